//! What a server writes into a script that it sends.

/// Stands for a value that the server writes into a script where an expression is expected: fixed for a deployment, as what is read
/// from the environment is (`env` in queries/ecma/values.scm). Inside a string nothing stands for it.
pub(super) const WRITTEN: &str = "server.env";

/// Stands in a string of a script for a part of a host's name that the server writes, as what is to be filled in does.
pub(super) const LABEL: &str = "{server}";

/// Gives a member what a person types, or an address brings: input, as what a form brings is (`Request.Form` in queries/csharp/values.scm).
pub(super) const TYPED: &str = " = Request.Form;\n";

/// Whether a place in a script lies in a string or a comment. Regular expressions are taken for code: at worst the line is misread.
#[derive(Debug, Default)]
pub(super) struct Quote {
    open: Option<u8>,
    last: u8,
}

impl Quote {
    /// Reads on.
    pub(super) fn read(&mut self, bytes: &[u8]) {
        for byte in bytes {
            match (self.open, *byte) {
                // The character behind a backslash opens and closes nothing.
                (Some(b'\'' | b'"' | b'`'), _) if self.last == b'\\' => {
                    self.last = 0;
                    continue;
                }
                (Some(b'\'' | b'"' | b'/'), b'\n' | b'\r') => self.open = None,
                (Some(open), byte) if open == byte && matches!(byte, b'\'' | b'"' | b'`') => self.open = None,
                (Some(b'*'), b'/') if self.last == b'*' => self.open = None,
                (None, b'\'' | b'"' | b'`') => self.open = Some(*byte),
                (None, b'/' | b'*') if self.last == b'/' => self.open = Some(*byte),
                _ => {}
            }
            self.last = *byte;
        }
    }

    /// In a string or comment.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// In a comment.
    pub(super) fn is_comment(&self) -> bool {
        matches!(self.open, Some(b'/' | b'*'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_are_told_from_code() {
        let after = |text: &str| {
            let mut quote = Quote::default();
            quote.read(text.as_bytes());
            quote.open
        };
        assert_eq!(after("a = '"), Some(b'\''));
        assert_eq!(after("a = 'b' + `"), Some(b'`'));
        assert_eq!(after("a = 'it\\'s"), Some(b'\''));
        assert_eq!(after("// don't\nb = "), None);
        assert_eq!(after("/* don't */ b = "), None);
        assert_eq!(after("a = \"//"), Some(b'"'));
        assert_eq!(after("'\\\\' + "), None);
        assert_eq!(after("// a"), Some(b'/'));
    }
}
