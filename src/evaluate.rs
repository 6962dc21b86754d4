//! Pure judgement: an application's facts, the rules and an edition give findings, passes and a verdict.
//! Knows no file system, no clock and no output.

mod condition;
mod kind;

pub use condition::reported_place;
pub use kind::{Kind, infer as infer_kind, only_serves, speaks_last};

use crate::catalogue::{Catalogue, Effect, Once, Rule};
use crate::classify::Owned;
use crate::fact::{AppKind, FactKind, Flow};
use crate::finding::{Level, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// A rule or pass that holds at a fact.
#[derive(Debug, Clone)]
pub struct Hit<'c, 'f> {
    /// The rule.
    pub rule: &'c Rule,
    /// The fact.
    pub owned: &'f Owned,
    /// How bad it is here; a pass has none.
    pub level: Option<Level>,
    text: &'c str,
}

impl Hit<'_, '_> {
    /// One sentence, placeholders filled.
    #[must_use]
    pub fn message(&self) -> String {
        fill(self.text, self.owned)
    }
}

/// What is said about one application.
#[derive(Debug, Clone)]
pub struct Judgement<'c, 'f> {
    /// Its kind.
    pub kind: Kind,
    /// Findings and passes, by place.
    pub hits: Vec<Hit<'c, 'f>>,
    /// Its own flows with their first fact and their status.
    pub flows: Vec<(Flow, &'f Owned, FlowStatus)>,
    /// The verdict on its own code.
    pub verdict: Verdict,
    /// What decides it.
    pub because: BTreeSet<String>,
}

/// What an edition says about a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlowStatus {
    /// Outside the backup system.
    NotProtected,
    /// Protected under conditions that are not all met or not clear.
    AtRisk,
    /// The edition does not mention it.
    Unstated,
    /// Protected.
    Protected,
}

impl FlowStatus {
    /// The word used in every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotProtected => "not-protected",
            Self::AtRisk => "at-risk",
            Self::Unstated => "unstated",
            Self::Protected => "protected",
        }
    }
}

/// Judges one application.
///
/// `facts` are its own, ordered by place; `unread` says that a part of it could not be read, which rules out `protected`; `keep` leaves out what is known not to hold.
#[must_use]
pub fn judge<'c, 'f>(catalogue: &'c Catalogue, edition: &str, facts: &[&'f Owned], kind: Kind, unread: bool, keep: &dyn Fn(&Hit<'_, '_>) -> bool) -> Judgement<'c, 'f> {
    let scene = condition::Scene::new(facts, &kind.parts);
    let mut hits: Vec<Hit<'c, 'f>> = Vec::new();
    for rule in catalogue.rules() {
        let mut seen: BTreeSet<(u32, u32, u32)> = BTreeSet::new();
        for condition in &rule.when {
            let mut files = BTreeSet::new();
            let mut reported = false;
            for owned in facts {
                let fact = &owned.fact;
                if !scene.holds(condition, owned) {
                    continue;
                }
                let once = match condition.once {
                    Some(Once::Application) => reported,
                    Some(Once::File) => !files.insert(fact.place.file),
                    None => false,
                };
                if once {
                    continue;
                }
                reported = true;
                let place = condition::place(condition, fact);
                if !seen.insert((place.file, place.span.start, place.span.end)) {
                    continue;
                }
                let level = rule.level.map(|level| if fact.test { Level::Note } else { condition.level.unwrap_or(level) });
                let text = condition.message.as_ref().unwrap_or(&rule.message);
                let hit = Hit { rule, owned, level, text };
                if keep(&hit) {
                    hits.push(hit);
                }
            }
        }
    }
    hits.sort_by(|a, b| (a.owned.fact.place, &a.rule.name).cmp(&(b.owned.fact.place, &b.rule.name)));
    let flows = flows(catalogue, edition, facts, &hits);
    let (verdict, because) = verdict(facts, &hits, &flows, kind.of, unread);
    Judgement { kind, hits, flows, verdict, because }
}

fn fill(text: &str, owned: &Owned) -> String {
    let fact = &owned.fact;
    let flow = fact.flow.map_or("", Flow::as_str);
    text.replace("{name}", &fact.name)
        .replace("{host}", fact.host.as_ref().map_or("", |(host, _)| host))
        .replace("{flow}", flow)
        .replace("{library}", fact.library.as_deref().unwrap_or("the library"))
        .replace("{deployment}", fact.deployed.as_deref().unwrap_or("its deployment was not found"))
        .replace("{reason}", fact.reason.as_deref().unwrap_or("what decides them could not be followed"))
}

/// What an edition says about a flow: by the rules that speak of it.
#[must_use]
pub fn flow_status(catalogue: &Catalogue, edition: &str, flow: Flow) -> FlowStatus {
    let speaks = |rule: &&Rule| rule.when.iter().any(|condition| condition.flows.contains(&flow) && condition.silent.is_none() && condition.identity.is_none());
    let mut status = FlowStatus::Unstated;
    for rule in catalogue.rules().iter().filter(speaks) {
        if rule.editions.get(edition).is_none_or(|statement| statement.status == crate::catalogue::Status::Unstated) {
            continue;
        }
        let this = match (rule.is_pass(), rule.effect) {
            (true, _) => FlowStatus::Protected,
            (false, Effect::NotProtected) => FlowStatus::NotProtected,
            (false, Effect::AtRisk) => FlowStatus::AtRisk,
            (false, Effect::None) => continue,
        };
        if status == FlowStatus::Unstated || this < status {
            status = this;
        }
    }
    // Interactive sign-in is spoken of with a caution, not as outside the system.
    if status == FlowStatus::Unstated && flow == Flow::Interactive { FlowStatus::Protected } else { status }
}

/// The flows that an application's own code (tests left out) uses.
fn flows<'f>(catalogue: &Catalogue, edition: &str, facts: &[&'f Owned], hits: &[Hit<'_, 'f>]) -> Vec<(Flow, &'f Owned, FlowStatus)> {
    let mut first: BTreeMap<Flow, &'f Owned> = BTreeMap::new();
    for owned in facts.iter().filter(|owned| !owned.fact.test) {
        if matches!(owned.fact.kind, FactKind::Acquisition | FactKind::Registration | FactKind::SignIn | FactKind::Client)
            && let Some(flow) = owned.fact.flow
        {
            first.entry(flow).or_insert(owned);
        }
    }
    let mut out: Vec<_> = first
        .into_iter()
        .map(|(flow, owned)| {
            let mut status = flow_status(catalogue, edition, flow);
            let risk = hits.iter().any(|hit| hit.rule.effect == Effect::AtRisk && !hit.rule.is_pass() && !hit.owned.fact.test && hit.owned.fact.flow == Some(flow));
            if risk && status == FlowStatus::Protected {
                status = FlowStatus::AtRisk;
            }
            (flow, owned, status)
        })
        .collect();
    out.sort_by_key(|(flow, _, status)| (*status, *flow));
    out
}

fn verdict(facts: &[&Owned], hits: &[Hit<'_, '_>], flows: &[(Flow, &Owned, FlowStatus)], kind: AppKind, unread: bool) -> (Verdict, BTreeSet<String>) {
    let mut because = BTreeSet::new();
    // A managed identity asked for through a retired library stays one.
    let only_managed = !flows.is_empty() && flows.iter().all(|(flow, ..)| *flow == Flow::ManagedIdentity);
    let counted =
        |effect: Effect| hits.iter().filter(move |hit| !hit.rule.is_pass() && !hit.owned.fact.test && hit.rule.effect == effect && !(only_managed && hit.owned.fact.retired));
    let has = |kinds: &[FactKind]| facts.iter().any(|owned| !owned.fact.test && kinds.contains(&owned.fact.kind));
    if flows.is_empty() {
        let started = has(&[FactKind::Client, FactKind::Registration, FactKind::Acquisition]);
        let retired = facts.iter().any(|owned| owned.fact.retired && !owned.fact.test);
        if !started && !(retired && kind != AppKind::WebApi) {
            return (if unread && has(&[FactKind::Library]) { Verdict::Undetermined } else { Verdict::NoSignIn }, because);
        }
    }
    for (effect, verdict) in [(Effect::NotProtected, Verdict::NotProtected), (Effect::AtRisk, Verdict::AtRisk)] {
        because.extend(counted(effect).map(|hit| hit.rule.name.clone()));
        if !because.is_empty() {
            return (verdict, because);
        }
    }
    because.extend(hits.iter().filter(|hit| hit.rule.is_pass() && !hit.owned.fact.test).map(|hit| hit.rule.name.clone()));
    let stated = flows.iter().any(|(_, _, status)| *status != FlowStatus::Unstated);
    if unread || !stated {
        return (Verdict::Undetermined, because);
    }
    (Verdict::Protected, because)
}
