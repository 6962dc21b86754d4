//! What build logs, merge requests and job summaries take.

use crate::sample;
use entralint::finding::{Finding, Level, Report, Verdict, VerdictChange};
use entralint::report::{Format, RenderOptions};
use serde_json::Value;

fn many(number: u32) -> Report {
    let levels = [Level::Note, Level::Warning, Level::Error];
    let one = |index: u32| {
        let level = levels[index as usize % 3];
        Finding { fingerprint: format!("{index:032x}"), ..sample::finding("ropc-grant", level, ".", "a%b,c:d.ts", sample::region(index + 1, 1, 2), "x()") }
    };
    Report { findings: (0..number).map(one).collect(), ..sample::empty() }
}

fn changed() -> Report {
    let change = |path: &str, before, after| VerdictChange { path: path.to_owned(), before, after };
    Report {
        verdict_changes: vec![
            change("api", Some(Verdict::Protected), Some(Verdict::NotProtected)),
            change("job", Some(Verdict::NotProtected), Some(Verdict::Protected)),
            change("new", None, Some(Verdict::AtRisk)),
        ],
        ..sample::report()
    }
}

#[test]
fn github_gets_ten_of_a_level_and_hears_of_the_rest() {
    let text = crate::plain(&many(90), Format::Github);
    for word in ["::error ", "::warning ", "::notice "] {
        assert_eq!(text.lines().filter(|line| line.starts_with(word)).count(), 10, "{word}");
    }
    assert_eq!(text.lines().filter(|line| line.starts_with("entralint: 20 ")).count(), 3);
    assert!(text.starts_with("::error "), "the most severe come first");
}

#[test]
fn github_escapes_properties_and_gives_columns_of_one_line_only() {
    let options = RenderOptions { uri_prefix: "services/pay".to_owned(), ..RenderOptions::default() };
    let mut report = many(3);
    report.findings[2].region.end_line += 2;
    let text = crate::text(&report, Format::Github, &options);
    assert!(text.contains("::warning file=services/pay/a%25b%2Cc%3Ad.ts,line=2,col=1,endLine=2,endColumn=2,title=entralint%3A ropc-grant::"), "{text}");
    assert!(text.contains("::error file=services/pay/a%25b%2Cc%3Ad.ts,line=3,endLine=5,title="), "{text}");
}

#[test]
fn azure_escapes_what_ends_a_property_or_a_command() {
    let mut report = many(2);
    report.findings[1].message = "50% of [x]; y".to_owned();
    report.findings[1].path = "a;b]c.ts".to_owned();
    let text = crate::plain(&report, Format::Azure);
    assert!(text.starts_with("##vso[task.logissue type=warning;sourcepath=a%3Bb%5Dc.ts;linenumber=2;columnnumber=1;code=ropc-grant;]50%AZP25 of [x%5D%3B y "), "{text}");
    assert!(text.lines().nth(1).unwrap().starts_with("note: "), "{text}");
}

#[test]
fn gitlab_gets_what_it_needs_of_each_finding() {
    let text = crate::plain(&many(30), Format::Gitlab);
    let issues: Vec<Value> = serde_json::from_str(&text).unwrap();
    let fingerprints: std::collections::BTreeSet<&str> = issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert_eq!((issues.len(), fingerprints.len()), (30, 30));
    for issue in &issues {
        assert!(["info", "minor", "major"].contains(&issue["severity"].as_str().unwrap()));
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
        assert_eq!(issue["location"]["path"], "a%b,c:d.ts");
        assert!(issue["description"].as_str().unwrap().starts_with("ropc-grant: "));
    }
}

#[test]
fn suppressed_findings_are_in_no_annotation() {
    for format in [Format::Github, Format::Azure, Format::Gitlab, Format::Markdown] {
        assert!(!crate::plain(&sample::report(), format).contains("u.ts:1") && !crate::plain(&sample::report(), format).contains("u.ts\""), "{format}");
    }
}

#[test]
fn changed_verdicts_come_first() {
    let markdown = crate::plain(&changed(), Format::Markdown);
    let (changes, applications) = (markdown.find("## Verdicts that change").unwrap(), markdown.find("## Applications").unwrap());
    assert!(changes < applications && applications < markdown.find("## Findings").unwrap());
    assert!(markdown.contains("| <code>api</code> | protected | not-protected (worse) |"));
    assert!(markdown.contains("| <code>job</code> | not-protected | protected |"));
    assert!(markdown.contains("| <code>new</code> | — | at-risk (worse) |"));
    let github = crate::plain(&changed(), Format::Github);
    assert!(github.starts_with("::error title=entralint%3A a verdict got worse::The verdict on the application api goes from protected to not-protected.\n"), "{github}");
    assert!(!github.contains("application job"), "what got better is no error");
    assert!(crate::plain(&changed(), Format::Azure).starts_with("##vso[task.logissue type=error;]The verdict on the application api goes"));
    let terminal = crate::plain(&changed(), Format::Terminal);
    assert!(terminal.starts_with("Verdicts that change:\n  api: protected → not-protected (worse)\n"), "{terminal}");
}

#[test]
fn a_summary_stays_below_its_limit_and_says_what_it_lacks() {
    let text = crate::plain(&many(20_000), Format::Markdown);
    assert!(text.len() < 1024 * 1024, "{}", text.len());
    let listed = text.lines().filter(|line| line.starts_with("- **")).count();
    assert!(text.contains(&format!("{} entries were left out", 20_000 - listed)), "{}", &text[text.len() - 500..]);
    assert!(listed > 1_000);
    // Errors are a third; none of what was left out is one while a note is shown.
    assert!(!text.contains("- **note**") || text.matches("- **error**").count() == 6_666);
}
