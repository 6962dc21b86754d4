//! What functions of the repository give back.

use super::Evaluator;
use crate::code::{Role, Shape};
use crate::resolve::{NodeRef, Value, Why};
use std::rc::Rc;

/// Elements of a list of which each is looked into for what a function reads of it.
const MOST_ELEMENTS: usize = 64;

impl Evaluator<'_> {
    /// What a function gives back, with the arguments in place of its parameters.
    pub(super) fn returned(&self, function: NodeRef, arguments: &[Value], depth: u32) -> Option<Value> {
        let read = |value: &Value, path: &str| path.split('.').skip(1).fold(value.clone(), |value, field| self.part(value, field, depth));
        let is_open = |value: &Value| !matches!(value, Value::Record(_) | Value::Type(_) | Value::Unknown(Why::Parameter(..)));
        let given = |index: usize, path: &str| arguments.get(index).filter(|value| !path.contains('.') || !is_open(value)).map(|value| read(value, path));
        Some(substitute(self.gives(function, depth)?, function, &given))
    }

    /// What one of several is that is read and not called: a property of one type stands beside the texts of others.
    pub(super) fn as_read(&self, parts: Rc<Vec<Value>>, depth: u32) -> Value {
        let is_function = |part: &Value| matches!(part, Value::Function(_));
        if !parts.iter().any(is_function) || parts.iter().all(is_function) {
            return Value::Choice(parts);
        }
        let read = |part: &Value| if let Value::Function(function) = part { self.returned(*function, &[], depth + 1) } else { None };
        Value::choice(parts.iter().map(|part| read(part).unwrap_or_else(|| part.clone())).collect())
    }

    /// What a function makes of the elements of a value: what it reads of them is as settled as they are, or, of records in a list, as what they have under that name.
    pub(super) fn made_of_each(&self, function: NodeRef, elements: &Value, depth: u32) -> Option<Value> {
        let read = |path: &str| {
            let Value::List(parts) = elements else { return None };
            let told = path.contains('.') && parts.len() <= MOST_ELEMENTS && parts.iter().all(|part| matches!(part, Value::Record(_) | Value::List(_)));
            let of = |part: &Value| path.split('.').skip(1).fold(part.clone(), |value, field| self.part(value, field, depth));
            let values: Vec<Value> = parts.iter().filter(|_| told).map(of).collect();
            (told && !values.iter().any(|value| matches!(value, Value::Unknown(_)))).then(|| Value::choice(values))
        };
        Some(substitute(self.gives(function, depth)?, function, &|_, path| Some(read(path).unwrap_or_else(|| elements.clone()))))
    }

    /// The same, with its parameters where they stand.
    pub(super) fn gives(&self, function: NodeRef, depth: u32) -> Option<Value> {
        let code = self.code(function);
        let body = code.child(function.node, Role::Body)?;
        let mut values = Vec::new();
        let yields = self.program.words(function.file).yields;
        if code.node(body).shape == Shape::Block {
            let mut node = body + 1;
            while node < code.node(body).end {
                match code.node(node).shape {
                    Shape::Function | Shape::Class => {
                        node = code.node(node).end;
                        continue;
                    }
                    Shape::Other if yields.is_some_and(|word| code.text(node).strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))) => {
                        values.extend(code.children(node).next().map(|value| self.eval(NodeRef { file: function.file, node: value }, depth + 1)));
                    }
                    Shape::Return => {
                        if let Some(value) = code.child(node, Role::Value) {
                            values.push(self.eval(NodeRef { file: function.file, node: value }, depth + 1));
                        }
                    }
                    _ => {}
                }
                node += 1;
            }
        } else {
            values.push(self.eval(NodeRef { file: function.file, node: body }, depth + 1));
        }
        if values.is_empty() {
            return None;
        }
        Some(Value::choice(values))
    }
}

/// Puts other values in the place of a function's parameters, by their position and what is read of them.
pub(super) fn substitute(value: Value, function: NodeRef, given: &dyn Fn(usize, &str) -> Option<Value>) -> Value {
    let each = |parts: &[Value]| parts.iter().map(|part| substitute(part.clone(), function, given)).collect::<Vec<_>>();
    match value {
        Value::Unknown(Why::Parameter(of, index, path)) if of == function => given(index, &path).unwrap_or(Value::Unknown(Why::Parameter(of, index, path))),
        Value::List(parts) => Value::List(each(&parts).into()),
        Value::Choice(parts) => Value::choice(each(&parts)),
        Value::Joined(parts) => Value::joined(each(&parts)),
        Value::Record(entries) => Value::Record(Rc::new(entries.iter().map(|(key, value)| (key.clone(), substitute(value.clone(), function, given))).collect())),
        other => other,
    }
}
