//! What stands for scopes that are left out.

use super::{Judged, Way};
use crate::classify::Classifier;
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::LANGUAGES;
use crate::resolve::{Value, Why};

impl Classifier<'_> {
    /// How settled a choice is, one part of which stands for another that is left out: none stands for itself, as `f"{resource}/.default"` does not where the resource is left out,
    /// and a list of what is passed is what is passed: an empty one only says that nothing was given.
    pub(super) fn judge_choice(&self, parts: &[Value], file: usize, way: &mut Way) -> Judged {
        let standing = parts.iter().filter(|part| stands(part)).count();
        let before = way.replaced;
        let is_made_with = parts.iter().any(|part| self.is_part_handed(part, true));
        let is_replaced = |part: &Value| before || standing > usize::from(stands(part)) || is_made_with && self.is_part_handed(part, false);
        self.worst_of(parts.iter().map(|part| (part, is_replaced(part))), file, way)
    }

    /// Whether a part of a choice is what the object was made with, or else what it is called with: the one is something of its own for whoever leaves out the other, and is
    /// judged by who makes the object.
    fn is_part_handed(&self, part: &Value, constructor: bool) -> bool {
        match part {
            Value::Unknown(Why::Parameter(function, ..)) => self.program.is_constructor(*function) == constructor,
            Value::List(parts) => parts.iter().any(|part| self.is_part_handed(part, constructor)),
            _ => false,
        }
    }
}

/// Whether a part of a choice is something of its own, which what is passed or left out is not.
fn stands(part: &Value) -> bool {
    match part {
        Value::Unknown(Why::Parameter(..)) => false,
        Value::List(parts) => parts.iter().any(stands),
        Value::Text(text) => !text.is_empty(),
        part => !part.is_nothing(),
    }
}

/// What stands for a parameter that is left out, or for a part of one that is taken apart.
pub(super) fn default_of(code: &Code, parameter: NodeId, name: &str) -> Option<NodeId> {
    let part = code.descendants(parameter).find(|at| code.node(*at).shape == Shape::Parameter && code.name(*at) == name);
    code.child(part.unwrap_or(parameter), Role::Value)
}

/// Whether callers may leave an argument out: the parameter says so, or nothing at all of what it is to be.
pub(super) fn may_be_left_out(code: &Code, parameter: NodeId) -> bool {
    let said = code.text(parameter).strip_prefix(code.name(parameter));
    LANGUAGES[code.language].words.left_out.is_some_and(|mark| said.is_some_and(|said| said.is_empty() || said.starts_with(mark)))
}
