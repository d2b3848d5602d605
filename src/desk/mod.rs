//! Use cases that change something or take long, and the current snapshot everything is asked of.
//!
//! The desk introduces exchange, store, atlas and plan to each other: a file becomes sites, sites become a revision, the revision becomes
//! the snapshot that the next question meets. Never here: a status code, a header or a flag.

mod appraising;
mod area;
mod asking;
mod auditing;
mod backups;
mod confinement;
mod current;
mod editing;
mod error;
mod exporting;
mod folder;
mod freezing;
mod importing;
mod ledger;
mod package;
mod past;
mod plans;
mod questions;
mod ratings;
mod reporting;
mod roles;
mod snapshots;
mod today;
mod tokens;
mod weighing;
mod worker;
mod worth;

use std::hash::RandomState;
use std::path::Path;
use std::sync::Arc;

use crate::atlas::Atlas;
use crate::estate::Revision;
use crate::exchange::{Finding, Severity, read_package};
use crate::plan::Memory;
use crate::recognition::RuleBook;
use crate::store::{self, Checkup, NewProject, Store};
use current::Current;
use importing::Watcher;
use snapshots::{MOST_HELD, SnapshotFile, indexed};

pub use crate::store::{Earlier, KeptAnswer, Origin, asked_digest, on_behalf_of, request_name};
pub use area::{NamedArea, SumsInEach, SumsInOne, read_area, read_areas, sums_in_each};
pub use asking::{Unreadable, filter_of_json, filter_of_pairs, is_condition};
pub use auditing::{AuditLine, AuditPage};
pub use backups::{BackupLine, Backups, Keep, age_hours};
pub use editing::{Edit, EditFault, EditRequest, Edited};
pub use error::{DeskError, Trouble, place_and_message};
pub use exporting::Export;
pub use freezing::{FrozenFault, FrozenSheet};
pub use importing::{ImportReport, ImportRequest, ImportStep, LARGE as LARGE_IMPORT, Mode, OnFault};
pub use ledger::{StepFault, StepRequest};
pub use package::{PackageFiles, example_package, package_in};
pub use past::{Changed, RevisionDifference};
pub use plans::{Asked, PlanLine, read_plan, verify};
pub use questions::{Question, Questions};
pub use ratings::SignRequest;
pub use reporting::PaperFormat;
pub use roles::{Power, Role};
pub use today::today;
pub use tokens::{Bearer, MOST_TOKEN_DAYS, Secret, TOKEN_DAYS, TokenLine, prefix_of};
pub use worker::{Reading, ReadingLimits, WORKER, work};
pub use worth::{ListedWorth, TwoWorths};

/// One open project: what remembers, and the snapshot of its current revision.
pub struct Desk {
    store: Store,
    current: Current,
    past: past::Remembered,
    plans: plans::Recent,
    /// Zones solved before: a lock or another price leaves most of them as they were.
    zones: Memory,
    rules: RuleBook,
    reading: Reading,
    /// Where a backup goes before a large import.
    backups: Option<Backups>,
    /// Who is told how far an import is.
    watcher: Option<Watcher>,
    /// Under which tags of content are made.
    tag_key: RandomState,
}

/// What came of making a project.
pub struct Founded {
    /// The open project.
    pub desk: Desk,
    /// What there is to know about the package, with the file it is about.
    pub findings: Vec<(String, Finding)>,
}

impl Desk {
    /// Makes a project out of a district's package.
    ///
    /// # Errors
    /// [`DeskError`]; no file is left behind then.
    pub fn init(path: &Path, files: &PackageFiles, who: &str, why: &str) -> Result<Founded, DeskError> {
        let package = read_package(files)?;
        let (faults, findings): (Vec<_>, Vec<_>) =
            package.findings.into_iter().partition(|(_, finding)| finding.severity == Severity::Fault);
        if !faults.is_empty() {
            return Err(DeskError::Package(faults));
        }
        let project = NewProject {
            programme: package.programme,
            outlines: package.outlines,
            backdrop: package.backdrop,
            sites: package.sites,
            ledger: package.ledger,
            who: who.to_owned(),
            why: why.to_owned(),
        };
        Ok(Founded { desk: Self::over(Store::create(path, &project)?)?, findings })
    }

    /// Opens a project to read and change; one process at a time may.
    ///
    /// # Errors
    /// What the store says.
    pub fn open(path: &Path) -> Result<Self, DeskError> {
        Self::over(Store::open(path)?)
    }

    /// Opens a project to read, also while another process changes it.
    ///
    /// # Errors
    /// What the store says.
    pub fn open_to_read(path: &Path) -> Result<Self, DeskError> {
        Self::over(Store::open_to_read(path)?)
    }

    fn over(store: Store) -> Result<Self, DeskError> {
        let file = SnapshotFile::beside(store.path());
        let atlas = match file.take_up(&store) {
            Some(atlas) => atlas,
            None => indexed(&store, MOST_HELD)?,
        };
        Ok(Self {
            current: Current::of(atlas, file),
            store,
            past: past::Remembered::default(),
            plans: plans::Recent::default(),
            zones: Memory::default(),
            rules: package::shipped_rules()?,
            reading: Reading::Here,
            backups: None,
            watcher: None,
            tag_key: RandomState::new(),
        })
    }

    /// Reads files as told from now on; in this process where nothing is said.
    #[must_use]
    pub fn reading(mut self, reading: Reading) -> Self {
        self.reading = reading;
        self
    }

    /// Takes a backup into a folder before each large import from now on.
    #[must_use]
    pub fn backing_up_into(mut self, backups: Option<Backups>) -> Self {
        self.backups = backups;
        self
    }

    /// Lays the snapshot up beside the project from now on, whenever everything was indexed anew, so that opening it next time takes a
    /// moment.
    #[must_use]
    pub fn keeping_snapshots(mut self) -> Self {
        self.current.keep();
        self
    }

    /// Tells how far each import is from now on.
    #[must_use]
    pub fn watched_by(mut self, watcher: impl Fn(ImportStep) + Send + Sync + 'static) -> Self {
        self.watcher = Some(Box::new(watcher));
        self
    }

    /// The snapshot of the current revision. It stays whole for as long as it is held.
    #[must_use]
    pub fn atlas(&self) -> Arc<Atlas> {
        self.current.atlas()
    }

    /// Every revision, the first one first.
    ///
    /// # Errors
    /// What the store says.
    pub fn revisions(&self) -> Result<Vec<Revision>, DeskError> {
        Ok(self.store.revisions()?)
    }

    /// The latest revisions before one, at most so many, the first one first.
    ///
    /// # Errors
    /// What the store says.
    pub fn revisions_before(&self, number: u64, most: usize) -> Result<Vec<Revision>, DeskError> {
        Ok(self.store.revisions_before(number, most)?)
    }

    /// Goes back to the content of a revision, as a new one.
    ///
    /// # Errors
    /// What the store says; nothing is changed then.
    pub fn revert(&self, to: u64, who: &str, why: &str) -> Result<Revision, DeskError> {
        let committed = self.store.revert(to, who, why)?;
        self.catch_up()?;
        Ok(committed.revision)
    }

    /// Copies the project while it is in use, and checks the copy.
    ///
    /// # Errors
    /// What the store says.
    pub fn backup(&self, path: &Path) -> Result<Checkup, DeskError> {
        Ok(self.store.backup(path)?)
    }

    /// Reads a whole project file or backup and says whether everything in it holds together.
    ///
    /// # Errors
    /// What does not.
    pub fn check(file: &Path) -> Result<Checkup, DeskError> {
        Ok(store::check(file)?)
    }

    /// Puts a checked backup where a project is to be; never over a project that is there.
    ///
    /// # Errors
    /// What the store says.
    pub fn restore(backup: &Path, project: &Path) -> Result<Checkup, DeskError> {
        Ok(store::restore(backup, project)?)
    }

    /// Closes the project as the program ends. What was indexed is left to the system, which takes it back at once: to let go of a million
    /// sites one by one takes as long as a good part of their import.
    pub fn leave(self) {
        std::mem::forget(self.atlas());
    }

    /// How often the disk was synced for changes since the start.
    #[must_use]
    pub fn syncs(&self) -> u64 {
        self.store.syncs()
    }

    /// Where the project lives.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.store.path()
    }
}
