//! Calls of a function under another name than its own: by code that is handed it, keeps it in a variable or a member, or is given it back.

use super::{Caller, HandedOver, MOST_ALIASES};
use crate::classify::Classifier;
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::language::LANGUAGES;
use crate::query::{Row, Subject};
use crate::resolve::{Definition, NodeRef, Value, Wanted, Why};
use std::rc::Rc;

/// Mentions of names that are looked at in all searches of an island.
pub(super) const MOST_LOOKS: u32 = 200_000;
/// Places that one function is followed to.
const MOST_PLACES: usize = 96;
/// Names of one loop that are looked at.
const MOST_NAMES: usize = 8;
/// Shortest name of a function whose mentions are looked for in other files.
const SHORTEST_NAME: usize = 6;

/// An expression that is a function, or a record that holds it under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    at: NodeRef,
    key: Option<Rc<str>>,
    /// Arguments that it was given before it is called.
    bound: usize,
}

/// Where one function is seen to go.
struct Search {
    function: NodeRef,
    open: Vec<Place>,
    seen: Vec<Place>,
    /// Calls, and how each is handed the function, where it is.
    found: Vec<(NodeRef, Option<HandedOver>)>,
    /// What would tell more.
    wanted: Wanted,
}

/// How an expression holds the function: under which key, and with how many arguments given before.
type Held<'k> = (Option<&'k Rc<str>>, usize);

/// Held as it is.
const PLAIN: Held<'static> = (None, 0);

impl Search {
    fn go_on(&mut self, file: usize, nodes: impl IntoIterator<Item = NodeId>, (key, bound): Held) {
        let left = MOST_PLACES.saturating_sub(self.open.len());
        self.open.extend(nodes.into_iter().take(left).map(|node| Place { at: NodeRef { file, node }, key: key.cloned(), bound }));
    }
}

impl Classifier<'_> {
    /// The mentions of a name in a file, as long as the budget for all searches lasts.
    fn looked_at<'n>(&'n self, file: usize, name: &'n str) -> impl Iterator<Item = NodeId> + 'n {
        let looks = |_: &NodeId| {
            let left = self.found.looks_left.get();
            self.found.looks_left.set(left.saturating_sub(1));
            left > 0
        };
        self.program.mentions(file, name).take_while(looks)
    }

    /// The calls of a function by whoever has it: where it is written or mentioned, it is followed to what calls it.
    pub(super) fn holders(&self, function: NodeRef, name: &str) -> Vec<Caller> {
        let mut search = Search { function, open: Vec::new(), seen: Vec::new(), found: Vec::new(), wanted: Wanted::default() };
        if self.program.files[function.file].name(function.node).is_empty() {
            search.go_on(function.file, [function.node], PLAIN);
        } else {
            self.mentioned(name, &mut search);
            self.called_objects(&mut search);
        }
        while let Some(place) = search.open.pop().filter(|_| search.seen.len() < MOST_PLACES && search.found.len() < MOST_ALIASES) {
            if !search.seen.contains(&place) {
                search.seen.push(place.clone());
                self.follow_place(&place, &mut search);
            }
        }
        if search.wanted != Wanted::default() {
            self.found.held.borrow_mut().insert(function, std::mem::take(&mut search.wanted));
        }
        search.found.sort_unstable();
        search.found.dedup();
        let is_own = |call: &NodeRef| call.file == function.file && self.program.files[call.file].ancestors(call.node).any(|up| up == function.node);
        let is_seen = |call: &NodeRef| !self.program.files[call.file].test || self.program.files[function.file].test;
        let found = search.found.into_iter().filter(|(call, _)| !is_own(call) && is_seen(call));
        found.map(|(call, handed_over)| Caller { call, followed: true, handed_over }).collect()
    }

    /// Goes on where an object is made that is called like the function which is its method for that.
    fn called_objects(&self, search: &mut Search) {
        let function = search.function;
        let code = &self.program.files[function.file];
        let words = LANGUAGES[code.language].words;
        let Some(class) = code.enclosing(function.node, Shape::Class).filter(|_| words.called == Some(code.name(function.node))) else { return };
        search.wanted.callers.insert((function.file, code.name(class).to_owned()));
        let class = NodeRef { file: function.file, node: class };
        let made = self.program.calls(code.name(class.node)).iter().filter(|call| self.eval.class_made(**call).is_some_and(|of| self.program.lineage(of).contains(&class)));
        for call in made.copied().take(MOST_ALIASES) {
            search.go_on(call.file, [call.node], PLAIN);
        }
    }

    /// Goes on where a name is mentioned, and not called, that means the function: of one inside another function there alone.
    fn mentioned(&self, name: &str, search: &mut Search) {
        let function = search.function;
        let code = &self.program.files[function.file];
        let around = code.enclosing(function.node, Shape::Function).filter(|_| code.name(function.node) == name);
        if around.is_none() && name.len() >= SHORTEST_NAME {
            search.wanted.mentions.insert((function.file, name.to_owned()));
        }
        for (file, other) in self.files().filter(|(file, _)| *file == function.file || around.is_none() && self.may_call(*file, function.file)) {
            let within = around.filter(|_| file == function.file);
            let is_mention = |id: &NodeId| {
                let role = other.node(*id).role;
                !matches!(role, Role::Callee | Role::Imported | Role::Left | Role::Parameter | Role::Name)
                    && within.is_none_or(|within| (within..other.node(within).end).contains(id))
                    && self.means_function(function, file, *id)
            };
            let found: Vec<NodeId> = self.looked_at(file, name).filter(is_mention).take(MOST_ALIASES).collect();
            search.go_on(file, found, PLAIN);
        }
    }

    /// Whether a mention is seen to mean a function: a name that is followed to it, or a member of its class.
    fn means_function(&self, function: NodeRef, file: usize, mention: NodeId) -> bool {
        let code = &self.program.files[file];
        match code.node(mention).shape {
            Shape::Name | Shape::Shorthand => self.eval.value(file, mention) == Value::Function(function),
            Shape::Member => {
                let class = self.program.files[function.file].enclosing(function.node, Shape::Class).map(|node| NodeRef { file: function.file, node });
                match class {
                    Some(class) => self.is_member_of(class, file, mention),
                    None => code.object(mention).is_some_and(|object| self.eval.value(file, object) == Value::Module(function.file)),
                }
            }
            _ => false,
        }
    }

    /// Whether a member is one of an object of a class, or of one of its kin.
    fn is_member_of(&self, class: NodeRef, file: usize, member: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(object) = code.object(member) else { return false };
        let is_kin = |other: NodeRef| self.is_kin_of(class, other);
        if self.program.is_own_object(file, object) {
            return code.enclosing(member, Shape::Class).is_some_and(|node| is_kin(NodeRef { file, node }));
        }
        match self.eval.value(file, object) {
            Value::Type(of) => is_kin(of),
            Value::Object(made) => self.eval.class_made(made).is_some_and(is_kin),
            _ => self.eval.declared_class(file, object).is_some_and(is_kin),
        }
    }

    fn is_kin_of(&self, class: NodeRef, other: NodeRef) -> bool {
        other == class || self.program.lineage(other).contains(&class) || self.program.lineage(class).contains(&other)
    }

    fn follow_place(&self, place: &Place, search: &mut Search) {
        let Place { at: NodeRef { file, node }, key, bound } = place;
        let (file, node, key, held) = (*file, *node, key.as_ref(), (key.as_ref(), *bound));
        let code = &self.program.files[file];
        let up = code.node(node).parent;
        let role = code.node(node).role;
        match code.node(up).shape {
            Shape::Call if role == Role::Callee => search.found.extend(key.is_none().then_some((NodeRef { file, node: up }, behind(*bound)))),
            Shape::Argument => self.handed(place, code.node(up).parent, search),
            Shape::Call | Shape::New if role == Role::Argument => self.handed(place, up, search),
            // What is read of a record or list that holds it, or may be.
            Shape::Member if role == Role::Object => match key {
                Some(key) if code.name(up) == &**key => search.go_on(file, [up], (None, *bound)),
                Some(key) => self.read_by_call(file, up, (key, *bound), search),
                None => {}
            },
            Shape::Index if role == Role::Object => {
                let is_read = |key: &&Rc<str>| code.child(up, Role::Index).is_none_or(|index| may_be_key(code, index, key));
                search.go_on(file, key.filter(is_read).map(|_| up), (None, *bound));
            }
            Shape::List if key.is_none() => {
                let place: Rc<str> = code.children(up).take_while(|child| *child != node).count().to_string().into();
                search.go_on(file, [up], (Some(&place), *bound));
            }
            Shape::Loop if role == Role::Value && key.is_some() => self.gone_through(file, up, *bound, search),
            Shape::Choice if role == Role::Branch => search.go_on(file, [up], held),
            Shape::Binary if matches!(code.name(up), "||" | "??" | "or" | "and" | "&&") => search.go_on(file, [up], held),
            Shape::Return => {
                if let Some(around) = code.enclosing(up, Shape::Function) {
                    self.given_back(NodeRef { file, node: around }, held, search);
                }
            }
            Shape::Function if role == Role::Body => self.given_back(NodeRef { file, node: up }, held, search),
            Shape::Parameter if role == Role::Value => self.received(NodeRef { file, node: code.node(up).parent }, up, held, search),
            Shape::Entry if role == Role::Value && key.is_none() => {
                let named: Option<Rc<str>> = code.key_of(up).map(Into::into);
                search.go_on(file, named.as_ref().map(|_| code.node(up).parent), (named.as_ref(), *bound));
            }
            Shape::Record if code.node(node).shape == Shape::Shorthand && key.is_none() => search.go_on(file, [up], (Some(&code.name(node).into()), *bound)),
            Shape::Binding | Shape::Field | Shape::Assign if code.value_of(up) == Some(node) => self.kept(file, up, held, search),
            _ => {}
        }
    }

    /// Goes on where a call reads it of the record that holds it: by its key, `record.get(key)`, or with all that it holds, `record.values()`.
    fn read_by_call(&self, file: usize, member: NodeId, (key, bound): (&Rc<str>, usize), search: &mut Search) {
        let code = &self.program.files[file];
        let call = code.node(member).parent;
        if code.callee(call) != Some(member) {
            return;
        }
        let name = code.name(member);
        if self.program.words(file).reads.contains(&name) {
            let is_read = code.positional(call).next().is_some_and(|index| may_be_key(code, index, key));
            return search.go_on(file, is_read.then_some(call), (None, bound));
        }
        let gives_all = |row: &Row| matches!(row.fact, FactKind::Values | FactKind::Entries);
        let around = code.node(call).parent;
        if code.node(around).shape == Shape::Loop && code.node(call).role == Role::Value && self.set(file).named(Subject::Call, name).any(gives_all) {
            self.gone_through(file, around, bound, search);
        }
    }

    /// Goes on where what a loop gives its names is mentioned, and may be the function.
    fn gone_through(&self, file: usize, lap: NodeId, bound: usize, search: &mut Search) {
        let code = &self.program.files[file];
        // A name of its own is the loop's.
        let pattern = code.child(lap, Role::Pattern).map_or(lap..lap, |pattern| pattern..code.node(pattern).end);
        let named = pattern.clone().filter(|at| matches!(code.node(*at).shape, Shape::Name | Shape::Shorthand)).map(|at| code.name(at));
        let names: Vec<&str> = named.chain([code.name(lap)]).filter(|name| !name.is_empty()).take(MOST_NAMES).collect();
        // The loop of a comprehension stands behind what it gives.
        let around = if code.child(lap, Role::Body).is_some() { lap } else { code.node(lap).parent };
        let within = around..code.node(around).end;
        let is_it = |value: Value| match value {
            Value::Choice(parts) => parts.contains(&Value::Function(search.function)),
            value => value == Value::Function(search.function),
        };
        let is_use = |id: &NodeId| within.contains(id) && !pattern.contains(id) && code.node(*id).shape == Shape::Name && is_it(self.eval.value(file, *id));
        let uses: Vec<NodeId> = names.iter().flat_map(|name| self.looked_at(file, name)).filter(is_use).take(MOST_PLACES).collect();
        search.go_on(file, uses, (None, bound));
    }

    /// Goes on in what a call hands it to.
    fn handed(&self, place: &Place, call: NodeId, search: &mut Search) {
        let NodeRef { file, node } = place.at;
        let (code, held) = (&self.program.files[file], (place.key.as_ref(), place.bound));
        let Some(callee) = code.callee(call).filter(|_| matches!(code.node(call).shape, Shape::Call | Shape::New)) else { return };
        if self.hands_back(file, call) {
            return search.go_on(file, [call], held);
        }
        // What is made of the function and its first arguments may be called with the rest: `partial(run, client)`.
        if place.key.is_none() && code.positional(call).next() == Some(node) && self.keeps_for_later(file, call) {
            // One without a name is found nowhere else.
            if place.at == search.function && place.bound == 0 {
                search.found.push((NodeRef { file, node: call }, Some(HandedOver::From(1))));
            }
            return search.go_on(file, [call], (None, place.bound + code.positional(call).count() - 1));
        }
        let here = NodeRef { file, node: call };
        // What was handed to a function of the repository is called with what that goes through: `list.map(make)`.
        if held == PLAIN && place.at != search.function && code.positional(call).next() == Some(node) && self.goes_through(file, callee) {
            return search.found.push((here, Some(HandedOver::Object)));
        }
        let called = self.eval.value(file, callee);
        if let Value::Unknown(Why::Unread(from, module)) = &called {
            search.wanted.modules.insert((*from, module.clone()));
        }
        let functions = match called {
            Value::Function(function) => vec![function],
            _ => match self.eval.class_made(here) {
                Some(class) => {
                    let constructors = self.constructors(class);
                    if constructors.is_empty()
                        && let Some(field) = self.eval.field_given(class, here, node)
                    {
                        self.member_read(class, &field, held, search);
                    }
                    constructors
                }
                None => return,
            },
        };
        for function in functions {
            let given = self.program.parameters(function).enumerate().find(|(index, _)| self.program.given(function, *index, here).contains(&node));
            if let Some((_, parameter)) = given {
                self.received(function, parameter, held, search);
            }
        }
    }

    /// Whether a method calls what it is handed with what it is called on, or its elements.
    fn goes_through(&self, file: usize, callee: NodeId) -> bool {
        let code = &self.program.files[file];
        let goes = |row: &Row| matches!(row.fact, FactKind::Transform | FactKind::Continuation);
        code.object(callee).is_some() && self.set(file).named(Subject::Call, code.name(callee)).any(goes)
    }

    /// Whether a call makes a function of the one that it is handed first and of what stands behind it, or runs that with it.
    fn keeps_for_later(&self, file: usize, call: NodeId) -> bool {
        let binds = |row: &Row| row.fact == FactKind::Installs && row.types.is_empty() && row.on.is_empty() && row.arguments.is_none();
        self.program.files[file].callee_name(call).is_some_and(|name| self.set(file).named(Subject::Call, name).any(binds))
    }

    /// The constructors of a type, its head among them where that has parameters.
    fn constructors(&self, class: NodeRef) -> Vec<NodeRef> {
        let of = |at: NodeRef| -> Vec<NodeRef> {
            let code = &self.program.files[at.file];
            let word = LANGUAGES[code.language].words.constructor.unwrap_or(code.name(at.node));
            let own = self.program.tables[at.file].member(at.node, word).iter();
            let own = own.filter_map(|one| if let Definition::Function(node) = one { Some(NodeRef { file: at.file, node: *node }) } else { None });
            own.chain(self.program.parameters(at).next().map(|_| at)).collect()
        };
        self.program.lineage(class).iter().copied().map(of).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Goes on where a parameter is mentioned; of one that is taken apart, the part that is the function.
    fn received(&self, function: NodeRef, parameter: NodeId, (key, bound): Held, search: &mut Search) {
        let file = function.file;
        let code = &self.program.files[file];
        let part = key.and_then(|key| part_named(code, parameter, key));
        let (name, held) = match part {
            Some(name) => (name, (None, bound)),
            None => (code.name(parameter), (key, bound)),
        };
        if name.is_empty() {
            return;
        }
        let table = &self.program.tables[file];
        let is_it = |one: &Definition| matches!(one, Definition::Parameter(_, _, at, _) if *at == parameter);
        let within = function.node..code.node(function.node).end;
        let is_use = |id: &NodeId| {
            matches!(code.node(*id).shape, Shape::Name | Shape::Shorthand)
                && within.contains(id)
                && *id >= code.node(parameter).end
                && table.lookup(code, *id, name).iter().any(is_it)
        };
        search.go_on(file, self.looked_at(file, name).filter(is_use).take(MOST_PLACES), held);
        // A constructor's parameter may be a member as well.
        if let Some(class) = code.enclosing(parameter, Shape::Class)
            && table.member(class, name).iter().any(is_it)
        {
            self.member_read(NodeRef { file, node: class }, name, held, search);
        }
    }

    /// Goes on where a variable or member is mentioned that keeps it.
    fn kept(&self, file: usize, binder: NodeId, held: Held, search: &mut Search) {
        let code = &self.program.files[file];
        let left = code.child(binder, Role::Left);
        let around = code.ancestors(binder).find(|up| matches!(code.node(*up).shape, Shape::Function | Shape::Class));
        if let Some(left) = left.filter(|left| code.node(*left).shape == Shape::Member) {
            let Some(object) = code.object(left) else { return };
            let own = || code.enclosing(binder, Shape::Class).map(|node| NodeRef { file, node });
            let class = if self.program.is_own_object(file, object) { own() } else { self.made_of(file, object) };
            if let Some(class) = class {
                self.member_read(class, code.name(left), held, search);
            }
            return;
        }
        let name = left.map_or_else(|| code.name(binder), |left| code.name(left));
        if name.is_empty() || left.is_some_and(|left| code.node(left).shape != Shape::Name) {
            return;
        }
        if let Some(class) = around.filter(|around| code.node(*around).shape == Shape::Class) {
            return self.member_read(NodeRef { file, node: class }, name, held, search);
        }
        let table = &self.program.tables[file];
        let is_it = |one: &Definition| matches!(one, Definition::Value(_, at) if *at == binder);
        let is_use =
            |id: &NodeId| matches!(code.node(*id).shape, Shape::Name | Shape::Shorthand) && code.node(*id).role != Role::Left && table.lookup(code, *id, name).iter().any(is_it);
        search.go_on(file, self.looked_at(file, name).filter(is_use).take(MOST_PLACES), held);
        // What a module keeps for others.
        if around.is_none() && held.0.is_none() && !LANGUAGES[code.language].words.in_types {
            search.wanted.callers.insert((file, name.to_owned()));
            let calls = self.program.calls(name).iter().filter(|call| call.file != file && self.may_call(call.file, file));
            let is_meant =
                |call: &&NodeRef| self.program.files[call.file].callee(call.node).is_some_and(|callee| self.eval.value(call.file, callee) == Value::Function(search.function));
            let found: Vec<_> = calls.filter(is_meant).map(|call| (*call, behind(held.1))).take(MOST_ALIASES).collect();
            search.found.extend(found);
        }
    }

    fn made_of(&self, file: usize, object: NodeId) -> Option<NodeRef> {
        match self.eval.value(file, object) {
            Value::Object(made) => self.eval.class_made(made),
            _ => self.eval.declared_class(file, object),
        }
    }

    /// Goes on where a member of a class is read.
    fn member_read(&self, class: NodeRef, name: &str, held: Held, search: &mut Search) {
        search.wanted.callers.insert((class.file, name.to_owned()));
        for (file, code) in self.files().filter(|(file, _)| self.may_call(*file, class.file)) {
            let table = &self.program.tables[file];
            // Where a member needs no object before it, its bare name is what the class around it has.
            let is_bare = |id: NodeId| {
                let around = code.enclosing(id, Shape::Class);
                around.is_some_and(|around| self.is_kin_of(class, NodeRef { file, node: around }) && std::ptr::eq(table.lookup(code, id, name), table.member(around, name)))
            };
            let is_read = |id: &NodeId| match code.node(*id).shape {
                _ if code.node(*id).role == Role::Left => false,
                Shape::Member => self.is_member_of(class, file, *id),
                Shape::Name => !table.lookup(code, *id, name).is_empty() && is_bare(*id),
                _ => false,
            };
            let found: Vec<NodeId> = self.looked_at(file, name).filter(is_read).take(MOST_ALIASES).collect();
            search.go_on(file, found, held);
        }
    }

    /// Goes on where a function is called that gives it back; what is decorated and takes nothing may be read without a call.
    fn given_back(&self, function: NodeRef, held: Held, search: &mut Search) {
        let code = &self.program.files[function.file];
        let name = self.program.called_name(function);
        if !name.is_empty() {
            search.wanted.callers.insert((function.file, name.clone()));
        }
        let mut others = self.program.parameters(function).filter(|parameter| !self.program.is_receiver(function.file, *parameter));
        if let Some(class) = code.enclosing(function.node, Shape::Class)
            && others.next().is_none()
            && (!self.program.decorators(function).is_empty() || code.node(code.node(function.node).parent).shape == Shape::Field)
        {
            return self.member_read(NodeRef { file: function.file, node: class }, &name, held, search);
        }
        let callers = self.callers(function);
        if let Some(wanted) = self.found.held.borrow().get(&function) {
            search.wanted.extend(wanted);
        }
        for caller in callers.iter().filter(|caller| caller.handed_over.is_none()) {
            search.go_on(caller.call.file, [caller.call.node], held);
        }
        if held == PLAIN && self.program.words(function.file).decorates.is_some() && code.enclosing(function.node, Shape::Class).is_none() {
            self.put_before(function, &name, search);
        }
    }
}

impl Classifier<'_> {
    /// Goes on where a function is called that one decorates: what it gives back is called in its place.
    fn put_before(&self, decorator: NodeRef, name: &str, search: &mut Search) {
        for (file, code) in self.files().filter(|(file, _)| self.may_call(*file, decorator.file)) {
            let Some(mark) = self.program.words(file).decorates else { continue };
            let is_mark =
                |id: &NodeId| code.node(*id).shape == Shape::Name && code.node(*id).role == Role::Child && code.source.text[..code.node(*id).span.start as usize].ends_with(mark);
            let behind = |id: NodeId| code.children(code.node(id).parent).find(|child| *child > id && code.node(*child).shape == Shape::Function);
            for function in self.looked_at(file, name).filter(is_mark).filter(|id| self.means_function(decorator, file, *id)).filter_map(behind).take(MOST_ALIASES) {
                let function = NodeRef { file, node: function };
                search.wanted.callers.insert((file, self.program.called_name(function)));
                search.found.extend(self.callers(function).iter().filter(|caller| caller.handed_over.is_none()).map(|caller| (caller.call, None)));
            }
        }
    }
}

/// Whether an expression may be a key: it is that text or number, or none that is written out.
fn may_be_key(code: &Code, index: NodeId, key: &str) -> bool {
    match code.node(index).shape {
        Shape::Text => code.plain(index).is_none_or(|text| text == key),
        Shape::Literal => code.text(index) == key,
        _ => true,
    }
}

/// How a call is handed a function that so many arguments were given to before.
fn behind(bound: usize) -> Option<HandedOver> {
    (bound > 0).then_some(HandedOver::Behind(bound))
}

/// The name under which a pattern takes what a record holds under a key.
fn part_named<'c>(code: &'c Code, parameter: NodeId, key: &str) -> Option<&'c str> {
    let pattern = if code.node(parameter).shape == Shape::Pattern { parameter } else { code.child(parameter, Role::Pattern)? };
    code.children(pattern).find_map(|child| match code.node(child).shape {
        Shape::Shorthand | Shape::Parameter => Some(code.name(child)).filter(|name| *name == key),
        Shape::Entry => code.child(child, Role::Value).filter(|_| code.key_of(child).as_deref() == Some(key)).map(|value| code.name(value)),
        _ => None,
    })
}
