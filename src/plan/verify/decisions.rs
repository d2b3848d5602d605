//! Whether the scenario's ceilings and locks are in the model and in the plan. Never here: targets, which `rows` checks.

use super::super::aim::Aim;
use super::super::answer::Plan;
use super::super::scenario::LockKind;
use super::ceilings::{budgets_agree, owner_limits_agree};
use super::{Objection, objection};

/// Whether the scenario's decisions are in the model and in the plan.
pub(super) fn objections(plan: &Plan, selection: &[Option<usize>]) -> Vec<Objection> {
    let mut found = Vec::new();
    if !budgets_agree(plan) {
        found.push(objection("budget", "budget_yuan", "模型的预算与情景不符", "the model’s budget is not the scenario’s"));
    }
    if !owner_limits_agree(plan) {
        found.push(objection(
            "owner_limit",
            "owner_limit",
            "模型的产权户数上限与情景不符",
            "the model’s limit of owners is not the scenario’s",
        ));
    }
    if plan.scenario.aims.last().is_some_and(|aim| *aim != plan.model.aim && *aim != Aim::Shortfall) {
        found.push(objection("aim", "aims", "模型的目标与情景不符", "the model’s aim is not the scenario’s last"));
    }
    for lock in &plan.scenario.locks {
        let taken = plan.model.position(&lock.site).and_then(|at| Some(&plan.model.candidates[at].columns[selection[at]?]));
        let whole = lock.option.is_none() && lock.zone.is_none() && lock.year.is_none();
        let kept = match lock.kind {
            LockKind::In => plan.choices.is_empty() || taken.is_some_and(|column| whole || lock.means(column)),
            LockKind::Out => !taken.is_some_and(|column| lock.means(column)),
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
