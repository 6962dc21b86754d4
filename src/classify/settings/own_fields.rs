//! Options that only fill the repository's own types and functions: what is sent, if anything, is said where these send it.

use super::beside::is_put_behind;
use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::language::LANGUAGES;
use crate::query::{Guard, Step, Subject};
use crate::resolve::{Definition, NodeRef, Value};
use foldhash::HashSet;

impl Classifier<'_> {
    /// Whether an object of the repository's own only keeps a value in a member of its own, and hands it on elsewhere: what it is handed to has the option.
    pub(in crate::classify) fn is_kept(&self, file: usize, holder: NodeId, key: &str) -> bool {
        let code = &self.program.files[file];
        // In some languages a member needs no object: `GrantType = type`.
        let bare = |member: NodeId| {
            let class = code.enclosing(member, Shape::Class).filter(|_| LANGUAGES[code.language].words.bare_members && code.node(member).shape == Shape::Name);
            class.is_some_and(|class| !self.program.tables[file].member(class, code.name(member)).is_empty())
        };
        let of_own = |member: NodeId| code.node(member).shape == Shape::Member && code.object(member).is_some_and(|object| self.program.is_own_object(file, object));
        let own = |member: NodeId| of_own(member) || bare(member);
        let holds = code.node(holder).shape == Shape::Assign && code.child(holder, Role::Left).is_some_and(own);
        let Some(class) = code.enclosing(holder, Shape::Class).filter(|_| holds) else { return false };
        let bases = code.children(class).filter(|child| code.node(*child).role == Role::Base && code.node(*child).shape != Shape::Argument);
        let inherits = bases.into_iter().any(|base| self.program.classes(code.name(base), file).next().is_none());
        !inherits && code.descendants(class).any(|id| own(id) && code.name(id) == key && code.node(id).role != Role::Left)
    }

    /// Whether an option of an object that a variable holds is read of it under its key, and handed on under the same one: `set("key", options["key"])` says it.
    pub(in crate::classify) fn is_handed_on_by_key(&self, file: usize, option: NodeId, key: &str) -> bool {
        let code = &self.program.files[file];
        let record = Some(code.node(option).parent).filter(|up| code.node(*up).shape == Shape::Record && code.node(option).shape == Shape::Entry);
        let binder = record.map(|record| code.node(record).parent).filter(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Assign));
        let Some(name) = binder.and_then(|binder| code.key_of(binder)) else { return false };
        let reads = |read: NodeId| {
            let of = code.object(read).filter(|of| code.node(*of).shape == Shape::Name && code.name(*of) == name);
            of.is_some() && code.node(read).role != Role::Left && code.child(read, Role::Index).and_then(|index| code.plain(index)).as_deref() == Some(key)
        };
        let is_named = |read: NodeId| {
            let up = code.node(read).parent;
            code.is_key(up, key) || code.node(up).shape == Shape::Call && code.positional(up).next().and_then(|first| code.plain(first)).as_deref() == Some(key)
        };
        (0..).zip(&code.nodes).any(|(id, node)| node.shape == Shape::Index && reads(id) && is_named(id))
    }

    /// Whether an option is the value of a parameter or field of the repository's own, and of no object that could be sent as it is: such a one has a field of
    /// those that rows look for beside the option.
    pub(in crate::classify) fn is_own_field(&self, file: usize, holder: NodeId, key: &str) -> bool {
        let code = &self.program.files[file];
        let parent = code.node(holder).parent;
        match code.node(holder).shape {
            Shape::Argument => {
                let Some(callee) = code.callee(parent) else { return false };
                let taken = |function: NodeRef| self.program.parameters(function).any(|parameter| self.program.files[function.file].name(parameter) == key);
                match self.eval.value(file, callee) {
                    Value::Type(class) => self.is_own_type_without(class, key),
                    Value::Function(function) => taken(function),
                    _ => false,
                }
            }
            Shape::Field if self.is_read_into_text(file, key) => true,
            // A member that bears a mark with the name under which it is sent is one of a form.
            Shape::Assign | Shape::Binding | Shape::Field if !self.is_marked_with_text(file, holder) => {
                self.class_of_member(file, holder).is_some_and(|class| self.is_own_type_without(class, key))
            }
            _ => false,
        }
    }

    /// Whether an option is a member of a type that has a member of one of these names besides, which is more than nothing: both are sent with an object of it.
    pub(in crate::classify) fn is_declared_with(&self, file: usize, holder: NodeId, names: &[String]) -> bool {
        let Some(class) = self.class_of_member(file, holder) else { return false };
        let is_filled = |at: NodeRef, one: &Definition| match one {
            Definition::Value(value, _) => !crate::resolve::is_nothing(self.program.files[at.file].text(*value)),
            Definition::Declared(_) | Definition::Parameter(..) => true,
            _ => false,
        };
        self.program.lineage(class).iter().any(|at| names.iter().any(|name| self.program.tables[at.file].member(at.node, name).iter().any(|one| is_filled(*at, one))))
    }

    /// The type that an option is written in as a member of it.
    fn class_of_member(&self, file: usize, holder: NodeId) -> Option<NodeRef> {
        let code = &self.program.files[file];
        let is_member = matches!(code.node(holder).shape, Shape::Assign | Shape::Binding | Shape::Field)
            && code.child(holder, Role::Left).is_none_or(|left| code.node(left).shape == Shape::Name);
        let around = || code.ancestors(holder).find(|up| !matches!(code.node(*up).shape, Shape::Inline | Shape::Other | Shape::Block | Shape::Declaration));
        let class = is_member.then(around).flatten().filter(|around| code.node(*around).shape == Shape::Class)?;
        Some(NodeRef { file, node: class })
    }

    /// Whether code of the application, or of one that uses it, puts a member of this name into a text: what is sent is said there.
    fn is_read_into_text(&self, file: usize, key: &str) -> bool {
        let read = self.read_into_texts.get_or_init(|| self.index_read_into_texts());
        std::iter::once(&self.program.owners[file]).chain(&self.context(file).used_by).any(|owner| read.contains(&(*owner, key.to_owned())))
    }

    /// The members that code puts into texts, by application and name.
    fn index_read_into_texts(&self) -> HashSet<(usize, String)> {
        let mut found = HashSet::default();
        for (file, code) in self.files().filter(|(file, code)| !code.test && !self.is_settings(*file)) {
            let reads = |(id, node): &(NodeId, &crate::code::Node)| {
                node.shape == Shape::Member && node.role != Role::Left && code.ancestors(*id).take(2).any(|up| code.node(up).shape == Shape::Text)
            };
            let owner = self.program.owners[file];
            found.extend((0..).zip(&code.nodes).filter(reads).map(|(id, _)| (owner, code.name(id).to_owned())));
        }
        found
    }

    /// Whether a member is declared to be of the type of its one value: that tells one form of settings from the others, and chooses nothing.
    pub(in crate::classify) fn is_told_by_type(&self, file: usize, holder: NodeId) -> bool {
        let code = &self.program.files[file];
        let member = matches!(code.node(holder).shape, Shape::Assign | Shape::Binding | Shape::Field).then(|| code.value_of(holder)).flatten();
        let Some((value, of)) = member.and_then(|value| code.plain(value)).zip(code.child(holder, Role::Type)) else { return false };
        let mut allowed = std::iter::once(of).chain(code.descendants(of)).filter(|id| code.node(*id).shape == Shape::Text);
        allowed.next().and_then(|only| code.plain(only)) == Some(value) && allowed.next().is_none()
    }

    fn is_marked_with_text(&self, file: usize, member: NodeId) -> bool {
        let code = &self.program.files[file];
        let mut marks = code.children(member).filter(|child| code.node(*child).shape == Shape::Call && code.node(*child).role == Role::Child);
        marks.any(|mark| code.positional(mark).next().is_some_and(|first| code.plain(first).is_some()))
    }

    /// Whether an option stands in a form that is still to be filled in: one of the options that rows look for beside it, or several others, are empty texts, none
    /// of them is put in further down, and the form itself is not seen to be sent.
    pub(in crate::classify) fn is_to_be_filled(&self, file: usize, holder: NodeId, key: &str) -> bool {
        const SEVERAL: usize = 2;
        let code = &self.program.files[file];
        let record = code.node(holder).parent;
        if code.node(record).shape != Shape::Record {
            return false;
        }
        let is_empty = |entry: &NodeId| code.node(*entry).shape == Shape::Entry && code.value_of(*entry).and_then(|value| code.plain(value)).is_some_and(|text| text.is_empty());
        let empty: Vec<String> = code.children(record).filter(is_empty).filter_map(|entry| code.key_of(entry)).collect();
        let beside = self.beside(file, key);
        let tells = empty.len() >= SEVERAL || empty.iter().any(|name| beside.contains(&name.as_str()));
        tells && !empty.iter().any(|name| is_put_behind(code, holder, name)) && self.is_sent_to_entra(file, holder) != Some(true)
    }

    /// Whether neither a type of the repository nor what it is derived from is a library's, or could be sent: it has a member or a parameter of those that rows
    /// look for beside an option, and hands the option on nowhere itself.
    fn is_own_type_without(&self, class: NodeRef, key: &str) -> bool {
        let beside = self.beside(class.file, key);
        let lineage = self.program.lineage(class);
        let of_library = |at: &NodeRef| {
            let code = &self.program.files[at.file];
            code.children(at.node).filter(|child| code.node(*child).role == Role::Base).any(|base| self.is_of_known_library(at.file, base))
        };
        let names_one = |at: &NodeRef| {
            let code = &self.program.files[at.file];
            let constructors = code.descendants(at.node).filter(|id| code.node(*id).shape == Shape::Function && self.program.is_constructor(NodeRef { file: at.file, node: *id }));
            let mut parameters = constructors.flat_map(|function| code.children(function)).filter(|child| code.node(*child).shape == Shape::Parameter);
            beside.iter().any(|name| !self.program.tables[at.file].member(at.node, name).is_empty()) || parameters.any(|child| beside.contains(&code.name(child)))
        };
        let hands_on = |at: &NodeRef| {
            let code = &self.program.files[at.file];
            let own = |member: NodeId| code.object(member).is_some_and(|object| self.program.is_own_object(at.file, object));
            code.descendants(at.node).any(|id| code.node(id).shape == Shape::Member && code.node(id).role != Role::Left && code.name(id) == key && own(id))
        };
        !lineage.iter().any(of_library) && (!lineage.iter().any(names_one) || lineage.iter().any(hands_on))
    }

    /// Whether a name comes from a module that rows know.
    fn is_of_known_library(&self, file: usize, name: NodeId) -> bool {
        matches!(self.eval.origin(file, name), crate::resolve::Origin::Module(module, path) if !self.known_module(file, &module, &path).is_empty())
    }

    /// The names that rows of an option look for beside it.
    fn beside(&self, file: usize, key: &str) -> Vec<&str> {
        let rows = || self.set(file).named(Subject::Setting, key);
        let guards = rows().flat_map(|row| &row.guards).filter_map(|guard| if let Guard::Has(selector) = guard { Some(selector) } else { None });
        let paths = guards.chain(rows().filter_map(|row| row.scopes.as_ref())).flatten();
        paths.filter_map(|path| if let [Step::Name(name)] = path.as_slice() { Some(name.as_str()) } else { None }).collect()
    }
}
