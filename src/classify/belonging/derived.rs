//! Types of the repository that are derived from a library's.

use super::names::DEFAULT;
use super::root_of;
use crate::classify::Classifier;
use crate::classify::hosts::names_entra;
use crate::code::{NodeId, Role, Shape};
use crate::language::LANGUAGES;
use crate::query::{Row, Subject};
use crate::resolve::{Definition, NodeRef, Origin, Value};
use foldhash::HashSet;

/// Objects that one expression may be, of which the makers are looked at.
const MOST_MADE: usize = 8;

impl Classifier<'_> {
    /// Whether an object stands for the base of the type around it, and that is of a row's library: `super().login()`.
    pub(in crate::classify) fn is_base_of(&self, file: usize, object: NodeId, row: &Row) -> bool {
        let code = &self.program.files[file];
        let named = code.callee(object).filter(|_| code.node(object).shape == Shape::Call).unwrap_or(object);
        let Some(class) = code.enclosing(object, Shape::Class).filter(|_| self.program.is_base_object(file, named)) else { return false };
        code.children(class).filter(|child| code.node(*child).role == Role::Base).any(|base| match self.eval.origin(file, base) {
            Origin::Module(module, path) => self.known_module(file, &module, &path).iter().any(|import| import.libraries.iter().any(|library| row.libraries.contains(library))),
            _ => false,
        })
    }

    /// Whether one of several objects that an expression may be was made by a row's library.
    pub(in crate::classify) fn may_be_made_by(&self, file: usize, object: NodeId, row: &Row) -> bool {
        let value = self.eval.value(file, object);
        let mut made = Vec::new();
        crate::classify::select::collect_objects(&value, &mut made);
        made.len() > 1 && made.into_iter().take(MOST_MADE).any(|made| self.is_made_by(made, row))
    }

    /// Whether what is derived from a base for any provider is for Entra: its own addresses say so, or where it has none, others of its file, or those of types that
    /// are derived from it in turn.
    pub(in crate::classify) fn is_derived_for_entra(&self, file: usize, base: NodeId) -> bool {
        let code = &self.program.files[file];
        let set = self.set(file);
        let Some(class) = code.enclosing(base, Shape::Class) else { return false };
        let texts = || code.descendants(class).filter(|id| code.node(*id).shape == Shape::Text);
        texts().any(|id| names_entra(set, code.text(id)))
            || !texts().any(|id| self.is_foreign(file, id)) && (self.seen.files.contains(&file) || self.is_base_for_entra(NodeRef { file, node: class }))
    }

    /// Rows of the library's type from which the constructed type of the repository is derived.
    pub(in crate::classify) fn of_base(&self, file: usize, callee: NodeId, name: &str) -> Vec<(&Row, u8)> {
        if !self.may_be_derived(file, callee, name) {
            return Vec::new();
        }
        let Some(class) = self.eval.class_of(file, callee) else { return Vec::new() };
        let code = &self.program.files[class.file];
        if self.leaves_out_base(class) {
            return Vec::new();
        }
        // Its own constructors call the library's.
        if code.descendants(class.node).any(|node| code.node(node).shape == Shape::New && code.callee(node).is_some_and(|callee| code.node(callee).role == Role::Base)) {
            return Vec::new();
        }
        let bases = code.children(class.node).filter(|child| code.node(*child).role == Role::Base);
        bases
            .flat_map(|base| {
                let name = self.imported_name(class.file, base).unwrap_or_else(|| code.name(base).to_owned());
                let rows: Vec<&Row> = self.set(class.file).named(Subject::Construction, &name).collect();
                rows.into_iter().filter_map(move |row| self.strength(class.file, row, base).map(|strength| (row, strength))).collect::<Vec<_>>()
            })
            .collect()
    }

    /// Whether what is called under a name may be one of the repository's types that are derived from a type that rows know: it has the name of one, or is a
    /// variable or a default export.
    pub(in crate::classify) fn may_be_derived(&self, file: usize, callee: NodeId, name: &str) -> bool {
        let derived = self.own.derived.get_or_init(|| self.load_derived());
        if derived.is_empty() {
            return false;
        }
        let code = &self.program.files[file];
        let is_value = |one: &Definition| !matches!(one, Definition::Function(_) | Definition::Import(_, Some(_)));
        derived.contains(name)
            || derived.contains(code.name(callee))
            || name == DEFAULT
            || code.node(callee).shape == Shape::Name && self.program.tables[file].lookup(code, callee, code.name(callee)).iter().any(is_value)
    }

    /// Names of the repository's types of which a base has the name of a type that rows know.
    fn load_derived(&self) -> HashSet<String> {
        let mut found = HashSet::default();
        for (file, code) in self.files() {
            for (class, _) in (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Class) {
                let known = |base: NodeId| {
                    let alias = self.imported_name(file, base);
                    let names = [code.name(base)].into_iter().chain(alias.as_deref());
                    names.into_iter().any(|name| self.set(file).named(Subject::Construction, name).next().is_some())
                };
                if code.children(class).any(|child| code.node(child).role == Role::Base && known(child)) {
                    found.insert(code.name(class).to_owned());
                }
            }
        }
        found
    }

    /// Whether a type of the repository calls the constructor of its base with arguments of its own choice.
    pub(in crate::classify) fn constructs_itself(&self, file: usize, callee: NodeId) -> bool {
        let Some(class) = self.eval.class_of(file, callee) else { return false };
        let code = &self.program.files[class.file];
        code.descendants(class.node).any(|id| code.node(id).shape == Shape::Call && code.constructs_base(id) && !self.hands_on(class.file, id))
    }

    /// Whether a call hands on what the function around it is handed: what it spreads is no object that is written out.
    pub(in crate::classify) fn hands_on(&self, file: usize, call: NodeId) -> bool {
        let code = &self.program.files[file];
        let written = |value: &Value| matches!(value, Value::Record(entries) if entries.iter().all(|(key, _)| key != "..."));
        let spreads = code.children(call).filter(|child| code.node(*child).shape == Shape::Spread);
        spreads.into_iter().any(|spread| match self.eval.value(file, spread) {
            Value::Choice(parts) => !parts.iter().all(written),
            value => !written(&value),
        })
    }

    /// Whether a type has a constructor of its own that leaves out its base's: its objects are none of the base's making.
    fn leaves_out_base(&self, class: NodeRef) -> bool {
        let code = &self.program.files[class.file];
        let Some(word) = LANGUAGES[code.language].words.constructor else { return false };
        let constructs = |id: NodeId| match code.node(id).shape {
            Shape::Call => code.constructs_base(id),
            // `Base.__init__(self, …)`.
            Shape::Member => code.name(id) == word,
            _ => false,
        };
        !self.program.tables[class.file].member(class.node, word).is_empty() && !code.descendants(class.node).any(constructs)
    }

    /// Whether a type of the repository names a base that is not the repository's own: it may be the library's.
    pub(in crate::classify) fn is_derived(&self, class: NodeRef) -> bool {
        let code = &self.program.files[class.file];
        code.children(class.node).any(|base| {
            let name = code.name(base);
            // Of `module.Type` the module tells, whatever types of that name the repository has.
            let is_dotted = code.node(base).shape == Shape::Member;
            let root = root_of(code, base);
            let brought = || self.program.tables[class.file].lookup(code, root, code.name(root)).iter().any(|one| matches!(one, Definition::Import(..)));
            let elsewhere = || if is_dotted { self.eval.class_of(class.file, base).is_none() } else { self.program.classes(name, class.file).next().is_none() };
            code.node(base).role == Role::Base && (self.shared.types.contains_key(name) || brought() && elsewhere())
        })
    }
}
