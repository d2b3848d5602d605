//! What to do with a model that has no selection: what can be attained of each row beside the rest, which demands contradict each other,
//! and which single changes mend it. Every change is tried before it is offered. Never here: a sentence, or how a model is solved.
//!
//! Only three questions are asked: whether a model has a selection, what the cheapest costs, and how far a row can go.

mod conflict;
mod trial;

use std::collections::BTreeSet;

use super::aim::Aim;
use super::model::{Measure, Model, Row, Sense, Subject};
use crate::estate::SiteId;
use crate::units::Yuan;
use trial::Trial;

/// Something that has to hold and that people decide on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Demand {
    /// A row of the model, by its number.
    Row(usize),
    /// A site locked in.
    Lock(SiteId),
}

/// How far one target can go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// The row, by its number.
    pub row: usize,
    /// The most that was attained of it, all other targets aside, within ceilings and locks; in units of the row, what is there already
    /// aside.
    pub alone: Option<i64>,
    /// The same beside every other target as it stands; `None` when the others cannot be met either.
    pub beside_the_rest: Option<i64>,
    /// Whether the other targets can be met without this one; `None` when that was not found out.
    pub rest_stands: Option<bool>,
    /// Whether more than `alone` was shown to be out of reach, to the unit.
    pub exact: bool,
}

/// A change that makes the model feasible; it was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// Rows with the bound they get, in units of the row.
    pub rows: Vec<(usize, i64)>,
    /// Locks opened.
    pub opened: Vec<SiteId>,
    /// What the cheapest plan found after it costs.
    pub cost: Yuan,
}

impl Mend {
    /// The model with this change made.
    #[must_use]
    pub fn applied(&self, model: &Model) -> Model {
        let mut mended = model.clone();
        self.rows.iter().for_each(|(row, bound)| mended.rows[*row].bound = *bound);
        mended
            .candidates
            .iter_mut()
            .filter(|candidate| self.opened.contains(&candidate.site))
            .for_each(|one| one.locked_in = false);
        mended
    }
}

/// What is wrong with a model that has no selection, and what would mend it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mending {
    /// Every target, in the order of the rows.
    pub reaches: Vec<Reach>,
    /// Demands that cannot hold together although any of them left out they could.
    pub conflict: Vec<Demand>,
    /// Whether `conflict` is as small as can be; otherwise time ran out while it was being reduced.
    pub conflict_is_minimal: bool,
    /// Changes that were tried and make the model feasible, the least first.
    pub mends: Vec<Mend>,
    /// Whether everything was tried that there is to try.
    pub complete: bool,
}

/// Finds out how a model that has no selection can be mended; nothing when it has one.
///
/// # Units
/// `seconds` for everything together.
#[must_use]
pub fn mend(model: &Model, seconds: f64) -> Mending {
    // Whether the rows can be kept does not hang on what is wanted among the selections that keep them.
    let model = &Model { aim: Aim::Cost, pairs: Vec::new(), ..model.clone() };
    let mut trial = Trial::new(seconds);
    if trial.has_plan(model) != Some(false) {
        return Mending { complete: !trial.is_over(), ..Mending::default() };
    }
    // What a reader acts on comes before how far each target reaches, which takes the most time.
    let raised = raised_ceilings(model, &mut trial);
    let joint = joint(model, &mut trial);
    let opened = opened(model, &mut trial);
    let (conflict, conflict_is_minimal) = conflict::conflict(model, &mut trial);
    let reaches: Vec<Reach> = targets(model).map(|row| reach(model, row, &mut trial)).collect();
    let mut mends = lowered_targets(model, &reaches, &mut trial);
    mends.extend(raised);
    mends.extend(joint.filter(|joint| !mends.iter().any(|one| one.rows == joint.rows)));
    mends.extend(opened);
    Mending { reaches, conflict, conflict_is_minimal, mends, complete: !trial.is_over() }
}

/// Rows that ask for something.
fn targets(model: &Model) -> impl Iterator<Item = usize> {
    (0..model.rows.len()).filter(|row| is_target(&model.rows[*row]))
}

/// A row that asks for something; the least size of a carrier asks for nothing.
fn is_target(row: &Row) -> bool {
    row.sense == Sense::AtLeast && row.bound > 0 && !row.or_nothing
}

/// Rows that limit the plan as a whole.
fn ceilings(model: &Model) -> impl Iterator<Item = usize> {
    let is_ceiling = |row: &Row| row.sense == Sense::AtMost && !matches!(row.subject, Subject::Sites(_));
    (0..model.rows.len()).filter(move |row| is_ceiling(&model.rows[*row]))
}

fn reach(model: &Model, row: usize, trial: &mut Trial) -> Reach {
    let alone: Model = without(model, &targets(model).filter(|other| *other != row).collect());
    let (most, exact) = trial.most(&alone, row);
    let beside = without(model, &BTreeSet::from([row]));
    let rest_stands = trial.has_plan(&beside);
    let beside_the_rest = if rest_stands == Some(true) { trial.most(model, row).0 } else { None };
    Reach { row, alone: most, beside_the_rest, rest_stands, exact }
}

/// The model with some rows asking for nothing. They stay in their place, so that rows keep their numbers.
fn without(model: &Model, rows: &BTreeSet<usize>) -> Model {
    let mut left = model.clone();
    rows.iter().for_each(|row| left.rows[*row].bound = asks_for_nothing(&left.rows[*row]));
    left
}

/// A bound that always holds.
fn asks_for_nothing(row: &Row) -> i64 {
    match row.sense {
        Sense::AtLeast => 0.min(row.bound),
        Sense::AtMost => i64::MAX / 8,
    }
}

/// One target lowered to what it can reach, everything else as it stands.
fn lowered_targets(model: &Model, reaches: &[Reach], trial: &mut Trial) -> Vec<Mend> {
    let lowered = reaches.iter().filter_map(|reach| Some((reach.row, reach.beside_the_rest?)));
    lowered.filter_map(|change| tried(model, vec![change], Vec::new(), trial)).collect()
}

/// One ceiling raised to what is enough, everything else as it stands.
fn raised_ceilings(model: &Model, trial: &mut Trial) -> Vec<Mend> {
    let each = |row| {
        let change = (row, enough(model, row, trial)?);
        tried(model, vec![change], Vec::new(), trial)
    };
    ceilings(model).filter_map(each).collect()
}

/// The least ceiling that would be enough.
fn enough(model: &Model, row: usize, trial: &mut Trial) -> Option<i64> {
    let open = without(model, &BTreeSet::from([row]));
    if model.rows[row].measure == Measure::Cost && model.rows[row].subject == Subject::District {
        return trial.cheapest(&open).map(Yuan::get);
    }
    trial.least(&open, row)
}

/// The targets that the nearest plan misses, lowered together to what it attains.
fn joint(model: &Model, trial: &mut Trial) -> Option<Mend> {
    let nearest = trial.nearest(model)?;
    let lowered = model.rows.iter().zip(&nearest.rows).enumerate().filter(|(_, (asked, met))| asked.bound != met.bound);
    let rows: Vec<(usize, i64)> = lowered.map(|(row, (_, met))| (row, met.bound)).collect();
    if rows.is_empty() { None } else { tried(model, rows, Vec::new(), trial) }
}

/// Locks of which one alone, or all together, stand in the way.
fn opened(model: &Model, trial: &mut Trial) -> Vec<Mend> {
    let locked: Vec<SiteId> = model.candidates.iter().filter(|one| one.locked_in).map(|one| one.site.clone()).collect();
    let mut mends: Vec<Mend> = locked.iter().filter_map(|site| tried(model, Vec::new(), vec![site.clone()], trial)).collect();
    if mends.is_empty() && locked.len() > 1 {
        mends.extend(tried(model, Vec::new(), locked, trial));
    }
    mends
}

/// The change as a mend, if it mends.
fn tried(model: &Model, rows: Vec<(usize, i64)>, opened: Vec<SiteId>, trial: &mut Trial) -> Option<Mend> {
    let change = Mend { rows, opened, cost: Yuan::ZERO };
    trial.cheapest(&change.applied(model)).map(|cost| Mend { cost, ..change })
}
