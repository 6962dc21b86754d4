//! The search of unread files for words that would settle what is open: what the files of an application ask for is looked for once in it and around it.

use super::rest::Unread;
use super::short_names::{SHORT, ShortNames};
use crate::application::Land;
use crate::language::{self, LANGUAGES};
use crate::prefilter::{Anchors, SHORTEST};
use crate::resolve::{Program, Wanted};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use foldhash::HashSet;
use std::collections::{BTreeMap, BTreeSet};

/// A shorter name of a type stands in every file.
const SHORTEST_TYPE: usize = 4;

/// Short names, and as many spaces, that are decided on in one file: each is as long as the whole file.
const MOST_SHORT: usize = 64;

/// What a word in a file tells.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Sought {
    /// It declares a type.
    Type,
    /// It declares a type that is named with this space, in a file that names the space, too.
    TypeOf(String),
    /// It calls a function or mentions a constant.
    Use,
    /// It names a type whose objects may be made where names are only declared, in a file that holds this mark.
    Made(&'static str),
    /// It calls a function of a short name, in a file that speaks of the one at this path.
    Short(String),
}

/// Finds the files that hold what is looked for.
pub(super) struct Finder {
    /// Those that are long enough to be told fast, and the others.
    words: Vec<Words>,
    /// The applications around one of which files ask, in order: where what it asks for may stand.
    near: BTreeMap<usize, Vec<usize>>,
    short: BTreeMap<String, ShortNames>,
}

/// Some words that are looked for.
struct Words {
    /// Tells of most files that they hold none, several times as fast; none where the words are too short for it.
    anchors: Option<Anchors>,
    all: AhoCorasick,
    /// What each of them tells, and the applications of which files ask for it.
    sought: Vec<(Sought, BTreeSet<usize>)>,
}

impl Words {
    fn new(words: Vec<((String, Sought), BTreeSet<usize>)>) -> Option<Self> {
        let (words, sought): (Vec<String>, Vec<_>) = words.into_iter().map(|((word, sought), askers)| (word, (sought, askers))).unzip();
        // A table of all steps would be twice as fast, and takes megabytes.
        let all = AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(&words).ok()?;
        Some(Self { anchors: Anchors::new(words).ok(), all, sought })
    }

    /// Whether a file holds one that counts: its place among them, where it begins and where it ends.
    fn any(&self, bytes: &[u8], counts: &mut dyn FnMut(usize, usize, usize) -> bool) -> bool {
        self.anchors.as_ref().is_none_or(|anchors| anchors.hits(bytes))
            && self.all.find_overlapping_iter(bytes).any(|found| counts(found.pattern().as_usize(), found.start(), found.end()))
    }
}

/// What was looked for before, by the application whose files asked.
#[derive(Default)]
pub(super) struct Searches {
    done: HashSet<(usize, Sought, String)>,
}

impl Searches {
    /// What is to be looked for now in the applications with files that are `unread`.
    pub(super) fn open(&mut self, program: &Program, wanted: &Wanted, land: &Land, unread: &BTreeSet<usize>) -> Option<Finder> {
        let mut near: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut words: BTreeMap<(String, Sought), BTreeSet<usize>> = BTreeMap::new();
        let mut ask = |file: usize, sought: Sought, word: String| {
            let owner = program.owners[file];
            let around = || std::iter::once(owner).chain(land.neighbours(owner)).filter(|application| unread.contains(application)).collect::<BTreeSet<usize>>();
            let is_open = !near.entry(owner).or_insert_with(|| around().into_iter().collect()).is_empty();
            if is_open && self.done.insert((owner, sought.clone(), word.clone())) {
                words.entry((word, sought)).or_default().insert(owner);
            }
        };
        for (file, dotted) in &wanted.types {
            let (space, name) = dotted.rsplit_once('.').map_or((None, dotted.as_str()), |(space, name)| (Some(space), name));
            let sought = space.map_or(Sought::Type, |space| Sought::TypeOf(space.to_owned()));
            // In any of the languages.
            for word in LANGUAGES.iter().filter(|_| name.len() >= SHORTEST_TYPE).flat_map(|language| language.words.types) {
                ask(*file, sought.clone(), format!("{word}{name}"));
            }
        }
        let (short, long): (Vec<_>, Vec<_>) = wanted.callers.iter().partition(|(_, name)| name.len() < SHORT);
        // The constructor of a type that everybody sees is called by other means as well.
        let is_type = |file: usize, name: &str| program.sees_all(file) && program.classes(name, file).any(|class| class.file == file);
        for (file, name) in long {
            let words = LANGUAGES[program.files[*file].language].words;
            let (constructed, declared) = if is_type(*file, name) { (words.constructed_as, words.makes_declared) } else { (&[][..], None) };
            for (before, behind) in words.called_as.iter().chain(constructed) {
                ask(*file, Sought::Use, format!("{before}{name}{behind}"));
            }
            if let Some(mark) = declared {
                ask(*file, Sought::Made(mark), name.clone());
            }
        }
        for (file, word) in &wanted.mentions {
            ask(*file, Sought::Use, word.clone());
        }
        let mut speaking: BTreeMap<String, ShortNames> = BTreeMap::new();
        for (file, name) in short {
            let code = &program.files[*file];
            speaking.entry(code.source.path.clone()).or_insert_with(|| ShortNames::new(code));
            ask(*file, Sought::Short(code.source.path.clone()), format!("{name}("));
        }
        let (long, few): (Vec<_>, Vec<_>) = words.into_iter().partition(|((word, _), _)| word.len() >= SHORTEST);
        let words: Vec<Words> = [long, few].into_iter().filter(|words| !words.is_empty()).filter_map(Words::new).collect();
        (!words.is_empty()).then_some(Finder { words, near, short: speaking })
    }
}

impl Finder {
    /// The applications whose files are to be looked through.
    pub(super) fn applications(&self) -> BTreeSet<usize> {
        self.words.iter().flat_map(|words| &words.sought).flat_map(|(_, askers)| askers).collect::<BTreeSet<_>>().into_iter().flat_map(|asker| self.near(*asker)).copied().collect()
    }

    fn near(&self, asker: usize) -> &[usize] {
        self.near.get(&asker).map_or(&[], Vec::as_slice)
    }

    /// Whether a file holds any of it.
    pub(super) fn hits<'s>(&'s self, file: &Unread<'_>, bytes: &[u8]) -> bool {
        // Each word is decided once, and so is what costs a search of the whole file.
        let mut marks: BTreeMap<&str, bool> = BTreeMap::new();
        let mut short = 0;
        let mut spaces: BTreeMap<&str, bool> = BTreeMap::new();
        let mut tells = |sought: &'s Sought| match sought {
            Sought::Type => true,
            Sought::TypeOf(space) => spaces.get(space.as_str()).copied().unwrap_or_else(|| {
                let holds = spaces.len() < MOST_SHORT && memchr::memmem::find(bytes, space.as_bytes()).is_some();
                spaces.insert(space, holds);
                holds
            }),
            // What only declares calls nothing.
            _ if language::is_declaring(file.name) => false,
            Sought::Use => true,
            Sought::Made(mark) => *marks.entry(mark).or_insert_with(|| memchr::memmem::find(bytes, mark.as_bytes()).is_some()),
            Sought::Short(other) => {
                short += 1;
                short <= MOST_SHORT && self.short.get(other).is_some_and(|names| names.are_spoken_of(bytes))
            }
        };
        let asks = |asker: &usize| self.near(*asker).binary_search(&file.owner).is_ok();
        self.words.iter().any(|words| {
            let mut seen = HashSet::default();
            words.any(bytes, &mut |word, start, end| {
                let (sought, askers) = &words.sought[word];
                stands_alone(bytes, start, end) && seen.insert(word) && askers.iter().any(asks) && tells(sought)
            })
        })
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
