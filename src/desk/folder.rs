//! A folder for files that live as long as one use of them. Never here: what is in them.

use std::path::{Path, PathBuf};

use super::DeskError;

/// A folder of its own among the temporary files, taken away with all that is in it when it is dropped.
#[derive(Debug)]
pub(super) struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    pub(super) fn make(purpose: &str) -> Result<Self, DeskError> {
        let number = getrandom::u64().map_err(DeskError::NoRandomness)?;
        let path = std::env::temp_dir().join(format!("zaiti-{purpose}-{number:016x}"));
        match std::fs::create_dir(&path) {
            Ok(()) => Ok(Self(path)),
            Err(source) => Err(DeskError::File { path, source }),
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        // What is left of a temporary folder harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
