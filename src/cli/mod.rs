//! The other door: arguments, settings, progress bars, exit codes. Never here: work that the desk does not offer.

mod appraise;
mod arguments;
mod availability;
mod ending;
mod export;
mod history;
mod import;
mod init;
mod interrupt;
mod ledger;
mod plan;
mod progress;
mod recognise;
mod report;
mod serve;
mod speech;
mod table;
mod tokens;
mod weigh;
mod words;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::Parser as _;

use crate::desk::{self, DeskError, ReadingLimits, Trouble};
use crate::http;
use arguments::{Command, CommandLine};
use ending::Ending;
use speech::Speech;

/// Runs one command line and says how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let line = match CommandLine::try_parse_from(arguments) {
        Ok(line) => line,
        Err(usage) => {
            // Where nobody listens, the exit code says it still.
            let _ = usage.print();
            return if usage.use_stderr() { Ending::Usage } else { Ending::Done }.into();
        }
    };
    let speech = Speech::new(line.lang.map(Into::into), line.json);
    dispatch(&line, speech).unwrap_or_else(|error| ended_by(&error, speech)).into()
}

fn dispatch(line: &CommandLine, speech: Speech) -> anyhow::Result<Ending> {
    let project = line.project.as_path();
    match &line.command {
        Command::Init(arguments) => init::run(project, arguments, speech),
        Command::Serve(arguments) => serve::run(project, arguments, speech),
        Command::Import(arguments) => import::run(project, arguments, speech),
        Command::Availability(arguments) => availability::run(project, arguments, speech),
        Command::Appraise(arguments) => appraise::run(project, arguments, speech),
        Command::Recognise(arguments) => recognise::run(project, arguments, speech),
        Command::Ledger(arguments) => ledger::run(project, arguments, speech),
        Command::Report(arguments) => report::run(project, arguments, speech),
        Command::Plan(arguments) => match &arguments.question {
            Some(question) => weigh::run(project, question, speech),
            None => plan::run(project, arguments, speech),
        },
        Command::Verify(arguments) => plan::verify(arguments, speech),
        Command::Export(arguments) => export::run(project, arguments, speech),
        Command::Revisions => history::revisions(project, speech),
        Command::Difference(arguments) => history::difference(project, arguments, speech),
        Command::Revert(arguments) => history::revert(project, arguments, speech),
        Command::Backup(arguments) => history::backup(project, arguments, speech),
        Command::Restore(arguments) => history::restore(project, arguments, speech),
        Command::Token(arguments) => tokens::run(project, arguments, speech),
        Command::Worker { memory, seconds } => {
            let limits = ReadingLimits { memory: *memory, seconds: *seconds };
            Ok(desk::work(limits, io::stdin().lock(), io::BufWriter::new(io::stdout().lock())).map(|()| Ending::Done)?)
        }
        Command::Openapi => speech.value(&http::openapi()).map(|()| Ending::Done),
    }
}

/// Says what went wrong, and with which code to end.
fn ended_by(error: &anyhow::Error, speech: Speech) -> Ending {
    if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
        return Ending::Done;
    }
    let Some(desk) = error.downcast_ref::<DeskError>() else {
        speech.aside(&format!("zaiti: {error:#}"));
        return Ending::Failed;
    };
    speech.aside(&format!("zaiti: {}", speech.read(&desk.sentence())));
    match desk.trouble() {
        Trouble::Refused => Ending::Refused,
        Trouble::Unreadable => Ending::Usage,
        Trouble::Missing | Trouble::Conflict | Trouble::Unacceptable | Trouble::NoRoom | Trouble::Busy | Trouble::Failure => {
            Ending::Failed
        }
    }
}
