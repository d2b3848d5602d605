//! Sites as a table that a spreadsheet opens safely and [`read`](super::read) reads back equal. Never here: which sites.

use std::collections::BTreeSet;

use super::columns::{COLUMNS, Column, Purpose};
use super::line::Line;
use super::measures::{Dimension, Unit};
use super::slots::Printed;
use super::words::chinese;
use super::{Audience, Cover, wkt};
use crate::estate::{Provenance, Site};
use crate::geometry::{Datum, RawShape};

/// Writes sites as CSV with Chinese headings and a byte order mark. Text that a spreadsheet would run as a formula is made harmless.
///
/// A note or attribution in the cover stands in rows above the header, where readers of this program skip it.
pub(super) fn write_csv<'a>(sites: impl IntoIterator<Item = &'a Site>, audience: Audience, cover: &Cover) -> Vec<u8> {
    let lines: Vec<Line<'_>> = sites.into_iter().map(|site| Line::of(site, audience)).collect();
    let fields: Vec<Vec<String>> =
        lines.iter().map(|line| COLUMNS.iter().map(|column| cell(line, column, cover.datum)).collect()).collect();
    let used: Vec<usize> = (0..COLUMNS.len()).filter(|at| is_used(&COLUMNS[*at], *at, &fields)).collect();
    let extra: BTreeSet<&str> = lines.iter().flat_map(|line| line.extra.iter().map(|(name, _)| *name)).collect();
    let mut text = String::from("\u{feff}");
    for title in cover.lines() {
        push_row(&mut text, &[harmless(&title)]);
    }
    let headings = used.iter().map(|at| heading(&COLUMNS[*at])).chain(extra.iter().map(|name| harmless(name)));
    push_row(&mut text, &headings.collect::<Vec<_>>());
    for (line, fields) in lines.iter().zip(&fields) {
        let kept =
            |name: &&str| line.extra.iter().find(|(other, _)| other == name).map_or_else(String::new, |(_, text)| harmless(text));
        let row = used.iter().map(|at| fields[*at].clone()).chain(extra.iter().map(kept));
        push_row(&mut text, &row.collect::<Vec<_>>());
    }
    text.into_bytes()
}

/// Writes any table as CSV with a byte order mark: notes in rows above the headings, text a spreadsheet would run made harmless.
#[must_use]
pub fn write_table(notes: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    notes.iter().for_each(|note| push_row(&mut text, &[harmless(note)]));
    for row in rows {
        push_row(&mut text, &row.iter().map(|cell| harmless(cell)).collect::<Vec<_>>());
    }
    text.into_bytes()
}

pub(super) fn is_used(column: &Column, at: usize, rows: &[Vec<String>]) -> bool {
    matches!(column.purpose, Purpose::Id | Purpose::Kind) || rows.iter().any(|row| !row[at].is_empty())
}

pub(super) fn heading(column: &Column) -> String {
    let unit = match column.dimension {
        Some(
            dimension @ (Dimension::Area
            | Dimension::UnitPrice
            | Dimension::Rent
            | Dimension::Length
            | Dimension::Load
            | Dimension::Power),
        ) => Unit::base(dimension),
        _ => None,
    };
    unit.map_or_else(|| column.zh.to_owned(), |unit| format!("{}({})", column.zh, unit.label))
}

pub(super) fn cell(line: &Line<'_>, column: &Column, datum: Datum) -> String {
    let stamp = |pick: fn(&Provenance) -> String| line.provenance.as_ref().map_or_else(String::new, pick);
    let shape = || line.site.shape.as_ref().map(|shape| shape.value.raw_in(datum));
    let number = |which: usize| match shape() {
        Some(RawShape::Point(position)) => position[which].to_string(),
        Some(RawShape::Surface(_)) | None => String::new(),
    };
    match column.purpose {
        Purpose::Id => harmless(&line.site.id.0),
        Purpose::Kind => chinese(line.site.kind()).to_owned(),
        Purpose::Lon => number(0),
        Purpose::Lat => number(1),
        Purpose::Geometry => match shape() {
            Some(shape @ RawShape::Surface(_)) => wkt::print(&shape),
            Some(RawShape::Point(_)) | None => String::new(),
        },
        Purpose::Source => harmless(&stamp(|stamp| stamp.source.to_string())),
        Purpose::AsOf => stamp(|stamp| stamp.as_of.map_or_else(String::new, |day| day.to_string())),
        Purpose::Confidence => stamp(|stamp| chinese(stamp.confidence).to_owned()),
        Purpose::Facts if line.facts.is_empty() => String::new(),
        Purpose::Facts => serde_json::to_string(&line.facts).unwrap_or_default(),
        // Codes leave with the extra columns they are kept in, floors with their building.
        Purpose::Code(_) | Purpose::Floor(_) => String::new(),
        // CGCS2000 is what a table without this column is taken to be in.
        Purpose::Crs if datum == Datum::default() || line.site.shape.is_none() => String::new(),
        Purpose::Crs => datum.word().to_owned(),
        Purpose::Derived if column.wire != "example" => String::new(),
        Purpose::Derived => if line.example { "是" } else { "" }.to_owned(),
        Purpose::Field(_) => line
            .fields
            .iter()
            .find(|(field, _)| field.wire == column.wire)
            .map_or_else(String::new, |(_, printed)| printed_cell(printed)),
    }
}

fn printed_cell(printed: &Printed) -> String {
    match printed {
        Printed::Number(digits) => digits.clone(),
        Printed::Flag(flag) => if *flag { "是" } else { "否" }.to_owned(),
        Printed::Text(text) | Printed::Json(text) => harmless(text),
        Printed::Word(zh, _) => (*zh).to_owned(),
        Printed::List(parts) => {
            let parts: Vec<&str> = parts.iter().map(|(zh, _)| zh.as_str()).collect();
            let plain =
                !parts.is_empty() && parts.iter().all(|part| !part.is_empty() && !part.contains([';', '；', '、', '|', '[']));
            if plain { harmless(&parts.join(";")) } else { serde_json::to_string(&parts).unwrap_or_default() }
        }
    }
}

/// Text with an apostrophe before what a spreadsheet would run as a formula; reading takes it back.
pub(super) fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) { format!("'{text}") } else { text.to_owned() }
}

fn push_row(text: &mut String, cells: &[String]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\n', '\r', ';', '\t']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}
