//! What is known before a tree is seen, and how a file is taken in by it: whether it is read, and what it gives.

use super::finders::{Finders, Look, Seen};
use super::{Collected, Parsed, ScanError};
use crate::application::PackageRows;
use crate::cache::{self, Cache};
use crate::container::{self, Part};
use crate::language::{self, Content, Form, LANGUAGES};
use crate::lines;
use crate::query::{Addition, QueryError, Row, RowSet, Shapes, Subject};
use crate::requests;
use crate::source::{Decoding, SourceFile};
use crate::syntax::{ParseBudget, parse};
use crate::walk::{Interest, WalkedFile};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What is said of a file in which this program itself failed.
pub(super) const FAULT: &str = "was not read to its end: a fault of entralint, which its authors want to hear of";

/// Largest file of settings that is parsed, in bytes.
const LARGEST_TREE: usize = 1_000_000;
/// Largest file of a deployment that is parsed: its grammars take a time that grows with the square of the worst of texts, and it decides nothing.
const LARGEST_DEPLOYMENT: usize = 65_536;
/// More places of one file than these that could not be read leave its meaning open.
const MANY_ERRORS: usize = 100;

/// Languages, rows and anchors: what is loaded once.
pub struct Engine {
    additions: Vec<Addition>,
    known: OnceLock<Result<Known, QueryError>>,
    shapes: Vec<OnceLock<Result<Shapes, QueryError>>>,
    cache: Cache,
}

/// The rows of the queries, and what is made of them.
#[derive(Default)]
pub(super) struct Known {
    /// By language.
    pub(super) rows: Vec<Arc<RowSet>>,
    pub(super) packages: PackageRows,
    pub(super) finders: Finders,
}

impl Known {
    fn load(additions: &[Addition]) -> Result<Self, QueryError> {
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
        Ok(Self { finders: Finders::new(&rows), rows, packages: PackageRows::load(crate::embedded::QUERIES)? })
    }

    /// The row of the library that a script's address brings.
    pub(super) fn script(&self, address: &str) -> Option<&Row> {
        self.rows.iter().find_map(|set| set.of(Subject::Script).find(|row| address.contains(row.name.as_str())))
    }
}

impl Engine {
    /// Loads the embedded queries.
    ///
    /// # Errors
    /// A query file is wrong.
    pub fn load() -> Result<Self, ScanError> {
        let engine = Self::with(&[])?;
        engine.known()?;
        Ok(engine)
    }

    /// An engine with the embedded queries, which are loaded when a file asks for them, and what is added to them: that is looked at now.
    ///
    /// # Errors
    /// An addition is wrong.
    pub fn with(additions: &[Addition]) -> Result<Self, ScanError> {
        // What a file gives hangs on the sources of this program and on what is added to them.
        let mut stamp = crate::embedded::SOURCES.as_bytes().to_vec();
        stamp.extend(additions.iter().flat_map(|addition| addition.text.bytes().chain([0])));
        let shapes = LANGUAGES.iter().map(|_| OnceLock::new()).collect();
        let engine = Self { additions: additions.to_vec(), known: OnceLock::new(), shapes, cache: Cache::new(stamp) };
        if !additions.is_empty() {
            engine.known()?;
        }
        Ok(engine)
    }

    /// What the queries say.
    pub(super) fn known(&self) -> Result<&Known, QueryError> {
        self.known.get_or_init(|| Known::load(&self.additions)).as_ref().map_err(Clone::clone)
    }

    /// The rows of all languages; none where a query file is wrong.
    pub fn rows(&self) -> impl Iterator<Item = &RowSet> {
        self.known().into_iter().flat_map(|known| known.rows.iter().map(Arc::as_ref).chain(known.packages.sets()))
    }

    /// The literals that are looked for in the files of a language, those that open a file alone and those that do so where its application talks to Entra.
    ///
    /// # Errors
    /// A query file is wrong, or a literal of a query is no anchor.
    pub fn anchors(&self, language: usize) -> Result<impl Iterator<Item = &str>, ScanError> {
        let finder = self.known()?.finders.of(Some(language))?;
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

    pub(super) fn parse(&self, parser: &mut tree_sitter::Parser, path: &str, bytes: Vec<u8>) -> Result<Parsed, QueryError> {
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
                let finder = self.known()?.finders.of(Some(language)).ok();
                let holds = |span: &crate::source::Span| finder.is_none_or(|finder| finder.is_strong(code.source.slice(*span).as_bytes()));
                code.unclear = code.partial && (code.errors.is_empty() || code.errors.len() > MANY_ERRORS || code.errors.iter().any(holds));
                parsed.codes.push(code);
            }
            Err(_) => parsed.problem = Some(FAULT.into()),
        }
        Ok(())
    }

    /// Takes a file in, in one of the walker's threads.
    ///
    /// # Errors
    /// A query file is wrong, or a literal of it is no anchor.
    pub(super) fn take(&self, collected: &Mutex<Collected>, path: &str, file: &WalkedFile<'_>) -> Result<(), ScanError> {
        thread_local! {
            static PARSER: std::cell::RefCell<tree_sitter::Parser> = std::cell::RefCell::new(tree_sitter::Parser::new());
        }
        let lock = || collected.lock().unwrap_or_else(PoisonError::into_inner);
        if file.interest == Interest::Manifest {
            lock().manifests.push((path.to_owned(), file.bytes.to_vec()));
        }
        let known = self.known()?;
        let container = language::container_of(path);
        let mut brings = false;
        if let Some(container) = container.filter(|container| container.form != Form::Notebook) {
            let scripts = container::scripts(container, &SourceFile::decode(path.to_owned(), file.bytes.to_vec()).text);
            brings = scripts.iter().any(|script| known.script(&script.address).is_some());
            if !scripts.is_empty() {
                lock().pages.insert(path.to_owned(), scripts);
            }
        }
        let language = language::of_file(path, file.bytes);
        if language.is_none() && container.is_none() {
            return Ok(());
        }
        let content = language.map_or(Content::Code, |language| LANGUAGES[language].content);
        let finder = known.finders.of(language)?;
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
            collected.rest.see(path, weak);
            if telling {
                collected.telling.insert(path.to_owned());
            }
            if let Look::Brings(rows) = look {
                collected.brought.insert(path.to_owned(), rows);
            }
            if deployment {
                collected.deployments.insert(path.to_owned());
            }
            return Ok(());
        }
        let parsed = PARSER.with_borrow_mut(|parser| self.parse(parser, path, file.bytes.to_vec()));
        lock().keep(path, parsed);
        Ok(())
    }
}
