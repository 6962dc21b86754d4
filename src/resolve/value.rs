//! Values: what an expression is known to be. Unknown is a value and says why.

use super::NodeRef;
use crate::fact::ScopeState;
use crate::language::NOTHING;
use foldhash::HashSet;
use foldhash::fast::FixedState;
use std::hash::BuildHasher;
use std::rc::Rc;

/// What an expression is known to be. Its parts are shared: a value is handed on far more often than it is changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// A fixed text.
    Text(String),
    /// A number, boolean or null, as written.
    Literal(String),
    /// Elements.
    List(Rc<Vec<Value>>),
    /// Entries, in order.
    Record(Rc<Vec<(String, Value)>>),
    /// One of these.
    Choice(Rc<Vec<Value>>),
    /// Parts joined to one.
    Joined(Rc<Vec<Value>>),
    /// Read from configuration under a fixed key.
    Configured(String),
    /// Made by a construction or call.
    Object(NodeRef),
    /// A function of the repository.
    Function(NodeRef),
    /// A type of the repository.
    Type(NodeRef),
    /// A module of the repository.
    Module(usize),
    /// A name of a package: module and path within it.
    Symbol(String, String),
    /// Not known, and why.
    Unknown(Why),
}

/// Why a value is not known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Why {
    /// It is what callers pass: the function, the parameter's position and name, and what is read of it.
    Parameter(NodeRef, usize, String),
    /// It differs from round to round of a loop.
    Loop,
    /// A person or a request hands it in.
    Input(String),
    /// The result of a call that cannot be followed.
    Call(String),
    /// It is read of what a call gives that is made on something handed in.
    Answer(NodeRef),
    /// No definition was read.
    Undeclared(String),
    /// A module of the repository that was not read: the importing file and the module.
    Unread(usize, String),
    /// Something else.
    Other,
    /// The search was cut off.
    Budget,
}

/// Parts of one value, and characters of a path to a part, beyond which a value is not followed.
pub(super) const MOST_PARTS: usize = 64;
/// Parts that are compared with each other one by one.
const FEW_PARTS: usize = 8;
const LONGEST_PATH: usize = 120;
/// Nodes of a whole value, and levels of it: a table of some dozens of providers is one.
const MOST_NODES: usize = 2000;
const DEEPEST: usize = 10;

/// Parts of a value, to be changed.
pub(crate) fn taken<T: Clone>(parts: Rc<Vec<T>>) -> Vec<T> {
    Rc::unwrap_or_clone(parts)
}

/// The key of what is configured under the text that stands behind it.
pub(super) const UNDER: &str = "<under>";

/// What a comparison gives: one of two answers, and no text.
pub const COMPARISON: &str = "<comparison>";

fn hash(value: &Value) -> u64 {
    FixedState::default().hash_one(value)
}

/// What stands where nothing does.
#[must_use]
pub fn is_nothing(text: &str) -> bool {
    NOTHING.contains(&text)
}

impl Value {
    /// What is configured under a key that callers pass.
    pub(super) fn configured_under(key: Value) -> Value {
        if matches!(key, Value::Unknown(Why::Parameter(..))) { Value::joined(vec![Value::Configured(UNDER.to_owned()), key]) } else { key }
    }

    /// Whether it is written out as nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self, Value::Literal(text) if is_nothing(text))
    }

    /// Whether it is an empty text or list: what stands there until something is set.
    #[must_use]
    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Value::Text(text) if text.is_empty()) || matches!(self, Value::List(parts) if parts.is_empty())
    }

    /// Whether it has no parts at all.
    #[must_use]
    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Value::List(parts) | Value::Choice(parts) | Value::Joined(parts) if parts.is_empty())
    }

    /// The value itself, or `Unknown` where it has grown beyond what is of use.
    #[must_use]
    pub(super) fn bounded(self) -> Value {
        let mut left = MOST_NODES;
        if !self.fits(&mut left, DEEPEST) {
            return Value::Unknown(Why::Budget);
        }
        match self {
            Value::Choice(parts) if parts.len() > MOST_PARTS => Value::Unknown(Why::Budget),
            Value::Joined(parts) if parts.len() > MOST_PARTS => Value::Unknown(Why::Budget),
            Value::List(parts) if parts.len() > 4 * MOST_PARTS => Value::Unknown(Why::Budget),
            Value::Text(text) if text.len() > 64 * LONGEST_PATH => Value::Text(String::new()),
            Value::Unknown(Why::Parameter(_, _, path)) if path.len() > LONGEST_PATH => Value::Unknown(Why::Budget),
            Value::Symbol(_, path) if path.len() > LONGEST_PATH => Value::Unknown(Why::Budget),
            Value::Configured(path) if path.len() > LONGEST_PATH => Value::Configured(String::new()),
            other => other,
        }
    }

    /// Whether the value has no more than so many parts, nested no deeper than so.
    fn fits(&self, left: &mut usize, depth: usize) -> bool {
        if *left == 0 || depth == 0 {
            return false;
        }
        *left -= 1;
        match self {
            Value::List(parts) | Value::Choice(parts) | Value::Joined(parts) => parts.iter().all(|part| part.fits(left, depth - 1)),
            Value::Record(entries) => entries.iter().all(|(_, value)| value.fits(left, depth - 1)),
            _ => true,
        }
    }

    /// A choice of values, flat and without twins.
    #[must_use]
    pub fn choice(values: Vec<Value>) -> Value {
        let mut flat: Vec<Value> = Vec::new();
        // Twins of many values are looked for by their hashes.
        let mut hashes: HashSet<u64> = HashSet::default();
        for value in values {
            let parts = if let Value::Choice(parts) = value { taken(parts) } else { vec![value] };
            for part in parts {
                if flat.len() > MOST_PARTS {
                    return Value::Unknown(Why::Budget);
                }
                if flat.len() == FEW_PARTS && hashes.is_empty() {
                    hashes.extend(flat.iter().map(hash));
                }
                let is_new = flat.len() >= FEW_PARTS && hashes.insert(hash(&part));
                if is_new || !flat.contains(&part) {
                    flat.push(part);
                }
            }
        }
        if flat.len() == 1 { flat.remove(0) } else { Value::Choice(flat.into()) }
    }

    /// Parts joined: one text where all are.
    #[must_use]
    pub fn joined(parts: Vec<Value>) -> Value {
        let mut flat: Vec<Value> = Vec::new();
        for part in parts {
            let inner = if let Value::Joined(inner) = part { taken(inner) } else { vec![part] };
            for part in inner {
                match (flat.last_mut(), part) {
                    (Some(Value::Text(last)), Value::Text(next)) => last.push_str(&next),
                    (Some(Value::List(last)), Value::List(next)) => Rc::make_mut(last).extend(taken(next)),
                    (Some(Value::Configured(key)), Value::Text(text)) if key == UNDER => *key = text,
                    // Of entries of one key the last one counts.
                    (Some(Value::Record(last)), Value::Record(next)) => Rc::make_mut(last).extend(taken(next)),
                    (_, part) => flat.push(part),
                }
            }
        }
        if flat.len() == 1 { flat.remove(0) } else { Value::Joined(flat.into()) }
    }

    /// The fixed text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) | Value::Literal(text) => Some(text),
            _ => None,
        }
    }

    /// All texts that it may be.
    #[must_use]
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Value::Text(text) | Value::Literal(text) => vec![text],
            Value::Choice(parts) => parts.iter().flat_map(Value::texts).collect(),
            _ => Vec::new(),
        }
    }

    /// How settled it is as a set of scopes, and why it is not: one phrase.
    #[must_use]
    pub fn scope_state(&self) -> (ScopeState, Option<String>) {
        match self {
            Value::Text(_) | Value::Literal(_) | Value::Symbol(..) | Value::Type(_) => (ScopeState::Fixed, None),
            Value::List(parts) | Value::Choice(parts) | Value::Joined(parts) => worst(parts.iter()),
            Value::Record(entries) => worst(entries.iter().map(|(_, value)| value)),
            Value::Configured(_) => (ScopeState::Configured, None),
            Value::Object(_) | Value::Function(_) | Value::Module(_) => (ScopeState::Unknown, None),
            Value::Unknown(why) => match why {
                Why::Parameter(_, _, name) => (ScopeState::Unseen, Some(format!("the parameter `{name}` decides"))),
                Why::Loop => (ScopeState::Dynamic, Some("a loop decides".into())),
                Why::Input(name) => (ScopeState::Dynamic, Some(format!("`{name}` decides"))),
                Why::Call(name) if !name.is_empty() => (ScopeState::Unseen, Some(format!("what `{name}` gives decides"))),
                Why::Call(_) | Why::Answer(_) | Why::Undeclared(_) | Why::Unread(..) | Why::Other | Why::Budget => (ScopeState::Unknown, None),
            },
        }
    }
}

fn worst<'a>(values: impl Iterator<Item = &'a Value>) -> (ScopeState, Option<String>) {
    let mut out = (ScopeState::Fixed, None);
    for value in values {
        let state = value.scope_state();
        if state.0 > out.0 {
            out = state;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn a_choice_of_many_values_has_no_twins() {
        let text = |number: usize| Value::Text(number.to_string());
        let values = (0..30).chain(0..30).map(text).collect();
        assert_eq!(Value::choice(values), Value::Choice((0..30).map(text).collect::<Vec<_>>().into()));
    }
}
