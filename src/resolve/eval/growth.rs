//! What a list or text becomes after it was bound to a name.

use super::{Evaluator, MOST_FILLED, Meaning};
use crate::code::NodeId;
use crate::resolve::taken;
use crate::resolve::{Definition, NodeRef, Value};
use foldhash::HashMap;
use std::rc::Rc;

/// What calls put into the values of a file, by the node that binds the value to its name.
pub(super) type Growth = HashMap<NodeId, Vec<NodeId>>;

impl Evaluator<'_> {
    /// A value with what calls put into it after it was bound to a name. Objects stay what they are.
    pub(super) fn grown(&self, file: usize, value: Value, binder: NodeId, depth: u32) -> Value {
        if matches!(value, Value::Object(_) | Value::Symbol(..) | Value::Function(_) | Value::Type(_) | Value::Module(_) | Value::Configured(_)) {
            return value;
        }
        let growth = self.growth(file);
        let Some(nodes) = growth.get(&binder) else { return value };
        let added: Vec<Value> = nodes.iter().map(|node| self.eval(NodeRef { file, node: *node }, depth)).collect();
        match value {
            Value::List(mut parts) => {
                let more = added.into_iter().flat_map(|one| if let Value::List(inner) = one { taken(inner) } else { vec![one] });
                Rc::make_mut(&mut parts).extend(more);
                Value::List(parts)
            }
            value => Value::joined([value].into_iter().chain(added).collect()),
        }
    }

    fn growth(&self, file: usize) -> Rc<Growth> {
        if let Some(known) = self.growth.borrow().get(&file) {
            return Rc::clone(known);
        }
        let (code, table) = (&self.program.files[file], &self.program.tables[file]);
        let puts = |call: NodeId| code.callee_name(call).is_some_and(|name| (self.meaning)(file, &format!("+{name}")) == Some(Meaning::Addition));
        let mut growth = Growth::default();
        for (object, call) in table.called().filter(|(_, call)| puts(*call)) {
            for one in table.meant(code, object) {
                if let Definition::Value(_, binder) = one {
                    let nodes = growth.entry(*binder).or_default();
                    nodes.extend(code.positional(call).take(MOST_FILLED.saturating_sub(nodes.len())));
                }
            }
        }
        Rc::clone(self.growth.borrow_mut().entry(file).or_insert(Rc::new(growth)))
    }
}
