//! The nearest sites with enough space, best first through the tree.
//!
//! A run of rows whose largest available area is too small is never opened, so a rare wish costs no more than a common one.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::Atlas;
use super::tree::At;
use crate::estate::Site;
use crate::geometry::{Bbox, LonLat, Plane};
use crate::units::Area;

/// A site and how far away its centre is.
#[derive(Debug, Clone, PartialEq)]
pub struct Near<'a> {
    /// The site.
    pub site: &'a Site,
    /// Straight-line distance to its centre, metres.
    pub distance_m: f64,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Candidate {
    Run(At),
    Site(u32),
}

/// Something to look at, nearer first; runs before sites, and sites by id, where the distance is the same.
struct Next {
    distance: f64,
    candidate: Candidate,
}

impl Atlas {
    /// The `k` sites nearest to `from` of which at least `min_available` is known to be available, by distance and then by id.
    #[must_use]
    pub fn nearest(&self, from: LonLat, min_available: Area, k: usize) -> Vec<Near<'_>> {
        let plane = Plane::around(from);
        let enough = |area: Option<Area>| area.is_some_and(|area| area >= min_available);
        let mut open: BinaryHeap<Next> = BinaryHeap::new();
        open.extend(self.tree.top().map(|top| self.run(top, from, &plane)));
        let mut found = Vec::new();
        while found.len() < k
            && let Some(next) = open.pop()
        {
            match next.candidate {
                Candidate::Site(index) => {
                    found.push(Near { site: &self.sites()[index as usize], distance_m: next.distance });
                }
                Candidate::Run(at) if enough(self.tree.node(at).most_available) => {
                    open.extend(self.tree.children(at).map(|child| self.run(child, from, &plane)));
                    let rows = self.tree.rows(at).filter(|row| enough(self.columns.available.get(*row)));
                    open.extend(rows.map(|row| self.at_row(row, &plane)));
                }
                Candidate::Run(_) => {}
            }
        }
        found
    }

    fn run(&self, at: At, from: LonLat, plane: &Plane) -> Next {
        Next { distance: metres_to(self.tree.node(at).bbox, from, plane), candidate: Candidate::Run(at) }
    }

    fn at_row(&self, row: usize, plane: &Plane) -> Next {
        let metres = plane.metres(self.columns.spots[row].centre);
        Next { distance: metres.x.hypot(metres.y), candidate: Candidate::Site(self.columns.site[row]) }
    }
}

/// How far the nearest corner or edge of a box is; nought from inside.
fn metres_to(bbox: Bbox, from: LonLat, plane: &Plane) -> f64 {
    let closest = LonLat::new(from.lon().clamp(bbox.west, bbox.east), from.lat().clamp(bbox.south, bbox.north));
    closest.map_or(0.0, |closest| {
        let metres = plane.metres(closest);
        metres.x.hypot(metres.y)
    })
}

impl Ord for Next {
    fn cmp(&self, other: &Self) -> Ordering {
        other.distance.total_cmp(&self.distance).then_with(|| other.candidate.cmp(&self.candidate))
    }
}

impl PartialOrd for Next {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Next {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Next {}
