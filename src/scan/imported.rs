//! Folders of the repository that no manifest describes are libraries of the applications that import from them, and so are packages that are imported by their path.

use super::finders::Look;
use super::rest::{Unread, split};
use super::rounds::{MOST_FILES, Rounds};
use crate::application::Parts;
use crate::classify::Owned;
use crate::code::{Code, NodeId, Shape};
use crate::container;
use crate::fact::FactKind;
use crate::language::{self, Container, Content, Form, LANGUAGES, Modules};
use crate::resolve::{Program, imported_files, installed_packages};
use crate::source::SourceFile;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// Files of settings around folders without manifests that are looked at, and the shortest of their keys that says something in code.
const MOST_SETTINGS: usize = 32;
const SHORTEST_KEY: usize = 8;
/// Unread notebooks of which the imports are looked for: most of one is what its cells gave.
const MOST_NOTEBOOKS: usize = 100;
/// Keys of one such file that are looked for: each is searched in each unread file.
const MOST_KEYS: usize = 64;

impl Rounds<'_> {
    /// Joins applications with the folders from which they import, where such a folder signs in.
    pub(super) fn link_imported(&mut self, program: &Program, facts: &[Owned]) {
        let signing = || facts.iter().filter(|owned| !owned.fact.test && owned.fact.flow.is_some());
        let telling: BTreeSet<usize> = signing().map(|owned| owned.application).collect();
        let files = signing().map(|owned| program.files[owned.fact.place.file as usize].source.path.as_str()).collect();
        let (mut imported, parts) = self.imported_by_path(program, &telling, &files);
        self.land.take_in(parts);
        if telling.iter().any(|application| self.may_be_imported(*application)) {
            let settings = self.settings_around(&program.files);
            for (user, used) in self.imported_by_name(&program.files, &settings) {
                imported.entry(user).or_default().extend(used);
            }
        }
        if !imported.is_empty() {
            self.land.import(imported);
        }
    }

    /// Joins applications with the folders from which they import, before anything is judged: what such a folder asks for, others may decide.
    pub(super) fn link_bare(&mut self) {
        let is_dotted = |code: &Code| LANGUAGES[code.language].modules == Modules::Dotted;
        let mut owners = self.collected.codes.iter().filter(|code| is_dotted(code)).map(|code| self.land.owner(&code.source.path));
        if self.land.paths.len() < 2 {
            return;
        }
        let settings = self.settings_around(&self.collected.codes);
        if settings.is_empty() && !owners.any(|owner| self.may_be_imported(owner)) {
            return;
        }
        let codes = std::mem::take(&mut self.collected.codes);
        let imported = self.imported_by_name(&codes, &settings);
        self.collected.codes = codes;
        if !imported.is_empty() {
            self.land.import(imported);
        }
    }

    /// Which applications import a module of another one by its path, or by a name that settings give to its path, where that module signs in or one that it imports;
    /// and which files of what lies around them they reach so.
    fn imported_by_path(&self, program: &Program, telling: &BTreeSet<usize>, signing: &BTreeSet<&str>) -> (BTreeMap<usize, BTreeSet<usize>>, Parts) {
        let mut imported: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut parts = Parts::new();
        // Many applications may begin at the same file.
        let mut reached: BTreeMap<String, Arc<BTreeSet<String>>> = BTreeMap::new();
        if telling.is_empty() || self.land.paths.len() < 2 {
            return (imported, parts);
        }
        let mut known = Reach::default();
        let mut take = |user: usize, path: &str| {
            let used = self.land.owner(path);
            // What lies around an application is more than a library of it, but for a package with an example of its use.
            let lies_around = || self.land.paths[used] == "." || Path::new(&self.land.paths[user]).starts_with(&self.land.paths[used]);
            let around = !self.land.is_published(used) && lies_around();
            // What takes in a part of it brings the libraries of that part itself.
            let brings = || self.land.contexts.get(user).is_some_and(|context| !context.libraries.is_empty());
            // Paths in quotes are not all imports: of another folder a file counts that was read, or stands for the folder.
            let is_meant = if around { brings() } else { program.file(path).is_some() || stands_for_folder(path) || self.land.is_entry(used, path) };
            let is_candidate = used != user && is_meant && telling.contains(&used) && self.land.is_library(used) && !self.land.is_test(path);
            if !is_candidate || !self.reaches(program, path, signing, &mut known) {
                return;
            }
            if around {
                // No more of it than what the module imports in turn.
                let parts = parts.entry(user).or_default();
                if !parts.iter().any(|known| known.contains(path)) {
                    parts.push(Arc::clone(reached.entry(path.to_owned()).or_insert_with_key(|path| Arc::new(self.reached(program, path, &mut known)))));
                }
            } else {
                imported.entry(user).or_default().insert(used);
            }
        };
        let by_path = |language: usize| LANGUAGES[language].modules == Modules::Paths;
        let exists = |path: &str| program.file(path).is_some() || self.collected.rest.contains(path);
        for (file, _) in program.files.iter().enumerate().filter(|(_, code)| by_path(code.language) && !code.test) {
            for module in program.tables[file].used() {
                if let Some(other) = program.module_paths(file, module).iter().find(|path| exists(path)) {
                    take(program.owners[file], other);
                }
            }
        }
        let named = |language: usize, path: &str, text: &str| program.files_named(language, path, text, &exists);
        // What signs in by another application alone has no word of it.
        let found = self.named_by_unread(Modules::Paths, &|owner| !telling.contains(&owner), &named);
        for (path, files) in found.iter().filter(|(path, _)| !self.land.is_test(path)) {
            for other in files {
                take(self.land.owner(path), other);
            }
        }
        (imported, parts)
    }

    /// A module and all that it imports, itself or by others, as far as that can be told.
    fn reached(&self, program: &Program, path: &str, known: &mut Reach) -> BTreeSet<String> {
        let mut seen = BTreeSet::from([path.to_owned()]);
        let mut open = vec![path.to_owned()];
        while let Some(next) = open.pop().filter(|_| seen.len() <= MOST_FILES) {
            let Some(imports) = known.imports.entry(next).or_insert_with_key(|path| self.imports_of(program, path)) else { continue };
            open.extend(imports.iter().filter(|path| seen.insert((*path).clone())).cloned());
        }
        seen
    }

    /// Whether a module is one of some files, or imports one of them, itself or by others. What cannot be told counts as if it did.
    fn reaches(&self, program: &Program, path: &str, files: &BTreeSet<&str>, known: &mut Reach) -> bool {
        let mut seen = BTreeSet::from([path.to_owned()]);
        let mut open = vec![path.to_owned()];
        while let Some(next) = open.pop() {
            if known.astray.contains(&next) {
                continue;
            }
            let told = files.contains(next.as_str()) || known.reaching.contains(&next) || seen.len() > MOST_FILES;
            if !told && let Some(imports) = known.imports.entry(next).or_insert_with_key(|path| self.imports_of(program, path)) {
                open.extend(imports.iter().filter(|path| seen.insert((*path).clone())).cloned());
                continue;
            }
            known.reaching.insert(path.to_owned());
            return true;
        }
        known.astray.extend(seen);
        false
    }

    /// The files that one imports by their paths; `None` where it cannot be read.
    fn imports_of(&self, program: &Program, path: &str) -> Option<Vec<String>> {
        let exists = |path: &str| program.file(path).is_some() || self.collected.rest.contains(path);
        if let Some(file) = program.file(path) {
            let paths = program.tables[file].used().map(|module| program.module_paths(file, module));
            return Some(paths.filter_map(|paths| paths.into_iter().find(|path| exists(path))).collect());
        }
        let text = self.again().text(path)?;
        Some(language::of_path(path).map_or_else(Vec::new, |language| program.files_named(language, path, &text, &exists).into_iter().collect()))
    }

    /// Whether others may import from the folder of an application: no manifest describes it, or none that makes it a program.
    fn may_be_imported(&self, application: usize) -> bool {
        self.land.is_bare(application) || self.land.paths[application] != "." && self.land.is_library(application)
    }

    /// Which applications import from folders that no manifest makes a program.
    fn imported_by_name(&mut self, codes: &[Code], settings: &[Around]) -> BTreeMap<usize, BTreeSet<usize>> {
        let mut imported: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let is_dotted = |language: usize| LANGUAGES[language].modules == Modules::Dotted;
        let parsed: BTreeSet<&str> = codes.iter().filter(|code| is_dotted(code.language)).map(|code| code.source.path.as_str()).collect();
        let exists = |path: &str| parsed.contains(path) || self.collected.rest.contains(path);
        // What an application of the repository needs may be installed from its folder, and no manifest says so.
        let sources: BTreeSet<&str> =
            (0..self.land.paths.len()).filter(|one| !self.land.is_bare(*one) && self.may_be_imported(*one)).map(|one| self.land.paths[one].as_str()).collect();
        // Packages of a language: folders with a file that stands for them.
        let packages = |language: usize| -> Vec<&str> {
            let stands = |name: &str| LANGUAGES[language].words.stands_for_folder(name);
            let of_parsed = parsed.iter().filter(|path| stands(split(path).1) && !self.land.is_test(path)).map(|path| split(path).0);
            let unread = self.collected.rest.iter().filter(|unread| unread.language == Some(language) && stands(unread.name) && !self.land.is_test(&unread.path()));
            of_parsed.chain(unread.map(|unread| unread.folder)).collect()
        };
        let own: BTreeMap<usize, BTreeMap<String, String>> = (0..LANGUAGES.len())
            .filter(|language| is_dotted(*language))
            .map(|language| (language, installed_packages(packages(language).into_iter(), &|folder| sources.contains(folder))))
            .collect();
        // A package of somebody else's that the manifest of an application names is no folder of that name.
        let brought: BTreeMap<usize, BTreeSet<String>> = if own.values().any(|own| !own.is_empty()) { self.land.packages_named().collect() } else { BTreeMap::new() };
        let is_brought = |application: usize, language: usize, module: &str| {
            let packaged = || LANGUAGES[language].words.packaged_as.iter().map(|before| format!("{before}{module}"));
            brought.get(&application).is_some_and(|brought| brought.contains(module) || packaged().any(|package| brought.contains(&package)))
        };
        let named = |language: usize, path: &str, text: &str| {
            let read = settings.iter().filter(|settings| settings.are_read_by(path, text)).map(|settings| settings.path.clone());
            let user = self.land.owner(path);
            let imported = |own: &BTreeMap<String, String>| {
                let installed = |module: &str| own.get(module).filter(|_| !is_brought(user, language, module)).cloned();
                imported_files(language, path, text, &installed, &exists)
            };
            own.get(&language).map_or_else(BTreeSet::new, imported).into_iter().chain(read).collect::<BTreeSet<String>>()
        };
        let of_unread = self.named.take().unwrap_or_else(|| self.named_by_unread(Modules::Dotted, &|_| true, &named));
        let of_parsed = codes.iter().filter(|code| is_dotted(code.language)).map(|code| (code.source.path.clone(), named(code.language, &code.source.path, &code.source.text)));
        for (path, files) in of_unread.iter().cloned().chain(of_parsed).filter(|(path, _)| !self.land.is_test(path)) {
            let user = self.land.owner(&path);
            let used = files.into_iter().filter(|path| !self.land.is_test(path)).map(|path| self.land.owner(&path)).filter(|used| *used != user && self.may_be_imported(*used));
            imported.entry(user).or_default().extend(used);
        }
        self.named = Some(of_unread);
        imported
    }

    /// What unread files of some applications name, where their language names modules in a way, by each that names any.
    fn named_by_unread(&self, modules: Modules, asked: &dyn Fn(usize) -> bool, named: &(dyn Fn(usize, &str, &str) -> BTreeSet<String> + Sync)) -> Vec<(String, BTreeSet<String>)> {
        let of_way = |language: &usize| LANGUAGES[*language].modules == modules;
        let unread = || self.collected.rest.iter().filter(|unread| asked(unread.owner));
        let files = unread().filter_map(|unread| Some((unread.path(), unread.language.filter(of_way)?))).take(MOST_FILES);
        let again = self.again();
        let of = |path: String, language: usize| {
            let files = named(language, &path, &again.text(&path)?);
            Some((path, files)).filter(|(_, files)| !files.is_empty())
        };
        let mut found: Vec<_> = files.collect::<Vec<_>>().into_par_iter().filter_map(|(path, language)| of(path, language)).collect();
        let notebook = |unread: Unread<'_>| Some((unread.path(), language::container_of(unread.name).filter(|container| container.form == Form::Notebook)?));
        let notebooks = unread().filter_map(notebook).take(MOST_NOTEBOOKS);
        let of_cells = |path: String, container: &Container| {
            let parts = container::open(container, SourceFile::decode(path.clone(), again.text(&path)?.into_bytes())).0;
            let of_parts = parts.iter().filter(|part| of_way(&part.language)).flat_map(|part| named(part.language, &path, &part.source.text));
            let files = of_parts.collect::<BTreeSet<String>>();
            Some((path, files)).filter(|(_, files)| !files.is_empty())
        };
        found.par_extend(notebooks.collect::<Vec<_>>().into_par_iter().filter_map(|(path, container)| of_cells(path, container)));
        found
    }

    /// Files of settings that show what signs in, in folders that no manifest describes: the code of the folders below them may read them, and that of all folders
    /// beside one in which they are a module.
    fn settings_around(&self, codes: &[Code]) -> Vec<Around> {
        let holds = |code: &&Code| match LANGUAGES[code.language].content {
            Content::Lines => true,
            _ => LANGUAGES[code.language].modules == Modules::Dotted && self.known.packages.folders().kind(&code.source.path, &|_| false) == Some(FactKind::Settings),
        };
        let found = codes.iter().filter(holds).filter(|code| self.land.is_bare(self.land.owner(&code.source.path)));
        found.take(MOST_SETTINGS).filter(|code| !self.land.is_test(&code.source.path)).map(|code| self.around(code)).collect()
    }

    /// What code that reads a file of settings mentions: its name, and the keys of what a literal of the rows stands in.
    fn around(&self, code: &Code) -> Around {
        let path = code.source.path.clone();
        let (folder, name) = path.rsplit_once('/').map_or(("", path.as_str()), |(folder, name)| (folder, name));
        let finder = self.known.finders.of(Some(code.language)).ok();
        let tells = |value: NodeId| finder.is_some_and(|finder| matches!(finder.look(code.text(value).as_bytes()).look, Look::Read));
        let keys = (0..).zip(&code.nodes).filter(|(_, node)| matches!(node.shape, Shape::Entry | Shape::Assign | Shape::Binding)).filter_map(|(id, _)| {
            let value = code.value_of(id).filter(|value| code.node(*value).shape != Shape::Record)?;
            code.key_of(id).filter(|key| key.len() >= SHORTEST_KEY && tells(value))
        });
        let is_module = LANGUAGES[code.language].content != Content::Lines;
        let above = |folder: &str| folder.rsplit_once('/').map_or("", |(above, _)| above).to_owned();
        let folder = match is_module {
            // One of several in a folder of them.
            true if self.known.packages.folders().kind(folder, &|_| false) == Some(FactKind::Settings) => above(&above(folder)),
            true => above(folder),
            false => folder.to_owned(),
        };
        Around { folder, words: keys.take(MOST_KEYS).chain([name.to_owned()]).collect(), path, is_module }
    }
}

/// What is known of the ways that imports lead: each file is read once, however many ways go through it.
#[derive(Default)]
struct Reach {
    /// What each file imports.
    imports: BTreeMap<String, Option<Vec<String>>>,
    /// Files from which no way leads to one that is looked for, and those from which one does.
    astray: BTreeSet<String>,
    reaching: BTreeSet<String>,
}

/// A file of settings that code in the folders below it may read.
struct Around {
    folder: String,
    path: String,
    words: BTreeSet<String>,
    /// Its keys are read as members.
    is_module: bool,
}

impl Around {
    /// Whether a file of code lies in a folder below and mentions the settings.
    fn are_read_by(&self, path: &str, text: &str) -> bool {
        let below = self.folder.is_empty() || path.strip_prefix(self.folder.as_str()).is_some_and(|rest| rest.starts_with('/'));
        let quoted = |word: &String, at: usize| {
            let ends = |one: Option<char>| one.is_some_and(|one| matches!(one, '"' | '\'' | '/'));
            let (before, behind) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
            let is_member = self.is_module && before == Some('.') && !behind.is_some_and(|one| one.is_alphanumeric() || one == '_');
            is_member || ends(before) && ends(behind)
        };
        below && self.words.iter().any(|word| text.match_indices(word.as_str()).any(|(at, _)| quoted(word, at)))
    }
}

/// Whether a file stands for its folder.
fn stands_for_folder(path: &str) -> bool {
    language::of_path(path).zip(path.rsplit('/').next()).is_some_and(|(language, name)| LANGUAGES[language].words.stands_for_folder(name))
}
