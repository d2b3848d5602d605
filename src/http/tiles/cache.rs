//! Tiles as they were drawn and packed last, weighed, and thrown away exactly where a commit changes what they show.
//!
//! Why by what was touched and not by revision? A commit of one building changes a dozen tiles; the other thousands are still right.
//! Never here: how a tile is drawn.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::encoding::Encoding;
use crate::atlas::{Atlas, Layer, TileError, TileId, Touched};
use crate::estate::SiteKind;
use crate::http::problem::Problem;

/// Bytes of tiles that are kept.
const ROOM: u64 = 64 << 20;
/// Tiles that are kept, about.
const TILES: usize = 20_000;
/// Changes that are remembered; after more of them everything is drawn anew.
const CHANGES: usize = 1_000;

/// Which tile, packed how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) layer: Layer,
    pub(super) kind: Option<SiteKind>,
    pub(super) tile: TileId,
    pub(super) encoding: Encoding,
}

/// A tile ready to be sent.
pub(super) struct Kept {
    pub(super) bytes: Bytes,
    pub(super) tag: String,
    /// How many changes it is known to have outlived.
    state: AtomicUsize,
}

impl Kept {
    /// Packs a tile; its tag is made of what is in it.
    pub(super) fn of(plain: Vec<u8>, encoding: Encoding) -> Result<Self, Problem> {
        let mut hasher = DefaultHasher::new();
        plain.hash(&mut hasher);
        let suffix = encoding.word().map(|word| format!("-{word}")).unwrap_or_default();
        let tag = format!("\"{:016x}{suffix}\"", hasher.finish());
        Ok(Self { bytes: encoding.pack(&plain)?.into(), tag, state: AtomicUsize::new(0) })
    }
}

#[derive(Clone)]
struct ByBytes;

impl Weighter<Key, Arc<Kept>> for ByBytes {
    fn weight(&self, _: &Key, kept: &Arc<Kept>) -> u64 {
        kept.bytes.len() as u64 + 128
    }
}

/// What has changed since the cache was begun.
#[derive(Default)]
struct Changes {
    atlas: Option<Arc<Atlas>>,
    touched: Vec<Touched>,
}

/// The tiles that are kept.
pub(in crate::http) struct TileCache {
    tiles: Cache<Key, Arc<Kept>, ByBytes>,
    changes: Mutex<Changes>,
}

impl Default for TileCache {
    fn default() -> Self {
        Self { tiles: Cache::with_weighter(TILES, ROOM, ByBytes), changes: Mutex::default() }
    }
}

impl TileCache {
    /// A tile of a revision as it is kept, if it is.
    pub(super) fn kept(&self, atlas: &Arc<Atlas>, key: Key) -> Option<Arc<Kept>> {
        let state = self.state(atlas)?;
        self.tiles.get(&key).filter(|kept| self.outlived(kept, key, state))
    }

    /// A tile of a revision: as it is kept where nothing it shows was touched since, else drawn anew.
    pub(super) fn find(
        &self,
        atlas: &Arc<Atlas>,
        key: Key,
        draw: impl FnOnce(&Atlas) -> Result<Vec<u8>, TileError>,
    ) -> Result<Arc<Kept>, Problem> {
        // Someone may still hold an older revision than the newest one seen: what they get is not kept.
        let Some(state) = self.state(atlas) else { return Ok(Arc::new(Kept::of(draw(atlas)?, key.encoding)?)) };
        let kept = Kept::of(draw(atlas)?, key.encoding)?;
        kept.state.store(state, Ordering::Relaxed);
        let kept = Arc::new(kept);
        self.tiles.insert(key, Arc::clone(&kept));
        Ok(kept)
    }

    /// How many changes lie behind a revision; `None` where a newer one was seen.
    fn state(&self, atlas: &Arc<Atlas>) -> Option<usize> {
        let mut changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(seen) = changes.atlas.clone().filter(|seen| !Arc::ptr_eq(seen, atlas)) {
            if atlas.revision().number < seen.revision().number {
                return None;
            }
            if changes.touched.len() >= CHANGES {
                changes.touched.clear();
                self.tiles.clear();
            }
            changes.touched.push(atlas.touched_since(&seen));
        }
        changes.atlas = Some(Arc::clone(atlas));
        Some(changes.touched.len())
    }

    /// Whether a kept tile shows nothing that was touched up to a state.
    fn outlived(&self, kept: &Kept, key: Key, state: usize) -> bool {
        let since = kept.state.load(Ordering::Relaxed);
        if since < state {
            let changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
            let bbox = key.tile.bbox();
            let range = changes.touched.get(since..state);
            if range.is_none_or(|range| range.iter().any(|touched| touched.meets(key.layer, bbox))) {
                return false;
            }
            kept.state.store(state, Ordering::Relaxed);
        }
        true
    }
}
