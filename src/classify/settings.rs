//! Options: entries of objects, named arguments, assignments, dictionary entries, pairs inside strings.

mod begun;
pub(super) mod beside;
mod carried;
mod constants;
mod gathered;
mod guards;
mod own_fields;
mod replaced;
pub(super) mod texts;
mod unsent;
mod whole;

use super::Classifier;
use super::caches::has_own_client;
use super::evidence::users::Shown;
use crate::code::{NodeId, Piece, Role, Shape};
use crate::fact::{CacheKind, Fact, FactKind, Flow};
use crate::language::LANGUAGES;
use crate::query::{Entra, Guard, Row, Selector, Step, Subject, plain_key};
use crate::resolve::{Value, Why};
use crate::source::{Span, offset};
use texts::{decode, end_of_value, is_example, is_remark, pairs_of, quoted_value, with_arguments};

/// Values of one option that are looked at each by itself.
const MOST_VALUES: usize = 16;

/// A key with its value and the places of both.
pub(super) struct Setting {
    pub(super) holder: NodeId,
    key: String,
    key_span: Span,
    pub(super) value: Value,
    value_span: Span,
    pub(super) value_node: Option<NodeId>,
}

impl Classifier<'_> {
    pub(super) fn settings(&self, file: usize) {
        let code = &self.program.files[file];
        for (id, node) in (0..).zip(&code.nodes) {
            match node.shape {
                Shape::Entry | Shape::Argument | Shape::Assign | Shape::Binding | Shape::Field => self.written(file, id),
                Shape::Shorthand if code.node(node.parent).shape == Shape::Record => self.written(file, id),
                Shape::Call | Shape::New | Shape::List | Shape::Initializer => self.pair(file, id),
                Shape::Text => self.inside(file, id),
                _ => {}
            }
        }
    }

    fn wants(&self, file: usize, key: &str) -> bool {
        self.set(file).named(Subject::Setting, key).any(|row| self.entra_holds(file, row) || self.may_be_sent(file, row))
    }

    fn written(&self, file: usize, id: NodeId) {
        if self.is_local(file, id) {
            return;
        }
        if let Some(setting) = self.written_setting(file, id).or_else(|| self.named_setting(file, id)) {
            self.setting(file, &setting);
        }
        self.want_mentions(file, id);
    }

    /// A constant that is the key of a request means something where it is mentioned.
    fn want_mentions(&self, file: usize, id: NodeId) {
        let code = &self.program.files[file];
        if !matches!(code.node(id).shape, Shape::Binding | Shape::Field) || self.is_settings(file) || code.test {
            return;
        }
        let Some(name) = code.key_of(id).filter(|name| name.len() >= 8) else { return };
        let Some(text) = code.value_of(id).and_then(|value| code.plain(value)) else { return };
        let asks = |row: &Row| row.entra == Some(Entra::Required) && row.fact == FactKind::Acquisition;
        if self.is_entra(file) && self.set(file).named(Subject::Setting, &text).any(asks) {
            self.eval.wanted.borrow_mut().mentions.insert((file, name));
        }
    }

    /// A variable inside a function is no option, whatever its name; where it is handed on, that is one.
    fn is_local(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let bare = match code.node(id).shape {
            Shape::Binding => true,
            // Where members are written without their object, only a declaration makes a variable.
            Shape::Assign => !LANGUAGES[code.language].words.bare_members && code.child(id, Role::Left).is_some_and(|left| code.node(left).shape == Shape::Name),
            _ => false,
        };
        bare && code
            .ancestors(id)
            .find(|up| matches!(code.node(*up).shape, Shape::Initializer | Shape::Record | Shape::Call | Shape::New | Shape::Class | Shape::Function))
            .is_some_and(|up| code.node(up).shape == Shape::Function)
    }

    /// Whether an option that is written out shows that its file talks to Entra, and how.
    pub(super) fn shows_entra(&self, file: usize, id: NodeId) -> Option<Shown> {
        let evidence = |row: &&Row| Shown::by(row).is_some() && (row.libraries.is_empty() || self.strength_of_file(file, row).is_some());
        let key = self.program.files[file].key_of(id)?;
        self.set(file).named(Subject::Setting, &key).find(evidence)?;
        let setting = self.written_setting(file, id)?;
        let rows = self.set(file).named(Subject::Setting, &setting.key).filter(evidence);
        rows.filter(|row| self.setting_guards_hold(file, &setting, &row.guards)).filter_map(Shown::by).max()
    }

    fn written_setting(&self, file: usize, id: NodeId) -> Option<Setting> {
        let code = &self.program.files[file];
        let key = self.eval.key_of(file, id)?;
        let key = if self.is_settings(file) { self.configured_key(file, id, key)? } else { Some(key).filter(|key| self.wants(file, key)).or_else(|| self.marked_key(file, id))? };
        let value = code.value_of(id).or_else(|| (code.node(id).shape == Shape::Argument).then(|| code.children(id).next()).flatten())?;
        let node = code.node(id);
        let key_span = match node.shape {
            Shape::Assign => code.child(id, Role::Left).map(|left| if code.node(left).shape == Shape::Member { code.node(left).name } else { code.node(left).span }),
            _ if node.name != Span::default() => Some(node.name),
            _ => code.child(id, Role::Key).map(|key| code.node(key).span),
        };
        Some(Setting { holder: id, key, key_span: key_span.unwrap_or(node.span), value: self.eval.value(file, value), value_span: code.node(value).span, value_node: Some(value) })
    }

    /// The name under which a member of a type is sent, where a mark of it says so: `[Name("key")] string Own = "value"`.
    fn marked_key(&self, file: usize, id: NodeId) -> Option<String> {
        let code = &self.program.files[file];
        let marks = code.children(id).filter(|child| code.node(id).shape == Shape::Field && code.node(*child).shape == Shape::Call && code.node(*child).role != Role::Value);
        let said = |part: NodeId| code.plain(if code.node(part).shape == Shape::Argument { code.value_of(part)? } else { part });
        marks.flat_map(|mark| code.children(mark)).filter(|part| code.node(*part).role == Role::Argument).filter_map(said).find(|key| self.wants(file, key))
    }

    /// The option of a form whose fields are objects: `{ key: "grant_type", value: "password" }`.
    fn named_setting(&self, file: usize, id: NodeId) -> Option<Setting> {
        let code = &self.program.files[file];
        let holder = code.node(id).parent;
        let is_field = code.node(id).shape == Shape::Entry && code.is_key(id, "value") && code.node(holder).shape == Shape::Record && !self.is_settings(file);
        let key = is_field.then(|| code.named_beside(id)).flatten().filter(|key| self.wants(file, key))?;
        let value = code.value_of(id)?;
        let key_node = code.children(holder).filter_map(|entry| code.value_of(entry)).find(|value| code.plain(*value).as_ref() == Some(&key))?;
        Some(Setting { holder, key, key_span: code.node(key_node).span, value: self.eval.value(file, value), value_span: code.node(value).span, value_node: Some(value) })
    }

    /// The option that a key of configuration sets: by its last part (`AzureAd:ResponseType`, `AzureAd__ResponseType`), or given beside the value.
    fn configured_key(&self, file: usize, id: NodeId, key: String) -> Option<String> {
        let code = &self.program.files[file];
        let last = |key: &str| key.rsplit([':', '.']).next().and_then(|key| key.rsplit("__").next()).map(str::to_owned);
        std::iter::once(key).chain(std::iter::once_with(|| code.named_beside(id)).flatten()).flat_map(|key| [last(&key), Some(key)]).flatten().find(|key| self.wants(file, key))
    }

    /// `Add("key", value)`, `Add(object, "key", value)`, `Add(new Part(value), "key")`, `("key", "value")`, `{ "key", "value" }`.
    fn pair(&self, file: usize, id: NodeId) {
        let code = &self.program.files[file];
        let parts: Vec<NodeId> = match code.node(id).shape {
            Shape::Call | Shape::New => code.positional(id).take(3).collect(),
            _ => code.children(id).filter(|child| code.node(*child).role != Role::Type).take(3).collect(),
        };
        let [key_node, value] = parts.as_slice() else {
            if let [first, second, third] = parts.as_slice()
                && code.node(id).shape == Shape::Call
            {
                let behind = code.node(*first).shape != Shape::Text && code.node(*second).shape == Shape::Text;
                let (key_node, value) = if behind { (second, third) } else { (first, second) };
                self.pair_of(file, id, *key_node, *value);
            }
            return;
        };
        let (key_node, value) = code.keyed(*key_node, *value);
        self.pair_of(file, id, key_node, value);
    }

    fn pair_of(&self, file: usize, id: NodeId, key_node: NodeId, value: NodeId) {
        let code = &self.program.files[file];
        let key = match code.plain(key_node).filter(|_| code.node(key_node).shape == Shape::Text) {
            Some(key) => key,
            // Beside Entra a constant may be the key.
            None if self.is_entra(file) => match self.eval.value(file, key_node) {
                Value::Text(key) => key,
                _ => return,
            },
            None => return,
        };
        if self.wants(file, &key) && !self.is_read_under_key(file, id) {
            self.setting(
                file,
                &Setting { holder: id, key, key_span: code.node(key_node).span, value: self.eval.value(file, value), value_span: code.node(value).span, value_node: Some(value) },
            );
        }
    }

    /// Whether a call reads what is kept under a key; what it gives where there is none is an option where that is handed on: `known.get("key", value)`.
    fn is_read_under_key(&self, file: usize, call: NodeId) -> bool {
        let code = &self.program.files[file];
        let reads = |callee: NodeId| code.node(callee).shape == Shape::Member && LANGUAGES[code.language].words.reads.contains(&code.name(callee));
        let configures = |name: &str| self.set(file).named(Subject::Call, name).any(|row| row.fact == FactKind::Configured);
        code.node(call).shape == Shape::Call && (code.callee(call).is_some_and(reads) || code.callee_name(call).is_some_and(configures))
    }

    /// `key=value` inside a string, between `&`, `;`, `?`, quotes and line ends.
    fn inside(&self, file: usize, id: NodeId) {
        let code = &self.program.files[file];
        let pieces = self.filled_in(file, id);
        for (index, piece) in pieces.iter().enumerate() {
            let Piece::Text(text, at) = piece else { continue };
            // What a library is replaced by in a test connects to nothing.
            if !text.contains('=') || code.test && self.is_mocked(file, id) {
                continue;
            }
            let value_behind = |rest: &str, end: usize| {
                let value = Value::Text(decode(rest[..end].trim()));
                match pieces.get(index + 1) {
                    Some(Piece::Value(node)) if end == rest.len() => match Value::joined(vec![value, self.eval.value(file, *node)]) {
                        Value::Joined(parts) if matches!(parts.as_slice(), [Value::Text(empty), _] if empty.is_empty()) => parts[1].clone(),
                        value => value,
                    },
                    _ => value,
                }
            };
            // The key itself is put in: a constant.
            if let Some(rest) = text.strip_prefix('=')
                && let Some(Piece::Value(node)) = index.checked_sub(1).and_then(|before| pieces.get(before))
                && let Value::Text(key) = self.eval.value(file, *node)
                && let Some(key) = self.set(file).spelt(Subject::Setting, key.trim())
            {
                let value = value_behind(rest, end_of_value(rest));
                let span = code.node(*node).span;
                self.setting(file, &Setting { holder: id, key: key.to_owned(), key_span: span, value, value_span: span, value_node: None });
            }
            for (equals, _) in text.match_indices('=') {
                let start = text[..equals].rfind(['&', ';', '?', '\n', '"', '\'', ',']).map_or(0, |cut| cut + 1);
                let key = text[start..equals].trim();
                // The readers of such strings heed no case.
                let last = key.rsplit([' ', '\t']).next().unwrap_or(key);
                let spelt = |key| self.set(file).spelt(Subject::Setting, key).filter(|_| !key.is_empty());
                let found = spelt(key).map(|name| (key, name)).or_else(|| spelt(last).map(|name| (last, name)));
                let Some((key, name)) = found.filter(|(_, name)| self.wants(file, name) && !is_remark(&text[..equals])) else { continue };
                // A value may stand in quotes of its own.
                let rest = &text[equals + 1..];
                let quoted = quoted_value(rest);
                let equals = equals + quoted.map_or(0, |(open, _)| open);
                let rest = &text[equals + 1..];
                let end = quoted.map_or_else(|| end_of_value(rest), |(_, length)| length);
                let value = value_behind(rest, end);
                let key_at = text[..equals].rfind(key).unwrap_or(start);
                let guess = Span { start: at + offset(key_at), end: at + offset(equals + 1 + end) };
                let span = self.in_source(file, guess, &text[key_at..equals + 1 + end], code.node(id).span);
                let put_in = pieces.get(index + 1).filter(|_| rest.is_empty());
                let value_node = put_in.and_then(|piece| if let Piece::Value(node) = piece { Some(*node) } else { None });
                self.setting(file, &Setting { holder: id, key: name.to_owned(), key_span: span, value, value_span: span, value_node });
            }
        }
    }

    /// The pieces of a string, with what is joined to its end (`"key=" + value`), and the arguments behind it in the place of its numbered holes:
    /// `Format("{0}={1}", key, value)`.
    fn filled_in(&self, file: usize, id: NodeId) -> Vec<Piece> {
        let code = &self.program.files[file];
        let mut pieces = code.pieces(id);
        if matches!(pieces.last(), Some(Piece::Text(text, _)) if text.ends_with('='))
            && let Some(next) = beside::joined_behind(code, id)
        {
            pieces.push(Piece::Value(next));
        }
        with_arguments(code, id, pieces)
    }

    /// An option, with each value that callers pass where a parameter is its value.
    fn setting(&self, file: usize, setting: &Setting) {
        let asks = |row: &Row| row.entra == Some(Entra::Required) && row.guards.iter().any(|guard| matches!(guard, Guard::Value(_)));
        let by_value = |row: &Row| row.guards.iter().any(|guard| matches!(guard, Guard::Value(_)));
        // It may stand in a file that was not read yet.
        if matches!(setting.value, Value::Unknown(Why::Unread(..))) && self.set(file).named(Subject::Setting, &setting.key).any(by_value) {
            self.eval.want(file, &setting.value);
        }
        match &setting.value {
            Value::Unknown(Why::Parameter(function, index, path)) if !path.contains('.') && self.set(file).named(Subject::Setting, &setting.key).any(asks) => {
                for value in self.texts_passed(*function, *index) {
                    self.setting_of(file, &Setting { key: setting.key.clone(), value, ..*setting });
                }
            }
            // A part of what is handed in, and what stands for it where it is left out.
            // Of what only adds to a sign-in elsewhere that is not worth reading all callers.
            Value::Unknown(Why::Parameter(function, index, path))
                if path.contains('.') && self.set(file).named(Subject::Setting, &setting.key).any(|row| asks(row) && row.fact != FactKind::Consent) =>
            {
                // What callers have under the same key is an option there, where this only hands it on.
                let own = path.rsplit('.').next() == Some(setting.key.as_str()) && self.is_handed_to_own(file, setting.holder);
                let mut texts = if own { Vec::new() } else { self.texts_passed_in(*function, *index, path) };
                texts.extend(self.default_of_part(*function, *index, path));
                texts.sort_unstable();
                texts.dedup();
                for text in texts {
                    self.setting_of(file, &Setting { key: setting.key.clone(), value: Value::Text(text), ..*setting });
                }
            }
            // What the settings hold under the key, else what the program itself has for it.
            value if is_configured(value) && self.set(file).named(Subject::Setting, &setting.key).any(by_value) => {
                let value = self.text_read(file, &setting.value, setting.value_node).filter(|text| !text.is_empty()).map(Value::Text);
                let value = value.or_else(|| setting.value_node.and_then(|node| self.eval.unless_configured(file, node))).unwrap_or_else(|| setting.value.clone());
                self.setting_of(file, &Setting { key: setting.key.clone(), value, ..*setting });
            }
            // Which of them is asked for is told where that is called.
            Value::Choice(parts) if self.is_translated(file, &setting.key, setting.value_node, parts) => {}
            // One or the other.
            Value::Choice(parts) if parts.len() <= MOST_VALUES && self.set(file).named(Subject::Setting, &setting.key).any(asks) => {
                for value in parts.iter() {
                    self.setting_of(file, &Setting { key: setting.key.clone(), value: value.clone(), ..*setting });
                }
            }
            // What the settings hold under a key is what the key means here.
            value if !self.is_settings(file) && self.set(file).named(Subject::Setting, &setting.key).any(by_value) => {
                let is_open = matches!(value, Value::Object(_) | Value::Unknown(_));
                let read = self.text_read(file, value, setting.value_node).map(Value::Text);
                let read = read.or_else(|| setting.value_node.filter(|_| is_open).and_then(|node| self.eval.unless_read(file, node)));
                self.setting_of(file, &Setting { key: setting.key.clone(), value: read.unwrap_or_else(|| value.clone()), ..*setting });
            }
            _ => self.setting_of(file, setting),
        }
    }

    /// Whether what an option stands in is handed to a function of the repository.
    fn is_handed_to_own(&self, file: usize, holder: NodeId) -> bool {
        let code = &self.program.files[file];
        let call = code.ancestors(holder).find(|up| !matches!(code.node(*up).shape, Shape::Record | Shape::Argument | Shape::Entry));
        let callee = call.filter(|call| code.node(*call).shape == Shape::Call).and_then(|call| code.callee(call));
        callee.is_some_and(|callee| matches!(self.eval.value(file, callee), Value::Function(_)))
    }

    /// Whether an option is somebody else's by the call that it is handed to. A file with a library of Microsoft's may ask for consent by another one as well, but where
    /// the row names the call.
    fn is_handed_to_another(&self, file: usize, setting: &Setting, row: &Row) -> bool {
        let consent = row.fact == FactKind::Consent;
        let may_be = row.entra == Some(Entra::Required) || consent && !row.libraries.is_empty() && !row.guards.iter().any(|guard| matches!(guard, Guard::Under(_)));
        may_be && self.is_of_another(file, setting.holder, consent && !self.is_beside_entra(file, setting.holder))
    }

    fn setting_of(&self, file: usize, setting: &Setting) {
        let code = &self.program.files[file];
        let rows: Vec<&Row> = self.set(file).named(Subject::Setting, &setting.key).collect();
        let found = rows.into_iter().find(|row| {
            (row.libraries.is_empty() || self.strength_of_file(file, row).is_some())
                && self.setting_guards_hold(file, setting, &row.guards)
                && self.entra_holds_for(file, row, setting.holder)
                && self.entra_near(file, setting.holder, row)
                && !self.is_handed_to_another(file, setting, row)
                && (!row.libraries.is_empty() || self.may_be_asked_by(file, row))
                && (row.fact != FactKind::Consent || self.is_sent_to_entra(file, setting.holder) != Some(false))
                && !self.is_without_needs(file, setting, row)
                && !self.stands_by_another(file, setting.holder, row)
        });
        let Some(row) = found else { return };
        row.hit();
        let text = code.node(setting.holder).shape == Shape::Text;
        // Of a consent that an object of the repository's own only notes nobody is asked.
        let noted = |member: NodeId| code.node(member).shape == Shape::Member && code.object(member).is_some_and(|object| self.program.is_own_object(file, object));
        if row.fact == FactKind::Consent && code.node(setting.holder).shape == Shape::Assign && code.child(setting.holder, Role::Left).is_some_and(noted) {
            return;
        }
        let sends = row.fact == FactKind::Acquisition && (row.entra == Some(Entra::Required) || text) || row.fact == FactKind::Consent && text;
        if sends && text && code.plain(setting.holder).is_some_and(|whole| is_example(&whole)) {
            return;
        }
        if row.fact == FactKind::Ignore
            || row.fact == FactKind::Acquisition && self.is_handed_on_by_key(file, setting.holder, &setting.key)
            || row.fact == FactKind::Acquisition && row.entra != Some(Entra::Required) && self.is_told_by_type(file, setting.holder)
            || matches!(row.fact, FactKind::ResponseType | FactKind::UserInfo) && self.is_in_sign_in_of_another(file, setting.holder)
            // What it is from the start in options of the repository's own is told where these are handed on.
            || row.fact == FactKind::UserInfo && code.node(setting.holder).shape == Shape::Field && self.is_own_field(file, setting.holder, &setting.key)
            || sends && (replaced::is_replaced(code, setting.holder) || self.is_own_and_unused(file, setting.holder))
            || matches!(row.fact, FactKind::Acquisition | FactKind::Client | FactKind::Consent) && self.is_expected(file, setting.holder)
            // What is only shown to people asks for nothing.
            || row.fact == FactKind::Consent && self.stands_in(file, setting.holder, "", |context| context.nested)
            || sends && (self.is_own_field(file, setting.holder, &setting.key) || self.is_to_be_filled(file, setting.holder, &setting.key))
            || sends && (self.is_kept(file, setting.holder, &setting.key) || self.is_context(file, setting.holder) || self.is_compared(file, setting.holder) || text && self.is_doc(file, setting.holder))
            // A value without a dot names no host, unless it is one of those that mean one.
            || row.host.is_some() && !row.guards.iter().any(|guard| matches!(guard, Guard::Value(_))) && matches!(&setting.value, Value::Text(text) if !text.contains('.'))
        {
            return;
        }
        let span = if row.at_value { setting.value_span } else { setting.key_span };
        // What is put together in one string is told by the string.
        let beside = row.at_option.as_ref().filter(|_| !text).and_then(|selector| self.option_beside(file, setting.holder, selector));
        let span = beside.filter(|one| one.at.file == file).map_or(span, |one| code.node(one.at.node).span);
        let mut fact = self.blank(file, span, row);
        fact.name.clone_from(&setting.key);
        if let Some(host) = &row.host {
            fact.host = Some((host.clone(), row.supported.unwrap_or_else(|| super::hosts::supported(self.set(file), host))));
        }
        if let Some((scopes, judged)) = row.scopes.as_ref().and_then(|selector| self.scopes_of(file, setting, selector)) {
            let of = scopes.at.file;
            fact.scopes = Some((judged.state, super::place(of, super::calls::first_line(&self.program.files[of], scopes.at.node))));
            fact.reason = judged.reason;
            fact.scopes_evidence = self.chain_of_scopes(&scopes, judged.evidence);
        }
        if let Some(selector) = &row.identity {
            fact.system_assigned = Some(!self.is_given(file, setting, selector));
        }
        let is_beside = |selector: &Selector| self.setting_guards_hold(file, setting, &[Guard::Has(selector.clone())]);
        if row.persistence.as_ref().is_some_and(|selector| self.is_given(file, setting, selector) || is_beside(selector)) {
            fact.cache = Some(CacheKind::Persisted);
        }
        if fact.cache == Some(CacheKind::Custom) {
            let Some(cache) = self.cache_of_callbacks(file, &setting.value) else { return };
            fact.cache = Some(cache);
        }
        if fact.kind == FactKind::Acquisition && self.is_argument_of(file, setting.holder, row.flow) {
            return;
        }
        if has_own_client(row, &fact) {
            self.push(file, setting.holder, Fact { kind: FactKind::Client, flow: None, scopes: None, ..fact.clone() }, row);
        }
        self.push(file, setting.holder, fact, row);
    }

    /// Whether a value that a row asks for is given: of the setting itself (`value`), beside it, or among the pairs of its string.
    fn is_given(&self, file: usize, setting: &Setting, selector: &Selector) -> bool {
        let code = &self.program.files[file];
        selector.iter().any(|path| match path.as_slice() {
            [Step::Name(root)] if root == "value" && setting.value_node.is_none() => true,
            [Step::Name(root), rest @ ..] if root == "value" => setting.value_node.is_some_and(|node| self.follow(file, node, rest).is_some()),
            [Step::Name(name)] if setting.value_node.is_none() => pairs_of(code, setting.holder).iter().any(|key| *key == plain_key(name)),
            path => !self.select_path(file, code.node(setting.holder).parent, path).is_empty(),
        })
    }

    /// Whether an option is handed to a call that says the same flow itself.
    fn is_argument_of(&self, file: usize, holder: NodeId, flow: Option<Flow>) -> bool {
        let code = &self.program.files[file];
        let calls: Vec<NodeId> =
            code.ancestors(holder).take(6).take_while(|up| code.node(*up).shape != Shape::Function).filter(|up| matches!(code.node(*up).shape, Shape::Call | Shape::New)).collect();
        self.facts.borrow().iter().any(|owned| {
            owned.node.file == file && calls.contains(&owned.node.node) && matches!(owned.fact.kind, FactKind::Acquisition | FactKind::SignIn) && owned.fact.flow == flow
        })
    }
}

/// Whether a value is read of settings, be it under a key that is put together, or else nothing is: `settings.Get(name) ?? throw`.
fn is_configured(value: &Value) -> bool {
    let begins = |value: &Value| match value {
        Value::Joined(parts) => matches!(parts.first(), Some(Value::Configured(_))),
        value => matches!(value, Value::Configured(_)),
    };
    match value {
        Value::Choice(parts) => parts.iter().any(begins) && parts.iter().all(|part| begins(part) || matches!(part, Value::Unknown(Why::Other))),
        value => begins(value),
    }
}
