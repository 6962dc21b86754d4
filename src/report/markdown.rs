//! Markdown for a job summary: what changed and the applications first, then the findings.
//! Knows GitHub's dialect and its limit, not how findings come about.

use super::escape::visible;
use super::{RenderOptions, count, most_severe_first};
use crate::catalogue::Catalogue;
use crate::finding::{Application, Finding, Report, Verdict};
use std::fmt::Write as _;
use std::io::{self, Write};

/// A summary of more than 1 MiB is not shown at all; what other steps write is added to it.
const MOST_BYTES: usize = 900_000;
/// Room for what is said behind the cut.
const ROOM: usize = 2_000;

/// Writes the page, cut where it would not be shown, which it says.
pub(super) fn render(report: &Report, catalogue: &Catalogue, options: &RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page { text: String::new(), cut: 0 };
    page.text.push_str("# Sign-in when Microsoft Entra ID is down\n\n");
    verdict_changes(report, &mut page);
    applications(report, options, &mut page);
    findings(report, &mut page);
    suppressions(report, &mut page);
    problems(report, &mut page);
    if page.cut > 0 {
        let _ = write!(page.text, "\n**This page was cut: {} left out, because a summary may hold 1 MiB.** The JSON document has everything.\n", was(page.cut));
    }
    edition(report, catalogue, &mut page.text);
    out.write_all(page.text.as_bytes())
}

/// The text so far, and how many entries did not fit.
struct Page {
    text: String,
    cut: usize,
}

impl Page {
    /// Adds an entry whole, or counts it.
    fn entry(&mut self, text: &str) {
        if self.cut == 0 && self.text.len() + text.len() + ROOM <= MOST_BYTES {
            self.text.push_str(text);
        } else {
            self.cut += 1;
        }
    }

    /// Adds a heading where entries still fit.
    fn heading(&mut self, text: &str) {
        if self.cut == 0 && self.text.len() + text.len() + ROOM <= MOST_BYTES {
            self.text.push_str(text);
        }
    }
}

fn was(number: usize) -> String {
    if number == 1 { "1 entry was".to_owned() } else { format!("{number} entries were") }
}

fn verdict_changes(report: &Report, page: &mut Page) {
    if report.verdict_changes.is_empty() {
        return;
    }
    page.heading("## Verdicts that change\n\n| Application | Before | After |\n| --- | --- | --- |\n");
    for change in &report.verdict_changes {
        let word = |verdict: Option<Verdict>| verdict.map_or("—", Verdict::as_str);
        let sign = if change.is_worse() { " (worse)" } else { "" };
        page.entry(&format!("| {} | {} | {}{sign} |\n", code(&change.path), word(change.before), word(change.after)));
    }
    page.heading("\n");
}

fn applications(report: &Report, options: &RenderOptions, page: &mut Page) {
    let mut listed: Vec<&Application> = report.applications.iter().filter(|application| options.verbose || application.verdict != Verdict::NoSignIn).collect();
    listed.sort_by(|a, b| (a.verdict, &a.path).cmp(&(b.verdict, &b.path)));
    if listed.is_empty() {
        page.heading(&format!("No application signs in, in {} seen.\n\n", count(report.statistics.files_seen, "file")));
        return;
    }
    page.heading("## Applications\n\n| Application | Kind | Verdict | Flows |\n| --- | --- | --- | --- |\n");
    for application in listed {
        let mut flows: Vec<String> = application.flows.iter().map(|flow| format!("{} ({})", text(&flow.name), text(&flow.status))).collect();
        flows.dedup();
        page.entry(&format!("| {} | {} | **{}** | {} |\n", code(&application.path), text(&application.kind), application.verdict.as_str(), flows.join("<br>")));
    }
    page.heading("\n");
}

fn findings(report: &Report, page: &mut Page) {
    let shown = most_severe_first(report);
    let hidden = report.findings.len() - shown.len();
    if shown.is_empty() && hidden == 0 {
        return;
    }
    let suppressed = if hidden == 0 { String::new() } else { format!(" ({hidden} suppressed)") };
    page.heading(&format!("## Findings\n\n{}{suppressed}.\n\n", count(shown.len(), "finding")));
    for finding in shown {
        page.entry(&entry(finding));
    }
    page.heading("\n");
}

fn entry(finding: &Finding) -> String {
    let mut entry = format!("- **{}** {} in {}: {}", finding.level.as_str(), code(&finding.rule), code(&finding.application), text(&finding.message));
    let _ = write!(entry, "<br>{}", code(&finding.place()));
    if !finding.snippet.trim().is_empty() {
        let _ = write!(entry, "<br>{}", code(finding.snippet.trim()));
    }
    if !finding.help.is_empty() {
        let _ = write!(entry, "<br>{}", text(&finding.help));
    }
    if finding.test {
        entry.push_str("<br>This is test code: the verdict does not depend on it.");
    }
    entry.push('\n');
    entry
}

fn suppressions(report: &Report, page: &mut Page) {
    let told: Vec<_> = report.suppressions.iter().filter_map(|entry| Some((entry, entry.problem.as_ref()?))).collect();
    if told.is_empty() {
        return;
    }
    page.heading("## Suppressions to look at\n\n");
    for (entry, problem) in told {
        page.entry(&format!("- {}: {}\n", code(&format!("{}:{}", entry.path, entry.line)), text(problem)));
    }
    page.heading("\n");
}

fn problems(report: &Report, page: &mut Page) {
    if report.problems.is_empty() {
        return;
    }
    page.heading("## Problems with the input\n\n");
    for problem in &report.problems {
        page.entry(&format!("- {}: {}\n", code(&problem.path), text(&problem.message)));
    }
    page.heading("\n");
}

fn edition(report: &Report, catalogue: &Catalogue, out: &mut String) {
    let _ = write!(out, "\nJudged by the edition of {}", text(&report.edition));
    if let Some(edition) = catalogue.edition(&report.edition) {
        let _ = write!(out, " of [{}]({})", text(&edition.title), edition.url);
    }
    out.push_str(". The verdict is about the code alone.\n");
}

fn code(shown: &str) -> String {
    format!("<code>{}</code>", text(shown))
}

/// Foreign text in which nothing is mark-up: an entity never stands for a character of Markdown's structure.
fn text(shown: &str) -> String {
    let shown = visible(shown);
    let mut safe = String::with_capacity(shown.len());
    for character in shown.chars() {
        if character.is_ascii_punctuation() && !matches!(character, '-' | '/' | '.' | ',' | '(' | ')' | '\'') {
            let _ = write!(safe, "&#{};", u32::from(character));
        } else {
            safe.push(character);
        }
    }
    // GitHub makes links of addresses even where they are not marked as such.
    safe.replace("www.", "www&#46;").replace("WWW.", "WWW&#46;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_foreign_text_is_markup() {
        assert_eq!(text("a|b`c`<d>&[e](f)*g*"), "a&#124;b&#96;c&#96;&#60;d&#62;&#38;&#91;e&#93;(f)&#42;g&#42;");
        assert_eq!(text("x\n::error::\u{202e}"), "x&#92;u&#123;a&#125;&#58;&#58;error&#58;&#58;&#92;u&#123;202e&#125;");
        assert_eq!(text("https://www.x.example"), "https&#58;//www&#46;x.example");
        assert_eq!(text("src/My App/a-b.cs"), "src/My App/a-b.cs");
    }
}
