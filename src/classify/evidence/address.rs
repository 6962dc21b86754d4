//! Where a grant or option that many providers share is sent: by the addresses in its function, and what they are made of.

use super::providers::keys_read;
use crate::classify::Classifier;
use crate::classify::hosts::{names_entra, stands_alone};
use crate::code::{NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::{ANY_HOST, Entra, Row, RowSet, Subject};
use crate::resolve::{NodeRef, Value, Why};
use std::collections::BTreeSet;

/// Names that one function reads, expressions of it that may be addresses, callers of it, and texts that one address may be.
const MOST_READ: usize = 200;
const MOST_LOOKED_AT: usize = 100;
const MOST_CALLERS: usize = 16;
const MOST_TEXTS: usize = 16;
/// What stands in an address for a part that is not fixed.
pub(in crate::classify) const OPEN: char = '\u{0}';

/// To whom an address leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::classify) enum Receiver {
    Entra,
    Another,
}

impl Classifier<'_> {
    /// Whether an option that any provider has is Entra's: what it is sent to decides, then the nearest part of its function that names an address, then what the
    /// function reads.
    pub(in crate::classify) fn entra_near(&self, file: usize, node: NodeId, row: &Row) -> bool {
        let code = &self.program.files[file];
        if self.stands_beside_another(file, node, row) || row.entra == Some(Entra::Required) && self.stands_by_host_of_another(file, node) {
            return false;
        }
        if row.entra == Some(Entra::Required) && self.is_of_heir_of_another(file, node) {
            return false;
        }
        if row.entra == Some(Entra::Required)
            && let Some(known) = self.is_sent_to_entra(file, node)
        {
            return known;
        }
        if row.entra != Some(Entra::Required) {
            return true;
        }
        let Some(around) = code.enclosing(node, Shape::Function) else {
            // A member of a type is its provider's.
            return code.enclosing(node, Shape::Class).and_then(|class| self.named_in(file, class)) != Some(Receiver::Another);
        };
        let parts = std::iter::once(node).chain(code.ancestors(node).take_while(|up| *up != around)).filter(|up| matches!(code.node(*up).shape, Shape::Text | Shape::Block));
        for part in parts.chain([around]) {
            if let Some(receiver) = self.named_in(file, part) {
                return receiver == Receiver::Entra;
            }
        }
        let key = (NodeRef { file, node: around }, row.fact == FactKind::Acquisition);
        if let Some(known) = self.seen.reading.borrow().get(&key) {
            return *known;
        }
        let entra = self.reads_of_entra(file, around, row.fact == FactKind::Acquisition);
        self.seen.reading.borrow_mut().insert(key, entra);
        entra
    }

    /// Whether an expression asks for the address of something that the application itself answers for.
    pub(super) fn is_own_address(&self, file: usize, node: NodeId) -> bool {
        let code = &self.program.files[file];
        let name = if code.node(node).shape == Shape::Call { code.callee_name(node) } else { None };
        let own = |row: &&Row| row.fact == FactKind::Ignore && row.entra == Some(Entra::Another) && self.strength(file, row, node).is_some();
        name.is_some_and(|name| self.set(file).named(Subject::Call, name).find(own).inspect(|row| row.hit()).is_some())
    }

    /// Whether the function around an option names an address at Entra.
    pub(in crate::classify) fn is_beside_entra(&self, file: usize, option: NodeId) -> bool {
        self.program.files[file].enclosing(option, Shape::Function).is_some_and(|around| self.named_in(file, around) == Some(Receiver::Entra))
    }

    /// Whose address the texts of a part of the code name: Entra's, or nobody's but another provider's.
    fn named_in(&self, file: usize, part: NodeId) -> Option<Receiver> {
        let at = NodeRef { file, node: part };
        if let Some(known) = self.seen.naming.borrow().get(&at) {
            return *known;
        }
        let (code, set) = (&self.program.files[file], self.set(file));
        let texts = || std::iter::once(part).chain(code.descendants(part)).filter(|id| code.node(*id).shape == Shape::Text && !stands_alone(code, *id));
        let named = if texts().any(|id| names_entra(set, code.text(id))) {
            Some(Receiver::Entra)
        } else {
            texts().any(|id| self.is_of_somebody_else(file, id)).then_some(Receiver::Another)
        };
        self.seen.naming.borrow_mut().insert(at, named);
        named
    }

    /// Whether the members, constants and settings that a function reads leave it open that it talks to Entra: none is somebody else's address, or one is Entra's.
    fn reads_of_entra(&self, file: usize, around: NodeId, acquires: bool) -> bool {
        let (code, set) = (&self.program.files[file], self.set(file));
        if self.is_configured_for_another(file, around) {
            return false;
        }
        let read = self.read_in(file, around);
        // Where only what stands around the file shows Entra, the address that it takes from elsewhere decides.
        for value in read.iter().filter(|_| !self.seen.files.contains(&file)) {
            self.eval.want(file, value);
        }
        let addresses: Vec<String> = read.iter().flat_map(texts_of).filter(|text| text.starts_with("http://") || text.starts_with("https://")).collect();
        if addresses.iter().any(|address| names_entra(set, address)) {
            return true;
        }
        // Where no address is seen, what the keys of settings, the function and its type are called after.
        let asked = code.descendants(around).filter(|id| matches!(code.node(*id).shape, Shape::Call | Shape::Index)).take(MOST_LOOKED_AT).map(|id| self.eval.value(file, id));
        let keys: Vec<String> = read.iter().cloned().chain(asked).flat_map(|value| keys_read(&value).into_iter().map(str::to_owned).collect::<Vec<_>>()).collect();
        let class = code.enclosing(around, Shape::Class).map_or("", |class| code.name(class));
        let mut named = keys.iter().map(String::as_str).chain([code.name(around), class]).filter_map(|name| self.provider_named(file, name)).peekable();
        if addresses.is_empty() && named.peek().is_some() && named.all(|receiver| receiver == Receiver::Another) {
            return false;
        }
        // An address whose host is open is that of the only provider which the class, or else the file, knows.
        let open = |address: &&String| address.contains(&format!("://{OPEN}"));
        let elsewhere = || code.enclosing(around, Shape::Class).is_some_and(|class| self.names_entra_outside(file, class));
        !addresses.iter().any(|address| !open(&address) && is_address_of_another(set, address, true))
            && !(addresses.iter().any(|address| open(&address)) && elsewhere())
            && !(acquires && self.is_sent_to_another(file, around))
    }

    /// What the members and constants that a function reads are.
    fn read_in(&self, file: usize, around: NodeId) -> Vec<Value> {
        let code = &self.program.files[file];
        let own = |row: &Row| row.entra != Some(Entra::Another) && row.guards.is_empty();
        let is_read =
            |id: &NodeId| matches!(code.node(*id).shape, Shape::Name | Shape::Member) && !self.is_listed(file, code.name(*id), "", own) && !self.stands_in(file, *id, "", own);
        code.descendants(around).filter(is_read).take(MOST_READ).map(|id| self.eval.value(file, id)).collect()
    }

    /// Whether the function around an option reads an address at Entra.
    pub(in crate::classify) fn reads_address_at_entra(&self, file: usize, option: NodeId) -> bool {
        let around = self.program.files[file].enclosing(option, Shape::Function);
        around.is_some_and(|around| self.read_in(file, around).iter().flat_map(texts_of).any(|text| names_entra(self.set(file), &text)))
    }

    /// Whether the settings whose keys are read below a node hold the address of somebody else's sign-in, and none of Entra's.
    pub(in crate::classify) fn is_configured_for_another(&self, file: usize, around: NodeId) -> bool {
        let code = &self.program.files[file];
        let reads = |id: &NodeId| matches!(code.node(*id).shape, Shape::Index | Shape::Member | Shape::Call);
        let keys =
            code.descendants(around).filter(reads).take(MOST_LOOKED_AT).filter_map(|id| if let Value::Configured(key) = self.eval.value(file, id) { Some(key) } else { None });
        let texts: Vec<String> = keys.filter_map(|key| self.text_under(file, &key)).filter(|text| text.contains("://")).collect();
        let set = self.set(file);
        let another = |text: &String| {
            let named = set.in_text(Subject::Text, text).iter().any(|row| row.entra == Some(Entra::Another) && row.taken());
            named || is_address_of_another(set, text, true)
        };
        !texts.iter().any(|text| names_entra(set, text)) && texts.iter().any(another)
    }

    /// Whether the other classes of a file name Entra, and a class does not.
    fn names_entra_outside(&self, file: usize, class: NodeId) -> bool {
        let code = &self.program.files[file];
        let mut known = self.seen.of_entra.borrow_mut();
        let texts = known.entry(file).or_insert_with(|| {
            let names = |id: &NodeId| code.node(*id).shape == Shape::Text && names_entra(self.set(file), code.text(*id));
            (0..code.node(0).end).filter(|id| names(id) && code.enclosing(*id, Shape::Class).is_some()).collect()
        });
        let first = texts.partition_point(|id| *id < class);
        !texts.is_empty() && texts.get(first).is_none_or(|id| *id >= code.node(class).end)
    }

    /// Whether the addresses of a function in a file that does not show Entra lead to another provider: by what callers pass, by the settings that hold the
    /// keys it reads, or, where none of this tells, by the only addresses that the file knows.
    fn is_sent_to_another(&self, file: usize, function: NodeId) -> bool {
        if self.seen.files.contains(&file) {
            return false;
        }
        let code = &self.program.files[file];
        let mut receivers = Vec::new();
        for id in code.descendants(function).filter(|id| self.may_be_address(file, *id)).take(MOST_LOOKED_AT) {
            self.receivers(file, &self.eval.value(file, id), &mut receivers);
            if matches!(code.node(id).shape, Shape::Name | Shape::Member) {
                receivers.extend(self.setting_text(file, code.name(id)).and_then(|text| self.receiver(file, &text)));
            }
        }
        if receivers.is_empty() {
            let class = code.enclosing(function, Shape::Class).map(|node| NodeRef { file, node });
            return !class.is_some_and(|class| self.is_base_for_entra(class)) && self.knows_another(file);
        }
        !receivers.contains(&Receiver::Entra)
    }

    /// Whether a file knows somebody else's address.
    fn knows_another(&self, file: usize) -> bool {
        if let Some(known) = self.seen.foreign.borrow().get(&file) {
            return *known;
        }
        let knows = (0..).zip(&self.program.files[file].nodes).any(|(id, node)| node.shape == Shape::Text && self.is_foreign(file, id));
        self.seen.foreign.borrow_mut().insert(file, knows);
        knows
    }

    /// A text that is put together, or the first argument of a call: what an address is written as.
    fn may_be_address(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        match code.node(id).shape {
            Shape::Text => code.children(id).any(|child| code.node(child).shape != Shape::Text),
            Shape::Binary => code.node(code.node(id).parent).shape != Shape::Binary,
            Shape::Name | Shape::Member | Shape::Index | Shape::Call => {
                let up = code.node(id).parent;
                let call = if code.node(up).shape == Shape::Argument { code.node(up).parent } else { up };
                matches!(code.node(call).shape, Shape::Call | Shape::New) && code.positional(call).next() == Some(id)
            }
            _ => false,
        }
    }

    fn receivers(&self, file: usize, value: &Value, out: &mut Vec<Receiver>) {
        let first = match value {
            Value::Joined(parts) => parts.first(),
            other => Some(other),
        };
        // Of an address whose start is open, the start decides.
        match first {
            Some(Value::Unknown(Why::Parameter(function, index, path))) => {
                for passed in self.passed_in(*function, *index, path) {
                    out.extend(texts_of(&passed.1).iter().filter_map(|text| self.receiver(passed.0, text)));
                }
            }
            Some(Value::Configured(key)) => out.extend(self.setting_text(file, key).and_then(|text| self.receiver(file, &text))),
            _ => {}
        }
        out.extend(texts_of(value).iter().filter_map(|text| self.receiver(file, text)));
    }

    fn receiver(&self, file: usize, text: &str) -> Option<Receiver> {
        if names_entra(self.set(file), text) {
            return Some(Receiver::Entra);
        }
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        // A path that Entra has none of tells, whatever the host.
        if self.set(file).in_text(Subject::Text, text).iter().any(|row| row.entra == Some(Entra::Another)) {
            return Some(Receiver::Another);
        }
        let named =
            host.split(['/', '?', '#']).next().is_some_and(|host| host.contains('.') && host.chars().all(|c| c == OPEN || c.is_ascii_alphanumeric() || "-.:{}<>$".contains(c)));
        (named && is_address_of_another(self.set(file), text, false)).then_some(Receiver::Another)
    }

    /// The texts that callers pass for a parameter, each once, in order.
    pub(in crate::classify) fn texts_passed(&self, function: NodeRef, index: usize) -> Vec<Value> {
        let name = self.program.called_name(function);
        if !name.is_empty() {
            self.eval.wanted.borrow_mut().callers.insert((function.file, name));
        }
        let texts: BTreeSet<String> = self.passed(function, index).iter().flat_map(|(_, value)| texts_of(value)).collect();
        texts.into_iter().map(Value::Text).collect()
    }

    /// The texts that may stand at a path of what callers pass for a parameter.
    pub(in crate::classify) fn texts_passed_in(&self, function: NodeRef, index: usize, path: &str) -> Vec<String> {
        let name = self.program.called_name(function);
        if !name.is_empty() {
            self.eval.wanted.borrow_mut().callers.insert((function.file, name));
        }
        let passed = self.passed_in(function, index, path);
        // Constants and the types of objects may stand in files that were not read yet.
        for (file, value) in &passed {
            match value {
                Value::Joined(parts) | Value::Choice(parts) => parts.iter().for_each(|part| self.eval.want(*file, part)),
                value => self.eval.want(*file, value),
            }
        }
        passed.iter().flat_map(|(_, value)| texts_of(value)).collect()
    }

    /// What stands at a path of what callers pass for a parameter, with their file.
    pub(in crate::classify) fn passed_in(&self, function: NodeRef, index: usize, path: &str) -> Vec<(usize, Value)> {
        let read = |value: Value| path.split('.').skip(1).fold(value, |value, field| self.field_of(value, field));
        self.passed(function, index).into_iter().map(|(file, value)| (file, read(value))).collect()
    }

    /// What callers pass for a parameter, with their file.
    pub(in crate::classify) fn passed(&self, function: NodeRef, index: usize) -> Vec<(usize, Value)> {
        let code = &self.program.files[function.file];
        let callers = self.callers(function);
        let given = callers.iter().take(MOST_CALLERS).flat_map(|caller| {
            let file = caller.call.file;
            self.given_by(function, index, caller).into_iter().map(move |argument| (file, self.eval.value(file, argument)))
        });
        let parameter = self.program.parameters(function).nth(index);
        let default = parameter.and_then(|parameter| code.child(parameter, Role::Value)).map(|node| NodeRef { file: function.file, node });
        let default = default.or_else(|| self.eval.given_by_type(function.file, parameter?));
        given.chain(default.map(|at| (at.file, self.eval.value(at.file, at.node)))).collect()
    }
}

/// The texts that a value may be; parts that are not fixed stand open.
pub(in crate::classify) fn texts_of(value: &Value) -> Vec<String> {
    match value {
        Value::Text(text) => vec![text.clone()],
        Value::Choice(parts) => parts.iter().flat_map(texts_of).take(MOST_TEXTS).collect(),
        Value::Joined(parts) => parts.iter().fold(vec![String::new()], |known, part| {
            let next = texts_of(part);
            let next = if next.is_empty() { vec![OPEN.to_string()] } else { next };
            known.iter().flat_map(|start| next.iter().map(move |end| format!("{start}{end}"))).take(MOST_TEXTS).collect()
        }),
        _ => Vec::new(),
    }
}

/// Whether an address that does not name Entra is somebody else's; a `telling` one is a sign-in's. Hosts that rows know to be ignored are nobody's, and so is
/// the address at which the application itself is called.
pub(in crate::classify) fn is_address_of_another(set: &RowSet, text: &str, telling: bool) -> bool {
    let Some(at) = text.find("://") else { return false };
    let rest = text[at + 3..].to_ascii_lowercase();
    let any_host = |row: &&Row| row.name == ANY_HOST && row.path.iter().any(|word| rest.contains(word.as_str()));
    let known = |row: &&Row| row.fact == FactKind::Ignore && row.entra.is_none() && if row.name == ANY_HOST { any_host(row) } else { rest.contains(row.word()) };
    let signs_in = |row: &&Row| row.entra == Some(Entra::Another) && any_host(row);
    (!telling || set.of(Subject::Host).find(signs_in).inspect(|row| row.hit()).is_some()) && set.of(Subject::Host).find(known).inspect(|row| row.hit()).is_none()
}

/// Whether the host of an address is written out, or the domain that it is in and that is nobody's that rows know.
pub(super) fn has_host(set: &RowSet, text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(host) = rest.and_then(|rest| rest.split(['/', '?', '#', ':']).next()) else { return false };
    match host.rsplit_once(OPEN) {
        Some((_, behind)) => behind.strip_prefix('.').is_some_and(|domain| domain.contains('.')) && is_address_of_another(set, text, false),
        None => !host.is_empty(),
    }
}

pub(in crate::classify) fn starts_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Whether a value is an address: a whole one, a path, or a path behind an address that is configured.
pub(super) fn is_address(value: &Value) -> bool {
    match value {
        Value::Text(text) => starts_address(text) || text.starts_with('/') && text.len() > 1,
        Value::Joined(parts) => match parts.as_slice() {
            [Value::Text(text), ..] => starts_address(text) || text.starts_with('/'),
            [Value::Configured(_) | Value::Unknown(Why::Undeclared(_)), Value::Text(text), ..] => text.starts_with('/'),
            _ => texts_of(value).iter().any(|text| starts_address(text)),
        },
        Value::Choice(parts) => parts.iter().any(is_address),
        _ => false,
    }
}
