//! Everything one revision holds, and what leads from one revision to the next.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Site, SiteId};
use crate::geometry::Shape;
use crate::programme::{Programme, ZoneOutline};

/// One committed state of the project. Revisions count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// Sequence number.
    pub number: u64,
    /// When it was committed.
    pub at: Timestamp,
    /// Who committed it.
    pub who: String,
    /// Why.
    pub why: String,
    /// SHA-256 over the content, hexadecimal; equal content has an equal hash.
    pub content_hash: String,
}

/// What a backdrop feature is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackdropKind {
    /// Outline of the district.
    District,
    /// River or lake.
    Water,
    /// Park or green.
    Park,
    /// Rail or metro station.
    Station,
}

/// A feature drawn under the sites so that people find their way. Never measured, never official.
#[derive(Debug, Clone, PartialEq)]
pub struct Backdrop {
    /// What it is.
    pub kind: BackdropKind,
    /// Chinese name, if it has one.
    pub name: Option<String>,
    /// English name, if it has one.
    pub name_en: Option<String>,
    /// Where it is.
    pub shape: Shape,
    /// Where the drawing comes from, with the attribution it needs.
    pub source: Arc<str>,
}

/// Everything one revision holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    /// Which revision it is.
    pub revision: Revision,
    /// The programme in force for the project.
    pub programme: Arc<Programme>,
    /// Drawn zone outlines.
    pub outlines: Vec<ZoneOutline>,
    /// What is drawn underneath.
    pub backdrop: Vec<Backdrop>,
    /// Every site, ordered by id.
    pub sites: Vec<Site>,
}

/// One step from a revision to the next.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Adds a site, or replaces the one with the same id.
    Put(Arc<Site>),
    /// Takes a site out; earlier revisions keep it.
    Retire(SiteId),
    /// Sets the programme.
    SetProgramme(Box<Programme>),
    /// Replaces all zone outlines.
    SetOutlines(Vec<ZoneOutline>),
    /// Replaces the backdrop.
    SetBackdrop(Vec<Backdrop>),
}

impl Change {
    /// Adds a site, or replaces the one with the same id.
    #[must_use]
    pub fn put(site: Site) -> Self {
        Self::Put(Arc::new(site))
    }
}
