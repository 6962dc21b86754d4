//! Where a grant is sent that is written by hand, as far as its function does not say it itself.

use super::Classifier;
use super::hosts::names_entra;
use crate::code::{NodeId, Role, Shape};
use crate::resolve::{NodeRef, Value, Why};

/// Expressions of one function that are looked at, callers of it, and texts that one address may be.
const MOST_LOOKED_AT: usize = 100;
const MOST_CALLERS: usize = 16;
const MOST_TEXTS: usize = 16;
/// What stands in an address for a part that is not fixed.
const OPEN: char = '\u{0}';

/// To whom an address leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Receiver {
    Entra,
    Another,
}

impl Classifier<'_> {
    /// Whether the addresses of a function in a file that does not show Entra lead to another provider: by what callers pass, by the settings that hold the
    /// keys it reads, or, where none of this tells, by the only addresses that the file knows.
    pub(super) fn is_sent_to_another(&self, file: usize, function: NodeId) -> bool {
        if self.entra_files[file] {
            return false;
        }
        let code = &self.program.files[file];
        let mut receivers = Vec::new();
        for id in code.descendants(function).filter(|id| self.may_be_address(file, *id)).take(MOST_LOOKED_AT) {
            self.receivers(file, &self.eval.value(file, id), &mut receivers);
            if matches!(code.node(id).shape, Shape::Name | Shape::Member) {
                receivers.extend(self.setting_text(file, code.name(id)).and_then(|text| self.receiver(file, &text)));
            }
        }
        if receivers.is_empty() {
            return (0..).zip(&code.nodes).any(|(id, node)| node.shape == Shape::Text && self.is_foreign(file, id));
        }
        !receivers.contains(&Receiver::Entra)
    }

    /// A text that is put together, or the first argument of a call: what an address is written as.
    fn may_be_address(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        match code.node(id).shape {
            Shape::Text => code.children(id).any(|child| code.node(child).shape != Shape::Text),
            Shape::Binary => code.node(code.node(id).parent).shape != Shape::Binary,
            Shape::Name | Shape::Member | Shape::Index | Shape::Call => {
                let up = code.node(id).parent;
                let call = if code.node(up).shape == Shape::Argument { code.node(up).parent } else { up };
                matches!(code.node(call).shape, Shape::Call | Shape::New) && code.positional(call).next() == Some(id)
            }
            _ => false,
        }
    }

    fn receivers(&self, file: usize, value: &Value, out: &mut Vec<Receiver>) {
        let first = match value {
            Value::Joined(parts) => parts.first(),
            other => Some(other),
        };
        // Of an address whose start is open, the start decides.
        match first {
            Some(Value::Unknown(Why::Parameter(function, index, path))) if !path.contains('.') => {
                for passed in self.passed(*function, *index) {
                    out.extend(texts_of(&passed.1).iter().filter_map(|text| self.receiver(passed.0, text)));
                }
            }
            Some(Value::Configured(key)) => out.extend(self.setting_text(file, key).and_then(|text| self.receiver(file, &text))),
            _ => {}
        }
        out.extend(texts_of(value).iter().filter_map(|text| self.receiver(file, text)));
    }

    fn receiver(&self, file: usize, text: &str) -> Option<Receiver> {
        if names_entra(self.set(file), text) {
            return Some(Receiver::Entra);
        }
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let named =
            host.split(['/', '?', '#']).next().is_some_and(|host| host.contains('.') && host.chars().all(|c| c == OPEN || c.is_ascii_alphanumeric() || "-.:{}<>$".contains(c)));
        (named && super::evidence::is_address_of_another(self.set(file), text, false)).then_some(Receiver::Another)
    }

    /// What callers pass for a parameter, with their file.
    fn passed(&self, function: NodeRef, index: usize) -> Vec<(usize, Value)> {
        let code = &self.program.files[function.file];
        let parameters: Vec<NodeId> = code.children(function.node).filter(|child| code.node(*child).role == Role::Parameter).collect();
        let Some(parameter) = parameters.get(index) else { return Vec::new() };
        let own = code.name(function.node);
        let name = if matches!(own, "constructor" | "__init__") { code.enclosing(function.node, Shape::Class).map_or("", |class| code.name(class)) } else { own };
        let position = index - usize::from(matches!(code.text(parameters[0]), "self" | "cls")).min(index);
        let calls = self.program.calls(name).iter().filter(|call| !self.program.files[call.file].test).take(MOST_CALLERS);
        let given = calls.filter_map(|call| {
            let caller = &self.program.files[call.file];
            let named = caller.children(call.node).find(|child| caller.node(*child).shape == Shape::Argument && caller.name(*child) == code.name(*parameter));
            let argument = named.and_then(|named| caller.value_of(named)).or_else(|| caller.positional(call.node).nth(position))?;
            Some((call.file, self.eval.value(call.file, argument)))
        });
        let default = code.child(*parameter, Role::Value).map(|value| (function.file, self.eval.value(function.file, value)));
        given.chain(default).collect()
    }
}

/// The texts that a value may be; parts that are not fixed stand open.
fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::Text(text) => vec![text.clone()],
        Value::Choice(parts) => parts.iter().flat_map(texts_of).take(MOST_TEXTS).collect(),
        Value::Joined(parts) => parts.iter().fold(vec![String::new()], |known, part| {
            let next = texts_of(part);
            let next = if next.is_empty() { vec![OPEN.to_string()] } else { next };
            known.iter().flat_map(|start| next.iter().map(move |end| format!("{start}{end}"))).take(MOST_TEXTS).collect()
        }),
        _ => Vec::new(),
    }
}
