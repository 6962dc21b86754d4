//! What is read of a collection or record under a key.

use super::{Evaluator, MOST_FILLED};
use crate::code::{NodeId, Role, Shape};
use crate::resolve::taken;
use crate::resolve::{NodeRef, Value, Why};

impl Evaluator<'_> {
    pub(super) fn index(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let Some(object) = code.object(at.node) else { return Value::Unknown(Why::Other) };
        if let Some(listed) = self.listed(at, depth) {
            return listed;
        }
        let key = code.child(at.node, Role::Index).map(|node| self.eval(NodeRef { file: at.file, node }, depth));
        if let Some(value) = self.meaning_of(at.file, &code.dotted(object)) {
            return match (value, key) {
                (Value::Configured(_), Some(Value::Text(key))) => Value::Configured(key),
                // Under no fixed key.
                (Value::Configured(_), Some(open @ (Value::Unknown(_) | Value::Joined(_)))) => Value::configured_under(open),
                (value, _) => value,
            };
        }
        // Under no fixed key, however the environment was come by.
        let is_settings = |name: &str| matches!(self.meaning_of(at.file, name), Some(Value::Configured(_)));
        if let Some(open @ (Value::Unknown(Why::Parameter(..)) | Value::Joined(_))) = &key
            && (is_settings(code.name(object)) || self.declared_type(at.file, object).is_some_and(|of| is_settings(&of)))
        {
            return Value::configured_under(open.clone());
        }
        let of = self.eval(NodeRef { file: at.file, node: object }, depth);
        match (of, key) {
            // A section of configuration, and a key of it.
            (Value::Configured(section), Some(Value::Text(key))) => Value::Configured(format!("{section}:{key}")),
            // A collection that is made of pairs, and what it is given to keep besides.
            (Value::List(parts), Some(Value::Text(key))) => {
                let pair = parts.chunks_exact(2).find(|pair| pair[0].as_text() == Some(&key)).map(|pair| pair[1].clone());
                let values: Vec<Value> = pair.into_iter().chain(self.kept_as(at.file, object, Some(&key), depth)).collect();
                if values.is_empty() { self.part(Value::List(parts), &key, depth) } else { Value::choice(values) }
            }
            (of @ (Value::Record(_) | Value::List(_) | Value::Choice(_)), Some(Value::Text(key) | Value::Literal(key))) => self.part(of, &key, depth),
            (Value::List(parts), _) => Value::choice(taken(parts)),
            // A piece of a text is as settled as the text.
            (of @ (Value::Joined(_) | Value::Text(_)), _) => of,
            (Value::Record(entries), _) => Value::choice(entries.iter().map(|(_, value)| value.clone()).collect()),
            (Value::Configured(key), _) => Value::Configured(key),
            (Value::Unknown(Why::Parameter(function, index, path)), Some(Value::Text(key) | Value::Literal(key))) => {
                Value::Unknown(Why::Parameter(function, index, format!("{path}.{key}")))
            }
            // What is read of a result is as settled as what gave it.
            (Value::Object(made), Some(Value::Text(_))) if self.is_given_by_parameter(made) => Value::Object(made),
            (Value::Object(made), Some(Value::Text(key))) if self.is_collection(made) => {
                self.kept_under(at.file, object, made, Some(&key), depth).unwrap_or(Value::Configured(key))
            }
            (Value::Object(made), _) if self.is_collection(made) => self.kept_under(at.file, object, made, None, depth).unwrap_or(Value::Unknown(Why::Other)),
            // A fixed key of something that is no request: configuration, session, a result.
            (Value::Unknown(Why::Call(_) | Why::Answer(_) | Why::Undeclared(_) | Why::Other) | Value::Symbol(..) | Value::Object(_), Some(Value::Text(key))) => {
                Value::Configured(key)
            }
            (Value::Unknown(why), _) => Value::Unknown(why),
            _ => Value::Unknown(Why::Other),
        }
    }

    /// Whether an object is one that the code constructs, of a type that is not the repository's.
    pub(super) fn is_collection(&self, made: NodeRef) -> bool {
        let code = self.code(made);
        let of = code.callee_name(made.node).filter(|_| code.node(made.node).shape == Shape::New);
        of.is_some_and(|name| self.program.classes(name, made.file).next().is_none())
    }

    /// What a collection of the code's own is seen to hold under a key: it is made with it, or is given it to keep, under this key or one that is not fixed. Under a
    /// key that is not fixed it may be any of what it keeps.
    pub(super) fn kept_under(&self, file: usize, collection: NodeId, made: NodeRef, key: Option<&str>, depth: u32) -> Option<Value> {
        let code = &self.program.files[file];
        let own = key.and_then(|key| {
            let put = (code.node(collection).shape == Shape::Name).then(|| self.put(file, collection, made, key, depth)).flatten();
            put.or_else(|| Some(self.object_part(made, key, depth)).filter(|value| !matches!(value, Value::Unknown(Why::Undeclared(_) | Why::Unread(..)))))
        });
        let written = if key.is_none() { self.written_in(made, depth) } else { Vec::new() };
        let values: Vec<Value> = own.into_iter().chain(written).chain(self.kept_as(file, collection, key, depth)).collect();
        (!values.is_empty()).then(|| Value::choice(values))
    }

    /// The values that a collection is made with under keys.
    fn written_in(&self, made: NodeRef, depth: u32) -> Vec<Value> {
        let code = self.code(made);
        let initializers = code.children(made.node).filter(|child| code.node(*child).shape == Shape::Initializer);
        let entries = initializers.flat_map(|initializer| code.children(initializer)).filter(|entry| code.node(*entry).shape == Shape::Assign && code.key_of(*entry).is_some());
        entries.filter_map(|entry| code.value_of(entry)).take(MOST_FILLED).map(|node| self.eval(NodeRef { file: made.file, node }, depth + 1)).collect()
    }

    /// The values that a collection is given to keep under a key, or under one that is not fixed.
    fn kept_as(&self, file: usize, collection: NodeId, key: Option<&str>, depth: u32) -> Vec<Value> {
        let code = &self.program.files[file];
        let is_meant = |value: &NodeId| {
            let call = code.enclosing(*value, Shape::Call);
            let before = call.and_then(|call| code.positional(call).find(|before| before < value));
            key.is_none() || before.and_then(|before| code.plain(before)).is_none_or(|written| Some(written.as_str()) == key)
        };
        let kept = self.program.tables[file].kept(code, collection).filter(is_meant).take(MOST_FILLED);
        kept.map(|value| self.eval(NodeRef { file, node: value }, depth + 1)).collect()
    }
}
