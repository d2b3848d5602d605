//! Several aims, one after the other: what comes later decides only among plans that are best by what came before. Never here: how one aim
//! is pursued.

use super::aim::Aim;
use super::certificate::question;
use super::infeasible::{Evidence, Missed};
use super::model::{Measure, Model, Row, Selection, Sense, Subject};
use super::progress::Watch;
use super::solution::{Solution, solve_sound_from};

/// The label of a row that holds a plan to what an earlier aim attained.
pub(super) const HELD: &str = "aim";

/// Pursues the aims in their order; with none, the model's own.
///
/// Where nothing keeps the rows, the answer is the nearest by the last aim alone.
pub(super) fn solve_in_order(model: &Model, aims: &[Aim], watch: &mut Watch<'_>) -> Solution {
    let mut held = model.clone();
    let (mut missed, mut evidence) = (Vec::new(), Vec::new());
    // What is best by one aim keeps the rows of the next, so that there is always a plan to better.
    let mut known: Option<Selection> = None;
    let last = aims.last().copied().unwrap_or(model.aim);
    // A shortfall that cannot be less is still had at more than one cost.
    let (last, earlier) = if last == Aim::Shortfall { (Aim::Cost, aims) } else { (last, &aims[..aims.len().saturating_sub(1)]) };
    for aim in earlier {
        held.aim = *aim;
        let solution = solve_sound_from(&held, known.as_ref(), watch);
        let Some(selection) = solution.selection.as_ref().filter(|_| solution.is_feasible()) else { break };
        evidence.extend(shown(&held, &solution));
        missed.extend(hold(&mut held, *aim, selection));
        known.clone_from(&solution.selection);
    }
    held.aim = last;
    let mut solution = solve_sound_from(&held, known.as_ref(), watch);
    solution.missed.extend(missed);
    solution.evidence.extend(evidence);
    solution.missed.sort_by_key(|one| one.row);
    solution
}

/// What an earlier aim of least shortfall proved, where the verifier can put the same question.
fn shown(model: &Model, solution: &Solution) -> Option<Evidence> {
    let least = solution.least.filter(|_| question(model, None).as_ref() == Some(model))?;
    Some(Evidence { row: None, least: i64::try_from(least).ok()?, proof: solution.proof.clone() })
}

/// Holds whatever comes to what this selection attains of an aim; the floors it had to lower for that.
fn hold(model: &mut Model, aim: Aim, selection: &[Option<usize>]) -> Vec<Missed> {
    let (measure, sense) = match aim {
        Aim::Cost => (Measure::Cost, Sense::AtMost),
        Aim::Owners => (Measure::Owners, Sense::AtMost),
        Aim::Suitability => (Measure::Suitability, Sense::AtLeast),
        Aim::Delivery => (Measure::Waiting, Sense::AtMost),
        Aim::Shortfall => return lower(model, selection),
    };
    let row = Row::new(Subject::District, measure, sense, 0);
    let attained = i64::try_from(model.total(&row, selection)).unwrap_or(i64::MAX / 8);
    model.rows.push(Row { asked: attained, bound: attained, label: Some(HELD.to_owned()), ..row });
    Vec::new()
}

/// Lowers the floors of space to what is attained of them.
fn lower(model: &mut Model, selection: &[Option<usize>]) -> Vec<Missed> {
    let totals: Vec<i128> = model.rows.iter().map(|row| model.total(row, selection)).collect();
    let missable: Vec<bool> = model.rows.iter().map(|row| model.may_be_missed(row)).collect();
    let mut missed = Vec::new();
    for (row, total) in totals.into_iter().enumerate().filter(|(row, _)| missable[*row]) {
        let attainable = i64::try_from(total).unwrap_or(i64::MAX);
        if attainable < model.rows[row].bound {
            model.rows[row].bound = attainable;
            missed.push(Missed { row, attainable, together: true });
        }
    }
    missed
}

/// Chooses by several aims, the most important first.
///
/// # Errors
/// Every [`ModelFault`](super::ModelFault) of a model that cannot be computed with exactly.
pub fn solve_aims(
    model: &Model,
    aims: &[Aim],
    seconds: f64,
    tell: &mut dyn FnMut(super::Progress) -> std::ops::ControlFlow<()>,
) -> Result<Solution, Vec<super::ModelFault>> {
    let faults = model.faults();
    if faults.is_empty() { Ok(solve_in_order(model, aims, &mut Watch::new(seconds, tell))) } else { Err(faults) }
}
