//! Findings that are known: from an earlier JSON document, a SARIF file or a baseline.

use crate::finding::{Comparison, Finding, Level, Report};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// The name of the fingerprint in SARIF.
const FINGERPRINT: &str = "entralint/v1";

/// Why a file is no baseline.
#[derive(Debug, Error)]
pub enum KnownError {
    /// It is no JSON.
    #[error("it is no JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// It is JSON of another form.
    #[error("it is neither a JSON document of entralint, nor SARIF, nor a baseline")]
    Form,
    /// Its findings cannot be told apart.
    #[error("{0} of its findings have no fingerprint `{FINGERPRINT}`: it was not written by entralint")]
    Fingerprint(usize),
}

/// A finding that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct KnownFinding {
    /// Its rule, for people who read the file.
    rule: String,
    /// Its level then.
    level: Level,
    /// Its file then, for people who read the file.
    path: String,
    /// What it is matched by.
    fingerprint: String,
}

/// All findings that are known, by fingerprint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    findings: BTreeMap<String, KnownFinding>,
}

impl Known {
    /// Reads a JSON document, a SARIF file or a baseline; what was suppressed there is not known.
    ///
    /// # Errors
    /// The text is of another form.
    pub fn read(text: &str) -> Result<Self, KnownError> {
        // Files written on Windows may begin with a byte order mark.
        let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
        let list = |value: &Value, key: &str| value.get(key).and_then(Value::as_array).cloned();
        let found: Vec<Option<KnownFinding>> = if let Some(runs) = list(&value, "runs") {
            let results = runs.iter().flat_map(|run| list(run, "results").unwrap_or_default());
            results
                .filter(|result| result.get("kind").is_none_or(|kind| kind == "fail") && list(result, "suppressions").is_none_or(|list| list.is_empty()))
                .map(|result| of_sarif(&result))
                .collect()
        } else if let Some(findings) = list(&value, "findings") {
            findings.iter().filter(|finding| finding.get("suppressed") != Some(&Value::Bool(true))).map(of_json).collect()
        } else {
            return Err(KnownError::Form);
        };
        let nameless = found.iter().filter(|finding| finding.is_none()).count();
        if nameless > 0 {
            return Err(KnownError::Fingerprint(nameless));
        }
        Ok(Self { findings: found.into_iter().flatten().map(|finding| (finding.fingerprint.clone(), finding)).collect() })
    }

    /// The findings of a report that are not suppressed.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let shown = report.findings.iter().filter(|finding| !finding.suppressed);
        let known = |finding: &Finding| KnownFinding { rule: finding.rule.clone(), level: finding.level, path: finding.path.clone(), fingerprint: finding.fingerprint.clone() };
        Self { findings: shown.map(|finding| (finding.fingerprint.clone(), known(finding))).collect() }
    }

    /// Leaves out what a report no longer has; gives how many that are.
    pub fn prune(&mut self, report: &Report) -> usize {
        let current: BTreeSet<&str> = report.findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
        let before = self.findings.len();
        self.findings.retain(|fingerprint, _| current.contains(fingerprint.as_str()));
        before - self.findings.len()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// As the text of a baseline: no lines and no code, so that it changes only where the findings do.
    #[must_use]
    pub fn text(&self) -> String {
        let mut findings: Vec<&KnownFinding> = self.findings.values().collect();
        findings.sort_by(|a, b| (&a.path, &a.rule, &a.fingerprint).cmp(&(&b.path, &b.rule, &b.fingerprint)));
        let mut document = Map::new();
        document.insert("schemaVersion".into(), "1.0".into());
        document.insert("tool".into(), serde_json::json!({ "name": "entralint", "version": env!("CARGO_PKG_VERSION") }));
        document.insert("findings".into(), serde_json::to_value(findings).unwrap_or_default());
        serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
    }

    /// How a report differs from what is known.
    #[must_use]
    pub fn comparison(&self, report: &Report, against: &str) -> Comparison {
        let mut comparison = Comparison { against: against.to_owned(), new: 0, unchanged: 0, worse: 0, fixed: 0 };
        for finding in report.findings.iter().filter(|finding| !finding.suppressed) {
            match self.findings.get(&finding.fingerprint) {
                None => comparison.new += 1,
                Some(known) if finding.level > known.level => comparison.worse += 1,
                Some(_) => comparison.unchanged += 1,
            }
        }
        let current: BTreeSet<&str> = report.findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
        comparison.fixed = self.findings.keys().filter(|fingerprint| !current.contains(fingerprint.as_str())).count() as u64;
        comparison
    }

    /// Whether a finding is known, at its level or a higher one.
    #[must_use]
    pub fn covers(&self, finding: &Finding) -> bool {
        self.findings.get(&finding.fingerprint).is_some_and(|known| finding.level <= known.level)
    }
}

fn of_json(finding: &Value) -> Option<KnownFinding> {
    let text = |key: &str| finding.get(key).and_then(Value::as_str).map(str::to_owned);
    let level = finding.get("level").and_then(|level| serde_json::from_value(level.clone()).ok());
    Some(KnownFinding { rule: text("rule").unwrap_or_default(), level: level.unwrap_or(Level::Error), path: text("path").unwrap_or_default(), fingerprint: text("fingerprint")? })
}

fn of_sarif(result: &Value) -> Option<KnownFinding> {
    let fingerprint = result.get("partialFingerprints")?.get(FINGERPRINT)?.as_str()?.to_owned();
    let level = result.get("level").and_then(|level| serde_json::from_value(level.clone()).ok());
    let path = result.pointer("/locations/0/physicalLocation/artifactLocation/uri").and_then(Value::as_str);
    // The standard's default is a warning.
    let level = level.unwrap_or(Level::Warning);
    Some(KnownFinding { rule: result.get("ruleId").and_then(Value::as_str).unwrap_or_default().to_owned(), level, path: path.unwrap_or_default().to_owned(), fingerprint })
}
