//! From the model to bare numbers, dominated columns left out, and back. Never here: a search.
//!
//! What is no plain row is said with ties. Floors that form one carrier of at least m or none: a group *open* with Σ a x − m·open ≥ 0 and
//! n·open − Σ x ≥ 0. A pair with a bonus: a group *both* that costs −bonus, with x_i − both ≥ 0 and x_k − both ≥ 0. Rows of ties follow those
//! of the model in this order, one for every carrier and then two for every pair.

use std::collections::BTreeSet;

use super::model::{Candidate, Column, Measure, Model, Row, Selection, Sense, Subject};
use super::problem::{Choice, Entry, Group, Problem};
use super::tally::Tally;
use crate::estate::SiteId;

/// A model while it is read.
pub(super) struct Reader<'a> {
    model: &'a Model,
    tally: Tally<'a>,
    /// Rows of the model that hold as well when nothing is there.
    carriers: Vec<usize>,
    /// By candidate: rows of pairs in which it counts once when taken.
    paired: Vec<(usize, usize)>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(model: &'a Model) -> Self {
        let carriers: Vec<usize> = (0..model.rows.len()).filter(|row| model.rows[*row].or_nothing).collect();
        let first = model.rows.len() + carriers.len();
        let sides = model.pairs.iter().filter(|_| model.aim.is_cost()).flat_map(|pair| [&pair.first, &pair.second]);
        let place = |(number, site): (usize, &SiteId)| Some((model.position(site)?, first + number));
        let mut paired: Vec<(usize, usize)> = sides.enumerate().filter_map(place).collect();
        paired.sort_unstable();
        Self { model, tally: Tally::of(&model.rows), carriers, paired }
    }

    /// The whole problem.
    pub(super) fn problem(&self) -> Problem {
        let mut ties = BTreeSet::new();
        let mut groups: Vec<Group> =
            (0..self.model.candidates.len()).map(|at| self.read(at, &self.model.candidates[at], &mut ties)).collect();
        groups.extend(self.helpers(&mut ties));
        Problem {
            candidates: self.model.candidates.len(),
            groups,
            bounds: self.bounds(),
            spanning: self.spanning(),
            ties,
            soft: (0..self.rows()).map(|row| self.model.rows.get(row).is_some_and(|row| self.model.may_be_missed(row))).collect(),
        }
    }

    /// One candidate of the same problem, changed.
    pub(super) fn group(&self, at: usize, candidate: &Candidate) -> Group {
        self.read(at, candidate, &mut BTreeSet::new())
    }

    fn rows(&self) -> usize {
        self.model.rows.len() + self.carriers.len() + 2 * self.pairs()
    }

    fn pairs(&self) -> usize {
        if self.model.aim.is_cost() { self.model.pairs.len() } else { 0 }
    }

    fn bounds(&self) -> Vec<i64> {
        let bound = |row: &Row| if row.or_nothing { 0 } else { row.bound * sign(row) };
        let mut bounds: Vec<i64> = self.model.rows.iter().map(bound).collect();
        bounds.resize(self.rows(), 0);
        bounds
    }

    /// Rows of the whole district, where zones have rows of their own: they tie everything to everything.
    fn spanning(&self) -> Vec<bool> {
        let zoned = |row: &Row| matches!(row.subject, Subject::Zones(_)) && row.sense == Sense::AtLeast;
        let by_zone = self.model.rows.iter().any(zoned);
        let spans = |row: &Row| by_zone && (row.subject == Subject::District || is_budget_of_several_zones(row));
        let ties_are_priced = self.rows() - self.model.rows.len() > FEW_TIES;
        let priced = |row: &Row| spans(row) || ties_are_priced && row.or_nothing;
        let mut spanning: Vec<bool> = self.model.rows.iter().map(priced).collect();
        spanning.resize(self.rows(), ties_are_priced);
        spanning
    }

    fn read(&self, at: usize, candidate: &Candidate, ties: &mut BTreeSet<Vec<u32>>) -> Group {
        let entries: Vec<Entry> = candidate.columns.iter().enumerate().map(|column| self.entry(at, candidate, column)).collect();
        entries.iter().for_each(|entry| tie(ties, entry));
        Group { must: candidate.locked_in, entries: undominated(entries, candidate.locked_in) }
    }

    fn entry(&self, at: usize, candidate: &Candidate, (number, column): (usize, &Column)) -> Entry {
        let counted = self.tally.weights(candidate, column);
        let mut weights: Vec<(u32, i64)> =
            counted.iter().map(|(row, weight)| (narrow(*row), clamp(*weight) * sign(&self.model.rows[*row]))).collect();
        let tie = |row: &usize| self.carriers.iter().position(|carrier| carrier == row);
        let opened = counted.iter().filter_map(|(row, _)| tie(row)).map(|tie| (narrow(self.model.rows.len() + tie), -1));
        weights.extend(opened);
        let mine = self.paired.partition_point(|(candidate, _)| *candidate < at);
        weights.extend(self.paired[mine..].iter().take_while(|(other, _)| *other == at).map(|(_, row)| (narrow(*row), 1)));
        Entry { column: narrow(number), cost: clamp(self.model.aim.value(candidate, column)), weights }
    }

    /// The groups that say what ties candidates.
    fn helpers(&self, ties: &mut BTreeSet<Vec<u32>>) -> Vec<Group> {
        let first = self.model.rows.len();
        let open = |(tie, row): (usize, &usize)| {
            let row_of = &self.model.rows[*row];
            let floors = match &row_of.subject {
                Subject::Sites(sites) => i64::try_from(sites.len()).unwrap_or(i64::MAX / 8),
                Subject::District | Subject::Zones(_) => 0,
            };
            (0, vec![(narrow(*row), -row_of.bound), (narrow(first + tie), floors)])
        };
        let both = |number: usize| {
            let row = first + self.carriers.len() + 2 * number;
            (-self.model.pairs[number].bonus_yuan.get(), vec![(narrow(row), -1), (narrow(row + 1), -1)])
        };
        let told: Vec<(i64, Vec<(u32, i64)>)> =
            self.carriers.iter().enumerate().map(open).chain((0..self.pairs()).map(both)).collect();
        let group = |(cost, weights)| {
            let entry = Entry { column: 0, cost, weights };
            tie(ties, &entry);
            Group { must: false, entries: vec![entry] }
        };
        told.into_iter().map(group).collect()
    }

    /// A selection of the model's columns as a choice of entries; `None` when it takes a column that was left out.
    pub(super) fn choice(&self, problem: &Problem, selection: &[Option<usize>]) -> Option<Choice> {
        let entry = |(group, taken): (&Group, &Option<usize>)| match taken {
            None => Some(None),
            Some(column) => group.entries.iter().position(|entry| entry.column as usize == *column).map(Some),
        };
        let mut choice: Choice = problem.groups.iter().zip(selection).map(entry).collect::<Option<_>>()?;
        let taken = |row: &usize| self.model.total(&self.model.rows[*row], selection) != 0;
        choice.extend(self.carriers.iter().map(|row| taken(row).then_some(0)));
        let is_in = |site: &SiteId| self.model.position(site).is_some_and(|at| selection[at].is_some());
        let pairs = self.model.pairs.iter().take(self.pairs());
        choice.extend(pairs.map(|pair| (is_in(&pair.first) && is_in(&pair.second)).then_some(0)));
        Some(choice)
    }
}

impl Reader<'_> {
    /// A selection as a choice to begin with: for a column that was left out stands what beats it, or nothing. Whether that keeps the rows
    /// is to be checked.
    pub(super) fn start(&self, problem: &Problem, selection: &[Option<usize>]) -> Option<Choice> {
        let mut same = selection.to_vec();
        for (at, taken) in same.iter_mut().enumerate() {
            let Some(column) = *taken else { continue };
            let candidate = self.model.candidates.get(at)?;
            let entry = self.entry(at, candidate, (column, candidate.columns.get(column)?));
            let kept = &problem.groups[at].entries;
            let stand_in =
                kept.iter().find(|one| one.column as usize == column).or_else(|| kept.iter().find(|one| one.beats(&entry)));
            *taken = stand_in.map(|one| one.column as usize);
        }
        self.choice(problem, &same)
    }
}

/// Rows of ties up to which they are kept with their zone. With more, few states of a zone beat one another; then ties are priced like what
/// spans the zones, so that a zone is searched under its own rows alone.
const FEW_TIES: usize = 6;

/// A row of money over some zones: like one over all, it must not tie them into one block.
fn is_budget_of_several_zones(row: &Row) -> bool {
    matches!(&row.subject, Subject::Zones(zones) if zones.len() > 1) && row.sense == Sense::AtMost
}

impl Problem {
    /// Reads a sound model.
    pub(super) fn of(model: &Model) -> Self {
        Reader::of(model).problem()
    }

    /// A choice of entries as a selection of the model's columns.
    pub(super) fn selection(&self, choice: &[Option<usize>]) -> Selection {
        let pairs = self.groups.iter().zip(choice).take(self.candidates);
        pairs.map(|(group, taken)| taken.and_then(|entry| group.column(entry))).collect()
    }
}

fn tie(ties: &mut BTreeSet<Vec<u32>>, entry: &Entry) {
    let rows: Vec<u32> = entry.weights.iter().map(|(row, _)| *row).collect();
    if !ties.contains(&rows) {
        ties.insert(rows);
    }
}

/// Every row is turned to “at least”.
const fn sign(row: &Row) -> i64 {
    match row.sense {
        Sense::AtLeast => 1,
        Sense::AtMost => -1,
    }
}

/// A sound model keeps every number within range, so nothing is ever cut here.
fn clamp(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX / 8)
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn undominated(entries: Vec<Entry>, must: bool) -> Vec<Entry> {
    let idle = |entry: &Entry| !must && entry.cost >= 0 && entry.weights.iter().all(|(_, weight)| *weight <= 0);
    let keep = |entry: &Entry| !idle(entry) && !entries.iter().any(|other| other.beats(entry));
    let kept: Vec<bool> = entries.iter().map(keep).collect();
    entries.into_iter().zip(kept).filter_map(|(entry, kept)| kept.then_some(entry)).collect()
}

/// The measure by which a row is spent rather than earned.
pub(super) const fn is_spent(measure: Measure) -> bool {
    match measure {
        Measure::Cost | Measure::Owners | Measure::Sites | Measure::Waiting => true,
        Measure::Area
        | Measure::Firms
        | Measure::TechFirms
        | Measure::Large
        | Measure::Special
        | Measure::Municipal
        | Measure::National
        | Measure::Suitability => false,
    }
}
