//! Which heading of a file means which column: told to the importer for every heading, changed by a person, and remembered by source.
//! Never here: where it is remembered.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::columns::{COLUMNS, Column};
use super::findings::{Finding, FindingPlace, words};
use super::grid::letters;
use super::headings::Heading;
use super::measures::Unit;
use super::record::Sheet;

/// What a person says a heading means.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Wire name of the column; `None` keeps the values without using them.
    pub column: Option<String>,
    /// Unit of its cells, where they name none; `None` leaves it to the heading.
    #[serde(default)]
    pub unit: Option<String>,
}

/// Choices by heading, as the file spells it.
pub type Mapping = BTreeMap<String, Choice>;

/// How a heading came to its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// It is the column's own name.
    Name,
    /// It is another name of the column.
    Synonym,
    /// A person said so, now or for an earlier file of the same source.
    Chosen,
    /// It means no column that is used; its values are kept.
    Kept,
}

/// One heading of a file and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedHeading {
    /// Worksheet or layer, in files that have several.
    pub sheet: Option<String>,
    /// Column as a spreadsheet names it.
    pub letter: Option<String>,
    /// As the file spells it.
    pub heading: String,
    /// Wire name of the column.
    pub column: Option<String>,
    /// Chinese name of the column.
    pub column_zh: Option<String>,
    /// Unit its cells are read in, where they name none.
    pub unit: Option<String>,
    /// How it came to its column.
    pub how: How,
    /// How sure that is, per cent: of a kept heading, how near the suggestion comes.
    pub confidence: u8,
    /// Wire name of the column whose name comes nearest to a kept heading.
    pub suggestion: Option<String>,
    /// The first values under it.
    pub samples: Vec<String>,
    /// How many cells are filled.
    pub filled: usize,
}

/// A column that a heading may be said to mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MappableColumn {
    /// Wire name.
    pub column: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// Units its cells may be in; the first is the one stored.
    pub units: Vec<&'static str>,
}

/// Every column that a heading may be said to mean.
#[must_use]
pub fn mappable_columns() -> Vec<MappableColumn> {
    let units = |column: &Column| column.dimension.map_or_else(Vec::new, Unit::of);
    COLUMNS.iter().map(|column| MappableColumn { column: column.wire, zh: column.zh, units: units(column) }).collect()
}

/// Why a mapping cannot be meant: the heading, and what is wrong with its choice.
#[must_use]
pub fn mapping_fault(mapping: &Mapping) -> Option<(String, String)> {
    mapping.iter().find_map(|(heading, choice)| {
        let column = match &choice.column {
            None => return choice.unit.as_ref().map(|unit| (heading.clone(), format!("unit {unit} without a column"))),
            Some(name) => COLUMNS.iter().find(|column| column.wire == *name),
        };
        let Some(column) = column else { return Some((heading.clone(), "no such column".to_owned())) };
        let unit = choice.unit.as_deref()?;
        let suits = Unit::named(unit).zip(column.dimension).is_some_and(|(unit, dimension)| unit.suits(dimension));
        (!suits).then(|| (heading.clone(), format!("{} cannot be in “{unit}”", column.wire)))
    })
}

/// The name under which the mapping of a file is remembered: its source, or its name without the figures that change from quarter to quarter.
#[must_use]
pub fn source_key(name: &str, source: Option<&str>) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let plain: String = stem.chars().filter(|c| c.is_alphabetic()).collect();
    let chosen = source.map(str::trim).filter(|source| !source.is_empty()).unwrap_or(&plain);
    chosen.chars().take(100).collect()
}

/// Gives every heading the column that a person chose for it.
pub(super) fn apply(mapping: &Mapping, sheet: &mut Sheet) {
    for heading in &mut sheet.headings {
        let Some(choice) = mapping.get(&heading.name) else { continue };
        let column = choice.column.as_ref().and_then(|name| COLUMNS.iter().find(|column| column.wire == *name));
        if choice.column.is_some() && column.is_none() {
            continue;
        }
        let same = column.map(|column| column.wire) == heading.column.map(|column| column.wire);
        heading.column = column;
        heading.unit = match choice.unit.as_deref().and_then(Unit::named) {
            Some(unit) => Some(unit),
            None if same => heading.unit,
            None => None,
        };
        heading.chosen = true;
        let name = heading.name.clone();
        sheet.findings.retain(|finding| !is_about_heading(finding) || finding.place.field.as_ref() != Some(&name));
        sheet.findings.push(chosen(heading));
    }
}

fn is_about_heading(finding: &Finding) -> bool {
    matches!(finding.code, "heading-chosen" | "unit-assumed" | "heading-unclear" | "heading-unit" | "unit-in-heading")
}

fn chosen(heading: &Heading) -> Finding {
    let unit = heading.unit.map_or_else(String::new, |unit| format!("（{}）", unit.label));
    let (zh, en) = match heading.column {
        Some(column) => (
            format!("按设定，“{}”读作“{}”{unit}", heading.name, column.zh),
            format!("as chosen, “{}” is read as {}{unit}", heading.name, column.wire),
        ),
        None => (format!("按设定，“{}”不采用", heading.name), format!("as chosen, “{}” is not used", heading.name)),
    };
    let finding =
        Finding::note("heading-chosen", words(zh, en), words("不对时修改对应关系", "change the mapping if it is wrong"));
    finding.at(FindingPlace::default().field(&heading.name))
}

/// What every heading of a sheet was taken for.
pub(super) fn tell(sheet: &Sheet) -> Vec<MappedHeading> {
    const SAMPLES: usize = 3;
    let used: BTreeSet<&str> = sheet.headings.iter().filter_map(|heading| heading.column).map(|column| column.wire).collect();
    let mut told: Vec<MappedHeading> = sheet.headings.iter().map(|heading| one(heading, sheet, &used)).collect();
    for record in &sheet.records {
        for (at, text) in &record.cells {
            let Some(heading) = told.get_mut(*at) else { continue };
            heading.filled += 1;
            if heading.samples.len() < SAMPLES && !heading.samples.iter().any(|sample| **sample == **text) {
                heading.samples.push(text.chars().take(40).collect());
            }
        }
    }
    told
}

fn one(heading: &Heading, sheet: &Sheet, used: &BTreeSet<&str>) -> MappedHeading {
    let (how, confidence, suggestion) = match heading.column {
        Some(_) if heading.chosen => (How::Chosen, 100, None),
        Some(column) if heading.is_own_name_of(column) => (How::Name, 100, None),
        Some(_) => (How::Synonym, 90, None),
        None if heading.chosen => (How::Chosen, 100, None),
        None => {
            let near = nearest(&heading.name, used);
            (How::Kept, near.map_or(0, |(_, likeness)| likeness), near.map(|(column, _)| column.wire.to_owned()))
        }
    };
    let base = || heading.column.and_then(|column| column.dimension).and_then(Unit::base);
    MappedHeading {
        sheet: sheet.name.clone(),
        letter: heading.at.map(letters),
        heading: heading.name.clone(),
        column: heading.column.map(|column| column.wire.to_owned()),
        column_zh: heading.column.map(|column| column.zh.to_owned()),
        unit: heading.unit.or_else(base).map(|unit| unit.label.to_owned()),
        how,
        confidence,
        suggestion,
        samples: Vec::new(),
        filled: 0,
    }
}

/// The unused column whose name shares most characters with a heading, per cent; below a half nothing is suggested.
fn nearest(heading: &str, used: &BTreeSet<&str>) -> Option<(&'static Column, u8)> {
    let likeness = |name: &str| {
        let (one, other): (BTreeSet<char>, BTreeSet<char>) = (heading.to_lowercase().chars().collect(), name.chars().collect());
        let shared = one.intersection(&other).count();
        u8::try_from(200 * shared / (one.len() + other.len()).max(1)).unwrap_or(100)
    };
    let best = |column: &'static Column| {
        let names = [column.wire, column.zh].into_iter().chain(column.synonyms.iter().copied());
        names.map(likeness).max().map(|likeness| (column, likeness.min(89)))
    };
    let free = COLUMNS.iter().filter(|column| !used.contains(column.wire));
    free.filter_map(best).max_by_key(|(_, likeness)| *likeness).filter(|(_, likeness)| *likeness >= 50)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_known_again_next_quarter() {
        assert_eq!(source_key("C:\\台账\\闲置楼宇台账2026Q1.xlsx", None), source_key("闲置楼宇台账（2026-Q2）.xlsx", None));
        assert_eq!(source_key("a.csv", Some(" 某街道 ")), "某街道");
    }

    #[test]
    fn a_choice_must_name_a_column_that_takes_its_unit() {
        let fault = |column: Option<&str>, unit: Option<&str>| {
            let choice = Choice { column: column.map(str::to_owned), unit: unit.map(str::to_owned) };
            mapping_fault(&Mapping::from([("空房".to_owned(), choice)]))
        };
        assert_eq!(fault(Some("vacant_area_m2"), Some("万㎡")), None);
        assert_eq!(fault(None, None), None);
        assert!(fault(Some("vacant_area_m2"), Some("元")).is_some());
        assert!(fault(Some("nonsense"), None).is_some());
    }
}
