//! A part of a whole between nothing and everything, in millionths.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Area;
use super::decimal::{QuantityError, from_wire, print_grouped};

/// A part of a whole, 0 to 1 in steps of one millionth. On the wire it is a number from 0 to 1.
#[doc(alias = "占比")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u32);

impl Share {
    /// Nothing of it.
    pub const NONE: Self = Self(0);
    /// All of it.
    pub const WHOLE: Self = Self(1_000_000);

    /// # Units
    /// Millionths, 0 to 1,000,000.
    ///
    /// # Errors
    /// [`QuantityError`] above the whole.
    pub fn from_millionths(millionths: u32) -> Result<Self, QuantityError> {
        if millionths > Self::WHOLE.0 { Err(QuantityError::OutOfRange(millionths.to_string())) } else { Ok(Self(millionths)) }
    }

    /// The nearest share to a measured ratio; what lies outside 0–1 by rounding is drawn to the end.
    ///
    /// # Units
    /// A ratio, 0 to 1.
    #[must_use]
    pub fn nearest(ratio: f64) -> Self {
        // A ratio that is no number is no share of anything.
        Self((ratio.clamp(0.0, 1.0) * 1e6).round() as u32)
    }

    /// # Units
    /// Millionths.
    #[must_use]
    pub const fn millionths(self) -> u32 {
        self.0
    }

    /// This part of an area, rounded half up to 0.01 ㎡.
    #[must_use]
    pub fn of(self, area: Area) -> Area {
        // Nearly every area is small enough to be parted without wide numbers, which are slow to divide.
        if let Some(exact) = area.hundredths().checked_mul(i64::from(self.0)).and_then(|exact| exact.checked_add(500_000)) {
            return Area::from_hundredths(exact.div_euclid(1_000_000));
        }
        let exact = i128::from(area.hundredths()) * i128::from(self.0);
        // A share never exceeds the whole, so the result always fits.
        Area::from_hundredths((exact + 500_000).div_euclid(1_000_000) as i64)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", print_grouped(i64::from(self.0), 4))
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 1e6)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let millionths = from_wire(f64::deserialize(deserializer)?, 6).map_err(serde::de::Error::custom)?;
        u32::try_from(millionths)
            .map_err(|_| QuantityError::OutOfRange(millionths.to_string()))
            .and_then(Self::from_millionths)
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_an_area_rounds_half_up() {
        assert_eq!(Share::nearest(0.5).of(Area::from_hundredths(101)), Area::from_hundredths(51));
        assert_eq!(Share::WHOLE.of(Area::from_hundredths(101)), Area::from_hundredths(101));
        assert_eq!(Share::NONE.of(Area::from_hundredths(101)), Area::ZERO);
    }

    #[test]
    fn more_than_the_whole_is_refused() {
        assert!(Share::from_millionths(1_000_001).is_err());
        assert!(serde_json::from_str::<Share>("1.2").is_err());
        assert!(serde_json::from_str::<Share>("-0.2").is_err());
        assert_eq!(Share::nearest(f64::NAN), Share::NONE);
    }
}
