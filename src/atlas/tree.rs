//! A packed tree over rows in Hilbert order: every node is a run of rows, with the box around them and the most that is available in it.
//!
//! Nothing but boxes is stored: where a node's children are follows from its number. Never here: an exact shape.

use std::ops::Range;

use super::columns::Columns;
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
    rows: usize,
}

impl Tree {
    pub(super) fn pack(columns: &Columns) -> Self {
        let rows = columns.spots.len();
        let row_node = |row: usize| Node { bbox: columns.spots[row].bbox, most_available: columns.available.get(row) };
        let mut levels: Vec<Vec<Node>> = Vec::new();
        let mut level: Vec<Node> = runs(rows).filter_map(|run| around(run.map(row_node))).collect();
        while level.len() > 1 {
            let of = |at: usize| Node { bbox: level[at].bbox, most_available: level[at].most_available };
            let above = runs(level.len()).filter_map(|run| around(run.map(of))).collect();
            levels.push(std::mem::replace(&mut level, above));
        }
        if !level.is_empty() {
            levels.push(level);
        }
        Self { levels, rows }
    }

    /// The node that holds every row.
    pub(super) fn top(&self) -> Option<At> {
        self.levels.len().checked_sub(1).map(|level| At { level, number: 0 })
    }

    pub(super) fn node(&self, at: At) -> &Node {
        &self.levels[at.level][at.number]
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
