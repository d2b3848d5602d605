//! Whether positions and shapes lie inside one another. Never how much of them (see `measure`).

use std::ops::ControlFlow;

use geo::kernels::{Kernel, Orientation, RobustKernel};
use geo::{Coord, Intersects, Line, LineString, Polygon};

use super::sweep::{self, Span};
use super::{Bbox, LonLat, Shape, Surface};

impl Shape {
    /// Whether a position lies inside. Of several surfaces that share a border, a position on it lies in exactly one; a point holds
    /// only itself.
    #[must_use]
    pub fn contains(&self, position: LonLat) -> bool {
        match self {
            Self::Point(own) => *own == position,
            Self::Surface(surface) => {
                let at = Coord { x: position.lon(), y: position.lat() };
                surface.polygons().iter().flat_map(rings).fold(false, |inside, ring| inside != is_left_of_odd(ring, at))
            }
        }
    }

    /// Whether the two share at least one position, borders included.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        if !self.bbox().meets(other.bbox()) {
            return false;
        }
        match (self, other) {
            (Self::Point(one), Self::Point(two)) => one == two,
            (Self::Point(point), Self::Surface(surface)) | (Self::Surface(surface), Self::Point(point)) => {
                surface.intersects(&Coord { x: point.lon(), y: point.lat() })
            }
            (Self::Surface(one), Self::Surface(two)) => {
                self.borders_meet(other, one, two) || holds_part_of(self, two) || holds_part_of(other, one)
            }
        }
    }

    fn borders_meet(&self, other: &Self, one: &Surface, two: &Surface) -> bool {
        let Some(common) = self.bbox().overlap(other.bbox()) else { return false };
        let near = |surface: &Surface| -> Vec<Side> {
            surface
                .polygons()
                .iter()
                .flat_map(rings)
                .flat_map(LineString::lines)
                .map(Side)
                .filter(|side| side.bbox().meets(common))
                .collect()
        };
        sweep::between(near(one), near(two), |a, b| {
            if a.0.intersects(&b.0) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .is_break()
    }
}

/// Whether a vertex of any polygon of a surface lies inside a shape.
fn holds_part_of(shape: &Shape, surface: &Surface) -> bool {
    let starts = surface.polygons().iter().filter_map(|polygon| polygon.exterior().coords().next());
    starts.filter_map(|at| LonLat::new(at.x, at.y).ok()).any(|at| shape.contains(at))
}

/// The outer ring and the holes.
pub(super) fn rings(polygon: &Polygon<f64>) -> impl Iterator<Item = &LineString<f64>> {
    std::iter::once(polygon.exterior()).chain(polygon.interiors())
}

/// Whether a ray to the east meets an odd number of the ring's edges. Each edge holds its lower end and not its upper one and is
/// looked at from below whichever way it is drawn, so two rings that share it agree on every position.
fn is_left_of_odd(ring: &LineString<f64>, at: Coord<f64>) -> bool {
    ring.lines().fold(false, |odd, edge| odd != is_left_of(edge.start, edge.end, at))
}

/// Whether a ray to the east from a position meets an edge.
pub(super) fn is_left_of(start: Coord<f64>, end: Coord<f64>, at: Coord<f64>) -> bool {
    let (low, high) = if start.y <= end.y { (start, end) } else { (end, start) };
    let level = low.y <= at.y && at.y < high.y;
    level && (at.x < low.x.min(high.x) || RobustKernel::orient2d(low, high, at) == Orientation::CounterClockwise)
}

#[derive(Debug, Clone, Copy)]
struct Side(Line<f64>);

impl Side {
    fn bbox(&self) -> Bbox {
        let Line { start, end } = self.0;
        Bbox { west: start.x.min(end.x), south: start.y.min(end.y), east: start.x.max(end.x), north: start.y.max(end.y) }
    }
}

impl Span for Side {
    fn west(&self) -> f64 {
        self.0.start.x.min(self.0.end.x)
    }
    fn east(&self) -> f64 {
        self.0.start.x.max(self.0.end.x)
    }
}
