//! Words of a function that no request carries: in comments, in what documents it, in what is compared.

use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::Subject;
use crate::resolve::Value;
use crate::source::Span;

/// Words of which one is chosen; fewer are a decision.
const FEWEST_WORDS: usize = 3;

impl Classifier<'_> {
    /// The parts of some code that hold one of some words and send nothing, by their places: comments, strings that document or are compared.
    pub(in crate::classify) fn unsent(&self, file: usize, around: NodeId, words: &[String]) -> Vec<Span> {
        let code = &self.program.files[file];
        let whole = code.node(around).span;
        let says = |span: &Span| words.iter().any(|word| code.source.slice(*span).contains(word.as_str()));
        let within = |span: &Span| whole.start <= span.start && span.end <= whole.end;
        let comments = code.comments.iter().copied().filter(within).filter(says);
        let texts = code.descendants(around).filter(|id| code.node(*id).shape == Shape::Text && says(&code.node(*id).span));
        let silent = texts.filter(|id| self.is_doc(file, *id) || self.is_compared(file, *id) || self.is_asked_about(file, *id)).map(|id| code.node(id).span);
        let mut found: Vec<Span> = comments.chain(silent).collect();
        found.sort_unstable_by_key(|span| (span.start, span.end));
        found
    }

    /// Whether a string is handed to a call that only compares: `text.includes("word")`.
    fn is_asked_about(&self, file: usize, text: NodeId) -> bool {
        let code = &self.program.files[file];
        let call = code.ancestors(text).find(|up| code.node(*up).shape != Shape::Argument);
        call.is_some_and(|call| self.is_comparing_call(file, call, text) && code.callee_name(call).is_some())
    }

    /// Whether a test only holds the object that an option stands in against what it finds: where it is written, or under the name that it is given.
    pub(in crate::classify) fn is_expected(&self, file: usize, option: NodeId) -> bool {
        let code = &self.program.files[file];
        if !code.test {
            return false;
        }
        // A pair that a call is said to have been handed.
        if code.node(option).shape == Shape::Call && code.callee_name(option).is_some_and(|name| self.is_listed(file, name, "", |row| row.guards.is_empty())) {
            return true;
        }
        let holds = |up: &NodeId| matches!(code.node(*up).shape, Shape::Binding | Shape::Assign | Shape::Function | Shape::Class | Shape::Return | Shape::File);
        let binder = code.ancestors(option).find(holds).filter(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Assign));
        let Some((binder, name)) = binder.and_then(|binder| Some((binder, code.key_of(binder)?))) else { return self.is_context(file, option) };
        let around = if code.node(binder).shape == Shape::Binding { code.enclosing(binder, Shape::Function).unwrap_or(0) } else { 0 };
        let is_mention = |id: &NodeId| matches!(code.node(*id).shape, Shape::Name | Shape::Shorthand) && code.name(*id) == name && code.node(*id).role != Role::Left;
        // What is handed to code under test is not held against anything, whatever is made of the answer.
        let is_held = |id: NodeId| self.stands_below(file, id, &|name, inside| !inside && self.is_listed(file, name, "", |row| row.guards.is_empty()));
        let mut mentions = code.descendants(around).filter(is_mention).peekable();
        mentions.peek().is_some() && mentions.all(is_held)
    }

    /// Whether a consent is but one of the words that a function of the repository, or a table, has for what it is handed.
    pub(in crate::classify) fn is_translated(&self, file: usize, key: &str, value: Option<NodeId>, parts: &[Value]) -> bool {
        let code = &self.program.files[file];
        let words = parts.iter().filter(|part| matches!(part, Value::Text(_))).count();
        let translates = |node: NodeId| match code.node(node).shape {
            Shape::Call => code.callee(node).is_some_and(|callee| matches!(self.eval.value(file, callee), Value::Function(_))) && code.positional(node).next().is_some(),
            Shape::Index => code.child(node, Role::Index).is_some_and(|index| code.plain(index).is_none()),
            _ => false,
        };
        words >= FEWEST_WORDS && value.is_some_and(translates) && self.set(file).named(Subject::Setting, key).any(|row| row.fact == FactKind::Consent)
    }

    /// Whether a function writes a word where a request may carry it: what is only read of another object is none.
    pub(in crate::classify) fn may_send(&self, file: usize, around: NodeId, word: &str) -> bool {
        let code = &self.program.files[file];
        let whole = code.node(around).span;
        if !code.source.slice(whole).contains(word) {
            return false;
        }
        let read = |id: NodeId| {
            let node = code.node(id);
            let key = match node.shape {
                Shape::Text if node.role == Role::Index && code.node(node.parent).role != Role::Left => node.span,
                // A key in brackets, where that is a member like any other.
                Shape::Member if node.role != Role::Left && code.text(id).ends_with(']') => Span { start: code.node(code.object(id)?).span.end, end: node.span.end },
                _ => return None,
            };
            Some(key).filter(|key| code.source.slice(*key).contains(word))
        };
        let mut silent = self.unsent(file, around, &[word.to_owned()]);
        silent.extend(code.descendants(around).filter_map(read));
        silent.sort_unstable_by_key(|span| (span.start, span.end));
        code.without(whole, &silent).contains(word)
    }
}

impl crate::code::Code {
    /// The text of a region without parts of it, which stand in order.
    pub(in crate::classify) fn without(&self, whole: Span, parts: &[Span]) -> String {
        let mut text = String::new();
        let mut from = whole.start;
        for part in parts.iter().filter(|part| part.start < whole.end) {
            if part.start >= from {
                text.push_str(self.source.slice(Span { start: from, end: part.start }));
                from = part.end;
            }
        }
        text.push_str(self.source.slice(Span { start: from, end: whole.end.max(from) }));
        text
    }
}
