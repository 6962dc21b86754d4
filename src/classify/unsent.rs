//! Words of a function that no request carries: in comments, in what documents it, in what is compared.

use super::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::source::Span;

impl Classifier<'_> {
    /// The parts of some code that hold one of some words and send nothing, by their places: comments, strings that document or are compared.
    pub(super) fn unsent(&self, file: usize, around: NodeId, words: &[String]) -> Vec<Span> {
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

    /// Whether a function writes a word where a request may carry it: what is only read of another object is none.
    pub(super) fn may_send(&self, file: usize, around: NodeId, word: &str) -> bool {
        let code = &self.program.files[file];
        let whole = code.node(around).span;
        if !code.source.slice(whole).contains(word) {
            return false;
        }
        let is_read = |id: &NodeId| {
            let node = code.node(*id);
            node.shape == Shape::Text && node.role == Role::Index && code.node(node.parent).role != Role::Left && code.source.slice(node.span).contains(word)
        };
        let mut silent = self.unsent(file, around, &[word.to_owned()]);
        silent.extend(code.descendants(around).filter(is_read).map(|id| code.node(id).span));
        silent.sort_unstable_by_key(|span| (span.start, span.end));
        code.without(whole, &silent).contains(word)
    }
}

impl crate::code::Code {
    /// The text of a region without parts of it, which stand in order.
    pub(super) fn without(&self, whole: Span, parts: &[Span]) -> String {
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
