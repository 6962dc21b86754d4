//! The program as it is run: configuration, suppressions, baselines, revisions, exit codes.
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

#[path = "cli/baseline.rs"]
mod baseline;
#[path = "cli/cache.rs"]
mod cache;
#[path = "cli/config.rs"]
mod config;
#[path = "cli/diff.rs"]
mod diff;
#[path = "cli/suppress.rs"]
mod suppress;

use serde_json::Value;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Noon of 2026-06-15: the clock of every test.
const NOW: &str = "1781524800";

/// An application that asks for a password: one finding at level error, on line 5.
const PASSWORD: &str = r#"import msal

app = msal.PublicClientApplication("3f1c2a9e-5d4b-4c7e-9a41-0d2f6b8c1e55", authority="https://login.microsoftonline.com/organizations")
def token(user, secret):
    return app.acquire_token_by_username_password(user, secret, scopes=["User.Read"])
"#;

/// The same application with sign-in that the backup system covers.
const INTERACTIVE: &str = r#"import msal

app = msal.PublicClientApplication("3f1c2a9e-5d4b-4c7e-9a41-0d2f6b8c1e55", authority="https://login.microsoftonline.com/organizations")
def token(user, secret):
    return app.acquire_token_interactive(scopes=["User.Read"])
"#;

const RULE: &str = "ropc-grant";

struct Outcome {
    code: i32,
    out: String,
    err: String,
}

impl Outcome {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }

    /// Places of the findings of the rule that are shown.
    fn places(&self) -> Vec<String> {
        let json = self.json();
        let shown = json["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == RULE && finding["suppressed"] == false);
        shown.map(|finding| format!("{}:{}", finding["path"].as_str().unwrap(), finding["line"])).collect()
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Outcome {
    let output = Command::new(env!("CARGO_BIN_EXE_entralint")).args(arguments).current_dir(folder).env("SOURCE_DATE_EPOCH", NOW).output().unwrap();
    Outcome { code: output.status.code().unwrap_or(-1), out: String::from_utf8(output.stdout).unwrap(), err: String::from_utf8_lossy(&output.stderr).into_owned() }
}

fn scan(folder: &Path, arguments: &[&str]) -> Outcome {
    run(folder, &[&["scan", "--format", "json"], arguments].concat())
}

fn write(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, text).unwrap();
}

/// A folder with applications, each a file `app.py` with its manifest.
fn tree(applications: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, text) in applications {
        write(folder.path(), &format!("{path}/requirements.txt"), "msal==1.31.0\n");
        write(folder.path(), &format!("{path}/app.py"), text);
    }
    folder
}

#[test]
fn the_sample_has_the_finding_that_the_tests_speak_of() {
    let folder = tree(&[("cli", PASSWORD), ("gui", INTERACTIVE)]);
    let outcome = scan(folder.path(), &[]);
    assert_eq!(outcome.places(), ["cli/app.py:5"], "{}", outcome.err);
    assert_eq!(outcome.code, 1);
    let verdict =
        |path: &str| outcome.json()["applications"].as_array().unwrap().iter().find(|application| application["path"] == path).map(|application| application["verdict"].clone());
    assert_eq!(verdict("cli"), Some("not-protected".into()));
    assert_ne!(verdict("gui"), Some("not-protected".into()));
}

#[test]
fn quiet_is_findings_alone() {
    let folder = tree(&[("cli", PASSWORD)]);
    let outcome = run(folder.path(), &["scan", "--quiet", "--only", RULE]);
    assert!(outcome.out.starts_with("error[ropc-grant]"), "{}", outcome.out);
    assert!(!outcome.out.contains("Judged by") && !outcome.out.contains("Verdict"));
    assert_eq!((outcome.code, outcome.err.as_str()), (1, ""));
    let clean = run(folder.path(), &["scan", "--quiet", "--ignore", RULE, "--only", RULE]);
    assert_eq!((clean.code, clean.out.as_str(), clean.err.as_str()), (0, "", ""));
}

#[test]
fn exit_codes() {
    let folder = tree(&[("cli", PASSWORD)]);
    let code = |arguments: &[&str]| run(folder.path(), arguments).code;
    assert_eq!(code(&["scan", "--fail-on", "never"]), 0);
    assert_eq!(code(&["scan"]), 1);
    assert_eq!(code(&["scan", "missing"]), 2);
    assert_eq!(code(&["scan", "--only", "no-such-rule"]), 2);
    assert_eq!(code(&["scan", "--format", "pdf"]), 2);
    assert_eq!(code(&["scan", "--output", "no/such/folder/x"]), 3);
    assert_eq!(code(&["merge", "missing.json"]), 2);
}

#[cfg(unix)]
#[test]
fn a_report_takes_the_place_of_an_earlier_one() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tree(&[("cli", PASSWORD)]);
    let path = folder.path();
    write(path, "out/report.json", "earlier");
    std::fs::set_permissions(path.join("out/report.json"), PermissionsExt::from_mode(0o640)).unwrap();
    symlink("out/report.json", path.join("link.json")).unwrap();
    let outcome = run(path, &["scan", "cli", "--format", "json", "--output", "link.json"]);
    assert_eq!((outcome.code, outcome.err.as_str()), (1, ""));
    assert!(path.join("link.json").is_symlink());
    serde_json::from_slice::<Value>(&std::fs::read(path.join("out/report.json")).unwrap()).unwrap();
    assert_eq!(path.join("out/report.json").metadata().unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(std::fs::read_dir(path.join("out")).unwrap().count(), 1);
    assert_eq!(run(path, &["scan", "cli", "--format", "json", "--output", "/dev/stdout"]).places().len(), 1);
}

#[test]
fn code_that_nests_too_deep_is_told() {
    let folder = tree(&[("cli", PASSWORD)]);
    let deep = |count: usize| format!("{PASSWORD}a = {}app{}\n", "f(".repeat(count), ")".repeat(count));
    write(folder.path(), "cli/deep.py", &deep(3_000));
    write(folder.path(), "cli/flat.py", &deep(100));
    let outcome = scan(folder.path(), &[]);
    assert_eq!(outcome.places(), ["cli/app.py:5", "cli/deep.py:5", "cli/flat.py:5"]);
    let json = outcome.json();
    assert_eq!(json["problems"].as_array().unwrap().iter().map(|problem| &problem["path"]).collect::<Vec<_>>(), ["cli/deep.py"]);
}

#[test]
fn a_portfolio_is_a_document_of_several_scans() {
    let folder = tree(&[("a/cli", PASSWORD), ("b/cli", INTERACTIVE)]);
    let path = folder.path();
    run(path, &["scan", "a", "--format", "json", "--output", "shop.json"]);
    run(path, &["scan", "b", "--format", "json", "--output", "bank.json"]);
    let merged = run(path, &["merge", "shop.json", "bank.json", "--format", "json"]);
    let json = merged.json();
    let applications: Vec<&str> = json["applications"].as_array().unwrap().iter().map(|application| application["path"].as_str().unwrap()).collect();
    assert_eq!(applications, ["bank/cli", "shop/cli"]);
    assert_eq!(merged.places(), ["shop/cli/app.py:5"]);
    assert_eq!(json["roots"], serde_json::json!(["shop", "bank"]));
    assert_eq!(merged.code, 0, "a portfolio is a report, no gate");
    assert!(run(path, &["merge", "shop.json", "--format", "html"]).out.contains("shop/cli"));
    assert_eq!(run(path, &["merge", "shop.json", "--format", "sarif"]).code, 2);
    write(path, "other.json", "{\"schemaVersion\":\"2.0\"}");
    assert!(run(path, &["merge", "other.json"]).err.contains("`other.json` is no JSON document of entralint"));
}
