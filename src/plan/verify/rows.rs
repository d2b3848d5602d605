//! Whether every row holds, and asks what was asked. Never here: what a row is worth.

use super::super::answer::{Amount, Plan};
use super::super::model::{Measure, Row, Sense};
use super::names::{amount, name, place};
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
            found.push(loosened(plan, at, row));
        }
        let total = plan.model.total(row, selection);
        if !plan.choices.is_empty() && !row.holds(total) {
            found.push(broken(plan, at, row, total));
        }
    }
    found
}

/// A row that is held to something else than it asks.
fn loosened(plan: &Plan, at: usize, row: &Row) -> Objection {
    let name = name(plan, row);
    let [asked, held] = [row.asked, row.bound + row.already].map(|units| amount(row, i128::from(units)));
    objection(
        "target",
        place(at),
        format!("{}要求 {asked}，方案却只按 {held} 核对", name.zh),
        format!("{} asks {asked:#}, but the plan is held to {held:#}", name.en),
    )
}

/// A row that the choices do not keep.
fn broken(plan: &Plan, at: usize, row: &Row, total: i128) -> Objection {
    let name = name(plan, row);
    let [reached, held] = [total, i128::from(row.bound)].map(|units| amount(row, units + i128::from(row.already)));
    objection(
        "row",
        place(at),
        format!("{}不成立：应为 {held}，所选合计 {reached}", name.zh),
        format!("{} does not hold: it is {held:#}, the choices come to {reached:#}", name.en),
    )
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
