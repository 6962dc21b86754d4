//! What code writes for a value that configuration may leave out.

use super::apart::default_in_pattern;
use super::{Evaluator, Meaning};
use crate::code::{NodeId, Role, Shape};
use crate::resolve::{Definition, NodeRef, Value, Why};

/// Names through which a default is followed.
const MOST_NAMES: usize = 4;

impl Evaluator<'_> {
    /// The text that stands in the place of a configured value where nothing is configured: `env.X || "text"`, `{ X = "text" } = env`, `getenv("X", "text")`.
    #[must_use]
    pub fn unless_configured(&self, file: usize, value: NodeId) -> Option<Value> {
        let code = &self.program.files[file];
        let mut at = value;
        for _ in 0..MOST_NAMES {
            at = match code.node(at).shape {
                Shape::Binary if matches!(code.name(at), "||" | "??" | "or") => code.child(at, Role::Right)?,
                Shape::Call => self.default_handed(file, at).or_else(|| code.positional(at).nth(1))?,
                Shape::Member => return self.stated_by_type(file, at),
                Shape::Name | Shape::Shorthand => self.program.tables[file].lookup(code, at, code.name(at)).iter().find_map(|one| match one {
                    Definition::Value(value, _) => Some(*value),
                    Definition::Part(of, keys) => default_in_pattern(code, *of, keys),
                    _ => None,
                })?,
                _ => return None,
            };
            if let text @ Value::Text(_) = self.value(file, at) {
                return Some(text);
            }
        }
        None
    }

    /// What a type of the repository has for a member from the start, where settings are read into an object of it: `settings.Get<Options>().Member`.
    fn stated_by_type(&self, file: usize, member: NodeId) -> Option<Value> {
        let code = &self.program.files[file];
        let class = self.type_read_into(file, code.object(member)?)?;
        self.members(class, code.name(member), 0).filter(|value| matches!(value, Value::Text(_) | Value::Literal(_)) && !value.is_nothing())
    }

    /// The type of the repository that settings are read into where an expression stands for the object.
    fn type_read_into(&self, file: usize, object: NodeId) -> Option<NodeRef> {
        let code = &self.program.files[file];
        let mut at = object;
        for _ in 0..MOST_NAMES {
            if let Some(class) = self.declared_class(file, at) {
                return Some(class);
            }
            at = match code.node(at).shape {
                Shape::Name => {
                    let found = self.program.tables[file].lookup(code, at, code.name(at));
                    found.iter().find_map(|one| if let Definition::Value(value, _) = one { Some(*value) } else { None })?
                }
                Shape::Member => code.object(at)?,
                Shape::Binary if code.name(at) == "??" => code.child(at, Role::Left)?,
                Shape::Call => {
                    let asked = code.children(code.callee(at)?).find(|child| code.node(*child).role == Role::TypeArgument)?;
                    return self.program.classes(code.name(asked), file).next();
                }
                _ => return None,
            };
        }
        None
    }

    /// The text that a call which reads something under a key is handed for where there is nothing, whatever it is made on: `settings.get("key", "text")`.
    #[must_use]
    pub fn unless_read(&self, file: usize, value: NodeId) -> Option<Value> {
        let code = &self.program.files[file];
        let mut at = value;
        for _ in 0..MOST_NAMES {
            match code.node(at).shape {
                Shape::Name => {
                    let found = self.program.tables[file].lookup(code, at, code.name(at));
                    at = found.iter().find_map(|one| if let Definition::Value(value, _) = one { Some(*value) } else { None })?;
                }
                Shape::Call => {
                    let reads = code.callee_name(at).is_some_and(|name| self.program.words(file).reads.contains(&name));
                    let key = code.positional(at).next().filter(|key| code.node(*key).shape == Shape::Text);
                    key.filter(|_| reads)?;
                    let default = self.default_handed(file, at).or_else(|| code.positional(at).nth(1))?;
                    return Some(self.value(file, default)).filter(|value| matches!(value, Value::Text(_)));
                }
                _ => return None,
            }
        }
        None
    }

    /// The call that gives a parameter its value, as what is said of its type has it: `client: Annotated[Client, Depends(get_client)]`, also under a name of its own.
    #[must_use]
    pub fn given_by_type(&self, file: usize, parameter: NodeId) -> Option<NodeRef> {
        let mark = self.program.words(file).annotates?;
        let mut at = NodeRef { file, node: self.program.files[file].child(parameter, Role::Type)? };
        for _ in 0..MOST_NAMES {
            let code = self.program.files.get(at.file)?;
            if code.text(at.node).split('[').next().is_some_and(|head| head.rsplit('.').next() == Some(mark)) {
                let runs = |call: &NodeId| code.callee_name(*call).is_some_and(|name| matches!((self.meaning)(at.file, &format!("*{name}")), Some(Meaning::Runs(_))));
                let node = code.descendants(at.node).find(|node| code.node(*node).shape == Shape::Call && runs(node))?;
                return Some(NodeRef { file: at.file, node });
            }
            at = match self.program.tables[at.file].lookup(code, at.node, code.name(at.node)) {
                [Definition::Value(node, _)] => NodeRef { file: at.file, node: *node },
                [Definition::Import(module, Some(name))] => {
                    let file = self.program.module(at.file, module)?;
                    let [Definition::Value(node, _)] = self.program.tables[file].defined(0, name) else { return None };
                    NodeRef { file, node: *node }
                }
                _ => return None,
            };
        }
        None
    }

    /// The object that a framework has made for a parameter by the function that its default or its type names: `client=Depends(get_client)`.
    pub(super) fn made_for(&self, file: usize, parameter: NodeId, depth: u32) -> Option<Value> {
        let code = &self.program.files[file];
        let is_run = |at: &NodeRef| {
            let code = &self.program.files[at.file];
            code.callee_name(at.node).is_some_and(|name| matches!((self.meaning)(at.file, &format!("*{name}")), Some(Meaning::Runs(_))))
        };
        let default = code.child(parameter, Role::Value).filter(|default| code.node(*default).shape == Shape::Call).map(|node| NodeRef { file, node });
        let call = default.or_else(|| self.given_by_type(file, parameter)).filter(is_run)?;
        Some(self.eval(call, depth + 1)).filter(|value| matches!(value, Value::Object(_)))
    }

    /// The argument that says by its name what stands for what is missing.
    fn default_handed(&self, file: usize, call: NodeId) -> Option<NodeId> {
        let code = &self.program.files[file];
        let is_named = |child: &NodeId| code.node(*child).shape == Shape::Argument && self.program.words(file).defaults.contains(&code.name(*child));
        code.children(call).find(is_named).and_then(|child| code.value_of(child))
    }
}

/// A value where another one stands for it if it is left out: what is configured stays that, and what is known is no other.
pub(super) fn unless_left_out(value: Value, default: impl FnOnce() -> Value) -> Value {
    match value {
        Value::Unknown(Why::Undeclared(_)) => default(),
        value @ Value::Unknown(_) => Value::choice(vec![value, default()]),
        value => value,
    }
}
