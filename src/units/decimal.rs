//! Decimal text and wire numbers turned into scaled integers, without rounding surprises.

use thiserror::Error;

/// Why a text or number is no quantity.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum QuantityError {
    /// The text is no decimal number.
    #[error("“{0}” is not a number; write digits such as 1234.56")]
    NotANumber(String),
    /// The number does not fit the range of the quantity.
    #[error("{0} is out of range; check the unit (㎡ or 万㎡, 元 or 万元)")]
    OutOfRange(String),
}

/// Reads decimal text such as `-1234.567` as an integer scaled by `10^places`, rounding half away from zero.
///
/// # Units
/// The result counts units of `10^-places` of whatever the text counts.
///
/// # Errors
/// [`QuantityError`] when the text is not a plain decimal number or does not fit.
pub fn parse_decimal(text: &str, places: u32) -> Result<i64, QuantityError> {
    let trimmed = text.trim();
    let (negative, digits) = match trimmed.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, trimmed.strip_prefix('+').unwrap_or(trimmed)),
    };
    let (mantissa, exponent) = split_exponent(digits).ok_or_else(|| not_a_number(text))?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !plain(whole) || !plain(fraction) {
        return Err(not_a_number(text));
    }
    let magnitude = scale(whole, fraction, i64::from(exponent) + i64::from(places))
        .ok_or_else(|| QuantityError::OutOfRange(text.to_owned()))?;
    Ok(if negative { -magnitude } else { magnitude })
}

fn not_a_number(text: &str) -> QuantityError {
    QuantityError::NotANumber(text.chars().take(40).collect())
}

fn split_exponent(digits: &str) -> Option<(&str, i32)> {
    match digits.split_once(['e', 'E']) {
        None => Some((digits, 0)),
        Some((mantissa, exponent)) => Some((mantissa, exponent.parse().ok()?)),
    }
}

/// `whole.fraction × 10^shift`, rounded half up; `None` when it does not fit.
fn scale(whole: &str, fraction: &str, shift: i64) -> Option<i64> {
    let point = i64::try_from(whole.len()).ok()? + shift;
    let digits = whole.bytes().chain(fraction.bytes());
    let mut value: i64 = 0;
    let mut at: i64 = 0;
    let mut round_up = false;
    for digit in digits.map(|b| i64::from(b - b'0')) {
        if at < point {
            value = value.checked_mul(10)?.checked_add(digit)?;
        } else if at == point {
            round_up = digit >= 5;
        }
        at += 1;
    }
    while at < point && value != 0 {
        value = value.checked_mul(10)?;
        at += 1;
    }
    value.checked_add(i64::from(round_up))
}

/// A wire number as an integer scaled by `10^places`: its shortest decimal text is what is read.
pub(super) fn from_wire(number: f64, places: u32) -> Result<i64, QuantityError> {
    if !number.is_finite() {
        return Err(QuantityError::NotANumber(number.to_string()));
    }
    match near(number, places) {
        Some(value) => Ok(value),
        None => parse_decimal(&number.to_string(), places),
    }
}

/// The same without the text, where the number is so far from a half that the text could not be rounded the other way.
fn near(number: f64, places: u32) -> Option<i64> {
    // Below it a scaled number is off by less than a thousandth.
    const MOST: f64 = 1e12;
    let scaled = number * 10_i64.checked_pow(places)? as f64;
    let is_plain = scaled.abs() < MOST && (scaled - scaled.floor() - 0.5).abs() > 1e-3;
    is_plain.then(|| scaled.round() as i64)
}

/// Prints `value / 10^places` with thousands separators and no trailing zeros.
///
/// # Units
/// `value` counts units of `10^-places` of whatever is printed; at most 18 places.
#[must_use]
pub fn print_grouped(value: i64, places: u32) -> String {
    let unit = 10_u64.pow(places);
    let magnitude = value.unsigned_abs();
    let whole = (magnitude / unit).to_string();
    let mut text = String::with_capacity(whole.len() + whole.len() / 3 + 4);
    if value < 0 {
        text.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let fraction = magnitude % unit;
    if fraction != 0 {
        let digits = format!("{fraction:0width$}", width = places as usize);
        text.push('.');
        text.push_str(digits.trim_end_matches('0'));
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_wire_number_is_what_its_shortest_text_says(
            number in prop_oneof![
                any::<f64>(),
                -1e7..1e7_f64,
                (-1e13..1e13_f64).prop_map(|number| number.round() / 1e3),
                (-4_000_000..4_000_000_i64).prop_map(|number| number as f64 / 200.0),
            ],
            places in 0..7_u32,
        ) {
            if number.is_finite() {
                prop_assert_eq!(from_wire(number, places).ok(), parse_decimal(&number.to_string(), places).ok());
            }
        }
    }

    #[test]
    fn decimal_text_is_read_exactly_and_rounded_half_up() {
        assert_eq!(parse_decimal("12345.67", 2), Ok(1_234_567));
        assert_eq!(parse_decimal("-0.005", 2), Ok(-1));
        assert_eq!(parse_decimal("1.2", 6), Ok(1_200_000));
        assert_eq!(parse_decimal("1.2e4", 2), Ok(1_200_000));
        assert_eq!(parse_decimal("5e-3", 2), Ok(1));
        assert_eq!(parse_decimal("1e-320", 2), Ok(0));
        assert_eq!(parse_decimal(".5", 0), Ok(1));
    }

    #[test]
    fn what_is_no_number_or_too_large_is_refused() {
        for bad in ["", "-", "1,000", "１２", "NaN", "1.2.3", "0x10", "e5"] {
            assert!(matches!(parse_decimal(bad, 2), Err(QuantityError::NotANumber(_))), "{bad}");
        }
        assert!(matches!(parse_decimal("1e308", 2), Err(QuantityError::OutOfRange(_))));
        assert!(matches!(parse_decimal("99999999999999999999", 2), Err(QuantityError::OutOfRange(_))));
    }

    #[test]
    fn printing_groups_thousands_and_drops_trailing_zeros() {
        assert_eq!(print_grouped(1_234_567, 2), "12,345.67");
        assert_eq!(print_grouped(100_000_000, 2), "1,000,000");
        assert_eq!(print_grouped(-50, 2), "-0.5");
    }
}
