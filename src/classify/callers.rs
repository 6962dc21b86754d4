//! Who calls a function of the repository, and what is passed to it.

mod given;
pub(super) mod held;
mod installed;
mod invoked;
pub(super) mod renamed;
mod tested;

use super::{Classifier, Owned};
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::language::{LANGUAGES, Modules};
use crate::query::{Row, RowSet, Step, Subject};
use crate::resolve::{Definition, NodeRef, Program, Value, Wanted, Why};
use foldhash::HashMap;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Functions that give back one another, each of which is followed to what calls it: a search for one is nested in that for the next.
const MOST_NESTED: u32 = 16;
/// Calls that may be of one function and could not be followed to any, as many as are kept: each function of a name that thousands have would keep all calls of it.
const MOST_GUESSED: usize = 256;
/// Variables that may hold one function, and calls of each of them.
const MOST_ALIASES: usize = 16;

/// Functions of one library whose callers are asked for because of what they acquire, and their shortest name: others stand in every file.
const MOST_FLOWS: usize = 64;
const SHORTEST_NAME: usize = 8;
/// The same of a type around one whose callers are asked for.
const SHORTEST_TYPE: usize = 6;

/// Who calls what, as far as it was asked for.
pub(super) struct Found {
    /// The calls of a function.
    callers: RefCell<HashMap<NodeRef, Rc<[Caller]>>>,
    /// What would tell more of who calls a function, where it is followed to whoever has it.
    pub(super) held: RefCell<HashMap<NodeRef, Wanted>>,
    /// Searches for who has a function that are under way, one for the sake of the other.
    nested: Cell<u32>,
    /// Mentions that these may still look at.
    looks_left: Cell<u32>,
    /// Variables that may hold a function, by the function's name. Made when first asked for.
    aliases: OnceCell<HashMap<String, Vec<NodeRef>>>,
    /// What is called by another name than its own. Made when first asked for.
    renamed: OnceCell<renamed::Renamed>,
    /// Calls of methods that were bound before, by the call that bound them. Made when first asked for.
    pub(super) bound: OnceCell<HashMap<NodeRef, Vec<NodeRef>>>,
}

impl Default for Found {
    fn default() -> Self {
        Self {
            callers: RefCell::default(),
            held: RefCell::default(),
            nested: Cell::new(0),
            looks_left: Cell::new(held::MOST_LOOKS),
            aliases: OnceCell::new(),
            renamed: OnceCell::new(),
            bound: OnceCell::new(),
        }
    }
}

/// A call that may be one of a function.
#[derive(Debug, Clone, Copy)]
pub(super) struct Caller {
    pub(super) call: NodeRef,
    /// What is called was followed to a function.
    pub(super) followed: bool,
    /// How the function is handed to it, where it is.
    pub(super) handed_over: Option<HandedOver>,
}

/// What a function gets of a call that it is handed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum HandedOver {
    /// The arguments from a place on: `createElement(Component, attributes)`.
    From(usize),
    /// A list of arguments, and a record of them by their names: `Thread(target=run, args=[scopes])`.
    Held(Option<NodeId>, Option<NodeId>),
    /// What the call is made on, or its elements: `list.forEach(function)`.
    Object,
    /// What stands beside it, as its second argument: `{ plugin, options }`.
    Beside(NodeId),
    /// The arguments behind so many that it was given before: `partial(run, client)(scopes)`.
    Behind(usize),
}

/// Calls that are handed something by its name, by that name.
#[derive(Default)]
pub(super) struct Handed<'p> {
    /// Those that call what they are handed, or are made on.
    runners: HashMap<&'p str, Vec<Runner<'p>>>,
    /// Those that call what was put under a text.
    named: HashMap<String, Vec<Runner<'p>>>,
    /// Those that call what they are handed with what they are made on.
    walkers: HashMap<&'p str, Vec<(NodeRef, NodeId)>>,
    /// Those that call what a text names in code of other languages.
    invoked: invoked::Invocations<'p>,
}

/// A call that calls what it is given, as a row says.
struct Runner<'p> {
    call: NodeRef,
    given: NodeId,
    way: HandedOver,
    row: &'p Row,
}

impl<'p> Handed<'p> {
    /// Of a language of which nothing was read yet.
    pub(super) fn unread(set: &'p RowSet) -> Self {
        Self { invoked: invoked::Invocations::new(set), ..Self::default() }
    }

    /// As the rows of a language have them: looked for once, and not for each function.
    pub(super) fn new(program: &'p Program, set: &'p RowSet) -> Self {
        let is_name = |code: &Code, at: NodeId| matches!(code.node(at).shape, Shape::Name | Shape::Member);
        let is_text = |code: &Code, at: NodeId| code.node(at).shape == Shape::Text;
        let object = |code: &Code, call: NodeId| code.callee(call).and_then(|callee| code.object(callee));
        let mut found = Self::unread(set);
        for row in set.of(Subject::Call) {
            for call in program.calls(&row.name).iter().copied() {
                let code = &program.files[call.file];
                if row.fact == FactKind::Installs {
                    for (given, way) in given_to(code, call.node, row) {
                        let runner = Runner { call, given, way, row };
                        if is_name(code, given) {
                            found.runners.entry(code.name(given)).or_default().push(runner);
                        } else if is_text(code, given) && way == HandedOver::From(0) {
                            found.named.entry(code.plain(given).map(|text| last_word(&text)).unwrap_or_default()).or_default().push(runner);
                        }
                    }
                } else if row.fact == FactKind::Invokes {
                    found.invoked.note(code, call, row);
                } else if matches!(row.fact, FactKind::Transform | FactKind::Continuation)
                    && let Some(given) = code.positional(call.node).next().filter(|given| is_name(code, *given) && object(code, call.node).is_some())
                {
                    found.walkers.entry(code.name(given)).or_default().push((call, given));
                }
            }
        }
        found
    }
}

/// The last part of a text that names something: `auth/getToken`.
fn last_word(text: &str) -> String {
    text.rsplit('/').next().map_or_else(String::new, str::to_owned)
}

/// What a call is given that it calls, by a row, and what it calls that with.
fn given_to(code: &Code, call: NodeId, row: &Row) -> Vec<(NodeId, HandedOver)> {
    let arguments = || code.children(call).filter(|child| code.node(*child).role == Role::Argument);
    let held = |name: &str| arguments().find(|one| code.node(*one).shape == Shape::Argument && code.name(*one) == name).and_then(|one| code.value_of(one));
    let begins = match row.arguments.as_deref() {
        Some([list, record]) if row.types.is_empty() => {
            let ([Step::Name(list), ..], [Step::Name(record), ..]) = (list.as_slice(), record.as_slice()) else { return Vec::new() };
            // The list may also stand right behind the function: `Timer(3, run, [scopes])`.
            let behind = |one: NodeId| code.positional(call).skip_while(|given| *given != one).nth(1);
            let way = |one: NodeId| HandedOver::Held(held(list).or_else(|| behind(one)), held(record));
            return arguments().filter(|_| row.on.is_empty()).map(|one| (code.value_of(one).unwrap_or(one), way(one))).collect();
        }
        Some([path]) => match path.first() {
            Some(Step::From(begins)) => *begins,
            _ => return Vec::new(),
        },
        Some(_) if row.types.is_empty() => return Vec::new(),
        Some(_) | None => 1,
    };
    let object = || code.callee(call).and_then(|callee| code.object(callee));
    let given = if row.on.is_empty() { code.positional(call).nth(begins.saturating_sub(1)) } else { object() };
    // What installs a member of its argument calls an argument that is a function itself as it calls that.
    given.map(|given| (given, HandedOver::From(if row.types.is_empty() { begins } else { 0 }))).into_iter().collect()
}

impl<'p> Classifier<'p> {
    /// Asks for who calls what a library of the repository does that several use: some of them may do but one thing of it, or nothing.
    pub(super) fn want_callers_of_flows(&self) {
        let facts = self.facts.borrow();
        let does = |owned: &&Owned| (owned.fact.flow.is_some() || owned.fact.kind == FactKind::Validation) && !owned.fact.test && !self.is_settings(owned.node.file);
        let is_used = |owned: &&Owned| self.contexts.get(owned.application).is_some_and(|context| context.used_by.len() > 1);
        let mut of_library: BTreeMap<usize, Vec<&Owned>> = BTreeMap::new();
        for owned in facts.iter().filter(does).filter(is_used) {
            of_library.entry(owned.application).or_default().push(owned);
        }
        for facts in of_library.into_values() {
            let functions: BTreeSet<NodeRef> = facts.iter().filter_map(|owned| self.program.function_around(owned.node)).collect();
            for function in functions.into_iter().take(MOST_FLOWS) {
                // What stands between in other files is followed as far as it was read: each may have callers in any number of files.
                let users = self.program.users(function).functions.into_iter().filter(|at| at.file == function.file);
                let named = users.map(|at| (at.file, self.program.called_name(at)));
                self.eval.wanted.borrow_mut().callers.extend(named.filter(|(_, name)| name.len() >= SHORTEST_NAME));
                // Whoever makes an object of the type may have others call it; that matters most where its callers are known.
                let least = if self.program.called_name(function).len() >= SHORTEST_NAME { SHORTEST_TYPE } else { SHORTEST_NAME };
                let code = &self.program.files[function.file];
                let class = code.enclosing(function.node, Shape::Class).map(|class| code.name(class)).filter(|class| class.len() >= least);
                self.eval.wanted.borrow_mut().mentions.extend(class.map(|class| (function.file, class.to_owned())));
            }
        }
    }

    /// The calls that may be of a function: those of its name, without those that are seen to mean another one.
    pub(super) fn callers(&self, function: NodeRef) -> Rc<[Caller]> {
        if let Some(known) = self.found.callers.borrow().get(&function) {
            return Rc::clone(known);
        }
        let name = self.program.called_name(function);
        let calls = if name.is_empty() { &[] } else { self.program.calls(&name) };
        let is_near = |call: &&NodeRef| self.island.applications.binary_search(&self.program.owners[call.file]).is_ok();
        let mut guesses = 0;
        let mut is_kept = |caller: &Caller| {
            guesses += usize::from(!caller.followed);
            caller.followed || guesses <= MOST_GUESSED
        };
        let mut found: Vec<Caller> = calls.iter().filter(is_near).filter_map(|call| self.caller(function, *call)).filter(|caller| is_kept(caller)).collect();
        if found.is_empty() && !name.is_empty() {
            found = self.callers_of_aliases(function, &name);
        }
        found.extend(self.callers_by_heirs(function));
        found.extend(self.installers(function, &name));
        found.extend(self.runners(function, &name));
        found.extend(self.walkers(function, &name));
        found.extend(self.callers_by_other_names(function));
        let nested = self.found.nested.get();
        if nested < MOST_NESTED && found.iter().all(|caller| caller.handed_over.is_some()) {
            // A function that gives itself back has no more callers than it has without that.
            self.found.callers.borrow_mut().insert(function, Rc::from([]));
            self.found.nested.set(nested + 1);
            found.extend(self.holders(function, &name));
            self.found.nested.set(nested);
        }
        if found.is_empty() {
            found = self.callers_by_keys(function, &name);
        }
        if found.is_empty() {
            found = self.invocations(function, &name);
        }
        let found: Rc<[Caller]> = found.into();
        self.found.callers.borrow_mut().insert(function, Rc::clone(&found));
        found
    }

    /// The calls that are given the function itself, or are made on it, and call it with what stands behind it, or where the row says:
    /// `createElement(Component, attributes)`, `run.call(null, scopes)`, `Thread(target=run, args=[scopes])`.
    fn runners(&self, function: NodeRef, name: &str) -> Vec<Caller> {
        let all = self.handed_by_name(function.file).runners.get(name).into_iter().flatten();
        let meant = all.filter(|runner| self.is_mention(function, runner.call.file, runner.given)).inspect(|runner| runner.row.hit());
        meant.map(|runner| Caller { call: runner.call, followed: true, handed_over: Some(runner.way) }).take(MOST_ALIASES).collect()
    }

    /// The calls that are given the function by its name, and call it with what they are made on: `list.forEach(run)`.
    fn walkers(&self, function: NodeRef, name: &str) -> Vec<Caller> {
        let handed = self.handed_by_name(function.file);
        let all = handed.walkers.get(name).into_iter().flatten();
        let meant = all.filter(|(call, given)| self.is_mention(function, call.file, *given));
        meant.map(|(call, _)| Caller { call: *call, followed: true, handed_over: Some(HandedOver::Object) }).take(MOST_ALIASES).collect()
    }

    fn handed_by_name(&self, file: usize) -> &Handed<'p> {
        &self.shared.handed[self.program.files[file].language]
    }

    /// Whether a name that is a function's stands in the same application, and is not seen to mean another one.
    fn is_mention(&self, function: NodeRef, file: usize, at: NodeId) -> bool {
        self.program.owners[file] == self.program.owners[function.file] && !matches!(self.eval.value(file, at), Value::Function(other) if other != function)
    }

    /// Whether a text that stands before the type of a method, as a template does, calls the method without anything that is not written there: `(click)="enter()"`.
    pub(super) fn is_called_by_template(&self, function: NodeRef, name: &str) -> bool {
        let code = &self.program.files[function.file];
        let Some(class) = code.enclosing(function.node, Shape::Class) else { return false };
        let from = Some(code.node(class).parent).filter(|up| code.node(*up).shape == Shape::Export).unwrap_or(class);
        let before = |id: &NodeId| code.node(*id).span.end <= code.node(class).name.start && code.node(*id).shape == Shape::Text;
        let calls = |text: &str| {
            text.match_indices(&format!("\"{name}(")).filter_map(|(at, start)| text[at + start.len()..].split_once(')')).any(|(given, _)| {
                let given = given.trim().trim_start_matches('\\');
                given.is_empty() || given.starts_with('\'') && !given.contains('{')
            })
        };
        code.descendants(from).take_while(|id| *id <= function.node).filter(before).any(|id| calls(code.text(id)))
    }

    /// Whether a document calls a method of a type of its application by its bare name, as the template of a component does.
    pub(super) fn is_of_component(&self, file: usize, name: NodeId) -> bool {
        let code = &self.program.files[file];
        if crate::language::container_of(&code.source.path).is_none() || !self.program.tables[file].lookup(code, name, code.name(name)).is_empty() {
            return false;
        }
        let is_method = |code: &Code| {
            (0..)
                .zip(&code.nodes)
                .any(|(id, node)| node.shape == Shape::Function && code.name(id) == self.program.files[file].name(name) && code.enclosing(id, Shape::Class).is_some())
        };
        self.files().any(|(other, code)| self.program.owners[other] == self.program.owners[file] && is_method(code))
    }

    /// Asks for what uses a component by its name: mark-up, or a call that it is handed to.
    pub(super) fn want_users(&self, file: usize, component: &str) {
        let handed = self.set(file).of(Subject::Call).filter(|row| row.fact == FactKind::HandsBack).map(|row| format!("{}({component})", row.name));
        let words = handed.chain([format!("<{component}"), format!("{component},")]).map(|word| (file, word));
        self.eval.wanted.borrow_mut().mentions.extend(words);
    }

    /// The calls of variables of the same application that may hold a function: `const run = given ?? imported`.
    fn callers_of_aliases(&self, function: NodeRef, name: &str) -> Vec<Caller> {
        let owner = self.program.owners[function.file];
        let aliases = self.found.aliases.get_or_init(|| self.index_aliases()).get(name).map_or(&[][..], Vec::as_slice);
        let known = aliases.iter().filter(|alias| self.program.owners[alias.file] == owner).take(MOST_ALIASES);
        let calls = known.flat_map(|alias| {
            let code = &self.program.files[alias.file];
            let is_of = move |call: &&NodeRef| {
                let found = code
                    .callee(call.node)
                    .filter(|callee| code.node(*callee).shape == Shape::Name)
                    .map(|callee| self.program.tables[alias.file].lookup(code, callee, code.name(callee)));
                found.is_some_and(|found| found.iter().any(|one| matches!(one, Definition::Value(_, binder) if *binder == alias.node)))
            };
            self.program.calls(code.name(alias.node)).iter().filter(|call| call.file == alias.file).filter(is_of).take(MOST_ALIASES)
        });
        calls.map(|call| Caller { call: *call, followed: false, handed_over: None }).collect()
    }

    fn index_aliases(&self) -> HashMap<String, Vec<NodeRef>> {
        let mut found: HashMap<String, Vec<NodeRef>> = HashMap::default();
        for (file, code) in self.files().filter(|(_, code)| !code.test) {
            for (node, _) in (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Binding) {
                let Some(value) = code.value_of(node) else { continue };
                let parts =
                    code.children(value).filter(|_| matches!(code.node(value).shape, Shape::Binary | Shape::Choice)).filter(|part| code.node(*part).role != Role::Condition);
                let handed = (code.node(value).shape == Shape::Call && self.hands_back(file, value)).then(|| code.positional(value).next()).flatten();
                // Where types hold all functions, one is named as a member.
                let is_name = |part: &NodeId| code.node(*part).shape == Shape::Name || code.node(*part).shape == Shape::Member && self.program.sees_all(file);
                for part in parts.chain([value]).chain(handed).filter(|part| is_name(part) && code.name(*part) != code.name(node)) {
                    found.entry(code.name(part).to_owned()).or_default().push(NodeRef { file, node });
                }
            }
        }
        found
    }

    /// Whether a call gives back the function that it is handed.
    pub(super) fn hands_back(&self, file: usize, call: NodeId) -> bool {
        let row = self.program.files[file].callee_name(call).and_then(|name| self.set(file).named(Subject::Call, name).find(|row| row.fact == FactKind::HandsBack));
        row.inspect(|row| row.hit()).is_some()
    }

    /// What tests do says nothing of the code that they test.
    fn caller(&self, function: NodeRef, call: NodeRef) -> Option<Caller> {
        let of_tests = self.program.files[call.file].test && !self.program.files[function.file].test;
        if of_tests { None } else { self.caller_anywhere(function, call) }
    }

    fn caller_anywhere(&self, function: NodeRef, call: NodeRef) -> Option<Caller> {
        let code = &self.program.files[function.file];
        let caller = &self.program.files[call.file];
        // What it hands to itself, or to another one of its name, it was handed.
        if call.file == function.file && function.node < call.node && call.node < code.node(function.node).end {
            return None;
        }
        let callee = caller.callee(call.node);
        let meant = callee.map_or(Some(false), |callee| self.meant(function, &self.eval.value(call.file, callee)))?;
        let may = || self.may_call(call.file, function.file) && callee.is_none_or(|callee| self.may_have(function, call.file, callee));
        if !meant && !callee.is_some_and(|callee| self.is_asked_for(function, call.file, callee)) && !may() {
            return None;
        }
        let is_of_another = self.eval.is_overload_of_another(function, call) || !meant && self.leaves_out(function, call);
        (!is_of_another).then_some(Caller { call, followed: meant, handed_over: None })
    }

    /// Whether a call leaves out what the function says that it has to have, by a type and without a default.
    fn leaves_out(&self, function: NodeRef, call: NodeRef) -> bool {
        let (code, caller) = (&self.program.files[function.file], &self.program.files[call.file]);
        let needs = |parameter: NodeId| {
            let optional = |of: NodeId| code.source.text[code.node(parameter).span.start as usize..code.node(of).span.start as usize].contains('?');
            code.child(parameter, Role::Value).is_none() && code.child(parameter, Role::Type).is_some_and(|of| !optional(of)) && !self.program.is_rest(function.file, parameter)
        };
        matches!(caller.node(call.node).shape, Shape::Call | Shape::New)
            && !caller.children(call.node).any(|child| caller.node(child).shape == Shape::Spread)
            && self.program.parameters(function).enumerate().any(|(index, parameter)| needs(parameter) && self.program.given(function, index, call).is_empty())
    }

    /// Whether a bare name in one file may mean code of another one: of the same application, or of a library that it uses.
    fn may_call(&self, from: usize, to: usize) -> bool {
        let (from, to) = (self.program.owners[from], self.program.owners[to]);
        from == to || self.contexts[to].used_by.contains(&from)
    }

    /// Whether what is called was followed to a function, or to its class, or not at all; nothing where it was followed to something else.
    fn meant(&self, function: NodeRef, called: &Value) -> Option<bool> {
        match called {
            Value::Function(other) => (*other == function || self.stands_for(*other, function)).then_some(true),
            Value::Type(class) => self.is_kin(function, *class).then_some(true),
            Value::Symbol(module, _) => self.may_be_module(module, function.file).then_some(false),
            Value::Choice(parts) if !parts.is_empty() => parts.iter().filter_map(|part| self.meant(function, part)).max(),
            _ => Some(false),
        }
    }

    /// Whether a callee is a member of an object that a container is asked for by a type which the function's own type is derived from: the two may lie in any project.
    fn is_asked_for(&self, function: NodeRef, file: usize, callee: NodeId) -> bool {
        let caller = &self.program.files[file];
        let Some(object) = caller.object(callee).filter(|_| caller.node(callee).shape == Shape::Member) else { return false };
        let made = match self.eval.value(file, object) {
            Value::Object(made) => made,
            _ if caller.node(object).shape == Shape::Call => NodeRef { file, node: object },
            _ => return false,
        };
        let own = self.program.files[function.file].enclosing(function.node, Shape::Class).map(|node| NodeRef { file: function.file, node });
        self.eval.class_made(made).zip(own).is_some_and(|(class, own)| self.program.lineage(own).contains(&class))
    }

    /// Whether the object of a callee that could not be followed may have a function, or where there is no object, a name without definition may mean it.
    fn may_have(&self, function: NodeRef, file: usize, callee: NodeId) -> bool {
        let caller = &self.program.files[file];
        match caller.node(callee).shape {
            // A name of another application that is not brought in is another function.
            Shape::Name => {
                self.program.owners[file] == self.program.owners[function.file]
                    || self.program.sees_all(file)
                    || !self.program.tables[file].lookup(caller, callee, caller.name(callee)).is_empty()
            }
            Shape::Member => {
                let Some(object) = caller.object(callee) else { return true };
                // A function of a module is none of an object's.
                let of_module = LANGUAGES[caller.language].modules == Modules::Dotted && self.program.files[function.file].enclosing(function.node, Shape::Class).is_none();
                if self.program.is_own_object(file, object) { !of_module } else { self.may_be_object(function, &self.eval.value(file, object), of_module) }
            }
            _ => true,
        }
    }

    fn may_be_object(&self, function: NodeRef, object: &Value, of_module: bool) -> bool {
        match object {
            Value::Object(made) => match self.eval.class_made(*made) {
                Some(class) => self.is_kin(function, class),
                // What holds objects for the application, and what was handed the function, may give it back.
                None if self.eval.is_held(*made)
                    || made.file == function.file && made.node < function.node && function.node < self.program.files[made.file].node(made.node).end =>
                {
                    true
                }
                None => self.program.files[made.file].callee(made.node).is_none_or(|callee| match self.eval.value(made.file, callee) {
                    Value::Symbol(module, _) => self.may_be_module(&module, function.file),
                    _ => true,
                }),
            },
            Value::Type(class) => self.is_kin(function, *class),
            Value::Symbol(module, _) => self.may_be_module(module, function.file),
            Value::Choice(parts) if !parts.is_empty() => parts.iter().any(|part| self.may_be_object(function, part, of_module)),
            Value::Unknown(Why::Parameter(..)) => !of_module,
            _ => true,
        }
    }

    /// Whether a module that could not be followed may be the one of a file: a library is none of the repository's.
    fn may_be_module(&self, module: &str, file: usize) -> bool {
        let path = &self.program.files[file].source.path;
        let last = module.rsplit(['.', '/']).next().unwrap_or(module);
        let is_library = self.set(file).module(Subject::Import, module).iter().any(|row| !row.named);
        !is_library && path.split('/').any(|part| part.split('.').next() == Some(last))
    }

    /// Whether a class may have a function: it is its own, one of its bases or one derived from it; or any may have it, because it is added from outside.
    fn is_kin(&self, function: NodeRef, class: NodeRef) -> bool {
        let code = &self.program.files[function.file];
        // The head of a class is a constructor of it.
        let own = if code.node(function.node).shape == Shape::Class { Some(function.node) } else { code.enclosing(function.node, Shape::Class) };
        let Some(own) = own.map(|node| NodeRef { file: function.file, node }) else { return false };
        let is_same =
            own == class || self.program.sees_all(class.file) && code.name(own.node) == self.program.files[class.file].name(class.node) && self.may_call(class.file, own.file);
        let is_added = || self.program.parameters(function).next().is_some_and(|first| self.program.is_extended(function.file, first));
        is_same || is_added() || self.program.lineage(class).contains(&own) || self.program.lineage(own).contains(&class)
    }

    /// Whether a function is declared by a type that is among the bases of the type of another one, or the other way round: a call of one may be a call of the other.
    fn stands_for(&self, one: NodeRef, other: NodeRef) -> bool {
        let class = |of: NodeRef| self.program.files[of.file].enclosing(of.node, Shape::Class).map(|node| NodeRef { file: of.file, node });
        let (Some(one), Some(other)) = (class(one), class(other)) else { return false };
        let names = |derived: NodeRef, base: NodeRef| {
            let wanted = self.program.files[base.file].name(base.node);
            !self.program.derived(wanted).is_empty()
                && self.program.lineage(derived).iter().copied().any(|at| self.program.may_mean(at, base) && self.program.bases(at).any(|name| name == wanted))
        };
        names(one, other) || names(other, one)
    }
}
