//! What to do when not everything asked can be met: what can be attained of each row, what ceiling would be enough, and the plan that
//! comes nearest. Never here: sentences.

use super::engine::{Answer, choose};
use super::model::{Measure, Model, Sense, Subject};
use super::problem::{Problem, is_spent};
use super::progress::{Phase, Watch};

/// A row that cannot be met, in units of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Missed {
    pub(super) row: usize,
    /// The most of it that can be attained beside what is there already; of a ceiling, the least that would be enough.
    pub(super) attainable: i64,
    /// Out of reach only together with the other rows, as where a budget is spent elsewhere.
    pub(super) together: bool,
}

/// The nearest that can be come to what was asked.
#[derive(Debug, Clone)]
pub(super) struct Nearest {
    /// The model with the rows lowered to what can be attained.
    pub(super) model: Model,
    /// The cheapest choice that attains it; none where the locks contradict each other.
    pub(super) answer: Answer,
    /// Ascending by row.
    pub(super) missed: Vec<Missed>,
}

/// A bound that never binds.
const OPEN: i64 = i64::MIN / 8;

/// Finds out what can be met of a model that has no selection.
pub(super) fn nearest(model: &Model, watch: &mut Watch<'_>) -> Nearest {
    watch.goes_on(Phase::Attain, None, None);
    let mut lowered = model.clone();
    let mut missed = lower_each_to_its_reach(&mut lowered, watch);
    let problem = Problem::of(&lowered);
    let answer = choose(&problem, watch);
    if answer.choice.is_some() || answer.bound.is_some() {
        return Nearest { model: lowered, answer, missed };
    }
    let ceilings: Vec<usize> = (0..model.rows.len()).filter(|row| is_ceiling(model, *row)).collect();
    missed.extend(ceilings.iter().filter_map(|row| enough(&problem, &ceilings, *row, watch)));
    let Some(choice) = least_shortfall(&lowered, watch) else { return Nearest { model: lowered, answer, missed } };
    for (row, asked) in lowered.rows.iter_mut().enumerate().filter(|(_, row)| row.sense == Sense::AtLeast) {
        let total = i64::try_from(problem.total(row, &choice)).unwrap_or(i64::MAX);
        if total < asked.bound {
            asked.bound = total;
            missed.retain(|known| known.row != row);
            missed.push(Missed { row, attainable: total, together: true });
        }
    }
    missed.sort_by_key(|one| one.row);
    let answer = choose(&Problem::of(&lowered), watch);
    Nearest { model: lowered, answer, missed }
}

fn is_ceiling(model: &Model, row: usize) -> bool {
    let row = &model.rows[row];
    row.sense == Sense::AtMost && row.subject == Subject::District && is_spent(row.measure)
}

/// Lowers every floor that even everything together cannot reach.
fn lower_each_to_its_reach(model: &mut Model, watch: &mut Watch<'_>) -> Vec<Missed> {
    let problem = Problem::of(model);
    let mut missed = Vec::new();
    for row in 0..model.rows.len() {
        if model.rows[row].sense == Sense::AtMost {
            continue;
        }
        let reach = most(&problem, model, row, watch);
        if reach < model.rows[row].bound {
            model.rows[row].bound = reach;
            missed.push(Missed { row, attainable: reach, together: false });
        }
    }
    missed
}

/// The most of a row that can be attained when only locks and conflicts stand in the way.
fn most(problem: &Problem, model: &Model, row: usize, watch: &mut Watch<'_>) -> i64 {
    let reach = i64::try_from(problem.reach(row)).unwrap_or(i64::MAX / 8);
    let conflict = |at: &usize| matches!(model.rows[*at].subject, Subject::Sites(_)) && model.rows[*at].sense == Sense::AtMost;
    let conflicts: Vec<usize> = (0..model.rows.len()).filter(conflict).collect();
    let tied = |at: &usize| problem.groups.iter().any(|group| group.touches[*at] && group.touches[row]);
    if !conflicts.iter().any(tied) {
        return reach;
    }
    let mut turned = problem.clone();
    for entry in turned.groups.iter_mut().flat_map(|group| &mut group.entries) {
        entry.cost = -entry.weights[row];
    }
    (0..turned.bounds.len()).filter(|at| !conflicts.contains(at)).for_each(|at| turned.bounds[at] = OPEN);
    let answer = choose(&turned, watch);
    answer.choice.map_or(reach, |choice| i64::try_from(problem.total(row, &choice)).unwrap_or(reach))
}

/// The choice that misses the floors least in all, a ㎡ of a zone and a ㎡ of the district counting the same, whatever it costs within
/// the ceilings.
fn least_shortfall(model: &Model, watch: &mut Watch<'_>) -> Option<Vec<Option<usize>>> {
    let mut problem = Problem::of(model);
    problem.soft = model.rows.iter().map(|row| row.sense == Sense::AtLeast && row.measure == Measure::Area).collect();
    for (row, bound) in model.rows.iter().zip(&mut problem.bounds).filter(|(row, _)| row.sense == Sense::AtLeast) {
        // Firms follow from space; a shortfall is counted once.
        *bound = if row.measure == Measure::Area { *bound } else { OPEN };
    }
    problem.groups.iter_mut().flat_map(|group| &mut group.entries).for_each(|entry| entry.cost = 0);
    choose(&problem, watch).choice
}

/// The least ceiling that would be enough, the other ceilings aside where they must be.
fn enough(problem: &Problem, ceilings: &[usize], row: usize, watch: &mut Watch<'_>) -> Option<Missed> {
    let mut open = problem.clone();
    open.bounds[row] = OPEN;
    for entry in open.groups.iter_mut().flat_map(|group| &mut group.entries) {
        // A ceiling is turned to “at least”, so what is spent of it is the weight with its sign turned back.
        entry.cost = -entry.weights[row];
    }
    let mut answer = choose(&open, watch);
    if answer.choice.is_none() {
        ceilings.iter().for_each(|other| open.bounds[*other] = OPEN);
        answer = choose(&open, watch);
    }
    let spent = -problem.total(row, &answer.choice?);
    let ceiling = -i128::from(problem.bounds[row]);
    (spent > ceiling).then(|| Missed { row, attainable: i64::try_from(spent).unwrap_or(i64::MAX), together: false })
}

/// The measures a plan may be limited in.
pub(super) const fn ceiling_name(measure: Measure) -> (&'static str, &'static str) {
    match measure {
        Measure::Cost => ("预算", "budget"),
        Measure::Owners => ("产权户数上限", "limit of owners"),
        Measure::Sites => ("项目数上限", "limit of sites"),
        Measure::Area | Measure::Firms | Measure::TechFirms => ("上限", "ceiling"),
    }
}
