//! Calls of functions under other names than their own: that of an import, of what a call gave, or of the key under which the function is handed on.

use super::installed::{self, Installed, MOST_RECORDS, installed_at};
use super::{Caller, MOST_ALIASES, given_to};
use crate::classify::Classifier;
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::language::{LANGUAGES, Modules};
use crate::query::{Row, Subject};
use crate::resolve::{Definition, NodeRef, Value};
use foldhash::{HashMap, HashSet};
use std::collections::BTreeMap;

/// Calls whose callees are followed because their names may stand for another one.
const MOST_FOLLOWED: usize = 4_000;
/// Types that inherit one constructor.
const MOST_HEIRS: usize = 32;
/// Names under which one file gives what has another name.
const MOST_GIVEN: usize = 64;
/// Keys under which one function is handed on.
const MOST_KEYS: usize = 4;
/// A shorter name or key stands in every file.
const SHORTEST_KEY: usize = 5;

/// What the judged code calls by other names than a function's own.
#[derive(Default)]
pub(in crate::classify) struct Renamed {
    /// Calls by the function, or by the type that is constructed.
    calls: HashMap<NodeRef, Vec<NodeRef>>,
    /// Calls that are handed the function.
    handed: HashMap<NodeRef, Vec<Caller>>,
    /// Values that stand under another key, by their names.
    keys: HashMap<String, Vec<NodeRef>>,
    /// Records of what is installed with which options.
    pub(super) installed: Vec<Installed>,
    /// Names under which files give functions and types that have another one, by what they give.
    given: HashMap<NodeRef, Vec<String>>,
}

impl Renamed {
    fn note_installed(&mut self, code: &Code, file: usize, entry: NodeId, rows: &[&Row]) {
        if self.installed.len() < MOST_RECORDS {
            self.installed.extend(rows.iter().find_map(|row| installed_at(code, file, entry, row)));
        }
    }
}

impl Classifier<'_> {
    /// The calls of a function, or constructions of its type, by names that an import or a call gave them.
    pub(super) fn callers_by_other_names(&self, function: NodeRef) -> Vec<Caller> {
        let of = if self.program.is_constructor(function) { self.program.files[function.file].enclosing(function.node, Shape::Class) } else { Some(function.node) };
        let Some(node) = of else { return Vec::new() };
        let of = NodeRef { file: function.file, node };
        let renamed = self.renamed();
        let calls = renamed.calls.get(&of).map_or(&[][..], Vec::as_slice).iter();
        let by_name = renamed.given.get(&of).into_iter().flatten().flat_map(|name| self.program.calls(name));
        let followed = |call: &NodeRef| self.caller(function, *call).filter(|caller| caller.followed);
        let handed = renamed.handed.get(&of).into_iter().flatten().copied();
        by_name.filter_map(followed).chain(calls.filter_map(|call| self.caller(function, *call))).chain(handed).collect()
    }

    /// The constructions of derived types that inherit a constructor.
    pub(super) fn callers_by_heirs(&self, function: NodeRef) -> Vec<Caller> {
        let name = |heir: &NodeRef| self.program.files[heir.file].name(heir.node);
        // Types of one name are called by the same calls.
        let mut seen: HashSet<&str> = HashSet::default();
        let heirs = self.heirs(function);
        heirs.iter().map(name).filter(|name| seen.insert(name)).flat_map(|name| self.program.calls(name)).filter_map(|call| self.caller(function, *call)).collect()
    }

    /// The types that inherit a constructor.
    fn heirs(&self, function: NodeRef) -> Vec<NodeRef> {
        let code = &self.program.files[function.file];
        let Some(word) = LANGUAGES[code.language].words.constructor.filter(|word| code.name(function.node) == *word) else { return Vec::new() };
        let Some(class) = code.enclosing(function.node, Shape::Class) else { return Vec::new() };
        let mut found = vec![NodeRef { file: function.file, node: class }];
        let mut at = 0;
        while let Some(base) = found.get(at).copied().filter(|_| at < MOST_HEIRS) {
            at += 1;
            for heir in self.program.derived_from(base).take(MOST_HEIRS) {
                if !found.contains(&heir) && self.program.tables[heir.file].member(heir.node, word).is_empty() {
                    found.push(heir);
                }
            }
        }
        found.remove(0);
        found
    }

    /// The calls of a function by the keys under which it is handed on, or the text before it: `{ getToken: acquire }`, `decorate("getToken", acquire)`.
    pub(super) fn callers_by_keys(&self, function: NodeRef, name: &str) -> Vec<Caller> {
        let mut found = Vec::new();
        let text = text_before(&self.program.files[function.file], function.node);
        for key in self.handed_on_as(function, name) {
            let runners = self.handed_by_name(function.file).named.get(&key).into_iter().flatten();
            let owner = |file: usize| self.program.owners[file];
            let meant = runners.filter(|runner| owner(runner.call.file) == owner(function.file)).inspect(|runner| runner.row.hit());
            let named: Vec<Caller> = meant.map(|runner| Caller { call: runner.call, followed: true, handed_over: Some(runner.way) }).take(MOST_ALIASES).collect();
            let marked = LANGUAGES[self.program.files[function.file].language].words.provided.map(|mark| format!("{mark}{key}"));
            for called in std::iter::once(key.clone()).chain(marked).filter(|called| named.is_empty() && called != name) {
                let calls = self.program.calls(&called).iter();
                // What a library was given under a text is called on the library's own objects.
                let by_text = |call: &NodeRef| text.as_ref() == Some(&key) && !self.program.files[call.file].test && owner(call.file) == owner(function.file);
                let caller = |call: &NodeRef| self.caller(function, *call).or_else(|| by_text(call).then_some(Caller { call: *call, followed: false, handed_over: None }));
                found.extend(calls.filter_map(caller).take(MOST_ALIASES));
            }
            found.extend(named);
        }
        found
    }

    /// The keys under which a function is handed on, and its own name: what holds it may be called by that.
    fn handed_on_as(&self, function: NodeRef, name: &str) -> Vec<String> {
        let code = &self.program.files[function.file];
        let mut keys: Vec<String> = text_before(code, function.node).into_iter().chain(Some(name.to_owned()).filter(|name| name.len() >= SHORTEST_KEY)).collect();
        for value in self.renamed().keys.get(name).into_iter().flatten() {
            let code = &self.program.files[value.file];
            let key = text_before(code, value.node).or_else(|| code.key_of(code.node(value.node).parent));
            let Some(key) = key.filter(|key| !keys.contains(key)) else { continue };
            if keys.len() < MOST_KEYS && self.is_mention(function, value.file, value.node) {
                keys.push(key);
            }
        }
        keys
    }

    /// Asks for files that may call a function by another name: those that import it under one, or the whole module that it is.
    pub(in crate::classify) fn want_other_names(&self, function: NodeRef, name: &str) {
        let code = &self.program.files[function.file];
        if LANGUAGES[code.language].modules != Modules::Paths {
            return;
        }
        let is_constructor = self.program.is_constructor(function);
        let class = code.enclosing(function.node, Shape::Class);
        let of = class.filter(|_| is_constructor).unwrap_or(function.node);
        let mut callers: Vec<String> = self.renamed().given.get(&NodeRef { file: function.file, node: of }).cloned().unwrap_or_default();
        let mut mentions: Vec<String> = Vec::new();
        if is_constructor {
            mentions.push(format!("extends {name}"));
            callers.extend(self.heirs(function).iter().map(|heir| self.program.files[heir.file].name(heir.node).to_owned()));
        }
        if name.len() >= SHORTEST_KEY {
            mentions.push(format!("{name} as "));
        }
        let is_made = |value: NodeId| code.node(value).shape == Shape::New && class.is_some_and(|class| code.callee_name(value) == Some(code.name(class)));
        let is_it = |value: NodeId| value == of || is_made(value) || code.node(value).shape == Shape::Name && code.name(value) == name;
        let is_part = |value: NodeId| code.ancestors(of).take_while(|up| code.node(*up).shape != Shape::Function).any(|up| up == value);
        let is_whole = |one: &Definition| match one {
            Definition::Value(value, _) => is_it(*value) || is_part(*value),
            one => *one == Definition::Function(of) || *one == Definition::Class(of),
        };
        let table = &self.program.tables[function.file];
        if ["=", "default"].iter().filter_map(|export| table.exports.get(*export)).flatten().any(is_whole) {
            mentions.extend(module_mentions(code));
        }
        let is_uncalled = self.callers(function).is_empty();
        for key in self.handed_on_as(function, name).into_iter().filter(|key| is_uncalled || key != name) {
            mentions.extend(["\"", "'"].iter().map(|quote| format!("{quote}{key}{quote}")));
            callers.push(key);
        }
        // What gives the function back is called first.
        if is_uncalled && let Some(node) = code.enclosing(function.node, Shape::Function) {
            callers.push(self.program.called_name(NodeRef { file: function.file, node }));
        }
        let mut wanted = self.eval.wanted.borrow_mut();
        wanted.callers.extend(callers.into_iter().filter(|name| name.len() >= SHORTEST_KEY).map(|name| (function.file, name)));
        wanted.mentions.extend(mentions.into_iter().map(|word| (function.file, word)));
    }

    pub(super) fn renamed(&self) -> &Renamed {
        self.found.renamed.get_or_init(|| self.index_renamed())
    }

    fn index_renamed(&self) -> Renamed {
        let mut found = Renamed::default();
        let mut left = MOST_FOLLOWED;
        for (file, code) in self.files().filter(|(_, code)| !code.test && LANGUAGES[code.language].modules == Modules::Paths) {
            for name in self.program.tables[file].given_anew(code).into_iter().take(MOST_GIVEN) {
                let mut functions = Vec::new();
                collect_functions(&self.eval.given_under(file, name).unwrap_or(Value::List(std::rc::Rc::default())), &mut functions);
                for function in functions {
                    found.given.entry(function).or_default().push(name.to_owned());
                }
            }
        }
        // Rows by which records say what is installed, by language.
        let mut languages: BTreeMap<usize, Vec<&Row>> = BTreeMap::new();
        for (file, code) in self.files().filter(|(_, code)| !code.test && LANGUAGES[code.language].modules == Modules::Paths) {
            let installing = languages.entry(code.language).or_insert_with(|| self.rows[code.language].of(Subject::Call).filter(|row| installed::keys_of(row).is_some()).collect());
            for (node, item) in (0..).zip(&code.nodes) {
                match item.shape {
                    Shape::Call | Shape::New if left > 0 => {
                        let Some(callee) = code.callee(node).filter(|callee| self.may_be_renamed(file, code, *callee)) else { continue };
                        left -= 1;
                        let mut functions = Vec::new();
                        collect_functions(&self.eval.value(file, callee), &mut functions);
                        for function in functions.into_iter().filter(|function| !self.is_called_so(*function, code, callee)) {
                            found.calls.entry(function).or_default().push(NodeRef { file, node });
                        }
                    }
                    Shape::Entry | Shape::Assign | Shape::Argument => {
                        found.note_installed(code, file, node, installing);
                        let Some(value) = code.value_of(node).filter(|value| code.node(*value).shape == Shape::Name) else { continue };
                        let name = code.name(value);
                        if !code.is_key(node, name) && code.key_of(node).is_some_and(|key| key.len() >= SHORTEST_KEY) {
                            found.keys.entry(name.to_owned()).or_default().push(NodeRef { file, node: value });
                        }
                    }
                    Shape::Name if item.role == Role::Argument && text_before(code, node).is_some() => {
                        found.keys.entry(code.name(node).to_owned()).or_default().push(NodeRef { file, node });
                    }
                    Shape::Shorthand => found.note_installed(code, file, node, installing),
                    _ => {}
                }
            }
        }
        for language in languages.into_keys() {
            for row in self.rows[language].of(Subject::Call).filter(|row| row.fact == FactKind::Installs) {
                let calls = self.program.calls(&row.name).iter().filter(|call| self.program.files[call.file].language == language && !self.program.files[call.file].test);
                for call in calls.take(MOST_FOLLOWED) {
                    let code = &self.program.files[call.file];
                    for (given, way) in given_to(code, call.node, row).into_iter().filter(|(given, _)| self.may_be_renamed(call.file, code, *given)) {
                        let mut functions = Vec::new();
                        collect_functions(&self.eval.value(call.file, given), &mut functions);
                        for function in functions {
                            found.handed.entry(function).or_default().push(Caller { call: *call, followed: true, handed_over: Some(way) });
                        }
                    }
                }
            }
        }
        found
    }

    /// Whether what is called may be a function of another name: what a call gave, or what an import has another name for.
    fn may_be_renamed(&self, file: usize, code: &Code, callee: NodeId) -> bool {
        let name = code.name(callee);
        match code.node(callee).shape {
            Shape::Call | Shape::Index => true,
            Shape::Member => name == "default",
            Shape::Name => self.program.tables[file].lookup(code, callee, name).iter().any(|one| match one {
                Definition::Import(_, taken) => taken.as_deref() != Some(name),
                Definition::Value(value, _) => code.node(*value).shape == Shape::Call,
                Definition::Part(value, keys) => code.node(*value).shape == Shape::Call && keys.last().is_none_or(|key| key != name),
                _ => false,
            }),
            _ => false,
        }
    }

    /// Whether a function or type has the name by which it is called.
    fn is_called_so(&self, of: NodeRef, code: &Code, callee: NodeId) -> bool {
        let own = &self.program.files[of.file];
        let name = if own.node(of.node).shape == Shape::Class { own.name(of.node).to_owned() } else { self.program.called_name(of) };
        code.node(callee).role == Role::Callee && code.node(callee).shape != Shape::Call && name == code.name(callee)
    }
}

/// How imports of a file as a module end.
pub(super) fn module_mentions(code: &Code) -> Vec<String> {
    let mut path = code.source.path.rsplit('/');
    let file = path.next().unwrap_or_default();
    let stem = if LANGUAGES[code.language].words.stands_for_folder(file) { path.next() } else { file.split('.').next() };
    let ends = stem.filter(|stem| !stem.is_empty()).map(|stem| ["\"", "'", ".js\"", ".js'"].map(|end| format!("/{stem}{end}")));
    ends.into_iter().flatten().collect()
}

/// The text that stands directly before an argument and may name it: `handle("getToken", acquire)`.
fn text_before(code: &Code, argument: NodeId) -> Option<String> {
    let call = Some(code.node(argument).parent).filter(|call| code.node(*call).shape == Shape::Call && code.node(argument).role == Role::Argument)?;
    // The node before is the text itself, or its last piece.
    let last = argument.checked_sub(1).filter(|last| *last > call)?;
    let before = if code.node(last).shape == Shape::Text { last } else { Some(code.node(last).parent).filter(|up| code.node(*up).shape == Shape::Text)? };
    if code.node(before).parent != call {
        return None;
    }
    let text = code.plain(before).map(|text| super::last_word(&text))?;
    let is_name = text.len() >= SHORTEST_KEY && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.'));
    is_name.then_some(text)
}

/// The functions and types among what a value may be.
fn collect_functions(value: &Value, found: &mut Vec<NodeRef>) {
    match value {
        Value::Function(at) | Value::Type(at) => found.push(*at),
        Value::Choice(parts) => parts.iter().for_each(|part| collect_functions(part, found)),
        _ => {}
    }
}
