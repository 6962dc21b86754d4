//! The end of the terminal's text: numbers, what was not read, and what code cannot show.

use crate::catalogue::Catalogue;
use crate::finding::{Finding, Level, Report, Verdict};
use crate::report::escape::visible;
use crate::report::style::Styles;
use crate::report::{RenderOptions, count};
use std::io::{self, Write};

/// How many problems are listed where not all are asked for.
const MOST_PROBLEMS: usize = 10;

/// What no analysis of code can know (overview of the backup authentication system, edition of 2025-07-22).
const CODE_ALONE: &str = "The verdict is about the code alone. What code cannot show: that the user signed in with the same application and \
    device within three days, as a member of the home tenant, under policies that leave resilience defaults on, with no revocation since.";

const VERDICTS: [Verdict; 5] = [Verdict::NotProtected, Verdict::AtRisk, Verdict::Undetermined, Verdict::Protected, Verdict::NoSignIn];

/// Writes the summary.
pub(super) fn write(report: &Report, catalogue: &Catalogue, options: &RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::new(options.color);
    writeln!(out)?;
    findings(report, styles, out)?;
    applications(report, out)?;
    files(report, out)?;
    problems(report, options, styles, out)?;
    suppressions(report, styles, out)?;
    edition(report, catalogue, out)?;
    if report.applications.iter().any(|application| application.verdict != Verdict::NoSignIn) {
        let faint = styles.faint();
        writeln!(out, "\n{faint}{CODE_ALONE}{faint:#}")?;
    }
    Ok(())
}

fn findings(report: &Report, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let shown: Vec<&Finding> = report.findings.iter().filter(|finding| !finding.suppressed).collect();
    let mut parts = Vec::new();
    for level in [Level::Error, Level::Warning, Level::Note] {
        let number = shown.iter().filter(|finding| finding.level == level).count();
        if number > 0 {
            let style = styles.level(Some(level));
            parts.push(format!("{style}{}{style:#}", count(number, level.as_str())));
        }
    }
    let hidden = report.findings.len() - shown.len();
    let suppressed = if hidden == 0 { String::new() } else { format!(" ({hidden} suppressed)") };
    if report.findings.is_empty() && report.applications.is_empty() {
        return Ok(());
    }
    let text = if parts.is_empty() { "No findings".to_owned() } else { parts.join(", ") };
    writeln!(out, "{text}{suppressed}.")
}

fn applications(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    if report.applications.is_empty() {
        return Ok(());
    }
    let number = |verdict| report.applications.iter().filter(|application| application.verdict == verdict).count();
    let parts = VERDICTS.iter().map(|verdict| (number(*verdict), verdict.as_str())).filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, word)| format!("{number} {word}")).collect();
    writeln!(out, "{}: {}.", count(report.applications.len(), "application"), parts.join(", "))
}

fn files(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let statistics = &report.statistics;
    write!(out, "{} seen, {} parsed", count(statistics.files_seen, "file"), statistics.files_parsed)?;
    let skipped: u64 = statistics.files_skipped.values().sum();
    if skipped > 0 {
        let causes = statistics.files_skipped.iter().map(|(cause, number)| format!("{} {number}", visible(cause)));
        write!(out, ", {skipped} skipped ({})", causes.collect::<Vec<_>>().join(", "))?;
    }
    writeln!(out, ".")
}

fn problems(report: &Report, options: &RenderOptions, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    if report.problems.is_empty() {
        return Ok(());
    }
    let bold = styles.bold();
    writeln!(out, "{bold}{} with the input:{bold:#}", count(report.problems.len(), "problem"))?;
    let most = if options.verbose { usize::MAX } else { MOST_PROBLEMS };
    for problem in report.problems.iter().take(most) {
        writeln!(out, "  {}: {}", visible(&problem.path), visible(&problem.message))?;
    }
    let more = report.problems.len().saturating_sub(most);
    if more > 0 {
        writeln!(out, "  and {more} more; --verbose names them all")?;
    }
    Ok(())
}

fn suppressions(report: &Report, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let told: Vec<_> = report.suppressions.iter().filter_map(|entry| Some((entry, entry.problem.as_ref()?))).collect();
    if told.is_empty() {
        return Ok(());
    }
    let bold = styles.bold();
    writeln!(out, "{bold}{} to look at:{bold:#}", count(told.len(), "suppression"))?;
    for (entry, problem) in told {
        writeln!(out, "  {}:{}: {}", visible(&entry.path), entry.line, visible(problem))?;
    }
    Ok(())
}

fn edition(report: &Report, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "Judged by the edition of {}", visible(&report.edition))?;
    if let Some(edition) = catalogue.edition(&report.edition) {
        write!(out, " of \"{}\"", edition.title)?;
        if let Some(other) = &edition.read_with {
            write!(out, ", read together with \"{}\" of {}", other.title, other.date)?;
        }
    }
    writeln!(out, ".")
}
