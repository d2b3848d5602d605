//! A value together with where it comes from.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How well a value is known.
#[doc(alias = "可信度")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// 示例: made up for the example. Must say so wherever it shows.
    Example,
    /// 推算: computed or inferred.
    Estimated,
    /// 填报: reported by someone.
    Reported,
    /// 核实: checked by someone.
    Verified,
}

/// Where a value comes from, of when it is, and how well it is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Who or what says so.
    pub source: Arc<str>,
    /// The day the value describes; `None` where the source gives none.
    pub as_of: Option<Date>,
    /// How well it is known.
    pub confidence: Confidence,
}

/// A known value with its provenance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// A fact, or unknown.
pub type Known<T> = Option<Fact<T>>;

impl<T> Fact<T> {
    /// A value from a source.
    #[must_use]
    pub fn new(value: T, provenance: &Provenance) -> Self {
        Self { value, provenance: provenance.clone() }
    }

    /// The same provenance for a value derived from this one.
    #[must_use]
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Fact<U> {
        Fact { value: f(self.value), provenance: self.provenance }
    }
}
