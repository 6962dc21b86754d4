//! What other code puts into a member that a type reads of itself.

use super::{Evaluator, MOST_DERIVED};
use crate::code::{NodeId, Shape};
use crate::resolve::puts::Put;
use crate::resolve::{Definition, NodeRef, Value, Why};
use std::rc::Rc;

/// Places that put something into a member of a name, whatever it is a member of, that are looked at.
const MOST_PUTS: usize = 256;

impl Evaluator<'_> {
    /// The value of a member that a type reads of itself, with what code puts into the member of objects of the type.
    pub(super) fn with_puts(&self, class: NodeRef, name: &str, own: Value, depth: u32) -> Value {
        let puts = self.program.puts(name);
        if puts.is_empty() || matches!(own, Value::Function(_) | Value::Type(_)) {
            return own;
        }
        let in_use = self.code(class).test;
        let counts = |put: &&Put| (in_use || !self.code(put.object).test) && self.is_object_of(put.object, class);
        let counted = puts.iter().take(MOST_PUTS).filter(counts).take(MOST_DERIVED);
        let mut values: Vec<Value> = counted.map(|put| self.eval(NodeRef { file: put.object.file, node: put.value }, depth + 1)).filter(|value| !value.is_nothing()).collect();
        if values.is_empty() {
            return own;
        }
        values.extend(Some(own).filter(|own| !own.is_nothing() && !matches!(own, Value::Unknown(Why::Undeclared(_)))));
        Value::choice(values)
    }

    /// A record that an object keeps as a member of its own, with what its methods put in the place of what it was made with. What the method around a use puts there
    /// before it is what others may have put there no longer.
    pub(super) fn with_own_puts(&self, at: NodeRef, class: NodeRef, value: Value, depth: u32) -> Value {
        let Value::Record(mut entries) = value else { return value };
        let code = self.code(at);
        let kept = code.name(at.node);
        if class.file != at.file || self.program.tables[at.file].puts_into_own(code, class.node, kept).next().is_none() {
            return Value::Record(entries);
        }
        for (key, known) in Rc::make_mut(&mut entries) {
            let (values, _) = self.put_by_methods(at, class.node, (kept, key), depth);
            if !values.is_empty() {
                *known = Value::choice(std::iter::once(known.clone()).chain(values).collect());
            }
        }
        Value::Record(entries)
    }

    /// What is read of an object that the type around keeps as a member, with what its methods put there: `self.settings.domain = answer`. What the method around a use
    /// puts there before it is all that it may be.
    pub(super) fn put_on_own(&self, at: NodeRef, object: NodeId, value: Value, depth: u32) -> Value {
        let code = self.code(at);
        let kept = code.object(object).filter(|of| code.node(object).shape == Shape::Member && self.program.is_own_object(at.file, *of));
        let Some(class) = kept.and_then(|_| code.enclosing(at.node, Shape::Class)) else { return value };
        let (mut values, is_put_here) = self.put_by_methods(at, class, (code.name(object), code.name(at.node)), depth);
        if values.is_empty() {
            return value;
        }
        values.extend(Some(value).filter(|value| !is_put_here && !value.is_nothing() && !matches!(value, Value::Unknown(Why::Undeclared(_)))));
        Value::choice(values)
    }

    /// What the methods of a type put into a member of what it keeps under a name; only what the method around a use puts there before it, where it does.
    fn put_by_methods(&self, at: NodeRef, class: NodeId, (kept, member): (&str, &str), depth: u32) -> (Vec<Value>, bool) {
        let code = self.code(at);
        let puts: Vec<_> = self.program.tables[at.file].puts_into_own(code, class, kept).filter(|(_, name, _)| *name == member).collect();
        let around = code.enclosing(at.node, Shape::Function);
        let is_before = |object: NodeId| object < at.node && code.enclosing(object, Shape::Function) == around;
        let is_put_here = puts.iter().any(|(object, ..)| is_before(*object));
        let counted = puts.into_iter().filter(|(object, ..)| !is_put_here || is_before(*object));
        let values = counted.map(|(.., node)| self.eval(NodeRef { file: at.file, node }, depth + 1)).filter(|value| !value.is_nothing());
        (values.collect(), is_put_here)
    }

    /// The type around a use of which a name is a member that can be put into from outside: no function, and none that other types only inherit.
    pub(super) fn member_of_own(&self, at: NodeRef, found: &[Definition]) -> Option<NodeRef> {
        let code = self.code(at);
        let holds = |one: &Definition| matches!(one, Definition::Value(..) | Definition::Declared(_));
        if !found.iter().any(holds) {
            return None;
        }
        let table = &self.program.tables[at.file];
        let around = code.ancestors(at.node).filter(|up| code.node(*up).shape == Shape::Class);
        let name = code.name(at.node);
        around.map(|node| NodeRef { file: at.file, node }).find(|class| std::ptr::eq(table.member(class.node, name), found))
    }

    fn is_object_of(&self, object: NodeRef, class: NodeRef) -> bool {
        let made = self.code(object).node(object.node).shape == Shape::New;
        let of = if made { self.class_made(object) } else { self.class_behind(object.file, object.node) };
        of.is_some_and(|of| of == class || self.program.lineage(of).contains(&class))
    }
}
