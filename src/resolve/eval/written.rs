//! What is written out: texts, lists, records, and operators between values.

use super::Evaluator;
use crate::code::{Piece, Role, Shape};
use crate::resolve::{NodeRef, Value, Why, is_nothing, taken};

/// Texts of a list that are joined.
const MOST_JOINED: usize = 32;

impl Evaluator<'_> {
    pub(super) fn text(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        // Neighbouring strings are one: their pieces are strings themselves.
        if code.children(at.node).any(|child| code.node(child).shape == Shape::Text) && code.children(at.node).all(|child| code.node(child).shape == Shape::Text) {
            return Value::joined(code.children(at.node).map(|child| self.eval(NodeRef { file: at.file, node: child }, depth)).collect());
        }
        let parts = code.pieces(at.node).into_iter().map(|piece| match piece {
            Piece::Text(text, _) => Value::Text(text),
            Piece::Value(node) => self.eval(NodeRef { file: at.file, node }, depth),
        });
        let parts: Vec<Value> = parts.collect();
        if parts.is_empty() { Value::Text(String::new()) } else { Value::joined(parts) }
    }

    pub(super) fn list(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let mut out = Vec::new();
        for child in code.children(at.node) {
            let node = code.node(child);
            if node.role == Role::Type {
                continue;
            }
            let value = self.eval(NodeRef { file: at.file, node: child }, depth);
            match (node.shape, value) {
                (Shape::Spread | Shape::Initializer, Value::List(inner)) => out.extend(taken(inner)),
                (_, value) => out.push(value),
            }
        }
        Value::List(out.into())
    }

    pub(super) fn record(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let mut out: Vec<(String, Value)> = Vec::new();
        for child in code.children(at.node) {
            // What it is a copy of: `request with { Scope = scope }`.
            let copied = code.node(child).role == Role::Object;
            // A method stands there without being a value of anything.
            let is_method = code.node(child).shape == Shape::Function;
            let value = match Some(child).filter(|_| copied || is_method).or_else(|| code.value_of(child)).or_else(|| code.children(child).next()) {
                Some(value) => self.eval(NodeRef { file: at.file, node: value }, depth),
                None => Value::Unknown(Why::Other),
            };
            if copied || code.node(child).shape == Shape::Spread {
                match value {
                    Value::Record(inner) => out.extend(taken(inner)),
                    other => out.push(("...".into(), other)),
                }
            } else if let Some(key) = self.key(at.file, child, depth) {
                out.push((key, value));
            }
        }
        Value::Record(out.into())
    }

    pub(super) fn binary(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let side = |role| code.child(at.node, role).map_or(Value::Unknown(Why::Other), |node| self.eval(NodeRef { file: at.file, node }, depth));
        match code.name(at.node) {
            "+" | "%" | "/" | "|" => Value::joined(vec![side(Role::Left), side(Role::Right)]),
            "||" | "??" | "or" => match side(Role::Left) {
                Value::Configured(key) => match side(Role::Right) {
                    // It may be left out.
                    Value::Literal(nothing) if is_nothing(&nothing) => Value::choice(vec![Value::Configured(key), Value::Literal(nothing)]),
                    _ => Value::Configured(key),
                },
                left => Value::choice(vec![left, side(Role::Right)]),
            },
            "&&" | "and" => side(Role::Right),
            _ => Value::Literal(crate::resolve::COMPARISON.into()),
        }
    }
}

/// The one text that the texts of a list are with another one between each two: `list.join(" ")`, `" ".join(list)`.
pub(super) fn joined_text(parts: &[Value]) -> Option<String> {
    let ([Value::List(list), Value::Text(between)] | [Value::Text(between), Value::List(list)]) = parts else { return None };
    let texts: Option<Vec<&str>> = list.iter().take(MOST_JOINED).map(|part| if let Value::Text(text) = part { Some(text.as_str()) } else { None }).collect();
    texts.filter(|texts| texts.len() == list.len()).map(|texts| texts.join(between))
}
