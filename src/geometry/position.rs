//! One position on the ground, checked when it is made.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// Why a pair of numbers is no position.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum PositionError {
    /// NaN or infinite.
    #[error("a coordinate is not a finite number")]
    NotFinite,
    /// Longitude outside ±180°.
    #[error("longitude {0:?} is outside −180…180; are these projected metres, or is another datum meant?")]
    Longitude(f64),
    /// Latitude outside ±90°.
    #[error("latitude {0:?} is outside −90…90; are longitude and latitude swapped?")]
    Latitude(f64),
}

impl PositionError {
    /// The same sentence in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::NotFinite => "坐标不是有限数值".to_owned(),
            Self::Longitude(lon) => format!("经度 {lon:?} 超出 −180…180，是否为投影坐标（米）或其他坐标系？"),
            Self::Latitude(lat) => format!("纬度 {lat:?} 超出 −90…90，经纬度是否颠倒？"),
        }
    }
}

/// A position in CGCS2000 degrees, longitude first. On the wire it is `[lon, lat]`.
#[doc(alias = "坐标")]
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLat {
    lon: f64,
    lat: f64,
}

impl LonLat {
    /// Grains of a degree: shapes are kept to one, about 1 cm.
    pub const GRAINS: f64 = 1e7;

    /// # Units
    /// Degrees, −180…180 and −90…90.
    ///
    /// # Errors
    /// [`PositionError`] when a number is not finite or outside its range.
    pub fn new(lon: f64, lat: f64) -> Result<Self, PositionError> {
        if !lon.is_finite() || !lat.is_finite() {
            Err(PositionError::NotFinite)
        } else if lon.abs() > 180.0 {
            Err(PositionError::Longitude(lon))
        } else if lat.abs() > 90.0 {
            Err(PositionError::Latitude(lat))
        } else {
            Ok(Self { lon, lat })
        }
    }

    /// A position worked out from others, drawn to the end of the range where rounding left it.
    pub(super) fn inside(lon: f64, lat: f64) -> Self {
        debug_assert!(lon.is_finite() && lat.is_finite(), "worked out of positions");
        Self { lon: lon.clamp(-180.0, 180.0), lat: lat.clamp(-90.0, 90.0) }
    }

    /// # Units
    /// Degrees.
    #[must_use]
    pub const fn lon(self) -> f64 {
        self.lon
    }

    /// # Units
    /// Degrees.
    #[must_use]
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// Rounded to 1e-7° (about 1 cm), the grain in which shapes are kept, so that every format reads back equal.
    #[must_use]
    pub fn to_grain(self) -> Self {
        let grain = |degrees: f64| grains(degrees) as f64 / Self::GRAINS;
        Self { lon: grain(self.lon), lat: grain(self.lat) }
    }
}

/// Degrees in whole grains of 1e-7°, halves away from nothing as [`f64::round`] has it. A million sites are rounded twenty million times,
/// and what the language offers is a call to a library on most processors.
fn grains(degrees: f64) -> i64 {
    let exact = degrees * LonLat::GRAINS;
    let whole = exact as i64;
    let rest = exact - whole as f64;
    whole + i64::from(rest >= 0.5) - i64::from(rest <= -0.5)
}

impl Serialize for LonLat {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.lon, self.lat].serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for LonLat {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [lon, lat] = <[f64; 2]>::deserialize(deserializer)?;
        Self::new(lon, lat).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn grains_are_what_rounding_gives(degrees in -180.0..180.0_f64, half in -1_800_000_000_i64..1_800_000_000) {
            prop_assert_eq!(grains(degrees), (degrees * 1e7).round() as i64);
            let between = (half as f64 + 0.5) / 1e7;
            prop_assert_eq!(grains(between), (between * 1e7).round() as i64);
        }
    }
}
