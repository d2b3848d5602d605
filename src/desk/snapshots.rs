//! The snapshot file beside a project: taken up when the project is opened, laid up anew beside the readers when all was indexed anew.
//!
//! It is disposable. Where it is missing, damaged, of a revision that is not in the project, or laid up by another program, everything is
//! read and indexed as if there were none; where the project has gone on since, what changed is laid over it. Never here: what is in it.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::UNIX_EPOCH;

use super::current::{FEW, shown};
use crate::atlas::{Archive, Atlas, Gleaning, LaidUp};
use crate::estate::{Site, SiteId};
use crate::store::{self, Store, StoreError};

/// With fewer sites a project is indexed about as fast as a file is read.
const MANY: usize = 5_000;
/// With more sites they are left in the store until they are asked for.
pub(super) const MOST_HELD: usize = 250_000;
/// What is written at once.
const BLOCK: usize = 1 << 20;

/// The file, and what is in it.
pub(super) struct SnapshotFile {
    path: PathBuf,
    /// This program, by version and by its own file; none where that cannot be told.
    program: Option<String>,
    /// The revision that is in the file, as far as is known.
    holds: Mutex<Option<u64>>,
}

impl SnapshotFile {
    pub(super) fn beside(project: &Path) -> Self {
        Self { path: store::beside(project, "atlas"), program: program(), holds: Mutex::new(None) }
    }

    /// The current snapshot of a project, out of the file and what changed since; none where that cannot be.
    pub(super) fn take_up(&self, store: &Store) -> Option<Atlas> {
        let program = self.program.as_deref()?;
        let found = match File::open(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            opened => opened.map_err(|error| error.to_string()).and_then(|file| read(file, program, store)),
        };
        let atlas = match found {
            Ok(found) => found?,
            Err(why) => {
                tracing::warn!(file = %self.path.display(), %why, "the snapshot file is of no use, everything is indexed anew");
                return None;
            }
        };
        *self.holds.lock().unwrap_or_else(PoisonError::into_inner) = Some(atlas.indexed().number);
        Some(atlas)
    }

    /// Lays up what is shown, unless it is few sites or in the file already. It may take a while: on a thread of its own.
    pub(super) fn lay_up(&self, current: &RwLock<Arc<Atlas>>) {
        let Some(program) = &self.program else { return };
        let mut holds = self.holds.lock().unwrap_or_else(PoisonError::into_inner);
        let atlas = shown(current);
        if atlas.sites().len() < MANY || *holds == Some(atlas.indexed().number) {
            return;
        }
        match self.write(&atlas, program) {
            Ok(()) => *holds = Some(atlas.indexed().number),
            Err(error) => tracing::warn!(file = %self.path.display(), %error, "the snapshot file cannot be written"),
        }
    }

    /// Whole or not at all. It is not synced: after a power cut its checksum is another.
    fn write(&self, atlas: &Atlas, program: &str) -> io::Result<()> {
        let mut draft = self.path.clone().into_os_string();
        draft.push(".part");
        let mut file = BufWriter::with_capacity(BLOCK, store::create_private(Path::new(&draft))?);
        let written = atlas.lay_up(program, &mut file).and_then(|()| file.flush());
        let done = written.and_then(|()| fs::rename(&draft, &self.path));
        if done.is_err() {
            let _ = fs::remove_file(&draft);
        }
        done
    }
}

/// Reads the sites that are not asked for yet, where there are not too many of them to hold.
pub(super) fn read_ahead(atlas: &Atlas) {
    if atlas.sites().len() <= MOST_HELD {
        atlas.sites().iter().for_each(drop);
    }
}

/// Everything in the store, indexed. More than `most_held` sites are read once, one after the other, and left where they are.
pub(super) fn indexed(store: &Store, most_held: usize) -> Result<Atlas, StoreError> {
    if store.how_many_sites()? <= most_held {
        return Ok(Atlas::build(store.load()?));
    }
    let (besides, gleanings) = store.load_each(Gleaning::glance)?;
    let archive = shelf(store, besides.revision.number)?;
    Ok(Atlas::of_gleanings(besides, gleanings, archive))
}

/// What a file holds, brought up to the project; `None` where it is of another program or another project, which is nothing to wonder at.
fn read(mut file: File, program: &str, store: &Store) -> Result<Option<Atlas>, String> {
    let bytes = file.metadata().map_err(|error| error.to_string())?.len();
    let laid_up = LaidUp::open(&mut file, bytes).map_err(|error| error.to_string())?;
    let Some(number) = laid_up.revision(program).map(|revision| revision.number) else { return Ok(None) };
    let Ok(besides) = store.load_besides_sites(number) else { return Ok(None) };
    if laid_up.revision(program) != Some(&besides.revision) {
        return Ok(None);
    }
    let Some((revision, changes)) = store.changes_since(number, FEW).map_err(|error| error.to_string())? else { return Ok(None) };
    let archive = shelf(store, number).map_err(|error| error.to_string())?;
    let atlas = laid_up.take_up(besides, archive).map_err(|error| error.to_string())?;
    Ok(Some(if revision.number == number { atlas } else { atlas.with(revision, &changes) }))
}

/// The sites of a revision where the store keeps them.
pub(super) fn shelf(store: &Store, revision: u64) -> Result<Arc<dyn Archive>, StoreError> {
    Ok(Arc::new(Shelf { store: Store::open_to_read(store.path())?, revision }))
}

/// The project file as where sites are read from, on a connection of its own.
struct Shelf {
    store: Store,
    revision: u64,
}

impl Archive for Shelf {
    fn sites(&self, first: &SiteId, last: &SiteId) -> Result<Vec<Site>, String> {
        self.store.sites_between(self.revision, first, last).map_err(|error| error.to_string())
    }
}

fn program() -> Option<String> {
    let file = fs::metadata(std::env::current_exe().ok()?).ok()?;
    let built = file.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {} {}", env!("CARGO_PKG_VERSION"), file.len(), built.as_nanos()))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::time::{Duration, Instant};

    use super::super::{Desk, ImportRequest, example_package};
    use super::*;

    fn bring(desk: &Desk, sites: usize, vacant: usize) {
        let sheet = (0..sites).fold("编号,名称,经度,纬度,空置面积\n".to_owned(), |mut text, number| {
            let _ = writeln!(text, "B-{number:05},{number}号楼,{:.5},29.55,{vacant}", 106.5 + number as f64 / 1e6);
            text
        });
        assert!(desk.import(&ImportRequest::of_ledger(&sheet)).unwrap().committed);
    }

    /// Waits until the file holds a revision.
    fn wait_for(desk: &Desk, revision: u64) {
        let begun = Instant::now();
        while *desk.current.file.holds.lock().unwrap() != Some(revision) {
            assert!(begun.elapsed() < Duration::from_secs(60), "no snapshot of revision {revision} was laid up");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Opens a project, and says whether its snapshot was of use.
    fn opened(project: &Path) -> (Desk, bool) {
        let desk = Desk::open(project).unwrap();
        let taken = desk.current.file.holds.lock().unwrap().is_some();
        let stored = Atlas::build(desk.store.load().unwrap());
        let atlas = desk.atlas();
        assert_eq!((atlas.revision(), atlas.board()), (stored.revision(), stored.board()));
        assert!(atlas.sites().iter().eq(stored.sites()));
        let gleaned = indexed(&desk.store, 0).unwrap();
        assert_eq!((gleaned.revision(), gleaned.board()), (stored.revision(), stored.board()));
        assert!(gleaned.sites().iter().eq(stored.sites()), "read again from the store");
        (desk, taken)
    }

    #[test]
    fn a_large_project_is_opened_from_its_snapshot_and_without_it_where_that_is_missing_stale_damaged_or_another_programs() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path().join("p.gpkg");
        let file = store::beside(&project, "atlas");
        let desk = Desk::init(&project, &example_package(), "甲", "建库").unwrap().desk.keeping_snapshots();
        assert!(!file.exists(), "a small project needs none");
        bring(&desk, MANY, 100);
        wait_for(&desk, 2);
        drop(desk);

        let (desk, taken) = opened(&project);
        assert!(taken);
        bring(&desk, 20, 250);
        drop(desk);
        let (desk, taken) = opened(&project);
        assert!(taken, "what changed since is laid over it");
        assert_eq!((desk.atlas().indexed().number, desk.atlas().revision().number), (2, 3));
        bring(&desk, FEW + 1, 300);
        drop(desk);
        let (desk, taken) = opened(&project);
        assert!(!taken, "too much changed since");
        let desk = desk.keeping_snapshots();
        wait_for(&desk, 4);
        drop(desk);
        assert!(opened(&project).1);

        let whole = fs::read(&file).unwrap();
        let mut damaged = whole.clone();
        damaged[whole.len() / 2] ^= 1;
        let mut another = whole.clone();
        let version = whole.windows(5).position(|bytes| bytes == env!("CARGO_PKG_VERSION").as_bytes()).unwrap();
        another[version] = b'9';
        for spoilt in [damaged, whole[..whole.len() - 9].to_vec(), another, Vec::new()] {
            fs::write(&file, spoilt).unwrap();
            assert!(!opened(&project).1);
        }
        fs::remove_file(&file).unwrap();
        assert!(!opened(&project).1);
    }
}
