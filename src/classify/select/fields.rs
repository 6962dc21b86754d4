//! What objects have under a name, and what may take its place.

use crate::classify::Classifier;
use crate::code::{NodeId, Shape};
use crate::resolve::{NodeRef, Value, Why, taken};

/// Values handed in whole whose callers are asked for one field: in one island, and on the way to one of them.
const MOST_FIELDS: u32 = 4_000;
const MOST_NESTED: u32 = 3;

/// How many more may be asked, and how many are.
#[derive(Debug, Clone, Copy)]
pub(in crate::classify) struct Asked {
    left: u32,
    nested: u32,
}

impl Default for Asked {
    fn default() -> Self {
        Self { left: MOST_FIELDS, nested: 0 }
    }
}

impl Classifier<'_> {
    /// Whether what is handed in whole takes the place of an entry of an object, or may: `{ scopes: […], ...request.body }`.
    pub(super) fn is_overridden(&self, file: usize, record: NodeId, name: &str) -> bool {
        let code = &self.program.files[file];
        let mut spreads = code.children(record).skip(1).filter(|child| code.node(*child).shape == Shape::Spread);
        spreads.any(|spread| self.may_be_given(&self.eval.value(file, spread), name))
    }

    /// Whether a value that is handed in whole may have a field: one that a person or a request hands in, or to which a caller gives it.
    fn may_be_given(&self, value: &Value, name: &str) -> bool {
        match value {
            Value::Unknown(Why::Input(_)) => true,
            Value::Unknown(Why::Parameter(function, index, path)) => self.is_passed(*function, *index, &path.split('.').skip(1).chain([name])),
            _ => false,
        }
    }

    /// Whether a value is one that callers are seen to pass.
    pub(in crate::classify) fn is_seen_passed(&self, value: &Value) -> bool {
        matches!(value, Value::Unknown(Why::Parameter(function, index, path)) if self.is_passed(*function, *index, &path.split('.').skip(1)))
    }

    /// Whether a caller passes what is read of a parameter.
    fn is_passed<'p>(&self, function: NodeRef, index: usize, path: &(impl Iterator<Item = &'p str> + Clone)) -> bool {
        let Asked { left, nested } = self.fields_asked.get();
        if left == 0 || nested == MOST_NESTED {
            return false;
        }
        self.fields_asked.set(Asked { left: left - 1, nested: nested + 1 });
        let passed = self.passed(function, index).into_iter().filter_map(|(_, value)| path.clone().try_fold(value, |value, field| self.field(value, field)));
        let has = { passed }.any(|value| !value.is_nothing());
        self.fields_asked.set(Asked { nested, ..self.fields_asked.get() });
        has
    }

    /// Whether a value, or each of those that it may be, cannot be followed, and no caller is seen to give it either.
    pub(in crate::classify) fn is_open(&self, value: &Value) -> bool {
        match value {
            Value::Unknown(Why::Parameter(function, index, path)) => {
                let Asked { left, nested } = self.fields_asked.get();
                if left == 0 || nested == MOST_NESTED {
                    return true;
                }
                self.fields_asked.set(Asked { left: left - 1, nested: nested + 1 });
                let read = |value: Value| path.split('.').skip(1).try_fold(value, |value, field| self.field(value, field));
                let is_open = self.passed(*function, *index).into_iter().filter_map(|(_, value)| read(value)).all(|value| value.is_nothing() || self.is_open(&value));
                self.fields_asked.set(Asked { nested, ..self.fields_asked.get() });
                is_open
            }
            Value::Unknown(_) => true,
            Value::Choice(parts) => parts.iter().all(|part| part.is_nothing() || self.is_open(part)),
            _ => false,
        }
    }

    /// A field of a value; `None` where it is known to have none.
    pub(in crate::classify) fn field(&self, value: Value, name: &str) -> Option<Value> {
        match value {
            Value::Record(entries) => {
                if let Some(at) = entries.iter().rposition(|(key, _)| key == name) {
                    let value = entries[at].1.clone();
                    // What is handed in whole behind it may have it too.
                    let handed_in = entries[at + 1..].iter().find(|(key, value)| key == "..." && self.may_be_given(value, name));
                    let handed_in = handed_in.and_then(|(_, handed_in)| self.field(handed_in.clone(), name));
                    return Some(match handed_in {
                        Some(handed_in) => Value::choice(vec![value, handed_in]),
                        None => value,
                    });
                }
                taken(entries).into_iter().filter(|(key, _)| key == "...").find_map(|(_, spread)| self.field(spread, name))
            }
            Value::Choice(parts) => {
                let found: Vec<Value> = taken(parts).into_iter().filter_map(|part| self.field(part, name)).collect();
                (!found.is_empty()).then(|| Value::choice(found))
            }
            Value::Unknown(Why::Parameter(function, index, path)) => Some(Value::Unknown(Why::Parameter(function, index, format!("{path}.{name}")))),
            Value::Unknown(why) => Some(Value::Unknown(why)),
            Value::Configured(key) => Some(Value::Configured(format!("{key}.{name}"))),
            Value::Symbol(module, path) => Some(Value::Symbol(module, format!("{path}.{name}"))),
            Value::Module(file) => self.eval.given_under(file, name),
            Value::Object(made) => match self.named(made.file, made.node, name).or_else(|| self.assigned(made, name)) {
                Some(node) => Some(self.eval.value(made.file, node)),
                None if self.is_filled_by_name(made) => None,
                // What the type of the repository gives all its objects.
                None => {
                    let value = self.eval.member_of(made, name);
                    self.eval.want(made.file, &value);
                    Some(if matches!(value, Value::Unknown(_)) { Value::Unknown(Why::Other) } else { value })
                }
            },
            _ => None,
        }
    }
}
