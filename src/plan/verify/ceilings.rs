//! Whether a plan's model carries the ceilings of its scenario, and how far its choices are from its bound. Never here: the bound's proof.

use super::super::answer::Plan;
use super::super::model::{Measure, Row, Sense, Subject};
use super::super::order::HELD;
use crate::units::Yuan;

/// Ceilings that were asked for, those that hold to an earlier aim aside.
fn asked_ceilings(plan: &Plan) -> impl Iterator<Item = &Row> {
    plan.model.rows.iter().filter(|row| row.sense == Sense::AtMost && row.label.as_deref() != Some(HELD))
}

/// Whether the ceilings on money are those of the scenario, each once.
pub(super) fn budgets_agree(plan: &Plan) -> bool {
    let scenario = &plan.scenario;
    let plain = scenario.budget_yuan.map(|most| (Subject::District, None, None, most.get()));
    let further = scenario.budgets.iter().map(|budget| {
        let subject = budget.zones.clone().map_or(Subject::District, Subject::Zones);
        (subject, budget.until, budget.modes.clone(), budget.most_yuan.get())
    });
    let told = asked_ceilings(plan).filter(|row| row.measure == Measure::Cost);
    told.map(|row| (row.subject.clone(), row.due, row.modes.clone(), row.asked)).eq(plain.into_iter().chain(further))
}

/// Whether the limit of owners is that of the scenario.
pub(super) fn owner_limits_agree(plan: &Plan) -> bool {
    let told = asked_ceilings(plan).find(|row| row.measure == Measure::Owners).map(|row| row.asked);
    told == plan.scenario.owner_limit.map(i64::from)
}

/// What the choices are worth to the aim beyond the bound, in its units.
pub(super) fn gap(plan: &Plan, selection: &[Option<usize>]) -> Option<i64> {
    let bound = plan.certificate.bound_yuan.map(Yuan::get).or(plan.certificate.bound_value)?;
    let solved = !plan.choices.is_empty() || plan.outcome.gap_yuan.is_some() || !plan.model.aim.is_cost();
    i64::try_from(plan.model.value(selection) - i128::from(bound)).ok().filter(|_| solved)
}
