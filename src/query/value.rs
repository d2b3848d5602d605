//! One value of a row or of a filter, how two of them compare, and how numbers are reckoned with. Unknown is a value.

use std::borrow::Cow;
use std::cmp::Ordering;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::space::Drawn;
use super::words::{Comparison, Reckoning};

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Not known.
    Unknown,
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Whole(i64),
    /// A number with decimals.
    Decimal(f64),
    /// Text.
    Text(Cow<'a, str>),
    /// A day.
    Date(Date),
    /// A moment.
    Instant(Timestamp),
    /// From the first moment to the last, both included.
    Period(Timestamp, Timestamp),
    /// A shape.
    Drawing(Drawn<'a>),
    /// Several values.
    List(Vec<Value<'a>>),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a, T: Into<Self>> From<Option<T>> for Value<'a> {
    fn from(known: Option<T>) -> Self {
        known.map_or(Self::Unknown, Into::into)
    }
}

impl Value<'_> {
    /// The order of two values that can be compared; `None` where one is unknown or they are of different kinds.
    #[must_use]
    pub fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Boolean(a), Self::Boolean(b)) => Some(a.cmp(b)),
            (Self::Whole(a), Self::Whole(b)) => Some(a.cmp(b)),
            (Self::Decimal(a), Self::Decimal(b)) => a.partial_cmp(b),
            (Self::Whole(a), Self::Decimal(b)) => whole_to_decimal(*a, *b),
            (Self::Decimal(a), Self::Whole(b)) => whole_to_decimal(*b, *a).map(Ordering::reverse),
            (Self::Text(a), Self::Text(b)) => Some(a.cmp(b)),
            (Self::Date(a), Self::Date(b)) => Some(a.cmp(b)),
            (Self::Instant(a), Self::Instant(b)) => Some(a.cmp(b)),
            (Self::Date(a), Self::Instant(b)) => Some(start_of(*a)?.cmp(b)),
            (Self::Instant(a), Self::Date(b)) => Some(a.cmp(&start_of(*b)?)),
            _ => None,
        }
    }

    /// Whether a comparison holds; `None` is unknown.
    pub(super) fn compares(&self, comparison: Comparison, other: &Self) -> Option<bool> {
        let order = self.order(other)?;
        Some(match comparison {
            Comparison::Equal => order.is_eq(),
            Comparison::NotEqual => order.is_ne(),
            Comparison::Less => order.is_lt(),
            Comparison::Greater => order.is_gt(),
            Comparison::AtMost => order.is_le(),
            Comparison::AtLeast => order.is_ge(),
        })
    }

    /// The result of a reckoning; unknown where a part is, and where nothing can be divided.
    pub(super) fn reckon(&self, reckoning: Reckoning, other: &Self) -> Value<'static> {
        if let (Self::Whole(a), Self::Whole(b)) = (self, other)
            && let Some(exact) = reckon_whole(reckoning, *a, *b)
        {
            return Value::Whole(exact);
        }
        let (Some(a), Some(b)) = (self.as_decimal(), other.as_decimal()) else { return Value::Unknown };
        let result = match reckoning {
            Reckoning::Add => a + b,
            Reckoning::Subtract => a - b,
            Reckoning::Multiply => a * b,
            Reckoning::Divide => a / b,
            Reckoning::DivideWhole => (a / b).trunc(),
            Reckoning::Remainder => a % b,
            Reckoning::Power => a.powf(b),
        };
        if result.is_finite() { Value::Decimal(result) } else { Value::Unknown }
    }

    fn as_decimal(&self) -> Option<f64> {
        match self {
            Self::Whole(number) => Some(*number as f64),
            Self::Decimal(number) => Some(*number),
            Self::Unknown
            | Self::Boolean(_)
            | Self::Text(_)
            | Self::Date(_)
            | Self::Instant(_)
            | Self::Period(..)
            | Self::Drawing(_)
            | Self::List(_) => None,
        }
    }
}

/// Whole numbers stay whole as long as the result is one and fits.
fn reckon_whole(reckoning: Reckoning, a: i64, b: i64) -> Option<i64> {
    match reckoning {
        Reckoning::Add => a.checked_add(b),
        Reckoning::Subtract => a.checked_sub(b),
        Reckoning::Multiply => a.checked_mul(b),
        Reckoning::Divide => a.checked_div(b).filter(|_| a.checked_rem(b) == Some(0)),
        Reckoning::DivideWhole => a.checked_div(b),
        Reckoning::Remainder => a.checked_rem(b),
        Reckoning::Power => a.checked_pow(u32::try_from(b).ok()?),
    }
}

/// Compares without rounding a large whole number to the nearest decimal one.
fn whole_to_decimal(whole: i64, decimal: f64) -> Option<Ordering> {
    if decimal.fract().abs() > 0.0 || decimal.abs() > 1e18 {
        return (whole as f64).partial_cmp(&decimal);
    }
    Some(i128::from(whole).cmp(&(decimal as i128)))
}

/// The first moment of a day, in UTC.
pub(super) fn start_of(day: Date) -> Option<Timestamp> {
    day.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_compared_and_reckoned_with_exactly() {
        let big = Value::Whole(i64::MAX);
        assert_eq!(big.order(&Value::Whole(i64::MAX - 1)), Some(Ordering::Greater));
        assert_eq!(Value::Whole(9_007_199_254_740_993).order(&Value::Decimal(9_007_199_254_740_992.0)), Some(Ordering::Greater));
        assert_eq!(Value::Whole(7).reckon(Reckoning::Divide, &Value::Whole(2)), Value::Decimal(3.5));
        assert_eq!(Value::Whole(7).reckon(Reckoning::DivideWhole, &Value::Whole(2)), Value::Whole(3));
        assert!(matches!(big.reckon(Reckoning::Add, &Value::Whole(1)), Value::Decimal(_)));
    }

    #[test]
    fn nothing_divided_by_nought_is_known() {
        for reckoning in [Reckoning::Divide, Reckoning::DivideWhole, Reckoning::Remainder] {
            assert_eq!(Value::Whole(7).reckon(reckoning, &Value::Whole(0)), Value::Unknown, "{reckoning:?}");
        }
        assert_eq!(Value::Whole(i64::MIN).reckon(Reckoning::Remainder, &Value::Whole(-1)), Value::Decimal(0.0));
    }
}
