//! Calls of functions whose names are so short that any file may hold them: those count that stand alone, in a file that speaks of where the function is.

use crate::code::{Code, Role, Shape};
use crate::language::LANGUAGES;
use std::collections::BTreeSet;

/// A longer name tells enough by itself.
pub(super) const SHORT: usize = 4;
/// Words of a file that are looked for at most.
const MOST_WORDS: usize = 32;

/// The words one of which stands in a file that calls a function of a short name.
pub(super) struct ShortNames {
    words: BTreeSet<String>,
}

impl ShortNames {
    /// The words that speak of the file in which the function stands.
    pub(super) fn new(code: &Code) -> Self {
        Self { words: speaking(code).take(MOST_WORDS).collect() }
    }

    /// Whether a file speaks of the one with the function.
    pub(super) fn are_spoken_of(&self, bytes: &[u8]) -> bool {
        self.words.iter().any(|word| memchr::memmem::find(bytes, word.as_bytes()).is_some())
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
