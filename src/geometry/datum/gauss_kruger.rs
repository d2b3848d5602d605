//! Gauss–Krüger belts of CGCS2000 by Krüger's series in the third flattening n, to n⁴. Never another ellipsoid.
//!
//! *Why not a projection library?* The five systems of the region share this one formula; the next term, n⁵, moves a position by less
//! than a micrometre within the belt, and every step is checked against numbers of PROJ 9.5.
//!
//! Forward, with ψ the conformal latitude: ξ′ = atan2(tan ψ, cos Δλ), η′ = atanh(cos ψ · sin Δλ),
//! N = A (ξ′ + Σ αⱼ sin 2jξ′ cosh 2jη′), E = 500 km + A (η′ + Σ αⱼ cos 2jξ′ sinh 2jη′). The inverse runs the same road back with β and δ.

use crate::geometry::ellipsoid::{FLATTENING, SEMI_MAJOR};

/// A belt around a meridian; `prefix` is the zone number written before the easting, 0 where none is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Belt {
    pub(super) meridian: f64,
    pub(super) prefix: f64,
}

/// Northings reach from pole to pole, metres.
pub(super) const REACH_NORTH: f64 = 10_002_000.0;
/// Eastings are taken up to this far from the meridian: four degrees at the equator, metres.
const REACH_EAST: f64 = 450_000.0;
const FALSE_EASTING: f64 = 500_000.0;

const N: f64 = FLATTENING / (2.0 - FLATTENING);
const N2: f64 = N * N;
const N3: f64 = N2 * N;
const N4: f64 = N3 * N;
/// Radius of the rectifying sphere, metres.
const RECTIFYING: f64 = SEMI_MAJOR / (1.0 + N) * (1.0 + N2 / 4.0 + N4 / 64.0);
const ALPHA: [f64; 4] = [
    N / 2.0 - 2.0 / 3.0 * N2 + 5.0 / 16.0 * N3 + 41.0 / 180.0 * N4,
    13.0 / 48.0 * N2 - 3.0 / 5.0 * N3 + 557.0 / 1440.0 * N4,
    61.0 / 240.0 * N3 - 103.0 / 140.0 * N4,
    49_561.0 / 161_280.0 * N4,
];
const BETA: [f64; 4] = [
    N / 2.0 - 2.0 / 3.0 * N2 + 37.0 / 96.0 * N3 - 1.0 / 360.0 * N4,
    1.0 / 48.0 * N2 + 1.0 / 15.0 * N3 - 437.0 / 1440.0 * N4,
    17.0 / 480.0 * N3 - 37.0 / 840.0 * N4,
    4397.0 / 161_280.0 * N4,
];
const DELTA: [f64; 4] = [
    2.0 * N - 2.0 / 3.0 * N2 - 2.0 * N3 + 116.0 / 45.0 * N4,
    7.0 / 3.0 * N2 - 8.0 / 5.0 * N3 - 227.0 / 45.0 * N4,
    56.0 / 15.0 * N3 - 136.0 / 35.0 * N4,
    4279.0 / 630.0 * N4,
];

impl Belt {
    /// The eastings this belt takes, metres.
    pub(super) fn eastings(self) -> (f64, f64) {
        let middle = self.prefix * 1e6 + FALSE_EASTING;
        (middle - REACH_EAST, middle + REACH_EAST)
    }

    /// Degrees to easting and northing in metres.
    pub(super) fn forward(self, (lon, lat): (f64, f64)) -> (f64, f64) {
        let sin = lat.to_radians().sin();
        let (sin_east, cos_east) = (lon - self.meridian).to_radians().sin_cos();
        let k = 2.0 * N.sqrt() / (1.0 + N);
        let tan = (sin.atanh() - k * (k * sin).atanh()).sinh();
        let xi = tan.atan2(cos_east);
        let eta = (sin_east / tan.hypot(1.0)).atanh();
        let (more_xi, more_eta) = series(&ALPHA, xi, eta);
        (self.prefix * 1e6 + FALSE_EASTING + RECTIFYING * (eta + more_eta), RECTIFYING * (xi + more_xi))
    }

    /// Easting and northing in metres to degrees.
    pub(super) fn inverse(self, east: f64, north: f64) -> (f64, f64) {
        let (xi, eta) = (north / RECTIFYING, (east - self.prefix * 1e6 - FALSE_EASTING) / RECTIFYING);
        let (more_xi, more_eta) = series(&BETA, xi, eta);
        let (xi, eta) = (xi - more_xi, eta - more_eta);
        let conformal = (xi.sin() / eta.cosh()).asin();
        let lat = DELTA.iter().zip([2.0, 4.0, 6.0, 8.0]).map(|(d, j)| d * (j * conformal).sin()).sum::<f64>() + conformal;
        (self.meridian + eta.sinh().atan2(xi.cos()).to_degrees(), lat.to_degrees())
    }
}

/// Σ cⱼ sin 2jξ cosh 2jη and Σ cⱼ cos 2jξ sinh 2jη.
fn series(coefficients: &[f64; 4], xi: f64, eta: f64) -> (f64, f64) {
    coefficients.iter().zip([2.0, 4.0, 6.0, 8.0]).fold((0.0, 0.0), |(north, east), (c, j)| {
        (north + c * (j * xi).sin() * (j * eta).cosh(), east + c * (j * xi).cos() * (j * eta).sinh())
    })
}
