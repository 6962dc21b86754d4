//! What comes before what: whether a silent attempt precedes an interactive one.

use super::Owned;
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::{ClientKind, FactKind, Flow};
use crate::query::{RowSet, Subject, plain_key};
use crate::resolve::{NodeRef, Program};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Callers that are looked at, one behind the other, and in all for one call.
const DEPTH: u32 = 3;
const MOST_CALLS: u32 = 200;

/// Marks interactive acquisitions that a silent attempt precedes in the same function, in a function called before it there, or in a caller.
pub(super) fn mark_silent_before(program: &Program, rows: &[Arc<RowSet>], facts: &mut [Owned]) {
    // What a page of the same application does is another client's.
    let native = |owned: &&Owned| owned.fact.flow == Some(Flow::Silent) && owned.fact.kind == FactKind::Acquisition && owned.fact.client != Some(ClientKind::Browser);
    let silent: Vec<NodeRef> = facts.iter().filter(native).map(|owned| owned.node).collect();
    let silent_functions: Vec<String> = silent.iter().filter_map(|at| outermost(program, *at)).map(|at| program.called_name(at)).filter(|name| !name.is_empty()).collect();
    let functions = Silent { commands: commands(program, &silent_functions), functions: silent_functions };
    for owned in facts.iter_mut().filter(|owned| owned.fact.flow == Some(Flow::Interactive) && !owned.fact.silent_before) {
        let at = owned.node;
        let explicit = is_asked_for(program, rows, at) && silent.iter().any(|other| program.owners[other.file] == program.owners[at.file]);
        owned.fact.silent_before = explicit || is_without_account(program, &silent, at) || precedes(program, &silent, &functions, at, 0, &mut { MOST_CALLS });
    }
}

/// What tries silently: functions by their names anywhere, and functions that call them, by file and name.
struct Silent {
    functions: Vec<String>,
    commands: BTreeSet<(usize, String)>,
}

/// The functions that call functions of these names.
fn commands(program: &Program, functions: &[String]) -> BTreeSet<(usize, String)> {
    let calls = functions.iter().flat_map(|name| program.calls(name)).filter(|call| !program.files[call.file].test);
    calls.filter_map(|call| outermost(program, *call)).map(|at| (at.file, program.called_name(at))).filter(|(_, name)| !name.is_empty()).collect()
}

fn precedes(program: &Program, silent: &[NodeRef], functions: &Silent, at: NodeRef, depth: u32, left: &mut u32) -> bool {
    if *left == 0 {
        return false;
    }
    *left -= 1;
    let code = &program.files[at.file];
    let around = outermost(program, at);
    let (from, to) = around.map_or((0, code.node(0).end), |function| (function.node, code.node(function.node).end));
    if silent.iter().any(|other| other.file == at.file && other.node >= from && other.node < to && other.node < at.node) {
        return true;
    }
    // A function that tries silently is called, or handed on, earlier in the same one.
    let tries = |name: &str| functions.functions.iter().any(|known| known == name) || functions.commands.contains(&(at.file, name.to_owned()));
    let mentioned = (from..at.node).any(|node: NodeId| matches!(code.node(node).shape, Shape::Name | Shape::Member) && tries(code.name(node)));
    if mentioned && around.is_some() {
        return true;
    }
    let Some(function) = around else { return false };
    let name = &program.called_name(function);
    // A method is also called by whoever it is handed to: `run = this.method.bind(this)`.
    let handed_on = (0..).zip(&code.nodes).filter(|(id, node)| node.shape == Shape::Member && code.name(*id) == name).map(|(node, _)| NodeRef { file: at.file, node });
    depth < DEPTH
        && !name.is_empty()
        && program
            .calls(name)
            .iter()
            .copied()
            .chain(handed_on)
            .filter(|call| program.owners[call.file] == program.owners[at.file] && outermost(program, *call) != Some(function))
            .any(|call| precedes(program, silent, functions, call, depth + 1, left))
}

/// On the branch of a function where no account is there: what its condition asks for is handed to a silent attempt further down.
fn is_without_account(program: &Program, silent: &[NodeRef], at: NodeRef) -> bool {
    let code = &program.files[at.file];
    let Some(function) = outermost(program, at) else { return false };
    let later: Vec<NodeId> =
        silent.iter().filter(|other| other.file == at.file && at.node < other.node && other.node < code.node(function.node).end).map(|other| other.node).collect();
    let names = |of: NodeId| code.descendants(of).chain([of]).filter(|id| code.node(*id).shape == Shape::Name).map(|id| code.name(id));
    !later.is_empty()
        && code.ancestors(at.node).take_while(|up| *up != function.node).filter_map(|up| condition_of(code, up, at.node)).any(|condition| {
            let asked: Vec<&str> = names(condition).collect();
            later.iter().any(|call| code.children(*call).filter(|child| code.node(*child).role == Role::Argument).any(|argument| names(argument).any(|name| asked.contains(&name))))
        })
}

/// What a statement asks before it comes to a node inside it: its first part, where a block or a branch follows.
fn condition_of(code: &Code, statement: NodeId, node: NodeId) -> Option<NodeId> {
    let plain = matches!(code.node(statement).shape, Shape::Other | Shape::Choice);
    let first = code.child(statement, Role::Condition).or_else(|| code.children(statement).next().filter(|_| plain))?;
    (code.node(first).end <= node && code.node(first).shape != Shape::Block).then_some(first)
}

/// The outermost function around a node.
fn outermost(program: &Program, at: NodeRef) -> Option<NodeRef> {
    let code = &program.files[at.file];
    let function = code.ancestors(at.node).filter(|up| code.node(*up).shape == Shape::Function).last()?;
    Some(NodeRef { file: at.file, node: function })
}

/// Inside a function that runs because a person asks for it.
fn is_asked_for(program: &Program, rows: &[Arc<RowSet>], at: NodeRef) -> bool {
    let code = &program.files[at.file];
    code.ancestors(at.node).filter(|up| code.node(*up).shape == Shape::Function).any(|up| {
        let name = plain_key(&program.called_name(NodeRef { file: at.file, node: up }));
        rows[code.language].of(Subject::Function).filter(|row| row.fact == FactKind::Input).any(|row| name.contains(row.name.as_str()) && row.taken())
    })
}
