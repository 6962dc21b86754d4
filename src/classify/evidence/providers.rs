//! Whose sign-in code speaks of by what it reads: the addresses that settings hold, and names that are called after a provider.

use super::address::{OPEN, Receiver, starts_address, texts_of};
use crate::classify::Classifier;
use crate::classify::belonging::root_of;
use crate::classify::hosts::names_entra;
use crate::code::{NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::{Entra, Opens, Row, Subject, plain_key};
use crate::resolve::{Definition, NodeRef, Value};
use foldhash::HashMap;

/// The texts that code has for keys of settings that may be missing, by application and key.
pub(in crate::classify) type Defaults = HashMap<(usize, String), String>;

/// Levels above a client at which its name is looked for.
const MOST_LEVELS: usize = 3;
/// Options of one sign-in that are looked at.
const MOST_OPTIONS: usize = 64;
/// Parts of a value that are looked at.
const MOST_PARTS: usize = 16;
/// So short a word may stand in the middle of others by chance.
const SHORT_WORD: usize = 3;
/// A longer expression says more than a name, and a longer text more than an option.
const LONGEST_NAME: usize = 300;

/// What the settings of a sign-in call the host of the provider, and the paths of its endpoints.
const HOSTS: [&str; 3] = ["host", "hostname", "domain"];
const ENDPOINTS: [&str; 2] = ["auth", "token"];
const PATHS: [&str; 2] = ["path", "endpoint"];

/// Parts of the path of an endpoint: `/{tenant}/v2.0` is a tenant's.
const ENDPOINT: usize = 3;

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
        self.setting_text(file, key).or_else(|| self.default_under(file, key).filter(|text| starts_address(text)))
    }

    /// The text that the application's code has for a key of settings that may be missing.
    pub(in crate::classify) fn default_under(&self, file: usize, key: &str) -> Option<String> {
        self.seen.defaults.get_or_init(|| self.find_defaults()).get(&(self.program.owners[file], key.to_owned())).cloned()
    }

    /// The same for what an expression reads by way of the application's own names: where it reads the settings themselves, nothing stands for what is missing.
    pub(in crate::classify) fn default_behind(&self, at: NodeRef, key: &str) -> Option<String> {
        let code = &self.program.files[at.file];
        let read = code.value_of(at.node).unwrap_or(at.node);
        let is_read = matches!(code.node(read).shape, Shape::Member | Shape::Index)
            && code.object(read).is_some_and(|object| matches!(self.eval.value(at.file, object), Value::Configured(_)));
        if is_read || code.node(read).shape == Shape::Call { None } else { self.default_under(at.file, key).filter(|text| !text.contains(OPEN)) }
    }

    /// Whether an application has an endpoint of a sign-in at Entra, and none of somebody else: an address that is known at run time alone is that one's.
    pub(in crate::classify) fn has_endpoint(&self, file: usize) -> bool {
        let endpoints = self.seen.endpoints.get_or_init(|| {
            let is_known = |file: &usize| self.seen.files.contains(file) && !self.program.files[*file].test;
            self.files().map(|(file, _)| file).filter(is_known).filter(|file| self.holds_endpoint(*file)).map(|file| self.program.owners[file]).collect()
        });
        let owner = self.program.owners[file];
        endpoints.contains(&owner) && !self.seen.others.iter().any(|other| self.program.owners[*other] == owner && !self.program.files[*other].test)
    }

    /// Whether a file has the address of an endpoint at Entra, and not of its host or a tenant alone.
    fn holds_endpoint(&self, file: usize) -> bool {
        let (code, set) = (&self.program.files[file], self.set(file));
        let is_endpoint = |text: &str| {
            let path = text.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
            path.split(['?', '#']).next().is_some_and(|path| path.split('/').filter(|part| !part.is_empty()).count() >= ENDPOINT) && names_entra(set, text)
        };
        (0..).zip(&code.nodes).any(|(id, node)| node.shape == Shape::Text && is_endpoint(code.text(id)) && !self.is_context(file, id))
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
                    && let Some(text) = written_out(self.eval.value(file, right))
                    && text.len() <= LONGEST_NAME
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

    /// Whether the options beside one that say where the sign-in is, known by parts of their names, are given somebody else's addresses and none of Entra's.
    pub(super) fn stands_beside_another(&self, file: usize, option: NodeId, row: &Row) -> bool {
        let code = &self.program.files[file];
        let record = code.node(option).parent;
        if row.addresses.is_empty() || !matches!(code.node(record).shape, Shape::Record | Shape::Initializer) {
            return false;
        }
        let says_where = |entry: &NodeId| {
            let key = matches!(code.node(*entry).shape, Shape::Entry | Shape::Shorthand | Shape::Assign).then(|| code.key_of(*entry)).flatten().map(|key| plain_key(&key));
            key.is_some_and(|key| row.addresses.iter().any(|word| key.contains(word.as_str())))
        };
        let values = code.children(record).filter(says_where).filter_map(|entry| code.value_of(entry)).take(MOST_OPTIONS);
        let addresses: Vec<String> = values.flat_map(|value| self.addresses_at(file, value)).collect();
        !addresses.iter().any(|text| names_entra(self.set(file), text)) && addresses.iter().any(|text| has_host(text))
    }

    /// Whether an option stands in the settings of a sign-in whose host they name without its scheme, beside the path of its endpoint, and that host is not Entra's:
    /// `{ host: "auth.contoso.com", tokenPath: "oauth/token", further: { … } }`.
    pub(super) fn stands_by_host_of_another(&self, file: usize, option: NodeId) -> bool {
        let code = &self.program.files[file];
        let records = code.ancestors(option).take_while(|up| code.node(*up).shape != Shape::Function).filter(|up| code.node(*up).shape == Shape::Record);
        records.take(MOST_LEVELS).any(|record| {
            let entries = || code.children(record).filter(|entry| code.node(*entry).shape == Shape::Entry).take(MOST_OPTIONS);
            let keyed = |entry: NodeId| code.key_of(entry).map(|key| plain_key(&key)).unwrap_or_default();
            let is_path = |entry: NodeId| {
                let key = keyed(entry);
                ENDPOINTS.iter().any(|word| key.contains(word)) && PATHS.iter().any(|word| key.ends_with(word))
            };
            let named = entries().filter(|entry| HOSTS.iter().any(|word| keyed(*entry).ends_with(word)));
            let hosts: Vec<String> = named.filter_map(|entry| code.value_of(entry)).filter_map(|value| code.plain(value)).filter(|text| is_host(text)).collect();
            !hosts.is_empty() && !hosts.iter().any(|host| names_entra(self.set(file), host)) && entries().any(is_path)
        })
    }

    /// Whether the options that say where a sign-in is, known by parts of their names, are given somebody else's addresses and none of Entra's: written out, held
    /// by settings under the key that is read, or by those that fill the object which is read.
    pub(in crate::classify) fn is_given_another(&self, file: usize, call: NodeId, words: &[String]) -> bool {
        self.given_to(file, call, words) == Some(Receiver::Another)
    }

    /// Whose addresses these options are given: Entra's, where one of them is.
    pub(super) fn given_to(&self, file: usize, call: NodeId, words: &[String]) -> Option<Receiver> {
        let mut addresses: Vec<String> = self.options_of(file, call, words).into_iter().flat_map(|value| self.addresses_at(file, value)).collect();
        if addresses.is_empty() {
            addresses = self.addresses_laid_over(file, call, words);
        }
        let entra = |text: &String| names_entra(self.set(file), text);
        if addresses.iter().any(entra) {
            return Some(Receiver::Entra);
        }
        addresses.iter().any(|text| has_host(text)).then_some(Receiver::Another)
    }

    /// What the options of a sign-in are given whose names have one of these parts.
    fn options_of(&self, file: usize, call: NodeId, words: &[String]) -> Vec<NodeId> {
        let code = &self.program.files[file];
        let says_where = |id: &NodeId| {
            let key = matches!(code.node(*id).shape, Shape::Assign | Shape::Argument | Shape::Entry).then(|| code.key_of(*id)).flatten().map(|key| plain_key(&key));
            key.is_some_and(|key| words.iter().any(|word| key.contains(word.as_str())))
        };
        // What runs once somebody signs in, in a function of its own, asks others as well.
        let inside = |id: NodeId| code.enclosing(id, Shape::Function).filter(|function| *function > call);
        let is_option = |id: &NodeId| inside(*id).is_none_or(|function| inside(function).is_none());
        code.descendants(call).filter(says_where).filter(is_option).filter_map(|option| code.value_of(option)).take(MOST_OPTIONS).collect()
    }

    /// Whether a sign-in is called after another provider, and nowhere after Entra: by the name that it is registered under, by what the options that say where it
    /// is are read from, and by what else is handed the options; or, where these name nobody, by the function or the type around it.
    pub(in crate::classify) fn is_named_after_another(&self, file: usize, call: NodeId, row: &Row) -> bool {
        let code = &self.program.files[file];
        let options = self.options_of(file, call, &row.addresses);
        let given = options.iter().flat_map(|value| self.addresses_at(file, *value)).chain(self.addresses_laid_over(file, call, &row.addresses));
        if given.into_iter().any(|text| names_entra(self.set(file), &text)) {
            return false;
        }
        let said = self.said_of(file, call, row, options);
        let mut named = said.iter().filter(|text| text.len() <= LONGEST_NAME).filter_map(|text| self.provider_named(file, text)).peekable();
        if named.peek().is_some() {
            return named.all(|receiver| receiver == Receiver::Another);
        }
        let signs_in = matches!(row.fact, FactKind::SignIn | FactKind::Validation);
        let around = [Shape::Function, Shape::Class].map(|shape| code.ancestors(call).find(|up| code.node(*up).shape == shape && !code.name(*up).is_empty()));
        signs_in && around.into_iter().flatten().find_map(|up| self.provider_named(file, code.name(up))) == Some(Receiver::Another)
    }

    /// What a sign-in is called by: the name that it is registered under, what the options that say where it is are read from, and what else is handed the options.
    fn said_of(&self, file: usize, call: NodeId, row: &Row, options: Vec<NodeId>) -> Vec<String> {
        let code = &self.program.files[file];
        let registered = code.positional(call).filter(|argument| matches!(code.node(*argument).shape, Shape::Text | Shape::Name | Shape::Member));
        let mut said: Vec<String> = registered.flat_map(|name| [Some(code.text(name).to_owned()), self.eval.value(file, name).as_text().map(str::to_owned)]).flatten().collect();
        let by_name = row.registers.iter().flatten().flat_map(|path| self.select_path(file, call, path));
        said.extend(by_name.filter_map(|one| one.value.as_text().map(str::to_owned)));
        for value in options {
            let root = root_of(code, value);
            said.push(code.text(value).to_owned());
            said.extend(self.eval.declared_type(file, root));
            let made = |one: &Definition| if let Definition::Value(made, _) = one { Some(code.text(*made).to_owned()) } else { None };
            said.extend(self.program.tables[file].lookup(code, root, code.name(root)).iter().take(MOST_PARTS).filter_map(made));
        }
        said.extend(self.laid_over(file, call).into_iter().map(|id| code.text(id).to_owned()));
        said.extend(self.sections_laid_over(file, call));
        said
    }

    /// Whether a sign-in is called after Entra.
    pub(super) fn is_named_after_entra(&self, file: usize, call: NodeId, row: &Row) -> bool {
        let said = self.said_of(file, call, row, self.options_of(file, call, &row.addresses));
        said.iter().filter(|text| text.len() <= LONGEST_NAME).any(|text| self.provider_named(file, text) == Some(Receiver::Entra))
    }

    /// Whether a sign-in is called after Entra by words that say nothing else, so that nothing beside it has to show that.
    pub(super) fn is_called_entra(&self, file: usize, call: NodeId, row: &Row) -> bool {
        let words: Vec<&Row> = self.set(file).of(Subject::Function).filter(|word| word.entra == Some(Entra::Evidence) && word.opens() == Opens::Always).collect();
        let said = self.said_of(file, call, row, self.options_of(file, call, &row.addresses));
        said.iter().filter(|text| text.len() <= LONGEST_NAME).any(|text| words.iter().any(|word| holds_word(text, &word.name) && word.taken()))
    }

    /// The calls that the options of a sign-in are handed to, in the function that sets them: `section.Bind(options)`.
    fn laid_over(&self, file: usize, call: NodeId) -> Vec<NodeId> {
        let code = &self.program.files[file];
        let functions = code.positional(call).filter(|argument| code.node(*argument).shape == Shape::Function);
        let parameters = functions.filter_map(|function| Some((function, code.children(function).find(|child| code.node(*child).role == Role::Parameter)?)));
        let handed = |of: NodeId, parameter: NodeId| {
            let is_options = move |argument: NodeId| code.node(argument).shape == Shape::Name && code.name(argument) == code.name(parameter);
            let calls = code.descendants(of).filter(move |id| code.node(*id).shape == Shape::Call && code.enclosing(*id, Shape::Function) == Some(of));
            calls.filter(move |id| code.positional(*id).any(is_options)).take(MOST_OPTIONS)
        };
        parameters.flat_map(|(function, parameter)| handed(function, parameter)).collect()
    }

    /// The addresses that settings hold in the sections which are laid over the options of a sign-in, under the names of those that say where it is.
    fn addresses_laid_over(&self, file: usize, call: NodeId, words: &[String]) -> Vec<String> {
        let sections = self.sections_laid_over(file, call);
        sections.iter().flat_map(|section| self.texts_in_section(file, section, words)).filter(|text| starts_address(text)).collect()
    }

    /// The sections of settings that are laid over the options of a sign-in.
    fn sections_laid_over(&self, file: usize, call: NodeId) -> Vec<String> {
        let code = &self.program.files[file];
        let section = |id: NodeId| {
            let named = code.positional(id).next().and_then(|first| self.eval.value(file, first).as_text().map(str::to_owned));
            let object = || code.callee(id).and_then(|callee| code.object(callee)).map(|object| self.eval.value(file, object));
            named.or_else(|| if let Some(Value::Configured(section)) = object() { Some(section) } else { None })
        };
        self.laid_over(file, call).into_iter().filter_map(section).collect()
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

    /// Whether what a call is made on is taken by the name of another provider, and nowhere by Entra's: `kept = user.accounts.get(provider="google")`.
    pub(super) fn is_taken_after_another(&self, file: usize, client: NodeId) -> bool {
        let code = &self.program.files[file];
        let is_call = |at: &NodeId| code.node(*at).shape == Shape::Call;
        let taken = if code.node(client).shape == Shape::Name {
            let given = |one: &Definition| if let Definition::Value(value, _) = one { Some(*value) } else { None };
            let found = self.program.tables[file].lookup(code, client, code.name(client));
            found.first().and_then(given).filter(|_| found.len() == 1)
        } else {
            Some(client)
        };
        let below = |at: &NodeId| code.callee(*at).and_then(|callee| code.object(callee)).filter(is_call);
        let calls = std::iter::successors(taken.filter(is_call), below).take(MOST_LEVELS);
        let arguments = calls.flat_map(|call| code.children(call).filter(|child| code.node(*child).role == Role::Argument).take(MOST_OPTIONS));
        let names = arguments.filter_map(|argument| code.plain(code.value_of(argument).unwrap_or(argument))).filter(|name| name.len() <= LONGEST_NAME);
        let mut named = names.filter_map(|name| self.provider_named(file, &name)).peekable();
        named.peek().is_some() && named.all(|receiver| receiver == Receiver::Another)
    }

    /// Whether a value is read from settings of which only the key is known, and that is called after another provider.
    pub(in crate::classify) fn is_read_for_another(&self, file: usize, value: &Value) -> bool {
        keys_read(value).into_iter().any(|key| self.provider_named(file, key) == Some(Receiver::Another) && self.text_under(file, key).is_none())
    }

    /// The provider after which a key of settings or a function is called: Entra, where both are named.
    pub(in crate::classify) fn provider_named(&self, file: usize, name: &str) -> Option<Receiver> {
        let plain = plain_key(name);
        let says = |word: &str| plain.contains(word) && (word.len() > SHORT_WORD || begins_word(name, word));
        let rows = || self.set(file).of(Subject::Function).filter(|row| row.entra.is_some() && says(&row.name));
        if rows().any(|row| row.entra == Some(Entra::Evidence) && row.taken()) {
            return Some(Receiver::Entra);
        }
        rows().any(|row| row.entra == Some(Entra::Another) && row.taken()).then_some(Receiver::Another)
    }
}

/// Whether a word stands in a name and begins where a word of the name does: `AzureAad`, not `MetadataAddress`.
fn begins_word(name: &str, word: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.windows(word.len()).enumerate().any(|(at, piece)| piece.eq_ignore_ascii_case(word.as_bytes()) && begins_at(bytes, at))
}

fn begins_at(bytes: &[u8], at: usize) -> bool {
    at == 0 || !bytes[at - 1].is_ascii_alphabetic() || bytes[at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase()
}

/// Whether a word stands in a name as one of its words, or as several that are joined: `Azure:AD`, `AZURE_AD_ISSUER`, `AzureAdOptions`, not `AzureAdmin`.
fn holds_word(name: &str, word: &str) -> bool {
    let bytes = name.as_bytes();
    let ends = |at: usize| match (bytes[at - 1], bytes.get(at)) {
        (last, Some(next)) if next.is_ascii_uppercase() => last.is_ascii_lowercase() || bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase),
        (_, next) => !next.is_some_and(u8::is_ascii_lowercase),
    };
    let joins = |byte: u8| matches!(byte, b'_' | b'-' | b':' | b'.');
    (0..bytes.len()).filter(|at| begins_at(bytes, *at)).any(|start| {
        let mut at = start;
        for letter in word.bytes() {
            while at > start && bytes.get(at).is_some_and(|byte| joins(*byte)) {
                at += 1;
            }
            if !bytes.get(at).is_some_and(|byte| byte.eq_ignore_ascii_case(&letter)) {
                return false;
            }
            at += 1;
        }
        ends(at)
    })
}

/// Whether a text is the name of a host and nothing else.
fn is_host(text: &str) -> bool {
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    text.rsplit_once('.').is_some_and(|(before, last)| before.split('.').all(is_label) && last.len() > 1 && last.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

/// Whether an address names its host: it is written out, and no place to be filled in.
fn has_host(address: &str) -> bool {
    address.split_once("://").is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// A text that is written out, or the address that one is put together to.
fn written_out(value: Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text),
        value @ Value::Joined(_) => texts_of(&value).into_iter().find(|text| starts_address(text)),
        _ => None,
    }
}

/// The keys of settings that a value, or its beginning, is read from.
pub(super) fn keys_read(value: &Value) -> Vec<&str> {
    match value {
        Value::Configured(key) => vec![key],
        Value::Joined(parts) => parts.first().map(keys_read).unwrap_or_default(),
        Value::Choice(parts) => parts.iter().take(MOST_PARTS).flat_map(keys_read).collect(),
        _ => Vec::new(),
    }
}
