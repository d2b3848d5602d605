//! Rows and columns of a worksheet that nobody sees, by hand or by a filter. They are read like the others, and said to be.
//!
//! The reader of cells does not tell, so the worksheet is gone through once more for this alone; where it says nothing that can be
//! understood, nothing is said. Never here: hidden worksheets, which are not read.

use std::collections::HashMap;
use std::io::BufReader;
use std::ops::RangeInclusive;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::archive;
use super::findings::{Finding, FindingPlace, words};
use super::grid::{Grid, letters};

/// Stretches that are named one by one.
const MOST_NAMED: usize = 8;

/// What of each worksheet of a workbook nobody sees.
pub(super) struct Unseen<'a> {
    bytes: &'a [u8],
    /// Name of a worksheet → its part of the archive.
    parts: HashMap<String, String>,
}

/// Rows and columns from 0, in stretches.
#[derive(Default)]
struct Stretches {
    rows: Vec<RangeInclusive<usize>>,
    columns: Vec<RangeInclusive<usize>>,
}

impl<'a> Unseen<'a> {
    /// Of a workbook.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let mut targets = HashMap::new();
        each_start(bytes, "xl/_rels/workbook.xml.rels", |start| {
            if start.local_name().as_ref() == "Relationship"
                && let (Some(id), Some(target)) = (attribute(start, "Id"), attribute(start, "Target"))
            {
                targets.insert(id, target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned));
            }
        });
        let mut parts = HashMap::new();
        each_start(bytes, "xl/workbook.xml", |start| {
            if start.local_name().as_ref() == "sheet"
                && let (Some(name), Some(id)) = (attribute(start, "name"), attribute(start, "id"))
                && let Some(part) = targets.remove(&id)
            {
                parts.insert(name, part);
            }
        });
        Self { bytes, parts }
    }

    /// What is to be said of a worksheet: rows and columns with something in them that nobody sees.
    pub(super) fn remarks(&self, grid: &Grid) -> Vec<Finding> {
        let Some((name, part)) = grid.name.as_deref().and_then(|name| self.parts.get_key_value(name)) else { return Vec::new() };
        let Stretches { rows, columns } = self.stretches(part);
        let in_row = |row: usize| grid.rows.get(row).is_some_and(|cells| cells.iter().any(|cell| !cell.is_empty()));
        let in_column = |column: usize| grid.rows.iter().any(|cells| cells.get(column).is_some_and(|cell| !cell.is_empty()));
        let width = grid.rows.iter().map(Vec::len).max().unwrap_or_default();
        let rows = stretches_of(rows, grid.rows.len(), in_row);
        let columns = stretches_of(columns, width, in_column);
        let found = [hidden_rows(name, &rows), hidden_columns(name, &columns)];
        let place = FindingPlace { sheet: Some(name.clone()), ..FindingPlace::default() };
        found.into_iter().flatten().map(|finding| finding.at(place.clone())).collect()
    }

    fn stretches(&self, part: &str) -> Stretches {
        let (mut found, mut next) = (Stretches::default(), 0);
        each_start(self.bytes, part, |start| {
            let number = |name: &str| attribute(start, name).and_then(|text| text.parse::<usize>().ok());
            match start.local_name().as_ref() {
                "row" => {
                    let row = number("r").map_or(next, |row| row.saturating_sub(1));
                    next = row + 1;
                    found.rows.extend(is_hidden(start).then_some(row..=row));
                }
                "col" if is_hidden(start) => {
                    let ends = number("min").zip(number("max"));
                    found.columns.extend(ends.map(|(first, last)| first.saturating_sub(1)..=last.saturating_sub(1)));
                }
                _ => {}
            }
        });
        found
    }
}

/// Shows each element of a part of the archive as it starts, up to where it can no longer be read.
fn each_start(bytes: &[u8], part: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    archive::within(bytes, part, |content| {
        let (mut reader, mut buffer) = (Reader::from_reader(BufReader::new(content)), Vec::new());
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(start) | Event::Empty(start)) => see(&start),
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
        }
    });
}

/// The value of an attribute, whatever its namespace.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

fn is_hidden(start: &BytesStart<'_>) -> bool {
    attribute(start, "hidden").is_some_and(|said| matches!(said.as_str(), "1" | "true"))
}

/// What of some stretches within a length holds something, joined where one goes on in the next.
fn stretches_of(hidden: Vec<RangeInclusive<usize>>, length: usize, holds: impl Fn(usize) -> bool) -> Vec<RangeInclusive<usize>> {
    let mut found: Vec<RangeInclusive<usize>> = Vec::new();
    let within = hidden.into_iter().flat_map(|stretch| *stretch.start()..(stretch.end() + 1).min(length));
    for one in within.filter(|one| holds(*one)) {
        match found.last_mut() {
            Some(last) if last.end() + 1 == one => *last = *last.start()..=one,
            _ => found.push(one..=one),
        }
    }
    found
}

/// How many there are, and which: `5–9, 12`.
fn told(stretches: &[RangeInclusive<usize>], name: impl Fn(usize) -> String) -> Option<(usize, String)> {
    let count = stretches.iter().map(|stretch| stretch.end() - stretch.start() + 1).sum();
    let one = |stretch: &RangeInclusive<usize>| match (*stretch.start(), *stretch.end()) {
        (first, last) if first == last => name(first),
        (first, last) => format!("{}–{}", name(first), name(last)),
    };
    let named: Vec<String> = stretches.iter().take(MOST_NAMED).map(one).collect();
    let more = if stretches.len() > MOST_NAMED { " …" } else { "" };
    (count > 0).then(|| (count, named.join(", ") + more))
}

fn hidden_rows(sheet: &str, rows: &[RangeInclusive<usize>]) -> Option<Finding> {
    let (count, which) = told(rows, |row| (row + 1).to_string())?;
    Some(Finding::warning(
        "rows-hidden",
        words(
            format!("工作表“{sheet}”有 {count} 行被隐藏或筛选掉（第 {which} 行），同样已读入"),
            format!(
                "worksheet “{sheet}” has {count} rows that are hidden or filtered out (row {which}); they are read like the others"
            ),
        ),
        words(
            "只要可见的行时，把它们复制到新表后再导入；否则无需处理",
            "if only the visible rows are meant, copy them to a new sheet and import that; otherwise nothing needs doing",
        ),
    ))
}

fn hidden_columns(sheet: &str, columns: &[RangeInclusive<usize>]) -> Option<Finding> {
    let (count, which) = told(columns, letters)?;
    Some(Finding::note(
        "columns-hidden",
        words(
            format!("工作表“{sheet}”有 {count} 列被隐藏（{which} 列），同样已读入"),
            format!("worksheet “{sheet}” has {count} hidden columns ({which}); they are read like the others"),
        ),
        words("不应读入的列先删除；否则无需处理", "delete columns that should not be read; otherwise nothing needs doing"),
    ))
}
