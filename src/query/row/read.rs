//! The text of a file of rows to rows.

use super::{Entra, On, Requires, Row, STATUS, Subject};
use crate::fact::{CacheKind, ClientKind, FactKind, Flow, Framework};
use crate::query::guard::{self, guard, version};
use crate::query::selector;
use crate::query::sexp::{self, Sexp};
use crate::query::{Opens, QueryError, nearest, plain_key};
use std::sync::Arc;

/// The pairs of a key and its value that a directive holds, each with its line.
fn read_pairs<'s>(items: &'s [Sexp<'_>], line: u32) -> Result<Vec<(&'s str, &'s str, u32)>, (u32, String)> {
    let mut pairs = Vec::new();
    let mut items = items.iter();
    while let Some(key) = items.next() {
        let Sexp::Word(key, at) = key else { return Err((key.line(), "a key is expected".into())) };
        let Some(Sexp::Str(value, _)) = items.next() else { return Err((line, format!("the key \"{key}\" has no value"))) };
        pairs.push((*key, value.as_ref(), *at));
    }
    Ok(pairs)
}

/// Reads the rows of a query file.
///
/// # Errors
/// The first thing that is wrong.
pub(in crate::query) fn read(path: &str, text: &str) -> Result<Vec<Row>, QueryError> {
    let fail = |(line, message): (u32, String)| QueryError { file: path.to_owned(), line, message };
    let mut rows = Vec::new();
    for pattern in sexp::read(text).map_err(fail)? {
        rows.extend(pattern_rows(path, &pattern).map_err(fail)?);
    }
    Ok(rows)
}

fn pattern_rows(path: &str, pattern: &Sexp) -> Result<Vec<Row>, (u32, String)> {
    let Sexp::List(items, line) = pattern else { return Err((pattern.line(), "a pattern in parentheses is expected".into())) };
    let [Sexp::List(..) | Sexp::Bracket(..), Sexp::Word(capture, _), directives @ ..] = items.as_slice() else {
        return Err((*line, "a pattern is `(leaf) @subject` with its directives, in parentheses".into()));
    };
    leaf(&items[0])?;
    let subject = capture
        .strip_prefix('@')
        .and_then(Subject::parse)
        .ok_or_else(|| (*line, format!("unknown capture \"{capture}\": {}", nearest(capture.trim_start_matches('@'), Subject::WORDS.iter().copied()))))?;
    let mut shared = Vec::new();
    let mut rows = Vec::new();
    for directive in directives {
        let Sexp::List(words, line) = directive else { return Err((directive.line(), "a directive is expected".into())) };
        match words.as_slice() {
            [Sexp::Word(name, _), rest @ ..] if *name == "#set!" => shared.extend(read_pairs(rest, *line)?),
            [Sexp::Word(name, _), Sexp::Word(of, _), Sexp::Str(text, _), rest @ ..] if *name == "#case!" => {
                if of != capture {
                    return Err((*line, format!("the pattern captures {capture}, not {of}")));
                }
                let mut pairs = shared.clone();
                let own = read_pairs(rest, *line)?;
                pairs.retain(|(key, _, _)| !own.iter().any(|(same, _, _)| same == key));
                pairs.extend(own);
                rows.push(row(path, subject, text, *line, &pairs)?);
            }
            [Sexp::Word(name, _), ..] => return Err((*line, format!("unknown or malformed directive \"{name}\": {}", nearest(name, ["#set!", "#case!"])))),
            _ => return Err((*line, "a directive is expected".into())),
        }
    }
    if rows.is_empty() {
        return Err((*line, "the pattern has no `#case!` row".into()));
    }
    Ok(rows)
}

/// A pattern of more than one level is quadratic in nesting inside tree-sitter: only leaves are allowed.
fn leaf(pattern: &Sexp) -> Result<(), (u32, String)> {
    match pattern {
        Sexp::List(items, line) if items.len() != 1 => Err((*line, "a pattern is a single leaf node, or several in brackets".into())),
        Sexp::Bracket(items, _) => items.iter().try_for_each(leaf),
        _ => Ok(()),
    }
}

pub(in crate::query) fn list(value: &str) -> Vec<String> {
    value.split('|').map(str::to_owned).collect()
}

fn row(path: &str, subject: Subject, name: &str, line: u32, pairs: &[(&str, &str, u32)]) -> Result<Row, (u32, String)> {
    let default_fact = match subject {
        Subject::Import | Subject::Script | Subject::Dependency => Some(FactKind::Library),
        Subject::Host | Subject::Constant => Some(FactKind::Host),
        Subject::Context => Some(FactKind::Ignore),
        _ => None,
    };
    let mut row = Row {
        subject,
        name: name.to_owned(),
        file: path.to_owned(),
        line,
        libraries: Vec::new(),
        requires: Requires::Application,
        on: Vec::new(),
        fact: FactKind::Ignore,
        flow: None,
        api_flow: None,
        client: None,
        types: Vec::new(),
        scopes: None,
        registers: None,
        arguments: None,
        sought: None,
        answers: None,
        asks: None,
        consent: None,
        default_flow: false,
        identity: None,
        cache: None,
        persistence: None,
        silent: false,
        broker: false,
        host: None,
        supported: None,
        path: Vec::new(),
        addresses: Vec::new(),
        apart: false,
        nested: false,
        opened: Vec::new(),
        at_value: false,
        at_option: None,
        generic: false,
        brings: Vec::new(),
        entra: None,
        hit: Arc::default(),
        needs: Vec::new(),
        credential: None,
        retired: false,
        wraps: false,
        own: false,
        named: false,
        anchors: None,
        opens: Opens::Always,
        version: None,
        any_case: false,
        framework: None,
        gives: None,
        guards: Vec::new(),
    };
    let mut fact = default_fact;
    for (key, value, at) in pairs {
        set(&mut row, &mut fact, key, value).map_err(|message| (*at, message))?;
    }
    row.fact = fact.ok_or_else(|| (line, format!("the row \"{name}\" has no fact")))?;
    Ok(row)
}

fn word<T>(what: &str, value: &str, parse: impl Fn(&str) -> Option<T>, words: &[&str]) -> Result<T, String> {
    parse(value).ok_or_else(|| format!("unknown {what} \"{value}\": {}", nearest(value, words.iter().copied())))
}

fn flag(key: &str, value: &str, yes: &str) -> Result<bool, String> {
    if value == yes { Ok(true) } else { Err(format!("\"{key}\" is \"{yes}\" or is left out, not \"{value}\"")) }
}

fn set(row: &mut Row, fact: &mut Option<FactKind>, key: &str, value: &str) -> Result<(), String> {
    match key {
        "library" => row.libraries = list(value),
        "requires" => row.requires = word("requirement", value, Requires::parse, Requires::WORDS)?,
        "on" => row.on = value.split('|').map(|item| ClientKind::parse(item).map_or_else(|| On::Type(item.to_owned()), On::Client)).collect(),
        "fact" => *fact = Some(word("fact", value, FactKind::parse, FactKind::WORDS)?),
        "flow" => row.flow = Some(word("flow", value, Flow::parse, Flow::WORDS)?),
        "api-flow" => row.api_flow = Some(word("flow", value, Flow::parse, Flow::WORDS)?),
        "client" => row.client = Some(word("client", value, ClientKind::parse, ClientKind::WORDS)?),
        "types" => row.types = list(value),
        "scopes" => row.scopes = Some(selector::parse(value)?),
        "consent" => row.consent = Some(selector::parse(value)?),
        "registers" => row.registers = Some(selector::parse(value)?),
        "arguments" => row.arguments = Some(selector::parse(value)?),
        "sought" => row.sought = Some(selector::parse(value)?),
        "answers" => row.answers = Some(selector::parse(value)?),
        "asks" => row.asks = Some(selector::parse(value)?),
        "default-flow" => row.default_flow = flag(key, value, "yes")?,
        "identity" => row.identity = Some(selector::parse(value)?),
        "cache" => row.cache = Some(word("cache", value, CacheKind::parse, CacheKind::WORDS)?),
        "needs" => row.needs = value.split('&').map(|group| list(group).iter().map(|one| guard::need(one)).collect()).collect::<Result<_, _>>()?,
        "credential" => row.credential = Some(selector::parse(value)?),
        "persistence" => row.persistence = Some(selector::parse(value)?),
        "silent" => row.silent = flag(key, value, "built-in")?,
        "broker" => row.broker = flag(key, value, "yes")?,
        "host" => row.host = Some(value.to_owned()),
        "status" => row.supported = Some(word("status", value, |text| STATUS.iter().position(|status| *status == text).map(|at| at == 1), &STATUS)?),
        "path" => row.path = list(value),
        "addresses" => row.addresses = value.split('|').map(plain_key).collect(),
        "apart" => row.apart = flag(key, value, "yes")?,
        "nested" => row.nested = flag(key, value, "counts")?,
        "opened" => row.opened = list(value),
        "at" => match value {
            "name" => row.at_value = false,
            "value" => row.at_value = true,
            option => (row.at_value, row.at_option) = (true, Some(selector::parse(option)?)),
        },
        "generic" => row.generic = flag(key, value, "yes")?,
        "brings" => row.brings = list(value),
        "entra" => row.entra = Some(word("word", value, Entra::parse, Entra::WORDS)?),
        "retired" => row.retired = flag(key, value, "yes")?,
        "wraps" => row.wraps = flag(key, value, "yes")?,
        "own" => row.own = flag(key, value, "yes")?,
        "named" => row.named = flag(key, value, "yes")?,
        "anchor" => row.anchors = Some(if value == "no" { Vec::new() } else { list(value) }),
        "weak" => row.opens = word("word", value, Opens::parse, Opens::WORDS)?,
        "version" => row.version = Some(version(value)?),
        "case" => row.any_case = flag(key, value, "ignored")?,
        "framework" => row.framework = Some(word("framework", value, Framework::parse, Framework::WORDS)?),
        "gives" => row.gives = Some(value.to_owned()),
        _ => return guard(row, key, value),
    }
    Ok(())
}
