//! Loads, checks and indexes the query files: which names mean what, and by which literals a file that may hold one is found.
//! Knows no file of a scan, no rule and no edition.

mod guard;
mod key;
mod opens;
mod row;
mod selector;
mod sexp;
mod shapes;
mod spoken;

pub use guard::Guard;
pub use opens::{DEFAULT, Opens};
pub use row::{Entra, On, Requires, Row, Subject};
pub use selector::{Path, Selector, Step};
pub use shapes::{ShapeRule, Shapes};
pub use spoken::ANY_HOST;

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use thiserror::Error;

/// A query file that cannot be used: which, where and why.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
#[error("{file}:{line}: {message}")]
pub struct QueryError {
    /// The query file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// What is wrong, with the nearest right thing where there is one.
    pub message: String,
}

/// A query file that was not there at build time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// Index of the language whose rows it adds to.
    pub language: usize,
    /// The file that it stands in, for messages.
    pub file: String,
    /// Its text.
    pub text: String,
}

impl Addition {
    /// Whether it is a query file.
    ///
    /// # Errors
    /// The first thing that is wrong in it.
    pub fn check(&self) -> Result<(), QueryError> {
        row::read(&self.file, &self.text).map(drop)
    }
}

/// All rows of some folders of queries, by subject and name.
#[derive(Debug, Default, Clone)]
pub struct RowSet {
    rows: Vec<Arc<Row>>,
    index: BTreeMap<Subject, Index>,
    /// Libraries that serve many identity providers.
    generic: HashSet<String>,
    /// Made when first asked for.
    spoken: OnceLock<spoken::Spoken>,
}

/// The rows of a subject.
#[derive(Debug, Default, Clone)]
struct Index {
    all: Vec<usize>,
    by_name: HashMap<String, Vec<usize>>,
    /// Names that are compared without case, as they were first spelt: the few of them are asked one by one.
    any_case: Vec<String>,
    /// Names without case.
    spellings: HashMap<String, String>,
    /// Last parts of names with dots.
    ends: HashSet<String>,
}

impl Index {
    /// The name under which the rows of a name are kept.
    fn found_by<'n>(&'n self, name: &'n str) -> &'n str {
        self.any_case.iter().find(|known| known.eq_ignore_ascii_case(name)).map_or(name, String::as_str)
    }

    fn named(&self, name: &str) -> Option<&Vec<usize>> {
        self.by_name.get(self.found_by(name))
    }

    /// From now on a name is compared without case: the rows of all its spellings are kept together.
    fn heed_no_case(&mut self, name: &str) {
        if self.any_case.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return;
        }
        let spellings: Vec<String> = self.by_name.keys().filter(|known| known.eq_ignore_ascii_case(name)).cloned().collect();
        let mut rows: Vec<usize> = spellings.iter().filter_map(|spelling| self.by_name.remove(spelling)).flatten().collect();
        rows.sort_unstable();
        self.by_name.insert(name.to_owned(), rows);
        self.any_case.push(name.to_owned());
    }
}

impl RowSet {
    /// Reads the rows of all files whose path starts with one of the folders, for several sets of folders. A file of several sets is read once.
    ///
    /// # Errors
    /// The first thing that is wrong in a file.
    pub fn load(files: &[(&str, &str)], sets: &[&[&str]]) -> Result<Vec<Self>, QueryError> {
        let holds = |folders: &[&str], path: &str| folders.iter().any(|folder| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')));
        let read: Vec<(&str, Vec<Arc<Row>>)> = files
            .par_iter()
            .filter(|(path, _)| !path.ends_with("shapes.scm") && sets.iter().any(|folders| holds(folders, path)))
            .map(|(path, text)| Ok((*path, row::read(path, text)?.into_iter().map(Arc::new).collect())))
            .collect::<Result<_, QueryError>>()?;
        let set = |folders: &&[&str]| {
            let mut set = Self::default();
            for row in read.iter().filter(|(path, _)| holds(folders, path)).flat_map(|(_, rows)| rows) {
                set.add(Arc::clone(row))?;
            }
            Ok(set)
        };
        sets.par_iter().map(set).collect()
    }

    /// Adds the rows of a file.
    ///
    /// # Errors
    /// The first thing that is wrong in it.
    pub fn extend(&mut self, path: &str, text: &str) -> Result<(), QueryError> {
        row::read(path, text)?.into_iter().try_for_each(|row| self.add(Arc::new(row)))
    }

    /// Adds a row.
    ///
    /// # Errors
    /// The row stands there already.
    pub fn add(&mut self, row: Arc<Row>) -> Result<(), QueryError> {
        let index = self.index.entry(row.subject).or_default();
        if row.any_case {
            index.heed_no_case(&row.name);
        }
        let same = index.by_name.entry(index.found_by(&row.index_name()).to_owned()).or_default();
        if let Some(twin) = same.iter().map(|index| &self.rows[*index]).find(|twin| twin.same_place(&row)) {
            return Err(QueryError { file: row.file.clone(), line: row.line, message: format!("the row \"{}\" stands already at {}:{}", row.name, twin.file, twin.line) });
        }
        same.push(self.rows.len());
        index.spellings.entry(row.name.to_lowercase()).or_insert_with(|| row.name.clone());
        index.all.push(self.rows.len());
        index.ends.extend(row.name.rsplit_once('.').map(|(_, end)| end.to_owned()));
        if row.subject == Subject::Import && row.generic {
            self.generic.extend(row.libraries.iter().cloned());
        }
        self.rows.push(row);
        self.spoken = OnceLock::new();
        Ok(())
    }

    /// Rows of a subject with a name, in the order of the files.
    pub fn named(&self, subject: Subject, name: &str) -> impl Iterator<Item = &Row> {
        self.index.get(&subject).and_then(|index| index.named(name)).into_iter().flatten().map(|index| &*self.rows[*index])
    }

    /// Whether the name of some row ends in a dot and this.
    #[must_use]
    pub fn has_end(&self, subject: Subject, end: &str) -> bool {
        self.index.get(&subject).is_some_and(|index| index.ends.contains(end))
    }

    /// Whether a row speaks of a library that serves many identity providers.
    #[must_use]
    pub fn is_generic(&self, row: &Row) -> bool {
        row.libraries.iter().any(|library| self.generic.contains(library))
    }

    /// The name as rows spell it, whatever the case in which it is given.
    #[must_use]
    pub fn spelt<'a>(&'a self, subject: Subject, name: &'a str) -> Option<&'a str> {
        let index = self.index.get(&subject)?;
        if index.by_name.contains_key(name) {
            return Some(name);
        }
        index.spellings.get(&name.to_lowercase()).map(String::as_str)
    }

    /// Rows of a package: registries tell no names apart by their case alone.
    pub fn of_package<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Row> {
        self.named(Subject::Dependency, self.spelt(Subject::Dependency, name).unwrap_or(name))
    }

    /// All rows of a subject.
    pub fn of(&self, subject: Subject) -> impl Iterator<Item = &Row> {
        self.index.get(&subject).into_iter().flat_map(|index| &index.all).map(|index| &*self.rows[*index])
    }

    /// All rows, in the order of the files.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().map(Arc::as_ref)
    }

    /// The row for a module: of the longest name that equals it or stands above it; of one that is brought by its address, the row of the script or package there.
    #[must_use]
    pub fn module(&self, subject: Subject, module: &str) -> Vec<&Row> {
        if subject == Subject::Import && (module.contains("://") || module.starts_with("npm:")) {
            let script = self.of(Subject::Script).find(|row| module.contains(row.name.as_str()));
            let package = || packages_at(module).map(|name| self.module(subject, &name)).find(|found| !found.is_empty()).unwrap_or_default();
            return script.map_or_else(package, |row| vec![row]);
        }
        let mut name = module;
        loop {
            let found: Vec<&Row> = self.named(subject, name).collect();
            if !found.is_empty() {
                return found;
            }
            match name.rfind(['.', '/']) {
                Some(cut) if cut > 0 => name = &name[..cut],
                _ => return Vec::new(),
            }
        }
    }
}

pub(crate) use key::{find_ending, plain_key};

/// Packages that an address of a module may name: those of a scope or with a version, without the version.
fn packages_at(address: &str) -> impl Iterator<Item = String> {
    let parts: Vec<&str> = address.split(['/', ':', '?', '#']).collect();
    let named = |part: &str| part.split('@').next().unwrap_or(part).to_owned();
    let at = |index: usize| match parts[index].strip_prefix('@') {
        Some(scope) => parts.get(index + 1).map(|part| format!("@{scope}/{}", named(part))),
        None => parts[index].contains('@').then(|| named(parts[index])),
    };
    (0..parts.len()).filter_map(at).collect::<Vec<_>>().into_iter()
}

/// The nearest of some words to a misspelt one, as the end of a message.
pub(crate) fn nearest<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> String {
    let mut all: Vec<&str> = words.into_iter().collect();
    all.sort_by(|a, b| strsim::jaro_winkler(word, b).total_cmp(&strsim::jaro_winkler(word, a)));
    match all.first() {
        Some(best) if strsim::jaro_winkler(word, best) > 0.7 => format!("did you mean \"{best}\"?"),
        _ => format!("one of: {}", all.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::RowSet;

    #[test]
    fn a_misspelt_word_is_refused_with_its_place_and_the_nearest_one() {
        let refused = |row: &str| {
            RowSet::default().extend("rows.scm", &format!("; own rows\n((string_content) @import\n (#case! @import \"door\" library \"door\" {row}))")).expect_err(row).to_string()
        };
        for (row, nearest) in
            [("framework \"browsr\"", "browser"), ("fact \"libary\"", "library"), ("fact \"acquisition\" flow \"pasword\"", "password"), ("frame \"web\"", "framework")]
        {
            let error = refused(row);
            assert!(error.contains("rows.scm:3") && error.contains(&format!("did you mean \"{nearest}\"?")), "{error}");
        }
    }

    #[test]
    fn half_a_limit_is_refused_with_its_place() {
        let read = |row: &str| {
            let text = format!("((pair) @setting\n (#case! @setting \"length\" fact \"lifetime\" requires \"nothing\" anchor \"length\" {row}))");
            RowSet::default().extend("rows.scm", &text).map_err(|error| error.to_string())
        };
        for row in ["needs \"scope=.default|resource\"", "below \"FromDays=3|FromHours=72\""] {
            assert_eq!(read(row), Ok(()));
        }
        for row in ["needs \"scope=\"", "below \"FromDays\"", "below \"FromDays=many\"", "below \"=3\""] {
            assert!(read(row).is_err_and(|error| error.contains("rows.scm:2") && (error.contains("number") || error.contains("needs the end"))), "{row}: {:?}", read(row));
        }
    }
}
