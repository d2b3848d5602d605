//! What to do when not everything asked can be met: what can be attained of each row, what ceiling would be enough, and the plan that
//! comes nearest. Never here: sentences.

use super::aim::Aim;
use super::certificate::{aim_of_ceiling, question};
use super::engine::{Answer, Proof, choose};
use super::model::{Measure, Model, Selection, Sense, Subject};
use super::problem::{Group, MISSING, Problem};
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

/// What proves that what is missed cannot be had.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    /// A ceiling, by its row; none where it is what the floors of space miss in all.
    pub(super) row: Option<usize>,
    /// No less is enough, or is missed; in units of the row, or 0.01 ㎡.
    pub(super) least: i64,
    /// What proves it of the question that the certificate puts.
    pub(super) proof: Proof,
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
    pub(super) evidence: Vec<Evidence>,
}

/// A bound that never binds.
const OPEN: i64 = i64::MIN / 8;

/// Finds out what can be met of a model that has no selection.
pub(super) fn nearest(model: &Model, watch: &mut Watch<'_>) -> Nearest {
    watch.goes_on(Phase::Attain, None, None);
    let mut lowered = model.clone();
    let mut missed = lower_each_to_its_reach(&mut lowered, watch);
    let answer = choose(&Problem::of(&lowered), watch);
    if answer.choice.is_some() || answer.bound.is_some() {
        return Nearest { model: lowered, answer, missed, evidence: Vec::new() };
    }
    let mut evidence = Vec::new();
    let ceilings: Vec<usize> = (0..model.rows.len()).filter(|row| is_ceiling(model, *row)).collect();
    for row in &ceilings {
        missed.extend(enough((model, &lowered), &ceilings, *row, &mut evidence, watch));
    }
    let Some(selection) = least_shortfall(model, &mut evidence, watch) else {
        return Nearest { model: lowered, answer, missed, evidence };
    };
    let totals: Vec<i128> = lowered.rows.iter().map(|row| lowered.total(row, &selection)).collect();
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
    Nearest { model: lowered, answer, missed, evidence }
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

/// The selection that misses the floors of space least in all, a ㎡ of a zone and a ㎡ of the district counting the same, whatever it costs
/// within the ceilings. Firms follow from space; a shortfall is counted once.
fn least_shortfall(model: &Model, evidence: &mut Vec<Evidence>, watch: &mut Watch<'_>) -> Option<Selection> {
    let asked = question(model, None)?;
    let problem = Problem::of(&asked);
    let Answer { choice, bound, proof } = choose(&problem, watch);
    let least = bound.and_then(|bound| i64::try_from(-(-bound).div_euclid(MISSING)).ok());
    evidence.extend(least.map(|least| Evidence { row: None, least, proof }));
    choice.map(|choice| problem.selection(&choice))
}

/// The least ceiling that would be enough, the other ceilings aside where they must be.
fn enough(
    (model, lowered): (&Model, &Model),
    ceilings: &[usize],
    row: usize,
    evidence: &mut Vec<Evidence>,
    watch: &mut Watch<'_>,
) -> Option<Missed> {
    let ceiling = i128::from(model.rows[row].bound);
    let missed = |spent: i128| {
        let attainable = i64::try_from(spent).unwrap_or(i64::MAX);
        (spent > ceiling).then_some(Missed { row, attainable, together: false })
    };
    if let Some(asked) = aim_of_ceiling(&model.rows[row]).and_then(|_| question(model, Some(row))) {
        let Answer { choice, bound, proof } = choose(&Problem::of(&asked), watch);
        if let (Some(_), Some(least)) = (choice, bound.and_then(|bound| i64::try_from(bound).ok())) {
            evidence.push(Evidence { row: Some(row), least, proof });
            return missed(i128::from(least));
        }
    }
    let mut open = without_pairs(lowered);
    open.rows[row].bound = i64::MAX / 8;
    let mut found = furthest(&open, row, watch);
    if found.is_none() {
        ceilings.iter().for_each(|other| open.rows[*other].bound = i64::MAX / 8);
        found = furthest(&open, row, watch);
    }
    missed(i128::from(found?.attained))
}

/// How far one row can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Furthest {
    /// The most that was found of a floor, the least of a ceiling; in units of the row.
    pub(super) attained: i64,
    /// Whether nothing beyond exists.
    pub(super) exact: bool,
}

/// How far one row can go while the others hold; `None` when they do not, or nothing was found in time.
pub(super) fn furthest(model: &Model, row: usize, watch: &mut Watch<'_>) -> Option<Furthest> {
    let mut turned = Problem::of(&without_pairs(model));
    turned.bounds[row] = OPEN;
    for entry in turned.groups.iter_mut().flat_map(|group| &mut group.entries) {
        // Every row is turned to “at least”: of a ceiling the weight is what is spent, its sign turned.
        entry.cost = -entry.weight(row);
    }
    let answer = choose(&turned, watch);
    let choice = answer.choice?;
    let exact = answer.bound == Some(turned.cost(&choice));
    let sign = if model.rows[row].sense == Sense::AtMost { -1 } else { 1 };
    let attained = i64::try_from(sign * turned.totals(&choice)[row]).ok()?;
    Some(Furthest { attained, exact })
}

fn without_pairs(model: &Model) -> Model {
    Model { pairs: Vec::new(), aim: Aim::Cost, ..model.clone() }
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
