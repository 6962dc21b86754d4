//! What became of an island, and of all of them together.

use super::Owned;
use crate::fact::Place;
use crate::resolve::Wanted;
use crate::source::offset;
use std::collections::BTreeSet;

/// What became of an island.
#[derive(Debug, Default)]
pub struct Classified {
    /// Its facts, by place.
    pub facts: Vec<Owned>,
    /// What deployments give, by place: facts of no application of their own.
    pub deployments: Vec<Owned>,
    /// What another round of reading could settle.
    pub wanted: Wanted,
    /// Files in which a fault of this program cut the work short.
    pub failed: BTreeSet<usize>,
}

impl Classified {
    /// The same of files that have other indices now.
    #[must_use]
    pub fn moved(mut self, to: &dyn Fn(usize) -> usize) -> Self {
        for owned in self.facts.iter_mut().chain(&mut self.deployments) {
            owned.node.file = to(owned.node.file);
            let fact = &mut owned.fact;
            let evidence = fact.evidence.iter_mut().chain(&mut fact.scopes_evidence).map(|step| &mut step.place);
            for place in evidence.chain([&mut fact.place]).chain(fact.scopes.iter_mut().map(|(_, place)| place)) {
                *place = Place { file: offset(to(place.file as usize)), span: place.span };
            }
        }
        self.wanted = self.wanted.moved(to);
        self.failed = self.failed.into_iter().map(to).collect();
        self
    }

    /// What became of several islands together.
    #[must_use]
    pub fn joined<'c>(parts: impl Iterator<Item = &'c Self>) -> Self {
        let mut all = Self::default();
        for part in parts {
            all.facts.extend(part.facts.iter().cloned());
            all.deployments.extend(part.deployments.iter().cloned());
            all.wanted.extend(&part.wanted);
            all.failed.extend(&part.failed);
        }
        sort(&mut all.facts);
        sort(&mut all.deployments);
        all
    }
}

/// Orders facts by their place, and at one place by what they are.
pub(super) fn sort(facts: &mut [Owned]) {
    facts.sort_by(|a, b| (a.fact.place, a.fact.kind, &a.fact.name).cmp(&(b.fact.place, b.fact.kind, &b.fact.name)));
}
