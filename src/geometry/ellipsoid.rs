//! The CGCS2000 ellipsoid: the figures everything else in the room is worked out from. Never a position or a projection.
//!
//! WGS 84 differs from it by 0.1 mm in the polar radius and is taken as the same for planning.

/// Equatorial radius, metres.
pub(super) const SEMI_MAJOR: f64 = 6_378_137.0;
/// Flattening.
pub(super) const FLATTENING: f64 = 1.0 / 298.257_222_101;
/// First eccentricity squared.
pub(super) const ECCENTRICITY_SQUARED: f64 = FLATTENING * (2.0 - FLATTENING);

/// True area per radian of longitude and radian of latitude, ㎡, at five latitudes a step apart, of which the middle one is given.
pub(super) fn densities(middle: f64, step: f64) -> [f64; 5] {
    let ((sin, cos), (sin_one, cos_one)) = (middle.sin_cos(), step.sin_cos());
    let (sin_two, cos_two) = (2.0 * sin_one * cos_one, cos_one * cos_one - sin_one * sin_one);
    // By the sum of two angles: of all the footprints of a city, sines are half the work.
    let at = |(sin_step, cos_step): (f64, f64)| {
        let (sin, cos) = (sin * cos_step + cos * sin_step, cos * cos_step - sin * sin_step);
        let w = 1.0 - ECCENTRICITY_SQUARED * sin * sin;
        SEMI_MAJOR * SEMI_MAJOR * (1.0 - ECCENTRICITY_SQUARED) * cos / (w * w)
    };
    [(-sin_two, cos_two), (-sin_one, cos_one), (0.0, 1.0), (sin_one, cos_one), (sin_two, cos_two)].map(at)
}

/// Twice the true area from the equator to a latitude, per radian of longitude, in units of the squared equatorial radius.
pub(super) fn authalic(sine_of_latitude: f64) -> f64 {
    let e = ECCENTRICITY_SQUARED.sqrt();
    let sin = sine_of_latitude;
    (1.0 - ECCENTRICITY_SQUARED) * (sin / (1.0 - ECCENTRICITY_SQUARED * sin * sin) + (e * sin).atanh() / e)
}
