//! The addresses beside what is sent: among the arguments of the call that it is handed to, and among the options that it is one of.

use super::{Held, OWN_PATH};
use crate::classify::Classifier;
use crate::classify::evidence::address::{OPEN, is_address, starts_address, texts_of};
use crate::classify::evidence::providers::keys_read;
use crate::classify::hosts::names_entra;
use crate::code::{NodeId, Shape};
use crate::query::{Entra, Subject};
use crate::resolve::{Definition, Value, Why};
use crate::source::Span;

/// Calls of one chain.
const MOST_CHAINED: usize = 8;
/// Options of one request.
const MOST_OPTIONS: usize = 64;

impl Classifier<'_> {
    /// Whether what is kept is a request's options, of which one is the content: `const options = { url, data }`. What stands beside an option of the content itself is
    /// content, too.
    pub(super) fn holds_options(&self, file: usize, kept: NodeId, content: NodeId) -> bool {
        let code = &self.program.files[file];
        let is_own = code.node(content).shape == Shape::Entry && code.node(content).parent == kept;
        code.node(kept).shape == Shape::Record && !is_own
    }

    /// The addresses among the other arguments of a call and of those on whose results it is made, and among the options beside what it is handed.
    pub(in crate::classify::evidence) fn addresses_beside(&self, file: usize, call: NodeId, handed: NodeId, held: Option<Held>) -> Vec<Value> {
        let code = &self.program.files[file];
        let mut arguments: Vec<NodeId> = code.positional(call).filter(|argument| *argument != handed).collect();
        // Of what is given by its name only a whole address is one (`verify="/etc/ca.pem"`), and somebody else's only where it is known what becomes of it.
        let is_named = |child: &NodeId| code.node(*child).shape == Shape::Argument && code.node(*child).name != Span::default() && *child != handed;
        let taking = code.callee(call).map(|callee| self.eval.value(file, callee));
        let is_taken = |name: &str| matches!(&taking, Some(Value::Function(of)) if self.program.parameters(*of).any(|parameter| self.program.files[of.file].name(parameter) == name && !self.program.is_rest(of.file, parameter)));
        let named: Vec<(NodeId, bool)> = code.children(call).filter(is_named).filter_map(|child| Some((code.value_of(child)?, is_taken(code.name(child))))).collect();
        let in_full = |argument: NodeId, value: &Value| {
            let by_name = named.iter().find(|(value, _)| *value == argument);
            let is_whole = |text: &String| starts_address(text) && (by_name.is_some_and(|(_, taken)| *taken) || names_entra(self.set(file), text));
            by_name.is_none() || texts_of(value).iter().any(is_whole) && !self.is_context(file, argument)
        };
        arguments.extend(named.iter().map(|(value, _)| *value));
        let mut at = call;
        for _ in 0..MOST_CHAINED {
            let Some(next) = code.callee(at).and_then(|callee| code.object(callee)).filter(|next| code.node(*next).shape == Shape::Call) else { break };
            arguments.extend(code.positional(next));
            at = next;
        }
        if code.node(handed).shape == Shape::Record {
            let is_option = |entry: &NodeId| match code.node(*entry).shape {
                Shape::Entry => true,
                Shape::Shorthand => !self.is_listed(file, code.name(*entry), "", |_| true),
                _ => false,
            };
            let beside = code.children(handed).take(MOST_OPTIONS).filter(is_option).filter_map(|entry| code.value_of(entry));
            arguments.extend(beside.filter(|value| !self.is_context(file, *value)));
        }
        let given = |argument: NodeId| {
            let value = held.map_or_else(|| self.eval.value(file, argument), |held| self.eval.value_beside(file, argument, held.at.node));
            let value = if held.is_some_and(|held| held.handed) { value } else { self.with_passed(value) };
            self.eval.want(file, &value);
            match &value {
                Value::Configured(key) => self.text_under(file, key).map_or(value, Value::Text),
                _ => value,
            }
        };
        arguments
            .into_iter()
            .filter(|argument| !matches!(code.node(*argument).shape, Shape::Function | Shape::Record | Shape::List))
            .flat_map(|argument| {
                if code.positional(call).next() == Some(argument) && self.is_own_address(file, self.held_alone(file, argument)) {
                    return vec![Value::Text(OWN_PATH.to_owned())];
                }
                let asked = self.asked_for(file, argument);
                let values = if asked.is_empty() { vec![given(argument)] } else { asked };
                values.into_iter().filter(|value| in_full(argument, value)).collect::<Vec<Value>>()
            })
            .filter(|value| is_address(value) || self.ends_elsewhere(file, value))
            .collect()
    }

    /// Whether a value is a path that Entra does not have, behind an address that is not known.
    fn ends_elsewhere(&self, file: usize, value: &Value) -> bool {
        let another = |text: &String| self.set(file).in_text(Subject::Text, text).iter().any(|row| row.entra == Some(Entra::Another) && row.taken());
        match value {
            Value::Joined(parts) => matches!(parts.as_slice(), [Value::Unknown(_) | Value::Object(_), _]) && texts_of(value).iter().any(another),
            // As callers pass it.
            Value::Text(text) => text.starts_with(OPEN) && another(text),
            Value::Choice(parts) => !parts.is_empty() && parts.iter().all(|part| matches!(part, Value::Text(_)) && self.ends_elsewhere(file, part)),
            _ => false,
        }
    }

    /// The addresses that were asked for a document of which an expression reads a part: an endpoint that a provider names is its own.
    fn asked_for(&self, file: usize, expression: NodeId) -> Vec<Value> {
        let code = &self.program.files[file];
        let part = self.held_alone(file, expression);
        let read = code.callee(part).filter(|_| code.node(part).shape == Shape::Call).unwrap_or(part);
        let document =
            code.object(read).filter(|of| matches!(code.node(read).shape, Shape::Index | Shape::Member) && code.node(*of).shape == Shape::Name).map(|of| self.held_alone(file, of));
        let calls = std::iter::successors(document, |call| code.callee(*call).and_then(|callee| code.object(callee)));
        let mut found = Vec::new();
        for call in calls.take_while(|call| code.node(*call).shape == Shape::Call).take(MOST_CHAINED) {
            let first = code.positional(call).next().map(|first| self.eval.value(file, first));
            found.extend(first.filter(|value| texts_of(value).iter().any(|text| starts_address(text))));
        }
        found
    }

    /// What a name holds where it may be one thing alone; anything else as it stands.
    fn held_alone(&self, file: usize, name: NodeId) -> NodeId {
        let code = &self.program.files[file];
        match self.program.tables[file].held(code, name).as_slice() {
            [Definition::Value(value, _)] if code.node(name).shape == Shape::Name => *value,
            _ => name,
        }
    }

    /// A value with the texts that callers pass in the place of the parameters that it begins with.
    fn with_passed(&self, value: Value) -> Value {
        match value {
            Value::Unknown(Why::Parameter(function, index, path)) => {
                // What is configured may be the address that code has for it until then.
                let passed = self.passed_in(function, index, &path);
                let until_then = |(file, value): &(usize, Value)| keys_read(value).into_iter().filter_map(|key| self.default_under(*file, key)).collect::<Vec<String>>();
                let configured = passed.iter().flat_map(until_then).filter(|text| starts_address(text));
                let texts: Vec<Value> = self.texts_passed_in(function, index, &path).into_iter().chain(configured).map(Value::Text).collect();
                if texts.is_empty() { Value::Unknown(Why::Parameter(function, index, path)) } else { Value::choice(texts) }
            }
            Value::Joined(parts) => Value::joined(parts.iter().enumerate().map(|(at, part)| if at == 0 { self.with_passed(part.clone()) } else { part.clone() }).collect()),
            Value::Choice(parts) => Value::choice(parts.iter().map(|part| self.with_passed(part.clone())).collect()),
            other => other,
        }
    }
}
