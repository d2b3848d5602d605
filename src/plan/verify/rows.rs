//! Whether every row holds, and asks what was asked. Never here: what a row is worth.

use super::super::answer::{Amount, Plan};
use super::super::model::{Measure, Row, Sense};
use super::{Objection, objection};

/// Whether the rows hold, and ask what was asked.
pub(super) fn objections(plan: &Plan, selection: &[Option<usize>]) -> Vec<Objection> {
    let mut found = Vec::new();
    for (at, row) in plan.model.rows.iter().enumerate() {
        let known = plan.outcome.shortfalls.iter().find(|short| short.row == at);
        let lowered = known.filter(|_| row.sense == Sense::AtLeast).and_then(|short| units(row, short.attainable));
        let due = row.asked - row.already;
        let honest = row.bound == due
            || lowered.is_some_and(|attainable| row.bound < due && close(row, row.bound + row.already, attainable));
        if !honest {
            found.push(objection(
                "target",
                at,
                format!("第 {at} 条约束的界限与其目标不符"),
                format!("row {at} is not held to what it asks"),
            ));
        }
        let total = plan.model.total(row, selection);
        if !plan.choices.is_empty() && !row.holds(total) {
            found.push(objection(
                "row",
                at,
                format!("第 {at} 条约束不成立：{total} 对 {}", row.bound),
                format!("row {at} does not hold: {total} against {}", row.bound),
            ));
        }
    }
    found
}

/// A printed amount, in units of its row.
pub(super) fn units(row: &Row, amount: Amount) -> Option<i64> {
    match amount {
        Amount::Area(area) => Some(area.hundredths()),
        Amount::Money(money) => Some(money.get()),
        Amount::Count(count) => count.checked_mul(row.scale),
    }
}

/// Whole firms are printed, parts of them are not.
fn close(row: &Row, exact: i64, printed: i64) -> bool {
    exact >= printed && exact - printed < if row.measure == Measure::Area { 1 } else { row.scale }
}
