//! Folders of the repository that no manifest describes are libraries of the applications that import from them, and so are packages that are imported by their path.

use super::rounds::{MOST_FILES, Rounds};
use crate::classify::Owned;
use crate::code::Code;
use crate::language::{self, LANGUAGES, Modules};
use crate::resolve::{Program, imported_files};
use crate::source::SourceFile;
use crate::walk::read_again;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

impl Rounds<'_> {
    /// Joins applications with the folders from which they import, where such a folder signs in.
    pub(super) fn link_imported(&mut self, program: &Program, facts: &[Owned]) {
        let telling: BTreeSet<usize> = facts.iter().filter(|owned| !owned.fact.test && owned.fact.flow.is_some()).map(|owned| owned.application).collect();
        let mut imported = self.imported_by_path(program, &telling);
        if telling.iter().any(|application| self.may_be_imported(*application)) {
            for (user, used) in self.imported_by_name(&program.files) {
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
        if self.land.paths.len() < 2 || !owners.any(|owner| self.may_be_imported(owner)) {
            return;
        }
        let codes = std::mem::take(&mut self.collected.codes);
        let imported = self.imported_by_name(&codes);
        self.collected.codes = codes;
        if !imported.is_empty() {
            self.land.import(imported);
        }
    }

    /// Which applications import a module of another one by its path, or by a name that settings give to its path, where the other one signs in.
    fn imported_by_path(&self, program: &Program, telling: &BTreeSet<usize>) -> BTreeMap<usize, BTreeSet<usize>> {
        let mut imported: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        if telling.is_empty() || self.land.paths.len() < 2 {
            return imported;
        }
        let mut take = |user: usize, path: &str| {
            let used = self.land.owner(path);
            // What lies around an application is more than a library of it, but for a package with an example of its use.
            let lies_around = || self.land.paths[used] == "." || Path::new(&self.land.paths[user]).starts_with(&self.land.paths[used]);
            let around = !self.land.is_published(used) && lies_around();
            if used != user && !around && telling.contains(&used) && self.land.is_library(used) && !self.land.is_test(path) {
                imported.entry(user).or_default().insert(used);
            }
        };
        let by_path = |language: usize| LANGUAGES[language].modules == Modules::Paths;
        let exists = |path: &str| program.file(path).is_some() || stands_for_folder(path) && self.collected.rest.contains_key(path);
        for (file, _) in program.files.iter().enumerate().filter(|(_, code)| by_path(code.language) && !code.test) {
            for (module, _) in &program.tables[file].imports {
                if let Some(other) = program.module_paths(file, module).iter().find(|path| exists(path)) {
                    take(program.owners[file], other);
                }
            }
        }
        // What signs in by another application alone has no word of it.
        let unread = self.collected.rest.iter().filter(|(path, unread)| !telling.contains(&unread.owner) && language::of_path(path).is_some_and(by_path));
        let unread: Vec<&str> = unread.map(|(path, _)| path.as_str()).take(MOST_FILES).collect();
        let (base, limit) = (&self.base, self.limit);
        let named = |path: &str| {
            let text = SourceFile::decode(String::new(), read_again(&base.join(path), limit).ok()?).text;
            Some(program.files_named(language::of_path(path)?, path, &text, &exists))
        };
        let found: Vec<(&str, BTreeSet<String>)> = unread.par_iter().filter_map(|path| Some((*path, named(path)?))).collect();
        for (path, files) in found.iter().filter(|(path, _)| !self.land.is_test(path)) {
            for other in files {
                take(self.land.owner(path), other);
            }
        }
        imported
    }

    /// Whether others may import from the folder of an application: no manifest describes it, or none that makes it a program.
    fn may_be_imported(&self, application: usize) -> bool {
        self.land.is_bare(application) || self.land.paths[application] != "." && self.land.is_library(application)
    }

    /// Which applications import from folders that no manifest makes a program.
    fn imported_by_name(&mut self, codes: &[Code]) -> BTreeMap<usize, BTreeSet<usize>> {
        let mut imported: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let is_dotted = |language: usize| LANGUAGES[language].modules == Modules::Dotted;
        let parsed: BTreeSet<&str> = codes.iter().filter(|code| is_dotted(code.language)).map(|code| code.source.path.as_str()).collect();
        let exists = |path: &str| parsed.contains(path) || self.collected.rest.contains_key(path);
        let of_unread = self.named.take().unwrap_or_else(|| self.named_by_unread(&exists));
        let of_parsed = codes.iter().map(|code| (code.source.path.clone(), imported_files(code.language, &code.source.path, &code.source.text, &exists)));
        for (path, files) in of_unread.iter().cloned().chain(of_parsed).filter(|(path, _)| !self.land.is_test(path)) {
            let user = self.land.owner(&path);
            let used = files.into_iter().filter(|path| !self.land.is_test(path)).map(|path| self.land.owner(&path)).filter(|used| *used != user && self.may_be_imported(*used));
            imported.entry(user).or_default().extend(used);
        }
        self.named = Some(of_unread);
        imported
    }

    /// The files that unread files import by dotted names.
    fn named_by_unread(&self, exists: &(dyn Fn(&str) -> bool + Sync)) -> Vec<(String, BTreeSet<String>)> {
        let (base, limit) = (&self.base, self.limit);
        let dotted = |path: &String| language::of_path(path).filter(|language| LANGUAGES[*language].modules == Modules::Dotted);
        let unread: Vec<(&String, usize)> = self.collected.rest.keys().filter_map(|path| Some((path, dotted(path)?))).take(MOST_FILES).collect();
        let named = |path: &String, language: usize| {
            let text = SourceFile::decode(String::new(), read_again(&base.join(path), limit).ok()?).text;
            Some((path.clone(), imported_files(language, path, &text, exists))).filter(|(_, files)| !files.is_empty())
        };
        unread.into_par_iter().filter_map(|(path, language)| named(path, language)).collect()
    }
}

/// Whether a file stands for its folder.
fn stands_for_folder(path: &str) -> bool {
    language::of_path(path).zip(path.rsplit('/').next()).is_some_and(|(language, name)| LANGUAGES[language].words.stands_for_folder(name))
}
