//! Floor and land area in hundredths of a square metre, the precision of a title certificate.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::decimal::{QuantityError, from_wire, parse_decimal, print_grouped};
use super::sums::adds_up;

/// An area, exact to 0.01 ㎡. On the wire it is a plain number of square metres.
#[doc(alias = "面积")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Area(i64);

impl Area {
    /// No area at all. Never used for an area that is not known.
    pub const ZERO: Self = Self(0);

    /// # Units
    /// Hundredths of a square metre.
    #[must_use]
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// # Units
    /// Whole square metres.
    #[must_use]
    pub const fn from_square_metres(square_metres: i64) -> Self {
        Self(square_metres * 100)
    }

    /// The nearest representable area to a measured one.
    ///
    /// # Units
    /// Square metres.
    ///
    /// # Errors
    /// [`QuantityError`] when the number is not finite or beyond the range.
    pub fn measured(square_metres: f64) -> Result<Self, QuantityError> {
        from_wire(square_metres, 2).map(Self)
    }

    /// Reads decimal text.
    ///
    /// # Units
    /// Square metres.
    ///
    /// # Errors
    /// [`QuantityError`] when the text is no number or beyond the range.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        parse_decimal(text, 2).map(Self)
    }

    /// # Units
    /// Hundredths of a square metre.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// For drawing and for the wire; never for adding up.
    ///
    /// # Units
    /// Square metres.
    #[must_use]
    pub fn square_metres(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// The larger of this and nothing: what is missing, never a negative gap.
    #[must_use]
    pub fn or_zero(self) -> Self {
        self.max(Self::ZERO)
    }
}

/// `{}` prints as in Chinese texts (12,345.67 ㎡), `{:#}` as in English ones (12,345.67 m²).
impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", print_grouped(self.0, 2), if f.alternate() { "m²" } else { "㎡" })
    }
}

adds_up!(Area);

impl Serialize for Area {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 { serializer.serialize_i64(self.0 / 100) } else { serializer.serialize_f64(self.square_metres()) }
    }
}

impl<'de> Deserialize<'de> for Area {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::measured(f64::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_does_not_depend_on_the_order_of_rows() {
        let mut rows: Vec<Area> = (0..3000_i64).map(|i| Area::from_hundredths(i * 7919 % 100_003)).collect();
        let forward: Area = rows.iter().copied().sum();
        rows.reverse();
        assert_eq!(forward, rows.iter().copied().sum());
    }

    #[test]
    fn the_wire_carries_square_metres_and_comes_back_equal() -> Result<(), serde_json::Error> {
        for hundredths in [0, 1, 100, 123_456_789, 999_999_999_999, -5] {
            let area = Area::from_hundredths(hundredths);
            assert_eq!(serde_json::from_str::<Area>(&serde_json::to_string(&area)?)?, area);
        }
        assert_eq!(serde_json::to_string(&Area::from_hundredths(1_234_567))?, "12345.67");
        assert_eq!(serde_json::to_string(&Area::from_square_metres(180_000))?, "180000");
        Ok(())
    }
}
