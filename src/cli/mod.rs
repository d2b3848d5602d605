//! The other door: arguments, settings, progress bars, exit codes. Never here: work that the desk does not offer.

mod arguments;
#[expect(dead_code, reason = "the commands that end so land next")]
mod ending;
mod serve;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

use arguments::{Command, CommandLine};
use ending::Ending;

/// Runs one command line and says how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let line = match CommandLine::try_parse_from(arguments) {
        Ok(line) => line,
        Err(usage) => {
            let _ = usage.print();
            return if usage.use_stderr() { Ending::Usage } else { Ending::Done }.into();
        }
    };
    match dispatch(line) {
        Ok(ending) => ending.into(),
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "zaiti: {error:#}");
            Ending::Failed.into()
        }
    }
}

fn dispatch(line: CommandLine) -> anyhow::Result<Ending> {
    let Command::Serve(arguments) = line.command else {
        anyhow::bail!("此命令尚不可用 / this command is not available yet: {:?}", line.command);
    };
    serve::run(&arguments)
}
