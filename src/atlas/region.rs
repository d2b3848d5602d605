//! The runs of rows that lie in drawn areas as a whole, and those that an edge may cross.
//!
//! A run whose box no side of an area touches lies wholly inside or wholly outside, so the cost grows with the boundary of the area, not
//! with its content. Many areas are taken down the tree together: below a node only those are looked at whose edge may cross it. Never
//! here: how much of a row lies inside.

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

/// Shows, area by area's number, everything that may lie at least partly in it, each row once; nodes that have no row of interest are
/// passed over.
pub(super) fn find(
    areas: &[Prepared<'_>],
    tree: &Tree,
    has_some: impl Fn(Range<usize>) -> bool,
    mut see: impl FnMut(usize, Found),
) {
    let (mut crossing, mut open): (Vec<usize>, Vec<Open>) = ((0..areas.len()).collect(), Vec::new());
    open.extend(tree.top().map(|at| Open { at, areas: 0..areas.len() }));
    while let Some(Open { at, areas: among }) = open.pop() {
        crossing.truncate(among.end);
        if !has_some(tree.all_rows(at)) {
            continue;
        }
        let bbox = tree.node(at).bbox;
        for place in among.clone() {
            let area = crossing[place];
            match areas[area].lies(bbox) {
                Lies::Outside => {}
                Lies::Inside => see(area, Found::Inside(at)),
                Lies::OnTheEdge => {
                    crossing.push(area);
                    see(area, Found::OnTheEdge(tree.rows(at)));
                }
            }
        }
        let below = among.end..crossing.len();
        if !below.is_empty() {
            open.extend(tree.children(at).map(|at| Open { at, areas: below.clone() }));
        }
    }
}

/// A node that is still to be looked at, and which of the list of crossing areas cross the node above it. What comes later in that list
/// belongs to nodes that have been looked at.
struct Open {
    at: At,
    areas: Range<usize>,
}
