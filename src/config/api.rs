//! `[[api]]`: an organisation's own wrapper, turned into a row of the same form as the built-in ones.
//! Knows which keys there are; what a row means is the loader's to say.

use super::file::Reader;
use crate::catalogue::CatalogueError;
use crate::fact::{ClientKind, Flow};
use crate::language::{self, Content, LANGUAGES};
use crate::query::Addition;
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

/// Entries of a configuration, and characters of a value: the file comes with what is scanned.
const MOST_ENTRIES: usize = 100;
const LONGEST_VALUE: usize = 200;
/// The shortest name by which files are found.
const SHORTEST_ANCHOR: usize = 5;
/// What stands for a method where the type is constructed.
const CONSTRUCTION: &str = "new";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Api {
    language: Spanned<String>,
    #[serde(rename = "type")]
    of: Option<Spanned<String>>,
    module: Option<Spanned<String>>,
    method: Spanned<String>,
    flow: Spanned<String>,
    client: Option<Spanned<String>>,
    scopes: Option<Spanned<String>>,
    identity: Option<Spanned<String>>,
}

/// The rows of all entries, in their order.
pub(super) fn additions(entries: &[Spanned<Api>], reader: &Reader<'_>) -> Result<Vec<Addition>, CatalogueError> {
    if let Some(entry) = entries.get(MOST_ENTRIES) {
        return Err(reader.error(entry, &format!("there are more than {MOST_ENTRIES} entries `[[api]]`")));
    }
    let mut all = Vec::new();
    let mut modules = BTreeSet::new();
    for entry in entries {
        let language = check(entry, reader)?;
        let api = entry.get_ref();
        let mut texts = rows(entry, reader);
        if let Some(module) = &api.module
            && modules.insert((LANGUAGES[language].rows, module.get_ref().clone()))
        {
            texts.push(import(module, reader));
        }
        for text in texts {
            let addition = Addition { language, file: reader.file.to_owned(), text };
            addition.check().map_err(|error| CatalogueError::new(&error.file, error.line as usize, error.message))?;
            all.push(addition);
        }
    }
    Ok(all)
}

/// Whether an entry says what a row needs; gives its language.
fn check(entry: &Spanned<Api>, reader: &Reader<'_>) -> Result<usize, CatalogueError> {
    let Api { language, of, module, method, flow, client, scopes, identity } = entry.get_ref();
    let values = [Some(language), of.as_ref(), module.as_ref(), Some(method), Some(flow), client.as_ref(), scopes.as_ref(), identity.as_ref()];
    if let Some(long) = values.into_iter().flatten().find(|value| value.get_ref().chars().count() > LONGEST_VALUE) {
        return Err(reader.error(long, &format!("a value has at most {LONGEST_VALUE} characters")));
    }
    let code = LANGUAGES.iter().filter(|language| language.content == Content::Code).map(|language| language.id);
    let index = reader.word(language, "language", |id| language::by_id(id).filter(|index| LANGUAGES[*index].content == Content::Code), code)?;
    reader.word(flow, "flow", Flow::parse, Flow::WORDS.iter().copied())?;
    if let Some(client) = client {
        reader.word(client, "client", ClientKind::parse, ClientKind::WORDS.iter().copied())?;
    }
    for name in [Some(method), of.as_ref()].into_iter().flatten() {
        let mut parts = name.get_ref().split('|');
        let one = !std::ptr::eq(name, method) || parts.clone().count() == 1;
        if !one || !parts.all(is_name) {
            return Err(reader.error(name, &format!("`{}` is no name", name.get_ref())));
        }
    }
    if let Some(module) = module.as_ref().filter(|module| !is_module(module.get_ref())) {
        return Err(reader.error(module, &format!("`{}` is no module or package as imports name it; a path is none", module.get_ref())));
    }
    let constructs = method.get_ref() == CONSTRUCTION;
    let in_types = LANGUAGES[index].words.in_types;
    match (of, module) {
        (Some(of), _) => {
            if let Some(word) = of.get_ref().split('|').find(|word| ClientKind::parse(word).is_some()) {
                return Err(reader.error(of, &format!("`{word}` is the name of a kind of client, and not of a type")));
            }
        }
        (None, Some(_)) if !constructs && !in_types => {}
        (None, Some(_)) => return Err(reader.error(entry, "missing field `type`: the type that has the method, or that is constructed")),
        (None, None) if in_types => return Err(reader.error(entry, "missing field `type`: the type that has the method")),
        (None, None) => return Err(reader.error(entry, "missing field `type` or `module`: what has the method")),
    }
    if anchors(entry.get_ref()).is_empty() {
        return Err(reader.error(method, &format!("`{}` is too short to look for: a name needs at least {SHORTEST_ANCHOR} characters", method.get_ref())));
    }
    Ok(index)
}

fn is_name(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$')) && text.starts_with(|c: char| !c.is_numeric())
}

/// A package or module: no path, and nothing that leads upwards.
fn is_module(text: &str) -> bool {
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '@' | '~' | '#'));
    plain && !text.starts_with(['.', '/']) && !text.ends_with(['.', '/']) && !text.contains("..") && !text.is_empty()
}

/// The names that files with the call hold: the method's, or where that is too short the type's or module's.
fn anchors(api: &Api) -> Vec<&str> {
    let method = [api.method.get_ref().as_str()].into_iter().filter(|method| *method != CONSTRUCTION);
    let of = api.of.iter().flat_map(|of| of.get_ref().split('|'));
    let module = api.module.iter().map(|module| module.get_ref().as_str());
    let groups: [Vec<&str>; 3] = [method.collect(), of.collect(), module.collect()];
    groups.into_iter().find(|group| !group.is_empty() && group.iter().all(|name| name.len() >= SHORTEST_ANCHOR)).unwrap_or_default()
}

/// The rows of an entry, one for each name. Each value stands on the line that it has in the configuration, so the loader names the right one.
fn rows(entry: &Spanned<Api>, reader: &Reader<'_>) -> Vec<String> {
    let api = entry.get_ref();
    let flow = Flow::parse(api.flow.get_ref());
    let fact = if matches!(flow, Some(Flow::OidcIdToken | Flow::WsFederation)) { "sign-in" } else { "acquisition" };
    let constructs = api.method.get_ref() == CONSTRUCTION;
    let optional = [("on", api.of.as_ref().filter(|_| !constructs)), ("library", api.module.as_ref()), ("client", api.client.as_ref())];
    let selectors = [("scopes", api.scopes.as_ref()), ("identity", api.identity.as_ref())];
    let mut pairs: Vec<(&str, &Spanned<String>)> = vec![("flow", &api.flow)];
    pairs.extend(optional.into_iter().chain(selectors).filter_map(|(key, value)| Some((key, value?))));
    pairs.sort_by_key(|(_, value)| value.span().start);
    let client = flow.and_then(client_of).filter(|_| api.client.is_none()).map(|client| format!(" client \"{client}\"")).unwrap_or_default();
    let anchors = quoted(&anchors(api).join("|"));
    let (subject, names) = match &api.of {
        Some(of) if constructs => ("construction", of.get_ref().split('|').collect()),
        _ => ("call", vec![api.method.get_ref().as_str()]),
    };
    let row = |name: &str| {
        let mut text = Lines::default();
        let head = format!("((identifier) @{subject} (#case! @{subject} {} named \"yes\" requires \"receiver\" fact \"{fact}\"{client} anchor {anchors}", quoted(name));
        text.put(reader.line(entry), &head);
        for (key, value) in &pairs {
            text.put(reader.line(*value), &format!(" {key} {}", quoted(value.get_ref())));
        }
        text.0 + "))"
    };
    names.into_iter().map(row).collect()
}

/// The row of a module: that its name means the library which the calls belong to.
fn import(module: &Spanned<String>, reader: &Reader<'_>) -> String {
    let mut text = Lines::default();
    let name = quoted(module.get_ref());
    text.put(reader.line(module), &format!("((identifier) @import (#case! @import {name} library {name} named \"yes\"))"));
    text.0
}

/// The kind of client that alone has a flow.
fn client_of(flow: Flow) -> Option<ClientKind> {
    match flow {
        Flow::Interactive | Flow::Silent | Flow::DeviceCode => Some(ClientKind::Public),
        Flow::AuthorizationCode | Flow::Refresh | Flow::OnBehalfOf | Flow::ClientCredentials => Some(ClientKind::Confidential),
        Flow::SpaAuthorizationCode => Some(ClientKind::Browser),
        Flow::ImplicitIdToken | Flow::ImplicitAccessToken => Some(ClientKind::Implicit),
        _ => None,
    }
}

/// A text that is written to given lines.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn put(&mut self, line: usize, text: &str) {
        let here = 1 + self.0.matches('\n').count();
        self.0.extend(std::iter::repeat_n('\n', line.saturating_sub(here)));
        self.0.push_str(text);
    }
}

/// A value as query files write it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;
    use crate::config::Config;

    fn read(text: &str) -> Result<Config, String> {
        Config::parse("entralint.toml", text, "", &Catalogue::load().unwrap()).map_err(|error| error.to_string())
    }

    /// An entry with keys in the place of others, or beside them.
    fn entry(changes: &[(&str, &str)]) -> String {
        let mut keys = vec![("language", "\"csharp\""), ("type", "\"TokenBroker\""), ("method", "\"GetAppTokenAsync\""), ("flow", "\"client-credentials\"")];
        for (key, value) in changes {
            keys.retain(|(known, _)| known != key);
            keys.push((key, value));
        }
        let lines = keys.iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| format!("{key} = {value}\n"));
        format!("[[api]]\n{}", lines.collect::<String>())
    }

    #[test]
    fn an_entry_becomes_a_row() {
        let config = read(&entry(&[("scopes", "\"0|scopes\"")])).unwrap();
        let text = config.apis[0].text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            text,
            "((identifier) @call (#case! @call \"GetAppTokenAsync\" named \"yes\" requires \"receiver\" fact \"acquisition\" client \"confidential\" anchor \"GetAppTokenAsync\" on \
             \"TokenBroker\" flow \"client-credentials\" scopes \"0|scopes\"))"
        );
    }

    #[test]
    fn a_module_is_a_row_once() {
        let one = entry(&[("language", "\"python\""), ("type", ""), ("module", "\"contoso.auth\"")]);
        let other = one.replace("GetAppTokenAsync", "get_user_token");
        let config = read(&format!("{one}{other}")).unwrap();
        assert_eq!(config.apis.iter().filter(|addition| addition.text.contains("@import")).count(), 1);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line_and_the_nearest_word() {
        let long = format!("\"{}\"", "a".repeat(201));
        for (changes, wanted) in [
            (&[("langage", "\"csharp\"")][..], "unknown field `langage`"),
            (&[("method", "")], "missing field `method`"),
            (&[("flow", "")], "entralint.toml:1: missing field `flow`"),
            (&[("language", "")], "missing field `language`"),
            (&[("type", "")], "entralint.toml:1: missing field `type`"),
            (&[("type", ""), ("language", "\"python\"")], "missing field `type` or `module`"),
            (&[("type", ""), ("module", "\"Contoso\"")], "missing field `type`"),
            (&[("language", "\"cshrp\"")], "entralint.toml:5: unknown language `cshrp`; did you mean `csharp`?"),
            (&[("language", "\"json\"")], "unknown language `json`; one of: csharp, javascript, typescript, tsx, python"),
            (&[("flow", "\"client-credential\"")], "entralint.toml:5: unknown flow `client-credential`; did you mean `client-credentials`?"),
            (&[("client", "\"secret\"")], "unknown client `secret`; "),
            (&[("method", "\"a b\"")], "entralint.toml:5: `a b` is no name"),
            (&[("method", "\"Get|Put\"")], "`Get|Put` is no name"),
            (&[("method", "\"\"")], "`` is no name"),
            (&[("type", "\"A||B\"")], "`A||B` is no name"),
            (&[("type", "\"confidential\"")], "is the name of a kind of client"),
            (&[("method", "\"Get\""), ("type", "\"Tok\"")], "`Get` is too short to look for"),
            (&[("scopes", "\"0.(\"")], "entralint.toml:6: \"(\" is no step of a selector"),
            (&[("scopes", "0")], "invalid type: integer"),
            (&[("module", "\"../auth\"")], "`../auth` is no module"),
            (&[("module", "\"a\\\"b\"")], "is no module"),
            (&[("scopes", long.as_str())], "entralint.toml:6: a value has at most 200 characters"),
        ] {
            let error = read(&entry(changes)).unwrap_err();
            assert!(error.contains(wanted), "{changes:?}: {error}");
        }
        let many = entry(&[]).repeat(101);
        assert!(read(&many).unwrap_err().contains("entralint.toml:501: there are more than 100 entries"));
    }

    #[test]
    fn no_value_becomes_more_than_a_value() {
        // Quotes, brackets and line breaks of a value stay inside it.
        let error = read(&entry(&[("scopes", "'''0\")) ((identifier) @call (#case! @call \"x'''")])).unwrap_err();
        assert!(error.contains("is no step of a selector"), "{error}");
        let error = read(&entry(&[("scopes", "\"0\\n\\n(\"")])).unwrap_err();
        assert!(error.starts_with("entralint.toml:6: "), "{error}");
    }
}
