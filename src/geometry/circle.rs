//! Circles drawn on the ground. Never a buffer around a shape.

use std::f64::consts::TAU;

use geo::Coord;

use super::{LonLat, Plane, Shape, ShapeFault, ShapeFaults};

const CORNERS: u32 = 128;
const LARGEST_RADIUS: f64 = 100_000.0;

impl Shape {
    /// A circle as a polygon of 128 corners that has the circle's area.
    ///
    /// # Units
    /// Metres.
    ///
    /// # Errors
    /// A radius that is not between 0 and 100 km, or a circle too near a pole or the date line.
    pub fn circle(centre: LonLat, radius_m: f64) -> Result<Self, ShapeFaults> {
        if !(radius_m > 0.0 && radius_m <= LARGEST_RADIUS) {
            return Err(ShapeFault::Radius(radius_m).into());
        }
        let plane = Plane::around(centre);
        let step = TAU / f64::from(CORNERS);
        // The corners stand a little outside, by what the sides cut off.
        let reach = radius_m * (step / step.sin()).sqrt();
        let corner = |number: u32| {
            let (sin, cos) = (f64::from(number) * step).sin_cos();
            plane.lonlat(Coord { x: reach * cos, y: reach * sin }).map(|at| [at.lon(), at.lat()])
        };
        let ring: Vec<[f64; 2]> = (0..CORNERS).map(corner).collect::<Result<_, _>>().map_err(ShapeFault::Point)?;
        Self::surface(&[vec![ring]])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Share;

    #[test]
    fn a_circle_has_the_area_of_a_circle_and_holds_what_is_nearer_than_its_radius() {
        let centre = LonLat::new(106.551, 29.557).unwrap();
        let circle = Shape::circle(centre, 500.0).unwrap();
        let area = circle.footprint().unwrap().square_metres();
        assert!((area / (std::f64::consts::PI * 250_000.0) - 1.0).abs() < 1e-5, "{area}");
        let plane = Plane::around(centre);
        for angle in 0..360 {
            let (sin, cos) = f64::from(angle).to_radians().sin_cos();
            assert!(circle.contains(plane.lonlat(Coord { x: 499.0 * cos, y: 499.0 * sin }).unwrap()));
            assert!(!circle.contains(plane.lonlat(Coord { x: 501.0 * cos, y: 501.0 * sin }).unwrap()));
        }
        assert_eq!(circle.share_within(&Shape::circle(centre, 900.0).unwrap()), Share::WHOLE);
    }

    #[test]
    fn a_radius_that_is_no_length_is_refused() {
        let centre = LonLat::new(106.551, 29.557).unwrap();
        for radius in [0.0, -1.0, f64::NAN, f64::INFINITY, 100_001.0] {
            assert!(Shape::circle(centre, radius).is_err(), "{radius}");
        }
    }
}
