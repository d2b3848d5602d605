//! Near-best choices of every block, listed and put together under the rows that span them. Never here: how a block is searched.

use std::sync::atomic::Ordering;

use super::bounding::{Bounder, Decisions};
use super::engine::ceiling;
use super::frontier::{Choice as Way, Leaf as Listed, Leave, Level, Stage, TooMany, within};
use super::prices::Staged;
use super::problem::{Choice, MICRO, MISSING};
use super::progress::{Clock, Phase, Watch};
use super::search::{ALLOWANCE, Ground, cheapest, everything, first_window};
use super::tree::Leaf;

/// What came of it.
pub(super) enum Joined {
    /// The optimum.
    Found(Choice),
    /// There is no choice at all.
    Nothing,
    /// Too much.
    Stopped {
        /// No choice is worth less, in millionths.
        proved: i128,
    },
}

/// The spanning rows over the lists of the blocks.
struct Run<'a> {
    bounder: &'a Bounder<'a>,
    leaf: &'a Leaf,
    spanning: Vec<usize>,
}

/// Spanning rows beyond which hardly a state of a list beats another, so that joining would only be given up.
const MOST_SPANNING: usize = 16;

/// Widens a window above the blocks' least values until choices within it, one per block, keep the spanning rows together.
pub(super) fn join(bounder: &Bounder<'_>, leaf: &Leaf, watch: &mut Watch<'_>) -> Joined {
    let least = leaf.least.iter().sum::<i128>() + leaf.prices.beside_blocks(bounder.problem, bounder.division);
    let spans = |row: &usize| bounder.division.of_row[*row].is_none();
    // A row of no price is left out until what is found breaks it: every row more is one more in which states differ.
    let matters = |row: &usize| spans(row) && (leaf.prices.rows[*row] > 0 || bounder.problem.soft[*row]);
    let mut run = Run { bounder, leaf, spanning: (0..bounder.problem.bounds.len()).filter(matters).collect() };
    let mut known = least;
    while run.spanning.len() <= MOST_SPANNING {
        let (broken, proved) = match run.widen(watch) {
            Ended::Broken { rows, proved } => (rows, proved.max(known)),
            Ended::Joined(Joined::Stopped { proved }) => return Joined::Stopped { proved: proved.max(known) },
            Ended::Joined(joined) => return joined,
        };
        known = proved;
        let before = run.spanning.len();
        run.spanning.extend(broken.into_iter().filter(spans));
        run.spanning.sort_unstable();
        run.spanning.dedup();
        if run.spanning.len() == before {
            break;
        }
    }
    Joined::Stopped { proved: known }
}

/// What widening came to.
enum Ended {
    Joined(Joined),
    /// What was found breaks rows that were left out.
    Broken {
        rows: Vec<usize>,
        /// No choice is worth less, in millionths.
        proved: i128,
    },
}

impl Run<'_> {
    fn widen(&self, watch: &mut Watch<'_>) -> Ended {
        let sum =
            self.leaf.least.iter().sum::<i128>() + self.leaf.prices.beside_blocks(self.bounder.problem, self.bounder.division);
        let Some(staged) = self.staged() else { return Ended::Joined(Joined::Nothing) };
        let shared = (0..self.bounder.problem.groups.len()).any(|group| self.bounder.division.is_shared(group));
        let all = staged.iter().map(|one| everything(&one.stages, &one.levels)).sum::<i128>() + self.span();
        let first = staged.iter().map(|one| first_window(&one.stages, &one.levels)).max().unwrap_or(1) / 4 + 1;
        let mut window = first.min(all);
        let mut proved = sum;
        loop {
            match self.within(&staged, window, watch.clock()) {
                Ok(Some(choice))
                    if self.bounder.problem.admits(&choice) && self.bounder.problem.cost(&choice) <= ceiling(sum + window) =>
                {
                    return Ended::Joined(Joined::Found(choice));
                }
                // Taken twice, or its fee not earned: then what was joined is a bound and no plan.
                Ok(Some(choice)) => return Ended::Broken { rows: self.bounder.problem.lacking(&choice), proved },
                Ok(None) if window >= all && !shared => return Ended::Joined(Joined::Nothing),
                Ok(None) if window >= all => return Ended::Joined(Joined::Stopped { proved }),
                Ok(None) => proved = sum + window,
                Err(TooMany) => return Ended::Joined(Joined::Stopped { proved }),
            }
            let spent = self.bounder.work.load(Ordering::Relaxed);
            if !watch.goes_on(Phase::Join, None, Some(ceiling(proved))) || spent >= watch.work() {
                return Ended::Joined(Joined::Stopped { proved });
            }
            window = (window * 2).min(all);
        }
    }

    fn staged(&self) -> Option<Vec<Staged>> {
        let decisions = Decisions::default();
        let ground = Ground { problem: self.bounder.problem, division: self.bounder.division, ruling: &decisions };
        (0..self.bounder.division.blocks.len()).map(|block| ground.staged(&self.leaf.prices, block, &self.spanning)).collect()
    }

    /// More than pricing the spanning rows and bearing fees can make of any choice.
    fn span(&self) -> i128 {
        let problem = self.bounder.problem;
        let span = |row: &usize| {
            let weights = problem.groups.iter().flat_map(|group| &group.entries).map(|entry| entry.weight(*row).unsigned_abs());
            let total: i128 = weights.map(i128::from).sum::<i128>() + i128::from(problem.bounds[*row].unsigned_abs());
            self.leaf.prices.rows[*row].max(if problem.soft[*row] { MISSING * MICRO } else { 0 }) * total
        };
        let fees: i128 = self.leaf.prices.fees.iter().map(|fee| fee.abs()).sum();
        self.spanning.iter().map(span).sum::<i128>() + fees + 1
    }

    fn within(&self, staged: &[Staged], window: i128, clock: Clock<'_>) -> Result<Option<Choice>, TooMany> {
        // Beside two rows and more a state is compared with hundreds of others before it is kept.
        let most = if self.spanning.len() < 2 { ALLOWANCE } else { ALLOWANCE / 8 };
        let leave = Leave { most, goes_on: &|| clock.goes_on(), work: self.bounder.work };
        let mut lists = Vec::with_capacity(staged.len());
        for (one, least) in staged.iter().zip(&self.leaf.least) {
            let above = least - one.constant;
            let mut leaves = within(&one.stages, &one.levels, above + window, leave)?;
            leaves.iter_mut().for_each(|leaf| leaf.value -= above);
            leaves.sort_by(|a, b| a.value.cmp(&b.value).then_with(|| a.picks.cmp(&b.picks)));
            if leaves.is_empty() {
                return Ok(None);
            }
            lists.push(leaves);
        }
        let (stages, levels, base) = self.over(&lists);
        let Some(best) = cheapest(within(&stages, &levels, window - base, leave)?) else { return Ok(None) };
        let mut choice = vec![None; self.bounder.problem.groups.len()];
        for ((block, leaves), pick) in self.bounder.division.blocks.iter().zip(&lists).zip(&best.picks) {
            for (group, what) in block.groups.iter().zip(&leaves[*pick].picks) {
                choice[*group] = choice[*group].or(what.checked_sub(1));
            }
        }
        Ok(Some(choice))
    }

    /// One stage per block, one choice per thing listed for it, under the spanning rows; and what the first of each come to together.
    fn over(&self, lists: &[Vec<Listed>]) -> (Vec<Stage>, Vec<Level>, i128) {
        let width = self.spanning.len();
        let watched = |leaf: &Listed| leaf.totals[leaf.totals.len() - width..].to_vec();
        let mut starts = vec![0_i64; width];
        let mut base = 0;
        let mut stages = Vec::with_capacity(lists.len());
        for leaves in lists {
            let first = watched(&leaves[0]);
            starts.iter_mut().zip(&first).for_each(|(start, total)| *start += total);
            base += leaves[0].value;
            let way = |(what, leaf): (usize, &Listed)| Way {
                regret: leaf.value - leaves[0].value,
                steps: watched(leaf).iter().zip(&first).map(|(total, first)| total - first).collect(),
                what,
            };
            stages.push(Stage { choices: leaves.iter().enumerate().map(way).collect() });
        }
        let problem = self.bounder.problem;
        let level = |(at, row): (usize, &usize)| Level {
            start: starts[at],
            bound: Some(problem.bounds[*row]),
            multiplier: self.leaf.prices.rows[*row],
            missing: problem.soft[*row].then_some(MISSING * MICRO),
        };
        (stages, self.spanning.iter().enumerate().map(level).collect(), base)
    }
}
