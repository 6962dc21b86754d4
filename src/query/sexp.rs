//! Reads the S-expressions of a query file, each with its line.
//! Knows nothing of what they mean.

/// An expression of a query file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sexp {
    /// `( … )` and its line.
    List(Vec<Sexp>, u32),
    /// `[ … ]` and its line.
    Bracket(Vec<Sexp>, u32),
    /// A string and its line.
    Str(String, u32),
    /// A word, capture or directive, and its line.
    Word(String, u32),
}

impl Sexp {
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
pub(super) fn read(text: &str) -> Result<Vec<Sexp>, (u32, String)> {
    let mut stack: Vec<(Vec<Sexp>, char, u32)> = vec![(Vec::new(), ' ', 1)];
    let mut line = 1;
    let mut chars = text.chars().peekable();
    while let Some(this) = chars.next() {
        let item = match this {
            '\n' => {
                line += 1;
                continue;
            }
            ' ' | '\t' | '\r' => continue,
            ';' => {
                while chars.peek().is_some_and(|next| *next != '\n') {
                    chars.next();
                }
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
                let at = line;
                let mut out = String::new();
                loop {
                    match chars.next() {
                        None => return Err((at, "the string is not closed".into())),
                        Some('"') => break,
                        Some('\\') => match chars.next() {
                            Some('n') => out.push('\n'),
                            Some(other) => out.push(other),
                            None => return Err((at, "the string is not closed".into())),
                        },
                        Some(other) => {
                            if other == '\n' {
                                line += 1;
                            }
                            out.push(other);
                        }
                    }
                }
                Sexp::Str(out, at)
            }
            other => {
                let mut word = String::from(other);
                while chars.peek().is_some_and(|next| !matches!(next, ' ' | '\t' | '\r' | '\n' | '(' | ')' | '[' | ']' | '"' | ';')) {
                    word.extend(chars.next());
                }
                Sexp::Word(word, line)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bracket_that_is_not_closed_names_its_line() {
        assert_eq!(read("(a)\n(b").unwrap_err().0, 2);
        assert_eq!(read("(a))").unwrap_err().0, 1);
        assert_eq!(read("\"a").unwrap_err().0, 1);
    }

    #[test]
    fn comments_and_escapes_are_read() {
        assert_eq!(read("; x\n\"a\\\"b\"").unwrap(), vec![Sexp::Str("a\"b".into(), 2)]);
    }
}
