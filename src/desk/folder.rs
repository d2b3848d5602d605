//! A folder for files that live as long as one use of them. Never here: what is in them.

use std::path::{Path, PathBuf};

use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};

use super::DeskError;

/// Takes away the folders of processes that were killed before they could.
pub(super) fn sweep() {
    let Ok(entries) = std::fs::read_dir(std::env::temp_dir()) else { return };
    for entry in entries.flatten().filter(|entry| owner(&entry.file_name().to_string_lossy()).is_some_and(is_gone)) {
        // Another process may be sweeping too.
        let _ = std::fs::remove_dir_all(entry.path());
    }
}

/// The process that made a folder, by the folder's name.
fn owner(name: &str) -> Option<Pid> {
    let mut parts = name.strip_prefix("zaiti-")?.split('-');
    let (_purpose, id) = (parts.next()?, parts.next()?.parse().ok()?);
    let number = parts.next().filter(|number| number.len() == 16 && parts.next().is_none())?;
    u64::from_str_radix(number, 16).ok()?;
    Pid::from_raw(id)
}

fn is_gone(process: Pid) -> bool {
    test_kill_process(process) == Err(Errno::SRCH)
}

/// A folder of its own among the temporary files, taken away with all that is in it when it is dropped.
#[derive(Debug)]
pub(super) struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    pub(super) fn make(purpose: &str) -> Result<Self, DeskError> {
        let number = getrandom::u64().map_err(DeskError::NoRandomness)?;
        let path = std::env::temp_dir().join(format!("zaiti-{purpose}-{}-{number:016x}", std::process::id()));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folders_of_the_dead_are_taken_away_and_those_of_the_living_stay() {
        let mut dead = std::process::Command::new("true").spawn().expect("a process of no consequence");
        dead.wait().expect("its end");
        let left = std::env::temp_dir().join(format!("zaiti-worker-{}-0123456789abcdef", dead.id()));
        let foreign = std::env::temp_dir().join(format!("zaiti-worker-{}-notes", dead.id()));
        std::fs::create_dir_all(left.join("inside")).expect("a folder");
        std::fs::create_dir_all(&foreign).expect("a folder");
        let own = TemporaryFolder::make("worker").expect("a folder");
        sweep();
        assert!(!left.exists() && foreign.exists() && own.path().exists());
        std::fs::remove_dir(&foreign).expect("its end");
    }
}
