//! A site as printed fields with one provenance for the line and exceptions by field. Never here: a file format.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Audience;
use super::columns::{COLUMNS, Column};
use super::slots::Printed;
use crate::estate::{Confidence, Provenance, Site};

/// What a writer puts down for one site.
pub(super) struct Line<'a> {
    pub(super) site: &'a Site,
    /// Fields with a value, in the order of the table.
    pub(super) fields: Vec<(&'static Column, Printed)>,
    /// The provenance most fields share.
    pub(super) provenance: Option<Provenance>,
    /// Fields whose provenance differs, by wire name.
    pub(super) facts: BTreeMap<&'static str, FactSource>,
    /// Whether a value of it is made up.
    pub(super) example: bool,
    /// Extra columns this audience may see.
    pub(super) extra: Vec<(&'a str, &'a str)>,
}

/// Provenance of one field, as the `facts` column spells it.
#[derive(Debug, Serialize)]
pub(super) struct FactSource {
    source: String,
    as_of: Option<jiff::civil::Date>,
    confidence: Confidence,
}

impl<'a> Line<'a> {
    pub(super) fn of(site: &'a Site, audience: Audience) -> Self {
        let mut copy = site.clone();
        let mut fields = Vec::new();
        let mut stamps: Vec<(&'static str, Provenance)> = Vec::new();
        for column in COLUMNS.iter().filter(|column| !column.restricted || audience == Audience::Official) {
            let Some(mut slot) = column.slot(&mut copy) else { continue };
            let Some(printed) = slot.print() else { continue };
            fields.push((column, printed));
            stamps.extend(slot.provenance().map(|stamp| (column.wire, stamp.clone())));
        }
        stamps.extend(site.shape.as_ref().map(|shape| ("geometry", shape.provenance.clone())));
        let provenance = most_common(&stamps);
        let example = stamps.iter().any(|(_, stamp)| stamp.confidence == Confidence::Example);
        let differing = stamps.into_iter().filter(|(_, stamp)| Some(stamp) != provenance.as_ref());
        let facts = differing.map(|(field, stamp)| (field, FactSource::from(stamp))).collect();
        let extra = site.other.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let extra = extra.filter(|(name, _)| audience == Audience::Official || !is_personal(name)).collect();
        Self { site, fields, provenance, facts, example, extra }
    }
}

impl From<Provenance> for FactSource {
    fn from(stamp: Provenance) -> Self {
        Self { source: stamp.source.to_string(), as_of: stamp.as_of, confidence: stamp.confidence }
    }
}

/// The most frequent provenance; of equals the one met first.
fn most_common(stamps: &[(&'static str, Provenance)]) -> Option<Provenance> {
    let count = |stamp: &Provenance| stamps.iter().filter(|(_, other)| other == stamp).count();
    stamps.iter().rev().max_by_key(|(_, stamp)| count(stamp)).map(|(_, stamp)| stamp.clone())
}

/// Extra columns of a ledger that name owners, debts, taxes or people; they do not leave for the public.
fn is_personal(name: &str) -> bool {
    const MARKS: [&str; 18] = [
        "不动产单元",
        "产权人",
        "业主",
        "权利人",
        "抵押",
        "查封",
        "税收",
        "营业收入",
        "联系",
        "电话",
        "手机",
        "身份证",
        "信用代码",
        "owner",
        "mortgage",
        "seizure",
        "revenue",
        "tax",
    ];
    let name = name.to_lowercase();
    MARKS.iter().any(|mark| name.contains(mark))
}
