//! What a function of the repository gives the variables that it is handed to fill.

use super::Evaluator;
use crate::code::{NodeId, Shape};
use crate::resolve::{Definition, NodeRef, Value, Why};

impl Evaluator<'_> {
    /// What the function that a call means gives a variable which is bound among the call's arguments; `None` where no function of the repository is called, or it gives nothing.
    pub(super) fn put_out(&self, call: NodeRef, binder: NodeId, depth: u32) -> Option<Value> {
        let code = self.code(call);
        if call.node >= binder || code.node(call.node).shape != Shape::Call {
            return None;
        }
        let callee = code.callee(call.node)?;
        let Value::Function(function) = self.eval(NodeRef { file: call.file, node: callee }, depth) else {
            // What it is asked for tells more than that it is asked.
            return self.taken_out(call, callee, depth).filter(|value| !matches!(value, Value::Literal(_) | Value::Text(_) | Value::Function(_) | Value::Type(_)));
        };
        let is_bound = |node: &NodeId| *node == binder || code.node(*node).parent == binder;
        let parameter = self.program.parameters(function).enumerate().find(|(index, _)| self.program.given(function, *index, call).iter().any(is_bound))?.1;
        let defined = self.program.tables[function.file].defined(function.node, self.code(function).name(parameter));
        let given: Vec<Definition> = defined.iter().filter(|one| matches!(one, Definition::Value(..))).cloned().collect();
        (!given.is_empty()).then(|| self.definitions(function.file, &given, depth + 1))
    }

    /// What a call gives a variable of a told type that is declared among its arguments, or is one of them: what it is handed, in another form. An object of the type stays one of the type alone.
    pub(super) fn filled_by_call(&self, file: usize, binding: NodeId, depth: u32) -> Option<Value> {
        let code = &self.program.files[file];
        let argument = if code.node(binding).shape == Shape::Binding { code.node(binding).parent } else { binding };
        let call = code.node(argument).parent;
        if code.node(argument).shape != Shape::Argument || code.node(call).shape != Shape::Call {
            return None;
        }
        let at = NodeRef { file, node: call };
        let value = self.put_out(at, binding, depth).unwrap_or_else(|| self.eval(at, depth + 1));
        matches!(value, Value::Joined(_) | Value::Configured(_) | Value::Unknown(Why::Input(_) | Why::Parameter(..))).then_some(value)
    }

    /// What a collection of the code's own gives a variable under the key that it is asked for.
    fn taken_out(&self, call: NodeRef, callee: NodeId, depth: u32) -> Option<Value> {
        let code = self.code(call);
        let object = code.object(callee)?;
        let Value::Object(made) = self.eval(NodeRef { file: call.file, node: object }, depth) else { return None };
        let key = self.eval(NodeRef { file: call.file, node: code.positional(call.node).next()? }, depth);
        if self.is_collection(made) { self.kept_under(call.file, object, made, key.as_text(), depth) } else { None }
    }
}
