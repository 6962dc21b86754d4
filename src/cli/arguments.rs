//! The arguments of a scan.

use clap::Args;
use entralint::config::FailOn;
use entralint::report::{Format, SarifProfile};
use std::path::PathBuf;

/// What is scanned, and how: the same for every command that scans.
#[derive(Debug, Clone, Args)]
pub(super) struct SourceArgs {
    /// Folders or files.
    #[arg(default_value = ".")]
    pub(super) path: Vec<PathBuf>,
    /// The edition of the article to judge by.
    #[arg(long, value_name = "DATE")]
    pub(super) edition: Option<String>,
    /// The configuration; default: entralint.toml in the scanned root or above it, up to the repository's root.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Read no configuration.
    #[arg(long)]
    pub(super) no_config: bool,
    /// Leave out what matches this pattern; may be given several times.
    #[arg(long, value_name = "GLOB")]
    pub(super) exclude: Vec<String>,
    /// Read vendored libraries too.
    #[arg(long)]
    pub(super) include_vendored: bool,
    /// Read what .gitignore leaves out.
    #[arg(long)]
    pub(super) no_ignore: bool,
    /// Read hidden files too.
    #[arg(long)]
    pub(super) hidden: bool,
    /// Largest file to read, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = 1_000_000)]
    pub(super) max_file_size: u64,
    /// Threads; 0 for as many as the machine has.
    #[arg(long, short, default_value_t = 0, value_name = "N")]
    pub(super) jobs: usize,
    /// Keep what files gave in this folder, and do not parse again what is kept.
    #[arg(long, value_name = "DIR")]
    pub(super) cache: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ScanArgs {
    #[command(flatten)]
    pub(super) source: SourceArgs,
    /// The form of the output: terminal, short, json, sarif, markdown, html, github, azure, gitlab.
    #[arg(long, value_parser = format_of, default_value = "terminal", value_name = "F")]
    pub(super) format: Format,
    /// Write to this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Write another form to a file, as F=FILE; may be given several times.
    #[arg(long, value_name = "F=FILE", value_parser = report_of)]
    pub(super) report: Vec<(Format, PathBuf)>,
    /// The level from which findings give exit code 1: error (default), warning, note, never.
    #[arg(long, value_parser = fail_on_of, value_name = "LEVEL")]
    pub(super) fail_on: Option<FailOn>,
    /// Report only this rule; may be given several times.
    #[arg(long, value_name = "RULE")]
    pub(super) only: Vec<String>,
    /// Leave this rule out; may be given several times.
    #[arg(long, value_name = "RULE")]
    pub(super) ignore: Vec<String>,
    /// What SARIF holds: github or audit.
    #[arg(long, value_parser = profile_of, default_value = "github", value_name = "PROFILE")]
    pub(super) sarif_profile: SarifProfile,
    /// Only findings on lines that differ from this git revision, and applications whose verdict does.
    #[arg(long, value_name = "BASE")]
    pub(super) diff: Option<String>,
    /// Only findings absent from this earlier JSON, SARIF or baseline file.
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Show what suppressions hide.
    #[arg(long)]
    pub(super) no_suppress: bool,
    /// Say which suppressions hide nothing; on where no rule is left out.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    pub(super) report_unused: Option<bool>,
    /// Findings alone: no table, no summary.
    #[arg(long, short, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say more.
    #[arg(long, short)]
    pub(super) verbose: bool,
}

pub(super) fn format_of(word: &str) -> Result<Format, String> {
    Format::parse(word).ok_or_else(|| format!("a format is one of: {}", Format::WORDS.join(", ")))
}

fn profile_of(word: &str) -> Result<SarifProfile, String> {
    SarifProfile::parse(word).ok_or_else(|| format!("a profile is one of: {}", SarifProfile::WORDS.join(", ")))
}

fn fail_on_of(word: &str) -> Result<FailOn, String> {
    FailOn::parse(word).ok_or_else(|| format!("a level is one of: {}", FailOn::WORDS.join(", ")))
}

fn report_of(word: &str) -> Result<(Format, PathBuf), String> {
    let (format, file) = word.split_once('=').ok_or("a report is F=FILE, for example sarif=out.sarif")?;
    if file.is_empty() {
        return Err("the file's name is missing behind `=`".into());
    }
    Ok((format_of(format)?, PathBuf::from(file)))
}
