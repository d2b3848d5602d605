//! The shape of a site, a point or a surface, and what can be asked of it. Never how coordinates get in (see `gate`) or out (`wire`, `wkb`).

use std::ops::Deref;

use geo::{Centroid, Coord, InteriorPoint, MapCoords, MultiPolygon, Polygon};

use super::within::rings;
use super::{Bbox, Datum, LonLat, RawShape, measure};
use crate::units::{Area, Share};

/// A shape in CGCS2000 degrees, kept to 1e-7°.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Only where it is, not how large.
    Point(LonLat),
    /// One or more polygons with their holes.
    Surface(Surface),
}

/// Polygons that came through the gate: at least one, each ring closed, every vertex a position, no ring empty, a bounded amount of
/// work. They may still cross themselves; [`Shape::validity`] tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Surface(MultiPolygon<f64>);

impl Surface {
    /// Only the gate makes surfaces.
    pub(super) const fn passed(polygons: MultiPolygon<f64>) -> Self {
        Self(polygons)
    }

    /// The polygons, for drawing and tiling.
    #[must_use]
    pub fn polygons(&self) -> &[Polygon<f64>] {
        &self.0.0
    }

    /// Every vertex of every outer ring.
    pub(super) fn outer_vertices(&self) -> impl Iterator<Item = Coord<f64>> {
        self.0.iter().flat_map(|polygon| polygon.exterior().coords().copied())
    }
}

/// Looking at the polygons is free; only the gate makes or changes them.
impl Deref for Surface {
    type Target = MultiPolygon<f64>;
    fn deref(&self) -> &MultiPolygon<f64> {
        &self.0
    }
}

impl Shape {
    /// The box around the shape.
    #[must_use]
    pub fn bbox(&self) -> Bbox {
        match self {
            Self::Point(position) => Bbox::of(*position),
            Self::Surface(surface) => Bbox::around(surface.outer_vertices()),
        }
    }

    /// The coordinates of the shape, written in a datum, east first.
    ///
    /// # Units
    /// Degrees or metres, as the datum has them.
    #[must_use]
    pub fn raw_in(&self, datum: Datum) -> RawShape {
        let written = |at: &Coord<f64>| match LonLat::new(at.x, at.y) {
            // Every vertex of a surface is a position: the gate saw to that.
            Ok(position) if !matches!(datum, Datum::Cgcs2000 | Datum::Wgs84) => datum.from_cgcs2000(position).into(),
            Ok(_) | Err(_) => [at.x, at.y],
        };
        match self {
            Self::Point(position) => RawShape::Point(written(&Coord { x: position.lon(), y: position.lat() })),
            Self::Surface(surface) => {
                let ring = |ring: &geo::LineString<f64>| ring.0.iter().map(written).collect();
                let polygon = |polygon: &Polygon<f64>| rings(polygon).map(ring).collect();
                RawShape::Surface(surface.polygons().iter().map(polygon).collect())
            }
        }
    }

    /// The ground it covers, measured on the ellipsoid; a point has none that is known. Never the floor area of a building.
    #[must_use]
    #[doc(alias = "占地面积")]
    pub fn footprint(&self) -> Option<Area> {
        match self {
            Self::Point(_) => None,
            Self::Surface(surface) => Area::measured(measure::area_m2(surface)).ok(),
        }
    }

    /// The ground it covers, not rounded; nothing of a point.
    ///
    /// # Units
    /// Square metres.
    #[must_use]
    pub fn ground_m2(&self) -> f64 {
        match self {
            Self::Point(_) => 0.0,
            Self::Surface(surface) => measure::area_m2(surface),
        }
    }

    /// Its centre of gravity, which may lie outside a bent shape.
    #[must_use]
    pub fn centroid(&self) -> LonLat {
        self.inner_point(|polygons| polygons.centroid().map(Into::into))
    }

    /// A place for its label: the centre of gravity where that lies inside, else a place inside.
    #[must_use]
    pub fn label_point(&self) -> LonLat {
        let centre = self.centroid();
        if self.contains(centre) { centre } else { self.inner_point(|polygons| polygons.interior_point().map(Into::into)) }
    }

    /// The part of its own footprint inside another shape. A point lies inside wholly or not at all; nothing but itself lies inside
    /// a point. A shape that crosses itself is measured net, as its winding says; see [`Self::validity`].
    ///
    /// Parts of a whole add up to the whole, but each is rounded to a millionth; see [`Self::overlap_m2`] for adding up.
    #[must_use]
    pub fn share_within(&self, other: &Self) -> Share {
        match self {
            Self::Point(position) => {
                if other.contains(*position) {
                    Share::WHOLE
                } else {
                    Share::NONE
                }
            }
            Self::Surface(own) => Share::nearest(self.overlap_m2(other) / measure::area_m2(own)),
        }
    }

    /// The ground that both cover, measured on the ellipsoid; 0 when either is a point.
    ///
    /// # Units
    /// Square metres.
    #[must_use]
    pub fn overlap_m2(&self, other: &Self) -> f64 {
        match (self, other) {
            (Self::Surface(one), Self::Surface(two)) => match self.bbox().overlap(other.bbox()) {
                Some(common) => measure::overlap_m2(one, two, common),
                None => 0.0,
            },
            (Self::Point(_), _) | (_, Self::Point(_)) => 0.0,
        }
    }

    /// The ground that both cover; nothing when either is a point.
    #[must_use]
    pub fn overlap_area(&self, other: &Self) -> Area {
        Area::measured(self.overlap_m2(other)).unwrap_or(Area::ZERO)
    }

    /// A point worked out near the shape's own centre, so that no digits are lost to the size of the degrees.
    fn inner_point(&self, find: impl Fn(&MultiPolygon<f64>) -> Option<Coord<f64>>) -> LonLat {
        let middle = self.bbox().centre();
        match self {
            Self::Point(position) => *position,
            Self::Surface(surface) => {
                let near = surface.map_coords(|at| Coord { x: at.x - middle.lon(), y: at.y - middle.lat() });
                find(&near).and_then(|at| LonLat::new(at.x + middle.lon(), at.y + middle.lat()).ok()).unwrap_or(middle)
            }
        }
    }
}
