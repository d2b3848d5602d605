//! Proves a certificate's bound again, from the printed model alone. Never here: anything of the engine or the solver.
//!
//! It trusts no number of the certificate but uses its prices as a lens: under any prices λ ≥ 0 a selection that undercuts the bound can
//! only be made of columns of small regret, so a search among those is complete. States are merged block by block and thinned by
//! dominance; it needs no backtracking, since it only has to show that nothing is there. Where the certificate decides candidates both
//! ways, each end is proved by itself; that the two ways leave nothing out needs no proof.

use std::collections::BTreeMap;

use super::certificate::{Certificate, Claim, EndClaim, ShortfallProof};
use super::lens::{Lens, MICRO, MISSING, Seen};
use super::model::Model;

/// States a proof may hold before it is given up as too large.
const ALLOWANCE: usize = 3_000_000;

/// What came of proving a bound again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reproved {
    /// The bound holds.
    Holds,
    /// A block, or the bound itself, does not hold; in words of the certificate.
    Refuted(Refutation),
    /// Too large to prove here; so much, in units of the aim, is proved at least.
    Weaker(i128),
}

/// What is wrong with a bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refutation {
    /// Prices are missing or negative.
    Prices,
    /// What is decided, or claimed block by block, does not fit the model.
    Pieces,
    /// Something in this block is worth less than claimed.
    Piece(usize),
    /// The blocks do not add up to the bound.
    Sum {
        /// To how much they add up, in units of the aim.
        reached: i128,
    },
    /// A selection that is worth less was found.
    Undercut {
        /// What it is worth, in units of the aim.
        cost: i128,
    },
}

/// A column as prices show it, or taking nothing.
struct Sight {
    regret: i128,
    weights: Vec<i128>,
}

/// A block as prices show it.
struct View {
    /// What its favourites are worth, its rows' bounds included.
    base: i128,
    /// Totals of its rows (kept first, then priced) with every favourite.
    totals: Vec<i128>,
    /// Differences from the favourite, unit by unit, ascending by regret.
    sights: Vec<Vec<Sight>>,
    /// Bounds of its rows, and whether they may be missed.
    bounds: Vec<(i128, bool)>,
    /// Prices of its rows.
    prices: Vec<i128>,
}

/// Something a block can come to.
struct State {
    regret: i128,
    totals: Vec<i128>,
}

/// An end of the certificate with everything decided on the way to it.
struct End<'a> {
    lens: &'a Lens,
    prices: Vec<i128>,
    fees: BTreeMap<usize, i128>,
    least: Vec<i128>,
    /// By unit: the blocks it may still be taken in.
    open: &'a BTreeMap<usize, Vec<usize>>,
}

/// What is shown for a bound.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    whole: bool,
    claim: &'a Claim,
    joined: bool,
}

impl<'a> Shown<'a> {
    pub(super) const fn of(certificate: &'a Certificate) -> Self {
        Self { whole: certificate.whole, claim: &certificate.claim, joined: certificate.joined }
    }

    pub(super) const fn of_shortfall(proof: &'a ShortfallProof) -> Self {
        Self { whole: proof.whole, claim: &proof.claim, joined: proof.joined }
    }
}

/// Proves `bound`, in units of the aim, again.
pub(super) fn reprove(model: &Model, shown: Shown<'_>, bound: i128) -> Reproved {
    let lens = Lens::of(model, shown.whole);
    let factor = if lens.soft.contains(&true) { MISSING } else { 1 };
    let forked = matches!(shown.claim, Claim::Fork { .. });
    let asked = Asked { model, lens: &lens, bound: bound * factor - (factor - 1), joined: shown.joined && !forked };
    match asked.prove(shown.claim, &BTreeMap::new()) {
        Ok(()) => Reproved::Holds,
        Err(Reproved::Weaker(least)) => Reproved::Weaker((least + factor - 1).div_euclid(factor)),
        Err(other) => other,
    }
}

struct Asked<'a> {
    model: &'a Model,
    lens: &'a Lens,
    bound: i128,
    joined: bool,
}

impl Asked<'_> {
    fn prove(&self, claim: &Claim, open: &BTreeMap<usize, Vec<usize>>) -> Result<(), Reproved> {
        match claim {
            Claim::End(end) => self.end(end, open),
            Claim::Fork { site, row, only, never } => {
                let pieces = || Reproved::Refuted(Refutation::Pieces);
                let unit = self.model.position(site).ok_or_else(pieces)?;
                let block = self.lens.block_of.get(*row).copied().flatten().ok_or_else(pieces)?;
                let before = open.get(&unit).unwrap_or(&self.lens.units[unit].blocks);
                let (here, elsewhere): (Vec<usize>, Vec<usize>) = before.iter().partition(|one| **one == block);
                for (side, left) in [(only, here), (never, elsewhere)] {
                    let mut open = open.clone();
                    open.insert(unit, left);
                    self.prove(side, &open)?;
                }
                Ok(())
            }
        }
    }

    fn end(&self, claim: &EndClaim, open: &BTreeMap<usize, Vec<usize>>) -> Result<(), Reproved> {
        let mut end = End::of(self, claim, open)?;
        let Some(views) = end.views() else { return Ok(()) };
        // What counts in no row of its own stays with its favourites; of that nothing has to be claimed.
        end.least.extend(views[end.least.len()..].iter().map(|view| view.base));
        let reached = end.least.iter().sum::<i128>() + end.beside();
        if !self.joined && reached <= (self.bound - 1) * MICRO {
            return Err(Reproved::Refuted(Refutation::Sum { reached: reached.div_euclid(MICRO) }));
        }
        let weaker = || Reproved::Weaker(end.plain_bound());
        for (at, (view, least)) in views.iter().zip(&end.least).enumerate() {
            let states = view.within(*least - view.base, 0).ok_or_else(weaker)?;
            if states.iter().any(|state| view.value(state) < *least - view.base) {
                return Err(Reproved::Refuted(Refutation::Piece(at)));
            }
        }
        if !self.joined {
            return Ok(());
        }
        // A row of no price may be left out: what is not there without it is not there with it either.
        let priced = end.priced();
        let matter = priced.iter().filter(|row| end.prices[**row] > 0 || self.lens.soft[**row]).count();
        match end.join(&views, self.bound * MICRO - reached, self.bound, &priced[..matter]) {
            Err(Reproved::Refuted(_)) if matter < priced.len() => {
                end.join(&views, self.bound * MICRO - reached, self.bound, &priced)
            }
            shown => shown,
        }
    }
}

impl<'a> End<'a> {
    fn of(asked: &Asked<'a>, claim: &EndClaim, open: &'a BTreeMap<usize, Vec<usize>>) -> Result<Self, Reproved> {
        let lens = asked.lens;
        let prices: Vec<i128> = claim.prices_micro.iter().map(|price| i128::from(*price)).collect();
        if prices.len() != lens.bounds.len() || prices.iter().any(|price| *price < 0) {
            return Err(Reproved::Refuted(Refutation::Prices));
        }
        let mut fees = BTreeMap::new();
        for fee in &claim.fees {
            let unit = asked.model.position(&fee.site).ok_or(Reproved::Refuted(Refutation::Pieces))?;
            if fee.micro < 0 && !lens.units[unit].must {
                return Err(Reproved::Refuted(Refutation::Prices));
            }
            fees.insert(unit, i128::from(fee.micro));
        }
        let least = claim.least_micro.clone();
        if least.len() != lens.blocks.iter().filter(|(rows, _)| !rows.is_empty()).count() {
            return Err(Reproved::Refuted(Refutation::Pieces));
        }
        Ok(Self { lens, prices, fees, least, open })
    }

    fn reduced(&self, seen: &Seen) -> i128 {
        seen.cost * MICRO - seen.weights.iter().map(|(row, weight)| self.prices[*row] * weight).sum::<i128>()
    }

    /// What the priced rows' bounds are worth, less the fees.
    fn beside(&self) -> i128 {
        let priced = self.lens.block_of.iter().zip(&self.prices).zip(&self.lens.bounds).filter(|((block, _), _)| block.is_none());
        priced.map(|((_, price), bound)| price * bound).sum::<i128>() - self.fees.values().sum::<i128>()
    }

    /// The bound that needs no search: λ·b + Σ of the favourites' reduced costs.
    fn plain_bound(&self) -> i128 {
        let rows: i128 = self.prices.iter().zip(&self.lens.bounds).map(|(price, bound)| price * bound).sum();
        let best = |unit: &super::lens::Unit| {
            let least = unit.columns.iter().map(|column| self.reduced(column)).min();
            if unit.must { least.unwrap_or(0) } else { least.unwrap_or(0).min(0) }
        };
        let micro = rows + self.lens.units.iter().map(best).sum::<i128>();
        -(-micro).div_euclid(MICRO)
    }

    /// Rows of no block, those first whose price says that they matter.
    fn priced(&self) -> Vec<usize> {
        let (matter, idle): (Vec<usize>, Vec<usize>) = (0..self.prices.len())
            .filter(|row| self.lens.block_of[*row].is_none())
            .partition(|row| self.prices[*row] > 0 || self.lens.soft[*row]);
        matter.into_iter().chain(idle).collect()
    }

    /// `None` when a unit that must be taken has no column: then no selection exists and any bound holds.
    fn views(&self) -> Option<Vec<View>> {
        (0..self.lens.blocks.len()).map(|block| self.view(block)).collect()
    }

    fn view(&self, block: usize) -> Option<View> {
        let (own, units) = &self.lens.blocks[block];
        let rows: Vec<usize> = own.iter().copied().chain(self.priced()).collect();
        let mut view = View {
            base: own.iter().map(|row| self.prices[*row] * self.lens.bounds[*row]).sum(),
            totals: vec![0; rows.len()],
            sights: Vec::new(),
            bounds: own.iter().map(|row| (self.lens.bounds[*row], self.lens.soft[*row])).collect(),
            prices: rows.iter().map(|row| self.prices[*row]).collect(),
        };
        for unit in units {
            let (least, base, sights) = self.sights(*unit, block, &rows)?;
            view.base += least;
            view.totals.iter_mut().zip(base).for_each(|(total, weight)| *total += weight);
            view.sights.push(sights);
        }
        Some(view)
    }

    fn sights(&self, at: usize, block: usize, rows: &[usize]) -> Option<(i128, Vec<i128>, Vec<Sight>)> {
        let unit = &self.lens.units[at];
        let shared = self.lens.is_shared(at);
        let open = self.open.get(&at);
        let fee = if shared { self.fees.get(&at).copied().unwrap_or(0) } else { 0 };
        let weights = |seen: &Seen| -> Vec<i128> {
            let weight = |row: &usize| seen.weights.iter().find(|(known, _)| known == row).map_or(0, |(_, weight)| *weight);
            rows.iter().map(weight).collect()
        };
        let here = |seen: &&Seen| seen.block == block && open.is_none_or(|open| open.contains(&block));
        let columns = unit.columns.iter().filter(here);
        let mut sights: Vec<Sight> =
            columns.map(|seen| Sight { regret: self.reduced(seen) + fee, weights: weights(seen) }).collect();
        if !(unit.must && (!shared || open.is_some_and(|open| open == &[block]))) {
            sights.push(Sight { regret: 0, weights: vec![0; rows.len()] });
        }
        sights.sort_by(|a, b| a.regret.cmp(&b.regret).then_with(|| b.weights.cmp(&a.weights)));
        let first = sights.first()?;
        let (least, base) = (first.regret, first.weights.clone());
        for sight in &mut sights {
            sight.regret -= least;
            sight.weights.iter_mut().zip(&base).for_each(|(weight, base)| *weight -= base);
        }
        Some((least, base, sights))
    }

    /// Shows that no selection put together from near-best blocks keeps the priced rows and undercuts the bound.
    fn join(&self, views: &[View], window: i128, bound: i128, priced: &[usize]) -> Result<(), Reproved> {
        let width = priced.len();
        let prices: Vec<i128> = priced.iter().map(|row| self.prices[*row]).collect();
        let mut joined = vec![State { regret: 0, totals: vec![0; width] }];
        for (view, least) in views.iter().zip(&self.least) {
            let above = *least - view.base;
            let Some(states) = view.within(above + window, width) else { return Err(Reproved::Weaker(self.plain_bound())) };
            let mut next = Vec::new();
            for state in &states {
                let value = view.value(state) - above;
                let seen = &state.totals[state.totals.len() - width..];
                for before in joined.iter().filter(|before| before.regret + value < window) {
                    let totals = before.totals.iter().zip(seen).map(|(a, b)| a + b).collect();
                    next.push(State { regret: before.regret + value, totals });
                }
                if next.len() > ALLOWANCE {
                    return Err(Reproved::Weaker(self.plain_bound()));
                }
            }
            joined = thin(next, &prices, &(0..width).collect::<Vec<_>>());
        }
        let over = |state: &State| -> Option<i128> {
            let mut value = state.regret;
            for ((row, total), price) in priced.iter().zip(&state.totals).zip(&prices) {
                let slack = total - self.lens.bounds[*row];
                match (slack < 0, self.lens.soft[*row]) {
                    (true, false) => return None,
                    (true, true) => value += slack * price - slack * MISSING * MICRO,
                    (false, _) => value += slack * price,
                }
            }
            Some(value)
        };
        match joined.iter().filter_map(over).filter(|value| *value < window).min() {
            Some(value) => Err(Reproved::Refuted(Refutation::Undercut { cost: bound - (window - value).div_euclid(MICRO) })),
            None => Ok(()),
        }
    }
}

impl View {
    /// Regret, the price of overshooting the rows, and what is missed of those that may be; `i128::MAX` where another is missed.
    fn value(&self, state: &State) -> i128 {
        let mut value = state.regret;
        for (((bound, soft), total), price) in self.bounds.iter().zip(&state.totals).zip(&self.prices) {
            let slack = total - bound;
            match (slack < 0, soft) {
                (true, false) => return i128::MAX / 4,
                (true, true) => value += slack * price - slack * MISSING * MICRO,
                (false, _) => value += slack * price,
            }
        }
        value
    }

    /// Everything of value under `limit` that nothing beats, the last `watched` rows mattering too; `None` when it is too much.
    fn within(&self, limit: i128, watched: usize) -> Option<Vec<State>> {
        let open = |sights: &&Vec<Sight>| sights.get(1).is_some_and(|second| second.regret < limit);
        let mut order: Vec<&Vec<Sight>> = self.sights.iter().filter(open).collect();
        order.sort_by_key(|sights| std::cmp::Reverse(sights[1].regret));
        let width = self.bounds.len() + watched;
        let mut ahead: Vec<(Vec<i128>, Vec<i128>)> = vec![(vec![0; width], vec![0; width])];
        for sights in order.iter().rev() {
            let affordable = sights.iter().filter(|sight| sight.regret < limit);
            let (mut up, mut down) = ahead.last().cloned()?;
            for row in 0..width {
                up[row] += affordable.clone().map(|sight| sight.weights[row]).max().unwrap_or(0);
                down[row] += affordable.clone().map(|sight| sight.weights[row]).min().unwrap_or(0);
            }
            ahead.push((up, down));
        }
        let mut states = vec![State { regret: 0, totals: self.seen(&self.totals, watched) }];
        let remaining = ahead.len() - 1;
        states.retain(|state| self.can_end(state, &ahead[remaining], limit));
        for (at, sights) in order.iter().enumerate() {
            let ahead_after = &ahead[remaining - at - 1];
            let mut next = Vec::new();
            for state in &states {
                for sight in sights.iter().take_while(|sight| state.regret + sight.regret < limit) {
                    let steps = self.seen(&sight.weights, watched);
                    let totals = state.totals.iter().zip(steps).map(|(total, step)| total + step).collect();
                    let state = State { regret: state.regret + sight.regret, totals };
                    if self.can_end(&state, ahead_after, limit) {
                        next.push(state);
                    }
                }
            }
            if next.len() > ALLOWANCE {
                return None;
            }
            states = thin(next, &self.seen(&self.prices, watched), &self.mattering(ahead_after, width));
        }
        Some(states)
    }

    /// Kept rows, and the priced ones only where they are watched.
    fn seen(&self, rows: &[i128], watched: usize) -> Vec<i128> {
        rows[..self.bounds.len() + watched].to_vec()
    }

    /// Rows that what is still to come can change, those watched, and those that may be missed, whose price is not a straight line.
    fn mattering(&self, ahead: &(Vec<i128>, Vec<i128>), width: usize) -> Vec<usize> {
        let matters =
            |row: &usize| self.bounds.get(*row).is_none_or(|(_, soft)| *soft) || ahead.0[*row] != 0 || ahead.1[*row] != 0;
        (0..width).filter(matters).collect()
    }

    fn can_end(&self, state: &State, ahead: &(Vec<i128>, Vec<i128>), limit: i128) -> bool {
        let mut value = state.regret;
        for (row, (bound, soft)) in self.bounds.iter().enumerate() {
            let short = bound - state.totals[row] - ahead.0[row];
            match (short > 0, soft) {
                (true, false) => return false,
                (true, true) => value += (MISSING * MICRO - self.prices[row]) * short,
                (false, _) => value += self.prices[row] * (state.totals[row] + ahead.1[row] - bound).max(0),
            }
        }
        value < limit
    }
}
/// Leaves out states that another one beats: no dearer, and no less in any row that matters.
fn thin(mut states: Vec<State>, prices: &[i128], rows: &[usize]) -> Vec<State> {
    let cost = |state: &State| state.regret + prices.iter().zip(&state.totals).map(|(price, total)| price * total).sum::<i128>();
    states.sort_by_cached_key(|state| (cost(state), rows.iter().map(|row| -state.totals[*row]).collect::<Vec<_>>()));
    let mut best: BTreeMap<i128, i128> = BTreeMap::new();
    let mut kept: Vec<State> = Vec::new();
    for state in states {
        let beaten = match rows {
            [] => !kept.is_empty(),
            [one] => kept.last().is_some_and(|last| last.totals[*one] >= state.totals[*one]),
            [one, two] => !rises(&mut best, state.totals[*one], state.totals[*two]),
            more => kept.iter().rev().take(300).any(|other| more.iter().all(|row| other.totals[*row] >= state.totals[*row])),
        };
        if !beaten {
            kept.push(state);
        }
    }
    kept
}

/// Enters a point into a staircase unless a step already covers it.
fn rises(steps: &mut BTreeMap<i128, i128>, x: i128, y: i128) -> bool {
    if steps.range(x..).next().is_some_and(|(_, height)| *height >= y) {
        return false;
    }
    while let Some((left, _)) = steps.range(..=x).next_back().filter(|(_, height)| **height <= y) {
        let left = *left;
        steps.remove(&left);
    }
    steps.insert(x, y);
    true
}
