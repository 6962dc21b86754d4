//! A rule as SARIF's reporting descriptor.

use super::model::{Configuration, MarkdownText, ReportingDescriptor, RuleProperties, Text};
use crate::catalogue::{Catalogue, Rule};
use crate::finding::Level;
use crate::report::PROJECT_URL;
use std::fmt::Write as _;

/// Every rule of the catalogue, whether it fired or not; passes only where `passes` asks for them.
pub(super) fn descriptors(catalogue: &Catalogue, edition: &str, passes: bool) -> Vec<ReportingDescriptor> {
    let rules = catalogue.rules().iter().filter(|rule| passes || !rule.is_pass());
    rules.map(|rule| descriptor(catalogue, rule, edition)).collect()
}

fn descriptor(catalogue: &Catalogue, rule: &Rule, edition: &str) -> ReportingDescriptor {
    let markdown = markdown(catalogue, rule, edition);
    ReportingDescriptor {
        id: rule.name.clone(),
        name: pascal(&rule.name),
        short_description: Text { text: sentence(&rule.title) },
        full_description: Text { text: sentence(&rule.summary) },
        default_configuration: Configuration { level: rule.level.map_or("none", Level::as_str) },
        help_uri: rule.links.first().map_or_else(|| PROJECT_URL.to_owned(), |link| link.url.clone()),
        // Markdown reads well as it is; a viewer without it shows the same text.
        help: MarkdownText { text: markdown.clone(), markdown },
        properties: RuleProperties {
            tags: rule.tags.clone(),
            precision: rule.precision.as_str(),
            problem_severity: match rule.level {
                Some(Level::Error) => "error",
                Some(Level::Warning) => "warning",
                Some(Level::Note) | None => "recommendation",
            },
        },
    }
}

/// `ropc-grant` as `RopcGrant`: the standard wants a name that differs from the id.
fn pascal(name: &str) -> String {
    let mut pascal = String::new();
    for part in name.split('-') {
        let mut characters = part.chars();
        pascal.extend(characters.next().map(|first| first.to_ascii_uppercase()));
        pascal.push_str(characters.as_str());
    }
    pascal
}

/// Text with a full stop.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// The help with what each edition states and the pages to read on.
fn markdown(catalogue: &Catalogue, rule: &Rule, edition: &str) -> String {
    let mut text = format!("# {}\n\n{}\n\n{}\n\n## By edition\n\n", rule.title, sentence(&rule.summary), rule.help);
    for known in catalogue.editions().iter().rev() {
        let Some(statement) = rule.editions.get(&known.date) else { continue };
        let force = if known.date == edition { ", judged by" } else { "" };
        let _ = write!(text, "- **{}**{force}: {}. {}", known.date, statement.status, sentence(&statement.states));
        if let Some(announced) = &statement.announced {
            let _ = write!(text, " Announced then: {}", sentence(announced));
        }
        let _ = writeln!(text, " ([{}]({}))", known.title, known.url);
    }
    if !rule.links.is_empty() {
        text.push_str("\n## Read on\n\n");
    }
    for link in &rule.links {
        let _ = writeln!(text, "- [{}]({})", link.title, link.url);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_sentences() {
        assert_eq!(pascal("saml-sp-initiated"), "SamlSpInitiated");
        assert_eq!(sentence(" Password grant"), "Password grant.");
        assert_eq!(sentence("Why?"), "Why?");
    }
}
