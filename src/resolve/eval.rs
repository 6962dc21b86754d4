//! What an expression is known to be, found by following its names.

mod apart;
mod based;
mod calls;
mod checked;
mod constructed;
mod defaults;
mod elements;
mod growth;
mod imports;
mod indexed;
mod inherited;
mod kept;
mod listed;
mod members;
mod origin;
mod overloads;
mod own_settings;
mod put_into;
mod put_out;
mod returned;
mod trace;
mod transformed;
mod tuples;
mod types;
mod written;

pub use checked::LEAF;
pub use elements::Taken;
pub use trace::{TraceStep, Traced};

use super::symbols::{MOST_DEFINITIONS, exclude, reaching};
use super::value::MOST_PARTS;
use super::{Definition, NodeRef, Program, Value, Wanted, Why, is_nothing, taken};
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::LANGUAGES;
use foldhash::{HashMap, HashSet};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Steps of one evaluation; a value that takes more is `Unknown`.
const STEPS: u32 = 1_000;
/// Steps of one part of an evaluation after which it is not evaluated again, even if it was cut off.
const LONG: u32 = STEPS / 4;
/// Classes and places elsewhere that are looked at for one member.
const MOST_DERIVED: usize = 32;
/// Members put into one object that are looked at.
const MOST_FILLED: usize = 64;
/// Nesting of one evaluation.
const DEPTH: u32 = 48;

/// Parts of a dotted name, from its end, that may be the type: it has members, and those have some.
const LAST_PARTS: usize = 3;

/// The beginnings of a name that no file declares which may be those of types: its first part, or all up to one behind the name of its space.
fn types_in(dotted: &str) -> impl Iterator<Item = &str> {
    let first = dotted.split('.').next().unwrap_or_default();
    let last = std::iter::successors(Some(dotted), |name| Some(name.rsplit_once('.')?.0)).take(LAST_PARTS);
    let is_type = |name: &&str| name.rsplit('.').next().is_some_and(|part| part.starts_with(char::is_uppercase));
    std::iter::once(first).chain(last).filter(is_type)
}

/// What a call or mention means for values: the part of the rows that the evaluation needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A person or a request hands it in.
    Input,
    /// Configuration under a fixed key.
    Configured,
    /// The same in another form.
    Transform,
    /// What it goes over, taken in a way.
    Elements(Taken),
    /// What the function gives that it is handed, called with what it is called on.
    Continuation,
    /// An object that a container holds for the application.
    Container,
    /// It puts what it is given into the object that it is called on.
    Addition,
    /// It says what an object that stands in for another one is to do.
    Mock,
    /// The function that it is handed first.
    HandsBack,
    /// What the function gives that it is handed behind so many arguments.
    Runs(usize),
    /// What it is handed last.
    Cast,
    /// A member of a type: the value that it is handed first, or as the default.
    Default,
    /// A value, and the function that changes it.
    State,
    /// A type whose constants hold their own names, with `_` between the words.
    Spelling,
    /// Settings, as the schema says that it is handed.
    Schema,
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
    /// Names of files that are being asked for what they give.
    giving: RefCell<HashSet<(usize, String)>>,
    kept: kept::Kept<'p>,
    /// What modules mean, by the file that names them.
    modules: RefCell<HashMap<usize, HashMap<String, Option<usize>>>>,
    steps: Cell<u32>,
    cuts: Cell<u64>,
    jumps: RefCell<trace::Jumps>,
    growth: RefCell<HashMap<usize, Rc<growth::Growth>>>,
    /// What could not be followed because its file was not read.
    pub wanted: RefCell<Wanted>,
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
        Self {
            program,
            meaning,
            memo: RefCell::default(),
            active: RefCell::default(),
            giving: RefCell::default(),
            kept: kept::Kept::default(),
            modules: RefCell::default(),
            steps: Cell::new(0),
            cuts: Cell::new(0),
            jumps: RefCell::default(),
            growth: RefCell::default(),
            wanted: RefCell::default(),
        }
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
            // What is taken for a library's may lie where the settings of a compiler have all names looked for.
            Value::Symbol(module, _) if self.program.may_lie_below_base(file, module) => {
                self.wanted.borrow_mut().modules.insert((file, module.clone()));
            }
            Value::Unknown(Why::Undeclared(name)) => {
                let mut wanted = self.wanted.borrow_mut();
                wanted.globals.insert(file);
                // Elsewhere a type is brought by its module.
                if self.program.sees_all(file) {
                    wanted.types.extend(types_in(name).map(|name| (file, name.to_owned())));
                }
            }
            _ => {}
        }
    }

    /// Whether a name stands for what is handed in.
    #[must_use]
    pub fn is_input(&self, file: usize, name: &str) -> bool {
        self.meaning_at(file, name) == Some(Meaning::Input)
    }

    /// Whether a name stands for what configuration gives.
    #[must_use]
    pub fn is_configured(&self, file: usize, name: &str) -> bool {
        self.meaning_at(file, name) == Some(Meaning::Configured)
    }

    /// Whether a call of a name says what an object that stands in for another one is to do.
    #[must_use]
    pub fn is_mock(&self, file: usize, name: &str) -> bool {
        (self.meaning)(file, &format!("+{name}")) == Some(Meaning::Mock)
    }

    /// Whether a call of a name gives an object that a container holds for the application.
    #[must_use]
    pub fn is_container(&self, file: usize, name: &str) -> bool {
        (self.meaning)(file, &format!("{name}()")) == Some(Meaning::Container)
    }

    /// Whether a call gives an object that a container holds for the application.
    #[must_use]
    pub fn is_held(&self, made: NodeRef) -> bool {
        let name = self.code(made).callee_name(made.node);
        name.is_some_and(|name| self.is_container(made.file, name))
    }

    /// Whether a call of a name gives back its object in another form, or hands it to a function.
    #[must_use]
    pub fn is_form(&self, file: usize, name: &str) -> bool {
        matches!((self.meaning)(file, &format!("{name}()")), Some(Meaning::Transform | Meaning::Continuation))
    }

    /// The value of an expression.
    #[must_use]
    pub fn value(&self, file: usize, node: NodeId) -> Value {
        self.steps.set(0);
        self.eval(NodeRef { file, node }, 0)
    }

    /// What a name stands for by one of its definitions.
    #[must_use]
    pub fn value_by(&self, file: usize, definition: &Definition) -> Value {
        self.steps.set(0);
        self.definitions(file, std::slice::from_ref(definition), 0)
    }

    /// The value of an expression where a variable beside it was given its own by an assignment: what is assigned in a branch that excludes this one does not count.
    #[must_use]
    pub fn value_beside(&self, file: usize, node: NodeId, assigned: NodeId) -> Value {
        let (code, table) = (&self.program.files[file], &self.program.tables[file]);
        let held = if code.node(node).shape == Shape::Name { table.held(code, node) } else { Vec::new() };
        let goes_along = |one: &Definition| !matches!(one, Definition::Value(_, binder) if exclude(code, *binder, assigned));
        let left: Vec<Definition> = held.iter().filter(|one| goes_along(one)).cloned().collect();
        if left.is_empty() || left.len() == held.len() {
            return self.value(file, node);
        }
        self.steps.set(0);
        self.definitions(file, &left, 0)
    }

    /// The value of an expression that is asked for on the way to another one: within its budget.
    fn peek(&self, file: usize, node: NodeId) -> Value {
        if self.active.borrow().is_empty() { self.value(file, node) } else { self.eval(NodeRef { file, node }, DEPTH / 3) }
    }

    fn eval(&self, at: NodeRef, depth: u32) -> Value {
        self.jumps.borrow_mut().note(self.code(at), at);
        if let Some(known) = self.memo.borrow().get(&at) {
            return known.clone();
        }
        let began = self.steps.get();
        self.steps.set(began + 1);
        if depth > DEPTH || self.steps.get() > STEPS {
            self.cuts.set(self.cuts.get() + 1);
            return Value::Unknown(Why::Budget);
        }
        if !self.active.borrow_mut().insert(at) {
            // A value defined by itself adds nothing to its other definitions.
            self.cuts.set(self.cuts.get() + 1);
            return Value::Choice(Rc::default());
        }
        let before = self.cuts.get();
        self.jumps.borrow_mut().open(at);
        let value = self.step(at, depth + 1).bounded();
        self.jumps.borrow_mut().close();
        self.active.borrow_mut().remove(&at);
        // A value that was cut off by a cycle or the budget of an outer question is not the answer to this one; but what takes long would take as long each time.
        if self.active.borrow().is_empty() || self.cuts.get() == before || self.steps.get() - began > LONG {
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
            Shape::Literal => {
                let unset = self.program.words(at.file).unset.is_some_and(|word| code.text(node).starts_with(word));
                Value::Literal(if unset { "null" } else { code.text(node) }.to_owned())
            }
            Shape::List | Shape::Initializer => self.list(at, depth),
            Shape::Record => self.record(at, depth),
            Shape::Choice => Value::choice(code.children(node).filter(|child| matches!(code.node(*child).role, Role::Branch)).map(|child| self.eval(here(child), depth)).collect()),
            Shape::Binary => self.binary(at, depth),
            Shape::Name => match self.name(at, code.name(node), depth) {
                Value::Function(function) if self.is_accessor(function) => self.returned(function, &[], depth).unwrap_or(Value::Function(function)),
                value => value,
            },
            Shape::Shorthand => self.name(at, code.name(node), depth),
            Shape::Member => match self.by_type(at, self.member(at, depth)) {
                // A function that is read and not called is a property, and gives what the function gives.
                Value::Function(function) if code.node(node).role != Role::Callee => self.returned(function, &[], depth).unwrap_or(Value::Function(function)),
                Value::Choice(parts) if code.node(node).role != Role::Callee => self.as_read(parts, depth),
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
            Shape::Comprehension => role(Role::Value).or_else(|| role(Role::Body)).map_or(Value::Unknown(Why::Other), |value| self.eval(here(value), depth)),
            Shape::This => code.enclosing(node, Shape::Class).map_or(Value::Unknown(Why::Other), |class| Value::Type(here(class))),
            Shape::Class => Value::Type(at),
            _ => Value::Unknown(Why::Other),
        }
    }

    fn name(&self, at: NodeRef, name: &str, depth: u32) -> Value {
        let code = self.code(at);
        if is_nothing(name) {
            return Value::Literal(name.to_owned());
        }
        let found = self.program.tables[at.file].lookup(code, at.node, name);
        if found.len() > MOST_DEFINITIONS {
            return Value::Unknown(Why::Budget);
        }
        if !found.is_empty() {
            let reaching = reaching(code, at.node, found);
            let value = match &reaching {
                Some(left) => self.definitions(at.file, left, depth),
                None => self.defined(at.file, found, depth),
            };
            let mut value = self.overridden(at, name, found, value, depth);
            if reaching.is_none()
                && let Some(class) = self.member_of_own(at, found)
            {
                value = self.with_assigned(class, name, value, depth);
                let above = if self.is_only_assigned(at.file, found) { self.inherited(at, name, depth) } else { None };
                value = above.map_or(value.clone(), |above| Value::choice(vec![value, above]));
            }
            return self.by_type(at, value);
        }
        if let Some(value) = self.inherited(at, name, depth) {
            return self.by_type(at, value);
        }
        if self.program.sees_all(at.file)
            && let Some(class) = self.program.classes(name, at.file).next()
        {
            return Value::Type(class);
        }
        if let Some(module) = self.star_imports(at, name, depth) {
            return module;
        }
        if let Some((file, found)) = self.shared(at.file, name) {
            return self.defined(file, found, depth);
        }
        if LANGUAGES[code.language].words.command_line == Some(name) {
            return Value::Unknown(Why::Input(name.to_owned()));
        }
        Value::Unknown(Why::Undeclared(name.to_owned()))
    }

    /// A global name of a file that shares them with this one.
    fn shared(&self, file: usize, name: &str) -> Option<(usize, &'p [Definition])> {
        let program = self.program;
        program.shared(file).map(|other| (other, program.tables[other].defined(0, name))).find(|(_, found)| !found.is_empty())
    }

    fn definitions(&self, file: usize, found: &[Definition], depth: u32) -> Value {
        // Functions that fill a variable in turn come here again and again without an expression between that is not known already, which alone `eval` bounds.
        if depth > DEPTH {
            return Value::Unknown(Why::Budget);
        }
        // As many functions and types are no choice that anybody could follow.
        if found.iter().filter(|one| matches!(one, Definition::Function(_) | Definition::Class(_))).count() > MOST_PARTS {
            return Value::Unknown(Why::Budget);
        }
        let mut values = Vec::new();
        let only_declared = found.iter().all(|one| matches!(one, Definition::Declared(_)));
        for one in found {
            let here = |node: &NodeId| NodeRef { file, node: *node };
            let value = match one {
                Definition::Value(_, binder) if self.is_filled_by_a_person(file, *binder) => Value::Unknown(Why::Input(self.program.files[file].name(*binder).to_owned())),
                // A member is only declared by a call that gives it no default, where it is given a value elsewhere.
                Definition::Value(value, _) if found.len() > 1 && self.states_no_default(here(value)) => continue,
                Definition::Value(value, binder) => match self.put_out(here(value), *binder, depth).unwrap_or_else(|| self.eval(here(value), depth)) {
                    Value::Record(entries) => self.filled(file, taken(entries), one, *binder, depth),
                    // What a call gives back says nothing of the variable that it fills, but for what stands behind both.
                    Value::Literal(_) | Value::Text(_) | Value::Function(_) | Value::Type(_) if value < binder => Value::Unknown(Why::Other),
                    other => self.grown(file, other, *binder, depth),
                },
                // Whatever the code puts there besides.
                Definition::Declared(node) if self.is_filled_by_a_person(file, *node) => Value::Unknown(Why::Input(self.program.files[file].name(*node).to_owned())),
                Definition::Declared(node) if only_declared => self.filled_by_call(file, *node, depth).unwrap_or(Value::Unknown(Why::Undeclared(String::new()))),
                Definition::Declared(node) => match self.filled_by_call(file, *node, depth) {
                    Some(value) => value,
                    None => continue,
                },
                Definition::Parameter(_, _, node, _) if self.is_filled_by_a_request(file, *node) => Value::Unknown(Why::Input(self.program.files[file].name(*node).to_owned())),
                Definition::Parameter(function, index, node, part) => {
                    let name = self.program.files[file].name(*node);
                    let path = part.as_deref().unwrap_or(name);
                    if *index == 0
                        && self.program.words(file).own_type == Some(name)
                        && let Some(class) = self.program.files[file].enclosing(*node, Shape::Class)
                    {
                        values.push(Value::Type(here(&class)));
                        continue;
                    }
                    let made = || part.is_none().then(|| self.made_for(file, *node, depth)).flatten();
                    self.decorated(here(function), name).or_else(made).unwrap_or_else(|| Value::Unknown(Why::Parameter(here(function), *index, path.to_owned())))
                }
                Definition::Function(node) => Value::Function(here(node)),
                Definition::Class(node) => Value::Type(here(node)),
                Definition::Import(module, name) => self.import(file, module, name.as_deref(), depth),
                Definition::Loop(node, places) => self.element_of(here(node), places, depth),
                Definition::Part(node, keys) => self.taken_apart(here(node), keys, depth),
                Definition::Alias(name) => {
                    let found = self.program.tables[file].defined(0, name);
                    self.definitions(file, found, depth + 1)
                }
            };
            values.push(value);
            if values.len() > 2 * MOST_PARTS {
                // Without twins they may still be few.
                match Value::choice(std::mem::take(&mut values)) {
                    Value::Unknown(Why::Budget) => return Value::Unknown(Why::Budget),
                    Value::Choice(parts) => values = taken(parts),
                    one => values.push(one),
                }
            }
        }
        // A reset to nothing is no value of its own.
        if values.len() > 1 {
            let rest: Vec<Value> = values.iter().filter(|value| !value.is_nothing()).cloned().collect();
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
        let mut put: Vec<(&str, Vec<Value>)> = Vec::new();
        for (member, value) in self.program.tables[file].filled(code, name, definition).take(MOST_FILLED) {
            let value = self.eval(NodeRef { file, node: value }, depth);
            match put.iter_mut().find(|(known, _)| *known == member) {
                Some((_, values)) => values.push(value),
                None => put.push((member, vec![value])),
            }
        }
        for (member, mut values) in put {
            match entries.iter_mut().rev().find(|(key, _)| key == member) {
                Some((_, known)) => {
                    values.insert(0, std::mem::replace(known, Value::Choice(Rc::default())));
                    *known = Value::choice(values);
                }
                None => entries.push((member.to_owned(), Value::choice(values))),
            }
        }
        Value::Record(entries.into())
    }

    fn meaning_of(&self, file: usize, dotted: &str) -> Option<Value> {
        match self.meaning_at(file, dotted)? {
            Meaning::Input => Some(Value::Unknown(Why::Input(dotted.to_owned()))),
            Meaning::Configured => Some(Value::Configured(dotted.to_owned())),
            Meaning::Transform
            | Meaning::Elements(_)
            | Meaning::Continuation
            | Meaning::Container
            | Meaning::Addition
            | Meaning::Mock
            | Meaning::HandsBack
            | Meaning::Runs(_)
            | Meaning::Cast
            | Meaning::Default
            | Meaning::State
            | Meaning::Spelling
            | Meaning::Schema
            | Meaning::Library => None,
        }
    }
}
