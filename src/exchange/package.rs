//! A district's package: programme, drawn outlines, backdrop and files of sites, read together. Never here: where its files lie.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::findings::{Finding, FindingPlace, Severity, words};
use super::record::{Record, Sheet};
use super::words::parse;
use super::{ExchangeError, ReadOptions, geojson, positions, read, steps};
use crate::estate::{Backdrop, BackdropKind, LedgerStep, Site};
use crate::geometry::{Axes, Bbox, Shape};
use crate::programme::{Programme, ZoneId, ZoneOutline};

/// Everything a district starts from.
#[derive(Debug, Clone)]
pub struct Package {
    /// What the district has promised.
    pub programme: Programme,
    /// Drawn outlines of its zones.
    pub outlines: Vec<ZoneOutline>,
    /// What is drawn underneath.
    pub backdrop: Vec<Backdrop>,
    /// Every site of every file, ordered by id.
    pub sites: Vec<Site>,
    /// Steps of the ledger so far, in order.
    pub ledger: Vec<LedgerStep>,
    /// What there is to say, with the file it is about.
    pub findings: Vec<(String, Finding)>,
}

/// Reads a package from its files by path, such as `programme.json`, `zones.geojson`, `backdrop.geojson`, `ledger.csv` and `sites/….csv`.
///
/// # Errors
/// [`ExchangeError`] when the programme is missing or a file cannot be read at all; rows at fault are findings.
pub fn read_package(files: &BTreeMap<String, Vec<u8>>) -> Result<Package, ExchangeError> {
    let programme = files.get("programme.json").ok_or(ExchangeError::Missing("programme.json"))?;
    let programme = Programme::parse(&String::from_utf8_lossy(programme))?;
    let mut findings = Vec::new();
    let outlines = drawn(files, "zones.geojson", &mut findings, |feature| outline(feature, &programme))?;
    let backdrop = drawn(files, "backdrop.geojson", &mut findings, backdrop_feature)?;
    let district: Vec<&Shape> =
        backdrop.iter().filter(|feature| feature.kind == BackdropKind::District).map(|feature| &feature.shape).collect();
    let options = ReadOptions {
        district: district.iter().map(|shape| shape.bbox()).reduce(Bbox::union),
        outline: district.first().map(|shape| (*shape).clone()),
        ..ReadOptions::default()
    }
    .with_zones_of(&programme);
    let mut sites: Vec<Site> = Vec::new();
    let is_sites = |path: &str| path.starts_with("sites/") || matches!(path, "places.csv" | "places.geojson");
    let is_table = |path: &str| path.ends_with(".csv") || path.ends_with(".geojson");
    for (path, bytes) in files.iter().filter(|(path, _)| is_sites(path) && is_table(path)) {
        let checked = read(path, bytes, &options).map_err(|cause| in_package(path, cause))?;
        findings.extend(checked.findings.into_iter().map(|finding| (path.clone(), finding)));
        sites.extend(checked.sites.into_iter().map(Arc::unwrap_or_clone));
    }
    sites.sort_by(|a, b| a.id.cmp(&b.id));
    drop_doubles(&mut sites, &mut findings);
    let ledger = match files.get("ledger.csv") {
        None => Vec::new(),
        Some(bytes) => {
            let (steps, faults) = steps::read(bytes, &sites).map_err(|cause| in_package("ledger.csv", cause))?;
            findings.extend(faults.into_iter().map(|fault| ("ledger.csv".to_owned(), fault)));
            steps
        }
    };
    Ok(Package { programme, outlines, backdrop, sites, ledger, findings })
}

fn in_package(file: &str, cause: ExchangeError) -> ExchangeError {
    ExchangeError::InPackage { file: file.to_owned(), cause: Box::new(cause) }
}

fn drop_doubles(sites: &mut Vec<Site>, findings: &mut Vec<(String, Finding)>) {
    let mut seen = BTreeSet::new();
    sites.retain(|site| {
        let first = seen.insert(site.id.clone());
        if !first {
            let finding = Finding::fault(
                "duplicate-id",
                words(format!("编号“{}”在几个文件中出现", site.id), format!("id “{}” stands in several files", site.id)),
                words("每个对象用唯一的编号", "give every site an id of its own"),
            );
            let place = FindingPlace { feature: Some(site.id.0.clone()), ..FindingPlace::default() };
            findings.push(("sites".to_owned(), finding.at(place)));
        }
        first
    });
}

/// One drawn feature: its properties by name, and its shape.
struct Drawn<'a> {
    properties: BTreeMap<&'a str, &'a str>,
    shape: Shape,
    attribution: Option<&'a str>,
}

impl Drawn<'_> {
    fn text(&self, name: &str) -> Option<String> {
        self.properties.get(name).map(|text| (*text).to_owned())
    }
}

/// Reads a file of drawn features; a feature that cannot be used is a finding.
fn drawn<T>(
    files: &BTreeMap<String, Vec<u8>>,
    path: &str,
    findings: &mut Vec<(String, Finding)>,
    make: impl Fn(&Drawn<'_>) -> Result<T, Box<Finding>>,
) -> Result<Vec<T>, ExchangeError> {
    let Some(bytes) = files.get(path) else { return Ok(Vec::new()) };
    let sheet = geojson::read(bytes).map_err(|cause| in_package(path, cause))?;
    let mut made = Vec::new();
    for record in &sheet.records {
        match feature(record, &sheet).and_then(|drawn| make(&drawn)) {
            Ok(thing) => made.push(thing),
            Err(fault) => {
                let field = fault.place.field.clone();
                findings.push((path.to_owned(), fault.at(FindingPlace { field, ..record.place.clone() })));
            }
        }
    }
    Ok(made)
}

fn feature<'a>(record: &'a Record, sheet: &'a Sheet) -> Result<Drawn<'a>, Box<Finding>> {
    if let Some(fault) = record.findings.first() {
        return Err(Box::new(fault.clone()));
    }
    let raw = record.shape.as_ref().ok_or_else(|| {
        Box::new(Finding::fault(
            "geometry-missing",
            words("没有图形", "there is no geometry"),
            words("补上图形", "give it a geometry"),
        ))
    })?;
    let mut remarks = Vec::new();
    let plain = positions::Reading { declared: None, axes: Axes::EastNorth, local: None };
    let shape = positions::shape(raw.clone(), plain, &mut remarks)
        .filter(|_| remarks.iter().all(|remark| remark.severity != Severity::Fault));
    let shape = shape.ok_or_else(|| remarks.into_iter().next().map_or_else(|| lacking("geometry"), Box::new))?;
    let properties = record.cells.iter().map(|(at, text)| (sheet.headings[*at].name.as_str(), &**text)).collect();
    Ok(Drawn { properties, shape, attribution: sheet.source.as_deref() })
}

fn lacking(field: &str) -> Box<Finding> {
    let finding = Finding::fault(
        "property-missing",
        words(format!("缺少或无法识别“{field}”"), format!("property “{field}” is missing or not understood")),
        words("补上该属性", "give it this property"),
    );
    Box::new(finding.at(FindingPlace::default().field(field)))
}

fn outline(drawn: &Drawn<'_>, programme: &Programme) -> Result<ZoneOutline, Box<Finding>> {
    let zone = ZoneId(drawn.text("zone").ok_or_else(|| lacking("zone"))?);
    programme.zone(&zone).ok_or_else(|| lacking("zone"))?;
    let drawn_on = drawn.text("drawn_on").map(|day| day.parse().map_err(|_| lacking("drawn_on"))).transpose()?;
    Ok(ZoneOutline {
        zone,
        shape: drawn.shape.clone(),
        official: drawn.text("official").is_some_and(|flag| flag == "true"),
        version: drawn.text("version").unwrap_or_default(),
        drawn_by: drawn.text("drawn_by").unwrap_or_default(),
        drawn_on,
        note: drawn.text("note").unwrap_or_default(),
    })
}

/// A record of a file that is drawn underneath.
pub(super) fn backdrop_of(record: &Record, sheet: &Sheet) -> Result<Backdrop, Box<Finding>> {
    feature(record, sheet).and_then(|drawn| backdrop_feature(&drawn))
}

fn backdrop_feature(drawn: &Drawn<'_>) -> Result<Backdrop, Box<Finding>> {
    let kind = drawn.text("kind").and_then(|word| parse(&word)).ok_or_else(|| lacking("kind"))?;
    let source = drawn.text("source").or_else(|| drawn.attribution.map(str::to_owned)).ok_or_else(|| lacking("source"))?;
    Ok(Backdrop {
        kind,
        name: drawn.text("name"),
        name_en: drawn.text("name_en"),
        shape: drawn.shape.clone(),
        source: source.into(),
    })
}
