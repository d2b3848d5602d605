//! The floor sheet of the survey: each row a floor, joined to its building by code and checked against it. Never here: bytes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::cells::{self, Cell, Remarks};
use super::check::{Desk, meta_cell, place, remark_doubles, remark_role, word};
use super::columns::{FloorPart, Purpose, blank};
use super::findings::{Finding, FindingPlace, Severity, contradiction, words};
use super::headings::Heading;
use super::measures::Dimension;
use super::record::{Record, RowRole, Sheet};
use super::{Checked, ReadOptions, codes, totals};
use crate::estate::{Building, Fact, Floor, Known, RealEstateUnitCode, SiteBody, SiteKind, Space};
use crate::units::Area;

/// Parts of a hundred by which floors may differ from their building.
const TOLERATED: i64 = 1;

/// Whether the rows of a sheet are floors: only they have a physical order.
pub(super) fn is_of_floors(sheet: &Sheet) -> bool {
    sheet.headings.iter().any(|heading| part(heading) == Some(FloorPart::Order))
}

fn part(heading: &Heading) -> Option<FloorPart> {
    if let Purpose::Floor(part) = heading.column?.purpose { Some(part) } else { None }
}

/// Reads the rows of a floor sheet into the buildings accepted before.
pub(super) fn check(mut sheet: Sheet, name: &str, options: &ReadOptions, checked: &mut Checked) {
    totals::check(&mut sheet.records, &sheet.headings);
    remark_doubles(&mut sheet);
    let mut desk = Desk::new(&sheet, name, options);
    let mut joining = Joining::over(checked);
    let mut of_rows = Vec::new();
    for record in &mut sheet.records {
        checked.counts.read += 1;
        if record.role == RowRole::Site {
            joining.take(record, &sheet.headings, &mut desk, checked);
        } else {
            checked.counts.skipped += 1;
            remark_role(record);
        }
        of_rows.append(&mut record.findings);
    }
    checked.findings.append(&mut sheet.findings);
    checked.findings.extend(desk.unused_notes(&sheet));
    checked.findings.append(&mut of_rows);
    joining.settle(checked);
}

/// Which building a floor belongs to.
struct Joining {
    by_id: HashMap<String, usize>,
    by_code: HashMap<String, usize>,
    /// Building, order and unit of the floors read so far.
    seen: BTreeSet<(usize, i16, String)>,
}

impl Joining {
    fn over(checked: &Checked) -> Self {
        let buildings = || checked.sites.iter().enumerate().filter(|(_, site)| site.kind() == SiteKind::Building);
        let code = |site| codes::unit_code(site).as_ref().and_then(RealEstateUnitCode::building).map(str::to_owned);
        Self {
            by_id: buildings().map(|(at, site)| (site.id.0.clone(), at)).collect(),
            by_code: buildings().filter_map(|(at, site)| Some((code(site)?, at))).collect(),
            seen: BTreeSet::new(),
        }
    }

    fn take(&mut self, record: &mut Record, headings: &[Heading], desk: &mut Desk<'_>, checked: &mut Checked) {
        let mut found = std::mem::take(&mut record.findings);
        let floor = floor(record, headings, desk, &mut found);
        let building = self.building(record, headings, &floor);
        if building.is_none() {
            found.push(no_building(meta_cell(record, headings, "id")));
        }
        if let Some(at) = building {
            let unit = floor.other.get("单元/楼段").or_else(|| floor.other.get("floor_unit")).cloned().unwrap_or_default();
            if !self.seen.insert((at, floor.order, unit)) {
                found.push(twice(&floor));
            }
        }
        place(&mut found, record, headings);
        match building.filter(|_| found.iter().all(|finding| finding.severity != Severity::Fault)) {
            Some(at) => {
                checked.counts.accepted += 1;
                checked.counts.noted += u64::from(!found.is_empty());
                if let SiteBody::Building(building) = &mut Arc::make_mut(&mut checked.sites[at]).body {
                    building.floors.push(floor);
                }
            }
            None => checked.counts.refused += 1,
        }
        record.findings = found;
    }

    fn building(&self, record: &Record, headings: &[Heading], floor: &Floor) -> Option<usize> {
        let by_id = meta_cell(record, headings, "id").and_then(|id| self.by_id.get(id));
        let code = || RealEstateUnitCode::parse(floor.other.get("不动产单元代码")?).ok();
        let by_code = || code().and_then(|code| self.by_code.get(code.building()?));
        match meta_cell(record, headings, "id") {
            Some(_) => by_id,
            None => by_code(),
        }
        .copied()
    }

    /// Orders the floors and compares them with their buildings.
    fn settle(&self, checked: &mut Checked) {
        let touched: BTreeSet<usize> = self.seen.iter().map(|(at, ..)| *at).collect();
        for at in touched {
            let site = Arc::make_mut(&mut checked.sites[at]);
            let place = FindingPlace { feature: Some(site.id.0.clone()), ..FindingPlace::default() };
            if let SiteBody::Building(building) = &mut site.body {
                building.floors.sort_by_key(|floor| floor.order);
                checked.findings.extend(against_building(building).into_iter().map(|finding| finding.at(place.clone())));
            }
        }
    }
}

/// A row as a floor: its areas are read as a building's are.
fn floor(record: &Record, headings: &[Heading], desk: &mut Desk<'_>, found: &mut Vec<Finding>) -> Floor {
    let provenance = desk.provenance(record, headings, found);
    let mut carrier = blank(SiteKind::Building);
    let mut floor = Floor { label: String::new(), order: 0, level_kind: None, space: Space::default(), other: BTreeMap::new() };
    let mut ordered = false;
    for (at, text) in &record.cells {
        let heading = &headings[*at];
        match part(heading) {
            None => desk.fill(&mut carrier, (*at, heading), text, &provenance, found),
            Some(FloorPart::Label) => floor.label = text.to_string(),
            Some(FloorPart::LevelKind) => {
                floor.level_kind = word(&heading.name, text, found).map(|kind| Fact::new(kind, &provenance));
            }
            Some(FloorPart::Order) => {
                ordered = true;
                floor.order = order(heading, text, found);
            }
        }
    }
    if !ordered {
        found.push(no_order());
    }
    if floor.label.is_empty() {
        floor.label = format!("#{}", floor.order);
    }
    floor.other = std::mem::take(&mut carrier.other);
    carrier.id = "floor".into();
    found.extend(carrier.faults().iter().map(contradiction));
    if let SiteBody::Building(building) = carrier.body {
        floor.space = Space::clone(&building.space);
    }
    floor
}

fn order(heading: &Heading, text: &str, found: &mut Vec<Finding>) -> i16 {
    let number = cells::number(Cell { text, unit: None }, Dimension::Pure, 0, &mut Remarks::default());
    match number.ok().flatten().and_then(|order| i16::try_from(order).ok()) {
        Some(order) => order,
        None => {
            found.push(no_order().at(FindingPlace::default().field(&heading.name)));
            0
        }
    }
}

fn no_order() -> Finding {
    Finding::fault(
        "floor-without-order",
        words("没有物理层序", "there is no physical order"),
        words(
            "自下而上从 1 起编号；相邻与否由层序判定，不由楼层名称",
            "number the floors from 1 upwards; adjacency is told by the order, never by the label",
        ),
    )
}

fn no_building(id: Option<&str>) -> Finding {
    let id = id.unwrap_or("—");
    Finding::fault(
        "floor-without-building",
        words(format!("文件中没有已接受的楼宇“{id}”"), format!("the file has no accepted building “{id}”")),
        words("把楼宇表放在同一工作簿并核对楼宇编码", "keep the building sheet in the same workbook and compare the codes"),
    )
}

fn twice(floor: &Floor) -> Finding {
    Finding::fault(
        "floor-twice",
        words(format!("层序 {} 重复", floor.order), format!("order {} stands twice", floor.order)),
        words("同层的不同单元在“单元/楼段”中区分", "tell units of one floor apart in 单元/楼段"),
    )
}

/// An area by its Chinese and its wire name.
type AreaOf = (&'static str, &'static str, fn(&Space) -> &Known<Area>);

/// Sums and gaps that cannot be right, or that a person should look at.
fn against_building(building: &Building) -> Vec<Finding> {
    let mut found = Vec::new();
    let areas: [AreaOf; 2] =
        [("可用面积", "usable_area_m2", |space| &space.usable_area), ("空置面积", "vacant_area_m2", |space| &space.vacant_area)];
    for (zh, en, pick) in areas {
        let whole = pick(&building.space).as_ref().map(|fact| fact.value);
        let parts: Option<Area> = building.floors.iter().map(|floor| pick(&floor.space).as_ref().map(|fact| fact.value)).sum();
        if let (Some(whole), Some(parts)) = (whole, parts)
            && (whole - parts).hundredths().abs() * 100 > whole.hundredths() * TOLERATED
        {
            found.push(Finding::warning(
                "floors-differ",
                words(
                    format!("各层{zh}相加为 {parts}，楼宇为 {whole}，相差超过 1%"),
                    format!("{en}: the floors add up to {parts}, the building says {whole}, more than 1% apart"),
                ),
                words("核对分层表与楼宇表", "compare the floor sheet with the building sheet"),
            ));
        }
    }
    let orders: BTreeSet<i16> = building.floors.iter().map(|floor| floor.order).collect();
    let gap = orders.iter().zip(orders.iter().skip(1)).find(|(lower, upper)| **upper - **lower > 1);
    if let Some((lower, upper)) = gap {
        found.push(Finding::warning(
            "floors-gap",
            words(format!("层序 {lower} 与 {upper} 之间缺层"), format!("floors are missing between orders {lower} and {upper}")),
            words("补上缺少的层，否则两层不算相邻", "add the missing floors; until then the two are not adjacent"),
        ));
    }
    found
}
