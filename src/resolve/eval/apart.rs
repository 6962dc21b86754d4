//! What the names of a pattern stand for that takes a value apart.

use super::{Evaluator, defaults};
use crate::code::{Code, NodeId, Role, Shape};
use crate::resolve::symbols::{REST, inner_pattern};
use crate::resolve::{NodeRef, Value};

/// Parts of one pattern that are looked at.
const MOST_PARTS: usize = 64;

impl Evaluator<'_> {
    /// The part of a value to which some keys lead, or what stands for it where it is left out.
    pub(super) fn taken_apart(&self, of: NodeRef, keys: &[String], depth: u32) -> Value {
        let mut part = self.eval(of, depth);
        for key in keys {
            part = self.part_under(of.file, part, key, depth);
        }
        match default_in_pattern(&self.program.files[of.file], of.node, keys) {
            Some(default) => defaults::unless_left_out(part, || self.eval(NodeRef { file: of.file, node: default }, depth)),
            None => part,
        }
    }

    fn part_under(&self, file: usize, of: Value, key: &str, depth: u32) -> Value {
        let Some(named) = key.strip_prefix(REST) else {
            let is_open = matches!(of, Value::Unknown(_) | Value::Object(_));
            let meant = if is_open { self.meaning_of(file, key) } else { None };
            return meant.unwrap_or_else(|| self.part(of, key, depth));
        };
        match of {
            Value::Record(entries) => {
                let lacks = |key: &String| named.split(',').any(|named| named == key);
                Value::Record(entries.iter().filter(|(key, _)| !lacks(key)).cloned().collect::<Vec<_>>().into())
            }
            whole => whole,
        }
    }
}

/// What stands for a field of a value that is taken apart, where it has none: `{ scopes = [] } = options`, `{ key: name = "text" } = options`.
pub(super) fn default_in_pattern(code: &Code, of: NodeId, keys: &[String]) -> Option<NodeId> {
    let (last, before) = keys.split_last()?;
    let mut pattern = code.children(code.node(of).parent).find(|child| code.node(*child).shape == Shape::Pattern)?;
    let entry = |pattern: NodeId, key: &str| code.children(pattern).take(MOST_PARTS).find(|part| code.node(*part).shape == Shape::Entry && code.is_key(*part, key));
    for key in before {
        pattern = inner_pattern(code, code.value_of(entry(pattern, key)?)?)?;
    }
    let part = code.children(pattern).take(MOST_PARTS).find_map(|part| match code.node(part).shape {
        Shape::Parameter if code.name(part) == last => Some(part),
        Shape::Entry if code.is_key(part, last) => code.value_of(part).filter(|part| code.node(*part).shape == Shape::Parameter),
        _ => None,
    })?;
    code.child(part, Role::Value)
}
