//! The least value of one block under given prices, proved by a window of regret that widens until something is found. Never here: what
//! joins blocks.

use super::blocks::Division;
use super::frontier::{Leaf, Leave, Level, Stage, best_within};
use super::memory::{Description, Key};
use super::prices::{Prices, Ruling, Staged};
use super::problem::{MICRO, MISSING, Problem};

/// Combinations one widening may keep before it gives up: about a second's work.
pub(super) const ALLOWANCE: usize = 1_500_000;

/// Nothing satisfies the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Impossible;

/// The best that is known of one block.
#[derive(Debug, Clone)]
pub(super) struct Solved {
    /// No choice in the block is worth less.
    pub(super) least: i128,
    /// What `picks` are worth; the least, where that was found.
    pub(super) value: Option<i128>,
    /// The entry (0 for none, else 1 + number) of each of its groups.
    pub(super) picks: Option<Vec<usize>>,
    /// A window in which to look next time, prices being much the same.
    pub(super) window: i128,
}

/// What a search works on.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) problem: &'a Problem,
    pub(super) division: &'a Division,
    pub(super) ruling: &'a dyn Ruling,
}

impl Ground<'_> {
    pub(super) fn staged(&self, prices: &Prices, number: usize, watched: &[usize]) -> Option<Staged> {
        prices.staged(self.problem, self.division, number, watched, self.ruling)
    }

    /// Everything that a block's least value follows from, and the prices of its rows it is found under: what its groups may take, what
    /// that costs at the prices of other rows, what it adds to its own, and how far the search may go.
    pub(super) fn describe(&self, prices: &Prices, number: usize, reach: (i128, usize)) -> Key {
        let block = &self.division.blocks[number];
        let mut told = Description::new();
        told.add((reach, block.rows.len(), block.groups.len()));
        for row in &block.rows {
            told.add((self.problem.bounds[*row], self.problem.soft[*row], prices.rows[*row]));
        }
        for at in &block.groups {
            let group = &self.problem.groups[*at];
            let shared = self.division.is_shared(*at);
            let fee = if shared { prices.fees[*at] } else { 0 };
            told.add((group.must && (!shared || self.ruling.settles(*at, number)), group.entries.len()));
            for (place, entry) in group.entries.iter().enumerate() {
                if shared && self.division.home(group, *at, place) as usize != number || !self.ruling.allows(*at, number) {
                    continue;
                }
                told.add((place, prices.reduced(entry) + fee, entry.weights.len()));
                for (row, weight) in &entry.weights {
                    told.add(block.rows.binary_search(&(*row as usize)).ok().map(|own| (own, *weight)));
                }
            }
        }
        told.key()
    }

    /// The least value of a block, beginning with a window of `guess`.
    pub(super) fn least(&self, prices: &Prices, number: usize, guess: i128, leave: Leave<'_>) -> Result<Solved, Impossible> {
        let staged = self.staged(prices, number, &[]).ok_or(Impossible)?;
        let all = everything(&staged.stages, &staged.levels);
        let mut window = guess.max(first_window(&staged.stages, &staged.levels)).min(all);
        let mut least = staged.constant;
        loop {
            let found = best_within(&staged.stages, &staged.levels, window, leave, true);
            let best = cheapest(found.leaves);
            if !found.complete {
                let rough = [16, 32, 64].into_iter().map(|open| among_closest(&staged, open, leave));
                let best = cheapest(rough.flatten().chain(best).collect());
                let value = best.as_ref().map(|best| staged.constant + best.value);
                return Ok(Solved { least, value, picks: best.map(|best| best.picks), window: window / 4 });
            }
            if let Some(best) = best {
                let value = staged.constant + best.value;
                return Ok(Solved {
                    least: value,
                    value: Some(value),
                    window: best.value + best.value / 16 + 1,
                    picks: Some(best.picks),
                });
            }
            if window >= all {
                return Err(Impossible);
            }
            least = staged.constant + window;
            if !(leave.goes_on)() {
                return Ok(Solved { least, value: None, picks: None, window });
            }
            window = (window * 2).min(all);
        }
    }

    /// Moves the prices of a block's rows to where its favourites just keep each of them: the narrowest window. Any prices are valid.
    pub(super) fn tune(&self, prices: &mut Prices, number: usize) {
        let rows = &self.division.blocks[number].rows;
        for _ in 0..if rows.len() > 1 { 3 } else { 1 } {
            for row in rows {
                self.tune_row(prices, number, *row);
            }
        }
    }

    fn tune_row(&self, prices: &mut Prices, number: usize, row: usize) {
        let lines = self.lines(prices, number, row);
        let bound = i128::from(self.problem.bounds[row]);
        let ceiling = if self.problem.soft[row] { MISSING * MICRO } else { 1 << 60 };
        let total = |price: i128| lines.total(price);
        if total(0) >= bound {
            prices.rows[row] = 0;
            return;
        }
        let (mut low, mut high) = (0, (2 * prices.rows[row]).clamp(1, ceiling));
        while total(high) < bound {
            if high >= ceiling {
                return;
            }
            (low, high) = (high, (high * 4).min(ceiling));
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if total(middle) >= bound { high = middle } else { low = middle }
        }
        prices.rows[row] = high;
    }

    /// What each choice of a block's groups costs without the price of a row, and what it adds to it.
    fn lines(&self, prices: &Prices, number: usize, row: usize) -> Lines {
        let block = &self.division.blocks[number];
        let mut lines =
            Lines { choices: Vec::with_capacity(4 * block.groups.len()), ends: Vec::with_capacity(block.groups.len()) };
        for at in &block.groups {
            let group = &self.problem.groups[*at];
            let shared = self.division.is_shared(*at);
            let fee = if shared { prices.fees[*at] } else { 0 };
            let here = |entry: &usize| !shared || self.division.home(group, *at, *entry) as usize == number;
            let entries = (0..group.entries.len()).filter(|entry| here(entry) && self.ruling.allows(*at, number));
            lines.choices.extend(entries.map(|entry| {
                let entry = &group.entries[entry];
                let weight = entry.weight(row);
                (prices.reduced(entry) + fee + prices.rows[row] * i128::from(weight), weight)
            }));
            if !(group.must && (!shared || self.ruling.settles(*at, number))) {
                lines.choices.push((0, 0));
            }
            lines.ends.push(lines.choices.len());
        }
        lines
    }
}

/// The choices of some groups one after the other: what each costs, and what it adds to a row.
struct Lines {
    choices: Vec<(i128, i64)>,
    /// Where each group's choices end.
    ends: Vec<usize>,
}

impl Lines {
    /// What favourites add up to at a price of the row; of equal ones, the one that adds most.
    fn total(&self, price: i128) -> i128 {
        let mut begin = 0;
        let mut total = 0;
        for end in &self.ends {
            let worth = |(value, weight): &(i128, i64)| (value - price * i128::from(*weight), -weight);
            total -= self.choices[begin..*end].iter().map(worth).min().map_or(0, |(_, weight)| i128::from(weight));
            begin = *end;
        }
        total
    }
}

/// A good combination, if not the best: only so many stages, those that lose least by it, leave their favourites.
fn among_closest(staged: &Staged, open: usize, leave: Leave<'_>) -> Option<Leaf> {
    let second = |stage: &Stage| stage.choices.get(1).map_or(i128::MAX, |choice| choice.regret);
    let mut order: Vec<(i128, usize)> = staged.stages.iter().map(second).zip(0..).collect();
    order.sort_unstable();
    let closest: Vec<usize> = order.into_iter().take(open).map(|(_, at)| at).collect();
    let mut stages: Vec<Stage> = staged.stages.iter().map(|stage| Stage { choices: stage.choices[..1].to_vec() }).collect();
    closest.iter().for_each(|at| stages[*at] = staged.stages[*at].clone());
    let all = everything(&stages, &staged.levels);
    let leave = Leave { most: leave.most.min(100_000), ..leave };
    cheapest(best_within(&stages, &staged.levels, all, leave, true).leaves)
}

/// The least of the leaves; of equals, the one whose picks come first.
pub(super) fn cheapest(leaves: Vec<Leaf>) -> Option<Leaf> {
    leaves.into_iter().min_by(|a, b| a.value.cmp(&b.value).then_with(|| a.picks.cmp(&b.picks)))
}

/// A window no value can exceed.
pub(super) fn everything(stages: &[Stage], levels: &[Level]) -> i128 {
    let most = |stage: &Stage| stage.choices.last().map_or(0, |choice| choice.regret);
    let over = |(row, level): (usize, &Level)| {
        let steps = |stage: &Stage| -> (i64, i64) {
            let steps = || stage.choices.iter().map(|choice| choice.steps[row]);
            (steps().min().unwrap_or(0), steps().max().unwrap_or(0))
        };
        let (low, high) = stages.iter().map(steps).fold((level.start, level.start), |sum, step| (sum.0 + step.0, sum.1 + step.1));
        level.most(low, high)
    };
    stages.iter().map(most).sum::<i128>() + levels.iter().enumerate().map(over).sum::<i128>() + 1
}

/// A small window to begin with: a sliver of what the largest step of a row is worth. Narrow windows cost next to nothing, and where
/// prices per ㎡ hardly differ everything lies within a wide one.
pub(super) fn first_window(stages: &[Stage], levels: &[Level]) -> i128 {
    let steps =
        |row: usize| stages.iter().flat_map(|stage| &stage.choices).map(move |choice| i128::from(choice.steps[row].abs()));
    let worth = |(row, level): (usize, &Level)| level.multiplier * steps(row).max().unwrap_or(0);
    levels.iter().enumerate().map(worth).max().unwrap_or(0) / 65_536 + 1
}
