//! Calls on named objects, and what collections are given to keep.

use super::{Definition, MOST_DEFINITIONS, SymbolTable};
use crate::code::{Code, NodeId, Shape};
use crate::language::LANGUAGES;

impl SymbolTable {
    /// Calls on named objects, in order: the object and the call.
    pub fn called(&self) -> impl Iterator<Item = (NodeId, NodeId)> {
        self.called.iter().copied()
    }

    /// Definitions of a name, or of a member of the object that the method around it belongs to.
    #[must_use]
    pub fn meant(&self, code: &Code, object: NodeId) -> &[Definition] {
        let own = |object| code.node(object).shape == Shape::This || LANGUAGES[code.language].words.receivers.contains(&code.text(object));
        match code.object(object) {
            None => self.lookup(code, object, code.name(object)),
            Some(of) if own(of) => self.member(code.enclosing(object, Shape::Class).unwrap_or(0), code.name(object)),
            Some(_) => &[],
        }
    }

    /// The values that a collection, named or a member, is given to keep, where what it is called stands for the same thing.
    pub fn kept<'t>(&'t self, code: &'t Code, collection: NodeId) -> impl Iterator<Item = NodeId> + 't {
        let kept = self.kept.get(code.text(collection)).map_or(&[][..], Vec::as_slice);
        let around = |of: NodeId| code.enclosing(of, Shape::Class);
        let same = move |of: NodeId| match code.node(collection).shape {
            Shape::Name => std::ptr::eq(self.lookup(code, of, code.name(of)), self.lookup(code, collection, code.name(collection))),
            _ => around(of) == around(collection),
        };
        kept.iter().filter(move |(of, _)| same(*of)).map(|(_, value)| *value)
    }

    /// Takes in a call on a named object: as one, and with what the object is given to keep.
    pub(super) fn on_object(&mut self, code: &Code, call: NodeId) {
        let object = code.callee(call).and_then(|callee| code.object(callee));
        let Some(object) = object.filter(|of| matches!(code.node(*of).shape, Shape::Name | Shape::Member)) else { return };
        self.called.push((object, call));
        if code.callee(call).is_some_and(|callee| LANGUAGES[code.language].words.merges.contains(&code.text(callee))) {
            let mut handed = code.positional(call);
            if let Some(into) = handed.next() {
                handed.for_each(|record| self.fill(code, into, "...".to_owned(), record));
            }
        }
        if code.callee_name(call).is_some_and(|name| LANGUAGES[code.language].words.keeps.contains(&name))
            && let Some(value) = code.positional(call).last()
        {
            let kept = self.kept.entry(code.text(object).to_owned()).or_default();
            if kept.len() < MOST_DEFINITIONS {
                kept.push((object, value));
            }
        }
    }
}
