//! Renders one finished report, one file a format.
//! Knows how a scan's result is said, not how it came about.

mod azure;
pub mod escape;
pub mod explain;
mod github;
mod gitlab;
mod html;
pub mod json;
mod json_text;
mod markdown;
pub mod rules;
mod sarif;
mod short;
mod style;
mod terminal;

pub use explain::explain;
pub use rules::{rules_json, rules_table};

use crate::catalogue::Catalogue;
use crate::fact::words;
use crate::finding::{Finding, Report};
use std::io::{self, Write};

/// Where the project lives.
pub const PROJECT_URL: &str = "https://github.com/entralint/entralint";

words! {
    /// The forms in which a report can be written.
    Format {
        /// For people: the answer first, then each finding with its source line.
        Terminal = "terminal",
        /// One line a finding, for editors and grep.
        Short = "short",
        /// The documented JSON document.
        Json = "json",
        /// SARIF 2.1.0.
        Sarif = "sarif",
        /// A summary of a job or a comment.
        Markdown = "markdown",
        /// One page for a browser, whole in itself.
        Html = "html",
        /// Workflow commands of GitHub, which become annotations.
        Github = "github",
        /// Logging commands of Azure Pipelines, which become issues of the build.
        Azure = "azure",
        /// Code Quality of GitLab.
        Gitlab = "gitlab",
    }
}

words! {
    /// Whom a SARIF file is for.
    SarifProfile {
        /// Code scanning: no suppressed result and no pass, because it opens an alert for each.
        Github = "github",
        /// Everything: suppressed results, passes, applications, provenance.
        Audit = "audit",
    }
}

/// The state of the repository that was scanned, for SARIF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// An absolute address, for example `https://github.com/o/r`.
    pub repository: String,
    /// The commit.
    pub revision: Option<String>,
    /// The branch.
    pub branch: Option<String>,
}

/// What the caller decides about the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderOptions {
    /// Write ANSI colours (terminal).
    pub color: bool,
    /// Write hyperlinks as OSC 8 (terminal); needs `color`.
    pub links: bool,
    /// Findings alone (terminal).
    pub quiet: bool,
    /// Passes, applications without sign-in code and all problems too (terminal).
    pub verbose: bool,
    /// Columns of the terminal; `None` wraps nothing.
    pub width: Option<u16>,
    /// What SARIF holds.
    pub sarif_profile: SarifProfile,
    /// The scanned root, relative to the repository's root, for the forms whose paths start there; empty where they are the same.
    pub uri_prefix: String,
    /// `automationDetails.id` of SARIF; what stands before the last slash is code scanning's category.
    pub automation_id: String,
    /// Where the code comes from, for SARIF's audit profile.
    pub provenance: Option<Provenance>,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self {
            color: false,
            links: false,
            quiet: false,
            verbose: false,
            width: None,
            sarif_profile: SarifProfile::Github,
            uri_prefix: String::new(),
            automation_id: "entralint/".to_owned(),
            provenance: None,
        }
    }
}

/// Writes `report` to `out` in the form `format`; the only errors are those of `out`.
pub fn render(report: &Report, catalogue: &Catalogue, format: Format, options: &RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Terminal => terminal::render(report, catalogue, options, out),
        Format::Short => short::render(report, out),
        Format::Json => json::render(report, out),
        Format::Sarif => sarif::render(report, catalogue, options, out),
        Format::Markdown => markdown::render(report, catalogue, options, out),
        Format::Html => html::render(report, catalogue, out),
        Format::Github => github::render(report, options, out),
        Format::Azure => azure::render(report, options, out),
        Format::Gitlab => gitlab::render(report, options, out),
    }
}

/// The findings that are not suppressed, the most severe first, in the report's order within a level.
fn most_severe_first(report: &Report) -> Vec<&Finding> {
    let mut shown: Vec<&Finding> = report.findings.iter().filter(|finding| !finding.suppressed).collect();
    shown.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    shown
}

/// A path from the repository's root, and never above it: `prefix` is the scanned root.
fn joined(prefix: &str, path: &str) -> String {
    let parts = prefix.split('/').chain(path.split('/')).filter(|part| !part.is_empty() && !matches!(*part, "." | ".."));
    parts.collect::<Vec<_>>().join("/")
}

/// `1 file`, `2 files`.
fn count(number: impl TryInto<u64>, noun: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
