//! A report and a catalogue built by hand: the renderers see nothing of the engine.

use entralint::catalogue::Catalogue;
use entralint::finding::{Application, Covers, Finding, Flow, Level, Pass, Problem, Region, Related, Report, Statistics, Suppression, Verdict};

const EDITIONS: &str = r#"
[[edition]]
date = "2023-06-02"
title = "Application support"
article = "apps-2023"
url = "https://example.com/apps"
[[edition]]
date = "2024-05-29"
title = "Application requirements"
article = "apps-2024"
url = "https://example.com/apps"
default = true
read_with = "2025-07-22"
read_with_title = "The backup system"
read_with_article = "overview-2025"
read_with_url = "https://example.com/overview"
"#;

fn rule(name: &str, head: &str, title: &str) -> String {
    format!(
        r#"+++
name = "{name}"
title = "{title}"
{head}
precision = "high"
summary = "{title}: the flow in one sentence."
message = "{{name}} is what it is."
advice = "Use something else."
tags = ["availability", "entra-id"]
[[when]]
fact = "acquisition"
[editions."2023-06-02"]
status = "not-yet-protected"
heading = "Service principal"
states = "It is not protected yet."
announced = "December 2024"
[editions."2024-05-29"]
status = "not-protected"
heading = "Service principal"
states = "It is not protected; no date is given."
[[links]]
title = "The article"
url = "https://example.com/apps#{name}"
+++

## What it means

Something.

## What the article says

That.

## Why it matters in an outage

It does.

## What to do

- Mend it.

## Example

```python
app.acquire()

app.again()
```

## Instead

Nothing.
"#
    )
}

/// Three rules and two passes.
pub(crate) fn catalogue() -> Catalogue {
    let coverage = "kind = \"coverage\"\nlevel = \"warning\"\neffect = \"not-protected\"";
    let practice = "kind = \"practice\"\nlevel = \"error\"\neffect = \"not-protected\"";
    let note = "kind = \"practice\"\nlevel = \"note\"\neffect = \"none\"";
    let pass = "kind = \"pass\"";
    let files = [
        ("service-principal.md", rule("service-principal", coverage, "Client credentials")),
        ("ropc-grant.md", rule("ropc-grant", practice, "Password grant")),
        ("interactive-only.md", rule("interactive-only", note, "Interactive sign-in only")),
        ("managed-identity.md", rule("managed-identity", pass, "Managed identity")),
        ("token-cache-persisted.md", rule("token-cache-persisted", pass, "Token cache is persisted")),
        ("editions.toml", EDITIONS.to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    Catalogue::parse(&files).unwrap()
}

pub(crate) fn region(line: u32, column: u32, end_column: u32) -> Region {
    Region { line, column, end_line: line, end_column }
}

fn application(path: &str, kind: &str, verdict: Verdict, because: &[&str], flows: &[(&str, &str)]) -> Application {
    let flow = |(name, status): &(&str, &str)| Flow { name: (*name).to_owned(), status: (*status).to_owned(), path: format!("{path}/Program.cs"), line: 3 };
    Application {
        path: path.to_owned(),
        kind: kind.to_owned(),
        verdict,
        because: because.iter().map(|name| (*name).to_owned()).collect(),
        evidence: vec!["Microsoft.NET.Sdk.Worker".to_owned()],
        flows: flows.iter().map(flow).collect(),
    }
}

pub(crate) fn finding(rule: &str, level: Level, application: &str, path: &str, region: Region, snippet: &str) -> Finding {
    Finding {
        rule: rule.to_owned(),
        level,
        message: format!("The flow of {rule} is outside the backup system."),
        help: "Use something else.".to_owned(),
        application: application.to_owned(),
        path: path.to_owned(),
        region,
        cell: None,
        snippet: snippet.to_owned(),
        fingerprint: "0123456789abcdef0123456789abcdef".to_owned(),
        confidence: "high".to_owned(),
        test: false,
        suppressed: false,
        edition_notes: Vec::new(),
        related: Vec::new(),
        replacement: None,
        line_hash: "cab40df12573cec4:1".to_owned(),
    }
}

/// Four applications with findings of every level, hostile text, a suppression and problems.
pub(crate) fn report() -> Report {
    let daemon = "src/My Daemon";
    let principal = Finding {
        edition_notes: vec!["2024-05-29: not protected; in 2023-06-02 December 2024 was announced.".to_owned()],
        related: vec![Related { message: "scopes[0] are set here".to_owned(), path: "src/My Daemon/appsettings.json".to_owned(), region: region(4, 5, 20) }],
        ..finding(
            "service-principal",
            Level::Warning,
            daemon,
            "src/My Daemon/Größe#1.cs",
            region(12, 16, 37),
            "\tvar 😀 = app.AcquireTokenForClient(scopes); // ##[error]x \u{202e}",
        )
    };
    let password = Finding {
        message: "Evil\u{1b}[2J\n::error::[x](y) name asks for a password.".to_owned(),
        ..finding("ropc-grant", Level::Error, daemon, "src/My Daemon/b.py", region(7, 1, 9), "app.login(user)")
    };
    let in_test = Finding {
        test: true,
        region: Region { line: 3, column: 5, end_line: 5, end_column: 2 },
        ..finding("interactive-only", Level::Note, "tools/cli", "tools/cli/t.ts", region(3, 5, 9), "x = login({")
    };
    let hidden = Finding {
        suppressed: true,
        fingerprint: "ffffffffffffffffffffffffffffffff".to_owned(),
        ..finding("ropc-grant", Level::Error, "tools/cli", "tools/cli/u.ts", region(1, 1, 2), "p()")
    };
    Report {
        edition: "2024-05-29".to_owned(),
        roots: vec![".".to_owned()],
        applications: vec![
            application("lib", "none", Verdict::NoSignIn, &[], &[]),
            application(daemon, "daemon", Verdict::NotProtected, &["ropc-grant", "service-principal"], &[("client-credentials", "not-protected"), ("password", "not-protected")]),
            application("src/Web", "managed-identity", Verdict::Protected, &["managed-identity"], &[("managed-identity", "protected")]),
            application("tools/cli", "native", Verdict::Undetermined, &[], &[("integrated-windows", "unstated")]),
        ],
        findings: vec![principal, password, in_test, hidden],
        passes: vec![Pass {
            rule: "managed-identity".to_owned(),
            application: "src/Web".to_owned(),
            path: "src/Web/Startup.cs".to_owned(),
            line: 9,
            column: 13,
            fingerprint: "00112233445566778899aabbccddeeff".to_owned(),
            end_column: 38,
            related: Vec::new(),
        }],
        statistics: Statistics { files_seen: 120, files_parsed: 14, files_skipped: [("minified".to_owned(), 2), ("vendored".to_owned(), 30)].into(), bytes: 345_678 },
        problems: vec![Problem { path: "src/[x].cs".to_owned(), message: "The file ends inside a comment.".to_owned() }],
        suppressions: vec![Suppression {
            rules: vec!["ropc-grant".to_owned()],
            path: "tools/cli/u.ts".to_owned(),
            line: 1,
            source: "inline".to_owned(),
            reason: "Retired next month".to_owned(),
            until: Some("2026-12-31".to_owned()),
            fingerprints: vec!["ffffffffffffffffffffffffffffffff".to_owned()],
            problem: None,
            level: None,
            covers: Covers::Lines(1, 1),
        }],
        verdict_changes: Vec::new(),
        comparison: None,
        baselined: None,
    }
}

/// A repository in which nothing signs in.
pub(crate) fn empty() -> Report {
    Report { edition: "2024-05-29".to_owned(), roots: vec![".".to_owned()], statistics: Statistics { files_seen: 3, ..Statistics::default() }, ..Report::default() }
}
