//! The runs of rows that lie in a drawn area as a whole, and those that its edge may cross.
//!
//! A run whose box no side of the area touches lies wholly inside or wholly outside, so the cost grows with the boundary of the area, not
//! with its content. Never here: how much of a row lies inside.

use std::ops::Range;

use super::tree::{At, Tree};
use crate::geometry::{Lies, Prepared};

/// What may lie in an area.
pub(super) enum Found {
    /// Every row below a node, wholly.
    Inside(At),
    /// Some rows that an edge of the area may cross, or that lie beside it.
    OnTheEdge(Range<usize>),
}

/// Shows everything that may lie at least partly in an area, each row once.
pub(super) fn find(area: &Prepared<'_>, tree: &Tree, see: &mut impl FnMut(Found)) {
    let mut open: Vec<At> = tree.top().into_iter().collect();
    while let Some(at) = open.pop() {
        match area.lies(tree.node(at).bbox) {
            Lies::Outside => {}
            Lies::Inside => see(Found::Inside(at)),
            Lies::OnTheEdge => {
                open.extend(tree.children(at));
                see(Found::OnTheEdge(tree.rows(at)));
            }
        }
    }
}
