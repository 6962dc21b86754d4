//! Files of HTTP requests to shapes: variables, and each request as a function that makes one call, with its address, headers and form.
//! Knows no API and no rule. Never fails: a line that is none of these says nothing.
//! <https://learn.microsoft.com/aspnet/core/test/http-files>, <https://github.com/JetBrains/http-request-in-editor-spec/blob/master/spec.md>

use crate::code::{Code, Node, NodeId, Role, Shape};
use crate::source::{SourceFile, Span, offset};
use std::ops::Range;

/// Longest name of a method, variable or header in bytes.
const LONGEST_NAME: usize = 100;
/// What stands between requests; what follows it names the next one, as this word does in a comment.
const SEPARATOR: &str = "###";
const NAMES: &str = "@name";
/// The marks around a script, which is code of another language.
const SCRIPT: (&str, &str) = ("{%", "%}");

/// Reads a whole file.
#[must_use]
pub fn read(source: SourceFile, language: usize) -> Code {
    let SourceFile { text, .. } = &source;
    let span = Span { start: 0, end: offset(text.len()) };
    let root = Node { shape: Shape::File, role: Role::Child, parent: 0, end: 1, span, name: Span::default() };
    let mut reader = Reader { text, nodes: vec![root], comments: Vec::new(), request: None, name: Span::default(), script: false };
    let mut at = 0;
    while at < text.len() {
        let end = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[at..]).map_or(text.len(), |found| at + found);
        reader.line(trimmed(text, at..end));
        at = end + 1;
    }
    reader.end_request();
    let Reader { nodes, comments, .. } = reader;
    Code { source, language, nodes: nodes.into(), comments, partial: false, errors: Vec::new(), unclear: false, test: false }
}

struct Reader<'t> {
    text: &'t str,
    nodes: Vec<Node>,
    comments: Vec<Span>,
    request: Option<Request>,
    /// The name of the next request.
    name: Span,
    /// Inside a script of several lines.
    script: bool,
}

/// A request while it is read.
#[derive(Default)]
struct Request {
    method: Range<usize>,
    address: Range<usize>,
    headers: Vec<(Range<usize>, Range<usize>)>,
    in_body: bool,
    body: Range<usize>,
}

impl Reader<'_> {
    fn line(&mut self, line: Range<usize>) {
        let written = &self.text[line.clone()];
        if self.script {
            self.script = !written.contains(SCRIPT.1);
        } else if written.starts_with(['#']) || written.starts_with("//") {
            self.comments.push(span_of(&line));
            if written.starts_with(SEPARATOR) {
                self.end_request();
                self.name = span_of(&trimmed(self.text, line.start + (written.len() - written.trim_start_matches('#').len())..line.end));
            } else if let Some(at) = written.find(NAMES) {
                self.name = span_of(&trimmed(self.text, line.start + at + NAMES.len()..line.end));
            }
        } else if let Some((name, value)) = pair(self.text, &line, '=').filter(|_| written.starts_with('@')) {
            self.end_request();
            let binding = self.push(Shape::Binding, Role::Child, 0, &line);
            self.nodes[binding as usize].name = span_of(&(name.start + 1..name.end));
            self.string(Role::Value, binding, &value);
            self.close(binding);
        } else if written.contains(SCRIPT.0) && written.starts_with(['<', '>']) {
            self.script = !written.contains(SCRIPT.1);
        } else if let Some(request) = &mut self.request {
            request.line(self.text, &line);
        } else {
            self.request = Request::open(self.text, &line);
        }
    }

    /// Puts the nodes of the open request down.
    fn end_request(&mut self) {
        let Some(Request { method, address, headers, body, .. }) = self.request.take() else { return };
        let whole = method.start..address.end.max(body.end).max(headers.last().map_or(0, |(_, value)| value.end));
        let function = self.push(Shape::Function, Role::Child, 0, &whole);
        self.nodes[function as usize].name = std::mem::take(&mut self.name);
        let call = self.push(Shape::Call, Role::Body, function, &whole);
        self.push(Shape::Name, Role::Callee, call, &method);
        self.string(Role::Argument, call, &address);
        let record = headers.first().zip(headers.last()).map(|(first, last)| self.push(Shape::Record, Role::Argument, call, &(first.0.start..last.1.end)));
        for (name, value) in headers {
            let entry = self.push(Shape::Entry, Role::Child, record.unwrap_or(call), &(name.start..value.end));
            self.nodes[entry as usize].name = span_of(&name);
            self.string(Role::Value, entry, &value);
            self.close(entry);
        }
        if let Some(record) = record {
            self.close(record);
        }
        // A body that is no form is data for whoever is asked.
        if !self.text[body.clone()].starts_with(['{', '[', '<', '"']) {
            self.string(Role::Argument, call, &body);
        }
        self.close(call);
        self.close(function);
    }

    /// Adds a text with its placeholders.
    fn string(&mut self, role: Role, parent: NodeId, range: &Range<usize>) {
        if range.is_empty() {
            return;
        }
        let string = self.push(Shape::Text, role, parent, range);
        let mut at = range.start;
        while at < range.end {
            let rest = &self.text[at..range.end];
            let hole = rest.find("{{").and_then(|open| Some((open, open + rest[open..].find("}}")?)));
            let (open, close) = hole.map_or((range.end, range.end), |(open, close)| (at + open, at + close));
            if open > at {
                self.push(Shape::Chars, Role::Child, string, &(at..open));
            }
            if close < range.end {
                let name = trimmed(self.text, open + 2..close);
                // A variable, or what the tool works out: `$dotenv KEY`, `login.response.body.token`.
                let plain = self.text[name.clone()].bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
                self.push(if plain { Shape::Name } else { Shape::Literal }, Role::Child, string, &name);
            }
            at = (close + 2).min(range.end);
        }
        self.close(string);
    }

    fn push(&mut self, shape: Shape, role: Role, parent: NodeId, range: &Range<usize>) -> NodeId {
        let id = offset(self.nodes.len());
        self.nodes.push(Node { shape, role, parent, end: id + 1, span: span_of(range), name: Span::default() });
        self.close(0);
        id
    }

    fn close(&mut self, id: NodeId) {
        self.nodes[id as usize].end = offset(self.nodes.len());
    }
}

impl Request {
    /// The first line: `[METHOD] address [HTTP/version]`.
    fn open(text: &str, line: &Range<usize>) -> Option<Self> {
        let written = &text[line.clone()];
        let first = written.split_whitespace().next().filter(|first| first.len() <= LONGEST_NAME && first.bytes().all(|byte| byte.is_ascii_uppercase())).unwrap_or("");
        let end = written.rfind(" HTTP/").filter(|at| *at >= first.len()).unwrap_or(written.len());
        let address = trimmed(text, line.start + first.len()..line.start + end);
        let starts = ["http://", "https://", "{{"].iter().any(|start| written.starts_with(start));
        let is_one = !address.is_empty() && (!first.is_empty() || starts) && !text[address.clone()].contains(char::is_whitespace);
        is_one.then(|| Self { method: line.start..line.start + first.len(), address, ..Self::default() })
    }

    /// A line behind the first one.
    fn line(&mut self, text: &str, line: &Range<usize>) {
        let written = &text[line.clone()];
        if self.in_body {
            if !written.is_empty() {
                self.body.start = if self.body.is_empty() { line.start } else { self.body.start };
                self.body.end = line.end;
            }
        } else if written.is_empty() {
            self.in_body = true;
        } else if self.headers.is_empty() && written.starts_with(['?', '&', '/']) {
            // The address goes on.
            self.address.end = line.end;
        } else {
            self.headers.extend(pair(text, line, ':'));
        }
    }
}

/// What stands on both sides of the first mark of a line.
fn pair(text: &str, line: &Range<usize>, mark: char) -> Option<(Range<usize>, Range<usize>)> {
    let at = text[line.clone()].find(mark).filter(|at| (1..=LONGEST_NAME).contains(at))?;
    let name = trimmed(text, line.start..line.start + at);
    (!text[name.clone()].contains(char::is_whitespace)).then(|| (name, trimmed(text, line.start + at + 1..line.end)))
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let written = &text[range.clone()];
    let start = range.start + written.len() - written.trim_start().len();
    start..(range.start + written.trim_end().len()).max(start)
}

fn span_of(range: &Range<usize>) -> Span {
    Span { start: offset(range.start), end: offset(range.end) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Decoding;

    fn code(text: &str) -> Code {
        read(SourceFile::new("a.http".into(), text.into(), Decoding::Utf8), 0)
    }

    /// Every text of a file, with the name of what it stands in.
    fn texts(text: &str) -> Vec<(String, String)> {
        let code = code(text);
        let named = |id: NodeId| code.ancestors(id).map(|up| code.name(up)).find(|name| !name.is_empty()).unwrap_or("").to_owned();
        (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Text).map(|(id, _)| (named(id), code.text(id).to_owned())).collect()
    }

    fn pair(name: &str, text: &str) -> (String, String) {
        (name.to_owned(), text.to_owned())
    }

    #[test]
    fn requests_have_an_address_headers_and_a_form() {
        let text = "@host = https://a.example\n### Sign in\n# @name login\nPOST {{host}}/token HTTP/1.1\nContent-Type: x\n\na=b\r\n  &c={{d}}\n\n###\nGET https://b.example\n  ?e=f\n  &g=h\n###\n{{host}}/i";
        let wanted = [
            pair("host", "https://a.example"),
            pair("login", "{{host}}/token"),
            pair("Content-Type", "x"),
            pair("login", "a=b\r\n  &c={{d}}"),
            pair("", "https://b.example\n  ?e=f\n  &g=h"),
            pair("", "{{host}}/i"),
        ];
        assert_eq!(texts(text), wanted);
        let code = code(text);
        let names: Vec<&str> = (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Name).map(|(id, _)| code.name(id)).collect();
        assert_eq!(names, ["POST", "host", "d", "GET", "", "host"]);
    }

    #[test]
    fn comments_scripts_and_other_bodies_say_nothing() {
        let text = "// https://a.example\n< {%\n  client.get('https://b.example')\n%}\nPUT https://c.example\n\n{\"d\": \"https://e.example\"}\n\n> {% client.log('f=g') %}\n\n### h\nsome words\nsee https://i.example\nNO ADDRESS HERE";
        assert_eq!(texts(text), [pair("", "https://c.example")]);
    }

    #[test]
    fn any_text_is_read() {
        for text in ["", "@", "@=", "@a=", "###", "POST", "POST ", "{{", "{{}}", "GET {{a}} {{", "POST x\n:\n\n<", "> {%", "ä ö\n\u{2028}@ü = {{ß}}", "GET a\r\n\r\nb={{c\r\n}}"]
        {
            code(text);
        }
    }
}
