//! What another round of reading could settle.

use std::collections::BTreeSet;

/// What another round of reading could settle.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Modules by the importing file.
    pub modules: BTreeSet<(usize, String)>,
    /// Names of types, some with the space of names before them, by the file that mentions them.
    pub types: BTreeSet<(usize, String)>,
    /// Files that miss a name which a script beside them may define.
    pub globals: BTreeSet<usize>,
    /// Names of functions whose callers decide, by their file.
    pub callers: BTreeSet<(usize, String)>,
    /// Names that one of these modules may give: the file that hands on all of them, the module, the name.
    pub handed_on: BTreeSet<(usize, String, String)>,
    /// Keys of settings that code reads, by its file.
    pub keys: BTreeSet<(usize, String)>,
    /// Constants whose value only tells something where they are mentioned, by their file.
    pub mentions: BTreeSet<(usize, String)>,
}

impl Wanted {
    /// The same of files that have other indices now.
    #[must_use]
    pub fn moved(self, to: &dyn Fn(usize) -> usize) -> Self {
        let pairs = |set: BTreeSet<(usize, String)>| set.into_iter().map(|(file, text)| (to(file), text)).collect();
        Self {
            modules: pairs(self.modules),
            types: pairs(self.types),
            globals: self.globals.into_iter().map(to).collect(),
            callers: pairs(self.callers),
            handed_on: self.handed_on.into_iter().map(|(file, module, name)| (to(file), module, name)).collect(),
            keys: pairs(self.keys),
            mentions: pairs(self.mentions),
        }
    }

    /// Takes in what another part of the program wants.
    pub fn extend(&mut self, other: &Self) {
        self.modules.extend(other.modules.iter().cloned());
        self.types.extend(other.types.iter().cloned());
        self.globals.extend(&other.globals);
        self.callers.extend(other.callers.iter().cloned());
        self.handed_on.extend(other.handed_on.iter().cloned());
        self.keys.extend(other.keys.iter().cloned());
        self.mentions.extend(other.mentions.iter().cloned());
    }
}
