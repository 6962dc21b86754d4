//! Clients that are made with the address of a server, and asked by a path alone: `Client(base_url="https://…").post("/token")`.

use super::address::{starts_address, texts_of};
use crate::classify::Classifier;
use crate::code::{NodeId, Shape};
use crate::resolve::{NodeRef, Value, Why};
use crate::source::Span;

/// Arguments and options that are looked at, of a call and of the client that it is made on.
const MOST_GIVEN: usize = 32;
/// Objects that one client may be.
const MOST_CLIENTS: usize = 8;

impl Classifier<'_> {
    /// The addresses that a call asks; where it asks by paths alone, those of the servers that the object was made with on which it is called.
    pub(super) fn at_server(&self, file: usize, call: NodeId, asked: Vec<Value>) -> Vec<Value> {
        let is_path = |value: &Value| matches!(value, Value::Text(text) if text.starts_with('/') && text.len() > 1);
        if !asked.iter().all(is_path) {
            return asked;
        }
        let servers = self.servers_asked(file, call, is_path);
        if servers.is_empty() { asked } else { servers }
    }

    fn servers_asked(&self, file: usize, call: NodeId, is_path: impl Fn(&Value) -> bool) -> Vec<Value> {
        let code = &self.program.files[file];
        let Some(client) = code.callee(call).and_then(|callee| code.object(callee)) else { return Vec::new() };
        if !self.given_to_call(file, call).any(|(_, argument)| is_path(&self.eval.value(file, argument))) {
            return Vec::new();
        }
        let made = match self.eval.value(file, client) {
            Value::Object(made) => vec![made],
            Value::Unknown(Why::Parameter(function, index, path)) => {
                let passed = self.passed_in(function, index, &path).into_iter();
                passed.filter_map(|(_, value)| if let Value::Object(made) = value { Some(made) } else { None }).take(MOST_CLIENTS).collect()
            }
            _ => Vec::new(),
        };
        made.into_iter().flat_map(|made| self.servers_of(made)).collect()
    }

    /// The addresses with which a client is made, under names whose hosts are in use.
    fn servers_of(&self, made: NodeRef) -> Vec<Value> {
        let code = &self.program.files[made.file];
        let options = |argument: NodeId| {
            let entries = code.children(argument).filter(|entry| matches!(code.node(*entry).shape, Shape::Entry | Shape::Shorthand)).take(MOST_GIVEN);
            entries.filter_map(|entry| Some((code.key_of(entry)?, code.value_of(entry)?))).collect::<Vec<_>>()
        };
        let given = self
            .given_to_call(made.file, made.node)
            .flat_map(|(name, argument)| if code.node(argument).shape == Shape::Record { options(argument) } else { vec![(name, argument)] });
        let counts = given.filter(|(name, _)| name.is_empty() || !self.is_listed(made.file, name, "", |_| true));
        let values = counts.map(|(_, argument)| self.eval.value(made.file, argument)).inspect(|value| self.eval.want(made.file, value));
        values.filter(|value| texts_of(value).iter().any(|text| starts_address(text))).collect()
    }

    /// What a call is handed, with the names by which it is.
    fn given_to_call(&self, file: usize, call: NodeId) -> impl Iterator<Item = (String, NodeId)> + '_ {
        let code = &self.program.files[file];
        let named = move |child: &NodeId| code.node(*child).shape == Shape::Argument && code.node(*child).name != Span::default();
        let by_name = code.children(call).filter(named).filter_map(move |child| Some((code.name(child).to_owned(), code.value_of(child)?)));
        code.positional(call).map(|argument| (String::new(), argument)).chain(by_name).take(MOST_GIVEN)
    }
}
