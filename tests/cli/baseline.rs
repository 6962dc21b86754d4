//! Baselines: what is known is not shown again, wherever it moves.

use crate::{INTERACTIVE, PASSWORD, run, scan, tree, write};

/// The sample with other lines, other blanks and a new comment.
fn reformatted() -> String {
    format!("# a new head\n\n\n{}", PASSWORD.replace("(user, secret, scopes=[\"User.Read\"])", "(\n        user,\n        secret,\n        scopes=[\"User.Read\"],\n    )"))
}

#[test]
fn known_findings_are_not_shown_however_they_are_written_down() {
    let folder = tree(&[("cli", PASSWORD)]);
    let path = folder.path();
    run(path, &["scan", "--format", "json", "--output", "known.json"]);
    run(path, &["scan", "--format", "sarif", "--output", "known.sarif"]);
    assert_eq!(run(path, &["baseline", "--output", "known.base"]).code, 0);
    write(path, "cli/app.py", &reformatted());
    write(path, "new/requirements.txt", "msal==1.31.0\n");
    write(path, "new/app.py", PASSWORD);
    for file in ["known.json", "known.sarif", "known.base"] {
        let outcome = scan(path, &["--baseline", file]);
        assert_eq!(outcome.places(), ["new/app.py:5"], "{file}");
        let comparison = &outcome.json()["comparison"];
        assert_eq!((&comparison["against"], &comparison["fixed"], &comparison["worse"]), (&file.into(), &0.into(), &0.into()), "{file}: {comparison}");
        assert!(comparison["unchanged"].as_u64().unwrap() >= 1 && comparison["new"].as_u64().unwrap() >= 1);
    }
    write(path, "new/app.py", INTERACTIVE);
    assert_eq!(scan(path, &["--baseline", "known.base"]).code, 0);
}

#[test]
fn a_baseline_is_written_pruned_and_renewed() {
    let folder = tree(&[("a", PASSWORD), ("b", PASSWORD)]);
    let path = folder.path();
    let findings = || {
        let text = std::fs::read_to_string(path.join("entralint-baseline.json")).unwrap();
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        let mut paths: Vec<String> =
            json["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == crate::RULE).map(|finding| finding["path"].as_str().unwrap().to_owned()).collect();
        paths.dedup();
        paths
    };
    run(path, &["baseline"]);
    assert_eq!(findings(), ["a/app.py", "b/app.py"]);
    write(path, "b/app.py", INTERACTIVE);
    write(path, "c/requirements.txt", "msal==1.31.0\n");
    write(path, "c/app.py", PASSWORD);
    let pruned = run(path, &["baseline"]);
    assert_eq!(findings(), ["a/app.py"], "what is fixed is gone and nothing new came in");
    assert!(pruned.err.contains("new and not added"), "{}", pruned.err);
    run(path, &["baseline", "--renew"]);
    assert_eq!(findings(), ["a/app.py", "c/app.py"]);
}

#[test]
fn a_finding_that_got_worse_is_shown() {
    let folder = tree(&[("cli", PASSWORD)]);
    let path = folder.path();
    write(path, "entralint.toml", "[rules]\nropc-grant = \"note\"\n");
    run(path, &["baseline"]);
    write(path, "entralint.toml", "");
    let outcome = scan(path, &["--baseline", "entralint-baseline.json"]);
    assert_eq!(outcome.places().len(), 1);
    assert_eq!(outcome.json()["comparison"]["worse"], 1);
}

/// An audit holds everything, with how it stands to the baseline: all of its results say so, or none.
#[test]
fn an_audit_says_how_each_result_stands_to_the_baseline() {
    let folder = tree(&[("fixed", PASSWORD), ("same", PASSWORD)]);
    let path = folder.path();
    write(
        path,
        "same/more.py",
        "import msal\n\napp = msal.ManagedIdentityClient(msal.SystemAssignedManagedIdentity())\ntoken = app.acquire_token_for_client(resource=\"https://vault.azure.net\")\n",
    );
    write(path, "entralint.toml", "[rules]\nropc-grant = \"note\"\n");
    let sarif = |arguments: &[&str]| {
        let outcome = run(path, &[&["scan", "--format", "sarif", "--sarif-profile", "audit"], arguments].concat());
        serde_json::from_str::<serde_json::Value>(&outcome.out).unwrap()["runs"][0].clone()
    };
    let first = sarif(&[]);
    let none = first["results"].as_array().unwrap();
    assert!(none.iter().all(|result| result["baselineState"].is_null() && result["suppressions"].is_array() && result["partialFingerprints"]["entralint/v1"].is_string()));
    run(path, &["scan", "--format", "sarif", "--sarif-profile", "audit", "--output", "first.sarif"]);
    run(path, &["scan", "--format", "json", "--output", "first.json"]);
    run(path, &["baseline", "--output", "first.base"]);
    write(path, "fixed/app.py", INTERACTIVE);
    write(path, "fresh/requirements.txt", "msal\n");
    write(path, "fresh/app.py", PASSWORD);
    write(path, "entralint.toml", "[rules]\n");
    for file in ["first.sarif", "first.json", "first.base"] {
        let run = sarif(&["--baseline", file]);
        let results = run["results"].as_array().unwrap();
        let states = |place: &str, rule: &str| -> Vec<String> {
            let uri = |result: &serde_json::Value| result.pointer("/locations/0/physicalLocation/artifactLocation/uri").and_then(|uri| uri.as_str()) == Some(place);
            results.iter().filter(|result| uri(result) && result["ruleId"] == rule).map(|result| result["baselineState"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(states("fixed/app.py", crate::RULE), ["absent"], "{file}");
        assert_eq!(states("same/app.py", crate::RULE), ["updated"], "{file}");
        assert_eq!(states("fresh/app.py", crate::RULE), ["new"], "{file}");
        assert_eq!(states("same/app.py", "token-cache-not-persisted"), ["unchanged"], "{file}");
        let passes = states("same/more.py", "managed-identity");
        let told =
            run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().iter().any(|note| note["message"]["text"].as_str().unwrap().starts_with("Passes are left out"));
        // A list of findings tells nothing of passes.
        assert_eq!((passes.join(" ").as_str(), told), if file == "first.base" { ("", true) } else { ("unchanged", false) }, "{file}");
        assert!(results.iter().all(|result| result["baselineState"].is_string() && result["suppressions"].is_array()));
        let prints: std::collections::BTreeSet<&str> = results.iter().map(|result| result["partialFingerprints"]["entralint/v1"].as_str().unwrap()).collect();
        assert_eq!(prints.len(), results.len(), "{file}");
    }
    // What was absent is not known, and code scanning gets what it got before.
    let text = sarif(&["--baseline", "first.sarif"]).to_string();
    write(path, "second.sarif", &format!("{{\"version\":\"2.1.0\",\"runs\":[{text}]}}"));
    write(path, "fixed/app.py", PASSWORD);
    assert_eq!(scan(path, &["--baseline", "second.sarif"]).places(), ["fixed/app.py:5"]);
    let alerts = run(path, &["scan", "--format", "sarif", "--baseline", "second.sarif"]).out;
    assert!(!alerts.contains("baselineState") && !alerts.contains("\"suppressions\""));
    // Of rules that do not run nothing is gone, and neither where only changed lines are shown.
    let only = sarif(&["--baseline", "first.sarif", "--only", "userinfo-endpoint"]);
    assert_eq!(only["results"], serde_json::json!([]));
}

#[test]
fn what_is_no_baseline_is_refused() {
    let folder = tree(&[("cli", PASSWORD)]);
    let path = folder.path();
    for (text, wanted) in [
        ("", "it is no JSON"),
        ("[]", "it is neither"),
        ("{\"findings\":[{\"rule\":\"x\"}]}", "1 of its findings have no fingerprint"),
        ("{\"runs\":[{\"results\":[{}]}]}", "have no fingerprint"),
    ] {
        write(path, "known", text);
        let outcome = scan(path, &["--baseline", "known"]);
        assert_eq!(outcome.code, 2);
        assert!(outcome.err.contains("`known` is no baseline") && outcome.err.contains(wanted), "{}", outcome.err);
    }
    assert_eq!(scan(path, &["--baseline", "missing"]).code, 2);
    // What a file says of places and rules that there are not goes into no output.
    for text in [
        "{\"findings\":[{\"fingerprint\":\"a\",\"rule\":\"::error::x\",\"path\":\"../..\",\"level\":\"odd\"}]}",
        "{\"runs\":[{\"results\":[{\"ruleId\":\"ropc-grant\",\"partialFingerprints\":{\"entralint/v1\":\"x\"},\"level\":5,\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"..%2f..%2fetc\\n::error::\"},\"region\":{\"startLine\":-1,\"startColumn\":1e99}}}]}]}]}",
    ] {
        write(path, "known", text);
        let outcome = run(path, &["scan", "--baseline", "known", "--format", "sarif", "--sarif-profile", "audit", "--fail-on", "never"]);
        assert_eq!(outcome.code, 0, "{}", outcome.err);
        let absent: Vec<&str> = outcome.out.lines().filter(|line| line.contains("\"uri\"") && line.contains("etc")).collect();
        assert!(!outcome.out.contains("..") && !outcome.out.contains("::error"), "{absent:?}");
        assert_eq!(outcome.out.contains("absent"), text.contains("ropc-grant"));
    }
}
