//! Names whose value is held against a fixed set before it is used: it is one of that set, or the use is not reached.

use crate::classify::Classifier;
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::ScopeState;
use crate::language::LANGUAGES;
use crate::resolve::{NodeRef, Value, Why, is_branch};

/// Names of one expression, mentions of one name, levels from a test to its statement, and statements of a block that are looked at.
const MOST_NAMES: usize = 32;
const MOST_MENTIONS: usize = 64;
const MOST_LEVELS: usize = 8;
const MOST_STATEMENTS: usize = 32;

/// What of an expression is checked.
#[derive(Default)]
pub(super) struct Checked {
    /// All of it.
    pub(super) whole: bool,
    /// The parameters that stand in it.
    pub(super) parameters: Vec<(NodeRef, usize)>,
    /// All that a person or a request hands in.
    pub(super) answers: bool,
}

/// A test of a name: the node that gives the answer, and whether that is "none of these".
struct Test {
    node: NodeId,
    none: bool,
}

impl Classifier<'_> {
    /// What of an expression is one of a fixed set wherever it is reached.
    pub(super) fn checked(&self, file: usize, expression: NodeId) -> Checked {
        let code = &self.program.files[file];
        let mut found = Checked::default();
        let is_name = |node: &NodeId| code.node(*node).shape == Shape::Name && code.node(*node).role != Role::Callee;
        let (mut allowed, mut open, mut behind) = (false, false, 0);
        for name in std::iter::once(expression).chain(code.descendants(expression)).take(MOST_NAMES) {
            if name >= behind && code.node(name).shape == Shape::Member && self.is_answer_allowed(file, name) {
                (allowed, behind) = (true, code.node(name).end);
            }
            if name < behind || !is_name(&name) {
                continue;
            }
            let value = self.eval.value(file, name);
            let asked = matches!(value, Value::Unknown(Why::Input(_)));
            if !asked && !matches!(value, Value::Unknown(Why::Parameter(..) | Why::Loop)) {
                continue;
            }
            if asked && self.is_allowed(file, name) {
                allowed = true;
            } else if self.is_checked(file, name) {
                found.whole |= stands_for(code, expression, name);
                if let Value::Unknown(Why::Parameter(function, index, _)) = value {
                    found.parameters.push((function, index));
                }
            } else {
                open |= asked;
            }
        }
        found.answers = allowed && !open;
        found
    }

    fn is_checked(&self, file: usize, name: NodeId) -> bool {
        let code = &self.program.files[file];
        let around = code.enclosing(name, Shape::Function);
        let nodes = around.unwrap_or(0)..around.map_or(NodeId::MAX, |function| code.node(function).end);
        let others = self.program.mentions_within(file, nodes, code.name(name)).filter(|other| *other != name && code.node(*other).shape == Shape::Name);
        others.filter(|other| code.enclosing(*other, Shape::Function) == around).take(MOST_MENTIONS).any(|other| {
            let test = self.test_of(file, other).or_else(|| self.test_of_each(file, other, name));
            test.is_some_and(|test| self.decides(file, &test, Some(name)))
        })
    }

    /// The test whether a name is one of a fixed set: `name in SET`, `SET.has(name)`.
    fn test_of(&self, file: usize, name: NodeId) -> Option<Test> {
        let code = &self.program.files[file];
        let up = code.node(name).parent;
        let (node, set, none) = match code.node(up).shape {
            Shape::Binary if code.node(name).role == Role::Left => {
                let none = match code.name(up) {
                    "in" | "==" | "===" | "is" => false,
                    "not in" | "!=" | "!==" => true,
                    _ => return None,
                };
                (up, code.child(up, Role::Right)?, none)
            }
            Shape::Call | Shape::Argument => {
                let call = if code.node(up).shape == Shape::Call { up } else { code.node(up).parent };
                let callee = code.callee(call).filter(|_| code.positional(call).eq([name]))?;
                let on = code.object(callee).filter(|_| self.is_comparing_call(file, call, name))?;
                (call, on, false)
            }
            _ => return None,
        };
        self.is_fixed_set(file, set).then_some(Test { node, none })
    }

    /// The same of each element of what a name stands for: `for one in name: if one not in SET: raise …`, `all(one in SET for one in name)`.
    fn test_of_each(&self, file: usize, name: NodeId, use_: NodeId) -> Option<Test> {
        let code = &self.program.files[file];
        let over = Some(code.node(name).parent).filter(|up| code.node(*up).shape == Shape::Loop && code.node(name).role == Role::Value)?;
        let element = code.name(over);
        let within = Some(code.node(over).parent).filter(|up| code.node(*up).shape == Shape::Comprehension);
        let mut reads = code.descendants(within.unwrap_or(over)).take(MOST_MENTIONS).filter(|read| code.node(*read).shape == Shape::Name && code.name(*read) == element);
        if let Some(within) = within {
            let call = code.ancestors(within).take(2).find(|up| code.node(*up).shape == Shape::Call)?;
            return reads.find_map(|read| self.test_of(file, read)).map(|test| Test { node: call, none: test.none });
        }
        // The loop leaves the function where one element is none of them: behind it all are.
        let leaves = |read: NodeId| self.test_of(file, read).is_some_and(|test| self.decides(file, &test, None));
        let behind = code.node(over).end <= use_ && block_around(code, over).is_some_and(|block| contains(code, block, use_));
        (behind && reads.any(leaves)).then_some(Test { node: over, none: true })
    }

    /// Whether a use is only reached where a test found the name in its set; without a use, whether the function is left where it did not.
    fn decides(&self, file: usize, test: &Test, use_: Option<NodeId>) -> bool {
        let code = &self.program.files[file];
        if code.node(test.node).shape == Shape::Loop {
            return true;
        }
        let mut none = test.none;
        let mut below = test.node;
        for up in code.ancestors(test.node).take(MOST_LEVELS) {
            match code.node(up).shape {
                Shape::Binary => match code.name(up) {
                    "and" | "&&" if !none => {}
                    "or" | "||" if none => {}
                    _ => return false,
                },
                Shape::Choice => {
                    let first = code.children(up).find(|child| code.node(*child).role == Role::Branch);
                    return !none && first.zip(use_).is_some_and(|(branch, use_)| contains(code, branch, use_));
                }
                Shape::Other if is_branch(code, up) => {
                    let body = code.children(up).find(|child| *child > below);
                    let behind = |use_: NodeId| code.node(up).end <= use_ && block_around(code, up).is_some_and(|block| contains(code, block, use_));
                    return body.is_some_and(|body| match use_ {
                        Some(use_) if none => behind(use_) && leaves(code, body, true),
                        Some(use_) => contains(code, body, use_),
                        None => none && leaves(code, body, false),
                    });
                }
                Shape::Other if is_denied(code, up) => none = !none,
                Shape::Other | Shape::Inline | Shape::Argument => {}
                _ => return false,
            }
            below = up;
        }
        false
    }

    /// Whether an expression is a set of texts that are written out.
    fn is_fixed_set(&self, file: usize, set: NodeId) -> bool {
        match self.eval.value(file, set) {
            Value::Text(_) | Value::Record(_) => true,
            value @ (Value::List(_) | Value::Choice(_)) => value.scope_state().0 <= ScopeState::Configured,
            _ => false,
        }
    }
}

/// Whether an expression is no more than a name, in whatever form.
fn stands_for(code: &Code, expression: NodeId, name: NodeId) -> bool {
    let alone = |up: NodeId| match code.node(up).shape {
        Shape::List | Shape::Spread => code.children(up).count() == 1,
        Shape::Call => code.positional(up).count() == 1 && code.callee(up).is_some_and(|callee| code.node(callee).shape == Shape::Name),
        Shape::Argument | Shape::Inline => true,
        _ => false,
    };
    name == expression || code.ancestors(name).take_while(|up| *up >= expression && contains(code, expression, *up)).all(alone)
}

/// Whether something denies what stands in it: `!…`, `not …`.
fn is_denied(code: &Code, node: NodeId) -> bool {
    let text = code.text(node);
    text.starts_with('!') || text.strip_prefix("not").is_some_and(|rest| rest.starts_with([' ', '(']))
}

/// Whether the statements of a branch end the function, or this `turn` of a loop.
fn leaves(code: &Code, body: NodeId, turn: bool) -> bool {
    let thrown = LANGUAGES[code.language].words.throws.map(str::trim_end);
    let ends = |node: NodeId| {
        let text = || code.text(node);
        code.node(node).shape == Shape::Return
            || code.node(node).shape == Shape::Other && (thrown.is_some_and(|word| text().starts_with(word)) || turn && text().starts_with("continue"))
    };
    ends(body) || code.node(body).shape == Shape::Block && code.children(body).take(MOST_STATEMENTS).any(ends)
}

fn block_around(code: &Code, node: NodeId) -> Option<NodeId> {
    code.ancestors(node).find(|up| matches!(code.node(*up).shape, Shape::Block | Shape::Function | Shape::File))
}

fn contains(code: &Code, up: NodeId, node: NodeId) -> bool {
    up == 0 || (up..code.node(up).end.max(up + 1)).contains(&node)
}
