//! What the members of an object are given after its construction, in the same file.

use super::collect_objects;
use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::resolve::NodeRef;
use foldhash::HashMap;
use std::rc::Rc;

impl Classifier<'_> {
    /// The value that a member of an object is given: `object.member = value`.
    pub(in crate::classify) fn assigned(&self, made: NodeRef, name: &str) -> Option<NodeId> {
        let code = &self.program.files[made.file];
        self.assigned_to(made, name, |assign| code.child(assign, Role::Left).and_then(|left| code.child(left, Role::Object)))
    }

    /// The value that an entry of a member of an object is given: `object.member["name"] = value`.
    pub(in crate::classify) fn assigned_inside(&self, made: NodeRef, member: &str, name: &str) -> Option<NodeId> {
        let code = &self.program.files[made.file];
        let is_member = |holder: &NodeId| code.node(*holder).shape == Shape::Member && code.name(*holder) == member;
        self.assigned_to(made, name, |assign| code.object(code.child(assign, Role::Left).and_then(|left| code.object(left)).filter(is_member)?))
    }

    /// The value of the first assignment under a key that is one to this object.
    fn assigned_to(&self, made: NodeRef, key: &str, object: impl Fn(NodeId) -> Option<NodeId>) -> Option<NodeId> {
        let code = &self.program.files[made.file];
        self.assignments(made.file).get(key).into_iter().flatten().copied().find_map(|assign| {
            let mut known = Vec::new();
            collect_objects(&self.eval.value(made.file, object(assign)?), &mut known);
            known.contains(&made).then(|| code.value_of(assign)).flatten()
        })
    }

    /// The assignments of a file by the key under which each puts a value, in order.
    fn assignments(&self, file: usize) -> Rc<HashMap<String, Vec<NodeId>>> {
        let index = || {
            let code = &self.program.files[file];
            let mut found: HashMap<String, Vec<NodeId>> = HashMap::default();
            for (id, _) in (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Assign) {
                if let Some(key) = code.key_of(id) {
                    found.entry(key).or_default().push(id);
                }
            }
            Rc::new(found)
        };
        Rc::clone(self.assignments.borrow_mut().entry(file).or_insert_with(index))
    }
}
