//! What a list or text becomes after it was bound to a name.

use super::{Evaluator, MOST_FILLED, Meaning};
use crate::code::{NodeId, Shape};
use crate::resolve::taken;
use crate::resolve::{Definition, NodeRef, Value};
use foldhash::HashMap;
use std::rc::Rc;

/// What calls put into the values of a file.
#[derive(Debug, Default)]
pub(super) struct Growth {
    /// By the node that binds the value to its name.
    named: HashMap<NodeId, Vec<NodeId>>,
    /// By the node that binds an object to its name, and the member of it: `options.Scopes.Add(scope)`.
    members: HashMap<(NodeId, String), Vec<NodeId>>,
}

impl Evaluator<'_> {
    /// A value with what calls put into it after it was bound to a name. Objects stay what they are.
    pub(super) fn grown(&self, file: usize, value: Value, binder: NodeId, depth: u32) -> Value {
        if matches!(value, Value::Object(_) | Value::Symbol(..) | Value::Function(_) | Value::Type(_) | Value::Module(_) | Value::Configured(_)) {
            return value;
        }
        let growth = self.growth(file);
        let Some(nodes) = growth.named.get(&binder) else { return value };
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

    /// What calls put into a member of an object after it was bound to a name.
    pub(super) fn grown_member(&self, file: usize, binder: NodeId, member: &str) -> Vec<NodeId> {
        self.growth(file).members.get(&(binder, member.to_owned())).cloned().unwrap_or_default()
    }

    fn growth(&self, file: usize) -> Rc<Growth> {
        if let Some(known) = self.growth.borrow().get(&file) {
            return Rc::clone(known);
        }
        let (code, table) = (&self.program.files[file], &self.program.tables[file]);
        let puts = |call: NodeId| code.callee_name(call).is_some_and(|name| (self.meaning)(file, &format!("+{name}")) == Some(Meaning::Addition));
        let mut growth = Growth::default();
        for (object, call) in table.called().filter(|(_, call)| puts(*call)) {
            let of = code.object(object).filter(|of| code.node(object).shape == Shape::Member && code.node(*of).shape == Shape::Name);
            let members = of.map_or_else(Vec::new, |of| table.held(code, of));
            let meant = if code.node(object).shape == Shape::Name { table.held(code, object) } else { table.meant(code, object).to_vec() };
            let member = |binder: NodeId| (binder, code.name(object).to_owned());
            for (one, member) in meant.iter().map(|one| (one, None)).chain(members.iter().map(|one| (one, Some(&member)))) {
                if let Definition::Value(_, binder) = one {
                    let nodes = match member {
                        Some(member) => growth.members.entry(member(*binder)).or_default(),
                        None => growth.named.entry(*binder).or_default(),
                    };
                    nodes.extend(code.positional(call).take(MOST_FILLED.saturating_sub(nodes.len())));
                }
            }
        }
        Rc::clone(self.growth.borrow_mut().entry(file).or_insert(Rc::new(growth)))
    }
}
