//! Types of the repository that say for themselves where what their bases send goes.

use super::address::Receiver;
use crate::classify::Classifier;
use crate::classify::hosts::{names_entra, stands_alone};
use crate::code::{NodeId, Role, Shape};
use crate::resolve::NodeRef;

/// Types derived from one, level by level, that are looked at.
const MOST_HEIRS: usize = 64;

impl Classifier<'_> {
    /// Whether an option stands in a type that has the address of somebody else's sign-in in the place of its base's, and its function reads none of Entra's.
    pub(super) fn is_of_heir_of_another(&self, file: usize, option: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(class) = code.enclosing(option, Shape::Class) else { return false };
        self.heir_of(NodeRef { file, node: class }) == Some(Receiver::Another) && !self.reads_address_at_entra(file, option)
    }

    /// Whether a type of the repository that is derived from one stands where Entra is shown: what the base leaves open may be an address there.
    pub(in crate::classify) fn is_base_for_entra(&self, class: NodeRef) -> bool {
        let mut found = vec![class];
        let mut at = 0;
        while let Some(base) = found.get(at).copied() {
            at += 1;
            for heir in self.program.derived_from(base).take(MOST_HEIRS) {
                if self.seen.files.contains(&heir.file) && !self.program.files[heir.file].test {
                    return true;
                }
                if found.len() < MOST_HEIRS && !found.contains(&heir) {
                    found.push(heir);
                }
            }
        }
        false
    }

    /// Whose address a type has in the place of one of its bases'.
    fn heir_of(&self, class: NodeRef) -> Option<Receiver> {
        if let Some(known) = self.seen.heirs.borrow().get(&class) {
            return *known;
        }
        let found = self.find_heir_of(class);
        self.seen.heirs.borrow_mut().insert(class, found);
        found
    }

    fn find_heir_of(&self, class: NodeRef) -> Option<Receiver> {
        let (code, set) = (&self.program.files[class.file], self.set(class.file));
        if !code.children(class.node).any(|child| code.node(child).role == Role::Base) {
            return None;
        }
        // Another part of the type says as much of it as a base.
        let bases: Vec<&NodeRef> = self.program.lineage(class).iter().filter(|at| **at != class).collect();
        let texts = || code.descendants(class.node).filter(|id| code.node(*id).shape == Shape::Text && !stands_alone(code, *id));
        if texts().any(|id| names_entra(set, code.text(id))) {
            return Some(Receiver::Entra);
        }
        let is_inherited = |id: NodeId| {
            let members = code.ancestors(id).take_while(|up| *up != class.node);
            let holders = members.filter(|up| matches!(code.node(*up).shape, Shape::Function | Shape::Field | Shape::Assign | Shape::Binding));
            let Some(name) = holders.last().and_then(|member| if code.node(member).shape == Shape::Function { Some(code.name(member).to_owned()) } else { code.key_of(member) })
            else {
                return false;
            };
            bases.iter().any(|base| !self.program.tables[base.file].member(base.node, &name).is_empty())
        };
        texts().any(|id| self.is_of_somebody_else(class.file, id) && is_inherited(id)).then_some(Receiver::Another)
    }
}
