//! The local metre plane: distances, circles and offsets in metres around an origin. Never a zone of a survey grid (see `datum`).
//!
//! *Why not degrees or Web Mercator?* A degree is no length, and Web Mercator reads a true 10,000 ㎡ as 13,262 ㎡ at 29.6° N.
//!
//! *Why Lambert's azimuthal equal-area projection on the ellipsoid?* An area is right anywhere in the plane, to rounding, not only
//! near the origin, so that it does not depend on whose plane measured it; and lengths are off by at most (r/R)²/8, one millionth
//! at 20 km. Transverse Mercator is ten millionths off in area there, and costs four times the arithmetic.

use geo::Coord;

use super::ellipsoid::{ECCENTRICITY_SQUARED, SEMI_MAJOR, authalic};
use super::{LonLat, PositionError};

/// A plane of metres, east and north of an origin, true in area everywhere and in length near the origin.
#[derive(Debug, Clone, Copy)]
pub struct Plane {
    origin: LonLat,
    /// Sine and cosine of the authalic latitude of the origin.
    sin_origin: f64,
    cos_origin: f64,
    /// What the authalic latitude of the pole is measured by.
    at_pole: f64,
    /// Radius of the sphere of equal area.
    radius: f64,
    /// Stretch that makes the origin true to scale in both directions.
    stretch: f64,
}

impl Plane {
    /// The plane around a position.
    #[must_use]
    pub fn around(origin: LonLat) -> Self {
        let (sin, cos) = origin.lat().to_radians().sin_cos();
        let at_pole = authalic(1.0);
        let sin_origin = (authalic(sin) / at_pole).clamp(-1.0, 1.0);
        let cos_origin = (1.0 - sin_origin * sin_origin).sqrt();
        let radius = SEMI_MAJOR * (at_pole / 2.0).sqrt();
        let parallel = SEMI_MAJOR * cos / (1.0 - ECCENTRICITY_SQUARED * sin * sin).sqrt();
        let stretch = if cos_origin > 1e-9 { parallel / (radius * cos_origin) } else { 1.0 };
        Self { origin, sin_origin, cos_origin, at_pole, radius, stretch }
    }

    /// # Units
    /// Metres east and north of the origin.
    #[must_use]
    pub fn metres(&self, position: LonLat) -> Coord<f64> {
        let sin = (authalic(position.lat().to_radians().sin()) / self.at_pole).clamp(-1.0, 1.0);
        let cos = (1.0 - sin * sin).sqrt();
        let (sin_lon, cos_lon) = (position.lon() - self.origin.lon()).to_radians().sin_cos();
        let facing = 1.0 + self.sin_origin * sin + self.cos_origin * cos * cos_lon;
        // Only the very antipode has no place in the plane; it is put on the rim.
        let scale = self.radius * (2.0 / facing.max(1e-12)).sqrt();
        Coord {
            x: scale * self.stretch * cos * sin_lon,
            y: scale / self.stretch * (self.cos_origin * sin - self.sin_origin * cos * cos_lon),
        }
    }

    /// The position at a place in the plane.
    ///
    /// # Units
    /// Metres east and north of the origin.
    ///
    /// # Errors
    /// [`PositionError`] when a number is not finite.
    pub fn lonlat(&self, metres: Coord<f64>) -> Result<LonLat, PositionError> {
        let (x, y) = (metres.x / self.stretch, metres.y * self.stretch);
        let reach = x.hypot(y);
        if reach < f64::MIN_POSITIVE {
            return Ok(self.origin);
        }
        let angle = 2.0 * (reach / (2.0 * self.radius)).min(1.0).asin();
        let (sin, cos) = angle.sin_cos();
        let sin_lat = (cos * self.sin_origin + y / reach * sin * self.cos_origin).clamp(-1.0, 1.0);
        let east = (x * sin).atan2(reach * self.cos_origin * cos - y * self.sin_origin * sin);
        let lon = self.origin.lon() + east.to_degrees();
        LonLat::new((lon + 540.0).rem_euclid(360.0) - 180.0, geodetic(sin_lat).to_degrees())
    }

    /// # Units
    /// Metres; within one millionth up to 20 km from the origin.
    #[must_use]
    pub fn distance_m(&self, one: LonLat, other: LonLat) -> f64 {
        let (one, other) = (self.metres(one), self.metres(other));
        (one.x - other.x).hypot(one.y - other.y)
    }
}

/// The latitude, in radians, whose authalic latitude has this sine: three Newton steps from the first-order answer.
fn geodetic(sine_of_authalic: f64) -> f64 {
    let beta = sine_of_authalic.asin();
    let wanted = sine_of_authalic * authalic(1.0);
    let mut latitude = beta + ECCENTRICITY_SQUARED / 3.0 * (2.0 * beta).sin();
    for _ in 0..3 {
        let (sin, cos) = latitude.sin_cos();
        let w = 1.0 - ECCENTRICITY_SQUARED * sin * sin;
        let slope = 2.0 * (1.0 - ECCENTRICITY_SQUARED) * cos / (w * w);
        if slope.abs() > 1e-9 {
            latitude += (wanted - authalic(sin)) / slope;
        }
    }
    latitude.clamp(-std::f64::consts::FRAC_PI_2, std::f64::consts::FRAC_PI_2)
}

impl LonLat {
    /// The distance to another position.
    ///
    /// # Units
    /// Metres; within one millionth up to 20 km.
    #[must_use]
    pub fn distance_m(self, other: Self) -> f64 {
        Plane::around(self).distance_m(self, other)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geometry::datum::{Axes, Datum};

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).unwrap()
    }

    /// Shoelace area of positions in a plane.
    fn area(corners: &[Coord<f64>]) -> f64 {
        let next = corners.iter().cycle().skip(1);
        corners.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>() / 2.0
    }

    /// A square of true 100 m by 100 m around a position, by way of that position's own plane.
    fn square(centre: LonLat) -> Vec<LonLat> {
        let plane = Plane::around(centre);
        [(-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)]
            .iter()
            .map(|&(x, y)| plane.lonlat(Coord { x, y }).unwrap())
            .collect()
    }

    #[test]
    fn ten_thousand_square_metres_read_so_20_km_from_the_origin_in_every_direction() {
        let plane = Plane::around(at(106.551, 29.557));
        for (x, y) in [(20_000.0, 0.0), (0.0, 20_000.0), (-20_000.0, 0.0), (0.0, -20_000.0), (14_142.0, 14_142.0)] {
            let far = plane.lonlat(Coord { x, y }).unwrap();
            let corners: Vec<_> = square(far).into_iter().map(|corner| plane.metres(corner)).collect();
            assert!((area(&corners) / 10_000.0 - 1.0).abs() < 1e-7, "{} ㎡ at {x}, {y}", area(&corners));
        }
    }

    #[test]
    fn domain_5_5_the_survey_grids_stretch_the_same_square_as_the_reference_says_and_web_mercator_by_a_third() {
        let corners = square(at(106.551, 29.557));
        let read = |datum: Datum| {
            let projected: Vec<_> =
                corners.iter().map(|corner| datum.from_cgcs2000(*corner)).map(|(x, y)| Coord { x, y }).collect();
            area(&projected)
        };
        assert!((read(Datum::Cm108) / 10_000.0 - 1.000_49).abs() < 1e-5, "{}", read(Datum::Cm108));
        assert!((read(Datum::Cm105) / 10_000.0 - 1.000_56).abs() < 1e-5, "{}", read(Datum::Cm105));
        // 1.3216 = 1/cos²φ on the sphere; on the ellipsoid (1 − e² sin²φ)² / ((1 − e²) cos²φ) = 1.3262.
        assert!((read(Datum::WebMercator) - 13_262.0).abs() < 1.0, "{}", read(Datum::WebMercator));
    }

    #[test]
    fn a_distance_agrees_with_the_survey_grid() {
        let grid = |easting: f64| Datum::Cm105.to_cgcs2000(easting, 3_272_011.21, Axes::EastNorth).unwrap();
        // 1 km along the grid near 650 km east is 1 km divided by the scale factor 1 + (150,320 m)² / 2R² of the reference's 0.056 %.
        let metres = grid(650_000.0).distance_m(grid(651_000.0));
        assert!((metres - 1000.0 / 1.000_279).abs() < 0.005, "{metres}");
    }

    proptest! {
        #[test]
        fn a_position_comes_back_from_the_plane(lon in -179.0..179.0, lat in -89.0..89.0, x in -200_000.0..200_000.0, y in -200_000.0..200_000.0) {
            let plane = Plane::around(at(lon, lat));
            let there = plane.lonlat(Coord { x, y }).unwrap();
            let back = plane.metres(there);
            prop_assert!((back.x - x).hypot(back.y - y) < 1e-4, "{back:?} for {x}, {y}");
        }
    }
}
