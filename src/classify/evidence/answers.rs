//! Whether a function of the repository sends what it is handed, and gives back what is answered, or gives the same in another form.

use super::sent::Above;
use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::resolve::{Definition, NodeRef, Value};

/// Texts of what is handed that are looked for in what is given back, and the shortest one that tells.
const MOST_PIECES: usize = 40;
const SHORTEST_PIECE: usize = 4;

impl Classifier<'_> {
    /// Where an argument goes in a function of the repository that gives an answer for it; nothing where the function gives the same in another form: what becomes of
    /// an answer tells nothing of the request.
    pub(super) fn handed_for_an_answer(&self, file: usize, call: NodeId, argument: NodeId) -> Option<Above> {
        let code = &self.program.files[file];
        let callee = code.callee(call).map(|callee| self.eval.value(file, callee))?;
        self.eval.want(file, &callee);
        if !matches!(callee, Value::Function(_)) {
            return None;
        }
        let parameter = self.handed_as(file, call, argument);
        let handed = self.eval.value(file, argument);
        let mut pieces = Vec::new();
        collect_pieces(&handed, &mut pieces);
        let answers = match self.eval.value(file, call) {
            Value::Choice(parts) => !parts.is_empty() && parts.iter().all(|part| self.is_answer(part, parameter, &pieces)),
            value => self.is_answer(&value, parameter, &pieces),
        };
        answers.then(|| parameter.map_or(Above::Nothing, Above::Handed))
    }

    /// Whether a value is made of nothing that a function was handed.
    fn is_answer(&self, value: &Value, parameter: Option<NodeRef>, pieces: &[&str]) -> bool {
        match value {
            Value::Object(made) => {
                let code = &self.program.files[made.file];
                let is_other = |parameter: NodeRef| {
                    let name = self.program.files[parameter.file].name(parameter.node);
                    parameter.file == made.file && !code.descendants(made.node).any(|id| code.node(id).shape == Shape::Name && code.name(id) == name)
                };
                code.node(made.node).shape == Shape::Call || parameter.is_some_and(is_other)
            }
            Value::Unknown(_) => true,
            Value::Text(_) | Value::Literal(_) | Value::Joined(_) => {
                let mut given = Vec::new();
                collect_pieces(value, &mut given);
                !pieces.is_empty() && !pieces.iter().any(|piece| given.iter().any(|text| text.contains(piece)))
            }
            _ => false,
        }
    }

    /// What holds the object into a member of which a request is put: the addresses that it is made with, else the variable.
    pub(super) fn put_into_made(&self, file: usize, assign: NodeId) -> Option<Result<Vec<Value>, NodeId>> {
        let code = &self.program.files[file];
        let left = code.child(assign, Role::Left).filter(|left| code.node(*left).shape == Shape::Member)?;
        let object = code.object(left).filter(|object| code.node(*object).shape == Shape::Name)?;
        let held = self.program.tables[file].held(code, object);
        let made = held.iter().find_map(|one| if let Definition::Value(value, binding) = one { Some((*value, *binding)) } else { None });
        let (value, binding) = made.filter(|(value, _)| matches!(code.node(*value).shape, Shape::New | Shape::Call | Shape::Record))?;
        let found = if code.node(value).shape == Shape::New { self.addresses_beside(file, value, value, None) } else { Vec::new() };
        Some(if found.is_empty() { Err(binding) } else { Ok(found) })
    }
}

/// The texts of a value, at any depth.
fn collect_pieces<'v>(value: &'v Value, out: &mut Vec<&'v str>) {
    if out.len() >= MOST_PIECES {
        return;
    }
    match value {
        Value::Text(text) if text.len() >= SHORTEST_PIECE => out.push(text),
        Value::Joined(parts) | Value::List(parts) | Value::Choice(parts) => parts.iter().for_each(|part| collect_pieces(part, out)),
        Value::Record(entries) => {
            for (key, value) in entries.iter() {
                out.extend(Some(key.as_str()).filter(|key| key.len() >= SHORTEST_PIECE));
                collect_pieces(value, out);
            }
        }
        _ => {}
    }
}
