//! Whose tokens the broker of the operating system keeps: those of a client that signs in through it whatever happens.

use super::order::may_call;
use super::settle::below;
use super::{Context, Owned};
use crate::code::{Code, NodeId, Shape};
use crate::fact::{CacheKind, ClientKind, FactKind};
use crate::resolve::{NodeRef, Program, is_branch};

/// Functions around a call that are followed to those who call them, one behind the other, and callers of one that are looked at.
const DEPTH: u32 = 3;
const MOST_CALLERS: usize = 32;
/// Calls that switch a broker on in one statement.
const MOST_BROKERS: usize = 32;

/// A broker keeps the tokens of the client in whose chain it is switched on, or of the only client of the application. Where it is switched on in one case and not
/// in another, the client goes past it in the other.
pub(super) fn keep_tokens(program: &Program, contexts: &[Context], facts: &mut [Owned]) {
    let switched: Vec<(usize, NodeRef)> = facts.iter().filter(|owned| owned.fact.kind == FactKind::Broker).map(|owned| (owned.application, owned.node)).collect();
    let all: Vec<NodeRef> = switched.iter().map(|(_, broker)| *broker).collect();
    for (application, broker) in switched {
        let chain = below(program, broker);
        let clients: Vec<usize> = (0..facts.len())
            .filter(|index| facts[*index].application == application && facts[*index].fact.kind == FactKind::Client && facts[*index].fact.client == Some(ClientKind::Public))
            .collect();
        let client = clients.iter().copied().find(|index| facts[*index].node.file == broker.file && chain.contains(&facts[*index].node.node));
        let Some(index) = client.or(if let [only] = clients.as_slice() { Some(*only) } else { None }) else { continue };
        if !(Switch { program, contexts, client: facts[index].node, all: &all }).is_conditional(broker, DEPTH) {
            facts[index].fact.cache = Some(CacheKind::Own);
        }
    }
}

/// What is switched on for a client, among all that is switched on anywhere.
struct Switch<'s> {
    program: &'s Program,
    contexts: &'s [Context],
    client: NodeRef,
    all: &'s [NodeRef],
}

impl Switch<'_> {
    /// Whether a call runs in some cases alone in which the client is made, seen from what stands around it and from who calls that.
    fn is_conditional(&self, at: NodeRef, depth: u32) -> bool {
        let code = &self.program.files[at.file];
        let holds_client = |up: NodeId| at.file == self.client.file && (up..code.node(up).end).contains(&self.client.node);
        let is_case = |up: &NodeId| matches!(code.node(*up).shape, Shape::Choice | Shape::Catch) || is_branch(code, *up);
        let inside: Vec<NodeId> = code.ancestors(at.node).take_while(|up| *up != 0 && code.node(*up).shape != Shape::Class && !holds_client(*up)).collect();
        if inside.iter().filter(|up| is_case(up)).any(|up| !self.is_in_all(at, *up)) {
            return true;
        }
        let function = code.enclosing(at.node, Shape::Function);
        let from = |function: NodeId| if holds_client(function) { self.client.node } else { function };
        if function.is_some_and(|function| leaves_early(code, function, from(function), at.node)) {
            return true;
        }
        let Some(function) = function.filter(|function| depth > 0 && inside.contains(function)).map(|node| NodeRef { file: at.file, node }) else { return false };
        let name = self.program.called_name(function);
        let may_call = |call: &&NodeRef| {
            let other = &self.program.files[call.file];
            !other.test
                && may_call(self.contexts, self.program.owners[call.file], self.program.owners[at.file])
                && other.enclosing(call.node, Shape::Function) != Some(function.node)
        };
        let mut calls = self.program.calls(&name).iter().filter(may_call).take(MOST_CALLERS).peekable();
        !name.is_empty() && calls.peek().is_some() && calls.all(|call| self.is_conditional(*call, depth - 1))
    }

    /// Whether another part of a statement around a call switches it on as well.
    fn is_in_all(&self, at: NodeRef, statement: NodeId) -> bool {
        let code = &self.program.files[at.file];
        let part = |node: NodeId| code.children(statement).find(|child| (*child..code.node(*child).end).contains(&node));
        let own = part(at.node);
        let others = self.all.iter().filter(|other| other.file == at.file && (statement..code.node(statement).end).contains(&other.node)).take(MOST_BROKERS);
        others.filter_map(|other| part(other.node)).any(|other| Some(other) != own)
    }
}

/// Whether a function may be left between two places, with nothing or with what the call at the second one is made on.
fn leaves_early(code: &Code, function: NodeId, from: NodeId, at: NodeId) -> bool {
    let object = code.callee(at).and_then(|callee| code.object(callee)).map(|object| code.text(object));
    let leaves = |node: NodeId| {
        let mut given = code.children(node);
        code.node(node).shape == Shape::Return && given.next().is_none_or(|given| Some(code.text(given)) == object)
    };
    let is_own = |node: NodeId| code.enclosing(node, Shape::Function) == Some(function);
    let is_case = |node: NodeId| code.ancestors(node).take_while(|up| *up != function).any(|up| is_branch(code, up));
    (from..at).any(|node| leaves(node) && is_own(node) && is_case(node))
}
