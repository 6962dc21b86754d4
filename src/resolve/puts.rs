//! What code puts into members of objects, by the name of the member: in languages in which a type is open to all code that sees it.

use super::{NodeRef, Program, SymbolTable};
use crate::code::{Code, NodeId, Role, Shape};
use foldhash::HashMap;

/// A value that is put into a member of an object: after it was made, or where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Put {
    /// The object: what names it, or its construction.
    pub(super) object: NodeRef,
    /// The value.
    pub(super) value: NodeId,
}

/// All of them, by the member.
pub(super) type Puts = HashMap<String, Vec<Put>>;

/// Takes them from the files, each list in the order of the files.
pub(super) fn index(files: &[Code], tables: &[SymbolTable]) -> Puts {
    let mut found = Puts::default();
    let mut keep = |member: &str, put: Put| match found.get_mut(member) {
        Some(known) => known.push(put),
        None => drop(found.insert(member.to_owned(), vec![put])),
    };
    for (file, (code, table)) in files.iter().zip(tables).enumerate() {
        let named = |value: NodeId| code.child(code.node(value).parent, Role::Left).is_some_and(|left| code.node(left).shape == Shape::Member);
        for (object, member, value) in table.puts_into_objects().filter(|(.., value)| named(*value)) {
            keep(member, Put { object: NodeRef { file, node: object }, value });
        }
        for (id, _) in (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Assign && code.node(node.parent).shape == Shape::Initializer) {
            let made = code.node(code.node(id).parent).parent;
            if code.node(made).shape == Shape::New
                && let (Some(left), Some(value)) = (code.child(id, Role::Left).filter(|left| code.node(*left).shape == Shape::Name), code.child(id, Role::Right))
            {
                keep(code.name(left), Put { object: NodeRef { file, node: made }, value });
            }
        }
    }
    #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
    for puts in found.values_mut() {
        puts.sort_unstable();
    }
    found
}

impl Program {
    /// What code puts into members of a name, whatever they are members of.
    pub(super) fn puts(&self, member: &str) -> &[Put] {
        self.puts.get(member).map_or(&[], Vec::as_slice)
    }
}
