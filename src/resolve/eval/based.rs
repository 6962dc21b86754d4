//! What the constructors of derived types hand to those of their bases.

use super::returned::substitute;
use super::{Evaluator, MOST_DERIVED};
use crate::code::{NodeId, Role, Shape};
use crate::resolve::{Definition, NodeRef, Value, Why};

/// Types between one and a base of it.
const MOST_LEVELS: usize = 8;
/// Nodes of a constructor that are looked through for the call of the base's.
const MOST_NODES: NodeId = 2_000;
/// Constructors whose parameters stand in one value.
const MOST_CONSTRUCTORS: usize = 4;

impl Evaluator<'_> {
    /// The value of a member that a type inherits, with what its own constructor hands to the base's: what other derived types hand to that one is not in its objects.
    pub(super) fn as_derived(&self, class: NodeRef, value: Value, depth: u32) -> Value {
        let mut constructors = Vec::new();
        parameters_of(&value, &mut constructors);
        constructors.into_iter().filter(|of| self.program.is_constructor(*of)).fold(value, |value, of| self.as_handed(class, of, value, depth))
    }

    /// What a member is in the types derived from one that has none of the name, nor a base of it: `abstract`, or not even declared.
    pub(super) fn left_to_derived(&self, class: NodeRef, name: &str, depth: u32) -> Option<Value> {
        let given = |derived: NodeRef| {
            let found = self.program.tables[derived.file].member(derived.node, name);
            found.iter().any(|one| !matches!(one, Definition::Declared(_))).then(|| self.definitions(derived.file, found, depth + 1))
        };
        let values: Vec<Value> = self.derived_in_use(class).filter_map(given).collect();
        (!values.is_empty()).then(|| Value::choice(values))
    }

    /// The types that are derived from one; those of test code only where it is such code itself.
    pub(super) fn derived_in_use(&self, class: NodeRef) -> impl Iterator<Item = NodeRef> {
        let is_in_use = move |derived: &NodeRef| *derived != class && (self.code(class).test || !self.code(*derived).test);
        self.program.derived_from(class).filter(is_in_use).take(MOST_DERIVED)
    }

    /// The value of a member together with what other classes put into it: those derived from its own, and code that speaks of it by the class's name.
    pub(super) fn with_others(&self, class: NodeRef, name: &str, own: Value, depth: u32) -> Value {
        let of = self.code(class).name(class.node);
        let mut values = vec![own];
        for derived in self.derived_in_use(class) {
            let found = self.program.tables[derived.file].member(derived.node, name);
            if found.iter().any(|one| matches!(one, Definition::Value(..))) {
                values.push(self.definitions(derived.file, found, depth + 1));
            }
        }
        values.extend(self.program.put_outside(of, name).iter().filter(|at| at.file != class.file).take(MOST_DERIVED).map(|at| self.eval(*at, depth + 1)));
        if values.len() > 1 {
            values.retain(|value| !value.is_nothing());
        }
        Value::choice(values)
    }

    fn as_handed(&self, class: NodeRef, constructor: NodeRef, value: Value, depth: u32) -> Value {
        let around = if self.code(constructor).node(constructor.node).shape == Shape::Class {
            Some(constructor.node)
        } else {
            self.code(constructor).enclosing(constructor.node, Shape::Class)
        };
        let Some(base) = around.map(|node| NodeRef { file: constructor.file, node }).filter(|base| *base != class) else { return value };
        let (mut value, mut runs) = (value, constructor);
        for derived in self.levels(class, base).into_iter().rev() {
            let Some(own) = self.constructor_of(derived) else { continue };
            let Some(call) = self.call_of_base(own) else { break };
            let mut given = self.given(runs, call, depth + 1);
            for (index, parameter) in self.program.parameters(runs).enumerate().take(given.len()) {
                if matches!(&given[index], Value::Unknown(Why::Parameter(of, ..)) if *of == runs)
                    && let Some(default) = self.code(runs).child(parameter, Role::Value)
                {
                    given[index] = self.eval(NodeRef { file: runs.file, node: default }, depth + 1);
                }
            }
            let of = |index: usize, path: &str| Some(path.split('.').skip(1).fold(given.get(index)?.clone(), |value, field| self.part(value, field, depth + 1)));
            value = substitute(value, runs, &of);
            runs = own;
        }
        value
    }

    /// A type and those between it and a base, the nearest to it first. A type's first base is its class, the others are interfaces; but where an object is handed in
    /// as a parameter, a type of several may be of any of them.
    fn levels(&self, class: NodeRef, base: NodeRef) -> Vec<NodeRef> {
        let (mut found, mut at) = (Vec::new(), class);
        while at != base && found.len() < MOST_LEVELS {
            found.push(at);
            let mut bases = self.program.bases(at);
            let Some(name) = bases.next().filter(|_| self.program.words(at.file).receivers.is_empty() || bases.next().is_none()) else { return Vec::new() };
            let mut leading = self.program.classes(name, at.file).filter(|next| self.program.lineage(*next).contains(&base));
            let (Some(next), None) = (leading.next(), leading.next()) else { return Vec::new() };
            at = next;
        }
        if at == base { found } else { Vec::new() }
    }

    /// The only constructor that a type has itself; it may be its head.
    fn constructor_of(&self, class: NodeRef) -> Option<NodeRef> {
        let code = self.code(class);
        // The head of a type may construct its base.
        if code.children(class.node).any(|child| code.node(child).role == Role::Argument) {
            return Some(class);
        }
        let word = self.program.words(class.file).constructor.unwrap_or_else(|| code.name(class.node));
        let mut found = self.program.tables[class.file].member(class.node, word).iter().filter_map(|one| if let Definition::Function(node) = one { Some(*node) } else { None });
        let (Some(node), None) = (found.next(), found.next()) else { return None };
        Some(NodeRef { file: class.file, node })
    }

    /// The only call in a constructor, or beside it, that runs the base's.
    fn call_of_base(&self, constructor: NodeRef) -> Option<NodeRef> {
        let code = self.code(constructor);
        if code.node(constructor.node).shape == Shape::Class {
            return Some(constructor);
        }
        let runs_base = |node: &NodeId| match code.node(*node).shape {
            Shape::Call => code.constructs_base(*node),
            Shape::New => code.callee(*node).is_some_and(|callee| code.node(callee).role == Role::Base),
            _ => false,
        };
        let end = code.node(constructor.node).end.min(constructor.node + MOST_NODES);
        let mut calls = (constructor.node..end).filter(runs_base);
        let (Some(node), None) = (calls.next(), calls.next()) else { return None };
        Some(NodeRef { file: constructor.file, node })
    }
}

/// The functions whose parameters stand in a value, each once.
fn parameters_of(value: &Value, found: &mut Vec<NodeRef>) {
    match value {
        Value::Unknown(Why::Parameter(of, ..)) if found.len() < MOST_CONSTRUCTORS && !found.contains(of) => found.push(*of),
        Value::List(parts) | Value::Choice(parts) | Value::Joined(parts) => parts.iter().for_each(|part| parameters_of(part, found)),
        Value::Record(entries) => entries.iter().for_each(|(_, value)| parameters_of(value, found)),
        _ => {}
    }
}
