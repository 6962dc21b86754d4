//! One rule and one edition as typed data.
//! Knows no file and no finding.

use super::condition::Condition;
use super::parse::HEADINGS;
use crate::fact::words;
use crate::finding::Level;
use serde::Deserialize;
use std::collections::BTreeMap;

words! {
    /// What a rule is for.
    RuleKind {
        /// Goes against a documented requirement; there is something to do about it.
        Practice = "practice",
        /// The flow itself is outside the backup system; the reader has to know.
        Coverage = "coverage",
        /// The code does what the article asks.
        Pass = "pass",
    }
}

words! {
    /// What a finding does to the verdict on its application.
    Effect {
        /// The application is not protected.
        NotProtected = "not-protected",
        /// It is at risk.
        AtRisk = "at-risk",
        /// Nothing.
        None = "none",
    }
}

words! {
    /// How sure a finding of the rule is, in SARIF's words.
    Precision {
        /// No false alarm is known.
        VeryHigh = "very-high",
        /// The name or value decides.
        High = "high",
        /// Rests on an inference that can fail.
        Medium = "medium",
    }
}

words! {
    /// What an edition of the article says of the rule's subject.
    Status {
        /// It has to be done.
        Required = "required",
        /// It is advised.
        Recommended = "recommended",
        /// It may fail in an outage.
        Caution = "caution",
        /// It is supported.
        Supported = "supported",
        /// The flow is covered.
        Protected = "protected",
        /// The flow is not covered.
        NotProtected = "not-protected",
        /// It is not covered; a date or an intention was announced.
        NotYetProtected = "not-yet-protected",
        /// It will not be covered.
        NeverProtected = "never-protected",
        /// It depends.
        Conditional = "conditional",
        /// The edition is silent.
        Unstated = "unstated",
    }
}

/// What one edition says of a rule's subject, and where.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionStatement {
    /// In one word.
    pub status: Status,
    /// The heading of the article under which it stands; empty where the edition is silent.
    #[serde(default)]
    pub heading: String,
    /// In a sentence of our own.
    #[serde(default)]
    pub states: String,
    /// What date or intention was announced, if any.
    #[serde(default)]
    pub announced: Option<String>,
}

/// A page to read on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The page's title.
    pub title: String,
    /// Its address; always https.
    pub url: String,
}

/// A text that another one is known to mend.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// What the finding's region holds, as a whole.
    pub text: String,
    /// What takes its place.
    pub with: String,
}

/// One file of `rules/`: what is judged, how it is said, and on what it rests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The id everywhere, for example `ropc-grant`.
    pub name: String,
    /// At most six words.
    pub title: String,
    /// What the rule is for.
    pub kind: RuleKind,
    /// How bad a finding is; a pass has none.
    pub level: Option<Level>,
    /// What a finding does to the verdict; [`Effect::None`] for a pass.
    pub effect: Effect,
    /// How sure a finding is.
    pub precision: Precision,
    /// What the rule is about, one sentence of at most 200 characters.
    pub summary: String,
    /// Why, one sentence with [`PLACEHOLDERS`] in braces.
    pub message: String,
    /// What to do, one sentence; empty for a pass.
    pub advice: String,
    /// Tags for SARIF, at most ten.
    pub tags: Vec<String>,
    /// Any of these makes a finding.
    pub when: Vec<Condition>,
    /// Texts of a finding's region that can be replaced as they stand.
    pub replace: Vec<Replacement>,
    /// What the editions say, by date; one statement for each edition that can be judged by.
    pub editions: BTreeMap<String, EditionStatement>,
    /// Pages to read on.
    pub links: Vec<Link>,
    /// The help text: Markdown, from the first heading on.
    pub help: String,
}

/// What may stand in braces in a message.
pub const PLACEHOLDERS: &[&str] = &["name", "host", "flow", "library", "deployment", "reason"];

impl Rule {
    /// The text under a heading of the help, for example `What to do`; trimmed.
    #[must_use]
    pub fn section(&self, heading: &str) -> Option<String> {
        let mut lines = self.help.lines().skip_while(|line| line.strip_prefix("## ") != Some(heading));
        lines.next()?;
        // A comment in an example may look like a heading.
        let known = |line: &&str| line.strip_prefix("## ").is_none_or(|found| !HEADINGS.contains(&found));
        Some(lines.take_while(known).collect::<Vec<_>>().join("\n").trim().to_owned())
    }

    /// Whether it records what is right.
    #[must_use]
    pub fn is_pass(&self) -> bool {
        self.kind == RuleKind::Pass
    }
}

/// An edition of the article that can be judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The article's own date, `YYYY-MM-DD`.
    pub date: String,
    /// The article's title.
    pub title: String,
    /// The key under which the source is cited, for example `apps-2024`.
    pub article: String,
    /// Its public address.
    pub url: String,
    /// Judged by where nothing else is asked for; exactly one edition is.
    pub default: bool,
    /// A second article that it is read together with.
    pub read_with: Option<Article>,
}

/// An article that is no edition of its own and cannot be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its date, `YYYY-MM-DD`.
    pub date: String,
    /// Its title.
    pub title: String,
    /// The key under which it is cited, for example `overview-2025`.
    pub article: String,
    /// Its public address.
    pub url: String,
}
