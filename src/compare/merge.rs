//! Several scans as one: a portfolio.

use crate::finding::Report;
use std::collections::BTreeSet;
use thiserror::Error;

/// Why scans cannot be put together.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum MergeError {
    /// Verdicts by two editions cannot be compared.
    #[error("the scans were judged by different editions ({0}): scan again with `--edition`")]
    Editions(String),
}

/// One report of several, each under a name that stands before its paths.
///
/// # Errors
/// The scans were judged by different editions.
pub fn merge(scans: Vec<(String, Report)>) -> Result<Report, MergeError> {
    let editions: BTreeSet<String> = scans.iter().map(|(_, report)| report.edition.clone()).collect();
    if editions.len() > 1 {
        return Err(MergeError::Editions(editions.into_iter().collect::<Vec<_>>().join(", ")));
    }
    let mut all = Report { edition: editions.into_iter().next().unwrap_or_default(), ..Report::default() };
    for (name, report) in unique(scans) {
        add(&mut all, &name, report);
    }
    all.applications.sort_by(|a, b| a.path.cmp(&b.path));
    all.findings.sort_by(|a, b| (&a.path, a.region, &a.rule, &a.application).cmp(&(&b.path, b.region, &b.rule, &b.application)));
    all.passes.sort_by(|a, b| (&a.path, a.line, a.column, &a.rule).cmp(&(&b.path, b.line, b.column, &b.rule)));
    all.problems.sort();
    all.suppressions.sort();
    all.verdict_changes.sort();
    Ok(all)
}

/// Two scans of one name are numbered.
fn unique(scans: Vec<(String, Report)>) -> Vec<(String, Report)> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut named = Vec::new();
    for (name, report) in scans {
        let mut free = name.clone();
        let mut number = 2;
        while !taken.insert(free.clone()) {
            free = format!("{name}-{number}");
            number += 1;
        }
        named.push((free, report));
    }
    named
}

fn add(all: &mut Report, name: &str, mut report: Report) {
    let put = |path: &mut String| *path = if path == "." || path.is_empty() { name.to_owned() } else { format!("{name}/{path}") };
    for application in &mut report.applications {
        put(&mut application.path);
        application.flows.iter_mut().for_each(|flow| put(&mut flow.path));
    }
    for finding in &mut report.findings {
        put(&mut finding.application);
        put(&mut finding.path);
        finding.related.iter_mut().for_each(|related| put(&mut related.path));
    }
    for pass in &mut report.passes {
        put(&mut pass.application);
        put(&mut pass.path);
    }
    report.problems.iter_mut().for_each(|problem| put(&mut problem.path));
    report.suppressions.iter_mut().for_each(|entry| put(&mut entry.path));
    report.verdict_changes.iter_mut().for_each(|change| put(&mut change.path));
    all.roots.push(name.to_owned());
    all.applications.append(&mut report.applications);
    all.findings.append(&mut report.findings);
    all.passes.append(&mut report.passes);
    all.problems.append(&mut report.problems);
    all.suppressions.append(&mut report.suppressions);
    all.verdict_changes.append(&mut report.verdict_changes);
    let (sum, one) = (&mut all.statistics, report.statistics);
    // Numbers of a file of foreign making may be of any size.
    sum.files_seen = sum.files_seen.saturating_add(one.files_seen);
    sum.files_parsed = sum.files_parsed.saturating_add(one.files_parsed);
    sum.bytes = sum.bytes.saturating_add(one.bytes);
    for (cause, number) in one.files_skipped {
        let entry = sum.files_skipped.entry(cause).or_default();
        *entry = entry.saturating_add(number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Application, Verdict};

    fn scan(edition: &str, paths: &[&str]) -> Report {
        let application = |path: &&str| Application {
            path: (*path).to_owned(),
            kind: "daemon".to_owned(),
            verdict: Verdict::Protected,
            because: Vec::new(),
            evidence: Vec::new(),
            flows: Vec::new(),
        };
        Report { edition: edition.to_owned(), roots: vec![".".to_owned()], applications: paths.iter().map(application).collect(), ..Report::default() }
    }

    #[test]
    fn paths_stay_unique() {
        let merged = merge(vec![("b".to_owned(), scan("e", &[".", "x"])), ("a".to_owned(), scan("e", &["x"])), ("b".to_owned(), scan("e", &["."]))]);
        let merged = merged.unwrap_or_default();
        let paths: Vec<&str> = merged.applications.iter().map(|application| application.path.as_str()).collect();
        assert_eq!(paths, ["a/x", "b", "b-2", "b/x"]);
        assert_eq!(merged.roots, ["b", "a", "b-2"]);
    }

    #[test]
    fn editions_are_not_mixed() {
        let error = merge(vec![("a".to_owned(), scan("e", &[])), ("b".to_owned(), scan("f", &[]))]).err();
        assert_eq!(error, Some(MergeError::Editions("e, f".to_owned())));
    }
}
