//! Solving a model: the engine, what can be attained where not everything can, and the certificate's raw material. Never here: sites.

use std::ops::ControlFlow;
use std::sync::atomic::AtomicBool;

use super::aim::Aim;
use super::certificate::{Origin, issue};
use super::engine::{Answer, Proof, choose_from};
use super::infeasible::{Evidence, Missed, nearest};
use super::memory::Memory;
use super::model::{Model, ModelFault, Selection};
use super::problem::{MISSING, Problem};
use super::progress::{Progress, WORK, Watch};
use super::reading::Reader;
use super::reprove::{Reproved, Shown, reprove};
use super::scenario::Scenario;
use crate::units::Yuan;

/// What is known of a model after solving it.
#[derive(Debug, Clone)]
pub struct Solution {
    /// The model, with rows lowered to what can be attained where not everything can.
    pub model: Model,
    /// The best selection found; none when none exists, or none was found in time.
    pub selection: Option<Selection>,
    /// Its cost.
    pub cost: Option<Yuan>,
    /// No selection that keeps the rows of `model` costs less, where cost is the aim.
    pub bound: Option<Yuan>,
    /// What the selection is worth to the aim, in its units; less is better.
    pub value: Option<i128>,
    /// No selection that keeps the rows of `model` is worth less.
    pub least: Option<i128>,
    /// No selection keeps the rows as asked: shown, which is more than that none was found in time.
    pub(super) impossible: bool,
    /// Rows of the model as asked that cannot be met, with what can be attained, in units of the row.
    pub(super) missed: Vec<Missed>,
    pub(super) proof: Proof,
    /// What proves that what is missed cannot be had.
    pub(super) evidence: Vec<Evidence>,
}

impl Solution {
    /// Whether nothing cheaper exists.
    #[must_use]
    pub fn is_optimal(&self) -> bool {
        self.value.is_some() && self.value == self.least
    }

    /// How far the selection may be from the best, in units of the aim.
    #[must_use]
    pub fn gap(&self) -> Option<i128> {
        self.value.zip(self.least).map(|(value, least)| value - least)
    }

    /// Whether everything asked is met.
    #[must_use]
    pub fn is_feasible(&self) -> bool {
        self.selection.is_some() && self.missed.is_empty()
    }

    /// Whether the verifier, which knows neither engine nor solver, confirms from the certificate that nothing costs less than `bound`.
    #[must_use]
    pub fn proves(&self, bound: Yuan) -> bool {
        self.proves_worth(i128::from(bound.get()))
    }

    /// The same of a bound in units of the aim.
    #[must_use]
    pub fn proves_worth(&self, bound: i128) -> bool {
        let origin = Origin { revision: 0, content_hash: "", programme: "" };
        let certificate = issue((&self.model, &Scenario::default()), origin, (&self.proof, Some(bound)), &[]);
        reprove(&self.model, Shown::of(&certificate), bound) == Reproved::Holds
    }

    fn of(model: Model, problem: &Problem, answer: Answer, missed: Vec<Missed>) -> Self {
        let money = |amount: i128| i64::try_from(amount).ok().map(Yuan::new);
        let selection = answer.choice.map(|choice| problem.selection(&choice));
        let cost = selection.as_ref().and_then(|selection| money(model.cost(selection)));
        let value = selection.as_ref().map(|selection| model.value(selection));
        let unit = if model.aim == Aim::Shortfall { MISSING } else { 1 };
        let least = answer.bound.map(|bound| -(-bound).div_euclid(unit));
        let bound = least.filter(|_| model.aim.is_cost()).and_then(money);
        Self { cost, bound, value, least, selection, impossible: false, missed, proof: answer.proof, evidence: Vec::new(), model }
    }
}

/// Chooses at least cost.
///
/// # Errors
/// Every [`ModelFault`] of a model that cannot be computed with exactly.
pub fn solve_model(
    model: &Model,
    seconds: f64,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Solution, Vec<ModelFault>> {
    solve_model_until(model, seconds, &AtomicBool::new(false), tell)
}

/// The same choice, sooner where `memory` knows the zones from another question.
///
/// # Errors
/// As [`solve_model`].
pub fn solve_model_remembering(
    model: &Model,
    seconds: f64,
    memory: &Memory,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Solution, Vec<ModelFault>> {
    let faults = model.faults();
    if faults.is_empty() { Ok(solve_sound(model, &mut Watch::new(seconds, tell).remembering(memory))) } else { Err(faults) }
}

/// The same, until `stop` is set: that is heard in the middle of a step too.
///
/// # Errors
/// As [`solve_model`].
pub fn solve_model_until(
    model: &Model,
    seconds: f64,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Solution, Vec<ModelFault>> {
    let faults = model.faults();
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(solve_sound(model, &mut Watch::new(seconds, tell).until(stop)))
}

/// Chooses at least cost with so much work as one of many questions gets: counted, so that the answer is the same on every machine that
/// has the time. `None` for a model that cannot be computed with exactly.
pub(super) fn solve_shortly(model: &Model, seconds: f64) -> Option<Solution> {
    let mut tell = |_| ControlFlow::Continue(());
    let mut watch = Watch::new(seconds, &mut tell).within_work(WORK / 20);
    model.faults().is_empty().then(|| solve_sound(model, &mut watch))
}

pub(super) fn solve_sound(model: &Model, watch: &mut Watch<'_>) -> Solution {
    solve_sound_from(model, None, watch)
}

/// The same, beginning with a selection that may keep the rows: nothing worse is answered then.
pub(super) fn solve_sound_from(model: &Model, start: Option<&Selection>, watch: &mut Watch<'_>) -> Solution {
    let problem = Problem::of(model);
    let start = start.and_then(|known| Reader::of(model).start(&problem, known)).filter(|choice| problem.admits(choice));
    let found = choose_from(&problem, start.clone(), watch);
    let answer = Answer { choice: found.choice.or(start), ..found };
    if answer.choice.is_some() || answer.bound.is_some() {
        return Solution::of(model.clone(), &problem, answer, Vec::new());
    }
    if !watch.clock().goes_on() {
        // Nothing was found, and nothing was shown to be impossible either.
        return Solution::of(model.clone(), &problem, answer, Vec::new());
    }
    let nearest = nearest(model, watch);
    let problem = Problem::of(&nearest.model);
    let solution = Solution::of(nearest.model, &problem, nearest.answer, nearest.missed);
    Solution { impossible: true, evidence: nearest.evidence, ..solution }
}
