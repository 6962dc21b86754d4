//! Documents come from other scans too (`merge`), and from other people: no text of one commands a terminal, a build log or a page.

use crate::sample;
use entralint::finding::Report;
use entralint::report::{Format, RenderOptions, SarifProfile};
use serde_json::Value;

const EVIL: &str =
    "\u{1b}[31m::error::x ##[group]y ##vso[task.x]z <script>s</script> <img src=x> | ` [a](b) \u{202e}\n::add-mask::m\r\n  ::stop-commands::n\r##[error]e\u{2028}\u{7}\u{9b}";

/// Puts the text into every string, but for the words that a document is refused without.
fn poison(value: &mut Value, key: &str) {
    match value {
        Value::String(text) if !matches!(key, "level" | "verdict" | "before" | "after") => EVIL.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(|item| poison(item, key)),
        Value::Object(entries) => entries.iter_mut().for_each(|(key, value)| poison(value, key)),
        Value::Number(number) if !matches!(key, "bytes" | "filesSeen") => *number = u32::MAX.into(),
        _ => {}
    }
}

fn poisoned() -> Report {
    let mut report = sample::report();
    report.verdict_changes = vec![entralint::finding::VerdictChange { path: ".".to_owned(), before: None, after: Some(entralint::finding::Verdict::NotProtected) }];
    for finding in &mut report.findings {
        finding.cell = Some(1);
        finding.replacement = Some(String::new());
    }
    for entry in &mut report.suppressions {
        entry.problem = Some(String::new());
        entry.level = Some(entralint::finding::Level::Error);
    }
    let mut value = serde_json::to_value(&report).unwrap();
    poison(&mut value, "");
    value["statistics"]["filesSkipped"] = serde_json::json!({ EVIL: 3 });
    serde_json::from_value(value).unwrap()
}

#[test]
fn no_text_of_a_document_commands_or_deceives() {
    let report = poisoned();
    for word in Format::WORDS {
        let format = Format::parse(word).unwrap();
        for (verbose, quiet) in [(false, false), (true, false), (false, true)] {
            let options =
                RenderOptions { verbose, quiet, width: verbose.then_some(80), sarif_profile: SarifProfile::Audit, uri_prefix: EVIL.replace('/', ""), ..RenderOptions::default() };
            let text = crate::text(&report, format, &options);
            let deceptive: Vec<char> = text.chars().filter(|character| *character != '\n' && entralint::report::escape::is_deceptive(*character)).collect();
            assert_eq!(deceptive, Vec::<char>::new(), "{word}");
            assert!(!text.contains("##["), "{word}");
            let ours = if format == Format::Azure { "##vso[task.logissue " } else { "\0" };
            let commands = text.lines().filter(|line| line.contains("##vso[")).filter(|line| !line.starts_with(ours) || line[1..].contains("##vso["));
            assert_eq!(commands.collect::<Vec<_>>(), [""; 0], "{word}");
            let ours = |line: &str| format == Format::Github && ["::error ", "::warning ", "::notice "].iter().any(|start| line.starts_with(start));
            let obeyed = text.lines().filter(|line| line.trim_start().starts_with("::") && !ours(line));
            assert_eq!(obeyed.collect::<Vec<_>>(), [""; 0], "{word}");
            if matches!(format, Format::Html | Format::Markdown) {
                assert!(!text.contains("<script>") && !text.contains("<img"), "{word}");
            }
        }
    }
}
