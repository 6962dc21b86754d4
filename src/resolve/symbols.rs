//! What each scope of a file defines.

mod loops;
mod mentions;
mod modules;
mod on_objects;
mod parameters;
mod parts;
mod reaching;
mod variables;

use crate::code::{Code, NodeId, Role, Shape};
use crate::language::LANGUAGES;
use crate::source::{Span, offset};
use foldhash::{HashMap, HashSet};
pub(super) use modules::required;
pub(super) use parameters::is_own_parameter;
pub(super) use parts::inner_pattern;
pub use reaching::is_branch;
pub(super) use reaching::{exclude, reaching};
use std::ops::Range;
use variables::{is_body, reads_members_bare};

/// Definitions of one name beyond which it is not followed; one more is kept to tell.
pub(super) const MOST_DEFINITIONS: usize = 500;

/// What the name of a part begins with that is the rest of a value, before the names of the fields that it lacks.
pub(super) const REST: &str = "...";

/// Patterns in one another that are looked through for what they test, or take apart.
const MOST_PATTERNS: usize = 8;

fn push(list: &mut Vec<Definition>, definition: Definition) {
    // What is imported again is the same.
    let is_twin = matches!(definition, Definition::Import(..)) && list.last() == Some(&definition);
    if list.len() <= MOST_DEFINITIONS && !is_twin {
        list.push(definition);
    }
}

/// Room for the only definition that most names have.
fn one() -> Vec<Definition> {
    Vec::with_capacity(1)
}

/// What a name is defined as.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Definition {
    /// A value, and the node that binds it.
    Value(NodeId, NodeId),
    /// A declaration without a value.
    Declared(NodeId),
    /// A parameter, or a part of one that is taken apart: its function, its position, its node, and the part's own name with the keys that lead to it.
    Parameter(NodeId, usize, NodeId, Option<String>),
    /// A function.
    Function(NodeId),
    /// A type.
    Class(NodeId),
    /// A name of a module; `None` is the module itself.
    Import(String, Option<String>),
    /// What a loop goes over, and the places of its element at which the name stands (`1.0`).
    Loop(NodeId, String),
    /// A field of a value, by the keys that lead to it; the last one, behind three dots, what is left without the fields that are named.
    Part(NodeId, Vec<String>),
    /// Another name of the file's own.
    Alias(String),
}

/// Definitions of a file by scope and name. A scope is the file, a function, a class, or a block inside a function.
#[derive(Debug, Default)]
pub struct SymbolTable {
    /// Numbers of the names that are defined.
    names: HashMap<String, u32>,
    scopes: HashMap<(NodeId, u32), Vec<Definition>>,
    members: HashMap<(NodeId, u32), Vec<Definition>>,
    /// Values put into a member of a named object, by the object's name.
    filled: HashMap<String, on_objects::Filled>,
    /// The same of objects that are members themselves: the object as it stands there, the member, the value.
    filled_members: Vec<(NodeId, String, NodeId)>,
    /// Those of them that are members of the object around, by their names: where each stands among all.
    filled_own: HashMap<String, Vec<u32>>,
    /// Calls on named objects: the object and the call.
    called: Vec<(NodeId, NodeId)>,
    /// Values that a collection is given to keep, by the collection as it stands there.
    kept: HashMap<String, Vec<(NodeId, NodeId)>>,
    /// Lists of texts before a function, which name what it is handed: by the function's node, and by its name where that stands in its place.
    handed: HashMap<NodeId, NodeId>,
    handed_by_name: HashMap<String, NodeId>,
    /// Made when a name is first looked for.
    mentions: mentions::Mentions,
    /// Names that a function says are variables around it, where what it assigns to is its own otherwise.
    outer: HashSet<(NodeId, u32)>,
    /// Modules that are imported, with the node of the import.
    pub imports: Vec<(String, NodeId)>,
    /// What the file gives to others, by name; `default` for the default.
    pub exports: HashMap<String, Vec<Definition>>,
    /// The modules of which it gives something on, more than types: `export … from "x"`.
    handed_on: Vec<String>,
}

impl SymbolTable {
    /// Reads the definitions of a file.
    #[must_use]
    pub fn new(code: &Code) -> Self {
        let mut table = Self::default();
        for (id, node) in (0..).zip(&code.nodes) {
            match node.shape {
                Shape::Binding | Shape::Field => table.binding(code, id),
                Shape::Function => table.function(code, id),
                Shape::Class => {
                    let scope = scope_of(code, id);
                    table.define(scope, code.name(id), Definition::Class(id));
                    // The parameters of a primary constructor are seen in the whole type.
                    for (index, parameter) in code.children(id).filter(|child| code.node(*child).shape == Shape::Parameter).enumerate() {
                        table.define_member(id, code.name(parameter), Definition::Parameter(id, index, parameter, None));
                    }
                }
                Shape::Import => table.import(code, id),
                Shape::Call => {
                    if let Some(module) = required(code, id).filter(|_| code.node(node.parent).shape != Shape::Binding) {
                        table.imports.push((module, id));
                    }
                    table.on_object(code, id);
                }
                Shape::Export => table.export(code, id),
                Shape::List => table.injection(code, id),
                Shape::Other => table.outer_names(code, id),
                Shape::Loop => {
                    if let Some(value) = code.child(id, Role::Value) {
                        let scope = scope_of(code, id);
                        match code.child(id, Role::Pattern) {
                            Some(pattern) => table.loop_parts(code, scope, pattern, value, ""),
                            None => table.define(scope, code.name(id), Definition::Loop(value, String::new())),
                        }
                    }
                }
                _ => {}
            }
        }
        // A member may be declared below the constructor that gives it its value.
        for (id, node) in (0..).zip(&code.nodes) {
            match node.shape {
                Shape::Assign => table.assign(code, id),
                Shape::Argument => table.filled_argument(code, id),
                _ => {}
            }
        }
        table
    }

    /// Definitions of a name in a scope.
    #[must_use]
    pub fn defined(&self, scope: NodeId, name: &str) -> &[Definition] {
        self.names.get(name).map_or(&[], |name| self.defined_as(scope, *name))
    }

    /// Definitions of a member of a class (or of the file, where there is no class).
    #[must_use]
    pub fn member(&self, class: NodeId, name: &str) -> &[Definition] {
        self.names.get(name).map_or(&[], |name| self.member_as(class, *name))
    }

    fn defined_as(&self, scope: NodeId, name: u32) -> &[Definition] {
        self.scopes.get(&(scope, name)).map_or(&[], Vec::as_slice)
    }

    fn member_as(&self, class: NodeId, name: u32) -> &[Definition] {
        self.members.get(&(class, name)).map_or(&[], Vec::as_slice)
    }

    fn number(&mut self, name: &str) -> u32 {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let next = offset(self.names.len());
        self.names.insert(name.to_owned(), next);
        next
    }

    /// The name under which a function is handed a parameter by position, where a list of names before the function says so: `["$http", function (h) {…}]`.
    #[must_use]
    pub fn injected(&self, code: &Code, function: NodeId, parameter: usize) -> Option<String> {
        let list = self.handed.get(&function).or_else(|| self.handed_by_name.get(code.name(function)))?;
        code.children(*list).nth(parameter).filter(|child| code.node(*child).shape == Shape::Text).and_then(|child| code.plain(child))
    }

    /// Puts the real names of modules in the place of those under which they are installed.
    pub fn rename(&mut self, real: &dyn Fn(&str) -> Option<String>) {
        for module in self.imports.iter_mut().map(|(module, _)| module).chain(&mut self.handed_on) {
            if let Some(name) = real(module) {
                *module = name;
            }
        }
        let definitions = self.scopes.values_mut().chain(self.exports.values_mut()).flatten();
        for definition in definitions {
            if let Definition::Import(module, _) = definition
                && let Some(name) = real(module)
            {
                *module = name;
            }
        }
    }

    /// The modules that the file names, each with the name that it takes from it; some of them more than once.
    pub(super) fn modules(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let definitions = self.scopes.values().chain(self.exports.values()).flatten();
        let defined = definitions.filter_map(|definition| match definition {
            Definition::Import(module, name) => Some((module.as_str(), name.as_deref())),
            _ => None,
        });
        self.imports.iter().map(|(module, _)| (module.as_str(), None)).chain(defined)
    }

    /// The modules that the file imports or hands on, more than their types; some of them more than once.
    pub fn used(&self) -> impl Iterator<Item = &str> {
        self.imports.iter().map(|(module, _)| module).chain(&self.handed_on).map(String::as_str)
    }

    /// Everything that is put into a member of a named object: the object's name, the member, the value.
    pub fn puts(&self) -> impl Iterator<Item = (&str, &str, NodeId)> {
        self.filled.iter().flat_map(|(object, filled)| filled.puts.iter().map(move |(_, member, value)| (object.as_str(), member.as_str(), *value)))
    }

    /// The definitions of a name that may hold where it stands.
    #[must_use]
    pub fn held(&self, code: &Code, name: NodeId) -> Vec<Definition> {
        let found = self.lookup(code, name, code.name(name));
        reaching(code, name, found).unwrap_or_else(|| found.to_vec())
    }

    /// The places among some nodes at which the file mentions a name, in order.
    pub(super) fn mentions<'c>(&'c self, code: &'c Code, nodes: Range<NodeId>, name: &'c str) -> impl Iterator<Item = NodeId> + 'c {
        self.mentions.within(code, nodes, name)
    }

    /// Definitions of the nearest scope that defines a name, seen from a node.
    #[must_use]
    pub fn lookup(&self, code: &Code, from: NodeId, name: &str) -> &[Definition] {
        let Some(name) = self.names.get(name).copied() else { return &[] };
        let is_bare = reads_members_bare(code);
        let mut is_in_body = is_body(code, from);
        for up in code.ancestors(from) {
            is_in_body |= is_body(code, up);
            if matches!(code.node(up).shape, Shape::Function | Shape::File | Shape::Class | Shape::Comprehension | Shape::Block) {
                let found = self.defined_as(up, name);
                if !found.is_empty() {
                    return found;
                }
                if code.node(up).shape == Shape::Class && (is_bare || !is_in_body) {
                    let found = self.member_as(up, name);
                    if !found.is_empty() {
                        return found;
                    }
                }
            }
        }
        &[]
    }

    fn injection(&mut self, code: &Code, list: NodeId) {
        let Some(last) = code.children(list).last().filter(|last| matches!(code.node(*last).shape, Shape::Function | Shape::Name)) else { return };
        if last == list + 1 || code.children(list).any(|child| child != last && code.node(child).shape != Shape::Text) {
            return;
        }
        if code.node(last).shape == Shape::Function {
            self.handed.insert(last, list);
        } else {
            self.handed_by_name.insert(code.name(last).to_owned(), list);
        }
    }

    fn define(&mut self, scope: NodeId, name: &str, definition: Definition) {
        if !name.is_empty() {
            let name = self.number(name);
            push(self.scopes.entry((scope, name)).or_insert_with(one), definition);
        }
    }

    fn define_member(&mut self, class: NodeId, name: &str, definition: Definition) {
        if !name.is_empty() {
            let name = self.number(name);
            push(self.members.entry((class, name)).or_insert_with(one), definition);
        }
    }

    fn binding(&mut self, code: &Code, id: NodeId) {
        let name = code.name(id);
        let value = code.value_of(id).or_else(|| filled_by(code, id));
        let definition = value.map_or(Definition::Declared(id), |value| Definition::Value(value, id));
        if let Some(class) = member_of(code, id) {
            if value.is_none()
                && let Some(getter) = code.children(id).find(|child| code.node(*child).shape == Shape::Function && code.child(*child, Role::Body).is_some())
            {
                // A property gives what its first accessor gives.
                self.define_member(class, name, Definition::Function(getter));
            }
            self.define_member(class, name, definition);
            return;
        }
        let scope = block_of(code, id).unwrap_or_else(|| scope_of(code, id));
        if let Some(value) = value {
            // `const auth = require("x")` is an import in all but syntax.
            if let Some(module) = required(code, value) {
                self.imports.push((module.clone(), value));
                self.define(scope, name, Definition::Import(module.clone(), None));
                if let Some(pattern) = code.child(id, Role::Pattern) {
                    self.parts(code, scope, pattern, &|keys| match keys {
                        [part] => Definition::Import(module.clone(), Some(part.clone()).filter(|part| !part.starts_with(REST))),
                        keys => Definition::Part(value, keys.to_vec()),
                    });
                }
                return;
            }
            if let Some(module) = code.object(value).filter(|_| code.node(value).shape == Shape::Member).and_then(|object| required(code, object)) {
                self.define(scope, name, Definition::Import(module, Some(code.name(value).to_owned())));
                return;
            }
            let pattern = code.child(id, Role::Pattern).or_else(|| code.children(id).find(|child| code.node(*child).shape == Shape::Pattern));
            if let Some(pattern) = pattern {
                self.parts(code, scope, pattern, &|keys| Definition::Part(value, keys.to_vec()));
            }
        }
        self.define(scope, name, definition);
    }

    fn assign(&mut self, code: &Code, id: NodeId) {
        let Some(left) = code.child(id, Role::Left) else { return };
        let Some(right) = code.child(id, Role::Right) else {
            // A member that a type only declares: `name: Type`.
            if let Some(class) = member_of(code, id).filter(|_| code.node(left).shape == Shape::Name && code.child(id, Role::Type).is_some()) {
                self.define_member(class, code.name(left), Definition::Declared(id));
            }
            return;
        };
        let definition = Definition::Value(right, id);
        match code.node(left).shape {
            // An entry of an initializer sets a member of what is constructed.
            Shape::Name if code.node(code.node(id).parent).shape == Shape::Initializer => {}
            Shape::Name => {
                let name = code.name(left);
                if let Some(class) = member_of(code, id) {
                    self.define_member(class, name, definition);
                    return;
                }
                match self.assigned_in(code, id, name) {
                    Some(class) if code.node(class).shape == Shape::Class => self.define_member(class, name, definition),
                    Some(scope) => self.define(scope, name, definition),
                    // Where all variables are declared, it is a member of a base or of another part of the type.
                    None if reads_members_bare(code) => match code.enclosing(id, Shape::Class) {
                        Some(class) => self.define_member(class, name, definition),
                        None => self.define(scope_of(code, id), name, definition),
                    },
                    None => self.define(scope_of(code, id), name, definition),
                }
            }
            Shape::Member => {
                let object = code.object(left);
                let name = code.name(left);
                let words = LANGUAGES[code.language].words;
                match object.map(|object| (code.node(object).shape, code.dotted(object))) {
                    Some((Shape::This, _)) => self.define_member(code.enclosing(id, Shape::Class).unwrap_or(0), name, definition),
                    Some((_, own)) if words.receivers.contains(&own.as_str()) => self.define_member(code.enclosing(id, Shape::Class).unwrap_or(0), name, definition),
                    Some((_, own)) if words.exports.contains(&own.as_str()) => self.exports.entry(name.to_owned()).or_default().push(definition),
                    Some((_, own)) if words.exports.contains(&format!("{own}.{name}").as_str()) => {
                        if code.node(right).shape == Shape::Record {
                            for entry in code.children(right) {
                                if let (Some(key), Some(value)) = (code.key_of(entry), code.value_of(entry)) {
                                    self.exports.entry(key).or_default().push(Definition::Value(value, entry));
                                }
                            }
                        } else {
                            // The file is this value, and no set of names.
                            self.exports.entry("=".into()).or_default().push(definition.clone());
                        }
                        self.exports.entry("default".into()).or_default().push(definition);
                    }
                    // Another name of the object that the method belongs to: `const self = this`.
                    Some((Shape::Name, own)) if self.is_own(code, id, &own) => self.define_member(code.enclosing(id, Shape::Class).unwrap_or(0), name, definition),
                    // A class speaks of itself by its name as well.
                    Some((Shape::Name, own)) if !self.class_named(code, id, &own).is_empty() => {
                        for class in self.class_named(code, id, &own) {
                            self.define_member(class, name, definition.clone());
                        }
                    }
                    _ => {
                        if let Some(object) = object {
                            self.fill(code, object, name.to_owned(), right);
                        }
                    }
                }
            }
            Shape::Index => match (code.object(left), code.child(left, Role::Index).and_then(|key| code.plain(key))) {
                (Some(object), Some(member)) => self.fill(code, object, member, right),
                (Some(object), None) => self.keep(code, object, right),
                _ => {}
            },
            Shape::Pattern | Shape::List => {
                let scope = scope_of(code, id);
                self.parts(code, scope, left, &|keys| Definition::Part(right, keys.to_vec()));
            }
            _ => {}
        }
    }

    /// Whether a name was given the object that the method around it belongs to.
    fn is_own(&self, code: &Code, from: NodeId, name: &str) -> bool {
        self.lookup(code, from, name).iter().any(|one| matches!(one, Definition::Value(value, _) if code.node(*value).shape == Shape::This))
    }

    /// The classes of the file that a name means, seen from a node; the nearest one around it counts although its own definition comes later.
    fn class_named(&self, code: &Code, from: NodeId, name: &str) -> Vec<NodeId> {
        let around = code.ancestors(from).find(|up| code.node(*up).shape == Shape::Class && code.name(*up) == name);
        let known = self.lookup(code, from, name).iter().filter_map(|one| if let Definition::Class(class) = one { Some(*class) } else { None });
        around.map_or_else(|| known.collect(), |class| vec![class])
    }

    fn fill(&mut self, code: &Code, object: NodeId, member: String, value: NodeId) {
        if code.node(object).shape == Shape::Name {
            self.filled.entry(code.name(object).to_owned()).or_default().puts.push((object, member, value));
        } else if code.node(object).shape == Shape::Member {
            self.note_own(code, object);
            self.filled_members.push((object, member, value));
        }
    }

    fn function(&mut self, code: &Code, id: NodeId) {
        let name = code.name(id);
        let class = member_of(code, id);
        match class {
            Some(class) => self.define_member(class, name, Definition::Function(id)),
            None => self.define(scope_of(code, id), name, Definition::Function(id)),
        }
        self.parameters(code, id, class);
        // Members of a class that is built by its head (`class A(IThing thing)`) are left to the parameter scan of constructors.
    }
}

/// The call that fills a variable which is declared among its arguments, where the variable is no object of a type that is told.
fn filled_by(code: &Code, binding: NodeId) -> Option<NodeId> {
    let argument = code.node(binding).parent;
    if matches!(code.node(argument).shape, Shape::Other | Shape::Binding | Shape::Choice) {
        return tested(code, binding);
    }
    let call = Some(code.node(argument).parent).filter(|call| code.node(argument).shape == Shape::Argument && code.node(*call).shape == Shape::Call)?;
    let of = code.child(binding, Role::Type)?;
    LANGUAGES[code.language].words.plain_types.contains(&code.text(of)).then_some(call)
}

/// What is tested by the pattern in which a name is declared: the name stands for it, or for a part of it.
fn tested(code: &Code, binding: NodeId) -> Option<NodeId> {
    let around = code.ancestors(binding).take(MOST_PATTERNS).take_while(|up| matches!(code.node(*up).shape, Shape::Other | Shape::Binding | Shape::Choice));
    // It stands before all that it is held against.
    let asked = |up: NodeId| {
        let role = if code.node(up).shape == Shape::Choice { Role::Condition } else { Role::Value };
        code.children(up).next().filter(|first| code.node(*first).role == role)
    };
    around.filter_map(asked).find(|value| *value < binding)
}

/// The nearest function or file around a node.
fn scope_of(code: &Code, id: NodeId) -> NodeId {
    code.ancestors(id).find(|up| matches!(code.node(*up).shape, Shape::Function | Shape::File | Shape::Comprehension)).unwrap_or(0)
}

/// The block inside a function, or inside the file, that a variable is declared in and known in alone, where the language has it so.
fn block_of(code: &Code, id: NodeId) -> Option<NodeId> {
    let words = LANGUAGES[code.language].words;
    let block = code.ancestors(id).find(|up| matches!(code.node(*up).shape, Shape::Function | Shape::File | Shape::Comprehension | Shape::Block))?;
    let inner = words.blocks && code.node(block).shape == Shape::Block && !matches!(code.node(code.node(block).parent).shape, Shape::Function | Shape::Class);
    let before = || code.source.slice(Span { start: code.node(block).span.start, end: code.node(id).span.start });
    (inner && !words.hoists.is_some_and(|word| before().trim_end().ends_with(word))).then_some(block)
}

/// The class that a node is a member of: nothing but declarations and blocks between them.
fn member_of(code: &Code, id: NodeId) -> Option<NodeId> {
    for up in code.ancestors(id) {
        match code.node(up).shape {
            Shape::Class => return Some(up),
            Shape::Declaration | Shape::Block | Shape::Other => {}
            _ => return None,
        }
    }
    None
}
