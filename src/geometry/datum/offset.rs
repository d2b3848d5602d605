//! The shifted degrees of Chinese map services, GCJ-02 and BD-09, by the commonly published formulas. Never stored, only read and written.

use std::f64::consts::PI;

/// Equatorial radius of the Krasovsky ellipsoid, metres.
const SEMI_MAJOR: f64 = 6_378_245.0;
const ECCENTRICITY_SQUARED: f64 = 0.006_693_421_622_965_943;
const BAIDU_PI: f64 = PI * 3000.0 / 180.0;

/// A way from CGCS2000 degrees to shifted degrees.
pub(super) type Shift = fn((f64, f64)) -> (f64, f64);

/// CGCS2000 degrees to GCJ-02 degrees; outside the box around China nothing is shifted.
pub(super) fn gcj02((lon, lat): (f64, f64)) -> (f64, f64) {
    if !(72.004..=137.8347).contains(&lon) || !(0.8293..=55.8271).contains(&lat) {
        return (lon, lat);
    }
    let (sin, cos) = lat.to_radians().sin_cos();
    let w = 1.0 - ECCENTRICITY_SQUARED * sin * sin;
    let (east, north) = (metres_east(lon - 105.0, lat - 35.0), metres_north(lon - 105.0, lat - 35.0));
    let parallel = SEMI_MAJOR / w.sqrt() * cos;
    let meridian = SEMI_MAJOR * (1.0 - ECCENTRICITY_SQUARED) / (w * w.sqrt());
    (lon + (east / parallel).to_degrees(), lat + (north / meridian).to_degrees())
}

/// CGCS2000 degrees to BD-09 degrees.
pub(super) fn bd09(degrees: (f64, f64)) -> (f64, f64) {
    let (x, y) = gcj02(degrees);
    let radius = x.hypot(y) + 0.000_02 * (y * BAIDU_PI).sin();
    let angle = y.atan2(x) + 0.000_003 * (x * BAIDU_PI).cos();
    (radius * angle.cos() + 0.0065, radius * angle.sin() + 0.006)
}

/// The degrees that a shift maps onto `shifted`: the shift changes slowly, so each step brings two or three more digits.
pub(super) fn undo(shift: Shift, shifted: (f64, f64)) -> (f64, f64) {
    let mut degrees = shifted;
    for _ in 0..20 {
        let (x, y) = shift(degrees);
        let miss = (shifted.0 - x, shifted.1 - y);
        degrees = (degrees.0 + miss.0, degrees.1 + miss.1);
        if miss.0.abs().max(miss.1.abs()) < 1e-12 {
            break;
        }
    }
    degrees
}

fn metres_north(x: f64, y: f64) -> f64 {
    -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + ripple(6.0 * x, 20.0, 2.0 * x, 20.0)
        + ripple(y, 20.0, y / 3.0, 40.0)
        + ripple(y / 12.0, 160.0, y / 30.0, 320.0)
}

fn metres_east(x: f64, y: f64) -> f64 {
    300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + ripple(6.0 * x, 20.0, 2.0 * x, 20.0)
        + ripple(x, 20.0, x / 3.0, 40.0)
        + ripple(x / 12.0, 150.0, x / 30.0, 300.0)
}

/// Two thirds of two sines, arguments in units of π.
fn ripple(one: f64, one_height: f64, other: f64, other_height: f64) -> f64 {
    (one_height * (one * PI).sin() + other_height * (other * PI).sin()) * 2.0 / 3.0
}
