//! Whether everything chosen or passed over is as the model has it. Never here: whether it was a good choice.

use super::super::answer::{PassedOver, Plan, PlanChoice};
use super::super::model::{Column, Selection};
use super::{Objection, objection};
use crate::units::YuanPerSquareMetre;

/// The choices as columns of the model, objecting to those that are not.
pub(super) fn selection(plan: &Plan, found: &mut Vec<Objection>) -> Selection {
    let mut selection = vec![None; plan.model.candidates.len()];
    for choice in &plan.choices {
        match column_of(plan, choice) {
            Ok((candidate, column)) => {
                if selection[candidate].replace(column).is_some() {
                    found.push(objection(
                        "choice",
                        &choice.site,
                        format!("“{}”入选两次", choice.site),
                        format!("“{}” is chosen twice", choice.site),
                    ));
                }
            }
            Err(wrong) => found.push(wrong),
        }
    }
    found.extend(locked_in(plan, &selection));
    found.extend(plan.passed_over.iter().filter_map(|passed| passed_over(plan, passed, &selection)));
    selection
}

/// Candidates locked in that are not chosen.
fn locked_in(plan: &Plan, selection: &[Option<usize>]) -> Vec<Objection> {
    let pairs = plan.model.candidates.iter().zip(selection);
    let left_out = pairs.filter(|(candidate, taken)| candidate.locked_in && taken.is_none() && !plan.choices.is_empty());
    let name = |(candidate, _): (&super::super::model::Candidate, _)| {
        let site = &candidate.site;
        objection("lock", site, format!("“{site}”锁定入选却未入选"), format!("“{site}” is locked in but not chosen"))
    };
    left_out.map(name).collect()
}

/// Something passed over that the model does not have, or has otherwise.
fn passed_over(plan: &Plan, passed: &PassedOver, selection: &[Option<usize>]) -> Option<Objection> {
    let site = &passed.site;
    let candidate = plan.model.position(site).filter(|at| selection[*at].is_none()).map(|at| &plan.model.candidates[at]);
    let same = |column: &Column| {
        column.treatment == passed.option
            && column.zone == passed.zone
            && column.area_m2 == passed.area_m2
            && column.cost_yuan == passed.cost_yuan
    };
    let unit = YuanPerSquareMetre::average(passed.cost_yuan, passed.area_m2);
    let holds = candidate.is_some_and(|candidate| candidate.columns.iter().any(same)) && passed.unit_yuan_per_m2 == unit;
    (!holds).then(|| {
        objection(
            "passed_over",
            site,
            format!("落选的“{site}”与模型不符"),
            format!("“{site}”, passed over, is not as in the model"),
        )
    })
}

fn column_of(plan: &Plan, choice: &PlanChoice) -> Result<(usize, usize), Objection> {
    let site = &choice.site;
    let Some(at) = plan.model.position(site) else {
        return Err(objection("choice", site, format!("“{site}”不在候选之中"), format!("“{site}” is not among the candidates")));
    };
    let columns = &plan.model.candidates[at].columns;
    // Plans of before say no day.
    let begun = |column: &Column| choice.begun.is_none() || column.begun == choice.begun;
    let same = |column: &&Column| column.treatment == choice.option && column.zone == choice.zone && begun(column);
    let mine: Vec<_> = columns.iter().filter(same).collect();
    if mine.is_empty() {
        return Err(objection(
            "choice",
            site,
            format!("“{site}”没有这种取得方式"),
            format!("“{site}” is not on offer in this way"),
        ));
    }
    let exact = |column: &Column| same(&column) && column.area_m2 == choice.area_m2 && column.cost_yuan == choice.cost_yuan;
    match columns.iter().position(exact) {
        Some(column) if choice.unit_yuan_per_m2 == YuanPerSquareMetre::average(choice.cost_yuan, choice.area_m2) => {
            Ok((at, column))
        }
        Some(_) => Err(objection(
            "unit",
            site,
            format!("“{site}”单价与费用、面积不符"),
            format!("the unit price of “{site}” is not its cost by its area"),
        )),
        None if mine.iter().any(|column| column.cost_yuan == choice.cost_yuan) => Err(objection(
            "area",
            site,
            format!("“{site}”面积 {} 与模型不符", choice.area_m2),
            format!("the area of “{site}”, {}, is not that of the model", choice.area_m2),
        )),
        None => Err(objection(
            "cost",
            site,
            format!("“{site}”费用 {} 与模型不符", choice.cost_yuan),
            format!("the cost of “{site}”, {}, is not that of the model", choice.cost_yuan),
        )),
    }
}
