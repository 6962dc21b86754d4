//! One page for a browser, whole in itself: no script, and nothing is loaded.
//! Knows how a page is built, not how findings come about.

use super::escape::visible;
use super::{PROJECT_URL, count, most_severe_first};
use crate::catalogue::Catalogue;
use crate::finding::{Application, Finding, Report, Verdict, VerdictChange};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::io::{self, Write};

/// Even mark-up that came through every escape could load and run nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE: &str = "
:root { color-scheme: light dark; --line: #8884; --bad: #c62828; --warn: #b26a00; --good: #2e7d32; --open: #7b3fb5; --note: #1565c0; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff7b72; --warn: #e3a03a; --good: #6cc070; --open: #c99cff; --note: #79b8ff; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
code, pre { font: .875rem/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; padding: .5rem .75rem; border: 1px solid var(--line); border-radius: .25rem; margin: .4rem 0; }
article { border-top: 1px solid var(--line); padding: .6rem 0; }
article p { margin: .2rem 0; }
.not-protected, .error { color: var(--bad); font-weight: 600; }
.at-risk, .warning { color: var(--warn); font-weight: 600; }
.undetermined { color: var(--open); font-weight: 600; }
.protected { color: var(--good); font-weight: 600; }
.note { color: var(--note); font-weight: 600; }
.faint { opacity: .75; }
";

/// Writes the page.
pub(super) fn render(report: &Report, catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Sign-in when Microsoft Entra ID is down" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { "Sign-in when Microsoft Entra ID is down" }
                (verdict_changes(&report.verdict_changes))
                (applications(report))
                (findings(report, catalogue))
                (suppressions(report))
                (problems(report))
                (end(report, catalogue))
            }
        }
    };
    out.write_all(page.into_string().as_bytes())?;
    out.write_all(b"\n")
}

fn verdict_changes(changes: &[VerdictChange]) -> Markup {
    let word = |verdict: Option<Verdict>| html! { @match verdict { Some(verdict) => { (self::verdict(verdict)) } None => { "—" } } };
    html! {
        @if !changes.is_empty() {
            h2 { "Verdicts that change" }
            table {
                thead { tr { th { "Application" } th { "Before" } th { "After" } } }
                @for change in changes {
                    tr { td { code { (visible(&change.path)) } } td { (word(change.before)) } td { (word(change.after)) @if change.is_worse() { " (worse)" } } }
                }
            }
        }
    }
}

fn verdict(verdict: Verdict) -> Markup {
    html! { span class=(verdict.as_str()) { (verdict.as_str()) } }
}

fn applications(report: &Report) -> Markup {
    let mut listed: Vec<&Application> = report.applications.iter().collect();
    listed.sort_by(|a, b| (a.verdict, &a.path).cmp(&(b.verdict, &b.path)));
    html! {
        h2 { "Applications" }
        @if listed.is_empty() { p { "No application signs in." } } @else {
            table {
                thead { tr { th { "Application" } th { "Kind" } th { "Verdict" } th { "Flows" } th { "Because of" } } }
                @for application in listed {
                    tr {
                        td { code { (visible(&application.path)) } }
                        td { (visible(&application.kind)) }
                        td { (verdict(application.verdict)) }
                        td { @for flow in &application.flows { div { (visible(&flow.name)) " (" (visible(&flow.status)) ")" } } }
                        td { @for name in &application.because { div { (visible(name)) } } }
                    }
                }
            }
        }
    }
}

fn findings(report: &Report, catalogue: &Catalogue) -> Markup {
    let shown = most_severe_first(report);
    let hidden = report.findings.len() - shown.len();
    html! {
        h2 { "Findings" }
        p { (count(shown.len(), "finding")) @if hidden > 0 { " (" (hidden) " suppressed)" } "." }
        @for finding in shown { (one(finding, catalogue)) }
    }
}

fn one(finding: &Finding, catalogue: &Catalogue) -> Markup {
    let region = finding.region;
    let link = catalogue.rule(&finding.rule).and_then(|rule| rule.links.first());
    html! {
        article {
            p {
                span class=(finding.level.as_str()) { (finding.level.as_str()) } " "
                @match link { Some(link) => { a href=(link.url) rel="noreferrer" { (visible(&finding.rule)) } } None => { (visible(&finding.rule)) } }
                ": " (visible(&finding.message))
            }
            p class="faint" { code { (visible(&finding.place())) } " in " code { (visible(&finding.application)) } }
            @if !finding.snippet.trim().is_empty() { pre { (region.line) " | " (visible(&finding.snippet.replace('\t', "    "))) } }
            @if !finding.help.is_empty() { p { (visible(&finding.help)) } }
            @for note in &finding.edition_notes { p class="faint" { (visible(note)) } }
            @for related in &finding.related {
                p class="faint" { (visible(&related.message)) ": " code { (visible(&related.path)) ":" (related.region.line) } }
            }
            @if finding.test { p class="faint" { "This is test code: the verdict does not depend on it." } }
        }
    }
}

fn suppressions(report: &Report) -> Markup {
    html! {
        @if !report.suppressions.is_empty() {
            h2 { "Suppressions" }
            table {
                thead { tr { th { "Where" } th { "Rules" } th { "Reason" } th { "Until" } th { "Findings hidden" } th { "To look at" } } }
                @for entry in &report.suppressions {
                    tr {
                        td { code { (visible(&entry.path)) ":" (entry.line) } }
                        td { (visible(&entry.rules.join(", "))) }
                        td { (visible(&entry.reason)) }
                        td { (visible(entry.until.as_deref().unwrap_or(""))) }
                        td { (entry.fingerprints.len()) }
                        td { (visible(entry.problem.as_deref().unwrap_or(""))) }
                    }
                }
            }
        }
    }
}

fn problems(report: &Report) -> Markup {
    html! {
        @if !report.problems.is_empty() {
            h2 { "Problems with the input" }
            ul { @for problem in &report.problems { li { code { (visible(&problem.path)) } ": " (visible(&problem.message)) } } }
        }
    }
}

fn end(report: &Report, catalogue: &Catalogue) -> Markup {
    let statistics = &report.statistics;
    html! {
        p class="faint" {
            "Judged by the edition of " (visible(&report.edition))
            @if let Some(edition) = catalogue.edition(&report.edition) { " of " a href=(edition.url) rel="noreferrer" { (edition.title) } }
            ". " (count(statistics.files_seen, "file")) " seen, " (statistics.files_parsed) " parsed. The verdict is about the code alone. Written by "
            a href=(PROJECT_URL) rel="noreferrer" { "entralint" } " " (env!("CARGO_PKG_VERSION")) "."
        }
    }
}
