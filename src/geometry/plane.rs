//! The local metre plane: all measuring happens here.
//!
//! Why not degrees or Web Mercator? A degree is no length, and Web Mercator reads a true 10,000 ㎡ as 13,216 ㎡ at 29.6° N.

use geo::Coord;

use super::LonLat;

/// A plane of metres, east and north of an origin, true to the ellipsoid near that origin.
#[derive(Debug, Clone, Copy)]
pub struct Plane {
    origin: LonLat,
    metres_per_degree: (f64, f64),
}

impl Plane {
    /// The plane around a position.
    #[must_use]
    pub fn around(origin: LonLat) -> Self {
        const SEMI_MAJOR: f64 = 6_378_137.0;
        const ECCENTRICITY_SQUARED: f64 = 0.006_694_380_022_900_788;
        let (sin, cos) = origin.lat().to_radians().sin_cos();
        let w = 1.0 - ECCENTRICITY_SQUARED * sin * sin;
        let meridian = SEMI_MAJOR * (1.0 - ECCENTRICITY_SQUARED) / (w * w.sqrt());
        let parallel = SEMI_MAJOR / w.sqrt() * cos;
        Self { origin, metres_per_degree: (parallel.to_radians(), meridian.to_radians()) }
    }

    /// # Units
    /// Metres east and north of the origin.
    #[must_use]
    pub fn metres(&self, position: LonLat) -> Coord<f64> {
        Coord {
            x: (position.lon() - self.origin.lon()) * self.metres_per_degree.0,
            y: (position.lat() - self.origin.lat()) * self.metres_per_degree.1,
        }
    }
}
