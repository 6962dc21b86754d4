//! The search of unread files for words that would settle what is open: each application is looked through once for each word.

use super::short_names::{SHORT, ShortNames};
use crate::application::Land;
use crate::language::{self, LANGUAGES};
use crate::resolve::{Program, Wanted};
use aho_corasick::AhoCorasick;
use std::collections::{BTreeMap, BTreeSet};

/// A shorter name of a type stands in every file.
const SHORTEST_TYPE: usize = 4;

/// What makes an object of the type that is declared for it.
const UNNAMED: &[u8] = b"new(";

/// What files of an application are looked through for.
#[derive(Default)]
struct Needles {
    /// What declares a type.
    types: BTreeSet<String>,
    /// What calls a function or mentions a constant.
    uses: BTreeSet<String>,
    /// Types whose objects may be made where their names are only declared.
    made: BTreeSet<String>,
    /// Functions of short names, by their file.
    short: BTreeSet<(usize, String)>,
}

/// Finds the files that hold what one application looks for.
pub(super) struct Finder {
    types: Option<AhoCorasick>,
    uses: Option<AhoCorasick>,
    made: Option<AhoCorasick>,
    short: ShortNames,
}

/// What was looked for before, by application.
#[derive(Default)]
pub(super) struct Searches {
    done: BTreeSet<(usize, String)>,
}

impl Searches {
    /// What is to be looked for now, by the application in whose files it may stand.
    pub(super) fn open(&mut self, program: &Program, wanted: &Wanted, land: &Land) -> BTreeMap<usize, Finder> {
        let mut needles: BTreeMap<usize, Needles> = BTreeMap::new();
        let mut near: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        // The applications in which a word was not looked for.
        let mut left = |file: usize, word: &str| -> Vec<usize> {
            let owner = program.owners[file];
            let around = near.entry(owner).or_insert_with(|| std::iter::once(owner).chain(land.neighbours(owner)).collect());
            around.iter().copied().filter(|application| self.done.insert((*application, word.to_owned()))).collect()
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
        // What calls it, or keeps it where nothing else is given.
        let calls = long.iter().flat_map(|(file, name)| [(*file, format!("{name}(")), (*file, format!("?? {name}"))]);
        // With arguments of types.
        let is_typed = |file: usize| LANGUAGES[program.files[file].language].words.types.contains(&"interface ");
        let typed = long.iter().filter(|(file, _)| is_typed(*file)).map(|(file, name)| (*file, format!("{name}<")));
        // Where types hold all functions, one is handed on by its name alone.
        let handed = long.iter().filter(|(file, _)| program.sees_all(*file)).flat_map(|(file, name)| [")", ",", ";"].map(|end| (*file, format!("{name}{end}"))));
        // A type's constructor is called by its other name as well, by what is derived from it, and where the type is declared for what is made.
        let is_type = |file: usize, name: &str| program.sees_all(file) && program.classes(name, file).iter().any(|class| class.file == file);
        let constructed: Vec<(usize, &str)> = long.iter().filter(|(file, name)| is_type(*file, name)).map(|(file, name)| (*file, name.as_str())).collect();
        let named = constructed
            .iter()
            .flat_map(|(file, name)| [": ", ":", ".", "= "].map(|mark| (*file, if mark.starts_with(':') { format!("{mark}{name}") } else { format!("{mark}{name};") })));
        for (file, name) in &constructed {
            for application in left(*file, &format!("new {name}")) {
                needles.entry(application).or_default().made.insert((*name).to_owned());
            }
        }
        for (file, word) in calls.chain(typed).chain(handed).chain(named).chain(wanted.mentions.iter().cloned()) {
            for application in left(file, &word) {
                needles.entry(application).or_default().uses.insert(word.clone());
            }
        }
        for (file, name) in short {
            for application in left(*file, &format!("{name}( of {}", program.files[*file].source.path)) {
                needles.entry(application).or_default().short.insert((*file, name.clone()));
            }
        }
        let finder = |needles: &BTreeSet<String>| if needles.is_empty() { None } else { AhoCorasick::new(needles).ok() };
        let made = needles.into_iter().map(|(application, needles)| {
            let short = ShortNames::new(program, needles.short.iter());
            (application, Finder { types: finder(&needles.types), uses: finder(&needles.uses), made: finder(&needles.made), short })
        });
        made.collect()
    }
}

impl Finder {
    /// Whether a file holds any of it.
    pub(super) fn hits(&self, path: &str, bytes: &[u8]) -> bool {
        let holds =
            |finder: &Option<AhoCorasick>| finder.as_ref().is_some_and(|finder| finder.find_overlapping_iter(bytes).any(|found| stands_alone(bytes, found.start(), found.end())));
        let makes = || self.made.is_some() && memchr::memmem::find(bytes, UNNAMED).is_some() && holds(&self.made);
        // What only declares calls nothing.
        holds(&self.types) || !language::is_declaring(path) && (holds(&self.uses) || makes() || self.short.are_called(bytes))
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
