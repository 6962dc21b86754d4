//! Files that say nothing else and put a value where scopes are read from: which of them are asked for.

use crate::classify::Classifier;
use crate::classify::hosts::unused::marks_before;
use crate::code::{NodeId, Shape};
use crate::language::LANGUAGES;
use crate::resolve::{Definition, NodeRef, Value, Why};

/// Names below one expression that are looked at.
const MOST_NAMES: usize = 16;

impl Classifier<'_> {
    /// Asks for those that put something into a member of a type that is read by the type's name, `Settings.Scopes = …`, or by the type itself.
    pub(super) fn want_writers(&self, at: NodeRef) {
        let code = &self.program.files[at.file];
        let read = code.value_of(at.node).unwrap_or(at.node);
        let in_types = LANGUAGES[code.language].words.in_types;
        let below = code.descendants(read).filter(|_| in_types);
        let is_name = |id: &NodeId| matches!(code.node(*id).shape, Shape::Name | Shape::Member);
        for name in std::iter::once(read).chain(below).filter(is_name).take(MOST_NAMES) {
            self.want_writers_by_name(at.file, name);
            if in_types {
                self.want_declared(at.file, name);
                self.want_writers_of(at.file, name);
            }
        }
    }

    /// Those that name the type, of a member that is read by the type's name.
    fn want_writers_by_name(&self, file: usize, read: NodeId) {
        let code = &self.program.files[file];
        let Some(of) = code.object(read).filter(|_| code.node(read).shape == Shape::Member) else { return };
        let name = code.name(of);
        if !name.is_empty() && self.program.classes(name, file).any(|class| !self.program.files[class.file].test) {
            self.eval.wanted.borrow_mut().mentions.insert((file, format!("{name}.{} =", code.name(read))));
        }
    }

    /// The one that declares the type of an object which a member is read of, whoever hands it in: `[Inject] State State`.
    fn want_declared(&self, file: usize, read: NodeId) {
        let code = &self.program.files[file];
        let object = code.object(read).filter(|_| code.node(read).shape == Shape::Member);
        let declared = object.and_then(|object| self.eval.declared_type(file, object)).filter(|name| !self.shared.types.contains_key(name.as_str()));
        if let Some(name) = declared.filter(|name| self.program.classes(name, file).next().is_none()) {
            self.eval.want(file, &Value::Unknown(Why::Undeclared(name)));
        }
    }

    /// Those that make objects of the type around a member of it which others may give a value, or give it one later.
    fn want_writers_of(&self, file: usize, member: NodeId) {
        let code = &self.program.files[file];
        let bare = code.node(member).shape == Shape::Name;
        if !bare && !code.object(member).is_some_and(|object| self.program.is_own_object(file, object)) {
            return;
        }
        let table = &self.program.tables[file];
        let name = code.name(member);
        if bare && table.lookup(code, member, name).iter().any(|one| !matches!(one, Definition::Value(..) | Definition::Declared(_))) {
            return;
        }
        let classes = code.ancestors(member).filter(|up| code.node(*up).shape == Shape::Class);
        let Some((class, found)) = classes.map(|class| (class, table.member(class, name))).find(|(_, found)| !found.is_empty()) else { return };
        let words = LANGUAGES[code.language].words;
        // One that is seen from other files, and no value for good.
        let is_open = |one: &Definition| match one {
            Definition::Value(_, binder) | Definition::Declared(binder) => {
                let is_accessor = |child: &NodeId| code.node(*child).shape == Shape::Function && !code.name(*child).is_empty();
                let marks = marks_before(code, *binder);
                let has = |listed: &[&str]| marks.iter().any(|mark| listed.contains(mark));
                let is_kept = has(words.kept_marks) || code.node(*binder).shape == Shape::Field && code.descendants(*binder).filter(is_accessor).count() < 2;
                !is_kept && (has(words.open_marks) || has(words.inner_marks))
            }
            _ => false,
        };
        if !code.test && found.iter().any(is_open) {
            let mut wanted = self.eval.wanted.borrow_mut();
            wanted.mentions.insert((file, format!(".{name} =")));
            wanted.mentions.insert((file, format!("new {}", code.name(class))));
            wanted.callers.insert((file, code.name(class).to_owned()));
        }
    }
}
