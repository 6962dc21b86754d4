//! Code of any language in neutral shapes: what `extract` makes of a syntax tree and `resolve` reads.
//! Knows no grammar, no API and no rule.

mod keys;
mod node;

pub use node::{Node, NodeId, Nodes};

use crate::fact::words;
use crate::source::{SourceFile, Span};
use serde::{Deserialize, Serialize};

words! {
    #[derive(Serialize, Deserialize)]
    /// What a node of code is.
    Shape {
        /// A whole file.
        File = "file",
        /// A name that is read.
        Name = "name",
        /// `object.name`.
        Member = "member",
        /// `object[index]`.
        Index = "index",
        /// A call.
        Call = "call",
        /// A construction with `new`.
        New = "new",
        /// A mark-up element that constructs a component.
        Element = "element",
        /// A named argument.
        Argument = "argument",
        /// Values in braces behind a construction.
        Initializer = "initializer",
        /// A string, of pieces.
        Text = "text",
        /// A string with or without quotes: all of its text, without the space around it.
        Plain = "plain",
        /// Text of several lines, each of which may be a key and its value.
        Lines = "lines",
        /// Literal characters of a string.
        Chars = "chars",
        /// An escape sequence of a string.
        Escape = "escape",
        /// A number, boolean or null.
        Literal = "literal",
        /// A list, set, tuple or array.
        List = "list",
        /// An object or dictionary.
        Record = "record",
        /// An entry of a record: key and value.
        Entry = "entry",
        /// An entry whose key is the name of its value.
        Shorthand = "shorthand",
        /// `...value`.
        Spread = "spread",
        /// One of several values.
        Choice = "choice",
        /// An operator between two values; its name is the operator.
        Binary = "binary",
        /// A function, method, constructor or lambda.
        Function = "function",
        /// A parameter.
        Parameter = "parameter",
        /// A type with members.
        Class = "class",
        /// A member of a class with a value.
        Field = "field",
        /// The type beside the bindings that it declares.
        Declaration = "declaration",
        /// A variable and its value.
        Binding = "binding",
        /// An assignment.
        Assign = "assign",
        /// An import of a module.
        Import = "import",
        /// One imported name, or a module under another name.
        ImportName = "import-name",
        /// A whole module under a name.
        ImportAll = "import-all",
        /// What a file gives to others.
        Export = "export",
        /// `return value`.
        Return = "return",
        /// A protected block with its handlers.
        Try = "try",
        /// A handler.
        Catch = "catch",
        /// A loop over values.
        Loop = "loop",
        /// A value per element of another.
        Comprehension = "comprehension",
        /// `a?.b`: the object and what is read of it.
        ConditionalAccess = "conditional-access",
        /// The object that a method belongs to.
        This = "this",
        /// A block.
        Block = "block",
        /// A destructuring pattern.
        Pattern = "pattern",
        /// The parts are dropped into the parent.
        Inline = "inline",
        /// A name with type arguments.
        Generic = "generic",
        /// A comment, where the grammar takes it for a part of the text.
        Comment = "comment",
        /// Left out.
        Drop = "drop",
        /// Anything else.
        Other = "other",
    }
}

words! {
    #[derive(Serialize, Deserialize)]
    /// What a node is to its parent.
    Role {
        /// No more is known.
        Child = "child",
        /// What is called or constructed.
        Callee = "callee",
        /// An argument.
        Argument = "argument",
        /// An initializer behind a construction.
        Initializer = "initializer",
        /// The object of a member, an index or an access.
        Object = "object",
        /// An index.
        Index = "index",
        /// A value.
        Value = "value",
        /// The key of an entry.
        Key = "key",
        /// The left side.
        Left = "left",
        /// The right side.
        Right = "right",
        /// A condition.
        Condition = "condition",
        /// One of the values of a choice.
        Branch = "branch",
        /// A body.
        Body = "body",
        /// A parameter.
        Parameter = "parameter",
        /// A type.
        Type = "type",
        /// A type argument.
        TypeArgument = "type-argument",
        /// A base type.
        Base = "base",
        /// An imported module.
        Module = "module",
        /// An imported name.
        Imported = "imported",
        /// A pattern where a name is usual.
        Pattern = "pattern",
        /// The name itself: not a node of its own.
        Name = "name",
        /// Another name given to an import.
        Alias = "alias",
        /// A handler.
        Handler = "handler",
        /// Left out.
        Drop = "drop",
    }
}

/// The code of one file.
#[derive(Debug, Clone)]
pub struct Code {
    /// The text and its positions.
    pub source: SourceFile,
    /// Index of the language in the table.
    pub language: usize,
    /// All nodes, the root first.
    pub nodes: Nodes,
    /// Comments, in order.
    pub comments: Vec<Span>,
    /// The tree had errors or was cut off.
    pub partial: bool,
    /// Where it could not be read.
    pub errors: Vec<Span>,
    /// What could not be read may be of interest.
    pub unclear: bool,
    /// Files of tests.
    pub test: bool,
}

impl Code {
    /// The nodes, to be made.
    pub(crate) fn nodes_mut(&mut self) -> &mut Vec<Node> {
        self.nodes.make_mut()
    }

    /// Gives a node another name.
    pub(crate) fn set_alias(&mut self, id: NodeId, alias: Span) {
        self.nodes.set_alias(id, alias);
    }

    /// Another name given to what is imported; empty where it has none.
    #[must_use]
    pub fn alias(&self, id: NodeId) -> &str {
        self.nodes.alias(id).map_or("", |alias| self.source.slice(alias))
    }

    /// A node.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    /// Children of a node, in order.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.node(id).end;
        let mut next = id + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let this = next;
                next = self.node(this).end;
                this
            })
        })
    }

    /// The first child that plays a role.
    #[must_use]
    pub fn child(&self, id: NodeId, role: Role) -> Option<NodeId> {
        self.children(id).find(|child| self.node(*child).role == role)
    }

    /// All descendants of a node, in order, itself not included.
    pub fn descendants(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        id + 1..self.node(id).end
    }

    /// Ancestors of a node from its parent up to the root.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let mut this = id;
        std::iter::from_fn(move || {
            (this != 0).then(|| {
                this = self.node(this).parent;
                this
            })
        })
    }

    /// The nearest ancestor of a shape.
    #[must_use]
    pub fn enclosing(&self, id: NodeId, shape: Shape) -> Option<NodeId> {
        self.ancestors(id).find(|up| self.node(*up).shape == shape)
    }

    /// The text of a node.
    #[must_use]
    pub fn text(&self, id: NodeId) -> &str {
        self.source.slice(self.node(id).span)
    }

    /// The name of a node: of a name itself, of a member its property, of an entry its key where it is a plain name.
    #[must_use]
    pub fn name(&self, id: NodeId) -> &str {
        let node = self.node(id);
        match node.shape {
            Shape::Name | Shape::Shorthand | Shape::This if node.name == Span::default() => self.source.slice(node.span),
            _ => self.source.slice(node.name),
        }
    }

    /// Positional arguments of a call or construction, in order. One that is named and stands before one that is not is in its own place: `f(first: 1, 2)`.
    pub fn positional(&self, call: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let is_named = |child: NodeId| self.node(child).shape == Shape::Argument && self.node(child).name != Span::default();
        let is_placed = move |child: &NodeId| self.node(*child).role == Role::Argument && !is_named(*child) && self.node(*child).shape != Shape::Spread;
        let last = std::cell::OnceCell::new();
        self.children(call).filter_map(move |child| {
            let node = self.node(child);
            if node.role != Role::Argument || is_named(child) && last.get_or_init(|| self.children(call).filter(is_placed).last()).is_none_or(|last| last < child) {
                return None;
            }
            if node.shape == Shape::Argument { self.value_of(child).or_else(|| self.children(child).next()) } else { Some(child) }
        })
    }

    /// The value of an entry, argument, assignment, binding or field.
    #[must_use]
    pub fn value_of(&self, id: NodeId) -> Option<NodeId> {
        match self.node(id).shape {
            Shape::Assign => self.child(id, Role::Right),
            Shape::Shorthand => Some(id),
            // A pattern before the value only names its parts.
            Shape::Binding => self.children(id).find(|child| self.node(*child).role == Role::Value && self.node(*child).shape != Shape::Pattern),
            _ => self.child(id, Role::Value),
        }
    }

    /// The text of a string without substitutions, or of the only value of a bracket.
    #[must_use]
    pub fn plain(&self, id: NodeId) -> Option<String> {
        match self.node(id).shape {
            Shape::Text => {
                if self.children(id).any(|piece| !matches!(self.node(piece).shape, Shape::Chars | Shape::Escape)) {
                    return None;
                }
                Some(
                    self.pieces(id)
                        .into_iter()
                        .filter_map(|piece| match piece {
                            Piece::Text(text, _) => Some(text),
                            Piece::Value(_) => None,
                        })
                        .collect(),
                )
            }
            Shape::Argument | Shape::List | Shape::Initializer => {
                let mut children = self.children(id);
                let only = children.next()?;
                if children.next().is_some() { None } else { self.plain(only) }
            }
            _ => None,
        }
    }

    /// The pieces of a string: decoded text and substituted values.
    #[must_use]
    pub fn pieces(&self, id: NodeId) -> Vec<Piece> {
        let mut out: Vec<Piece> = Vec::new();
        let mut push = |text: &str, at: u32| match out.last_mut() {
            Some(Piece::Text(last, _)) => last.push_str(text),
            _ => out.push(Piece::Text(text.to_owned(), at)),
        };
        let mut values = Vec::new();
        let mut any = false;
        for child in self.children(id) {
            any = true;
            let node = self.node(child);
            match node.shape {
                Shape::Chars => {
                    let mut from = node.span.start;
                    for escape in self.children(child) {
                        let inner = self.node(escape).span;
                        push(self.source.slice(Span { start: from, end: inner.start }), from);
                        push(&unescape(self.source.slice(inner)), inner.start);
                        from = inner.end;
                    }
                    push(self.source.slice(Span { start: from, end: node.span.end }), from);
                }
                Shape::Escape => push(&unescape(self.text(child)), node.span.start),
                _ => {
                    // A placeholder keeps the order; it is replaced below.
                    push("\u{0}", node.span.start);
                    values.push(child);
                }
            }
        }
        if !any {
            let (text, at) = unquote(self.text(id));
            return vec![Piece::Text(text, self.node(id).span.start + at)];
        }
        if values.is_empty() {
            return out;
        }
        let mut values = values.into_iter();
        let mut result = Vec::new();
        for piece in out {
            let Piece::Text(text, at) = piece else { continue };
            for (index, part) in text.split('\u{0}').enumerate() {
                if index > 0
                    && let Some(value) = values.next()
                {
                    result.push(Piece::Value(value));
                }
                if !part.is_empty() {
                    result.push(Piece::Text(part.to_owned(), at));
                }
            }
        }
        result
    }
}

/// A piece of a string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Decoded text and the offset at which it starts.
    Text(String, u32),
    /// A substituted value.
    Value(NodeId),
}

/// The content of a string literal that the grammar gives as one leaf: prefix and quotes are taken off, doubled quotes halved.
fn unquote(text: &str) -> (String, u32) {
    let Some(open) = text.find(['"', '\'', '`']) else { return (text.to_owned(), 0) };
    let quote = text.as_bytes()[open];
    let run = text[open..].bytes().take_while(|byte| *byte == quote).count();
    let run = if run >= 3 { run } else { 1 };
    let start = open + run;
    let end = text.len().saturating_sub(run).max(start);
    let body = text.get(start..end).unwrap_or("");
    let quote = char::from(quote).to_string();
    let body = if run == 1 { body.replace(&quote.repeat(2), &quote) } else { body.to_owned() };
    (body, crate::source::offset(start))
}

/// The character that an escape sequence stands for; unknown ones stand for themselves.
fn unescape(text: &str) -> String {
    let Some(rest) = text.strip_prefix('\\') else {
        return match text {
            "{{" => "{".into(),
            "}}" => "}".into(),
            "\"\"" => "\"".into(),
            "''" => "'".into(),
            "&amp;" => "&".into(),
            "&lt;" => "<".into(),
            "&gt;" => ">".into(),
            "&quot;" => "\"".into(),
            "&apos;" => "'".into(),
            other => other.into(),
        };
    };
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return String::new() };
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).map(String::from);
    match first {
        'n' => "\n".into(),
        't' => "\t".into(),
        'r' => "\r".into(),
        '0' if rest.len() == 1 => "\0".into(),
        'b' => "\u{8}".into(),
        'f' => "\u{c}".into(),
        'v' => "\u{b}".into(),
        '\n' | '\r' => String::new(),
        'u' | 'x' | 'U' => hex(chars.as_str().trim_start_matches('{').trim_end_matches('}')).unwrap_or_else(|| text.into()),
        other => other.into(),
    }
}
