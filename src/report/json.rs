//! The JSON document (`entralint.schema.json`): stable within a major version of its schema.
//! Knows the form, nothing of what is in it.

use super::json_text;
use crate::finding::Report;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::io::{self, Write};

/// The version of the document's form.
pub const SCHEMA_VERSION: &str = "1.0";

/// The result of one scan by entralint.
///
/// Lines and columns count from 1; columns count UTF-16 code units; an end column is the one after the last character.
/// Paths are relative to the scanned root (of several roots, to their nearest common folder), with forward slashes.
/// Fields may be added within a major version.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Document", title = "The JSON document of entralint")]
pub struct Document<R> {
    /// The version of this form.
    #[schemars(regex(pattern = "^1\\.[0-9]+$"))]
    pub schema_version: String,
    /// What wrote it.
    pub tool: Tool,
    /// The result.
    #[serde(flatten)]
    pub report: R,
}

/// The program that wrote a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tool {
    /// `entralint`.
    pub name: String,
    /// Its version, for example `0.1.0`.
    pub version: String,
}

impl<R> Document<R> {
    /// A document of this program's version.
    pub fn new(report: R) -> Self {
        let tool = Tool { name: "entralint".to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() };
        Self { schema_version: SCHEMA_VERSION.to_owned(), tool, report }
    }
}

/// The published schema of the document, as `entralint.schema.json` holds it.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Document<Report>).to_value()
}

/// Writes the document.
pub(super) fn render(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    json_text::write(&Document::new(report), out)
}
