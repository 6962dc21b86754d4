//! What a loop goes over, and what calls take of it: keys, values, pairs.

use super::Evaluator;
use crate::code::{NodeId, Shape};
use crate::resolve::{NodeRef, Value, Why, taken};

/// Collections that one call goes over together.
const MOST_TOGETHER: usize = 8;

/// How a call takes what is gone over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// The keys of a record.
    Keys,
    /// Its values.
    Values,
    /// Pairs of both.
    Entries,
    /// Each element behind its number.
    Numbered,
    /// The elements of several collections side by side.
    Together,
}

impl Evaluator<'_> {
    /// What a variable of a loop stands for: an element of what that goes over, or what stands at some places of it.
    pub(super) fn element_of(&self, over: NodeRef, places: &str, depth: u32) -> Value {
        let element = match self.eval(over, depth) {
            Value::List(parts) => Value::choice(taken(parts)),
            Value::Record(entries) => Value::choice(entries.iter().map(|(key, _)| Value::Text(key.clone())).collect()),
            Value::Configured(key) => Value::Configured(key),
            Value::Unknown(Why::Parameter(function, index, name)) => Value::Unknown(Why::Parameter(function, index, name)),
            Value::Unknown(Why::Call(_) | Why::Answer(_) | Why::Undeclared(_) | Why::Other) => Value::Unknown(Why::Loop),
            // What a library gives one after the other may also be an object that is asked for something.
            Value::Object(made) if !self.program.words(over.file).methods_answer && self.code(made).node(made.node).shape == Shape::Call && self.class_made(made).is_none() => {
                Value::choice(vec![Value::Object(made), Value::Unknown(Why::Loop)])
            }
            other => other,
        };
        places.split('.').filter_map(|place| place.parse().ok()).fold(element, at_place)
    }

    /// What a call gives that takes the elements of what it is called on, or is handed; nothing where these are not seen.
    pub(super) fn elements(&self, how: Taken, at: NodeRef, callee: NodeId, depth: u32) -> Option<Value> {
        let code = self.code(at);
        let here = |node: NodeId| NodeRef { file: at.file, node };
        let mut over = code.object(callee).into_iter().chain(code.positional(at.node));
        if how == Taken::Together {
            let columns: Vec<Value> = code.positional(at.node).take(MOST_TOGETHER).map(|node| self.element_of(here(node), "", depth)).collect();
            return (!columns.is_empty()).then(|| Value::List(vec![Value::List(columns.into())].into()));
        }
        let node = over.find(|node| code.node(*node).shape != Shape::Name || !matches!(self.eval(here(*node), depth), Value::Symbol(..) | Value::Module(_)))?;
        self.taken(how, self.eval(here(node), depth), here(node), depth)
    }

    fn taken(&self, how: Taken, of: Value, at: NodeRef, depth: u32) -> Option<Value> {
        let pair = |key: Value, value: Value| Value::List(vec![key, value].into());
        match (how, of) {
            (Taken::Keys, Value::Record(entries)) => Some(Value::List(entries.iter().map(|(key, _)| Value::Text(key.clone())).collect::<Vec<_>>().into())),
            (Taken::Values, Value::Record(entries)) => Some(Value::List(entries.iter().map(|(_, value)| value.clone()).collect::<Vec<_>>().into())),
            (Taken::Entries, Value::Record(entries)) => {
                Some(Value::List(entries.iter().map(|(key, value)| pair(Value::Text(key.clone()), value.clone())).collect::<Vec<_>>().into()))
            }
            (Taken::Numbered, Value::List(parts)) => Some(Value::List(parts.iter().map(|part| pair(Value::Literal("0".to_owned()), part.clone())).collect::<Vec<_>>().into())),
            (Taken::Numbered, Value::Record(entries)) => {
                self.taken(how, Value::List(entries.iter().map(|(key, _)| Value::Text(key.clone())).collect::<Vec<_>>().into()), at, depth)
            }
            // What is made of pairs, or given to a collection to keep.
            (Taken::Values | Taken::Entries, Value::Object(made)) if self.is_collection(made) => {
                let kept = self.kept_under(at.file, at.node, made, None, depth)?;
                Some(Value::List(vec![if how == Taken::Values { kept } else { pair(Value::Unknown(Why::Other), kept) }].into()))
            }
            (_, Value::Choice(parts)) => {
                let each: Option<Vec<Value>> = parts.iter().map(|part| self.taken(how, part.clone(), at, depth)).collect();
                each.filter(|each| !each.is_empty()).map(Value::choice)
            }
            // What is not written out is as settled as all of it.
            (_, of @ (Value::Configured(_) | Value::Unknown(Why::Parameter(..) | Why::Input(_)))) => Some(of),
            _ => None,
        }
    }
}

/// What stands at a place of an element; of one that is not seen to have places, the element.
fn at_place(element: Value, place: usize) -> Value {
    match element {
        Value::List(parts) if place < parts.len() => parts[place].clone(),
        Value::Choice(parts) => Value::choice(taken(parts).into_iter().map(|part| at_place(part, place)).collect()),
        other => other,
    }
}
