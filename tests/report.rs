//! What the renderers write of a report that was built by hand.
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

#[path = "report/annotations.rs"]
mod annotations;
#[path = "report/hostile.rs"]
mod hostile;
#[path = "report/sample.rs"]
mod sample;
#[path = "report/sarif.rs"]
mod sarif;

use entralint::finding::{Report, Verdict, VerdictChange};
use entralint::report::json::{Document, schema};
use entralint::report::{Format, RenderOptions, explain, render, rules_json, rules_table};
use serde_json::Value;

fn text(report: &Report, format: Format, options: &RenderOptions) -> String {
    let mut out = Vec::new();
    render(report, &sample::catalogue(), format, options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn plain(report: &Report, format: Format) -> String {
    text(report, format, &RenderOptions::default())
}

/// Snapshots outlive releases.
fn unversioned(text: &str) -> String {
    text.replace(concat!('"', env!("CARGO_PKG_VERSION"), '"'), "\"[version]\"")
}

#[test]
fn terminal() {
    insta::assert_snapshot!(plain(&sample::report(), Format::Terminal));
}

#[test]
fn terminal_verbose_narrow_coloured() {
    let options = RenderOptions { verbose: true, color: true, links: true, width: Some(70), ..RenderOptions::default() };
    let text = text(&sample::report(), Format::Terminal, &options);
    insta::assert_snapshot!(text.replace('\u{1b}', "␛"));
}

#[test]
fn terminal_of_nothing() {
    insta::assert_snapshot!(plain(&sample::empty(), Format::Terminal));
}

/// Who reads many findings of one rule reads once what the article says of it, and every time what to do.
#[test]
fn what_an_edition_states_is_said_once() {
    let mut report = sample::report();
    let again: Vec<_> = report.findings.iter().filter(|finding| !finding.edition_notes.is_empty()).cloned().collect();
    let note = again[0].edition_notes[0].clone();
    report.findings.extend(again);
    let said = |options: &RenderOptions| text(&report, Format::Terminal, options).matches(&note).count();
    assert_eq!(said(&RenderOptions::default()), 1);
    assert_eq!(said(&RenderOptions { quiet: true, ..RenderOptions::default() }), 1);
    assert_eq!(said(&RenderOptions { verbose: true, ..RenderOptions::default() }), 2);
    assert_eq!(plain(&report, Format::Terminal).matches("entralint explain service-principal").count(), 2);
}

#[test]
fn short() {
    insta::assert_snapshot!(plain(&sample::report(), Format::Short));
    assert_eq!(plain(&sample::empty(), Format::Short), "");
}

#[test]
fn markdown() {
    insta::assert_snapshot!(plain(&sample::report(), Format::Markdown));
}

#[test]
fn html() {
    let text = plain(&sample::report(), Format::Html).replace(env!("CARGO_PKG_VERSION"), "[version]");
    insta::assert_snapshot!(text.replace("<article>", "\n<article>").replace("<tr>", "\n<tr>"));
}

#[test]
fn github() {
    insta::assert_snapshot!(plain(&sample::report(), Format::Github));
    assert_eq!(plain(&sample::empty(), Format::Github), "");
}

#[test]
fn azure() {
    insta::assert_snapshot!(plain(&sample::report(), Format::Azure));
    assert_eq!(plain(&sample::empty(), Format::Azure), "");
}

#[test]
fn gitlab() {
    insta::assert_snapshot!(plain(&sample::report(), Format::Gitlab));
    assert_eq!(plain(&sample::empty(), Format::Gitlab), "[]\n");
}

#[test]
fn json() {
    insta::assert_snapshot!(unversioned(&plain(&sample::report(), Format::Json)));
}

#[test]
fn sarif_for_code_scanning() {
    insta::assert_snapshot!(unversioned(&plain(&sample::report(), Format::Sarif)));
}

#[test]
fn a_finding_in_a_notebook_names_its_cell() {
    let mut report = sample::report();
    report.findings.truncate(1);
    report.findings[0].cell = Some(3);
    let place = report.findings[0].place();
    assert!(place.ends_with(" (cell 3)"));
    for format in [Format::Terminal, Format::Markdown, Format::Html] {
        assert!(plain(&report, format).contains("(cell 3)"), "{format:?}");
    }
    assert!(plain(&report, Format::Short).contains(" (cell 3) ["));
    assert!(plain(&report, Format::Json).contains("\"cell\": 3"));
    assert!(plain(&report, Format::Sarif).contains("It stands in cell 3."));
}

#[test]
fn explains() {
    let catalogue = sample::catalogue();
    let mut out = Vec::new();
    explain(catalogue.rule("service-principal").unwrap(), &catalogue, "2023-06-02", false, &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

#[test]
fn lists_rules() {
    let mut out = Vec::new();
    rules_table(&sample::catalogue(), false, Some(90), &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
    let mut out = Vec::new();
    rules_json(&sample::catalogue(), &mut out).unwrap();
    let list: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(list["schemaVersion"], "1.0");
    assert_eq!(list["rules"][1]["name"], "managed-identity");
    assert_eq!(list["rules"][1]["level"], Value::Null);
    assert_eq!(list["rules"][2]["editions"]["2024-05-29"]["status"], "not-protected");
}

/// The sample with names and lines that try everything.
fn hostile() -> Report {
    let mut report = sample::report();
    let attack = "::error::\u{1b}]0;t\u{7}\u{202e}\u{200b}\r\n::warning::##[group]##vso[task.complete]|`x`<script>alert(1)</script>\"><img src=x>]],%0A::error::";
    for finding in &mut report.findings {
        for text in [&mut finding.path, &mut finding.message, &mut finding.help, &mut finding.snippet, &mut finding.application] {
            text.insert_str(0, attack);
        }
    }
    report.applications[1].path.clone_from(&report.findings[0].application);
    report.problems[0].message.insert_str(0, "\n::add-mask::x\u{9b}");
    report.statistics.files_skipped.insert("\n::debug::x".to_owned(), 1);
    report.verdict_changes = vec![VerdictChange { path: attack.to_owned(), before: Some(Verdict::Protected), after: Some(Verdict::NotProtected) }];
    report.suppressions[0].reason = attack.into();
    report.suppressions[0].problem = Some(attack.to_owned());
    report
}

/// No form lets a repository's text move the cursor, hide text or command a build log.
#[test]
fn no_form_writes_deceptive_text() {
    let report = hostile();
    let own = |format: Format, line: &str| match format {
        Format::Github => ["::error ", "::warning ", "::notice "].iter().any(|start| line.starts_with(start)),
        Format::Azure => line.starts_with("##vso[task.logissue type="),
        _ => false,
    };
    for word in Format::WORDS {
        let format = Format::parse(word).unwrap();
        for options in [RenderOptions::default(), RenderOptions { width: Some(40), verbose: true, ..RenderOptions::default() }] {
            let text = text(&report, format, &options);
            for line in text.lines() {
                let foreign = if own(format, line) { &line[8..] } else { line };
                assert!(!foreign.trim_start().starts_with("::"), "{format}: {line}");
                assert!(!foreign.contains("##[") && !foreign.contains("##vso["), "{format}: {line}");
                assert!(!line.chars().any(entralint::report::escape::is_deceptive), "{format}: {line:?}");
            }
        }
    }
}

/// Text of a repository is text in a page, whatever it holds.
#[test]
fn pages_hold_no_foreign_markup() {
    let html = plain(&hostile(), Format::Html);
    assert!(!html.contains("<script") && !html.contains("<img"));
    assert_eq!(html.matches("<style>").count(), 1);
    assert!(html.contains("default-src 'none'"));
    let markdown = plain(&hostile(), Format::Markdown);
    assert!(!markdown.contains("<script") && !markdown.contains("<img") && !markdown.contains('`'));
    // A row of a table has as many cells as its head, whatever a name holds.
    let cells = |line: &str| line.matches('|').count();
    assert!(markdown.lines().filter(|line| line.starts_with('|')).all(|line| cells(line) == 4 || cells(line) == 5), "{markdown}");
}

#[test]
fn the_document_starts_with_its_version_and_reads_back() {
    let text = plain(&sample::report(), Format::Json);
    assert!(text.starts_with("{\n  \"schemaVersion\": \"1.0\",\n  \"tool\": {"));
    let document: Document<Report> = serde_json::from_str(&text).unwrap();
    let mut again = Vec::new();
    let report = document.report;
    render(&report, &sample::catalogue(), Format::Json, &RenderOptions::default(), &mut again).unwrap();
    assert_eq!(String::from_utf8(again).unwrap(), text);
}

/// After a change of the document's types: `ENTRALINT_BLESS=1 cargo test --test report`.
#[test]
fn the_published_schema_is_that_of_the_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/entralint.schema.json");
    let current = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("ENTRALINT_BLESS").is_some() {
        std::fs::write(path, &current).unwrap();
    }
    let published = std::fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    assert!(published == current, "entralint.schema.json is out of date; run with ENTRALINT_BLESS=1");
}

#[test]
fn documents_satisfy_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for report in [sample::report(), sample::empty()] {
        let document: Value = serde_json::from_str(&plain(&report, Format::Json)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&document).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn the_schema_refuses_what_is_no_document() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let document: Value = serde_json::from_str(&plain(&sample::report(), Format::Json)).unwrap();
    let spoilt = |pointer: &str, value: Value| {
        let mut document = document.clone();
        *document.pointer_mut(pointer).unwrap() = value;
        !validator.is_valid(&document)
    };
    assert!(spoilt("/schemaVersion", "2.0".into()));
    assert!(spoilt("/applications/0/kind", "webapp".into()));
    assert!(spoilt("/applications/0/verdict", "fine".into()));
    assert!(spoilt("/applications/1/flows/0/status", "".into()));
    assert!(spoilt("/findings/0/line", 0.into()));
    assert!(spoilt("/findings/0/level", "fatal".into()));
    assert!(spoilt("/findings/0/fingerprint", "x".into()));
    assert!(spoilt("/statistics/filesSkipped/vendored", "many".into()));
    for key in ["schemaVersion", "tool", "edition", "roots", "applications", "findings", "passes", "statistics", "problems"] {
        let mut document = document.clone();
        document.as_object_mut().unwrap().remove(key);
        assert!(!validator.is_valid(&document), "{key} must be required");
    }
}
