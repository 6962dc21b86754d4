//! Whose sign-in code speaks of by what it reads: the addresses that settings hold, and names that are called after a provider.

use super::address::{Receiver, starts_address, texts_of};
use crate::classify::Classifier;
use crate::classify::hosts::names_entra;
use crate::code::{NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::{Entra, Row, Subject, plain_key};
use crate::resolve::Value;
use foldhash::HashMap;

/// The addresses that code names for keys of settings that may be missing, by application and key.
pub(in crate::classify) type Defaults = HashMap<(usize, String), String>;

/// Levels above a client at which its name is looked for.
const MOST_LEVELS: usize = 3;
/// Options of one sign-in that are looked at.
const MOST_OPTIONS: usize = 64;
/// Parts of a value that are looked at.
const MOST_PARTS: usize = 16;

impl Classifier<'_> {
    /// The addresses that a value may be: those that are written out, and those that settings hold where it is read from them.
    pub(in crate::classify) fn addresses_in(&self, file: usize, value: &Value) -> Vec<String> {
        let mut found = texts_of(value);
        found.extend(keys_read(value).into_iter().filter_map(|key| self.text_under(file, key)));
        found.retain(|text| starts_address(text));
        found
    }

    /// The text that settings hold under a key, or else the address that the application's code has for it where they do not.
    pub(in crate::classify) fn text_under(&self, file: usize, key: &str) -> Option<String> {
        self.setting_text(file, key).or_else(|| self.defaults.get_or_init(|| self.find_defaults()).get(&(self.program.owners[file], key.to_owned())).cloned())
    }

    /// What is written behind a key that may be missing: `env.ISSUER || "https://…"`.
    fn find_defaults(&self) -> Defaults {
        let mut found = Defaults::default();
        for (file, code) in self.files().filter(|(file, code)| !code.test && !self.is_settings(*file)) {
            for (id, _) in (0..).zip(&code.nodes).filter(|(id, node)| node.shape == Shape::Binary && matches!(code.name(*id), "||" | "??" | "or")) {
                let (Some(left), Some(right)) = (code.child(id, Role::Left), code.child(id, Role::Right)) else { continue };
                let reads = matches!(code.node(left).shape, Shape::Member | Shape::Index | Shape::Call);
                let written = matches!(code.node(right).shape, Shape::Text | Shape::Name | Shape::Member) || code.node(right).shape == Shape::Binary && code.name(right) == "+";
                if reads
                    && written
                    && let Value::Configured(key) = self.eval.value(file, left)
                    && let Value::Text(text) = self.eval.value(file, right)
                    && starts_address(&text)
                {
                    found.entry((self.program.owners[file], key)).or_insert(text);
                }
            }
        }
        found
    }

    /// Whether an option of a library of many providers stands beside an address of somebody else, and none of Entra's.
    pub(in crate::classify) fn stands_by_another(&self, file: usize, option: NodeId, row: &Row) -> bool {
        let code = &self.program.files[file];
        let record = code.node(option).parent;
        row.entra.is_none()
            && row.fact != FactKind::Ignore
            && self.set(file).is_generic(row)
            && code.node(record).shape == Shape::Record
            && self.addressed(file, &self.eval.value(file, record)) == Some(false)
    }

    /// Whether the options that say where a sign-in is, known by parts of their names, are given somebody else's addresses and none of Entra's: written out, held
    /// by settings under the key that is read, or by those that fill the object which is read.
    pub(in crate::classify) fn is_given_another(&self, file: usize, call: NodeId, words: &[String]) -> bool {
        let code = &self.program.files[file];
        let says_where = |id: &NodeId| {
            let key = matches!(code.node(*id).shape, Shape::Assign | Shape::Argument | Shape::Entry).then(|| code.key_of(*id)).flatten().map(|key| plain_key(&key));
            key.is_some_and(|key| words.iter().any(|word| key.contains(word.as_str())))
        };
        // What runs once somebody signs in, in a function of its own, asks others as well.
        let inside = |id: NodeId| code.enclosing(id, Shape::Function).filter(|function| *function > call);
        let is_option = |id: &NodeId| inside(*id).is_none_or(|function| inside(function).is_none());
        let given = code.descendants(call).filter(says_where).filter(is_option).filter_map(|option| code.value_of(option)).take(MOST_OPTIONS);
        let addresses: Vec<String> = given.flat_map(|value| self.addresses_at(file, value)).collect();
        let entra = |text: &String| names_entra(self.set(file), text);
        !addresses.iter().any(entra) && addresses.iter().any(|text| has_host(text))
    }

    /// The addresses that an expression may be; of a member of the repository's own that is filled from settings, what these hold under its name.
    fn addresses_at(&self, file: usize, node: NodeId) -> Vec<String> {
        let value = self.eval.value(file, node);
        let found = self.addresses_in(file, &value);
        if found.is_empty() { self.texts_read(file, &value, node).into_iter().filter(|text| starts_address(text)).collect() } else { found }
    }

    /// Whether a call or an object is handed on under the name of another provider: `use("google", new Strategy(…))`.
    pub(in crate::classify) fn is_called_after_another(&self, file: usize, node: NodeId) -> bool {
        let code = &self.program.files[file];
        let calls = code.ancestors(node).take(MOST_LEVELS).take_while(|up| !matches!(code.node(*up).shape, Shape::Function | Shape::Binding | Shape::Return));
        let mut names = calls.filter(|up| code.node(*up).shape == Shape::Call).filter_map(|call| code.positional(call).next()).filter(|name| *name < node);
        names.any(|name| code.plain(name).is_some_and(|name| self.provider_named(file, &name) == Some(Receiver::Another)))
    }

    /// Whether a value is read from settings of which only the key is known, and that is called after another provider.
    pub(in crate::classify) fn is_read_for_another(&self, file: usize, value: &Value) -> bool {
        keys_read(value).into_iter().any(|key| self.provider_named(file, key) == Some(Receiver::Another) && self.text_under(file, key).is_none())
    }

    /// The provider after which a key of settings or a function is called: Entra, where both are named.
    pub(in crate::classify) fn provider_named(&self, file: usize, name: &str) -> Option<Receiver> {
        let name = plain_key(name);
        let rows = || self.set(file).of(Subject::Function).filter(|row| row.entra.is_some() && name.contains(row.name.as_str()));
        if rows().any(|row| row.entra == Some(Entra::Evidence) && row.taken()) {
            return Some(Receiver::Entra);
        }
        rows().any(|row| row.entra == Some(Entra::Another) && row.taken()).then_some(Receiver::Another)
    }
}

/// Whether an address names its host: it is written out, and no place to be filled in.
fn has_host(address: &str) -> bool {
    address.split_once("://").is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// The keys of settings that a value, or its beginning, is read from.
fn keys_read(value: &Value) -> Vec<&str> {
    match value {
        Value::Configured(key) => vec![key],
        Value::Joined(parts) => parts.first().map(keys_read).unwrap_or_default(),
        Value::Choice(parts) => parts.iter().take(MOST_PARTS).flat_map(keys_read).collect(),
        _ => Vec::new(),
    }
}
