//! Types that list the only texts that they have: `Literal["a", "b"]`.

use super::Evaluator;
use crate::code::Role;
use crate::resolve::{NodeRef, Value};

/// Texts of one type that are looked at.
const MOST_LISTED: usize = 32;

impl Evaluator<'_> {
    /// The texts that a type lists, where that is what is read.
    pub(super) fn listed(&self, at: NodeRef, depth: u32) -> Option<Value> {
        let code = self.code(at);
        let object = code.object(at.node).filter(|object| self.program.words(at.file).listed_type == Some(code.name(*object)))?;
        let parts = code.children(at.node).filter(|child| *child != object && code.node(*child).role != Role::Object).take(MOST_LISTED);
        Some(Value::choice(parts.map(|node| self.eval(NodeRef { file: at.file, node }, depth)).collect()))
    }
}
