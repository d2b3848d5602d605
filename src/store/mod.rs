//! The one place that remembers: a GeoPackage file per project. Never here: a query with planning meaning.
//!
//! The feature tables hold the current revision and are open to any GIS; `zaiti_*` tables hold what only Zaiti reads: revisions and the
//! versions of sites that earlier ones held, programme and drawings by digest, the ledger, kept plans, tokens and the audit. A [`Store`] loads
//! everything and commits [`Change`](crate::estate::Change)s; questions are asked of the atlas.
//!
//! Why may nobody else write to the live file? SQLite before 3.51.3 can damage a write-ahead log it shares, and desktop GIS still ship
//! such versions: give them an export, which is a GeoPackage too.

mod adding;
mod alike;
mod answers;
mod audit;
mod backup;
mod blob;
mod bulk;
mod check;
mod columns;
mod commit;
mod content;
mod digest;
mod documents;
mod error;
mod geopackage;
mod history;
mod layers;
mod ledger;
mod lock;
mod mappings;
mod origin;
mod plans;
mod prepare;
mod ratings;
mod reading;
mod records;
mod row;
mod schema;
mod sheets;
mod shown;
mod skim;
mod tokens;
mod writing;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use rusqlite::Connection;
use rusqlite::types::Type;

pub use answers::{Earlier, KeptAnswer, asked_digest, request_name};
pub use audit::{AuditBreak, AuditRow};
pub use backup::restore;
pub use check::{Checkup, check};
pub use commit::Committed;
pub use error::StoreError;
pub use history::Difference;
pub use ledger::NewEntry;
pub use lock::beside;
pub use origin::{Origin, on_behalf_of};
pub use plans::{KeptPlan, PlanSummary};
pub use ratings::SignedText;
pub use sheets::{KeptSheet, NewSheet};
pub use tokens::{NewToken, Token, TokenHash};

use crate::estate::{Backdrop, LedgerStep, Site};
use crate::programme::{Programme, ZoneOutline};
use alike::Rows;
use documents::Documents;
use lock::ProjectLock;
use schema::Purpose;
use writing::Writer;

/// What a project starts with.
#[derive(Debug, Clone)]
pub struct NewProject {
    /// The programme in force.
    pub programme: Programme,
    /// Drawn zone outlines.
    pub outlines: Vec<ZoneOutline>,
    /// What is drawn underneath.
    pub backdrop: Vec<Backdrop>,
    /// The first sites; there may be none.
    pub sites: Vec<Site>,
    /// The first entries of the ledger, in order; there may be none.
    pub ledger: Vec<LedgerStep>,
    /// Who creates it.
    pub who: String,
    /// Why.
    pub why: String,
}

/// An open project. Safe to share between threads; writing is one at a time, reading goes on beside it.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    /// Reads what is committed, and nothing else.
    reading: Mutex<Connection>,
    /// `None` when the project is open for reading only.
    writer: Option<Writer>,
}

impl Store {
    /// Makes a new project file, whole or not at all, and opens it.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a file already, [`StoreError::Faults`] when a site contradicts itself; otherwise what the
    /// file system or the database says.
    pub fn create(path: impl AsRef<Path>, project: &NewProject) -> Result<Self, StoreError> {
        let path = path.as_ref();
        commit::refuse_faults(project.sites.iter())?;
        refuse_existing(path)?;
        let lock = ProjectLock::take(path)?;
        build_aside(path, |draft| lay_out(draft, project))?;
        Self::connect(path, Some(lock))
    }

    /// Opens a project for reading and writing; only one process at a time may.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another process has it, [`StoreError::Foreign`] and [`StoreError::Newer`] when the file is not ours
    /// to write.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        // Looked at first, so that a file that is not ours gets no lock file beside it.
        let found = schema::version(&schema::open(path, Purpose::Read)?)?;
        let lock = ProjectLock::take(path)?;
        if found < schema::VERSION {
            backup::before_bringing_up(path, found)?;
        }
        Self::connect(path, Some(lock))
    }

    /// Opens a project for reading, also while another process writes to it.
    ///
    /// # Errors
    /// As [`Store::open`], except that it is never locked.
    pub fn open_to_read(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::connect(path.as_ref(), None)
    }

    fn connect(path: &Path, lock: Option<ProjectLock>) -> Result<Self, StoreError> {
        let writer = lock.map(|lock| Writer::open(path, lock)).transpose()?;
        Ok(Self { path: path.to_owned(), reading: Mutex::new(schema::open(path, Purpose::Read)?), writer })
    }

    /// Whether it can be written to just now: the place of the one writer is taken and given back.
    ///
    /// # Errors
    /// [`StoreError`] with what stands in the way.
    pub fn probe(&self) -> Result<(), StoreError> {
        self.write(|_, _| Ok(()))
    }

    /// How often the disk was synced for changes since the start; several who wait share one sync.
    #[must_use]
    pub fn syncs(&self) -> u64 {
        self.writer.as_ref().map_or(0, Writer::syncs)
    }

    /// The schema of the file.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub fn schema(&self) -> Result<i64, StoreError> {
        schema::version(&self.connection())
    }

    /// Where the project lives.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The connection that reads. A thread that panicked while it held it left no transaction open, so its poison is of no matter.
    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads in one transaction, so that everything read belongs together.
    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut connection = self.connection();
        work(&*connection.transaction()?)
    }

    /// Writes all or nothing: it is on disk when this returns.
    fn write<T>(&self, work: impl FnOnce(&Connection, Timestamp) -> Result<T, StoreError>) -> Result<T, StoreError> {
        self.writer.as_ref().ok_or(StoreError::ReadOnly)?.write(false, work)
    }
}

/// Fills a new project file.
fn lay_out(draft: &Path, project: &NewProject) -> Result<(), StoreError> {
    let mut connection = Connection::open(draft)?;
    schema::guard(&connection)?;
    let transaction = connection.transaction()?;
    geopackage::lay_out(&transaction)?;
    layers::lay_out(&transaction)?;
    schema::lay_out(&transaction)?;
    let documents = Documents {
        programme: documents::keep_programme(&transaction, &project.programme)?,
        outlines: documents::keep_outlines(&transaction, &project.outlines)?,
        backdrop: documents::keep_backdrop(&transaction, &project.backdrop)?,
    };
    let mut step = commit::Step::first(&transaction, Timestamp::now(), documents);
    let mut seen = BTreeSet::new();
    for site in &project.sites {
        if !seen.insert(&site.id) {
            return Err(StoreError::Twice(site.id.clone()));
        }
    }
    prepare::in_order(&project.sites, Rows::default, Rows::of, |_, row| step.put(row))?;
    let created = step.finish("create", &project.who, &project.why)?.revision;
    for entry in &project.ledger {
        ledger::append(&transaction, created.at, created.number, entry)?;
    }
    Ok(transaction.commit()?)
}

fn refuse_existing(path: &Path) -> Result<(), StoreError> {
    if path.exists() { Err(StoreError::Exists(path.to_owned())) } else { Ok(()) }
}

/// Builds a file under another name and moves it into place once it is whole and on disk.
fn build_aside(path: &Path, build: impl FnOnce(&Path) -> Result<(), StoreError>) -> Result<(), StoreError> {
    refuse_existing(path)?;
    let draft = beside(path, "part");
    // A draft left by a process that was killed.
    let _ = fs::remove_file(&draft);
    let done = build(&draft).and_then(|()| publish(&draft, path));
    if done.is_err() {
        let _ = fs::remove_file(&draft);
    }
    done
}

/// Nobody else on the machine reads the file; where there are no such permissions it is as the folder is.
fn close_to_others(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Makes a file that nobody else on the machine reads, in place of one that may be there.
///
/// # Errors
/// What the file system says.
pub fn create_private(path: &Path) -> std::io::Result<File> {
    let file = File::create(path)?;
    close_to_others(path)?;
    Ok(file)
}

fn publish(draft: &Path, path: &Path) -> Result<(), StoreError> {
    let on_disk = close_to_others(draft)
        .and_then(|()| File::open(draft))
        .and_then(|file| file.sync_all())
        .and_then(|()| fs::rename(draft, path));
    on_disk.map_err(|source| StoreError::file(path, source))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // The new name itself must survive a power cut; where folders cannot be synced the rename is all there is.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Reads a point in time from a text column.
fn read_time(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    let text: String = row.get(column)?;
    text.parse().map_err(|error: jiff::Error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into()))
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;
    use crate::estate::{Change, Place, SiteBody, SiteId};

    fn place(id: &str, role: &str) -> Site {
        Site::new(SiteId::from(id), SiteBody::Place(Place { role: role.to_owned(), ..Place::default() }))
    }

    fn put(site: Site) -> Change {
        Change::put(site)
    }

    fn started() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let project = NewProject {
            programme: Programme::parse(include_str!("../../geodata/yuzhong/programme.json")).unwrap(),
            outlines: Vec::new(),
            backdrop: Vec::new(),
            sites: vec![place("P-1", "university")],
            ledger: Vec::new(),
            who: "甲".to_owned(),
            why: "建库".to_owned(),
        };
        let store = Store::create(folder.path().join("p.gpkg"), &project).unwrap();
        (folder, store)
    }

    #[test]
    fn work_that_breaks_off_halfway_leaves_nothing_behind() {
        let (_folder, store) = started();
        let before = store.load().unwrap();
        let given_up = store.write(|transaction, _| {
            transaction.execute("DELETE FROM places", [])?;
            Err::<(), _>(StoreError::ReadOnly)
        });
        assert!(given_up.is_err());
        let crashed = catch_unwind(AssertUnwindSafe(|| {
            store.write(|transaction, _| -> Result<(), StoreError> {
                transaction.execute("DELETE FROM places", [])?;
                panic!("on purpose")
            })
        }));
        assert!(crashed.is_err());
        assert_eq!(store.load().unwrap(), before);
        assert_eq!(store.commit(Some(1), "甲", "接着", &[put(place("P-2", "park"))]).unwrap().revision.number, 2);
        check(store.path()).unwrap();
    }

    #[test]
    fn a_full_disk_is_named_leaves_everything_readable_and_passes_when_there_is_room() {
        let (_folder, store) = started();
        let before = store.load().unwrap();
        let writer = store.writer.as_ref().unwrap();
        let limit = |pages: i64| writer.connection(|connection| connection.pragma_update(None, "max_page_count", pages)).unwrap();
        let pages: i64 = store.connection().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        limit(pages);
        let large = put(place("P-2", &"很长".repeat(20_000)));
        let refused = store.commit(None, "甲", "大", std::slice::from_ref(&large));
        assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
        assert_eq!(store.load().unwrap(), before);
        limit(pages + 1_000);
        assert_eq!(store.commit(None, "甲", "大", &[large]).unwrap().revision.number, 2);
        assert_eq!(store.verify_audit().unwrap(), []);
    }

    #[test]
    fn a_large_commit_over_what_is_there_comes_to_the_same_as_many_small_ones() {
        let first: Vec<Change> = (0..600).map(|number| put(place(&format!("P-{number}"), "park"))).collect();
        let mut second = first.clone();
        second[7] = put(place("P-7", "firm"));
        second[8] = put(Site::new(SiteId::from("P-8"), SiteBody::Building(crate::estate::Building::default())));
        second[9] = put(Site { name: Some("甲".to_owned()), ..place("P-9", "park") });
        second[10] = Change::Retire(SiteId::from("P-10"));
        second.extend((600..650).map(|number| put(place(&format!("P-{number}"), "park"))));
        let ((_one, large), (_two, small)) = (started(), started());
        // P-1 is there already, as something else.
        let counted = large.commit(None, "甲", "多", &first).unwrap();
        assert_eq!((counted.put, counted.unchanged), (600, 0));
        let counted = large.commit(None, "甲", "多", &second).unwrap();
        assert_eq!((counted.put, counted.retired, counted.unchanged), (53, 1, 596));
        for changes in first.chunks(100).chain(second.chunks(100)) {
            small.commit(None, "乙", "少", changes).unwrap();
        }
        let (large, small) = (check(large.path()).map(|_| large), check(small.path()).map(|_| small));
        let (large, small) = (large.unwrap().load().unwrap(), small.unwrap().load().unwrap());
        assert_eq!((large.sites.len(), &large.revision.content_hash), (649, &small.revision.content_hash));
        assert_eq!(large.sites, small.sites);
    }

    #[test]
    fn a_commit_of_very_many_sites_comes_to_the_same_as_several_smaller_ones() {
        let changes: Vec<Change> = (0..bulk::MANY + 300).map(|number| put(place(&format!("P-{number}"), "park"))).collect();
        let ((_one, large), (_two, small)) = (started(), started());
        large.commit(None, "甲", "多", &changes).unwrap();
        let half = changes.len() / 2;
        for changes in [&changes[half..], &changes[..half]] {
            small.commit(None, "乙", "少", changes).unwrap();
        }
        let (one, other) = (check(large.path()).unwrap(), check(small.path()).unwrap());
        assert_eq!((one.sites, one.content_hash), (other.sites, other.content_hash));
        let indexes = "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'zaiti_sites' AND sql IS NOT NULL";
        assert_eq!(large.connection().query_row(indexes, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
    }

    #[test]
    fn a_live_file_is_safe_by_its_settings() {
        let (_folder, store) = started();
        let setting = |name: &str| -> rusqlite::types::Value {
            let writer = store.writer.as_ref().unwrap();
            writer.connection(|connection| connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))).unwrap()
        };
        assert_eq!(setting("journal_mode"), "wal".to_owned().into());
        assert_eq!((setting("synchronous"), setting("foreign_keys")), (2_i64.into(), 1_i64.into()));
        assert_eq!((setting("busy_timeout"), setting("trusted_schema")), (5000_i64.into(), 0_i64.into()));
        assert_eq!(setting("application_id"), 0x4750_4B47_i64.into());
    }
}
