//! The binary: parse, run, print the error chain, exit code.

use std::process::ExitCode;

// Answers, imports and searches all make and free millions of small pieces.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    zaiti::cli::run(std::env::args_os())
}
