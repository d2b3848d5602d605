//! Dual prices of the linear relaxation, of any size. Never here: a claim; prices are rounded, and any of them give a valid bound.
//!
//! A district is asked of the solver whole. A city is sifted: prices near enough come from raising each row's price until its favourites
//! keep it; then only the groups whose choice is close are put to the solver, the rest staying with their favourites, and whoever changes
//! its mind under the new prices joins, until nobody does.

use super::prices::Prices;
use super::problem::{Entry, Group, MICRO, MISSING, Problem};
use super::solver::{Question, relax};

/// Groups that are put to the solver without sifting.
const WHOLE: usize = 1500;

/// Rounds of sifting, after which the prices are good enough.
const ROUNDS: usize = 12;

/// Prices of the relaxation, `None` when it has no solution; and whether it was solved to the end.
pub(super) fn prices(problem: &Problem, goes_on: &dyn Fn() -> bool) -> Option<Prices> {
    if problem.groups.len() <= WHOLE {
        return relax(&everything(problem), goes_on).map(|relaxed| Prices::nearest(&relaxed.prices, problem));
    }
    let mut sifted = Sieve::new(problem).sift(goes_on)?;
    sifted.fees = vec![0; problem.groups.len()];
    Some(sifted)
}

/// The whole problem as a question.
pub(super) fn everything(problem: &Problem) -> Question<'_> {
    let groups = problem.groups.iter().map(|group| (group.must, group.entries.iter().collect())).collect();
    Question { groups, bounds: problem.bounds.iter().map(|bound| i128::from(*bound)).collect(), soft: &problem.soft }
}

struct Sieve<'a> {
    problem: &'a Problem,
    /// By row: the groups with an entry in it.
    members: Vec<Vec<u32>>,
}

impl<'a> Sieve<'a> {
    fn new(problem: &'a Problem) -> Self {
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); problem.bounds.len()];
        for (at, group) in problem.groups.iter().enumerate() {
            for row in group.entries.iter().flat_map(|entry| &entry.weights).map(|(row, _)| *row as usize) {
                if members[row].last() != Some(&(at as u32)) {
                    members[row].push(at as u32);
                }
            }
        }
        Self { problem, members }
    }

    fn sift(&self, goes_on: &dyn Fn() -> bool) -> Option<Prices> {
        let mut prices = self.raised();
        let mut per_row = 30;
        let mut open: Vec<bool> = self.close(&prices, per_row);
        for _ in 0..ROUNDS {
            let Some(relaxed) = relax(&self.core(&prices, &open), goes_on) else {
                if !goes_on() {
                    return Some(prices);
                }
                // What is open cannot make up for what is fixed: more has to be open.
                if open.iter().all(|open| *open) {
                    return None;
                }
                per_row *= 6;
                open = self.close(&prices, per_row);
                continue;
            };
            let next = Prices::nearest(&relaxed.prices, self.problem);
            let mut changed = 0_usize;
            for (at, group) in self.problem.groups.iter().enumerate() {
                if !open[at] && favourite(&prices, group) != favourite(&next, group) {
                    open[at] = true;
                    changed += 1;
                }
            }
            if changed == 0 {
                return Some(next);
            }
            // Those newly open were fixed to their favourite of the old prices; the others still are.
            let fixed = prices.rows.clone();
            prices = Prices { rows: fixed, fees: Vec::new() };
            if changed > self.problem.groups.len() / 4 {
                prices = next;
                open = self.close(&prices, per_row);
            }
        }
        Some(prices)
    }

    /// Prices raised row by row until favourites keep every row, over a sample first.
    fn raised(&self) -> Prices {
        let rows = self.problem.bounds.len();
        let mut prices = Prices { rows: vec![0; rows], fees: Vec::new() };
        for stride in [64, 8, 1] {
            let stride = if self.problem.groups.len() / stride < 64 * rows { 1 } else { stride };
            for _ in 0..3 {
                for row in 0..rows {
                    self.raise(&mut prices, row, stride);
                }
            }
        }
        prices
    }

    fn raise(&self, prices: &mut Prices, row: usize, stride: usize) {
        let sample: Vec<&Group> = self.members[row].iter().step_by(stride).map(|at| &self.problem.groups[*at as usize]).collect();
        let bound = self.problem.bounds[row] as f64 * sample.len() as f64 / self.members[row].len().max(1) as f64;
        let lines: Vec<Vec<(f64, f64)>> = sample.iter().map(|group| line(prices, group, row)).collect();
        let total = |price: f64| -> f64 {
            let best = |line: &Vec<(f64, f64)>| {
                let ranked = line.iter().map(|(value, weight)| (value - price * weight, *weight));
                ranked.min_by(|a, b| a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1))).map_or(0.0, |(_, weight)| weight)
            };
            lines.iter().map(best).sum()
        };
        let ceiling = if self.problem.soft[row] { MISSING as f64 } else { 1e9 };
        let before = prices.rows[row] as f64 / MICRO as f64;
        let (mut low, mut high) = (0.0, (before * 2.0).max(1e-3));
        if total(0.0) >= bound {
            prices.rows[row] = 0;
            return;
        }
        while high < ceiling && total(high) < bound {
            (low, high) = (high, high * 4.0);
        }
        for _ in 0..30 {
            let middle = f64::midpoint(low, high);
            if total(middle) >= bound { high = middle } else { low = middle }
        }
        prices.rows[row] = (high.min(ceiling) * MICRO as f64) as i128;
    }

    /// Groups whose choice is close under these prices: so many per row, the closest.
    fn close(&self, prices: &Prices, per_row: usize) -> Vec<bool> {
        let mut margins: Vec<(i128, usize)> =
            self.problem.groups.iter().enumerate().map(|(at, group)| (margin(prices, group), at)).collect();
        let wanted = (per_row * self.problem.bounds.len()).max(600).min(margins.len());
        if wanted < margins.len() {
            margins.select_nth_unstable(wanted);
        }
        let mut open = vec![false; self.problem.groups.len()];
        margins[..wanted].iter().for_each(|(_, at)| open[*at] = true);
        open
    }

    /// What is left to decide when all but the open groups stay with their favourites.
    fn core(&self, prices: &Prices, open: &[bool]) -> Question<'a> {
        let mut bounds: Vec<i128> = self.problem.bounds.iter().map(|bound| i128::from(*bound)).collect();
        let mut groups = Vec::new();
        for (group, open) in self.problem.groups.iter().zip(open) {
            if *open {
                groups.push((group.must, group.entries.iter().collect()));
            } else if let Some(entry) = favourite(prices, group) {
                entry.weights.iter().for_each(|(row, weight)| bounds[*row as usize] -= i128::from(*weight));
            }
        }
        Question { groups, bounds, soft: &self.problem.soft }
    }
}

/// What a group would take at these prices.
pub(super) fn favourite<'a>(prices: &Prices, group: &'a Group) -> Option<&'a Entry> {
    prices.favourite(group).filter(|(reduced, _)| group.must || *reduced < 0).map(|(_, at)| &group.entries[at])
}

/// How much the second best choice of a group costs beyond the best.
pub(super) fn margin(prices: &Prices, group: &Group) -> i128 {
    let mut best = [if group.must { i128::MAX / 4 } else { 0 }, i128::MAX / 2];
    for entry in &group.entries {
        let reduced = prices.reduced(entry);
        if reduced < best[0] {
            best = [reduced, best[0]];
        } else if reduced < best[1] {
            best[1] = reduced;
        }
    }
    best[1] - best[0]
}

/// What each choice of a group costs without the price of a row, and what it adds to it.
fn line(prices: &Prices, group: &Group, row: usize) -> Vec<(f64, f64)> {
    let choice = |entry: &Entry| {
        let weight = entry.weight(row);
        let value = prices.reduced(entry) + prices.rows[row] * i128::from(weight);
        (value as f64 / MICRO as f64, weight as f64)
    };
    let none = (!group.must).then_some((0.0, 0.0));
    group.entries.iter().map(choice).chain(none).collect()
}
