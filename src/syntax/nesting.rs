//! Whether text nests deeper than the scanner of its grammar bears: told from the bytes, before anything is parsed.

use crate::language::Nesting;

/// Deepest nesting that is parsed; written files stay far below it.
const DEEPEST: usize = 150;

/// Whether a text nests too deep. It may say so of a text that does not; never the other way round.
pub(super) fn is_too_deep(nesting: Nesting, text: &str) -> bool {
    match nesting {
        Nesting::Free => false,
        Nesting::Indented => is_indented(text),
        Nesting::Tagged => is_tagged(text.as_bytes()),
    }
}

/// Blocks nest by the indentation of lines, and by marks within one: `- - a`, `? ? a`.
fn is_indented(text: &str) -> bool {
    let mut open: Vec<usize> = Vec::new();
    text.split(['\n', '\r']).any(|line| {
        let body = line.trim_start();
        if body.is_empty() {
            return false;
        }
        let column = line.len() - body.len();
        open.truncate(open.partition_point(|known| *known < column));
        open.push(column);
        // Each mark may open a block too, which stays open for what is indented deeper.
        let bytes = body.as_bytes();
        let marks = (0..bytes.len()).filter(|at| matches!(bytes[*at], b'-' | b'?' | b':') && bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace));
        open.extend(marks.take(DEEPEST).map(|at| column + at));
        open.len() > DEEPEST
    })
}

/// Elements nest by start tags that are neither empty nor ended.
fn is_tagged(text: &[u8]) -> bool {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', text.get(at..).unwrap_or(&[])) {
        at += open + 1;
        let rest = &text[at..];
        let past = |start: &[u8], end: &[u8]| rest.starts_with(start).then(|| memchr::memmem::find(rest, end).map_or(rest.len(), |found| found + end.len()));
        if let Some(length) = past(b"!--", b"-->").or_else(|| past(b"![CDATA[", b"]]>")).or_else(|| past(b"?", b"?>")) {
            at += length;
        } else if rest.starts_with(b"/") {
            depth = depth.saturating_sub(1);
        } else if !rest.starts_with(b"!") {
            let length = tag(rest);
            depth += usize::from(length == 0 || rest[length - 1] != b'/');
            at += length;
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// The length of a tag up to its end, past quoted values.
fn tag(text: &[u8]) -> usize {
    let mut quote = None;
    for (at, byte) in text.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), _) if open == *byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_settings_are_not_too_deep() {
        let lines = (0..40).map(|level| "  ".repeat(level) + "- a: b - c: d").collect::<Vec<_>>().join("\n");
        assert!(!is_too_deep(Nesting::Indented, &lines));
        assert!(!is_too_deep(Nesting::Tagged, &"<a b='>'><c/><d e=\"/>\"/></a><!-- <x> -->".repeat(500)));
    }

    #[test]
    fn stacks_of_any_form_are() {
        let steps = (0..200).map(|level| " ".repeat(level) + "a:").collect::<Vec<_>>().join("\n");
        let ladder = (0..20).map(|level| " ".repeat(40 * level) + &"- ".repeat(10) + "a:").collect::<Vec<_>>().join("\n");
        for text in ["? ".repeat(200), "- ".repeat(200), "a: ".repeat(200), steps, ladder] {
            assert!(is_too_deep(Nesting::Indented, &text));
        }
        for text in ["<a>".repeat(200), "<a b='/>'>".repeat(200), "<a b=\"<c/>\">".repeat(200)] {
            assert!(is_too_deep(Nesting::Tagged, &text));
        }
    }
}
