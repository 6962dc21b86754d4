//! Code that runs only where something that was asked for lacks a part.

use super::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::resolve::{Definition, Value, Why};

/// Nodes of a condition, or of a protected block, that are looked at.
const MOST_NODES: usize = 400;
/// Statements of a block before a call that are looked at, from the first one on.
const MOST_STATEMENTS: usize = 1_000;

/// The keys that are looked for, and the name of the call that may run for want of one: it is no look-up itself.
#[derive(Clone, Copy)]
struct Sought<'s> {
    keys: &'s [String],
    called: &'s str,
}

impl Classifier<'_> {
    /// Whether a call runs only where one of some keys (or what a call of that name gives) was looked for in what another call gave, and is not there:
    /// `answer.get("key") or ask()`, `if "key" in answer: return …`.
    pub(super) fn is_for_missing(&self, file: usize, node: NodeId, names: &[String]) -> bool {
        let code = &self.program.files[file];
        let names = Sought { keys: names, called: code.callee_name(node).unwrap_or_default() };
        let mut below = node;
        for up in code.ancestors(node) {
            let left_over = match code.node(up).shape {
                Shape::Binary => matches!(code.name(up), "||" | "??" | "or") && code.child(up, Role::Left).is_some_and(|left| left != below && self.looks_for(file, left, names)),
                Shape::Choice => {
                    let condition = code.child(up, Role::Condition).filter(|condition| *condition != below);
                    let first = code.children(up).find(|child| code.node(*child).role == Role::Branch);
                    condition.is_some_and(|condition| self.is_missing_where(file, up, condition, first == Some(below), names))
                }
                Shape::Catch => code.enclosing(up, Shape::Try).and_then(|of| code.child(of, Role::Body)).is_some_and(|body| self.looks_for(file, body, names)),
                Shape::Other => self.branch(file, up).is_some_and(|(condition, then)| below != condition && self.is_missing_where(file, up, condition, below == then, names)),
                Shape::Block | Shape::File => {
                    let before = code.children(up).take_while(|child| *child < below).take(MOST_STATEMENTS);
                    let throws = self.program.words(file).throws;
                    let leaves = |last: NodeId| code.node(last).shape == Shape::Return || throws.is_some_and(|word| code.text(last).starts_with(word));
                    let ends = |then: NodeId| leaves(then) || code.children(then).last().is_some_and(leaves);
                    let mut left = before.filter_map(|statement| self.branch(file, statement).map(|(condition, then)| (statement, condition, then)));
                    left.any(|(statement, condition, then)| ends(then) && self.is_missing_where(file, statement, condition, false, names))
                }
                _ => false,
            };
            if left_over {
                return true;
            }
            if matches!(code.node(up).shape, Shape::Function | Shape::Class) {
                break;
            }
            below = up;
        }
        false
    }

    /// The condition of a statement that has one, and the block that runs where it holds.
    fn branch(&self, file: usize, statement: NodeId) -> Option<(NodeId, NodeId)> {
        let code = &self.program.files[file];
        let mut children = code.children(statement).filter(|_| code.node(statement).shape == Shape::Other);
        let condition = children.next().filter(|first| code.node(*first).shape != Shape::Block)?;
        let first = children.next()?;
        // A single statement needs no block.
        let then = std::iter::once(first).chain(children).find(|child| code.node(*child).shape == Shape::Block).unwrap_or(first);
        Some((condition, then))
    }

    /// Whether a condition looks for one of the keys, and where it holds (or does not) there is none.
    fn is_missing_where(&self, file: usize, statement: NodeId, condition: NodeId, holds: bool, names: Sought) -> bool {
        let code = &self.program.files[file];
        if code.node(condition).shape == Shape::Binary && matches!(code.name(condition), "||" | "&&" | "or" | "and") {
            return code.children(condition).any(|part| self.is_missing_where(file, condition, part, holds, names));
        }
        if !self.looks_for(file, condition, names) {
            return false;
        }
        let words = self.program.words(file).negates;
        let span = code.node(condition).span;
        let before = code.source.slice(crate::source::Span { start: code.node(statement).span.start, end: span.start }).trim_end_matches(['(', ' ']);
        let text = code.source.slice(span);
        let is_negated = words.iter().any(|word| before.ends_with(word) || text.trim_start_matches('(').starts_with(word));
        let nothing = code.child(condition, Role::Right).is_some_and(|right| crate::resolve::is_nothing(code.text(right)));
        let lacks = match code.name(condition) {
            "not in" => true,
            "is" | "==" | "===" => nothing,
            _ => false,
        };
        (is_negated || code.node(condition).shape == Shape::Binary && lacks) == holds
    }

    /// Whether an expression, or the value of a variable in it, looks for one of the keys in what a call gave.
    fn looks_for(&self, file: usize, expression: NodeId, names: Sought) -> bool {
        let code = &self.program.files[file];
        let parts = |of: NodeId| std::iter::once(of).chain(code.descendants(of)).take(MOST_NODES);
        let looks = |id: NodeId| self.is_looked_for(file, id, names);
        let kept = |name: NodeId| {
            let held = self.program.tables[file].held(code, name);
            held.iter().any(|one| matches!(one, Definition::Value(value, _) if parts(*value).any(looks)))
        };
        // What is read of a part that is there says nothing of the part.
        let is_whole = |name: NodeId| code.object(code.node(name).parent) != Some(name);
        parts(expression).any(|id| looks(id) || code.node(id).shape == Shape::Name && is_whole(id) && kept(id))
    }

    /// Whether a text or a member is one of the keys, of what a call gave, or the name of a call.
    fn is_looked_for(&self, file: usize, id: NodeId, names: Sought) -> bool {
        let code = &self.program.files[file];
        let is_call = |value: NodeId| code.node(value).shape == Shape::Call;
        let is_bound = |of: NodeId| self.program.tables[file].held(code, of).iter().any(|one| matches!(one, Definition::Value(value, _) if is_call(*value)));
        let is_answer = |of: NodeId| {
            code.node(of).shape == Shape::Name
                && (is_bound(of)
                    || match self.eval.value(file, of) {
                        Value::Object(made) => self.program.files[made.file].node(made.node).shape == Shape::Call,
                        Value::Unknown(Why::Parameter(_, _, path)) => !path.contains('.'),
                        Value::Unknown(Why::Call(_) | Why::Answer(_) | Why::Input(_)) => true,
                        _ => false,
                    })
        };
        let up = code.node(id).parent;
        match code.node(id).shape {
            Shape::Text if code.plain(id).is_some_and(|key| names.keys.contains(&key)) => match code.node(up).shape {
                Shape::Index => code.object(up).is_some_and(is_answer),
                Shape::Call => code.callee(up).and_then(|callee| code.object(callee)).is_some_and(is_answer),
                Shape::Binary => code.child(up, Role::Right).is_some_and(is_answer),
                _ => false,
            },
            Shape::Member if names.keys.iter().any(|key| key == code.name(id)) => match code.node(id).role {
                Role::Callee => code.name(id) != names.called,
                _ => code.object(id).is_some_and(is_answer),
            },
            _ => false,
        }
    }
}
