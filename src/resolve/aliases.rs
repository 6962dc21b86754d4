//! What settings of a compiler say that names of modules mean: `baseUrl` and `paths` of `tsconfig.json`.
//! <https://www.typescriptlang.org/tsconfig/#paths>

use crate::code::{Code, NodeId, Shape};
use crate::language::LANGUAGES;
use crate::source::join;
use std::collections::BTreeSet;

/// Entries of one file of settings that are read.
const MOST_ENTRIES: usize = 500;

/// One name, or pattern of names, and what it stands for.
#[derive(Debug)]
struct Alias {
    /// The folder whose code it holds for.
    folder: String,
    /// The name before the star, and behind it.
    start: String,
    end: Option<String>,
    /// Paths from the root, with the star where the name has it.
    targets: Vec<String>,
}

impl Alias {
    fn holds_in(&self, folder: &str) -> bool {
        self.folder.is_empty() || folder.strip_prefix(&self.folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// What a module has in the place of the star, if the name fits.
    fn star<'m>(&self, module: &'m str) -> Option<&'m str> {
        match &self.end {
            None => (module == self.start).then_some(""),
            Some(end) => module.strip_prefix(self.start.as_str())?.strip_suffix(end.as_str()),
        }
    }
}

/// All of a scan, those of the nearest folder last.
#[derive(Debug, Default)]
pub(super) struct Aliases {
    list: Vec<Alias>,
}

impl Aliases {
    /// Reads them off the settings among the files.
    pub(super) fn new(files: &[Code]) -> Self {
        let names: BTreeSet<&str> = LANGUAGES.iter().flat_map(|language| language.module_settings).copied().collect();
        let mut list = Vec::new();
        for code in files {
            let (folder, name) = code.source.path.rsplit_once('/').unwrap_or(("", &code.source.path));
            if names.contains(name) {
                read(code, folder, &mut list);
            }
        }
        list.sort_by(|a, b| (a.folder.len(), &a.folder, a.start.len()).cmp(&(b.folder.len(), &b.folder, b.start.len())));
        Self { list }
    }

    /// Paths without suffix that a module may mean in a folder, the nearest settings first.
    pub(super) fn of<'a>(&'a self, folder: &'a str, module: &'a str) -> impl Iterator<Item = String> + 'a {
        let near = self.list.iter().rev().filter(move |alias| alias.holds_in(folder));
        near.flat_map(move |alias| alias.star(module).into_iter().flat_map(|star| alias.targets.iter().map(move |target| target.replacen('*', star, 1))))
    }

    /// Whether a module's name is given a meaning of its own: more than a folder in which all names are looked for.
    pub(super) fn declares(&self, folder: &str, module: &str) -> bool {
        self.list.iter().any(|alias| !alias.start.is_empty() && alias.holds_in(folder) && alias.star(module).is_some())
    }
}

fn read(code: &Code, folder: &str, list: &mut Vec<Alias>) {
    let Some(options) = entry(code, first_record(code), "compilerOptions") else { return };
    let base = entry(code, Some(options), "baseUrl").and_then(|value| code.plain(value));
    let Some(root) = join(folder, base.as_deref().unwrap_or(".")) else { return };
    if let Some(paths) = entry(code, Some(options), "paths") {
        for item in code.children(paths).take(MOST_ENTRIES) {
            let (Some(name), Some(value)) = (code.key_of(item), code.value_of(item)) else { continue };
            let texts = code.descendants(value).filter(|node| code.node(*node).shape == Shape::Text);
            let targets: Vec<String> = texts.filter_map(|node| join(&root, &code.plain(node)?)).collect();
            let (start, end) = name.split_once('*').map_or((name.clone(), None), |(start, end)| (start.to_owned(), Some(end.to_owned())));
            list.push(Alias { folder: folder.to_owned(), start, end, targets });
        }
    }
    if base.is_some() {
        let below = if root.is_empty() { "*".to_owned() } else { format!("{root}/*") };
        list.push(Alias { folder: folder.to_owned(), start: String::new(), end: Some(String::new()), targets: vec![below] });
    }
}

fn first_record(code: &Code) -> Option<NodeId> {
    (0..).zip(&code.nodes).find(|(_, node)| node.shape == Shape::Record).map(|(id, _)| id)
}

fn entry(code: &Code, record: Option<NodeId>, key: &str) -> Option<NodeId> {
    code.children(record?).find(|item| code.key_of(*item).as_deref() == Some(key)).and_then(|item| code.value_of(item))
}
