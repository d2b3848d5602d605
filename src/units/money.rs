//! Money in whole 元 and prices in 分 per square metre.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Area;
use super::decimal::{QuantityError, from_wire, parse_decimal, print_grouped};
use super::sums::adds_up;

/// An amount of money in whole 元. On the wire it is a plain integer.
#[doc(alias = "元")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Yuan(i64);

impl Yuan {
    /// Nothing to pay. Never used for a cost that is not known.
    pub const ZERO: Self = Self(0);

    /// # Units
    /// 元.
    #[must_use]
    pub const fn new(yuan: i64) -> Self {
        Self(yuan)
    }

    /// Reads decimal text, rounding to the nearest whole 元.
    ///
    /// # Units
    /// 元.
    ///
    /// # Errors
    /// [`QuantityError`] when the text is no number or beyond the range.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        parse_decimal(text, 0).map(Self)
    }

    /// # Units
    /// 元.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// `{}` prints as in Chinese texts (1,234 元), `{:#}` as in English ones (¥1,234).
impl fmt::Display for Yuan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let amount = print_grouped(self.0, 0);
        if f.alternate() { f.write_str(&english(&amount)) } else { write!(f, "{amount} 元") }
    }
}

adds_up!(Yuan);

/// The currency sign between a minus sign and the digits.
fn english(amount: &str) -> String {
    amount.strip_prefix('-').map_or_else(|| format!("¥{amount}"), |digits| format!("-¥{digits}"))
}

/// A price or rent per square metre, exact to 0.01 元/㎡. On the wire it is a plain number of 元/㎡.
#[doc(alias = "元/㎡")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct YuanPerSquareMetre(i64);

impl YuanPerSquareMetre {
    /// # Units
    /// Hundredths of a 元 per square metre.
    #[must_use]
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// # Units
    /// Whole 元 per square metre.
    #[must_use]
    pub const fn from_yuan(yuan: i64) -> Self {
        Self(yuan * 100)
    }

    /// Reads decimal text.
    ///
    /// # Units
    /// 元 per square metre.
    ///
    /// # Errors
    /// [`QuantityError`] when the text is no number or beyond the range.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        parse_decimal(text, 2).map(Self)
    }

    /// # Units
    /// Hundredths of a 元 per square metre.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// What `area` costs at this price, rounded half up to whole 元; `None` when it does not fit.
    #[must_use]
    pub fn times(self, area: Area) -> Option<Yuan> {
        let exact = i128::from(self.0) * i128::from(area.hundredths());
        i64::try_from((exact + 5_000).div_euclid(10_000)).ok().map(Yuan)
    }

    /// The average price of `area` bought for `total`, rounded half up; `None` when there is no area.
    #[must_use]
    pub fn average(total: Yuan, area: Area) -> Option<Self> {
        let hundredths = i128::from(area.hundredths());
        if hundredths <= 0 {
            return None;
        }
        let exact = i128::from(total.0) * 10_000;
        i64::try_from((2 * exact + hundredths).div_euclid(2 * hundredths)).ok().map(Self)
    }
}

/// `{}` prints as in Chinese texts (1,234.5 元/㎡), `{:#}` as in English ones (¥1,234.5/m²).
impl fmt::Display for YuanPerSquareMetre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let price = print_grouped(self.0, 2);
        if f.alternate() { write!(f, "{}/m²", english(&price)) } else { write!(f, "{price} 元/㎡") }
    }
}

impl Serialize for YuanPerSquareMetre {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 { serializer.serialize_i64(self.0 / 100) } else { serializer.serialize_f64(self.0 as f64 / 100.0) }
    }
}

impl<'de> Deserialize<'de> for YuanPerSquareMetre {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_wire(f64::deserialize(deserializer)?, 2).map(Self).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn price_times_area_rounds_half_up_to_whole_yuan() {
        let price = YuanPerSquareMetre::from_hundredths(333);
        assert_eq!(price.times(Area::from_hundredths(50)), Some(Yuan::new(2)));
        assert_eq!(YuanPerSquareMetre::from_yuan(i64::MAX / 100).times(Area::from_square_metres(1_000_000)), None);
    }

    #[test]
    fn english_texts_put_the_currency_first() {
        assert_eq!(format!("{} {:#}", Yuan::new(-1_234), Yuan::new(-1_234)), "-1,234 元 -¥1,234");
        let price = YuanPerSquareMetre::from_hundredths(123_450);
        assert_eq!(format!("{price} {price:#}"), "1,234.5 元/㎡ ¥1,234.5/m²");
    }

    #[test]
    fn the_average_price_of_nothing_is_unknown() {
        assert_eq!(YuanPerSquareMetre::average(Yuan::new(10), Area::ZERO), None);
        assert_eq!(
            YuanPerSquareMetre::average(Yuan::new(10), Area::from_square_metres(3)),
            Some(YuanPerSquareMetre::from_hundredths(333))
        );
    }
}
