//! The snapshot that questions meet: how it follows the store, commit by commit, and is tidied beside its readers. Never here: a question.
//!
//! A commit of a few sites is laid over the snapshot before it; once such layers have grown, everything is indexed anew on a thread of its
//! own, and what was committed meanwhile is laid over that. Readers keep the snapshot they hold.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread;

use super::snapshots::{MOST_HELD, SnapshotFile, indexed, read_ahead, shelf};
use super::{Desk, DeskError};
use crate::atlas::Atlas;
use crate::estate::{Change, Revision};
use crate::store::{Store, StoreError};

/// With more changed sites than this, loading everything is the shorter way.
pub(super) const FEW: usize = 512;

/// The current snapshot.
pub(super) struct Current {
    shown: Arc<RwLock<Arc<Atlas>>>,
    /// Held while the snapshot follows the store, so that no commit is laid over a snapshot that another has left behind.
    following: Arc<Mutex<()>>,
    tidying: Arc<Mutex<()>>,
    pub(super) file: Arc<SnapshotFile>,
    /// Whether the file is brought up to what is shown.
    keeps: bool,
}

impl Current {
    pub(super) fn of(atlas: Atlas, file: SnapshotFile) -> Self {
        let shown = Arc::new(RwLock::new(Arc::new(atlas)));
        Self { shown, following: Arc::default(), tidying: Arc::default(), file: Arc::new(file), keeps: false }
    }

    /// Keeps the snapshot file from now on, and reads what is still in the store.
    pub(super) fn keep(&mut self) {
        self.keeps = true;
        let (current, file) = (Arc::clone(&self.shown), Arc::clone(&self.file));
        beside("reading ahead", move || {
            file.lay_up(&current);
            read_ahead(&shown(&current));
        });
    }

    pub(super) fn atlas(&self) -> Arc<Atlas> {
        shown(&self.shown)
    }

    /// Shows another snapshot of a store from now on.
    fn show(&self, atlas: Atlas, store: &Store) {
        let (layered, anew) = (atlas.is_layered(), atlas.indexed() != self.atlas().indexed());
        show(&self.shown, atlas);
        if layered {
            self.tidy(store.path());
        } else if self.keeps && anew {
            let (current, file) = (Arc::clone(&self.shown), Arc::clone(&self.file));
            beside("laying up", move || file.lay_up(&current));
        }
    }

    /// Indexes everything anew on a thread of its own, unless one is at it.
    fn tidy(&self, project: &Path) {
        let (current, following, tidying) = (Arc::clone(&self.shown), Arc::clone(&self.following), Arc::clone(&self.tidying));
        let (file, project) = (self.keeps.then(|| Arc::clone(&self.file)), project.to_owned());
        beside("tidying", move || {
            let Ok(_alone) = tidying.try_lock() else { return };
            if shown(&current).is_layered()
                && let Err(error) = tidied(&current, &following, &project, MOST_HELD)
            {
                tracing::warn!(%error, "what changed could not be indexed with everything else; it is tried again after the next change");
            }
            file.iter().for_each(|file| file.lay_up(&current));
        });
    }
}

/// Shows everything indexed anew: out of the snapshot that holds its sites, or out of the store where there are too many to hold.
fn tidied(current: &RwLock<Arc<Atlas>>, following: &Mutex<()>, project: &Path, most_held: usize) -> Result<(), StoreError> {
    let (before, store) = (shown(current), Store::open_to_read(project)?);
    let anew = if before.sites().len() <= most_held { before.merged() } else { indexed(&store, most_held)? };
    let _following = following.lock().unwrap_or_else(PoisonError::into_inner);
    // Where the programme changed meanwhile, everything was indexed anew for that.
    if let Some((revision, changes)) = store.changes_since(anew.revision().number, FEW)? {
        show(current, anew.with(revision, &changes));
    }
    Ok(())
}

/// Does something on a thread of its own. Where no thread can be had it is left undone: answers are the same, only slower.
fn beside(name: &str, work: impl FnOnce() + Send + 'static) {
    let _ = thread::Builder::new().name(name.to_owned()).spawn(work);
}

pub(super) fn shown(current: &RwLock<Arc<Atlas>>) -> Arc<Atlas> {
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
    /// Swaps in what a commit of many changes made of the snapshot, without reading back what was just written. Where somebody else
    /// committed in between, or where most sites are in the store anyway, the store is asked.
    pub(super) fn follow(&self, revision: &Revision, changes: Vec<Change>) -> Result<(), DeskError> {
        self.follow_holding(revision, changes, MOST_HELD)
    }

    fn follow_holding(&self, revision: &Revision, changes: Vec<Change>, most_held: usize) -> Result<(), DeskError> {
        if changes.len() > FEW {
            let _following = self.current.following.lock().unwrap_or_else(PoisonError::into_inner);
            let before = self.atlas();
            let held = before.sites().len();
            if before.revision().number + 1 == revision.number && held <= most_held {
                let leaves = held + changes.len() > most_held;
                let archive = leaves.then(|| shelf(&self.store, revision.number)).transpose()?;
                self.current.show(before.after_all(revision.clone(), changes, archive), &self.store);
                return Ok(());
            }
        }
        self.catch_up()
    }

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
            None => indexed(&self.store, MOST_HELD)?,
        };
        self.current.show(next, &self.store);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use jiff::civil::date;

    use super::super::{ImportRequest, example_package};
    use super::*;
    use crate::atlas::Layer;
    use crate::exchange::{self, ReadOptions};

    /// Vacant buildings in a row: how many, how large, and where the row lies.
    fn ledger(many: usize, vacant: usize, lat: f64) -> String {
        (0..many).fold("编号,名称,经度,纬度,空置面积\n".to_owned(), |mut text, number| {
            let _ = writeln!(text, "B-{number:04},{number}号楼,{:.5},{lat},{vacant}", 106.53 + number as f64 / 1e5);
            text
        })
    }

    #[test]
    fn the_snapshot_after_a_large_import_is_what_the_project_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.gpkg");
        let desk = Desk::init(&project, &example_package(), "甲", "建库").unwrap().desk;
        let before = desk.atlas();
        for (sheet, revision) in [(ledger(700, 100, 29.55), 2), (ledger(FEW + 88, 250, 29.56), 3), (ledger(600, 250, 29.56), 3)] {
            let report = desk.import(&ImportRequest::of_ledger(&sheet)).unwrap();
            assert_eq!((report.committed, report.revision), (true, Some(revision)), "{:?}", report.findings);
            let (held, stored) = (desk.atlas(), Desk::open_to_read(&project).unwrap().atlas());
            assert!(held.sites().iter().eq(stored.sites()));
            assert_eq!(held.revision(), stored.revision());
            assert_eq!(held.board(), stored.board());
            let today = date(2026, 6, 1);
            assert_eq!(held.overview(today), stored.overview(today));
        }
        assert_eq!((before.revision().number, desk.atlas().sites().len()), (1, before.sites().len() + 700));
    }

    #[test]
    fn an_import_of_more_sites_than_are_held_lets_go_of_them_and_reads_them_back() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.gpkg");
        let desk = Desk::init(&project, &example_package(), "甲", "建库").unwrap().desk;
        for (lat, most_held) in [(29.55, desk.atlas().sites().len()), (29.56, 0)] {
            let read = exchange::read("台账.csv", ledger(1_100, 100, lat).as_bytes(), &ReadOptions::default()).unwrap();
            let one = Arc::downgrade(&read.sites[0]);
            let changes: Vec<Change> = read.sites.into_iter().map(Change::Put).collect();
            let committed = desk.store.commit(None, "甲", "台账", &changes).unwrap();
            desk.follow_holding(&committed.revision, changes, most_held).unwrap();
            assert!(one.upgrade().is_none(), "the site that was imported is let go of");
            let (held, stored) = (desk.atlas(), Desk::open_to_read(&project).unwrap().atlas());
            assert_eq!((held.revision(), held.board()), (stored.revision(), stored.board()));
            let today = date(2026, 6, 1);
            assert_eq!(held.overview(today), stored.overview(today));
            assert!(held.sites().iter().eq(stored.sites()), "read again from the store");
        }
    }
    #[test]
    fn what_was_laid_over_is_indexed_with_the_rest_and_where_sites_lie_in_the_store_they_stay_there() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.gpkg");
        let desk = Desk::init(&project, &example_package(), "甲", "建库").unwrap().desk;
        for (most_held, sheet) in [(MOST_HELD, ledger(40, 100, 29.55)), (0, ledger(40, 250, 29.55)), (0, ledger(30, 100, 29.55))]
        {
            desk.import(&ImportRequest::of_ledger(&sheet)).unwrap();
            let before = desk.atlas();
            assert!(before.indexed().number < before.revision().number, "it lies over what was there");
            let Current { shown, following, .. } = &desk.current;
            tidied(shown, following, &project, most_held).unwrap();
            let (tidy, stored) = (desk.atlas(), Desk::open_to_read(&project).unwrap().atlas());
            assert_eq!((tidy.indexed(), tidy.revision(), tidy.board()), (stored.revision(), stored.revision(), stored.board()));
            let at_hand = most_held > 0;
            assert_eq!(tidy.touched_since(&before).of(Layer::Sites).is_some(), at_hand, "no site is read to be compared");
            assert!(tidy.sites().iter().eq(stored.sites()));
            assert!(tidy.touched_since(&before).of(Layer::Sites).as_ref().is_none_or(Vec::is_empty));
        }
    }
}
