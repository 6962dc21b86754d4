//! Folders of the repository that no manifest describes are libraries of the applications that import from them.

use super::rounds::{MOST_FILES, Rounds};
use crate::classify::Owned;
use crate::language::{self, LANGUAGES, Modules};
use crate::resolve::{Program, imported_files};
use crate::source::SourceFile;
use crate::walk::read_again;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

impl Rounds<'_> {
    /// Joins applications with the folders from which they import, where such a folder signs in.
    pub(super) fn link_imported(&mut self, program: &Program, facts: &[Owned]) {
        let tells = |owned: &&Owned| !owned.fact.test && owned.fact.flow.is_some() && self.land.is_bare(owned.application);
        if !facts.iter().any(|owned| tells(&owned)) {
            return;
        }
        let is_dotted = |language: usize| LANGUAGES[language].modules == Modules::Dotted;
        let parsed = program.files.iter().filter(|code| is_dotted(code.language)).map(|code| code.source.path.as_str());
        let unread = self.collected.rest.keys().map(String::as_str).filter(|path| language::of_path(path).is_some_and(is_dotted));
        let unread: Vec<&str> = unread.take(MOST_FILES).collect();
        let paths: BTreeSet<&str> = parsed.chain(unread.iter().copied()).collect();
        let (base, limit) = (&self.base, self.limit);
        let named = |path: &str| {
            let text = SourceFile::decode(String::new(), read_again(&base.join(path), limit).ok()?).text;
            Some(imported_files(language::of_path(path)?, path, &text, &paths))
        };
        let mut found: Vec<(&str, BTreeSet<String>)> = unread.par_iter().filter_map(|path| Some((*path, named(path)?))).collect();
        let parsed = program.files.iter().map(|code| (code.source.path.as_str(), imported_files(code.language, &code.source.path, &code.source.text, &paths)));
        found.extend(parsed);
        let mut imported: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (path, files) in found.into_iter().filter(|(path, _)| !self.land.is_test(path)) {
            let user = self.land.owner(path);
            let used = files.into_iter().filter(|path| !self.land.is_test(path)).map(|path| self.land.owner(&path)).filter(|used| *used != user && self.land.is_bare(*used));
            imported.entry(user).or_default().extend(used);
        }
        self.land.import(imported);
    }
}
