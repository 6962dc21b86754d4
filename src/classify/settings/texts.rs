//! Pairs of keys and values inside strings: where they begin and end.

use super::beside;
use crate::code::{Code, NodeId, Piece, Role, Shape};
use crate::query::plain_key;
use crate::resolve::Value;
use crate::source::offset;

/// Where the value of a pair inside a string ends.
pub(in crate::classify) fn end_of_value(rest: &str) -> usize {
    rest.find(['&', ';', '\n', '"', '\'']).unwrap_or(rest.len())
}

/// The mark and the length of a value in quotes that end in the same text.
pub(in crate::classify) fn quoted_value(rest: &str) -> Option<(usize, usize)> {
    // Code may write the mark twice to mean it once.
    let open = rest.bytes().take_while(|byte| matches!(byte, b'"' | b'\'')).count();
    let mark = rest.get(..1).filter(|_| matches!(open, 1 | 2))?;
    let length = rest[open..].find(mark)?;
    (length > 0).then_some((open, length))
}

/// Whether the pairs of a string stand in quotes behind a word: an example of how a command is called, `tool "key=value;key=value"`.
pub(in crate::classify) fn is_example(text: &str) -> bool {
    let before = text.split_once('=').and_then(|(head, _)| head.split_once(['"', '\'']));
    before.is_some_and(|(words, _)| words.ends_with([' ', '\t']) && words.trim_end().ends_with(char::is_alphanumeric))
}

/// Whether the last line of a text of several is a remark, in the language of a script or a program that the text is: `# tool -d "key=value"`.
pub(in crate::classify) fn is_remark(text: &str) -> bool {
    let begins = |line: &str| line.starts_with("//") || line.strip_prefix('#').is_some_and(|rest| rest.starts_with([' ', '\t', '#']));
    text.rsplit_once('\n').is_some_and(|(_, line)| begins(line.trim_start()))
}

/// The keys of the pairs inside a string, without case and separators.
pub(in crate::classify) fn pairs_of(code: &Code, id: NodeId) -> Vec<String> {
    let text = beside::joined_text(code, id);
    text.split([';', '&', '?', '\n', '"', '\'']).filter_map(|pair| pair.split_once('=')).map(|(key, _)| plain_key(key)).collect()
}

pub(in crate::classify) fn parts_have(value: &Value, part: &str) -> bool {
    match value {
        Value::Text(text) => text.contains(part),
        Value::Joined(parts) | Value::Choice(parts) | Value::List(parts) => parts.iter().any(|one| parts_have(one, part)),
        _ => false,
    }
}

/// `%20` and `+` as forms write spaces and colons.
pub(in crate::classify) fn decode(text: &str) -> String {
    percent_encoding::percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

/// What is put into the holes of a string, in order: `Format("{0}", value)`, `"{}".format(value)`, `"%s" % value`.
fn formatted(code: &Code, id: NodeId, text: &str) -> Vec<NodeId> {
    let up = code.node(id).parent;
    if code.node(up).shape == Shape::Binary {
        let given = code.child(up, Role::Right).filter(|right| code.name(up) == "%" && *right != id);
        return given.map_or_else(Vec::new, |given| if code.node(given).shape == Shape::List { code.children(given).collect() } else { vec![given] });
    }
    if code.node(up).shape == Shape::Member && code.node(up).role == Role::Callee && text.contains('{') {
        return code.positional(code.node(up).parent).collect();
    }
    let call = code.ancestors(id).take(2).find(|up| matches!(code.node(*up).shape, Shape::Call | Shape::New)).filter(|_| text.contains("{0"));
    call.map_or_else(Vec::new, |call| code.positional(call).skip_while(|one| *one != id).skip(1).collect())
}

/// The length of the hole that a text begins with, and the number of the value that it takes: its own, or the next.
fn hole(text: &str, next: usize) -> Option<(usize, usize)> {
    if let Some(kind) = text.strip_prefix('%') {
        return kind.starts_with(['s', 'd', 'r']).then_some((2, next));
    }
    let length = text.find('}')?;
    let inside = text[1..length].split([',', ':']).next()?;
    let number = if inside.is_empty() { next } else { inside.parse().ok()? };
    Some((length + 1, number))
}

/// The pieces of a string with the arguments that are put into its holes, where it is one piece: `Format("{0}={1}", key, value)`.
pub(in crate::classify) fn with_arguments(code: &Code, id: NodeId, pieces: Vec<Piece>) -> Vec<Piece> {
    let [Piece::Text(text, at)] = pieces.as_slice() else { return pieces };
    let values = formatted(code, id, text);
    let named = named_values(code, id);
    let mut out = Vec::new();
    let (mut from, mut next) = (0, 0);
    for (open, _) in text.match_indices(['{', '%']).filter(|_| !values.is_empty() || !named.is_empty()) {
        let by_name = || {
            let name = text[open..].strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(name, _)| name)?;
            named.iter().find(|(known, _)| *known == name).map(|(_, value)| (name.len() + 2, *value, next))
        };
        let by_number = || hole(&text[open..], next).and_then(|(length, number)| Some((length, *values.get(number)?, number + 1)));
        let Some((length, value, behind)) = by_number().or_else(by_name).filter(|_| open >= from) else { continue };
        next = behind;
        if open > from {
            out.push(Piece::Text(text[from..open].to_owned(), at + offset(from)));
        }
        out.push(Piece::Value(value));
        from = open + length;
    }
    if from < text.len() {
        out.push(Piece::Text(text[from..].to_owned(), at + offset(from)));
    }
    out
}

/// What is put into the named holes of a string: `"{key}".format(key=value)`.
fn named_values(code: &Code, id: NodeId) -> Vec<(&str, NodeId)> {
    let up = code.node(id).parent;
    if code.node(up).shape != Shape::Member || code.node(up).role != Role::Callee {
        return Vec::new();
    }
    let named = code.children(code.node(up).parent).filter(|child| code.node(*child).shape == Shape::Argument);
    named.filter_map(|child| Some((code.name(child), code.value_of(child)?))).filter(|(name, _)| !name.is_empty()).collect()
}
