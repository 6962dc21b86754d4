//! The SARIF of real cases, in both profiles, against what code scanning reads: places, links, code flows, rules, fingerprints.
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

use entralint::catalogue::Catalogue;
use entralint::finding::Report;
use entralint::report::{Format, RenderOptions, SarifProfile, render};
use entralint::scan::{Engine, ScanOptions, scan};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Cases of each language, of settings, and of documents that hold code.
const CASES: &[&str] = &[
    "csharp/chain-of-evidence",
    "csharp/notebook",
    "csharp/razor-blazor-server",
    "javascript/chain-of-evidence",
    "javascript/component-vue",
    "javascript/page-handlers",
    "python/chain-of-evidence",
    "python/notebooks",
    "config/xml",
    "config/yaml",
];

fn array<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn one_of(value: &Value, words: &[&str]) -> bool {
    value.is_null() || value.as_str().is_some_and(|word| words.contains(&word))
}

/// Numbers that a message links to: `[text](1)`, where no bracket of the text is escaped.
fn links(message: &str) -> BTreeSet<u64> {
    let ends = message.match_indices("](").filter(|(at, _)| !message[..*at].ends_with('\\'));
    ends.filter_map(|(at, _)| message[at + 2..].split_once(')')?.0.parse().ok()).collect()
}

/// Lines as editors count them.
fn lines(text: &str) -> Vec<&str> {
    text.trim_start_matches('\u{feff}').split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r')).collect()
}

/// What stands at a place: its file is there, and its region lies in it.
fn check_place(place: &Value, root: &Path, what: &str) {
    let uri = place["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
    let path = percent_encoding::percent_decode_str(uri).decode_utf8().unwrap();
    let text = std::fs::read_to_string(root.join(path.as_ref())).unwrap_or_else(|error| panic!("{what}: {uri}: {error}"));
    let region = &place["physicalLocation"]["region"];
    let [line, column, end_line, end_column] = ["startLine", "startColumn", "endLine", "endColumn"].map(|key| usize::try_from(region[key].as_u64().unwrap()).unwrap());
    assert!(line >= 1 && column >= 1 && (line, column) <= (end_line, end_column), "{what}: {region}");
    let lines = lines(&text);
    let units = |line: usize| lines.get(line - 1).unwrap_or_else(|| panic!("{what}: no line {line} in {uri}")).encode_utf16().count();
    assert!(column <= units(line) + 1 && end_column <= units(end_line) + 1, "{what}: {uri} {region}");
}

fn check_result(result: &Value, rules: &[Value], root: &Path, what: &str) {
    assert!(one_of(&result["level"], &["none", "note", "warning", "error"]) && one_of(&result["kind"], &["pass", "fail"]), "{what}");
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(rules[index]["id"], result["ruleId"], "{what}");
    let [place] = array(result, "locations") else { panic!("{what}: one place a result") };
    check_place(place, root, what);
    let region = &place["physicalLocation"]["region"];
    assert_eq!(region["startLine"], region["endLine"], "{what}: an alert stands on one line");
    let message = result["message"]["text"].as_str().unwrap();
    let ids: BTreeSet<u64> = array(result, "relatedLocations").iter().map(|related| related["id"].as_u64().unwrap()).collect();
    assert_eq!(ids.len(), array(result, "relatedLocations").len(), "{what}");
    let links = links(message);
    assert!(links.is_subset(&ids), "{what}: {message}");
    assert_eq!(links.len(), ids.len().min(10), "{what}: a place without a link is not shown");
    for related in array(result, "relatedLocations") {
        check_place(related, root, what);
        assert!(related["message"]["text"].as_str().is_some_and(|text| !text.is_empty()), "{what}");
    }
    for flow in array(result, "codeFlows") {
        let [thread] = array(flow, "threadFlows") else { panic!("{what}: one thread") };
        let steps = array(thread, "locations");
        for step in steps {
            assert!(step["index"].is_null(), "{what}: a step stands inline");
            check_place(&step["location"], root, what);
        }
        assert_eq!(steps.last().unwrap()["location"]["physicalLocation"], place["physicalLocation"], "{what}: a flow ends at the result");
    }
    if result["kind"] == "pass" {
        assert_eq!(result["level"], "none", "{what}");
        return;
    }
    let prints = &result["partialFingerprints"];
    let (hash, count) = prints["primaryLocationLineHash"].as_str().unwrap().split_once(':').unwrap();
    assert!(u64::from_str_radix(hash, 16).is_ok() && count.parse::<u32>().is_ok_and(|count| count >= 1), "{what}");
    let own = prints["entralint/v1"].as_str().unwrap();
    assert!(own.len() == 32 && own.bytes().all(|byte| byte.is_ascii_hexdigit()), "{what}");
}

#[test]
fn real_cases_hold_what_code_scanning_reads() {
    let catalogue = Catalogue::load().unwrap();
    let engine = Engine::load().unwrap();
    let edition = catalogue.default_edition().unwrap().date.clone();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for case in CASES {
        let root = fixtures.join(case);
        let options = ScanOptions { edition: edition.clone(), ..ScanOptions::default() };
        let report = scan(std::slice::from_ref(&root), &options, &engine, &catalogue).unwrap();
        for profile in [SarifProfile::Github, SarifProfile::Audit] {
            let what = format!("{case} {profile:?}");
            let log = log(&report, &catalogue, profile);
            let [run] = array(&log, "runs") else { panic!("{what}: one run") };
            let results = array(run, "results");
            let passes = if profile == SarifProfile::Audit { report.passes.len() } else { 0 };
            assert_eq!(results.len(), report.findings.len() + passes, "{what}");
            let rules = array(&run["tool"]["driver"], "rules");
            for result in results {
                check_result(result, rules, &root, &what);
            }
            *seen.entry("results").or_default() += results.len();
            *seen.entry("flows").or_default() += results.iter().filter(|result| !result["codeFlows"].is_null()).count();
            *seen.entry("links").or_default() += results.iter().filter(|result| !links(result["message"]["text"].as_str().unwrap()).is_empty()).count();
        }
        assert!(!report.findings.is_empty(), "{case}");
    }
    assert!(seen["results"] > 50 && seen["flows"] > 5 && seen["links"] > 5, "{seen:?}");
}

/// A host that has another name is mended by that name, and nothing else is mended.
#[test]
fn a_fix_is_given_where_it_is_certain() {
    let catalogue = Catalogue::load().unwrap();
    let engine = Engine::load().unwrap();
    let edition = catalogue.default_edition().unwrap().date.clone();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut fixed = 0;
    for case in std::fs::read_dir(&fixtures).unwrap().flat_map(|language| std::fs::read_dir(language.unwrap().path()).unwrap()) {
        let root = case.unwrap().path();
        let options = ScanOptions { edition: edition.clone(), ..ScanOptions::default() };
        let report = scan(std::slice::from_ref(&root), &options, &engine, &catalogue).unwrap();
        let log = log(&report, &catalogue, SarifProfile::Github);
        for result in array(&log["runs"][0], "results") {
            let place = &result["locations"][0]["physicalLocation"];
            let region = &place["region"];
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            // Files in other encodings are read elsewhere.
            let Ok(text) = std::fs::read_to_string(root.join(percent_encoding::percent_decode_str(uri).decode_utf8().unwrap().as_ref())) else { continue };
            let [line, from, to] = ["startLine", "startColumn", "endColumn"].map(|key| usize::try_from(region[key].as_u64().unwrap()).unwrap());
            let line: Vec<u16> = lines(&text).get(line - 1).unwrap_or(&"").encode_utf16().collect();
            let there = String::from_utf16_lossy(line.get(from - 1..to - 1).unwrap_or_default());
            let alias = ["login.windows.net", "login.microsoft.com"].contains(&there.as_str());
            assert!(alias || result["fixes"].is_null(), "{uri}: {there}");
            for fix in array(result, "fixes") {
                assert_eq!(fix["artifactChanges"][0]["artifactLocation"]["uri"], uri);
                assert_eq!(fix["artifactChanges"][0]["replacements"][0]["deletedRegion"], *region);
                assert_eq!(fix["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "login.microsoftonline.com");
                fixed += 1;
            }
        }
    }
    assert!(fixed > 10, "{fixed}");
}

fn log(report: &Report, catalogue: &Catalogue, sarif_profile: SarifProfile) -> Value {
    let mut out = Vec::new();
    render(report, catalogue, Format::Sarif, &RenderOptions { sarif_profile, ..RenderOptions::default() }, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}
