//! Pairs of keys and values inside strings: where they begin and end.

use super::beside;
use crate::code::{Code, NodeId};
use crate::query::plain_key;
use crate::resolve::Value;

/// Where the value of a pair inside a string ends.
pub(super) fn end_of_value(rest: &str) -> usize {
    rest.find(['&', ';', '\n', '"', '\'']).unwrap_or(rest.len())
}

/// The mark and the length of a value in quotes that end in the same text.
pub(super) fn quoted_value(rest: &str) -> Option<(usize, usize)> {
    // Code may write the mark twice to mean it once.
    let open = rest.bytes().take_while(|byte| matches!(byte, b'"' | b'\'')).count();
    let mark = rest.get(..1).filter(|_| matches!(open, 1 | 2))?;
    let length = rest[open..].find(mark)?;
    (length > 0).then_some((open, length))
}

/// The keys of the pairs inside a string, without case and separators.
pub(super) fn pairs_of(code: &Code, id: NodeId) -> Vec<String> {
    let text = beside::joined_text(code, id);
    text.split([';', '&', '?', '\n', '"', '\'']).filter_map(|pair| pair.split_once('=')).map(|(key, _)| plain_key(key)).collect()
}

pub(super) fn parts_have(value: &Value, part: &str) -> bool {
    match value {
        Value::Text(text) => text.contains(part),
        Value::Joined(parts) | Value::Choice(parts) | Value::List(parts) => parts.iter().any(|one| parts_have(one, part)),
        _ => false,
    }
}

/// `%20` and `+` as forms write spaces and colons.
pub(super) fn decode(text: &str) -> String {
    percent_encoding::percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}
