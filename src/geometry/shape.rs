//! The shape of a site, a point or a surface, and what can be asked of it. Never how coordinates get in (see `gate`) or out (`wire`, `wkb`).

use std::ops::Deref;

use geo::{BoundingRect, Centroid, Coord, LinesIter, MapCoords, MultiPolygon, Polygon};

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
    pub(super) fn outer_vertices(&self) -> impl Iterator<Item = Coord<f64>> + Clone {
        self.polygons().iter().flat_map(|polygon| polygon.exterior().0.iter().copied())
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
        if self.contains(centre) { centre } else { self.inner_point(in_the_widest_place) }
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

/// The middle of the widest stretch inside, on the line half way up.
///
/// Why not `interior_point` of geo? It takes for granted that a sweep meets its segments in order, which it does not where a ring crosses
/// itself within the last bits of its numbers.
fn in_the_widest_place(polygons: &MultiPolygon<f64>) -> Option<Coord<f64>> {
    let bounds = polygons.bounding_rect()?;
    let y = f64::midpoint(bounds.min().y, bounds.max().y);
    let mut crossings: Vec<f64> = polygons
        .lines_iter()
        .filter(|edge| (edge.start.y > y) != (edge.end.y > y))
        .map(|edge| edge.start.x + (y - edge.start.y) / (edge.end.y - edge.start.y) * (edge.end.x - edge.start.x))
        .collect();
    crossings.sort_by(f64::total_cmp);
    let stretches = crossings.chunks_exact(2).map(|ends| (ends[1] - ends[0], f64::midpoint(ends[0], ends[1])));
    stretches.max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, x)| Coord { x, y })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surface_that_crosses_itself_within_the_last_bits_has_a_place_for_its_label() {
        let hex = concat!(
            "0103000000010000000d000000400000000000000000000000000000000000000000000000009cd934d08f3da55bae2b40f5b45a29bfa0",
            "0f00008f3d3d2b3309b740a013a2565acc7e5053010334a5f5b7a2335a40ffff1000db8f3dc0ffff5f0fc30040000000400000002d0950",
            "ad345da5bfdf2c2532b68f3d404417d4b7cca25a595a2d432d3137010334a5f5b7a2335a5da5bfdf2c2532b68f3d404413d4b7402b13a2",
            "565acc7e5053010334a5f5b7a2335ac0ffff1000db8f3d400000a00fc30040bf9cd9ae87f4db8f3d4000030303030303030303dd038f3d",
            "40",
        );
        let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect();
        let shape = Shape::gate_wkb(&bytes).unwrap().shape;
        assert!(shape.bbox().contains(shape.label_point()));
    }

    #[test]
    fn the_label_of_a_horseshoe_lies_in_its_wider_arm() {
        let corners = [(0, 0), (6, 0), (6, 10), (4, 10), (4, 1), (1, 1), (1, 10), (0, 10), (0, 0)];
        let ring = corners.map(|(east, north)| [106.5 + 0.001 * f64::from(east), 29.5 + 0.001 * f64::from(north)]).to_vec();
        let shape = Shape::surface(&[vec![ring]]).unwrap();
        let label = shape.label_point();
        assert!(shape.contains(label) && label.lon() > 106.504, "{label:?}");
    }
}
