//! A plan from a bound: every shared candidate is left to one block, and every block is solved exactly with what it was left. Never here: a
//! bound.

use super::bounding::{Assignment, Bounder, Decisions, Point, Usage};
use super::prices::{Prices, Ruling};
use super::problem::{Choice, MICRO};
use super::search::Impossible;

impl Bounder<'_> {
    /// The best choice with shared groups left where they are taken, or, if nowhere or twice, where they are worth most; or nothing.
    pub(super) fn plan(
        &self,
        point: &Point,
        usage: &Usage,
        decisions: &Decisions,
        before: &mut Option<(Assignment, Point)>,
    ) -> Option<Choice> {
        let assignment = self.assignment(point, usage, decisions);
        let mut prices = point.prices.clone();
        prices.fees = vec![0; self.problem.groups.len()];
        let found = match before {
            Some((known, _)) if *known == assignment => return None,
            Some((known, near)) => self.differing(prices, &assignment, known, near).ok()?,
            None => self.at(prices, &assignment, None).ok()?,
        };
        let choice = found.solved.iter().all(|one| one.picks.is_some()).then(|| self.together(&found));
        *before = Some((assignment, found));
        choice.filter(|choice| self.problem.admits(choice))
    }

    /// Solves again only the blocks that are left something else than before.
    fn differing(&self, prices: Prices, assignment: &Assignment, known: &Assignment, near: &Point) -> Result<Point, Impossible> {
        let moved = |group: &usize| assignment.0[*group] != known.0[*group];
        let same = |block: usize| !self.division.blocks[block].groups.iter().any(moved);
        let spanning = (0..prices.rows.len()).filter(|row| self.division.of_row[*row].is_none());
        let as_before = spanning.into_iter().all(|row| prices.rows[row] == near.prices.rows[row]);
        let keep: Vec<bool> = (0..self.division.blocks.len()).map(|block| as_before && same(block)).collect();
        self.solve(prices, assignment, Some(near), &keep)
    }

    /// The block each shared group is left to.
    fn assignment(&self, point: &Point, usage: &Usage, decisions: &Decisions) -> Assignment {
        let home = |group: usize| -> u32 {
            if !self.division.is_shared(group) {
                return u32::MAX;
            }
            let taken = usage.taken.get(&group);
            let open = |block: &u32| decisions.allows(group, *block as usize);
            let wanted = |block: &&u32| open(block) && taken.is_none_or(|taken| taken.contains(block));
            let mine = &self.division.of_group[group];
            let best = mine.iter().filter(wanted).min_by_key(|block| (self.worth(point, group, **block), **block));
            best.or_else(|| mine.iter().find(|block| open(block))).copied().unwrap_or(u32::MAX)
        };
        Assignment((0..self.problem.groups.len()).map(home).collect())
    }

    /// What a group would add to a block at its best, in millionths; less is better.
    pub(super) fn worth(&self, point: &Point, group: usize, block: u32) -> i128 {
        let entries = &self.problem.groups[group];
        let here = (0..entries.entries.len()).filter(|entry| self.division.home(entries, group, *entry) == block);
        here.map(|entry| point.prices.reduced(&entries.entries[entry])).min().unwrap_or(i128::MAX / MICRO)
    }
}
