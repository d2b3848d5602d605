//! What prices prove of a model, in exact integers: λ·b + Σ over candidates of the least reduced cost bounds every selection, whatever the
//! prices are. They can be raised and lowered, one row at a time, to prove more. Never here: the engine, the solver or a float.

use super::super::model::{Candidate, Column, Model, Sense};

/// Prices are counted in millionths of a 元 per unit of a row.
pub(super) const MICRO: i128 = 1_000_000;

/// Halvings of a step of one price.
const HALVINGS: u32 = 40;

/// Times that every price is gone through.
const ROUNDS: usize = 3;

/// A column as prices see it.
#[derive(Clone)]
struct Seen {
    cost: i128,
    /// Rows it counts in, every row turned to “at least”.
    weights: Vec<(usize, i128)>,
}

/// A candidate as prices see it.
#[derive(Clone)]
struct Offer {
    must: bool,
    columns: Vec<Seen>,
}

/// A model under prices.
#[derive(Clone)]
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

    fn reduced(&self, seen: &Seen) -> i128 {
        seen.cost - seen.weights.iter().map(|(row, weight)| self.prices[*row] * weight).sum::<i128>()
    }

    /// The least reduced cost of a candidate, with what that adds to a row; nothing when it must be taken and cannot.
    fn least(&self, at: usize, change: Change, prices_paid: &[i128], row: usize) -> Option<(i128, i128)> {
        let offer = &self.offers[at];
        let in_row = |seen: &Seen| seen.weights.iter().find(|(known, _)| *known == row).map_or(0, |(_, weight)| *weight);
        let given = change == Change::GivenAway(at);
        if change == Change::Withdrawn(at) {
            return Some((0, 0));
        }
        let paid = |column: usize| if given { prices_paid.get(column).copied().unwrap_or(0) } else { 0 };
        let columns = offer.columns.iter().enumerate().map(|(number, seen)| (self.reduced(seen) - paid(number), in_row(seen)));
        let nothing = (!offer.must && !given).then_some((0, 0));
        // Of equals the one that adds most, so that a price at a kink is not raised for nothing.
        nothing.into_iter().chain(columns).min_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))
    }

    /// What the prices prove after a change, in millionths of a 元; nothing where no selection exists at all.
    pub(super) fn bound(&self, change: Change, prices_paid: &[i128]) -> Option<i128> {
        let worth: i128 = self.prices.iter().zip(&self.bounds).map(|(price, bound)| price * bound).sum();
        let leasts = (0..self.offers.len()).map(|at| self.least(at, change, prices_paid, usize::MAX));
        leasts.map(|least| least.map(|(least, _)| least)).sum::<Option<i128>>().map(|least| worth + least - self.bonus)
    }

    /// The least reduced cost of one candidate, without and with its price paid; in millionths of a 元.
    pub(super) fn own(&self, at: usize, prices_paid: &[i128]) -> Option<(i128, i128)> {
        let mine = self.least(at, Change::None, prices_paid, usize::MAX)?.0;
        Some((mine, self.least(at, Change::GivenAway(at), prices_paid, usize::MAX)?.0))
    }

    /// What the best prices found prove after a change, in millionths of a 元.
    pub(super) fn best(&self, change: Change, prices_paid: &[i128]) -> Option<i128> {
        let mut improved = self.clone();
        improved.improve(change, prices_paid);
        improved.bound(change, prices_paid)
    }

    /// Moves one price after another to where it proves most, the others staying; never proves less.
    fn improve(&mut self, change: Change, prices_paid: &[i128]) {
        for _ in 0..ROUNDS {
            let before = self.prices.clone();
            for row in 0..self.prices.len() {
                self.improve_row(row, change, prices_paid);
            }
            if self.prices == before {
                break;
            }
        }
    }

    /// The bound is concave in a price: it rises as long as the favourites keep less than the row's bound.
    fn improve_row(&mut self, row: usize, change: Change, prices_paid: &[i128]) {
        if self.touched[row].is_empty() || self.fixed[row] {
            return;
        }
        let (mut low, mut high) = (0_i128, (self.prices[row] * 2).max(MICRO));
        let rising = |dual: &mut Self, price: i128| {
            dual.prices[row] = price;
            let total: Option<i128> =
                dual.touched[row].iter().map(|at| dual.least(*at, change, prices_paid, row).map(|(_, weight)| weight)).sum();
            total.is_some_and(|total| total < dual.bounds[row])
        };
        let kept = self.prices[row];
        let mut doublings = 0;
        while rising(self, high) {
            doublings += 1;
            if doublings > 40 {
                // No price is enough: nothing keeps the row, and the price it had proves what it proves.
                self.prices[row] = kept;
                return;
            }
            low = high;
            high *= 2;
        }
        for _ in 0..HALVINGS {
            if high - low <= 1 {
                break;
            }
            let middle = low + (high - low) / 2;
            if rising(self, middle) { low = middle } else { high = middle }
        }
        let proved = |dual: &mut Self, price: i128| {
            dual.prices[row] = price;
            dual.bound(change, prices_paid).unwrap_or(i128::MIN)
        };
        // The first price at which it no longer rises; of the two next to the kink, and what it was, the one that proves most.
        let best = [kept, low, high].into_iter().max_by_key(|price| proved(self, *price)).unwrap_or(kept);
        self.prices[row] = best;
    }
}
