//! Whether a rule's condition holds at a fact, seen among the other facts of its application.

use crate::catalogue::{Condition, Silent};
use crate::classify::Owned;
use crate::fact::{AppKind, CacheKind, ClientKind, Evidence, Fact, FactKind, Flow, Place};
use std::collections::BTreeSet;

/// What the whole application shows, test code left out.
#[derive(Debug)]
pub(super) struct Scene {
    kinds: Vec<AppKind>,
    flows: BTreeSet<Flow>,
    /// The libraries whose caches are kept.
    persisted: BTreeSet<Option<String>>,
    own_cache: bool,
    short_lived: bool,
    silent: bool,
    acquires: bool,
}

impl Scene {
    pub(super) fn new(facts: &[&Owned], kinds: &[AppKind]) -> Self {
        let live = || facts.iter().map(|owned| &owned.fact).filter(|fact| !fact.test);
        let acquires =
            |fact: &&Fact| matches!(fact.kind, FactKind::Acquisition | FactKind::Registration | FactKind::SignIn) || fact.kind == FactKind::Client && fact.flow.is_some();
        let flows: BTreeSet<Flow> = live().filter(acquires).filter_map(|fact| fact.flow).collect();
        let public = |fact: &&Fact| fact.client.is_none() || fact.client == Some(ClientKind::Public);
        Self {
            kinds: kinds.to_vec(),
            persisted: live()
                .filter(|fact| fact.kind == FactKind::Cache && matches!(fact.cache, Some(CacheKind::Persisted | CacheKind::Custom)))
                .map(|fact| fact.library.clone())
                .collect(),
            own_cache: live().any(|fact| fact.kind == FactKind::Cache && fact.cache == Some(CacheKind::Own)),
            short_lived: live().any(|fact| fact.kind == FactKind::Lifetime),
            // A request of the program's own looks into no client's cache.
            silent: live().filter(public).any(|fact| fact.flow == Some(Flow::Silent) && (fact.library.is_some() || fact.client.is_some())),
            // What tries its own cache first says nothing about a client beside it.
            acquires: live().filter(acquires).filter(public).any(|fact| (fact.flow.is_some() || fact.client.is_some()) && !fact.silent_before),
            flows,
        }
    }

    /// Where the tokens of a client stay after all that the application registers.
    fn cache_of(&self, fact: &Fact) -> CacheKind {
        match fact.cache {
            Some(CacheKind::Persisted | CacheKind::Own) => CacheKind::Persisted,
            // A client that shows a cache of its own has no other.
            Some(CacheKind::Memory) => CacheKind::Memory,
            _ if self.short_lived => CacheKind::Memory,
            _ if self.own_cache || self.is_kept(fact) => CacheKind::Persisted,
            // Neither a pass nor a finding.
            Some(CacheKind::Unseen) => CacheKind::Unseen,
            _ => CacheKind::Memory,
        }
    }

    /// Whether a cache that is kept may be a client's: a credential, which is client and flow in one, takes none but those of its own library.
    fn is_kept(&self, fact: &Fact) -> bool {
        if fact.flow.is_some() && fact.library.is_some() { self.persisted.contains(&fact.library) } else { !self.persisted.is_empty() }
    }

    pub(super) fn holds(&self, condition: &Condition, owned: &Owned) -> bool {
        let fact = &owned.fact;
        let kind = condition.fact.contains(&fact.kind) || fact.kind == FactKind::Client && fact.flow.is_some() && condition.fact.contains(&FactKind::Acquisition);
        kind && (condition.flows.is_empty() || fact.flow.is_some_and(|flow| condition.flows.contains(&flow)))
            && (condition.clients.is_empty() || fact.client.is_some_and(|client| condition.clients.contains(&client)))
            && (condition.applications.is_empty() || condition.applications.iter().any(|one| self.kinds.contains(one)))
            && (condition.scopes.is_empty() || fact.scopes.is_some_and(|(state, _)| condition.scopes.contains(&state)))
            && condition.host.is_none_or(|wanted| fact.host.as_ref().is_some_and(|(_, supported)| *supported == wanted))
            && condition.retired.is_none_or(|wanted| fact.retired == wanted)
            && condition.identity.is_none_or(|wanted| fact.system_assigned.is_some_and(|system| system == wanted))
            && condition.deployed.is_none_or(|wanted| fact.deployed.is_some() == wanted)
            && self.cache_holds(condition, fact)
            && condition.silent.is_none_or(|silent| match silent {
                Silent::Absent => self.acquires && !self.silent && !fact.silent_before,
                Silent::NotBefore => !fact.silent_before,
            })
            && !condition.unless_flows.iter().any(|flow| self.flows.contains(flow))
            && !(fact.test && condition.once == Some(crate::catalogue::Once::Application))
    }

    fn cache_holds(&self, condition: &Condition, fact: &Fact) -> bool {
        if condition.cache.is_empty() {
            return true;
        }
        let state = if fact.kind == FactKind::Cache {
            match fact.cache {
                Some(CacheKind::Persisted | CacheKind::Custom) if !self.short_lived => CacheKind::Persisted,
                Some(other) => other,
                None => return false,
            }
        } else {
            match (fact.cache, self.cache_of(fact)) {
                // What another place registers is a pass there, not here.
                (Some(CacheKind::Persisted | CacheKind::Own), CacheKind::Persisted) => CacheKind::Persisted,
                (_, CacheKind::Persisted) if condition.cache.contains(&CacheKind::Persisted) => return false,
                (_, state) => state,
            }
        };
        condition.cache.contains(&state)
    }
}

/// Where a condition reports a fact: scopes at the scopes, all else at the name.
pub(super) fn place(condition: &Condition, fact: &Fact) -> Place {
    if condition.scopes.is_empty() { fact.place } else { fact.scopes.map_or(fact.place, |(_, place)| place) }
}

/// The place at which a rule reports a fact, and the steps that led there.
#[must_use]
pub fn reported_place<'f>(rule: &crate::catalogue::Rule, fact: &'f Fact) -> (Place, &'f [Evidence]) {
    let at_scopes = rule.when.iter().any(|condition| !condition.scopes.is_empty() && fact.scopes.is_some_and(|(state, _)| condition.scopes.contains(&state)));
    match fact.scopes {
        Some((_, place)) if at_scopes => (place, &fact.scopes_evidence),
        _ => (fact.place, &fact.evidence),
    }
}
