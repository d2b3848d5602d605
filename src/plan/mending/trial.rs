//! Trying things out: whether a model has a selection, and how far a bound can be pushed. Never here: which things are tried.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use super::super::infeasible::{Furthest, furthest};
use super::super::model::Model;
use super::super::progress::{Phase, Progress, Watch};
use super::super::solution::{Solution, solve_model};
use super::super::wanted::is_called_off;
use crate::units::Yuan;

/// Longest that one model is tried, seconds.
const EACH_S: f64 = 5.0;

/// What came of trying a model.
enum Tried {
    /// It has a selection, the cheapest found at this cost.
    Costs(Yuan),
    /// It has none.
    Impossible,
}

/// Tries until time is up.
pub(super) struct Trial {
    until: Option<Instant>,
    ran_out: bool,
}

impl Trial {
    pub(super) fn new(seconds: f64) -> Self {
        let limit = Duration::try_from_secs_f64(seconds).ok();
        Self { until: limit.and_then(|limit| Instant::now().checked_add(limit)), ran_out: false }
    }

    /// Whether something was left untried for want of time.
    pub(super) const fn is_over(&self) -> bool {
        self.ran_out
    }

    /// `None` when time ran out before anything was found; `content` with any selection.
    fn tried(&mut self, model: &Model, content: bool) -> Option<Tried> {
        let mut impossible = false;
        // Only what is impossible comes to the question what can be attained, which is not asked here.
        let solution = self.solved(model, &mut |progress| {
            impossible |= progress.phase == Phase::Attain;
            if impossible || content && progress.best.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        if impossible {
            return Some(Tried::Impossible);
        }
        solution.cost.filter(|_| solution.is_feasible()).map(Tried::Costs)
    }

    /// Seconds for one question; `None` when there are none left.
    fn seconds(&mut self) -> Option<f64> {
        let left = self.until.map_or(f64::MAX, |until| until.saturating_duration_since(Instant::now()).as_secs_f64());
        let left = if is_called_off() { 0.0 } else { left };
        self.ran_out |= left <= 0.0;
        (left > 0.0).then_some(left.min(EACH_S))
    }

    fn solved(&mut self, model: &Model, tell: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Option<Solution> {
        let seconds = self.seconds()?;
        let begun = Instant::now();
        let solution = solve_model(model, seconds, tell).ok();
        self.ran_out |= begun.elapsed().as_secs_f64() >= seconds;
        solution
    }

    /// Whether a model has a selection; `None` when that was not found out.
    pub(super) fn has_plan(&mut self, model: &Model) -> Option<bool> {
        self.tried(model, true).map(|tried| matches!(tried, Tried::Costs(..)))
    }

    /// What the cheapest selection found costs; `None` when none keeps the rows.
    pub(super) fn cheapest(&mut self, model: &Model) -> Option<Yuan> {
        match self.tried(model, false)? {
            Tried::Costs(cost) => Some(cost),
            Tried::Impossible => None,
        }
    }

    /// The model as the nearest selection meets it.
    pub(super) fn nearest(&mut self, model: &Model) -> Option<Model> {
        let solution = self.solved(model, &mut |_| ControlFlow::Continue(()))?;
        solution.selection.is_some().then_some(solution.model)
    }

    /// The most of a row for which a selection was found, no more than is asked, and whether more was shown to be out of reach.
    pub(super) fn most(&mut self, model: &Model, row: usize) -> (Option<i64>, bool) {
        let asked = model.rows[row].bound;
        if self.has_plan(model) == Some(true) {
            return (Some(asked), true);
        }
        match self.furthest(model, row) {
            Some(Furthest { attained, exact }) => (Some(attained.min(asked)), exact),
            None => (None, false),
        }
    }

    /// The least of a ceiling within which a selection was found.
    pub(super) fn least(&mut self, open: &Model, row: usize) -> Option<i64> {
        self.furthest(open, row).map(|furthest| furthest.attained)
    }

    fn furthest(&mut self, model: &Model, row: usize) -> Option<Furthest> {
        let seconds = self.seconds()?;
        let mut tell = |_| ControlFlow::Continue(());
        let begun = Instant::now();
        let found = furthest(model, row, &mut Watch::new(seconds, &mut tell));
        self.ran_out |= begun.elapsed().as_secs_f64() >= seconds;
        found
    }
}
