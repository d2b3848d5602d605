//! 合计 and 小计 rows checked against the rows above them. Never here: what becomes of a site.

use super::cells::{self, Cell, Remarks};
use super::findings::{Finding, words};
use super::headings::Heading;
use super::measures::{Dimension, Unit};
use super::record::{Record, RowRole};

/// Columns that add up; storeys, years and prices do not.
fn adds_up(heading: &Heading) -> Option<Dimension> {
    let column = heading.column?;
    let countable = matches!(column.wire, "owner_count" | "incubatees" | "tech_firms");
    column.dimension.filter(|dimension| *dimension == Dimension::Area || (*dimension == Dimension::Count && countable))
}

#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    all: i64,
    since_subtotal: i64,
    since_total: i64,
}

/// Compares every total with its rows and says of each what was found.
pub(super) fn check(records: &mut [Box<Record>], headings: &[Heading]) {
    if records.iter().all(|record| !matches!(record.role, RowRole::Subtotal | RowRole::Total)) {
        return;
    }
    let columns: Vec<(usize, Dimension)> =
        headings.iter().enumerate().filter_map(|(at, heading)| Some((at, adds_up(heading)?))).collect();
    let mut sums = vec![Sums::default(); columns.len()];
    for record in records {
        match record.role {
            RowRole::Site => add(record, headings, &columns, &mut sums),
            RowRole::Subtotal | RowRole::Total => settle(record, headings, &columns, &mut sums),
            RowRole::RepeatedHeader | RowRole::Remark => {}
        }
    }
}

/// Half of the last digit that a total prints, in hundredths of the base unit: a total of rounded figures may differ by that from each row.
fn rounding(record: &Record, headings: &[Heading], at: usize) -> i64 {
    let text = record.cell(at).unwrap_or_default();
    let decimals = text.split_once('.').map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
    let Some(unit) = headings[at].unit.filter(|unit| unit.numerator > unit.denominator) else { return 0 };
    let last = u32::try_from(decimals).ok().and_then(|decimals| 10_i64.checked_pow(decimals)).unwrap_or(i64::MAX);
    (unit.numerator * 100 / unit.denominator / 2) / last
}

fn value(record: &Record, headings: &[Heading], (at, dimension): (usize, Dimension)) -> Option<i64> {
    let cell = Cell { text: record.cell(at)?, unit: headings[at].unit };
    cells::number(cell, dimension, 2, &mut Remarks::default()).ok().flatten()
}

fn add(record: &Record, headings: &[Heading], columns: &[(usize, Dimension)], sums: &mut [Sums]) {
    for (column, sum) in columns.iter().zip(sums) {
        let more = value(record, headings, *column).unwrap_or(0);
        for part in [&mut sum.all, &mut sum.since_subtotal, &mut sum.since_total] {
            *part = part.saturating_add(more);
        }
    }
}

fn settle(record: &mut Record, headings: &[Heading], columns: &[(usize, Dimension)], sums: &mut [Sums]) {
    let mut differing = Vec::new();
    for (column, sum) in columns.iter().zip(sums) {
        let subtotal = record.role == RowRole::Subtotal;
        if let Some(printed) = value(record, headings, *column) {
            let slack = rounding(record, headings, column.0);
            let is = |sum: i64| printed.abs_diff(sum) <= slack.unsigned_abs();
            let (expected, agrees) = if subtotal {
                (sum.since_subtotal, is(sum.since_subtotal))
            } else {
                (sum.all, is(sum.all) || is(sum.since_total))
            };
            if !agrees {
                differing.push(
                    difference(&headings[column.0], column.1, printed, expected).at(record.place.field(&headings[column.0].name)),
                );
            }
        }
        sum.since_subtotal = 0;
        sum.since_total = if subtotal { sum.since_total } else { 0 };
    }
    record.findings.push(skipped(record));
    record.findings.append(&mut differing);
}

fn skipped(record: &Record) -> Finding {
    let label = record.cells.first().map_or("合计", |(_, text)| &**text);
    let finding = Finding::note(
        "total-row",
        words(
            format!("“{label}”行不作为记录，已与上方各行核对"),
            format!("the “{label}” row is no record; it was checked against the rows above"),
        ),
        words("无需处理", "nothing needs doing"),
    );
    finding.at(record.place.clone())
}

fn difference(heading: &Heading, dimension: Dimension, printed: i64, expected: i64) -> Finding {
    let unit = Unit::base(dimension).map_or("", |unit| unit.label);
    let show = |hundredths: i64| {
        format!("{} {unit}", crate::units::Area::from_hundredths(hundredths).to_string().trim_end_matches(" ㎡"))
    };
    Finding::warning(
        "total-differs",
        words(
            format!("“{}”合计为 {}，各行相加为 {}", heading.name, show(printed), show(expected)),
            format!("the total of “{}” is {}, but the rows add up to {}", heading.name, show(printed), show(expected)),
        ),
        words("核对各行与合计；以各行为准", "check rows and total; the rows are what counts"),
    )
}
