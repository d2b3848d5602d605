//! What to do when not everything asked can be met: what can be attained of each row, what ceiling would be enough, and the plan that
//! comes nearest. Never here: sentences.

use super::engine::{Answer, choose};
use super::model::{Measure, Model, Row, Sense, Subject};
use super::problem::{Group, Problem};
use super::progress::{Phase, Watch};
use super::reading::is_spent;

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
    let totals = problem.totals(&choice);
    for (row, asked) in lowered.rows.iter_mut().enumerate().filter(|(_, row)| row.sense == Sense::AtLeast && !row.or_nothing) {
        let total = i64::try_from(totals[row]).unwrap_or(i64::MAX);
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
    let reach = problem.reach();
    let mut missed = Vec::new();
    for row in 0..model.rows.len() {
        if model.rows[row].sense == Sense::AtMost || model.rows[row].or_nothing {
            continue;
        }
        let reach = most(&problem, model, (row, reach[row]), watch);
        if reach < model.rows[row].bound {
            model.rows[row].bound = reach;
            missed.push(Missed { row, attainable: reach, together: false });
        }
    }
    missed
}

/// The most of a row that can be attained when only locks, conflicts and least sizes of carriers stand in the way.
fn most(problem: &Problem, model: &Model, (row, reach): (usize, i128), watch: &mut Watch<'_>) -> i64 {
    let reach = i64::try_from(reach).unwrap_or(i64::MAX / 8);
    let among = |at: &usize| {
        let row = &model.rows[*at];
        matches!(row.subject, Subject::Sites(_)) && (row.sense == Sense::AtMost || row.or_nothing)
    };
    let ties: Vec<usize> = (0..model.rows.len()).filter(among).collect();
    let counts = |group: &Group, row: usize| group.entries.iter().any(|entry| entry.weight(row) != 0);
    let tied = |at: &usize| problem.groups.iter().any(|group| counts(group, *at) && counts(group, row));
    if !ties.iter().any(tied) {
        return reach;
    }
    let mut turned = problem.clone();
    for entry in turned.groups.iter_mut().flat_map(|group| &mut group.entries) {
        entry.cost = -entry.weight(row);
    }
    (0..model.rows.len()).filter(|at| !ties.contains(at)).for_each(|at| turned.bounds[at] = OPEN);
    let answer = choose(&turned, watch);
    answer.choice.map_or(reach, |choice| i64::try_from(problem.totals(&choice)[row]).unwrap_or(reach))
}

/// The choice that misses the floors least in all, a ㎡ of a zone and a ㎡ of the district counting the same, whatever it costs within
/// the ceilings.
fn least_shortfall(model: &Model, watch: &mut Watch<'_>) -> Option<Vec<Option<usize>>> {
    let mut problem = Problem::of(model);
    let floor = |row: &Row| row.sense == Sense::AtLeast && !row.or_nothing;
    for (at, row) in model.rows.iter().enumerate().filter(|(_, row)| floor(row)) {
        // Firms follow from space; a shortfall is counted once.
        problem.soft[at] = row.measure == Measure::Area;
        problem.bounds[at] = if row.measure == Measure::Area { problem.bounds[at] } else { OPEN };
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
        entry.cost = -entry.weight(row);
    }
    let mut answer = choose(&open, watch);
    if answer.choice.is_none() {
        ceilings.iter().for_each(|other| open.bounds[*other] = OPEN);
        answer = choose(&open, watch);
    }
    let spent = -problem.totals(&answer.choice?)[row];
    let ceiling = -i128::from(problem.bounds[row]);
    (spent > ceiling).then(|| Missed { row, attainable: i64::try_from(spent).unwrap_or(i64::MAX), together: false })
}

/// The measures a plan may be limited in.
pub(super) const fn ceiling_name(measure: Measure) -> (&'static str, &'static str) {
    match measure {
        Measure::Cost => ("预算", "budget"),
        Measure::Owners => ("产权户数上限", "limit of owners"),
        Measure::Sites => ("项目数上限", "limit of sites"),
        Measure::Large => ("大型孵化载体上限", "limit of large carriers"),
        Measure::Waiting => ("等待交付上限", "limit of waiting"),
        Measure::Area
        | Measure::Firms
        | Measure::TechFirms
        | Measure::Special
        | Measure::Municipal
        | Measure::National
        | Measure::Suitability => ("上限", "ceiling"),
    }
}
