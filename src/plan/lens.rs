//! The model as the verifier reads it: costs, weights, rows turned to “at least”, and the blocks into which columns fall. Never here:
//! anything of the engine or the solver; what the engine reads, this reads again by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::aim::Aim;
use super::model::{Candidate, Column, Model, Row, Sense, Subject};
use super::tally::Tally;

/// Prices are counted in millionths.
pub(super) const MICRO: i128 = 1_000_000;

/// What a unit missing of a floor of space counts, where missing them is what is made least.
pub(super) const MISSING: i128 = 1000;

/// A column: what it costs the aim, and what it adds to which row.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) cost: i128,
    pub(super) weights: Vec<(usize, i128)>,
    /// The block its rows lie in.
    pub(super) block: usize,
}

/// A candidate, or what says that a carrier is opened or a pair is whole.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) must: bool,
    pub(super) columns: Vec<Seen>,
    /// Blocks its columns lie in, ascending.
    pub(super) blocks: Vec<usize>,
}

/// A model under the lens.
#[derive(Debug, Clone)]
pub(super) struct Lens {
    pub(super) units: Vec<Unit>,
    pub(super) bounds: Vec<i128>,
    pub(super) soft: Vec<bool>,
    /// By row: its block; `None` where it is priced.
    pub(super) block_of: Vec<Option<usize>>,
    /// By block, its rows and its units.
    pub(super) blocks: Vec<(Vec<usize>, Vec<usize>)>,
}

impl Lens {
    /// Reads a model; `whole` keeps every row and takes together what any candidate ties.
    pub(super) fn of(model: &Model, whole: bool) -> Self {
        let (mut units, bounds) = units(model);
        let spans = if whole { BTreeSet::new() } else { spanning(model, bounds.len()) };
        let mut soft: Vec<bool> = model.rows.iter().map(|row| model.may_be_missed(row)).collect();
        soft.resize(bounds.len(), false);
        let (block_of, count) = flood(&units, &spans, bounds.len(), whole);
        let mut blocks = vec![(Vec::new(), Vec::new()); count];
        block_of.iter().enumerate().for_each(|(row, block)| block.iter().for_each(|block| blocks[*block].0.push(row)));
        for (at, unit) in units.iter_mut().enumerate() {
            settle(unit, &block_of, count);
            if unit.blocks == [count] && blocks.len() == count {
                blocks.push((Vec::new(), Vec::new()));
            }
            unit.blocks.iter().for_each(|block| blocks[*block].1.push(at));
        }
        Self { units, bounds, soft, block_of, blocks }
    }

    /// Whether a unit stands in several blocks.
    pub(super) fn is_shared(&self, unit: usize) -> bool {
        self.units[unit].blocks.len() > 1
    }
}

fn signed(row: &Row, number: i128) -> i128 {
    match row.sense {
        Sense::AtLeast => number,
        Sense::AtMost => -number,
    }
}

/// Rows of openings and pairs up to which they are kept; with more they are priced, and so are the least sizes of carriers.
const FEW_TIES: usize = 6;

/// Rows that bind everything, or the money of several zones, where zones have floors of their own; and ties where there are many.
fn spanning(model: &Model, rows: usize) -> BTreeSet<usize> {
    let has_zones = model.rows.iter().any(|row| row.sense == Sense::AtLeast && matches!(row.subject, Subject::Zones(_)));
    let spans = |row: &Row| match &row.subject {
        Subject::District => true,
        Subject::Zones(zones) => row.sense == Sense::AtMost && zones.len() > 1,
        Subject::Sites(_) => false,
    };
    let many_ties = rows - model.rows.len() > FEW_TIES;
    let priced = |row: &Row| has_zones && spans(row) || many_ties && row.or_nothing;
    let own = model.rows.iter().enumerate().filter(|(_, row)| priced(row)).map(|(at, _)| at);
    own.chain((model.rows.len()..rows).filter(|_| many_ties)).collect()
}

/// Candidates, then an opening for every carrier, then one for every pair; and all bounds: the model's, one for every carrier's opening,
/// two for every pair.
fn units(model: &Model) -> (Vec<Unit>, Vec<i128>) {
    let of_carriers = (0..model.rows.len()).filter(|row| model.rows[*row].or_nothing);
    let carriers: BTreeMap<usize, usize> = of_carriers.zip(model.rows.len()..).collect();
    let pairs = if model.aim == Aim::Cost { model.pairs.as_slice() } else { &[] };
    let first_pair = model.rows.len() + carriers.len();
    let mut sides: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, pair) in pairs.iter().enumerate() {
        for (side, site) in [&pair.first, &pair.second].into_iter().enumerate() {
            if let Some(at) = model.position(site) {
                sides.entry(at).or_default().push(first_pair + 2 * number + side);
            }
        }
    }
    let tally = Tally::of(&model.rows);
    let seen = |(at, candidate): (usize, &Candidate)| {
        let column = |column: &Column| {
            let mut weights = tally.weights(candidate, column);
            let opens: Vec<(usize, i128)> = weights.iter().filter_map(|(row, _)| Some((*carriers.get(row)?, -1))).collect();
            weights.iter_mut().for_each(|(row, weight)| *weight = signed(&model.rows[*row], *weight));
            weights.extend(opens);
            weights.extend(sides.get(&at).into_iter().flatten().map(|row| (*row, 1)));
            Seen { cost: model.aim.value(candidate, column), weights, block: 0 }
        };
        Unit { must: candidate.locked_in, columns: candidate.columns.iter().map(column).collect(), blocks: Vec::new() }
    };
    let mut units: Vec<Unit> = model.candidates.iter().enumerate().map(seen).collect();
    let helper = |cost, weights| Unit { must: false, columns: vec![Seen { cost, weights, block: 0 }], blocks: Vec::new() };
    units.extend(carriers.iter().map(|(row, opening)| {
        let floors = match &model.rows[*row].subject {
            Subject::Sites(sites) => i128::try_from(sites.len()).unwrap_or(i128::MAX),
            Subject::District | Subject::Zones(_) => 0,
        };
        helper(0, vec![(*row, -i128::from(model.rows[*row].bound)), (*opening, floors)])
    }));
    units.extend(pairs.iter().enumerate().map(|(number, pair)| {
        let row = first_pair + 2 * number;
        helper(-i128::from(pair.bonus_yuan.get()), vec![(row, -1), (row + 1, -1)])
    }));
    let own = model.rows.iter().map(|row| if row.or_nothing { 0 } else { signed(row, i128::from(row.bound)) });
    let bounds = own.chain(std::iter::repeat_n(0, carriers.len() + 2 * pairs.len())).collect();
    (units, bounds)
}

/// By kept row the number of what it hangs together with, numbered by the first row; flooding from row to row.
fn flood(units: &[Unit], spans: &BTreeSet<usize>, rows: usize, whole: bool) -> (Vec<Option<usize>>, usize) {
    let mut beside: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); rows];
    let mut tie = |weights: &mut dyn Iterator<Item = usize>| {
        let kept: Vec<usize> = weights.filter(|row| !spans.contains(row)).collect();
        for pair in kept.windows(2) {
            beside[pair[0]].insert(pair[1]);
            beside[pair[1]].insert(pair[0]);
        }
    };
    for unit in units {
        if whole {
            tie(&mut unit.columns.iter().flat_map(|column| &column.weights).map(|(row, _)| *row));
        } else {
            unit.columns.iter().for_each(|column| tie(&mut column.weights.iter().map(|(row, _)| *row)));
        }
    }
    let mut block_of = vec![None; rows];
    let mut count = 0;
    for start in (0..rows).filter(|row| !spans.contains(row)) {
        if block_of[start].is_some() {
            continue;
        }
        let mut next = vec![start];
        while let Some(row) = next.pop() {
            if block_of[row].replace(count).is_none() {
                next.extend(beside[row].iter().copied().filter(|other| block_of[*other].is_none()));
            }
        }
        count += 1;
    }
    (block_of, count)
}

/// Puts columns into the blocks of their rows; what has none goes with the first of the others, or, if none has any, into one more.
fn settle(unit: &mut Unit, block_of: &[Option<usize>], count: usize) {
    let own = |column: &Seen| column.weights.iter().find_map(|(row, _)| block_of[*row]);
    let blocks: BTreeSet<usize> = unit.columns.iter().filter_map(own).collect();
    let first = blocks.first().copied().unwrap_or(count);
    unit.columns.iter_mut().for_each(|column| column.block = own(column).unwrap_or(first));
    // What is not on offer and need not be stands nowhere.
    let idle = unit.columns.is_empty() && !unit.must;
    unit.blocks = if blocks.is_empty() && !idle { vec![count] } else { blocks.into_iter().collect() };
}
