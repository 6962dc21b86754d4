//! For people: the answer first, then what decides it, line by line.
//! Knows how a person reads, not how findings come about.

mod excerpt;
mod summary;
mod table;

use super::escape::{visible, visible_cell};
use super::style::Styles;
use super::{RenderOptions, count};
use crate::catalogue::Catalogue;
use crate::finding::{Application, Finding, Report, Verdict};
use std::io::{self, Write};

/// Writes the table of applications, the findings of each, and the summary.
pub(super) fn render(report: &Report, catalogue: &Catalogue, options: &RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::new(options.color);
    if options.quiet {
        let mut renderer = excerpt::renderer(options);
        for finding in report.findings.iter().filter(|finding| !finding.suppressed) {
            writeln!(out, "{}\n", renderer.render(finding, catalogue.rule(&finding.rule)))?;
        }
        return Ok(());
    }
    verdict_changes(report, styles, out)?;
    let applications = ordered(&report.applications);
    let shown = |application: &&Application| options.verbose || application.verdict != Verdict::NoSignIn || of(report, &application.path).next().is_some();
    let listed: Vec<&Application> = applications.iter().copied().filter(shown).collect();
    if listed.is_empty() {
        let files = count(report.statistics.files_seen, "file");
        writeln!(out, "{}No sign-in code found in {files}.{:#}", styles.bold(), styles.bold())?;
    } else {
        table::write(&listed, options, out)?;
    }
    let mut renderer = excerpt::renderer(options);
    for (path, application) in groups(report, &applications) {
        let findings: Vec<&Finding> = of(report, &path).collect();
        let passes: Vec<_> = report.passes.iter().filter(|pass| options.verbose && pass.application == path).collect();
        if findings.is_empty() && passes.is_empty() {
            continue;
        }
        heading(&path, application, styles, out)?;
        for finding in findings {
            writeln!(out, "\n{}", renderer.render(finding, catalogue.rule(&finding.rule)))?;
        }
        if !passes.is_empty() {
            writeln!(out)?;
        }
        for pass in passes {
            let green = styles.level(None);
            let place = format!("{}:{}:{}", visible(&pass.path), pass.line, pass.column);
            writeln!(out, "{green}pass[{}]{green:#} {place}", visible_cell(&pass.rule))?;
        }
    }
    summary::write(report, catalogue, options, out)
}

fn verdict_changes(report: &Report, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    if report.verdict_changes.is_empty() {
        return Ok(());
    }
    let bold = styles.bold();
    writeln!(out, "{bold}Verdicts that change:{bold:#}")?;
    for change in &report.verdict_changes {
        let sign = if change.is_worse() { " (worse)" } else { "" };
        let (path, before, after) = (visible_cell(&change.path), word(change.before, styles), word(change.after, styles));
        writeln!(out, "  {path}: {before} → {after}{sign}")?;
    }
    writeln!(out)
}

fn word(verdict: Option<Verdict>, styles: Styles) -> String {
    let Some(verdict) = verdict else { return "none".to_owned() };
    let style = styles.verdict(verdict);
    format!("{style}{}{style:#}", verdict.as_str())
}

/// The worst verdict first, then by path.
fn ordered(applications: &[Application]) -> Vec<&Application> {
    let mut ordered: Vec<&Application> = applications.iter().collect();
    ordered.sort_by(|a, b| (a.verdict, &a.path).cmp(&(b.verdict, &b.path)));
    ordered
}

/// The applications in order, then any that only a finding or a pass names.
fn groups<'a>(report: &'a Report, applications: &[&'a Application]) -> Vec<(String, Option<&'a Application>)> {
    let mut groups: Vec<_> = applications.iter().map(|found| (found.path.clone(), Some(*found))).collect();
    let findings = report.findings.iter().map(|finding| &finding.application);
    let mut others: Vec<&String> = findings.chain(report.passes.iter().map(|pass| &pass.application)).collect();
    others.sort();
    others.dedup();
    others.retain(|path| !applications.iter().any(|application| application.path == **path));
    groups.extend(others.into_iter().map(|path| (path.clone(), None)));
    groups
}

/// The findings of an application that are not suppressed.
fn of<'a>(report: &'a Report, application: &str) -> impl Iterator<Item = &'a Finding> {
    let application = application.to_owned();
    report.findings.iter().filter(move |finding| !finding.suppressed && finding.application == application)
}

fn heading(path: &str, application: Option<&Application>, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let bold = styles.bold();
    write!(out, "\n{bold}{}{bold:#}", visible_cell(path))?;
    if let Some(application) = application {
        let verdict = styles.verdict(application.verdict);
        write!(out, "  {}  {verdict}{}{verdict:#}", visible_cell(&application.kind), application.verdict.as_str())?;
        if !application.because.is_empty() {
            let faint = styles.faint();
            write!(out, "  {faint}because of {}{faint:#}", visible_cell(&application.because.join(", ")))?;
        }
    }
    writeln!(out)
}
