//! Which file of the scan an import names.

use super::Program;
use crate::code::Code;
use crate::language::{LANGUAGES, Modules, Words};
use crate::source::join;
use foldhash::HashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A package of the repository that an application uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The application that its folder is.
    pub application: usize,
    /// The name by which it is imported where its registry's names are modules; else empty.
    pub name: String,
    /// Its folder, empty for the root.
    pub folder: String,
    /// The module that stands for the whole, relative to the folder.
    pub entry: String,
}

impl Package {
    /// The path of a module below the package's name, relative to its folder; empty for the whole.
    fn below<'m>(&self, module: &'m str) -> Option<&'m str> {
        let rest = module.strip_prefix(self.name.as_str()).filter(|_| !self.name.is_empty())?;
        if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
    }

    /// Paths that a module below the package's name may mean, by the endings of its files: what is built is made of sources beside it.
    fn paths(&self, below: &str, endings: &[&str]) -> Vec<String> {
        let entry = self.entry.trim_start_matches("./");
        let names = if below.is_empty() { vec![entry.to_owned(), "src/index".into(), "index".into()] } else { vec![below.to_owned(), format!("src/{below}")] };
        let suffixed = |name: &String| endings.iter().map(|suffix| within(&self.folder, &format!("{name}{suffix}"))).collect::<Vec<_>>();
        names.iter().filter(|name| !name.is_empty()).flat_map(suffixed).collect()
    }
}

/// The dotted name of a module below another one.
pub(super) fn below(module: &str, name: &str) -> String {
    format!("{module}{}{name}", if module.ends_with('.') { "" } else { "." })
}

/// The folder of a path; empty at the root.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A path below a folder that may be the root.
fn within(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

impl Program {
    /// Packages of the repository that the application of a file uses.
    fn packages(&self, file: usize) -> &[Arc<Package>] {
        self.packages.get(self.owners[file]).map_or(&[], Vec::as_slice)
    }

    /// The parsed file that `module` means when it is imported by file `from`.
    #[must_use]
    pub fn module(&self, from: usize, module: &str) -> Option<usize> {
        if self.words(from).main_module == Some(module) {
            return self.starter(from);
        }
        if !self.may_be_parsed(from, module) {
            return None;
        }
        // Hundreds of packages may be near, few of which hold a module of the name.
        let tops = self.tops.get(module.split('.').next().unwrap_or_default());
        self.paths_in(from, module, &|package| tops.is_some_and(|tops| tops.contains(&package.application))).iter().find_map(|path| self.file(path))
    }

    /// The file that a program starts with, for one that takes names from that: it lies beside it and imports it, and mostly says what it does where it is the first.
    fn starter(&self, from: usize) -> Option<usize> {
        let main = self.words(from).main_module?;
        let at = folder(&self.files[from].source.path);
        let imports = |file: usize| self.tables[file].imports.iter().any(|(module, _)| module != main && self.module(file, module) == Some(from));
        let beside = |file: &usize| *file != from && folder(&self.files[*file].source.path) == at && self.owners[*file] == self.owners[from];
        let found: Vec<usize> = (0..self.files.len()).filter(beside).filter(|file| imports(*file)).collect();
        found.iter().copied().find(|file| self.files[*file].source.text.contains(main)).or_else(|| found.first().copied())
    }

    /// Whether a module may be a parsed file: a path that it may mean ends as it does itself, but for a package and a name that settings give to a path.
    fn may_be_parsed(&self, from: usize, module: &str) -> bool {
        let ends_so = |last: &str| self.stems.contains(last);
        match LANGUAGES[self.files[from].language].modules {
            Modules::Paths => {
                let last = module.rsplit('/').next().unwrap_or(module);
                last.chars().all(|c| c == '.')
                    || ends_so(last)
                    || self.words(from).emitted.and_then(|end| last.strip_suffix(end)).is_some_and(ends_so)
                    || self.package(from, module).is_some()
                    || !module.starts_with('.') && self.aliases.declares(folder(&self.files[from].source.path), module)
            }
            Modules::Dotted => {
                let last = module.rsplit('.').next().unwrap_or(module);
                last.is_empty() || ends_so(last)
            }
            Modules::Namespaces | Modules::None => false,
        }
    }

    /// The parsed file that a name taken from a module means, where it is a module below that one.
    #[must_use]
    pub fn submodule(&self, from: usize, module: &str, name: &str) -> Option<usize> {
        if LANGUAGES[self.files[from].language].modules != Modules::Dotted {
            return None;
        }
        self.module(from, &below(module, name))
    }

    /// Paths that `module` may mean when it is imported by file `from`, the likeliest first.
    #[must_use]
    pub fn module_paths(&self, from: usize, module: &str) -> Vec<String> {
        self.paths_in(from, module, &|_| true)
    }

    /// The same, where dotted names are looked for in some of the packages.
    fn paths_in(&self, from: usize, module: &str, is_near: &dyn Fn(&Package) -> bool) -> Vec<String> {
        let path = &self.files[from].source.path;
        let folder = folder(path);
        let words = self.words(from);
        let endings = words.module_files;
        match LANGUAGES[self.files[from].language].modules {
            Modules::Paths => {
                if let Some((package, below)) = self.package(from, module) {
                    return package.paths(below, endings);
                }
                if !module.starts_with('.') {
                    let declared = self.aliases.of(folder, module).flat_map(|base| suffixed(&base, words));
                    let guessed = if self.is_aliased(module) { aliased(folder, module, endings) } else { Vec::new() };
                    return declared.chain(guessed).collect();
                }
                join(folder, module).map_or_else(Vec::new, |base| suffixed(&base, words))
            }
            Modules::Dotted => {
                let near = self.packages(from).iter().filter(|package| is_near(package));
                let packages = near.flat_map(|package| [package.folder.clone(), within(&package.folder, SOURCES)]);
                dotted(folder, module, packages.chain(self.roots.get(&from).into_iter().flatten().cloned()), endings)
            }
            Modules::Namespaces | Modules::None => Vec::new(),
        }
    }

    /// The package of the repository that a module names, and the path below it.
    fn package<'m>(&self, from: usize, module: &'m str) -> Option<(&Package, &'m str)> {
        self.packages(from).iter().find_map(|package| Some((&**package, package.below(module)?)))
    }

    /// Whether a module is named from a source root or by an alias of one, as `baseUrl` and `paths` of `tsconfig.json` and bundlers' settings allow:
    /// its first part is a mark alone, or a folder of the repository.
    fn is_aliased(&self, module: &str) -> bool {
        let Some((first, _)) = module.split_once('/') else { return false };
        let first = first.trim_start_matches(ALIAS_MARKS);
        !module.starts_with(['.', '/']) && !module.contains(':') && (first.is_empty() || self.folders.contains(first))
    }

    /// Whether a name may be that of a file in a folder in which the settings of a compiler have all names looked for.
    pub(super) fn may_lie_below_base(&self, from: usize, module: &str) -> bool {
        let code = &self.files[from];
        LANGUAGES[code.language].modules == Modules::Paths && module.len() <= LONGEST_MODULE && self.aliases.of(folder(&code.source.path), module).next().is_some()
    }

    /// Whether a file of an application imports a package or hands it on, more than its types.
    #[must_use]
    pub fn imports(&self, application: usize, package: &str) -> bool {
        let of_package = |module: &str| module.strip_prefix(package).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.files_of(application).iter().any(|file| self.tables[*file].used().any(of_package))
    }

    /// A module that can only be a file of the repository, whether or not it was read.
    #[must_use]
    pub fn is_local_module(&self, from: usize, module: &str) -> bool {
        match LANGUAGES[self.files[from].language].modules {
            Modules::Paths => {
                module.starts_with('.') || self.package(from, module).is_some() || self.is_aliased(module) || self.aliases.declares(folder(&self.files[from].source.path), module)
            }
            Modules::Dotted => module.starts_with('.') || self.module(from, module).is_some(),
            Modules::Namespaces | Modules::None => false,
        }
    }
}

/// Paths that a dotted module may mean in a folder, the nearest first; `more` are other folders in which a source root may be.
fn dotted(folder: &str, module: &str, more: impl Iterator<Item = String>, endings: &[&str]) -> Vec<String> {
    let dots = module.chars().take_while(|c| *c == '.').count();
    let rest = module[dots..].replace('.', "/");
    let mut bases = vec![folder.to_owned()];
    let mut base = folder;
    if dots > 0 {
        for _ in 1..dots {
            base = base.rsplit_once('/').map_or("", |(up, _)| up);
        }
        bases = vec![base.to_owned()];
    } else {
        // Beside the file, or below any folder above it: a source root is declared nowhere.
        while let Some((up, _)) = base.rsplit_once('/') {
            bases.push(up.to_owned());
            base = up;
        }
        bases.push(String::new());
        // What is built of sources is imported from beside their folder, too.
        let sources: Vec<String> = bases.iter().map(|base| within(base, SOURCES)).collect();
        bases.extend(more.chain(sources));
    }
    let stems = bases.iter().map(|base| within(base, &rest).trim_end_matches('/').to_owned());
    stems.flat_map(|stem| endings.iter().map(move |ending| format!("{stem}{ending}"))).collect()
}

/// The folder of a package in which its modules may lie.
const SOURCES: &str = "src";

/// The applications in whose packages a parsed module lies, by the first part of its dotted name.
pub(super) fn tops(files: &[Code], packages: &[Vec<Arc<Package>>]) -> HashMap<String, BTreeSet<usize>> {
    let folders: HashMap<&str, usize> = packages.iter().flatten().map(|package| (package.folder.as_str(), package.application)).collect();
    let mut tops: HashMap<String, BTreeSet<usize>> = HashMap::default();
    for code in files.iter().filter(|code| LANGUAGES[code.language].modules == Modules::Dotted) {
        let path = code.source.path.as_str();
        let starts = std::iter::once(0).chain(path.match_indices('/').map(|(at, _)| at + 1));
        for start in starts {
            let base = path[..start].trim_end_matches('/');
            let name = path[start..].split(['/', '.']).next().unwrap_or_default();
            let package = base.strip_suffix(SOURCES).filter(|above| above.is_empty() || above.ends_with('/')).map(|above| above.trim_end_matches('/'));
            for application in [Some(base), package].into_iter().flatten().filter_map(|folder| folders.get(folder)) {
                tops.entry(name.to_owned()).or_default().insert(*application);
            }
        }
    }
    tops
}

/// Statements of a file that add folders in which modules lie, and texts of one.
const MOST_ROOT_STATEMENTS: usize = 16;
const MOST_TEXTS: usize = 8;

/// The folders in which the text of a file has modules looked for beside the usual ones, where a statement writes their names out. Which folder above the file
/// such a name begins at is told by an expression, and by what lies there: all of them are given.
pub(super) fn added_roots(words: &Words, path: &str, text: &str) -> Vec<String> {
    let mut roots = BTreeSet::new();
    let calls = words.adds_roots.iter().flat_map(|call| memchr::memmem::find_iter(text.as_bytes(), *call).take(MOST_ROOT_STATEMENTS).map(|at| at + call.len()));
    for at in calls.take(MOST_ROOT_STATEMENTS) {
        let line = text[at..].lines().next().unwrap_or_default();
        let quoted = line.split(['"', '\'']).skip(1).step_by(2).filter(|part| !part.is_empty() && part.len() <= LONGEST_MODULE && !part.contains([' ', ':'])).take(MOST_TEXTS);
        let parts: Vec<&str> = quoted.map(|part| part.trim_start_matches('/')).collect();
        let named = parts.join("/");
        if named.is_empty() || named.split('/').all(|part| part.chars().all(|c| c == '.')) {
            continue;
        }
        let mut base = folder(path);
        for _ in 0..DEEPEST_FOLDER {
            roots.extend(join(base, &named));
            let Some((up, _)) = base.rsplit_once('/') else { break };
            base = up;
        }
        roots.extend(join("", named.trim_start_matches("../")));
    }
    roots.into_iter().collect()
}

/// Statements that name modules beyond which a file is not looked through, and folders above one in which its modules may lie.
const MOST_STATEMENTS: usize = 400;
const DEEPEST_FOLDER: usize = 24;
/// Characters of a module's name.
const LONGEST_MODULE: usize = 200;

/// Those of the packages at some paths that lie right in a folder for which `is_source` holds, or in the one for sources in it, by their names, and none of two with the same name.
#[must_use]
pub fn installed_packages<'p>(packages: impl Iterator<Item = &'p str>, is_source: &dyn Fn(&str) -> bool) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, Option<String>> = BTreeMap::new();
    for package in packages {
        let Some((base, name)) = package.rsplit_once('/') else { continue };
        if is_source(base.strip_suffix("/src").unwrap_or(base)) {
            found.entry(name.to_owned()).and_modify(|known| *known = None).or_insert_with(|| Some(base.to_owned()));
        }
    }
    found.into_iter().filter_map(|(name, base)| Some((name, base?))).collect()
}

impl Program {
    /// The files that the text of a file that was not parsed names by their path, or by a name that settings give to it: in quotes, and not in an import of types alone.
    #[must_use]
    pub fn files_named(&self, language: usize, path: &str, text: &str, exists: &dyn Fn(&str) -> bool) -> BTreeSet<String> {
        let words = LANGUAGES[language].words;
        let folder = folder(path);
        let mut found = BTreeSet::new();
        for (at, quote) in text.match_indices(['"', '\'']) {
            let rest = &text[at + quote.len()..];
            let Some(module) = rest.get(..rest.find(quote).unwrap_or(0)).filter(|module| module.len() <= LONGEST_MODULE) else { continue };
            if !module.contains('/') && (module.contains([' ', '=', '<', ':']) || !self.aliases.declares(folder, module)) {
                continue;
            }
            let bases: Vec<String> = if module.starts_with('.') { join(folder, module).into_iter().collect() } else { self.aliases.of(folder, module).collect() };
            let file = bases.iter().flat_map(|base| suffixed(base, words)).find(|path| exists(path));
            found.extend(file.filter(|_| !names_types_alone(words, text, at)));
        }
        found
    }
}

/// The files of a repository that the text of a file imports by dotted names; `own` gives the folder from which a package of the repository is installed.
#[must_use]
pub fn imported_files(language: usize, path: &str, text: &str, own: &dyn Fn(&str) -> Option<String>, exists: &dyn Fn(&str) -> bool) -> BTreeSet<String> {
    let words = LANGUAGES[language].words;
    let folder = folder(path);
    if LANGUAGES[language].modules != Modules::Dotted || folder.matches('/').count() > DEEPEST_FOLDER {
        return BTreeSet::new();
    }
    let roots = added_roots(words, path, text);
    let installed = |module: &str| module.split('.').next().and_then(own);
    let find = |module: &str| dotted(folder, module, roots.iter().cloned().chain(installed(module)), words.module_files).into_iter().find(|path| exists(path));
    let mut found = BTreeSet::new();
    for rest in statements(words, text) {
        let between = words.module_statements.iter().find_map(|word| rest.split_once(&format!(" {word} ")));
        let name = |part: &str| part.trim_matches([' ', '(', ')', '\\']).split(' ').next().unwrap_or("").to_owned();
        match between {
            Some((module, names)) => {
                let module = module.trim();
                // A name may be a module below the one that it is taken from.
                let below = |one: &str| find(&format!("{module}{}{}", if module.ends_with('.') { "" } else { "." }, name(one)));
                found.extend(names.split(',').take(MOST_STATEMENTS).filter_map(below));
                found.extend(find(module));
            }
            None => found.extend(rest.split(',').take(MOST_STATEMENTS).filter_map(|one| find(&name(one)))),
        }
    }
    found
}

/// What follows the words that bring in modules, where they begin a line.
fn statements<'t>(words: &Words, text: &'t str) -> Vec<&'t str> {
    let begins = |at: usize| text[..at].trim_end_matches([' ', '\t', '\x0C']).chars().next_back().is_none_or(|before| before == '\n');
    let of_word = |word: &'static str| memchr::memmem::find_iter(text.as_bytes(), word).filter(move |at| begins(*at)).take(MOST_STATEMENTS).map(move |at| at + word.len());
    let mut starts: Vec<usize> = words.module_statements.iter().copied().flat_map(of_word).collect();
    starts.sort_unstable();
    let rest = |start: usize| text[start..].lines().next().and_then(|line| line.strip_prefix(' '));
    starts.into_iter().filter_map(rest).take(MOST_STATEMENTS).collect()
}

/// A path with what may follow it to make it a file. TypeScript names the emitted file: `./auth.js` may be `auth.ts`.
fn suffixed(base: &str, words: &Words) -> Vec<String> {
    let stem = words.emitted.and_then(|end| base.strip_suffix(end));
    [base].into_iter().chain(stem).flat_map(|base| words.module_files.iter().map(move |ending| format!("{base}{ending}"))).collect()
}

/// What an alias of a source root begins with: `@/auth`, `~/auth`, `#auth/client`.
const ALIAS_MARKS: [char; 4] = ['@', '~', '#', '$'];
/// Folders above a file in which a source root is looked for.
const MOST_ROOTS: usize = 12;

/// Paths that a module named from a source root may mean, the nearest root first.
fn aliased(folder: &str, module: &str, endings: &[&str]) -> Vec<String> {
    let whole = module.trim_start_matches(ALIAS_MARKS).trim_start_matches('/');
    let behind = module.split_once('/').map_or("", |(_, rest)| rest);
    let mut roots = vec![folder];
    while let Some((up, _)) = roots.last().and_then(|root| root.rsplit_once('/')) {
        roots.push(up);
    }
    roots.push("");
    let mut names = vec![whole];
    names.extend(Some(behind).filter(|behind| *behind != whole && module.starts_with(ALIAS_MARKS)));
    let below = |root: &str, name: &str| if root.is_empty() { name.to_owned() } else { format!("{root}/{name}") };
    let bases = roots.into_iter().take(MOST_ROOTS).flat_map(|root| names.iter().flat_map(move |name| [below(root, &format!("src/{name}")), below(root, name)]).collect::<Vec<_>>());
    bases.flat_map(|base| endings.iter().map(move |ending| format!("{base}{ending}"))).collect()
}

/// Characters before a package's name within which the statement that names it begins.
const LONGEST_STATEMENT: usize = 4_000;

/// Whether the text of a file of a language that was not parsed imports a package: its name stands in quotes behind what names modules, in no comment, and not in
/// an import of types alone.
#[must_use]
pub fn brings(language: usize, text: &str, package: &str) -> bool {
    let words = LANGUAGES[language].words;
    text.match_indices(package).any(|(at, _)| {
        let before = text[..at].strip_suffix(['"', '\'']).filter(|_| text[at + package.len()..].starts_with(['"', '\'', '/']));
        let is_named = |before: &str| words.module_marks.iter().any(|mark| before.trim_end().ends_with(mark));
        before.is_some_and(|before| is_named(before) && !is_commented(words, before)) && !names_types_alone(words, text, at)
    })
}

/// Whether a place lies in a comment, by the text before it: behind a mark on its line, or in a block that was not closed. What stands right behind a letter or a
/// quote is part of an address or a pattern of paths.
fn is_commented(words: &Words, before: &str) -> bool {
    let Some((line, (open, close))) = words.comments else { return false };
    let begins = |text: &str| text.chars().next_back().is_none_or(|c| c.is_whitespace() || "(){}[];,".contains(c));
    let last_line = before.rsplit('\n').next().unwrap_or(before);
    let on_line = last_line.match_indices(line).any(|(at, _)| begins(&last_line[..at]));
    on_line || before.rmatch_indices(open).find(|(at, _)| begins(&before[..*at])).is_some_and(|(at, _)| !before[at..].contains(close))
}

/// Whether the statement that names a module before a place of a text brings in types alone.
fn names_types_alone(words: &Words, text: &str, at: usize) -> bool {
    let near = (at.saturating_sub(LONGEST_STATEMENT)..=at).find(|start| text.is_char_boundary(*start)).map_or("", |start| &text[start..at]);
    let statement = words.module_statements.iter().filter_map(|word| near.rfind(word).map(|start| start + word.len())).max();
    statement.is_some_and(|start| words.types_alone.is_some_and(|word| near[start..].trim_start().starts_with(word)))
}
