//! Whether a plan was made from a snapshot: the model is made again from the data and compared. Never here: what the plan chose.

use std::collections::{BTreeMap, BTreeSet};

use super::super::answer::Plan;
use super::super::assemble::model_of;
use super::super::model::{Model, Row};
use super::super::order::HELD;
use super::{Objection, Verdict, check, objection, verify};
use crate::atlas::Atlas;

/// Proves a plan, and that it was made from this snapshot.
///
/// # Errors
/// Every [`Objection`] found.
pub fn verify_against(plan: &Plan, atlas: &Atlas) -> Result<Verdict, Vec<Objection>> {
    let revision = atlas.revision();
    if plan.revision != revision.number || plan.content_hash != revision.content_hash {
        return Err(vec![objection(
            "revision",
            plan.revision,
            format!("方案依据第 {} 版数据，现对照第 {} 版；请用同一版本核验", plan.revision, revision.number),
            format!(
                "the plan was made from revision {}, this is revision {}; compare with the same revision",
                plan.revision, revision.number
            ),
        )]);
    }
    let made = model_of(atlas, &plan.scenario).map_err(|faults| {
        faults.0.iter().map(|fault| objection("scenario", "scenario", &fault.zh, &fault.en)).collect::<Vec<_>>()
    })?;
    let differences = differences(&made, plan);
    if !differences.is_empty() {
        return Err(differences);
    }
    let mut verdict = verify(plan)?;
    verdict
        .checks
        .push(check("模型与该版本数据重新生成的结果逐项相同", "the model equals the one made again from this revision"));
    Ok(verdict)
}

fn differences(made: &Model, plan: &Plan) -> Vec<Objection> {
    let mut found = Vec::new();
    let ours: BTreeMap<_, _> = made.candidates.iter().map(|candidate| (&candidate.site, candidate)).collect();
    let theirs: BTreeMap<_, _> = plan.model.candidates.iter().map(|candidate| (&candidate.site, candidate)).collect();
    for site in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
        if ours.get(*site) != theirs.get(*site) {
            found.push(objection("data", site, format!("“{site}”与数据不符"), format!("“{site}” differs from the data")));
        }
    }
    let theirs: Vec<&Row> = plan.model.rows.iter().filter(|row| row.label.as_deref() != Some(HELD)).collect();
    let rows_agree = made.rows.len() == theirs.len()
        && made.pairs == plan.model.pairs
        && made.rows.iter().zip(theirs).all(|(ours, theirs)| Row { bound: theirs.bound, ..ours.clone() } == *theirs);
    if !rows_agree {
        found.push(objection(
            "targets",
            "rows",
            "目标或上限与方案和数据不符",
            "targets or ceilings differ from programme and data",
        ));
    }
    found
}
