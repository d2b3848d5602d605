//! Web Mercator, read because files come in it. Never measured in: it reads 32 % too much at 29.6° N.

use crate::geometry::ellipsoid::SEMI_MAJOR;

/// Half the side of the square world, metres.
pub(super) const REACH: f64 = 20_037_508.342_789_25;

/// Degrees to metres; beyond ±85.06° the square ends, and the position is put on its edge.
pub(super) fn forward((lon, lat): (f64, f64)) -> (f64, f64) {
    (SEMI_MAJOR * lon.to_radians(), (SEMI_MAJOR * lat.to_radians().sin().atanh()).clamp(-REACH, REACH))
}

/// Metres to degrees.
pub(super) fn inverse(east: f64, north: f64) -> (f64, f64) {
    ((east / SEMI_MAJOR).to_degrees(), (north / SEMI_MAJOR).sinh().atan().to_degrees())
}
