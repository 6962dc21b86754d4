//! The main flow: which files there are, what they hold, what it means, what is said about it.

use crate::application::{Land, PackageRows};
use crate::assemble::{Scanned, report};
use crate::catalogue::Catalogue;
use crate::classify::{Classified, Owned, classify};
use crate::code::Code;
use crate::fact::AppKind;
use crate::finding::{Problem, Report};
use crate::language::{self, LANGUAGES};
use crate::prefilter::Anchors;
use crate::query::{QueryError, Row, RowSet, Shapes, Subject};
use crate::resolve::Program;
use crate::source::{Decoding, SourceFile};
use crate::syntax::{ParseBudget, parse};
use crate::walk::{Interest, WalkError, WalkOptions, Walked, walk};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
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

/// Languages, rows and anchors: what is loaded once.
pub struct Engine {
    rows: Vec<RowSet>,
    packages: PackageRows,
    shapes: Vec<OnceLock<Result<Shapes, QueryError>>>,
    strong: Anchors,
    weak: Anchors,
}

impl Engine {
    /// Loads the embedded queries.
    ///
    /// # Errors
    /// A query file is wrong.
    pub fn load() -> Result<Self, ScanError> {
        let rows = LANGUAGES.iter().map(|language| RowSet::load(crate::embedded::QUERIES, language.rows)).collect::<Result<Vec<_>, _>>()?;
        let packages = PackageRows::load(crate::embedded::QUERIES)?;
        let mut strong = BTreeSet::new();
        let mut weak = BTreeSet::new();
        for row in rows.iter().flat_map(RowSet::rows) {
            let target = if row.weak { &mut weak } else { &mut strong };
            target.extend(row.anchors().into_iter().filter(|anchor| anchor.len() >= 5).map(str::to_owned));
        }
        // What is suppressed may be gone from a file: the suppression in it is read all the same.
        strong.insert(crate::suppress::MARK.to_owned());
        Ok(Self { rows, packages, shapes: LANGUAGES.iter().map(|_| OnceLock::new()).collect(), strong: Anchors::new(strong)?, weak: Anchors::new(weak)? })
    }

    /// The rows of all languages.
    pub fn rows(&self) -> impl Iterator<Item = &RowSet> {
        self.rows.iter().chain(self.packages.sets())
    }

    /// The shapes of a language, compiled when first asked for.
    fn shapes(&self, language: usize) -> Result<&Shapes, QueryError> {
        let of = &LANGUAGES[language];
        let loaded = self.shapes[language].get_or_init(|| {
            let files: Vec<(&str, &str)> =
                of.shapes.iter().filter_map(|folder| crate::embedded::QUERIES.iter().find(|(name, _)| name.strip_suffix("/shapes.scm") == Some(folder)).copied()).collect();
            Shapes::load(&files, &(of.grammar)())
        });
        loaded.as_ref().map_err(Clone::clone)
    }

    fn parse(&self, parser: &mut tree_sitter::Parser, path: &str, bytes: Vec<u8>) -> Result<Parsed, QueryError> {
        let Some(language) = language::of_path(path) else { return Ok(Parsed::None) };
        let source = SourceFile::decode(path.to_owned(), bytes);
        let shapes = self.shapes(language)?;
        let lossy = source.decoding == Decoding::Lossy;
        Ok(match parse(parser, &LANGUAGES[language], &source.text, ParseBudget::default()) {
            Some(tree) => match std::panic::catch_unwind(|| crate::extract::lower(&tree, source, language, shapes)) {
                Ok(code) => Parsed::Code(Box::new(code), lossy),
                Err(_) => Parsed::Failed,
            },
            None => Parsed::CutOff,
        })
    }
}

enum Parsed {
    Code(Box<Code>, bool),
    CutOff,
    Failed,
    None,
}

/// What the walk collected, before anything is judged.
#[derive(Default)]
struct Collected {
    codes: Vec<Code>,
    manifests: Vec<(String, Vec<u8>)>,
    /// Files with nothing but weak anchors, or none: read again where another file asks for them.
    rest: BTreeMap<String, bool>,
    /// Mark-up files and the rows of the scripts that they bring.
    scripts: Vec<(String, Row)>,
    problems: Vec<Problem>,
    unread: BTreeSet<String>,
    error: Option<QueryError>,
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
        return Err(error.into());
    }
    let paths = collected
        .codes
        .iter()
        .map(|code| code.source.path.as_str())
        .chain(collected.rest.keys().map(String::as_str))
        .chain(collected.unread.iter().map(String::as_str))
        .chain(collected.scripts.iter().map(|(path, _)| path.as_str()));
    let mut land = Land::new(&collected.manifests, paths, &engine.packages);
    collected.problems.extend(land.problems.iter().cloned());
    for (path, row) in &collected.scripts {
        land.bring(path, row);
    }
    let mut rounds = Rounds { engine, base, collected, land };
    let (program, facts) = rounds.settle()?;
    rounds.keep_used(&program, &facts);
    let Rounds { collected, land, base, .. } = rounds;
    let roots = roots.iter().map(|root| root.display().to_string()).collect();
    Ok(report(&Scanned {
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
    }))
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
    } else if language::of_path(path).is_some() || language::is_markup(path) {
        Interest::Source
    } else {
        Interest::No
    }
}

/// Script tags of one file that are looked at, and the longest of them in bytes.
const MOST_SCRIPTS: usize = 200;
const LONGEST_TAG: usize = 2_048;

/// The addresses of the scripts that mark-up brings.
fn script_addresses(text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    let open = "<script";
    lower
        .match_indices(open)
        .take(MOST_SCRIPTS)
        .filter_map(|(at, _)| {
            let start = at + open.len();
            let rest = lower.as_bytes().get(start..)?;
            let end = start + rest.iter().take(LONGEST_TAG).position(|byte| *byte == b'>')?;
            let from = start + lower.get(start..end)?.find("src")? + 3;
            let value = text.get(from..end)?.trim_start().strip_prefix('=')?.trim_start();
            let quote = value.chars().next()?;
            match quote {
                '"' | '\'' => value[1..].split(quote).next().map(str::to_owned),
                _ => value.split_whitespace().next().map(str::to_owned),
            }
        })
        .collect()
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
        if language::is_markup(path) {
            let brought: Vec<&Row> = script_addresses(&SourceFile::decode(path.to_owned(), file.bytes.to_vec()).text).iter().filter_map(|address| self.script(address)).collect();
            lock().scripts.extend(brought.into_iter().map(|row| (path.to_owned(), row.clone())));
        }
        if language::of_path(path).is_none() {
            return;
        }
        if !self.strong.hits(file.bytes) {
            let weak = self.weak.hits(file.bytes);
            lock().rest.insert(path.to_owned(), weak);
            return;
        }
        let parsed = PARSER.with_borrow_mut(|parser| self.parse(parser, path, file.bytes.to_vec()));
        lock().keep(path, parsed);
    }
}

impl Collected {
    fn keep(&mut self, path: &str, parsed: Result<Parsed, QueryError>) {
        match parsed {
            Ok(Parsed::Code(code, lossy)) => {
                if lossy {
                    self.problems.push(Problem { path: path.to_owned(), message: "is not valid UTF-8; bad bytes were read as U+FFFD".into() });
                }
                self.codes.push(*code);
            }
            Ok(Parsed::CutOff) => {
                self.problems.push(Problem { path: path.to_owned(), message: "was not parsed: it costs more than the budget of a file".into() });
                self.unread.insert(path.to_owned());
            }
            Ok(Parsed::Failed) => {
                self.problems.push(Problem { path: path.to_owned(), message: FAULT.into() });
                self.unread.insert(path.to_owned());
            }
            Ok(Parsed::None) => {}
            Err(error) => self.error = self.error.take().or(Some(error)),
        }
    }
}

/// Rounds of reading: files that others ask for are read and everything is settled again, until nothing is asked for.
struct Rounds<'e> {
    engine: &'e Engine,
    base: PathBuf,
    collected: Collected,
    land: Land,
}

/// What is said of a file in which this program itself failed.
const FAULT: &str = "was not read to its end: a fault of entralint, which its authors want to hear of";

/// Rounds at most, and files read in all of them at most.
const ROUNDS: usize = 4;
const MOST_FILES: usize = 1_000;

impl Rounds<'_> {
    fn settle(&mut self) -> Result<(Program, Vec<Owned>), ScanError> {
        self.read_weak()?;
        let mut codes = std::mem::take(&mut self.collected.codes);
        let mut read = 0;
        for round in 0.. {
            codes.sort_by(|a, b| a.source.path.cmp(&b.source.path));
            for code in &mut codes {
                code.test = self.land.is_test(&code.source.path);
            }
            let owners = codes.iter().map(|code| self.land.owner(&code.source.path)).collect();
            let mut program = Program::new(codes, owners);
            if self.land.contexts.iter().any(|context| !context.aliases.is_empty()) {
                program.rename(&|application, module| self.land.contexts.get(application)?.real_name(module));
            }
            let Classified { facts, wanted, failed } = classify(&program, &self.engine.rows, &self.land.contexts);
            if round + 1 >= ROUNDS {
                self.note_failed(&program, &failed);
                return Ok((program, facts));
            }
            let next = self.asked_for(&program, &wanted)?;
            if next.is_empty() {
                self.note_failed(&program, &failed);
                return Ok((program, facts));
            }
            if read + next.len() > MOST_FILES {
                self.collected
                    .problems
                    .push(Problem { path: ".".into(), message: format!("{} more files could settle values and were not read: the budget is {MOST_FILES} files", next.len()) });
                self.note_failed(&program, &failed);
                return Ok((program, facts));
            }
            read += next.len();
            codes = program.files;
            codes.extend(next);
        }
        unreachable!("the rounds end inside the loop")
    }

    /// Says of files that a fault of this program was met in them.
    fn note_failed(&mut self, program: &Program, failed: &BTreeSet<usize>) {
        for file in failed {
            let path = program.files[*file].source.path.clone();
            self.collected.problems.push(Problem { path: path.clone(), message: FAULT.into() });
            self.collected.unread.insert(path);
        }
    }

    /// Cuts links to packages of the repository of which an application imports nothing, or types alone.
    fn keep_used(&mut self, program: &Program, facts: &[Owned]) {
        let telling: BTreeSet<usize> = facts.iter().filter(|owned| !owned.fact.test).map(|owned| owned.application).collect();
        let mut rest: BTreeMap<usize, Vec<&String>> = BTreeMap::new();
        let imports = |path: &&String| language::of_path(path).is_some_and(|language| LANGUAGES[language].modules != language::Modules::None);
        for path in self.collected.rest.keys().filter(imports) {
            rest.entry(self.land.owner(path)).or_default().push(path);
        }
        let base = &self.base;
        let is_used = |application: usize, name: &str| {
            program.imports(application, name)
                || rest.get(&application).is_some_and(|paths| {
                    // More than can be read is taken for a use.
                    paths.len() > MOST_FILES || paths.par_iter().any(|path| std::fs::read_to_string(base.join(path)).is_ok_and(|text| crate::resolve::brings(&text, name)))
                })
        };
        self.land.keep_used(&telling, &is_used);
    }

    /// Files with common words are read where the application is otherwise seen to talk to Entra.
    fn read_weak(&mut self) -> Result<(), ScanError> {
        let talking: BTreeSet<usize> = self.collected.codes.iter().map(|code| self.land.owner(&code.source.path)).chain(self.land.with_libraries()).collect();
        let paths: Vec<String> = self.collected.rest.iter().filter(|(path, weak)| **weak && talking.contains(&self.land.owner(path))).map(|(path, _)| path.clone()).collect();
        let codes = self.read(&paths, &|_| true)?;
        self.collected.codes.extend(codes);
        Ok(())
    }

    /// Files that settle what the last round left open.
    fn asked_for(&mut self, program: &Program, wanted: &crate::resolve::Wanted) -> Result<Vec<Code>, ScanError> {
        let mut paths: BTreeSet<String> = BTreeSet::new();
        for (file, module) in &wanted.modules {
            paths.extend(program.module_paths(*file, module).into_iter().filter(|path| self.collected.rest.contains_key(path)).take(1));
        }
        let mut needles: BTreeSet<String> = BTreeSet::new();
        for (_, name) in wanted.types.iter().filter(|(_, name)| name.len() >= 4) {
            // What declares the type, in any of the languages.
            needles.extend(["class ", "enum ", "record ", "struct ", "interface "].map(|word| format!("{word}{name}")));
        }
        needles.extend(wanted.callers.iter().filter(|(_, name)| name.len() >= 4).map(|(_, name)| format!("{name}(")));
        let mut owners: BTreeSet<usize> = wanted.types.iter().chain(&wanted.callers).map(|(file, _)| program.owners[*file]).collect();
        owners.extend(owners.clone().into_iter().flat_map(|owner| self.land.neighbours(owner)));
        let found = if needles.is_empty() {
            Vec::new()
        } else {
            let searched: Vec<String> = self.collected.rest.keys().filter(|path| owners.contains(&self.land.owner(path))).cloned().collect();
            let finder = aho_corasick::AhoCorasick::new(&needles).ok();
            self.read(&searched, &|bytes| finder.as_ref().is_some_and(|finder| finder.is_match(bytes)))?
        };
        let have: BTreeSet<String> = found.iter().map(|code| code.source.path.clone()).collect();
        let paths: Vec<String> = paths.into_iter().filter(|path| !have.contains(path)).collect();
        let mut all = found;
        all.extend(self.read(&paths, &|_| true)?);
        Ok(all)
    }

    /// Reads and parses files that pass a test of their bytes.
    fn read(&mut self, paths: &[String], wanted: &(dyn Fn(&[u8]) -> bool + Sync)) -> Result<Vec<Code>, ScanError> {
        let engine = self.engine;
        let base = &self.base;
        let read: Vec<(String, Result<Parsed, QueryError>)> = paths
            .par_iter()
            .map_init(tree_sitter::Parser::new, |parser, path| {
                let bytes = std::fs::read(base.join(path)).ok().filter(|bytes| wanted(bytes))?;
                Some((path.clone(), engine.parse(parser, path, bytes)))
            })
            .flatten()
            .collect();
        let before = std::mem::take(&mut self.collected.codes);
        for (path, parsed) in read {
            self.collected.rest.remove(&path);
            self.collected.keep(&path, parsed);
        }
        let codes = std::mem::replace(&mut self.collected.codes, before);
        match self.collected.error.take() {
            Some(error) => Err(error.into()),
            None => Ok(codes),
        }
    }
}
