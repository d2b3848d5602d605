//! Backups in a folder: taken, checked, listed, and thinned out to the last days, weeks and months. Never here: when it is night.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, Zoned};
use serde::Serialize;

use super::{Desk, DeskError};
use crate::store::Checkup;

/// Backups that are kept: the newest of each of so many days, weeks and months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Days.
    pub days: usize,
    /// Weeks.
    pub weeks: usize,
    /// Months.
    pub months: usize,
}

impl Default for Keep {
    fn default() -> Self {
        Self { days: 7, weeks: 4, months: 6 }
    }
}

/// A folder of backups.
#[derive(Debug, Clone)]
pub struct Backups {
    /// Where they are.
    pub folder: PathBuf,
    /// How many are kept.
    pub keep: Keep,
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupLine {
    /// Name of its file.
    pub file: String,
    /// When it was taken, by the clock of the machine.
    pub taken: DateTime,
    /// Its size, bytes.
    pub bytes: u64,
}

const BEGINS: &str = "zaiti-";
const ENDS: &str = ".gpkg";
const STAMP: &str = "%Y%m%d-%H%M%S";

fn name_of(taken: DateTime) -> String {
    format!("{BEGINS}{}{ENDS}", taken.strftime(STAMP))
}

/// When a backup was taken, by its name; `None` for files that are none.
fn taken(name: &str) -> Option<DateTime> {
    let stamp = name.strip_prefix(BEGINS)?.strip_suffix(ENDS)?;
    DateTime::strptime(STAMP, stamp).ok().filter(|taken| name_of(*taken) == name)
}

impl Backups {
    /// The backups in the folder, the newest first; other files are left alone.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn list(&self) -> Result<Vec<BackupLine>, DeskError> {
        let failed = |source| DeskError::File { path: self.folder.clone(), source };
        let mut lines = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(failed)?.flatten() {
            let file = entry.file_name().to_string_lossy().into_owned();
            if let (Some(taken), Ok(about)) = (taken(&file), entry.metadata()) {
                lines.push(BackupLine { file, taken, bytes: about.len() });
            }
        }
        lines.sort_by_key(|line| std::cmp::Reverse(line.taken));
        Ok(lines)
    }

    /// Whether one is due: none is there, or it is past two and there is none of today.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn is_due(&self, now: DateTime) -> Result<bool, DeskError> {
        make_folder(&self.folder).map_err(|source| DeskError::File { path: self.folder.clone(), source })?;
        let newest = self.list()?.first().map(|line| line.taken);
        Ok(newest.is_none_or(|newest| newest.date() < now.date() && now.hour() >= 2))
    }

    fn thin_out(&self) -> Result<(), DeskError> {
        let lines = self.list()?;
        let dates: Vec<DateTime> = lines.iter().map(|line| line.taken).collect();
        for line in thinned(&dates, self.keep).into_iter().map(|at| &lines[at]) {
            let path = self.folder.join(&line.file);
            // One that cannot be taken away today is taken away another day.
            let _ = fs::remove_file(&path);
            let _ = fs::remove_file(path.with_extension("gpkg.sha256"));
        }
        Ok(())
    }
}

/// Which of some backups, the newest first, are no longer kept.
fn thinned(taken: &[DateTime], keep: Keep) -> Vec<usize> {
    let newest_of = |name: &dyn Fn(Date) -> (i16, i16), most: usize| -> BTreeSet<usize> {
        let mut seen = BTreeSet::new();
        let fresh = taken.iter().enumerate().filter(|(_, at)| seen.insert(name(at.date()))).map(|(at, _)| at);
        fresh.take(most).collect()
    };
    let mut kept = newest_of(&|date| (date.year(), date.day_of_year()), keep.days);
    kept.extend(newest_of(&|date| (date.iso_week_date().year(), i16::from(date.iso_week_date().week())), keep.weeks));
    kept.extend(newest_of(&|date| (date.year(), i16::from(date.month())), keep.months));
    (0..taken.len()).filter(|at| !kept.contains(at)).collect()
}

impl Desk {
    /// Takes a backup into the folder, checks it, and thins the folder out. A backup that does not pass its check is an error and nothing is
    /// thinned out.
    ///
    /// # Errors
    /// What the store says, or when the folder cannot be used.
    pub fn back_up_into(&self, backups: &Backups) -> Result<(PathBuf, Checkup), DeskError> {
        let folder = &backups.folder;
        make_folder(folder).map_err(|source| DeskError::File { path: folder.clone(), source })?;
        let mut path = folder.join(name_of(Zoned::now().datetime()));
        // A name says the second: two backups of one second take their turn.
        while path.exists() {
            std::thread::sleep(Duration::from_millis(100));
            path = folder.join(name_of(Zoned::now().datetime()));
        }
        let checkup = self.backup(&path)?;
        backups.thin_out()?;
        Ok((path, checkup))
    }

    /// Whether the project can be written to just now.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn probe(&self) -> Result<(), DeskError> {
        Ok(self.store.probe()?)
    }

    /// The schema of the project file.
    ///
    /// # Errors
    /// What the store says.
    pub fn schema(&self) -> Result<i64, DeskError> {
        Ok(self.store.schema()?)
    }

    /// Room left on the disk of the project, bytes; `None` where the system does not say.
    #[must_use]
    pub fn room(&self) -> Option<u64> {
        room_at(self.path().parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))
    }
}

/// Makes a folder that nobody else on the machine looks into; one that is there is left as its owner set it.
pub(super) fn make_folder(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

fn room_at(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    found.f_bavail.checked_mul(found.f_frsize)
}

/// Hours since a backup was taken.
#[must_use]
pub fn age_hours(taken: DateTime, now: Timestamp) -> Option<i64> {
    let taken = taken.to_zoned(jiff::tz::TimeZone::system()).ok()?;
    Some(now.duration_since(taken.timestamp()).as_hours())
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_newest_of_the_last_seven_days_four_weeks_and_six_months_are_kept() {
        let last = date(2026, 11, 22).at(2, 0, 0, 0);
        let nights: Vec<DateTime> = (0..400_i64).map(|night| last.checked_sub(night.days()).unwrap()).collect();
        let gone = thinned(&nights, Keep::default());
        let kept: Vec<String> = (0..400).filter(|at| !gone.contains(at)).map(|at| nights[at].date().to_string()).collect();
        let expected = [
            "2026-11-22",
            "2026-11-21",
            "2026-11-20",
            "2026-11-19",
            "2026-11-18",
            "2026-11-17",
            "2026-11-16",
            "2026-11-15",
            "2026-11-08",
            "2026-11-01",
            "2026-10-31",
            "2026-09-30",
            "2026-08-31",
            "2026-07-31",
            "2026-06-30",
        ];
        assert_eq!(kept, expected);
        assert!(thinned(&[], Keep::default()).is_empty());
    }

    #[test]
    fn a_backup_is_told_by_its_name_and_other_files_are_left_alone() {
        let moment = date(2026, 11, 22).at(2, 3, 4, 0);
        assert_eq!(taken(&name_of(moment)), Some(moment));
        for other in ["zaiti.gpkg", "zaiti-20261122.gpkg", "zaiti-20261122-020304.gpkg.sha256", "x-20261122-020304.gpkg"] {
            assert_eq!(taken(other), None, "{other}");
        }
    }

    #[test]
    fn a_backup_is_due_where_there_is_none_and_every_night_after_two() {
        let folder = tempfile::tempdir().unwrap();
        let backups = Backups { folder: folder.path().to_owned(), keep: Keep::default() };
        let at = |day: i8, hour: i8| date(2026, 11, day).at(hour, 30, 0, 0);
        assert!(backups.is_due(at(21, 23)).unwrap());
        fs::write(folder.path().join(name_of(at(21, 23))), "").unwrap();
        assert!(!backups.is_due(at(21, 23)).unwrap() && !backups.is_due(at(22, 1)).unwrap());
        assert!(backups.is_due(at(22, 2)).unwrap());
    }
}
