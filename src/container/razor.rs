//! Razor: mark-up with C# behind `@`, and scripts with `@` inside. <https://learn.microsoft.com/aspnet/core/mvc/views/razor>
//!
//! One pass over the document with a stack of what it is in. C# goes to the body of the page's class in the order in which it stands, so that
//! `@foreach (var x in xs) { <li>@x.Name</li> }` becomes `foreach (var x in xs) { if (x.Name) { } }`.

use super::handlers::Handlers;
use super::markup::{import, script};
use super::scan::{balanced, blank, find_tag, identifier, is_tag, past, skip, starts, tag};
use super::server::Server;
use super::written::{LABEL, Quote, WRITTEN};
use super::{Parts, language_of};
use crate::language::Container;
use crate::source::SourceFile;

/// Nesting beyond which a document is read no further.
const DEEPEST: usize = 200;
/// Elements without an end tag.
const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Directives that say nothing about the code and end with their line.
const SILENT: &[&str] =
    &["page", "model", "inherits", "layout", "namespace", "implements", "addTagHelper", "removeTagHelper", "tagHelperPrefix", "rendermode", "typeparam", "preservewhitespace"];
/// Statements that open a block, and those that may follow one.
const BLOCKS: &[&str] = &["if", "for", "foreach", "while", "switch", "lock", "using", "try", "do", "helper"];
const FOLLOW: &[&str] = &["else", "catch", "finally"];

/// What a text ends at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// The document's end.
    Document,
    /// The brace of a section.
    Brace,
    /// The end tag of its first element.
    Element,
    /// The end of the line.
    Line,
    /// The end tag of a script.
    Script,
}

#[derive(Debug)]
enum Mode {
    /// Mark-up, or the text of a script.
    Text { end: End, script: bool, depth: u32, tag: Option<OpenTag> },
    /// C# inside braces, and whether a statement may start here.
    Code { braces: u32, fresh: bool },
}

/// The tag that the reader is in.
#[derive(Debug, Clone, Copy, Default)]
struct OpenTag {
    quote: u8,
    closing: bool,
    void: bool,
}

struct Reader<'t> {
    container: &'t Container,
    text: &'t str,
    at: usize,
    modes: Vec<Mode>,
    server: Server,
    parts: &'t mut Parts,
    /// The script that is read: its language, and where it is.
    script: Option<(usize, Quote)>,
    handlers: Handlers,
}

/// Reads a document.
pub(super) fn read(container: &Container, document: &SourceFile, parts: &mut Parts) {
    let text = document.text.as_str();
    let mut reader = Reader { container, text, at: 0, modes: vec![text_mode(End::Document, false)], server: Server::default(), parts, script: None, handlers: Handlers::default() };
    while reader.at < text.len() && !reader.modes.is_empty() && reader.modes.len() < DEEPEST {
        let before = reader.at;
        match reader.modes.last() {
            Some(Mode::Text { .. }) => reader.in_text(),
            Some(Mode::Code { .. }) => reader.in_code(),
            None => break,
        }
        // Whatever happens, the reader moves or leaves a mode.
        reader.at = reader.at.max(before);
    }
    if reader.modes.len() >= DEEPEST {
        reader.parts.problem = Some(format!("is nested deeper than {DEEPEST} levels and was read no further"));
    }
    std::mem::take(&mut reader.handlers).finish(container, text, reader.parts);
    let server = std::mem::take(&mut reader.server);
    server.finish(container, &document.path, text, reader.parts);
}

fn text_mode(end: End, script: bool) -> Mode {
    Mode::Text { end, script, depth: 0, tag: None }
}

impl Reader<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// Gives a stretch of text to the script that is read.
    fn give(&mut self, from: usize, until: usize) {
        if let Some((language, quote)) = &mut self.script {
            quote.read(&self.text.as_bytes()[from..until]);
            self.parts.of(*language).weave.keep(self.text, from..until);
        }
    }

    fn in_text(&mut self) {
        let Some(Mode::Text { end, script, tag: open, .. }) = self.modes.last_mut() else { return };
        let (end, script) = (*end, *script);
        let bytes = &self.text.as_bytes()[self.at..];
        // Inside a tag a quote counts too.
        let in_tag = open.is_some();
        let stop = |byte: &u8| match byte {
            b'@' | b'<' => true,
            b'>' | b'"' | b'\'' | b'/' => in_tag,
            b'}' => end == End::Brace,
            b'\n' | b'\r' => end == End::Line,
            _ => false,
        };
        let next = bytes.iter().position(stop).map_or(self.text.len(), |found| self.at + found);
        if script {
            self.give(self.at, next);
        }
        self.at = next;
        match self.byte(next) {
            0 => self.at = self.text.len().min(self.at + 1),
            b'@' => self.transition(script),
            b'\n' | b'\r' | b'}' => {
                if script && end == End::Line {
                    self.give(next, next + 1);
                }
                self.at = next + 1;
                self.modes.pop();
            }
            b'<' if script => self.in_script(end),
            _ => self.in_markup(),
        }
    }

    /// `<` in the text of a script.
    fn in_script(&mut self, end: End) {
        let leaves = match end {
            End::Script => is_tag(self.text, self.at, "</script"),
            End::Element => is_tag(self.text, self.at, "</text"),
            _ => false,
        };
        if !leaves {
            self.give(self.at, self.at + 1);
            self.at += 1;
            return;
        }
        self.modes.pop();
        if end == End::Script
            && let Some((language, _)) = self.script.take()
        {
            self.parts.of(language).end_unit();
        }
        self.at = past(self.text, self.at, ">");
        if end == End::Script {
            self.leave_element();
        }
    }

    /// What may end or begin a tag in mark-up.
    fn in_markup(&mut self) {
        let at = self.at;
        let byte = self.byte(at);
        let (previous, after) = (self.byte(at.wrapping_sub(1)), self.byte(at + 1));
        self.at += 1;
        let Some(Mode::Text { end, depth, tag: open, .. }) = self.modes.last_mut() else { return };
        let end = *end;
        if let Some(tag) = open {
            match byte {
                b'"' | b'\'' if tag.quote == 0 => {
                    tag.quote = byte;
                    self.attribute(at, byte);
                }
                b'"' | b'\'' if tag.quote == byte => tag.quote = 0,
                b'>' if tag.quote == 0 => {
                    let alone = tag.void || previous == b'/';
                    if tag.closing {
                        *depth = depth.saturating_sub(1);
                    } else if !alone {
                        *depth += 1;
                    }
                    *open = None;
                    if end == End::Element && *depth == 0 {
                        self.modes.pop();
                    }
                }
                _ => {}
            }
            return;
        }
        if byte != b'<' {
            return;
        }
        if starts(self.text, at, "<!--") {
            self.at = self.parts.comment(at, past(self.text, at + 4, "-->"));
        } else if is_tag(self.text, at, "<script") {
            self.open_script(at);
        } else if is_tag(self.text, at, "<style") {
            let end = find_tag(self.text, at, "</style").unwrap_or(self.text.len());
            self.at = past(self.text, end, ">");
            self.leave_element();
        } else if after == b'/' || after.is_ascii_alphabetic() {
            let name_at = at + 1 + usize::from(after == b'/');
            let name = &self.text[name_at..identifier(self.text, name_at)];
            let void = VOID.iter().any(|known| known.eq_ignore_ascii_case(name));
            *open = Some(OpenTag { quote: 0, closing: after == b'/', void });
        }
    }

    fn open_script(&mut self, at: usize) {
        let tag = tag(self.text, at);
        import(self.container, self.text, &tag, self.parts);
        self.at = tag.end;
        let code = script(self.container, self.text, &tag, self.parts).is_some();
        let ours = language_of(self.container, &tag.marks(self.text));
        if let (true, Some(language)) = (code, ours) {
            self.script = Some((language, Quote::default()));
            self.modes.push(text_mode(End::Script, true));
        } else {
            if !tag.closed {
                // A template or a library: its text is no code.
                let end = find_tag(self.text, tag.end, "</script").unwrap_or(self.text.len());
                self.at = past(self.text, end, ">");
            }
            self.leave_element();
        }
    }

    /// An element that was read in one piece may have been all of the mark-up in a block.
    fn leave_element(&mut self) {
        if let Some(Mode::Text { end: End::Element, depth: 0, .. }) = self.modes.last() {
            self.modes.pop();
        }
    }

    /// `@` in mark-up or a script.
    fn transition(&mut self, script: bool) {
        let at = self.at;
        let next = self.byte(at + 1);
        let before = self.byte(at.wrapping_sub(1));
        let in_comment = script && self.script.as_ref().is_some_and(|(_, quote)| quote.is_comment());
        // An address of mail is none, and neither is what stands in a script's comment.
        let mail = (before.is_ascii_alphanumeric() || before == b'_') && (next.is_ascii_alphanumeric() || next == b'_');
        if mail || in_comment || at + 1 >= self.text.len() {
            if script {
                self.give(at, at + 1);
            }
            self.at = at + 1;
            return;
        }
        match next {
            b'@' => {
                if script {
                    self.give(at, at + 1);
                }
                self.at = at + 2;
            }
            b'*' => self.at = self.parts.comment(at, past(self.text, at + 2, "*@")),
            b'(' => {
                let end = balanced(self.text, at + 1);
                self.expression(at, at + 1, end, script);
            }
            b'{' => {
                self.server.put("{", at + 1);
                self.at = at + 2;
                self.modes.push(Mode::Code { braces: 1, fresh: true });
            }
            b':' => {
                self.at = at + 2;
                self.modes.push(text_mode(End::Line, script));
            }
            _ => self.word(at, script),
        }
    }

    /// Enters the block of a statement that starts here; where it has none, gives how far it was looked for.
    fn block(&mut self, from: usize) -> Result<(), usize> {
        let mut at = blank(self.text, identifier(self.text, from));
        // `else if`, and `helper Name(…)`.
        let second = identifier(self.text, at);
        if second > at {
            at = blank(self.text, second);
        }
        if self.byte(at) == b'(' {
            at = blank(self.text, balanced(self.text, at));
        }
        // `catch (Exception e) when (…)`.
        if starts(self.text, at, "when") {
            at = blank(self.text, balanced(self.text, blank(self.text, at + 4)));
        }
        if self.byte(at) != b'{' {
            return Err(at);
        }
        self.server.keep(from..at + 1);
        self.at = at + 1;
        self.modes.push(Mode::Code { braces: 1, fresh: true });
        Ok(())
    }

    /// One past the implicit expression that starts here: a chain of names, calls and indices.
    fn implicit(&self, from: usize) -> usize {
        let mut at = from;
        let mut end = identifier(self.text, at);
        if &self.text[at..end] == "await" {
            at = blank(self.text, end);
            end = identifier(self.text, at);
        }
        loop {
            match self.byte(end) {
                b'(' | b'[' => end = balanced(self.text, end),
                b'!' if matches!(self.byte(end + 1), b'.' | b'[') => end += 1,
                b'?' if self.byte(end + 1) == b'.' && identifier(self.text, end + 2) > end + 2 => end = identifier(self.text, end + 2),
                b'.' if identifier(self.text, end + 1) > end + 1 => end = identifier(self.text, end + 1),
                _ => return end,
            }
        }
    }

    /// Takes an expression; in a script a value stands in its place.
    fn expression(&mut self, at: usize, from: usize, end: usize, script: bool) {
        self.at = end.max(at + 1);
        // `@onclick="…"` and `@bind-Value="…"` are attributes.
        let attribute = !script && self.byte(from) != b'(' && matches!(self.byte(end), b'=' | b':' | b'-');
        if !attribute {
            self.server.expression(from..end);
        }
        if let (true, Some((language, quote))) = (script, &self.script) {
            let is_label = matches!(self.byte(at.wrapping_sub(1)), b'/' | b'.') && self.byte(end) == b'.';
            if let Some(written) = if quote.is_open() { is_label.then_some(LABEL) } else { Some(WRITTEN) } {
                self.parts.of(*language).weave.put(written, at..end);
            }
        }
    }

    /// Takes an expression in a block as a statement of its own.
    fn written(&mut self, from: usize, end: usize) {
        self.server.expression(from..end);
        self.at = end;
        if let Some(Mode::Code { fresh, .. }) = self.modes.last_mut() {
            *fresh = true;
        }
    }

    /// C# inside braces.
    fn in_code(&mut self) {
        let from = self.at;
        let script = self.modes.iter().rev().any(|mode| matches!(mode, Mode::Text { script: true, .. }));
        let Some(Mode::Code { braces, fresh }) = self.modes.last_mut() else { return };
        let mut at = from;
        while at < self.text.len() {
            let byte = self.text.as_bytes()[at];
            let next = self.text.as_bytes().get(at + 1).copied().unwrap_or(0);
            if byte == b'@' && next != b'"' && next != b'$' {
                self.server.keep(from..at);
                let starts_statement = std::mem::take(fresh);
                match next {
                    b'*' => self.at = past(self.text, at + 2, "*@"),
                    b':' => {
                        *fresh = true;
                        self.at = at + 2;
                        self.modes.push(text_mode(End::Line, script));
                    }
                    b'<' => {
                        // A template is a value.
                        self.server.put("null", at);
                        self.at = at + 1;
                        self.modes.push(text_mode(End::Element, script));
                    }
                    // An expression where a statement may start is written into the page, and needs no semicolon.
                    b'(' if starts_statement => self.written(at + 1, balanced(self.text, at + 1)),
                    _ if starts_statement && !BLOCKS.contains(&&self.text[at + 1..identifier(self.text, at + 1)]) && identifier(self.text, at + 1) > at + 1 => {
                        self.written(at + 1, self.implicit(at + 1));
                    }
                    // Elsewhere `@` before a name is part of it, or of no use.
                    _ => {
                        if let Some(Mode::Code { fresh, .. }) = self.modes.last_mut() {
                            *fresh = starts_statement;
                        }
                        self.at = at + 1;
                    }
                }
                return;
            }
            if let Some(end) = skip(self.text, at) {
                *fresh = *fresh && byte == b'/';
                at = end.max(at + 1);
                continue;
            }
            match byte {
                b'<' if *fresh && starts(self.text, at, "<!--") => {
                    self.server.keep(from..at);
                    self.at = self.parts.comment(at, past(self.text, at + 4, "-->"));
                    return;
                }
                b'<' if *fresh && (next.is_ascii_alphabetic() || next == b'!') => {
                    self.server.keep(from..at);
                    self.at = at;
                    if script && is_tag(self.text, at, "<text") {
                        self.at = past(self.text, at, ">");
                    }
                    self.modes.push(text_mode(End::Element, script));
                    return;
                }
                b'{' => *braces += 1,
                b'}' => {
                    *braces -= 1;
                    if *braces == 0 {
                        self.server.keep(from..at + 1);
                        self.server.put("\n", at + 1);
                        self.at = at + 1;
                        self.modes.pop();
                        self.follow();
                        return;
                    }
                }
                _ => {}
            }
            if !byte.is_ascii_whitespace() {
                *fresh = matches!(byte, b'{' | b'}' | b';' | b':');
            }
            at += 1;
        }
        self.server.keep(from..at);
        self.at = at;
    }

    /// `else`, `catch` and `finally` behind a block go on with it; so does the condition of `do`.
    fn follow(&mut self) {
        let next = blank(self.text, self.at);
        let end = identifier(self.text, next);
        let word = &self.text[next..end];
        if FOLLOW.contains(&word)
            && let Err(seen) = self.block(next)
        {
            self.at = seen;
        }
    }
}

mod attribute;
mod directive;
#[cfg(test)]
mod tests;
