//! What a function of the repository gives the variables that it is handed to fill.

use super::Evaluator;
use crate::code::{NodeId, Shape};
use crate::resolve::{Definition, NodeRef, Value};

impl Evaluator<'_> {
    /// What the function that a call means gives a variable which is bound among the call's arguments; `None` where no function of the repository is called, or it gives nothing.
    pub(super) fn put_out(&self, call: NodeRef, binder: NodeId, depth: u32) -> Option<Value> {
        let code = self.code(call);
        if call.node >= binder || code.node(call.node).shape != Shape::Call {
            return None;
        }
        let callee = code.callee(call.node)?;
        let Value::Function(function) = self.eval(NodeRef { file: call.file, node: callee }, depth) else { return None };
        let is_bound = |node: &NodeId| *node == binder || code.node(*node).parent == binder;
        let parameter = self.program.parameters(function).enumerate().find(|(index, _)| self.program.given(function, *index, call).iter().any(is_bound))?.1;
        let defined = self.program.tables[function.file].defined(function.node, self.code(function).name(parameter));
        let given: Vec<Definition> = defined.iter().filter(|one| matches!(one, Definition::Value(..))).cloned().collect();
        (!given.is_empty()).then(|| self.definitions(function.file, &given, depth + 1))
    }
}
