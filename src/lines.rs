//! Lines of keys and values to shapes: `.env`, `.properties`, INI, texts inside other settings, and settings that no grammar can read.
//! Knows no tree, no API and no rule. Never fails: a line that is no pair says nothing.

use crate::code::{Code, Node, NodeId, Role, Shape};
use crate::source::{SourceFile, Span, offset};
use std::ops::Range;

/// Longest key in bytes.
const LONGEST_KEY: usize = 200;
/// Starts of lines that say nothing: comments, section heads.
const PASSED_OVER: [&str; 8] = ["#", ";", "//", "/*", "*", "!", "<!--", "["];
/// Words and marks before a key.
const BEFORE_KEY: [&str; 4] = ["- ", "{", "export ", "set "];

/// Reads a whole file.
#[must_use]
pub fn read(source: SourceFile, language: usize) -> Code {
    let span = Span { start: 0, end: offset(source.text.len()) };
    let root = Node { shape: Shape::File, role: Role::Child, parent: 0, end: 1, span, name: Span::default() };
    let record = Node { shape: Shape::Record, end: 2, ..root.clone() };
    let mut code = Code { source, language, nodes: vec![root, record].into(), comments: Vec::new(), partial: false, errors: Vec::new(), unclear: false, test: false };
    append(&mut code, 1, span);
    code.nodes_mut()[0].end = offset(code.nodes.len());
    code
}

/// Appends what the lines of a span say to a node, the last one so far.
pub fn append(code: &mut Code, parent: NodeId, span: Span) {
    let text = std::mem::take(&mut code.source.text);
    let mut open = None;
    let mut at = span.start as usize;
    let end = (span.end as usize).min(text.len());
    while at < end {
        let mut stop = line_end(&text, at, end);
        // A backslash carries a value on to the next line.
        while stop < end && text[at..stop].ends_with('\\') {
            stop = line_end(&text, stop + if text[stop..end].starts_with("\r\n") { 2 } else { 1 }, end);
        }
        line(code, parent, &text, at..stop, &mut open);
        at = stop + 1;
    }
    code.source.text = text;
    code.nodes_mut()[parent as usize].end = offset(code.nodes.len());
}

fn line_end(text: &str, at: usize, end: usize) -> usize {
    text.get(at..end).and_then(|rest| rest.find(['\n', '\r'])).map_or(end, |cut| at + cut)
}

/// Takes one line in; `open` is the key whose list stands on the lines behind it.
fn line(code: &mut Code, parent: NodeId, text: &str, range: Range<usize>, open: &mut Option<Span>) {
    let mut body = trimmed(text, range);
    while let Some(mark) = BEFORE_KEY.iter().find(|mark| text[body.clone()].starts_with(**mark)) {
        body = trimmed(text, body.start + mark.len()..body.end);
    }
    let written = &text[body.clone()];
    if written.is_empty() {
        return;
    }
    if PASSED_OVER.iter().any(|start| written.starts_with(start)) {
        code.comments.push(Span { start: offset(body.start), end: offset(body.end) });
        return;
    }
    if let Some((key, rest)) = split(written) {
        let name = Span { start: offset(body.start + key.start), end: offset(body.start + key.end) };
        let value = value(text, trimmed(text, body.start + rest..body.end));
        *open = matches!(&text[value.clone()], "" | "[" | "{").then_some(name);
        if open.is_none() {
            entry(code, parent, name, body, value);
        }
    } else if !written.contains(char::is_whitespace) || written.contains(';') && written.contains('=') {
        // An item of a list, or a string of pairs.
        let value = value(text, body.clone());
        match *open {
            Some(name) if !matches!(&text[value.clone()], "]" | "}") => entry(code, parent, name, body, value),
            Some(_) => *open = None,
            None => string(code, Role::Child, parent, value),
        }
    }
}

fn entry(code: &mut Code, parent: NodeId, name: Span, whole: Range<usize>, value: Range<usize>) {
    let entry = push(code, Shape::Entry, Role::Child, parent, whole);
    code.nodes_mut()[entry as usize].name = name;
    string(code, Role::Value, entry, value);
    code.nodes_mut()[entry as usize].end = offset(code.nodes.len());
}

/// The key of a pair, and where its value starts.
fn split(line: &str) -> Option<(Range<usize>, usize)> {
    if let Some(quote) = line.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        let close = 1 + line[1..].find(quote)?;
        let rest = line[close + 1..].trim_start();
        return (close <= LONGEST_KEY && rest.starts_with([':', '='])).then(|| (1..close, line.len() - rest.len() + 1));
    }
    let at = line.char_indices().find(|(at, c)| *c == '=' || *c == ':' && line[at + 1..].chars().next().is_none_or(|next| next.is_whitespace() || matches!(next, '"' | '\'')));
    let (at, _) = at?;
    let key = line[..at].trim_end();
    // Of an address what stands before its first `=` is no key; a label may be qualified, as in `example.com/use: x`.
    let slash = if line[at..].starts_with('=') { '/' } else { ' ' };
    let plain = !key.is_empty() && key.len() <= LONGEST_KEY && !key.contains(|c: char| c.is_whitespace() || c == slash || "{}<>()\"'`|&;,?".contains(c));
    plain.then(|| (0..key.len(), at + 1))
}

/// A value without its quotes, or without the comment behind it.
fn value(text: &str, range: Range<usize>) -> Range<usize> {
    let written = &text[range.clone()];
    if let Some(quote) = written.chars().next().filter(|first| matches!(first, '"' | '\'' | '`')) {
        let close = written[1..].find(quote).map_or(written.len(), |at| at + 1);
        return range.start + 1..range.start + close;
    }
    let comment = written.match_indices('#').find(|(at, _)| *at == 0 || written[..*at].ends_with(char::is_whitespace)).map_or(written.len(), |(at, _)| at);
    trimmed(text, range.start..range.start + written[..comment].trim_end_matches([',', ' ', '\t']).len())
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let written = &text[range.clone()];
    let start = range.start + written.len() - written.trim_start().len();
    start..(range.start + written.trim_end().len()).max(start)
}

fn string(code: &mut Code, role: Role, parent: NodeId, range: Range<usize>) {
    if !range.is_empty() {
        let string = push(code, Shape::Text, role, parent, range.clone());
        push(code, Shape::Chars, Role::Child, string, range);
        code.nodes_mut()[string as usize].end = offset(code.nodes.len());
    }
}

fn push(code: &mut Code, shape: Shape, role: Role, parent: NodeId, range: Range<usize>) -> NodeId {
    let id = offset(code.nodes.len());
    let span = Span { start: offset(range.start), end: offset(range.end) };
    code.nodes_mut().push(Node { shape, role, parent, end: id + 1, span, name: Span::default() });
    id
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Decoding;

    fn pairs(text: &str) -> Vec<(String, String)> {
        let code = read(SourceFile::new("a.env".into(), text.into(), Decoding::Utf8), 0);
        let entries = code.children(1).map(|id| (code.key_of(id).unwrap_or_default(), code.value_of(id).or(Some(id)).and_then(|value| code.plain(value)).unwrap_or_default()));
        entries.collect()
    }

    fn pair(key: &str, value: &str) -> (String, String) {
        (key.to_owned(), value.to_owned())
    }

    #[test]
    fn pairs_of_all_forms() {
        assert_eq!(pairs("A=b\r\nexport C=\"d # e\" # f\rG='h'"), [pair("A", "b"), pair("C", "d # e"), pair("G", "h")]);
        assert_eq!(pairs("a.b = c\nd: e # f\n\"g\": \"h\",\n- i: j\n"), [pair("a.b", "c"), pair("d", "e"), pair("g", "h"), pair("i", "j")]);
        assert_eq!(pairs("a = b \\\n  c\nd=e\\"), [pair("a", "b \\\n  c"), pair("d", "e\\")]);
        assert_eq!(pairs("- https://a.example\nServer=x;User ID=y"), [pair("", "https://a.example"), pair("Server", "x;User ID=y")]);
    }

    #[test]
    fn items_of_a_list_are_of_the_key_above_them() {
        assert_eq!(pairs("\"a\": [\n\"b\",\n\"c\"\n],\n\"d\": \"e\"\n\"f\""), [pair("a", "b"), pair("a", "c"), pair("d", "e"), pair("", "f")]);
    }

    #[test]
    fn comments_sections_and_sentences_say_nothing() {
        assert_eq!(pairs("# A=b\n; C=d\n// e: f\n[g]\n! h=i\n<!-- j=k -->\nA sentence about l: m\nn:\n"), []);
    }

    #[test]
    fn any_text_is_read() {
        for text in ["=", "'", "\"a", "a=\"", "\\", "a=\\\n", "ä=ö # ü", "- - - a=b", "\r\r\n\\\r\n", "a='ä"] {
            pairs(text);
        }
    }
}
