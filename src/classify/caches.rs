//! What callbacks that a token cache is given do with the tokens: whether they keep them anywhere but in memory, and whether what keeps them ever runs.

use super::belonging::names::DEFAULT;
use super::belonging::root_of;
use super::settle::configures;
use super::{Classifier, Owned};
use crate::code::{NodeId, Role, Shape};
use crate::fact::{CacheKind, ClientKind, Fact, FactKind};
use crate::query::{Row, Subject};
use crate::resolve::{Definition, NodeRef, Value, Why};
use foldhash::HashSet;
use std::collections::BTreeMap;

/// Whether what acquires tokens for users is its own client: a credential, and what a row says of how it keeps them. Requests of a program's own have none.
pub(super) fn has_own_client(row: &Row, fact: &Fact) -> bool {
    let is_told = || row.subject == Subject::Construction || row.persistence.is_some() || row.cache == Some(CacheKind::Memory);
    fact.kind == FactKind::Acquisition && fact.client == Some(ClientKind::Public) && row.silent && is_told()
}

impl Classifier<'_> {
    /// The cache that callbacks make of what they are handed; `None` where there are none of them.
    pub(super) fn cache_of_callbacks(&self, file: usize, value: &Value) -> Option<CacheKind> {
        self.eval.want(file, value);
        let none = value.is_nothing() || self.is_never_given(value) || matches!(value, Value::Choice(parts) if !parts.is_empty() && parts.iter().all(Value::is_nothing));
        (!none).then(|| if self.stores_nothing(value) { CacheKind::Memory } else { CacheKind::Custom })
    }

    /// Callbacks that are written out and call nothing.
    fn stores_nothing(&self, value: &Value) -> bool {
        let given: Vec<Value> = match value {
            Value::Record(entries) => entries.iter().map(|(_, value)| value.clone()).collect(),
            // A module whose exports they are.
            Value::Module(of) => {
                let given = |one: &Definition| match one {
                    Definition::Function(node) => Value::Function(NodeRef { file: *of, node: *node }),
                    Definition::Value(value, _) => self.eval.value(*of, *value),
                    _ => Value::Unknown(Why::Other),
                };
                self.program.tables[*of].exports.iter().filter(|(name, _)| *name != DEFAULT).flat_map(|(_, found)| found).map(given).collect()
            }
            _ => return false,
        };
        let in_memory = |value: &Value| match value {
            Value::Function(at) => {
                let code = &self.program.files[at.file];
                code.descendants(at.node).filter(|node| code.node(*node).shape == Shape::Call).all(|call| self.is_in_memory(*at, call))
            }
            _ => false,
        };
        !given.is_empty() && given.iter().all(in_memory)
    }

    /// Whether a call is handed one function, which keeps what it is given in members of its own type, and calls nothing else.
    pub(super) fn is_kept_in_memory(&self, file: usize, call: NodeId) -> bool {
        let code = &self.program.files[file];
        let mut given = code.positional(call);
        let (Some(callback), None) = (given.next(), given.next()) else { return false };
        let Value::Function(at) = self.eval.value(file, callback) else { return false };
        let code = &self.program.files[at.file];
        let keeps = |assign: NodeId| code.child(assign, Role::Left).is_some_and(|left| self.is_own_memory(at, left));
        // A function without a body, or with none of both, is another's affair.
        let mut told = code.descendants(at.node).filter(|node| matches!(code.node(*node).shape, Shape::Call | Shape::Assign | Shape::New)).peekable();
        told.peek().is_some()
            && told.all(|node| match code.node(node).shape {
                Shape::Call => self.is_in_memory(at, node),
                Shape::Assign => keeps(node),
                _ => false,
            })
    }

    /// Whether what is assigned to is a variable or a plain member that the code around a function declares, or an entry of an object of the language's own in it.
    fn is_own_memory(&self, function: NodeRef, left: NodeId) -> bool {
        let code = &self.program.files[function.file];
        let into = if code.node(left).shape == Shape::Index { code.object(left) } else { Some(left) };
        let Some(into) = into.filter(|into| code.node(*into).shape == Shape::Name) else { return false };
        let found = self.program.tables[function.file].lookup(code, into, code.name(into));
        let binds = |one: &Definition| match one {
            Definition::Value(_, node) | Definition::Declared(node) => Some(*node).filter(|node| matches!(code.node(*node).shape, Shape::Binding | Shape::Assign)),
            _ => None,
        };
        let declared = found.iter().any(|one| binds(one).is_some_and(|node| code.node(node).shape == Shape::Binding)) && found.iter().all(|one| binds(one).is_some());
        declared && (into == left || matches!(self.eval.value(function.file, into), Value::Object(made) if self.is_made_of_nothing(made)))
    }

    /// Whether an object is one that a type of the language itself made out of nothing.
    fn is_made_of_nothing(&self, made: NodeRef) -> bool {
        let code = &self.program.files[made.file];
        let plain = code.node(made.node).shape == Shape::New && code.positional(made.node).next().is_none();
        plain && code.callee(made.node).is_some_and(|callee| matches!(self.eval.value(made.file, callee), Value::Unknown(Why::Undeclared(_))))
    }

    /// Whether a call in a function only asks what the function is handed, or an object that a type of the language itself made out of nothing: `new Map()`.
    fn is_in_memory(&self, function: NodeRef, call: NodeId) -> bool {
        let code = &self.program.files[function.file];
        let Some(root) = code.callee(call).map(|callee| root_of(code, callee)).filter(|root| Some(*root) != code.callee(call) && code.node(*root).shape == Shape::Name) else {
            return false;
        };
        match self.eval.value(function.file, root) {
            Value::Unknown(Why::Parameter(of, ..)) => of == function,
            Value::Object(made) => self.is_made_of_nothing(made),
            _ => false,
        }
    }

    /// Leaves out the caches that are kept in code which nothing runs, of applications all of whose public clients are made and asked in code that does. Where these
    /// may be asked by somebody outside of the repository, so may the caches be kept.
    pub(super) fn leave_out_unused_caches(&self) {
        let facts = self.facts.take();
        // A module that does more than to keep a cache is one that may be run.
        let acting: HashSet<usize> = facts.iter().filter(|owned| !matches!(owned.fact.kind, FactKind::Cache | FactKind::Library)).map(|owned| owned.node.file).collect();
        let is_unused = |owned: &Owned| self.is_unused_code(owned.node, acting.contains(&owned.node.file));
        let keeps = |owned: &Owned| owned.fact.kind == FactKind::Cache && matches!(owned.fact.cache, Some(CacheKind::Persisted | CacheKind::Custom));
        let unused: HashSet<NodeRef> = facts.iter().filter(|owned| keeps(owned) && !self.is_settings(owned.node.file) && is_unused(owned)).map(|owned| owned.node).collect();
        // Of each application with public clients, whether one of them stands in code that nothing runs.
        let mut asked: BTreeMap<usize, bool> = BTreeMap::new();
        let is_public = |owned: &Owned| owned.fact.client == Some(ClientKind::Public) && matches!(owned.fact.kind, FactKind::Client | FactKind::Acquisition);
        for owned in facts.iter().filter(|owned| !unused.is_empty() && is_public(owned) && !owned.fact.test) {
            let any = asked.entry(owned.application).or_default();
            *any = *any || is_unused(owned);
        }
        let is_related = |one: usize, other: usize| configures(self.contexts, one, other) || configures(self.contexts, other, one);
        let is_left_out = |owned: &Owned| {
            let mut asked = asked.iter().filter(|(application, _)| is_related(**application, owned.application)).peekable();
            keeps(owned) && unused.contains(&owned.node) && asked.peek().is_some() && asked.all(|(_, any)| !any)
        };
        let kept = facts.iter().filter(|owned| !is_left_out(owned)).cloned().collect();
        self.facts.replace(kept);
    }
}
