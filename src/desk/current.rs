//! The snapshot that questions meet: how it follows the store, commit by commit, and is tidied beside its readers. Never here: a question.
//!
//! A commit of a few sites is laid over the snapshot before it; once such layers have grown, everything is indexed anew on a thread of its
//! own, and what was committed meanwhile is laid over that. Readers keep the snapshot they hold.

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread;

use super::{Desk, DeskError};
use crate::atlas::Atlas;

/// With more changed sites than this, loading everything is the shorter way.
pub(super) const FEW: usize = 512;

/// The current snapshot.
pub(super) struct Current {
    shown: Arc<RwLock<Arc<Atlas>>>,
    /// Held while the snapshot follows the store, so that no commit is laid over a snapshot that another has left behind.
    following: Arc<Mutex<()>>,
    tidying: Arc<Mutex<()>>,
}

impl Current {
    pub(super) fn of(atlas: Atlas) -> Self {
        Self { shown: Arc::new(RwLock::new(Arc::new(atlas))), following: Arc::default(), tidying: Arc::default() }
    }

    pub(super) fn atlas(&self) -> Arc<Atlas> {
        shown(&self.shown)
    }

    /// Indexes everything anew on a thread of its own, unless one is at it.
    fn tidy(&self) {
        let (current, following, tidying) = (Arc::clone(&self.shown), Arc::clone(&self.following), Arc::clone(&self.tidying));
        // Where no thread can be had, the layers stay: answers are the same, only slower.
        let _ = thread::Builder::new().name("tidying".to_owned()).spawn(move || {
            let Ok(_alone) = tidying.try_lock() else { return };
            let before = shown(&current);
            if before.is_layered() {
                let merged = before.merged();
                let _following = following.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(tidy) = shown(&current).over(&merged) {
                    show(&current, tidy);
                }
            }
        });
    }
}

fn shown(current: &RwLock<Arc<Atlas>>) -> Arc<Atlas> {
    Arc::clone(&current.read().unwrap_or_else(PoisonError::into_inner))
}

fn show(current: &RwLock<Arc<Atlas>>, atlas: Atlas) {
    let mut current = current.write().unwrap_or_else(PoisonError::into_inner);
    let before = std::mem::replace(&mut *current, Arc::new(atlas));
    drop(current);
    // What nobody reads any more is let go of while readers go on.
    drop(before);
}

impl Desk {
    /// Swaps in the snapshot of whatever revision the store is at. It is made beside the current one, which readers keep until then.
    pub(super) fn catch_up(&self) -> Result<(), DeskError> {
        self.catch_up_to(u64::MAX)
    }

    /// The same, where the snapshot is not at a revision yet: of several who changed something at once, the first brings it in for all.
    pub(super) fn catch_up_to(&self, revision: u64) -> Result<(), DeskError> {
        let _following = self.current.following.lock().unwrap_or_else(PoisonError::into_inner);
        let before = self.atlas();
        if before.revision().number >= revision {
            return Ok(());
        }
        let next = match self.store.changes_since(before.revision().number, FEW)? {
            Some((revision, _)) if revision.number == before.revision().number => return Ok(()),
            Some((revision, changes)) => before.with(revision, &changes),
            None => Atlas::build(self.store.load()?),
        };
        let layered = next.is_layered();
        show(&self.current.shown, next);
        if layered {
            self.current.tidy();
        }
        Ok(())
    }
}
