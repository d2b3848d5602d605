//! Features of sites as they are written out, kept for as long as their revision is the current one: writing a feature costs forty times
//! what finding it costs. Never here: which features a page holds.
//!
//! Why by the address of a site in memory? It is the cheapest name a site has, and the snapshot that is held here keeps it from moving.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::atlas::{Atlas, Filter, PageRequest};
use crate::estate::{Site, SiteId, SiteKind};

/// Bytes of features that are kept.
const ROOM: usize = 256 << 20;

/// A site, and whether it is written as one of its kind or as one of all.
type Key = (usize, Option<SiteKind>);

/// Features of one revision as JSON.
#[derive(Default)]
struct Shelf {
    features: HashMap<Key, Arc<str>>,
    order: HashMap<Option<SiteKind>, Arc<[SiteId]>>,
    bytes: usize,
}

/// A shelf with the snapshot it is of.
struct Held {
    atlas: Arc<Atlas>,
    shelf: Arc<RwLock<Shelf>>,
}

/// Features as JSON, those of the revision that was asked for last.
#[derive(Default)]
pub(in crate::http) struct Written(Mutex<Option<Held>>);

impl Written {
    /// The features of sites, in their order; those that are not kept are written by `write`.
    pub(super) fn of(
        &self,
        atlas: &Arc<Atlas>,
        sites: &[&Site],
        kind: Option<SiteKind>,
        write: impl Fn(&Site) -> Option<String>,
    ) -> Vec<Arc<str>> {
        let shelf = self.shelf(atlas);
        let key = |site: &Site| (std::ptr::from_ref(site).addr(), kind);
        let kept: Vec<Option<Arc<str>>> = {
            let shelf = shelf.read().unwrap_or_else(PoisonError::into_inner);
            sites.iter().map(|site| shelf.features.get(&key(site)).cloned()).collect()
        };
        let mut new = Vec::new();
        let features = sites.iter().zip(kept).filter_map(|(site, kept)| {
            kept.or_else(|| {
                let written: Arc<str> = write(site)?.into();
                new.push((key(site), Arc::clone(&written)));
                Some(written)
            })
        });
        let features = features.collect();
        if !new.is_empty() {
            shelf.write().unwrap_or_else(PoisonError::into_inner).keep(new);
        }
        features
    }

    /// The ids of all sites of a kind, or of all, in their order.
    pub(super) fn in_order(&self, atlas: &Arc<Atlas>, kind: Option<SiteKind>) -> Arc<[SiteId]> {
        let shelf = self.shelf(atlas);
        if let Some(ids) = shelf.read().unwrap_or_else(PoisonError::into_inner).order.get(&kind) {
            return Arc::clone(ids);
        }
        let filter = Filter { kinds: kind.into_iter().collect(), ..Filter::default() };
        let all = atlas.page(&PageRequest { filter, limit: usize::MAX, ..PageRequest::default() });
        let ids: Arc<[SiteId]> = all.sites.iter().map(|site| site.id.clone()).collect();
        shelf.write().unwrap_or_else(PoisonError::into_inner).order.insert(kind, Arc::clone(&ids));
        ids
    }

    /// The shelf of a revision; asking for another one clears it.
    fn shelf(&self, atlas: &Arc<Atlas>) -> Arc<RwLock<Shelf>> {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = now.as_ref().filter(|held| Arc::ptr_eq(&held.atlas, atlas)) {
            return Arc::clone(&held.shelf);
        }
        let shelf = Arc::default();
        *now = Some(Held { atlas: Arc::clone(atlas), shelf: Arc::clone(&shelf) });
        shelf
    }
}

impl Shelf {
    fn keep(&mut self, new: Vec<(Key, Arc<str>)>) {
        for (key, feature) in new {
            if self.bytes + feature.len() > ROOM {
                self.features.clear();
                self.bytes = 0;
            }
            self.bytes += feature.len();
            self.features.insert(key, feature);
        }
    }
}
