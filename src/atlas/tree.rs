//! A packed tree over rows in Hilbert order: every node is a run of rows, with the box around them, the most that is available in one of
//! them, and what they add up to.
//!
//! Where a node's children are follows from its number. Never here: an exact shape.

use std::io;
use std::ops::Range;

use super::cell::{Category, Supply};
use super::columns::Columns;
use super::keep::{Keep, Pen, Reader, Spoilt};
use super::sums::Sums;
use crate::geometry::Bbox;
use crate::units::Area;

/// Children of a node.
const FAN: usize = 16;

/// A run of rows.
pub(super) struct Node {
    /// The box around them.
    pub(super) bbox: Bbox,
    /// The most that is registered as available in one of them.
    pub(super) most_available: Option<Area>,
}

/// What the rows of a run have in common of one word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Alike<T> {
    /// All have this, or none has any.
    All(Option<T>),
    /// They differ.
    Mixed,
}

impl<T> Alike<T> {
    pub(super) fn map<U>(self, f: impl FnOnce(T) -> U) -> Alike<U> {
        match self {
            Self::All(word) => Alike::All(word.map(f)),
            Self::Mixed => Alike::Mixed,
        }
    }
}

impl<T: PartialEq> Alike<T> {
    fn with(self, other: Self) -> Self {
        if self == other { self } else { Self::Mixed }
    }
}

/// What the rows of a run add up to, enclaves and what holds no space left out.
pub(super) struct Whole {
    pub(super) sums: Sums,
    /// Parts of buildings among them.
    pub(super) parts: u32,
    /// Enclaves that were left out.
    pub(super) enclaves: u32,
    /// The zone in which those counted lie.
    pub(super) zone: Alike<u16>,
    /// Their street.
    pub(super) street: Alike<u32>,
}

impl Whole {
    /// The sums of some rows; `None` where there is nothing to count.
    fn of(columns: &Columns, rows: Range<usize>) -> Option<Self> {
        rows.filter_map(|row| Self::of_row(columns, row)).reduce(Self::with)
    }

    fn of_row(columns: &Columns, row: usize) -> Option<Self> {
        let Category { zone, street, part, .. } = *columns.category(row);
        let mut whole = Self { sums: Sums::default(), parts: 0, enclaves: 0, zone: Alike::All(zone), street: Alike::All(street) };
        match columns.category(row).supply {
            Supply::None => return None,
            Supply::Enclave => whole.enclaves = 1,
            Supply::Counted => {
                whole.sums.take_whole(columns, row);
                whole.parts = u32::from(part);
            }
        }
        Some(whole)
    }

    fn with(mut self, other: Self) -> Self {
        self.add(&other);
        self
    }

    fn add(&mut self, other: &Self) {
        self.sums.add(&other.sums);
        self.parts += other.parts;
        self.enclaves += other.enclaves;
        self.zone = self.zone.with(other.zone);
        self.street = self.street.with(other.street);
    }

    fn copy(&self) -> Self {
        Self { sums: self.sums.clone(), ..*self }
    }
}

/// A node by level, counted from the rows up, and number within it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    level: usize,
    number: usize,
}

/// The tree; empty where no row has a place.
#[derive(Default)]
pub(super) struct Tree {
    levels: Vec<Vec<Node>>,
    /// What the rows of each node add up to; `None` where there is nothing to count.
    wholes: Vec<Vec<Option<Whole>>>,
    rows: usize,
}

impl Tree {
    pub(super) fn pack(columns: &Columns) -> Self {
        let rows = columns.spots.len();
        let row_node = |row: usize| Node { bbox: columns.spots[row].bbox, most_available: columns.available.get(row) };
        let mut tree = Self { rows, ..Self::default() };
        let mut level: Vec<Node> = runs(rows).filter_map(|run| around(run.map(row_node))).collect();
        let mut wholes: Vec<Option<Whole>> = runs(rows).map(|run| Whole::of(columns, run)).collect();
        while level.len() > 1 {
            let of = |at: usize| Node { bbox: level[at].bbox, most_available: level[at].most_available };
            let above = runs(level.len()).filter_map(|run| around(run.map(of))).collect();
            let together = |run: Range<usize>| wholes[run].iter().flatten().map(Whole::copy).reduce(Whole::with);
            let sums = runs(level.len()).map(together).collect();
            tree.levels.push(std::mem::replace(&mut level, above));
            tree.wholes.push(std::mem::replace(&mut wholes, sums));
        }
        if !level.is_empty() {
            tree.levels.push(level);
            tree.wholes.push(wholes);
        }
        tree
    }

    pub(super) fn bytes(&self) -> usize {
        let nodes = self.levels.iter().map(|level| size_of_val(level.as_slice())).sum::<usize>();
        nodes + self.wholes.iter().map(|level| size_of_val(level.as_slice())).sum::<usize>()
    }

    /// The node that holds every row.
    pub(super) fn top(&self) -> Option<At> {
        self.levels.len().checked_sub(1).map(|level| At { level, number: 0 })
    }

    pub(super) fn node(&self, at: At) -> &Node {
        &self.levels[at.level][at.number]
    }

    /// What all rows below a node add up to; `None` where there is nothing to count.
    pub(super) fn whole(&self, at: At) -> Option<&Whole> {
        self.wholes[at.level][at.number].as_ref()
    }

    pub(super) fn children(&self, at: At) -> impl Iterator<Item = At> + use<> {
        let nodes = at.level.checked_sub(1).map(|level| (level, run(at.number, self.levels[level].len())));
        nodes.into_iter().flat_map(|(level, run)| run.map(move |number| At { level, number }))
    }

    /// The rows of a node that has no smaller nodes.
    pub(super) fn rows(&self, at: At) -> Range<usize> {
        if at.level == 0 { run(at.number, self.rows) } else { 0..0 }
    }

    /// All rows below a node.
    pub(super) fn all_rows(&self, at: At) -> Range<usize> {
        let each = FAN.pow(at.level as u32 + 1);
        (at.number * each)..((at.number + 1) * each).min(self.rows)
    }

    /// Shows every row whose box may meet `bbox`; the caller tests the row itself.
    pub(super) fn near(&self, bbox: Bbox, see: &mut impl FnMut(usize)) {
        let mut open: Vec<At> = self.top().into_iter().collect();
        while let Some(at) = open.pop() {
            if !self.node(at).bbox.meets(bbox) {
                continue;
            }
            if bbox.holds(self.node(at).bbox) {
                self.all_rows(at).for_each(&mut *see);
            } else {
                open.extend(self.children(at));
                self.rows(at).for_each(&mut *see);
            }
        }
    }
}

fn run(number: usize, of: usize) -> Range<usize> {
    (number * FAN)..((number + 1) * FAN).min(of)
}

fn runs(of: usize) -> impl Iterator<Item = Range<usize>> {
    (0..of.div_ceil(FAN)).map(move |number| run(number, of))
}

fn around(nodes: impl Iterator<Item = Node>) -> Option<Node> {
    nodes.reduce(|a, b| Node { bbox: a.bbox.union(b.bbox), most_available: a.most_available.max(b.most_available) })
}

impl Keep for Tree {
    fn lay_up(&self, pen: &mut Pen<'_>) -> io::Result<()> {
        pen.column(&[self.rows as u64])?;
        pen.column(&[self.levels.len() as u64])?;
        for (nodes, wholes) in self.levels.iter().zip(&self.wholes) {
            pen.column(&nodes.iter().map(|node| <[f64; 4]>::from(node.bbox)).collect::<Vec<_>>())?;
            let most = |node: &Node| node.most_available.map_or(UNKNOWN, Area::hundredths);
            pen.column(&nodes.iter().map(most).collect::<Vec<_>>())?;
            pen.column(&wholes.iter().map(|whole| whole.as_ref().map_or(NOTHING, Whole::numbers)).collect::<Vec<_>>())?;
        }
        Ok(())
    }

    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt> {
        let (rows, levels): (u64, u64) = (reader.one()?, reader.one()?);
        let mut tree = Self { rows: rows as usize, ..Self::default() };
        for _ in 0..levels {
            let (boxes, most): (Vec<[f64; 4]>, Vec<i64>) = (reader.column()?, reader.column()?);
            let node = |(bbox, most): ([f64; 4], i64)| Node {
                bbox: Bbox::from(bbox),
                most_available: Some(most).filter(|most| *most != UNKNOWN).map(Area::from_hundredths),
            };
            tree.levels.push(boxes.into_iter().zip(most).map(node).collect());
            let numbers: Vec<[i64; 14]> = reader.column()?;
            tree.wholes
                .push(numbers.into_iter().map(|numbers| (numbers != NOTHING).then(|| Whole::of_numbers(numbers))).collect());
        }
        Ok(tree)
    }
}

/// What stands for an area that is not known where the tree is laid up.
const UNKNOWN: i64 = i64::MIN;
/// What stands for a run with nothing to count.
const NOTHING: [i64; 14] = [UNKNOWN; 14];

impl Whole {
    /// As numbers, to be laid up.
    fn numbers(&self) -> [i64; 14] {
        let [a, b, c, d, e, f, g, h, i, j] = self.sums.numbers();
        let (zone, street) = (self.zone.map(u32::from).number(), self.street.number());
        [a, b, c, d, e, f, g, h, i, j, self.parts.into(), self.enclaves.into(), zone, street]
    }

    /// What [`Whole::numbers`] laid up.
    fn of_numbers([a, b, c, d, e, f, g, h, i, j, parts, enclaves, zone, street]: [i64; 14]) -> Self {
        Self {
            sums: Sums::of_numbers([a, b, c, d, e, f, g, h, i, j]),
            parts: parts as u32,
            enclaves: enclaves as u32,
            zone: Alike::of_number(zone).map(|zone| zone as u16),
            street: Alike::of_number(street),
        }
    }
}

impl Alike<u32> {
    const NONE: i64 = -1;
    const DIFFERENT: i64 = -2;

    fn number(self) -> i64 {
        match self {
            Self::All(Some(word)) => word.into(),
            Self::All(None) => Self::NONE,
            Self::Mixed => Self::DIFFERENT,
        }
    }

    const fn of_number(number: i64) -> Self {
        match number {
            Self::NONE => Self::All(None),
            Self::DIFFERENT => Self::Mixed,
            word => Self::All(Some(word as u32)),
        }
    }
}
