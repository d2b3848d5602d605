//! Files of strangers are read apart: in a child of this same program that has little memory and time and writes nothing but its answer.
//!
//! Whatever a file does to its reader, such as exhausting memory, the stack or the clock, it does to the child. Never here: how a file is read.

use std::io::{self, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};

use super::DeskError;
use super::confinement;
use super::folder::{TemporaryFolder, sweep};
use crate::exchange::{self, Cut, ExchangeError, Outcome, Task};

/// KiB of address space that a child's allocator takes at once. Left to itself it takes a gibibyte as it starts, and the limit, which
/// comes after, then leaves no room for anything else.
const RESERVED_KIB: &str = "32768";
/// What a child says as it ends for want of memory.
const OUT_OF_MEMORY: [&str; 3] = ["memory allocation of", "Cannot allocate memory", "out of memory"];
/// Bytes of a child's last words that are kept.
const MOST_WORDS: u64 = 4 << 10;
/// The word on the command line that makes this program a worker.
pub const WORKER: &str = "worker";

/// What a child may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingLimits {
    /// Bytes of address space, and of its answer.
    pub memory: u64,
    /// Seconds of computing.
    pub seconds: u64,
}

impl ReadingLimits {
    /// For a file of a stranger, however large.
    pub const OF_STRANGERS: Self = Self { memory: 1 << 30, seconds: 60 };

    /// For a file of so many bytes that somebody names on their own command line: the more, the larger it is.
    #[must_use]
    pub const fn of_own(bytes: u64) -> Self {
        let Self { memory, seconds } = Self::OF_STRANGERS;
        Self { memory: memory.saturating_add(bytes.saturating_mul(4)), seconds: seconds + (bytes >> 20) }
    }

    /// How long it may take by the clock.
    const fn wall(self) -> Duration {
        Duration::from_secs(2 * self.seconds)
    }
}

/// How files are read.
#[derive(Debug, Clone)]
pub enum Reading {
    /// In this process: for tests, and for a person's own large file on the command line.
    Here,
    /// In a child of this program.
    Apart {
        /// The program.
        program: PathBuf,
        /// What it may take for so many bytes.
        limits: fn(u64) -> ReadingLimits,
    },
}

impl Reading {
    /// In a child of the program that runs now, within limits by the size of the file; what killed processes left behind is taken away first.
    ///
    /// # Errors
    /// When the system does not say where the program is.
    pub fn apart(limits: fn(u64) -> ReadingLimits) -> io::Result<Self> {
        sweep();
        std::env::current_exe().map(|program| Self::Apart { program, limits })
    }

    /// Does a task.
    pub(super) fn perform(&self, task: &Task, bytes: &[u8]) -> Result<Outcome, DeskError> {
        match self {
            Self::Here => Ok(task.perform(bytes)?),
            Self::Apart { program, limits } => perform_apart(program, limits(bytes.len() as u64), task, bytes),
        }
    }
}

fn perform_apart(program: &Path, limits: ReadingLimits, task: &Task, bytes: &[u8]) -> Result<Outcome, DeskError> {
    let failed = |source| DeskError::File { path: program.to_owned(), source };
    let folder = TemporaryFolder::make("worker")?;
    let mut child = Command::new(program)
        .arg(WORKER)
        .args([limits.memory, limits.seconds].map(|limit| limit.to_string()))
        .env_clear()
        .env("TMPDIR", folder.path())
        .env("MIMALLOC_ARENA_RESERVE", RESERVED_KIB)
        // It lives for one file: memory that is given back would be asked for again.
        .env("MIMALLOC_PURGE_DELAY", "-1")
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let pipes = child.stdin.take().zip(child.stdout.take()).zip(child.stderr.take());
    let Some(((stdin, stdout), stderr)) = pipes else { return Err(failed(io::Error::other("a pipe is missing"))) };
    let (answer, words) = converse(&mut child, (stdin, stdout, stderr), limits, task, bytes);
    match answer {
        Some(Ok(outcome)) => {
            // It has nothing left to say, and may be gone already.
            let _ = child.kill();
            child.wait().map_err(failed)?;
            Ok(outcome?)
        }
        Some(Err(ref fault)) if fault.kind() == io::ErrorKind::FileTooLarge => {
            let _ = child.kill();
            child.wait().map_err(failed)?;
            Err(ExchangeError::Cut(Cut::Memory).into())
        }
        Some(Err(_)) | None => {
            let status = ended(&mut child).map_err(failed)?;
            let cut = cause(answer.is_none(), status, &words);
            tracing::warn!(file = task.name, ?status, ?cut, words, "a file ended its reader");
            Err(ExchangeError::Cut(cut).into())
        }
    }
}

/// What a child answered, `None` when its time ran out, and its last words.
type Answer = (Option<io::Result<Result<Outcome, ExchangeError>>>, String);

fn converse(
    child: &mut Child,
    (stdin, stdout, stderr): (ChildStdin, ChildStdout, ChildStderr),
    limits: ReadingLimits,
    task: &Task,
    bytes: &[u8],
) -> Answer {
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        // A child that refuses early closes the pipe; its answer says why.
        scope.spawn(move || drop(exchange::ask(stdin, task, bytes)));
        scope.spawn(move || drop(sender.send(exchange::receive(BufReader::new(stdout), limits.memory))));
        let words = scope.spawn(move || {
            let mut words = Vec::new();
            let _ = stderr.take(MOST_WORDS).read_to_end(&mut words);
            String::from_utf8_lossy(&words).into_owned()
        });
        let answer = receiver.recv_timeout(limits.wall()).ok();
        if !matches!(answer, Some(Err(_))) {
            // Out of time, or done: either way the pipes must close for the threads to end.
            let _ = child.kill();
        }
        (answer, words.join().unwrap_or_default())
    })
}

/// Waits for a child whose pipe is closed, and ends it when it does not end by itself.
fn ended(child: &mut Child) -> io::Result<ExitStatus> {
    for _ in 0..50 {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        thread::sleep(Duration::from_millis(20));
    }
    let _ = child.kill();
    child.wait()
}

fn cause(out_of_time: bool, status: ExitStatus, words: &str) -> Cut {
    use std::os::unix::process::ExitStatusExt as _;
    match status.signal().and_then(Signal::from_named_raw) {
        _ if out_of_time => Cut::Time,
        Some(Signal::XCPU | Signal::KILL) => Cut::Time,
        _ if OUT_OF_MEMORY.iter().any(|said| words.contains(said)) => Cut::Memory,
        _ => Cut::Crash,
    }
}

/// The life of a worker: takes its limits upon itself, one task from `question`, and answers it.
///
/// # Errors
/// When the limits cannot be set or a pipe breaks.
pub fn work(limits: ReadingLimits, question: impl io::Read, answer: impl io::Write) -> io::Result<()> {
    let at_most = |most| Rlimit { current: Some(most), maximum: Some(most) };
    set_parent_process_death_signal(Some(Signal::KILL))?;
    setrlimit(Resource::As, at_most(limits.memory))?;
    setrlimit(Resource::Core, at_most(0))?;
    // The first limit asks, the second ends.
    setrlimit(Resource::Cpu, Rlimit { current: Some(limits.seconds), maximum: Some(limits.seconds + 5) })?;
    confinement::confine()?;
    exchange::answer(question, answer)
}

#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt as _;

    use super::*;

    #[test]
    fn want_of_memory_is_told_apart_from_a_crash_however_it_is_said() {
        let [refused, aborted, crashed] = [1 << 8, libc::SIGABRT, libc::SIGSEGV].map(ExitStatus::from_raw);
        for (status, words) in [
            (aborted, "memory allocation of 96 bytes failed".to_owned()),
            (refused, format!("zaiti: {}", io::Error::from(io::ErrorKind::OutOfMemory))),
            (refused, format!("zaiti: {}", io::Error::from_raw_os_error(libc::ENOMEM))),
        ] {
            assert_eq!(cause(false, status, &words), Cut::Memory, "{words}");
        }
        assert_eq!(cause(false, crashed, ""), Cut::Crash);
        assert_eq!(cause(true, aborted, "memory allocation of 96 bytes failed"), Cut::Time);
    }
}
