//! A syntax tree becomes code in neutral shapes: the last place where a syntax node exists.
//! Knows no rule and no other file.

use crate::code::{Code, Node, NodeId, Nodes, Role, Shape};
use crate::language::{Content, LANGUAGES};
use crate::lines;
use crate::query::{ShapeRule, Shapes};
use crate::source::{SourceFile, Span, offset};
use tree_sitter::{Tree, TreeCursor};

/// Nodes beyond which a file is read no further; a file of 1 MB has some hundred thousand.
const MAX_NODES: usize = 4_000_000;
/// Nesting beyond which a part of a file is not read: what looks for something around a node would take a time that grows with the square of it.
const DEEPEST: usize = 1_000;

struct Frame<'s> {
    /// The node that was made, or the nearest one above for a frame whose parts go into it.
    node: NodeId,
    /// Nothing was made: parts go to `node` and play `role`.
    inline: Option<Role>,
    rule: Option<&'s ShapeRule>,
    ordinal: usize,
}

/// Makes the code of a file from the trees of its units, each with the offset at which the unit starts. The units are one scope.
#[must_use]
pub fn lower(trees: &[(u32, Tree)], source: SourceFile, language: usize, shapes: &Shapes) -> Code {
    debug_assert!(language < LANGUAGES.len());
    let mut code = Code { source, language, nodes: Nodes::default(), comments: Vec::new(), partial: false, errors: Vec::new(), unclear: false, test: false };
    let whole = Span { start: 0, end: offset(code.source.text.len()) };
    code.nodes_mut().push(Node { shape: Shape::File, role: Role::Child, parent: 0, end: 1, span: whole, name: Span::default() });
    for (base, tree) in trees {
        code.partial |= tree.root_node().has_error() && (LANGUAGES[language].content == Content::Code || is_broken(tree, &code.source.text));
        if tree.root_node().has_error() {
            errors(tree, *base, &mut code.errors);
        }
        lower_unit(At { cursor: tree.walk(), base: *base }, &mut code, shapes);
        code.nodes_mut()[0].end = offset(code.nodes.len());
        if code.nodes.len() > MAX_NODES {
            code.partial = true;
            break;
        }
    }
    // They stay until the end of a scan, without room to grow.
    code.nodes_mut().shrink_to_fit();
    code
}

/// Errors of one file that are told apart.
const MOST_ERRORS: usize = 1_000;

/// The outermost places of a tree that its grammar could not read.
fn errors(tree: &Tree, base: u32, out: &mut Vec<Span>) {
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        if node.is_error() && out.len() < MOST_ERRORS {
            let range = node.byte_range();
            out.push(Span { start: base + offset(range.start), end: base + offset(range.end) });
        } else if node.has_error() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return;
            }
        }
    }
}

/// A place in the tree of a unit.
struct At<'t> {
    cursor: TreeCursor<'t>,
    base: u32,
}

impl At<'_> {
    fn span(&self) -> Span {
        self.of(self.cursor.node())
    }

    fn of(&self, node: tree_sitter::Node<'_>) -> Span {
        let range = node.byte_range();
        Span { start: self.base + offset(range.start), end: self.base + offset(range.end) }
    }

    /// The span of a name: of a name with type arguments, of the name alone.
    fn name_span(&self) -> Span {
        let mut node = self.cursor.node();
        while let Some(first) = node.named_child(0) {
            node = first;
        }
        self.of(node)
    }
}

/// Adds the nodes of a unit, walking its tree once with a cursor and an explicit stack.
fn lower_unit(mut at: At<'_>, code: &mut Code, shapes: &Shapes) {
    let mut stack = vec![Frame { node: 0, inline: None, rule: shapes.rule(at.cursor.node().kind_id()), ordinal: 0 }];
    let mut descend = true;
    loop {
        if descend && at.cursor.goto_first_child() {
            descend = visit(&at, code, &mut stack, shapes);
            continue;
        }
        if descend {
            leave(code, &mut stack);
        }
        loop {
            if at.cursor.goto_next_sibling() {
                descend = visit(&at, code, &mut stack, shapes);
                break;
            }
            if !at.cursor.goto_parent() {
                return;
            }
            leave(code, &mut stack);
        }
        if code.nodes.len() > MAX_NODES {
            let end = offset(code.nodes.len());
            while let Some(frame) = stack.pop() {
                code.nodes_mut()[frame.node as usize].end = end;
            }
            return;
        }
    }
}

fn leave(code: &mut Code, stack: &mut Vec<Frame<'_>>) {
    if let Some(frame) = stack.pop()
        && frame.inline.is_none()
    {
        let end = offset(code.nodes.len());
        let node = &mut code.nodes_mut()[frame.node as usize];
        node.end = end;
        if node.shape == Shape::Chars {
            // The last part of a string ends with it.
            let string = node.parent;
            code.nodes_mut()[string as usize].end = end;
        }
        match code.node(frame.node).shape {
            Shape::Record => pair(code, frame.node),
            Shape::Function | Shape::Class => join_parameters(code, frame.node),
            _ => {}
        }
    }
}

/// Names and values that a grammar puts side by side in an object, `{ name = value }`, become its entries.
fn pair(code: &mut Code, record: NodeId) {
    let end = code.node(record).end;
    let mut at = record + 1;
    while at < end {
        let next = code.node(at).end;
        let is_name = code.node(at).shape == Shape::Name && next == at + 1 && next < end;
        if is_name && code.source.slice(Span { start: code.node(at).span.end, end: code.node(next).span.start }).trim() == "=" {
            let (last, to) = (code.node(next).end, code.node(next).span.end);
            let nodes = code.nodes_mut();
            nodes[next as usize].parent = at;
            nodes[next as usize].role = Role::Value;
            let entry = &mut nodes[at as usize];
            (entry.shape, entry.name, entry.span.end, entry.end) = (Shape::Entry, entry.span, to, last);
            at = last;
        } else {
            at = next.max(at + 1);
        }
    }
}

/// A parameter that a grammar gives as a word, a type and a name side by side, `params string[] names`, becomes one.
fn join_parameters(code: &mut Code, function: NodeId) {
    let end = code.node(function).end;
    let mut at = function + 1;
    while at < end {
        let node = code.node(at);
        let of = node.end;
        let is_word = node.shape == Shape::Parameter && node.name == Span::default() && of == at + 1 && of < end;
        let name = Some(of).filter(|_| is_word).map(|of| code.node(of).end).filter(|name| *name < end && code.node(*name).shape == Shape::Name);
        let Some(name) = name else {
            at = of.max(at + 1);
            continue;
        };
        let (span, last) = (code.node(name).span, code.node(name).end);
        let nodes = code.nodes_mut();
        (nodes[of as usize].parent, nodes[of as usize].role) = (at, Role::Type);
        (nodes[name as usize].parent, nodes[name as usize].role, nodes[name as usize].shape) = (at, Role::Name, Shape::Other);
        let parameter = &mut nodes[at as usize];
        (parameter.name, parameter.span.end, parameter.end) = (span, span.end, last);
        at = last;
    }
}

/// Whether settings have an error other than a comma too many, which their readers allow.
fn is_broken(tree: &Tree, text: &str) -> bool {
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        if node.is_error() && text.get(node.byte_range()).is_none_or(|text| text.trim() != ",") {
            return true;
        }
        if node.has_error() && !node.is_error() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return false;
            }
        }
    }
}

/// Takes a syntax node in; says whether its children are to be visited (a frame was pushed).
fn visit<'s>(at: &At<'_>, code: &mut Code, stack: &mut Vec<Frame<'s>>, shapes: &'s Shapes) -> bool {
    let node = at.cursor.node();
    if stack.len() > DEEPEST {
        code.partial = true;
        if code.errors.len() < MOST_ERRORS {
            code.errors.push(at.span());
        }
        return false;
    }
    let field = at.cursor.field_id().map(std::num::NonZero::get);
    let Some(frame) = stack.last_mut() else { return false };
    let owner = frame.node;
    if !node.is_named() && shapes.rule(node.kind_id()).is_none() {
        if field.is_some() && frame.inline.is_none() && frame.rule.is_some_and(|rule| rule.name == field) {
            code.nodes_mut()[owner as usize].name = at.span();
        }
        return false;
    }
    let rule = shapes.rule(node.kind_id()).map(|rule| rule.keyword.as_ref().filter(|keyword| is_called(at, code, &keyword.0)).map_or(rule, |keyword| &keyword.1));
    if node.is_extra() && !node.is_error() || rule.is_some_and(|rule| rule.shape == Shape::Comment) {
        code.comments.push(at.span());
        return false;
    }
    let leaf = node.named_child_count() == 0 || rule.is_some_and(|rule| matches!(rule.shape, Shape::Generic | Shape::Name));
    let mut role = None;
    if let Some(of) = frame.rule {
        if frame.inline.is_none() && field.is_some() && leaf && (of.name == field || of.alias == field) {
            let text = if rule.is_some_and(|rule| rule.shape == Shape::Name) { at.span() } else { at.name_span() };
            let target = &mut code.nodes_mut()[owner as usize];
            if of.name == field && target.name == Span::default() {
                target.name = text;
            } else if of.alias == field {
                code.set_alias(owner, text);
            }
            if rule.is_some_and(|rule| rule.shape == Shape::Generic && !rule.order.is_empty()) {
                // Its type arguments are parts of what it names.
                stack.push(Frame { node: owner, inline: Some(Role::TypeArgument), rule, ordinal: 0 });
                return true;
            }
            return false;
        }
        if field.is_some()
            && of.member == field
            && rule.is_some_and(|rule| rule.shape == Shape::Text)
            && let Some(name) = unquoted(&code.source, at.span()).filter(|name| is_word(code.source.slice(*name)))
        {
            let target = &mut code.nodes_mut()[owner as usize];
            (target.shape, target.name) = (Shape::Member, name);
            return false;
        }
        role = field.and_then(|field| of.roles.iter().find(|(known, _)| *known == field)).map(|(_, role)| *role);
        if role.is_none() && !of.order.is_empty() {
            role = of.order.get(frame.ordinal.min(of.order.len() - 1)).copied();
            frame.ordinal += 1;
        }
        role = role.or(of.child);
        if role.is_none() && field.is_some() && of.name == field {
            role = Some(Role::Pattern);
        }
    }
    let role = match (role, frame.inline) {
        (Some(Role::Drop), _) => return false,
        // A declaration in the place of an entry is no name of one.
        (Some(Role::Name), _) if rule.is_none_or(|rule| rule.shape != Shape::Entry) => {
            let name = if rule.is_some_and(|rule| rule.shape == Shape::Name) { at.span() } else { unquoted(&code.source, at.span()).unwrap_or_else(|| at.name_span()) };
            code.nodes_mut()[owner as usize].name = name;
            return false;
        }
        (None | Some(Role::Value), Some(inherited)) => inherited,
        (Some(role), _) => role,
        (None, None) => Role::Child,
    };
    let shape = if node.is_error() { Shape::Inline } else { rule.map_or(Shape::Other, |rule| rule.shape) };
    match shape {
        Shape::Drop | Shape::Comment => false,
        Shape::Inline => {
            stack.push(Frame { node: owner, inline: Some(role), rule, ordinal: 0 });
            true
        }
        Shape::Plain => {
            let Some(string) = string(code, at.span(), role, owner) else { return false };
            stack.push(Frame { node: string + 1, inline: None, rule, ordinal: 0 });
            true
        }
        Shape::Lines => {
            let span = at.span();
            let id = offset(code.nodes.len());
            code.nodes_mut().push(Node { shape: Shape::Record, role, parent: owner, end: id + 1, span, name: Span::default() });
            lines::append(code, id, span);
            false
        }
        _ => {
            let id = offset(code.nodes.len());
            let mut made = Node { shape, role, parent: owner, end: id + 1, span: at.span(), name: Span::default() };
            if shape == Shape::Generic {
                made.shape = Shape::Name;
                made.name = at.name_span();
            }
            code.nodes_mut().push(made);
            if shape == Shape::Name {
                // A name is one, whatever it consists of.
                return false;
            }
            stack.push(Frame { node: id, inline: None, rule, ordinal: 0 });
            true
        }
    }
}

/// Whether what is called is a word of the language: the grammar reads `await (x)` as a call.
fn is_called(at: &At<'_>, code: &Code, word: &str) -> bool {
    code.source.slice(at.span()).starts_with(word) && at.cursor.node().child(0).is_some_and(|first| code.source.slice(at.of(first)) == word)
}

/// What stands between the quotes of a name.
fn unquoted(source: &SourceFile, span: Span) -> Option<Span> {
    let text = source.slice(span);
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    (text.len() >= 2 && text.ends_with(quote)).then(|| Span { start: span.start + 1, end: span.end - 1 })
}

/// Whether a text is written like a name.
fn is_word(text: &str) -> bool {
    let is_start = |first: char| first.is_alphabetic() || matches!(first, '_' | '$');
    text.starts_with(is_start) && text.chars().all(|char| is_start(char) || char.is_numeric())
}

/// A string and its characters, without quotes and the space around it; none where nothing is left.
fn string(code: &mut Code, whole: Span, role: Role, parent: NodeId) -> Option<NodeId> {
    let text = code.source.slice(whole);
    let start = text.len() - text.trim_start().len();
    let text = text.trim();
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''));
    let run = quote.map_or(0, |quote| if text.len() >= 6 && text.starts_with(&quote.to_string().repeat(3)) { 3 } else { 1 });
    let quoted = text.len() >= 2 * run && quote.is_some_and(|quote| text.ends_with(quote));
    let run = if quoted { run } else { 0 };
    if text.is_empty() {
        return None;
    }
    let from = whole.start + offset(start + run);
    let inner = Span { start: from, end: from + offset(text.len() - 2 * run) };
    let id = offset(code.nodes.len());
    let string = Node { shape: Shape::Text, role, parent, end: id + 2, span: whole, name: Span::default() };
    code.nodes_mut().push(string.clone());
    code.nodes_mut().push(Node { shape: Shape::Chars, role: Role::Child, parent: id, span: inner, ..string });
    Some(id)
}
