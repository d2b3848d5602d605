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
    /// A run of rows, no nearer than said.
    Run(At),
    /// A row, no nearer than said.
    Row(usize),
    /// A site, as far away as said.
    Site(u32),
}

/// Something to look at, nearer first; runs before rows before sites, and sites by id, where the distance is the same.
struct Next {
    distance: f64,
    candidate: Candidate,
}

/// A degree of latitude where it is shortest, metres.
const NORTH_DEGREE_M: f64 = 110_574.0;
/// A degree of longitude at the equator, metres.
const EAST_DEGREE_M: f64 = 111_319.0;
/// Within so many degrees distances are estimated as on a cylinder, from below by what is taken off.
const NEAR: f64 = 1.0;
const OFF: f64 = 0.995;
/// Farther away the clamped position stands for the nearest of a box, which it is but nearly.
const FAR_OFF: f64 = 0.9;

/// Where one asks from.
struct Here {
    from: LonLat,
    plane: Plane,
    /// The shortest degree of longitude within [`NEAR`], metres.
    east_degree_m: f64,
}

impl Here {
    fn at(from: LonLat) -> Self {
        let poleward = (from.lat().abs() + NEAR).min(90.0).to_radians();
        Self { from, plane: Plane::around(from), east_degree_m: EAST_DEGREE_M * poleward.cos().max(0.0) }
    }
}

impl Atlas {
    /// The `k` sites nearest to `from` of which at least `min_available` is known to be available, by distance and then by id.
    #[must_use]
    pub fn nearest(&self, from: LonLat, min_available: Area, k: usize) -> Vec<Near<'_>> {
        let here = Here::at(from);
        let enough = |area: Option<Area>| area.is_some_and(|area| area >= min_available);
        let mut open: BinaryHeap<Next> = BinaryHeap::new();
        open.extend(self.tree.top().map(|top| Next { distance: 0.0, candidate: Candidate::Run(top) }));
        let mut found = Vec::new();
        while found.len() < k
            && let Some(next) = open.pop()
        {
            match next.candidate {
                Candidate::Site(index) => {
                    found.push(Near { site: &self.sites()[index as usize], distance_m: next.distance });
                }
                Candidate::Row(row) => open.push(Next {
                    distance: here.metres_to(self.columns.spots[row].centre),
                    candidate: Candidate::Site(self.columns.site[row]),
                }),
                Candidate::Run(at) => {
                    let children = self.tree.children(at).filter(|child| enough(self.tree.node(*child).most_available));
                    open.extend(children.map(|child| Next {
                        distance: here.at_least_to(self.tree.node(child).bbox),
                        candidate: Candidate::Run(child),
                    }));
                    let rows = self.tree.rows(at).filter(|row| enough(self.columns.available.get(*row)));
                    open.extend(rows.map(|row| Next {
                        distance: here.at_least_to(Bbox::of(self.columns.spots[row].centre)),
                        candidate: Candidate::Row(row),
                    }));
                }
            }
        }
        found
    }
}

impl Here {
    fn metres_to(&self, position: LonLat) -> f64 {
        let metres = self.plane.metres(position);
        metres.x.hypot(metres.y)
    }

    /// A distance that nothing in a box is nearer than; nought from inside.
    fn at_least_to(&self, bbox: Bbox) -> f64 {
        let (lon, lat) = (self.from.lon().clamp(bbox.west, bbox.east), self.from.lat().clamp(bbox.south, bbox.north));
        let (east, north) = (lon - self.from.lon(), lat - self.from.lat());
        if east.abs() < NEAR && north.abs() < NEAR {
            OFF * (east * self.east_degree_m).hypot(north * NORTH_DEGREE_M)
        } else {
            FAR_OFF * LonLat::new(lon, lat).map_or(0.0, |closest| self.metres_to(closest))
        }
    }
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
