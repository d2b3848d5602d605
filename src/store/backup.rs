//! A backup that is proven, not hoped: a hot copy with its checksum beside it. Never here: a schedule.

use std::ffi::c_int;
use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::check::{Checkup, check};
use super::digest::Digest;
use super::lock::{ProjectLock, beside};
use super::schema::{self, Purpose};
use super::{Store, StoreError, build_aside};

impl Store {
    /// Copies the project while it is in use, writes the copy's checksum beside it as `<path>.sha256`, and checks the copy.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a file already, [`StoreError::Damaged`] when the copy does not pass.
    pub fn backup(&self, path: impl AsRef<Path>) -> Result<Checkup, StoreError> {
        let path = path.as_ref();
        build_aside(path, |draft| copy(&self.path, draft))?;
        let line = format!("{}  {}\n", Digest::of_file(path)?, path.file_name().unwrap_or_default().display());
        let beside = beside(path, "sha256");
        let written = fs::write(&beside, line).and_then(|()| super::close_to_others(&beside));
        written.map_err(|source| StoreError::file(&beside, source))?;
        check(path)
    }
}

/// Keeps a checked copy of a file of an older schema beside it, before it is brought up; one that is there already is left as it is.
pub(super) fn before_bringing_up(path: &Path, schema: i64) -> Result<(), StoreError> {
    let copy_path = beside(path, &format!("schema-{schema}.gpkg"));
    if copy_path.exists() {
        return Ok(());
    }
    build_aside(&copy_path, |draft| copy(path, draft))?;
    check(&copy_path).map(drop)
}

/// Puts a checked backup where a project is to be, whole or not at all.
///
/// # Errors
/// [`StoreError::Damaged`] when the backup does not pass its check, [`StoreError::Exists`] when there is a project already: it is for
/// its owner to move it away.
pub fn restore(backup: impl AsRef<Path>, project: impl AsRef<Path>) -> Result<Checkup, StoreError> {
    let (backup, project) = (backup.as_ref(), project.as_ref());
    let found = check(backup)?;
    let _lock = ProjectLock::take(project)?;
    build_aside(project, |draft| fs::copy(backup, draft).map(drop).map_err(|source| StoreError::file(draft, source)))?;
    Ok(found)
}

/// Copies through SQLite, on a connection of its own, so that writing goes on meanwhile.
fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let source = schema::open(from, Purpose::Read)?;
    let mut target = Connection::open(to)?;
    // One step over all pages sees one state and is not thrown back by writers.
    Backup::new(&source, &mut target)?.run_to_completion(c_int::MAX, Duration::ZERO, None)?;
    // One plain file: the log comes back when the copy is opened for writing.
    Ok(target.pragma_update(None, "journal_mode", "DELETE")?)
}
