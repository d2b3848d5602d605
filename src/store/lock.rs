//! One writer per project: a lock on a file beside the project. Never here: SQLite's own locks.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::StoreError;

/// Held for as long as the project is open for writing; the operating system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct ProjectLock {
    _held: File,
}

impl ProjectLock {
    /// Takes the lock, or says that somebody else has it. The lock file stays where it is: removing it would race.
    pub(super) fn take(project: &Path) -> Result<Self, StoreError> {
        let path = beside(project, "lock");
        let file = File::options().create(true).truncate(false).write(true).open(&path);
        let file = file.map_err(|source| StoreError::file(&path, source))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _held: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::Locked(project.to_owned())),
            Err(TryLockError::Error(source)) => Err(StoreError::File { path, source }),
        }
    }
}

/// The file beside `path` that has one more ending.
#[must_use]
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}
