//! Zones (片区): what the document calls them, and the provisional outlines drawn for them.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Bilingual;
use crate::geometry::Shape;

/// Identifier of a zone within a programme, such as `A`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ZoneId(pub String);

impl fmt::Display for ZoneId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for ZoneId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

/// A zone of the programme.
#[doc(alias = "片区")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Identifier.
    pub id: ZoneId,
    /// Name.
    pub name: Bilingual,
    /// What the pattern 1+1+1+N calls it, if anything.
    pub element: Option<String>,
    /// Where it is, in the document's words.
    pub location: String,
    /// Industries the document wants there.
    pub industries: Vec<String>,
    /// 责任单位; empty means 未指定.
    pub lead_agencies: Vec<String>,
    /// Who may be meant where no lead is stated; an inference, never shown as the document's word.
    pub lead_hint: Vec<String>,
    /// 配合单位.
    pub supporting_agencies: Vec<String>,
    /// Floor area one firm is reckoned to take, derived from the table. Whole ㎡.
    pub square_metres_per_firm: u32,
}

impl Zone {
    /// Whether the document calls it a historic quarter (历史文化街区), by its name.
    #[must_use]
    pub fn is_historic_quarter(&self) -> bool {
        self.name.zh.contains("历史文化街区")
    }
}

/// A drawn outline of a zone. No official boundary is published: what is not official says so wherever it shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ZoneOutline {
    /// The zone it outlines.
    pub zone: ZoneId,
    /// Its surface.
    pub shape: Shape,
    /// Whether an authority published it.
    pub official: bool,
    /// Version of the drawing.
    pub version: String,
    /// Who drew it.
    pub drawn_by: String,
    /// When it was drawn.
    pub drawn_on: Option<Date>,
    /// How it was drawn.
    pub note: String,
}
