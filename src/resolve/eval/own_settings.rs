//! Answers that are settings of the application's own: a file that lies beside its pages and is asked for by its path.

use super::{Evaluator, Meaning};
use crate::code::{NodeId, Role, Shape};
use crate::language;
use crate::resolve::{NodeRef, Value, Why};
use std::cell::Cell;

/// Calls of a name, and callers among them, that are looked at for the path that they ask for.
const MOST_CALLS: usize = 200;
const MOST_CALLERS: usize = 16;

impl Evaluator<'_> {
    /// What a call reads that gives the answer to a request, where that asks for a file of settings by its path alone.
    pub(super) fn own_settings(&self, at: NodeRef, callee: NodeId, depth: u32) -> Option<Value> {
        let code = self.code(at);
        if let Some(address) = code.positional(at.node).next() {
            return self.settings_at(NodeRef { file: at.file, node: address }, depth);
        }
        let object = NodeRef { file: at.file, node: code.object(callee)? };
        let asked = match self.eval(object, depth) {
            Value::Object(asked) => asked,
            // `fetch(path).then(answer => answer.json())`.
            Value::Unknown(Why::Parameter(function, 0, _)) => match self.eval(self.continued(function)?, depth) {
                Value::Object(asked) => asked,
                _ => return None,
            },
            _ => return None,
        };
        let of = self.code(asked);
        let address = of.positional(asked.node).next().filter(|_| of.node(asked.node).shape == Shape::Call)?;
        self.settings_at(NodeRef { file: asked.file, node: address }, depth)
    }

    /// The object of the call that a function is handed to and that calls it with what the object gives.
    fn continued(&self, function: NodeRef) -> Option<NodeRef> {
        let code = self.code(function);
        let call = code.ancestors(function.node).find(|up| code.node(*up).shape != Shape::Argument).filter(|up| code.node(*up).shape == Shape::Call)?;
        let continues = |name: &str| (self.meaning)(function.file, &format!("{name}()")) == Some(Meaning::Continuation);
        let callee = code.callee(call).filter(|callee| continues(code.name(*callee)) && code.node(function.node).role != Role::Callee)?;
        Some(NodeRef { file: function.file, node: code.object(callee)? })
    }

    /// The settings at an address that is the path of a file: written out, or what all callers hand in.
    fn settings_at(&self, address: NodeRef, depth: u32) -> Option<Value> {
        let value = self.eval(address, depth);
        let Value::Unknown(Why::Parameter(function, index, path)) = &value else { return is_path(&value).then(|| configured(&value)) };
        let name = self.program.called_name(*function);
        if name.is_empty() || path.contains('.') {
            return None;
        }
        self.wanted.borrow_mut().callers.insert((function.file, name.clone()));
        let of = self.code(*function);
        // Whoever has an object of the type names it somewhere.
        let class = of.enclosing(function.node, Shape::Class).map(|class| of.name(class));
        let last = Cell::new((usize::MAX, false));
        let names_class = |file: usize| {
            if last.get().0 != file {
                last.set((file, class.is_none_or(|class| self.program.files[file].source.text.contains(class))));
            }
            last.get().1
        };
        let may_call = |call: &&NodeRef| (!self.code(**call).test || of.test) && names_class(call.file);
        let calls = self.program.calls(&name).iter().take(MOST_CALLS).filter(may_call).take(MOST_CALLERS);
        let given: Vec<Value> =
            calls.flat_map(|call| self.program.given(*function, *index, *call).into_iter().map(|node| self.eval(NodeRef { file: call.file, node }, depth + 1))).collect();
        // What is no text is handed to something else of that name.
        let mut given = given.iter().filter(|value| !matches!(value, Value::Record(_) | Value::List(_) | Value::Function(_))).peekable();
        given.peek().copied().filter(|_| given.all(is_path)).map(configured)
    }
}

/// Whether a value is the path of a file of settings, or ends in one behind what is configured.
fn is_path(value: &Value) -> bool {
    match value {
        Value::Text(text) => {
            let path = text.split(['?', '#']).next().unwrap_or(text);
            !text.contains("://") && !text.starts_with("//") && language::is_asked_for(path)
        }
        Value::Joined(parts) => matches!(parts.as_slice(), [Value::Configured(_), end @ Value::Text(_)] if is_path(end)),
        Value::Choice(parts) => !parts.is_empty() && parts.iter().all(is_path),
        _ => false,
    }
}

/// What is read of it is read of settings.
fn configured(value: &Value) -> Value {
    Value::Configured(match value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    })
}
