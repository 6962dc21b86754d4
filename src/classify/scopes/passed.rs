//! What callers pass in the place of a parameter.

use super::{CALLER_DEPTH, Judged, Way, default_of, may_be_left_out};
use crate::classify::Classifier;
use crate::classify::callers::Caller;
use crate::code::{NodeId, Role, Shape};
use crate::fact::{Evidence, ScopeState};
use crate::language::LANGUAGES;
use crate::query::{Row, Step, Subject};
use crate::resolve::{NodeRef, Value, Why};

/// Parts of a type that are looked through for its bases.
const MOST_BEFORE_MEMBERS: usize = 64;

impl Classifier<'_> {
    pub(super) fn judge_parameter(&self, function: NodeRef, index: usize, path: &str, way: &mut Way) -> Judged {
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
        if let Some(wanted) = self.found.held.borrow().get(&function) {
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
        // A method that takes all scopes and all options, as the library's own of its name does, is there for libraries to call, whatever the application passes itself.
        let takes_all = |row: &Row| row.scopes.iter().flatten().any(|path| matches!(path.as_slice(), [Step::From(0)]));
        let is_stand_in = |parameter: NodeId| {
            let is_rest = |parameter: NodeId| self.program.is_rest(function.file, parameter);
            is_rest(parameter)
                && self.program.parameters(function).filter(|other| is_rest(*other)).count() > 1
                && code.enclosing(function.node, Shape::Class).is_some()
                && self.set(function.file).named(Subject::Call, &name).any(takes_all)
        };
        if way.open.len() == 1 && path == plain_name && parameter.is_some_and(is_stand_in) {
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
}
