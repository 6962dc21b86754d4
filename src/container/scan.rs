//! Tags of mark-up, and stretches of C-like code, found by their delimiters: linear, forgiving, without a tree. Broken mark-up and
//! mark-up with templates inside its tags is the rule here, which no parser of HTML puts up with.

use std::ops::Range;

/// A start tag.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// Name and value of each attribute, as stretches of the text.
    pub(super) attributes: Vec<(Range<usize>, Range<usize>)>,
    /// One past its `>`.
    pub(super) end: usize,
    /// It ends in `/>`.
    pub(super) closed: bool,
}

/// Attributes of a tag that are looked at.
const MOST_ATTRIBUTES: usize = 64;

impl Tag {
    /// The value of an attribute.
    pub(super) fn value(&self, text: &str, name: &str) -> Option<Range<usize>> {
        self.attributes.iter().find(|(key, _)| text.get(key.clone()).is_some_and(|key| key.eq_ignore_ascii_case(name))).map(|(_, value)| value.clone())
    }

    /// Names and values.
    pub(super) fn marks<'t>(&self, text: &'t str) -> Vec<(&'t str, &'t str)> {
        self.attributes.iter().filter_map(|(name, value)| Some((text.get(name.clone())?, text.get(value.clone())?))).collect()
    }
}

/// Whether the text goes on with a word, whatever its case.
pub(super) fn starts(text: &str, at: usize, word: &str) -> bool {
    text.as_bytes().get(at..at + word.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(word.as_bytes()))
}

/// Whether a tag of this name starts here: `<script` and then what ends a name.
pub(super) fn is_tag(text: &str, at: usize, open: &str) -> bool {
    starts(text, at, open) && text.as_bytes().get(at + open.len()).is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0x0c | b'/' | b'>'))
}

/// Where a tag of this name starts, from an offset on.
pub(super) fn find_tag(text: &str, from: usize, open: &str) -> Option<usize> {
    let bytes = text.as_bytes().get(from..)?;
    memchr::memchr_iter(b'<', bytes).map(|at| from + at).find(|at| is_tag(text, *at, open))
}

/// Reads the start tag whose `<` stands at an offset. An unclosed tag ends with the text.
pub(super) fn tag(text: &str, at: usize) -> Tag {
    let bytes = text.as_bytes();
    let space = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_whitespace);
    let mut tag = Tag::default();
    let mut at = at + 1;
    while bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'>' | b'/')) {
        at += 1;
    }
    loop {
        while space(at) {
            at += 1;
        }
        match bytes.get(at) {
            None => break,
            Some(b'>') => {
                at += 1;
                break;
            }
            Some(b'/') => {
                tag.closed = bytes.get(at + 1) == Some(&b'>');
                at += 1;
                continue;
            }
            Some(_) => {}
        }
        let start = at;
        at += 1;
        while bytes.get(at).is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'>' | b'/' | b'=')) {
            at += 1;
        }
        let name = start..at;
        let mut next = at;
        while space(next) {
            next += 1;
        }
        let mut value = at..at;
        if bytes.get(next) == Some(&b'=') {
            next += 1;
            while space(next) {
                next += 1;
            }
            if let Some(quote @ (b'"' | b'\'')) = bytes.get(next) {
                let end = memchr::memchr(*quote, &bytes[next + 1..]).map_or(bytes.len(), |end| next + 1 + end);
                value = next + 1..end;
                at = (end + 1).min(bytes.len());
            } else {
                let from = next;
                next = braced(text, from).unwrap_or(from);
                while bytes.get(next).is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != b'>') {
                    next += 1;
                }
                value = from..next;
                at = next;
            }
        }
        if tag.attributes.len() < MOST_ATTRIBUTES {
            tag.attributes.push((name, value));
        }
    }
    tag.end = at.min(bytes.len());
    tag
}

/// Longest value in braces, in bytes.
const LONGEST_BRACED: usize = 2_000;

/// One past the braces that open here and close not far from it: `{() => enter()}`.
fn braced(text: &str, open: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let rest = bytes.get(open..).filter(|rest| rest.first() == Some(&b'{'))?;
    let mut depth = 0usize;
    for (at, byte) in rest.iter().enumerate().take(LONGEST_BRACED) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return Some(open + at + 1),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// One past a word found from an offset on, or the end of the text.
pub(super) fn past(text: &str, from: usize, word: &str) -> usize {
    let bytes = text.as_bytes();
    bytes.get(from..).and_then(|rest| memchr::memmem::find(rest, word.as_bytes())).map_or(bytes.len(), |at| from + at + word.len())
}

/// The end of the line that an offset stands in, before its break.
pub(super) fn line_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    bytes.get(from..).and_then(|rest| memchr::memchr2(b'\n', b'\r', rest)).map_or(bytes.len(), |at| from + at)
}

/// One past a comment, a string or a character that starts here, in the manner of C#; `None` where none does.
pub(super) fn skip(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let rest = bytes.get(at..)?;
    if rest.starts_with(b"//") {
        return Some(line_end(text, at));
    }
    if rest.starts_with(b"/*") {
        return Some(past(text, at + 2, "*/"));
    }
    if rest.starts_with(b"@*") {
        return Some(past(text, at + 2, "*@"));
    }
    if rest.starts_with(b"'") {
        // A lone apostrophe is no character.
        let from = if rest.get(1) == Some(&b'\\') { 3 } else { 1 };
        let close = rest.iter().take(12).skip(from).position(|byte| *byte == b'\'');
        return Some(close.map_or(at + 1, |index| at + from + index + 1));
    }
    let prefix = rest.iter().take(4).take_while(|byte| matches!(byte, b'@' | b'$')).count();
    if rest.get(prefix) != Some(&b'"') {
        return None;
    }
    let quotes = rest[prefix..].iter().take_while(|byte| **byte == b'"').count();
    if quotes >= 3 {
        return Some(past(text, at + prefix + quotes, &"\"".repeat(quotes.min(16))));
    }
    if quotes == 2 && !rest[..prefix].contains(&b'@') {
        return Some(at + prefix + 2);
    }
    Some(string(text, at + prefix + 1, rest[..prefix].contains(&b'@'), rest[..prefix].contains(&b'$')))
}

/// One past the string whose text starts here.
fn string(text: &str, from: usize, verbatim: bool, holes: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    // Depth of braces, and whether a string inside of a substitution is open.
    let mut depth = 0usize;
    let mut inner = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if !verbatim || inner => at += 1,
            b'\n' | b'\r' if !verbatim && depth == 0 => return at,
            b'{' if holes && depth == 0 && bytes.get(at + 1) == Some(&b'{') => at += 1,
            b'{' if holes && !inner => depth += 1,
            b'}' if depth > 0 && !inner => depth -= 1,
            b'"' if depth > 0 => inner = !inner,
            b'"' if verbatim && bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// One past the bracket that closes the one at an offset, or the end of the text.
pub(super) fn balanced(text: &str, open: usize) -> usize {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut at = open;
    while let Some(byte) = bytes.get(at) {
        if let Some(end) = skip(text, at) {
            at = end.max(at + 1);
            continue;
        }
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// One past the identifier that starts here.
pub(super) fn identifier(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    if bytes.get(at).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_' || *byte >= 0x80) {
        while bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80) {
            at += 1;
        }
    }
    at
}

/// One past the white space that starts here.
pub(super) fn blank(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}
