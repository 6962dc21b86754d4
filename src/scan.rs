//! The main flow: which files there are, what they hold, what it means, what is said about it.

mod engine;
mod finders;
mod imported;
mod judge;
mod rest;
mod rounds;
mod search;
mod short_names;

use crate::application::Land;
use crate::assemble::{Scanned, report};
use crate::catalogue::Catalogue;
use crate::code::Code;
use crate::container::{self, Script};
use crate::fact::{AppKind, FactKind};
use crate::finding::{Problem, Report};
use crate::language::{self};
use crate::query::{QueryError, Row};
use crate::walk::{Folder, Interest, WalkError, WalkOptions, Walked, walk};
pub use engine::Engine;
use engine::Known;
use rest::Rest;
use rounds::Rounds;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
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

/// What a file gave.
#[derive(Default)]
struct Parsed {
    codes: Vec<Code>,
    /// How it had to be read.
    notes: Vec<String>,
    /// Why some of it was not read.
    problem: Option<String>,
}

/// What the walk collected, before anything is judged.
#[derive(Default)]
struct Collected {
    codes: Vec<Code>,
    manifests: Vec<(String, Vec<u8>)>,
    /// Files with nothing but weak anchors, or none: read again where another file asks for them.
    rest: Rest,
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
        let folders = |path: &str, holds: &dyn Fn(&str) -> bool| engine.known().ok()?.packages.folders().kind(path, holds).and_then(folder);
        let one = walk(root, &walk_options, &interest, &folders, &|file| {
            let path = if below.is_empty() { file.path.to_owned() } else { format!("{below}/{}", file.path) };
            if let Err(error) = engine.take(&collected, &path, &file) {
                collected.lock().unwrap_or_else(PoisonError::into_inner).error.get_or_insert(error);
            }
        })?;
        merge(&mut walked, one, &below);
    }
    let mut collected = collected.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(error) = collected.error.take() {
        return Err(error);
    }
    // A tree without a file of interest asks for no queries.
    let nothing = Known::default();
    let known = if walked.files_read == 0 { &nothing } else { engine.known()? };
    collected.rest.sort();
    let others: BTreeSet<&str> = collected.codes.iter().map(|code| code.source.path.as_str()).chain(collected.unread.iter().map(String::as_str)).collect();
    let pages = container::join_pages(&collected.pages, &|path| others.contains(path) || collected.rest.contains(path));
    let paths: Vec<String> = others.iter().map(|path| (*path).to_owned()).chain(collected.rest.iter().map(|unread| unread.path())).collect();
    let mut land = Land::new(&collected.manifests, &paths, &language::is_settings, &known.packages);
    drop(paths);
    collected.rest.share_out(&|path| land.owner(path));
    collected.problems.extend(land.problems.iter().cloned());
    for page in &pages {
        for row in page.addresses.iter().filter_map(|address| known.script(address)) {
            for path in page.files.iter().map(|(path, _)| path).chain([&page.path]) {
                land.bring(path, row);
            }
        }
    }
    for (path, modules) in std::mem::take(&mut collected.brought) {
        land.pass_on(&path, &modules);
    }
    let pages = pages.into_iter().filter(|page| !page.files.is_empty()).collect();
    let mut rounds = Rounds { engine, known, base, limit: options.walk.largest(), collected, land, pages, searches: search::Searches::default(), named: None };
    let (program, mut facts, deployments) = rounds.settle()?;
    rounds.keep_used(&program, &facts, &walked.skipped);
    rounds.link_imported(&program, &facts);
    rounds.land.deploy(&mut facts, &deployments, known.packages.folders(), &|file| &program.files[file as usize].source.path);
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
    } else if language::is_settings(path) || language::container_of(path).is_some_and(|container| container.form == language::Form::Notebook) {
        // Most of a notebook is what its cells gave.
        Interest::Settings
    } else if language::of_path(path).is_some() || language::container_of(path).is_some() {
        Interest::Source
    } else if language::is_told_by_start(path) {
        Interest::Script
    } else {
        Interest::No
    }
}

/// What a row says of a folder, in the words of the walk.
fn folder(fact: FactKind) -> Option<Folder> {
    match fact {
        FactKind::Vendored => Some(Folder::Vendored),
        FactKind::Generated => Some(Folder::Generated),
        FactKind::Settings => Some(Folder::Settings),
        _ => None,
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

#[cfg(test)]
mod tests {
    use super::{Interest, interest};

    #[test]
    fn what_is_wanted_of_a_file_is_told_by_its_name() {
        assert_eq!(interest("notebooks/pictures.ipynb"), Interest::Settings, "most of it is what its cells gave");
        assert_eq!(interest("bin/report"), Interest::Script);
        assert_eq!(interest("src/app.py"), Interest::Source);
        assert_eq!(interest("README.md"), Interest::No);
        assert_eq!(interest(".gitignore"), Interest::No);
        assert_eq!(interest("LICENSE"), Interest::No);
    }
}
