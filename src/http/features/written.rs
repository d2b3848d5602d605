//! Features of sites as they are written out, kept for as long as their revision is the current one: writing a feature costs forty times
//! what finding it costs. Never here: which features a page holds.
//!
//! Why by the address of a site in memory? It is the cheapest name a site has, and the snapshot that is held here keeps it from moving.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::atlas::{Atlas, Listing};
use crate::estate::{Site, SiteKind};

/// Bytes of features that are kept.
const ROOM: usize = 256 << 20;

/// A site, and whether it is written as one of its kind or as one of all.
type Key = (usize, Option<SiteKind>);

/// Features of one revision as JSON.
#[derive(Default)]
struct Shelf {
    features: HashMap<Key, Box<str>, BuildHasherDefault<ByAddress>>,
    order: HashMap<Option<SiteKind>, Arc<Listing>>,
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
    /// Shows `see` the features of sites, in their order; those that are not kept are written by `write`.
    pub(super) fn of<T>(
        &self,
        atlas: &Arc<Atlas>,
        sites: &[&Site],
        kind: Option<SiteKind>,
        write: impl Fn(&Site) -> Option<String>,
        see: impl FnOnce(&[&str]) -> T,
    ) -> T {
        let shelf = self.shelf(atlas);
        let key = |site: &Site| (std::ptr::from_ref(site).addr(), kind);
        let kept = shelf.read().unwrap_or_else(PoisonError::into_inner);
        let mut features: Vec<Option<&str>> = Vec::with_capacity(sites.len());
        features.extend(sites.iter().map(|site| kept.features.get(&key(site)).map(|feature| &**feature)));
        let missing = sites.iter().zip(&features).filter(|(_, feature)| feature.is_none());
        let new: Vec<(Key, Box<str>)> = missing.filter_map(|(site, _)| Some((key(site), write(site)?.into()))).collect();
        let mut written = new.iter().map(|(_, feature)| &**feature);
        let whole: Vec<&str> = features.into_iter().filter_map(|feature| feature.or_else(|| written.next())).collect();
        let seen = see(&whole);
        drop(kept);
        if !new.is_empty() {
            shelf.write().unwrap_or_else(PoisonError::into_inner).keep(new);
        }
        seen
    }

    /// All sites of a kind, or all, in the order of their ids.
    pub(super) fn in_order(&self, atlas: &Arc<Atlas>, kind: Option<SiteKind>) -> Arc<Listing> {
        let shelf = self.shelf(atlas);
        if let Some(order) = shelf.read().unwrap_or_else(PoisonError::into_inner).order.get(&kind) {
            return Arc::clone(order);
        }
        let order = Arc::new(atlas.listing(kind));
        shelf.write().unwrap_or_else(PoisonError::into_inner).order.insert(kind, Arc::clone(&order));
        order
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
    fn keep(&mut self, new: Vec<(Key, Box<str>)>) {
        for (key, feature) in new {
            if self.bytes + feature.len() > ROOM {
                self.features.clear();
                self.bytes = 0;
            }
            self.bytes += feature.len();
            if let Some(before) = self.features.insert(key, feature) {
                self.bytes -= before.len();
            }
        }
    }
}

/// Addresses are spread already; they only have to be mixed a little.
#[derive(Default)]
struct ByAddress(u64);

impl Hasher for ByAddress {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_usize(usize::from(*byte)));
    }

    fn write_usize(&mut self, number: usize) {
        self.0 = (self.0.rotate_left(7) ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_isize(&mut self, number: isize) {
        self.write_usize(number.cast_unsigned());
    }
}
