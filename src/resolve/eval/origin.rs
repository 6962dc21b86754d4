//! Where expressions come from: what decides to which library a name belongs.

use super::{Evaluator, Origin};
use crate::code::{Code, NodeId, Role, Shape};
use crate::resolve::is_nothing;
use crate::resolve::taken;
use crate::resolve::{Definition, Value};

impl Evaluator<'_> {
    /// Where an expression comes from: what decides to which library a name belongs.
    #[must_use]
    pub fn origin(&self, file: usize, expression: NodeId) -> Origin {
        let code = &self.program.files[file];
        match code.node(expression).shape {
            Shape::Name => {
                let found = self.program.tables[file].lookup(code, expression, code.name(expression));
                if found.is_empty() && self.shared(file, code.name(expression)).is_some() {
                    return Self::origin_of_value(self.value(file, expression));
                }
                // A name that is only kept where there is one already stands for that one.
                if !found.is_empty() && found.iter().all(|one| matches!(one, Definition::Value(value, _) if keeps_name(code, *value, code.name(expression)))) {
                    return Origin::Unknown;
                }
                if found.is_empty() {
                    if self.program.sees_all(file) && self.program.classes(code.name(expression), file).next().is_some() {
                        return Origin::Local;
                    }
                    return self.star_library(file, code.name(expression)).map_or(Origin::Unknown, Self::origin_of_value);
                }
                match Self::origin_of_value(self.value(file, expression)) {
                    // What a library's object was taken apart into is the library's.
                    Origin::Unknown => found
                        .iter()
                        .find_map(|one| match one {
                            Definition::Part(of, _) => match Self::origin_of_value(self.value(file, *of)) {
                                made @ Origin::Object(_) => Some(made),
                                _ => None,
                            },
                            _ => None,
                        })
                        .unwrap_or(Origin::Unknown),
                    origin => origin,
                }
            }
            Shape::Member => match code.object(expression) {
                Some(object) => match self.origin(file, object) {
                    // What the application itself has put there is no name of the library's.
                    Origin::Module(..) if matches!(Self::origin_of_value(self.value(file, expression)), Origin::Object(_)) => Self::origin_of_value(self.value(file, expression)),
                    Origin::Module(module, path) => {
                        let name = code.name(expression);
                        Origin::Module(module, if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") })
                    }
                    _ => Self::origin_of_value(self.value(file, expression)),
                },
                None => Origin::Unknown,
            },
            _ => Self::origin_of_value(self.value(file, expression)),
        }
    }

    pub(super) fn origin_of_value(value: Value) -> Origin {
        match value {
            Value::Symbol(module, path) => Origin::Module(module, path),
            Value::Object(made) => Origin::Object(made),
            Value::Function(_) | Value::Type(_) | Value::Module(_) => Origin::Local,
            Value::Literal(text) if is_nothing(&text) => Origin::Unknown,
            Value::Text(_) | Value::Literal(_) | Value::List(_) | Value::Record(_) => Origin::Plain,
            Value::Choice(parts) => {
                taken(parts).into_iter().map(Self::origin_of_value).find(|origin| matches!(origin, Origin::Object(_) | Origin::Module(..))).unwrap_or(Origin::Unknown)
            }
            _ => Origin::Unknown,
        }
    }
}

/// Whether a value is that of a name itself, and another one only where the name stands for nothing: `a = a || {}`.
fn keeps_name(code: &Code, value: NodeId, name: &str) -> bool {
    let kept = code.child(value, Role::Left).filter(|_| matches!(code.name(value), "||" | "??"));
    code.node(value).shape == Shape::Binary && kept.is_some_and(|left| code.node(left).shape == Shape::Name && code.name(left) == name)
}
