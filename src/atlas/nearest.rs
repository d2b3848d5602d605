//! The nearest sites with enough space, best first through the tree.
//!
//! A run of rows whose largest available area is too small is never opened, so a rare wish costs no more than a common one.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::Atlas;
use super::part::Part;
use super::sites::Place;
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
    /// A run of rows of a part, no nearer than said.
    Run(Side, At),
    /// A row of a part, no nearer than said.
    Row(Side, usize),
    /// A site, as far away as said.
    Site(Place),
}

/// Which part of the atlas.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Base,
    Fresh,
}

impl Side {
    fn part(self, atlas: &Atlas) -> &Part {
        match self {
            Self::Base => &atlas.base,
            Self::Fresh => &atlas.fresh,
        }
    }
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
        for (part, side) in self.parts().into_iter().zip([Side::Base, Side::Fresh]) {
            open.extend(part.tree.top().map(|top| Next { distance: 0.0, candidate: Candidate::Run(side, top) }));
        }
        let mut found = Vec::new();
        while found.len() < k
            && let Some(next) = open.pop()
        {
            match next.candidate {
                Candidate::Site(place) => found.push(Near { site: self.site_at(place), distance_m: next.distance }),
                Candidate::Row(side, row) => {
                    let part = side.part(self);
                    if self.holds(part, part.of_row(row)) {
                        let site = Candidate::Site(self.place_in(part, part.of_row(row)));
                        open.push(Next { distance: here.metres_to(part.columns.spots[row].centre), candidate: site });
                    }
                }
                Candidate::Run(side, at) => {
                    let Part { tree, columns, .. } = side.part(self);
                    let children = tree.children(at).filter(|child| enough(tree.node(*child).most_available));
                    open.extend(children.map(|child| Next {
                        distance: here.at_least_to(tree.node(child).bbox),
                        candidate: Candidate::Run(side, child),
                    }));
                    let rows = tree.rows(at).filter(|row| enough(columns.available.get(*row)));
                    open.extend(rows.map(|row| Next {
                        distance: here.at_least_to(Bbox::of(columns.spots[row].centre)),
                        candidate: Candidate::Row(side, row),
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
