//! Trying things out: whether a model has a selection, and how far a bound can be pushed. Never here: which things are tried.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use super::super::model::{Model, Selection, Sense};
use super::super::progress::{Phase, Progress};
use super::super::solution::{Solution, solve_model};
use crate::units::Yuan;

/// Longest that one model is tried, seconds.
const EACH_S: f64 = 5.0;

/// What came of trying a model.
enum Tried {
    /// It has a selection, the cheapest found, at this cost.
    Costs(Selection, Yuan),
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

    /// `None` when time ran out before anything was found.
    fn tried(&mut self, model: &Model) -> Option<Tried> {
        let mut impossible = false;
        // Only what is impossible comes to the question what can be attained, which is not asked here.
        let solution = self.solved(model, &mut |progress| {
            impossible |= progress.phase == Phase::Attain;
            if impossible { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        if impossible {
            return Some(Tried::Impossible);
        }
        let found = solution.selection.clone().zip(solution.cost).filter(|_| solution.is_feasible());
        found.map(|(selection, cost)| Tried::Costs(selection, cost))
    }

    fn solved(&mut self, model: &Model, tell: &mut dyn FnMut(Progress) -> ControlFlow<()>) -> Option<Solution> {
        let left = self.until.map_or(f64::MAX, |until| until.saturating_duration_since(Instant::now()).as_secs_f64());
        if left <= 0.0 {
            self.ran_out = true;
            return None;
        }
        solve_model(model, left.min(EACH_S), tell).ok()
    }

    /// Whether a model has a selection; `None` when that was not found out.
    pub(super) fn has_plan(&mut self, model: &Model) -> Option<bool> {
        self.tried(model).map(|tried| matches!(tried, Tried::Costs(..)))
    }

    /// What the cheapest selection found costs; `None` when none keeps the rows.
    pub(super) fn cheapest(&mut self, model: &Model) -> Option<Yuan> {
        match self.tried(model)? {
            Tried::Costs(_, cost) => Some(cost),
            Tried::Impossible => None,
        }
    }

    /// The model as the nearest selection meets it.
    pub(super) fn nearest(&mut self, model: &Model) -> Option<Model> {
        let solution = self.solved(model, &mut |_| ControlFlow::Continue(()))?;
        solution.selection.is_some().then_some(solution.model)
    }

    /// The most of a row for which a selection was found, and whether more was shown to be out of reach.
    pub(super) fn most(&mut self, model: &Model, row: usize) -> (Option<i64>, bool) {
        let asked = model.rows[row].bound;
        let (mut held, mut refused) = (None, asked.saturating_add(1));
        let mut tried = asked;
        loop {
            match self.total(model, row, tried) {
                Some(Some(total)) => held = Some(total.max(tried)),
                Some(None) => refused = tried,
                None => return (held, false),
            }
            let lowest = held.unwrap_or(-1);
            if refused - lowest <= 1 || held.is_some_and(|held| held >= asked) {
                return (held.map(|held| held.min(asked)), true);
            }
            tried = lowest + (refused - lowest) / 2;
        }
    }

    /// The least of a ceiling within which a selection was found.
    pub(super) fn least(&mut self, open: &Model, row: usize) -> Option<i64> {
        let mut held = self.total(open, row, open.rows[row].bound)??;
        let mut refused = -1;
        while held - refused > 1 {
            let tried = refused + (held - refused) / 2;
            match self.total(open, row, tried) {
                Some(Some(total)) => held = total.min(tried),
                Some(None) => refused = tried,
                None => break,
            }
        }
        Some(held)
    }

    /// What the selection found comes to in a row when the row is held to a bound; nothing when there is none; `None` when that was not
    /// found out.
    #[expect(clippy::option_option, reason = "not found out is not the same as nothing there")]
    fn total(&mut self, model: &Model, row: usize, bound: i64) -> Option<Option<i64>> {
        let mut held = model.clone();
        held.rows[row].bound = bound;
        let Tried::Costs(selection, _) = self.tried(&held)? else { return Some(None) };
        let total = held.total(&held.rows[row], &selection);
        let total = i64::try_from(total).unwrap_or(i64::MAX);
        debug_assert!(match held.rows[row].sense {
            Sense::AtLeast => total >= bound,
            Sense::AtMost => total <= bound,
        });
        Some(Some(total))
    }
}
