//! The search of unread files for words that would settle what is open: each application is looked through once for each word.

use super::short_names::{SHORT, ShortNames};
use crate::application::Land;
use crate::language::{self, LANGUAGES};
use crate::resolve::{Program, Wanted};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use foldhash::{HashMap, HashSet};
use std::collections::{BTreeMap, BTreeSet};

/// A shorter name of a type stands in every file.
const SHORTEST_TYPE: usize = 4;

/// What files of an application are looked through for.
#[derive(Default)]
struct Needles {
    /// What declares a type.
    types: BTreeSet<String>,
    /// What calls a function or mentions a constant.
    uses: BTreeSet<String>,
    /// Types whose objects may be made where their names are only declared, and what makes these.
    made: BTreeSet<String>,
    makes: BTreeSet<&'static str>,
    /// Functions of short names, by their file.
    short: BTreeSet<(usize, String)>,
}

/// Finds the files that hold what one application looks for.
pub(super) struct Finder {
    types: Option<AhoCorasick>,
    uses: Option<AhoCorasick>,
    /// Types, and what makes an object of the one that is declared.
    made: Option<(BTreeSet<&'static str>, AhoCorasick)>,
    short: ShortNames,
}

/// What was looked for before, by application: thousands that use one another look for the same words, which stand here once.
#[derive(Default)]
pub(super) struct Searches {
    words: HashMap<String, usize>,
    done: HashSet<(usize, usize)>,
}

impl Searches {
    /// What is to be looked for now, by the application in whose files it may stand: one of those with files that are `unread`.
    pub(super) fn open(&mut self, program: &Program, wanted: &Wanted, land: &Land, unread: &BTreeSet<usize>) -> BTreeMap<usize, Finder> {
        let mut needles: BTreeMap<usize, Needles> = BTreeMap::new();
        let mut near: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        // The applications in which a word was not looked for.
        let mut left = |file: usize, word: &str| -> Vec<usize> {
            let owner = program.owners[file];
            let around = near.entry(owner).or_insert_with(|| std::iter::once(owner).chain(land.neighbours(owner)).filter(|application| unread.contains(application)).collect());
            if around.is_empty() {
                return Vec::new();
            }
            let next = self.words.len();
            let word = *self.words.entry(word.to_owned()).or_insert(next);
            around.iter().copied().filter(|application| self.done.insert((*application, word))).collect()
        };
        for (file, name) in wanted.types.iter().filter(|(_, name)| name.len() >= SHORTEST_TYPE) {
            // In any of the languages.
            for word in LANGUAGES.iter().flat_map(|language| language.words.types).map(|word| format!("{word}{name}")) {
                for application in left(*file, &word) {
                    needles.entry(application).or_default().types.insert(word.clone());
                }
            }
        }
        let (short, long): (Vec<_>, Vec<_>) = wanted.callers.iter().partition(|(_, name)| name.len() < SHORT);
        // The constructor of a type that everybody sees is called by other means as well.
        let is_type = |file: usize, name: &str| program.sees_all(file) && program.classes(name, file).iter().any(|class| class.file == file);
        for (file, name) in long {
            let words = LANGUAGES[program.files[*file].language].words;
            let (constructed, declared) = if is_type(*file, name) { (words.constructed_as, words.makes_declared) } else { (&[][..], None) };
            for word in words.called_as.iter().chain(constructed).map(|(before, behind)| format!("{before}{name}{behind}")) {
                for application in left(*file, &word) {
                    needles.entry(application).or_default().uses.insert(word.clone());
                }
            }
            for (application, mark) in declared.into_iter().flat_map(|mark| left(*file, &format!("{mark} of {name}")).into_iter().map(move |application| (application, mark))) {
                let needles = needles.entry(application).or_default();
                needles.made.insert(name.clone());
                needles.makes.insert(mark);
            }
        }
        for (file, word) in &wanted.mentions {
            for application in left(*file, word) {
                needles.entry(application).or_default().uses.insert(word.clone());
            }
        }
        for (file, name) in short {
            for application in left(*file, &format!("{name}( of {}", program.files[*file].source.path)) {
                needles.entry(application).or_default().short.insert((*file, name.clone()));
            }
        }
        // Applications around one another look for the same.
        let mut made: BTreeMap<BTreeSet<String>, Option<AhoCorasick>> = BTreeMap::new();
        let mut finder = |needles: BTreeSet<String>| made.entry(needles).or_insert_with_key(searcher).clone();
        let open = needles.into_iter().map(|(application, needles)| {
            let short = ShortNames::new(program, needles.short.iter());
            let made = finder(needles.made).map(|names| (needles.makes, names));
            (application, Finder { types: finder(needles.types), uses: finder(needles.uses), made, short })
        });
        open.collect()
    }
}

/// What finds words in files, if there are any. A table of all steps would be twice as fast, and takes megabytes for each of many applications.
fn searcher(words: &BTreeSet<String>) -> Option<AhoCorasick> {
    if words.is_empty() { None } else { AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(words).ok() }
}

impl Finder {
    /// Whether a file holds any of it.
    pub(super) fn hits(&self, path: &str, bytes: &[u8]) -> bool {
        let holds = |finder: &AhoCorasick| finder.find_overlapping_iter(bytes).any(|found| stands_alone(bytes, found.start(), found.end()));
        let makes = || self.made.as_ref().is_some_and(|(marks, names)| marks.iter().any(|mark| memchr::memmem::find(bytes, mark.as_bytes()).is_some()) && holds(names));
        let uses = || self.uses.as_ref().is_some_and(&holds) || makes() || self.short.are_called(bytes);
        // What only declares calls nothing.
        self.types.as_ref().is_some_and(&holds) || !language::is_declaring(path) && uses()
    }
}

/// Whether names at the ends of a piece of a text end there too.
fn stands_alone(bytes: &[u8], start: usize, end: usize) -> bool {
    let is_name = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    !(is_name(start) && start > 0 && is_name(start - 1)) && !(is_name(end - 1) && is_name(end))
}

#[cfg(test)]
mod tests {
    use super::stands_alone;

    #[test]
    fn a_name_ends_where_its_text_does() {
        let found = |text: &str, word: &str| text.find(word).is_some_and(|at| stands_alone(text.as_bytes(), at, at + word.len()));
        assert!(found("x = new Door()", "Door("));
        assert!(!found("x = new TrapDoor()", "Door("));
        assert!(found("class Door\n", "class Door"));
        assert!(!found("class Doorway", "class Door"));
        assert!(found("from './door'", "/door'"));
        assert!(found("Door(", "Door("));
    }
}
