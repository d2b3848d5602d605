//! The rules as data: clauses with thresholds, versions and how sure we are of them.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::estate::{CarrierKind, Recognition};
use crate::programme::Bilingual;
use crate::units::parse_decimal;

/// Every rule of one version of the rule file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleBook {
    schema: String,
    /// Day the file describes.
    pub version: Date,
    /// The rules, in the order shown.
    pub rules: Vec<Rule>,
}

/// Why a rule file cannot be used.
#[derive(Debug, Error)]
pub enum RuleError {
    /// Not JSON of the expected form.
    #[error("the rule file is not valid: {0}; compare it with geodata/rules/recognition.json")]
    Malformed(#[from] serde_json::Error),
    /// A file format this version does not know.
    #[error("rule schema “{0}” is not known; this version reads zaiti-recognition/1")]
    Schema(String),
}

impl RuleBook {
    /// Reads a rule file.
    ///
    /// # Errors
    /// [`RuleError`] naming what is wrong.
    pub fn parse(json: &str) -> Result<Self, RuleError> {
        let book: Self = serde_json::from_str(json)?;
        if book.schema == "zaiti-recognition/1" { Ok(book) } else { Err(RuleError::Schema(book.schema)) }
    }

    /// The rule with this id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}

/// Level a rule confers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Of another place, for comparison only.
    Reference,
    /// 市级.
    Municipal,
    /// 国家备案众创空间.
    NationallyRegistered,
    /// 国家级孵化器, by the rule of 2018.
    National,
    /// 标准级, by the rule of 2025.
    StandardGrade,
    /// 卓越级, by the rule of 2025.
    ExcellentGrade,
}

impl Level {
    /// Whether it counts for 国家级孵化器和国家备案众创空间. The 2025 grades are conferred nationally and count, to be verified [K].
    #[must_use]
    pub const fn is_national(self) -> bool {
        matches!(self, Self::NationallyRegistered | Self::National | Self::StandardGrade | Self::ExcellentGrade)
    }

    /// Whether it lies above what a carrier already holds.
    #[must_use]
    pub const fn is_above(self, held: Option<Recognition>) -> bool {
        match held {
            Some(Recognition::NationallyRegistered | Recognition::National) => matches!(self, Self::ExcellentGrade),
            Some(Recognition::Municipal) => self.is_national(),
            Some(Recognition::District) | None => !matches!(self, Self::Reference),
        }
    }
}

/// Whether a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleStatus {
    /// In force.
    InForce,
    /// In force unless a later issue replaced it, which nobody has checked.
    InForceUnlessReplaced,
    /// To be checked against the issuer's text.
    Verify,
    /// Replaced; kept for carriers recognised under it.
    Replaced,
    /// Of another place.
    ReferenceOnly,
}

impl RuleStatus {
    /// Whether a carrier may still apply under such a rule, as far as is known.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::InForce | Self::InForceUnlessReplaced | Self::Verify)
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> Bilingual {
        match self {
            Self::InForce => Bilingual::new("现行", "in force"),
            Self::InForceUnlessReplaced => Bilingual::new("现行（是否已被替代待核）", "in force unless replaced (to verify)"),
            Self::Verify => Bilingual::new("待核", "to be verified"),
            Self::Replaced => Bilingual::new("已被替代，不再受理", "replaced, no longer open"),
            Self::ReferenceOnly => Bilingual::new("仅供参考，不受理", "for reference only, not open"),
        }
    }
}

/// One recognition rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable id, such as `CN-FHQ-2018`.
    pub id: String,
    /// Name of the recognition.
    pub name: Bilingual,
    /// Kinds of carrier it is for.
    pub carrier_kinds: Vec<CarrierKind>,
    /// Level it confers.
    pub level: Level,
    /// Document number.
    pub basis: String,
    /// Issuing body.
    pub issuer: String,
    /// First day it holds; absent where the source gives none.
    pub valid_from: Option<Date>,
    /// First day it no longer holds.
    pub valid_to: Option<Date>,
    /// Whether it holds.
    pub status: RuleStatus,
    /// How sure we are: C cited from the issuer, c from a secondary source.
    pub mark: String,
    /// Rules that replaced it.
    pub superseded_by: Vec<String>,
    /// Remark on the source.
    pub note: Option<String>,
    /// When it is reviewed.
    pub review: Option<String>,
    /// What must hold.
    pub clauses: Vec<Clause>,
}

impl Rule {
    /// Whether a carrier may apply under it on a day.
    #[must_use]
    pub fn is_open_on(&self, day: Date) -> bool {
        self.status.is_open()
            && self.valid_from.is_none_or(|first| day >= first)
            && self.valid_to.is_none_or(|first_without| day < first_without)
    }

    /// Whether it is for a kind of carrier; a carrier of unknown kind is held against every rule.
    #[must_use]
    pub fn is_for(&self, kind: Option<CarrierKind>) -> bool {
        kind.is_none_or(|kind| self.carrier_kinds.contains(&kind))
    }

    /// Whether the source leaves a threshold open, so that nobody can be found to pass it.
    #[must_use]
    pub fn lacks_thresholds(&self) -> bool {
        self.clauses.iter().any(Clause::lacks_threshold)
    }
}

impl Clause {
    fn lacks_threshold(&self) -> bool {
        match &self.test {
            Test::AnyOf { any_of } => any_of.iter().all(Self::lacks_threshold),
            Test::AtLeast { at_least: threshold, .. } | Test::AtMost { at_most: threshold, .. } => threshold.0.is_none(),
        }
    }
}

/// One clause of a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clause {
    /// Id within the rule.
    pub id: String,
    /// What it asks.
    pub name: Bilingual,
    /// How it is tested.
    #[serde(flatten)]
    pub test: Test,
}

/// How a clause is tested.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Test {
    /// One of several must hold.
    AnyOf {
        /// The alternatives.
        any_of: Vec<Clause>,
    },
    /// A figure must reach a threshold.
    AtLeast {
        /// Name of the figure.
        field: String,
        /// Threshold; `null` where the source does not give it.
        #[serde(deserialize_with = "present")]
        at_least: Threshold,
        /// Unit as printed.
        unit: String,
    },
    /// A figure must not exceed a threshold.
    AtMost {
        /// Name of the figure.
        field: String,
        /// Threshold; `null` where the source does not give it.
        #[serde(deserialize_with = "present")]
        at_most: Threshold,
        /// Unit as printed.
        unit: String,
    },
}

/// A threshold that must be written, be it `null`: a clause without it is a clause of the other sort.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Threshold, D::Error> {
    Threshold::deserialize(deserializer)
}

/// A threshold in millionths of its unit, or not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold(pub Option<i64>);

impl Serialize for Threshold {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.map(|millionths| millionths as f64 / 1e6).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Threshold {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Option::<f64>::deserialize(deserializer)? {
            None => Ok(Self(None)),
            Some(number) => {
                parse_decimal(&number.to_string(), 6).map(|value| Self(Some(value))).map_err(serde::de::Error::custom)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(json: &str) -> Result<Clause, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn an_upper_limit_is_read_as_one_and_a_null_threshold_is_kept() {
        let most = clause(r#"{"id":"stay","name":{"zh":"","en":""},"field":"f","at_most":24,"unit":"月"}"#).unwrap();
        assert!(matches!(most.test, Test::AtMost { at_most: Threshold(Some(24_000_000)), .. }), "{most:?}");
        let open = clause(r#"{"id":"area","name":{"zh":"","en":""},"field":"f","at_least":null,"unit":"㎡"}"#).unwrap();
        assert!(matches!(open.test, Test::AtLeast { at_least: Threshold(None), .. }), "{open:?}");
        assert!(clause(r#"{"id":"none","name":{"zh":"","en":""},"field":"f","unit":"㎡"}"#).is_err());
    }

    #[test]
    fn only_the_rules_of_2025_leave_thresholds_open() {
        let book = RuleBook::parse(include_str!("../../geodata/rules/recognition.json")).unwrap();
        let open: Vec<&str> = book.rules.iter().filter(|rule| rule.lacks_thresholds()).map(|rule| rule.id.as_str()).collect();
        assert_eq!(open, ["CN-FHQ-2025-STD", "CN-FHQ-2025-EXC"]);
    }
}
