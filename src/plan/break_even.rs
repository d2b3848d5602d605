//! The most the district should pay for a site, given its alternatives: P*_plan(i) = Z*(without i) − Z*(i forced in, its price nought).
//!
//! Works and taxes that do not hang on the price stay in. Values hold one at a time and do not add up. Never here: an estimate.

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
    /// 不可替代: without it the targets cannot be met.
    Irreplaceable,
    /// Even as a gift it fits no plan that keeps the rows.
    Unfit,
    /// Not on offer.
    NotOffered,
}

/// What a site is worth to the plan, by solving twice.
///
/// # Units
/// `seconds` limits both solves together. The answer is the whole price paid to the owner, taxes on it included.
#[must_use]
pub fn break_even(model: &Model, site: &SiteId, seconds: f64) -> BreakEven {
    let Some(at) = model.position(site) else { return BreakEven::NotOffered };
    let mut tell = |_| std::ops::ControlFlow::Continue(());
    let mut watch = Watch::new(seconds, &mut tell);
    let taken = solve_sound(&with(model, at, given_away(&model.candidates[at])), &mut watch);
    if !taken.missed.is_empty() || taken.selection.is_none() {
        return BreakEven::Unfit;
    }
    let without = solve_sound(&with(model, at, withdrawn(&model.candidates[at])), &mut watch);
    if !without.missed.is_empty() || without.selection.is_none() && without.bound.is_none() {
        return BreakEven::Irreplaceable;
    }
    between(&without, &taken)
}

fn between(without: &Solution, with: &Solution) -> BreakEven {
    match (without.cost, without.bound, with.cost, with.bound) {
        (Some(dear), Some(dear_bound), Some(cheap), Some(cheap_bound)) => {
            let (least, most) = (dear_bound - cheap, dear - cheap_bound);
            if least == most { BreakEven::Exact(least) } else { BreakEven::Between(least, most) }
        }
        _ => BreakEven::Irreplaceable,
    }
}

fn with(model: &Model, at: usize, candidate: Candidate) -> Model {
    let mut model = model.clone();
    model.candidates[at] = candidate;
    model
}
