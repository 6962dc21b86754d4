//! How settled the scopes of an acquisition are, callers included.

mod callbacks;
mod checked;
mod few;
mod own;
pub(super) mod stored;
mod writers;

use super::Classifier;
use super::callers::Caller;
use super::select::Selected;
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::{Evidence, ScopeState};
use crate::language::LANGUAGES;
use crate::query::Subject;
use crate::resolve::{NodeRef, Origin, Value, Why, taken};

/// Wrappers through which a parameter is followed.
const CALLER_DEPTH: usize = 6;
/// Calls that are looked at for one value.
const MOST_CALLS: u32 = 1_000;
/// Arguments of one call that are looked at.
const MOST_ARGUMENTS: usize = 4;
/// Shortest name of a type that is looked for in other files.
const SHORTEST_TYPE: usize = 4;
/// Parts of a type that are looked through for its bases.
const MOST_BEFORE_MEMBERS: usize = 64;

/// What became of a scopes argument.
#[derive(Debug, Clone)]
pub(super) struct Judged {
    pub(super) state: ScopeState,
    pub(super) reason: Option<String>,
    pub(super) evidence: Vec<Evidence>,
    /// Nothing but the way back to a parameter that is followed already: which of them, the outermost being the first.
    pub(super) back_to: Option<usize>,
}

impl Judged {
    fn unknown() -> Self {
        Self { state: ScopeState::Unknown, reason: None, evidence: Vec::new(), back_to: None }
    }

    /// The same of what is read of an element of a list: where nothing says what it is, whoever put it into the list decided.
    fn of_element(self, name: &str) -> Self {
        if self.state == ScopeState::Unknown && self.back_to.is_none() {
            return Self { state: ScopeState::Unseen, reason: Some(format!("what was kept as `{name}` decides")), ..self };
        }
        self
    }
}

/// The way to a value through callers, and how many more of them are looked at.
pub(super) struct Way {
    /// The parameters that are followed.
    open: Vec<(NodeRef, usize)>,
    /// The calls whose objects are judged.
    made: Vec<NodeRef>,
    pub(super) left: u32,
    /// Something else stands in the place of what is judged where that is left out: `scopes or DEFAULT`.
    replaced: bool,
    /// Parameters that are known to be one of a fixed set where they are used.
    checked: Vec<(NodeRef, usize)>,
    /// What a person or a request hands in is one of what the question for it allows.
    answers: bool,
}

impl Classifier<'_> {
    /// How settled selected scopes are.
    pub(super) fn judge_scopes(&self, selected: &Selected) -> Judged {
        self.want_writers(selected.at);
        let mut way = Way { open: Vec::new(), made: Vec::new(), left: MOST_CALLS, replaced: false, checked: Vec::new(), answers: false };
        self.judge_at(selected.at, &selected.value, &mut way)
    }

    /// The steps from selected scopes to what decides them, callers last.
    pub(super) fn chain_of_scopes(&self, selected: &Selected, callers: Vec<Evidence>) -> Vec<Evidence> {
        let mut chain = self.chain(selected.at.file, selected.at.node, &selected.path);
        for step in callers {
            if !chain.contains(&step) {
                chain.push(step);
            }
        }
        chain
    }

    /// How settled the value of an expression is, where some of it may be checked before.
    fn judge_at(&self, at: NodeRef, value: &Value, way: &mut Way) -> Judged {
        if !is_open(value) {
            return self.judge(value, at.file, way);
        }
        let checked = self.checked(at.file, at.node);
        if checked.whole {
            return Judged { state: ScopeState::Fixed, ..Judged::unknown() };
        }
        let before = way.checked.len();
        way.checked.extend(checked.parameters);
        let answers = std::mem::replace(&mut way.answers, checked.answers);
        let judged = self.judge(value, at.file, way);
        way.answers = answers;
        way.checked.truncate(before);
        judged
    }

    pub(super) fn judge(&self, value: &Value, file: usize, way: &mut Way) -> Judged {
        match value {
            Value::Unknown(Why::Input(_)) if way.answers => Judged { state: ScopeState::Fixed, ..Judged::unknown() },
            Value::Unknown(Why::Parameter(function, index, path)) if way.checked.contains(&(*function, *index)) || self.is_of_few(*function, *index, path) => {
                Judged { state: ScopeState::Fixed, ..Judged::unknown() }
            }
            Value::Choice(parts) => {
                let stands = |part: &Value| !part.is_nothing() && !matches!(part, Value::Unknown(Why::Parameter(..)));
                let replaced = way.replaced || parts.iter().any(stands);
                let before = std::mem::replace(&mut way.replaced, replaced);
                let judged = self.worst(parts.iter(), file, way);
                way.replaced = before;
                judged
            }
            Value::List(parts) | Value::Joined(parts) => self.worst(parts.iter(), file, way),
            Value::Record(entries) => self.worst(entries.iter().map(|(_, value)| value), file, way),
            Value::Unknown(Why::Parameter(function, index, path)) => self.judge_parameter(*function, *index, path, way),
            Value::Object(made) => self.judge_made(*made, true, way),
            Value::Unknown(Why::Answer(made)) => self.judge_made(*made, false, way),
            other => {
                self.eval.want(file, other);
                let (state, reason) = other.scope_state();
                Judged { state, reason, ..Judged::unknown() }
            }
        }
    }

    /// How settled what is read of a value is: `path` begins with the name of the value.
    pub(super) fn judge_read(&self, value: &Value, path: &str, file: usize, way: &mut Way) -> Judged {
        let value = path.split('.').skip(1).fold(value.clone(), |value, field| self.field_of(value, field));
        self.judge(&value, file, way)
    }

    /// What a call gives may be told by the module of what is called.
    pub(super) fn want_maker(&self, value: &Value) {
        let Value::Object(made) = value else { return };
        let code = &self.program.files[made.file];
        if let Some(callee) = code.callee(made.node).filter(|_| code.node(made.node).shape == Shape::Call) {
            self.eval.want(made.file, &self.eval.value(made.file, callee));
        }
    }

    fn worst<'v>(&self, values: impl Iterator<Item = &'v Value>, file: usize, way: &mut Way) -> Judged {
        let mut out = Judged { state: ScopeState::Fixed, ..Judged::unknown() };
        let mut back = Vec::new();
        let mut seen = 0;
        for value in values {
            let judged = self.judge(value, file, way);
            seen += 1;
            back.extend(judged.back_to);
            if judged.state > out.state {
                out = judged;
            }
        }
        out.back_to = back.iter().min().copied().filter(|_| back.len() == seen);
        out
    }

    /// What a call gives that cannot be followed is no more settled than the value that it is called on, nor, of a function of a package, than what it is handed.
    fn judge_made(&self, made: NodeRef, handed: bool, way: &mut Way) -> Judged {
        self.want_maker(&Value::Object(made));
        let code = &self.program.files[made.file];
        let Some(callee) = code.callee(made.node).filter(|_| code.node(made.node).shape == Shape::Call) else { return Judged::unknown() };
        let of_package = handed && matches!(self.eval.origin(made.file, callee), Origin::Module(..));
        let arguments = code.positional(made.node).filter(|argument| of_package && code.node(*argument).shape != Shape::Function);
        let parts: Vec<NodeId> = code.object(callee).into_iter().chain(arguments.take(MOST_ARGUMENTS)).collect();
        if parts.is_empty() || way.left == 0 || way.made.len() >= CALLER_DEPTH || way.made.contains(&made) {
            return Judged::unknown();
        }
        way.left -= 1;
        way.made.push(made);
        let values: Vec<Value> = parts.into_iter().map(|part| self.eval.value(made.file, part)).collect();
        let judged = self.worst(values.iter(), made.file, way);
        way.made.pop();
        if judged.state > ScopeState::Unknown { judged } else { Judged::unknown() }
    }

    /// Asks for what declares the type of a parameter, and once that is read for what mentions it: it gives the members their values.
    fn want_makers_of(&self, file: usize, parameter: NodeId) {
        let code = &self.program.files[file];
        let of = code.child(parameter, Role::Type).filter(|of| matches!(code.node(*of).shape, Shape::Name | Shape::Member)).map(|of| code.name(of));
        let Some(name) = of.filter(|name| name.len() >= SHORTEST_TYPE && name.starts_with(char::is_uppercase)) else { return };
        if self.program.classes(name, file).next().is_none() {
            self.eval.want(file, &Value::Unknown(Why::Undeclared(name.to_owned())));
        } else {
            self.eval.wanted.borrow_mut().mentions.insert((file, name.to_owned()));
        }
    }

    fn judge_parameter(&self, function: NodeRef, index: usize, path: &str, way: &mut Way) -> Judged {
        let back_to = way.open.iter().position(|open| *open == (function, index));
        if way.open.len() > CALLER_DEPTH || back_to.is_some() {
            return Judged { back_to, ..Judged::unknown() };
        }
        way.open.push((function, index));
        let judged = self.judge_callers(function, index, path, way);
        way.open.pop();
        judged
    }

    fn judge_callers(&self, function: NodeRef, index: usize, path: &str, way: &mut Way) -> Judged {
        if let Some(judged) = self.judge_stored(function.file, path, way) {
            return judged;
        }
        let code = &self.program.files[function.file];
        let parameter = self.program.parameters(function).nth(index);
        let plain_name = path.split('.').next().unwrap_or(path);
        let name = self.program.called_name(function);
        let unseen = |reason: String, of: &str| Judged {
            state: ScopeState::Unseen,
            reason: Some(reason),
            evidence: vec![Evidence { message: format!("the parameter of {of}"), place: self.place_of(NodeRef { file: function.file, node: parameter.unwrap_or(function.node) }) }],
            back_to: None,
        };
        self.want_other_names(function, &name);
        let callers = self.callers(function);
        if callers.is_empty() {
            self.want_invocations(function, &name);
        }
        if let Some(wanted) = self.held.borrow().get(&function) {
            self.eval.wanted.borrow_mut().extend(wanted);
        }
        if name.is_empty() && callers.is_empty() {
            if parameter.is_some_and(|parameter| self.is_filled_by_settings(function, code.name(parameter))) {
                return Judged { state: ScopeState::Configured, ..Judged::unknown() };
            }
            if let Some(judged) = self.judge_callback(function, index, path, way) {
                return judged;
            }
            // A function that is given back or handed over is called by whoever has it.
            let parent = code.node(function.node).parent;
            let given_back = matches!(code.node(parent).shape, Shape::Argument | Shape::Call | Shape::New) && code.node(function.node).role != Role::Callee
                || matches!(code.node(parent).shape, Shape::Return | Shape::Export)
                || code.node(function.node).role == Role::Body && code.node(parent).shape == Shape::Function;
            return if given_back { unseen(format!("the parameter `{plain_name}` of a function that others call decides"), "the function") } else { Judged::unknown() };
        }
        // The type is one that a library calls by itself.
        let is_head = code.node(function.node).shape == Shape::Class;
        let class = Some(function).filter(|_| is_head).or_else(|| code.enclosing(function.node, Shape::Class).map(|node| NodeRef { file: function.file, node }));
        if way.open.len() == 1 && class.is_some_and(|class| self.program.lineage(class).iter().copied().any(|class| self.is_called_by_library(class))) {
            return unseen(format!("the library that calls `{name}` decides"), &format!("`{name}`"));
        }
        if !name.is_empty() {
            self.eval.wanted.borrow_mut().callers.insert((function.file, name.clone()));
        }
        // A component is called by mark-up.
        if class.is_none() && name.starts_with(char::is_uppercase) {
            self.want_users(function.file, &name);
        }
        let fields: Vec<String> = path.split('.').skip(1).map(str::to_owned).collect();
        if let Some(parameter) = parameter.filter(|_| !fields.is_empty()) {
            self.want_makers_of(function.file, parameter);
        }
        let mut out: Option<Judged> = None;
        let mut called = false;
        let mut back: Option<usize> = None;
        for caller in callers.iter() {
            if way.left == 0 {
                break;
            }
            way.left -= 1;
            // What it asks for is told where it is called.
            if self.is_judged_itself(caller.call) {
                called = true;
                continue;
            }
            let mark_up = self.attributes(caller.call);
            let given = match &mark_up {
                // Without any attribute they come from what wraps the component.
                Some(Value::Record(entries)) if entries.is_empty() => continue,
                Some(_) => vec![caller.call.node].into_iter().filter(|_| index == 0).collect(),
                None => match (self.given_by(function, index, caller), caller.handed_over) {
                    (given, Some(_)) if given.is_empty() => continue,
                    (given, _) => given,
                },
            };
            let by_name = self.given_by_name(function, index, &fields, caller).filter(|_| mark_up.is_none());
            let given = by_name.unwrap_or_else(|| given.into_iter().map(|argument| (argument, 0)).collect());
            called |= given.is_empty() && !self.is_called_by_another(function, parameter, caller);
            for (argument, read) in given {
                let passed = mark_up.clone().unwrap_or_else(|| self.eval.value(caller.call.file, argument));
                let elements = parameter.filter(|_| !fields.is_empty()).and_then(|of| self.elements_passed(function, of, &passed));
                let value = elements.clone().unwrap_or(passed);
                let value = fields.iter().skip(read).fold(value, |value, field| self.field_of(value, field));
                // All answers are handed on, and one of them is read of them.
                let answers = matches!(value, Value::Unknown(Why::Input(_))) && fields.last().is_some_and(|option| self.is_option_allowed(caller.call.file, option));
                let judged =
                    if answers { Judged { state: ScopeState::Fixed, ..Judged::unknown() } } else { self.judge_at(NodeRef { file: caller.call.file, node: argument }, &value, way) };
                let judged = if elements.is_some() { judged.of_element(plain_name) } else { judged };
                // What another application hands to something of that name proves nothing unless it is known.
                if judged.state == ScopeState::Unseen && !caller.followed && self.program.owners[caller.call.file] != self.program.owners[function.file] {
                    continue;
                }
                // Who is only handed it by what it is handed to gives nothing of its own.
                if let Some(at) = judged.back_to {
                    back = Some(back.map_or(at, |known| known.min(at)));
                    continue;
                }
                called = true;
                if out.as_ref().is_none_or(|known| judged.state > known.state) {
                    let message = if name.is_empty() { "the function is called here".to_owned() } else { format!("`{name}` is called here") };
                    let here = Evidence { message, place: self.place_of(NodeRef { file: caller.call.file, node: argument }) };
                    let chain = self.chain(caller.call.file, argument, &fields);
                    out = Some(Judged { evidence: [here].into_iter().chain(chain).chain(judged.evidence).collect(), ..judged });
                }
            }
        }
        if let Some(judged) = out {
            return judged;
        }
        if let Some(back_to) = back.filter(|at| !called && at + 1 < way.open.len()) {
            return Judged { back_to: Some(back_to), ..Judged::unknown() };
        }
        if let Some(default) = parameter.and_then(|parameter| default_of(code, parameter, plain_name)) {
            // What is registered to be called from outside is handed what has a type, or is named where it is registered.
            let from_outside = || self.eval.is_registered(function) && self.is_asked_from_outside(function, parameter) || self.is_run_by_a_person(function);
            if !called && code.node(default).shape != Shape::Call && from_outside() {
                return unseen(format!("what calls `{name}` from outside decides"), &format!("`{name}`"));
            }
            let default = self.eval.value(function.file, default);
            // No scopes are none to ask for: whoever calls has to say which, unless the function knows others.
            if !default.is_nothing() || called || way.replaced || !fields.is_empty() {
                return self.judge(&default, function.file, way);
            }
        }
        if let Some(given) = parameter.and_then(|parameter| self.eval.given_by_type(function.file, parameter)) {
            let value = fields.iter().fold(self.eval.value(given.file, given.node), |value, field| self.field_of(value, field));
            return self.judge(&value, given.file, way);
        }
        // Nobody is seen to give what may be left out, and what stands there instead is known.
        let may_be_left_out = || parameter.is_some_and(|parameter| code.name(parameter) == path && may_be_left_out(code, parameter));
        if !called && way.replaced && may_be_left_out() && !self.eval.is_registered(function) {
            return Judged { state: ScopeState::Fixed, ..Judged::unknown() };
        }
        // Of several constructors the one that nothing calls is for what fills objects from outside.
        let is_left_out = self.program.is_constructor(function)
            && class.is_some_and(|class| self.program.tables[class.file].member(class.node, code.name(function.node)).len() > 1)
            && !self.program.calls(&name).is_empty();
        if called || is_left_out || way.left == 0 || self.is_injected(function, parameter) || self.is_called_by_template(function, &name) {
            return Judged::unknown();
        }
        if !fields.is_empty() && parameter.is_some_and(|parameter| self.is_of_settings(function, parameter)) {
            return Judged { state: ScopeState::Configured, ..Judged::unknown() };
        }
        // What a test builds to stand in for an object has only what the test needs; and a method of a library's name is there for libraries to call.
        let is_protocol = || self.set(function.file).named(Subject::Call, &name).next().is_some();
        if fields.is_empty()
            && !is_protocol()
            && let Some(judged) = self.judge_tests(function, index, way)
        {
            return judged;
        }
        unseen(format!("the parameter `{plain_name}` of `{name}` decides and nothing that was read calls it"), &format!("`{name}`"))
    }

    /// Whether a type names as its base one that a library calls with what comes from outside.
    fn is_called_by_library(&self, class: NodeRef) -> bool {
        let code = &self.program.files[class.file];
        let names_input = |base: NodeId| {
            let imported = self.imported_name(class.file, base);
            self.eval.is_input(class.file, imported.as_deref().unwrap_or_else(|| code.name(base)))
        };
        // Bases stand before the members, of which there may be thousands.
        code.children(class.node).take(MOST_BEFORE_MEMBERS).filter(|child| code.node(*child).role == Role::Base).any(names_input)
    }

    /// What tests pass to a function that nothing else calls, where none of it is seen to be open: what runs tests hands them their cases.
    fn judge_tests(&self, function: NodeRef, index: usize, way: &mut Way) -> Option<Judged> {
        let mut out: Option<Judged> = None;
        for caller in self.callers_in_tests(function) {
            for argument in self.given_by(function, index, &caller) {
                way.left = way.left.checked_sub(1)?;
                let judged = self.judge_at(NodeRef { file: caller.call.file, node: argument }, &self.eval.value(caller.call.file, argument), way);
                if out.as_ref().is_none_or(|known| judged.state > known.state) {
                    out = Some(judged);
                }
            }
        }
        out.filter(|judged| judged.state < ScopeState::Dynamic).map(|judged| Judged { state: judged.state.min(ScopeState::Unknown), ..judged })
    }

    /// Whether a parameter says what it may be, or a text of what decorates its function names it: `"/tokens/<path:scope>"`.
    fn is_asked_from_outside(&self, function: NodeRef, parameter: Option<NodeId>) -> bool {
        let code = &self.program.files[function.file];
        let Some(parameter) = parameter else { return false };
        let names = |text: &str| text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|word| word == code.name(parameter));
        let is_named = |decorator: NodeId| code.positional(decorator).filter_map(|given| code.plain(given)).any(|text| names(&text));
        code.child(parameter, Role::Type).is_some() || self.program.decorators(function).into_iter().any(is_named)
    }

    /// Whether a call of a function leaves out a parameter that it has to have: what decorates the function, and is none of the repository's, calls it instead.
    fn is_called_by_another(&self, function: NodeRef, parameter: Option<NodeId>, caller: &Caller) -> bool {
        let code = &self.program.files[function.file];
        let needed = |parameter: NodeId| code.child(parameter, Role::Value).is_none() && !self.program.is_rest(function.file, parameter);
        let at = &self.program.files[caller.call.file];
        if !caller.followed || !parameter.is_some_and(needed) || at.children(caller.call.node).any(|child| at.node(child).shape == Shape::Spread) {
            return false;
        }
        let decorators = self.program.decorators(function);
        let is_own = |decorator: &NodeId| {
            matches!(self.eval.value(function.file, code.callee(*decorator).unwrap_or(*decorator)), Value::Function(_) | Value::Type(_) | Value::Unknown(Why::Unread(..)))
        };
        !decorators.is_empty() && !decorators.iter().any(is_own)
    }

    /// The attributes of an element of mark-up: the one argument of the component that is a function.
    fn attributes(&self, element: NodeRef) -> Option<Value> {
        let code = &self.program.files[element.file];
        if code.node(element.node).shape != Shape::Element {
            return None;
        }
        let attributes = code.children(element.node).filter(|child| code.node(*child).role == Role::Argument).map(|child| {
            let value = code.value_of(child).or_else(|| code.children(child).next());
            let value = value.map_or_else(|| Value::Literal("true".to_owned()), |value| self.eval.value(element.file, value));
            (if code.node(child).shape == Shape::Spread { "...".to_owned() } else { code.key_of(child).unwrap_or_default() }, value)
        });
        Some(Value::Record(attributes.collect::<Vec<_>>().into()))
    }

    /// Whether a container hands a parameter in, to a constructor that nothing else is seen to call: an object of a type of the repository, or what decorates the
    /// parameter names.
    fn is_injected(&self, function: NodeRef, parameter: Option<NodeId>) -> bool {
        let code = &self.program.files[function.file];
        let Some(parameter) = parameter.filter(|_| self.program.is_constructor(function)) else { return false };
        let words = LANGUAGES[code.language].words;
        // The head of a type that only holds data says of its texts what they have to be.
        let is_text = |of: NodeId| words.plain_types.contains(&code.text(of).trim_end_matches('?'));
        let is_held = code.node(function.node).shape == Shape::Class && code.child(parameter, Role::Type).is_some_and(is_text);
        if !is_held && code.children(parameter).any(|child| code.node(child).shape == Shape::Call && code.node(child).role == Role::Child) {
            return true;
        }
        let Some(of) = code.child(parameter, Role::Type) else { return false };
        // The type may stand in a file that was not read yet.
        self.eval.want(function.file, &Value::Unknown(Why::Undeclared(code.name(of).to_owned())));
        self.eval.want(function.file, &self.eval.value(function.file, of));
        self.program.classes(code.name(of), function.file).next().is_some()
    }

    /// The texts that callers pass for a parameter or a part of it, and the one that stands for it where they leave it out.
    pub(super) fn texts_handed_in(&self, function: NodeRef, index: usize, path: &str) -> Vec<String> {
        let passed = self.passed_in(function, index, path);
        let default = if path.contains('.') { self.default_of_part(function, index, path) } else { None };
        passed.iter().flat_map(|(_, value)| super::evidence::address::texts_of(value)).chain(default).collect()
    }

    /// The text that stands for a part of a parameter where a caller leaves it out.
    pub(super) fn default_of_part(&self, function: NodeRef, index: usize, path: &str) -> Option<String> {
        let parameter = self.program.parameters(function).nth(index)?;
        let default = default_of(&self.program.files[function.file], parameter, path.split('.').next()?)?;
        // Nothing has no parts.
        let default = self.eval.value(function.file, default);
        default.as_text().filter(|_| !default.is_nothing()).map(str::to_owned)
    }

    /// What is read of a value that a caller passes.
    pub(super) fn field_of(&self, value: Value, name: &str) -> Value {
        match value {
            Value::Record(entries) => {
                if let Some((_, value)) = entries.iter().rev().find(|(key, _)| key == name) {
                    return value.clone();
                }
                // A request without the field asks for the default: fixed.
                taken(entries).into_iter().find(|(key, _)| key == "...").map_or(Value::Literal("default".into()), |(_, spread)| self.field_of(spread, name))
            }
            Value::Choice(parts) => Value::choice(taken(parts).into_iter().map(|part| self.field_of(part, name)).collect()),
            Value::Unknown(Why::Parameter(function, index, path)) => Value::Unknown(Why::Parameter(function, index, format!("{path}.{name}"))),
            other @ (Value::Unknown(_) | Value::Configured(_) | Value::Symbol(..)) => other,
            Value::Object(made) => self.eval.member_of(made, name),
            other => other,
        }
    }
}

/// Whether a value hangs on what is handed in, or differs from turn to turn.
fn is_open(value: &Value) -> bool {
    match value {
        Value::Unknown(Why::Parameter(..) | Why::Input(_) | Why::Loop) => true,
        Value::List(parts) | Value::Joined(parts) | Value::Choice(parts) => parts.iter().any(is_open),
        _ => false,
    }
}

/// What stands for a parameter that is left out, or for a part of one that is taken apart.
fn default_of(code: &Code, parameter: NodeId, name: &str) -> Option<NodeId> {
    let part = code.descendants(parameter).find(|at| code.node(*at).shape == Shape::Parameter && code.name(*at) == name);
    code.child(part.unwrap_or(parameter), Role::Value)
}

/// Whether callers may leave an argument out: the parameter says so, or nothing at all of what it is to be.
fn may_be_left_out(code: &Code, parameter: NodeId) -> bool {
    let said = code.text(parameter).strip_prefix(code.name(parameter));
    LANGUAGES[code.language].words.left_out.is_some_and(|mark| said.is_some_and(|said| said.is_empty() || said.starts_with(mark)))
}
