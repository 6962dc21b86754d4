//! What is taken of an object of a library, and kept under a name of the application's own.

use super::root_of;
use crate::classify::Classifier;
use crate::classify::select::collect_objects;
use crate::code::{Code, NodeId, Shape};
use crate::fact::FactKind;
use crate::query::{Row, Subject};
use crate::resolve::{Definition, NodeRef, Origin, Value, Why};

/// Names and functions between a use and the object, values of one of them, and nodes of one function that are looked at.
const MOST_STEPS: usize = 4;
const MOST_VALUES: usize = 8;
const MOST_NODES: usize = 2_000;

impl Classifier<'_> {
    /// How surely what a container holds for the application is of a row's library: it is what it is asked for, else of no known origin, whoever gives the container.
    pub(super) fn strength_of_held(&self, made: NodeRef, row: &Row, unknown: impl FnOnce() -> Option<u8>) -> Option<u8> {
        let Some(asked) = self.program.files[made.file].positional(made.node).next() else { return unknown() };
        match self.eval.origin(made.file, asked) {
            Origin::Module(module, path) => {
                let known = self.known_module(made.file, &module, &path);
                // A module that nobody knows may be the application's own.
                if known.iter().any(|import| import.libraries.iter().any(|one| row.libraries.contains(one))) { Some(3) } else { unknown().map(|strength| strength.min(1)) }
            }
            _ => match self.eval.value(made.file, asked) {
                Value::Type(class) if !self.is_derived(class) => None,
                _ => unknown(),
            },
        }
    }

    /// Whether an expression is what is read of an object of a row's library, by way of variables and of functions that give it: `client = registry.name`, `getattr(registry, name)`.
    pub(super) fn is_taken_of(&self, file: usize, from: NodeId, row: &Row) -> bool {
        let code = &self.program.files[file];
        code.node(from).shape == Shape::Name && self.is_read_of(NodeRef { file, node: from }, row, MOST_STEPS)
    }

    /// Whether an expression is a parameter for which callers, or what stands for it where they leave it out, hand in objects of a row's library and nothing else. Of
    /// a library of many providers the address of such an object cannot be followed to the call.
    pub(super) fn is_handed_alone(&self, file: usize, from: NodeId, row: &Row) -> bool {
        if row.fact == FactKind::Ignore || self.set(file).is_generic(row) {
            return false;
        }
        let Value::Unknown(Why::Parameter(function, index, path)) = self.eval.value(file, from) else { return false };
        let handed = self.passed_in(function, index, &path);
        let is_of_library = |value: &Value| {
            let mut made = Vec::new();
            collect_objects(value, &mut made);
            !made.is_empty() && made.into_iter().all(|made| self.is_made_by(made, row))
        };
        !handed.is_empty() && handed.iter().all(|(_, value)| is_of_library(value))
    }

    fn is_read_of(&self, at: NodeRef, row: &Row, steps: usize) -> bool {
        let Some(steps) = steps.checked_sub(1) else { return false };
        let (file, code) = (at.file, &self.program.files[at.file]);
        let is_of_library = |node: NodeId| matches!(self.eval.origin(file, root_of(code, node)), Origin::Object(made) if self.is_made_by(made, row));
        match code.node(at.node).shape {
            Shape::Name => self.program.tables[file].lookup(code, at.node, code.name(at.node)).iter().take(MOST_VALUES).any(|one| match one {
                Definition::Value(value, _) => self.is_read_of(NodeRef { file, node: *value }, row, steps),
                Definition::Part(of, keys) => self.is_given_by(NodeRef { file, node: *of }, keys.first().and_then(|place| place.parse().ok()), row, steps),
                _ => false,
            }),
            Shape::Member | Shape::Index => is_of_library(at.node),
            Shape::Call => {
                let reads = |name: &str| self.set(file).named(Subject::Call, name).any(|row| row.fact == FactKind::Configured);
                let read = code.callee_name(at.node).is_some_and(reads) && code.positional(at.node).next().is_some_and(is_of_library);
                read || self.is_given_by(at, None, row, steps)
            }
            _ => false,
        }
    }

    /// Whether a function of the repository, which is called, gives such a thing, itself or at a place of a list.
    fn is_given_by(&self, call: NodeRef, place: Option<usize>, row: &Row, steps: usize) -> bool {
        let code = &self.program.files[call.file];
        let callee = code.callee(call.node).filter(|_| code.node(call.node).shape == Shape::Call);
        let Some(Value::Function(function)) = callee.map(|callee| self.eval.value(call.file, callee)) else { return false };
        let of = &self.program.files[function.file];
        given_back(of, function.node).take(MOST_VALUES).any(|value| {
            let value = match place {
                Some(place) if of.node(value).shape == Shape::List => of.children(value).nth(place),
                Some(_) => None,
                None => Some(value),
            };
            value.is_some_and(|node| self.is_read_of(NodeRef { file: function.file, node }, row, steps))
        })
    }
}

/// What the statements of a function give back.
fn given_back(code: &Code, function: NodeId) -> impl Iterator<Item = NodeId> {
    let returns = code.descendants(function).take(MOST_NODES).filter(|node| code.node(*node).shape == Shape::Return);
    returns.filter_map(|node| code.value_of(node).or_else(|| code.children(node).next()))
}
