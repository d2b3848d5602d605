//! A site as it is stored: canonical JSON, where its shape comes from, and the shape. Never here: SQL.
//!
//! Why JSON as the truth, and columns beside it? Each fact carries source, day and confidence; the JSON keeps all of it, whatever the
//! next version adds, and the columns show a GIS user the values. Unknown fields are left out of the JSON, so that a version that knows
//! more fields still finds equal content equal.

use rusqlite::types::Value as Cell;
use serde::Deserialize;
use serde_json::Value;

use super::StoreError;
use super::blob;
use super::content;
use super::digest::{Digest, Framed};
use super::layers;
use super::reading::{Parser, Stored};
use super::shown::Shown;
use crate::estate::canonical;
use crate::estate::{Confidence, Site, SiteId, SiteKind};

/// What is stored of one site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    /// Canonical JSON of the site without its shape.
    pub(super) facts: String,
    /// Canonical JSON of the shape's provenance.
    pub(super) shape_facts: Option<String>,
    /// The shape as a GeoPackage blob.
    pub(super) geometry: Option<Vec<u8>>,
}

/// A record on its way into the tables.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: SiteId,
    pub(super) kind: SiteKind,
    pub(super) record: Record,
    pub(super) digest: Digest,
    /// What a GIS user sees of it.
    pub(super) shown: Shown,
    /// The bucket of its id.
    pub(super) bucket: u16,
}

impl Row {
    /// The row of a site; refused when it would not read back equal.
    pub(super) fn of(site: &Site) -> Result<Self, StoreError> {
        let inexact = |reason: String| StoreError::Inexact { what: format!("site “{}”", site.id), reason };
        let tree = canonical(site).map_err(|error| inexact(error.to_string()))?;
        let shape_tree = site.shape.as_ref().map(|shape| canonical(&shape.provenance)).transpose();
        let shape_tree = shape_tree.map_err(|error| inexact(error.to_string()))?;
        let record = Record {
            facts: tree.to_string(),
            shape_facts: shape_tree.as_ref().map(Value::to_string),
            geometry: site.shape.as_ref().map(|shape| blob::blob(&shape.value)),
        };
        match record.site() {
            Ok(read) if read == *site => {
                let shown = layers::shown(site.kind(), &tree, shape_tree.as_ref());
                Ok(Self::from_parts(site.id.clone(), site.kind(), record, Shown::of(shown)))
            }
            Ok(_) => Err(inexact("a value changes when it is read back".to_owned())),
            Err(StoreError::Damaged(reason)) => Err(inexact(reason)),
            Err(other) => Err(other),
        }
    }

    /// The row of a record that was stored before.
    pub(super) fn stored(record: Record) -> Result<Self, StoreError> {
        Self::stored_as(record, layers::shown)
    }

    /// The same, shown to a GIS user as the caller shows it.
    pub(super) fn stored_as(
        record: Record,
        shown: impl Fn(SiteKind, &Value, Option<&Value>) -> Vec<Cell>,
    ) -> Result<Self, StoreError> {
        let site = record.site()?;
        let tree = |text: &str| serde_json::from_str::<Value>(text).map_err(|error| StoreError::Damaged(error.to_string()));
        let shape_tree = record.shape_facts.as_deref().map(tree).transpose()?;
        let shown = shown(site.kind(), &tree(&record.facts)?, shape_tree.as_ref());
        Ok(Self::from_parts(site.id.clone(), site.kind(), record, Shown::of(shown)))
    }

    /// A row whose record says what is shown.
    pub(super) fn from_parts(id: SiteId, kind: SiteKind, record: Record, shown: Shown) -> Self {
        let (digest, bucket) = (record.digest(&id), content::bucket(&id));
        Self { id, kind, record, digest, shown, bucket }
    }
}

impl Record {
    /// The site it describes.
    pub(super) fn site(&self) -> Result<Site, StoreError> {
        Parser::default().site(Stored {
            facts: self.facts.as_bytes(),
            shape_facts: self.shape_facts.as_deref().map(str::as_bytes),
            geometry: self.geometry.as_deref(),
        })
    }

    /// Digest of the content.
    pub(super) fn digest(&self, id: &SiteId) -> Digest {
        Framed::new("zaiti-site/1")
            .field(id.0.as_bytes())
            .field(self.facts.as_bytes())
            .optional(self.shape_facts.as_deref().map(str::as_bytes))
            .optional(self.geometry.as_deref())
            .digest()
    }
}

/// What can be said of a row as a whole: all its sources, its oldest day and its weakest confidence.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Standing {
    pub(super) sources: Vec<String>,
    pub(super) oldest: Option<String>,
    pub(super) weakest: Option<Confidence>,
}

impl Standing {
    /// Gathered from every fact of a row and from those of its shape.
    pub(super) fn of(tree: &Value, shape: Option<&Value>) -> Self {
        let mut standing = Self::default();
        if let Value::Object(fields) = tree {
            // Columns that merely came along may be called anything, `source` too.
            fields.iter().filter(|(key, _)| *key != "other").for_each(|(_, value)| standing.gather(value));
        }
        if let Some(facts) = shape {
            standing.gather(facts);
        }
        standing.sources.sort();
        standing
    }

    fn gather(&mut self, tree: &Value) {
        match tree {
            Value::Object(fields) => {
                if let Some(confidence) = fields.get("confidence") {
                    self.count(confidence, fields.get("source"), fields.get("as_of"));
                }
                fields.values().for_each(|value| self.gather(value));
            }
            Value::Array(items) => items.iter().for_each(|item| self.gather(item)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn count(&mut self, confidence: &Value, source: Option<&Value>, as_of: Option<&Value>) {
        if let Ok(confidence) = Confidence::deserialize(confidence) {
            self.weakest = Some(self.weakest.map_or(confidence, |weakest| weakest.min(confidence)));
        }
        if let Some(source) = source.and_then(Value::as_str)
            && !self.sources.iter().any(|known| known == source)
        {
            self.sources.push(source.to_owned());
        }
        if let Some(day) = as_of.and_then(Value::as_str)
            && self.oldest.as_deref().is_none_or(|oldest| day < oldest)
        {
            self.oldest = Some(day.to_owned());
        }
    }
}
