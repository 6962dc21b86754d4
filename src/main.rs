//! The command line of `entralint`.

mod cli;

use clap::Parser as _;
use std::process::ExitCode;

/// Following values takes and gives back millions of small pieces: faster than the C library's own, by far where that is musl.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    // What a fault says may hold text of what is scanned: only its place is told.
    std::panic::set_hook(Box::new(|fault| {
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr().lock(), "entralint: a fault of the program itself{}", fault.location().map(|at| format!(" at {at}")).unwrap_or_default());
    }));
    let cli = match cli::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    match cli::run(cli) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            cli::tell(&failure);
            ExitCode::from(failure.code)
        }
    }
}
