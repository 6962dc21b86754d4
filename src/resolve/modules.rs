//! Which file of the scan an import names.

use super::Program;
use crate::language::{LANGUAGES, Modules};
use crate::source::join;

/// What may follow a relative path to make it a file.
const SUFFIXES: &[&str] = &["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".json", "/index.ts", "/index.tsx", "/index.js", "/index.jsx"];

impl Program {
    /// The parsed file that `module` means when it is imported by file `from`.
    #[must_use]
    pub fn module(&self, from: usize, module: &str) -> Option<usize> {
        self.module_paths(from, module).iter().find_map(|path| self.file(path))
    }

    /// Paths that `module` may mean when it is imported by file `from`, the likeliest first.
    #[must_use]
    pub fn module_paths(&self, from: usize, module: &str) -> Vec<String> {
        let path = &self.files[from].source.path;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        match LANGUAGES[self.files[from].language].modules {
            Modules::Paths => {
                if self.is_aliased(module) {
                    return aliased(folder, module);
                }
                let Some(base) = module.starts_with('.').then(|| join(folder, module)).flatten() else { return Vec::new() };
                // TypeScript names the emitted file: `./auth.js` may be `auth.ts`.
                let stem = base.strip_suffix(".js").unwrap_or(&base).to_owned();
                let mut out: Vec<String> = SUFFIXES.iter().map(|suffix| format!("{base}{suffix}")).collect();
                if stem != base {
                    out.extend(SUFFIXES.iter().map(|suffix| format!("{stem}{suffix}")));
                }
                out
            }
            Modules::Dotted => {
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
                }
                bases
                    .iter()
                    .flat_map(|base| {
                        let stem = if base.is_empty() { rest.clone() } else { format!("{base}/{rest}") };
                        let stem = stem.trim_end_matches('/').to_owned();
                        [format!("{stem}.py"), format!("{stem}/__init__.py")]
                    })
                    .collect()
            }
            Modules::Namespaces | Modules::None => Vec::new(),
        }
    }

    /// Whether a module is named from a source root or by an alias of one, as `baseUrl` and `paths` of `tsconfig.json` and bundlers' settings allow:
    /// its first part is a mark alone, or a folder of the repository.
    fn is_aliased(&self, module: &str) -> bool {
        let Some((first, _)) = module.split_once('/') else { return false };
        let first = first.trim_start_matches(ALIAS_MARKS);
        !module.starts_with(['.', '/']) && !module.contains(':') && (first.is_empty() || self.folders.contains(first))
    }

    /// Whether a file of an application imports a package, more than its types.
    #[must_use]
    pub fn imports(&self, application: usize, package: &str) -> bool {
        let of_package = |module: &str| module.strip_prefix(package).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        self.tables.iter().zip(&self.owners).any(|(table, owner)| *owner == application && table.imports.iter().any(|(module, _)| of_package(module)))
    }

    /// A module that can only be a file of the repository, whether or not it was read.
    #[must_use]
    pub fn is_local_module(&self, from: usize, module: &str) -> bool {
        match LANGUAGES[self.files[from].language].modules {
            Modules::Paths => module.starts_with('.') || self.is_aliased(module),
            Modules::Dotted => module.starts_with('.') || self.module(from, module).is_some(),
            Modules::Namespaces | Modules::None => false,
        }
    }
}

/// What an alias of a source root begins with: `@/auth`, `~/auth`, `#auth/client`.
const ALIAS_MARKS: [char; 4] = ['@', '~', '#', '$'];
/// Folders above a file in which a source root is looked for.
const MOST_ROOTS: usize = 12;

/// Paths that a module named from a source root may mean, the nearest root first.
fn aliased(folder: &str, module: &str) -> Vec<String> {
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
    bases.flat_map(|base| SUFFIXES.iter().map(move |suffix| format!("{base}{suffix}"))).collect()
}

/// Whether the text of a file that was not parsed imports a package: its name stands in quotes, and not behind an import of types alone.
#[must_use]
pub fn brings(text: &str, package: &str) -> bool {
    text.match_indices(package).any(|(at, _)| {
        let quoted = text[..at].ends_with(['"', '\'']) && text[at + package.len()..].starts_with(['"', '\'', '/']);
        let statement = ["import", "export"].iter().filter_map(|word| text[..at].rfind(word).map(|start| start + word.len())).max();
        quoted && !statement.is_some_and(|start| text[start..at].trim_start().starts_with("type "))
    })
}
