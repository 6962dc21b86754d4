//! What code scanning demands of a SARIF file.

use crate::sample;
use entralint::finding::{Finding, Level, Related, Report};
use entralint::report::{Format, Provenance, RenderOptions, SarifProfile};
use serde_json::Value;

fn log(report: &Report, options: &RenderOptions) -> Value {
    serde_json::from_str(&crate::text(report, Format::Sarif, options)).unwrap()
}

fn run(report: &Report, options: &RenderOptions) -> Value {
    log(report, options)["runs"][0].clone()
}

fn audit() -> RenderOptions {
    RenderOptions { sarif_profile: SarifProfile::Audit, ..RenderOptions::default() }
}

#[test]
fn one_run_with_version_schema_and_results_even_when_clean() {
    let text = crate::plain(&sample::empty(), Format::Sarif);
    assert!(text.starts_with('{'), "no byte order mark");
    let log = log(&sample::empty(), &RenderOptions::default());
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].is_string());
    assert_eq!(log["runs"].as_array().unwrap().len(), 1);
    assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
    assert_eq!(log["runs"][0]["columnKind"], "utf16CodeUnits");
    assert_eq!(log["runs"][0]["automationDetails"]["id"], "entralint/");
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], true);
    assert_eq!(invocation["toolExecutionNotifications"], Value::Array(Vec::new()));
}

#[test]
fn every_result_is_placed_and_identified() {
    for options in [RenderOptions::default(), audit()] {
        let run = run(&sample::report(), &options);
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert!(!result["message"]["text"].as_str().unwrap().is_empty());
            assert_eq!(result["locations"].as_array().unwrap().len(), 1);
            let place = &result["locations"][0]["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            assert!(uri.is_ascii() && !uri.starts_with('/') && !uri.contains(['\\', ' ', '#', '[', ':']), "{uri}");
            for number in ["startLine", "startColumn", "endLine", "endColumn"] {
                assert!(place["region"][number].as_u64().unwrap() >= 1, "{number}");
            }
            if result["kind"] != "pass" {
                assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
                assert!(result["partialFingerprints"]["entralint/v1"].is_string());
            }
        }
    }
}

#[test]
fn every_rule_is_described_within_the_limits() {
    let run = run(&sample::report(), &audit());
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "entralint");
    assert!(driver["fullName"].is_string());
    assert_eq!(driver["semanticVersion"], env!("CARGO_PKG_VERSION"));
    for rule in driver["rules"].as_array().unwrap() {
        let text = |pointer: &str| rule.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
        assert!((1..=255).contains(&text("/name").len()) && text("/name") != text("/id"));
        assert!((1..=1024).contains(&text("/shortDescription/text").len()));
        assert!((1..=1024).contains(&text("/fullDescription/text").len()));
        assert!(!text("/help/text").is_empty() && text("/help/markdown").starts_with("# "));
        assert!(!text("/help/markdown").contains("](#") && !text("/help/markdown").contains("](/"));
        assert!(text("/helpUri").starts_with("https://"));
        assert!(["none", "note", "warning", "error"].contains(&text("/defaultConfiguration/level").as_str()));
        assert!(rule["properties"]["tags"].as_array().unwrap().len() <= 10);
        assert!(rule["properties"]["precision"].is_string() && rule["properties"]["problem.severity"].is_string());
        assert_eq!(rule["properties"]["security-severity"], Value::Null, "availability is no vulnerability");
    }
}

#[test]
fn code_scanning_gets_no_suppressed_result_and_no_pass() {
    let run = run(&sample::report(), &RenderOptions::default());
    let rules: Vec<&str> = run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(rules, ["interactive-only", "ropc-grant", "service-principal"]);
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    assert!(results.iter().all(|result| result["kind"].is_null() && result["suppressions"].is_null()));
}

#[test]
fn an_audit_gets_everything() {
    let provenance = Provenance { repository: "https://github.com/o/r".to_owned(), revision: Some("abc".to_owned()), branch: None };
    let run = run(&sample::report(), &RenderOptions { provenance: Some(provenance), ..audit() });
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 5);
    assert_eq!(results[3]["suppressions"][0]["kind"], "inSource");
    assert_eq!(results[3]["suppressions"][0]["justification"], "Retired next month");
    assert_eq!((results[4]["kind"].as_str(), results[4]["level"].as_str()), (Some("pass"), Some("none")));
    assert_eq!(results[4]["ruleId"], "managed-identity");
    assert_eq!(run["versionControlProvenance"][0]["revisionId"], "abc");
    assert_eq!(run["properties"]["applications"][1]["verdict"], "not-protected");
}

#[test]
fn messages_link_only_to_related_places() {
    let run = run(&sample::report(), &RenderOptions::default());
    let message = |index: usize| run["results"][index]["message"]["text"].as_str().unwrap().to_owned();
    assert!(message(0).ends_with("See: [scopes\\[0\\] are set here](1)."), "{}", message(0));
    assert_eq!(run["results"][0]["relatedLocations"][0]["id"], 1);
    assert!(message(1).starts_with("Evil\\\\u{1b}\\[2J\\\\u{a}::error::\\[x\\](y) name"), "{}", message(1));
    assert!(message(2).contains("This is test code."));
}

#[test]
fn paths_start_at_the_repository() {
    let options = RenderOptions { uri_prefix: "services/pay".to_owned(), automation_id: "pay/".to_owned(), ..RenderOptions::default() };
    let run = run(&sample::report(), &options);
    let uri = &run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "services/pay/src/My%20Daemon/Gr%C3%B6%C3%9Fe%231.cs");
    assert_eq!(run["automationDetails"]["id"], "pay/");
    let notifications = &run["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(notifications[0]["message"]["text"], "32 files were skipped: minified 2, vendored 30.");
    assert_eq!(notifications[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "services/pay/src/%5Bx%5D.cs");
}

#[test]
fn too_many_results_are_cut_by_level_and_said() {
    let one = |index: u32| {
        let level = if index % 1000 == 999 { Level::Error } else { Level::Note };
        let rule = if level == Level::Error { "ropc-grant" } else { "interactive-only" };
        Finding { snippet: String::new(), ..sample::finding(rule, level, ".", "a.ts", sample::region(index + 1, 1, 2), "") }
    };
    let report = Report { findings: (0..25_100).map(one).collect(), ..sample::empty() };
    let run = run(&report, &audit());
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 25_000);
    assert_eq!(results.iter().filter(|result| result["level"] == "error").count(), 25);
    let line = |result: &Value| result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64().unwrap();
    assert!(results.windows(2).all(|pair| line(&pair[0]) < line(&pair[1])), "the report's order is kept");
    let notification = &run["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(notification["level"], "warning");
    assert!(notification["message"]["text"].as_str().unwrap().starts_with("Of 25100 results this file holds 25000"));
    let alerts = self::run(&report, &RenderOptions::default());
    assert_eq!(alerts["results"].as_array().unwrap().len(), 5_000);
    assert_eq!(alerts["results"].as_array().unwrap().iter().filter(|result| result["level"] == "error").count(), 25);
    let text = alerts["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
    assert!(text.starts_with("Of 25100 results this file holds 5000, the most severe"), "{text}");
}

/// What an upload may hold: 10 MB as the client sends it, packed by gzip and written in base64.
#[test]
fn a_report_of_25000_findings_can_be_uploaded() {
    let related = |index: u32| {
        let step = |step: u32| Related {
            message: format!("scopes of call {index} are put together in step {step}"),
            path: format!("src/Service{}/Settings{step}.cs", index % 300),
            region: sample::region(index + step, 9, 40),
        };
        (1..=8).map(step).collect()
    };
    let one = |index: u32| Finding {
        fingerprint: format!("{:032x}", u128::from(index + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)),
        line_hash: format!("{:x}:1", u64::from(index + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)),
        related: related(index),
        ..sample::finding("service-principal", Level::Warning, "src", &format!("src/Service{}/File{index}.cs", index % 300), sample::region(index + 1, 9, 30), "")
    };
    let report = Report { findings: (0..25_000).map(one).collect(), ..sample::empty() };
    let started = std::time::Instant::now();
    let text = crate::text(&report, Format::Sarif, &RenderOptions::default());
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
    let log: Value = serde_json::from_str(&text).unwrap();
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 5_000);
    let notification = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
    assert!(notification.starts_with("Of 25000 results this file holds 5000"), "{notification}");
    for result in results {
        assert!(result["relatedLocations"].as_array().unwrap().len() <= 100);
        let steps: usize = result["codeFlows"].as_array().unwrap().iter().map(|flow| flow["threadFlows"][0]["locations"].as_array().unwrap().len()).sum();
        assert!(steps <= 1_000);
    }
    // Where there is no `gzip` only the number of results is known.
    if let Some(packed) = gzip(text.as_bytes()) {
        assert!(packed.div_ceil(3) * 4 < 10_000_000, "{packed} bytes");
    }
}

/// The size of a text as `gzip` packs it; `None` where there is no such program.
fn gzip(bytes: &[u8]) -> Option<usize> {
    use std::process::{Command, Stdio};
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("log.sarif");
    std::fs::write(&file, bytes).unwrap();
    let output = Command::new("gzip").arg("-c").arg(&file).stderr(Stdio::null()).output().ok()?;
    output.status.success().then_some(output.stdout.len())
}
