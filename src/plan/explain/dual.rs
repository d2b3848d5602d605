//! What prices prove of a model, in exact integers: λ·b + Σ over candidates of the least reduced cost bounds every selection, whatever the
//! prices are. They can be raised and lowered, one row at a time, to prove more. Never here: the engine, the solver or a float.

use super::super::model::{Candidate, Column, Model, Sense};

/// Prices are counted in millionths of a 元 per unit of a row.
pub(super) const MICRO: i128 = 1_000_000;

/// A step from a price beyond which none is looked for, in millionths of a 元.
const FARTHEST: i128 = 1 << 60;

/// Times that every price is gone through.
const ROUNDS: usize = 3;

/// A column as prices see it.
struct Seen {
    cost: i128,
    /// Rows it counts in, every row turned to “at least”.
    weights: Vec<(usize, i128)>,
}

/// A candidate as prices see it.
struct Offer {
    must: bool,
    columns: Vec<Seen>,
}

/// A model under prices.
pub(super) struct Dual {
    offers: Vec<Offer>,
    bounds: Vec<i128>,
    pub(super) prices: Vec<i128>,
    /// By row: whether it has no price.
    fixed: Vec<bool>,
    /// What all pairs of neighbours taken whole would save.
    bonus: i128,
    /// By row: candidates that count in it.
    touched: Vec<Vec<usize>>,
}

/// What becomes of one candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Left as it is.
    None,
    /// No longer on offer.
    Withdrawn(usize),
    /// To be taken, its owner asking for nothing.
    GivenAway(usize),
}

impl Dual {
    /// A model under a certificate's prices; missing or negative ones count as nought.
    pub(super) fn new(model: &Model, prices_micro_yuan: &[i64]) -> Self {
        let sign = |row: usize| if model.rows[row].sense == Sense::AtLeast { 1 } else { -1 };
        let seen = |candidate: &Candidate, column: &Column| Seen {
            cost: i128::from(column.cost_yuan.get()) * MICRO,
            weights: (0..model.rows.len())
                .map(|row| (row, sign(row) * model.rows[row].weight(candidate, column)))
                .filter(|(_, weight)| *weight != 0)
                .collect(),
        };
        let offer = |candidate: &Candidate| Offer {
            must: candidate.locked_in,
            columns: candidate.columns.iter().map(|column| seen(candidate, column)).collect(),
        };
        let offers: Vec<Offer> = model.candidates.iter().map(offer).collect();
        let counts = |row: usize, offer: &Offer| offer.columns.iter().any(|seen| seen.weights.iter().any(|(at, _)| *at == row));
        let touched =
            (0..model.rows.len()).map(|row| (0..offers.len()).filter(|at| counts(row, &offers[*at])).collect()).collect();
        // The least size of a carrier holds as well when nothing is there, so it has no price here.
        let price = |row: usize| match prices_micro_yuan.get(row) {
            Some(price) if !model.rows[row].or_nothing => i128::from(*price).max(0),
            Some(_) | None => 0,
        };
        Self {
            bounds: (0..model.rows.len()).map(|row| sign(row) * i128::from(model.rows[row].bound)).collect(),
            prices: (0..model.rows.len()).map(price).collect(),
            fixed: model.rows.iter().map(|row| row.or_nothing).collect(),
            bonus: model.pairs.iter().map(|pair| i128::from(pair.bonus_yuan.get()) * MICRO).sum(),
            offers,
            touched,
        }
    }

    fn reduced(&self, prices: &[i128], seen: &Seen) -> i128 {
        seen.cost - seen.weights.iter().map(|(row, weight)| prices[*row] * weight).sum::<i128>()
    }

    /// The least reduced cost of one candidate, without and with its price paid; in millionths of a 元.
    pub(super) fn own(&self, at: usize, paid: &[i128]) -> Option<(i128, i128)> {
        let own = |change| Changed { dual: self, change, paid }.least(&self.prices, at, usize::MAX);
        Some((own(Change::None)?.0, own(Change::GivenAway(at))?.0))
    }

    /// What the prices prove after a change, in millionths of a 元; nothing where no selection exists at all.
    pub(super) fn bound(&self, change: Change, paid: &[i128]) -> Option<i128> {
        Changed { dual: self, change, paid }.bound(&self.prices)
    }

    /// What the best prices found prove after a change, in millionths of a 元.
    pub(super) fn best(&self, change: Change, paid: &[i128]) -> Option<i128> {
        let changed = Changed { dual: self, change, paid };
        let mut prices = self.prices.clone();
        for _ in 0..ROUNDS {
            let before = prices.clone();
            (0..prices.len()).for_each(|row| changed.improve_row(&mut prices, row));
            if prices == before {
                break;
            }
        }
        changed.bound(&prices)
    }
}

/// A model in which something became of one candidate.
struct Changed<'a> {
    dual: &'a Dual,
    change: Change,
    /// By column of that candidate: what its owner is paid, which a gift saves.
    paid: &'a [i128],
}

impl Changed<'_> {
    /// The least reduced cost of a candidate, with what that adds to a row; nothing when it must be taken and cannot.
    fn least(&self, prices: &[i128], at: usize, row: usize) -> Option<(i128, i128)> {
        let offer = &self.dual.offers[at];
        let in_row = |seen: &Seen| seen.weights.iter().find(|(known, _)| *known == row).map_or(0, |(_, weight)| *weight);
        let given = self.change == Change::GivenAway(at);
        if self.change == Change::Withdrawn(at) {
            return Some((0, 0));
        }
        let paid = |column: usize| if given { self.paid.get(column).copied().unwrap_or(0) } else { 0 };
        let seen = offer.columns.iter().enumerate();
        let columns = seen.map(|(number, seen)| (self.dual.reduced(prices, seen) - paid(number), in_row(seen)));
        let nothing = (!offer.must && !given).then_some((0, 0));
        // Of equals the one that adds most, so that a price at a kink is not raised for nothing.
        nothing.into_iter().chain(columns).min_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))
    }

    fn bound(&self, prices: &[i128]) -> Option<i128> {
        let worth: i128 = prices.iter().zip(&self.dual.bounds).map(|(price, bound)| price * bound).sum();
        let leasts = (0..self.dual.offers.len()).map(|at| self.least(prices, at, usize::MAX));
        leasts.map(|least| least.map(|(least, _)| least)).sum::<Option<i128>>().map(|least| worth + least - self.dual.bonus)
    }

    /// What candidates that count in a row add up to at a price of it: their least reduced costs, and what they bring to the row.
    fn of_row(&self, prices: &mut [i128], row: usize, price: i128) -> Option<(i128, i128)> {
        prices[row] = price;
        let add = |sum: (i128, i128), at: &usize| self.least(prices, *at, row).map(|one| (sum.0 + one.0, sum.1 + one.1));
        self.dual.touched[row].iter().try_fold((0, 0), add)
    }

    /// Moves one price to where it proves most, the others staying; never proves less. The bound is concave in a price: it rises as long
    /// as the favourites keep less than the row's bound.
    fn improve_row(&self, prices: &mut [i128], row: usize) {
        if self.dual.touched[row].is_empty() || self.dual.fixed[row] {
            return;
        }
        let (kept, bound) = (prices[row], self.dual.bounds[row]);
        let Some((low, high)) = self.kink(prices, row) else {
            // No price is enough: nothing keeps the row, and the price it had proves what it proves.
            prices[row] = kept;
            return;
        };
        let mut proved = |price: i128| self.of_row(prices, row, price).map_or(i128::MIN, |(least, _)| least + price * bound);
        // The first price at which it no longer rises; of the two next to the kink, and what it was, the one that proves most.
        let best = [kept, low, high].into_iter().max_by_key(|price| proved(*price)).unwrap_or(kept);
        prices[row] = best;
    }

    /// The last price at which the bound rises, or nought, and the next one: looked for in widening steps from the price as it stands,
    /// since one change seldom moves a price far.
    fn kink(&self, prices: &mut [i128], row: usize) -> Option<(i128, i128)> {
        let kept = prices[row].max(1);
        let mut rising = |price: i128| self.of_row(prices, row, price).is_some_and(|(_, total)| total < self.dual.bounds[row]);
        let (mut low, mut high, mut step) = (kept, kept, 1);
        if rising(kept) {
            high += step;
            while rising(high) {
                if step > FARTHEST {
                    return None;
                }
                (low, step) = (high, step * 2);
                high += step;
            }
        } else {
            low = (low - step).max(0);
            while low > 0 && !rising(low) {
                (high, step) = (low, step * 2);
                low = (low - step).max(0);
            }
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if rising(middle) { low = middle } else { high = middle }
        }
        Some((low, high))
    }
}
