//! The text of one rule, for a terminal.
//! Knows the form of a rule file, no rule.

use super::style::Styles;
use crate::catalogue::{Catalogue, Edition, EditionStatement, Rule};
use crate::finding::Level;
use std::io::{self, Write};

/// Writes what `rule` means, what each edition states, what to do, and where to read on.
///
/// `edition` is the date judged by, for example `2024-05-29`; it comes first and is marked.
pub fn explain(rule: &Rule, catalogue: &Catalogue, edition: &str, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let styles = Styles::new(color);
    let (bold, faint) = (styles.bold(), styles.faint());
    writeln!(out, "{bold}{}: {}{bold:#}", rule.name, rule.title)?;
    writeln!(out, "{faint}{}{faint:#}", nature(rule))?;
    writeln!(out, "\n{}", rule.summary)?;
    if !rule.advice.is_empty() {
        writeln!(out, "{}", rule.advice)?;
    }
    writeln!(out, "\n{bold}By edition of the article{bold:#}")?;
    let mut editions: Vec<&Edition> = catalogue.editions().iter().rev().collect();
    editions.sort_by_key(|known| known.date != edition);
    for known in editions {
        if let Some(statement) = rule.editions.get(&known.date) {
            statement_lines(known, statement, known.date == edition, styles, out)?;
        }
    }
    writeln!(out)?;
    help(&rule.help, styles, out)?;
    if !rule.links.is_empty() {
        writeln!(out, "\n{bold}Read on{bold:#}\n")?;
    }
    for link in &rule.links {
        writeln!(out, "  {}\n  {faint}{}{faint:#}", link.title, link.url)?;
    }
    Ok(())
}

/// `practice, error, makes an application not-protected`.
fn nature(rule: &Rule) -> String {
    use crate::catalogue::Effect;
    let level = rule.level.map(|level| format!(", {}", level.as_str())).unwrap_or_default();
    let effect = match rule.effect {
        Effect::NotProtected | Effect::AtRisk => format!(", makes an application {}", rule.effect),
        Effect::None if rule.is_pass() => String::new(),
        Effect::None => ", leaves the verdict alone".to_owned(),
    };
    format!("{}{level}{effect}; precision {}", rule.kind, rule.precision)
}

fn statement_lines(edition: &Edition, statement: &EditionStatement, in_force: bool, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let (bold, faint) = (styles.bold(), styles.faint());
    let force = if in_force { " (judged by)" } else { "" };
    let heading = match statement.heading.as_str() {
        "" => String::new(),
        heading => format!(", under \"{heading}\""),
    };
    writeln!(out, "\n  {bold}{}{bold:#}{force}: {}{faint}{heading}{faint:#}", edition.date, statement.status)?;
    writeln!(out, "  {}", statement.states)?;
    if let Some(announced) = &statement.announced {
        writeln!(out, "  Announced then: {announced}")?;
    }
    Ok(())
}

/// The help text: headings in bold, code in another colour, everything else as it was written.
fn help(text: &str, styles: Styles, out: &mut dyn Write) -> io::Result<()> {
    let (bold, code) = (styles.bold(), styles.level(Some(Level::Note)));
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced && line.is_empty() {
            writeln!(out)?;
        } else if fenced {
            writeln!(out, "    {code}{line}{code:#}")?;
        } else if let Some(heading) = line.strip_prefix("## ") {
            writeln!(out, "{bold}{heading}{bold:#}")?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}
