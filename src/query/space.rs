//! How drawings lie to one another, by the nine intersections (DE-9IM). Never here: a datum or an index.

use geo::coordinate_position::CoordPos;
use geo::dimensions::Dimensions;
use geo::relate::IntersectionMatrix;
use geo::{BoundingRect, Geometry, Intersects, MultiPolygon, Point, Rect, Relate};

use super::words::Relation;

/// A shape that a row stands on, borrowed from wherever it is kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ground<'a> {
    /// A position.
    Point(Point<f64>),
    /// Polygons.
    Surface(&'a MultiPolygon<f64>),
    /// Anything else.
    Any(&'a Geometry<f64>),
}

/// A shape with the box around it, so that most pairs are told apart at a glance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drawn<'a> {
    ground: Ground<'a>,
    /// `None` where it is empty.
    bounds: Option<Rect<f64>>,
}

impl<'a> Drawn<'a> {
    /// A shape, its box worked out.
    #[must_use]
    pub fn of(ground: Ground<'a>) -> Self {
        let bounds = match ground {
            Ground::Point(point) => Some(point.bounding_rect()),
            Ground::Surface(surface) => surface.bounding_rect(),
            Ground::Any(any) => any.bounding_rect(),
        };
        Self { ground, bounds }
    }

    /// A shape whose box is known.
    #[must_use]
    pub const fn with_bounds(ground: Ground<'a>, bounds: Rect<f64>) -> Self {
        Self { ground, bounds: Some(bounds) }
    }

    /// Whether it lies so to another; `None` where one is empty.
    pub(super) fn lies(&self, relation: Relation, other: &Drawn<'_>) -> Option<bool> {
        let (one, two) = (self.bounds?, other.bounds?);
        if !one.intersects(&two) {
            return Some(relation == Relation::Disjoint);
        }
        Some(match relation {
            Relation::Intersects => self.meets(other),
            Relation::Disjoint => !self.meets(other),
            Relation::Equals => self.matrix(other).is_equal_topo(),
            Relation::Within => self.matrix(other).is_within(),
            Relation::Contains => self.matrix(other).is_contains(),
            Relation::Touches => self.matrix(other).is_touches(),
            Relation::Crosses => self.matrix(other).is_crosses(),
            Relation::Overlaps => overlaps(&self.matrix(other)),
        })
    }

    /// Whether it is a box that another lies in whole.
    fn is_box_around(&self, other: &Drawn<'_>) -> bool {
        let (Ground::Any(Geometry::Rect(rect)), Some(inner)) = (self.ground, other.bounds) else { return false };
        let (low, high) = (rect.min(), rect.max());
        low.x <= inner.min().x && low.y <= inner.min().y && high.x >= inner.max().x && high.y >= inner.max().y
    }

    fn meets(&self, other: &Drawn<'_>) -> bool {
        // Most of what a box finds lies well inside it.
        if other.is_box_around(self) || self.is_box_around(other) {
            return true;
        }
        match self.ground {
            Ground::Point(point) => other.meets_one(&point),
            Ground::Surface(surface) => other.meets_one(surface),
            Ground::Any(any) => other.meets_one(any),
        }
    }

    fn meets_one<T>(&self, one: &T) -> bool
    where
        Point<f64>: Intersects<T>,
        MultiPolygon<f64>: Intersects<T>,
        Geometry<f64>: Intersects<T>,
    {
        match self.ground {
            Ground::Point(point) => point.intersects(one),
            Ground::Surface(surface) => surface.intersects(one),
            Ground::Any(any) => any.intersects(one),
        }
    }

    fn matrix(&self, other: &Drawn<'_>) -> IntersectionMatrix {
        match self.ground {
            Ground::Point(point) => other.related_from(&point),
            Ground::Surface(surface) => other.related_from(surface),
            Ground::Any(any) => other.related_from(any),
        }
    }

    fn related_from(&self, one: &impl Relate<f64>) -> IntersectionMatrix {
        match self.ground {
            Ground::Point(point) => one.relate(&point),
            Ground::Surface(surface) => one.relate(surface),
            Ground::Any(any) => one.relate(any),
        }
    }
}

/// Two drawings overlap when they share some of their insides, neither holds the other, and what they share is of their own dimension.
fn overlaps(matrix: &IntersectionMatrix) -> bool {
    let shared = matrix.get(CoordPos::Inside, CoordPos::Inside);
    let alone = |one, two| matrix.get(one, two) != Dimensions::Empty;
    shared != Dimensions::Empty
        && alone(CoordPos::Inside, CoordPos::Outside)
        && alone(CoordPos::Outside, CoordPos::Inside)
        && matrix.is_overlaps()
}
