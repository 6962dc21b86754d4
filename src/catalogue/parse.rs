//! Splits a rule file into front matter and help, and reads both.
//! Checks the form; what must agree across keys and files is `check`'s.

use super::condition::Condition;
use super::error::{CatalogueError, toml_error};
use super::rule::{EditionStatement, Effect, Link, Precision, Replacement, Rule, RuleKind};
use crate::finding::Level;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What stands before and after the front matter.
const FENCE: &str = "+++";

/// The headings of the help text, in their order.
pub(super) const HEADINGS: &[&str] = &["What it means", "What the article says", "Why it matters in an outage", "What to do", "Example", "Instead"];

/// A rule with what is needed to say where something in its file is wrong.
pub(super) struct Parsed {
    pub(super) rule: Rule,
    pub(super) file: String,
    /// Whether the keys `level` and `effect` were given.
    pub(super) has_effect: bool,
    front: String,
}

impl Parsed {
    /// An error at the line of the front matter on which `key` stands first.
    pub(super) fn error(&self, key: &str, message: impl std::fmt::Display) -> CatalogueError {
        CatalogueError::new(&self.file, self.line(key), message)
    }

    /// The line of the file on which `key` (or a table's header that holds it) stands first.
    pub(super) fn line(&self, key: &str) -> usize {
        let holds = |line: &str| {
            let line = line.trim_start();
            let header = line.starts_with('[') && line.contains(key);
            header || line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
        };
        // Line 1 is the fence.
        self.front.lines().position(holds).map_or(1, |index| index + 2)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Front {
    name: String,
    title: String,
    kind: RuleKind,
    #[serde(default)]
    level: Option<Level>,
    #[serde(default)]
    effect: Option<Effect>,
    precision: Precision,
    summary: String,
    message: String,
    #[serde(default)]
    advice: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    when: Vec<Condition>,
    #[serde(default)]
    replace: Vec<Replacement>,
    editions: BTreeMap<String, EditionStatement>,
    #[serde(default)]
    links: Vec<Link>,
}

/// Reads one rule file; `name` is its name without `.md`.
pub(super) fn rule(file: &str, name: &str, text: &str) -> Result<Parsed, CatalogueError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let open = CatalogueError::new(file, 1, "a rule file starts with a line `+++`");
    let rest = text.strip_prefix(FENCE).and_then(|rest| rest.strip_prefix('\n')).ok_or(open)?;
    let close = CatalogueError::new(file, 1, "the line `+++` that ends the front matter is missing");
    let (front_text, help) = rest.split_once("\n+++\n").ok_or(close)?;
    let front: Front = toml::from_str(front_text).map_err(|error| toml_error(file, 2, front_text, &error))?;
    let help_line = 2 + front_text.matches('\n').count() + 2;
    headings(file, help_line, help, front.kind)?;
    let parsed = Parsed {
        has_effect: front.effect.is_some(),
        rule: Rule {
            name: front.name,
            title: front.title,
            kind: front.kind,
            level: front.level,
            effect: front.effect.unwrap_or(Effect::None),
            precision: front.precision,
            summary: front.summary,
            message: front.message,
            advice: front.advice,
            tags: front.tags,
            when: front.when,
            replace: front.replace,
            editions: front.editions,
            links: front.links,
            help: help.trim().to_owned(),
        },
        file: file.to_owned(),
        front: front_text.to_owned(),
    };
    if parsed.rule.name == name { Ok(parsed) } else { Err(parsed.error("name", format_args!("the name must be that of the file: `{name}`"))) }
}

/// The headings are those of the list, each once and in order; only a pass may leave some out.
fn headings(file: &str, first_line: usize, help: &str, kind: RuleKind) -> Result<(), CatalogueError> {
    let mut next = 0;
    let mut fenced = false;
    for (index, line) in help.lines().enumerate() {
        fenced ^= line.trim_start().starts_with("```");
        let Some(heading) = line.strip_prefix('#').filter(|_| !fenced) else { continue };
        let at = first_line + index;
        let heading = heading.strip_prefix("# ").map_or(line, str::trim);
        let Some(found) = HEADINGS.iter().position(|known| *known == heading) else {
            return Err(CatalogueError::unknown(file, at, "heading", heading, HEADINGS.iter().copied()));
        };
        if found < next {
            return Err(CatalogueError::new(file, at, format_args!("the heading `{heading}` stands twice or too late")));
        }
        if found > next && kind != RuleKind::Pass {
            return Err(CatalogueError::new(file, at, format_args!("the heading `{}` is missing", HEADINGS[next])));
        }
        next = found + 1;
    }
    match HEADINGS.get(next) {
        Some(missing) if next == 0 || kind != RuleKind::Pass => {
            let end = first_line + help.trim_end().matches('\n').count();
            Err(CatalogueError::new(file, end, format_args!("the heading `{missing}` is missing")))
        }
        _ => Ok(()),
    }
}
