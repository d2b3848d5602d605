//! Rows that say something of the whole table: titles above the header, and units above or below it. Never here: the rows of the body.

use std::ops::Range;

use super::findings::{Finding, FindingPlace, words};
use super::grid::Grid;
use super::measures::{Dimension, Unit};
use super::record::{RowRole, Sheet};

/// Reads the rows above the header: their text is noted, and a unit they name holds for the columns that name none and can take it.
pub(super) fn read(grid: &Grid, above: Range<usize>, sheet: &mut Sheet) {
    for at in above {
        let cells = grid.rows[at].iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let text = cells.collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            continue;
        }
        let place = FindingPlace { sheet: grid.name.clone(), row: Some(at as u64 + 1), ..FindingPlace::default() };
        let finding = read_units(&text, units(&text, true), sheet).unwrap_or_else(|| title(&text));
        sheet.findings.push(finding.at(place));
    }
}

/// A unit that a remark below the table names holds for it as one above the table does.
pub(super) fn read_remarks(sheet: &mut Sheet) {
    let remarks = sheet.records.iter().filter(|record| record.role == RowRole::Remark);
    let told: Vec<(FindingPlace, String)> = remarks
        .map(|record| {
            let cells: Vec<&str> = record.cells.iter().map(|(_, text)| &**text).collect();
            (record.place.clone(), cells.join(" "))
        })
        .collect();
    for (place, text) in told {
        let finding = read_units(&text, units(&text, false), sheet).map(|finding| finding.at(place));
        sheet.findings.extend(finding);
    }
}

/// Gives the units of a text to the columns that name none; nothing where it names no unit to speak of.
fn read_units(text: &str, units: Vec<&'static Unit>, sheet: &mut Sheet) -> Option<Finding> {
    let used: Vec<String> = units.iter().flat_map(|unit| apply(unit, sheet)).collect();
    let other = units.iter().find(|unit| unit.numerator != unit.denominator);
    match other {
        _ if !used.is_empty() => Some(applied(text, &units, &used)),
        Some(unit) => Some(idle(text, unit)),
        None => None,
    }
}

/// Every unit that follows 单位 or, in a title, stands alone in brackets.
fn units(text: &str, is_title: bool) -> Vec<&'static Unit> {
    const WORD: &str = "单位";
    // 填报单位 comes before the unit as often as not.
    let named = text.match_indices(WORD).flat_map(|(at, _)| {
        let rest = text[at + WORD.len()..].trim_start_matches([':', '：', ' ', '为', '均', '是', '“', '"']);
        rest.split([' ', '，', ',', '、', '；', ';', ')', '）', '　', '。', '”', '"']).filter_map(Unit::named)
    });
    let bracketed = text.split(['(', '（', '[', '【']).skip(1).filter(|_| is_title).filter_map(|rest| {
        let inner = rest.split([')', '）', ']', '】']).next()?;
        Unit::named(inner).filter(|unit| unit.dimension != Dimension::Part)
    });
    let mut units: Vec<&'static Unit> = Vec::new();
    for unit in named.chain(bracketed) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

/// Columns of the unit's dimension that name no unit of their own now have this one; their names.
fn apply(unit: &'static Unit, sheet: &mut Sheet) -> Vec<String> {
    let mut used = Vec::new();
    for heading in &mut sheet.headings {
        let dimension = heading.column.and_then(|column| column.dimension);
        let takes = dimension.is_some_and(|dimension| unit.dimension == dimension && dimension != Dimension::Count);
        if takes && heading.unit.is_none() {
            heading.unit = Some(unit);
            used.push(heading.name.clone());
        }
    }
    sheet
        .findings
        .retain(|finding| finding.code != "unit-assumed" || !used.iter().any(|name| finding.place.field.as_ref() == Some(name)));
    used
}

/// A row right below the header that holds nothing but units gives each column its own.
pub(super) fn read_units_below(grid: &Grid, row: usize, columns: &[Option<usize>], sheet: &mut Sheet) -> bool {
    let Some(cells) = grid.rows.get(row) else { return false };
    let filled: Vec<(usize, &str)> =
        cells.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
    let unit = |cell: &str| Unit::named(cell.trim_matches(['(', ')', '（', '）']));
    let blank = |cell: &str| matches!(cell, "—" | "-" | "/" | "单位");
    let units = filled.iter().filter(|(_, cell)| unit(cell).is_some()).count();
    if units < 2 || !filled.iter().all(|(_, cell)| unit(cell).is_some() || blank(cell)) {
        return false;
    }
    for (at, cell) in filled {
        let Some(heading) = columns.get(at).copied().flatten().map(|heading| &mut sheet.headings[heading]) else { continue };
        let suits = |unit: &&'static Unit| heading.column.and_then(|column| column.dimension).is_some_and(|own| unit.suits(own));
        if let Some(unit) = unit(cell).filter(suits) {
            heading.unit = heading.unit.or(Some(unit));
            let name = heading.name.clone();
            sheet.findings.retain(|finding| finding.code != "unit-assumed" || finding.place.field.as_ref() != Some(&name));
        }
    }
    let place = FindingPlace { sheet: grid.name.clone(), row: Some(row as u64 + 1), ..FindingPlace::default() };
    let finding = Finding::note(
        "unit-row",
        words("表头下一行写的是单位，已用于各列", "the row below the header holds units, which are used"),
        words("核对单位", "check that the units are meant"),
    );
    sheet.findings.push(finding.at(place));
    true
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}

fn applied(text: &str, units: &[&'static Unit], used: &[String]) -> Finding {
    let short = shortened(text);
    let units = units.iter().map(|unit| unit.label).collect::<Vec<_>>().join("、");
    let used = used.join("、");
    Finding::note(
        "unit-from-title",
        words(
            format!("“{short}”写明单位 {units}，用于未写单位的列：{used}"),
            format!("“{short}” names the unit {units}, used for the columns that name none: {used}"),
        ),
        words("核对单位；不同的列在表头写明", "check the unit; name another one in the heading of a column that differs"),
    )
}

fn idle(text: &str, unit: &Unit) -> Finding {
    let short = shortened(text);
    Finding::warning(
        "unit-in-title",
        words(
            format!("“{short}”写有单位 {}，但没有一列可用", unit.label),
            format!("“{short}” names the unit {}, which no column takes", unit.label),
        ),
        words("把单位写进表头，如 空置面积(万㎡)", "write the unit into the headings, such as 空置面积(万㎡)"),
    )
}

fn title(text: &str) -> Finding {
    let short = shortened(text);
    Finding::note(
        "title-row",
        words(format!("表头上方的“{short}”已跳过"), format!("“{short}” above the header is skipped")),
        words("无需处理", "nothing needs doing"),
    )
}
