//! Whose address a call is handed, and with whose an object was made that is asked.

use super::address::{Receiver, is_address_of_another, texts_of};
use super::providers::keys_read;
use crate::classify::Classifier;
use crate::classify::belonging::root_of;
use crate::classify::hosts::names_entra;
use crate::classify::select::Selected;
use crate::code::{NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::{Entra, Row, Selector, Subject};
use crate::resolve::{Definition, NodeRef, Value, Why};

/// Arguments of a call that may say whom it asks, and values that are looked at for it.
const MOST_HANDED: usize = 3;
const MOST_VALUES: usize = 200;
/// Members that one object is constructed with.
const MOST_HANDED_OVER: usize = 32;

impl Classifier<'_> {
    /// Whether a selected value is an address at Entra; one that is not known is where its file shows Entra, or its application has an endpoint there.
    pub(in crate::classify) fn is_at_entra(&self, file: usize, call: NodeId, selector: &Selector) -> bool {
        let set = self.set(file);
        let leads = |one: &Selected| {
            let mut texts = texts_of(&one.value);
            if let Value::Unknown(Why::Parameter(function, index, path)) = &one.value {
                texts.extend(self.texts_passed_in(*function, *index, path));
            }
            self.eval.want(one.at.file, &one.value);
            texts.extend(keys_read(&one.value).into_iter().filter_map(|key| self.text_under(one.at.file, key)));
            // What is no address says nothing of one.
            let tells = |text: &&String| text.contains("://") || text.starts_with('/') || text.contains('.');
            let mut known = texts.iter().filter(tells).peekable();
            if known.peek().is_none() {
                let found_out = || self.is_entra(file) && self.has_endpoint(file) && self.is_found_out(&one.value);
                // Calls of the application as itself show nothing of a sign-in, unless its address is called after Entra.
                let named = || keys_read(&one.value).into_iter().any(|key| self.provider_named(one.at.file, key) == Some(Receiver::Entra));
                let shown = || self.seen.files.contains(&file) && (self.seen.signing.contains(&self.program.owners[file]) || named());
                (shown() || found_out()) && !self.is_read_for_another(one.at.file, &one.value) && !self.is_called_after_another(file, call)
            } else {
                known.any(|text| names_entra(set, text) || set.in_text(Subject::Text, text).iter().any(|row| row.entra == Some(Entra::Evidence)))
            }
        };
        selector.iter().flat_map(|path| self.select_path(file, call, path)).any(|one| leads(&one))
    }

    /// Whether a value is one that the application finds out itself: not one of which nothing is seen that hands it in.
    fn is_found_out(&self, value: &Value) -> bool {
        let Value::Unknown(Why::Parameter(function, ..)) = value else { return true };
        let code = &self.program.files[function.file];
        let handed = code.node(code.node(function.node).parent).shape == Shape::Call && code.node(function.node).role == Role::Argument;
        handed || !self.callers(*function).is_empty()
    }

    /// Whether a call of a library of many providers is made on a client, or handed a configuration, whose address is fixed and somebody else's.
    pub(in crate::classify) fn is_asked_elsewhere(&self, file: usize, call: NodeId, row: &Row) -> bool {
        let code = &self.program.files[file];
        let object = code.callee(call).and_then(|callee| code.object(callee));
        // A part of a client is asked where the client is: `client.credentials.get()`.
        let objects = std::iter::successors(object, |at| code.object(*at).filter(|_| code.node(*at).shape == Shape::Member)).take(MOST_HANDED);
        let mut elsewhere = false;
        for at in objects.chain(code.positional(call).take(MOST_HANDED)) {
            let value = self.eval.value(file, at);
            // A client is made with the address that it asks before all else.
            let first = row.fact == FactKind::Client && code.positional(call).next() == Some(at);
            let value = if first && !matches!(value, Value::Record(_)) { Value::Record(vec![(String::new(), value)].into()) } else { value };
            match self.addressed(file, &value) {
                Some(true) => return false,
                Some(false) => elsewhere = true,
                None => {}
            }
        }
        elsewhere
    }

    /// Whether a member that many providers have is handed to a call, in a file that shows Entra and a function that does not talk to somebody else.
    pub(in crate::classify) fn is_handed_at_entra(&self, file: usize, member: NodeId, row: &Row) -> bool {
        self.is_handed(file, member) && self.seen.files.contains(&file) && self.entra_near(file, member, row)
    }

    /// Whether a member is handed to a call that does something with it.
    pub(in crate::classify) fn is_handed(&self, file: usize, member: NodeId) -> bool {
        let code = &self.program.files[file];
        let up = code.node(member).parent;
        matches!(code.node(up).shape, Shape::Call | Shape::New) && code.callee(up) != Some(member) && !self.is_context(file, member)
    }

    /// Whether an object was made with an address at Entra (`true`) or with one of somebody else, and none at Entra; `None` where it was made with none.
    pub(in crate::classify) fn addressed(&self, file: usize, value: &Value) -> Option<bool> {
        let set = self.set(file);
        // What is handed in without a name may as well be where the application is called back.
        let mut open = vec![(file, None::<String>, value.clone())];
        let (mut left, mut elsewhere) = (MOST_VALUES, false);
        while let Some((file, key, value)) = open.pop() {
            left -= 1;
            if left == 0 {
                return None;
            }
            match value {
                Value::Record(entries) => open.extend(entries.iter().map(|(key, value)| (file, Some(key.clone()), value.clone()))),
                Value::List(parts) => open.extend(parts.iter().map(|part| (file, key.clone(), part.clone()))),
                Value::Object(made) => {
                    let code = &self.program.files[made.file];
                    let object = code.callee(made.node).and_then(|callee| code.object(callee));
                    let parts = object.into_iter().chain(code.positional(made.node).take(MOST_HANDED));
                    // The only argument of a call is what it is about: `discover("https://…")`.
                    let found = code.node(made.node).shape == Shape::Call || code.positional(made.node).count() == 1;
                    open.extend(parts.map(|part| (made.file, found.then(String::new), self.eval.value(made.file, part))));
                    open.extend(self.initialized(made).into_iter().map(|(key, value)| (made.file, Some(key), value)));
                }
                other => {
                    let meant = key.as_ref().is_some_and(|key| key.is_empty() || !self.is_listed(file, key, "", |_| true));
                    self.eval.want(file, &other);
                    for text in self.addresses_in(file, &other) {
                        if names_entra(set, &text) {
                            return Some(true);
                        }
                        let named = set.in_text(Subject::Text, &text).iter().any(|row| row.entra == Some(Entra::Another) && row.taken());
                        elsewhere |= named || meant && is_address_of_another(set, &text, false);
                    }
                    elsewhere |= meant && self.is_read_for_another(file, &other);
                }
            }
        }
        elsewhere.then_some(false)
    }

    /// What the members are given that an object is constructed with, by their names; for what is read of another object that one.
    fn initialized(&self, made: NodeRef) -> Vec<(String, Value)> {
        let code = &self.program.files[made.file];
        let initializers = code.children(made.node).filter(|child| code.node(*child).shape == Shape::Initializer);
        let given = initializers.flat_map(|initializer| code.children(initializer)).filter(|child| code.node(*child).shape == Shape::Assign).take(MOST_HANDED_OVER);
        // What is read of an answer is told by what was asked.
        let asked = |name: NodeId| {
            let held = self.program.tables[made.file].held(code, name).into_iter();
            held.filter_map(|one| if let Definition::Value(value, _) = one { Some(value) } else { None }).find(|value| code.node(*value).shape == Shape::Call)
        };
        let read = |value: NodeId| match self.eval.value(made.file, value) {
            Value::Unknown(Why::Undeclared(_) | Why::Other | Why::Answer(_)) | Value::Object(_) if code.node(value).shape == Shape::Member => {
                let root = root_of(code, value);
                asked(root).map_or_else(|| self.eval.value(made.file, root), |node| Value::Object(NodeRef { file: made.file, node }))
            }
            known => known,
        };
        given.filter_map(|entry| Some((code.key_of(entry)?, read(code.value_of(entry)?)))).collect()
    }
}
