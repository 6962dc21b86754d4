//! Keys: of entries, arguments and assignments, and what stands beside a value to name it.

use super::{Code, NodeId, Role, Shape};
use crate::source::Span;

/// Children of an object beyond which the one that says its type is not looked for.
const MOST_SIBLINGS: usize = 60;

impl Code {
    /// The key of an entry, argument, assignment, binding or field, decoded where it is a string.
    #[must_use]
    pub fn key_of(&self, id: NodeId) -> Option<String> {
        let node = self.node(id);
        match node.shape {
            Shape::Assign => {
                let left = self.child(id, Role::Left)?;
                match self.node(left).shape {
                    Shape::Name | Shape::Member => Some(self.name(left).to_owned()),
                    Shape::Index => self.child(left, Role::Index).and_then(|index| self.plain(index)),
                    _ => None,
                }
            }
            Shape::Shorthand => Some(self.name(id).to_owned()),
            _ if node.name != Span::default() => Some(self.name(id).to_owned()),
            // A blank at the end of a key is a slip, and is read as meant.
            _ => self.child(id, Role::Key).and_then(|key| self.plain(key)).map(|key| key.trim().to_owned()),
        }
    }

    /// Whether the key of an entry, argument, assignment, binding or field is a name: `key_of` without making the key.
    #[must_use]
    pub fn is_key(&self, id: NodeId, name: &str) -> bool {
        let node = self.node(id);
        let text = match node.shape {
            Shape::Assign => None,
            Shape::Shorthand => Some(self.name(id)),
            _ if node.name != Span::default() => Some(self.name(id)),
            _ => match self.child(id, Role::Key) {
                // Most keys do not even hold the name; an escape may hide it.
                Some(key) if !self.text(key).contains(name) && !self.text(key).contains(['\\', '&']) => return false,
                _ => None,
            },
        };
        text.map_or_else(|| self.key_of(id).is_some_and(|key| key == name), |text| text == name)
    }

    /// The key that stands beside a value: `{name: KEY, value: VALUE}`, before it: `<key>KEY</key><string>VALUE</string>`, or on it: `<item key="KEY">VALUE</item>`.
    #[must_use]
    pub fn named_beside(&self, id: NodeId) -> Option<String> {
        const REACH: usize = 4;
        let is = |at: &NodeId, keys: &[&str]| self.node(*at).shape == Shape::Entry && self.key_of(*at).is_some_and(|key| keys.iter().any(|known| key.eq_ignore_ascii_case(known)));
        let before = std::iter::successors(self.before(id), |at| self.before(*at));
        let found = if is(&id, &["value"]) {
            let next = Some(self.node(id).end).filter(|next| *next < self.node(self.node(id).parent).end);
            before.take(REACH).chain(next).find(|at| is(at, &["name", "key"]))
        } else {
            before.take(1).find(|at| is(at, &["key"])).or_else(|| self.children(id).take(REACH).find(|at| is(at, &["name", "key"])))
        };
        found.and_then(|at| self.value_of(at)).and_then(|value| self.plain(value))
    }

    /// The key and the value of two parts that stand together: `("key", value)`, or a part of a form with its name behind it: `(new Part(value), "key")`.
    #[must_use]
    pub fn keyed(&self, first: NodeId, second: NodeId) -> (NodeId, NodeId) {
        let holds = self.node(first).shape == Shape::New && self.node(second).shape == Shape::Text;
        holds.then(|| self.positional(first).next()).flatten().map_or((first, second), |held| (second, held))
    }

    /// The types that a declaration names beside its own name, or that an object says it is of: `resource "T" "name" { … }`, `{type: T, …}`.
    pub fn types_of(&self, id: NodeId) -> impl Iterator<Item = String> + '_ {
        let shape = self.node(id).shape;
        let said = move |child: &NodeId| match shape {
            Shape::Entry => self.node(*child).role == Role::Key,
            Shape::Record => self.node(*child).shape == Shape::Entry && self.is_key(*child, "type"),
            _ => false,
        };
        let text = move |child: NodeId| if shape == Shape::Record { self.value_of(child) } else { Some(child) };
        self.children(id).take(if matches!(shape, Shape::Entry | Shape::Record) { MOST_SIBLINGS } else { 0 }).filter(said).filter_map(text).filter_map(|text| self.plain(text))
    }

    /// The sibling before a node.
    fn before(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.node(id).parent;
        let mut at = id.checked_sub(1).filter(|at| *at > parent)?;
        while self.node(at).parent != parent {
            at = self.node(at).parent;
        }
        Some(at)
    }
}
