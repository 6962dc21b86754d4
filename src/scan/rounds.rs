//! Rounds of reading: which further files would settle what is open, and reading those.

use super::engine::{FAULT, Known};
use super::judge::Judged;
use super::rest::{Unread, split};
use super::search::Searches;
use super::{Collected, Engine, Parsed, ScanError};
use crate::application::Land;
use crate::application::test_code::is_of_tests;
use crate::classify::{Classified, Owned, Shared};
use crate::code::Code;
use crate::container::Page;
use crate::fact::FactKind;
use crate::finding::Problem;
use crate::language::{self, Content, LANGUAGES};
use crate::query::QueryError;
use crate::resolve::{Program, SymbolTable};
use crate::source::SourceFile;
use crate::walk::{Skipped, read_again};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Rounds of reading: files that others ask for are read and everything is settled again, until nothing is asked for.
pub(super) struct Rounds<'e> {
    pub(super) engine: &'e Engine,
    pub(super) known: &'e Known,
    pub(super) base: PathBuf,
    /// Largest file that is read, in bytes.
    pub(super) limit: u64,
    pub(super) collected: Collected,
    pub(super) land: Land,
    /// Pages with scripts of the repository.
    pub(super) pages: Vec<Page>,
    pub(super) searches: Searches,
    /// The files that unread ones import by dotted names, once that was looked for.
    pub(super) named: Option<Vec<(String, BTreeSet<String>)>>,
}

/// Rounds at most, and files read in all of them at most.
const ROUNDS: usize = 6;
pub(super) const MOST_FILES: usize = 1_000;
/// Files of settings of one folder that are looked through for a key.
const MOST_SETTINGS: usize = 32;
/// A larger one is data, and a shorter key stands in every file.
const LARGEST_SETTINGS: usize = 64 * 1024;
/// Levels of folders below one of settings.
const DEEPEST_SETTINGS: usize = 3;
const SHORTEST_KEY: usize = 4;
/// Files of deployments that are read at most.
const MOST_DEPLOYMENTS: usize = 200;

/// Reads files of the walk again; what they are now may be another thing.
#[derive(Clone, Copy)]
pub(super) struct Again<'r> {
    base: &'r Path,
    limit: u64,
}

impl Again<'_> {
    fn bytes(self, path: &str) -> std::io::Result<Vec<u8>> {
        read_again(&self.base.join(path), self.limit)
    }

    /// The text of a file, if it can be read.
    pub(super) fn text(self, path: &str) -> Option<String> {
        Some(SourceFile::decode(String::new(), self.bytes(path).ok()?).text)
    }
}

impl Rounds<'_> {
    /// What reads the files of this scan again.
    pub(super) fn again(&self) -> Again<'_> {
        Again { base: &self.base, limit: self.limit }
    }

    /// The program, its facts, and what deployments give.
    pub(super) fn settle(&mut self) -> Result<(Program, Vec<Owned>, Vec<Owned>), ScanError> {
        self.link_bare();
        self.read_weak()?;
        let first = std::mem::take(&mut self.collected.codes);
        let mut known = self.tabled(first);
        let mut read = 0;
        let mut judged = Judged::default();
        for round in 0.. {
            known.sort_by(|(a, _), (b, _)| a.source.path.cmp(&b.source.path));
            let (files, tables): (Vec<Code>, Vec<SymbolTable>) = known.into_iter().unzip();
            let owners = files.iter().map(|code| self.land.owner(&code.source.path)).collect();
            let mut program = Program::new(files, tables, owners, &self.shared());
            program.link(self.land.contexts.iter().map(|context| context.packages.clone()).collect(), self.land.sights(), self.land.sources());
            let shared = Shared::new(&program, &self.known.rows, &self.land.contexts);
            let Classified { facts, deployments, wanted, failed } = judged.judge(&program, &shared, self.land.links());
            if round + 1 >= ROUNDS {
                self.note_failed(&program, &failed);
                return Ok((program, facts, deployments));
            }
            let next = self.asked_for(&program, &wanted)?;
            let deployed = self.read_deployments(&facts)?;
            if next.is_empty() && deployed.is_empty() {
                self.note_failed(&program, &failed);
                return Ok((program, facts, deployments));
            }
            if read + next.len() > MOST_FILES {
                self.collected
                    .problems
                    .push(Problem { path: ".".into(), message: format!("{} more files could settle values and were not read: the budget is {MOST_FILES} files", next.len()) });
                self.note_failed(&program, &failed);
                return Ok((program, facts, deployments));
            }
            read += next.len();
            known = program.files.into_iter().zip(program.tables).collect();
            known.extend(self.tabled(next.into_iter().chain(deployed).collect()));
        }
        unreachable!("the rounds end inside the loop")
    }

    /// Files with what they define, by the names that modules really have; which of them are tests is known then.
    fn tabled(&self, codes: Vec<Code>) -> Vec<(Code, SymbolTable)> {
        let tabled = |mut code: Code| {
            let mut table = SymbolTable::new(&code);
            if let Some(context) = self.land.contexts.get(self.land.owner(&code.source.path)).filter(|context| !context.aliases.is_empty()) {
                table.rename(&|module| context.real_name(module));
            }
            let imports_tests = || table.imports.iter().any(|(module, _)| is_of_tests(&self.known.rows[code.language], module));
            code.test = self.land.is_test(&code.source.path) || imports_tests();
            (code, table)
        };
        codes.into_par_iter().map(tabled).collect()
    }

    /// Files that share their global names: a page and the scripts that it brings.
    fn shared(&self) -> Vec<Vec<&str>> {
        self.pages.iter().map(|page| page.files.iter().filter(|(_, shares)| *shares).map(|(path, _)| path.as_str()).chain([page.path.as_str()]).collect()).collect()
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
    pub(super) fn keep_used(&mut self, program: &Program, facts: &[Owned], skipped: &[Skipped]) {
        let telling: BTreeSet<usize> = facts.iter().filter(|owned| !owned.fact.test).map(|owned| owned.application).collect();
        let mut rest: BTreeMap<usize, Vec<Unread<'_>>> = BTreeMap::new();
        for unread in self.collected.rest.iter().filter(|unread| unread.language.is_some_and(|language| LANGUAGES[language].modules != language::Modules::None)) {
            rest.entry(unread.owner).or_default().push(unread);
        }
        let again = Again { base: &self.base, limit: self.limit };
        let is_used = |application: usize, name: &str| {
            program.imports(application, name)
                || rest.get(&application).is_some_and(|files| {
                    // More than can be read is taken for a use.
                    files.len() > MOST_FILES
                        || files.par_iter().any(|file| {
                            // And so is what cannot be read.
                            again.text(&file.path()).is_none_or(|text| file.language.is_some_and(|language| crate::resolve::brings(language, &text, name)))
                        })
                })
        };
        let code = program.files.iter().zip(&program.owners).filter(|(code, _)| LANGUAGES[code.language].content == Content::Code).map(|(_, owner)| *owner);
        let unread = self.collected.rest.iter().filter(|unread| !unread.is_settings()).map(|unread| unread.owner);
        let with_code: BTreeSet<usize> = code.chain(unread).collect();
        // What was left out may be code.
        let left_out = self.collected.unread.iter().chain(skipped.iter().map(|skipped| &skipped.path)).map(|path| self.land.owner(path));
        self.land.leave_empty(&left_out.chain(with_code.iter().copied()).collect());
        self.land.keep_used(&telling, &with_code, &is_used);
    }

    /// Files with common words are read where the application is otherwise seen to talk to Entra.
    fn read_weak(&mut self) -> Result<(), ScanError> {
        let seen = self.collected.codes.iter().map(|code| &code.source.path).chain(&self.collected.telling);
        let mut talking: BTreeSet<usize> = seen.map(|path| self.land.owner(path)).chain(self.land.with_libraries()).collect();
        // And so may those that use one of them, or are used by one.
        talking.extend(talking.iter().flat_map(|application| self.land.neighbours(*application)).collect::<Vec<_>>());
        let paths: Vec<String> = self.collected.rest.iter().filter(|unread| unread.weak && talking.contains(&unread.owner)).map(|unread| unread.path()).collect();
        let codes = self.read(&paths, &|_, _| true)?;
        self.collected.codes.extend(codes);
        let settings = self.read_aside(&self.module_settings())?;
        self.collected.codes.extend(settings);
        Ok(())
    }

    /// Files beside code that was read, or above it, whose settings say what its names of modules mean.
    fn module_settings(&self) -> Vec<String> {
        let mut paths = BTreeSet::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let settled = |language: usize| !LANGUAGES[language].module_settings.is_empty();
        let read = self.collected.codes.iter().filter(|code| settled(code.language)).map(|code| (folder(&code.source.path), code.language));
        // An application without a word of its own may sign in by another one.
        let several = self.land.paths.len() > 1 && self.collected.codes.iter().any(|code| settled(code.language));
        let rest = self.collected.rest.iter().filter(|_| several).filter_map(|unread| Some((unread.folder, unread.language.filter(|language| settled(*language))?)));
        for (at, language) in read.chain(rest) {
            let above = std::iter::successors(Some(at), |at| (*at != ".").then(|| folder(at)));
            for at in above.take_while(|at| seen.insert(at)) {
                let names = LANGUAGES[language].module_settings.iter().map(|name| if at == "." { (*name).to_owned() } else { format!("{at}/{name}") });
                paths.extend(names.filter(|path| self.collected.rest.contains(path)));
            }
        }
        paths.into_iter().take(MOST_FILES).collect()
    }

    /// Reads files that decide nothing themselves: what is left unread in them leaves nothing open.
    fn read_aside(&mut self, paths: &[String]) -> Result<Vec<Code>, ScanError> {
        let (problems, unread) = (self.collected.problems.len(), self.collected.unread.clone());
        let mut codes = self.read(paths, &|_, _| true)?;
        self.collected.problems.truncate(problems);
        self.collected.unread = unread;
        for code in &mut codes {
            code.partial = false;
            code.unclear = false;
        }
        Ok(codes)
    }

    /// What deployments give is read where an application leaves its identity to them.
    fn read_deployments(&mut self, facts: &[Owned]) -> Result<Vec<Code>, ScanError> {
        if !facts.iter().any(Land::is_deployed) {
            return Ok(Vec::new());
        }
        let paths: Vec<String> = std::mem::take(&mut self.collected.deployments).into_iter().filter(|path| self.collected.rest.contains(path)).take(MOST_DEPLOYMENTS).collect();
        self.read_aside(&paths)
    }

    /// Files that settle what the last round left open.
    fn asked_for(&mut self, program: &Program, wanted: &crate::resolve::Wanted) -> Result<Vec<Code>, ScanError> {
        let mut paths: BTreeSet<String> = BTreeSet::new();
        for (file, module) in &wanted.modules {
            paths.extend(program.module_paths(*file, module).into_iter().filter(|path| self.collected.rest.contains(path)).take(1));
        }
        let unread = || self.collected.rest.iter().filter(|unread| !unread.is_settings());
        let found = match self.searches.open(program, wanted, &self.land, &unread().map(|unread| unread.owner).collect()) {
            None => Vec::new(),
            Some(finder) => {
                let applications = finder.applications();
                let paths: Vec<String> = unread().filter(|unread| applications.contains(&unread.owner)).map(|unread| unread.path()).collect();
                self.read(&paths, &|unread, bytes| finder.hits(unread, bytes))?
            }
        };
        paths.extend(self.globals(program, &wanted.globals));
        let mut all = found;
        all.extend(self.read_settings(program, &wanted.keys)?);
        all.extend(self.read_handed_on(program, wanted)?);
        all.extend(self.read(&paths.into_iter().collect::<Vec<_>>(), &|_, _| true)?);
        Ok(all)
    }

    /// Unread files of settings beside code that reads keys of settings, in a folder above it or in that of an application which uses it, where they hold one of the keys.
    fn read_settings(&mut self, program: &Program, keys: &BTreeSet<(usize, String)>) -> Result<Vec<Code>, ScanError> {
        let keys: Vec<&(usize, String)> = keys.iter().filter(|(file, key)| key.len() >= SHORTEST_KEY && !program.files[*file].test).collect();
        let names: BTreeSet<&String> = keys.iter().map(|(_, key)| key).collect();
        let Some(finder) = (!names.is_empty()).then(|| aho_corasick::AhoCorasick::new(&names).ok()).flatten() else { return Ok(Vec::new()) };
        let mut folders: BTreeSet<&str> = BTreeSet::new();
        for (file, _) in keys {
            let above = std::iter::successors(Some(folder(&program.files[*file].source.path)), |at| (*at != ".").then(|| folder(at)));
            above.take_while(|at| folders.insert(at)).for_each(drop);
            let users = self.land.contexts.get(program.owners[*file]).into_iter().flat_map(|context| &context.used_by);
            folders.extend(users.map(|user| self.land.paths[*user].as_str()));
        }
        let is_place = |at: &str| self.known.packages.folders().kind(at, &|_| false) == Some(FactKind::Settings);
        let within = |at: &&str| std::iter::successors(Some(*at), |at| Some(folder(at))).take(DEEPEST_SETTINGS).any(|at| folders.contains(folder(at)) && is_place(at));
        let below = self.collected.rest.folders().filter(|at| !folders.contains(at)).filter(within);
        let settings = |at| self.collected.rest.of_folder(at).filter(Unread::is_settings).take(MOST_SETTINGS);
        let paths: Vec<String> = folders.iter().copied().chain(below).flat_map(settings).map(|unread| unread.path()).collect();
        self.read(&paths, &|_, bytes| bytes.len() <= LARGEST_SETTINGS && finder.is_match(bytes))
    }

    /// Of modules whose names another one hands on those in which a name stands that is looked for.
    fn read_handed_on(&mut self, program: &Program, wanted: &crate::resolve::Wanted) -> Result<Vec<Code>, ScanError> {
        let names: BTreeSet<&String> = wanted.handed_on.iter().map(|(.., name)| name).filter(|name| !name.is_empty()).collect();
        let Some(finder) = (!names.is_empty()).then(|| aho_corasick::AhoCorasick::new(&names).ok()).flatten() else { return Ok(Vec::new()) };
        let mut paths: BTreeSet<String> = BTreeSet::new();
        for (file, module, _) in &wanted.handed_on {
            paths.extend(program.module_paths(*file, module).into_iter().filter(|path| self.collected.rest.contains(path)).take(1));
        }
        let paths: Vec<String> = paths.into_iter().collect();
        // A file may hand on what it takes from others.
        let hands_on = |unread: &Unread<'_>| unread.language.and_then(|language| LANGUAGES[language].words.hands_on);
        self.read(&paths, &|unread, bytes| finder.is_match(bytes) || hands_on(unread).is_some_and(|words| memchr::memmem::find(bytes, words.as_bytes()).is_some()))
    }

    /// Unread files that share their global names with one that misses some.
    fn globals(&self, program: &Program, missing: &BTreeSet<usize>) -> Vec<String> {
        let paths: BTreeSet<&str> = missing.iter().map(|file| program.files[*file].source.path.as_str()).collect();
        let groups = self.shared().into_iter().filter(|group| group.iter().any(|path| paths.contains(path)));
        groups.flatten().map(str::to_owned).collect()
    }

    /// Reads and parses those of some files that were not read before and pass a test of their bytes.
    fn read(&mut self, paths: &[String], wanted: &(dyn Fn(&Unread<'_>, &[u8]) -> bool + Sync)) -> Result<Vec<Code>, ScanError> {
        let engine = self.engine;
        let rest = &self.collected.rest;
        let again = self.again();
        let read: Vec<(String, Result<Parsed, QueryError>)> = paths
            .par_iter()
            .map_init(tree_sitter::Parser::new, |parser, path| {
                let unread = rest.get(path)?;
                let parsed = match again.bytes(path) {
                    Ok(bytes) => engine.parse(parser, path, Some(bytes).filter(|bytes| wanted(&unread, bytes))?),
                    Err(error) => Ok(Parsed { problem: Some(format!("could not be read again: {error}")), ..Parsed::default() }),
                };
                Some((path.clone(), parsed))
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
            Some(error) => Err(error),
            None => Ok(codes),
        }
    }
}

/// The folder of a path; `.` is the root.
fn folder(path: &str) -> &str {
    split(path).0
}
