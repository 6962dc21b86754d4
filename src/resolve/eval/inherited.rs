//! What a bare name means that the other parts of a type declare, or its bases.

use super::{DEPTH, Evaluator, MOST_DERIVED};
use crate::code::{Role, Shape};
use crate::resolve::{Definition, NodeRef, Value, Why};

/// Types around a place, one inside the other, that are looked through.
const MOST_AROUND: usize = 4;

impl Evaluator<'_> {
    /// What a bare name means that another part of a type around it declares, or a base, where members are spoken of without the object. An
    /// object that is handed to the constructor is left alone: who constructs it is a container more often than not.
    pub(super) fn inherited(&self, at: NodeRef, name: &str, depth: u32) -> Option<Value> {
        let code = self.code(at);
        if depth > DEPTH || name.is_empty() || !self.program.sees_all(at.file) {
            return None;
        }
        let around = code.ancestors(at.node).filter(|up| code.node(*up).shape == Shape::Class).take(MOST_AROUND).map(|node| NodeRef { file: at.file, node });
        let has_others = |class: &NodeRef| self.program.bases(*class).next().is_some() || self.has_parts(*class);
        around.filter(has_others).find_map(|class| self.members(class, name, depth + 1)).filter(|value| !matches!(value, Value::Type(_)) && !self.is_object_handed_in(value))
    }

    /// Whether a value is an object that a function is handed, and no text.
    fn is_object_handed_in(&self, value: &Value) -> bool {
        let Value::Unknown(Why::Parameter(function, index, _)) = value else { return false };
        let declared = self.program.parameters(*function).nth(*index).and_then(|parameter| self.code(*function).child(parameter, Role::Type));
        declared.is_some_and(|of| !self.program.words(function.file).open_types.iter().any(|open| self.code(*function).text(of).contains(open)))
    }

    /// The value of a member, with what the other parts of its type assign to it.
    pub(super) fn with_assigned(&self, class: NodeRef, name: &str, own: Value, depth: u32) -> Value {
        if depth > DEPTH || !self.has_parts(class) || matches!(own, Value::Function(_) | Value::Type(_)) {
            return own;
        }
        let mut values: Vec<Value> = Vec::new();
        for other in self.parts(class).take(MOST_DERIVED) {
            let assigned = |one: &Definition| match one {
                Definition::Value(value, binder) if self.code(other).node(*binder).shape == Shape::Assign => Some(NodeRef { file: other.file, node: *value }),
                _ => None,
            };
            let found = self.program.tables[other.file].member(other.node, name);
            values.extend(found.iter().filter_map(assigned).take(MOST_DERIVED).map(|value| self.eval(value, depth + 1)));
        }
        values.retain(|value| !value.is_nothing());
        if values.is_empty() {
            return own;
        }
        values.extend(Some(own).filter(|own| !own.is_nothing() && !matches!(own, Value::Unknown(Why::Undeclared(_)))));
        Value::choice(values)
    }

    /// Whether all that a type says of a member is what it assigns to it: others declare it.
    pub(super) fn is_only_assigned(&self, file: usize, found: &[Definition]) -> bool {
        found.iter().all(|one| matches!(one, Definition::Value(_, binder) if self.program.files[file].node(*binder).shape == Shape::Assign))
    }

    /// The other parts of a type; those of test code only where it is such code itself.
    fn parts(&self, class: NodeRef) -> impl Iterator<Item = NodeRef> {
        let in_use = move |other: &NodeRef| self.code(class).test || !self.code(*other).test;
        let others = self.program.lineage(class).iter().copied().filter(move |other| *other != class);
        others.filter(move |other| self.are_parts(class, *other)).filter(in_use)
    }

    fn are_parts(&self, class: NodeRef, other: NodeRef) -> bool {
        self.is_same_name(class, other) && self.has_parts(class) && self.has_parts(other)
    }

    fn is_same_name(&self, class: NodeRef, other: NodeRef) -> bool {
        self.code(class).name(class.node) == self.code(other).name(other.node)
    }
}
