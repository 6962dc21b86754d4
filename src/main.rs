//! The command line of `entralint`.

mod cli;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = match cli::Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    match cli::run(cli) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            use std::io::Write as _;
            // Where standard error is gone there is nobody to tell.
            let _ = writeln!(std::io::stderr().lock(), "entralint: {:#}", failure.error);
            ExitCode::from(failure.code)
        }
    }
}
