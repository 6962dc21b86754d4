//! Arguments, and what each command does with the library.
//! Knows no syntax node and no rule's name.

mod arguments;
mod baseline;
mod diff;
mod interrupt;
mod merge;
mod output;
mod scan;
mod settings;

use anyhow::{Result, anyhow};
use arguments::ScanArgs;
use baseline::BaselineArgs;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use entralint::catalogue::Catalogue;
use entralint::report::{explain, rules_json, rules_table};
use merge::MergeArgs;
use output::{finish, width};
use std::io::{self, BufWriter, Write};

/// Exit codes, as product.md states them.
pub(crate) mod exit {
    pub(crate) const FINDINGS: u8 = 1;
    pub(crate) const USAGE: u8 = 2;
    pub(crate) const FAILED: u8 = 3;
}

/// Tells which applications keep signing in when Microsoft Entra ID is down.
#[derive(Debug, Parser)]
#[command(name = "entralint", version, about, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to write colours.
    #[arg(long, value_enum, default_value_t = When::Auto, global = true)]
    color: When,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Scan a folder or a file.
    Scan(Box<ScanArgs>),
    /// Say what a rule means, what the article states, and what to do.
    Explain {
        /// The rule's name.
        rule: String,
        /// The edition of the article.
        #[arg(long, value_name = "DATE")]
        edition: Option<String>,
    },
    /// List all rules.
    Rules {
        /// `terminal` or `json`.
        #[arg(long, default_value = "terminal")]
        format: RulesFormat,
    },
    /// Write a baseline of all findings, or take from one what is fixed.
    Baseline(Box<BaselineArgs>),
    /// Put the JSON documents of several scans together.
    Merge(MergeArgs),
    /// Write shell completions.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Write the manual page.
    Man,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
enum RulesFormat {
    Terminal,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
enum When {
    Auto,
    Always,
    Never,
}

/// A failure with the exit code that it has.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: u8,
    pub(crate) error: anyhow::Error,
}

fn usage(error: anyhow::Error) -> Failure {
    Failure { code: exit::USAGE, error }
}

fn failed(error: anyhow::Error) -> Failure {
    Failure { code: exit::FAILED, error }
}

/// Does what the arguments ask for; gives the exit code.
pub(crate) fn run(cli: Cli) -> Result<u8, Failure> {
    let catalogue = Catalogue::load().map_err(|error| failed(error.into()))?;
    let color = match cli.color {
        When::Always => true,
        When::Never => false,
        When::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match cli.command {
        Command::Scan(arguments) => return scan::run(&arguments, &catalogue, color),
        Command::Baseline(arguments) => return baseline::run(&arguments, &catalogue),
        Command::Merge(arguments) => return merge::run(&arguments, &catalogue, color),
        Command::Explain { rule, edition } => {
            let edition = edition_of(&catalogue, edition.as_deref()).map_err(usage)?;
            let rule = known_rule(&catalogue, &rule).map_err(usage)?;
            explain(rule, &catalogue, &edition, color, &mut out)
        }
        Command::Rules { format: RulesFormat::Terminal } => rules_table(&catalogue, color, width(), &mut out),
        Command::Rules { format: RulesFormat::Json } => rules_json(&catalogue, &mut out),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "entralint", &mut out);
            Ok(())
        }
        Command::Man => clap_mangen::Man::new(Cli::command()).render(&mut out),
    };
    finish(written.and_then(|()| out.flush()))?;
    Ok(0)
}

/// Tells a failure: what it says may hold names and words of what is scanned.
pub(crate) fn tell(failure: &Failure) {
    say(&format!("{:#}", failure.error));
}

/// Says something beside the output, line by line.
fn say(text: &str) {
    let mut err = io::stderr().lock();
    for line in text.lines() {
        // Where standard error is gone there is nobody to tell.
        let _ = writeln!(err, "entralint: {}", entralint::report::escape::visible(line));
    }
}

fn edition_of(catalogue: &Catalogue, wanted: Option<&str>) -> Result<String> {
    let known = || catalogue.editions().iter().map(|edition| edition.date.as_str()).collect::<Vec<_>>().join(", ");
    match wanted {
        Some(date) => catalogue.edition(date).map(|edition| edition.date.clone()).ok_or_else(|| anyhow!("there is no edition `{date}`; the editions are: {}", known())),
        None => catalogue.default_edition().map(|edition| edition.date.clone()).ok_or_else(|| anyhow!("no edition is the default")),
    }
}

fn known_rule<'c>(catalogue: &'c Catalogue, name: &str) -> Result<&'c entralint::catalogue::Rule> {
    catalogue.rule(name).ok_or_else(|| match catalogue.nearest_rule(name) {
        Some(near) => anyhow!("there is no rule `{name}`; did you mean `{near}`?"),
        None => anyhow!("there is no rule `{name}`; `entralint rules` lists them"),
    })
}
