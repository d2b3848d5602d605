//! The binary: parse, run, print the error chain, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    zaiti::cli::run(std::env::args_os())
}
