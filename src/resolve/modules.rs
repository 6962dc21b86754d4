//! Which file of the scan an import names.

use super::Program;
use crate::language::{LANGUAGES, Modules};

/// What may follow a relative path to make it a file.
const SUFFIXES: &[&str] = &["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".json", "/index.ts", "/index.tsx", "/index.js", "/index.jsx"];

impl Program {
    /// The parsed file that `module` means when it is imported by file `from`.
    #[must_use]
    pub fn module(&self, from: usize, module: &str) -> Option<usize> {
        let path = &self.files[from].source.path;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        match LANGUAGES[self.files[from].language].modules {
            Modules::Paths => {
                if !module.starts_with('.') {
                    return None;
                }
                let base = join(folder, module)?;
                // TypeScript names the emitted file: `./auth.js` may be `auth.ts`.
                let stem = base.strip_suffix(".js").unwrap_or(&base);
                SUFFIXES.iter().find_map(|suffix| self.file(&format!("{base}{suffix}"))).or_else(|| SUFFIXES.iter().find_map(|suffix| self.file(&format!("{stem}{suffix}"))))
            }
            Modules::Dotted => {
                let dots = module.chars().take_while(|c| *c == '.').count();
                let rest = module[dots..].replace('.', "/");
                let candidates: Vec<String> = if dots > 0 {
                    let mut base = folder.to_owned();
                    for _ in 1..dots {
                        base = base.rsplit_once('/').map_or(String::new(), |(up, _)| up.to_owned());
                    }
                    vec![base]
                } else {
                    // Beside the file, or below any folder above it (a source root is not declared anywhere).
                    let mut all = vec![folder.to_owned()];
                    let mut base = folder;
                    while let Some((up, _)) = base.rsplit_once('/') {
                        all.push(up.to_owned());
                        base = up;
                    }
                    all.push(String::new());
                    all
                };
                candidates.iter().find_map(|base| {
                    let stem = if base.is_empty() { rest.clone() } else { format!("{base}/{rest}") };
                    let stem = stem.trim_end_matches('/');
                    self.file(&format!("{stem}.py")).or_else(|| self.file(&format!("{stem}/__init__.py")))
                })
            }
            Modules::Namespaces | Modules::None => None,
        }
    }

    /// A module that can only be a file of the repository, whether or not it was read.
    #[must_use]
    pub fn is_local_module(&self, from: usize, module: &str) -> bool {
        match LANGUAGES[self.files[from].language].modules {
            Modules::Paths => module.starts_with('.') || module.starts_with("@/") || module.starts_with("~/") || module.starts_with("src/"),
            Modules::Dotted => module.starts_with('.') || self.module(from, module).is_some(),
            Modules::Namespaces | Modules::None => false,
        }
    }
}

/// A relative path joined to a folder, `None` where it leaves the root.
fn join(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}
