//! The one writer, and how several who wait for it share one sync of the disk. Never here: what is written.
//!
//! Whoever comes first opens a transaction. Whoever comes while others wait joins it, in a savepoint of their own, and leaves it open for
//! the next; the last of them commits for all, and only then is anyone told. So a change is its own revision with its own audit row and
//! fails alone, while the disk is synced once for all of them.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use rusqlite::{Connection, ffi};

use super::StoreError;
use super::lock::ProjectLock;
use super::schema::{self, Purpose};

/// Changes that share one sync at most, so that the first of them is not kept waiting by all that come later.
const MOST: usize = 64;

/// Writes to a project, one at a time.
#[derive(Debug)]
pub(super) struct Writer {
    state: Mutex<State>,
    /// Those who wait for their turn.
    queue: AtomicUsize,
    _lock: ProjectLock,
}

#[derive(Debug)]
struct State {
    connection: Connection,
    /// The group whose transaction is open.
    open: Option<Arc<Group>>,
    /// Groups that were committed, each with one sync.
    syncs: u64,
}

/// Changes that reach the disk together or not at all.
#[derive(Debug, Default)]
struct Group {
    members: AtomicUsize,
    outcome: Mutex<Option<Result<(), Failure>>>,
    told: Condvar,
}

/// Why a transaction could not be committed, in a form that several can be told.
type Failure = (ffi::Error, Option<String>);

impl Group {
    fn tell(&self, outcome: Result<(), Failure>) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
        self.told.notify_all();
    }

    /// Waits until the disk has it.
    fn wait(&self) -> Result<(), StoreError> {
        let mut outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match outcome.clone() {
                Some(told) => return told.map_err(|(code, text)| rusqlite::Error::SqliteFailure(code, text).into()),
                None => outcome = self.told.wait(outcome).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

impl Writer {
    pub(super) fn open(path: &Path, lock: ProjectLock) -> Result<Self, StoreError> {
        let connection = schema::open(path, Purpose::Write)?;
        Ok(Self { state: Mutex::new(State { connection, open: None, syncs: 0 }), queue: AtomicUsize::new(0), _lock: lock })
    }

    /// Does the work in its turn; when this returns well, what it wrote is on disk, and otherwise nothing of it is. Work that takes long
    /// is done alone: nobody who is done waits for it.
    pub(super) fn write<T>(
        &self,
        long: bool,
        work: impl FnOnce(&Connection, Timestamp) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut state = self.turn();
        if long {
            state.settle();
        }
        let group = state.group()?;
        let done = state.work(work);
        let others_come = self.queue.load(Ordering::SeqCst) > 0;
        let room = !long && group.members.fetch_add(1, Ordering::Relaxed) + 1 < MOST;
        if !(others_come && room) {
            state.settle();
        }
        drop(state);
        match done {
            Ok(Ok(written)) => group.wait().map(|()| written),
            Ok(Err(error)) => {
                // Why it was refused may be what another of the group wrote: it is told once that is on disk, or gone.
                let _ = group.wait();
                Err(error)
            }
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Waits for one's turn. Every change leaves the state whole also when it panics, so poison is of no matter.
    fn turn(&self) -> MutexGuard<'_, State> {
        self.queue.fetch_add(1, Ordering::SeqCst);
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        self.queue.fetch_sub(1, Ordering::SeqCst);
        state
    }

    /// How often the disk was synced for a group of changes since the start.
    pub(super) fn syncs(&self) -> u64 {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).syncs
    }

    /// The connection itself, for a look at its settings.
    #[cfg(test)]
    pub(super) fn connection<T>(&self, look: impl FnOnce(&Connection) -> T) -> T {
        look(&self.state.lock().unwrap_or_else(PoisonError::into_inner).connection)
    }
}

impl State {
    /// The group to join, with its transaction open.
    fn group(&mut self) -> Result<Arc<Group>, StoreError> {
        if let Some(group) = &self.open {
            return Ok(Arc::clone(group));
        }
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        let group = Arc::new(Group::default());
        self.open = Some(Arc::clone(&group));
        Ok(group)
    }

    /// Does the work so that nothing of it stays where it fails; the work of those before it does.
    fn work<T>(
        &mut self,
        work: impl FnOnce(&Connection, Timestamp) -> Result<T, StoreError>,
    ) -> std::thread::Result<Result<T, StoreError>> {
        let is_first = self.open.as_ref().is_some_and(|group| group.members.load(Ordering::Relaxed) == 0);
        if !is_first && let Err(error) = self.connection.execute_batch("SAVEPOINT member") {
            return Ok(Err(error.into()));
        }
        let done = catch_unwind(AssertUnwindSafe(|| work(&self.connection, Timestamp::now())));
        let back = if is_first { "ROLLBACK" } else { "ROLLBACK TO member; RELEASE member" };
        let end = match &done {
            Ok(Ok(_)) if is_first => return done,
            Ok(Ok(_)) => "RELEASE member",
            Ok(Err(_)) | Err(_) => back,
        };
        let ended = self.connection.execute_batch(end);
        if self.connection.is_autocommit() {
            self.lost();
        }
        match (done, ended) {
            (Ok(Ok(_)), Err(error)) => Ok(Err(error.into())),
            (done, _) => done,
        }
    }

    /// The transaction is gone: taken back by its only member, or by the database when the disk failed it.
    fn lost(&mut self) {
        if let Some(group) = self.open.take() {
            let text = "the change was taken back together with another that the disk had no room for";
            group.tell(Err((ffi::Error::new(ffi::SQLITE_FULL), Some(text.to_owned()))));
        }
    }

    /// Commits for all members and tells them.
    fn settle(&mut self) {
        let Some(group) = self.open.take() else { return };
        self.syncs += 1;
        let committed = self.connection.execute_batch("COMMIT").map_err(|error| {
            let code = error.sqlite_error().copied().unwrap_or(ffi::Error::new(ffi::SQLITE_ERROR));
            (code, Some(error.to_string()))
        });
        if committed.is_err() && !self.connection.is_autocommit() {
            // What could not be committed must not be found by whoever comes next; without a transaction this says so and is harmless.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
        group.tell(committed);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::lock::ProjectLock;
    use super::*;

    /// A writer over an empty table.
    fn writer(path: &Path) -> Writer {
        let connection = Connection::open(path).unwrap();
        connection.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER PRIMARY KEY)").unwrap();
        let state = State { connection, open: None, syncs: 0 };
        Writer { state: Mutex::new(state), queue: AtomicUsize::new(0), _lock: ProjectLock::take(path).unwrap() }
    }

    fn add(number: i64) -> impl FnOnce(&Connection, Timestamp) -> Result<(), StoreError> {
        move |connection, _| Ok(connection.execute("INSERT INTO t VALUES (?1)", [number]).map(drop)?)
    }

    fn numbers(path: &Path) -> Vec<i64> {
        let connection = Connection::open(path).unwrap();
        let mut select = connection.prepare("SELECT n FROM t ORDER BY n").unwrap();
        select.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn those_who_wait_share_one_sync_and_whoever_fails_or_panics_fails_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.gpkg");
        let writer = writer(&path);
        let outcomes: Vec<(i64, bool)> = std::thread::scope(|scope| {
            // While somebody has their turn, twenty others come.
            let turn = writer.turn();
            let others: Vec<_> = (0..20_i64)
                .map(|number| {
                    let writer = &writer;
                    scope.spawn(move || {
                        let work = |connection: &Connection, at| {
                            add(number)(connection, at)?;
                            assert!(number % 10 != 3, "on purpose");
                            if number % 5 == 4 { Err(StoreError::ReadOnly) } else { Ok(()) }
                        };
                        (number, matches!(catch_unwind(AssertUnwindSafe(|| writer.write(false, work))), Ok(Ok(()))))
                    })
                })
                .collect();
            while writer.queue.load(Ordering::SeqCst) < 20 {
                std::thread::sleep(Duration::from_millis(1));
            }
            drop(turn);
            others.into_iter().map(|other| other.join().unwrap()).collect()
        });
        let kept: Vec<i64> = (0..20).filter(|number| number % 10 != 3 && number % 5 != 4).collect();
        assert_eq!(outcomes.iter().filter(|(_, well)| *well).map(|(number, _)| *number).collect::<Vec<_>>(), kept);
        assert_eq!(numbers(&path), kept);
        println!("20 changes, 6 of them failing, {} syncs", writer.syncs());
        assert!(
            writer.syncs() <= 4,
            "{} syncs: a first member that fails takes its transaction back, all others share one",
            writer.syncs()
        );
        writer.write(false, add(100)).unwrap();
        assert_eq!(numbers(&path).last(), Some(&100), "whoever comes alone is not kept waiting");
    }

    #[test]
    fn whoever_is_refused_for_what_another_of_the_group_wrote_is_told_when_that_is_on_disk() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.gpkg");
        let writer = writer(&path);
        for number in 0..20 {
            std::thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| {
                        // One of the four adds it, the others find it there.
                        let refused = writer.write(false, add(number)).is_err();
                        assert!(!refused || numbers(&path).contains(&number), "{number} is refused, and not there");
                    });
                }
            });
        }
        assert_eq!(numbers(&path), (0..20).collect::<Vec<_>>());
    }

    #[test]
    fn where_the_disk_takes_back_the_transaction_nobody_of_the_group_is_told_all_is_well() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.gpkg");
        let writer = writer(&path);
        let (first, second) = std::thread::scope(|scope| {
            let turn = writer.turn();
            let lost = scope.spawn(|| writer.write(false, add(1)));
            while writer.queue.load(Ordering::SeqCst) < 1 {
                std::thread::sleep(Duration::from_millis(1));
            }
            let losing = scope.spawn(|| {
                writer.write(false, |connection, at| {
                    add(2)(connection, at)?;
                    // As the database does where it finds no room.
                    Ok(connection.execute_batch("ROLLBACK")?)
                })
            });
            while writer.queue.load(Ordering::SeqCst) < 2 {
                std::thread::sleep(Duration::from_millis(1));
            }
            drop(turn);
            (lost.join().unwrap(), losing.join().unwrap())
        });
        assert!(second.is_err(), "{second:?}");
        // Whoever came first may have been alone; else both are taken back.
        assert_eq!(first.is_ok(), numbers(&path) == [1]);
        assert!(first.is_ok() || matches!(first, Err(StoreError::DiskFull)), "{first:?}");
        writer.write(false, add(3)).unwrap();
        assert_eq!(numbers(&path).last(), Some(&3));
    }
}
