//! Clients of libraries of many providers that are registered under a name: whose server a client of that name asks.

use super::Classifier;
use crate::code::{NodeId, Shape};
use crate::query::{Row, Subject};
use crate::resolve::{Definition, NodeRef, Value};

/// Registrations of one name that are looked at, and variables between a client and its name.
const MOST_REGISTERED: usize = 32;
const MOST_STEPS: usize = 4;

impl Classifier<'_> {
    /// Whether the client that a row's call is made on is registered under its name for somebody else, and nowhere for Entra.
    pub(super) fn is_registered_for_another(&self, file: usize, client: NodeId, row: &Row) -> bool {
        let registers = |other: &&Row| other.registers.is_some() && other.libraries.iter().any(|library| row.libraries.contains(library));
        let rows: Vec<&Row> = self.set(file).of(Subject::Call).filter(registers).collect();
        if rows.is_empty() {
            return false;
        }
        let Some(name) = self.registered_name(file, client) else { return false };
        let calls = rows.iter().flat_map(|row| self.program.calls(&row.name).iter().map(move |call| (*row, *call)));
        let known = calls.filter(|(row, call)| self.registers_as(*call, row, &name)).take(MOST_REGISTERED).map(|(_, call)| self.registered_at_entra(call));
        let known: Vec<Option<bool>> = known.collect();
        !known.is_empty() && known.iter().all(|at| *at == Some(false))
    }

    /// Whether an option stands in a registration for somebody else.
    pub(super) fn is_in_registration_of_another(&self, file: usize, call: NodeId) -> bool {
        let code = &self.program.files[file];
        let registers = |name: &str| self.set(file).named(Subject::Call, name).any(|row| row.registers.is_some());
        code.callee_name(call).is_some_and(registers) && self.registered_at_entra(NodeRef { file, node: call }) == Some(false)
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
        let named = |one: &super::select::Selected| one.value.as_text() == Some(name);
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
        self.addressed(call.file, &Value::Record(given.collect::<Vec<_>>().into()))
    }
}
