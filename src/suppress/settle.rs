//! Holds suppressions against the findings of a report and writes the ledger.

use super::Pattern;
use crate::catalogue::Catalogue;
use crate::finding::{Covers, Level, Report, Suppression};
use std::collections::{BTreeMap, BTreeSet};

/// A suppression of the configuration.
#[derive(Debug, Clone)]
pub struct Configured {
    /// Its entry in the ledger.
    pub entry: Suppression,
    /// Which files it speaks of.
    pub pattern: Pattern,
}

/// How suppressions are dealt with.
pub struct Policy<'p> {
    /// The rules that there are.
    pub catalogue: &'p Catalogue,
    /// Today, `YYYY-MM-DD`.
    pub today: &'p str,
    /// Suppressions hide findings; else they are only listed.
    pub hide: bool,
    /// Say which suppressions hide nothing.
    pub unused: bool,
    /// The whole folder of the configuration was scanned, so that an entry of it that hides nothing is known to.
    pub whole: bool,
    /// Whether a rule is reported at all.
    pub runs: &'p dyn Fn(&str) -> bool,
}

/// Marks what suppressions hide, and says in the ledger which are refused, have expired or hide nothing.
pub fn settle(report: &mut Report, configured: &[Configured], policy: &Policy<'_>) {
    let mut entries: Vec<(Suppression, Option<&Pattern>)> = std::mem::take(&mut report.suppressions).into_iter().map(|entry| (entry, None)).collect();
    entries.extend(configured.iter().map(|configured| (configured.entry.clone(), Some(&configured.pattern))));
    for (entry, _) in &mut entries {
        check(entry, policy);
    }
    let mut inline: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut patterns: Vec<usize> = Vec::new();
    let active = entries.iter().enumerate().filter(|(_, (entry, _))| entry.problem.is_none());
    for (index, (entry, pattern)) in active {
        if pattern.is_some() { patterns.push(index) } else { inline.entry(entry.path.as_str()).or_default().push(index) }
    }
    let mut hits: BTreeMap<usize, (Vec<String>, BTreeSet<String>)> = BTreeMap::new();
    for finding in report.findings.iter_mut().filter(|_| policy.hide) {
        let here = inline.get(finding.path.as_str()).into_iter().flatten().filter(|index| match entries[**index].0.covers {
            Covers::File => true,
            Covers::Lines(first, last) => (first..=last).contains(&finding.region.line),
        });
        let by_pattern = patterns.iter().filter(|index| entries[**index].1.is_some_and(|pattern| pattern.matches(&finding.path)));
        for index in here.chain(by_pattern).filter(|index| entries[**index].0.rules.contains(&finding.rule)) {
            finding.suppressed = true;
            let (fingerprints, rules) = hits.entry(*index).or_default();
            fingerprints.push(finding.fingerprint.clone());
            rules.insert(finding.rule.clone());
        }
    }
    let none = (Vec::new(), BTreeSet::new());
    for (index, (entry, pattern)) in entries.iter_mut().enumerate() {
        let (fingerprints, used) = hits.get(&index).unwrap_or(&none);
        entry.fingerprints.clone_from(fingerprints);
        let known = policy.hide && policy.unused && (pattern.is_none() || policy.whole);
        if known && entry.problem.is_none() {
            unused(entry, used, policy);
        }
    }
    report.suppressions = entries.into_iter().map(|(entry, _)| entry).collect();
    report.suppressions.sort();
}

/// Refuses what names no rule, and what is past its day.
fn check(entry: &mut Suppression, policy: &Policy<'_>) {
    if entry.problem.is_some() {
        return;
    }
    let unknown = entry.rules.iter().find(|name| policy.catalogue.rule(name).is_none_or(crate::catalogue::Rule::is_pass));
    if let Some(name) = unknown {
        let near = crate::catalogue::nearest(name, policy.catalogue.rules().iter().filter(|rule| !rule.is_pass()).map(|rule| rule.name.as_str()));
        let hint = near.map_or_else(|| "; `entralint rules` lists them".to_owned(), |near| format!("; did you mean `{near}`?"));
        entry.problem = Some(format!("there is no rule `{name}`{hint}"));
        entry.level = Some(Level::Error);
    } else if let Some(until) = entry.until.as_deref().filter(|until| *until < policy.today) {
        entry.problem = Some(format!("it has expired: it held until {until}"));
        entry.level = Some(Level::Warning);
    }
}

fn unused(entry: &mut Suppression, used: &BTreeSet<String>, policy: &Policy<'_>) {
    let idle: Vec<String> = entry.rules.iter().filter(|rule| !used.contains(*rule) && (policy.runs)(rule)).map(|rule| format!("`{rule}`")).collect();
    if !idle.is_empty() {
        entry.problem = Some(format!("it hides no finding of {}: take it out", idle.join(", ")));
        entry.level = Some(Level::Warning);
    }
}
