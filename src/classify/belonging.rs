//! To which library a name belongs, and what its object is.

pub(super) mod brought;
mod derived;
mod extensions;
pub(super) mod names;
mod taken;
pub(super) mod wrapped;

use super::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::fact::{FactKind, Flow};
use crate::language::{LANGUAGES, Modules};
use crate::query::{On, Requires, Row, Subject};
use crate::resolve::{Definition, NodeRef, Origin, Value, Why};
use std::cell::OnceCell;

impl Classifier<'_> {
    /// Whether a row speaks of a library whose source is in the repository.
    pub(super) fn is_own(&self, file: usize, row: &Row) -> bool {
        let own = |library: &String| self.context(file).own.contains(library);
        // What tells by itself is read by any of them.
        if row.requires == Requires::Nothing { row.libraries.iter().any(own) } else { !row.libraries.is_empty() && row.libraries.iter().all(own) }
    }

    /// How surely a name belongs to a library of a row: 4 named by an organisation, 3 followed, 2 imported by the file, 1 by the application; `None` not at all.
    pub(super) fn strength(&self, file: usize, row: &Row, id: NodeId) -> Option<u8> {
        self.strength_from(file, row, id, &OnceCell::new())
    }

    /// The same for one of several rows; where the name comes from is found out once for all of them.
    pub(super) fn strength_from(&self, file: usize, row: &Row, id: NodeId, origin: &OnceCell<Origin>) -> Option<u8> {
        let code = &self.program.files[file];
        let subject_node = match code.node(id).shape {
            Shape::Call | Shape::New | Shape::Element => code.callee(id)?,
            _ => id,
        };
        let subject = match code.node(subject_node).shape {
            Shape::Member => code.object(subject_node).map(|object| (object, true)),
            _ => Some((subject_node, false)),
        };
        if row.named && (row.libraries.is_empty() || subject.is_some_and(|(subject, _)| self.is_brought_by_name(file, subject, row))) {
            return (!self.is_inside(file, id, row)).then_some(4);
        }
        let Some((subject, is_object)) = subject else { return self.strength_of_file(file, row) };
        // A template calls the methods of its component.
        if !is_object && code.node(id).shape == Shape::Call && self.is_of_component(file, subject_node) {
            return None;
        }
        let origin = origin.get_or_init(|| match self.eval.origin(file, if is_object { subject } else { subject_node }) {
            // Of an object that is one of several, some of them not known, a name that no row knows is no proof.
            Origin::Module(module, path) if is_object && self.known_module(file, &module, &path).is_empty() && self.is_partly_open(file, subject) => Origin::Unknown,
            origin => origin,
        });
        if row.libraries.is_empty() {
            // A function of the repository is not the thing that a row without a library means.
            return match origin {
                Origin::Local if !is_object && !row.own => None,
                _ if is_object && self.is_own_method(file, subject_node) => None,
                _ => Some(1),
            };
        }
        // The type that the row speaks of is seen, and the file imports its library.
        let typed = row.requires == Requires::Receiver && is_object && matches!(origin, Origin::Object(_) | Origin::Unknown);
        let is_typed = || typed && row.on.iter().any(|on| matches!(on, On::Type(name) if self.is_of_type(file, subject, name)));
        let open = matches!(origin, Origin::Object(_) | Origin::Unknown);
        let may_be_wrapped = open && row.requires != Requires::Receiver;
        self.strength_of(file, row, id, (subject_node, subject), origin)
            .filter(|strength| *strength > 2 || !may_be_wrapped || !self.is_of_wrapper(file, (subject_node, subject), row, *strength))
            .or_else(|| self.strength_of_file(file, row).filter(|_| is_typed()))
            .or_else(|| (is_object && (row.requires == Requires::Receiver && self.is_base_of(file, subject, row) || self.may_be_made_by(file, subject, row))).then_some(3))
    }

    /// The same for a name of a known origin, and the object that it is read of (itself, where there is none).
    fn strength_of(&self, file: usize, row: &Row, id: NodeId, (subject_node, subject): (NodeId, NodeId), origin: &Origin) -> Option<u8> {
        let code = &self.program.files[file];
        let is_object = code.node(subject_node).shape == Shape::Member;
        match origin {
            Origin::Module(module, path) => {
                let found = self.known_module(file, module, path);
                if found.iter().any(|import| import.libraries.iter().any(|library| row.libraries.contains(library))) {
                    return Some(3);
                }
                self.strength_of_declared(file, subject, row).filter(|_| found.is_empty() && is_object)
            }
            // A function of the repository that another one made is its wrapper.
            Origin::Object(_) | Origin::Unknown if !is_object && (self.is_own_name(file, subject_node) || self.is_own_overload(file, subject_node)) => None,
            &Origin::Object(made) if self.is_made_by_full_name(made, row) => Some(3),
            &Origin::Object(made) => {
                // What a type of the repository defines itself is its own, whatever it is derived from.
                if is_object && self.eval.class_made(made).is_some_and(|class| !self.program.tables[class.file].member(class.node, code.name(subject_node)).is_empty()) {
                    return None;
                }
                if let Some(known) = self.clients.made.borrow().get(&made) {
                    return known.libraries.iter().any(|library| row.libraries.contains(library)).then_some(3).or_else(|| self.related(file, row, &known.libraries));
                }
                let other = &self.program.files[made.file];
                if made == (NodeRef { file, node: id }) && !is_object {
                    return self.strength_of_file(file, row);
                }
                if is_object && let Some(class) = self.eval.class_made(made).filter(|class| !self.is_derived(*class)) {
                    // An object of the repository's own type is not the library's, but for what the type has from a base that is not the repository's.
                    let inherited = row.requires != Requires::Receiver && LANGUAGES[code.language].modules == Modules::Namespaces && self.inherits(class, code.name(subject_node));
                    return self.strength_of_file(file, row).filter(|_| inherited);
                }
                // Made by a name of a library, or by code that cannot be followed.
                let callee = other.callee(made.node);
                let origin_of_maker = |callee: NodeId| match self.eval.origin(made.file, root_of(other, callee)) {
                    // A member of the repository's own object that holds a name of a library.
                    root @ (Origin::Local | Origin::Unknown) => match self.eval.origin(made.file, callee) {
                        kept @ Origin::Module(..) => kept,
                        _ => root,
                    },
                    // `import package.module` brings the package alone, and what is read of it is the module's.
                    Origin::Module(module, path) if self.known_module(made.file, &module, &path).is_empty() => self.eval.origin(made.file, callee),
                    origin => origin,
                };
                match callee.map(origin_of_maker) {
                    Some(Origin::Module(module, path)) => {
                        let found = self.known_module(made.file, &module, &path);
                        if found.iter().any(|import| import.libraries.iter().any(|library| row.libraries.contains(library))) {
                            Some(3)
                        } else if is_object && self.eval.is_held(made) {
                            self.strength_of_held(made, row, || self.strength_of(file, row, id, (subject_node, subject), &Origin::Unknown))
                        } else if found.is_empty() {
                            self.strength_of_declared(file, subject, row).filter(|_| is_object)
                        } else {
                            self.strength_of_file(file, row).filter(|_| row.requires != Requires::Receiver).map(|_| 1)
                        }
                    }
                    Some(Origin::Unknown) if self.is_handed_on(made, row) => Some(3),
                    Some(Origin::Unknown) if callee.is_some_and(|callee| self.is_global_by_script(made.file, root_of(other, callee), row)) => Some(2),
                    // What an object of the library makes is the library's too.
                    Some(Origin::Object(maker)) if row.requires == Requires::Receiver && other.node(made.node).shape == Shape::Call && self.is_made_by(maker, row) => Some(3),
                    Some(Origin::Local) if row.requires == Requires::Receiver => None,
                    _ => (row.requires != Requires::Receiver).then(|| self.strength_of_file(file, row)).flatten(),
                }
            }
            // What a type does not define itself it may have from a base that the repository does not.
            Origin::Local if code.node(subject).shape == Shape::This && is_object && row.requires != Requires::Receiver && self.is_inherited(file, subject_node) => {
                self.strength_of_file(file, row)
            }
            // An object of the repository's own type is not the library's; a type that wraps it shows in its base.
            Origin::Local => None,
            Origin::Plain => None,
            Origin::Unknown if is_object && self.is_full_name(file, subject, row) => Some(3),
            Origin::Unknown => {
                let declared = self.eval.declared_type(file, subject);
                if declared.as_ref().is_some_and(|name| self.type_is_of(file, subject, name, row)) {
                    return Some(3);
                }
                if is_object && declared.as_ref().is_some_and(|name| self.defines_member(file, name, code.name(subject_node))) {
                    return None;
                }
                if row.requires == Requires::Receiver {
                    let root = root_of(code, subject);
                    if root != subject
                        && let Origin::Object(made) = self.eval.origin(file, root)
                        && self.is_made_by(made, row)
                    {
                        // What an object of the library hands on is the library's too.
                        return Some(3);
                    }
                    if is_object && (self.is_taken_of(file, subject, row) || self.is_handed_alone(file, subject, row)) {
                        return Some(3);
                    }
                    // What a helper of many providers does with the client that it is handed says nothing of one.
                    if is_object && row.fact == FactKind::Scopes && self.is_handed_object(file, subject, row) {
                        return Some(3);
                    }
                    if self.is_global_by_script(file, subject, row) {
                        return Some(2);
                    }
                    return declared.filter(|name| self.shared.types.contains_key(name.as_str())).and_then(|_| self.strength_of_file(file, row));
                }
                if is_object && self.is_own_type(file, subject) {
                    return None;
                }
                let strength = self.strength_of_file(file, row);
                if strength.is_some() && is_object && self.is_handed_another(file, subject, row) {
                    return None;
                }
                if strength.is_some() && is_object && declared.is_none() {
                    self.want_bases(file, subject);
                }
                if let Some(name) = declared.filter(|name| strength.is_some() && is_object && self.is_open_type(file, name)) {
                    self.eval.want(file, &Value::Unknown(Why::Undeclared(name)));
                }
                strength
            }
        }
    }

    /// Whether a name is one that a script of a row's library gives to all of a page.
    fn is_global_by_script(&self, file: usize, name: NodeId, row: &Row) -> bool {
        let code = &self.program.files[file];
        let is_global = code.node(name).shape == Shape::Name && self.program.tables[file].lookup(code, name, code.name(name)).is_empty();
        is_global && (self.is_scripted(file, row) || self.is_global_of(file, code.name(name), row))
    }

    /// What comes from a module that nobody knows is of a row's library where it is declared to be of a type of a client.
    fn strength_of_declared(&self, file: usize, subject: NodeId, row: &Row) -> Option<u8> {
        let declared = self.eval.declared_type(file, subject).filter(|name| self.shared.types.contains_key(name.as_str()));
        declared.and_then(|_| self.strength_of_file(file, row))
    }

    /// Asks for what declares a name that the type around it may have from a base which was not read.
    fn want_bases(&self, file: usize, name: NodeId) {
        let code = &self.program.files[file];
        let own = code.object(name).is_some_and(|object| self.program.is_own_object(file, object));
        let open = match code.node(name).shape {
            Shape::Name => self.program.tables[file].lookup(code, name, code.name(name)).is_empty(),
            Shape::Member => own,
            _ => false,
        };
        let Some(class) = code.enclosing(name, Shape::Class).filter(|_| open) else { return };
        // Members come from the type that is named first: the others are interfaces, as it may be itself.
        let words = LANGUAGES[code.language].words;
        for base in self.program.lineage(NodeRef { file, node: class }).iter().filter_map(|at| self.program.bases(*at).next()) {
            if !words.is_interface(base) && self.program.classes(base, file).next().is_none() {
                self.eval.want(file, &Value::Unknown(Why::Undeclared(base.to_owned())));
            }
        }
    }

    /// Whether callers hand in an object of a row's library, of a type that is nothing else to a call of this name.
    fn is_handed_object(&self, file: usize, subject: NodeId, row: &Row) -> bool {
        let Value::Unknown(Why::Parameter(function, index, path)) = self.eval.value(file, subject) else { return false };
        let ignored = |of: &str| {
            let others = self.set(file).named(row.subject, &row.name).filter(|other| other.fact == FactKind::Ignore);
            others.into_iter().flat_map(|other| &other.on).any(|on| matches!(on, On::Type(name) if name == of))
        };
        self.passed_in(function, index, &path).iter().any(|(_, value)| {
            let mut made = Vec::new();
            super::select::collect_objects(value, &mut made);
            made.into_iter().any(|made| self.is_made_by(made, row) && !self.program.files[made.file].callee_name(made.node).is_some_and(ignored))
        })
    }

    /// Whether a name that nothing defines is that of the global object which a row's library makes in a page.
    fn is_global_of(&self, file: usize, name: &str, row: &Row) -> bool {
        let is_below = |full: &str| full.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
        let makes = |import: &&Row| is_below(&import.name) && import.libraries.iter().any(|library| row.libraries.contains(library));
        LANGUAGES[self.program.files[file].language].modules == Modules::Paths && self.set(file).of(Subject::Import).any(|import| makes(&import))
    }

    /// Whether callers hand in clients that are known, and none of them is of a row's library.
    fn is_handed_another(&self, file: usize, subject: NodeId, row: &Row) -> bool {
        let handed = self.clients_handed_in(&self.eval.value(file, subject));
        let known = self.clients.made.borrow();
        let mut libraries = handed.iter().filter_map(|made| known.get(made)).map(|made| &made.libraries).peekable();
        libraries.peek().is_some() && !libraries.flatten().any(|library| row.libraries.contains(library))
    }

    /// Whether a member that is called is a function of the repository; a file that may tell is asked for.
    fn is_own_method(&self, file: usize, member: NodeId) -> bool {
        let code = &self.program.files[file];
        if let Some(object) = code.object(member) {
            self.eval.want(file, &self.eval.value(file, object));
        }
        matches!(self.eval.value(file, member), Value::Function(_))
    }

    /// Whether a name is taken from a module of the repository that defines it itself.
    fn is_own_name(&self, file: usize, name: NodeId) -> bool {
        let code = &self.program.files[file];
        let defines = |module: &str, name: &str| {
            let table = self.program.module(file, module).map(|target| &self.program.tables[target]);
            table.is_some_and(|table| {
                table.exports.get(name).map_or_else(|| table.defined(0, name), Vec::as_slice).iter().any(|one| matches!(one, Definition::Value(..) | Definition::Function(_)))
            })
        };
        self.program.tables[file].lookup(code, name, code.name(name)).iter().any(|one| matches!(one, Definition::Import(module, Some(name)) if defines(module, name)))
    }

    /// Whether what stands before a name is the space of names of a row's library, written out.
    fn is_full_name(&self, file: usize, subject: NodeId, row: &Row) -> bool {
        let code = &self.program.files[file];
        let is_free = || code.node(subject).shape == Shape::Name && self.program.tables[file].lookup(code, subject, code.name(subject)).is_empty();
        let spaces = LANGUAGES[code.language].modules == Modules::Namespaces && (code.node(subject).shape == Shape::Member || is_free());
        let imports = if spaces { self.known_module(file, &code.dotted(subject), "") } else { Vec::new() };
        imports.iter().any(|import| import.libraries.iter().any(|library| row.libraries.contains(library)))
    }

    /// Whether an object is constructed by a type's name behind such a space of names.
    fn is_made_by_full_name(&self, made: NodeRef, row: &Row) -> bool {
        let code = &self.program.files[made.file];
        let space = code.callee(made.node).filter(|_| code.node(made.node).shape == Shape::New).and_then(|callee| code.object(callee));
        space.is_some_and(|space| self.is_full_name(made.file, space, row))
    }

    /// Whether a name is that of several functions which the file itself defines, the type around it foremost.
    fn is_own_overload(&self, file: usize, name: NodeId) -> bool {
        let code = &self.program.files[file];
        let found = if code.node(name).shape == Shape::Name { self.program.tables[file].lookup(code, name, code.name(name)) } else { &[] };
        found.len() > 1 && found.iter().all(|one| matches!(one, Definition::Function(_)))
    }

    /// Whether a name, or the module before it, is brought in from a module of a row, wherever that module lies.
    fn is_brought_by_name(&self, file: usize, subject: NodeId, row: &Row) -> bool {
        let code = &self.program.files[file];
        let root = root_of(code, subject);
        // `package.module`, where only the package is a name of the file.
        let below = code.text(subject).strip_prefix(code.text(root)).unwrap_or_default().trim_start_matches('.');
        self.program.tables[file].lookup(code, root, code.name(root)).iter().any(|one| match one {
            Definition::Import(module, name) => {
                let path = [name.as_deref().unwrap_or_default(), below].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".");
                let found = self.known_module(file, module, &path);
                found.iter().any(|import| import.libraries.iter().any(|library| row.libraries.contains(library)))
            }
            _ => false,
        })
    }

    /// Whether a call is one of a wrapper that an organisation named together with its scopes.
    pub(super) fn is_judged_itself(&self, call: NodeRef) -> bool {
        let code = &self.program.files[call.file];
        let Some(callee) = code.callee(call.node) else { return false };
        let name = self.imported_name(call.file, callee).or_else(|| code.callee_name(call.node).map(str::to_owned)).unwrap_or_default();
        let mut rows = self.set(call.file).named(Subject::Call, &name).filter(|row| row.named && row.scopes.is_some());
        rows.any(|row| self.strength(call.file, row, call.node).is_some() && self.on_holds(call.file, call.node, row))
    }

    /// Whether a call stands in the type that a row speaks of: what a wrapper calls of itself is its own affair.
    fn is_inside(&self, file: usize, id: NodeId, row: &Row) -> bool {
        let code = &self.program.files[file];
        let is_own = |name: &str| row.name == name || row.on.iter().any(|on| matches!(on, On::Type(of) if of == name));
        code.ancestors(id).any(|up| code.node(up).shape == Shape::Class && is_own(code.name(up)))
    }

    /// Whether an expression may be something that is not known.
    fn is_partly_open(&self, file: usize, expression: NodeId) -> bool {
        matches!(self.eval.value(file, expression), Value::Choice(parts) if parts.iter().any(|part| matches!(part, Value::Unknown(_) | Value::Configured(_))))
    }

    /// An expression declared to be of a type of the repository that no library's type stands behind.
    pub(super) fn is_own_type(&self, file: usize, expression: NodeId) -> bool {
        let Some(name) = self.eval.declared_type(file, expression) else { return false };
        let mut classes = self.program.classes(&name, file).peekable();
        !self.shared.types.contains_key(name.as_str()) && classes.peek().is_some() && classes.all(|at| !self.is_derived(at))
    }

    /// Whether a type's name is neither one that rows speak of nor one that was read: its own file may tell whose it is.
    fn is_open_type(&self, file: usize, name: &str) -> bool {
        self.program.sees_all(file) && !self.shared.types.contains_key(name) && self.program.classes(name, file).next().is_none()
    }

    /// Whether a member of the type around it is one that the type may only have from a base that is not the repository's own.
    fn is_inherited(&self, file: usize, member: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(class) = code.enclosing(member, Shape::Class) else { return false };
        let mut bases = code.children(class).filter(|child| code.node(*child).role == Role::Base);
        let above = code.object(member).is_some_and(|object| self.program.is_base_object(file, object));
        (above || self.program.tables[file].member(class, code.name(member)).is_empty()) && bases.any(|base| self.program.classes(code.name(base), file).next().is_none())
    }

    /// Whether an object of a type of the repository may only have a member from a base that is not the repository's own.
    fn inherits(&self, class: NodeRef, member: &str) -> bool {
        let lineage = self.program.lineage(class);
        let parts = |at: &NodeRef| self.program.classes(self.program.files[at.file].name(at.node), at.file);
        let own = lineage.iter().flat_map(parts).any(|at| !self.program.tables[at.file].member(at.node, member).is_empty());
        !own && lineage.iter().any(|at| self.program.bases(*at).any(|base| self.program.classes(base, at.file).next().is_none()))
    }

    /// Rows of the module that a name comes from: a path below a module may be one that rows know better.
    pub(super) fn known_module(&self, file: usize, module: &str, path: &str) -> Vec<&Row> {
        let set = self.set(file);
        // Another name of a space of names may stand for one above it.
        if path.is_empty() || !matches!(LANGUAGES[self.program.files[file].language].modules, Modules::Dotted | Modules::Namespaces) {
            return self.context(file).of_version(set.module(Subject::Import, module));
        }
        self.context(file).of_version(set.module(Subject::Import, &format!("{module}.{path}")))
    }

    /// Whether an object, or what it was made by, is of a row's library.
    pub(super) fn is_made_by(&self, made: NodeRef, row: &Row) -> bool {
        if let Some(known) = self.clients.made.borrow().get(&made) {
            return known.libraries.iter().any(|library| row.libraries.contains(library));
        }
        let code = &self.program.files[made.file];
        let Some(callee) = code.callee(made.node) else { return false };
        let origins = [root_of(code, callee), callee].into_iter().map(|at| self.eval.origin(made.file, at));
        let known = |origin: Origin| if let Origin::Module(module, path) = origin { Some(self.known_module(made.file, &module, &path)) } else { None };
        let found = origins.into_iter().filter_map(known).find(|found| !found.is_empty()).unwrap_or_default();
        found.iter().any(|import| import.libraries.iter().any(|library| row.libraries.contains(library)))
    }

    /// Whether a call is made on something that is declared to be of a type of one of a row's libraries.
    fn is_handed_on(&self, made: NodeRef, row: &Row) -> bool {
        let code = &self.program.files[made.file];
        let root = code.callee(made.node).map(|callee| root_of(code, callee));
        root.is_some_and(|root| self.eval.declared_type(made.file, root).is_some_and(|name| self.type_is_of(made.file, root, &name, row)))
    }

    /// Whether a type's name is imported from one of a row's libraries.
    pub(super) fn type_is_of(&self, file: usize, from: NodeId, name: &str, row: &Row) -> bool {
        self.program.tables[file].lookup(&self.program.files[file], from, name).iter().any(|one| match one {
            Definition::Import(module, _) => self
                .context(file)
                .of_version(self.set(file).module(Subject::Import, module))
                .iter()
                .any(|import| import.libraries.iter().any(|library| row.libraries.contains(library))),
            _ => false,
        })
    }

    /// Libraries that wrap one another: an object of one may be the other's where the file brings both.
    pub(super) fn related(&self, file: usize, row: &Row, libraries: &[String]) -> Option<u8> {
        let both = self.brought(file).iter().any(|one| libraries.contains(&one.library)) && self.brought(file).iter().any(|one| row.libraries.contains(&one.library));
        both.then_some(1)
    }

    /// Whether the object of a call is what the row wants.
    pub(super) fn on_holds(&self, file: usize, id: NodeId, row: &Row) -> bool {
        if row.on.is_empty() {
            return true;
        }
        let code = &self.program.files[file];
        let member = if code.node(id).shape == Shape::Member { Some(id) } else { code.callee(id) };
        let object = member.and_then(|member| match code.node(member).shape {
            Shape::Member => code.object(member),
            // Taken out of its object first: `const { refresh } = token`.
            Shape::Name => self.program.tables[file].lookup(code, member, code.name(member)).iter().find_map(|one| match one {
                Definition::Part(of, keys) if matches!(keys.as_slice(), [key] if *key == row.name) => Some(*of),
                _ => None,
            }),
            _ => None,
        });
        let Some(object) = object else { return false };
        if row.fact == FactKind::Ignore && self.may_be_of_other_type(file, object, row) {
            return false;
        }
        row.on.iter().any(|on| match on {
            On::Client(client) if row.flow.is_some_and(|flow| matches!(flow, Flow::ClientCredentials | Flow::OnBehalfOf | Flow::ManagedIdentity | Flow::Password)) => {
                self.may_be(file, object, *client)
            }
            On::Client(client) => self.client_of(file, object) == Some(*client),
            On::Type(name) => self.is_of_type(file, object, name),
        })
    }

    /// Whether an object may be one of several, and one of these is of none of the types that a row speaks of: what is done with it is left out for all of them alone.
    fn may_be_of_other_type(&self, file: usize, object: NodeId, row: &Row) -> bool {
        let mut made = Vec::new();
        super::select::collect_objects(&self.eval.value(file, object), &mut made);
        let is_named = |at: &NodeRef| {
            let code = &self.program.files[at.file];
            let imported = code.callee(at.node).and_then(|callee| self.imported_name(at.file, callee));
            let name = imported.as_deref().or_else(|| code.callee_name(at.node));
            row.on.iter().any(|on| matches!(on, On::Type(of) if Some(of.as_str()) == name))
        };
        made.len() > 1 && !made.iter().all(is_named)
    }

    pub(super) fn is_of_type(&self, file: usize, object: NodeId, name: &str) -> bool {
        let code = &self.program.files[file];
        // The type itself, or what a member of it gives: `Broker.Default`.
        let is_named = |at: NodeId| matches!(code.node(at).shape, Shape::Name | Shape::Member) && code.name(at) == name;
        if is_named(object) || code.node(object).shape == Shape::Member && code.object(object).is_some_and(is_named) {
            return true;
        }
        let declared = || self.eval.declared_type(file, object).is_some_and(|of| of == name);
        match self.eval.origin(file, object) {
            Origin::Module(_, path) => path.rsplit('.').next() == Some(name) || declared(),
            Origin::Object(made) => {
                let other = &self.program.files[made.file];
                let chain =
                    |node: NodeId| other.callee_name(node) == Some(name) || other.callee(node).and_then(|callee| self.imported_name(made.file, callee)).as_deref() == Some(name);
                chain(made.node)
                    || other.callee(made.node).is_some_and(|callee| {
                        // A container gives what it is asked for.
                        other.object(callee).is_some_and(|of| matches!(other.node(of).shape, Shape::Name | Shape::Member) && other.name(of) == name)
                            || other.children(callee).any(|child| other.node(child).role == Role::TypeArgument && other.name(child) == name)
                    })
                    || declared()
            }
            _ => declared(),
        }
    }
}

/// The first name of a chain of members and calls.
pub(super) fn root_of(code: &crate::code::Code, id: NodeId) -> NodeId {
    let mut at = id;
    for _ in 0..64 {
        let next = match code.node(at).shape {
            Shape::Member | Shape::Index => code.object(at),
            Shape::Call => code.callee(at),
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}
