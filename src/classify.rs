//! Names become facts: which row a name takes, seen from its imports, its object and its arguments.
//! Knows no syntax tree, no rule and no output.
//!
//! `belonging` says which library a name is of, and `evidence` whom a piece of code talks to. With these, `calls`, `settings` and `hosts` make the facts: each
//! finds its names, lets `select` hold them against their rows, and `scopes` and `callers` follow what they are given. `order` and `settle` then say what the facts
//! mean for one another. What only one of them needs stands in its folder.

mod belonging;
mod brokers;
mod caches;
mod callers;
mod calls;
mod chain;
mod classified;
mod context;
mod evidence;
mod hosts;
mod in_browser;
mod keys;
mod listed;
mod meanings;
mod missing;
mod order;
mod scopes;
mod select;
mod settings;
mod settle;

use self::belonging::brought::Brought;
pub use self::classified::Classified;
pub use self::context::Context;
pub use self::meanings::Meanings;
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::{ClientKind, Confidence, Fact, FactKind, Place};
use crate::language::{Content, LANGUAGES};
use crate::query::{Row, RowSet, Subject};
pub use crate::resolve::Package;
use crate::resolve::{Definition, Evaluator, Island, NodeRef, Program};
use crate::source::Span;
use foldhash::{HashMap, HashSet};
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

/// Nodes of a variable's value among which the texts are that an option says.
const MOST_SAID: usize = 16;

/// A client object that was made.
#[derive(Debug, Clone)]
struct Made {
    client: Option<ClientKind>,
    /// The other kind that the same call makes, where it calls one of two types.
    other: Option<ClientKind>,
    libraries: Vec<String>,
}

/// A fact and the application that it belongs to.
#[derive(Debug, Clone)]
pub struct Owned {
    /// Index of the application.
    pub application: usize,
    /// The fact.
    pub fact: Fact,
    /// The node that it was read from, and the function around it.
    pub node: NodeRef,
    /// The flow in a web API, where it differs.
    pub api_flow: Option<crate::fact::Flow>,
    /// What it rests on.
    pub confidence: Confidence,
}

/// Makes the facts of a program.
pub struct Classifier<'p> {
    program: &'p Program,
    rows: &'p [Arc<RowSet>],
    contexts: &'p [Context],
    /// The applications and files that are judged.
    island: &'p Island,
    eval: Evaluator<'p>,
    /// The libraries that files bring in.
    brought: HashMap<usize, Vec<Brought>>,
    /// And those that any file of an application brings in.
    application_brings: HashMap<usize, HashSet<String>>,
    seen: evidence::Seen,
    clients: calls::clients::Clients,
    facts: RefCell<Vec<Owned>>,
    found: callers::Found,
    stores: scopes::stored::Stores,
    uses: hosts::Uses<'p>,
    own: belonging::wrapped::Own,
    /// Values handed in whole whose callers are asked for a field.
    fields_asked: Cell<select::fields::Asked>,
    /// Names that functions of a file read, each with the first few places.
    read: RefCell<HashMap<usize, Rc<HashMap<String, Vec<NodeId>>>>>,
    /// The assignments of files by their keys.
    assignments: RefCell<HashMap<usize, Rc<HashMap<String, Vec<NodeId>>>>>,
    /// Members that code puts into texts, by application and name.
    read_into_texts: OnceCell<HashSet<(usize, String)>>,
    /// The ids of the clients that the judged code speaks of. Made when first asked for.
    client_ids: OnceCell<HashSet<String>>,
    /// Whether a file's code runs in a browser.
    in_browser: RefCell<HashMap<usize, bool>>,
    shared: &'p Shared<'p>,
}

/// What the islands of a program have in common.
pub struct Shared<'p> {
    program: &'p Program,
    rows: &'p [Arc<RowSet>],
    contexts: &'p [Context],
    meanings: Meanings<'p>,
    /// Keys of settings may be those of any application. Made when first asked for.
    settings_keys: OnceLock<keys::Keys>,
    /// Calls that are handed something by its name, by language.
    handed: Vec<callers::Handed<'p>>,
    /// Names of types by which annotations and factories speak of clients.
    types: HashMap<&'p str, Option<ClientKind>>,
    /// Libraries that show Entra where they are brought, and how.
    telling: HashMap<&'p str, evidence::users::Shown>,
}

impl<'p> Shared<'p> {
    /// Of a program, by the rows of its languages and what is known of its applications.
    #[must_use]
    pub fn new(program: &'p Program, rows: &'p [Arc<RowSet>], contexts: &'p [Context]) -> Self {
        let mut types: HashMap<&str, Option<ClientKind>> = HashMap::default();
        for row in rows.iter().flat_map(|set| set.rows()).filter(|row| row.fact == FactKind::Client) {
            let own = (row.subject == Subject::Construction).then_some(&row.name);
            for name in row.types.iter().chain(own) {
                types.entry(name).or_insert(row.client);
            }
        }
        let bringing = rows.iter().flat_map(|set| set.of(Subject::Import).chain(set.of(Subject::Script)));
        let shown = bringing.filter_map(|row| Some((row, evidence::users::Shown::by(row)?)));
        let mut telling: HashMap<&str, evidence::users::Shown> = HashMap::default();
        for (library, shown) in shown.flat_map(|(row, shown)| row.libraries.iter().map(move |library| (library.as_str(), shown))) {
            // The most that one of its rows shows, in whatever order they stand.
            telling.entry(library).and_modify(|known| *known = shown.max(*known)).or_insert(shown);
        }
        let spoken: BTreeSet<usize> = program.files.iter().map(|code| code.language).collect();
        let handed = rows.iter().enumerate().map(|(language, set)| if spoken.contains(&language) { callers::Handed::new(program, set) } else { callers::Handed::unread(set) });
        Self { program, rows, contexts, meanings: Meanings::new(rows, program), settings_keys: OnceLock::new(), handed: handed.collect(), types, telling }
    }
}

/// Makes all facts of an island, and what another round of reading could settle.
#[must_use]
pub fn classify(shared: &Shared<'_>, island: &Island) -> Classified {
    let Shared { program, rows, contexts, meanings, .. } = shared;
    let (program, rows, contexts) = (*program, *rows, *contexts);
    let meaning = |file: usize, name: &str| meanings.of(file, name);
    let mut this = Classifier {
        program,
        rows,
        contexts,
        island,
        eval: Evaluator::new(program, &meaning),
        brought: HashMap::default(),
        application_brings: HashMap::default(),
        seen: evidence::Seen::default(),
        clients: calls::clients::Clients::default(),
        facts: RefCell::default(),
        found: callers::Found::default(),
        stores: scopes::stored::Stores::default(),
        uses: hosts::Uses::default(),
        own: belonging::wrapped::Own::default(),
        fields_asked: Cell::default(),
        read: RefCell::default(),
        assignments: RefCell::default(),
        read_into_texts: OnceCell::new(),
        client_ids: OnceCell::new(),
        in_browser: RefCell::default(),
        shared,
    };
    this.libraries();
    this.talks_to_entra();
    let mut failed = BTreeSet::new();
    for pass in [calls::Pass::Clients, calls::Pass::Rest] {
        for file in island.files.iter().copied() {
            survive(file, &mut failed, || this.calls(file, pass));
        }
    }
    for file in island.files.iter().copied() {
        survive(file, &mut failed, || this.settings(file));
        survive(file, &mut failed, || this.hosts(file));
    }
    this.note_other_uses();
    this.leave_to_registrations();
    this.stated();
    this.tell_readers();
    this.want_callers_of_makers();
    this.want_callers_of_flows();
    this.leave_out_unused_caches();
    this.leave_out_listing_clients();
    let mut wanted = this.eval.wanted.borrow().clone();
    let mut facts = this.facts.into_inner();
    let asked = this.clients.asked.into_inner();
    facts.retain(|owned| owned.fact.kind != FactKind::Serving || !asked.contains(&owned.node));
    classified::sort(&mut facts);
    facts.dedup_by(|a, b| a.application == b.application && a.fact.place == b.fact.place && a.fact.kind == b.fact.kind && a.fact.flow == b.fact.flow && a.fact.name == b.fact.name);
    let (deployments, mut facts) = facts.into_iter().partition(|owned| owned.fact.kind == FactKind::Deployment);
    drop_repeated(program, &mut facts);
    settle::settle(program, contexts, &mut facts);
    wanted.callers.extend(order::mark_silent_before(program, rows, contexts, &mut facts));
    Classified { facts, deployments, wanted, failed }
}

/// A fault of this program in one file ends nothing else: the file is noted.
fn survive(file: usize, failed: &mut BTreeSet<usize>, work: impl FnOnce()) {
    if std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err() {
        failed.insert(file);
    }
}

/// An option and the text that is its value, itself or by a variable, say one thing: the option says it.
fn drop_repeated(program: &Program, facts: &mut Vec<Owned>) {
    let mut said: Vec<(NodeRef, FactKind, Option<crate::fact::Flow>)> = Vec::new();
    for owned in facts.iter() {
        let (file, code) = (owned.node.file, &program.files[owned.node.file]);
        let Some(value) = code.value_of(owned.node.node) else { continue };
        said.push((NodeRef { file, node: value }, owned.fact.kind, owned.fact.flow));
        if matches!(code.node(value).shape, Shape::Name | Shape::Shorthand) {
            for one in program.tables[file].lookup(code, value, code.name(value)) {
                let Definition::Value(kept, _) = one else { continue };
                let texts = std::iter::once(*kept).chain(code.descendants(*kept)).take(MOST_SAID).filter(|node| code.node(*node).shape == Shape::Text);
                said.extend(texts.map(|node| (NodeRef { file, node }, owned.fact.kind, owned.fact.flow)));
            }
        }
    }
    facts.retain(|owned| {
        owned.fact.host.is_some() || program.files[owned.node.file].node(owned.node.node).shape != Shape::Text || !said.contains(&(owned.node, owned.fact.kind, owned.fact.flow))
    });
}

impl<'p> Classifier<'p> {
    /// The files that are judged.
    fn files(&self) -> impl Iterator<Item = (usize, &'p Code)> + use<'p> {
        let (program, island) = (self.program, self.island);
        island.files.iter().map(move |file| (*file, &program.files[*file]))
    }

    fn set(&self, file: usize) -> &'p RowSet {
        &self.rows[self.program.files[file].language]
    }

    /// Whether a file holds settings.
    fn is_settings(&self, file: usize) -> bool {
        LANGUAGES[self.program.files[file].language].content != Content::Code
    }

    fn context(&self, file: usize) -> &'p Context {
        &self.contexts[self.program.owners[file]]
    }

    /// Functions that give a library's object back, and types that keep one: who calls or makes them may do with it what no word of their own files tells.
    fn want_callers_of_makers(&self) {
        let made: BTreeSet<NodeRef> = self.clients.made.borrow().keys().chain(self.clients.handed_on.borrow().iter()).copied().collect();
        for at in made.into_iter().filter(|at| !self.program.files[at.file].test) {
            let code = &self.program.files[at.file];
            self.want_makers_of_holder(at);
            let Some(function) = code.enclosing(at.node, Shape::Function).filter(|function| !code.name(*function).is_empty()) else { continue };
            let gives = (function..code.node(function).end).filter(|node| code.node(*node).shape == Shape::Return).any(|node| {
                let mut given = Vec::new();
                select::collect_objects(&self.eval.value(at.file, node), &mut given);
                given.contains(&at)
            });
            if gives {
                self.eval.wanted.borrow_mut().callers.insert((at.file, code.name(function).to_owned()));
            }
        }
    }

    /// Asks for who makes objects of the type that keeps an object in a member of its own.
    fn want_makers_of_holder(&self, at: NodeRef) {
        let code = &self.program.files[at.file];
        let kept = Some(code.node(at.node).parent).filter(|up| code.node(*up).shape == Shape::Assign).and_then(|up| code.child(up, Role::Left));
        let is_own = |member: NodeId| code.node(member).shape == Shape::Member && code.object(member).is_some_and(|object| self.program.is_own_object(at.file, object));
        let class = kept.filter(|member| is_own(*member)).and_then(|member| code.enclosing(member, Shape::Class));
        if let Some(class) = class.filter(|class| !code.name(*class).is_empty()) {
            self.eval.wanted.borrow_mut().callers.insert((at.file, code.name(class).to_owned()));
        }
    }

    /// What the manifests state, at the first file of their application, or of a library of the repository that it uses.
    fn stated(&self) {
        let applications = || self.island.applications.iter().copied().filter(|application| *application < self.contexts.len());
        for (application, context) in applications().map(|application| (application, &self.contexts[application])).filter(|(_, context)| !context.stated.is_empty()) {
            let used = applications().filter(|library| self.contexts[*library].used_by.contains(&application));
            let first = |owner| self.files().find(|(file, code)| self.program.owners[*file] == owner && !code.test).map(|(file, _)| file);
            let files: Vec<usize> = std::iter::once(application).chain(used).filter_map(first).collect();
            for row in &context.stated {
                let Some(file) = files.iter().copied().find(|file| row.libraries.is_empty() || self.strength_of_file(*file, row).is_some()) else { continue };
                row.hit();
                self.push_for(application, file, 0, self.blank(file, Span::default(), row), row);
            }
        }
    }

    /// The module's name inside an import, or the whole import.
    fn import_span(&self, file: usize, node: NodeId, module: &str) -> Span {
        let code = &self.program.files[file];
        let span = code.node(node).span;
        match code.source.slice(span).find(module) {
            Some(at) => {
                let start = span.start + crate::source::offset(at);
                Span { start, end: start + crate::source::offset(module.len()) }
            }
            None => span,
        }
    }

    fn blank(&self, file: usize, span: Span, row: &Row) -> Fact {
        let code = &self.program.files[file];
        Fact {
            kind: row.fact,
            place: place(file, span),
            name: row.name.clone(),
            library: row.libraries.first().cloned(),
            flow: row.flow,
            client: row.client,
            told_by_calls: false,
            unredeemed: false,
            uncalled: false,
            scopes: None,
            reason: None,
            framework: None,
            host: None,
            system_assigned: None,
            cache: row.cache,
            silent_before: row.silent,
            deployed: None,
            retired: row.retired,
            test: code.test,
            evidence: Vec::new(),
            scopes_evidence: Vec::new(),
            symbol: String::new(),
        }
    }

    fn push(&self, file: usize, node: NodeId, fact: Fact, row: &Row) {
        self.push_for(self.program.owners[file], file, node, fact, row);
    }

    /// Keeps a fact of an application that need not own the file.
    fn push_for(&self, application: usize, file: usize, node: NodeId, mut fact: Fact, row: &Row) {
        if row.fact == FactKind::Ignore {
            return;
        }
        fact.symbol = self.symbol(file, node);
        fact.framework = row.framework;
        if fact.kind == FactKind::Deployment {
            fact.reason.clone_from(&row.gives);
        }
        let confidence = if self.seen.is_known { self.sureness(file, row) } else { Confidence::High };
        self.facts.borrow_mut().push(Owned { application, fact, node: NodeRef { file, node }, api_flow: row.api_flow, confidence });
    }

    /// `Type.method` around a node, for the fingerprint.
    fn symbol(&self, file: usize, node: NodeId) -> String {
        let code = &self.program.files[file];
        let mut names: Vec<&str> =
            code.ancestors(node).filter(|up| matches!(code.node(*up).shape, Shape::Function | Shape::Class)).map(|up| code.name(up)).filter(|name| !name.is_empty()).collect();
        names.reverse();
        names.join(".")
    }
}

/// A span of a file.
fn place(file: usize, span: Span) -> Place {
    Place { file: crate::source::offset(file), span }
}
