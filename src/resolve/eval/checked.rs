//! Settings that a library makes of a schema, and those that it checks: `convict({ … })`, `schema.parse(process.env)`.

use super::{Evaluator, Meaning};
use crate::code::{NodeId, Shape};
use crate::resolve::{NodeRef, Value, is_nothing};

/// What stands before a name that a leaf of a schema has, in the words of the rows.
pub const LEAF: &str = "leaf";
/// The key that marks what was checked.
pub(super) const CHECKED: &str = "()";

impl Evaluator<'_> {
    /// The settings that are made of a schema: each leaf tells the variable that fills it, and its default.
    pub(super) fn settings_of(&self, file: usize, schema: Value) -> Option<Value> {
        matches!(schema, Value::Record(_)).then(|| self.section_of(file, schema))
    }

    /// A section or leaf of a schema; what is no record is the default itself, as settings that another schema gave are.
    fn section_of(&self, file: usize, section: Value) -> Value {
        let Value::Record(entries) = section else { return section };
        let of = |meant: Meaning| entries.iter().find(|(key, _)| (self.meaning)(file, &format!("{LEAF} {key}")) == Some(meant)).map(|(_, value)| value.clone());
        let variable = of(Meaning::Configured).and_then(|name| name.as_text().map(|name| Value::Configured(name.to_owned())));
        // Of a section that is called like what a leaf has, the value is no text.
        let default = of(Meaning::Default).filter(|value| !matches!(value, Value::Record(_)));
        if variable.is_some() || default.is_some() {
            let default = default.filter(|value| variable.is_none() || !value.as_text().is_some_and(|text| text.is_empty() || is_nothing(text)));
            return Value::choice(variable.into_iter().chain(default).collect());
        }
        let sections = entries.iter().map(|(key, value)| (key.clone(), self.section_of(file, value.clone())));
        Value::Record(sections.collect::<Vec<_>>().into())
    }

    /// The settings that a library is handed to check and give back: all of the environment, or some of its variables by their own names, as they are or as an option.
    pub(super) fn checked(&self, at: NodeRef, depth: u32) -> Option<Value> {
        let code = self.code(at);
        code.positional(at.node).find_map(|argument| {
            let entries = code.children(argument).filter(|entry| code.node(argument).shape == Shape::Record && code.node(*entry).shape == Shape::Entry);
            let options = entries.filter_map(|entry| code.value_of(entry));
            std::iter::once(argument).chain(options).find_map(|node| self.environment(NodeRef { file: at.file, node }, depth))
        })
    }

    /// The environment, or a record of its variables by their own names.
    fn environment(&self, at: NodeRef, depth: u32) -> Option<Value> {
        let code = self.code(at);
        let reads_all = |node: NodeId| (self.meaning)(at.file, code.name(node)) == Some(Meaning::Configured);
        match code.node(at.node).shape {
            Shape::Member if reads_all(at.node) => Some(self.eval(at, depth)).filter(|value| matches!(value, Value::Configured(_))),
            Shape::Record => {
                let own = |entry: NodeId| {
                    code.value_of(entry).is_some_and(|value| {
                        code.node(value).shape == Shape::Member && code.object(value).is_some_and(reads_all) && code.key_of(entry).as_deref() == Some(code.name(value))
                    })
                };
                let mut entries = code.children(at.node).peekable();
                (entries.peek().is_some() && entries.all(own)).then(|| self.eval(at, depth))
            }
            _ => None,
        }
    }
}

/// What an object of a library checked and gives back, where that is a record: on its own, or under a name of the checker's.
pub(super) fn checked_record(parts: &[Value]) -> Option<Value> {
    let (checker, rest) = parts.split_first()?;
    // A schema that is given more to check is one still: `object().keys({ … }).validate(settings)`.
    let is_checked = || matches!(checker, Value::Record(entries) if entries.iter().any(|(key, _)| key == CHECKED));
    if !matches!(checker, Value::Object(_)) && !is_checked() {
        return None;
    }
    match rest {
        [Value::Record(entries), ..] => {
            let marked = entries.iter().cloned().chain([(CHECKED.to_owned(), Value::Literal(String::new()))]);
            Some(Value::Record(marked.collect::<Vec<_>>().into()))
        }
        [of @ Value::Configured(_)] => Some(of.clone()),
        _ => None,
    }
}
