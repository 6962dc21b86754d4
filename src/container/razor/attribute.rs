//! Attributes of mark-up whose values are code.

use super::{Reader, identifier};
use std::ops::Range;

impl Reader<'_> {
    /// The value of an attribute whose quote stands at an offset may be code: of a script, or a lambda of the server's.
    pub(super) fn attribute(&mut self, at: usize, quote: u8) {
        let bytes = self.text.as_bytes();
        let Some(length) = memchr::memchr(quote, &bytes[at + 1..]).filter(|_| bytes[at - 1] == b'=') else { return };
        let start = bytes[..at - 1].iter().rposition(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_'))).map_or(0, |before| before + 1);
        let value = at + 1..at + 1 + length;
        if self.byte(start.wrapping_sub(1)) == b'@' {
            self.bound(start..at - 1, value.clone());
        }
        let ours = self.byte(start.wrapping_sub(1)) == b'@' || !self.handlers.take(self.container, self.text, start..at - 1, value.clone());
        if ours && self.text[value.clone()].contains("=>") && !self.text[value.clone()].contains('@') {
            self.server.expression(value);
        }
    }

    /// `@bind="S"`, `@bind-Value="m.S"`: what a person types into the element goes there.
    fn bound(&mut self, name: Range<usize>, value: Range<usize>) {
        let name = &self.text[name];
        let is_bound = name.strip_prefix("bind").is_some_and(|rest| (rest.is_empty() || rest.starts_with('-')) && !rest.contains(':'));
        let from = value.start + usize::from(self.byte(value.start) == b'@');
        if is_bound && from < value.end && self.text[from..value.end].bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.')) {
            self.server.typed.push(from..value.end);
        }
    }

    /// `@page "/tenants/{Scope}"`: the address fills the component's parameters.
    pub(super) fn route(&mut self, line: Range<usize>) {
        let mut at = line.start;
        while let Some(open) = memchr::memchr(b'{', &self.text.as_bytes()[at..line.end]) {
            let from = at + open + 1;
            let from = from + self.text[from..line.end].bytes().take_while(|byte| *byte == b'*').count();
            at = identifier(self.text, from).min(line.end);
            if at > from {
                self.server.typed.push(from..at);
            }
        }
    }
}
