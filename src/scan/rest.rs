//! Files that the walk saw and nothing has read yet, by their folders: a tree has many of them, and few are ever asked for.

use crate::language::{self, Content, LANGUAGES};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// All of them: a name costs its bytes and little more, a folder's path is kept once.
#[derive(Default)]
pub(super) struct Rest {
    folders: BTreeMap<Box<str>, Folder>,
}

/// The files of one folder, by name once the walk is done.
#[derive(Default)]
struct Folder {
    names: String,
    files: Vec<Entry>,
}

struct Entry {
    /// Where the name begins and ends among those of its folder.
    start: u32,
    end: u32,
    /// Its application, once the applications are known.
    owner: u32,
    language: Option<u8>,
    weak: bool,
    /// It was read since.
    gone: bool,
}

/// A file that was not read.
#[derive(Clone, Copy)]
pub(super) struct Unread<'r> {
    /// Its folder, `.` for the root.
    pub(super) folder: &'r str,
    pub(super) name: &'r str,
    /// Its application.
    pub(super) owner: usize,
    /// Its language, by its name.
    pub(super) language: Option<usize>,
    /// It has a weak anchor.
    pub(super) weak: bool,
}

impl Unread<'_> {
    /// Relative to the root of the scan.
    pub(super) fn path(&self) -> String {
        if self.folder == "." { self.name.to_owned() } else { [self.folder, self.name].join("/") }
    }

    /// Whether it holds settings, by its name.
    pub(super) fn is_settings(&self) -> bool {
        self.language.is_some_and(|language| LANGUAGES[language].content != Content::Code)
    }
}

impl Folder {
    fn name(&self, entry: &Entry) -> &str {
        &self.names[entry.start as usize..entry.end as usize]
    }

    /// Puts the names in order; the same file may have been seen by several ways.
    fn sort(&mut self) {
        let Self { names, files } = self;
        let name = |entry: &Entry| &names[entry.start as usize..entry.end as usize];
        files.sort_by(|a, b| name(a).cmp(name(b)));
        files.dedup_by(|next, kept| {
            let same = name(next) == name(kept);
            kept.weak |= same && next.weak;
            same
        });
        names.shrink_to_fit();
        files.shrink_to_fit();
    }

    /// The place of the file of a name.
    fn find(&self, name: &str) -> Option<usize> {
        self.files.binary_search_by(|entry| self.name(entry).cmp(name)).ok()
    }

    /// What is known of a file, if it was not read; `at` is the path of the folder.
    fn unread<'r>(&'r self, at: &'r str, entry: &'r Entry) -> Option<Unread<'r>> {
        let known = Unread { folder: at, name: self.name(entry), owner: entry.owner as usize, language: entry.language.map(usize::from), weak: entry.weak };
        (!entry.gone).then_some(known)
    }

    fn all_unread<'r>(&'r self, at: &'r str) -> impl Iterator<Item = Unread<'r>> {
        self.files.iter().filter_map(move |entry| self.unread(at, entry))
    }
}

impl Rest {
    /// Takes in a file that the walk sees, with a weak anchor or without.
    pub(super) fn see(&mut self, path: &str, weak: bool) {
        let (at, name) = split(path);
        let language = language::of_path(path).and_then(|language| u8::try_from(language).ok());
        let folder = match self.folders.get_mut(at) {
            Some(folder) => folder,
            None => self.folders.entry(at.into()).or_default(),
        };
        let start = crate::source::offset(folder.names.len());
        folder.names.push_str(name);
        folder.files.push(Entry { start, end: crate::source::offset(folder.names.len()), owner: 0, language, weak, gone: false });
    }

    /// Ends the walk: from now on files are found by their paths.
    pub(super) fn sort(&mut self) {
        self.folders.par_iter_mut().for_each(|(_, folder)| folder.sort());
    }

    /// Takes in which application each file belongs to.
    pub(super) fn share_out(&mut self, owner: &(dyn Fn(&str) -> usize + Sync)) {
        self.folders.par_iter_mut().for_each(|(at, folder)| {
            for index in 0..folder.files.len() {
                let name = folder.name(&folder.files[index]);
                let owner = if &**at == "." { owner(name) } else { owner(&[at, name].join("/")) };
                folder.files[index].owner = crate::source::offset(owner);
            }
        });
    }

    /// All of them, by folder and name.
    pub(super) fn iter(&self) -> impl Iterator<Item = Unread<'_>> {
        self.folders.iter().flat_map(|(at, folder)| folder.all_unread(at))
    }

    /// Those of one folder.
    pub(super) fn of_folder<'r>(&'r self, at: &'r str) -> impl Iterator<Item = Unread<'r>> {
        self.folders.get(at).into_iter().flat_map(move |folder| folder.all_unread(at))
    }

    /// The folders that hold any, in order.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        self.folders.keys().map(|at| &**at)
    }

    /// The file at a path.
    pub(super) fn get<'r>(&'r self, path: &'r str) -> Option<Unread<'r>> {
        let (at, name) = split(path);
        let (at, folder) = self.folders.get_key_value(at)?;
        folder.unread(at, &folder.files[folder.find(name)?])
    }

    pub(super) fn contains(&self, path: &str) -> bool {
        self.get(path).is_some()
    }

    /// A file of them is read now.
    pub(super) fn remove(&mut self, path: &str) {
        let (at, name) = split(path);
        let Some(folder) = self.folders.get_mut(at) else { return };
        if let Some(index) = folder.find(name) {
            folder.files[index].gone = true;
        }
    }
}

/// The folder of a path, `.` for the root, and the name in it.
pub(super) fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or((".", path))
}

#[cfg(test)]
mod tests {
    use super::Rest;

    fn rest(paths: &[(&str, bool)]) -> Rest {
        let mut rest = Rest::default();
        for (path, weak) in paths {
            rest.see(path, *weak);
        }
        rest.sort();
        rest
    }

    #[test]
    fn files_are_found_by_their_paths_until_they_are_read() {
        let mut rest = rest(&[("src/b.py", false), ("top.py", false), ("src/a.py", true), ("src/in/a.py", false), ("src/a.py", false)]);
        let paths = |rest: &Rest| rest.iter().map(|file| file.path()).collect::<Vec<_>>();
        assert_eq!(paths(&rest), ["top.py", "src/a.py", "src/b.py", "src/in/a.py"]);
        assert!(rest.get("src/a.py").is_some_and(|file| file.weak), "seen twice, once with a weak anchor");
        assert!(!rest.contains("src/in") && !rest.contains("src/c.py") && !rest.contains("a.py"));
        rest.remove("src/a.py");
        rest.remove("src/none.py");
        assert!(!rest.contains("src/a.py"));
        assert_eq!(paths(&rest), ["top.py", "src/b.py", "src/in/a.py"]);
        assert_eq!(rest.of_folder("src").map(|file| file.path()).collect::<Vec<_>>(), ["src/b.py"]);
    }

    #[test]
    fn each_file_has_its_application_and_what_its_name_tells() {
        let mut rest = rest(&[("one/a.py", false), ("two/appsettings.json", false), ("b.py", false)]);
        rest.share_out(&|path| path.len());
        let told = |path: &str| rest.get(path).map(|file| (file.owner, file.is_settings()));
        assert_eq!(told("one/a.py"), Some((8, false)));
        assert_eq!(told("two/appsettings.json"), Some((20, true)));
        assert_eq!(told("b.py"), Some((4, false)));
    }
}
