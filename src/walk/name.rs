//! Files whose names say that nobody wrote them.

use super::SkipReason;

const LOCK_FILES: [&str; 13] = [
    "bun.lock",
    "npm-shrinkwrap.json",
    "package-lock.json",
    "packages.lock.json",
    "paket.lock",
    "pdm.lock",
    "Pipfile.lock",
    "pnpm-lock.yaml",
    "poetry.lock",
    "project.assets.json",
    "project.lock.json",
    "uv.lock",
    "yarn.lock",
];

/// A list of resolved packages. What stands in it proves nothing: most of it is wanted by other packages.
pub(super) fn lock_file(name: &str) -> Option<SkipReason> {
    LOCK_FILES.contains(&name).then_some(SkipReason::Lockfile)
}

/// Folders that builds write to, and that a person may write to as well.
const OUTPUT: [&str; 4] = ["dist", "build", "out", "_next"];
/// Characters of a hash that a bundler puts behind the name of a file.
const HASH: std::ops::RangeInclusive<usize> = 8..=32;

/// Whether a script in a folder of output bears a hash of its contents: `main-RGWWGHHV.js`, `chunk.3f2a9c1b.js`.
fn is_bundled(name: &str, path: &str) -> bool {
    let Some(stem) = [".js", ".mjs", ".cjs"].iter().find_map(|end| name.strip_suffix(end)) else { return false };
    let stem = stem.strip_suffix(".chunk").or_else(|| stem.strip_suffix(".bundle")).unwrap_or(stem);
    let hash = stem.rsplit(['-', '.']).next().filter(|hash| hash.len() < stem.len() && HASH.contains(&hash.len())).unwrap_or("");
    let has = |of: fn(&char) -> bool| hash.chars().any(|c| of(&c));
    let is_hex = hash.chars().all(|c| c.is_ascii_digit() || matches!(c, 'a'..='f')) && has(char::is_ascii_digit) && has(char::is_ascii_lowercase);
    let is_upper = hash.len() == 8 && hash.chars().all(|c| c.is_ascii_uppercase() || matches!(c, '2'..='7'));
    (is_hex || is_upper) && path.split('/').rev().skip(1).any(|folder| OUTPUT.contains(&folder))
}

/// Why a source file is left out by its name and path, if it is.
pub(super) fn reason(name: &str, path: &str) -> Option<SkipReason> {
    if is_bundled(name, path) {
        return Some(SkipReason::Generated);
    }
    let name = name.to_ascii_lowercase();
    let generated = [".g.cs", ".g.i.cs", ".designer.cs", ".designer.vb", ".map"];
    if generated.iter().any(|end| name.ends_with(end)) || name.contains(".generated.") {
        return Some(SkipReason::Generated);
    }
    let minified = [".min.js", ".min.mjs", ".min.cjs", ".min.css"];
    minified.iter().any(|end| name.ends_with(end)).then_some(SkipReason::Minified)
}
