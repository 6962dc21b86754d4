//! Suppressions: which findings they hide, and which suppressions are no use.

use crate::{INTERACTIVE, PASSWORD, RULE, run, scan, tree, write};
use serde_json::Value;

/// The sample with a comment above and one behind the line of the finding.
fn with(above: &str, behind: &str) -> String {
    PASSWORD.replace("    return app.acquire", &format!("{above}    return app.acquire")).replace("[\"User.Read\"])", &format!("[\"User.Read\"]){behind}"))
}

fn ledger(json: &Value) -> Vec<Value> {
    json["suppressions"].as_array().unwrap().clone()
}

#[test]
fn on_the_line_and_above_it() {
    for text in [
        with("", "  # entralint: ignore[ropc-grant] -- kiosk without a browser"),
        with("    # entralint: ignore[ropc-grant] -- kiosk without a browser\n", ""),
        with("    # entralint: ignore[ropc-grant] until=2026-06-15 -- kiosk without a browser\n    # and a word more\n", ""),
        with("    # entralint: ignore[service-principal] -- of another kind of finding\n    # entralint: ignore[ropc-grant] -- kiosk without a browser\n", ""),
        format!("# entralint: ignore-file[ropc-grant] -- kiosk without a browser\n{PASSWORD}"),
        format!("#!/usr/bin/env python\n# words\n\n# entralint: ignore-file[ropc-grant] -- kiosk without a browser\n{PASSWORD}"),
    ] {
        let folder = tree(&[("cli", &text)]);
        let outcome = scan(folder.path(), &["--only", RULE]);
        let json = outcome.json();
        assert!(outcome.places().is_empty(), "{text}");
        assert_eq!(json["findings"][0]["suppressed"], true, "{text}");
        assert_eq!(outcome.code, 0, "what is suppressed does not count");
        let entries = ledger(&json);
        let entry = entries.iter().find(|entry| entry["rules"][0] == RULE).unwrap();
        assert_eq!(entry["fingerprints"][0], json["findings"][0]["fingerprint"]);
        assert_eq!((&entry["reason"], &entry["source"], &entry["problem"]), (&"kiosk without a browser".into(), &"inline".into(), &Value::Null));
        assert_eq!(json["applications"][0]["verdict"], "not-protected", "the verdict is about the code");
        assert_eq!(scan(folder.path(), &["--no-suppress"]).places().len(), 1);
    }
}

#[test]
fn what_does_not_reach_the_line_or_is_no_comment_hides_nothing() {
    for text in [
        with("    # entralint: ignore[ropc-grant] -- kiosk without a browser\n    print(1)\n", ""),
        with("    print(1)  # entralint: ignore[ropc-grant] -- kiosk without a browser\n", ""),
        with("    x = \"# entralint: ignore[ropc-grant] -- kiosk without a browser\"\n", ""),
        with("    x = \"\"\"\n# entralint: ignore[ropc-grant] -- kiosk without a browser\n\"\"\"\n", ""),
        with("    # see entralint: ignore[ropc-grant] -- kiosk without a browser\n", ""),
        with("    # entralint: ignore[service-principal] -- kiosk without a browser\n", ""),
        format!("{PASSWORD}\n# entralint: ignore-file[ropc-grant] -- kiosk without a browser\n"),
    ] {
        let folder = tree(&[("cli", &text)]);
        assert_eq!(scan(folder.path(), &[]).places().len(), 1, "{text}");
    }
}

#[test]
fn what_is_refused_is_an_error_and_hides_nothing() {
    for (comment, wanted) in [
        ("# entralint: ignore[ropc-grnt] -- kiosk without a browser", "there is no rule `ropc-grnt`; did you mean `ropc-grant`?"),
        ("# entralint: ignore[ropc-grant, nothing-like-it-at-all] -- kiosk without a browser", "there is no rule `nothing-like-it-at-all`"),
        ("# entralint: ignore[ropc-grant]", "the reason is missing"),
        ("# entralint: ignore[ropc-grant] -- TODO", "`TODO` is no reason"),
        ("# entralint: ignore -- kiosk without a browser", "name the rules in brackets"),
        ("# entralint: ignore[ropc-grant] until=never -- kiosk", "`never` is no date"),
    ] {
        let folder = tree(&[("cli", &with(&format!("    {comment}\n"), ""))]);
        let outcome = scan(folder.path(), &[]);
        let entry = ledger(&outcome.json())[0].clone();
        assert!(entry["problem"].as_str().unwrap().contains(wanted), "{comment}: {entry}");
        assert_eq!((&entry["level"], &entry["line"]), (&"error".into(), &5.into()));
        assert_eq!(outcome.places().len(), 1, "{comment}");
        let without = scan(folder.path(), &["--ignore", RULE, "--ignore", "service-principal"]);
        assert_eq!(without.code, 1, "a suppression that is refused is an error by itself: {comment}");
    }
}

#[test]
fn expired_and_unused_ones_are_told() {
    let expired = tree(&[("cli", &with("    # entralint: ignore[ropc-grant] until=2026-06-14 -- kiosk without a browser\n", ""))]);
    let outcome = scan(expired.path(), &[]);
    assert_eq!(outcome.places().len(), 1);
    assert_eq!(ledger(&outcome.json())[0]["problem"], "it has expired: it held until 2026-06-14");
    let gone = INTERACTIVE.replace("    return", "    # entralint: ignore[ropc-grant] -- kiosk without a browser\n    return");
    let unused = tree(&[("cli", &gone), ("note", "# entralint: ignore-file[ropc-grant] -- nothing is left here\nprint(1)\n")]);
    let outcome = scan(unused.path(), &[]);
    let problems: Vec<Value> = ledger(&outcome.json()).iter().map(|entry| entry["problem"].clone()).collect();
    assert_eq!(problems, ["it hides no finding of `ropc-grant`: take it out"; 2], "of files without sign-in code, too");
    assert!(ledger(&outcome.json()).iter().all(|entry| entry["level"] == "warning"));
    let terminal = run(unused.path(), &["scan"]);
    assert!(terminal.out.contains("cli/app.py:5: it hides no finding of `ropc-grant`"), "{}", terminal.out);
    for arguments in [&["--ignore", "service-principal"][..], &["--report-unused=false"]] {
        assert!(ledger(&scan(unused.path(), arguments).json()).iter().all(|entry| entry["problem"].is_null()), "{arguments:?}");
    }
    assert!(!ledger(&scan(unused.path(), &["--ignore", "service-principal", "--report-unused"]).json())[0]["problem"].is_null());
}

#[test]
fn comments_of_each_language() {
    let folder = tree(&[]);
    let path = folder.path();
    let node = |comment: &str| {
        format!(
            "const msal = require('@azure/msal-node');\nconst pca = new msal.PublicClientApplication({{ auth: {{ clientId: '3f1c2a9e-5d4b-4c7e-9a41-0d2f6b8c1e55' }} }});\n{comment}\npca.acquireTokenByUsernamePassword({{ scopes: ['User.Read'], username: u, password: p }});\n"
        )
    };
    write(path, "a/package.json", "{\"dependencies\":{\"@azure/msal-node\":\"^2.0.0\"}}");
    write(path, "a/plain.js", &node(""));
    write(path, "a/line.js", &node("// entralint: ignore[ropc-grant] -- kiosk without a browser"));
    write(path, "a/block.ts", &node("/* entralint: ignore[ropc-grant] -- kiosk without a browser */"));
    write(path, "a/long.js", &node("/*\n * entralint: ignore[ropc-grant] -- kiosk without a browser\n */"));
    assert_eq!(scan(path, &[]).places(), ["a/plain.js:4"]);
}

/// Each file has its findings hidden by its comment, and shows them without it.
#[test]
fn comments_of_documents_and_settings() {
    const DIRECTIVE: &str = "entralint: ignore[RULE] -- kiosk without a browser";
    let page = "<!doctype html>\n<script src=\"https://alcdn.msauth.net/lib/1.4.18/js/msal.min.js\"></script>\n<script>\n  const agent = new Msal.UserAgentApplication({ auth: { clientId: \"c\" } });\n  HERE\n  agent.acquireTokenPopup({ scopes: ['Stock.Read'] });\n</script>\n";
    let handler = page.replace("  HERE\n  agent.acquireTokenPopup({ scopes: ['Stock.Read'] });\n", "")
        + "HERE\n<button onclick=\"agent.acquireTokenPopup({ scopes: ['Stock.Read'] })\">Stock</button>\n";
    let beside = handler.replace("HERE\n", "").replace("</button>", "</button> HERE");
    let vue = "<template>\n  HERE\n  <button @click=\"client.acquireTokenByUsernamePassword({ scopes: ['x'] })\">x</button>\n</template>\n<script>\nimport { PublicClientApplication } from '@azure/msal-node';\nconst client = new PublicClientApplication({ auth: { clientId: 'c' } });\n</script>\n";
    let component = "<p>x</p>\n\n<script>\nimport { PublicClientApplication } from '@azure/msal-node';\nconst client = new PublicClientApplication({ auth: { clientId: 'c' } });\nHERE\nclient.acquireTokenByUsernamePassword({ scopes: ['x'] });\n</script>\n";
    let razor = "@page \"/inline\"\n@using Microsoft.Identity.Web\n@inject ITokenAcquisition TokenAcquisition\n\n<pre>\n    HERE\n    @(await TokenAcquisition.GetAccessTokenForAppAsync(\"api://tasks/.default\"))\n</pre>\n";
    let block = razor.replace(
        "    HERE\n    @(await TokenAcquisition.GetAccessTokenForAppAsync(\"api://tasks/.default\"))",
        "    @{\n        HERE\n        var x = await TokenAcquisition.GetAccessTokenForAppAsync(\"api://tasks/.default\");\n    }",
    );
    let yaml = "spring:\n  security:\n    oauth2:\n      client:\n        provider:\n          azure:\n            HERE\n            issuer-uri: https://contoso.b2clogin.com/tfp/x/v2.0/\n";
    let settings = "<?xml version=\"1.0\"?>\r\n<configuration>\r\n  <appSettings>\r\n    HERE\r\n    <add\r\n      key=\"ida:AADInstance\"\r\n      value=\"https://login.windows.net/{0}\" />\r\n  </appSettings>\r\n</configuration>\r\n";
    let transform = "<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\">\n  <appSettings>\n    <add key=\"ida:AADInstance\" value=\"https://login.windows.net/{0}\" xdt:Transform=\"SetAttributes\" /> HERE\n  </appSettings>\n</configuration>\n";
    let list = "<?xml version=\"1.0\"?>\n<plist version=\"1.0\"><dict>\n<key>AuthorityURL</key>\nHERE\n<string>https://contoso.ciamlogin.com/x</string>\n</dict></plist>\n";
    let notebook = "{\n \"cells\": [{\n   \"cell_type\": \"code\", \"source\": [\n    \"import msal\\n\",\n    \"app = msal.PublicClientApplication('c')\\n\",\n    \"HERE\\n\",\n    \"app.acquire_token_by_username_password('u', 'p', scopes=['x'])\\n\"\n   ]\n }],\n \"metadata\": {\"kernelspec\": {\"language\": \"python\"}}, \"nbformat\": 4, \"nbformat_minor\": 5\n}\n";
    for (path, rule, text, open, close) in [
        ("script.html", "spa-access-token", page, "//", ""),
        ("block.html", "spa-access-token", page, "/*", "*/"),
        ("handler.html", "spa-access-token", &handler, "<!--", "-->"),
        ("beside.html", "spa-access-token", &beside, "<!--", "-->"),
        ("Template.vue", RULE, vue, "<!--", "-->"),
        ("Script.vue", RULE, component, "//", ""),
        ("Script.svelte", RULE, component, "//", ""),
        ("Razor.razor", "service-principal", razor, "@*", "*@"),
        ("Html.razor", "service-principal", razor, "<!--", "-->"),
        ("Block.cshtml", "service-principal", &block, "//", ""),
        ("application.yml", "unsupported-hostname", yaml, "#", ""),
        ("web.config", "unsupported-hostname", settings, "<!--", "-->"),
        ("Web.Release.config", "unsupported-hostname", transform, "<!--", "-->"),
        ("Info.plist", "unsupported-hostname", list, "<!--", "-->"),
        ("notebook.ipynb", RULE, notebook, "#", ""),
    ] {
        let shown = |text: &str| {
            let folder = tree(&[]);
            write(folder.path(), "package.json", "{\"dependencies\":{\"@azure/msal-node\":\"^2.0.0\"}}");
            write(folder.path(), path, text);
            let json = scan(folder.path(), &[]).json();
            let shown: Vec<(Value, Value)> = json["findings"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|finding| finding["rule"] == rule)
                .map(|finding| (finding["line"].clone(), finding["suppressed"].clone()))
                .collect();
            (shown, ledger(&json))
        };
        // XML allows no dashes inside a comment, and both forms are one in mark-up.
        let directive = DIRECTIVE.replace("RULE", rule).replace(" --", if open == "<!--" { ":" } else { " --" });
        let (plain, _) = shown(&text.replace("HERE", &format!("{open} words {close}")));
        assert!(!plain.is_empty() && plain.iter().all(|(_, suppressed)| suppressed == false), "{path}: {plain:?}");
        let (hidden, listed) = shown(&text.replace("HERE", &format!("{open} {directive} {close}")));
        assert!(hidden.iter().all(|(_, suppressed)| suppressed == true), "{path}: {hidden:?} {listed:?}");
        let line = text.lines().position(|line| line.contains("HERE")).unwrap() + 1;
        assert_eq!((listed.len(), &listed[0]["line"], &listed[0]["problem"], &listed[0]["reason"]), (1, &line.into(), &Value::Null, &"kiosk without a browser".into()), "{path}");
        // Text is no comment.
        let (text, _) = shown(&text.replace("HERE", "").replacen("<p>x</p>", &format!("<p>{directive}</p>"), 1));
        assert_eq!(text.len(), plain.len(), "{path}");
    }
}

/// The case itself holds each finding to its mark; here all of them are hidden, and each suppression hides one.
#[test]
fn comments_of_xml_hide_all_of_a_case() {
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/config/xml-suppressed");
    let json = scan(std::path::Path::new(case), &[]).json();
    let findings = json["findings"].as_array().unwrap();
    assert_eq!((findings.len(), findings.iter().all(|finding| finding["suppressed"] == true)), (4, true), "{json}");
    assert!(ledger(&json).iter().all(|entry| entry["problem"].is_null() && entry["fingerprints"].as_array().unwrap().len() == 1), "{json}");
    assert_eq!(json["problems"], serde_json::json!([]));
}

#[test]
fn a_comment_at_the_top_of_a_page_speaks_of_all_of_it() {
    let page = "<!-- entralint: ignore-file[spa-access-token] -- switched off in May -->\n<script src=\"https://alcdn.msauth.net/lib/1.4.18/js/msal.min.js\"></script>\n<script>\n  const agent = new Msal.UserAgentApplication({ auth: { clientId: \"c\" } });\n  agent.acquireTokenPopup({ scopes: ['Stock.Read'] });\n</script>\n";
    let folder = tree(&[]);
    write(folder.path(), "page.html", page);
    let json = scan(folder.path(), &["--only", "spa-access-token"]).json();
    let findings = json["findings"].as_array().unwrap();
    assert!(!findings.is_empty() && findings.iter().all(|finding| finding["suppressed"] == true), "{json}");
}

/// What somebody wrote to keep the program busy ends soon, and is bounded.
#[test]
fn very_many_comments_cost_little() {
    let many = "// entralint: ignore[service-principal] -- of another kind of finding\n".repeat(10_000);
    let text = format!("const msal = require('@azure/msal-node');\nconst pca = new msal.PublicClientApplication({{}});\n{many}pca.acquireTokenByUsernamePassword({{}});\n");
    let folder = tree(&[]);
    write(folder.path(), "package.json", "{\"dependencies\":{\"@azure/msal-node\":\"^2.0.0\"}}");
    write(folder.path(), "app.js", &text);
    let started = std::time::Instant::now();
    let outcome = scan(folder.path(), &["--only", RULE]);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    assert_eq!(outcome.places(), ["app.js:10003"]);
    let listed = ledger(&outcome.json());
    assert_eq!(listed.len(), 1_001);
    assert!(listed[1_000]["problem"].as_str().unwrap().contains("more than 1000 suppressions"));
}

#[test]
fn by_the_configuration() {
    let folder = tree(&[("cli", PASSWORD), ("kiosk/a", PASSWORD)]);
    let path = folder.path();
    let entry = |until: &str, glob: &str| format!("[[suppress]]\nrule = \"ropc-grant\"\npath = \"{glob}\"\nreason = \"no browser there\"\nuntil = \"{until}\"\n");
    write(path, "entralint.toml", &entry("2026-06-15", "kiosk/**"));
    let outcome = scan(path, &[]);
    assert_eq!(outcome.places(), ["cli/app.py:5"]);
    let listed = ledger(&outcome.json());
    assert_eq!((&listed[0]["source"], &listed[0]["line"], &listed[0]["path"]), (&"configuration".into(), &2.into(), &"kiosk/**".into()));
    write(path, "entralint.toml", &entry("2026-06-14", "kiosk/**"));
    assert_eq!(scan(path, &[]).places().len(), 2, "it has expired");
    write(path, "entralint.toml", &entry("2026-06-15", "nowhere/**"));
    assert!(ledger(&scan(path, &[]).json())[0]["problem"].as_str().unwrap().contains("hides no finding"));
    std::fs::create_dir(path.join(".git")).unwrap();
    for part in ["cli", "cli/app.py"] {
        assert_eq!(ledger(&scan(path, &[part]).json())[0]["problem"], Value::Null, "of a part nobody knows");
    }
    write(path, "cli/entralint.toml", &entry("2026-06-15", "nowhere/**"));
    assert_eq!(ledger(&scan(path, &["cli/app.py"]).json())[0]["problem"], Value::Null, "a file is no folder");
}

#[test]
fn code_scanning_gets_none_and_an_audit_all() {
    let folder = tree(&[("cli", &with("", "  # entralint: ignore[ropc-grant] -- kiosk without a browser"))]);
    let sarif = |profile: &str| run(folder.path(), &["scan", "--format", "sarif", "--sarif-profile", profile, "--only", RULE]).json();
    assert_eq!(sarif("github")["runs"][0]["results"], serde_json::json!([]));
    let result = &sarif("audit")["runs"][0]["results"][0];
    assert_eq!((&result["suppressions"][0]["kind"], &result["suppressions"][0]["justification"]), (&"inSource".into(), &"kiosk without a browser".into()));
    let terminal = run(folder.path(), &["scan", "--only", RULE]);
    assert!(terminal.out.contains("No findings (1 suppressed)."), "{}", terminal.out);
    assert_eq!(run(folder.path(), &["scan", "--format", "github", "--only", RULE]).out, "");
}
