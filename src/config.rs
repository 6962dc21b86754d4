//! `entralint.toml`: what an organisation decides for its repository, as typed data.
//! Knows the form and the valid words; reads no file and follows nothing that the text names.

mod api;
mod file;

pub use file::FILE_NAME;

use crate::catalogue::{Catalogue, CatalogueError};
use crate::fact::{AppKind, words};
use crate::finding::Level;
use crate::query::Addition;
use crate::suppress::Configured;
use std::collections::BTreeMap;

words! {
    /// The level from which findings give exit code 1.
    FailOn {
        /// Errors.
        Error = "error",
        /// Warnings and errors.
        Warning = "warning",
        /// All findings.
        Note = "note",
        /// None.
        Never = "never",
    }
}

words! {
    /// What becomes of a rule.
    Setting {
        /// Its findings are left out.
        Off = "off",
        /// Its findings are notes.
        Note = "note",
        /// Its findings are warnings.
        Warning = "warning",
        /// Its findings are errors.
        Error = "error",
    }
}

impl Setting {
    /// The level that findings get; `None` where they are left out.
    #[must_use]
    pub fn level(self) -> Option<Level> {
        match self {
            Self::Off => None,
            Self::Note => Some(Level::Note),
            Self::Warning => Some(Level::Warning),
            Self::Error => Some(Level::Error),
        }
    }
}

/// A configuration that was read and found right.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The edition of the article to judge by.
    pub edition: Option<String>,
    /// The level from which findings give exit code 1.
    pub fail_on: Option<FailOn>,
    /// Patterns of files to leave out, relative to the configuration's folder.
    pub exclude: Vec<String>,
    /// What becomes of rules.
    pub rules: BTreeMap<String, Setting>,
    /// Kinds of applications, by their folder relative to the scanned root.
    pub applications: BTreeMap<String, AppKind>,
    /// Findings that are not to be shown.
    pub suppress: Vec<Configured>,
    /// Rows for the organisation's own wrappers.
    pub apis: Vec<Addition>,
}

impl Config {
    /// Reads the text of a configuration.
    ///
    /// `file` is its name for messages; `below` is the scanned root relative to the configuration's folder, empty where they are the same.
    ///
    /// # Errors
    /// An unknown key, rule, kind, level or edition, or a bad pattern: with file, line and the nearest valid word.
    pub fn parse(file: &str, text: &str, below: &str, catalogue: &Catalogue) -> Result<Self, CatalogueError> {
        file::parse(file, text, below, catalogue)
    }
}
