//! Options whose keys are constants: `{ Names.Secret, value }`, `form[Names.Secret] = value`, `Add(Names.Secret, value)`.

use crate::classify::Classifier;
use crate::code::{Code, NodeId, Role, Shape};
use crate::resolve::Value;

/// Constants of one function that are looked up as keys.
const MOST_KEYS: usize = 64;

impl Classifier<'_> {
    /// Whether a constant that holds one of some names is a key in a part of the code, and stands in the text of it that is looked at.
    pub(in crate::classify) fn has_constant_key(&self, file: usize, around: NodeId, near: &str, names: &[String]) -> bool {
        let code = &self.program.files[file];
        let keys = code.descendants(around).filter(|id| key_holder(code, *id).is_some() && near.contains(code.text(*id))).take(MOST_KEYS);
        self.is_entra(file) && keys.into_iter().any(|key| names.iter().any(|name| self.holds_text(file, key, name)))
    }

    /// The value under a constant that holds a name, among the neighbours of another option.
    pub(in crate::classify) fn under_constant(&self, file: usize, option: NodeId, name: &str) -> Option<NodeId> {
        let code = &self.program.files[file];
        let group = code.node(option).parent;
        let keys = code.descendants(group).filter_map(|id| Some((id, key_holder(code, id)?))).filter(|(_, holder)| *holder != option && code.node(*holder).parent == group);
        let (key, holder) = keys.take(MOST_KEYS).find(|(key, _)| self.holds_text(file, *key, name))?;
        match code.node(holder).shape {
            Shape::Assign => code.child(holder, Role::Right),
            Shape::Initializer => code.children(holder).nth(1),
            _ => code.positional(holder).nth(1),
        }
        .filter(|value| *value != key)
    }

    fn holds_text(&self, file: usize, key: NodeId, name: &str) -> bool {
        let value = self.eval.value(file, key);
        self.eval.want(file, &value);
        matches!(value, Value::Text(text) if text == name)
    }
}

/// The pair, call or assignment of which a name is the key.
fn key_holder(code: &Code, id: NodeId) -> Option<NodeId> {
    if !matches!(code.node(id).shape, Shape::Member | Shape::Name) || code.node(id).role == Role::Callee {
        return None;
    }
    let argument = code.node(id).parent;
    let (part, holder) = if code.node(argument).shape == Shape::Argument { (argument, code.node(argument).parent) } else { (id, argument) };
    match code.node(holder).shape {
        Shape::Index if code.node(holder).role == Role::Left && code.node(part).role == Role::Index => {
            Some(code.node(holder).parent).filter(|up| code.node(*up).shape == Shape::Assign)
        }
        Shape::Initializer => Some(holder).filter(|_| code.children(holder).count() == 2 && code.children(holder).next() == Some(part)),
        Shape::Call | Shape::New => Some(holder).filter(|_| code.positional(holder).count() == 2 && code.positional(holder).next() == Some(id)),
        _ => None,
    }
}
