//! Rule files of the tests' own: the real ones change with the article.

use super::*;
use crate::fact::{FactKind, Flow, ScopeState};
use crate::finding::Level;

const EDITIONS: &str = r#"[[edition]]
date = "2024-05-29"
title = "Requirements"
article = "apps-2024"
url = "https://example.com/apps"
default = true
read_with = "2025-07-22"
read_with_title = "Overview"
read_with_article = "overview-2025"
read_with_url = "https://example.com/overview"

[[edition]]
date = "2023-06-02"
title = "Support"
article = "apps-2023"
url = "https://example.com/apps"
"#;

const RULE: &str = r#"+++
name = "a-rule"
title = "A rule"
kind = "practice"
level = "error"
effect = "at-risk"
precision = "high"
summary = "Is about something."
message = "{name} is wrong."
advice = "Mend it."
tags = ["availability"]

[[when]]
fact = ["acquisition", "scopes"]
flows = ["password"]
scopes = "unseen"
host = "unsupported"
identity = "system-assigned"
silent = "not-before"
unless-flows = ["silent"]
once = "file"
level = "note"
message = "{reason}"

[[when]]
fact = "consent"

[editions."2023-06-02"]
status = "unstated"
states = "Nothing."
[editions."2024-05-29"]
status = "required"
heading = "Common guidance"
states = "It must be so."
announced = "A date."

[[links]]
title = "The article"
url = "https://example.com/apps#common-guidance"
+++

## What it means

Something.

## What the article says

Two editions.

## Why it matters in an outage

It does.

## What to do

- Mend it.

## Example

```python
## not a heading
```

## Instead

Nothing.
"#;

fn load(rule: &str) -> Result<Catalogue, CatalogueError> {
    Catalogue::parse(&[("a-rule.md", rule), ("editions.toml", EDITIONS)])
}

/// What the loader says where `from` is replaced by `to` in the rule.
fn refusal(from: &str, to: &str) -> String {
    assert_eq!(RULE.matches(from).count(), 1, "{from:?} must stand once");
    load(&RULE.replace(from, to)).unwrap_err().to_string()
}

#[test]
fn a_rule_is_read_whole() {
    let catalogue = load(RULE).unwrap();
    let rule = catalogue.rule("a-rule").unwrap();
    assert_eq!((rule.kind, rule.level, rule.effect), (RuleKind::Practice, Some(Level::Error), Effect::AtRisk));
    assert_eq!(rule.precision, Precision::High);
    let condition = &rule.when[0];
    assert_eq!(condition.fact, [FactKind::Acquisition, FactKind::Scopes]);
    assert_eq!(condition.flows, [Flow::Password]);
    assert_eq!(condition.scopes, [ScopeState::Unseen]);
    assert_eq!((condition.host, condition.identity), (Some(false), Some(true)));
    assert_eq!((condition.silent, condition.once), (Some(Silent::NotBefore), Some(Once::File)));
    assert_eq!(condition.unless_flows, [Flow::Silent]);
    assert_eq!(condition.level, Some(Level::Note));
    assert_eq!(rule.when[1].fact, [FactKind::Consent]);
    assert_eq!(rule.editions["2024-05-29"].announced.as_deref(), Some("A date."));
    assert_eq!(rule.section("What to do").as_deref(), Some("- Mend it."));
    assert_eq!(rule.section("Example").as_deref(), Some("```python\n## not a heading\n```"));
    assert_eq!(rule.section("Instead").as_deref(), Some("Nothing."));
    assert_eq!(rule.section("Nowhere"), None);
    assert!(rule.help.starts_with("## What it means"));
}

#[test]
fn editions_come_oldest_first() {
    let catalogue = load(RULE).unwrap();
    let dates: Vec<_> = catalogue.editions().iter().map(|edition| edition.date.as_str()).collect();
    assert_eq!(dates, ["2023-06-02", "2024-05-29"]);
    let default = catalogue.default_edition().unwrap();
    assert_eq!(default.date, "2024-05-29");
    assert_eq!(default.read_with.as_ref().unwrap().article, "overview-2025");
    assert!(catalogue.edition("2025-07-22").is_none());
}

#[test]
fn windows_line_ends_are_read() {
    assert!(load(&RULE.replace('\n', "\r\n")).is_ok());
}

#[test]
fn a_misspelt_word_is_named_with_the_nearest() {
    assert_eq!(
        refusal("\nflows =", "\nflow ="),
        "rules/a-rule.md:15: unknown field `flow`, expected one of `fact`, `flows`, `clients`, `applications`, `scopes`, `host`, `retired`, `identity`, `cache`, `silent`, `unless-flows`, `deployed`, `once`, `level`, `message`; did you mean `flows`?"
    );
    assert!(refusal("\"password\"", "\"pasword\"").starts_with("rules/a-rule.md:15: unknown variant `pasword`"));
    assert!(refusal("\"password\"", "\"pasword\"").ends_with("did you mean `password`?"));
    assert!(refusal("\"required\"", "\"require\"").ends_with("did you mean `required`?"));
    assert!(refusal("\"error\"", "\"eror\"").ends_with("did you mean `error`?"));
    assert!(refusal("\"practice\"", "\"practise\"").ends_with("did you mean `practice`?"));
    assert!(refusal("\"unseen\"", "\"unsen\"").ends_with("did you mean `unseen`?"));
}

#[test]
fn what_must_agree_is_checked() {
    let cases = [
        ("name = \"a-rule\"", "name = \"b-rule\"", "2: the name must be that of the file: `a-rule`"),
        ("\"A rule\"", "\"A rule with too many words here\"", "3: a title has at most six words"),
        ("\"practice\"", "\"pass\"", "5: a pass has no level"),
        ("level = \"error\"\n", "", "4: the key `level` is missing"),
        ("effect = \"at-risk\"\n", "", "4: the key `effect` is missing"),
        ("{name} is", "{nam} is", "9: unknown placeholder `nam`; did you mean `name`?"),
        ("{reason}", "{raeson}", "9: unknown placeholder `raeson`; did you mean `reason`?"),
        ("\"Mend it.\"", "\"\"", "10: a rule says what to do"),
        ("[editions.\"2023-06-02\"]", "[editions.\"2023-06-03\"]", "28: unknown edition `2023-06-03`; did you mean `2023-06-02`?"),
        ("\"It must be so.\"", "\"\"", "31: the key `states` is missing or empty"),
        ("https://example.com/apps#", "http://example.com/apps#", "39: `http://example.com/apps#common-guidance` is no https address"),
        ("## What to do", "## What to doo", "54: unknown heading `What to doo`; did you mean `What to do`?"),
        ("## What to do\n\n- Mend it.\n\n", "", "54: the heading `What to do` is missing"),
        ("\n## Instead\n\nNothing.\n", "", "62: the heading `Instead` is missing"),
        ("+++\n\n## What it", "\n\n## What it", "1: the line `+++` that ends the front matter is missing"),
    ];
    for (from, to, message) in cases {
        assert_eq!(refusal(from, to), format!("rules/a-rule.md:{message}"));
    }
}

#[test]
fn a_missing_edition_is_named() {
    let text = "[editions.\"2023-06-02\"]\nstatus = \"unstated\"\nstates = \"Nothing.\"\n";
    assert!(refusal(text, "").ends_with("the edition 2023-06-02 is missing; say `unstated`"));
}

#[test]
fn the_list_of_editions_is_checked() {
    let refusal = |from: &str, to: &str| {
        let editions = EDITIONS.replace(from, to);
        Catalogue::parse(&[("editions.toml", &editions)]).unwrap_err().to_string()
    };
    assert_eq!(refusal("default = true\n", ""), "rules/editions.toml:1: exactly one edition must be the default");
    assert_eq!(refusal("2023-06-02", "2023-6-2"), "rules/editions.toml:13: `2023-6-2` is no date of the form YYYY-MM-DD");
    assert_eq!(refusal("2023-06-02", "2024-05-29"), "rules/editions.toml:2: the edition 2024-05-29 stands twice");
    assert!(refusal("read_with_title", "read_with_titel").ends_with("did you mean `read_with_title`?"));
    assert!(refusal("read_with_title = \"Overview\"\n", "").ends_with("go together"));
    let error = Catalogue::parse(&[]).unwrap_err().to_string();
    assert_eq!(error, "rules/editions.toml:1: the list of editions is missing");
}

#[test]
fn a_misspelt_rule_is_recognised() {
    let catalogue = load(RULE).unwrap();
    assert_eq!(catalogue.nearest_rule("a-rul"), Some("a-rule"));
    assert_eq!(catalogue.nearest_rule("zzzz"), None);
    assert!(catalogue.rule("a-rul").is_none());
}
