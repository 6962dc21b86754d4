//! What an expression is known to be, found by following its names.

use super::{Definition, NodeRef, Program, Value, Why};
use crate::code::{Code, NodeId, Piece, Role, Shape};
use crate::language::LANGUAGES;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Steps of one evaluation; a value that takes more is `Unknown`.
const STEPS: u32 = 4_000;
/// Classes and places elsewhere that are looked at for one member.
const MOST_DERIVED: usize = 12;
/// Members put into one object that are looked at.
const MOST_FILLED: usize = 64;
/// Nesting of one evaluation.
const DEPTH: u32 = 48;

/// What a call or mention means for values: the part of the rows that the evaluation needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A person or a request hands it in.
    Input,
    /// Configuration under a fixed key.
    Configured,
    /// The same in another form.
    Transform,
    /// A module that is a library, whatever the repository calls its own files.
    Library,
}

/// Gives values; remembers them.
pub struct Evaluator<'p> {
    /// The files.
    pub program: &'p Program,
    meaning: &'p dyn Fn(usize, &str) -> Option<Meaning>,
    memo: RefCell<HashMap<NodeRef, Value>>,
    active: RefCell<HashSet<NodeRef>>,
    steps: Cell<u32>,
    cuts: Cell<u64>,
    /// What could not be followed because its file was not read.
    pub wanted: RefCell<Wanted>,
}

/// What another round of reading could settle.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Modules by the importing file.
    pub modules: BTreeSet<(usize, String)>,
    /// Names of types, by the file that mentions them.
    pub types: BTreeSet<(usize, String)>,
    /// Files that miss a name which a script beside them may define.
    pub globals: BTreeSet<usize>,
    /// Names of functions whose callers decide, by their file.
    pub callers: BTreeSet<(usize, String)>,
}

/// Where a name comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A module, and the path of the name within it.
    Module(String, String),
    /// Made by a construction or call.
    Object(NodeRef),
    /// Code of the repository.
    Local,
    /// A value that is no object at all.
    Plain,
    /// Not known.
    Unknown,
}

impl<'p> Evaluator<'p> {
    /// An evaluator over a program; `meaning` says what calls and mentions by a dotted name mean for values.
    #[must_use]
    pub fn new(program: &'p Program, meaning: &'p dyn Fn(usize, &str) -> Option<Meaning>) -> Self {
        Self { program, meaning, memo: RefCell::default(), active: RefCell::default(), steps: Cell::new(0), cuts: Cell::new(0), wanted: RefCell::default() }
    }

    fn code(&self, at: NodeRef) -> &'p Code {
        &self.program.files[at.file]
    }

    /// Notes what would settle a value that was asked for in earnest.
    pub fn want(&self, file: usize, value: &Value) {
        match value {
            Value::Unknown(Why::Unread(from, module)) => {
                self.wanted.borrow_mut().modules.insert((*from, module.clone()));
            }
            Value::Unknown(Why::Undeclared(name)) => {
                let mut wanted = self.wanted.borrow_mut();
                wanted.globals.insert(file);
                if name.starts_with(char::is_uppercase) {
                    wanted.types.insert((file, name.clone()));
                }
            }
            _ => {}
        }
    }

    /// Whether a name stands for what is handed in.
    #[must_use]
    pub fn is_input(&self, file: usize, name: &str) -> bool {
        (self.meaning)(file, name) == Some(Meaning::Input)
    }

    /// The value of an expression.
    #[must_use]
    pub fn value(&self, file: usize, node: NodeId) -> Value {
        self.steps.set(0);
        self.eval(NodeRef { file, node }, 0)
    }

    fn eval(&self, at: NodeRef, depth: u32) -> Value {
        if let Some(known) = self.memo.borrow().get(&at) {
            return known.clone();
        }
        self.steps.set(self.steps.get() + 1);
        if depth > DEPTH || self.steps.get() > STEPS {
            self.cuts.set(self.cuts.get() + 1);
            return Value::Unknown(Why::Budget);
        }
        if !self.active.borrow_mut().insert(at) {
            // A value defined by itself adds nothing to its other definitions.
            self.cuts.set(self.cuts.get() + 1);
            return Value::Choice(Vec::new());
        }
        let before = self.cuts.get();
        let value = self.step(at, depth + 1).bounded();
        self.active.borrow_mut().remove(&at);
        // A value that was cut off by a cycle or the budget of an outer question is not the answer to this one.
        if self.active.borrow().is_empty() || self.cuts.get() == before {
            self.memo.borrow_mut().insert(at, value.clone());
        }
        value
    }

    fn step(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let node = at.node;
        let here = |node| NodeRef { file: at.file, node };
        let role = |role| code.child(node, role);
        match code.node(node).shape {
            Shape::Text => self.text(at, depth),
            Shape::Literal => Value::Literal(code.text(node).to_owned()),
            Shape::List | Shape::Initializer => self.list(at, depth),
            Shape::Record => self.record(at, depth),
            Shape::Choice => Value::choice(code.children(node).filter(|child| matches!(code.node(*child).role, Role::Branch)).map(|child| self.eval(here(child), depth)).collect()),
            Shape::Binary => self.binary(at, depth),
            Shape::Name => self.name(at, code.name(node), depth),
            Shape::Shorthand => self.name(at, code.name(node), depth),
            Shape::Member => match self.member(at, depth) {
                // A function that is read and not called is a property, and gives what the function gives.
                Value::Function(function) if code.node(node).role != Role::Callee => self.returned(function, &[], depth).unwrap_or(Value::Function(function)),
                value => value,
            },
            Shape::Index => self.index(at, depth),
            Shape::Call => self.call(at, depth),
            Shape::New | Shape::Element => self.construction(at, depth),
            Shape::Function => Value::Function(at),
            Shape::Spread | Shape::Argument | Shape::Entry | Shape::Binding | Shape::Return => match code.value_of(node).or_else(|| code.children(node).next()) {
                Some(value) => self.eval(here(value), depth),
                None => Value::Unknown(Why::Other),
            },
            Shape::Assign => role(Role::Right).map_or(Value::Unknown(Why::Other), |right| self.eval(here(right), depth)),
            Shape::ConditionalAccess => role(Role::Value).map_or(Value::Unknown(Why::Other), |value| self.eval(here(value), depth)),
            Shape::Comprehension => role(Role::Value).map_or(Value::Unknown(Why::Other), |value| self.eval(here(value), depth)),
            Shape::This => code.enclosing(node, Shape::Class).map_or(Value::Unknown(Why::Other), |class| Value::Type(here(class))),
            Shape::Class => Value::Type(at),
            _ => Value::Unknown(Why::Other),
        }
    }

    fn text(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        // Neighbouring strings are one: their pieces are strings themselves.
        if code.children(at.node).any(|child| code.node(child).shape == Shape::Text) && code.children(at.node).all(|child| code.node(child).shape == Shape::Text) {
            return Value::joined(code.children(at.node).map(|child| self.eval(NodeRef { file: at.file, node: child }, depth)).collect());
        }
        let parts = code.pieces(at.node).into_iter().map(|piece| match piece {
            Piece::Text(text, _) => Value::Text(text),
            Piece::Value(node) => self.eval(NodeRef { file: at.file, node }, depth),
        });
        let parts: Vec<Value> = parts.collect();
        if parts.is_empty() { Value::Text(String::new()) } else { Value::joined(parts) }
    }

    fn list(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let mut out = Vec::new();
        for child in code.children(at.node) {
            let node = code.node(child);
            if node.role == Role::Type {
                continue;
            }
            let value = self.eval(NodeRef { file: at.file, node: child }, depth);
            match (node.shape, value) {
                (Shape::Spread | Shape::Initializer, Value::List(inner)) => out.extend(inner),
                (_, value) => out.push(value),
            }
        }
        Value::List(out)
    }

    fn record(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let mut out: Vec<(String, Value)> = Vec::new();
        for child in code.children(at.node) {
            let value = match code.value_of(child).or_else(|| code.children(child).next()) {
                Some(value) => self.eval(NodeRef { file: at.file, node: value }, depth),
                None => Value::Unknown(Why::Other),
            };
            if code.node(child).shape == Shape::Spread {
                match value {
                    Value::Record(inner) => out.extend(inner),
                    other => out.push(("...".into(), other)),
                }
            } else if let Some(key) = code.key_of(child) {
                out.push((key, value));
            }
        }
        Value::Record(out)
    }

    fn binary(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let side = |role| code.child(at.node, role).map_or(Value::Unknown(Why::Other), |node| self.eval(NodeRef { file: at.file, node }, depth));
        match code.name(at.node) {
            "+" | "%" | "/" | "|" => Value::joined(vec![side(Role::Left), side(Role::Right)]),
            "||" | "??" | "or" => match side(Role::Left) {
                Value::Configured(key) => match side(Role::Right) {
                    // It may be left out.
                    Value::Literal(nothing) if matches!(nothing.as_str(), "null" | "None" | "undefined") => Value::choice(vec![Value::Configured(key), Value::Literal(nothing)]),
                    _ => Value::Configured(key),
                },
                left => Value::choice(vec![left, side(Role::Right)]),
            },
            "&&" | "and" => side(Role::Right),
            _ => Value::Literal("<comparison>".into()),
        }
    }

    fn name(&self, at: NodeRef, name: &str, depth: u32) -> Value {
        let code = self.code(at);
        if matches!(name, "undefined" | "null" | "None") {
            return Value::Literal(name.to_owned());
        }
        let found = self.program.tables[at.file].lookup(code, at.node, name);
        if !found.is_empty() {
            return self.definitions(at.file, found, depth);
        }
        if self.visible_everywhere(at.file)
            && let Some(class) = self.program.classes(name, at.file).first()
        {
            return Value::Type(*class);
        }
        if let Some(module) = self.star_imports(at, name, depth) {
            return module;
        }
        if let Some((file, found)) = self.shared(at.file, name) {
            return self.definitions(file, found, depth);
        }
        Value::Unknown(Why::Undeclared(name.to_owned()))
    }

    /// A name that `from x import *` may have brought.
    fn star_imports(&self, at: NodeRef, name: &str, depth: u32) -> Option<Value> {
        let code = self.code(at);
        for (module, import) in &self.program.tables[at.file].imports {
            if code.children(*import).any(|child| code.node(child).shape == Shape::ImportAll && code.name(child).is_empty())
                && let Some(file) = self.program.module(at.file, module)
            {
                let found = self.program.tables[file].defined(0, name);
                if !found.is_empty() {
                    return Some(self.definitions(file, found, depth));
                }
            }
        }
        None
    }

    /// A global name of a file that shares them with this one.
    fn shared(&self, file: usize, name: &str) -> Option<(usize, &'p [Definition])> {
        let program = self.program;
        program.shared(file).map(|other| (other, program.tables[other].defined(0, name))).find(|(_, found)| !found.is_empty())
    }

    fn visible_everywhere(&self, file: usize) -> bool {
        LANGUAGES[self.program.files[file].language].modules == crate::language::Modules::Namespaces
    }

    fn definitions(&self, file: usize, found: &[Definition], depth: u32) -> Value {
        let mut values = Vec::new();
        let only_declared = found.iter().all(|one| matches!(one, Definition::Declared(_)));
        for one in found {
            let here = |node: &NodeId| NodeRef { file, node: *node };
            let value = match one {
                Definition::Value(value, binder) => match self.eval(here(value), depth) {
                    Value::Record(entries) => self.filled(file, entries, one, *binder, depth),
                    other => other,
                },
                Definition::Declared(_) if only_declared => Value::Unknown(Why::Undeclared(String::new())),
                Definition::Declared(_) => continue,
                Definition::Parameter(function, index, node) => {
                    let code = &self.program.files[file];
                    Value::Unknown(Why::Parameter(here(function), *index, code.name(*node).to_owned()))
                }
                Definition::Function(node) => Value::Function(here(node)),
                Definition::Class(node) => Value::Type(here(node)),
                Definition::Import(module, name) => self.import(file, module, name.as_deref(), depth),
                Definition::Loop(node) => match self.eval(here(node), depth) {
                    Value::List(parts) => Value::choice(parts),
                    Value::Record(entries) => Value::choice(entries.into_iter().map(|(key, _)| Value::Text(key)).collect()),
                    Value::Configured(key) => Value::Configured(key),
                    Value::Unknown(Why::Parameter(function, index, name)) => Value::Unknown(Why::Parameter(function, index, name)),
                    Value::Unknown(Why::Call(_) | Why::Undeclared(_) | Why::Unread(..) | Why::Other) => Value::Unknown(Why::Loop),
                    other => other,
                },
                Definition::Part(node, key) => {
                    let of = self.eval(here(node), depth);
                    self.part(of, key, depth)
                }
                Definition::Alias(name) => {
                    let found = self.program.tables[file].defined(0, name);
                    self.definitions(file, found, depth + 1)
                }
            };
            values.push(value);
        }
        if depth > DEPTH {
            return Value::Unknown(Why::Budget);
        }
        // A reset to nothing is no value of its own.
        if values.len() > 1 {
            let rest: Vec<Value> =
                values.iter().filter(|value| !matches!(value, Value::Literal(text) if matches!(text.as_str(), "null" | "None" | "undefined"))).cloned().collect();
            if !rest.is_empty() {
                values = rest;
            }
        }
        Value::choice(values)
    }

    /// A record with what is put into it after it was bound to a name.
    fn filled(&self, file: usize, mut entries: Vec<(String, Value)>, definition: &Definition, binder: NodeId, depth: u32) -> Value {
        let code = &self.program.files[file];
        let name = code.child(binder, Role::Left).map_or_else(|| code.name(binder), |left| code.name(left));
        for (member, value) in self.program.tables[file].filled(code, name, definition).take(MOST_FILLED) {
            let value = self.eval(NodeRef { file, node: value }, depth);
            match entries.iter_mut().rev().find(|(key, _)| key == member) {
                Some((_, known)) => *known = Value::choice(vec![known.clone(), value]),
                None => entries.push((member.to_owned(), value)),
            }
        }
        Value::Record(entries)
    }

    fn import(&self, file: usize, module: &str, name: Option<&str>, depth: u32) -> Value {
        if depth > DEPTH {
            return Value::Unknown(Why::Budget);
        }
        if !module.starts_with('.') && (self.meaning)(file, &format!("import {module}")) == Some(Meaning::Library) {
            return Value::Symbol(module.to_owned(), name.unwrap_or("").to_owned());
        }
        let below = |name: &str| self.program.module(file, &format!("{module}{}{name}", if module.ends_with('.') { "" } else { "." }));
        let Some(target) = self.program.module(file, module) else {
            if let Some(found) = name.and_then(below) {
                return Value::Module(found);
            }
            if self.program.is_local_module(file, module) {
                return Value::Unknown(Why::Unread(file, module.to_owned()));
            }
            if LANGUAGES[self.program.files[file].language].modules == crate::language::Modules::Dotted {
                self.wanted.borrow_mut().modules.insert((file, module.to_owned()));
            }
            return Value::Symbol(module.to_owned(), name.unwrap_or("").to_owned());
        };
        match name {
            None => match self.program.tables[target].exports.get("=").map(|found| self.definitions(target, found, depth + 1)) {
                Some(value @ (Value::Object(_) | Value::Function(_) | Value::Type(_) | Value::Symbol(..) | Value::List(_) | Value::Record(_))) => value,
                _ => Value::Module(target),
            },
            Some(name) => self.exported(target, name, depth).or_else(|| below(name).map(Value::Module)).unwrap_or_else(|| Value::Unknown(Why::Undeclared(name.to_owned()))),
        }
    }

    /// What a file gives under a name.
    fn exported(&self, file: usize, name: &str, depth: u32) -> Option<Value> {
        let table = &self.program.tables[file];
        if let Some(found) = table.exports.get(name) {
            return Some(self.definitions(file, found, depth + 1));
        }
        let found = table.defined(0, name);
        if !found.is_empty() {
            return Some(self.definitions(file, found, depth + 1));
        }
        if let Some(stars) = table.exports.get("*")
            && depth < DEPTH
        {
            for star in stars {
                if let Definition::Import(module, _) = star
                    && let Some(next) = self.program.module(file, module)
                    && let Some(value) = self.exported(next, name, depth + 1)
                {
                    return Some(value);
                }
            }
        }
        // A data file is one value.
        let code = &self.program.files[file];
        if name == "default" && LANGUAGES[code.language].modules == crate::language::Modules::None {
            return code.children(0).next().map(|node| self.eval(NodeRef { file, node }, depth));
        }
        None
    }

    fn member(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let dotted = code.dotted(at.node);
        if let Some(value) = self.meaning_of(at.file, &dotted) {
            return value;
        }
        let name = code.name(at.node);
        let Some(object) = code.object(at.node) else { return Value::Unknown(Why::Other) };
        if matches!(code.text(object), "self" | "cls")
            && let Some(class) = code.enclosing(at.node, Shape::Class)
        {
            let found = self.members(NodeRef { file: at.file, node: class }, name, depth);
            if let Some(value) = found {
                return value;
            }
            return Value::Unknown(Why::Undeclared(name.to_owned()));
        }
        let mut of = self.eval(NodeRef { file: at.file, node: object }, depth);
        // A member that is written as a function and read as an object gives what the function gives.
        if let Value::Function(function) = of
            && code.node(object).shape == Shape::Member
            && let Some(value) = self.returned(function, &[], depth)
        {
            of = value;
        }
        if matches!(of, Value::Unknown(_))
            && let Some(value) = self.meaning_of(at.file, name)
        {
            return value;
        }
        let value = self.part(of.clone(), name, depth);
        if let (Value::Object(_), Value::Unknown(_)) = (&of, &value)
            && let Some(value) = self.meaning_of(at.file, name)
        {
            return value;
        }
        if let Value::Unknown(why) = &value {
            // A declared type tells where a member is defined although the object is not known.
            if let Some(class) = self.declared_class(at.file, object)
                && let Some(value) = self.members(class, name, depth)
            {
                return value;
            }
            if let (Why::Undeclared(_), Value::Symbol(module, path)) = (why, &of) {
                return Value::Symbol(module.clone(), format!("{path}.{name}"));
            }
        }
        value
    }

    /// A field of a value.
    fn part(&self, of: Value, name: &str, depth: u32) -> Value {
        match of {
            Value::Record(entries) => {
                if let Some((_, value)) = entries.iter().rev().find(|(key, _)| key == name) {
                    return value.clone();
                }
                match entries.into_iter().find(|(key, _)| key == "...") {
                    Some((_, spread)) => self.part(spread, name, depth + 1),
                    None => Value::Unknown(Why::Undeclared(name.to_owned())),
                }
            }
            Value::List(parts) => match name.parse::<usize>() {
                Ok(index) => parts.get(index).cloned().unwrap_or(Value::Unknown(Why::Other)),
                Err(_) => Value::Unknown(Why::Call(name.to_owned())),
            },
            Value::Choice(parts) => Value::choice(parts.into_iter().map(|part| self.part(part, name, depth + 1)).collect()),
            Value::Configured(key) => Value::Configured(format!("{key}.{name}")),
            // A piece of a text is as settled as the text.
            Value::Joined(_) | Value::Text(_) => of,
            Value::Symbol(module, path) => Value::Symbol(module, if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }),
            Value::Module(file) => self.exported(file, name, depth).unwrap_or(Value::Unknown(Why::Undeclared(name.to_owned()))),
            Value::Type(class) => self.members(class, name, depth).unwrap_or_else(|| Value::Unknown(Why::Undeclared(name.to_owned()))),
            Value::Object(made) => self.object_part(made, name, depth),
            Value::Unknown(Why::Parameter(function, index, path)) => Value::Unknown(Why::Parameter(function, index, format!("{path}.{name}"))),
            Value::Unknown(why) => Value::Unknown(why),
            _ => Value::Unknown(Why::Other),
        }
    }

    fn object_part(&self, made: NodeRef, name: &str, depth: u32) -> Value {
        let code = self.code(made);
        for child in code.children(made.node).filter(|child| code.node(*child).shape == Shape::Initializer) {
            for entry in code.children(child) {
                if code.key_of(entry).as_deref() == Some(name)
                    && let Some(value) = code.value_of(entry)
                {
                    return self.eval(NodeRef { file: made.file, node: value }, depth);
                }
            }
        }
        if let Some(callee) = code.callee_name(made.node)
            && let Some(class) = self.program.classes(callee, made.file).first()
            && let Some(value) = self.members(*class, name, depth)
        {
            return value;
        }
        Value::Unknown(Why::Undeclared(name.to_owned()))
    }

    /// A member of a type of the repository, its bases and its other parts included.
    fn members(&self, class: NodeRef, name: &str, depth: u32) -> Option<Value> {
        if depth > DEPTH {
            return None;
        }
        let code = self.code(class);
        let found = self.program.tables[class.file].member(class.node, name);
        if !found.is_empty() {
            let own = self.definitions(class.file, found, depth + 1);
            return Some(if matches!(own, Value::Function(_) | Value::Type(_)) { own } else { self.with_others(class, name, own, depth) });
        }
        for part in self.program.classes(code.name(class.node), class.file) {
            if part != class && self.visible_everywhere(part.file) {
                let found = self.program.tables[part.file].member(part.node, name);
                if !found.is_empty() {
                    return Some(self.definitions(part.file, found, depth + 1));
                }
            }
        }
        for base in code.children(class.node).filter(|child| code.node(*child).role == Role::Base) {
            for up in self.program.classes(code.name(base), class.file) {
                if up != class
                    && let Some(value) = self.members(up, name, depth + 8)
                {
                    return Some(value);
                }
            }
        }
        None
    }

    /// The value of a member together with what other classes put into it: those derived from its own, and code that speaks of it by the class's name.
    fn with_others(&self, class: NodeRef, name: &str, own: Value, depth: u32) -> Value {
        let of = self.code(class).name(class.node);
        let mut values = vec![own];
        for derived in self.program.derived(of).iter().filter(|derived| **derived != class).take(MOST_DERIVED) {
            let found = self.program.tables[derived.file].member(derived.node, name);
            if found.iter().any(|one| matches!(one, Definition::Value(..))) {
                values.push(self.definitions(derived.file, found, depth + 1));
            }
        }
        values.extend(self.program.put_outside(of, name).iter().filter(|at| at.file != class.file).take(MOST_DERIVED).map(|at| self.eval(*at, depth + 1)));
        if values.len() > 1 {
            values.retain(|value| !matches!(value, Value::Literal(text) if is_nothing(text)));
        }
        Value::choice(values)
    }

    /// The type of the repository that an expression is declared to have.
    fn declared_class(&self, file: usize, expression: NodeId) -> Option<NodeRef> {
        let name = self.declared_type(file, expression)?;
        self.program.classes(&name, file).first().copied()
    }

    /// The name of the type that an expression is declared to have.
    #[must_use]
    pub fn declared_type(&self, file: usize, expression: NodeId) -> Option<String> {
        let code = &self.program.files[file];
        let node = code.node(expression);
        let definitions: Vec<Definition> = match node.shape {
            Shape::Name => self.program.tables[file].lookup(code, expression, code.name(expression)).to_vec(),
            Shape::Member => {
                let object = code.object(expression)?;
                if code.node(object).shape != Shape::This && !matches!(code.text(object), "self" | "cls") {
                    // A member of another class of the repository.
                    let class = match self.value(file, object) {
                        Value::Type(class) => class,
                        Value::Object(made) => self.class_made(made)?,
                        _ => self.declared_class(file, object)?,
                    };
                    return self.program.tables[class.file].member(class.node, code.name(expression)).iter().find_map(|one| self.type_of(class.file, one));
                }
                let class = code.enclosing(expression, Shape::Class)?;
                self.program.tables[file].member(class, code.name(expression)).to_vec()
            }
            _ => return None,
        };
        definitions.iter().find_map(|one| self.type_of(file, one))
    }

    /// The name of the type that a definition declares.
    fn type_of(&self, file: usize, definition: &Definition) -> Option<String> {
        let code = &self.program.files[file];
        let (Definition::Value(_, node) | Definition::Declared(node) | Definition::Parameter(_, _, node)) = definition else { return None };
        let holder = if code.node(code.node(*node).parent).shape == Shape::Declaration { code.node(*node).parent } else { *node };
        let of = code.child(holder, Role::Type)?;
        match code.node(of).shape {
            Shape::Name | Shape::Member => Some(code.name(of).to_owned()).filter(|name| !matches!(name.as_str(), "var" | "string" | "object")),
            _ => None,
        }
    }

    /// The class of the repository that the name of a constructed type means.
    #[must_use]
    pub fn class_of(&self, file: usize, name: NodeId) -> Option<NodeRef> {
        match self.value(file, name) {
            Value::Type(class) => Some(class),
            _ => None,
        }
    }

    /// The class of the repository that a construction makes an object of.
    pub fn class_made(&self, made: NodeRef) -> Option<NodeRef> {
        let code = self.code(made);
        let callee = code.callee(made.node)?;
        if code.node(made.node).shape == Shape::Call {
            // A container gives an object of the type that it is asked for.
            let asked = code.children(callee).find(|child| code.node(*child).role == Role::TypeArgument);
            return match (self.value(made.file, callee), asked) {
                (Value::Type(class), _) => Some(class),
                (Value::Function(_), _) => None,
                (_, Some(asked)) => self.program.classes(code.name(asked), made.file).first().copied(),
                _ => None,
            };
        }
        let name = code.callee_name(made.node)?;
        // A name that is brought in from a library is not the repository's type of that name.
        if self.program.tables[made.file].lookup(code, callee, name).iter().any(|one| matches!(one, Definition::Import(..))) {
            return match self.value(made.file, callee) {
                Value::Type(class) => Some(class),
                _ => None,
            };
        }
        self.program.classes(name, made.file).first().copied()
    }

    fn index(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let Some(object) = code.object(at.node) else { return Value::Unknown(Why::Other) };
        if let Some(value) = self.meaning_of(at.file, &code.dotted(object)) {
            return value;
        }
        let of = self.eval(NodeRef { file: at.file, node: object }, depth);
        let key = code.child(at.node, Role::Index).map(|node| self.eval(NodeRef { file: at.file, node }, depth));
        match (of, key) {
            (Value::Unknown(Why::Input(name)), _) => Value::Unknown(Why::Input(name)),
            (of @ (Value::Record(_) | Value::List(_) | Value::Choice(_)), Some(Value::Text(key) | Value::Literal(key))) => self.part(of, &key, depth),
            (Value::List(parts), _) => Value::choice(parts),
            (Value::Record(entries), _) => Value::choice(entries.into_iter().map(|(_, value)| value).collect()),
            (Value::Configured(key), _) => Value::Configured(key),
            (Value::Unknown(Why::Parameter(function, index, path)), Some(Value::Text(key) | Value::Literal(key))) => {
                Value::Unknown(Why::Parameter(function, index, format!("{path}.{key}")))
            }
            // A fixed key of something that is no request: configuration, session, a result.
            (Value::Unknown(Why::Call(_) | Why::Undeclared(_) | Why::Other) | Value::Symbol(..) | Value::Object(_), Some(Value::Text(key))) => Value::Configured(key),
            (Value::Unknown(why), _) => Value::Unknown(why),
            _ => Value::Unknown(Why::Other),
        }
    }

    fn meaning_of(&self, file: usize, dotted: &str) -> Option<Value> {
        match (self.meaning)(file, dotted)? {
            Meaning::Input => Some(Value::Unknown(Why::Input(dotted.to_owned()))),
            Meaning::Configured => Some(Value::Configured(dotted.to_owned())),
            Meaning::Transform | Meaning::Library => None,
        }
    }

    fn construction(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let initializer = code.children(at.node).find(|child| code.node(*child).shape == Shape::Initializer);
        if let Some(initializer) = initializer
            && code.children(initializer).all(|entry| code.node(entry).shape != Shape::Assign)
            && code.children(initializer).next().is_some()
        {
            return self.list(NodeRef { file: at.file, node: initializer }, depth);
        }
        if let Some(name) = code.callee_name(at.node)
            && (self.meaning)(at.file, &format!("new {name}")) == Some(Meaning::Transform)
        {
            return Value::joined(code.positional(at.node).map(|node| self.eval(NodeRef { file: at.file, node }, depth)).collect());
        }
        Value::Object(at)
    }

    fn call(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let Some(callee) = code.callee(at.node) else { return Value::Unknown(Why::Other) };
        let name = code.callee_name(at.node).unwrap_or("").to_owned();
        let arguments = |skip: usize| code.positional(at.node).skip(skip).map(|node| self.eval(NodeRef { file: at.file, node }, depth)).collect::<Vec<Value>>();
        if let Some(module) = super::symbols::required(code, at.node) {
            return self.import(at.file, &module, None, depth);
        }
        let dotted = code.dotted(callee);
        let meaning = (self.meaning)(at.file, &dotted).or_else(|| (self.meaning)(at.file, &format!("{name}()")));
        match meaning {
            Some(Meaning::Input) => return Value::Unknown(Why::Input(format!("{name}()"))),
            Some(Meaning::Configured) => {
                let key = arguments(0).into_iter().next();
                return match key {
                    Some(Value::Text(key)) => Value::Configured(key),
                    Some(Value::Unknown(why)) => Value::Unknown(why),
                    _ => Value::Configured(name),
                };
            }
            Some(Meaning::Transform) => {
                let mut parts = Vec::new();
                if let Some(object) = code.object(callee) {
                    match self.eval(NodeRef { file: at.file, node: object }, depth) {
                        Value::Unknown(Why::Undeclared(_)) | Value::Symbol(..) | Value::Type(_) => {}
                        other => parts.push(other),
                    }
                }
                parts.extend(arguments(0));
                let named = code.children(at.node).filter(|child| code.node(*child).shape == Shape::Argument && !code.name(*child).is_empty());
                parts.extend(named.map(|argument| self.eval(NodeRef { file: at.file, node: argument }, depth)));
                return Value::joined(parts);
            }
            Some(Meaning::Library) | None => {}
        }
        match self.eval(NodeRef { file: at.file, node: callee }, depth) {
            Value::Function(function) => self.returned(function, &arguments(0), depth).unwrap_or(Value::Unknown(Why::Call(name))),
            Value::Type(_) if LANGUAGES[code.language].calls_construct => Value::Object(at),
            Value::Symbol(..) => Value::Object(at),
            Value::Unknown(Why::Input(name)) => Value::Unknown(Why::Input(name)),
            Value::Configured(key) => Value::Configured(key),
            _ => {
                // A call on an object made here: builders give themselves back.
                let object = code.object(callee).map(|node| self.eval(NodeRef { file: at.file, node }, depth));
                match object {
                    Some(Value::Object(made)) => Value::Object(made),
                    Some(Value::Unknown(Why::Input(name))) => Value::Unknown(Why::Input(name)),
                    _ => Value::Object(at),
                }
            }
        }
    }

    /// What a function gives back, with the arguments in place of its parameters.
    fn returned(&self, function: NodeRef, arguments: &[Value], depth: u32) -> Option<Value> {
        let code = self.code(function);
        let body = code.child(function.node, Role::Body)?;
        let mut values = Vec::new();
        if code.node(body).shape == Shape::Block {
            let mut node = body + 1;
            while node < code.node(body).end {
                match code.node(node).shape {
                    Shape::Function | Shape::Class => {
                        node = code.node(node).end;
                        continue;
                    }
                    Shape::Return => {
                        if let Some(value) = code.child(node, Role::Value) {
                            values.push(self.eval(NodeRef { file: function.file, node: value }, depth + 1));
                        }
                    }
                    _ => {}
                }
                node += 1;
            }
        } else {
            values.push(self.eval(NodeRef { file: function.file, node: body }, depth + 1));
        }
        if values.is_empty() {
            return None;
        }
        Some(substitute(Value::choice(values), function, arguments))
    }

    /// Where an expression comes from: what decides to which library a name belongs.
    #[must_use]
    pub fn origin(&self, file: usize, expression: NodeId) -> Origin {
        let code = &self.program.files[file];
        match code.node(expression).shape {
            Shape::Name => {
                let found = self.program.tables[file].lookup(code, expression, code.name(expression));
                if found.is_empty() && self.shared(file, code.name(expression)).is_some() {
                    return Self::origin_of_value(self.value(file, expression));
                }
                if found.is_empty() {
                    return if self.visible_everywhere(file) && !self.program.classes(code.name(expression), file).is_empty() { Origin::Local } else { Origin::Unknown };
                }
                match Self::origin_of_value(self.value(file, expression)) {
                    // What a library's object was taken apart into is the library's.
                    Origin::Unknown => found
                        .iter()
                        .find_map(|one| match one {
                            Definition::Part(of, _) => match Self::origin_of_value(self.value(file, *of)) {
                                made @ Origin::Object(_) => Some(made),
                                _ => None,
                            },
                            _ => None,
                        })
                        .unwrap_or(Origin::Unknown),
                    origin => origin,
                }
            }
            Shape::Member => match code.object(expression) {
                Some(object) => match self.origin(file, object) {
                    Origin::Module(module, path) => {
                        let name = code.name(expression);
                        Origin::Module(module, if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") })
                    }
                    _ => Self::origin_of_value(self.value(file, expression)),
                },
                None => Origin::Unknown,
            },
            _ => Self::origin_of_value(self.value(file, expression)),
        }
    }

    fn origin_of_value(value: Value) -> Origin {
        match value {
            Value::Symbol(module, path) => Origin::Module(module, path),
            Value::Object(made) => Origin::Object(made),
            Value::Function(_) | Value::Type(_) | Value::Module(_) => Origin::Local,
            Value::Literal(text) if is_nothing(&text) => Origin::Unknown,
            Value::Text(_) | Value::Literal(_) | Value::List(_) | Value::Record(_) => Origin::Plain,
            Value::Choice(parts) => parts.into_iter().map(Self::origin_of_value).find(|origin| matches!(origin, Origin::Object(_) | Origin::Module(..))).unwrap_or(Origin::Unknown),
            _ => Origin::Unknown,
        }
    }
}

/// What stands where nothing does.
fn is_nothing(text: &str) -> bool {
    matches!(text, "undefined" | "null" | "None")
}

/// Puts arguments in the place of a function's parameters.
fn substitute(value: Value, function: NodeRef, arguments: &[Value]) -> Value {
    match value {
        Value::Unknown(Why::Parameter(of, index, path)) if of == function && !path.contains('.') => {
            arguments.get(index).cloned().unwrap_or(Value::Unknown(Why::Parameter(of, index, path)))
        }
        Value::List(parts) => Value::List(parts.into_iter().map(|part| substitute(part, function, arguments)).collect()),
        Value::Choice(parts) => Value::choice(parts.into_iter().map(|part| substitute(part, function, arguments)).collect()),
        Value::Joined(parts) => Value::joined(parts.into_iter().map(|part| substitute(part, function, arguments)).collect()),
        Value::Record(entries) => Value::Record(entries.into_iter().map(|(key, value)| (key, substitute(value, function, arguments))).collect()),
        other => other,
    }
}
