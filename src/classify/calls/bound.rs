//! Methods that are bound to their object and called by another name: `const acquire = client.acquireToken.bind(client)`.

use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::Subject;
use crate::resolve::{Definition, NodeRef, Value};
use foldhash::HashMap;

/// Calls of one bound method, and nodes of a function that gives such a one.
const MOST_CALLS: usize = 16;
const MOST_NODES: u32 = 400;

impl Classifier<'_> {
    /// The calls of what a method becomes by being bound where it is mentioned.
    pub(super) fn calls_of_bound(&self, file: usize, method: NodeId) -> Vec<NodeRef> {
        let code = &self.program.files[file];
        let member = code.node(method).parent;
        let bound = code.node(member).parent;
        if code.object(member) != Some(method) || code.callee(bound) != Some(member) || !self.binds(file, bound) {
            return Vec::new();
        }
        self.found.bound.get_or_init(|| self.index_bound()).get(&NodeRef { file, node: bound }).cloned().unwrap_or_default()
    }

    /// Whether a call gives the method that it is made on, bound to an object.
    fn binds(&self, file: usize, call: NodeId) -> bool {
        let code = &self.program.files[file];
        let name = code.callee_name(call).filter(|_| code.node(call).shape == Shape::Call);
        name.is_some_and(|name| self.set(file).named(Subject::Call, name).any(|row| row.fact == FactKind::Installs && !row.on.is_empty()))
    }

    fn index_bound(&self) -> HashMap<NodeRef, Vec<NodeRef>> {
        let mut found: HashMap<NodeRef, Vec<NodeRef>> = HashMap::default();
        for (file, code) in self.files().filter(|(_, code)| !code.test) {
            for (node, _) in (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Call) {
                let Some(callee) = code.callee(node).filter(|callee| code.node(*callee).shape == Shape::Name) else { continue };
                let given = self.program.tables[file].lookup(code, callee, code.name(callee)).iter().filter_map(|one| match one {
                    Definition::Value(value, _) if code.node(*value).shape == Shape::Call => Some(*value),
                    _ => None,
                });
                for bound in given.flat_map(|value| self.bound_by(file, value)) {
                    let calls = found.entry(bound).or_default();
                    calls.extend(Some(NodeRef { file, node }).filter(|_| calls.len() < MOST_CALLS));
                }
            }
        }
        found
    }

    /// The calls that bind what a call gives: it itself, or those that the function which it calls gives back.
    fn bound_by(&self, file: usize, call: NodeId) -> Vec<NodeRef> {
        if self.binds(file, call) {
            return vec![NodeRef { file, node: call }];
        }
        let Some(callee) = self.program.files[file].callee(call) else { return Vec::new() };
        let Value::Function(function) = self.eval.value(file, callee) else { return Vec::new() };
        let code = &self.program.files[function.file];
        let end = code.node(function.node).end.min(function.node + MOST_NODES);
        let is_given = |id: &NodeId| code.node(code.node(*id).parent).shape == Shape::Return || code.node(*id).role == Role::Body;
        let bound = (function.node..end).filter(|id| code.node(*id).shape == Shape::Call && is_given(id) && code.enclosing(*id, Shape::Function) == Some(function.node));
        bound.filter(|id| self.binds(function.file, *id)).map(|node| NodeRef { file: function.file, node }).collect()
    }
}
