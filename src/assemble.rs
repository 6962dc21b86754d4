//! Judges every application and puts the report together: places, excerpts, fingerprints.
//! Knows no syntax tree and no output.

mod units;

use crate::application::Land;
use crate::catalogue::{Catalogue, Rule};
use crate::classify::Owned;
use crate::code::Code;
use crate::evaluate::{Hit, Judgement, reported_place};
use crate::fact::{AppKind, Confidence, Evidence, Place, ScopeState};
use crate::finding::{Application, Finding, Flow, Level, Pass, Problem, Region, Related, Report, Statistics};
use crate::fingerprint::{Occurrences, line_hash};
use crate::resolve::Program;
use crate::source::{Position, Span, clip};
use crate::walk::Walked;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Longest excerpt of a line, in characters.
const EXCERPT: usize = 240;
/// Findings of one file that are reported, and passes: nobody wrote, and nobody reads, a file with more.
const MOST_OF_FILE: usize = 10_000;

/// All that a scan found out.
pub(crate) struct Scanned<'s> {
    pub(crate) catalogue: &'s Catalogue,
    /// The edition of the article to judge by.
    pub(crate) edition: &'s str,
    pub(crate) program: &'s Program,
    pub(crate) facts: &'s [Owned],
    pub(crate) land: &'s Land,
    pub(crate) walked: &'s Walked,
    /// Kinds of applications that the configuration states.
    pub(crate) kinds: &'s BTreeMap<String, AppKind>,
    pub(crate) problems: Vec<Problem>,
    pub(crate) unread: BTreeSet<String>,
    pub(crate) base: &'s Path,
    pub(crate) roots: Vec<String>,
}

/// The report of a scan.
pub(crate) fn report(scanned: &Scanned<'_>) -> Report {
    let units = units::units(scanned);
    let mut report = Report { edition: scanned.edition.to_owned(), roots: scanned.roots.clone(), ..Report::default() };
    let mut findings: Vec<(Finding, Place, &Hit<'_, '_>)> = Vec::new();
    let mut passes: Vec<(Pass, &Hit<'_, '_>)> = Vec::new();
    for unit in &units {
        let path = &scanned.land.paths[unit.index];
        for hit in unit.own.iter().flat_map(|own| &own.hits) {
            match hit.level {
                None => passes.push((pass(scanned, path, hit), hit)),
                Some(level) => {
                    let (finding, place) = finding(scanned, path, hit, level);
                    findings.push((finding, place, hit));
                }
            }
        }
        report.applications.extend(unit.judgement().map(|judgement| application(scanned, unit.index, judgement)));
    }
    findings.sort_by(|(a, ..), (b, ..)| (&a.path, a.region, &a.rule, &a.application).cmp(&(&b.path, b.region, &b.rule, &b.application)));
    let mut left_out = over_budget(&mut findings, "findings", |(finding, ..)| &finding.path);
    let mut occurrences = Occurrences::default();
    let hashes = hashes(scanned, &findings);
    for (mut finding, place, hit) in findings {
        let code = scanned.program.files[place.file as usize].source.slice(place.span);
        finding.fingerprint = occurrences.fingerprint(&finding.rule, &finding.application, &hit.owned.fact.symbol, code);
        finding.line_hash = hashes.get(&place.file).and_then(|lines| lines.get(&finding.region.line)).cloned().unwrap_or_default();
        report.findings.push(finding);
    }
    passes.sort_by(|(a, _), (b, _)| (&a.path, a.line, a.column, &a.rule, &a.application).cmp(&(&b.path, b.line, b.column, &b.rule, &b.application)));
    left_out.extend(over_budget(&mut passes, "passes", |(pass, _)| &pass.path));
    for (mut pass, hit) in passes {
        let place = hit.owned.fact.place;
        let code = scanned.program.files[place.file as usize].source.slice(place.span);
        pass.fingerprint = occurrences.fingerprint(&pass.rule, &pass.application, &hit.owned.fact.symbol, code);
        report.passes.push(pass);
    }
    report.applications.sort_by(|a, b| a.path.cmp(&b.path));
    report.statistics = Statistics {
        files_seen: scanned.walked.files_seen,
        files_parsed: scanned.program.files.iter().map(|code| code.source.path.as_str()).collect::<BTreeSet<_>>().len() as u64,
        files_skipped: scanned.walked.counts(),
        bytes: scanned.walked.bytes,
    };
    report.problems = scanned.problems.iter().chain(&scanned.walked.problems).cloned().chain(partial(scanned)).chain(left_out).collect();
    report.suppressions = scanned.program.files.iter().flat_map(crate::suppress::read).collect();
    // A document of several languages is read once for each of them, its mark-up too.
    report.suppressions.sort();
    report.suppressions.dedup();
    report.problems.sort();
    report.problems.dedup();
    report
}

/// Takes out what is beyond the budget of a file, of a list that is ordered by files, and says so. Verdicts rest on all of it.
fn over_budget<T>(list: &mut Vec<T>, what: &str, path_of: impl Fn(&T) -> &String) -> Vec<Problem> {
    let (mut of, mut count) = (String::new(), 0);
    let mut left_out: BTreeMap<String, usize> = BTreeMap::new();
    list.retain(|one| {
        let path = path_of(one);
        count = if *path == of { count + 1 } else { 1 };
        if count == 1 {
            of.clone_from(path);
        }
        if count > MOST_OF_FILE {
            *left_out.entry(path.clone()).or_default() += 1;
        }
        count <= MOST_OF_FILE
    });
    let problem = |(path, count)| Problem { path, message: format!("has {count} more {what} than the {MOST_OF_FILE} that are reported of one file") };
    left_out.into_iter().map(problem).collect()
}

/// Files with syntax errors: read as far as it went.
fn partial(scanned: &Scanned<'_>) -> Vec<Problem> {
    scanned
        .program
        .files
        .iter()
        .filter(|code| code.partial)
        .map(|code| Problem { path: code.source.path.clone(), message: "has parts that could not be parsed; the rest was read".into() })
        .collect()
}

fn application(scanned: &Scanned<'_>, index: usize, judgement: &Judgement<'_, '_>) -> Application {
    let mut flows: Vec<Flow> = judgement.flows.iter().map(|(flow, owned, status)| place_of_flow(scanned, flow.as_str(), status.as_str(), owned)).collect();
    let order = |status: &str| ["not-protected", "at-risk", "unstated", "protected"].iter().position(|known| *known == status);
    flows.sort_by(|a, b| (order(&a.status), &a.name, &a.path, a.line).cmp(&(order(&b.status), &b.name, &b.path, b.line)));
    Application {
        path: scanned.land.paths[index].clone(),
        kind: judgement.kind.of.to_string(),
        verdict: judgement.verdict,
        because: judgement.because.iter().cloned().collect(),
        evidence: judgement.kind.evidence.clone(),
        flows,
    }
}

fn place_of_flow(scanned: &Scanned<'_>, name: &str, status: &str, owned: &Owned) -> Flow {
    let code = &scanned.program.files[owned.fact.place.file as usize];
    Flow { name: name.to_owned(), status: status.to_owned(), path: code.source.path.clone(), line: code.source.position(owned.fact.place.span.start).line }
}

fn finding(scanned: &Scanned<'_>, application: &str, hit: &Hit<'_, '_>, level: Level) -> (Finding, Place) {
    let fact = &hit.owned.fact;
    let (place, evidence) = reported_place(hit.rule, fact);
    let code = &scanned.program.files[place.file as usize];
    let region = region(code, place.span);
    let finding = Finding {
        rule: hit.rule.name.clone(),
        level,
        message: hit.message(),
        help: hit.rule.advice.clone(),
        application: application.to_owned(),
        path: code.source.path.clone(),
        region,
        cell: code.source.cell(place.span.start),
        snippet: clip(code.source.line(region.line), EXCERPT),
        fingerprint: String::new(),
        confidence: confidence(hit, place).to_string(),
        test: fact.test,
        suppressed: false,
        edition_notes: edition_notes(hit.rule, scanned.edition),
        related: related(scanned, place, evidence),
        replacement: replacement(hit.rule, code.source.slice(place.span), region),
        line_hash: String::new(),
    };
    (finding, place)
}

/// What a rule knows to mend a region with, where the whole region is the text that it speaks of.
fn replacement(rule: &Rule, text: &str, region: Region) -> Option<String> {
    let known = rule.replace.iter().find(|known| known.text == text)?;
    let length = u32::try_from(text.encode_utf16().count()).ok()?;
    (region.line == region.end_line && region.column + length == region.end_column).then(|| known.with.clone())
}

/// The steps that led to a place, one a line; what stands on its own line is not told again.
fn related(scanned: &Scanned<'_>, place: Place, evidence: &[Evidence]) -> Vec<Related> {
    let line = |place: Place| (place.file, scanned.program.files[place.file as usize].source.position(place.span.start).line);
    let mut told = BTreeSet::from([line(place)]);
    let steps = evidence.iter().filter(|step| told.insert(line(step.place)));
    let steps = steps.map(|step| {
        let code = &scanned.program.files[step.place.file as usize];
        Related { message: step.message.clone(), path: code.source.path.clone(), region: region(code, step.place.span) }
    });
    steps.collect()
}

/// How sure a finding is: by what its chain rests on, and no more than medium where only callers that nobody saw decide.
fn confidence(hit: &Hit<'_, '_>, place: Place) -> Confidence {
    let unseen = hit.owned.fact.scopes.is_some_and(|(state, at)| state == ScopeState::Unseen && at == place);
    hit.owned.confidence.max(if unseen { Confidence::Medium } else { Confidence::High })
}

fn edition_notes(rule: &Rule, edition: &str) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(statement) = rule.editions.get(edition) {
        notes.push(format!("The edition of {edition} ({}): {}", statement.heading, statement.states));
    }
    for (date, statement) in &rule.editions {
        if let Some(announced) = &statement.announced {
            notes.push(format!("The edition of {date} announced {announced}."));
        }
    }
    notes
}

fn pass(scanned: &Scanned<'_>, application: &str, hit: &Hit<'_, '_>) -> Pass {
    let (place, evidence) = (hit.owned.fact.place, &hit.owned.fact.evidence);
    let code = &scanned.program.files[place.file as usize];
    let region = region(code, place.span);
    Pass {
        rule: hit.rule.name.clone(),
        application: application.to_owned(),
        path: code.source.path.clone(),
        line: region.line,
        column: region.column,
        fingerprint: String::new(),
        end_column: if region.end_line == region.line { region.end_column } else { region.column + 1 },
        related: related(scanned, place, evidence),
    }
}

fn region(code: &Code, span: Span) -> Region {
    let Position { line, column } = code.source.position(span.start);
    let end = code.source.end_position(span);
    Region { line, column, end_line: end.line, end_column: end.column }
}

fn hashes(scanned: &Scanned<'_>, findings: &[(Finding, Place, &Hit<'_, '_>)]) -> BTreeMap<u32, BTreeMap<u32, String>> {
    let mut wanted: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for (finding, place, _) in findings {
        wanted.entry(place.file).or_default().insert(finding.region.line);
    }
    wanted
        .into_iter()
        .map(|(file, lines)| {
            let code = &scanned.program.files[file as usize];
            // The hash is of the bytes on disk; decoded text stands for them where they cannot be read again.
            let text = &code.source.document().text;
            // No encoding takes more bytes than this for the same text; a file that is larger is not the one that was read.
            let limit = 2 * text.len() as u64 + 4;
            let bytes = crate::walk::read_again(&scanned.base.join(&code.source.path), limit).unwrap_or_else(|_| text.clone().into_bytes());
            (file, line_hash(&bytes, &lines))
        })
        .collect()
}
