//! Logging commands: what the agent of Azure Pipelines turns into issues of a build.
//! Knows the agent's commands, no log of a whole scan.

use super::escape::visible;
use super::{RenderOptions, joined, most_severe_first};
use crate::finding::{Finding, Level, Report};
use std::io::{self, Write};

/// Writes a command for each error and warning that is not suppressed; a note, which the agent has no word for, is a plain line.
pub(super) fn render(report: &Report, options: &RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    for change in report.verdict_changes.iter().filter(|change| change.is_worse()) {
        writeln!(out, "##vso[task.logissue type=error;]{}", escaped(&change.sentence()))?;
    }
    for finding in most_severe_first(report) {
        writeln!(out, "{}", line(finding, options))?;
    }
    for entry in report.suppressions.iter().filter(|entry| entry.source == "inline") {
        if let Some((level, text)) = entry.objection() {
            let word = if level == Level::Error { "error" } else { "warning" };
            writeln!(out, "##vso[task.logissue type={word};sourcepath={};linenumber={};]{}", escaped(&joined(&options.uri_prefix, &entry.path)), entry.line, escaped(&text))?;
        }
    }
    Ok(())
}

fn line(finding: &Finding, options: &RenderOptions) -> String {
    let region = finding.region;
    let path = joined(&options.uri_prefix, &finding.path);
    let word = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => return format!("note: {}:{}:{}: {} [{}]", visible(&path), region.line, region.column, visible(&finding.message), visible(&finding.rule)),
    };
    let place = format!("sourcepath={};linenumber={};columnnumber={};", escaped(&path), region.line, region.column);
    format!("##vso[task.logissue type={word};{place}code={};]{} {}", escaped(&finding.rule), escaped(&finding.message), escaped(&finding.help))
}

/// Text inside a command, as the agent decodes it again.
fn escaped(text: &str) -> String {
    // `visible` leaves no line end.
    visible(text).replace('%', "%AZP25").replace(';', "%3B").replace(']', "%5D")
}
