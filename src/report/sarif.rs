//! SARIF 2.1.0, in a form that GitHub's and Azure's code scanning take whole.
//! Knows their limits and demands (docs of code scanning's SARIF support), not how findings come about.

mod model;
mod place;
mod results;
mod rules;

use super::escape::visible;
use super::{PROJECT_URL, RenderOptions, SarifProfile, count, json_text};
use crate::catalogue::Catalogue;
use crate::finding::{Finding, Report};
use model::{AutomationDetails, Driver, Invocation, Log, Notification, Run, Text, ToolObject, VersionControlDetails};
use results::{Context, MOST_ALERTS, MOST_RESULTS};
use serde_json::json;
use std::io::{self, Write};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
const FULL_NAME: &str = "entralint: coverage by Microsoft Entra ID's backup authentication system";

/// Writes one run.
pub(super) fn render(report: &Report, catalogue: &Catalogue, options: &RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let audit = options.sarif_profile == SarifProfile::Audit;
    let rules = rules::descriptors(catalogue, &report.edition, audit);
    let indices = catalogue.rules().iter().filter(|rule| audit || !rule.is_pass());
    let indices = indices.enumerate().map(|(index, rule)| (rule.name.as_str(), index)).collect();
    let context = Context { indices, prefix: &options.uri_prefix, audit };

    let baselined = report.baselined.as_ref().filter(|_| audit);
    let known = baselined.into_iter().flat_map(|baselined| &baselined.known);
    let mut wanted: Vec<&Finding> = report.findings.iter().filter(|finding| audit || !finding.suppressed).chain(known).collect();
    // The report's order, for what is known too.
    wanted.sort_by(|a, b| (&a.path, a.region, &a.rule, &a.application).cmp(&(&b.path, b.region, &b.rule, &b.application)));
    let most = if audit { MOST_RESULTS } else { MOST_ALERTS };
    let kept = results::most_severe(&wanted, most);
    let mut results: Vec<_> = kept.iter().map(|finding| results::finding(finding, report, &context)).collect();
    let mut all = wanted.len();
    if audit {
        // All results of a run say how they stand to the baseline: of passes only one that has some can tell.
        let passes = if baselined.is_none_or(|baselined| baselined.passes) { report.passes.as_slice() } else { &[] };
        let absent = baselined.map_or(&[][..], |baselined| &baselined.absent);
        all += passes.len() + absent.len();
        let room = |results: &Vec<_>| most.saturating_sub(results.len());
        results.extend(absent.iter().take(room(&results)).map(|absent| results::absent(absent, &context)));
        results.extend(passes.iter().take(room(&results)).map(|pass| {
            let text = catalogue.rule(&pass.rule).map_or("The code does what the article asks.", |rule| &rule.summary);
            results::pass(pass, text, report, &context)
        }));
    }
    let notifications = notifications(report, options, all, most);
    let provenance = options.provenance.as_ref().filter(|_| audit).map(|provenance| VersionControlDetails {
        repository_uri: provenance.repository.clone(),
        revision_id: provenance.revision.clone(),
        branch: provenance.branch.clone(),
    });
    let run = Run {
        tool: ToolObject { driver: driver(rules) },
        automation_details: AutomationDetails { id: options.automation_id.clone() },
        column_kind: "utf16CodeUnits",
        invocations: [Invocation { execution_successful: true, tool_execution_notifications: notifications }],
        version_control_provenance: provenance.into_iter().collect(),
        results,
        properties: properties(report, audit),
    };
    json_text::write(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] }, out)
}

fn driver(rules: Vec<model::ReportingDescriptor>) -> Driver {
    Driver { name: "entralint", full_name: FULL_NAME, version: env!("CARGO_PKG_VERSION"), semantic_version: env!("CARGO_PKG_VERSION"), information_uri: PROJECT_URL, rules }
}

/// What was cut, skipped or could not be read. `all` is the number of results before the cut to `most`.
fn notifications(report: &Report, options: &RenderOptions, all: usize, most: usize) -> Vec<Notification> {
    let notification = |level, text| Notification { level, message: Text { text }, locations: Vec::new() };
    let mut notifications = Vec::new();
    if all > most {
        let text = format!("Of {all} results this file holds {most}, the most severe: code scanning takes no more.");
        notifications.push(notification("warning", text));
    }
    let passes = report.passes.len();
    if options.sarif_profile == SarifProfile::Audit && passes > 0 && report.baselined.as_ref().is_some_and(|baselined| !baselined.passes) {
        notifications.push(notification("note", format!("Passes are left out ({passes}): the baseline tells of none to hold them against.")));
    }
    let skipped = &report.statistics.files_skipped;
    let sum: u64 = skipped.values().sum();
    if sum > 0 {
        let causes: Vec<String> = skipped.iter().map(|(cause, number)| format!("{cause} {number}")).collect();
        let verb = if sum == 1 { "was" } else { "were" };
        let text = format!("{} {verb} skipped: {}.", count(sum, "file"), causes.join(", "));
        notifications.push(notification("note", text));
    }
    for problem in &report.problems {
        let uri = place::uri(&options.uri_prefix, &problem.path);
        let locations = if uri.is_empty() { Vec::new() } else { vec![place::location(uri, None)] };
        let message = Text { text: visible(&problem.message) };
        notifications.push(Notification { level: "warning", message, locations });
    }
    for entry in &report.suppressions {
        let Some((level, text)) = entry.objection() else { continue };
        let place = crate::finding::Region { line: entry.line, column: 1, end_line: entry.line, end_column: 1 };
        // A pattern of the configuration is no file.
        let locations = if entry.source == "inline" { vec![place::location(place::uri(&options.uri_prefix, &entry.path), Some(place::region(place)))] } else { Vec::new() };
        notifications.push(Notification { level: level.as_str(), message: Text { text: visible(&text) }, locations });
    }
    notifications
}

fn properties(report: &Report, audit: bool) -> serde_json::Value {
    let mut properties = json!({ "edition": report.edition });
    if audit {
        properties["applications"] = json!(report.applications);
        properties["statistics"] = json!(report.statistics);
    }
    properties
}
