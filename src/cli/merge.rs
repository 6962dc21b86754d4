//! `entralint merge`.

use super::arguments::format_of;
use super::settings::document;
use super::{Failure, output, usage};
use anyhow::{Context as _, anyhow};
use clap::Args;
use entralint::catalogue::Catalogue;
use entralint::compare::merge;
use entralint::finding::Report;
use entralint::report::json::Document;
use entralint::report::{Format, RenderOptions};
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct MergeArgs {
    /// JSON documents; each one's name stands before the paths of its scan.
    #[arg(required = true)]
    file: Vec<PathBuf>,
    /// The form of the output: terminal, json, html, markdown.
    #[arg(long, value_parser = portfolio_of, default_value = "terminal", value_name = "F")]
    format: Format,
    /// Write to this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn portfolio_of(word: &str) -> Result<Format, String> {
    let format = format_of(word)?;
    // The other forms speak of lines of one repository.
    let fits = matches!(format, Format::Terminal | Format::Json | Format::Html | Format::Markdown);
    if fits { Ok(format) } else { Err("a portfolio is one of: terminal, json, html, markdown".to_owned()) }
}

/// Puts several scans together.
pub(super) fn run(arguments: &MergeArgs, catalogue: &Catalogue, color: bool) -> Result<u8, Failure> {
    let scans = arguments.file.iter().map(|file| Ok((name(file), read(file)?))).collect::<Result<Vec<_>, Failure>>()?;
    let report = merge(scans).map_err(|error| usage(error.into()))?;
    let options = RenderOptions { color, width: output::width(), ..RenderOptions::default() };
    output::write(&report, catalogue, arguments.format, &options, arguments.output.as_deref())?.until_the_end();
    Ok(0)
}

fn name(file: &Path) -> String {
    file.file_stem().map_or_else(|| "scan".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

fn read(file: &Path) -> Result<Report, Failure> {
    let text = document(file)?;
    let parsed = || -> anyhow::Result<Report> {
        let document: Document<Report> = serde_json::from_str(&text)?;
        if document.tool.name != "entralint" || !document.schema_version.starts_with("1.") {
            return Err(anyhow!("it has version {} of the form; this program reads version 1", document.schema_version));
        }
        Ok(document.report)
    };
    parsed().with_context(|| format!("`{}` is no JSON document of entralint", file.display())).map_err(usage)
}
