//! The main flow: which files there are, what they hold, what it means, what is said about it.

mod finders;
mod imported;
mod judge;
mod rounds;
mod search;
mod short_names;

use crate::application::{Land, PackageRows};
use crate::assemble::{Scanned, report};
use crate::cache::{self, Cache};
use crate::catalogue::Catalogue;
use crate::code::Code;
use crate::container::{self, Part, Script};
use crate::fact::AppKind;
use crate::finding::{Problem, Report};
use crate::language::{self, Content, Form, LANGUAGES};
use crate::lines;
use crate::query::{Addition, QueryError, Row, RowSet, Shapes, Subject};
use crate::requests;
use crate::source::{Decoding, SourceFile};
use crate::syntax::{ParseBudget, parse};
use crate::walk::{Interest, WalkError, WalkOptions, Walked, walk};
use finders::{Finders, Look, Seen};
use rounds::Rounds;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use thiserror::Error;

/// What to scan and how to judge it.
#[derive(Debug, Clone, Default)]
pub struct ScanOptions {
    /// How the tree is walked.
    pub walk: WalkOptions,
    /// The edition of the article to judge by.
    pub edition: String,
    /// Kinds of applications where inference is not to decide, by folder.
    pub kinds: BTreeMap<String, AppKind>,
}

/// Why a scan could not be done.
#[derive(Debug, Error)]
pub enum ScanError {
    /// The root cannot be walked.
    #[error(transparent)]
    Walk(#[from] WalkError),
    /// A query file is wrong.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A literal of a query is no anchor.
    #[error("queries: {0}")]
    Anchor(#[from] crate::prefilter::AnchorError),
}

/// What is said of a file in which this program itself failed.
const FAULT: &str = "was not read to its end: a fault of entralint, which its authors want to hear of";

/// Largest file of settings that is parsed, in bytes.
const LARGEST_TREE: usize = 1_000_000;
/// Largest file of a deployment that is parsed: its grammars take a time that grows with the square of the worst of texts, and it decides nothing.
const LARGEST_DEPLOYMENT: usize = 65_536;

/// Languages, rows and anchors: what is loaded once.
pub struct Engine {
    rows: Vec<Arc<RowSet>>,
    packages: PackageRows,
    shapes: Vec<OnceLock<Result<Shapes, QueryError>>>,
    finders: Finders,
    cache: Cache,
}

impl Engine {
    /// Loads the embedded queries.
    ///
    /// # Errors
    /// A query file is wrong.
    pub fn load() -> Result<Self, ScanError> {
        Self::with(&[])
    }

    /// Loads the embedded queries, and what is added to them.
    ///
    /// # Errors
    /// A query file is wrong.
    pub fn with(additions: &[Addition]) -> Result<Self, ScanError> {
        // Languages that share their rows share the set.
        let folders: BTreeSet<&[&str]> = LANGUAGES.iter().map(|language| language.rows).collect();
        let folders: Vec<&[&str]> = folders.into_iter().collect();
        let mut sets = RowSet::load(crate::embedded::QUERIES, &folders)?;
        for addition in additions {
            if let Some(index) = folders.iter().position(|known| LANGUAGES.get(addition.language).is_some_and(|language| *known == language.rows)) {
                sets[index].extend(&addition.file, &addition.text)?;
            }
        }
        let sets: Vec<Arc<RowSet>> = sets.into_iter().map(Arc::new).collect();
        let of = |language: &language::Language| folders.iter().position(|known| *known == language.rows).map(|index| Arc::clone(&sets[index]));
        let rows: Vec<Arc<RowSet>> = LANGUAGES.iter().filter_map(of).collect();
        let packages = PackageRows::load(crate::embedded::QUERIES)?;
        // What a file gives hangs on the sources of this program and on what is added to them.
        let mut stamp = crate::embedded::SOURCES.as_bytes().to_vec();
        stamp.extend(additions.iter().flat_map(|addition| addition.text.bytes().chain([0])));
        Ok(Self { cache: Cache::new(stamp), finders: Finders::new(&rows), rows, packages, shapes: LANGUAGES.iter().map(|_| OnceLock::new()).collect() })
    }

    /// The rows of all languages.
    pub fn rows(&self) -> impl Iterator<Item = &RowSet> {
        self.rows.iter().map(Arc::as_ref).chain(self.packages.sets())
    }

    /// The literals that are looked for in the files of a language, those that open a file alone and those that do so where its application talks to Entra.
    ///
    /// # Errors
    /// A literal of a query is no anchor.
    pub fn anchors(&self, language: usize) -> Result<impl Iterator<Item = &str>, ScanError> {
        let finder = self.finders.of(Some(language))?;
        Ok(finder.literals())
    }

    /// The shapes of a language, compiled when first asked for.
    fn shapes(&self, language: usize) -> Result<&Shapes, QueryError> {
        let of = &LANGUAGES[language];
        let loaded = self.shapes[language].get_or_init(|| {
            let files: Vec<(&str, &str)> =
                of.shapes.iter().filter_map(|folder| crate::embedded::QUERIES.iter().find(|(name, _)| name.strip_suffix("/shapes.scm") == Some(folder)).copied()).collect();
            of.grammar.map_or_else(|| Ok(Shapes::default()), |grammar| Shapes::load(&files, &grammar()))
        });
        loaded.as_ref().map_err(Clone::clone)
    }

    /// Keeps what files give in a folder, for later runs.
    ///
    /// # Errors
    /// The folder can neither be made nor be used.
    pub fn keep_in(&mut self, folder: &Path) -> std::io::Result<()> {
        self.cache.keep_in(folder)
    }

    /// How many files were not parsed because what they give was kept.
    pub fn spared(&self) -> usize {
        self.cache.found()
    }

    /// The end of a run: the folder of what is kept must not grow for ever.
    pub fn prune(&self) {
        self.cache.prune();
    }

    fn parse(&self, parser: &mut tree_sitter::Parser, path: &str, bytes: Vec<u8>) -> Result<Parsed, QueryError> {
        let kind = format!("{:?} {:?}", language::of_path(path), language::container_of(path).map(|container| container.extensions));
        let key = self.cache.key(&kind, &bytes);
        let source = SourceFile::decode(path.to_owned(), bytes);
        let mut parsed = Parsed::default();
        if source.decoding == Decoding::Lossy {
            parsed.notes.push("is not valid UTF-8; bad bytes were read as U+FFFD".into());
        }
        let parts = match (language::of_text(path, &source.text), language::container_of(path)) {
            (Some(language), _) => {
                let units = std::iter::once(0..source.text.len()).collect();
                vec![Part { language, source, units }]
            }
            (None, Some(kind)) => {
                let (parts, problem) = std::panic::catch_unwind(|| container::open(kind, source)).unwrap_or_else(|_| (Vec::new(), Some(FAULT.into())));
                parsed.problem = problem;
                parts
            }
            (None, None) => Vec::new(),
        };
        if parsed.problem.is_some() || parts.is_empty() {
            return self.parse_parts(parser, parts, parsed);
        }
        let fits = |kept: &cache::Entry| kept.parts.len() == parts.len() && kept.parts.iter().zip(&parts).all(|(kept, part)| kept.fits(&part.source));
        if let Some(kept) = self.cache.get(key, fits) {
            parsed.codes = parts.into_iter().zip(&kept.parts).map(|(part, kept)| kept.code(part.source, part.language)).collect();
            parsed.notes.clone_from(&kept.notes);
            return Ok(parsed);
        }
        let count = parts.len();
        let parsed = self.parse_parts(parser, parts, parsed)?;
        if parsed.problem.is_none() && parsed.codes.len() == count {
            self.cache.put(key, cache::Entry { parts: parsed.codes.iter().map(cache::Part::of).collect(), notes: parsed.notes.clone() });
        }
        Ok(parsed)
    }

    fn parse_parts(&self, parser: &mut tree_sitter::Parser, parts: Vec<Part>, mut parsed: Parsed) -> Result<Parsed, QueryError> {
        let mut budget = ParseBudget::default();
        for part in parts {
            self.parse_part(parser, part, &mut budget, &mut parsed)?;
        }
        Ok(parsed)
    }

    fn parse_part(&self, parser: &mut tree_sitter::Parser, part: Part, budget: &mut ParseBudget, parsed: &mut Parsed) -> Result<(), QueryError> {
        let Part { language, source, units } = part;
        let of = &LANGUAGES[language];
        if of.content == Content::Requests {
            parsed.codes.push(requests::read(source, language));
            return Ok(());
        }
        let shapes = self.shapes(language)?;
        let mut trees = Vec::with_capacity(units.len());
        let large = match of.content {
            Content::Code | Content::Requests => false,
            Content::Settings | Content::Lines => source.text.len() > LARGEST_TREE,
            Content::Deployment => source.text.len() > LARGEST_DEPLOYMENT,
        };
        for unit in units.iter().filter(|_| !large) {
            let text = source.text.get(unit.clone()).unwrap_or("");
            if let Some(tree) = parse(parser, of, text, budget) {
                trees.push((crate::source::offset(unit.start), tree));
            }
        }
        if trees.len() < units.len() {
            if of.content == Content::Lines {
                if of.grammar.is_some() {
                    parsed.notes.push("is too large or nested too deep for its grammar and was read line by line".into());
                }
                parsed.codes.push(lines::read(source, language));
                return Ok(());
            }
            parsed.problem = Some("was not parsed: it costs more than the budget of a file".into());
        }
        match std::panic::catch_unwind(|| crate::extract::lower(&trees, source, language, shapes)) {
            Ok(code) if code.partial && of.content == Content::Lines => {
                parsed.notes.push("could not be parsed and was read line by line".into());
                parsed.codes.push(lines::read(code.source, language));
            }
            Ok(mut code) => {
                let finder = self.finders.of(Some(language)).ok();
                let holds = |span: &crate::source::Span| finder.is_none_or(|finder| finder.is_strong(code.source.slice(*span).as_bytes()));
                code.unclear = code.partial && (code.errors.is_empty() || code.errors.len() > MANY_ERRORS || code.errors.iter().any(holds));
                parsed.codes.push(code);
            }
            Err(_) => parsed.problem = Some(FAULT.into()),
        }
        Ok(())
    }
}

/// More places of one file than these that could not be read leave its meaning open.
const MANY_ERRORS: usize = 100;

/// What a file gave.
#[derive(Default)]
struct Parsed {
    codes: Vec<Code>,
    /// How it had to be read.
    notes: Vec<String>,
    /// Why some of it was not read.
    problem: Option<String>,
}

/// What is known of a file that was not read.
#[derive(Debug, Clone, Copy)]
struct Unread {
    /// It has a weak anchor.
    weak: bool,
    /// Its application, once the applications are known.
    owner: usize,
}

/// What the walk collected, before anything is judged.
#[derive(Default)]
struct Collected {
    codes: Vec<Code>,
    manifests: Vec<(String, Vec<u8>)>,
    /// Files with nothing but weak anchors, or none: read again where another file asks for them.
    rest: BTreeMap<String, Unread>,
    /// Those of them that show that their application talks to Entra.
    telling: BTreeSet<String>,
    /// Those of them that import modules, by the rows of each.
    brought: BTreeMap<String, Vec<Arc<[Row]>>>,
    /// Those of them that show what a deployment gives: read where an application asks for it.
    deployments: BTreeSet<String>,
    /// Pages and the scripts that they bring by address.
    pages: BTreeMap<String, Vec<Script>>,
    problems: Vec<Problem>,
    unread: BTreeSet<String>,
    error: Option<ScanError>,
}

/// The nearest folder common to all roots; of a single file, its folder.
#[must_use]
pub fn common_root(roots: &[PathBuf]) -> Option<PathBuf> {
    let mut folders = roots.iter().map(|root| {
        if root.is_file() { root.parent().map(|up| if up.as_os_str().is_empty() { PathBuf::from(".") } else { up.to_path_buf() }).unwrap_or_default() } else { root.clone() }
    });
    let first = folders.next()?;
    let rest: Vec<PathBuf> = folders.collect();
    if rest.is_empty() {
        return Some(first);
    }
    let first = first.canonicalize().ok()?;
    let rest: Vec<PathBuf> = rest.iter().map(|folder| folder.canonicalize().ok()).collect::<Option<_>>()?;
    first.ancestors().find(|up| rest.iter().all(|other| other.starts_with(up))).map(Path::to_path_buf)
}

/// Scans roots: each is walked, and what was found is judged as one.
///
/// # Errors
/// A root cannot be walked, or the queries are wrong.
pub fn scan(roots: &[PathBuf], options: &ScanOptions, engine: &Engine, catalogue: &Catalogue) -> Result<Report, ScanError> {
    let base = common_root(roots).unwrap_or_else(|| PathBuf::from("."));
    let collected = Mutex::new(Collected::default());
    let mut walked = Walked::default();
    for root in roots {
        let below = below(&base, root);
        let walk_options = WalkOptions { below: join(&options.walk.below, &below), ..options.walk.clone() };
        let one = walk(root, &walk_options, &interest, &|file| {
            let path = if below.is_empty() { file.path.to_owned() } else { format!("{below}/{}", file.path) };
            engine.take(&collected, &path, &file);
        })?;
        merge(&mut walked, one, &below);
    }
    let mut collected = collected.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(error) = collected.error.take() {
        return Err(error);
    }
    let paths: BTreeSet<&str> = collected.codes.iter().map(|code| code.source.path.as_str()).chain(collected.rest.keys().chain(&collected.unread).map(String::as_str)).collect();
    let pages = container::join_pages(&collected.pages, &paths);
    let mut land = Land::new(&collected.manifests, paths.into_iter(), &engine.packages);
    for (path, unread) in &mut collected.rest {
        unread.owner = land.owner(path);
    }
    collected.problems.extend(land.problems.iter().cloned());
    for page in &pages {
        for row in page.addresses.iter().filter_map(|address| engine.script(address)) {
            for path in page.files.iter().map(|(path, _)| path).chain([&page.path]) {
                land.bring(path, row);
            }
        }
    }
    for (path, modules) in std::mem::take(&mut collected.brought) {
        land.pass_on(&path, &modules);
    }
    let pages = pages.into_iter().filter(|page| !page.files.is_empty()).collect();
    let mut rounds = Rounds { engine, base, limit: options.walk.largest(), collected, land, pages, searches: search::Searches::default(), named: None };
    let (program, mut facts, deployments) = rounds.settle()?;
    rounds.keep_used(&program, &facts, &walked.skipped);
    rounds.link_imported(&program, &facts);
    rounds.land.deploy(&mut facts, &deployments, &|file| &program.files[file as usize].source.path);
    let Rounds { collected, land, base, .. } = rounds;
    let roots = roots.iter().map(|root| root.display().to_string()).collect();
    let report = report(&Scanned {
        catalogue,
        edition: &options.edition,
        program: &program,
        facts: &facts,
        land: &land,
        walked: &walked,
        kinds: &options.kinds,
        problems: collected.problems,
        unread: collected.unread,
        base: &base,
        roots,
    });
    // Nobody waits until all that was read is taken apart.
    let _ = std::thread::Builder::new().spawn(move || drop((program, facts, deployments)));
    Ok(report)
}

fn join(folder: &str, path: &str) -> String {
    [folder, path].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/")
}

/// A root relative to the common one.
fn below(base: &Path, root: &Path) -> String {
    let folder = if root.is_file() { root.parent().unwrap_or(root) } else { root };
    match (base.canonicalize(), folder.canonicalize()) {
        (Ok(base), Ok(folder)) => {
            folder.strip_prefix(&base).map(|path| path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn merge(all: &mut Walked, one: Walked, below: &str) {
    let put = |path: String| if below.is_empty() { path } else { format!("{below}/{path}") };
    all.files_seen += one.files_seen;
    all.files_read += one.files_read;
    all.bytes += one.bytes;
    all.skipped.extend(one.skipped.into_iter().map(|mut skipped| {
        skipped.path = put(skipped.path);
        skipped
    }));
    all.problems.extend(one.problems.into_iter().map(|mut problem| {
        problem.path = put(problem.path);
        problem
    }));
    all.skipped.sort_unstable();
    all.skipped.dedup();
}

/// Whether the content of a file of this name is read.
#[must_use]
pub fn is_read(path: &str) -> bool {
    interest(path) != Interest::No
}

fn interest(path: &str) -> Interest {
    if crate::application::is_manifest(path) {
        Interest::Manifest
    } else if language::is_settings(path) {
        Interest::Settings
    } else if language::of_path(path).is_some() || language::container_of(path).is_some() {
        Interest::Source
    } else {
        Interest::No
    }
}

impl Engine {
    /// The row of the library that a script's address brings.
    fn script(&self, address: &str) -> Option<&Row> {
        self.rows.iter().find_map(|set| set.of(Subject::Script).find(|row| address.contains(row.name.as_str())))
    }

    /// Takes a file in, in one of the walker's threads.
    fn take(&self, collected: &Mutex<Collected>, path: &str, file: &crate::walk::WalkedFile<'_>) {
        thread_local! {
            static PARSER: std::cell::RefCell<tree_sitter::Parser> = std::cell::RefCell::new(tree_sitter::Parser::new());
        }
        let lock = || collected.lock().unwrap_or_else(PoisonError::into_inner);
        if file.interest == Interest::Manifest {
            lock().manifests.push((path.to_owned(), file.bytes.to_vec()));
        }
        let container = language::container_of(path);
        let mut brings = false;
        if let Some(container) = container.filter(|container| container.form != Form::Notebook) {
            let scripts = container::scripts(container, &SourceFile::decode(path.to_owned(), file.bytes.to_vec()).text);
            brings = scripts.iter().any(|script| self.script(&script.address).is_some());
            if !scripts.is_empty() {
                lock().pages.insert(path.to_owned(), scripts);
            }
        }
        if language::of_path(path).is_none() && container.is_none() {
            return;
        }
        let content = language::of_path(path).map_or(Content::Code, |language| LANGUAGES[language].content);
        let finder = match self.finders.of(language::of_path(path)) {
            Ok(finder) => finder,
            Err(error) => {
                lock().error.get_or_insert(error.into());
                return;
            }
        };
        // What only declares runs nothing: it is read where another file asks for it.
        let seen = match content {
            _ if language::is_declaring(path) => Seen::default(),
            Content::Deployment => finder.look_at_deployment(file.bytes),
            _ if brings => Seen { look: Look::Read, ..Seen::default() },
            _ => finder.look(file.bytes),
        };
        let Seen { mut look, weak, telling, deployment } = seen;
        if matches!(look, Look::Brings(_)) && container::is_of_imports(path) {
            look = Look::Read;
        }
        if !matches!(look, Look::Read) {
            let mut collected = lock();
            collected.rest.insert(path.to_owned(), Unread { weak, owner: 0 });
            if telling {
                collected.telling.insert(path.to_owned());
            }
            if let Look::Brings(rows) = look {
                collected.brought.insert(path.to_owned(), rows);
            }
            if deployment {
                collected.deployments.insert(path.to_owned());
            }
            return;
        }
        let parsed = PARSER.with_borrow_mut(|parser| self.parse(parser, path, file.bytes.to_vec()));
        lock().keep(path, parsed);
    }
}

impl Collected {
    fn keep(&mut self, path: &str, parsed: Result<Parsed, QueryError>) {
        match parsed {
            Ok(Parsed { codes, notes, problem }) => {
                self.problems.extend(notes.into_iter().map(|note| Problem { path: path.to_owned(), message: note }));
                self.codes.extend(codes);
                if let Some(message) = problem {
                    self.problems.push(Problem { path: path.to_owned(), message });
                    self.unread.insert(path.to_owned());
                }
            }
            Err(error) => {
                self.error.get_or_insert(error.into());
            }
        }
    }
}
