//! A lower bound from prices and fees: every block's least value, side by side, and prices moved to where the bound is better. Never here:
//! a plan, or what to decide next.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use super::blocks::{Block, Division};
use super::frontier::Leave;
use super::memory::{Known, Memory};
use super::prices::{Prices, Ruling};
use super::problem::{Choice, MICRO, Problem};
use super::search::{Ground, Impossible, Solved};

/// Which blocks a shared group may still be taken in, where that was decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Decisions(pub(super) BTreeMap<usize, Vec<u32>>);

impl Ruling for Decisions {
    fn allows(&self, group: usize, block: usize) -> bool {
        self.0.get(&group).is_none_or(|blocks| blocks.iter().any(|one| *one as usize == block))
    }

    fn settles(&self, group: usize, block: usize) -> bool {
        self.0.get(&group).is_some_and(|blocks| blocks.len() == 1 && blocks[0] as usize == block)
    }
}

/// By group: the one block in which a shared group may be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Assignment(pub(super) Vec<u32>);

impl Ruling for Assignment {
    fn allows(&self, group: usize, block: usize) -> bool {
        self.0[group] == u32::MAX || self.0[group] as usize == block
    }

    fn settles(&self, group: usize, block: usize) -> bool {
        self.0[group] as usize == block
    }
}

/// Prices, and what the blocks come to under them.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub(super) prices: Prices,
    pub(super) solved: Vec<Solved>,
    /// No choice costs less, in millionths.
    pub(super) bound: i128,
}

/// Where bounds are found.
pub(super) struct Bounder<'a> {
    pub(super) problem: &'a Problem,
    pub(super) division: &'a Division,
    /// Combinations one search of a block may keep.
    pub(super) allowance: usize,
    /// Whether there is still time; asked from several threads.
    pub(super) goes_on: &'a (dyn Fn() -> bool + Sync),
    /// Where its work is counted: the same on every machine.
    pub(super) work: &'a AtomicU64,
    /// What is known of blocks already.
    pub(super) memory: Option<&'a Memory>,
}

/// Groups beyond which two cores share the blocks.
const WORTH_SHARING: usize = 100;

impl Bounder<'_> {
    /// Every block's least value under these prices, each block's own prices being moved to where its window is narrowest.
    pub(super) fn at(&self, prices: Prices, ruling: &(dyn Ruling + Sync), near: Option<&Point>) -> Result<Point, Impossible> {
        let keep = vec![false; self.division.blocks.len()];
        self.solve(prices, ruling, near, &keep)
    }

    /// The same under the same ruling as `near`, whose blocks stay where neither fees nor prices of spanning rows differ.
    pub(super) fn from(&self, prices: Prices, ruling: &(dyn Ruling + Sync), near: &Point) -> Result<Point, Impossible> {
        let keep: Vec<bool> = (0..self.division.blocks.len()).map(|block| self.is_same(near, &prices, block)).collect();
        self.solve(prices, ruling, Some(near), &keep)
    }

    /// The same, `near` being kept for the blocks named.
    pub(super) fn solve(
        &self,
        mut prices: Prices,
        ruling: &(dyn Ruling + Sync),
        near: Option<&Point>,
        keep: &[bool],
    ) -> Result<Point, Impossible> {
        let fresh: Vec<usize> = (0..keep.len()).filter(|block| !keep[*block]).collect();
        let found =
            self.side_by_side(&fresh, &|block| self.block(&prices, *block, ruling, near.map(|near| &near.solved[*block])));
        let mut found = found.into_iter();
        let mut solved = Vec::with_capacity(keep.len());
        for (block, keep) in keep.iter().enumerate() {
            let rows = &self.division.blocks[block].rows;
            match near.filter(|_| *keep) {
                Some(near) => {
                    rows.iter().for_each(|row| prices.rows[*row] = near.prices.rows[*row]);
                    solved.push(near.solved[block].clone());
                }
                None => {
                    let (own, one) = found.next().unwrap_or(Err(Impossible))?;
                    rows.iter().zip(own).for_each(|(row, price)| prices.rows[*row] = price);
                    solved.push(one);
                }
            }
        }
        let bound = solved.iter().map(|one| one.least).sum::<i128>() + prices.beside_blocks(self.problem, self.division);
        Ok(Point { prices, solved, bound })
    }

    /// Whether a block stands under the same fees and prices of spanning rows as before.
    fn is_same(&self, point: &Point, prices: &Prices, block: usize) -> bool {
        let spanning = || (0..prices.rows.len()).filter(|row| self.division.of_row[*row].is_none());
        spanning().all(|row| prices.rows[row] == point.prices.rows[row])
            && self.division.blocks[block].groups.iter().all(|group| prices.fees[*group] == point.prices.fees[*group])
    }

    /// One block's least value, and the prices of its rows under which it was found.
    pub(super) fn block(
        &self,
        prices: &Prices,
        block: usize,
        ruling: &dyn Ruling,
        before: Option<&Solved>,
    ) -> Result<(Vec<i128>, Solved), Impossible> {
        let ground = Ground { problem: self.problem, division: self.division, ruling };
        let guess = before.map_or(0, |before| before.window);
        let noted = self.memory.map(|memory| (memory, ground.describe(prices, block, (guess, self.allowance))));
        if let Some(known) = noted.and_then(|(memory, key)| memory.find(key)) {
            self.work.fetch_add(known.work, Ordering::Relaxed);
            return Ok((known.prices, known.solved));
        }
        let mut prices = prices.clone();
        ground.tune(&mut prices, block);
        let work = AtomicU64::default();
        let leave = Leave { most: self.allowance, goes_on: &|| (self.goes_on)(), work: &work };
        let solved = ground.least(&prices, block, guess, leave)?;
        let work = work.into_inner();
        self.work.fetch_add(work, Ordering::Relaxed);
        let prices: Vec<i128> = self.division.blocks[block].rows.iter().map(|row| prices.rows[*row]).collect();
        if let Some((memory, key)) = noted.filter(|_| solved.value == Some(solved.least)) {
            memory.keep(key, Known { prices: prices.clone(), solved: solved.clone(), work });
        }
        Ok((prices, solved))
    }

    /// Whether a block of many rows was not searched to the end.
    pub(super) fn is_crowded(&self, point: &Point) -> bool {
        let crowded = |(block, one): (&Block, &Solved)| block.is_crowded() && one.value != Some(one.least);
        self.division.blocks.iter().zip(&point.solved).any(crowded)
    }

    /// Does the same for several blocks, in their order, on two cores where that pays.
    fn side_by_side<T: Send>(&self, blocks: &[usize], one: &(dyn Fn(&usize) -> T + Sync)) -> Vec<T> {
        if blocks.len() < 2 || self.problem.groups.len() < WORTH_SHARING {
            return blocks.iter().map(one).collect();
        }
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(block) = blocks.get(at) else { return done };
                done.push((at, one(block)));
            }
        };
        let mut done = thread::scope(|scope| {
            let other = scope.spawn(work);
            let mut mine = work();
            mine.extend(other.join().unwrap_or_default());
            mine
        });
        done.sort_by_key(|(at, _)| *at);
        done.into_iter().map(|(_, found)| found).collect()
    }

    /// Where the shared groups are taken, as far as a point tells.
    pub(super) fn usage(&self, point: &Point) -> Usage {
        let mut taken: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for (number, (block, solved)) in self.division.blocks.iter().zip(&point.solved).enumerate() {
            let picks = solved.picks.iter().flatten();
            for (group, _) in
                block.groups.iter().zip(picks).filter(|(group, pick)| **pick > 0 && self.division.is_shared(**group))
            {
                taken.entry(*group).or_default().push(u32::try_from(number).unwrap_or(u32::MAX));
            }
        }
        Usage { taken, complete: point.solved.iter().all(|one| one.picks.is_some()) }
    }

    /// How far each shared group, and each spanning row, is from where its fee or price has no reason to move.
    pub(super) fn slope(&self, point: &Point, usage: &Usage, decisions: &Decisions) -> Slope {
        let mut fees = Vec::new();
        for group in (0..self.problem.groups.len()).filter(|group| self.division.is_shared(*group)) {
            if decisions.0.get(&group).is_some_and(|blocks| blocks.len() == 1) {
                continue;
            }
            let times = usage.taken.get(&group).map_or(0, Vec::len);
            let free = point.prices.fees[group] == 0 && !self.problem.groups[group].must;
            if times > 1 || times == 0 && !free {
                fees.push((group, i64::try_from(times).unwrap_or(2) - 1));
            }
        }
        Slope { fees, rows: self.row_slopes(point) }
    }

    pub(super) fn row_slopes(&self, point: &Point) -> Vec<(usize, f64, f64)> {
        let spanning: Vec<usize> = (0..self.problem.bounds.len()).filter(|row| self.division.of_row[*row].is_none()).collect();
        if spanning.is_empty() {
            return Vec::new();
        }
        let totals = self.problem.totals(&self.together(point));
        let mut weighed = vec![(0.0, 0.0); totals.len()];
        for (row, weight) in self.problem.groups.iter().flat_map(|group| &group.entries).flat_map(|entry| &entry.weights) {
            let (sum, count) = &mut weighed[*row as usize];
            (*sum, *count) = (*sum + weight.unsigned_abs() as f64, *count + 1.0);
        }
        let slope = |row: usize| {
            let missing = i128::from(self.problem.bounds[row]) - totals[row];
            let (sum, count): (f64, f64) = weighed[row];
            let scale = if count > 0.0 { f64::max(sum / count, 1.0) } else { 1.0 };
            (missing > 0 || missing < 0 && point.prices.rows[row] > 0).then_some((row, missing as f64 / scale, scale))
        };
        spanning.into_iter().filter_map(slope).collect()
    }

    /// What the blocks take, side by side; of a shared group, what the first block takes.
    pub(super) fn together(&self, point: &Point) -> Choice {
        let mut choice = vec![None; self.problem.groups.len()];
        for (block, solved) in self.division.blocks.iter().zip(&point.solved) {
            for (group, pick) in block.groups.iter().zip(solved.picks.iter().flatten()) {
                choice[*group] = choice[*group].or(pick.checked_sub(1));
            }
        }
        choice
    }

    /// Prices a step along the slope: so long that the bound would reach `target` if it were a straight line.
    pub(super) fn step(&self, point: &Point, slope: &Slope, target: i128, share: f64) -> Prices {
        let norm: f64 = slope.fees.iter().map(|(_, by)| (*by as f64).powi(2)).sum::<f64>()
            + slope.rows.iter().map(|(_, by, _)| by * by).sum::<f64>();
        let length = share * (target - point.bound).max(MICRO) as f64 / norm.max(1e-9);
        let mut prices = point.prices.clone();
        for (group, by) in &slope.fees {
            let fee = prices.fees[*group] + (length * *by as f64) as i128;
            prices.fees[*group] = if self.problem.groups[*group].must { fee } else { fee.max(0) };
        }
        for (row, by, scale) in &slope.rows {
            let most = if self.problem.soft[*row] { super::problem::MISSING * MICRO } else { i128::from(i64::MAX / 4) };
            prices.rows[*row] = (prices.rows[*row] + (length * by / scale) as i128).clamp(0, most);
        }
        prices
    }
}

/// Where shared groups are taken.
#[derive(Debug, Clone)]
pub(super) struct Usage {
    /// By shared group that is taken: the blocks that take it, ascending.
    pub(super) taken: BTreeMap<usize, Vec<u32>>,
    /// Whether every block has told.
    pub(super) complete: bool,
}

/// Which way fees and prices should move.
#[derive(Debug, Clone)]
pub(super) struct Slope {
    /// Groups, and how many times too often they are taken.
    pub(super) fees: Vec<(usize, i64)>,
    /// Spanning rows, how much they lack in units of `scale`, and that scale.
    pub(super) rows: Vec<(usize, f64, f64)>,
}

impl Slope {
    /// Whether nothing has a reason to move: then the blocks' choices side by side are the optimum.
    pub(super) fn is_level(&self) -> bool {
        self.fees.is_empty() && self.rows.is_empty()
    }
}
