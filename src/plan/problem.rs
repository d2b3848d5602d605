//! The model as bare numbers, every row turned to “at least”, dominated columns left out. Never here: a name, a unit or a zone.

use super::model::{Candidate, Column, Measure, Model, Row, Selection, Sense, Subject};

/// Multipliers are counted in millionths of a 元 per unit of a row, so that any of them is an exact number.
pub(super) const MICRO: i128 = 1_000_000;

/// What a unit missing of a soft row costs, in 元: so much that a price per unit of a ceiling keeps enough digits.
pub(super) const MISSING: i128 = 1000;

/// What there is to choose.
#[derive(Debug, Clone, Default)]
pub(super) struct Problem {
    pub(super) groups: Vec<Group>,
    /// Least total of every row.
    pub(super) bounds: Vec<i64>,
    /// Rows that tie zones together and may be priced instead of kept.
    pub(super) spanning: Vec<bool>,
    /// Rows that may be missed at [`MISSING`] a unit.
    pub(super) soft: Vec<bool>,
}

/// One candidate.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) must: bool,
    pub(super) entries: Vec<Entry>,
    /// By row: whether any column of the candidate counts in it, columns left out included.
    pub(super) touches: Vec<bool>,
}

/// One column.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Its number among the candidate's columns in the model.
    pub(super) column: usize,
    pub(super) cost: i64,
    /// By row.
    pub(super) weights: Vec<i64>,
}

impl Problem {
    /// Reads a sound model, leaving out columns that another column of the same candidate beats in every respect.
    pub(super) fn of(model: &Model) -> Self {
        let zoned = |row: &Row| matches!(row.subject, Subject::Zones(_)) && row.sense == Sense::AtLeast;
        let by_zone = model.rows.iter().any(zoned);
        let spans = |row: &Row| by_zone && row.subject == Subject::District;
        Self {
            groups: model.candidates.iter().map(|candidate| Self::group(&model.rows, candidate)).collect(),
            bounds: model.rows.iter().map(|row| row.bound * sign(row)).collect(),
            spanning: model.rows.iter().map(spans).collect(),
            soft: vec![false; model.rows.len()],
        }
    }

    /// One candidate under these rows.
    pub(super) fn group(rows: &[Row], candidate: &Candidate) -> Group {
        let entry = |(at, column): (usize, &Column)| {
            let weights = rows.iter().map(|row| clamp(row.weight(candidate, column)) * sign(row)).collect();
            Entry { column: at, cost: column.cost_yuan.get(), weights }
        };
        let entries: Vec<Entry> = candidate.columns.iter().enumerate().map(entry).collect();
        let touches = (0..rows.len()).map(|row| entries.iter().any(|entry| entry.weights[row] != 0)).collect();
        Group { must: candidate.locked_in, entries: undominated(entries, candidate.locked_in), touches }
    }

    /// A selection of the model's columns as a choice of entries; `None` when it takes a column that was left out.
    pub(super) fn choice(&self, selection: &[Option<usize>]) -> Option<Vec<Option<usize>>> {
        let entry = |(group, taken): (&Group, &Option<usize>)| match taken {
            None => Some(None),
            Some(column) => group.entries.iter().position(|entry| entry.column == *column).map(Some),
        };
        self.groups.iter().zip(selection).map(entry).collect()
    }

    /// A choice of entries as a selection of the model's columns.
    pub(super) fn selection(&self, choice: &[Option<usize>]) -> Selection {
        let pairs = self.groups.iter().zip(choice);
        pairs.map(|(group, taken)| taken.and_then(|entry| group.entries.get(entry)).map(|entry| entry.column)).collect()
    }

    /// What a choice costs, in 元, with what it misses of soft rows.
    pub(super) fn cost(&self, choice: &[Option<usize>]) -> i128 {
        let soft = (0..self.bounds.len()).filter(|row| self.soft[*row]);
        let missing: i128 = soft.map(|row| (i128::from(self.bounds[row]) - self.total(row, choice)).max(0)).sum();
        self.taken(choice).map(|entry| i128::from(entry.cost)).sum::<i128>() + missing * MISSING
    }

    /// What a choice adds up to in a row.
    pub(super) fn total(&self, row: usize, choice: &[Option<usize>]) -> i128 {
        self.taken(choice).map(|entry| i128::from(entry.weights[row])).sum()
    }

    /// Whether a choice keeps every lock and every row that is not soft.
    pub(super) fn admits(&self, choice: &[Option<usize>]) -> bool {
        let locks = self.groups.iter().zip(choice).all(|(group, taken)| !group.must || taken.is_some());
        let kept = |row: usize| self.soft[row] || self.total(row, choice) >= i128::from(self.bounds[row]);
        locks && (0..self.bounds.len()).all(kept)
    }

    fn taken<'a>(&'a self, choice: &'a [Option<usize>]) -> impl Iterator<Item = &'a Entry> {
        self.groups.iter().zip(choice).filter_map(|(group, taken)| group.entries.get((*taken)?))
    }

    /// Whether every row that is not soft can be reached, every other row aside.
    pub(super) fn is_within_reach(&self) -> bool {
        (0..self.bounds.len()).all(|row| self.soft[row] || self.reach(row) >= i128::from(self.bounds[row]))
    }

    /// The most a row can reach, every other row aside.
    pub(super) fn reach(&self, row: usize) -> i128 {
        self.groups.iter().map(|group| i128::from(group.most(row))).sum()
    }
}

impl Group {
    /// The model's column behind an entry.
    pub(super) fn column(&self, entry: usize) -> Option<usize> {
        self.entries.get(entry).map(|entry| entry.column)
    }

    fn most(&self, row: usize) -> i64 {
        let best = self.entries.iter().map(|entry| entry.weights[row]).max();
        match (best, self.must) {
            (Some(best), true) => best,
            (Some(best), false) => best.max(0),
            (None, _) => 0,
        }
    }
}

/// Every row is turned to “at least”.
const fn sign(row: &Row) -> i64 {
    match row.sense {
        Sense::AtLeast => 1,
        Sense::AtMost => -1,
    }
}

/// A sound model keeps every weight within range, so nothing is ever cut here.
fn clamp(weight: i128) -> i64 {
    i64::try_from(weight).unwrap_or(i64::MAX / 8)
}

fn undominated(entries: Vec<Entry>, must: bool) -> Vec<Entry> {
    let beats = |a: &Entry, b: &Entry| {
        let no_worse = a.cost <= b.cost && a.weights.iter().zip(&b.weights).all(|(x, y)| x >= y);
        no_worse && (a.cost < b.cost || a.weights != b.weights || a.column < b.column)
    };
    let idle = |entry: &Entry| !must && entry.weights.iter().all(|weight| *weight <= 0);
    let keep = |entry: &Entry| !idle(entry) && !entries.iter().any(|other| beats(other, entry));
    let kept: Vec<bool> = entries.iter().map(keep).collect();
    entries.into_iter().zip(kept).filter_map(|(entry, kept)| kept.then_some(entry)).collect()
}

/// The measure by which a row is spent rather than earned.
pub(super) const fn is_spent(measure: Measure) -> bool {
    match measure {
        Measure::Cost | Measure::Owners | Measure::Sites => true,
        Measure::Area | Measure::Firms | Measure::TechFirms => false,
    }
}
