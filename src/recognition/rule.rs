//! The rules as data: clauses with thresholds, versions and how sure we are of them.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::estate::CarrierKind;
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
    /// Level it confers, such as `municipal`.
    pub level: String,
    /// Document number.
    pub basis: String,
    /// Issuing body.
    pub issuer: String,
    /// First day it holds; absent where the source gives none.
    pub valid_from: Option<Date>,
    /// First day it no longer holds.
    pub valid_to: Option<Date>,
    /// `in_force`, `verify`, `replaced`…
    pub status: String,
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
        at_least: Threshold,
        /// Unit as printed.
        unit: String,
    },
    /// A figure must not exceed a threshold.
    AtMost {
        /// Name of the figure.
        field: String,
        /// Threshold; `null` where the source does not give it.
        at_most: Threshold,
        /// Unit as printed.
        unit: String,
    },
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
