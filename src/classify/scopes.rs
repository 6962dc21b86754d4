//! How settled the scopes of an acquisition are, callers included.

use super::Classifier;
use super::select::Selected;
use crate::code::{NodeId, Role, Shape};
use crate::fact::{Evidence, ScopeState};
use crate::language::{LANGUAGES, Modules};
use crate::resolve::{NodeRef, Value, Why};

/// Wrappers through which a parameter is followed.
const CALLER_DEPTH: u32 = 6;
/// Types that are looked at for the bases of one.
const MOST_BASES: usize = 16;

/// What became of a scopes argument.
#[derive(Debug, Clone)]
pub(super) struct Judged {
    pub(super) state: ScopeState,
    pub(super) reason: Option<String>,
    pub(super) evidence: Vec<Evidence>,
}

impl Classifier<'_> {
    /// How settled selected scopes are.
    pub(super) fn judge_scopes(&self, selected: &Selected) -> Judged {
        self.judge(&selected.value, selected.at.file, 0, &mut Vec::new())
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

    fn judge(&self, value: &Value, file: usize, depth: u32, seen: &mut Vec<(NodeRef, usize)>) -> Judged {
        match value {
            Value::List(parts) | Value::Choice(parts) | Value::Joined(parts) => self.worst(parts.iter(), file, depth, seen),
            Value::Record(entries) => self.worst(entries.iter().map(|(_, value)| value), file, depth, seen),
            Value::Unknown(Why::Parameter(function, index, path)) => self.judge_parameter(*function, *index, path, depth, seen),
            other => {
                self.eval.want(file, other);
                let (state, reason) = other.scope_state();
                Judged { state, reason, evidence: Vec::new() }
            }
        }
    }

    fn worst<'v>(&self, values: impl Iterator<Item = &'v Value>, file: usize, depth: u32, seen: &mut Vec<(NodeRef, usize)>) -> Judged {
        let mut out = Judged { state: ScopeState::Fixed, reason: None, evidence: Vec::new() };
        for value in values {
            let judged = self.judge(value, file, depth, seen);
            if judged.state > out.state {
                out = judged;
            }
        }
        out
    }

    fn judge_parameter(&self, function: NodeRef, index: usize, path: &str, depth: u32, seen: &mut Vec<(NodeRef, usize)>) -> Judged {
        let code = &self.program.files[function.file];
        let unknown = Judged { state: ScopeState::Unknown, reason: None, evidence: Vec::new() };
        if depth > CALLER_DEPTH || seen.contains(&(function, index)) {
            return unknown;
        }
        seen.push((function, index));
        let parameter = code.children(function.node).filter(|child| code.node(*child).role == Role::Parameter).nth(index);
        let plain_name = path.split('.').next().unwrap_or(path).to_owned();
        let mut name = code.name(function.node).to_owned();
        // A constructor is called by the name of its class.
        if name == "constructor" || name == "__init__" {
            name = code.enclosing(function.node, Shape::Class).map(|class| code.name(class).to_owned()).unwrap_or_default();
        }
        if name.is_empty() {
            // A variable may hold the function.
            name = code.ancestors(function.node).take(1).find_map(|up| code.key_of(up)).unwrap_or_default();
        }
        let unseen = |reason: String, of: &str| Judged {
            state: ScopeState::Unseen,
            reason: Some(reason),
            evidence: vec![Evidence { message: format!("the parameter of {of}"), place: self.place_of(NodeRef { file: function.file, node: parameter.unwrap_or(function.node) }) }],
        };
        if name.is_empty() {
            // A function that is given back or handed over is called by whoever has it.
            let parent = code.node(function.node).parent;
            let given_back = matches!(code.node(parent).shape, Shape::Argument | Shape::Call | Shape::New) && code.node(function.node).role != Role::Callee
                || code.node(parent).shape == Shape::Return
                || code.node(function.node).role == Role::Body && code.node(parent).shape == Shape::Function;
            return if given_back { unseen(format!("the parameter `{plain_name}` of a function that others call decides"), "the function") } else { unknown };
        }
        // The type is one that a library calls by itself.
        let handed = code.enclosing(function.node, Shape::Class).is_some_and(|class| {
            let mut bases = code.children(class).filter(|child| code.node(*child).role == Role::Base);
            bases.any(|base| self.eval.is_input(function.file, code.name(base)))
        });
        if handed && depth == 0 {
            return unseen(format!("the library that calls `{name}` decides"), &format!("`{name}`"));
        }
        self.eval.wanted.borrow_mut().callers.insert((function.file, name.clone()));
        let position = if code
            .children(function.node)
            .find(|child| code.node(*child).role == Role::Parameter)
            .is_some_and(|first| matches!(code.text(first), "self" | "cls") || code.text(first).starts_with("this "))
        {
            index.wrapping_sub(1)
        } else {
            index
        };
        let fields: Vec<&str> = path.split('.').skip(1).collect();
        let default = parameter.and_then(|parameter| code.child(parameter, Role::Value));
        let rest = parameter.is_some_and(|parameter| is_rest(code.text(parameter)));
        let mut out: Option<Judged> = None;
        let mut called = false;
        for call in self.program.calls(&name) {
            let caller = &self.program.files[call.file];
            if caller.test && !code.test {
                continue;
            }
            // What it hands to itself, or to another one of its name, it was handed.
            if call.file == function.file && function.node < call.node && call.node < code.node(function.node).end {
                continue;
            }
            // A name of another application that is not brought in is another function.
            let bare =
                caller.callee(call.node).is_some_and(|callee| caller.node(callee).shape == Shape::Name && self.program.tables[call.file].lookup(caller, callee, &name).is_empty());
            if bare && self.program.owners[call.file] != self.program.owners[function.file] && LANGUAGES[caller.language].modules != Modules::Namespaces {
                continue;
            }
            // A call of another function of the same name is no caller.
            let followed = caller.callee(call.node).map(|callee| self.eval.value(call.file, callee));
            if let Some(Value::Function(other)) = followed
                && other != function
                && self.program.files[other.file].text(other.node) != code.text(function.node)
                && !self.stands_for(other, function)
            {
                continue;
            }
            if self.is_overload_of_another(function, call) {
                continue;
            }
            let arguments: Vec<_> = if rest { caller.positional(call.node).skip(position).collect() } else { caller.positional(call.node).nth(position).into_iter().collect() };
            let named = caller
                .children(call.node)
                .find(|child| caller.node(*child).role == Role::Argument && caller.node(*child).shape == Shape::Argument && caller.name(*child) == plain_name)
                .and_then(|child| caller.value_of(child));
            let mut given = arguments;
            if let Some(named) = named {
                given = vec![named];
            }
            if given.is_empty() {
                called = true;
                continue;
            }
            for argument in given {
                let mut value = self.eval.value(call.file, argument);
                for field in &fields {
                    value = self.field_of(value, field);
                }
                let mut judged = self.judge(&value, call.file, depth + 1, seen);
                // What another application hands to something of that name proves nothing unless it is known.
                let known = matches!(followed, Some(Value::Function(_)));
                if judged.state == ScopeState::Unseen && !known && self.program.owners[call.file] != self.program.owners[function.file] {
                    continue;
                }
                let called_here = Evidence { message: format!("`{name}` is called here"), place: self.place_of(NodeRef { file: call.file, node: argument }) };
                let path: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
                let chain = self.chain(call.file, argument, &path);
                judged.evidence = [called_here].into_iter().chain(chain).chain(judged.evidence).collect();
                called = true;
                if out.as_ref().is_none_or(|known| judged.state > known.state) {
                    out = Some(judged);
                }
            }
        }
        seen.pop();
        if let Some(default) = default
            && out.is_none()
        {
            return self.judge(&self.eval.value(function.file, default), function.file, depth + 1, seen);
        }
        if let Some(judged) = out {
            return judged;
        }
        if called || self.is_injected(function, parameter) {
            return unknown;
        }
        unseen(format!("the parameter `{plain_name}` of `{name}` decides and nothing that was read calls it"), &format!("`{name}`"))
    }

    /// Whether a call cannot be one of this function, and another member of its type has the name: an overload is told by the number of its arguments.
    fn is_overload_of_another(&self, function: NodeRef, call: &NodeRef) -> bool {
        let code = &self.program.files[function.file];
        let Some(class) = code.enclosing(function.node, Shape::Class) else { return false };
        let name = code.name(function.node);
        if name.is_empty() || self.program.tables[function.file].member(class, name).len() < 2 {
            return false;
        }
        // The object that a method is added to is not among the arguments.
        let handed = |parameter: &NodeId| code.node(*parameter).role == Role::Parameter && !code.text(*parameter).starts_with("this ");
        let parameters = || code.children(function.node).filter(handed);
        if parameters().any(|parameter| is_rest(code.text(parameter))) {
            return false;
        }
        let caller = &self.program.files[call.file];
        let given = caller.children(call.node).filter(|child| caller.node(*child).role == Role::Argument).count();
        let needed = parameters().filter(|parameter| code.child(*parameter, Role::Value).is_none()).count();
        given > parameters().count() || given < needed && LANGUAGES[code.language].modules == Modules::Namespaces
    }

    /// Whether a function is declared by a type that is among the bases of the type of another one, or the other way round: a call of one may be a call of the other.
    fn stands_for(&self, one: NodeRef, other: NodeRef) -> bool {
        let class = |of: NodeRef| self.program.files[of.file].enclosing(of.node, Shape::Class).map(|node| NodeRef { file: of.file, node });
        let (Some(one), Some(other)) = (class(one), class(other)) else { return false };
        let names = |derived: NodeRef, base: NodeRef| {
            let wanted = self.program.files[base.file].name(base.node);
            let (mut open, mut seen) = (vec![derived], Vec::new());
            while let Some(at) = open.pop().filter(|_| seen.len() < MOST_BASES) {
                seen.push(at);
                let code = &self.program.files[at.file];
                for of in code.children(at.node).filter(|node| code.node(*node).role == Role::Base).map(|node| code.name(node)) {
                    if of == wanted {
                        return true;
                    }
                    open.extend(self.program.classes(of, at.file).into_iter().filter(|class| !seen.contains(class)));
                }
            }
            false
        };
        names(one, other) || names(other, one)
    }

    /// Whether a container hands a parameter in: an object of a type of the repository, to a constructor that nothing else is seen to call.
    fn is_injected(&self, function: NodeRef, parameter: Option<NodeId>) -> bool {
        let code = &self.program.files[function.file];
        let Some(of) = parameter.filter(|_| self.eval.is_constructor(function)).and_then(|parameter| code.child(parameter, Role::Type)) else { return false };
        // The type may stand in a file that was not read yet.
        self.eval.want(function.file, &Value::Unknown(Why::Undeclared(code.name(of).to_owned())));
        !self.program.classes(code.name(of), function.file).is_empty()
    }

    /// What is read of a value that a caller passes.
    fn field_of(&self, value: Value, name: &str) -> Value {
        match value {
            Value::Record(entries) => {
                if let Some((_, value)) = entries.iter().rev().find(|(key, _)| key == name) {
                    return value.clone();
                }
                // A request without the field asks for the default: fixed.
                entries.into_iter().find(|(key, _)| key == "...").map_or(Value::Literal("default".into()), |(_, spread)| self.field_of(spread, name))
            }
            Value::Choice(parts) => Value::choice(parts.into_iter().map(|part| self.field_of(part, name)).collect()),
            Value::Unknown(Why::Parameter(function, index, path)) => Value::Unknown(Why::Parameter(function, index, format!("{path}.{name}"))),
            other @ (Value::Unknown(_) | Value::Configured(_) | Value::Symbol(..)) => other,
            Value::Object(made) => self.eval.member_of(made, name),
            other => other,
        }
    }
}

fn is_rest(text: &str) -> bool {
    text.starts_with("...") || text.starts_with("params ") || text.starts_with('*')
}
