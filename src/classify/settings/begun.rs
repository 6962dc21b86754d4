//! What an option is put behind: the beginning of a string or list that grows, the object as it was made, or handed in by callers, before a statement put the
//! option into it.

use super::beside::{chain_start, put_behind};
use super::gathered::holds_one_of;
use crate::classify::Classifier;
use crate::classify::hosts::is_added;
use crate::code::{Code, NodeId, Role, Shape};
use crate::resolve::{Value, Why};

/// Levels from a text to the list or call that takes it in, and nodes before a statement in which the beginning is looked for.
const LEVELS: usize = 4;
const MOST_NODES: usize = 4_000;

impl Classifier<'_> {
    /// Whether the object that a statement puts an option into holds an option of one of these names already.
    pub(in crate::classify) fn is_begun_with(&self, file: usize, holder: NodeId, names: &[String]) -> bool {
        let code = &self.program.files[file];
        let object = match code.node(holder).shape {
            Shape::Call => code.callee(holder).and_then(|callee| code.object(callee)).map(|object| chain_start(code, object)),
            Shape::Assign => code.child(holder, Role::Left).and_then(|left| code.object(left)),
            _ => None,
        };
        let Some(object) = object else { return false };
        match self.eval.value(file, object) {
            Value::Object(made) => {
                let of = &self.program.files[made.file];
                let elsewhere = made.file != file || of.enclosing(made.node, Shape::Function) != code.enclosing(holder, Shape::Function);
                of.positional(made.node).any(|part| holds_one_of(&self.eval.value(made.file, part), names))
                    || elsewhere && names.iter().any(|name| put_behind(of, made.node, name).is_some())
            }
            value => holds_one_of(&value, names),
        }
    }

    /// Whether the object that an option is put into is handed to the function around it, with an option of one of these names in it.
    pub(in crate::classify) fn is_handed_with(&self, file: usize, option: NodeId, names: &[String]) -> bool {
        let code = &self.program.files[file];
        let into = Some(option).filter(|option| code.node(*option).shape == Shape::Assign).and_then(|option| code.child(option, Role::Left)).and_then(|left| code.object(left));
        let Some(into) = into.filter(|into| code.node(*into).shape == Shape::Name) else { return false };
        let Value::Unknown(Why::Parameter(function, index, path)) = self.eval.value(file, into) else { return false };
        self.eval.wanted.borrow_mut().callers.insert((function.file, self.program.called_name(function)));
        self.passed_in(function, index, &path).iter().any(|(_, value)| holds_one_of(value, names))
    }
}

/// The strings with which one is joined in other statements: `body = "key=value"; body += "&…"`, `parts.push("key=value"); parts.push("…")`.
pub(in crate::classify) fn strings_before(code: &Code, text: NodeId) -> Vec<NodeId> {
    let is_part = |id: &NodeId| matches!(code.node(*id).shape, Shape::Text | Shape::Binary | Shape::Argument);
    let Some(up) = code.ancestors(text).take(LEVELS).find(|up| !is_part(up)) else { return Vec::new() };
    let around = code.enclosing(text, Shape::Function).unwrap_or(0);
    let start = (around + 1).max(up.saturating_sub(crate::source::offset(MOST_NODES)));
    let gives = |id: &NodeId, name: &str| matches!(code.node(*id).shape, Shape::Binding | Shape::Assign) && code.key_of(*id).as_deref() == Some(name);
    let begins = |name: &str| (start..up).rev().find(|id| gives(id, name) && !is_added(code, *id));
    let texts = |id: NodeId| code.descendants(id).filter(|at| code.node(*at).shape == Shape::Text);
    match code.node(up).shape {
        Shape::Assign => {
            let name = code.key_of(up).unwrap_or_default();
            let first = code.value_of(up).filter(|right| code.node(*right).shape == Shape::Binary).and_then(|right| code.child(right, Role::Left));
            let grows = is_added(code, up) || first.is_some_and(|first| code.name(first) == name && code.node(first).shape == Shape::Name);
            begins(&name).filter(|_| grows).map(|begin| texts(begin).collect()).unwrap_or_default()
        }
        Shape::Call => {
            let Some(callee) = code.callee(up).filter(|callee| code.object(*callee).is_some_and(|object| code.node(object).shape == Shape::Name)) else { return Vec::new() };
            let list =
                begins(code.object(callee).map_or("", |object| code.name(object))).filter(|begin| code.value_of(*begin).is_some_and(|list| code.node(list).shape == Shape::List));
            let Some(list) = list else { return Vec::new() };
            let end = code.node(around).end.min(up + crate::source::offset(MOST_NODES));
            let same = (list..end).filter(|id| *id != up && code.node(*id).shape == Shape::Call && code.callee(*id).is_some_and(|other| code.text(other) == code.text(callee)));
            std::iter::once(list).chain(same).flat_map(texts).collect()
        }
        _ => Vec::new(),
    }
}
