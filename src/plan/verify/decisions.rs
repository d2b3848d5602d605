//! Whether the scenario's ceilings and locks are in the model and in the plan. Never here: targets, which `rows` checks.

use super::super::answer::Plan;
use super::super::model::{Column, Measure, Sense};
use super::super::scenario::LockKind;
use super::{Objection, objection};
use crate::units::Yuan;

/// Whether the scenario's decisions are in the model and in the plan.
pub(super) fn objections(plan: &Plan, selection: &[Option<usize>]) -> Vec<Objection> {
    let mut found = Vec::new();
    let ceiling = |measure: Measure| {
        plan.model.rows.iter().find(|row| row.sense == Sense::AtMost && row.measure == measure).map(|row| row.asked)
    };
    if ceiling(Measure::Cost) != plan.scenario.budget_yuan.map(Yuan::get) {
        found.push(objection("budget", "budget_yuan", "模型的预算与情景不符", "the model’s budget is not the scenario’s"));
    }
    if ceiling(Measure::Owners) != plan.scenario.owner_limit.map(i64::from) {
        found.push(objection(
            "owner_limit",
            "owner_limit",
            "模型的产权户数上限与情景不符",
            "the model’s limit of owners is not the scenario’s",
        ));
    }
    for lock in &plan.scenario.locks {
        let taken = plan.model.position(&lock.site).and_then(|at| Some(&plan.model.candidates[at].columns[selection[at]?]));
        let whole = lock.option.is_none() && lock.zone.is_none();
        let meant = |column: &Column| {
            lock.option.is_none_or(|pattern| pattern.admits(column.treatment))
                && lock.zone.as_ref().is_none_or(|zone| column.zone.as_ref() == Some(zone))
        };
        let kept = match lock.kind {
            LockKind::In => plan.choices.is_empty() || taken.is_some_and(|column| whole || meant(column)),
            LockKind::Out => !taken.is_some_and(meant),
        };
        if !kept {
            found.push(objection(
                "lock",
                &lock.site,
                format!("“{}”的锁定未被遵守", lock.site),
                format!("the lock on “{}” is not kept", lock.site),
            ));
        }
    }
    found
}
