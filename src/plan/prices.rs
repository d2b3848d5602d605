//! Prices of rows and fees of candidates, and what they make of the columns: reduced costs, favourites, regrets. Never here: a search.

use super::blocks::{Block, Division};
use super::frontier::{Choice, Level, Stage};
use super::problem::{Entry, Group, MICRO, MISSING, Problem};

/// Any prices and fees give a valid bound, prices being no less than nought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Prices {
    /// By row: millionths per unit; never negative.
    pub(super) rows: Vec<i128>,
    /// By group: millionths for taking it in any block, where it stands in several; negative only where it must be taken.
    pub(super) fees: Vec<i128>,
}

/// A block under prices: its stages, and what its favourites come to.
#[derive(Debug, Clone)]
pub(super) struct Staged {
    pub(super) stages: Vec<Stage>,
    pub(super) levels: Vec<Level>,
    /// Σ of the favourites' reduced costs + Σ over kept rows of price × bound: no choice in the block is worth less.
    pub(super) constant: i128,
}

/// What a block is searched under beside prices.
pub(super) trait Ruling {
    /// Whether a group may be taken in a block.
    fn allows(&self, group: usize, block: usize) -> bool;
    /// Whether a group, if it must be taken, must be taken here.
    fn settles(&self, group: usize, block: usize) -> bool;
}

impl Prices {
    /// The nearest exact prices to measured ones; a soft row is worth no more than missing it costs.
    ///
    /// # Units
    /// Cost per unit of each row.
    pub(super) fn nearest(measured: &[f64], problem: &Problem) -> Self {
        let most = |soft: &bool| if *soft { (MISSING * MICRO) as f64 } else { 1e15 };
        let exact = |(price, soft): (&f64, &bool)| (price * MICRO as f64).round().clamp(0.0, most(soft)) as i128;
        Self { rows: measured.iter().zip(&problem.soft).map(exact).collect(), fees: vec![0; problem.groups.len()] }
    }

    /// What an entry costs beyond what it is worth at these prices, in millionths, its fee aside.
    pub(super) fn reduced(&self, entry: &Entry) -> i128 {
        let worth = entry.weights.iter().map(|(row, weight)| self.rows[*row as usize] * i128::from(*weight));
        i128::from(entry.cost) * MICRO - worth.sum::<i128>()
    }

    /// The entry of least reduced cost with that cost; `None` when it has no entry. Of equals, the first.
    pub(super) fn favourite(&self, group: &Group) -> Option<(i128, usize)> {
        group.entries.iter().enumerate().map(|(at, entry)| (self.reduced(entry), at)).min()
    }

    /// Fees halfway between what makes a shared group worth taking where it is worth most and what keeps it out of everywhere else: they
    /// leave the bound as it is, and what is undecided in one block is undecided in the others.
    pub(super) fn with_fees(mut self, problem: &Problem, division: &Division) -> Self {
        for (at, group) in problem.groups.iter().enumerate().filter(|(at, _)| division.is_shared(*at)) {
            let mut by_block: Vec<(u32, i128)> = Vec::new();
            for (number, entry) in group.entries.iter().enumerate() {
                let (home, reduced) = (division.home(group, at, number), self.reduced(entry));
                match by_block.iter_mut().find(|(block, _)| *block == home) {
                    Some((_, least)) => *least = reduced.min(*least),
                    None => by_block.push((home, reduced)),
                }
            }
            let mut least: Vec<i128> = by_block.iter().map(|(_, least)| *least).collect();
            least.sort_unstable();
            let middle = -(least[0] + least[1]).div_euclid(2);
            self.fees[at] = if group.must { middle } else { middle.clamp(0, (-least[0]).max(0)) };
        }
        self
    }

    /// What the priced rows' bounds are worth, less the fees of all: what the blocks' values together lack to a bound.
    pub(super) fn beside_blocks(&self, problem: &Problem, division: &Division) -> i128 {
        let priced = (0..self.rows.len()).filter(|row| division.of_row[*row].is_none());
        let rows: i128 = priced.map(|row| self.rows[row] * i128::from(problem.bounds[row])).sum();
        rows - self.fees.iter().sum::<i128>()
    }

    /// A block's stages and levels, further rows being watched. `None` when a group that must be taken here cannot be.
    pub(super) fn staged(
        &self,
        problem: &Problem,
        division: &Division,
        number: usize,
        watched: &[usize],
        ruling: &dyn Ruling,
    ) -> Option<Staged> {
        let block: &Block = &division.blocks[number];
        let rows: Vec<usize> = block.rows.iter().chain(watched).copied().collect();
        let mut totals = vec![0_i64; rows.len()];
        let mut stages = Vec::with_capacity(block.groups.len());
        let mut constant: i128 = block.rows.iter().map(|row| self.rows[*row] * i128::from(problem.bounds[*row])).sum();
        for at in &block.groups {
            let (stage, least, base) = self.stage(problem, division, (number, *at), &rows, ruling)?;
            constant += least;
            totals.iter_mut().zip(base).for_each(|(total, weight)| *total += weight);
            stages.push(stage);
        }
        let level = |(at, row): (usize, &usize)| Level {
            start: totals[at],
            bound: (at < block.rows.len()).then(|| problem.bounds[*row]),
            multiplier: self.rows[*row],
            missing: problem.soft[*row].then_some(MISSING * MICRO),
        };
        Some(Staged { levels: rows.iter().enumerate().map(level).collect(), stages, constant })
    }

    fn stage(
        &self,
        problem: &Problem,
        division: &Division,
        (block, at): (usize, usize),
        rows: &[usize],
        ruling: &dyn Ruling,
    ) -> Option<(Stage, i128, Vec<i64>)> {
        let group = &problem.groups[at];
        let shared = division.is_shared(at);
        let fee = if shared { self.fees[at] } else { 0 };
        let here = |entry: &usize| !shared || division.home(group, at, *entry) as usize == block;
        let entries = (0..group.entries.len()).filter(|entry| here(entry) && ruling.allows(at, block));
        let mut ranked: Vec<(i128, usize)> =
            entries.map(|entry| (self.reduced(&group.entries[entry]) + fee, entry + 1)).collect();
        if !(group.must && (!shared || ruling.settles(at, block))) {
            ranked.push((0, 0));
        }
        ranked.sort_unstable();
        let (least, favourite) = *ranked.first()?;
        let weights = |what: usize| -> Vec<i64> {
            let weight = |row: &usize| if what == 0 { 0 } else { group.entries[what - 1].weight(*row) };
            rows.iter().map(weight).collect()
        };
        let base = weights(favourite);
        let choice = |(reduced, what): &(i128, usize)| Choice {
            regret: reduced - least,
            steps: weights(*what).iter().zip(&base).map(|(weight, base)| weight - base).collect(),
            what: *what,
        };
        Some((Stage { choices: ranked.iter().map(choice).collect() }, least, base))
    }
}
