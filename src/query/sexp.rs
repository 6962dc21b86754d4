//! Reads the S-expressions of a query file, each with its line.
//! Knows nothing of what they mean.

use std::borrow::Cow;

/// An expression of a query file, whose text it borrows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sexp<'t> {
    /// `( … )` and its line.
    List(Vec<Sexp<'t>>, u32),
    /// `[ … ]` and its line.
    Bracket(Vec<Sexp<'t>>, u32),
    /// A string and its line.
    Str(Cow<'t, str>, u32),
    /// A word, capture or directive, and its line.
    Word(&'t str, u32),
}

impl Sexp<'_> {
    /// The line on which it starts, from 1.
    pub(super) fn line(&self) -> u32 {
        match self {
            Self::List(_, line) | Self::Bracket(_, line) | Self::Str(_, line) | Self::Word(_, line) => *line,
        }
    }
}

/// Reads a whole file.
///
/// # Errors
/// A line and what is wrong there: an unclosed or unopened bracket, an unclosed string.
pub(super) fn read(text: &str) -> Result<Vec<Sexp<'_>>, (u32, String)> {
    let mut stack: Vec<(Vec<Sexp>, char, u32)> = vec![(Vec::new(), ' ', 1)];
    let mut line = 1;
    let mut rest = text;
    while let Some(this) = rest.chars().next() {
        let after = &rest[this.len_utf8()..];
        rest = after;
        let item = match this {
            '\n' => {
                line += 1;
                continue;
            }
            ' ' | '\t' | '\r' => continue,
            ';' => {
                rest = &after[memchr::memchr(b'\n', after.as_bytes()).unwrap_or(after.len())..];
                continue;
            }
            '(' | '[' => {
                stack.push((Vec::new(), this, line));
                continue;
            }
            ')' | ']' => {
                let Some((items, open, at)) = stack.pop() else { return Err((line, format!("`{this}` closes nothing"))) };
                match (open, this) {
                    ('(', ')') => Sexp::List(items, at),
                    ('[', ']') => Sexp::Bracket(items, at),
                    (' ', _) => return Err((line, format!("`{this}` closes nothing"))),
                    _ => return Err((line, format!("`{this}` closes the `{open}` of line {at}"))),
                }
            }
            '"' => {
                let end = closing(after).ok_or_else(|| (line, "the string is not closed".to_owned()))?;
                let inner = &after[..end];
                rest = &after[end + 1..];
                let item = Sexp::Str(unescaped(inner), line);
                line += u32::try_from(memchr::memchr_iter(b'\n', inner.as_bytes()).count()).unwrap_or(u32::MAX);
                item
            }
            _ => {
                let end = after.bytes().position(|next| matches!(next, b' ' | b'\t' | b'\r' | b'\n' | b'(' | b')' | b'[' | b']' | b'"' | b';')).unwrap_or(after.len());
                rest = &after[end..];
                Sexp::Word(&text[text.len() - after.len() - this.len_utf8()..text.len() - rest.len()], line)
            }
        };
        if let Some((items, _, _)) = stack.last_mut() {
            items.push(item);
        }
    }
    match stack.pop() {
        Some((items, ' ', _)) => Ok(items),
        Some((_, open, at)) => Err((at, format!("the `{open}` is not closed"))),
        None => Ok(Vec::new()),
    }
}

/// Where the quote stands that closes a string.
fn closing(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + memchr::memchr2(b'"', b'\\', &text.as_bytes()[from..])?;
        if text.as_bytes()[at] == b'"' {
            return Some(at);
        }
        from = (at + 2 <= text.len()).then_some(at + 2)?;
    }
}

/// What a string between its quotes stands for.
fn unescaped(inner: &str) -> Cow<'_, str> {
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(this) = chars.next() {
        out.push(match (this, this == '\\') {
            (_, true) => match chars.next() {
                Some('n') | None => '\n',
                Some(other) => other,
            },
            (other, false) => other,
        });
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_that_is_not_closed_names_its_line() {
        assert_eq!(read("(a)\n(b").unwrap_err().0, 2);
        assert_eq!(read("(a))").unwrap_err().0, 1);
        assert_eq!(read("\"a").unwrap_err().0, 1);
        assert_eq!(read("\n\"a\\\"").unwrap_err().0, 2);
        assert_eq!(read("\"a\\").unwrap_err().0, 1);
        assert_eq!(read("\"a\\ß\n\" (").unwrap_err().0, 2, "lines inside a string count");
    }

    #[test]
    fn comments_and_escapes_are_read() {
        assert_eq!(read("; x\n\"a\\\"b\"").unwrap(), vec![Sexp::Str("a\"b".into(), 2)]);
    }
}
