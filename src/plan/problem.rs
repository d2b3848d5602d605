//! The choice as bare numbers, every row turned to “at least”. Never here: a name, a unit, a zone, or how the numbers came about.

use std::collections::BTreeSet;

/// Multipliers are counted in millionths of a unit of cost per unit of a row, so that any of them is an exact number.
pub(super) const MICRO: i128 = 1_000_000;

/// What a unit missing of a soft row costs: so much that a price per unit of a ceiling keeps enough digits.
pub(super) const MISSING: i128 = 1000;

/// What there is to choose.
#[derive(Debug, Clone, Default)]
pub(super) struct Problem {
    /// The candidates in their order, then whatever helps to say what ties them.
    pub(super) groups: Vec<Group>,
    /// How many of the groups are candidates.
    pub(super) candidates: usize,
    /// Least total of every row: those of the model first, then those of the ties.
    pub(super) bounds: Vec<i64>,
    /// Rows that span the blocks: they are priced into the columns instead of being kept.
    pub(super) spanning: Vec<bool>,
    /// Sets of rows that one column counts in, those of columns left out included.
    pub(super) ties: BTreeSet<Vec<u32>>,
    /// Rows that may be missed at [`MISSING`] a unit.
    pub(super) soft: Vec<bool>,
}

/// One candidate, or one tie.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) must: bool,
    pub(super) entries: Vec<Entry>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its number among the candidate's columns in the model.
    pub(super) column: u32,
    pub(super) cost: i64,
    /// Rows and weights, ascending by row, never nought.
    pub(super) weights: Vec<(u32, i64)>,
}

/// Which entry of each group is taken.
pub(super) type Choice = Vec<Option<usize>>;

impl Problem {
    /// What a choice costs, with what it misses of soft rows.
    pub(super) fn cost(&self, choice: &[Option<usize>]) -> i128 {
        let taken: i128 = self.taken(choice).map(|entry| i128::from(entry.cost)).sum();
        if !self.soft.contains(&true) {
            return taken;
        }
        let totals = self.totals(choice);
        let short = |(row, total): (usize, &i128)| {
            if self.soft[row] { (i128::from(self.bounds[row]) - total).max(0) } else { 0 }
        };
        taken + MISSING * totals.iter().enumerate().map(short).sum::<i128>()
    }

    /// What a choice adds up to, row by row.
    pub(super) fn totals(&self, choice: &[Option<usize>]) -> Vec<i128> {
        let mut totals = vec![0_i128; self.bounds.len()];
        for (row, weight) in self.taken(choice).flat_map(|entry| &entry.weights) {
            totals[*row as usize] += i128::from(*weight);
        }
        totals
    }

    /// Whether a choice keeps every lock and every row that is not soft.
    pub(super) fn admits(&self, choice: &[Option<usize>]) -> bool {
        let locks = self.groups.iter().zip(choice).all(|(group, taken)| !group.must || taken.is_some());
        locks && self.lacking(choice).is_empty()
    }

    /// Rows that are not soft and that a choice does not keep, ascending.
    pub(super) fn lacking(&self, choice: &[Option<usize>]) -> Vec<usize> {
        let totals = self.totals(choice);
        (0..totals.len()).filter(|row| !self.soft[*row] && totals[*row] < i128::from(self.bounds[*row])).collect()
    }

    fn taken<'a>(&'a self, choice: &'a [Option<usize>]) -> impl Iterator<Item = &'a Entry> {
        self.groups.iter().zip(choice).filter_map(|(group, taken)| group.entries.get((*taken)?))
    }

    /// Whether every row that is not soft can be reached, every other row aside.
    pub(super) fn is_within_reach(&self) -> bool {
        let reach = self.reach();
        (0..self.bounds.len()).all(|row| self.soft[row] || reach[row] >= i128::from(self.bounds[row]))
    }

    /// By row: the most it can reach, every other row aside.
    pub(super) fn reach(&self) -> Vec<i128> {
        let mut reach = vec![0_i128; self.bounds.len()];
        for group in &self.groups {
            group.most().iter().for_each(|(row, most)| reach[*row as usize] += i128::from(*most));
        }
        reach
    }
}

impl Group {
    /// The model's column behind an entry.
    pub(super) fn column(&self, entry: usize) -> Option<usize> {
        self.entries.get(entry).map(|entry| entry.column as usize)
    }

    /// By row that any entry counts in: the most the group can add, at best.
    fn most(&self) -> Vec<(u32, i64)> {
        let mut most: Vec<(u32, i64)> = Vec::new();
        for row in self.entries.iter().flat_map(|entry| &entry.weights).map(|(row, _)| *row) {
            if most.iter().any(|(known, _)| *known == row) {
                continue;
            }
            let best = self.entries.iter().map(|entry| entry.weight(row as usize)).max().unwrap_or(0);
            most.push((row, if self.must { best } else { best.max(0) }));
        }
        most
    }
}

impl Entry {
    /// What it adds to a row.
    pub(super) fn weight(&self, row: usize) -> i64 {
        self.weights.iter().find(|(known, _)| *known as usize == row).map_or(0, |(_, weight)| *weight)
    }

    /// Whether it costs no more than another and adds no less to anything; of equals, the first does.
    pub(super) fn beats(&self, other: &Self) -> bool {
        let rows = || self.weights.iter().chain(&other.weights).map(|(row, _)| *row as usize);
        let no_worse = self.cost <= other.cost && rows().all(|row| self.weight(row) >= other.weight(row));
        no_worse && (self.cost < other.cost || self.weights != other.weights || self.column < other.column)
    }
}
