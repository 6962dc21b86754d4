//! Values in another form: what calls give that change how a value stands, and nothing of what it is.

use super::Evaluator;
use super::checked::checked_record;
use super::written::joined_text;
use crate::code::{NodeId, Shape};
use crate::resolve::{NodeRef, Value, Why, taken};

/// Parts of a text with holes that are looked at.
const MOST_HOLES: usize = 32;

impl Evaluator<'_> {
    /// Whether a method that is called like one which picks an element asks, on what is no list here, for what it is handed: `table.find({ id })`.
    pub(super) fn asks_for_one(&self, at: NodeRef, callee: NodeId, name: &str, depth: u32) -> bool {
        let is_open = |object: NodeId| {
            let on = self.eval(NodeRef { file: at.file, node: object }, depth);
            matches!(on, Value::Unknown(Why::Undeclared(_)) | Value::Symbol(..) | Value::Type(_) | Value::Object(_))
        };
        self.program.words(at.file).picks_one.contains(&name) && !self.program.sees_all(at.file) && self.code(at).object(callee).is_none_or(is_open)
    }

    /// What a call gives that changes the form of its object and arguments alone.
    pub(super) fn transformed(&self, at: NodeRef, callee: NodeId, name: &str, depth: u32) -> Value {
        let code = self.code(at);
        let dotted = code.dotted(callee);
        let mut parts = Vec::new();
        if let Some(object) = code.object(callee) {
            match self.eval(NodeRef { file: at.file, node: object }, depth) {
                Value::Unknown(Why::Undeclared(_)) | Value::Symbol(..) | Value::Type(_) => {}
                // What a type of the repository keeps under a key is no form of the object.
                Value::Unknown(Why::Parameter(..)) if self.declared_class(at.file, object).is_some() => {}
                other => parts.push(other),
            }
        }
        // Of a function that makes each element anew, what it gives back.
        let elements = Value::joined(parts.clone());
        let anew = |function: NodeRef, elements: &Value| if elements.is_empty() { None } else { self.made_of_each(function, elements, depth) };
        let handed: Vec<Value> = code.positional(at.node).map(|node| self.eval(NodeRef { file: at.file, node }, depth)).collect();
        if [name, dotted.as_str()].iter().any(|name| self.program.words(at.file).makes.contains(name)) {
            // The elements stand before it, or are what it is called on: `list.map(make)`, `Array.from(list, make)`.
            let made = match handed.as_slice() {
                [Value::Function(function), ..] => anew(*function, &elements),
                [list, Value::Function(function), ..] if elements.is_empty() => anew(*function, list),
                _ => None,
            };
            if let Some(made) = made {
                return if matches!(made, Value::List(_) | Value::Joined(_) | Value::Unknown(_)) { made } else { Value::List(vec![made].into()) };
            }
        }
        let picks = !parts.is_empty() && self.program.words(at.file).picks.contains(&name);
        let handed = handed.into_iter().filter(|part| !(picks && matches!(part, Value::Function(_))));
        parts.extend(handed.map(|part| match (part, code.object(callee)) {
            (Value::Function(function), Some(_)) => anew(function, &elements).unwrap_or(Value::Function(function)),
            (part, _) => part,
        }));
        if self.program.words(at.file).merges.contains(&dotted.as_str()) {
            return merged(parts);
        }
        let named = code.children(at.node).filter(|child| code.node(*child).shape == Shape::Argument && !code.name(*child).is_empty());
        parts.extend(named.map(|argument| self.eval(NodeRef { file: at.file, node: argument }, depth)));
        if let Some(text) = joined_text(&parts).filter(|_| self.program.words(at.file).joins.contains(&name)) {
            return Value::Text(text);
        }
        match checked_record(&parts).unwrap_or_else(|| Value::joined(formatted(parts))) {
            Value::List(parts) if !parts.is_empty() && self.program.words(at.file).picks_one.contains(&name) => Value::choice(taken(parts)),
            value => value,
        }
    }
}

/// Records that are put into the first of them, one after the other.
fn merged(parts: Vec<Value>) -> Value {
    let mut entries = Vec::new();
    for part in parts {
        match part {
            Value::Record(inner) => entries.extend(taken(inner)),
            other => entries.push(("...".to_owned(), other)),
        }
    }
    Value::Record(entries.into())
}

/// The parts of a text with numbered holes, `"{0}.{1}"`, with the values behind it in their places.
fn formatted(parts: Vec<Value>) -> Vec<Value> {
    let is_format = |part: &Value| matches!(part, Value::Text(text) if text.contains("{0}"));
    let Some(at) = parts.iter().position(is_format).filter(|at| at + 1 < parts.len()) else { return parts };
    let (Value::Text(text), values) = (&parts[at], &parts[at + 1..]) else { return parts };
    let mut out = Vec::new();
    for (index, piece) in text.split('{').enumerate().take(MOST_HOLES) {
        let hole = piece.split_once('}').filter(|_| index > 0).and_then(|(number, rest)| Some((values.get(number.parse::<usize>().ok()?)?, rest)));
        match hole {
            Some((value, rest)) => out.extend([value.clone(), Value::Text(rest.to_owned())]),
            None => out.push(Value::Text(if index > 0 { format!("{{{piece}") } else { piece.to_owned() })),
        }
    }
    out
}

/// A path that is given before the address which it is resolved against stands behind it: `new URL("/token", base)`.
pub(super) fn resolve_against_base(given: &mut Vec<Value>) {
    let starts_address = |value: &Value| matches!(value, Value::Text(text) if text.contains("://"));
    let is_open = |value: &Value| matches!(value, Value::Configured(_) | Value::Unknown(_) | Value::Choice(_) | Value::Symbol(..));
    let begins = |value: &Value, holds: &dyn Fn(&Value) -> bool| match value {
        Value::Joined(parts) => parts.first().is_some_and(holds),
        value => holds(value),
    };
    let is_path = |value: &Value| matches!(value, Value::Text(text) if !text.contains("://"));
    if let [path, base] = given.as_slice()
        && begins(path, &is_path)
        && begins(base, &|value| starts_address(value) || is_open(value))
    {
        given.swap(0, 1);
        let slash = |value: &Value, ends: fn(&str) -> bool| matches!(value, Value::Text(text) if ends(text));
        let ends_so = match &given[0] {
            Value::Joined(parts) => parts.last().is_some_and(|last| slash(last, |text| text.ends_with('/'))),
            base => slash(base, |text| text.ends_with('/')),
        };
        if !ends_so && !begins(&given[1], &|value| slash(value, |text| text.starts_with('/'))) {
            given.insert(1, Value::Text("/".to_owned()));
        }
    }
}
