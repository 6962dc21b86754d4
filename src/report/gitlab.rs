//! Code Quality: the JSON that GitLab shows in a merge request.
//! Knows GitLab's form, nothing of how findings come about.

use super::escape::visible;
use super::{RenderOptions, joined, json_text};
use crate::finding::{Level, Report};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'r str,
    /// Equal ones would collapse into one; `entralint/v1` is unique in a report.
    fingerprint: &'r str,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// Writes one array, empty where there is no finding.
pub(super) fn render(report: &Report, options: &RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let shown = report.findings.iter().filter(|finding| !finding.suppressed);
    let issues: Vec<Issue<'_>> = shown
        .map(|finding| Issue {
            // The name of the check is not displayed.
            description: format!("{}: {} {}", visible(&finding.rule), visible(&finding.message), visible(&finding.help)),
            check_name: &finding.rule,
            fingerprint: &finding.fingerprint,
            severity: match finding.level {
                Level::Error => "major",
                Level::Warning => "minor",
                Level::Note => "info",
            },
            location: Location { path: joined(&options.uri_prefix, &finding.path), lines: Lines { begin: finding.region.line } },
        })
        .collect();
    json_text::write(&issues, out)
}
