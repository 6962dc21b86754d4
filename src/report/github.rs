//! Workflow commands: what GitHub's runner turns into annotations of a pull request.
//! Knows the runner's commands and limits, no log of a whole scan: that is the job summary's.

use super::escape::visible;
use super::{RenderOptions, joined, most_severe_first};
use crate::finding::{Finding, Level, Report};
use std::fmt::Write as _;
use std::io::{self, Write};

/// The runner keeps no more annotations of a level and step, and drops the rest in silence.
const MOST: usize = 10;

/// Writes a command for each finding that is not suppressed, at most [`MOST`] a level, and says how many are left.
pub(super) fn render(report: &Report, options: &RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let mut commands: Vec<(Level, String)> = Vec::new();
    for change in report.verdict_changes.iter().filter(|change| change.is_worse()) {
        commands.push((Level::Error, format!("::error title={}::{}", property("entralint: a verdict got worse"), message(&change.sentence()))));
    }
    for finding in most_severe_first(report) {
        commands.push((finding.level, command(finding, options)));
    }
    for entry in report.suppressions.iter().filter(|entry| entry.source == "inline") {
        if let Some((level, text)) = entry.objection() {
            let file = property(&joined(&options.uri_prefix, &entry.path));
            commands.push((level, format!("::{} file={file},line={},title={}::{}", word(level), entry.line, property("entralint: a suppression"), message(&text))));
        }
    }
    for level in [Level::Error, Level::Warning, Level::Note] {
        let of_level: Vec<&String> = commands.iter().filter(|(of, _)| *of == level).map(|(_, command)| command).collect();
        for command in of_level.iter().take(MOST) {
            writeln!(out, "{command}")?;
        }
        let more = of_level.len().saturating_sub(MOST);
        if more > 0 {
            writeln!(
                out,
                "entralint: {more} more of level {level} without annotation; GitHub shows {MOST} a level. The job summary or the JSON document has them all.",
                level = level.as_str()
            )?;
        }
    }
    Ok(())
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "notice",
    }
}

fn command(finding: &Finding, options: &RenderOptions) -> String {
    let region = finding.region;
    let mut properties = format!("file={},line={}", property(&joined(&options.uri_prefix, &finding.path)), region.line);
    if region.end_line == region.line {
        // With columns of different lines the annotation is dropped.
        let _ = write!(properties, ",col={},endLine={},endColumn={}", region.column, region.line, region.end_column);
    } else {
        let _ = write!(properties, ",endLine={}", region.end_line);
    }
    let title = property(&format!("entralint: {}", finding.rule));
    format!("::{} {properties},title={title}::{}%0A{}", word(finding.level), message(&finding.message), message(&finding.help))
}

/// Text as a command's message.
fn message(text: &str) -> String {
    // `visible` leaves no line end; a percent sign starts the runner's own escapes.
    visible(text).replace('%', "%25")
}

/// Text as the value of a command's property.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
