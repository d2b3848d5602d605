//! How a straight line parts a ring: the share of its ground on the left hand of the line, and how far that may be off. Never areas in
//! square metres (see `measure`).
//!
//! Over a footprint the true area of a piece of a degree changes evenly with latitude but for its curvature, which is the square of half
//! the footprint's height in radians: some 1e-11. A share needs no more than the two moments of the ring then, where measuring needs the
//! ellipsoid. Whoever asks for a rounded share can tell by the doubt whether measuring could round it otherwise.

use geo::Coord;

use super::Bbox;
use super::ellipsoid::ECCENTRICITY_SQUARED;

/// A share, and how far it may be from what is measured.
pub(super) struct Half {
    pub(super) share: f64,
    pub(super) doubt: f64,
}

/// Twice the area of a ring and six times its moment about the middle latitude, with signs.
#[derive(Clone, Copy, Default)]
struct Moments {
    area: f64,
    moment: f64,
}

impl Moments {
    fn add(&mut self, from: Coord<f64>, to: Coord<f64>) {
        let cross = from.x * to.y - to.x * from.y;
        self.area += cross;
        self.moment += cross * (from.y + to.y);
    }

    fn ground(self, slope: f64) -> f64 {
        self.area + slope / 3.0 * self.moment
    }
}

/// The share of a closed ring on the left hand of a line, given the box around the ring.
pub(super) fn left_of(ring: &[Coord<f64>], from: Coord<f64>, to: Coord<f64>, around: Bbox) -> Option<Half> {
    let middle = Coord { x: f64::midpoint(around.west, around.east), y: f64::midpoint(around.south, around.north) };
    let way = to - from;
    // Both ends are near the line, so that no digits are lost to the size of the degrees.
    let reach = middle - from;
    let beyond = way.x * reach.y - way.y * reach.x;
    let hand = |at: Coord<f64>| beyond + way.x * at.y - way.y * at.x;
    let (mut whole, mut left) = (Moments::default(), Moments::default());
    let mut ends: Option<(Coord<f64>, Coord<f64>)> = None;
    let mut keep = |at: Coord<f64>| {
        let first = ends.map_or(at, |(first, last)| {
            left.add(last, at);
            first
        });
        ends = Some((first, at));
    };
    let mut corners = ring.iter().map(|corner| *corner - middle);
    let mut a = corners.next()?;
    let mut hand_a = hand(a);
    for b in corners {
        let hand_b = hand(b);
        whole.add(a, b);
        if (hand_a >= 0.0) != (hand_b >= 0.0) {
            keep(a + (b - a) * (hand_a / (hand_a - hand_b)));
        }
        if hand_b >= 0.0 {
            keep(b);
        }
        (a, hand_a) = (b, hand_b);
    }
    if let Some((first, last)) = ends {
        left.add(last, first);
    }
    let slope = slope_of_density(middle.y);
    let (width, height) = (around.east - around.west, around.north - around.south);
    // Degrees are kept to some 1e-14, so that whoever measures may move the line by as much, or by more where its ends are far.
    const GRAIN: f64 = 1e-14;
    let moved = GRAIN * (8.0 + way.x.abs() + way.y.abs());
    let rounding = moved * (width + height) / whole.area.abs();
    let curvature = (height / 2.0).to_radians().powi(2);
    let share = left.ground(slope) / whole.ground(slope);
    // Of a ring that crosses itself what is parted may be many times what it covers net.
    let gross = (2.0 * width * height / whole.area.abs()).max(1.0);
    Some(Half { share, doubt: (8.0 * curvature + 1e-11) * gross + rounding })
}

/// How much the true area of a piece of a degree changes with latitude, as a part of it.
///
/// # Units
/// Degrees of latitude; per degree.
fn slope_of_density(latitude: f64) -> f64 {
    let (sin, cos) = latitude.to_radians().sin_cos();
    let bulge = 4.0 * ECCENTRICITY_SQUARED * sin * cos / (1.0 - ECCENTRICITY_SQUARED * sin * sin);
    (bulge - sin / cos).to_radians()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geometry::{Shape, measure};

    proptest! {
        #[test]
        fn the_half_of_a_ring_is_as_far_from_what_is_measured_as_the_doubt_says(
            corners in proptest::collection::vec((-200..200_i32, -200..200_i32), 3..12),
            size in 0.05..40.0_f64,
            (east, north) in (-1.0..1.0_f64, -1.0..1.0_f64),
            turn in 0.0..std::f64::consts::TAU,
            lat in -80.0..80.0_f64,
        ) {
            let at = |(x, y): &(i32, i32)| [106.55 + f64::from(*x) * size * 1e-7, lat + f64::from(*y) * size * 1e-7];
            // Rings that cross themselves are measured net, and so parted; what the gate refuses is no ring.
            if let Ok(shape) = Shape::surface(&[vec![corners.iter().map(at).collect()]]) {
                let Shape::Surface(own) = &shape else { unreachable!() };
                let reach = 200e-7 * size;
                let on = Coord { x: 106.55 + east * reach, y: lat + north * reach };
                let way = Coord { x: turn.cos(), y: turn.sin() };
                let (from, to) = (on - way * (40.0 * reach), on + way * (60.0 * reach));
                let half = left_of(&own.polygons()[0].exterior().0, from, to, shape.bbox()).unwrap();
                // All that lies on the left hand, as an area.
                let far = Coord { x: -way.y, y: way.x } * (50.0 * reach);
                let corner = |at: Coord<f64>| [at.x, at.y];
                let sides = vec![corner(from), corner(to), corner(to + far), corner(from + far)];
                let around = geo::Polygon::new(geo::LineString::from(sides.into_iter().map(|[x, y]| Coord { x, y }).collect::<Vec<_>>()), vec![]);
                let sides = measure::Side::ring(&around.exterior().0, 1.0);
                let measured = measure::overlap_with_sides_m2(measure::rings(own), sides, shape.bbox()) / shape.ground_m2();
                if half.doubt < 1e-7 {
                    prop_assert!((half.share.max(0.0) - measured).abs() <= half.doubt, "{} instead of {measured}, doubt {}", half.share, half.doubt);
                }
            }
        }
    }
}
