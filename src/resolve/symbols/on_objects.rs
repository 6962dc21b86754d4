//! Calls on named objects, what collections are given to keep, and the variables that calls fill.

use super::{Definition, MOST_DEFINITIONS, SymbolTable};
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::LANGUAGES;
use crate::source::offset;
use foldhash::HashMap;
use std::sync::OnceLock;

/// Places of a file that put something into members of own members of one name, which are looked at.
const MOST_PUT_INTO_OWN: usize = 16;

/// Values put into members of objects of one name.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// The name as it stands there, the member, the value.
    pub(super) puts: Vec<(NodeId, String, NodeId)>,
    /// Which of them may be of what a definition binds to the name. Made when first asked for.
    by_definition: OnceLock<HashMap<Definition, Vec<u32>>>,
}

impl SymbolTable {
    /// Calls on named objects, in order: the object and the call.
    pub fn called(&self) -> impl Iterator<Item = (NodeId, NodeId)> {
        self.called.iter().copied()
    }

    /// Notes that what is put into next is a member of the object that the method around it belongs to: `this.request.scopes = scopes`.
    pub(super) fn note_own(&mut self, code: &Code, object: NodeId) {
        if code.object(object).is_some_and(|of| is_own(code, of)) {
            let next = offset(self.filled_members.len());
            let noted = self.filled_own.entry(code.name(object).to_owned()).or_default();
            if noted.len() < MOST_PUT_INTO_OWN {
                noted.push(next);
            }
        }
    }

    /// What is put into members of a member that a class has of its own: what names that there, the member of it, the value.
    pub(in crate::resolve) fn puts_into_own<'t>(&'t self, code: &'t Code, class: NodeId, name: &str) -> impl Iterator<Item = (NodeId, &'t str, NodeId)> {
        let noted = self.filled_own.get(name).map_or(&[][..], Vec::as_slice);
        let puts = noted.iter().map(|at| &self.filled_members[*at as usize]).filter(move |(object, ..)| code.enclosing(*object, Shape::Class) == Some(class));
        puts.map(|(object, member, value)| (*object, member.as_str(), *value))
    }

    /// Definitions of a name, or of a member of the object that the method around it belongs to.
    #[must_use]
    pub fn meant(&self, code: &Code, object: NodeId) -> &[Definition] {
        match code.object(object) {
            None => self.lookup(code, object, code.name(object)),
            Some(of) if is_own(code, of) => self.member(code.enclosing(object, Shape::Class).unwrap_or(0), code.name(object)),
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

    /// What is put into members of the object that a definition binds to a name, after it was made.
    pub fn filled<'t>(&'t self, code: &'t Code, name: &str, definition: &Definition) -> impl Iterator<Item = (&'t str, NodeId)> + 't {
        let filled = self.filled.get(name);
        let of = |filled: &'t Filled| filled.by_definition.get_or_init(|| self.by_definition(code, &filled.puts)).get(definition);
        let places = filled.and_then(of).into_iter().flatten();
        places.filter_map(move |at| filled?.puts.get(*at as usize)).map(|(_, member, value)| (member.as_str(), *value))
    }

    fn by_definition(&self, code: &Code, puts: &[(NodeId, String, NodeId)]) -> HashMap<Definition, Vec<u32>> {
        let mut found: HashMap<Definition, Vec<u32>> = HashMap::default();
        for (at, (object, ..)) in (0..).zip(puts) {
            for definition in self.held(code, *object) {
                let places = found.entry(definition).or_default();
                if places.len() < MOST_DEFINITIONS {
                    places.push(at);
                }
            }
        }
        found
    }

    /// Everything that is put into a member of an object: what names the object there, the member, the value.
    pub fn puts_into_objects(&self) -> impl Iterator<Item = (NodeId, &str, NodeId)> {
        self.filled.values().flat_map(|filled| &filled.puts).chain(&self.filled_members).map(|(object, member, value)| (*object, member.as_str(), *value))
    }

    /// Everything that is put into a member of what another module gives: the last name of that, the member, the value.
    pub fn puts_into_imported<'t>(&'t self, code: &'t Code) -> impl Iterator<Item = (&'t str, &'t str, NodeId)> + 't {
        let root = move |object: NodeId| root_of(code, object);
        let is_imported = move |(object, ..): &&(NodeId, String, NodeId)| {
            let root = root(*object);
            code.node(root).shape == Shape::Name && matches!(self.lookup(code, root, code.name(root)), [Definition::Import(..), ..])
        };
        let all = self.filled.values().flat_map(|filled| &filled.puts).chain(&self.filled_members);
        all.filter(is_imported).map(|(object, member, value)| (code.name(*object), member.as_str(), *value))
    }

    /// Everything that is put into a member of a named object which a call of another module's made: that module, the member, the value.
    pub fn puts_into_made<'t>(&'t self, code: &'t Code) -> impl Iterator<Item = (&'t str, &'t str, NodeId)> + 't {
        let maker = move |object: NodeId| {
            let made = self.lookup(code, object, code.name(object)).iter().find_map(|one| if let Definition::Value(value, _) = one { Some(*value) } else { None })?;
            let root = root_of(code, code.callee(made)?);
            let found = self.lookup(code, root, code.name(root));
            found.iter().find_map(|one| if let Definition::Import(module, _) = one { Some(module.as_str()) } else { None })
        };
        let all = self.filled.values().flat_map(|filled| &filled.puts);
        all.filter_map(move |(object, member, value)| Some((maker(*object)?, member.as_str(), *value)))
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
            self.keep(code, object, value);
        }
    }

    /// Takes in a value that a collection is given to keep.
    pub(super) fn keep(&mut self, code: &Code, collection: NodeId, value: NodeId) {
        if !matches!(code.node(collection).shape, Shape::Name | Shape::Member) {
            return;
        }
        let kept = self.kept.entry(code.text(collection).to_owned()).or_default();
        if kept.len() < MOST_DEFINITIONS {
            kept.push((collection, value));
        }
    }

    /// Takes in a variable that a call is handed to give it a value: `TryGetValue(key, out resource)`. An object of a type that is told is only known to be one.
    pub(super) fn filled_argument(&mut self, code: &Code, id: NodeId) {
        let words = LANGUAGES[code.language].words;
        let call = code.node(id).parent;
        if code.node(call).shape != Shape::Call || !words.filled_marks.iter().any(|mark| code.text(id).starts_with(mark)) {
            return;
        }
        let Some(variable) = code.children(id).find(|child| code.node(*child).shape == Shape::Name) else { return };
        let name = code.name(variable);
        let Some(scope) = self.known_in(code, id, name) else { return };
        let is_class = code.node(scope).shape == Shape::Class;
        let holder = |binder: NodeId| if code.node(code.node(binder).parent).shape == Shape::Declaration { code.node(binder).parent } else { binder };
        let told = |one: &Definition| match one {
            Definition::Value(_, binder) | Definition::Declared(binder) | Definition::Parameter(_, _, binder, _) => code.child(holder(*binder), Role::Type),
            _ => None,
        };
        let is_plain = |of: NodeId| words.plain_types.contains(&code.text(of).trim_end_matches('?'));
        let known = if is_class { self.member(scope, name) } else { self.defined(scope, name) };
        if known.iter().filter_map(told).any(is_plain) {
            let definition = Definition::Value(call, id);
            if is_class { self.define_member(scope, name, definition) } else { self.define(scope, name, definition) }
        } else if !is_class && known.iter().any(|one| !matches!(one, Definition::Parameter(..)) && told(one).is_some()) {
            self.define(scope, name, Definition::Declared(id));
        }
    }
}

/// Whether a node names the object that the method around it belongs to.
fn is_own(code: &Code, of: NodeId) -> bool {
    code.node(of).shape == Shape::This || LANGUAGES[code.language].words.receivers.contains(&code.text(of))
}

/// What a chain of members begins with.
fn root_of(code: &Code, object: NodeId) -> NodeId {
    std::iter::successors(Some(object), |at| code.object(*at)).last().unwrap_or(object)
}
