//! Rows: what a name means. The strict loader refuses whatever it does not know, with file and line.

mod read;

pub(super) use self::read::{list, read};
use super::Opens;
use super::guard::Guard;
use super::selector::Selector;
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
    /// Libraries that a list of all installed packages names because of this one.
    pub brings: Vec<String>,
    /// Whether it needs or gives evidence for Entra.
    pub entra: Option<Entra>,
    /// What every request of the kind to Entra has one of, and what the text of it ends with; several such lists where it has one of each.
    pub needs: Vec<Vec<(Selector, Option<String>)>>,
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
    "brings",
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
    "below",
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

/// What a host may be to the article, the worse one first.
const STATUS: [&str; 2] = ["unsupported", "supported"];
