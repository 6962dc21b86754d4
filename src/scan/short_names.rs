//! Calls of functions whose names are so short that any file may hold them: those count that stand alone, in a file that speaks of where the function is.

use crate::code::{Code, Role, Shape};
use crate::language::LANGUAGES;
use crate::resolve::Program;
use std::collections::{BTreeMap, BTreeSet};

/// A longer name tells enough by itself.
pub(super) const SHORT: usize = 4;
/// Names that are looked for at most, and words for each.
const MOST_NAMES: usize = 64;
const MOST_WORDS: usize = 32;

/// Short names of functions, with the words one of which their callers have.
pub(super) struct ShortNames {
    words: BTreeMap<String, BTreeSet<String>>,
}

impl ShortNames {
    pub(super) fn new<'w>(program: &Program, callers: impl Iterator<Item = &'w (usize, String)>) -> Self {
        let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (file, name) in callers.filter(|(_, name)| name.len() < SHORT).take(MOST_NAMES) {
            words.entry(format!("{name}(")).or_default().extend(speaking(&program.files[*file]).take(MOST_WORDS));
        }
        Self { words }
    }

    /// Whether a file may call one of the functions.
    pub(super) fn are_called(&self, bytes: &[u8]) -> bool {
        let stands_alone = |at: usize| at == 0 || !bytes[at - 1].is_ascii_alphanumeric() && bytes[at - 1] != b'_';
        self.words
            .iter()
            .any(|(call, words)| memchr::memmem::find_iter(bytes, call).any(stands_alone) && words.iter().any(|word| memchr::memmem::find(bytes, word.as_bytes()).is_some()))
    }
}

/// The names by which other files may speak of one: that of its module, of its types, and of what these are derived from.
fn speaking(code: &Code) -> impl Iterator<Item = String> + '_ {
    // A file that stands for its whole folder has the folder's name.
    let file = code.source.path.rsplit('/').next().filter(|file| !LANGUAGES[code.language].words.stands_for_folder(file));
    let module = file.and_then(|name| name.split('.').next());
    let folder = code.source.path.rsplit('/').nth(1).filter(|_| module.is_none());
    let types = (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Class || node.role == Role::Base).map(|(id, node)| match node.shape {
        Shape::Class | Shape::Name | Shape::Member => code.name(id),
        _ => code.text(id),
    });
    module.into_iter().chain(folder).chain(types).filter(|name| !name.is_empty()).map(str::to_owned)
}
