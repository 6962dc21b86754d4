//! Which scope a variable belongs to that is assigned to, by what the language makes of it.

use super::{SymbolTable, scope_of};
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::LANGUAGES;

impl SymbolTable {
    /// The scope or class whose name an assignment sets; none where it makes a variable of the function or file around it.
    pub(super) fn assigned_in(&self, code: &Code, id: NodeId, name: &str) -> Option<NodeId> {
        if LANGUAGES[code.language].words.outer.is_empty() {
            return self.known_in(code, id, name);
        }
        let is_outer = |name: &u32| self.outer.contains(&(scope_of(code, id), *name));
        // What nobody else assigns to is one of the file.
        self.names.get(name).filter(|name| is_outer(name)).map(|_| self.known_in(code, id, name).unwrap_or(0))
    }

    /// The nearest scope or class around a node that knows a name.
    pub(super) fn known_in(&self, code: &Code, id: NodeId, name: &str) -> Option<NodeId> {
        let is_bare = reads_members_bare(code);
        code.ancestors(id).find(|up| {
            let shape = code.node(*up).shape;
            matches!(shape, Shape::Function | Shape::File | Shape::Block) && !self.defined(*up, name).is_empty()
                || shape == Shape::Class && is_bare && !self.member(*up, name).is_empty()
        })
    }

    /// Takes in a statement by which a function says that some names are no variables of its own: `global app`.
    pub(super) fn outer_names(&mut self, code: &Code, id: NodeId) {
        let words = LANGUAGES[code.language].words.outer;
        if words.is_empty() || !words.iter().any(|word| code.text(id).strip_prefix(word).is_some_and(|rest| rest.starts_with(char::is_whitespace))) {
            return;
        }
        let function = scope_of(code, id);
        for name in code.children(id).filter(|child| code.node(*child).shape == Shape::Name) {
            let name = self.number(code.name(name));
            self.outer.insert((function, name));
        }
    }
}

/// Whether the members of a type are read by their names alone in its functions.
pub(super) fn reads_members_bare(code: &Code) -> bool {
    LANGUAGES[code.language].words.bare_members
}

/// Whether a node is all that a function does.
pub(super) fn is_body(code: &Code, id: NodeId) -> bool {
    code.node(id).role == Role::Body && code.node(code.node(id).parent).shape == Shape::Function
}
