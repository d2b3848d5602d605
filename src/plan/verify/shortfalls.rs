//! Whether what a plan misses cannot be had, proved again: that floors of space miss no less in all within the ceilings, and that no lower
//! ceiling would do. Never here: whether a shortfall's figures fit its row.

use super::super::answer::{Amount, Plan, Shortfall};
use super::super::certificate::{ShortfallProof, question};
use super::super::model::{Candidate, Measure, Model, Sense};
use super::super::reprove::{Reproved, Shown, reprove};
use super::names::{amount, name, name_of};
use super::rows::units;
use super::{Check, Objection, check, objection, unproved};
use crate::units::Area;

/// What is shown of every shortfall.
pub(super) fn prove(plan: &Plan, selection: &[Option<usize>]) -> Result<Vec<Check>, Vec<Objection>> {
    let asked = as_asked(&plan.model);
    let mut shown = Shortages { checks: Vec::new(), ceilings: Vec::new(), floors: false };
    for (number, proof) in plan.certificate.shortfalls.iter().enumerate() {
        shown.enter(plan, &asked, selection, proof).map_err(|()| vec![refuted(number)])?;
    }
    let rest = plan.outcome.shortfalls.iter().filter(|short| !shown.covers(plan, short));
    let rest: Vec<Check> = rest.map(|short| unreachable_by(plan, short)).collect();
    shown.checks.extend(rest);
    Ok(shown.checks)
}

struct Shortages {
    checks: Vec<Check>,
    /// Ceilings, and the least that is enough of each.
    ceilings: Vec<(usize, i64)>,
    /// Whether the floors of space are shown to miss no less in all than they do.
    floors: bool,
}

impl Shortages {
    fn enter(&mut self, plan: &Plan, asked: &Model, selection: &[Option<usize>], proof: &ShortfallProof) -> Result<(), ()> {
        let model = question(asked, proof.row).ok_or(())?;
        let least = match reprove(&model, Shown::of_shortfall(proof), i128::from(proof.least)) {
            Reproved::Holds => proof.least,
            Reproved::Weaker(least) => i64::try_from(least).map_err(|_| ())?.min(proof.least),
            Reproved::Refuted(_) => return Err(()),
        };
        let Some(row) = proof.row else {
            let missed = model.missing(selection);
            self.floors = missed == i128::from(least);
            self.checks.push(floors(least, missed));
            return Ok(());
        };
        self.ceilings.push((row, least));
        let enough = plan.model.rows.get(row).map_or(Amount::Count(least), |row| amount(row, i128::from(least)));
        let name = name_of(plan, row);
        self.checks.push(check(
            format!("不用求解器证明：{}低于 {enough} 就不能满足其余目标", name.zh),
            format!("proved without the solver: with {} below {enough:#} the rest cannot be met", name.en),
        ));
        Ok(())
    }

    fn covers(&self, plan: &Plan, short: &Shortfall) -> bool {
        let Some(row) = plan.model.rows.get(short.row) else { return false };
        match row.sense {
            Sense::AtLeast => self.floors && row.measure == Measure::Area,
            Sense::AtMost => {
                self.ceilings.iter().any(|(at, least)| *at == short.row && units(row, short.attainable) == Some(*least))
            }
        }
    }
}

/// The model with its rows held to what is asked, not to what can be attained.
fn as_asked(model: &Model) -> Model {
    let mut asked = model.clone();
    let floors = asked.rows.iter_mut().filter(|row| row.sense == Sense::AtLeast && !row.or_nothing);
    floors.for_each(|row| row.bound = row.asked - row.already);
    asked
}

fn floors(least: i64, missed: i128) -> Check {
    let (least_m2, missed_m2) = (Area::from_hundredths(least), Area::from_hundredths(i64::try_from(missed).unwrap_or(i64::MAX)));
    if i128::from(least) == missed {
        return check(
            format!("不用求解器证明：在各项上限之内，面积目标（片区、全区分别计）合计至少缺 {least_m2}，方案恰好如此"),
            format!(
                "proved without the solver: within the ceilings the floors of space miss {least_m2:#} in all at least, as the plan does"
            ),
        );
    }
    unproved(
        format!("方案的面积目标合计缺 {missed_m2}；已证明至少缺 {least_m2}，其间未证"),
        format!(
            "the floors of space miss {missed_m2:#} in all; that they must miss {least_m2:#} is proved, what lies between is not"
        ),
    )
}

/// What adding up the best column of every candidate shows of a shortfall.
fn unreachable_by(plan: &Plan, short: &Shortfall) -> Check {
    let model = &plan.model;
    let row = &model.rows[short.row];
    let name = name(plan, row);
    let best = |candidate: &Candidate| candidate.columns.iter().map(|column| row.weight(candidate, column)).max();
    let reach: i128 = model.candidates.iter().filter_map(best).sum();
    if row.sense == Sense::AtLeast && reach < i128::from(row.asked - row.already) {
        return check(
            format!("已证明：{}即使取得全部候选也达不到", name.zh),
            format!("proved: {} is out of reach even with every candidate", name.en),
        );
    }
    unproved(
        format!("{}的缺口由搜索得出，此处未重证", name.zh),
        format!("what is missing of {} was found by search and is not proved again here", name.en),
    )
}

fn refuted(number: usize) -> Objection {
    objection(
        "shortfall_proof",
        format!("certificate.shortfalls: {number}"),
        "关于缺口的证明不成立",
        "what is shown for a shortfall does not hold",
    )
}
