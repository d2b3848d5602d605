//! National codes that prove themselves: 不动产单元代码 by its form, 统一社会信用代码 by its check digits (GB 32100, GB 11714).

use std::fmt;

use thiserror::Error;

/// Why a text is no such code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CodeFault {
    /// Too short or too long.
    #[error("“{code}” has {found} characters; the code has {expected}")]
    Length {
        /// The text.
        code: String,
        /// Its length.
        found: usize,
        /// The length of such a code.
        expected: usize,
    },
    /// A character that may not stand there.
    #[error("“{code}” has “{character}” in position {position}, which is not allowed there")]
    Character {
        /// The text.
        code: String,
        /// The character.
        character: char,
        /// Its position, from 1.
        position: usize,
    },
    /// A check digit that does not agree.
    #[error("“{code}” does not prove itself: position {position} should be “{expected}”; compare it with the certificate")]
    Check {
        /// The text.
        code: String,
        /// Position of the check digit, from 1.
        position: usize,
        /// What it should be.
        expected: char,
    },
}

/// 不动产单元代码: 28 characters, of which the first 19 name the parcel and the first 24 of a house its building.
#[doc(alias = "不动产单元代码")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RealEstateUnitCode(String);

impl RealEstateUnitCode {
    /// Reads a code.
    ///
    /// # Errors
    /// [`CodeFault`] naming the position that cannot be.
    pub fn parse(text: &str) -> Result<Self, CodeFault> {
        let code = text.trim();
        length(code, 28)?;
        let allowed = |at: usize, c: char| match at {
            12 => matches!(c, 'G' | 'J' | 'Z'),
            13 => c.is_ascii_uppercase(),
            19 => matches!(c, 'F' | 'L' | 'Q' | 'W'),
            _ => c.is_ascii_digit(),
        };
        match code.chars().enumerate().find(|(at, c)| !allowed(*at, *c)) {
            Some((at, character)) => Err(CodeFault::Character { code: code.to_owned(), character, position: at + 1 }),
            None => Ok(Self(code.to_owned())),
        }
    }

    /// 宗地代码.
    #[must_use]
    pub fn parcel(&self) -> &str {
        self.0.get(..19).unwrap_or_default()
    }

    /// The building, of a house; `None` for land and for what is no house.
    #[must_use]
    pub fn building(&self) -> Option<&str> {
        self.0.get(..24).filter(|_| self.0.get(19..20) == Some("F"))
    }
}

impl fmt::Display for RealEstateUnitCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// 统一社会信用代码: 18 characters with two check digits.
#[doc(alias = "统一社会信用代码")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode(String);

const SYMBOLS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

impl CreditCode {
    /// Reads a code; small letters are taken as capitals, and the answer says so.
    ///
    /// # Errors
    /// [`CodeFault`] naming the position that cannot be or does not agree.
    pub fn parse(text: &str) -> Result<(Self, bool), CodeFault> {
        let code = text.trim().to_ascii_uppercase();
        length(&code, 18)?;
        let values = values(&code)?;
        agree(&code, 17, organisation_check(&code))?;
        agree(&code, 18, credit_check(&values))?;
        let changed = code != text.trim();
        Ok((Self(code), changed))
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn length(code: &str, expected: usize) -> Result<(), CodeFault> {
    let found = code.chars().count();
    if found == expected { Ok(()) } else { Err(CodeFault::Length { code: code.to_owned(), found, expected }) }
}

fn values(code: &str) -> Result<Vec<u32>, CodeFault> {
    let value = |(at, c): (usize, char)| {
        let place = SYMBOLS.iter().position(|symbol| char::from(*symbol) == c);
        let wrong = || CodeFault::Character { code: code.to_owned(), character: c, position: at + 1 };
        place.and_then(|place| u32::try_from(place).ok()).ok_or_else(wrong)
    };
    code.chars().enumerate().map(value).collect()
}

fn agree(code: &str, position: usize, expected: char) -> Result<(), CodeFault> {
    if code.chars().nth(position - 1) == Some(expected) {
        Ok(())
    } else {
        Err(CodeFault::Check { code: code.to_owned(), position, expected })
    }
}

/// The values of positions 1 to 17, weighted by powers of three modulo 31.
fn credit_sum(values: &[u32]) -> u32 {
    let weights = std::iter::successors(Some(1), |weight| Some(weight * 3 % 31));
    values.iter().take(17).zip(weights).map(|(value, weight)| value * weight).sum()
}

/// Position 18: 31 less that sum.
fn credit_check(values: &[u32]) -> char {
    SYMBOLS.get(((31 - credit_sum(values) % 31) % 31) as usize).map_or('0', |symbol| char::from(*symbol))
}

/// Position 17: the check digit of the organisation code in positions 9 to 16, letters counting from A = 10.
fn organisation_check(code: &str) -> char {
    const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
    let digits = code.chars().skip(8).take(8).filter_map(|c| c.to_digit(36));
    let sum: u32 = digits.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        check => char::from_digit(check, 10).unwrap_or('0'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domain_5_2_unit_codes() {
        let house = RealEstateUnitCode::parse("500103001001GB00012F00010003").unwrap();
        assert_eq!((house.parcel(), house.building()), ("500103001001GB00012", Some("500103001001GB00012F0001")));
        let land = RealEstateUnitCode::parse("500103001001GB00012W00000000").unwrap();
        assert_eq!(land.building(), None);
        let feature = RealEstateUnitCode::parse("500103001001AB00012F00010003");
        assert!(matches!(feature, Err(CodeFault::Character { character: 'A', position: 13, .. })), "{feature:?}");
        let short = RealEstateUnitCode::parse("500103001001GB00012F0001003");
        assert!(matches!(short, Err(CodeFault::Length { found: 27, expected: 28, .. })), "{short:?}");
    }

    #[test]
    fn domain_5_3_credit_codes() {
        for valid in ["11500103009283772K", "11500103MB16469382"] {
            let (code, changed) = CreditCode::parse(valid).unwrap();
            assert_eq!((code.to_string().as_str(), changed), (valid, false));
        }
        let (code, changed) = CreditCode::parse("11500103009283772k").unwrap();
        assert!(changed && code.to_string().ends_with('K'));
        assert!(matches!(CreditCode::parse("11500103009283727K"), Err(CodeFault::Check { .. })));
        let letter = CreditCode::parse("1150010300928377OK");
        assert!(matches!(letter, Err(CodeFault::Character { character: 'O', position: 17, .. })), "{letter:?}");
    }

    #[test]
    fn domain_5_3_the_sums_and_the_organisation_parts_are_the_published_ones() {
        for (code, sum) in [("11500103009283772K", 849), ("11500103MB16469382", 1548), ("11500103009283727K", 839)] {
            assert_eq!(credit_sum(&values(code).unwrap()), sum, "{code}");
        }
        assert_eq!(["11500103009283772K", "11500103MB16469382"].map(organisation_check), ['2', '8']);
    }

    #[test]
    fn domain_5_3_the_check_of_the_transposed_code_would_be_x() {
        let values = values("11500103009283727K").unwrap();
        assert_eq!(credit_check(&values), 'X');
    }
}
