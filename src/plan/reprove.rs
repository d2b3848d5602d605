//! Proves a certificate's bound again, from the printed model alone. Never here: anything of the engine or the solver.
//!
//! It trusts no number of the certificate but uses its prices as a lens: under any prices λ ≥ 0 a selection that undercuts the bound can
//! only be made of columns of small regret, so a search among those is complete. States are merged piece by piece and thinned by
//! dominance; it needs no backtracking, since it only has to show that nothing is there.

use std::collections::BTreeMap;

use super::certificate::{Certificate, PieceClaim};
use super::model::{Candidate, Column, Model, Row, Sense};

/// Prices are counted in millionths of a 元.
const MICRO: i128 = 1_000_000;

/// States a proof may hold before it is given up as too large.
const ALLOWANCE: usize = 3_000_000;

/// What came of proving a bound again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reproved {
    /// The bound holds.
    Holds,
    /// A piece, or the bound itself, does not hold; in words of the certificate.
    Refuted(Refutation),
    /// Too large to prove here; so much, in 元, is proved at least.
    Weaker(i128),
}

/// What is wrong with a bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refutation {
    /// Prices are missing, negative or priced rows do not exist.
    Prices,
    /// The pieces are not those of the model.
    Pieces,
    /// Something in this piece is worth less than claimed.
    Piece(usize),
    /// The pieces do not add up to the bound.
    Sum {
        /// To how much they add up, in 元.
        reached: i128,
    },
    /// A selection that costs less was found.
    Undercut {
        /// What it costs, in 元.
        cost: i128,
    },
}

/// A column as the lens shows it, or taking nothing.
struct Sight {
    regret: i128,
    weights: Vec<i128>,
}

/// A piece as the lens shows it.
struct View {
    /// What its favourites are worth, kept rows' bounds included.
    base: i128,
    /// Totals of its rows (kept first, then priced) with every favourite.
    totals: Vec<i128>,
    /// Differences from the favourite, candidate by candidate, ascending by regret.
    sights: Vec<Vec<Sight>>,
    /// Bounds of its kept rows.
    bounds: Vec<i128>,
    /// Prices of its rows.
    prices: Vec<i128>,
}

/// Something a piece can come to.
struct State {
    regret: i128,
    totals: Vec<i128>,
}

/// The model with its certificate's prices.
struct Lens<'a> {
    model: &'a Model,
    prices: Vec<i128>,
    priced: Vec<usize>,
    kept: Vec<usize>,
}

/// Proves `bound` (元) again.
pub(super) fn reprove(model: &Model, certificate: &Certificate, bound: i128) -> Reproved {
    let Some(lens) = Lens::new(model, certificate) else { return Reproved::Refuted(Refutation::Prices) };
    let pieces = lens.pieces();
    if !same_pieces(model, &pieces, &certificate.pieces) {
        return Reproved::Refuted(Refutation::Pieces);
    }
    let views: Option<Vec<View>> = pieces.iter().map(|piece| lens.view(piece)).collect();
    let Some(views) = views else { return Reproved::Holds };
    let least: Vec<i128> = certificate.pieces.iter().map(|piece| i128::from(piece.least_micro_yuan)).collect();
    let reached = least.iter().sum::<i128>() + lens.priced_worth();
    if !certificate.joined && reached <= (bound - 1) * MICRO {
        return Reproved::Refuted(Refutation::Sum { reached: reached.div_euclid(MICRO) });
    }
    for (at, (view, least)) in views.iter().zip(&least).enumerate() {
        match view.under(*least - view.base, &lens) {
            None => return Reproved::Weaker(lens.plain_bound(&views)),
            Some(states) if states.iter().any(|state| view.value(state) < *least - view.base) => {
                return Reproved::Refuted(Refutation::Piece(at));
            }
            Some(_) => {}
        }
    }
    if certificate.joined { lens.join(&views, &least, bound * MICRO - reached, bound) } else { Reproved::Holds }
}

fn same_pieces(model: &Model, pieces: &[Vec<usize>], claims: &[PieceClaim]) -> bool {
    let same = |(piece, claim): (&Vec<usize>, &PieceClaim)| {
        piece.first().is_some_and(|first| model.candidates[*first].site == claim.first) && piece.len() == claim.candidates
    };
    pieces.len() == claims.len() && pieces.iter().zip(claims).all(same)
}

/// What a column adds to a row, every row turned to “at least”.
fn weight(row: &Row, candidate: &Candidate, column: &Column) -> i128 {
    match row.sense {
        Sense::AtLeast => row.weight(candidate, column),
        Sense::AtMost => -row.weight(candidate, column),
    }
}

fn bound(row: &Row) -> i128 {
    match row.sense {
        Sense::AtLeast => i128::from(row.bound),
        Sense::AtMost => -i128::from(row.bound),
    }
}

impl<'a> Lens<'a> {
    fn new(model: &'a Model, certificate: &Certificate) -> Option<Self> {
        let prices: Vec<i128> = certificate.prices_micro_yuan.iter().map(|price| i128::from(*price)).collect();
        let rows = model.rows.len();
        let sound = prices.len() == rows && prices.iter().all(|price| *price >= 0);
        if !sound || certificate.priced_rows.iter().any(|row| *row >= rows) {
            return None;
        }
        let (priced, kept) = (0..rows).partition(|row| certificate.priced_rows.contains(row));
        Some(Self { model, prices, priced, kept })
    }

    fn touches(&self, row: usize, candidate: usize) -> bool {
        let candidate = &self.model.candidates[candidate];
        candidate.columns.iter().any(|column| weight(&self.model.rows[row], candidate, column) != 0)
    }

    /// Candidates tied together by kept rows, found by flooding.
    fn pieces(&self) -> Vec<Vec<usize>> {
        let count = self.model.candidates.len();
        let members: Vec<Vec<usize>> =
            self.kept.iter().map(|row| (0..count).filter(|at| self.touches(*row, *at)).collect()).collect();
        let mut rows_of = vec![Vec::new(); count];
        members.iter().enumerate().for_each(|(row, touched)| touched.iter().for_each(|at| rows_of[*at].push(row)));
        let mut seen = vec![false; count];
        let mut rows_seen = vec![false; members.len()];
        let mut pieces = Vec::new();
        for start in 0..count {
            if std::mem::replace(&mut seen[start], true) {
                continue;
            }
            let mut piece = vec![start];
            let mut next = 0;
            while next < piece.len() {
                for row in &rows_of[piece[next]] {
                    if std::mem::replace(&mut rows_seen[*row], true) {
                        continue;
                    }
                    let fresh: Vec<usize> =
                        members[*row].iter().copied().filter(|at| !std::mem::replace(&mut seen[*at], true)).collect();
                    piece.extend(fresh);
                }
                next += 1;
            }
            piece.sort_unstable();
            pieces.push(piece);
        }
        pieces
    }

    fn sights(&self, candidate: &Candidate, rows: &[usize]) -> Option<(i128, Vec<i128>, Vec<Sight>)> {
        let seen = |column: &Column| {
            let worth = self.model.rows.iter().zip(&self.prices).map(|(row, price)| price * weight(row, candidate, column));
            let reduced = i128::from(column.cost_yuan.get()) * MICRO - worth.sum::<i128>();
            Sight { regret: reduced, weights: rows.iter().map(|row| weight(&self.model.rows[*row], candidate, column)).collect() }
        };
        let mut sights: Vec<Sight> = candidate.columns.iter().map(seen).collect();
        if !candidate.locked_in {
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

    /// `None` when a candidate locked in has no column: then no selection exists and any bound holds.
    fn view(&self, piece: &[usize]) -> Option<View> {
        let own: Vec<usize> = self.kept.iter().copied().filter(|row| piece.iter().any(|at| self.touches(*row, *at))).collect();
        let rows: Vec<usize> = own.iter().chain(&self.priced).copied().collect();
        let bounds: Vec<i128> = own.iter().map(|row| bound(&self.model.rows[*row])).collect();
        let mut view = View {
            base: own.iter().map(|row| self.prices[*row] * bound(&self.model.rows[*row])).sum(),
            totals: vec![0; rows.len()],
            sights: Vec::new(),
            bounds,
            prices: rows.iter().map(|row| self.prices[*row]).collect(),
        };
        for at in piece {
            let (least, base, sights) = self.sights(&self.model.candidates[*at], &rows)?;
            view.base += least;
            view.totals.iter_mut().zip(base).for_each(|(total, weight)| *total += weight);
            view.sights.push(sights);
        }
        Some(view)
    }

    fn priced_worth(&self) -> i128 {
        self.priced.iter().map(|row| self.prices[*row] * bound(&self.model.rows[*row])).sum()
    }

    /// The bound that needs no search: λ·b + Σ of the favourites' reduced costs, in 元.
    fn plain_bound(&self, views: &[View]) -> i128 {
        let micro = views.iter().map(|view| view.base).sum::<i128>() + self.priced_worth();
        -(-micro).div_euclid(MICRO)
    }

    /// Shows that no selection put together from near-best pieces keeps the priced rows and undercuts the bound.
    fn join(&self, views: &[View], least: &[i128], window: i128, bound_yuan: i128) -> Reproved {
        let width = self.priced.len();
        let mut joined = vec![State { regret: 0, totals: vec![0; width] }];
        let prices: Vec<i128> = self.priced.iter().map(|row| self.prices[*row]).collect();
        for (view, least) in views.iter().zip(least) {
            let above = *least - view.base;
            let Some(states) = view.within(above + window, width) else { return Reproved::Weaker(self.plain_bound(views)) };
            let mut next = Vec::new();
            for state in &states {
                let value = view.value(state) - above;
                let priced = &state.totals[state.totals.len() - width..];
                for before in joined.iter().filter(|before| before.regret + value < window) {
                    let totals = before.totals.iter().zip(priced).map(|(a, b)| a + b).collect();
                    next.push(State { regret: before.regret + value, totals });
                }
                if next.len() > ALLOWANCE {
                    return Reproved::Weaker(self.plain_bound(views));
                }
            }
            joined = thin(next, &prices, &(0..width).collect::<Vec<_>>());
        }
        let bounds: Vec<i128> = self.priced.iter().map(|row| bound(&self.model.rows[*row])).collect();
        let over = |state: &State| -> Option<i128> {
            let slack: Vec<i128> = state.totals.iter().zip(&bounds).map(|(total, bound)| total - bound).collect();
            slack.iter().all(|slack| *slack >= 0).then(|| slack.iter().zip(&prices).map(|(slack, price)| slack * price).sum())
        };
        let values = joined.iter().filter_map(|state| over(state).map(|over| state.regret + over));
        match values.filter(|value| *value < window).min() {
            Some(value) => Reproved::Refuted(Refutation::Undercut { cost: bound_yuan - (window - value).div_euclid(MICRO) }),
            None => Reproved::Holds,
        }
    }
}

impl View {
    /// Regret and the price of overshooting the kept rows; the states asked about keep them.
    fn value(&self, state: &State) -> i128 {
        let over = self.bounds.iter().zip(&state.totals).zip(&self.prices).map(|((bound, total), price)| price * (total - bound));
        state.regret + over.sum::<i128>()
    }

    /// Everything of value under `limit`, priced rows aside.
    fn under(&self, limit: i128, lens: &Lens<'_>) -> Option<Vec<State>> {
        debug_assert_eq!(self.totals.len(), self.bounds.len() + lens.priced.len());
        self.within(limit, 0)
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
        let start = State { regret: 0, totals: self.seen(&self.totals, watched) };
        let mut states = vec![start];
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

    /// Rows that what is still to come can change, and those watched.
    fn mattering(&self, ahead: &(Vec<i128>, Vec<i128>), width: usize) -> Vec<usize> {
        (0..width).filter(|row| *row >= self.bounds.len() || ahead.0[*row] != 0 || ahead.1[*row] != 0).collect()
    }

    fn can_end(&self, state: &State, ahead: &(Vec<i128>, Vec<i128>), limit: i128) -> bool {
        let mut value = state.regret;
        for (row, bound) in self.bounds.iter().enumerate() {
            if state.totals[row] + ahead.0[row] < *bound {
                return false;
            }
            value += self.prices[row] * (state.totals[row] + ahead.1[row] - bound).max(0);
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
