//! One requirement of Python: `name[extra] >=1.0 ; marker`, `name @ url`, or a path.

use super::{Dependency, Manifest, path};

/// Groups of packages that no deployed program has.
const DEVELOPMENT: [&str; 14] = ["dev", "develop", "development", "test", "tests", "testing", "lint", "linting", "doc", "docs", "typing", "types", "ci", "build"];

/// A name as `PyPI` compares it: lower case, runs of `-`, `_` and `.` as one `-` (PEP 503).
pub(super) fn normalised(name: &str) -> String {
    let mut normal = String::new();
    for letter in name.chars() {
        match letter {
            '-' | '_' | '.' if normal.ends_with('-') => {}
            '-' | '_' | '.' => normal.push('-'),
            letter => normal.extend(letter.to_lowercase()),
        }
    }
    normal
}

/// Whether a group of optional packages, or a file named after one, is only for developing.
pub(super) fn is_development(group: &str) -> bool {
    group.split(['-', '_', '.']).any(|word| DEVELOPMENT.contains(&word.to_ascii_lowercase().as_str()))
}

/// Adds a requirement to a manifest: a package, a reference to a folder of the repository, or both.
pub(super) fn add(manifest: &mut Manifest, text: &str, file: &str, line: u32, development: bool) {
    let text = text.trim();
    if let Some(local) = local_path(text) {
        manifest.project_references.extend(path::join(path::folder(file), local));
        return;
    }
    if text.contains("://") && !text.contains('@') || text.starts_with("git+") {
        let name = text.split("#egg=").nth(1).map(|egg| egg.split(['&', '[']).next().unwrap_or(egg));
        push(manifest, name.unwrap_or_default(), None, file, line, development);
        return;
    }
    let end = text.find(|letter: char| !letter.is_ascii_alphanumeric() && !"._-".contains(letter)).unwrap_or(text.len());
    let (name, mut rest) = text.split_at(end);
    rest = rest.trim_start();
    if let Some(extras) = rest.strip_prefix('[') {
        rest = extras.split_once(']').map_or("", |(_, rest)| rest).trim_start();
    }
    if let Some(url) = rest.strip_prefix('@') {
        manifest.project_references.extend(local_path(url.trim()).and_then(|local| path::join(path::folder(file), local)));
        push(manifest, name, None, file, line, development);
        return;
    }
    let version = rest.split([';', '#']).next().unwrap_or_default().trim_matches(['(', ')', ' ']).to_string();
    push(manifest, name, Some(version).filter(|version| !version.is_empty()), file, line, development);
}

/// Adds a package whose parts are known.
pub(super) fn push(manifest: &mut Manifest, name: &str, version: Option<String>, file: &str, line: u32, development: bool) {
    let starts = name.chars().next().is_some_and(|letter| letter.is_ascii_alphanumeric());
    if starts && name.len() <= 200 {
        manifest.dependencies.push(Dependency { name: name.to_string(), version, path: file.to_string(), line, development, optional: false });
    }
}

/// The relative path in `./lib`, `../lib`, `.`, `file:../lib` and `file://${PROJECT_ROOT}/../lib`.
fn local_path(text: &str) -> Option<&str> {
    let text = text.split([';', ' ']).next().unwrap_or(text);
    if let Some(path) = text.strip_prefix("file:") {
        let path = path.strip_prefix("//").unwrap_or(path);
        return Some(path.strip_prefix("${PROJECT_ROOT}/").unwrap_or(path));
    }
    let text = text.split('[').next().unwrap_or(text);
    (text == "." || text.starts_with("./") || text.starts_with("../")).then_some(text)
}
