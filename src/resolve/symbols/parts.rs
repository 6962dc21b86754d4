//! The names that a pattern gives the parts of a value.

use super::{Definition, MOST_PATTERNS, REST, SymbolTable};
use crate::code::{Code, NodeId, Role, Shape};

/// Fields that one rest lacks.
const MOST_KEYS: usize = 16;

impl SymbolTable {
    /// Defines the names of a destructuring pattern, each by the keys that lead to it: `{ graph: { scopes } }`.
    pub(super) fn parts(&mut self, code: &Code, scope: NodeId, pattern: NodeId, make: &dyn Fn(&[String]) -> Definition) {
        self.parts_below(code, scope, pattern, &mut Vec::new(), make);
    }

    fn parts_below(&mut self, code: &Code, scope: NodeId, pattern: NodeId, keys: &mut Vec<String>, make: &dyn Fn(&[String]) -> Definition) {
        for (index, child) in code.children(pattern).enumerate() {
            let (name, key) = match code.node(child).shape {
                Shape::Shorthand => (child, code.name(child).to_owned()),
                Shape::Entry => {
                    let Some(value) = code.child(child, Role::Value) else { continue };
                    (value, code.key_of(child).unwrap_or_default())
                }
                // What is left of it beside the keys that are named.
                Shape::Parameter if code.child(child, Role::Value).is_none() => {
                    let named = code.children(pattern).take_while(|other| *other != child).filter_map(|other| code.key_of(other));
                    let rest = format!("{REST}{}", named.take(MOST_KEYS).collect::<Vec<_>>().join(","));
                    let Some(name) = code.child(child, Role::Pattern).filter(|name| code.node(*name).shape == Shape::Name) else { continue };
                    (name, rest)
                }
                Shape::Parameter => (child, code.name(child).to_owned()),
                Shape::Name | Shape::Pattern => (child, index.to_string()),
                _ => continue,
            };
            keys.push(key);
            match inner_pattern(code, name) {
                Some(inner) if keys.len() < MOST_PATTERNS => self.parts_below(code, scope, inner, keys, make),
                Some(_) => {}
                None if matches!(code.node(name).shape, Shape::Name | Shape::Parameter | Shape::Shorthand) => self.define(scope, code.name(name), make(keys)),
                None => {}
            }
            keys.pop();
        }
    }
}

/// The pattern that takes a part apart in its turn, with a default or without: `graph: { scopes } = {}`.
pub(in crate::resolve) fn inner_pattern(code: &Code, part: NodeId) -> Option<NodeId> {
    let is_pattern = |node: &NodeId| code.node(*node).shape == Shape::Pattern;
    Some(part).filter(is_pattern).or_else(|| code.child(part, Role::Pattern).filter(is_pattern))
}
