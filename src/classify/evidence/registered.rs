//! Clients of libraries of many providers that are registered under a name: whose server a client of that name asks.

use crate::classify::Classifier;
use crate::classify::settle::configures;
use crate::code::{NodeId, Role, Shape};
use crate::fact::{Fact, FactKind, Flow};
use crate::query::{Row, Subject};
use crate::resolve::{Definition, NodeRef, Value};
use foldhash::HashMap;
use std::collections::BTreeSet;

/// Registrations of one name that are looked at, and variables between a client and its name.
const MOST_REGISTERED: usize = 32;
const MOST_STEPS: usize = 4;
/// Nodes of a function among which the registration of the client is looked for that it gives.
const MOST_INSIDE: usize = 2_000;
/// Levels above an option at which the registration is looked for that it is one of.
const NEAR: usize = 16;

impl Classifier<'_> {
    /// Whether the client that a row's call is made on is registered under its name for somebody else, and nowhere for Entra.
    pub(in crate::classify) fn is_registered_for_another(&self, file: usize, client: NodeId, row: &Row) -> bool {
        let known = self.registered(file, client, &|other| other.libraries.iter().any(|library| row.libraries.contains(library)));
        !known.is_empty() && known.into_iter().all(|call| self.registered_at_entra(call) == Some(false))
    }

    /// The calls that register the client which a call is made on: those of its own application, if it has any.
    pub(in crate::classify) fn registrations(&self, file: usize, call: NodeId) -> Vec<NodeRef> {
        let code = &self.program.files[file];
        let member = if code.node(call).shape == Shape::Member { Some(call) } else { code.callee(call) };
        let client = member.and_then(|member| code.object(member));
        let found = client.map_or_else(Vec::new, |client| self.registered(file, client, &|_| true));
        let own: Vec<NodeRef> = found.iter().copied().filter(|call| self.program.owners[call.file] == self.program.owners[file]).collect();
        if own.is_empty() { found } else { own }
    }

    /// The calls that register a client under its name, by some rows.
    fn registered(&self, file: usize, client: NodeId, counts: &dyn Fn(&Row) -> bool) -> Vec<NodeRef> {
        let rows: Vec<&Row> = self.set(file).of(Subject::Call).filter(|row| row.registers.is_some() && counts(row)).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let Some(name) = self.registered_name(file, client) else { return self.registered_where_made(file, client, &rows) };
        let calls = rows.iter().flat_map(|row| self.program.calls(&row.name).iter().map(move |call| (*row, *call)));
        calls.filter(|(row, call)| self.registers_as(*call, row, &name)).take(MOST_REGISTERED).map(|(_, call)| call).collect()
    }

    /// The calls that register a client in the function of the repository which gives it, where it is nowhere taken by its name: `client = staff_client()`.
    fn registered_where_made(&self, file: usize, client: NodeId, rows: &[&Row]) -> Vec<NodeRef> {
        let code = &self.program.files[file];
        let given = |one: &Definition| if let Definition::Value(value, _) = one { Some(*value) } else { None };
        let found = if code.node(client).shape == Shape::Name { self.program.tables[file].lookup(code, client, code.name(client)) } else { &[] };
        let values = found.iter().filter_map(given).chain([client]).filter(|value| code.node(*value).shape == Shape::Call).take(MOST_STEPS);
        let makers = values.filter_map(|call| match self.eval.value(file, code.callee(call)?) {
            Value::Function(function) => Some(function),
            _ => None,
        });
        let registers = |call: &NodeRef| {
            let name = self.program.files[call.file].callee_name(call.node);
            rows.iter().any(|row| name == Some(row.name.as_str()) && self.strength(call.file, row, call.node).is_some())
        };
        let inside = |function: NodeRef| self.program.files[function.file].descendants(function.node).take(MOST_INSIDE).map(move |node| NodeRef { file: function.file, node });
        makers.flat_map(inside).filter(registers).take(MOST_REGISTERED).collect()
    }

    /// Whether an option stands in a registration for somebody else.
    pub(in crate::classify) fn is_in_registration_of_another(&self, file: usize, call: NodeId) -> bool {
        let code = &self.program.files[file];
        let registers = |name: &str| self.set(file).named(Subject::Call, name).any(|row| row.registers.is_some());
        code.callee_name(call).is_some_and(registers) && self.registered_at_entra(NodeRef { file, node: call }) == Some(false)
    }

    /// Takes away what calls acquire as the application itself by a client whose registration, under the name that they give, has a managed identity do it.
    pub(in crate::classify) fn leave_to_registrations(&self) {
        let acquires = |fact: &Fact, flow: Flow| fact.kind == FactKind::Acquisition && fact.flow == Some(flow) && fact.library.is_some();
        // The applications that choose so, by the library and the name.
        let mut chosen: HashMap<(Option<String>, String), BTreeSet<usize>> = HashMap::default();
        for owned in self.facts.borrow().iter().filter(|owned| acquires(&owned.fact, Flow::ManagedIdentity) && !self.is_settings(owned.node.file)) {
            for name in self.names_around(owned.node) {
                chosen.entry((owned.fact.library.clone(), name)).or_default().insert(owned.application);
            }
        }
        if chosen.is_empty() {
            return;
        }
        let names = |call: NodeRef| {
            let code = &self.program.files[call.file];
            let is_call = code.node(call.node).shape == Shape::Call;
            let arguments = code.children(call.node).filter(move |child| is_call && code.node(*child).role == Role::Argument).map(|child| code.value_of(child).unwrap_or(child));
            arguments.filter_map(move |argument| self.eval.value(call.file, argument).as_text().map(str::to_owned))
        };
        self.facts.borrow_mut().retain(|owned| {
            let mut by = names(owned.node).filter_map(|name| chosen.get(&(owned.fact.library.clone(), name))).flatten();
            !acquires(&owned.fact, Flow::ClientCredentials) || !by.any(|application| configures(self.contexts, *application, owned.application))
        });
    }

    /// The names under which the call around an option registers a client.
    fn names_around(&self, option: NodeRef) -> Vec<String> {
        let code = &self.program.files[option.file];
        let call = |up: &NodeId| code.node(*up).shape == Shape::Call;
        let around = code.ancestors(option.node).take(NEAR).filter(call);
        let named = around.flat_map(|up| {
            let rows = code.callee_name(up).into_iter().flat_map(|name| self.set(option.file).named(Subject::Call, name)).filter(|row| row.registers.is_some());
            rows.flat_map(move |row| row.registers.iter().flatten()).flat_map(move |path| self.select_path(option.file, up, path))
        });
        named.filter_map(|one| one.value.as_text().map(str::to_owned)).collect()
    }

    /// The name of a client: the member, key or text by which it is taken from where it is registered.
    fn registered_name(&self, file: usize, client: NodeId) -> Option<String> {
        let code = &self.program.files[file];
        let mut at = client;
        for _ in 0..MOST_STEPS {
            match code.node(at).shape {
                Shape::Member => return Some(code.name(at).to_owned()),
                Shape::Index => return code.child(at, crate::code::Role::Index).and_then(|key| code.plain(key)),
                Shape::Call => return code.positional(at).next().and_then(|key| code.plain(key)),
                Shape::Name => {
                    let given = |one: &Definition| if let Definition::Value(value, _) = one { Some(*value) } else { None };
                    let found = self.program.tables[file].lookup(code, at, code.name(at));
                    at = found.iter().find_map(given).filter(|_| found.len() == 1)?;
                }
                _ => return None,
            }
        }
        None
    }

    fn registers_as(&self, call: NodeRef, row: &Row, name: &str) -> bool {
        let named = |one: &crate::classify::select::Selected| one.value.as_text() == Some(name);
        let paths = row.registers.iter().flatten();
        self.strength(call.file, row, call.node).is_some() && paths.into_iter().any(|path| self.select_path(call.file, call.node, path).iter().any(named))
    }

    /// Whether the addresses that a registration is handed lead to Entra, or to somebody else; `None` where that is not seen.
    fn registered_at_entra(&self, call: NodeRef) -> Option<bool> {
        let code = &self.program.files[call.file];
        let given = code.children(call.node).filter_map(|child| match code.node(child).shape {
            Shape::Argument if !code.name(child).is_empty() => code.value_of(child).map(|value| (code.name(child).to_owned(), self.eval.value(call.file, value))),
            Shape::Spread => Some(("...".to_owned(), self.eval.value(call.file, child))),
            _ => None,
        });
        let addressed = self.addressed(call.file, &Value::Record(given.collect::<Vec<_>>().into()));
        // Where no address is stated, whose name it is registered under.
        addressed.or_else(|| {
            let rows = code.callee_name(call.node).into_iter().flat_map(|name| self.set(call.file).named(Subject::Call, name));
            let mut rows = rows.filter(|row| row.registers.is_some() && !row.addresses.is_empty() && self.strength(call.file, row, call.node).is_some());
            rows.any(|row| self.is_named_after_another(call.file, call.node, row) || self.is_beside_one_of_entra(call, row)).then_some(false)
        })
    }

    /// Whether a registration that is called after nobody stands beside one in its application that is called after Entra: that one is where it is asked.
    fn is_beside_one_of_entra(&self, call: NodeRef, row: &Row) -> bool {
        let named = self.seen.registrations.get_or_init(|| self.find_named_registrations());
        let beside = named.contains(&(self.program.owners[call.file], row.name.clone()));
        beside && !self.is_named_after_entra(call.file, call.node, row)
    }

    fn find_named_registrations(&self) -> BTreeSet<(usize, String)> {
        let mut found = BTreeSet::new();
        let rows = self.rows.iter().enumerate().flat_map(|(language, set)| set.of(Subject::Call).map(move |row| (language, row)));
        for (language, row) in rows.filter(|(_, row)| row.registers.is_some() && !row.addresses.is_empty()) {
            let is_read = |call: &&NodeRef| {
                let code = &self.program.files[call.file];
                code.language == language && !code.test && self.island.files.binary_search(&call.file).is_ok()
            };
            for call in self.program.calls(&row.name).iter().filter(is_read) {
                let at = (self.program.owners[call.file], row.name.clone());
                if !found.contains(&at) && self.strength(call.file, row, call.node).is_some() && self.is_named_after_entra(call.file, call.node, row) {
                    found.insert(at);
                }
            }
        }
        found
    }
}
