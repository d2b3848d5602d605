//! How much more than asked to plan for, so that everything is met likely enough: found by bisection. Never here: the chances.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::super::aim::Aim;
use super::super::answer::Plan;
use super::super::model::{Measure, Model, Sense};
use super::super::solution::solve_shortly;
use super::super::wanted::is_called_off;
use super::chance::{Chances, Lot};
use super::{RiskSettings, RobustMargin};
use crate::estate::SiteId;
use crate::units::{Share, Yuan};

/// The widest margin that is tried, in millionths.
const WIDEST: u32 = 500_000;

/// Margins are told apart to this, in millionths.
const FINEST: u32 = 2_500;

struct Tried {
    cost: Yuan,
    chances: Chances,
}

/// The least margin found that is enough; `None` when none up to the widest is, or time ran out before one was found.
pub(super) fn margin(
    plan: &Plan,
    spreads: &BTreeMap<SiteId, Share>,
    settings: &RiskSettings,
    bare: &Chances,
) -> Option<RobustMargin> {
    let until = Instant::now() + Duration::try_from_secs_f64(settings.seconds).ok()?;
    let required = f64::from(settings.required.millionths()) / 1e6;
    if bare.all >= required || plan.choices.is_empty() {
        let (cost_yuan, all_met, standard_error) = (plan.totals.cost_yuan, bare.all, bare.error(bare.all));
        let none = Share::NONE;
        return Some(RobustMargin { share: none, cost_yuan, extra_yuan: Yuan::ZERO, all_met, standard_error, not_enough: none })
            .filter(|margin| margin.all_met >= required);
    }
    let (mut low, mut high, mut found) = (0, None, None);
    let mut next = 20_000;
    while !is_called_off() && Instant::now() < until {
        match tried(plan, spreads, settings, next, until).filter(|tried| tried.chances.all >= required) {
            Some(enough) => {
                high = Some(next);
                found = Some((next, enough));
            }
            // Cut off by the clock, nothing is known of it.
            None if Instant::now() >= until => break,
            // Not enough, or too much to be found on offer: wider ones are no better then.
            None => low = next,
        }
        next = match high {
            Some(high) if high - low <= FINEST => break,
            Some(high) => low + (high - low) / 2,
            None if next >= WIDEST => break,
            None => (next * 2).min(WIDEST),
        };
    }
    let (margin, tried) = found?;
    Some(RobustMargin {
        share: Share::from_millionths(margin).ok()?,
        cost_yuan: tried.cost,
        extra_yuan: tried.cost - plan.totals.cost_yuan,
        all_met: tried.chances.all,
        standard_error: tried.chances.error(tried.chances.all),
        not_enough: Share::from_millionths(low).ok()?,
    })
}

/// The cheapest plan with a margin, judged by the targets as they are asked.
fn tried(plan: &Plan, spreads: &BTreeMap<SiteId, Share>, settings: &RiskSettings, margin: u32, until: Instant) -> Option<Tried> {
    let mut wider = Model { aim: Aim::Cost, ..plan.model.clone() };
    for row in wider
        .rows
        .iter_mut()
        .filter(|row| row.sense == Sense::AtLeast && row.measure == Measure::Area && row.bound > 0 && !row.or_nothing)
    {
        let more = i128::from(row.bound) * i128::from(margin) / 1_000_000;
        row.bound += i64::try_from(more).ok()?;
    }
    let left = until.saturating_duration_since(Instant::now()).as_secs_f64();
    let solution = solve_shortly(&wider, left)?;
    let selection = solution.selection.as_ref().filter(|_| solution.is_feasible())?;
    let chances = Lot::new(&plan.model, selection, spreads, settings).chances();
    Some(Tried { cost: solution.cost?, chances })
}
