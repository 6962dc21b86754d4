//! How settled the scopes of an acquisition are, callers included.

mod callbacks;
mod checked;
mod few;
mod left_out;
mod own;
mod passed;
pub(super) mod stored;
mod writers;

use self::left_out::{default_of, may_be_left_out};
use super::Classifier;
use super::select::Selected;
use crate::code::{NodeId, Role, Shape};
use crate::fact::{Evidence, ScopeState};
use crate::resolve::{NodeRef, Origin, Value, Why, taken};

/// Wrappers through which a parameter is followed.
const CALLER_DEPTH: usize = 6;
/// Calls that are looked at for one value.
const MOST_CALLS: u32 = 1_000;
/// Arguments of one call that are looked at.
const MOST_ARGUMENTS: usize = 4;
/// Shortest name of a type that is looked for in other files.
const SHORTEST_TYPE: usize = 4;

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
            Value::Choice(parts) => self.judge_choice(parts, file, way),
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
        let replaced = way.replaced;
        self.worst_of(values.map(|value| (value, replaced)), file, way)
    }

    /// The worst of several, each of which something else may stand for where it is left out.
    fn worst_of<'v>(&self, values: impl Iterator<Item = (&'v Value, bool)>, file: usize, way: &mut Way) -> Judged {
        let mut out = Judged { state: ScopeState::Fixed, ..Judged::unknown() };
        let mut back = Vec::new();
        let mut seen = 0;
        for (value, replaced) in values {
            let before = std::mem::replace(&mut way.replaced, replaced);
            let judged = self.judge(value, file, way);
            way.replaced = before;
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
