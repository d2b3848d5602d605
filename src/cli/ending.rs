//! How a run ends: the exit codes, each with one meaning. Never here: what was done.

use std::process::ExitCode;

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Done as asked.
    Done,
    /// It failed.
    Failed,
    /// The command line makes no sense; clap ends with the same code.
    Usage,
    /// Findings in the data refuse the import; nothing was written.
    Refused,
    /// No plan can meet the targets; the shortfalls were printed.
    Infeasible,
    /// The saved plan does not prove what it claims.
    NotProven,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Done => 0,
            Ending::Failed => 1,
            Ending::Usage => 2,
            Ending::Refused => 3,
            Ending::Infeasible => 4,
            Ending::NotProven => 5,
        })
    }
}
