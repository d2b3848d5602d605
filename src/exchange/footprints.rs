//! OpenStreetMap building footprints: storeys that cannot be believed, floor area from those that can, and towers that stand on podiums.
//! Never here: GeoJSON itself, or any other use of OpenStreetMap.
//!
//! *Which storeys are suspect?* Those the file marks `levels_suspect`, and, in a file that marks none, every single storey where most
//! of the storeys given are 1: then 1 is what an editor filled in, not what someone counted. They become unknown, and so does the floor
//! area; the number stays among the extra columns.
//!
//! *What of two footprints that overlap?* A tower drawn over its podium holds the podium's lower floors twice. Each floor of the
//! common ground is counted once: of the building with fewer storeys, common ground × storeys that both have is left out, marked in
//! the source of its floor area. Storeys below `min_level` are not part of a building. Where either storey count is unknown there is
//! nothing to leave out, because the unknown one adds nothing.

use std::sync::Arc;

use super::cells::{self, Cell, Remarks};
use super::columns::wire;
use super::findings::{Finding, FindingPlace, words};
use super::overlaps::{self, Overlap};
use super::parts;
use super::record::{Record, Sheet};
use super::{Checked, Format};
use crate::estate::{AreaSource, Confidence, Fact, Provenance, Site, SiteBody, SiteKind, Space};
use crate::units::Area;

const LEVELS: [&str; 2] = ["building:levels", "levels"];
const MIN_LEVEL: [&str; 2] = ["building:min_level", "min_level"];
/// Fewer storey counts than this say nothing about a default.
const ENOUGH: usize = 20;

/// Recognises a file of footprints and prepares its records; other files are left alone.
pub(super) fn prepare(sheet: &mut Sheet) {
    let named = |sheet: &Sheet, name: &str| sheet.headings.iter().position(|heading| heading.name == name);
    let Some(building) = named(sheet, "building") else { return };
    let part = named(sheet, parts::PART);
    let is_drawn = |record: &Record| record.cell(building).or_else(|| record.cell(part?)).is_some();
    let tagged = sheet.records.iter().filter(|record| is_drawn(record)).count();
    if sheet.format == Format::Geojson && named(sheet, "kind").is_none() && tagged * 2 >= sheet.records.len() {
        sheet.format = Format::OsmFootprints;
    }
    if !matches!(sheet.format, Format::OsmFootprints | Format::OsmPbf) {
        return;
    }
    for (name, column) in LEVELS.map(|name| (name, "levels_above")).into_iter().chain([("start_date", "year_built")]) {
        if let Some(at) = named(sheet, name) {
            sheet.headings[at].column = wire(column);
        }
    }
    name_records(sheet, named(sheet, "osm_id"));
    drop_suspect_levels(sheet, named(sheet, "levels_suspect"));
    drop_vague_years(sheet, named(sheet, "start_date"));
}

/// Ids become `osm:way/704025120`, so that they never meet those of a ledger.
fn name_records(sheet: &mut Sheet, osm_id: Option<usize>) {
    if let Some(at) = osm_id {
        sheet.headings[at].column = None;
    }
    for record in &mut sheet.records {
        let given = record.feature_id.take().or_else(|| record.cell(osm_id?).map(str::to_owned));
        record.feature_id = given.map(|id| if id.starts_with("osm:") { id } else { format!("osm:{id}") });
    }
}

fn drop_suspect_levels(sheet: &mut Sheet, flag: Option<usize>) {
    let levels: Vec<usize> = (0..sheet.headings.len()).filter(|at| LEVELS.contains(&sheet.headings[*at].name.as_str())).collect();
    let Some(kept) = levels.first().map(|at| unused_twin(sheet, *at)) else { return };
    let of = |record: &Record| levels.iter().find_map(|at| record.cell(*at)).map(str::to_owned);
    let given: Vec<String> = sheet.records.iter().filter_map(|record| of(record)).collect();
    let ones = given.iter().filter(|text| is_one(text)).count();
    let by_default = flag.is_none() && given.len() >= ENOUGH && ones * 2 > given.len();
    for record in &mut sheet.records {
        let Some(text) = of(record) else { continue };
        let marked = flag.and_then(|flag| record.cell(flag)).is_some_and(|flag| flag == "true");
        if marked || (by_default && is_one(&text)) || !is_whole(&text) {
            for cell in record.cells.iter_mut().filter(|cell| levels.contains(&cell.0)) {
                cell.0 = kept;
            }
            record.findings.push(suspect(&text).at(FindingPlace::default().field("levels")));
        }
    }
}

/// Storeys such as 3.5 or 3-4 were not counted by anyone.
fn is_whole(text: &str) -> bool {
    text.trim_end_matches(".0").parse::<u16>().is_ok()
}

fn is_one(text: &str) -> bool {
    text == "1" || text == "1.0"
}

/// A heading of the same name that means no column, for values that are kept without being believed.
fn unused_twin(sheet: &mut Sheet, at: usize) -> usize {
    let twin = super::headings::Heading { column: None, ..sheet.headings[at].clone() };
    sheet.headings.push(twin);
    sheet.headings.len() - 1
}

fn suspect(levels: &str) -> Finding {
    Finding::warning(
        "levels-suspect",
        words(
            format!("层数 {levels} 不可信，层数和建筑面积按“未知”读入"),
            format!("{levels} storey(s) cannot be believed: storeys and floor area are read as unknown"),
        ),
        words("实地核实后填写层数", "fill in the storeys once someone has counted them"),
    )
}

/// A start date that names no year is kept without being used.
fn drop_vague_years(sheet: &mut Sheet, start_date: Option<usize>) {
    let Some(at) = start_date else { return };
    let kept = unused_twin(sheet, at);
    for record in &mut sheet.records {
        let vague = |text: &str| cells::year(Cell { text, unit: None }, &mut Remarks::default()).is_ok_and(|year| year.is_some());
        for cell in record.cells.iter_mut().filter(|cell| cell.0 == at && !vague(&cell.1)) {
            cell.0 = kept;
        }
    }
}

/// Floor areas from footprints and storeys, and the overlaps between them.
pub(super) fn settle(checked: &mut Checked) {
    if !matches!(checked.format, Format::OsmFootprints | Format::OsmPbf) {
        return;
    }
    parts::fold(checked);
    for site in &mut checked.sites {
        reckon_floor_area(Arc::make_mut(site));
    }
    let pairs = overlaps::find(&checked.sites);
    for pair in &pairs {
        let finding = leave_out(&mut checked.sites, pair);
        checked.findings.push(finding);
    }
    let summary = summary(checked, pairs.len());
    checked.findings.insert(0, summary);
}

pub(super) fn space(site: &mut Site) -> Option<&mut Space> {
    if let SiteBody::Building(building) = &mut site.body { Some(&mut building.space) } else { None }
}

/// The storeys that a building itself has: from which level, up to which.
pub(super) fn storeys(site: &Site) -> Option<(i64, i64)> {
    let top = i64::from(site.space()?.levels_above.as_ref()?.value);
    let given = MIN_LEVEL.iter().find_map(|name| site.other.get(*name));
    let bottom = given.and_then(|text| text.parse::<f64>().ok()).map_or(0, |level| level.max(0.0) as i64);
    (bottom < top).then_some((bottom, top))
}

fn reckon_floor_area(site: &mut Site) {
    let footprint = site.shape.as_ref().and_then(|shape| shape.value.footprint());
    let (Some(footprint), Some((bottom, top))) = (footprint, storeys(site)) else { return };
    let Some(space) = space(site).filter(|space| space.floor_area.is_none()) else { return };
    let Some(levels) = &space.levels_above else { return };
    let stamp = Provenance { confidence: Confidence::Estimated, ..levels.provenance.clone() };
    space.floor_area = Some(Fact::new(Area::from_hundredths(footprint.hundredths() * (top - bottom)), &stamp));
    space.floor_area_source = Some(AreaSource::Footprint);
}

/// Leaves the common floors of a pair out of the lower building, and says so.
fn leave_out(sites: &mut [Arc<Site>], pair: &Overlap) -> Finding {
    let (one, other) = (storeys(&sites[pair.one]), storeys(&sites[pair.other]));
    let ground = |at: usize| sites[at].shape.as_ref().and_then(|shape| shape.value.footprint());
    let one_is_lower = match (one, other) {
        (Some(one), Some(other)) => one.1 <= other.1,
        _ => ground(pair.one) >= ground(pair.other),
    };
    let (lower, upper) = if one_is_lower { (pair.one, pair.other) } else { (pair.other, pair.one) };
    let shared = match (one, other) {
        (Some(one), Some(other)) => (one.1.min(other.1) - one.0.max(other.0)).max(0),
        _ => 0,
    };
    let twice = Area::from_hundredths(pair.ground.hundredths() * shared);
    let upper_id = sites[upper].id.clone();
    let left_out = reduce(Arc::make_mut(&mut sites[lower]), twice, &upper_id.0);
    let (zh, en) = if left_out > Area::ZERO {
        (
            format!("从本栋建筑面积中扣除重叠楼层 {left_out}"),
            format!("{left_out} of common floors are left out of this one's floor area"),
        )
    } else {
        ("没有重复计入的楼层".to_owned(), "no floor is counted twice".to_owned())
    };
    let finding = Finding::warning(
        "footprints-overlap",
        words(
            format!("与 {upper_id} 的轮廓重叠 {}（如塔楼与裙房）；{zh}", pair.ground),
            format!("overlaps {upper_id} by {} of ground (as a tower does its podium); {en}", pair.ground),
        ),
        words("以产权或测绘面积替代推算面积", "replace the estimate by a certified or surveyed area"),
    );
    finding.at(FindingPlace {
        feature: Some(sites[lower].id.0.clone()),
        field: Some("geometry".to_owned()),
        ..FindingPlace::default()
    })
}

fn reduce(site: &mut Site, twice: Area, upper: &str) -> Area {
    let Some(space) = space(site).filter(|space| space.floor_area_source == Some(AreaSource::Footprint)) else {
        return Area::ZERO;
    };
    let Some(area) = &mut space.floor_area else { return Area::ZERO };
    let left_out = twice.min(area.value).or_zero();
    if left_out > Area::ZERO {
        area.value -= left_out;
        area.provenance.source = format!("{}; {left_out} under {upper} left out", area.provenance.source).into();
    }
    left_out
}

fn summary(checked: &Checked, overlaps: usize) -> Finding {
    let counts = super::tally(&checked.findings);
    let suspect = counts.get("levels-suspect").copied().unwrap_or(0);
    let credible = checked.sites.iter().filter(|site| storeys(site).is_some()).count();
    let unknown = checked.sites.iter().filter(|site| site.space().is_some_and(|space| space.floor_area.is_none())).count();
    let read = checked.sites.iter().filter(|site| site.kind() == SiteKind::Building).count();
    Finding::note(
        "footprints-summary",
        words(
            format!(
                "OSM 轮廓 {read} 个：层数可信 {credible} 个，层数可疑 {suspect} 个（按未知读入），建筑面积未知 {unknown} 个，重叠 {overlaps} 对（不重复计入）"
            ),
            format!(
                "{read} OpenStreetMap footprints: {credible} with credible storeys, {suspect} with suspect ones (read as unknown), floor area unknown for {unknown}, {overlaps} overlapping pairs (not added twice)"
            ),
        ),
        words("无需处理", "nothing needs doing"),
    )
}

#[cfg(test)]
pub(super) mod tests {
    use crate::exchange::{Checked, ReadOptions, read, tally};
    use crate::units::Area;

    pub(in crate::exchange) fn square(id: &str, west: f64, size: f64, tags: &str) -> String {
        let (east, south, north) = (west + size, 29.56, 29.56 + size);
        format!(
            r#"{{"type":"Feature","id":"way/{id}","properties":{{"building":"yes"{tags}}},"geometry":{{"type":"Polygon","coordinates":[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}}}"#
        )
    }

    pub(in crate::exchange) fn checked(features: &[String]) -> Checked {
        let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
        read("osm.geojson", text.as_bytes(), &ReadOptions::default()).unwrap()
    }

    pub(in crate::exchange) fn floor_area(checked: &Checked, at: usize) -> Option<Area> {
        Some(checked.sites[at].space()?.floor_area.as_ref()?.value)
    }

    pub(in crate::exchange) fn footprint(checked: &Checked, at: usize) -> i64 {
        checked.sites[at].shape.as_ref().unwrap().value.footprint().unwrap().hundredths()
    }

    #[test]
    fn a_tower_drawn_from_the_ground_leaves_its_common_floors_to_the_tower() {
        let both = checked(&[
            square("podium", 106.55, 0.001, r#","building:levels":"5""#),
            square("tower", 106.55, 0.0004, r#","building:levels":"30""#),
        ]);
        assert_eq!(floor_area(&both, 1), Some(Area::from_hundredths(footprint(&both, 1) * 30)));
        let podium = footprint(&both, 0) * 5 - footprint(&both, 1) * 5;
        let off = floor_area(&both, 0).unwrap().hundredths() - podium;
        assert!(off.abs() <= 10, "{off} hundredths off");
        assert_eq!(tally(&both.findings).get("footprints-overlap"), Some(&1));
        let source = &both.sites[0].space().unwrap().floor_area.as_ref().unwrap().provenance.source;
        assert!(source.contains("under osm:way/tower left out"), "{source}");
    }

    #[test]
    fn a_tower_drawn_from_its_lowest_own_floor_leaves_nothing_out() {
        let both = checked(&[
            square("podium", 106.55, 0.001, r#","building:levels":"5""#),
            square("tower", 106.55, 0.0004, r#","building:levels":"30","building:min_level":"5""#),
        ]);
        assert_eq!(floor_area(&both, 0), Some(Area::from_hundredths(footprint(&both, 0) * 5)));
        assert_eq!(floor_area(&both, 1), Some(Area::from_hundredths(footprint(&both, 1) * 25)));
    }

    #[test]
    fn a_file_that_says_one_storey_almost_everywhere_is_not_believed_there() {
        let many: Vec<String> = (0..30)
            .map(|at| {
                let levels = if at % 5 == 0 { 8 } else { 1 };
                square(&at.to_string(), 106.5 + f64::from(at) * 0.001, 0.0005, &format!(r#","building:levels":"{levels}""#))
            })
            .collect();
        let many = checked(&many);
        assert_eq!(tally(&many.findings).get("levels-suspect"), Some(&24));
        assert_eq!(floor_area(&many, 1), None);
        assert!(floor_area(&many, 0).is_some());
        assert_eq!(many.sites[1].other.get("building:levels").map(String::as_str), Some("1"));
        assert_eq!(many.sites[1].id.0, "osm:way/1");
    }
}
