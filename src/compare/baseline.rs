//! Findings that are known: from an earlier JSON document, a SARIF file or a baseline.

use crate::finding::{Absent, BaselineState, Baselined, Comparison, Finding, Level, Region, Report};
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
    #[error("it is no JSON")]
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
    /// Where it stood there, where the document tells.
    #[serde(skip)]
    region: Option<Region>,
    /// The file is named from the repository's root, as SARIF does.
    #[serde(skip)]
    from_repository: bool,
}

/// All findings that are known, by fingerprint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    findings: BTreeMap<String, KnownFinding>,
    /// Passes; none where the document tells of none.
    passes: Option<BTreeMap<String, KnownFinding>>,
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
        let passes;
        let found: Vec<Option<KnownFinding>> = if let Some(runs) = list(&value, "runs") {
            // What was absent then is not known.
            let there = |result: &Value| result.get("baselineState").is_none_or(|state| state != BaselineState::Absent.as_str());
            let results: Vec<Value> = runs.iter().flat_map(|run| list(run, "results").unwrap_or_default()).filter(there).collect();
            let is_pass = |result: &&Value| result.get("kind").is_some_and(|kind| kind == "pass");
            passes = results.iter().any(|result| is_pass(&result)).then(|| by_fingerprint(results.iter().filter(is_pass).filter_map(of_sarif)));
            let is_finding = |result: &&Value| result.get("kind").is_none_or(|kind| kind == "fail") && list(result, "suppressions").is_none_or(|list| list.is_empty());
            results.iter().filter(is_finding).map(of_sarif).collect()
        } else if let Some(findings) = list(&value, "findings") {
            passes = list(&value, "passes").map(|passes| by_fingerprint(passes.iter().filter_map(of_json).filter(|pass| !pass.fingerprint.is_empty())));
            findings.iter().filter(|finding| finding.get("suppressed") != Some(&Value::Bool(true))).map(of_json).collect()
        } else {
            return Err(KnownError::Form);
        };
        let nameless = found.iter().filter(|finding| finding.is_none()).count();
        if nameless > 0 {
            return Err(KnownError::Fingerprint(nameless));
        }
        Ok(Self { findings: by_fingerprint(found.into_iter().flatten()), passes })
    }

    /// The findings of a report that are not suppressed.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let shown = report.findings.iter().filter(|finding| !finding.suppressed);
        let known = |finding: &Finding| {
            let Finding { rule, level, path, fingerprint, region, .. } = finding.clone();
            KnownFinding { rule, level, path, fingerprint, region: Some(region), from_repository: false }
        };
        Self { findings: by_fingerprint(shown.map(known)), passes: None }
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

    /// What a report no longer has of what is known: of rules that `runs`.
    #[must_use]
    pub fn absent(&self, report: &Report, runs: &dyn Fn(&str) -> bool) -> Vec<Absent> {
        let findings: BTreeSet<&str> = report.findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
        let passes: BTreeSet<&str> = report.passes.iter().map(|pass| pass.fingerprint.as_str()).collect();
        let absent = |known: &KnownFinding, level: Option<Level>| {
            let KnownFinding { rule, path, fingerprint, region, from_repository, .. } = known.clone();
            Absent { rule, level, path, region, from_repository, fingerprint }
        };
        let gone = self.findings.values().filter(|known| !findings.contains(known.fingerprint.as_str())).map(|known| absent(known, Some(known.level)));
        let gone_passes = self.passes.iter().flat_map(BTreeMap::values).filter(|known| !passes.contains(known.fingerprint.as_str())).map(|known| absent(known, None));
        let mut all: Vec<Absent> = gone.chain(gone_passes).filter(|absent| runs(&absent.rule)).collect();
        all.sort_by(|a, b| (&a.path, &a.rule, &a.fingerprint).cmp(&(&b.path, &b.rule, &b.fingerprint)));
        all
    }

    /// Takes what is known out of a report, and says how each result of it stands to that.
    pub fn take(&self, report: &mut Report, absent: Vec<Absent>) {
        let mut baselined = Baselined { absent, passes: self.passes.is_some(), ..Baselined::default() };
        for finding in &report.findings {
            let state = match self.findings.get(&finding.fingerprint) {
                None => BaselineState::New,
                Some(known) if finding.level > known.level => BaselineState::Updated,
                Some(_) => BaselineState::Unchanged,
            };
            baselined.states.insert(finding.fingerprint.clone(), state);
        }
        for pass in &report.passes {
            let known = self.passes.as_ref().is_some_and(|passes| passes.contains_key(&pass.fingerprint));
            baselined.states.insert(pass.fingerprint.clone(), if known { BaselineState::Unchanged } else { BaselineState::New });
        }
        let (known, shown) = std::mem::take(&mut report.findings).into_iter().partition(|finding| !finding.suppressed && self.covers(finding));
        report.findings = shown;
        baselined.known = known;
        report.baselined = Some(baselined);
    }

    /// Whether a finding is known, at its level or a higher one.
    #[must_use]
    pub fn covers(&self, finding: &Finding) -> bool {
        self.findings.get(&finding.fingerprint).is_some_and(|known| finding.level <= known.level)
    }
}

fn by_fingerprint(known: impl Iterator<Item = KnownFinding>) -> BTreeMap<String, KnownFinding> {
    known.map(|known| (known.fingerprint.clone(), known)).collect()
}

fn of_json(finding: &Value) -> Option<KnownFinding> {
    let text = |key: &str| finding.get(key).and_then(Value::as_str).map(str::to_owned);
    let level = finding.get("level").and_then(|level| serde_json::from_value(level.clone()).ok());
    let number = |key: &str| finding.get(key).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
    // A pass tells no end.
    let region = number("line").zip(number("column")).map(|(line, column)| Region {
        line,
        column,
        end_line: number("endLine").unwrap_or(line),
        end_column: number("endColumn").unwrap_or(column),
    });
    let (rule, path) = (text("rule").unwrap_or_default(), text("path").unwrap_or_default());
    Some(KnownFinding { rule, level: level.unwrap_or(Level::Error), path, fingerprint: text("fingerprint")?, region, from_repository: false })
}

fn of_sarif(result: &Value) -> Option<KnownFinding> {
    let fingerprint = result.get("partialFingerprints")?.get(FINGERPRINT)?.as_str()?.to_owned();
    let level = result.get("level").and_then(|level| serde_json::from_value(level.clone()).ok());
    let uri = result.pointer("/locations/0/physicalLocation/artifactLocation/uri").and_then(Value::as_str).unwrap_or_default();
    let path = percent_encoding::percent_decode_str(uri).decode_utf8_lossy().into_owned();
    let number = |key: &str| {
        let number = result.pointer("/locations/0/physicalLocation/region")?.get(key)?.as_u64()?;
        u32::try_from(number).ok()
    };
    let region = number("startLine").zip(number("startColumn")).zip(number("endLine").zip(number("endColumn")));
    let region = region.map(|((line, column), (end_line, end_column))| Region { line, column, end_line, end_column });
    // The standard's default is a warning.
    let level = level.unwrap_or(Level::Warning);
    Some(KnownFinding { rule: result.get("ruleId").and_then(Value::as_str).unwrap_or_default().to_owned(), level, path, fingerprint, region, from_repository: true })
}
