//! The rules and the editions of the articles as typed data, read from `rules/`.
//! Knows no scanned file, no finding and no output.

mod check;
mod condition;
mod editions;
mod error;
mod parse;
mod rule;
mod word;

pub use condition::{Condition, Once, Silent};
pub use error::{CatalogueError, nearest, toml_error};
pub use rule::{Article, Edition, EditionStatement, Effect, Link, PLACEHOLDERS, Precision, Replacement, Rule, RuleKind, Status};

use crate::embedded;

/// Every rule and every edition, checked against each other.
#[derive(Debug, Clone)]
pub struct Catalogue {
    rules: Vec<Rule>,
    editions: Vec<Edition>,
}

impl Catalogue {
    /// The catalogue that this build carries.
    pub fn load() -> Result<Self, CatalogueError> {
        Self::parse(embedded::RULES)
    }

    /// Reads (path below `rules/`, text): one `editions.toml` and any number of `<name>.md`.
    pub fn parse(files: &[(&str, &str)]) -> Result<Self, CatalogueError> {
        let mut rules = Vec::new();
        let mut list = None;
        for (path, text) in files {
            let file = format!("rules/{path}");
            // A checkout on Windows may have turned the line ends.
            let text = text.replace("\r\n", "\n");
            if *path == "editions.toml" {
                list = Some(editions::parse(&file, &text)?);
            } else if let Some(name) = path.strip_suffix(".md").filter(|name| !name.eq_ignore_ascii_case("readme")) {
                rules.push(parse::rule(&file, name, &text)?);
            }
        }
        let missing = || CatalogueError::new("rules/editions.toml", 1, "the list of editions is missing");
        let editions = list.ok_or_else(missing)?;
        for parsed in &rules {
            check::rule(parsed, &editions)?;
        }
        let mut rules: Vec<Rule> = rules.into_iter().map(|parsed| parsed.rule).collect();
        rules.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Self { rules, editions })
    }

    /// Every rule and pass, by name.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule or pass of this name.
    #[must_use]
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        let index = self.rules.binary_search_by(|rule| rule.name.as_str().cmp(name)).ok()?;
        self.rules.get(index)
    }

    /// The rule that a misspelt name was probably meant to be.
    #[must_use]
    pub fn nearest_rule(&self, name: &str) -> Option<&str> {
        nearest(name, self.rules.iter().map(|rule| rule.name.as_str()))
    }

    /// Every edition that can be judged by, oldest first.
    #[must_use]
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// The edition of this date.
    #[must_use]
    pub fn edition(&self, date: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.date == date)
    }

    /// The edition that is judged by where none is asked for.
    #[must_use]
    pub fn default_edition(&self) -> Option<&Edition> {
        // The loader has seen to it that there is one.
        self.editions.iter().find(|edition| edition.default)
    }
}

#[cfg(test)]
mod tests;
