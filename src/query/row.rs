//! Rows: what a name means. The strict loader refuses whatever it does not know, with file and line.

use super::guard::{Guard, guard, version};
use super::selector::{self, Selector};
use super::sexp::Sexp;
use super::{Opens, QueryError, nearest};
use crate::fact::{CacheKind, ClientKind, FactKind, Flow, Framework, words};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

words! {
    /// What a row's name is compared with (docs/queries.md, Subjects).
    Subject {
        /// A module that is imported.
        Import = "import",
        /// A script tag's address.
        Script = "script",
        /// A package of a manifest.
        Dependency = "dependency",
        /// The last name of what is called.
        Call = "call",
        /// A type that is constructed.
        Construction = "construction",
        /// `Type.Member` that is read.
        Constant = "constant",
        /// The key of an option.
        Setting = "setting",
        /// A part of a string.
        Text = "text",
        /// A host name inside a string.
        Host = "host",
        /// A key whose strings are no hosts in use.
        Context = "context",
        /// A name that is mentioned.
        Reference = "reference",
        /// A type that another one is derived from.
        Base = "base",
        /// A part of the name of a function.
        Function = "function",
        /// A glob of a file's path.
        Path = "path",
    }
}

words! {
    /// How strictly a name must be seen to belong to its library.
    Requires {
        /// It is followed to the library.
        Receiver = "receiver",
        /// The file imports the library.
        Import = "import",
        /// The application has the library.
        Application = "application",
        /// The name tells by itself; the library is named because its own source means something else by it.
        Nothing = "nothing",
    }
}

words! {
    /// How a row stands to the question whether an application talks to Entra.
    Entra {
        /// It counts only where the code beside it does.
        Required = "required",
        /// It shows it.
        Evidence = "evidence",
        /// It shows that the application talks to Entra as itself: of whom it asks for users, it says nothing.
        Workload = "workload",
        /// It shows that the code beside it talks to another provider.
        Another = "another",
    }
}

/// What the object of a call must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum On {
    /// A kind of client.
    Client(ClientKind),
    /// An object of a type, or the type itself.
    Type(String),
}

/// What a name means.
#[derive(Debug, Clone)]
pub struct Row {
    /// What the name is compared with.
    pub subject: Subject,
    /// The name.
    pub name: String,
    /// The file that the row stands in.
    pub file: String,
    /// Its line there, from 1.
    pub line: u32,
    /// Whether something took it: clones share this.
    hit: Arc<AtomicBool>,
    /// The libraries that the name may belong to; none: no library is needed.
    pub libraries: Vec<String>,
    /// How strictly.
    pub requires: Requires,
    /// What the object of the call must be; empty: anything.
    pub on: Vec<On>,
    /// What it is.
    pub fact: FactKind,
    /// The way of signing in.
    pub flow: Option<Flow>,
    /// The way of signing in inside a web API.
    pub api_flow: Option<Flow>,
    /// The kind of client.
    pub client: Option<ClientKind>,
    /// Other names of the client's type.
    pub types: Vec<String>,
    /// Where the scopes stand.
    pub scopes: Option<Selector>,
    /// The name under which a client is registered.
    pub registers: Option<Selector>,
    /// Where the arguments stand that a function is called with which is handed over.
    pub arguments: Option<Selector>,
    /// The arguments of which a context speaks: others count.
    pub sought: Option<Selector>,
    /// The only answers that a question allows.
    pub answers: Option<Selector>,
    /// The names of what a question asks for.
    pub asks: Option<Selector>,
    /// Where extra scopes to consent stand.
    pub consent: Option<Selector>,
    /// Scopes for the client itself yield an ID token.
    pub default_flow: bool,
    /// Where the id of a managed identity stands.
    pub identity: Option<Selector>,
    /// What becomes of the cache.
    pub cache: Option<CacheKind>,
    /// What makes the cache persisted.
    pub persistence: Option<Selector>,
    /// The credential tries its own cache first.
    pub silent: bool,
    /// Sign-in goes through the broker.
    pub broker: bool,
    /// The host that a constant means.
    pub host: Option<String>,
    /// Whether the article names the host.
    pub supported: Option<bool>,
    /// Parts of the path one of which must follow the host.
    pub path: Vec<String>,
    /// Parts of the names of options whose addresses say to whom the call talks; empty: any address in it does.
    pub addresses: Vec<String>,
    /// The path may stand in another string of the application.
    pub apart: bool,
    /// Strings of a call inside the named one count again.
    pub nested: bool,
    /// Parts of an address that is shown to be opened: one that has any counts.
    pub opened: Vec<String>,
    /// Reported at the value instead of the name.
    pub at_value: bool,
    /// Reported at the value of another option beside it, where that is given.
    pub at_option: Option<Selector>,
    /// The library serves many identity providers.
    pub generic: bool,
    /// Whether it needs or gives evidence for Entra.
    pub entra: Option<Entra>,
    /// What every request of the kind to Entra has.
    pub needs: Option<Selector>,
    /// The credential that only serves what a row sets up.
    pub credential: Option<Selector>,
    /// The library is retired.
    pub retired: bool,
    /// An organisation named it: whose the name is does not matter.
    pub named: bool,
    /// The library signs in by code of its own that a scan of its repository sees.
    pub wraps: bool,
    /// It speaks of a type of the repository's own too.
    pub own: bool,
    /// Literals for the prefilter, where the row says them.
    pub anchors: Option<Vec<String>>,
    /// What the anchors do to a file that holds them.
    pub opens: Opens,
    /// Condition on the major version: whether it must be below, and the version.
    pub version: Option<(bool, u64)>,
    /// Its name is compared without case.
    pub any_case: bool,
    /// Evidence for a kind of application.
    pub framework: Option<Framework>,
    /// What a deployment gives, one phrase.
    pub gives: Option<String>,
    /// Conditions.
    pub guards: Vec<Guard>,
}

/// All keys of a row.
pub(super) const KEYS: &[&str] = &[
    "library",
    "requires",
    "on",
    "fact",
    "flow",
    "api-flow",
    "client",
    "types",
    "scopes",
    "consent",
    "registers",
    "arguments",
    "sought",
    "answers",
    "asks",
    "default-flow",
    "identity",
    "cache",
    "persistence",
    "silent",
    "broker",
    "host",
    "status",
    "path",
    "addresses",
    "apart",
    "nested",
    "opened",
    "at",
    "generic",
    "entra",
    "needs",
    "credential",
    "retired",
    "wraps",
    "own",
    "named",
    "anchor",
    "weak",
    "version",
    "case",
    "framework",
    "gives",
    "has",
    "lacks",
    "is",
    "not",
    "constructs",
    "text",
    "no-text",
    "unseen",
    "at-entra",
    "count",
    "value",
    "value-has",
    "under",
    "unless",
    "unless-missing",
    "absent",
    "derives",
    "configured",
    "runs",
];

impl Row {
    /// The name under which rows are looked up: names without case for contexts.
    #[must_use]
    pub fn index_name(&self) -> String {
        if self.subject == Subject::Context { super::plain_key(&self.name) } else { self.name.clone() }
    }

    /// Two rows that could never be told apart.
    pub(super) fn same_place(&self, other: &Self) -> bool {
        self.subject == other.subject
            && self.name == other.name
            && self.libraries == other.libraries
            && self.on == other.on
            && self.guards == other.guards
            && self.path == other.path
            && self.version == other.version
    }
}

impl Row {
    /// Notes that the row was taken: that a fixture shows it is what tests ask.
    pub(crate) fn hit(&self) {
        self.hit.store(true, Ordering::Relaxed);
    }

    /// Notes that the row was taken, as the last part of a condition.
    pub(crate) fn taken(&self) -> bool {
        self.hit();
        true
    }

    /// Whether anything took the row since it was loaded.
    #[must_use]
    pub fn is_hit(&self) -> bool {
        self.hit.load(Ordering::Relaxed)
    }
}

/// Reads the rows of a file.
pub(super) fn read_pairs<'s>(items: &'s [Sexp<'_>], line: u32) -> Result<Vec<(&'s str, &'s str, u32)>, (u32, String)> {
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
pub(super) fn read(path: &str, text: &str) -> Result<Vec<Row>, QueryError> {
    let fail = |(line, message): (u32, String)| QueryError { file: path.to_owned(), line, message };
    let mut rows = Vec::new();
    for pattern in super::sexp::read(text).map_err(fail)? {
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

pub(super) fn list(value: &str) -> Vec<String> {
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
        entra: None,
        hit: Arc::default(),
        needs: None,
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

/// What a host may be to the article, the worse one first.
const STATUS: [&str; 2] = ["unsupported", "supported"];

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
        "needs" => row.needs = Some(selector::parse(value)?),
        "credential" => row.credential = Some(selector::parse(value)?),
        "persistence" => row.persistence = Some(selector::parse(value)?),
        "silent" => row.silent = flag(key, value, "built-in")?,
        "broker" => row.broker = flag(key, value, "yes")?,
        "host" => row.host = Some(value.to_owned()),
        "status" => row.supported = Some(word("status", value, |text| STATUS.iter().position(|status| *status == text).map(|at| at == 1), &STATUS)?),
        "path" => row.path = list(value),
        "addresses" => row.addresses = value.split('|').map(super::plain_key).collect(),
        "apart" => row.apart = flag(key, value, "yes")?,
        "nested" => row.nested = flag(key, value, "counts")?,
        "opened" => row.opened = list(value),
        "at" => match value {
            "name" => row.at_value = false,
            "value" => row.at_value = true,
            option => (row.at_value, row.at_option) = (true, Some(selector::parse(option)?)),
        },
        "generic" => row.generic = flag(key, value, "yes")?,
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
