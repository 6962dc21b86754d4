//! Which assignments of a variable reach a use of it: the last one before it on the way to it, and none behind it or in a branch that excludes it.

use super::Definition;
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::LANGUAGES;
use crate::source::Span;

/// Definitions of one name beyond which only what is overwritten is looked for.
const MOST_COMPARED: usize = 64;
/// Nodes between an assignment and a use that are looked through for calls which may assign anew.
const MOST_BETWEEN: u32 = 300;
/// Statements of a block among which one that leaves its function is looked for.
const MOST_STATEMENTS: usize = 100;

/// How an assignment lies to a use in the same run of a function.
enum Way {
    /// It stands before the use, and may reach it.
    Before,
    /// It reaches the use in a later turn of a loop alone, that begins at a node, or never.
    Later(Option<NodeId>),
    /// Another function runs it.
    Apart,
}

/// The definitions that may hold at a use, where these are not all of them. Of a member, what other functions put into it is gone once its own function did.
#[must_use]
pub(in crate::resolve) fn reaching(code: &Code, at: NodeId, found: &[Definition]) -> Option<Vec<Definition>> {
    if found.len() < 2 {
        return None;
    }
    if let Some(turn) = turn_around(code, at, found) {
        let inside: Vec<Definition> = found.iter().filter(|one| place(one).is_some_and(|place| contains(code, turn, place))).cloned().collect();
        if inside.len() < found.len() {
            return Some(reaching(code, at, &inside).unwrap_or(inside));
        }
    }
    let last = found
        .iter()
        .filter_map(binder)
        .filter(|binder| code.node(*binder).end <= at)
        .filter(|binder| is_straight(code, *binder, at) && block(code, *binder).is_some_and(|block| contains(code, block, at)))
        .filter(|binder| !keeps_former(code, *binder))
        .max();
    let is_left = |one: &Definition| match (one, place(one)) {
        (Definition::Parameter(function, ..), _) => last.is_none_or(|last| !contains(code, *function, last)),
        (_, None) => true,
        (_, Some(place)) if last.is_some_and(|last| place < last && !is_of_another(code, last, place, at)) => false,
        (_, Some(place)) if Some(place) == last || found.len() > MOST_COMPARED => true,
        (_, Some(place)) => match way(code, place, at) {
            Way::Before => true,
            Way::Later(turn) => turn.is_some_and(|turn| last.is_none_or(|last| last < turn)),
            Way::Apart => last.is_none_or(|last| !is_set_here(code, last, place, at)),
        },
    };
    let left: Vec<Definition> = found.iter().filter(|one| is_left(one)).cloned().collect();
    (left.len() < found.len() && !left.is_empty() && left.iter().all(|one| place(one).is_some() || matches!(one, Definition::Parameter(..)))).then_some(left)
}

/// The innermost loop around a use that gives it the name of its element: what the name was before the loop, or is behind it, is gone inside.
fn turn_around(code: &Code, at: NodeId, found: &[Definition]) -> Option<NodeId> {
    let turn = |one: &Definition| {
        let Definition::Loop(over, _) = one else { return None };
        let up = code.node(*over).parent;
        (code.node(up).shape == Shape::Loop && contains(code, up, at) && !contains(code, *over, at)).then_some(up)
    };
    found.iter().filter_map(turn).max()
}

/// Whether two nodes of a function stand in branches of which only one runs.
#[must_use]
pub(in crate::resolve) fn exclude(code: &Code, one: NodeId, other: NodeId) -> bool {
    let (up, one, other) = meeting(code, one, other);
    are_branches(code, up, one, other)
}

/// Whether a node is a statement of whose parts one runs, or one of the parts of such a statement.
#[must_use]
pub fn is_branch(code: &Code, node: NodeId) -> bool {
    let words = LANGUAGES[code.language].words;
    begins_with(code, node, words.branches) || begins_with(code, node, words.cases)
}

fn binder(one: &Definition) -> Option<NodeId> {
    match one {
        Definition::Value(_, binder) | Definition::Declared(binder) => Some(*binder),
        _ => None,
    }
}

/// Whether an assignment leaves what was there, or a part of it, where it is: `scope ??= "x"`, `scope += "x"`.
fn keeps_former(code: &Code, assign: NodeId) -> bool {
    if code.node(assign).shape != Shape::Assign {
        return false;
    }
    let (Some(left), Some(right)) = (code.child(assign, Role::Left), code.child(assign, Role::Right)) else { return false };
    let operator = code.source.slice(Span { start: code.node(left).span.end, end: code.node(right).span.start }).trim();
    LANGUAGES[code.language].words.adds.contains(&operator)
}

fn place(one: &Definition) -> Option<NodeId> {
    match one {
        Definition::Loop(value, _) | Definition::Part(value, _) => Some(*value),
        one => binder(one),
    }
}

fn contains(code: &Code, up: NodeId, node: NodeId) -> bool {
    up == 0 || (up..code.node(up).end).contains(&node)
}

/// The block around a node.
fn block(code: &Code, node: NodeId) -> Option<NodeId> {
    code.ancestors(node).find(|up| matches!(code.node(*up).shape, Shape::Block | Shape::Function | Shape::File | Shape::Class))
}

/// Whether nothing but a statement stands between a binder and the block around it: it always runs where the block does, or where the case runs that it shares with a use.
fn is_straight(code: &Code, binder: NodeId, at: NodeId) -> bool {
    let plain = |up: NodeId| {
        matches!(code.node(up).shape, Shape::Declaration | Shape::Other | Shape::Inline)
            && !code.children(up).any(|child| code.node(child).shape == Shape::Block)
            && !begins_with(code, up, LANGUAGES[code.language].words.branches)
            && !begins_with(code, up, LANGUAGES[code.language].words.loops)
            && (contains(code, up, at) || !begins_with(code, up, LANGUAGES[code.language].words.cases))
    };
    code.ancestors(binder).take_while(|up| !matches!(code.node(*up).shape, Shape::Block | Shape::Function | Shape::File | Shape::Class)).all(plain)
}

/// Whether a statement that has no shape of its own begins with one of some words.
fn begins_with(code: &Code, node: NodeId, words: &[&str]) -> bool {
    if code.node(node).shape != Shape::Other || words.is_empty() {
        return false;
    }
    let text = code.text(node);
    words.iter().any(|word| text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_')))
}

/// The nearest node around two nodes, with the ones below it that hold the first and the second.
fn meeting(code: &Code, one: NodeId, other: NodeId) -> (NodeId, NodeId, NodeId) {
    let up = code.ancestors(one).find(|up| contains(code, *up, other)).unwrap_or(0);
    let below = |node: NodeId| std::iter::once(node).chain(code.ancestors(node)).take_while(|below| *below != up).last().unwrap_or(node);
    (up, below(one), below(other))
}

/// Whether two children of a node are parts of which only one runs.
fn are_branches(code: &Code, up: NodeId, one: NodeId, other: NodeId) -> bool {
    let words = LANGUAGES[code.language].words;
    if one == other {
        return false;
    }
    // What is asked first runs in any case.
    let first = code.children(up).next();
    let asked = [one, other].iter().any(|child| Some(*child) == first || code.node(*child).role == Role::Condition);
    !asked && begins_with(code, up, words.branches) || begins_with(code, one, words.cases) && begins_with(code, other, words.cases)
}

fn way(code: &Code, place: NodeId, at: NodeId) -> Way {
    let (up, one, other) = meeting(code, place, at);
    let is_function = |node: NodeId| code.node(node).shape == Shape::Function;
    let apart = |from: NodeId| std::iter::once(from).chain(code.ancestors(from)).take_while(|node| *node != up).any(is_function);
    if apart(place) || apart(at) {
        return Way::Apart;
    }
    let returns = |node: NodeId| code.children(node).take(MOST_STATEMENTS).any(|child| code.node(child).shape == Shape::Return);
    let left = || {
        let around: Vec<NodeId> = code.ancestors(place).take_while(|node| *node != up).collect();
        let outside = around.iter().rposition(|node| goes_on(code, *node, place)).map_or(0, |at| at + 1);
        code.node(up).shape != Shape::Try && around[outside..].iter().any(|node| code.node(*node).shape == Shape::Block && returns(*node))
    };
    if left() {
        return Way::Later(None);
    }
    // An assignment is done after what it assigns was read.
    if place < at && !contains(code, place, at) && !are_branches(code, up, one, other) {
        return Way::Before;
    }
    let words = LANGUAGES[code.language].words;
    let is_loop = |node: &NodeId| code.node(*node).shape == Shape::Loop || begins_with(code, *node, words.loops);
    Way::Later(std::iter::once(up).chain(code.ancestors(up)).take_while(|node| !is_function(*node)).find(is_loop))
}

/// Whether what fails in the body of a protected statement behind an assignment there is caught, and the code goes on behind the statement.
fn goes_on(code: &Code, node: NodeId, place: NodeId) -> bool {
    if code.node(node).shape != Shape::Try || !code.child(node, Role::Body).is_some_and(|body| contains(code, body, place)) {
        return false;
    }
    let throws = LANGUAGES[code.language].words.throws;
    let leaves = |last: NodeId| code.node(last).shape == Shape::Return || throws.is_some_and(|word| code.text(last).starts_with(word.trim_end()));
    let body = |catch: NodeId| code.children(catch).find(|child| code.node(*child).shape == Shape::Block).unwrap_or(catch);
    code.children(node).filter(|child| code.node(*child).shape == Shape::Catch).any(|catch| !code.children(body(catch)).take(MOST_STATEMENTS).last().is_some_and(leaves))
}

/// Whether the last assignment before a use is of the use's own function, and another one is of a function that lies apart.
fn is_of_another(code: &Code, last: NodeId, place: NodeId, at: NodeId) -> bool {
    let function = |node: NodeId| code.enclosing(node, Shape::Function);
    let Some(own) = function(at).filter(|own| function(last) == Some(*own)) else { return false };
    function(place).is_some_and(|other| !contains(code, own, other) && !contains(code, other, own))
}

/// Whether nothing that is called between the last assignment before a use and the use runs an assignment of another function.
fn is_set_here(code: &Code, last: NodeId, place: NodeId, at: NodeId) -> bool {
    let calls = |name: &str| (last..at).any(|id| code.node(id).shape == Shape::Call && code.callee_name(id) == Some(name));
    is_of_another(code, last, place, at) && at - last < MOST_BETWEEN && !code.enclosing(place, Shape::Function).is_some_and(|other| calls(code.name(other)))
}
