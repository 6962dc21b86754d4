//! Findings and passes as SARIF results.

use super::model::{
    ArtifactChange, ArtifactLocation, CodeFlow, Fix, Location, ReplacementObject, ResultObject, ResultProperties, SuppressionObject, Text, ThreadFlow, ThreadFlowLocation,
};
use super::place::{location, region, uri};
use crate::finding::{Absent, BaselineState, Finding, Level, Pass, Region, Related, Report};
use crate::report::escape::visible;
use std::collections::{BTreeMap, HashMap};

/// Code scanning keeps no more results of a run, though it takes 25,000.
pub(super) const MOST_ALERTS: usize = 5_000;
/// Code scanning rejects a run with more.
pub(super) const MOST_RESULTS: usize = 25_000;
/// Code scanning keeps no more locations of a result.
const MOST_RELATED: usize = 100;
/// A message with more links cannot be read.
const MOST_LINKS: usize = 10;

/// What every result needs besides itself.
pub(super) struct Context<'a> {
    /// Index of each rule in the driver's list.
    pub(super) indices: HashMap<&'a str, usize>,
    /// The scanned root, relative to the repository's.
    pub(super) prefix: &'a str,
    /// Everything is written, with how each result stands to suppressions and to a baseline.
    pub(super) audit: bool,
}

/// The first findings in the order of their level, at most `most`, in the report's order.
pub(super) fn most_severe<'a>(findings: &[&'a Finding], most: usize) -> Vec<&'a Finding> {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(findings[*index].level));
    order.truncate(most);
    order.sort_unstable();
    order.into_iter().map(|index| findings[index]).collect()
}

pub(super) fn finding(finding: &Finding, report: &Report, context: &Context<'_>) -> ResultObject {
    let mut fingerprints = BTreeMap::new();
    if !finding.line_hash.is_empty() {
        fingerprints.insert("primaryLocationLineHash", finding.line_hash.clone());
    }
    if !finding.fingerprint.is_empty() {
        fingerprints.insert("entralint/v1", finding.fingerprint.clone());
    }
    let related = finding.related.iter().take(MOST_RELATED).zip(1..);
    let uri = uri(context.prefix, &finding.path);
    ResultObject {
        rule_id: finding.rule.clone(),
        rule_index: context.indices.get(finding.rule.as_str()).copied(),
        kind: None,
        level: finding.level.as_str(),
        message: Text { text: message(finding) },
        fixes: fixes(finding, &uri),
        locations: [location(uri, Some(region(finding.region)))],
        related_locations: related.map(|(related, id)| related_location(related, id, context)).collect(),
        code_flows: code_flows(&finding.related, (&finding.path, finding.region), &finding.message, context),
        partial_fingerprints: fingerprints,
        baseline_state: baseline_state(&finding.fingerprint, report, context),
        suppressions: context.audit.then(|| suppressions(finding, report)),
        properties: ResultProperties {
            application: finding.application.clone(),
            confidence: finding.confidence.clone(),
            cell: finding.cell,
            test: finding.test,
            edition_notes: finding.edition_notes.clone(),
        },
    }
}

/// How a result stands to the baseline, where there is one: all results of a run say it, or none.
fn baseline_state(fingerprint: &str, report: &Report, context: &Context<'_>) -> Option<&'static str> {
    let baselined = report.baselined.as_ref().filter(|_| context.audit)?;
    Some(baselined.states.get(fingerprint).copied().unwrap_or(BaselineState::New).as_str())
}

/// The text that mends a finding, where one is certain to.
fn fixes(finding: &Finding, uri: &str) -> Vec<Fix> {
    let fix = |text: &String| {
        let replacement = ReplacementObject { deleted_region: region(finding.region), inserted_content: Text { text: text.clone() } };
        let artifact_location = ArtifactLocation { uri: uri.to_owned() };
        Fix { description: Text { text: format!("Put {text} in its place.") }, artifact_changes: [ArtifactChange { artifact_location, replacements: [replacement] }] }
    };
    finding.replacement.iter().map(fix).collect()
}

fn related_location(related: &Related, id: usize, context: &Context<'_>) -> Location {
    let place = location(uri(context.prefix, &related.path), Some(region(related.region)));
    Location { id: Some(id), message: Some(Text { text: plain(&related.message) }), ..place }
}

/// The chain of evidence in the order in which the value goes: from where it comes from to the place that is reported.
fn code_flows(related: &[Related], (path, at): (&str, Region), message: &str, context: &Context<'_>) -> Vec<CodeFlow> {
    if related.is_empty() {
        return Vec::new();
    }
    let step = |path: &str, at: Region, message: &str| {
        let place = location(uri(context.prefix, path), Some(region(at)));
        ThreadFlowLocation { location: Location { message: Some(Text { text: plain(message) }), ..place } }
    };
    let chain = related.iter().take(MOST_RELATED).rev().map(|related| step(&related.path, related.region, &related.message));
    let locations = chain.chain([step(path, at, message)]).collect();
    vec![CodeFlow { thread_flows: [ThreadFlow { locations }] }]
}

/// One sentence first (a title where space is short), then what to do, the editions, and links to the related places.
fn message(finding: &Finding) -> String {
    let sentences = [&finding.message, &finding.help].into_iter().chain(&finding.edition_notes);
    let mut text: Vec<String> = sentences.filter(|text| !text.is_empty()).map(|text| plain(text)).collect();
    text.extend(finding.cell.map(|cell| format!("It stands in cell {cell}.")));
    if finding.test {
        text.push("This is test code.".to_owned());
    }
    let links = finding.related.iter().zip(1..).take(MOST_LINKS);
    let links: Vec<String> = links.map(|(related, id)| format!("[{}]({id})", plain(&related.message))).collect();
    if !links.is_empty() {
        text.push(format!("See: {}.", links.join("; ")));
    }
    text.join(" ")
}

/// Text of a repository inside a message: nothing hidden, and no link but ours (SARIF 3.11.6).
fn plain(text: &str) -> String {
    let text = visible(text);
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '[' | ']' | '\\') {
            plain.push('\\');
        }
        plain.push(character);
    }
    plain
}

fn suppressions(finding: &Finding, report: &Report) -> Vec<SuppressionObject> {
    if !finding.suppressed {
        return Vec::new();
    }
    let entries = report.suppressions.iter().filter(|entry| entry.fingerprints.contains(&finding.fingerprint));
    let mut suppressions: Vec<_> =
        entries.map(|entry| SuppressionObject { kind: if entry.source == "inline" { "inSource" } else { "external" }, justification: Some(visible(&entry.reason)) }).collect();
    if suppressions.is_empty() {
        suppressions.push(SuppressionObject { kind: "external", justification: None });
    }
    suppressions
}

/// A result that only the baseline has, at the place where it stood then.
pub(super) fn absent(absent: &Absent, context: &Context<'_>) -> ResultObject {
    let prefix = if absent.from_repository { "" } else { context.prefix };
    ResultObject {
        rule_id: absent.rule.clone(),
        rule_index: context.indices.get(absent.rule.as_str()).copied(),
        kind: absent.level.is_none().then_some("pass"),
        level: absent.level.map_or("none", Level::as_str),
        message: Text { text: "The baseline has it, and it is there no more.".to_owned() },
        locations: [location(uri(prefix, &absent.path), absent.region.map(region))],
        related_locations: Vec::new(),
        code_flows: Vec::new(),
        partial_fingerprints: BTreeMap::from([("entralint/v1", absent.fingerprint.clone())]),
        baseline_state: Some(BaselineState::Absent.as_str()),
        suppressions: Some(Vec::new()),
        fixes: Vec::new(),
        properties: ResultProperties { application: String::new(), confidence: String::new(), cell: None, test: false, edition_notes: Vec::new() },
    }
}

pub(super) fn pass(pass: &Pass, text: &str, report: &Report, context: &Context<'_>) -> ResultObject {
    let place = Region { line: pass.line, column: pass.column, end_line: pass.line, end_column: pass.end_column };
    ResultObject {
        rule_id: pass.rule.clone(),
        rule_index: context.indices.get(pass.rule.as_str()).copied(),
        kind: Some("pass"),
        level: "none",
        message: Text { text: plain(text) },
        locations: [location(uri(context.prefix, &pass.path), Some(region(place)))],
        related_locations: Vec::new(),
        code_flows: code_flows(&pass.related, (&pass.path, place), text, context),
        partial_fingerprints: BTreeMap::from([("entralint/v1", pass.fingerprint.clone())]),
        baseline_state: baseline_state(&pass.fingerprint, report, context),
        suppressions: Some(Vec::new()),
        fixes: Vec::new(),
        properties: ResultProperties { application: pass.application.clone(), confidence: String::new(), cell: None, test: false, edition_notes: Vec::new() },
    }
}
