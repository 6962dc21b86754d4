//! What the requests that send an option carry beside it: given to the call, or kept by the object that the call is made on.

use super::beside::{option_of, requests_of, set_on};
use super::texts::parts_have;
use crate::classify::Classifier;
use crate::classify::select::{Selected, collect_objects};
use crate::code::{NodeId, Shape};
use crate::query::{Selector, Step};

impl Classifier<'_> {
    /// Whether a request that sends an option carries something under one of the names behind `request`; with texts, something that is known to hold one of these.
    pub(in crate::classify) fn is_carried(&self, file: usize, holder: NodeId, selector: &Selector, texts: &[String]) -> bool {
        selector.iter().filter(|path| begins_with_request(path)).any(|path| {
            let Some((Step::Name(name), rest)) = path[1..].split_first() else { return false };
            requests_of(&self.program.files[file], holder).into_iter().any(|call| self.is_carried_by(file, call, name, rest, texts))
        })
    }

    /// The same of one request, for what is read of something under a name.
    pub(in crate::classify) fn is_carried_by(&self, file: usize, call: NodeId, name: &str, rest: &[Step], texts: &[String]) -> bool {
        let carried = self.carried(file, call, name, rest);
        carried.map(|one| one.value).is_some_and(|value| if texts.is_empty() { !value.is_nothing() } else { texts.iter().any(|text| parts_have(&value, text)) })
    }

    /// What a call, or the object of a library's type that it is made on, is given under a name.
    pub(in crate::classify) fn carried(&self, file: usize, call: NodeId, name: &str, rest: &[Step]) -> Option<Selected> {
        let code = &self.program.files[file];
        if let Some(node) = option_of(code, call, name).or_else(|| set_on(code, call, name)) {
            return self.follow(file, node, rest);
        }
        let object = code.callee(call).and_then(|callee| code.object(callee)).filter(|object| matches!(code.node(*object).shape, Shape::Name | Shape::Member))?;
        let mut made = Vec::new();
        collect_objects(&self.eval.value(file, object), &mut made);
        // An object of the repository's own sends what its code says.
        made.retain(|made| self.eval.class_made(*made).is_none());
        made.into_iter().find_map(|made| {
            let given = option_of(&self.program.files[made.file], made.node, name).or_else(|| self.assigned(made, name));
            match (given, rest) {
                (Some(node), rest) => self.follow(made.file, node, rest),
                (None, [Step::Name(inner), rest @ ..]) => self.follow(made.file, self.assigned_inside(made, name, inner)?, rest),
                (None, _) => None,
            }
        })
    }
}

/// Whether a selector speaks of the request that sends an option.
pub(in crate::classify) fn is_of_request(selector: &Selector) -> bool {
    selector.iter().any(|path| begins_with_request(path))
}

fn begins_with_request(path: &[Step]) -> bool {
    matches!(path, [Step::Name(root), Step::Name(_), ..] if root == "request")
}
