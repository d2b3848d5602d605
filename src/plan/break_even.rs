//! The most the district should pay for a site, given its alternatives: P*_plan(i) = Z*(without i) − Z*(i forced in, its price nought).
//!
//! Works and taxes that do not hang on the price stay in. Values hold one at a time and do not add up. Never here: an estimate.

use std::ops::ControlFlow;
use std::time::Instant;

use super::model::{Candidate, Model};
use super::progress::Watch;
use super::solution::{Solution, solve_sound};
use super::worth::{given_away, withdrawn};
use crate::estate::SiteId;
use crate::units::Yuan;

/// What a site is worth to the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakEven {
    /// Worth exactly so much.
    #[doc(alias = "盈亏平衡价")]
    Exact(Yuan),
    /// Worth between these, the search having stopped before the last 元.
    Between(Yuan, Yuan),
    /// 未定: time ended before a plan without it, or one with it, was found or shown to be impossible.
    Unsettled {
        /// It is worth no less, as far as is proved.
        least: Option<Yuan>,
        /// It is worth no more, as far as is proved.
        most: Option<Yuan>,
    },
    /// 不可替代: without it the targets cannot be met; proved.
    Irreplaceable,
    /// Even as a gift it fits no plan that keeps the rows.
    Unfit,
    /// Not on offer.
    NotOffered,
}

/// What a site is worth to the plan, by solving twice.
///
/// # Units
/// `seconds` limits both solves together; half of them are kept for the second. The answer is the whole price paid to the owner, taxes on
/// it included.
#[must_use]
pub fn break_even(model: &Model, site: &SiteId, seconds: f64) -> BreakEven {
    let Some(at) = model.position(site) else { return BreakEven::NotOffered };
    let whole = Instant::now();
    let taken = found(&with(model, at, given_away(&model.candidates[at])), seconds / 2.0);
    let Some(taken) = taken else { return BreakEven::Unfit };
    let left = (seconds - whole.elapsed().as_secs_f64()).max(0.0);
    match found(&with(model, at, withdrawn(&model.candidates[at])), left) {
        Some(without) => between(&without, &taken),
        None => BreakEven::Irreplaceable,
    }
}

/// What came of a search; `None` where it was shown that no plan exists.
fn found(model: &Model, seconds: f64) -> Option<Solution> {
    let mut tell = |_| ControlFlow::Continue(());
    let solution = solve_sound(model, &mut Watch::new(seconds, &mut tell));
    (!solution.impossible).then_some(solution)
}

fn between(without: &Solution, with: &Solution) -> BreakEven {
    let least = without.bound.zip(with.cost).map(|(dear, cheap)| dear - cheap);
    let most = without.cost.zip(with.bound).map(|(dear, cheap)| dear - cheap);
    match (least, most) {
        (Some(least), Some(most)) if least == most => BreakEven::Exact(least),
        (Some(least), Some(most)) => BreakEven::Between(least, most),
        _ => BreakEven::Unsettled { least, most },
    }
}

fn with(model: &Model, at: usize, candidate: Candidate) -> Model {
    let mut model = model.clone();
    model.candidates[at] = candidate;
    model
}
