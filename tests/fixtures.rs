//! Every case of `fixtures/` is scanned and compared with its hand-written marks.
//!
//! A case is a folder `fixtures/<language>/<case>/`. Marks stand in comments of its files: `expect: rule[, rule]`, `quiet: rule`,
//! `pass: rule`, and `gap: rule` where the rules ask for a finding or pass that is not given yet (the test fails once it is, so
//! that the mark is mended); on a line of their own they speak of the next line of code. `expect.toml` speaks of applications and of files
//! that hold no comments. Every finding of a case must be marked. The `[[api]]` of an `entralint.toml` in the folder count.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its fixtures has failed")]

use entralint::catalogue::Catalogue;
use entralint::config::{Config, FILE_NAME};
use entralint::finding::{Finding, Report};
use entralint::scan::{Engine, ScanOptions, scan};
use entralint::walk::WalkOptions;
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    #[serde(default)]
    application: Vec<ExpectApplication>,
    #[serde(default)]
    finding: Vec<ExpectPlace>,
    #[serde(default)]
    pass: Vec<ExpectPlace>,
    #[serde(default)]
    chain: Vec<ExpectChain>,
    /// How many problems the report names.
    problems: Option<usize>,
}

/// The evidence of a finding or pass: all of its steps in order, each as `file:line what it says`, the last words left out at will.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectChain {
    rule: String,
    file: String,
    line: u32,
    steps: Vec<String>,
    confidence: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectApplication {
    path: String,
    kind: Option<String>,
    verdict: Option<String>,
    /// Flows that it has, each with what the edition says of it or without (`interactive at-risk`).
    #[serde(default)]
    flows: Vec<String>,
    /// What its kind rests on, among other things.
    #[serde(default)]
    evidence: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectPlace {
    rule: String,
    file: String,
    line: u32,
    /// A part of the message.
    says: Option<String>,
    /// What the message does not hold.
    silent: Option<String>,
    /// The cell of a notebook.
    cell: Option<u32>,
    /// Places that it names, as `path:line`.
    #[serde(default)]
    related: Vec<String>,
}

type Places = BTreeMap<(String, u32, String), u32>;

#[derive(Default)]
struct Marks {
    expect: Places,
    quiet: Places,
    pass: Places,
    gap: Places,
}

fn main_cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let wanted = std::env::var("FIXTURE").unwrap_or_default();
    let mut cases: Vec<PathBuf> = walkdir::WalkDir::new(root)
        .min_depth(2)
        .max_depth(2)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_dir())
        .map(walkdir::DirEntry::into_path)
        .filter(|path| path.to_string_lossy().contains(&wanted))
        .collect();
    cases.sort();
    cases
}

fn read_marks(case: &Path) -> Marks {
    let mut marks = Marks::default();
    for entry in walkdir::WalkDir::new(case).sort_by_file_name().into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
        let Ok(text) = std::fs::read_to_string(entry.path()) else { continue };
        let path = entry.path().strip_prefix(case).unwrap().to_string_lossy().replace('\\', "/");
        if path.rsplit('.').next().is_some_and(|end| end == "toml" || end == "md") {
            continue;
        }
        let lines: Vec<&str> = text.lines().collect();
        for (index, line) in lines.iter().enumerate() {
            for (word, places) in [("expect:", &mut marks.expect), ("quiet:", &mut marks.quiet), ("pass:", &mut marks.pass), ("gap:", &mut marks.gap)] {
                let Some(at) = mark_at(line, word) else { continue };
                let alone = is_comment(line);
                let target = if alone { (index + 1..lines.len()).find(|next| !lines[*next].trim().is_empty() && !is_comment(lines[*next])).unwrap_or(index) } else { index };
                let rest = line[at + word.len()..]
                    .split("expect:")
                    .next()
                    .unwrap_or("")
                    .split("quiet:")
                    .next()
                    .unwrap_or("")
                    .split("pass:")
                    .next()
                    .unwrap_or("")
                    .split("gap:")
                    .next()
                    .unwrap_or("");
                let rest = rest.split(" -- ").next().unwrap_or("").split('(').next().unwrap_or("");
                for rule in rest
                    .split(',')
                    .filter_map(|part| part.split_whitespace().next())
                    .map(|rule| rule.trim_matches(|c: char| !(c.is_alphanumeric() || c == '-')))
                    .filter(|rule| rule.contains('-'))
                {
                    *places.entry((path.clone(), u32::try_from(target + 1).unwrap(), rule.to_owned())).or_default() += 1;
                }
            }
        }
    }
    marks
}

fn mark_at(line: &str, word: &str) -> Option<usize> {
    let at = line.find(word)?;
    let before = line[..at].trim_end();
    let inside = ["//", "#", "/*", "{/*", "<!--", ";"].iter().any(|open| before.contains(open));
    inside.then_some(at)
}

fn is_comment(line: &str) -> bool {
    let text = line.trim_start();
    // A private member starts like a comment.
    let private = text.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    !private && ["//", "#", "/*", "{/*", "<!--"].iter().any(|open| text.starts_with(open)) && !text.starts_with("#if") && !text.starts_with("#endif") && !text.starts_with("#else")
}

fn check(case: &Path, report: &Report) -> Vec<String> {
    let mut marks = read_marks(case);
    let faults = report.problems.iter().filter(|problem| problem.message.contains("a fault of entralint"));
    let mut wrong: Vec<String> = faults.map(|problem| format!("{}: {}", problem.path, problem.message)).collect();
    let expect = case.join("expect.toml");
    let expect: Expect =
        if expect.exists() { toml::from_str(&std::fs::read_to_string(expect).unwrap()).unwrap_or_else(|error| panic!("{}: {error}", case.display())) } else { Expect::default() };
    for place in &expect.finding {
        *marks.expect.entry((place.file.clone(), place.line, place.rule.clone())).or_default() += 1;
    }
    for place in &expect.pass {
        *marks.pass.entry((place.file.clone(), place.line, place.rule.clone())).or_default() += 1;
    }
    let mut found: Places = BTreeMap::new();
    for finding in &report.findings {
        *found.entry((finding.path.clone(), finding.region.line, finding.rule.clone())).or_default() += 1;
    }
    for (place @ (path, line, rule), count) in &found {
        let marked = marks.expect.get(place).copied().unwrap_or(0);
        if *count > marked {
            wrong.push(format!("{path}:{line}: {rule} is reported {count} times and marked {marked} times"));
        }
    }
    for (place @ (path, line, rule), count) in &marks.expect {
        let reported = found.get(place).copied().unwrap_or(0);
        if reported < *count {
            wrong.push(format!("{path}:{line}: {rule} is marked {count} times and reported {reported} times"));
        }
    }
    for (path, line, rule) in marks.quiet.keys().filter(|place| found.contains_key(*place)) {
        wrong.push(format!("{path}:{line}: {rule} must not be reported"));
    }
    for (path, line, rule) in marks.pass.keys() {
        if !report.passes.iter().any(|pass| pass.path == *path && pass.line == *line && pass.rule == *rule) {
            wrong.push(format!("{path}:{line}: the pass {rule} is missing"));
        }
    }
    for (path, line, rule) in marks.gap.keys() {
        if found.contains_key(&(path.clone(), *line, rule.clone())) || report.passes.iter().any(|pass| pass.path == *path && pass.line == *line && pass.rule == *rule) {
            wrong.push(format!("{path}:{line}: {rule} is marked as a gap and is given now"));
        }
    }
    if expect.problems.is_some_and(|count| count != report.problems.len()) {
        wrong.push(format!("the problems are {:?}, wanted {:?}", report.problems, expect.problems));
    }
    wrong.extend(expect.chain.iter().flat_map(|wanted| check_chain(wanted, report)));
    for wanted in &expect.application {
        match report.applications.iter().find(|application| application.path == wanted.path) {
            None => {
                if wanted.verdict.as_deref() != Some("no-sign-in") {
                    wrong.push(format!("the application {} is missing", wanted.path));
                }
            }
            Some(application) => {
                if wanted.kind.as_ref().is_some_and(|kind| *kind != application.kind) || wanted.verdict.as_deref().is_some_and(|verdict| verdict != application.verdict.as_str()) {
                    wrong.push(format!("the application {} is {} {}, wanted {:?} {:?}", wanted.path, application.kind, application.verdict.as_str(), wanted.kind, wanted.verdict));
                }
                for flow in &wanted.flows {
                    let (name, status) = flow.split_once(' ').map_or((flow.as_str(), None), |(name, status)| (name, Some(status)));
                    if !application.flows.iter().any(|known| known.name == name && status.is_none_or(|status| known.status == status)) {
                        wrong.push(format!("the application {} has no flow {flow}, but {:?}", wanted.path, application.flows));
                    }
                }
                for missing in wanted.evidence.iter().filter(|one| !application.evidence.contains(one)) {
                    wrong.push(format!("the application {} has no evidence {missing:?}, but {:?}", wanted.path, application.evidence));
                }
            }
        }
    }
    for place in &expect.finding {
        let finding = report.findings.iter().find(|finding| finding.path == place.file && finding.region.line == place.line && finding.rule == place.rule);
        wrong.extend(finding.into_iter().flat_map(|finding| differences(place, finding)));
    }
    wrong
}

/// What a finding says otherwise than is written down for it.
fn differences(place: &ExpectPlace, finding: &Finding) -> Vec<String> {
    let at = format!("{}:{}: {}", place.file, place.line, place.rule);
    let mut wrong = Vec::new();
    let said = |text: &String| finding.message.contains(text.as_str());
    if place.says.as_ref().is_some_and(|text| !said(text)) || place.silent.as_ref().is_some_and(said) {
        wrong.push(format!("{at} says {:?}", finding.message));
    }
    if place.cell.is_some() && place.cell != finding.cell {
        wrong.push(format!("{at} stands in cell {:?}", finding.cell));
    }
    let related: Vec<String> = finding.related.iter().map(|one| format!("{}:{}", one.path, one.region.line)).collect();
    for missing in place.related.iter().filter(|one| !related.contains(one)) {
        wrong.push(format!("{at} does not name {missing}, but {related:?}"));
    }
    wrong
}

fn check_chain(wanted: &ExpectChain, report: &Report) -> Vec<String> {
    let here = format!("{}:{}: the chain of {}", wanted.file, wanted.line, wanted.rule);
    let finding = report.findings.iter().find(|one| one.path == wanted.file && one.region.line == wanted.line && one.rule == wanted.rule);
    let pass = report.passes.iter().find(|one| one.path == wanted.file && one.line == wanted.line && one.rule == wanted.rule);
    let Some(related) = finding.map(|one| &one.related).or(pass.map(|one| &one.related)) else { return vec![format!("{here} has no finding or pass")] };
    let told: Vec<String> = related.iter().map(|step| format!("{}:{} {}", step.path, step.region.line, step.message)).collect();
    let mut wrong = Vec::new();
    if told.len() != wanted.steps.len() || !told.iter().zip(&wanted.steps).all(|(told, wanted)| told.starts_with(wanted.as_str())) {
        wrong.push(format!("{here} is {told:#?}, wanted {:#?}", wanted.steps));
    }
    if let (Some(confidence), Some(finding)) = (&wanted.confidence, finding)
        && finding.confidence != *confidence
    {
        wrong.push(format!("{here} rests on {} confidence, wanted {confidence}", finding.confidence));
    }
    wrong
}

#[test]
fn every_case_says_what_its_marks_say() {
    let catalogue = Catalogue::load().unwrap();
    let engine = Engine::load().unwrap();
    let edition = catalogue.default_edition().unwrap().date.clone();
    let options = ScanOptions { walk: WalkOptions { threads: 1, ..WalkOptions::default() }, edition, ..ScanOptions::default() };
    let cases = main_cases();
    assert!(!cases.is_empty());
    let results: Vec<(PathBuf, Vec<String>)> = cases
        .par_iter()
        .map(|case| {
            // A case may name wrappers of its own.
            let named = std::fs::read_to_string(case.join(FILE_NAME)).ok().map(|text| Config::parse(FILE_NAME, &text, "", &catalogue).unwrap());
            let own = named.map(|config| Engine::with(&config.apis).unwrap());
            let report = scan(std::slice::from_ref(case), &options, own.as_ref().unwrap_or(&engine), &catalogue).unwrap();
            (case.clone(), check(case, &report))
        })
        .collect();
    let failed = results.iter().filter(|(_, wrong)| !wrong.is_empty()).count();
    let mut text = String::new();
    for (case, wrong) in results.iter().filter(|(_, wrong)| !wrong.is_empty()) {
        let name = case.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display();
        for line in wrong {
            let _ = writeln!(text, "{name}/{line}");
        }
    }
    assert!(failed == 0, "{failed} of {} cases are wrong\n{text}", results.len());
    if std::env::var_os("FIXTURE").is_none() {
        rows_are_shown(&engine);
    }
}

/// Every `#case!` row is taken by some case: a row that none shows is dead, or nobody knows what it does.
fn rows_are_shown(engine: &Engine) {
    let mut seen: BTreeMap<(&str, u32, &str), bool> = BTreeMap::new();
    for row in engine.rows().flat_map(entralint::query::RowSet::rows) {
        *seen.entry((&row.file, row.line, &row.name)).or_default() |= row.is_hit();
    }
    let unshown: Vec<String> = seen.iter().filter(|(_, shown)| !**shown).map(|((file, line, name), _)| format!("{file}:{line} {name}")).collect();
    assert!(unshown.is_empty(), "no case shows these rows: {unshown:#?}");
}
