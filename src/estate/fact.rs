//! A value together with where it comes from.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize};

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
    #[serde(deserialize_with = "source")]
    pub source: Arc<str>,
    /// The day the value describes; `None` where the source gives none.
    pub as_of: Option<Date>,
    /// How well it is known.
    pub confidence: Confidence,
}

/// A known value with its provenance.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// Read field by field: a flattened struct is held back as a tree first, which takes several times as long, and a city has millions of
/// facts.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Fact<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Fields<T> {
            value: T,
            #[serde(deserialize_with = "source")]
            source: Arc<str>,
            as_of: Option<Date>,
            confidence: Confidence,
        }
        let Fields { value, source, as_of, confidence } = Fields::deserialize(deserializer)?;
        Ok(Self { value, provenance: Provenance { source, as_of, confidence } })
    }
}

/// A source. Facts that are read one after another mostly name the same one, which is then kept once.
fn source<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
    deserializer.deserialize_str(Source)
}

struct Source;

impl Visitor<'_> for Source {
    type Value = Arc<str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a source")
    }

    fn visit_str<E>(self, text: &str) -> Result<Arc<str>, E> {
        thread_local! {
            static LAST: RefCell<Arc<str>> = RefCell::new(Arc::from(""));
        }
        Ok(LAST.with_borrow_mut(|last| {
            if &**last != text {
                *last = Arc::from(text);
            }
            Arc::clone(last)
        }))
    }
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
