//! Several shapes as one. Never how it is measured.

use geo::{MultiPolygon, unary_union};

use super::{Shape, Surface};

impl Shape {
    /// The ground that any of some shapes covers, as one shape; `None` where there is no surface among them. Points cover nothing.
    #[must_use]
    pub fn union<'a>(shapes: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let surfaces = shapes.into_iter().filter_map(|shape| match shape {
            Self::Point(_) => None,
            Self::Surface(surface) => Some(surface),
        });
        let polygons: Vec<_> = surfaces.flat_map(Surface::polygons).collect();
        let union: MultiPolygon<f64> = unary_union(polygons);
        // Corners of a union are corners of its parts, or lie between two of them: positions all.
        (!union.0.is_empty()).then(|| Self::Surface(Surface::passed(union)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::LonLat;

    #[test]
    fn what_two_rings_share_is_covered_once() {
        let ring = |lon| Shape::circle(LonLat::new(lon, 29.55).unwrap(), 500.0).unwrap();
        let (one, two, far) = (ring(106.55), ring(106.554), ring(106.60));
        let union = Shape::union([&one, &two, &far]).unwrap();
        let expected = one.ground_m2() + two.ground_m2() + far.ground_m2() - one.overlap_m2(&two);
        assert!((union.ground_m2() / expected - 1.0).abs() < 1e-6, "{} {expected}", union.ground_m2());
        assert_eq!(Shape::union([&one, &one]).unwrap().footprint(), one.footprint());
        assert!(Shape::union([&Shape::Point(LonLat::new(106.55, 29.55).unwrap())]).is_none());
    }
}
