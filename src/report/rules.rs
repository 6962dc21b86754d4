//! All rules: a table for people, a list for machines.
//! Knows the form of a rule, no rule.

use super::json_text;
use crate::catalogue::{Catalogue, Rule};
use crate::finding::Level;
use comfy_table::presets::UTF8_BORDERS_ONLY;
use comfy_table::{Attribute, Cell, Color, ContentArrangement, Table};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes name, kind, level, effect and summary of every rule and pass.
///
/// `width` is the terminal's; `None` wraps nothing.
pub fn rules_table(catalogue: &Catalogue, color: bool, width: Option<u16>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new();
    table.load_preset(UTF8_BORDERS_ONLY);
    // The table must not ask the terminal: its width and its colours are the caller's.
    table.force_no_tty();
    if let Some(width) = width {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width.max(60));
    }
    if color {
        table.enforce_styling();
    }
    let header = ["Rule", "Kind", "Level", "Effect", "What it is about"];
    table.set_header(header.map(|title| Cell::new(title).add_attribute(Attribute::Bold)));
    for rule in catalogue.rules() {
        let effect = if rule.is_pass() { "" } else { rule.effect.as_str() };
        let cells = [Cell::new(&rule.name), Cell::new(rule.kind), level(rule), Cell::new(effect)];
        table.add_row(cells.into_iter().chain([Cell::new(&rule.summary)]));
    }
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    writeln!(out, "entralint explain RULE tells more.")
}

fn level(rule: &Rule) -> Cell {
    let cell = Cell::new(rule.level.map_or("", Level::as_str));
    match rule.level {
        Some(Level::Error) => cell.fg(Color::Red),
        Some(Level::Warning) => cell.fg(Color::Yellow),
        Some(Level::Note) => cell.fg(Color::Blue),
        None => cell,
    }
}

/// The list of rules for machines.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rules<'a> {
    schema_version: &'static str,
    rules: Vec<RuleEntry<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleEntry<'a> {
    name: &'a str,
    title: &'a str,
    kind: &'a str,
    level: Option<&'a str>,
    effect: Option<&'a str>,
    precision: &'a str,
    summary: &'a str,
    advice: &'a str,
    tags: &'a [String],
    editions: BTreeMap<&'a str, Statement<'a>>,
    links: Vec<LinkEntry<'a>>,
    help: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Statement<'a> {
    status: &'a str,
    heading: &'a str,
    states: &'a str,
    announced: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct LinkEntry<'a> {
    title: &'a str,
    url: &'a str,
}

/// Writes every rule and pass as one JSON object, `schemaVersion` first.
pub fn rules_json(catalogue: &Catalogue, out: &mut dyn Write) -> io::Result<()> {
    let rules = catalogue.rules().iter().map(entry).collect();
    json_text::write(&Rules { schema_version: super::json::SCHEMA_VERSION, rules }, out)
}

fn entry(rule: &Rule) -> RuleEntry<'_> {
    let statements = rule.editions.iter().map(|(date, statement)| {
        let announced = statement.announced.as_deref();
        let status = statement.status.as_str();
        (date.as_str(), Statement { status, heading: &statement.heading, states: &statement.states, announced })
    });
    RuleEntry {
        name: &rule.name,
        title: &rule.title,
        kind: rule.kind.as_str(),
        level: rule.level.map(Level::as_str),
        effect: (!rule.is_pass()).then(|| rule.effect.as_str()),
        precision: rule.precision.as_str(),
        summary: &rule.summary,
        advice: &rule.advice,
        tags: &rule.tags,
        editions: statements.collect(),
        links: rule.links.iter().map(|link| LinkEntry { title: &link.title, url: &link.url }).collect(),
        help: &rule.help,
    }
}
