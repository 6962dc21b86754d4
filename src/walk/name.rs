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

/// Why a source file is left out by its name, if it is.
pub(super) fn reason(name: &str) -> Option<SkipReason> {
    let name = name.to_ascii_lowercase();
    let generated = [".g.cs", ".g.i.cs", ".designer.cs", ".designer.vb", ".map"];
    if generated.iter().any(|end| name.ends_with(end)) || name.contains(".generated.") {
        return Some(SkipReason::Generated);
    }
    let minified = [".min.js", ".min.mjs", ".min.cjs", ".min.css"];
    minified.iter().any(|end| name.ends_with(end)).then_some(SkipReason::Minified)
}
