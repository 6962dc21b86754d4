//! Calls of a member of what is handed over to be installed: `app.use(plugin, options)`, `server.register({ plugin, options })`.

use super::renamed::module_mentions;
use super::{Caller, HandedOver, MOST_ALIASES};
use crate::classify::Classifier;
use crate::code::{Code, NodeId, Shape};
use crate::fact::FactKind;
use crate::query::{Row, Step, Subject};
use crate::resolve::{NodeRef, Value};

/// Records of one application that say what is installed with which options.
pub(super) const MOST_RECORDS: usize = 256;
/// Calls of one application by the name of what installs that are looked at for each function.
const MOST_CALLS: usize = 512;

/// A record that holds what is installed, and beside it the options.
#[derive(Clone, Copy)]
pub(in crate::classify) struct Installed {
    record: NodeRef,
    value: NodeId,
    options: NodeId,
}

/// The keys under which a record holds what a row installs, and its options.
pub(super) fn keys_of(row: &Row) -> Option<(&str, &str)> {
    match row.arguments.as_deref()? {
        [of, options] if row.fact == FactKind::Installs && !row.types.is_empty() => match (of.as_slice(), options.as_slice()) {
            ([Step::Name(of)], [Step::Name(options)]) => Some((of, options)),
            _ => None,
        },
        _ => None,
    }
}

/// The record around an entry that is one of something installed, by the keys of a row.
pub(super) fn installed_at(code: &Code, file: usize, entry: NodeId, row: &Row) -> Option<Installed> {
    let (of, options) = keys_of(row)?;
    let record = code.node(entry).parent;
    if code.node(record).shape != Shape::Record || !code.is_key(entry, of) && !row.types.iter().any(|member| code.is_key(entry, member)) {
        return None;
    }
    let given = |entry: NodeId| if code.node(entry).shape == Shape::Entry { code.value_of(entry) } else { Some(entry) };
    let beside = code.children(record).find(|other| *other != entry && code.is_key(*other, options))?;
    Some(Installed { record: NodeRef { file, node: record }, value: given(entry)?, options: given(beside)? })
}

impl Classifier<'_> {
    /// The calls that are given an object of which they call this member, and the records that say with which options they do.
    pub(super) fn installers(&self, function: NodeRef, name: &str) -> Vec<Caller> {
        let rows: Vec<&Row> = self.set(function.file).of(Subject::Call).filter(|row| row.fact == FactKind::Installs && row.types.iter().any(|member| member == name)).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let code = &self.program.files[function.file];
        let holder = code.ancestors(function.node).find(|up| code.node(*up).shape == Shape::Binding).and_then(|up| code.key_of(up));
        let mentions = rows.iter().filter_map(|row| Some(format!("{}({}", row.name, holder.as_ref()?)));
        // Of what takes no options nobody says any. An object of a type is made where it is installed, or has a name that its module alone tells.
        let takes_options = self.program.parameters(function).nth(1).is_some();
        let is_brought = || code.enclosing(function.node, Shape::Class).is_some() || rows.iter().any(|row| keys_of(row).is_some());
        let modules = if takes_options && is_brought() { module_mentions(code) } else { Vec::new() };
        self.eval.wanted.borrow_mut().mentions.extend(mentions.chain(modules).map(|word| (function.file, word)));
        let is_given = |call: &&NodeRef| {
            let first = self.program.files[call.file].positional(call.node).next();
            let has = |value: &Value| match value {
                Value::Object(made) => code.enclosing(function.node, Shape::Class).is_some_and(|node| self.eval.class_made(*made) == Some(NodeRef { file: function.file, node })),
                value => self.holds(value, name, None, function),
            };
            first.is_some_and(|first| has(&self.eval.value(call.file, first)))
        };
        let is_near = |call: &&NodeRef| self.program.owners[call.file] == self.program.owners[function.file];
        let calls = rows.iter().flat_map(|row| self.program.calls(&row.name).iter().filter(is_near).take(MOST_CALLS).filter(is_given).inspect(|_| row.hit()));
        let calls = calls.map(|call| Caller { call: *call, followed: true, handed_over: None }).take(MOST_ALIASES);
        let beside = rows.iter().filter_map(|row| Some((row, keys_of(row)?.0))).flat_map(|(row, of)| {
            let is_it = move |one: &&Installed| {
                self.program.owners[one.record.file] == self.program.owners[function.file] && self.holds(&self.eval.value(one.record.file, one.value), name, Some(of), function)
            };
            self.renamed().installed.iter().filter(is_it).inspect(|_| row.hit())
        });
        let beside = beside.map(|one| Caller { call: one.record, followed: true, handed_over: Some(HandedOver::Beside(one.options)) }).take(MOST_ALIASES);
        calls.chain(beside).collect()
    }

    /// Whether a value is a function, or what holds it under its name: a record or module, or what that has under another key.
    fn holds(&self, value: &Value, name: &str, inside: Option<&str>, function: NodeRef) -> bool {
        match value {
            Value::Function(of) => *of == function && inside.is_some(),
            Value::Record(entries) => {
                entries.iter().any(|(key, value)| key == name && *value == Value::Function(function) || inside == Some(key) && self.holds(value, name, None, function))
            }
            Value::Module(file) => [Some(name), inside].into_iter().flatten().filter_map(|key| self.eval.given_under(*file, key)).any(|value| match value {
                Value::Function(of) => of == function,
                value => self.holds(&value, name, None, function),
            }),
            _ => false,
        }
    }
}
