//! Attributes of mark-up whose values are code.

use super::Reader;

impl Reader<'_> {
    /// The value of an attribute whose quote stands at an offset may be code: of a script, or a lambda of the server's.
    pub(super) fn attribute(&mut self, at: usize, quote: u8) {
        let bytes = self.text.as_bytes();
        let Some(length) = memchr::memchr(quote, &bytes[at + 1..]).filter(|_| bytes[at - 1] == b'=') else { return };
        let start = bytes[..at - 1].iter().rposition(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':' | b'_'))).map_or(0, |before| before + 1);
        let value = at + 1..at + 1 + length;
        let ours = self.byte(start.wrapping_sub(1)) == b'@' || !self.handlers.take(self.container, self.text, start..at - 1, value.clone());
        if ours && self.text[value.clone()].contains("=>") && !self.text[value.clone()].contains('@') {
            self.server.expression(value);
        }
    }
}
