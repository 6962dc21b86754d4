//! The conditions under which a rule makes a finding, as typed data.
//! Knows the vocabulary of facts, no fact.

use super::word::{Word, many};
use crate::fact::{AppKind, CacheKind, ClientKind, FactKind, Flow, ScopeState, words};
use crate::finding::Level;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

words! {
    /// Whether silent acquisition is missing.
    Silent {
        /// The application acquires tokens and never silently.
        Absent = "absent",
        /// No silent attempt precedes this acquisition in its flow.
        NotBefore = "not-before",
    }
}

words! {
    /// Within what only the first of several findings is reported.
    Once {
        /// The first of the application.
        Application = "application",
        /// The first of the file.
        File = "file",
    }
}

/// One `[[when]]`: all of its keys must hold. An empty list and `None` ask for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Condition {
    /// The kinds of fact that are judged; never empty.
    #[serde(deserialize_with = "many")]
    pub fact: Vec<FactKind>,
    /// The fact's flow is one of these.
    #[serde(default, deserialize_with = "many")]
    pub flows: Vec<Flow>,
    /// The fact's client is one of these.
    #[serde(default, deserialize_with = "many")]
    pub clients: Vec<ClientKind>,
    /// The application's kind, or one of the kinds that a mixed one has, is one of these.
    #[serde(default, deserialize_with = "many")]
    pub applications: Vec<AppKind>,
    /// The fact's scopes are one of these.
    #[serde(default, deserialize_with = "many")]
    pub scopes: Vec<ScopeState>,
    /// `Some(true)`: a host that the article names; `Some(false)`: one that it does not.
    #[serde(default, deserialize_with = "host")]
    pub host: Option<bool>,
    /// The library is retired, or is not.
    #[serde(default)]
    pub retired: Option<bool>,
    /// `Some(true)`: a system-assigned identity; `Some(false)`: a user-assigned one.
    #[serde(default, deserialize_with = "identity")]
    pub identity: Option<bool>,
    /// The cache registered, or of the client, is one of these.
    #[serde(default, deserialize_with = "many")]
    pub cache: Vec<CacheKind>,
    /// What silent acquisition lacks.
    #[serde(default, deserialize_with = "one")]
    pub silent: Option<Silent>,
    /// The application has none of these flows.
    #[serde(default, deserialize_with = "many")]
    pub unless_flows: Vec<Flow>,
    /// `true`: it is known what the deployment of its application gives.
    #[serde(default)]
    pub deployed: Option<bool>,
    /// Report only the first.
    #[serde(default, deserialize_with = "one")]
    pub once: Option<Once>,
    /// Another level for these findings.
    #[serde(default)]
    pub level: Option<Level>,
    /// Another sentence for these findings.
    #[serde(default)]
    pub message: Option<String>,
}

fn one<'de, W: Word, D: Deserializer<'de>>(deserializer: D) -> Result<Option<W>, D::Error> {
    let word = String::deserialize(deserializer)?;
    super::word::parse(&word).map(Some)
}

fn host<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    either(deserializer, &["supported", "unsupported"])
}

fn identity<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    either(deserializer, &["system-assigned", "user-assigned"])
}

/// Whether the first of two words stands there.
fn either<'de, D: Deserializer<'de>>(deserializer: D, words: &'static [&'static str; 2]) -> Result<Option<bool>, D::Error> {
    let word = String::deserialize(deserializer)?;
    match words.iter().position(|known| *known == word) {
        Some(index) => Ok(Some(index == 0)),
        None => Err(D::Error::unknown_variant(&word, words)),
    }
}
