//! Objects that are handed to a function of the repository, which puts more into them before it sends them.

use super::Classifier;
use crate::code::{Code, NodeId, Role, Shape};
use crate::resolve::{Value, Why};

/// Nodes of code in which calls that one object may be handed to are looked for.
const MOST_NODES: usize = 4_000;
/// Objects inside one another.
const DEEPEST: usize = 8;

impl Classifier<'_> {
    /// Whether the object that an option is put into is handed to the function around it, with an option of one of these names in it.
    pub(super) fn is_handed_with(&self, file: usize, option: NodeId, names: &[String]) -> bool {
        let code = &self.program.files[file];
        let into = Some(option).filter(|option| code.node(*option).shape == Shape::Assign).and_then(|option| code.child(option, Role::Left)).and_then(|left| code.object(left));
        let Some(into) = into.filter(|into| code.node(*into).shape == Shape::Name) else { return false };
        let Value::Unknown(Why::Parameter(function, index, path)) = self.eval.value(file, into) else { return false };
        if path.contains('.') {
            return false;
        }
        self.eval.wanted.borrow_mut().callers.insert((function.file, self.program.called_name(function)));
        self.passed(function, index).iter().any(|(_, value)| holds_one_of(value, names))
    }

    /// Whether what an option's object is put together with holds an option of one of these names: by a spread, an operator, a call that merges both, or a call
    /// behind it that puts one into the other.
    pub(super) fn is_put_together(&self, file: usize, option: NodeId, names: &[String]) -> bool {
        let code = &self.program.files[file];
        let holds = |id: NodeId| holds_one_of(&self.eval.value(file, id), names);
        let around = || code.ancestors(option).take(DEEPEST).take_while(|up| !matches!(code.node(*up).shape, Shape::Function | Shape::Block | Shape::Class | Shape::File));
        let spreads = |record: NodeId| code.children(record).any(|child| code.node(child).shape == Shape::Spread);
        let merged = around().any(|up| match code.node(up).shape {
            Shape::Record => spreads(up) && holds(up),
            Shape::Binary => code.children(up).any(holds),
            Shape::Call => code.positional(up).any(holds) || code.callee(up).and_then(|callee| code.object(callee)).is_some_and(holds),
            _ => false,
        });
        merged || around().find(|up| code.node(*up).shape == Shape::Record).is_some_and(|record| self.is_filled_behind(file, record, &holds))
    }

    /// Whether a call behind the variable that an object is bound to is on or with the object, and is handed something that `holds`.
    fn is_filled_behind(&self, file: usize, record: NodeId, holds: &dyn Fn(NodeId) -> bool) -> bool {
        let code = &self.program.files[file];
        let binder = code.node(record).parent;
        let Some(name) = code.key_of(binder).filter(|_| matches!(code.node(binder).shape, Shape::Binding | Shape::Assign)) else { return false };
        let end = code.enclosing(record, Shape::Function).map_or(code.node(0).end, |around| code.node(around).end);
        let is_it = |id: NodeId| code.node(id).shape == Shape::Name && code.name(id) == name;
        let mut calls = (code.node(record).end..end).take(MOST_NODES).filter(|id| code.node(*id).shape == Shape::Call);
        calls.any(|call| {
            let on = code.callee(call).and_then(|callee| code.object(callee)).is_some_and(is_it);
            (on || code.positional(call).any(is_it)) && code.positional(call).any(|one| !is_it(one) && holds(one))
        })
    }
}

/// Whether a value is an object that is known to have an entry of one of these names.
pub(super) fn holds_one_of(value: &Value, names: &[String]) -> bool {
    match value {
        Value::Record(entries) => entries.iter().any(|(key, value)| names.contains(key) && !value.is_nothing() || key == "..." && holds_one_of(value, names)),
        Value::Choice(parts) | Value::Joined(parts) => parts.iter().any(|part| holds_one_of(part, names)),
        _ => false,
    }
}

/// The calls that are handed an object: it is written among their arguments, or the variable that it is bound to stands there; each with that argument.
pub(super) fn handed(code: &Code, record: NodeId) -> Vec<(NodeId, NodeId)> {
    let call_of = |value: NodeId| {
        let up = code.node(value).parent;
        let call = if code.node(up).shape == Shape::Argument { code.node(up).parent } else { up };
        (matches!(code.node(call).shape, Shape::Call | Shape::New) && code.node(value).role != Role::Callee).then_some((call, value))
    };
    let direct = call_of(record);
    let binder = code.node(record).parent;
    let name = if matches!(code.node(binder).shape, Shape::Binding | Shape::Assign) { code.key_of(binder) } else { None };
    let end = code.enclosing(record, Shape::Function).map_or(code.node(0).end, |around| code.node(around).end);
    let behind = (code.node(record).end..end).take(MOST_NODES);
    let named = behind.filter(|id| code.node(*id).shape == Shape::Name && name.as_deref() == Some(code.name(*id)));
    direct.into_iter().chain(named.filter_map(call_of)).collect()
}
