//! What objects are made with, what their members are by default, and what is read of records under a key.

use super::calls::substitute;
use super::{Evaluator, MOST_DERIVED};
use crate::code::{NodeId, Role, Shape};
use crate::resolve::{Definition, NodeRef, Value, Why};

/// Members of one type that its objects are constructed with.
const MOST_FIELDS: usize = 64;

impl Evaluator<'_> {
    /// `record.get("key")`, `record.get("key", default)`: what the record has under the key, else the default or nothing.
    pub(super) fn read_by_key(&self, at: NodeRef, callee: NodeId, depth: u32) -> Option<Value> {
        let code = self.code(at);
        let object = code.object(callee).filter(|_| self.program.words(at.file).reads.contains(&code.name(callee)))?;
        let mut given = code.positional(at.node).map(|node| self.eval(NodeRef { file: at.file, node }, depth));
        let (Some(Value::Text(key)), default, None) = (given.next(), given.next(), given.next()) else { return None };
        let of = self.eval(NodeRef { file: at.file, node: object }, depth);
        match &of {
            Value::Unknown(Why::Parameter(..)) if self.declared_class(at.file, object).is_some() => None,
            Value::Unknown(Why::Parameter(..)) => Some(Value::choice(std::iter::once(self.part(of, &key, depth)).chain(default).collect())),
            _ => self.read_of(&of, &key, default.as_ref(), depth),
        }
    }

    fn read_of(&self, of: &Value, key: &str, default: Option<&Value>, depth: u32) -> Option<Value> {
        match of {
            Value::Record(entries) if entries.iter().any(|(known, _)| known == key) => Some(self.part(of.clone(), key, depth)),
            Value::Record(entries) if entries.iter().any(|(known, _)| known == "...") => {
                Some(Value::choice(std::iter::once(self.part(of.clone(), key, depth)).chain(default.cloned()).collect()))
            }
            Value::Record(_) => Some(default.cloned().unwrap_or_else(|| Value::Literal("None".to_owned()))),
            Value::Choice(parts) if !parts.is_empty() => {
                let read: Vec<Value> = parts.iter().filter_map(|part| self.read_of(part, key, default, depth)).collect();
                (!read.is_empty()).then(|| Value::choice(read))
            }
            // A map is made of pairs.
            Value::Object(made) => {
                let pairs = self.code(*made).positional(made.node).next().filter(|_| self.code(*made).node(made.node).shape == Shape::New)?;
                self.read_of(&self.eval(NodeRef { file: made.file, node: pairs }, depth), key, default, depth)
            }
            Value::List(pairs) => pairs.iter().find_map(|pair| match pair {
                Value::List(pair) => matches!(&pair[..], [Value::Text(known), _] if known == key).then(|| pair[1].clone()),
                _ => None,
            }),
            _ => None,
        }
    }

    /// The key of an entry or assignment, also where a constant gives it.
    pub(super) fn key(&self, file: usize, entry: NodeId, depth: u32) -> Option<String> {
        let code = &self.program.files[file];
        let given = if code.is_keyed_by_name(entry) {
            Some(self.name(NodeRef { file, node: entry }, code.name(entry), depth))
        } else {
            code.computed_key(entry).map(|node| self.eval(NodeRef { file, node }, depth))
        };
        match given {
            Some(Value::Text(key)) => Some(key),
            _ => code.key_of(entry),
        }
    }

    /// The key of an entry or assignment, also where a constant gives it.
    #[must_use]
    pub fn key_of(&self, file: usize, entry: NodeId) -> Option<String> {
        self.steps.set(0);
        self.key(file, entry, 0)
    }

    /// The record that is made of named arguments, and of other records before them.
    pub(super) fn record_of(&self, at: NodeRef, depth: u32) -> Value {
        let code = self.code(at);
        let mut entries = Vec::new();
        for argument in code.children(at.node).filter(|child| code.node(*child).role == Role::Argument) {
            let value = self.eval(NodeRef { file: at.file, node: argument }, depth);
            match (code.node(argument).shape, value) {
                (Shape::Argument, value) if !code.name(argument).is_empty() => entries.push((code.name(argument).to_owned(), value)),
                (_, Value::Record(inner)) => entries.extend(inner.iter().cloned()),
                (_, other) => entries.push(("...".to_owned(), other)),
            }
        }
        Value::Record(entries.into())
    }

    /// What a member is by default, where the call that stands for it says so.
    pub(super) fn stated_default(&self, at: NodeRef, depth: u32) -> Option<Value> {
        let code = self.code(at);
        let names = self.program.words(at.file).defaults;
        let named = code.children(at.node).find(|child| code.node(*child).shape == Shape::Argument && names.contains(&code.name(*child))).and_then(|child| code.value_of(child));
        let given = named.or_else(|| code.positional(at.node).next())?;
        match self.eval(NodeRef { file: at.file, node: given }, depth) {
            Value::Function(function) => self.returned(function, &[], depth),
            Value::Unknown(Why::Undeclared(_) | Why::Other) => None,
            Value::Literal(text) if text == "..." => None,
            value => Some(value),
        }
    }

    /// The members that objects of a type are constructed with, in their order: where neither it nor a base of it in the repository has a constructor.
    fn fields(&self, class: NodeRef) -> Vec<(NodeRef, NodeId)> {
        let words = self.program.words(class.file);
        let lineage = self.program.lineage(class);
        let constructs = |at: &NodeRef| words.constructor.is_some_and(|name| !self.program.tables[at.file].member(at.node, name).is_empty());
        if !words.fields_construct || lineage.iter().any(constructs) {
            return Vec::new();
        }
        let declared = |at: &NodeRef| {
            let code = self.code(*at);
            let at = *at;
            let within = code.children(at.node).flat_map(move |child| if code.node(child).shape == Shape::Block { code.children(child).collect() } else { vec![child] });
            within
                .filter(move |id| matches!(code.node(*id).shape, Shape::Assign | Shape::Binding | Shape::Field) && code.child(*id, Role::Type).is_some())
                .map(move |id| (at, id))
                .collect::<Vec<_>>()
        };
        lineage.iter().rev().flat_map(declared).take(MOST_FIELDS).collect()
    }

    /// What an object was made with for a member of its type.
    pub(super) fn made_with(&self, made: NodeRef, class: NodeRef, name: &str, depth: u32) -> Option<Value> {
        let fields = self.fields(class);
        let index = fields.iter().position(|(at, field)| self.code(*at).key_of(*field).as_deref() == Some(name))?;
        let code = self.code(made);
        let is_named = |child: &NodeId| code.node(*child).role == Role::Argument && code.node(*child).shape == Shape::Argument && code.name(*child) == name;
        let named = code.children(made.node).find(is_named).and_then(|child| code.value_of(child));
        let given = named.or_else(|| code.positional(made.node).nth(index))?;
        Some(self.eval(NodeRef { file: made.file, node: given }, depth + 1))
    }

    /// What the objects of a type that are made anywhere are made with for a member.
    pub(super) fn all_made_with(&self, class: NodeRef, name: &str, depth: u32) -> Vec<Value> {
        if self.fields(class).iter().all(|(at, field)| self.code(*at).key_of(*field).as_deref() != Some(name)) {
            return Vec::new();
        }
        let made = self.program.calls(self.code(class).name(class.node)).iter().filter(|call| !self.code(**call).test || self.code(class).test);
        let made = made.filter(|call| self.class_made(**call) == Some(class));
        made.take(MOST_DERIVED).filter_map(|call| self.made_with(*call, class, name, depth)).collect()
    }

    /// A member of an object with the arguments of its construction in the place of the constructor's parameters.
    pub(super) fn with_arguments(&self, made: NodeRef, class: NodeRef, value: Value, depth: u32) -> Value {
        let Some(word) = self.program.words(class.file).constructor else { return value };
        let constructor = self.program.lineage(class).into_iter().find_map(|at| {
            let found = self.program.tables[at.file].member(at.node, word).iter();
            found.into_iter().find_map(|one| if let Definition::Function(node) = one { Some(NodeRef { file: at.file, node: *node }) } else { None })
        });
        let Some(constructor) = constructor.filter(|of| mentions(&value, *of)) else { return value };
        let given = self.given(constructor, made, depth + 1);
        let of = |index: usize, path: &str| {
            let given = given.get(index).filter(|given| !matches!(given, Value::Unknown(Why::Parameter(of, ..)) if *of == constructor))?;
            Some(path.split('.').skip(1).fold(given.clone(), |value, field| self.part(value, field, depth + 1)))
        };
        substitute(value, constructor, &of)
    }
}

/// Whether a value is made of what a function is handed.
fn mentions(value: &Value, function: NodeRef) -> bool {
    match value {
        Value::Unknown(Why::Parameter(of, ..)) => *of == function,
        Value::List(parts) | Value::Choice(parts) | Value::Joined(parts) => parts.iter().any(|part| mentions(part, function)),
        _ => false,
    }
}
