//! Words behind `@`: directives, statements and expressions.

use super::{BLOCKS, End, Reader, SILENT, text_mode};
use crate::container::scan::{balanced, blank, identifier, line_end};
use crate::language::Naming;

impl Reader<'_> {
    /// `@` before a word: a directive, a statement or an expression.
    pub(super) fn word(&mut self, at: usize, script: bool) {
        let from = at + 1;
        let end = identifier(self.text, from);
        if end == from {
            self.at = from;
            return;
        }
        let word = &self.text[from..end];
        let rest = blank(self.text, end);
        let line = || line_end(self.text, end);
        match word {
            "using" if self.byte(rest) != b'(' => {
                let line = line();
                self.server.imports.push(rest..self.text[..line].trim_end_matches([' ', '\t', ';']).len().max(rest));
                self.at = line;
            }
            "page" if self.container.naming == Naming::File && !script => {
                self.at = line();
                self.route(rest..self.at);
            }
            "inject" => {
                let line = line();
                self.server.injected.push(rest..self.text[..line].trim_end_matches([' ', '\t', ';']).len().max(rest));
                self.at = line;
            }
            "attribute" if self.byte(rest) == b'[' => {
                let end = balanced(self.text, rest);
                self.server.attributes.push(rest..end);
                self.at = end;
            }
            "code" | "functions" if self.byte(rest) == b'{' => {
                let end = balanced(self.text, rest);
                self.server.members.push(rest + 1..end.saturating_sub(1).max(rest + 1));
                self.at = end;
            }
            "section" if rest > end => {
                let open = blank(self.text, identifier(self.text, rest));
                self.at = open + 1;
                if self.byte(open) == b'{' {
                    self.modes.push(text_mode(End::Brace, false));
                }
            }
            _ if SILENT.contains(&word) && !script && matches!(self.byte(end), b' ' | b'\t' | b'\r' | b'\n' | 0) => self.at = line(),
            _ if BLOCKS.contains(&word) => {
                // What was looked through is not looked through again.
                if let Err(seen) = self.block(from) {
                    self.expression(at, from, seen, script);
                }
            }
            _ => {
                let end = self.implicit(from);
                self.expression(at, from, end, script);
            }
        }
    }
}
