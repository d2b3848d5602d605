//! Records into sites: each one on its own, with everything there is to say about it. Never here: bytes or formats.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::cells::{self, Cell, Remarks};
use super::columns::{Column, Purpose, blank};
use super::degrees::{self, Way};
use super::findings::{Counts, Finding, FindingPlace, Severity, contradiction, words};
use super::grid::letters;
use super::headings::Heading;
use super::names::{self, Names};
use super::positions::Reading;
use super::record::{RawShape, Record, RowRole, Sheet};
use super::slots::BEYOND;
use super::stamps::Stamps;
use super::words::{choices, parse};
use super::{
    Checked, Encoding, ExchangeError, Format, ReadOptions, codes, floors, footprints, join, mapping, package, plausible,
    positions, totals, wkt,
};
use crate::estate::{Fact, Provenance, Site, SiteId, SiteKind};
use crate::geometry::{Axes, Datum};

/// Checks every record of every sheet of a file; floors join their buildings last.
pub(super) fn check(sheets: Vec<Sheet>, name: &str, options: &ReadOptions) -> Result<Checked, ExchangeError> {
    limit_vertices(&sheets)?;
    let mut sheets = sheets;
    for sheet in &mut sheets {
        mapping::apply(&options.mapping, sheet);
    }
    let headings = sheets.iter().flat_map(mapping::tell).collect();
    let (format, encoding) = sheets.first().map_or((Format::Csv, Encoding::Utf8), |sheet| (sheet.format, sheet.encoding));
    let mut checked = Checked {
        format,
        encoding,
        datum: None,
        sites: Vec::new(),
        backdrop: Vec::new(),
        findings: Vec::new(),
        counts: Counts::default(),
        headings,
        readings: None,
        doubtful: Vec::new(),
    };
    let (of_floors, of_sites): (Vec<Sheet>, Vec<Sheet>) = sheets.into_iter().partition(floors::is_of_floors);
    let mut ids = HashMap::new();
    for sheet in of_sites {
        check_sites(sheet, name, options, &mut ids, &mut checked)?;
    }
    codes::join(&mut checked);
    footprints::settle(&mut checked);
    for sheet in of_floors {
        floors::check(sheet, name, options, &mut checked);
    }
    join::settle(&mut checked, &options.known, &options.joins);
    Ok(checked)
}

/// Most vertices of a file; a single shape has a limit of its own.
const MOST_VERTICES: usize = 10_000_000;

fn limit_vertices(sheets: &[Sheet]) -> Result<(), ExchangeError> {
    let shapes = sheets.iter().flat_map(|sheet| &sheet.records).filter_map(|record| record.shape.as_ref());
    let vertices: usize = shapes.map(RawShape::count).sum();
    if vertices > MOST_VERTICES {
        return Err(ExchangeError::TooLarge { what: "vertices", found: vertices as u64, limit: MOST_VERTICES as u64 });
    }
    Ok(())
}

fn check_sites(
    mut sheet: Sheet,
    name: &str,
    options: &ReadOptions,
    ids: &mut HashMap<SiteId, Line>,
    checked: &mut Checked,
) -> Result<(), ExchangeError> {
    footprints::prepare(&mut sheet);
    checked.format = sheet.format;
    locate(&mut sheet);
    if sheet.declared.is_none() && options.datum.is_none() {
        // A column that says WGS84 all the way down is what the file says of itself.
        sheet.declare_together();
    }
    let declared = declared_by_heading(&sheet);
    let in_file = sheet.declared.as_deref().or(declared.map(Datum::word));
    let (reading, readings) = positions::settle(&mut sheet.records, options, in_file, &mut sheet.findings)?;
    checked.readings = checked.readings.take().or(readings);
    checked.datum = checked.datum.or(reading.declared);
    totals::check(&mut sheet.records, &sheet.headings);
    remark_doubles(&mut sheet);
    let kind = options.kind.unwrap_or_else(|| likely_kind(&mut sheet));
    let mut desk = Desk::new(&sheet, name, options);
    (desk.reading, desk.kind, desk.ids) = (reading, kind, std::mem::take(ids));
    desk.ids.reserve(sheet.records.len());
    checked.sites.reserve(sheet.records.len());
    let mut of_rows = Vec::new();
    // Each record is let go of as its site is made: a million of them beside a million sites would fill the memory.
    for (index, mut record) in std::mem::take(&mut sheet.records).into_iter().enumerate() {
        checked.counts.read += 1;
        if record.role == RowRole::Site {
            desk.take(index, &mut record, &sheet.headings, checked);
        } else {
            checked.counts.skipped += 1;
            remark_role(&mut record);
        }
        of_rows.append(&mut record.findings);
    }
    checked.findings.append(&mut sheet.findings);
    checked.findings.extend(desk.unused_notes(&sheet));
    checked.findings.extend(desk.rest_outside());
    *ids = desk.ids;
    checked.findings.append(&mut of_rows);
    draw_underneath(&sheet, checked);
    Ok(())
}

/// A row that is no record says why it was left out.
pub(super) fn remark_role(record: &mut Record) {
    match record.role {
        RowRole::RepeatedHeader => record.findings.push(repeated_header().at(record.place.clone())),
        RowRole::Remark => {
            let text: String = record.cells.first().map_or("", |(_, text)| text).chars().take(40).collect();
            let finding = Finding::note(
                "remark-row",
                words(format!("“{text}”是备注行，已跳过"), format!("“{text}” is a remark and skipped")),
                words("无需处理", "nothing needs doing"),
            );
            record.findings.push(finding.at(record.place.clone()));
        }
        RowRole::Site | RowRole::Subtotal | RowRole::Total => {}
    }
}

/// Features that are no sites, each on its own too.
fn draw_underneath(sheet: &Sheet, checked: &mut Checked) {
    for record in &sheet.backdrop {
        match package::backdrop_of(record, sheet) {
            Ok(feature) => checked.backdrop.push(feature),
            // A lake that is not whole keeps no building out.
            Err(fault) => {
                let remark = Finding { severity: Severity::Warning, ..*fault };
                checked.findings.push(remark.at(record.place.clone()));
            }
        }
    }
}

fn repeated_header() -> Finding {
    Finding::note(
        "repeated-header",
        words("重复的表头，已跳过", "the header is repeated here and skipped"),
        words("无需处理", "nothing needs doing"),
    )
}

/// Coordinates that stand in cells become the record's shape.
fn locate(sheet: &mut Sheet) {
    let at = |wanted: &str| sheet.headings.iter().position(|heading| heading.column.is_some_and(|column| column.wire == wanted));
    let (lon, lat, geometry) = (at("lon"), at("lat"), at("geometry"));
    let crs = at("crs");
    for record in sheet.records.iter_mut().filter(|record| record.role == RowRole::Site) {
        if let Some(name) = crs.and_then(|crs| record.cell(crs)) {
            match Datum::parse(name) {
                Some(datum) => record.datum = Some(datum),
                None => record.findings.push(unknown_datum(name)),
            }
        }
        if record.shape.is_some() {
            continue;
        }
        let text = |heading: Option<usize>| heading.and_then(|heading| record.cell(heading));
        let shape = match (text(geometry), text(lon), text(lat)) {
            (Some(text), _, _) => match degrees::pair(text) {
                Some(position) => somewhere(position).map(Some),
                None => wkt::parse(text).map(Some),
            },
            (None, None, None) => Ok(None),
            (None, Some(x), Some(y)) => point(x, y).map(Some),
            (None, Some(_), None) | (None, None, Some(_)) => Err(half_position()),
        };
        match shape {
            Ok(shape) => record.shape = shape,
            Err(fault) => record.findings.push(fault.at(record.place.clone())),
        }
    }
}

fn unknown_datum(name: &str) -> Finding {
    let finding = Finding::fault(
        "datum-unknown",
        words(format!("坐标系“{name}”无法识别"), format!("datum “{name}” is not known")),
        words("写 EPSG 代码、CGCS2000、WGS84、GCJ-02 或 BD-09", "write an EPSG code, CGCS2000, WGS84, GCJ-02 or BD-09"),
    );
    finding.at(FindingPlace::default().field("crs"))
}

/// The datum that the heading of the longitude names, as in 经度(GCJ-02).
fn declared_by_heading(sheet: &Sheet) -> Option<Datum> {
    sheet.headings.iter().find_map(|heading| heading.datum)
}

fn point(x: &str, y: &str) -> Result<RawShape, Box<Finding>> {
    match (degrees::parse(x, Way::East), degrees::parse(y, Way::North)) {
        (Some(x), Some(y)) => somewhere([x, y]),
        _ => Err(Box::new(Finding::fault(
            "position-malformed",
            words(format!("“{x}，{y}”不是坐标"), format!("“{x}, {y}” is no position")),
            words(
                "写十进制度，如 106.5512 和 29.5601，或写度分秒，如 106°33′4″",
                "write decimal degrees such as 106.5512 and 29.5601, or degrees, minutes and seconds such as 106°33′4″",
            ),
        ))),
    }
}

/// A position, unless it is the one that programs write where they know none.
fn somewhere([x, y]: [f64; 2]) -> Result<RawShape, Box<Finding>> {
    if x.abs() + y.abs() > 0.0 {
        return Ok(RawShape::Point([x, y]));
    }
    Err(Box::new(Finding::fault(
        "position-zero",
        words("经纬度为 0,0", "the position is 0, 0"),
        words("不知道位置时留空", "leave it empty where the position is not known"),
    )))
}

fn half_position() -> Box<Finding> {
    Box::new(Finding::fault(
        "position-incomplete",
        words("经度、纬度只有一项", "only one of longitude and latitude is given"),
        words("两项都填，或都留空", "give both, or leave both empty"),
    ))
}

/// A column may be named twice; the first one counts.
pub(super) fn remark_doubles(sheet: &mut Sheet) {
    let mut owner: HashMap<&str, String> = HashMap::new();
    for heading in &mut sheet.headings {
        let Some(column) = heading.column else { continue };
        if let Some(first) = owner.get(column.wire) {
            // Several spellings of a name feed the list of aliases.
            let finding = Finding::warning(
                "column-twice",
                words(
                    format!("“{}”与“{first}”是同一列，采用“{first}”，前者原样保留", heading.name),
                    format!("“{}” means the same as “{first}”, which is used; the other is kept as given", heading.name),
                ),
                words("删去或改名其中一列", "remove or rename one of them"),
            );
            sheet.findings.push(finding.at(FindingPlace::default().field(&heading.name)));
            heading.column = None;
        } else {
            owner.insert(column.wire, heading.name.clone());
        }
    }
}

/// The kind whose fields the file has most of, said aloud.
fn likely_kind(sheet: &mut Sheet) -> SiteKind {
    let fits = |kind: SiteKind| {
        let columns = sheet.headings.iter().filter_map(|heading| heading.column);
        columns.filter(|column| column.is_field() && column.applies_to(kind)).count()
    };
    let kind = SiteKind::ALL.into_iter().rev().max_by_key(|kind| fits(*kind)).unwrap_or(SiteKind::Building);
    let at = sheet.headings.iter().position(|heading| heading.column.is_some_and(|column| column.wire == "kind"));
    let silent = sheet.records.iter().any(|record| record.role == RowRole::Site && at.is_none_or(|at| record.cell(at).is_none()));
    if silent {
        sheet.findings.push(Finding::note(
            "kind-assumed",
            words(
                format!("未写类别的行按“{}”读入", super::words::chinese(kind)),
                format!("rows that name no kind are read as {}", kind.word()),
            ),
            words("不对时在导入时指定类别，或加“类别”列", "if that is wrong, say the kind when importing or add a column for it"),
        ));
    }
    kind
}

/// Most sites outside the district that are listed: a file of another town is told once.
const LISTED_OUTSIDE: u64 = 1_000;

/// Where an id stood first: the row of a table, or which feature it was. A million of these stay beside a million sites.
struct Line {
    of_table: bool,
    number: u64,
}

/// What holds for all records of a sheet.
pub(super) struct Desk<'a> {
    options: &'a ReadOptions,
    reading: Reading,
    kind: SiteKind,
    stem: &'a str,
    source: Arc<str>,
    as_of: Option<jiff::civil::Date>,
    ids: HashMap<SiteId, Line>,
    /// Heading → how many cells were kept without being used.
    unused: BTreeMap<usize, u64>,
    /// Sites that lie outside the district.
    outside: u64,
    stamps: Stamps,
    names: Names,
}

impl<'a> Desk<'a> {
    /// What a sheet and the importer say of its rows; the datum and the kind are settled by the caller.
    pub(super) fn new(sheet: &Sheet, name: &'a str, options: &'a ReadOptions) -> Self {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let source = options.source.clone().or_else(|| sheet.source.clone()).unwrap_or_else(|| name.to_owned());
        Self {
            options,
            reading: Reading { declared: None, axes: Axes::EastNorth, local: None },
            kind: SiteKind::Building,
            stem: file.split('.').next().unwrap_or(file),
            source: source.into(),
            as_of: options.as_of.or(sheet.as_of),
            ids: HashMap::new(),
            unused: BTreeMap::new(),
            outside: 0,
            stamps: Stamps::default(),
            names: Names::default(),
        }
    }

    fn take(&mut self, index: usize, record: &mut Record, headings: &[Heading], checked: &mut Checked) {
        let mut found = std::mem::take(&mut record.findings);
        let unlisted = self.unlisted();
        let raw = record.shape.take();
        let site = self.site(index, (record, raw), headings, &mut found);
        found.extend(record.place.row.and_then(|row| self.names.note(&site, row)));
        place(&mut found, record, headings);
        if found.iter().any(|finding| finding.severity == Severity::Fault) {
            checked.counts.refused += 1;
        } else {
            checked.counts.accepted += 1;
            checked.counts.noted += u64::from(!found.is_empty() || self.unlisted() > unlisted);
            checked.sites.push(Arc::new(site));
        }
        record.findings = found;
    }

    fn site(
        &mut self,
        index: usize,
        (record, raw): (&Record, Option<RawShape>),
        headings: &[Heading],
        found: &mut Vec<Finding>,
    ) -> Site {
        let cell = |wanted: &str| meta_cell(record, headings, wanted);
        let kind = cell("kind").map_or(Some(self.kind), |text| word("kind", text, found)).unwrap_or(self.kind);
        let provenance = self.provenance(record, headings, found);
        let mut site = blank(kind);
        site.id = self.id(index, record, cell("id"), found);
        if let Some(raw) = raw {
            let reading = Reading { declared: record.datum.or(self.reading.declared), ..self.reading };
            site.shape = positions::shape(raw, reading, found).map(|shape| Fact::new(shape, &provenance));
            found.extend(plausible::doubt_shape(&site));
            found.extend(self.astray(&site));
        }
        for (at, text) in &record.cells {
            self.fill(&mut site, (*at, &headings[*at]), text, &provenance, found);
        }
        if let Some(text) = cell("facts") {
            self.stamps.restamp(&mut site, text, found);
        }
        found.extend(names::former(&mut site));
        self.settle_zone(&mut site, found);
        found.extend(site.faults().iter().map(contradiction));
        site
    }

    pub(super) fn provenance(&mut self, record: &Record, headings: &[Heading], found: &mut Vec<Finding>) -> Provenance {
        let said = ["source", "as_of", "confidence"].map(|wanted| meta_cell(record, headings, wanted));
        if let Some(stamp) = self.stamps.of_rows(said) {
            return stamp;
        }
        let before = found.len();
        let [source, day, confidence] = said;
        let source = source.map_or_else(|| Arc::clone(&self.source), Arc::from);
        let mut as_of = self.as_of;
        if let Some(text) = day {
            let mut remarks = Remarks::default();
            match cells::date(Cell { text, unit: None }, &mut remarks) {
                Ok(date) => as_of = date,
                Err(fault) => found.push(fault.at(FindingPlace::default().field("as_of"))),
            }
            found.append(&mut remarks.findings);
        }
        let confidence = confidence.map_or(Some(self.options.confidence), |text| word("confidence", text, found));
        let stamp = Provenance { source, as_of, confidence: confidence.unwrap_or(self.options.confidence) };
        if found.len() == before {
            self.stamps.remember(said, &stamp);
        }
        stamp
    }

    fn id(&mut self, index: usize, record: &Record, given: Option<&str>, found: &mut Vec<Finding>) -> SiteId {
        let number = record.place.row.unwrap_or(index as u64 + 1);
        let id = given.or(record.feature_id.as_deref()).map_or_else(|| format!("{}:{number}", self.stem), str::to_owned);
        let id = SiteId(id);
        if let Some(Line { of_table, number: first }) = self.ids.get(&id) {
            let first = if *of_table { first.to_string() } else { format!("#{first}") };
            found.push(Finding::fault(
                "duplicate-id",
                words(format!("编号“{id}”已在 {first} 出现"), format!("id “{id}” stands already at {first}")),
                words("每个对象用唯一的编号", "give every site an id of its own"),
            ));
        } else {
            self.ids.insert(id.clone(), Line { of_table: record.place.row.is_some(), number });
        }
        id
    }

    /// One cell into its field, or among the extra columns.
    pub(super) fn fill(
        &mut self,
        site: &mut Site,
        (at, heading): (usize, &Heading),
        text: &str,
        provenance: &Provenance,
        found: &mut Vec<Finding>,
    ) {
        let slot = match heading.column {
            Some(column) if column.is_field() => column.slot(site),
            Some(Column { purpose: Purpose::Code(code), .. }) => return codes::read(*code, heading, text, site, found),
            Some(Column { purpose: Purpose::Floor(_), .. }) | None => None,
            Some(_) => return,
        };
        let mut remarks = Remarks::default();
        let outcome = slot.map(|slot| slot.read(Cell { text, unit: heading.unit }, provenance, &mut remarks));
        match outcome {
            Some(Ok(())) => {}
            Some(Err(fault)) => {
                if fault.code == BEYOND {
                    site.other.insert(heading.name.clone(), text.to_owned());
                }
                remarks.findings.push(*fault);
            }
            None => {
                *self.unused.entry(at).or_insert(0) += 1;
                site.other.insert(heading.name.clone(), text.to_owned());
            }
        }
        plausible::doubt(site, heading, text, &mut remarks);
        found.extend(remarks.findings.into_iter().map(|finding| finding.at(FindingPlace::default().field(&heading.name))));
    }

    /// A site that lies outside the district without saying so; the first of them are listed.
    fn astray(&mut self, site: &Site) -> Option<Finding> {
        let near = positions::near(self.options.district?);
        let outside = !near.meets(site.shape.as_ref()?.value.bbox());
        self.outside += u64::from(outside);
        (outside && self.outside <= LISTED_OUTSIDE).then(|| {
            Finding::warning(
                "outside-district",
                words("位于区外 1 公里以上", "it lies more than a kilometre outside the district"),
                words("核对坐标和坐标系；飞地可忽略", "check position and datum; ignore this where it is meant to lie outside"),
            )
        })
    }

    /// How many sites outside the district are not listed one by one.
    const fn unlisted(&self) -> u64 {
        self.outside.saturating_sub(LISTED_OUTSIDE)
    }

    /// What is said of those together.
    fn rest_outside(&self) -> Option<Finding> {
        let rest = self.unlisted();
        (rest > 0).then(|| {
            Finding::warning(
                "outside-district-more",
                words(
                    format!("另有 {rest} 个对象位于区外 1 公里以上，不再逐个列出"),
                    format!("{rest} more lie more than a kilometre outside the district and are not listed one by one"),
                ),
                words("核对全文件的坐标系", "check the datum of the file as a whole"),
            )
        })
    }

    fn settle_zone(&self, site: &mut Site, found: &mut Vec<Finding>) {
        let Some(zone) = site.zone.as_mut().filter(|_| !self.options.zones.is_empty()) else { return };
        match self.options.zones.get(&zone.value.0) {
            Some(id) => zone.value = id.clone(),
            None => found.push(Finding::fault(
                "unknown-zone",
                words(format!("方案中没有片区“{}”", zone.value), format!("the programme has no zone “{}”", zone.value)),
                words(
                    "用方案中的片区编号或名称；不确定时留空，由位置判定",
                    "use its id or name as in the programme; leave it empty to let the position decide",
                ),
            )),
        }
    }

    pub(super) fn unused_notes(&self, sheet: &Sheet) -> Vec<Finding> {
        let note = |(at, cells): (&usize, &u64)| {
            let name = &sheet.headings[*at].name;
            let finding = Finding::note(
                "column-kept",
                words(
                    format!("“{name}”列未使用，{cells} 个值原样保留"),
                    format!("column “{name}” is not used; its {cells} values are kept as given"),
                ),
                words("无需处理", "nothing needs doing"),
            );
            finding.at(FindingPlace { sheet: sheet.name.clone(), ..FindingPlace::default() }.field(name))
        };
        self.unused.iter().map(note).collect()
    }
}

/// Every finding on a record gets the record's place, and the cell where its field stands in one.
pub(super) fn place(found: &mut [Finding], record: &Record, headings: &[Heading]) {
    for finding in found {
        let field = finding.place.field.take();
        let heading = headings.iter().find(|heading| {
            field
                .as_ref()
                .is_some_and(|field| *field == heading.name || heading.column.is_some_and(|column| column.wire == field))
        });
        let column = heading.and_then(|heading| heading.at).map(letters);
        let cell = column.zip(record.place.row).map(|(column, row)| format!("{column}{row}"));
        let field = heading.map(|heading| heading.name.clone()).or(field);
        finding.place = FindingPlace { field, cell, ..record.place.clone() };
    }
}

pub(super) fn meta_cell<'a>(record: &'a Record, headings: &[Heading], wanted: &str) -> Option<&'a str> {
    // A row has few cells beside the headings of its file, and no two of those mean the same.
    let means = |at: &usize| headings.get(*at).and_then(|heading| heading.column).is_some_and(|column| column.wire == wanted);
    record.cells.iter().find(|(at, _)| means(at)).map(|(_, text)| &**text)
}

/// A vocabulary cell outside the fields.
pub(super) fn word<W: super::words::Word>(field: &str, text: &str, found: &mut Vec<Finding>) -> Option<W> {
    let value = parse::<W>(text);
    if value.is_none() {
        let (zh, en) = choices::<W>();
        let fault = Finding::fault(
            "unknown-word",
            words(format!("“{text}”不在词表内"), format!("“{text}” is none of the terms")),
            words(format!("填写：{zh}"), format!("write one of: {en}")),
        );
        found.push(fault.at(FindingPlace::default().field(field)));
    }
    value
}

#[cfg(test)]
mod tests {
    use super::super::{ReadOptions, read, tally};
    use crate::geometry::Bbox;

    #[test]
    fn a_file_of_another_town_lists_its_first_thousand_and_counts_every_one() {
        let rows: String = (0..1_203).map(|at| format!("b{at},106.6{at:04},29.7\n")).collect();
        let sheet = format!("编号,经度,纬度\n{rows}home,106.55,29.55\n");
        let district = Some(Bbox { west: 106.5, south: 29.5, east: 106.6, north: 29.6 });
        let options = ReadOptions { district, datum: Some(crate::geometry::Datum::Cgcs2000), ..ReadOptions::default() };
        let checked = read("t.csv", sheet.as_bytes(), &options).unwrap();
        let (tally, counts) = (tally(&checked.findings), checked.counts);
        assert_eq!((tally.get("outside-district"), tally.get("outside-district-more")), (Some(&1_000), Some(&1)));
        assert_eq!((counts.read, counts.accepted, counts.noted), (1_204, 1_204, 1_203));
        let rest = checked.findings.iter().find(|finding| finding.code == "outside-district-more").unwrap();
        assert!(rest.message.en.starts_with("203 more"), "{}", rest.message.en);
    }
}
