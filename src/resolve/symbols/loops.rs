//! The names that a loop gives what it goes over.

use super::{Definition, MOST_PATTERNS, SymbolTable};
use crate::code::{Code, NodeId, Shape};

impl SymbolTable {
    /// Defines the names of a loop's pattern, each by its place in the element: `for number, (name, scope) in …`.
    pub(super) fn loop_parts(&mut self, code: &Code, scope: NodeId, pattern: NodeId, over: NodeId, places: &str) {
        let is_name = |at: &NodeId| matches!(code.node(*at).shape, Shape::Name | Shape::Shorthand | Shape::Binding);
        let deep = places.matches('.').count() >= MOST_PATTERNS;
        if code.node(pattern).shape != Shape::Pattern || deep {
            for name in code.descendants(pattern).chain([pattern]).filter(is_name) {
                self.define(scope, code.name(name), Definition::Loop(over, places.to_owned()));
            }
            return;
        }
        for (index, child) in code.children(pattern).enumerate() {
            match code.node(child).shape {
                Shape::Name | Shape::Pattern => self.loop_parts(code, scope, child, over, &if places.is_empty() { index.to_string() } else { format!("{places}.{index}") }),
                // What has a key of its own is no matter of places.
                _ => self.loop_parts(code, scope, child, over, places),
            }
        }
    }
}
