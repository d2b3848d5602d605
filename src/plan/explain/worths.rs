//! What every candidate is worth to a plan, at three levels. Never here: a sentence.
//!
//! ```text
//! P*(i) = Z*(without i) − Z*(i taken, its price nought)
//! dual      both optima replaced by what the plan's own prices prove: λ·a − works; at once for all
//! relaxed   both replaced by what the best prices prove for each: the difference of two relaxations
//! exact     both optima found; an interval where the search was stopped
//! ```
//!
//! Every level comes with an interval that holds whatever the estimate says: each optimum lies between what prices prove and what a plan
//! near by costs.

use serde::{Deserialize, Serialize};

use super::super::break_even::{BreakEven, break_even};
use super::super::model::Model;
use super::dual::{Change, Dual, MICRO};
use super::swap::Swap;
use crate::estate::SiteId;
use crate::units::Yuan;

/// How a worth was worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// By the plan's dual prices. An estimate, for ranking.
    Dual,
    /// By the difference of two relaxations. An estimate, for ranking.
    Relaxed,
    /// By the difference of two optima. For quoting.
    Exact,
}

/// What a site is worth to a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SiteWorth {
    /// The site.
    pub site: SiteId,
    /// Whether the plan takes it.
    pub chosen: bool,
    /// How it was worked out.
    pub level: Level,
    /// The most worth paying to the owner, taxes included: exact where `low_yuan` and `high_yuan` are the same, else an estimate. `None`
    /// where it is irreplaceable, fits no plan, or time ended first.
    pub break_even_yuan: Option<Yuan>,
    /// It is worth no less; proved. `None` where nothing is proved.
    pub low_yuan: Option<Yuan>,
    /// It is worth no more; proved. `None` where nothing is proved.
    pub high_yuan: Option<Yuan>,
    /// What its owner is paid in the way the plan takes it, or in the way that comes nearest; taxes included.
    pub price_yuan: Yuan,
    /// Without it the rows cannot be kept; proved.
    pub irreplaceable: bool,
    /// With it, even as a gift, they cannot; proved.
    pub unfit: bool,
}

/// A plan as its worths are asked of it.
pub(super) struct Appraised<'a> {
    pub(super) model: &'a Model,
    pub(super) selection: &'a [Option<usize>],
    /// What no plan undercuts; proved.
    pub(super) bound: Option<Yuan>,
    pub(super) dual: Dual,
}

impl<'a> Appraised<'a> {
    pub(super) fn new(model: &'a Model, selection: &'a [Option<usize>], bound: Option<Yuan>, prices: &[i64]) -> Self {
        Self { model, selection, bound, dual: Dual::new(model, prices) }
    }

    fn paid(&self, at: usize) -> Vec<i128> {
        self.model.candidates[at].columns.iter().map(|column| i128::from(column.price_yuan.get()) * MICRO).collect()
    }

    /// What a candidate is worth, by the plan's own prices or by the best for it.
    pub(super) fn worth(&self, at: usize, level: Level) -> SiteWorth {
        if !self.model.aim.is_cost() {
            // Prices of another aim are not money.
            return self.told(at, level, None, (None, None));
        }
        let paid = self.paid(at);
        let (without, given) = match level {
            Level::Dual => self.by_own_prices(at, &paid),
            Level::Relaxed | Level::Exact => self.by_best_prices(at, &paid),
        };
        let estimate = without.zip(given).map(|(without, given)| floor(without - given));
        let (low, high) = self.interval(at, without, given);
        // An estimate outside what is proved is drawn to the nearest that can be.
        let estimate = estimate.map(|estimate| estimate.max(low.unwrap_or(i128::MIN)).min(high.unwrap_or(i128::MAX)));
        self.told(at, level, estimate, (low, high))
    }

    fn told(&self, at: usize, level: Level, estimate: Option<i128>, (low, high): (Option<i128>, Option<i128>)) -> SiteWorth {
        let candidate = &self.model.candidates[at];
        SiteWorth {
            site: candidate.site.clone(),
            chosen: self.selection[at].is_some(),
            level,
            break_even_yuan: estimate.and_then(yuan),
            low_yuan: low.and_then(yuan),
            high_yuan: high.and_then(yuan),
            price_yuan: self.price(at),
            irreplaceable: false,
            unfit: false,
        }
    }

    /// What is paid in the way it is taken, or in the way of the least reduced cost.
    fn price(&self, at: usize) -> Yuan {
        let columns = &self.model.candidates[at].columns;
        let column = self.selection[at].or_else(|| super::nearest(&self.dual, self.model, at));
        column.and_then(|column| columns.get(column)).map_or(Yuan::ZERO, |column| column.price_yuan)
    }

    fn by_own_prices(&self, at: usize, paid: &[i128]) -> (Option<i128>, Option<i128>) {
        let Some(whole) = self.dual.bound(Change::None, &[]) else { return (None, None) };
        let Some((mine, given)) = self.dual.own(at, paid) else { return (None, None) };
        (Some(whole - mine), Some(whole - mine + given))
    }

    fn by_best_prices(&self, at: usize, paid: &[i128]) -> (Option<i128>, Option<i128>) {
        let best = |change: Change| self.dual.best(change, paid);
        (best(Change::Withdrawn(at)), best(Change::GivenAway(at)))
    }

    /// Between what prices prove and what plans near by cost.
    fn interval(&self, at: usize, without: Option<i128>, given: Option<i128>) -> (Option<i128>, Option<i128>) {
        let (mut swap, mut gift) = (Swap::new(self.model, self.selection, at), Swap::new(self.model, self.selection, at));
        let taken = self.selection[at];
        let columns = &self.model.candidates[at].columns;
        let price = |column: usize| i128::from(columns[column].price_yuan.get());
        let dear = match taken {
            Some(_) => {
                swap.put(at, None);
                swap.mended()
            }
            None => Some(swap.cost()),
        };
        let cheap = match taken {
            Some(column) => Some(gift.cost() - price(column)),
            None => (0..columns.len())
                .filter_map(|column| {
                    let mut gift = Swap::new(self.model, self.selection, at);
                    gift.put(at, Some(column));
                    gift.mended().map(|cost| cost - price(column))
                })
                .min(),
        };
        gift.put(at, taken);
        // Without a site that is locked in, plans are possible that the plan's own bound does not know of.
        let locked = self.model.candidates[at].locked_in;
        let proved = self.bound.filter(|_| !locked).map(|bound| i128::from(bound.get()));
        let dear_bound = without.map(ceiling).into_iter().chain(proved).max();
        let cheap_bound = given.map(ceiling);
        let low = dear_bound.zip(cheap).map(|(dear, cheap)| dear - cheap);
        (low, dear.zip(cheap_bound).map(|(dear, cheap)| dear - cheap))
    }

    /// What a candidate is worth, by solving twice.
    pub(super) fn exact(&self, at: usize, seconds: f64) -> SiteWorth {
        if !self.model.aim.is_cost() {
            return self.worth(at, Level::Exact);
        }
        let site = &self.model.candidates[at].site;
        let between = |low: Yuan, high: Yuan| (Some(i128::from(low.get())), Some(i128::from(high.get())));
        match break_even(self.model, site, seconds) {
            BreakEven::Exact(worth) => self.told(at, Level::Exact, Some(i128::from(worth.get())), between(worth, worth)),
            BreakEven::Between(low, high) => {
                let middle = low + Yuan::new((high - low).get() / 2);
                self.told(at, Level::Exact, Some(i128::from(middle.get())), between(low, high))
            }
            BreakEven::Unsettled { least, most } => {
                let proved = |yuan: Option<Yuan>| yuan.map(|yuan| i128::from(yuan.get()));
                self.told(at, Level::Exact, None, (proved(least), proved(most)))
            }
            BreakEven::Irreplaceable => SiteWorth { irreplaceable: true, ..self.told(at, Level::Exact, None, (None, None)) },
            BreakEven::Unfit | BreakEven::NotOffered => {
                SiteWorth { unfit: true, ..self.told(at, Level::Exact, None, (None, None)) }
            }
        }
    }
}

/// Whole 元 that are no more than so many millionths.
pub(super) const fn floor(micro: i128) -> i128 {
    micro.div_euclid(MICRO)
}

/// Whole 元 that are no less than so many millionths: a bound on whole 元 may be rounded up.
pub(super) const fn ceiling(micro: i128) -> i128 {
    -(-micro).div_euclid(MICRO)
}

pub(super) fn yuan(amount: i128) -> Option<Yuan> {
    i64::try_from(amount).ok().map(Yuan::new)
}
