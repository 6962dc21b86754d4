//! Keys of settings: where the settings of a repository hold what its code reads.

use super::Classifier;
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::LANGUAGES;
use crate::query::plain_key;
use crate::resolve::{Definition, NodeRef, Value, Why};
use foldhash::HashMap;

/// Shortest key that says the same in the settings of another application.
const SHARED_KEY: usize = 8;
/// A shorter name of a section stands in every file.
const SHORT_SECTION: usize = 4;
/// Longest key of a list of variables, and sections around an entry.
const LONGEST_KEY: usize = 100;
const DEEPEST: usize = 8;
/// Names through which what is read under a key is followed.
const MOST_NAMES: usize = 4;

/// A key of settings.
#[derive(Debug)]
pub(super) struct Key {
    at: NodeRef,
    /// As the file has it, with its sections.
    written: String,
    /// The same, each part plain.
    parts: Vec<String>,
}

/// Keys of settings by their last part, in the order of their files.
pub(super) type Keys = HashMap<String, Vec<Key>>;

impl Classifier<'_> {
    /// Where the settings of an application, or of one that uses it as a library, hold a key that its code reads, and the key as it stands there; what is missing
    /// is asked for.
    pub(super) fn configured_at(&self, file: usize, key: &str) -> Option<(NodeRef, &str)> {
        let wanted = segments(key);
        let keys = self.keys_of(wanted.last()?);
        let common = |key: &Key| key.parts.iter().rev().zip(wanted.iter().rev()).take_while(|(a, b)| a == b).count();
        let best_of = |applications: &[usize]| {
            let held = keys.iter().filter(|key| applications.contains(&self.program.owners[key.at.file]));
            held.max_by_key(|key| (common(key), std::cmp::Reverse(key.at)))
        };
        let best = best_of(&[self.program.owners[file]]).or_else(|| best_of(&self.context(file).used_by));
        if best.is_none() {
            self.eval.wanted.borrow_mut().keys.insert((file, key.rsplit([':', '.']).next().unwrap_or(key).to_owned()));
        }
        best.map(|key| (key.at, key.written.as_str()))
    }

    /// The text that settings of the application, or else of another one, hold under a key; what is missing is asked for.
    pub(super) fn setting_text(&self, file: usize, key: &str) -> Option<String> {
        let elsewhere = || segments(key).pop().filter(|last| last.len() >= SHARED_KEY).and_then(|last| self.keys_of(&last).first().map(|key| key.at));
        let text = self.text_at(self.configured_at(file, key).map(|(at, _)| at).or_else(elsewhere)?)?;
        Some(self.text_of_variable(file, &text).unwrap_or(text))
    }

    /// The text of the variable that a setting names as what fills it: `"token": "OIDC_TOKEN"`.
    fn text_of_variable(&self, file: usize, text: &str) -> Option<String> {
        let is_variable = text.contains('_') && text.len() <= LONGEST_KEY && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
        let (at, written) = if is_variable { self.configured_at(file, text)? } else { return None };
        self.text_at(at).filter(|_| written == text)
    }

    /// The text that settings of the application itself, or of one that uses it as a library, hold under a key; what is missing is asked for.
    pub(super) fn own_setting_text(&self, file: usize, key: &str) -> Option<String> {
        self.text_at(self.configured_at(file, key)?.0)
    }

    /// The text that stands behind an option whose value code reads from settings, in those of the application or of one that uses it: under a fixed key, or as
    /// the member of an object of the repository's own that holds settings and bears the key's name.
    pub(super) fn text_read(&self, file: usize, value: &Value, node: Option<NodeId>) -> Option<String> {
        let key = match value {
            Value::Configured(key) => key.clone(),
            Value::Unknown(Why::Undeclared(_) | Why::Parameter(..) | Why::Other) | Value::Object(_) => {
                let code = &self.program.files[file];
                let member = node.filter(|node| code.node(*node).shape == Shape::Member)?;
                let object = code.object(member)?;
                let made = if let Value::Object(made) = self.eval.value(file, object) { self.eval.class_made(made) } else { None };
                made.or_else(|| self.eval.declared_class(file, object))?;
                code.name(member).to_owned()
            }
            _ => return None,
        };
        self.own_setting_text(file, &key).or_else(|| self.default_behind(NodeRef { file, node: node? }, &key))
    }

    /// All texts that the settings of the application, or of one that uses it, may hold for what code reads: of a member of the repository's own whose object is
    /// filled from them only the name is known.
    pub(super) fn texts_read(&self, file: usize, value: &Value, node: NodeId) -> Vec<String> {
        if let Value::Configured(key) = value {
            return self.own_setting_text(file, key).into_iter().collect();
        }
        let code = &self.program.files[file];
        if code.node(node).shape != Shape::Member || !is_filled_elsewhere(value) {
            return Vec::new();
        }
        // What is missing is asked for.
        let name = code.name(node);
        let Some(_) = self.configured_at(file, name) else { return Vec::new() };
        let holds = |key: &&Key| {
            let owner = self.program.owners[key.at.file];
            owner == self.program.owners[file] || self.context(file).used_by.contains(&owner)
        };
        self.keys_of(&plain_key(name)).iter().filter(holds).filter_map(|key| self.text_at(key.at)).collect()
    }

    /// The texts that settings of the application, or of one that uses it, hold in a section, under keys that have one of some words in their names; what is missing
    /// is asked for.
    pub(super) fn texts_in_section(&self, file: usize, section: &str, words: &[String]) -> Vec<String> {
        let wanted = segments(section);
        let Some(last) = section.rsplit([':', '.']).next().filter(|_| !wanted.is_empty()) else { return Vec::new() };
        let owner = self.program.owners[file];
        let is_own = |key: &&Key| [owner].iter().chain(&self.context(file).used_by).any(|user| *user == self.program.owners[key.at.file]);
        let is_inside = |key: &&Key| key.parts.split_last().is_some_and(|(_, around)| around.ends_with(&wanted)) && is_own(key);
        let all = self.shared.settings_keys.get_or_init(|| self.index_settings());
        let mut held: Vec<NodeRef> =
            all.iter().filter(|(name, _)| words.iter().any(|word| name.contains(word.as_str()))).flat_map(|(_, keys)| keys.iter().filter(is_inside)).map(|key| key.at).collect();
        held.sort_unstable();
        if held.is_empty() {
            // A short name tells something where it stands in quotes.
            self.eval.wanted.borrow_mut().keys.insert((file, if last.len() < SHORT_SECTION { format!("\"{last}\"") } else { last.to_owned() }));
        }
        held.into_iter().filter_map(|at| self.text_at(at)).collect()
    }

    /// The key under which an expression is read of something, in the same file: itself, or what the variable or member is given that it names.
    pub(super) fn key_read(&self, file: usize, node: NodeId) -> Option<String> {
        let code = &self.program.files[file];
        let table = &self.program.tables[file];
        let mut at = node;
        for _ in 0..MOST_NAMES {
            let given = |found: &[Definition]| found.iter().find_map(|one| if let Definition::Value(value, _) = one { Some(*value) } else { None });
            at = match code.node(at).shape {
                Shape::Name => given(&table.held(code, at))?,
                Shape::Member if code.object(at).is_some_and(|object| self.program.is_own_object(file, object)) => {
                    given(table.member(code.enclosing(at, Shape::Class)?, code.name(at)))?
                }
                Shape::Index => return code.child(at, Role::Index).and_then(|index| code.plain(index)),
                Shape::Call if code.callee_name(at).is_some_and(|name| LANGUAGES[code.language].words.reads.contains(&name)) => {
                    return code.positional(at).next().and_then(|key| code.plain(key));
                }
                _ => return None,
            };
        }
        None
    }

    fn text_at(&self, at: NodeRef) -> Option<String> {
        let code = &self.program.files[at.file];
        match code.node(at.node).shape {
            Shape::Text => code.plain(at.node).and_then(|text| text.split_once('=').map(|(_, value)| value.trim().to_owned())),
            _ => code.value_of(at.node).and_then(|value| if code.node(value).shape == Shape::Literal { Some(code.text(value).to_owned()) } else { code.plain(value) }),
        }
    }

    fn keys_of(&self, last: &str) -> &[Key] {
        self.shared.settings_keys.get_or_init(|| self.index_settings()).get(last).map_or(&[], Vec::as_slice)
    }

    fn index_settings(&self) -> Keys {
        let mut keys: Keys = HashMap::default();
        for (file, code) in self.program.files.iter().enumerate().filter(|(file, code)| self.is_settings(*file) && !code.test) {
            for node in (0..).take(code.nodes.len()) {
                let Some(path) = path_of(code, node) else { continue };
                let parts: Vec<String> = path.iter().flat_map(|key| segments(key)).collect();
                if let Some(last) = parts.last().cloned() {
                    keys.entry(last).or_default().push(Key { at: NodeRef { file, node }, written: path.join(":"), parts });
                }
            }
        }
        keys
    }
}

/// Whether code says no more of a value than that something else fills it.
fn is_filled_elsewhere(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.is_empty(),
        Value::Choice(parts) => parts.iter().all(is_filled_elsewhere),
        Value::Configured(_) | Value::Object(_) | Value::Unknown(Why::Undeclared(_) | Why::Parameter(..) | Why::Answer(_) | Why::Other) => true,
        other => other.is_nothing(),
    }
}

/// The sections around an entry of settings and its key; of `KEY=VALUE` in a list of variables the key.
fn path_of(code: &Code, node: NodeId) -> Option<Vec<String>> {
    match code.node(node).shape {
        Shape::Text => {
            let text = code.plain(node)?;
            let key = text.split_once('=')?.0.trim();
            let plain = !key.is_empty() && key.len() <= LONGEST_KEY && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '.'));
            plain.then(|| vec![key.to_owned()])
        }
        Shape::Entry | Shape::Binding | Shape::Assign => {
            code.value_of(node).filter(|value| code.node(*value).shape != Shape::Record)?;
            let own = code.named_beside(node).or_else(|| code.key_of(node))?;
            let around = code.ancestors(node).filter(|up| code.node(*up).shape == Shape::Entry).filter_map(|up| code.key_of(up)).take(DEEPEST);
            let mut path: Vec<String> = [own].into_iter().chain(around).collect();
            path.reverse();
            Some(path)
        }
        _ => None,
    }
}

/// The parts of a key, plain: `AzureAd:ClientId`, `AzureAd__ClientId` and `process.env.CLIENT_ID` alike.
fn segments(key: &str) -> Vec<String> {
    key.split([':', '.']).flat_map(|part| part.split("__")).map(plain_key).filter(|part| !part.is_empty()).collect()
}
