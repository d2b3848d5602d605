//! Whether the outcome and each shortfall say what their figures say. Never here: whether the bound holds.

use super::super::answer::{Amount, OutcomeKind, Plan, Shortfall};
use super::super::model::{Row, Sense};
use super::ceilings::gap;
use super::names::{name_of, place};
use super::rows::units;
use super::{Objection, objection};
use crate::units::{Share, Yuan};

/// What does not fit.
pub(super) fn objections(plan: &Plan, selection: &[Option<usize>]) -> Vec<Objection> {
    let mut found = figures(plan, selection);
    found.extend(plan.outcome.shortfalls.iter().filter(|short| !holds(plan, short)).map(|short| wrong(plan, short)));
    found
}

/// Whether the outcome says what its figures say.
fn figures(plan: &Plan, selection: &[Option<usize>]) -> Vec<Objection> {
    let outcome = &plan.outcome;
    let mut found = Vec::new();
    if outcome.bound_yuan != plan.certificate.bound_yuan {
        found.push(objection("bound", "outcome.bound_yuan", "下界与证书不符", "the bound is not the certificate’s"));
    }
    let gap = gap(plan, selection).map(Yuan::new);
    let money = gap.filter(|_| plan.model.aim.is_cost());
    if money != outcome.gap_yuan || gap.is_some_and(|gap| gap < Yuan::ZERO) {
        found.push(objection("gap", "outcome.gap_yuan", "差距不等于总成本减下界", "the gap is not cost less bound"));
    }
    let share = money.and_then(|gap| share_of(gap, plan.totals.cost_yuan));
    if share != outcome.gap_share {
        found.push(objection("gap", "outcome.gap_share", "差距占比有误", "the gap’s share is wrong"));
    }
    let fits = match outcome.kind {
        OutcomeKind::Optimal => outcome.shortfalls.is_empty() && gap == Some(Yuan::ZERO),
        OutcomeKind::WithinGap => outcome.shortfalls.is_empty() && gap.is_none_or(|gap| gap > Yuan::ZERO),
        OutcomeKind::Infeasible => !outcome.shortfalls.is_empty() || plan.choices.is_empty(),
        OutcomeKind::CutShort => plan.choices.is_empty(),
    };
    if !fits {
        found.push(objection("outcome", "outcome.kind", "结论与数字不符", "the outcome is not what its figures say"));
    }
    found
}

/// A gap as a share of the cost, in whole millionths.
fn share_of(gap: Yuan, cost: Yuan) -> Option<Share> {
    let (gap, cost) = (i128::from(gap.get()), i128::from(cost.get()));
    let millionths = (cost > 0 && gap >= 0).then(|| gap * 1_000_000 / cost)?;
    Share::from_millionths(u32::try_from(millionths).ok()?).ok()
}

/// Whether a shortfall's figures are those of its row.
fn holds(plan: &Plan, short: &Shortfall) -> bool {
    let Some(row) = plan.model.rows.get(short.row) else { return false };
    let Some(attainable) = units(row, short.attainable) else { return false };
    let fits = match row.sense {
        Sense::AtLeast => attainable < row.asked,
        Sense::AtMost => attainable > row.asked,
    };
    let asked = match row.sense {
        Sense::AtLeast => row.asked,
        Sense::AtMost => row.asked - row.already,
    };
    fits && short.subject == row.subject && short.measure == row.measure && says(row, short, asked)
}

/// Whether asked, attainable and missing are one sum, parts of a firm aside.
fn says(row: &Row, short: &Shortfall, asked: i64) -> bool {
    let whole = |amount: Amount| match amount {
        Amount::Area(area) => Some(area.hundredths()),
        Amount::Money(money) => Some(money.get()),
        Amount::Count(count) => Some(count),
    };
    let (Some(printed), Some(attainable), Some(missing)) = (whole(short.asked), whole(short.attainable), whole(short.missing))
    else {
        return false;
    };
    let scale = if matches!(short.asked, Amount::Count(_)) { row.scale } else { 1 };
    let rounding = i64::from(scale > 1);
    printed == asked.div_euclid(scale) && ((printed - attainable).abs() - missing).abs() <= rounding
}

fn wrong(plan: &Plan, short: &Shortfall) -> Objection {
    let name = name_of(plan, short.row);
    objection(
        "shortfall",
        place(short.row),
        format!("所列缺口与{}不符", name.zh),
        format!("the shortfall listed is not that of {}", name.en),
    )
}
