//! One site added, replaced, changed or taken out by somebody who says what they saw before. Never here: a header or a status.

use std::hash::BuildHasher as _;
use std::sync::Arc;

use serde_json::Value;

use super::importing::with_the_ground;
use super::{Desk, DeskError};
use crate::atlas::Atlas;
use crate::estate::{Change, Site, SiteId, SiteKind};
use crate::exchange::{self, Audience, Cover, Finding, Format, ReadOptions, Severity};
use crate::geometry::Datum;
use crate::store::StoreError;

/// How often a change is tried again because somebody else changed something else meanwhile.
const TRIES: usize = 16;

/// What is to be done to a site.
#[derive(Debug, Clone)]
pub enum Edit<'a> {
    /// A new one, out of a GeoJSON feature.
    Add(&'a Value),
    /// The same site with other content.
    Replace(&'a Value),
    /// Some of its content: an RFC 7386 merge patch of its feature.
    Patch(&'a Value),
    /// It is taken out; earlier revisions keep it.
    Retire,
}

/// Who changes what, and what they believe to be there.
#[derive(Debug, Clone)]
pub struct EditRequest<'a> {
    /// Kind of site.
    pub kind: SiteKind,
    /// Which site; `None` for a new one.
    pub id: Option<&'a SiteId>,
    /// Tags of the content it may have; `None` for any.
    pub tags: Option<&'a [String]>,
    /// What is to be done.
    pub edit: Edit<'a>,
    /// Who does it.
    pub who: &'a str,
    /// Why.
    pub why: &'a str,
}

/// A site as an edit left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// Which site.
    pub id: SiteId,
    /// The tag of what was written, whatever others wrote since; `None` where it was taken out.
    pub tag: Option<String>,
}

/// Why a site was not changed.
#[derive(Debug)]
pub enum EditFault {
    /// There is no such site.
    Missing,
    /// There is one already.
    Present(SiteId),
    /// Its content is not what the caller saw.
    Changed,
    /// The feature is faulty, with what is wrong.
    Faulty(Vec<Finding>),
    /// Anything else.
    Desk(DeskError),
}

impl<E: Into<DeskError>> From<E> for EditFault {
    fn from(error: E) -> Self {
        Self::Desk(error.into())
    }
}

impl Desk {
    /// What names the content of a site in a snapshot, the one that is shown beside it; equal content has an equal tag.
    #[must_use]
    pub fn tag_in(&self, atlas: &Atlas, id: &SiteId) -> Option<String> {
        atlas.site(id).map(|site| self.tag(site))
    }

    /// Names all of a site's content, restricted facts included, by a hash under a key of this run: without the key nobody can try which
    /// owner or mortgage gives the tag they were shown.
    fn tag(&self, site: &Site) -> String {
        format!("\"{:016x}\"", self.tag_key.hash_one(feature_of(site).to_string()))
    }

    /// Changes one site, in a revision of its own. Nobody's change is lost: where the site is no longer what the caller saw, nothing is
    /// changed.
    ///
    /// # Errors
    /// [`EditFault`]; nothing is changed then.
    pub fn edit(&self, request: &EditRequest<'_>) -> Result<Edited, EditFault> {
        let mut tries = 0;
        loop {
            let atlas = self.atlas();
            let change = change_of(request, &atlas, |site| self.tag(site))?;
            let edited = match &change {
                Change::Put(site) => Edited { id: site.id.clone(), tag: Some(self.tag(site)) },
                Change::Retire(id) => Edited { id: id.clone(), tag: None },
                Change::SetProgramme(_) | Change::SetOutlines(_) | Change::SetBackdrop(_) => return Err(EditFault::Missing),
            };
            match self.store.commit_unless_changed_since(atlas.revision().number, request.who, request.why, &change) {
                Ok(committed) => {
                    self.catch_up_to(committed.revision.number)?;
                    return Ok(edited);
                }
                Err(StoreError::Conflict { .. }) if tries < TRIES => {
                    tries += 1;
                    self.catch_up()?;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }
}

fn change_of(request: &EditRequest<'_>, atlas: &Atlas, tag: impl Fn(&Site) -> String) -> Result<Change, EditFault> {
    let present = request.id.and_then(|id| atlas.site(id)).filter(|site| site.kind() == request.kind);
    if let Edit::Add(feature) = request.edit {
        let site = site_of(atlas, feature, request.kind, None)?;
        return if atlas.site(&site.id).is_some() { Err(EditFault::Present(site.id)) } else { Ok(Change::put(site)) };
    }
    let present = present.ok_or(EditFault::Missing)?;
    if request.tags.is_some_and(|tags| !tags.contains(&tag(present))) {
        return Err(EditFault::Changed);
    }
    let changed = match request.edit {
        Edit::Add(_) | Edit::Retire => return Ok(Change::Retire(present.id.clone())),
        Edit::Replace(feature) => site_of(atlas, feature, request.kind, Some(&present.id))?,
        Edit::Patch(patch) => {
            let mut feature = feature_of(present);
            merge(&mut feature, patch);
            site_of(atlas, &feature, request.kind, Some(&present.id))?
        }
    };
    Ok(Change::put(changed))
}

/// Reads one GeoJSON feature as an import of one row would.
fn site_of(atlas: &Atlas, feature: &Value, kind: SiteKind, id: Option<&SiteId>) -> Result<Site, EditFault> {
    let mut feature = feature.clone();
    if let (Some(id), Some(object)) = (id, feature.as_object_mut()) {
        object.insert("id".to_owned(), id.0.clone().into());
        if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert("id".to_owned(), id.0.clone().into());
        }
    } else if feature["id"].is_null() && feature["properties"]["id"].is_null() {
        feature["id"] = new_id(kind)?.into();
    }
    let collection = serde_json::json!({ "type": "FeatureCollection", "features": [&feature] });
    let options = ReadOptions { kind: Some(kind), datum: Some(Datum::Cgcs2000), ..ReadOptions::default() };
    let options = ReadOptions { known: known_of(atlas, &feature), ..with_the_ground(atlas, options) };
    let checked = exchange::read("feature.geojson", collection.to_string().as_bytes(), &options).map_err(DeskError::from)?;
    let faults: Vec<Finding> = checked.findings.into_iter().filter(|finding| finding.severity == Severity::Fault).collect();
    match checked.sites.into_iter().next() {
        Some(site) if faults.is_empty() && site.kind() == kind => Ok(Arc::unwrap_or_clone(site)),
        _ => Err(EditFault::Faulty(faults)),
    }
}

/// The sites from which a feature may take its position: none where it has one, the site itself where that has one, else all.
fn known_of(atlas: &Atlas, feature: &Value) -> Arc<exchange::Known> {
    let id = feature["id"].as_str().or_else(|| feature["properties"]["id"].as_str());
    let own = id.and_then(|id| atlas.site(&id.into())).filter(|site| site.shape.is_some());
    Arc::new(match own {
        _ if !feature["geometry"].is_null() => exchange::Known::default(),
        Some(site) => exchange::Known::of([site]),
        None => exchange::Known::of(atlas.sites()),
    })
}

fn new_id(kind: SiteKind) -> Result<String, EditFault> {
    let number = getrandom::u64().map_err(DeskError::NoRandomness)?;
    Ok(format!("{}-{number:016x}", kind.word()))
}

/// A site as the feature that an official export writes, restricted facts included.
fn feature_of(site: &Site) -> Value {
    // GeoJSON takes every site there is.
    let bytes = exchange::write(Format::Geojson, &[site], Audience::Official, &Cover::default()).unwrap_or_default();
    let written: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    written["features"][0].clone()
}

/// RFC 7386: null takes out, objects are merged, anything else replaces.
fn merge(target: &mut Value, patch: &Value) {
    let Some(patch) = patch.as_object() else {
        *target = patch.clone();
        return;
    };
    // A shape is replaced as a whole: half of one is none.
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let Some(object) = target.as_object_mut() else { return };
    for (name, value) in patch {
        if value.is_null() && name != "geometry" {
            object.remove(name);
        } else if name == "geometry" {
            object.insert(name.clone(), value.clone());
        } else {
            merge(object.entry(name.clone()).or_insert(Value::Null), value);
        }
    }
}
