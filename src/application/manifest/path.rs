//! Paths inside the root: relative, with forward slashes, `.` for the root itself.

use crate::source;

/// What a path begins with that is seen from the root: no file holds the character.
pub const ROOT: &str = "\0/";
/// The folder of the file that a property stands in, and that of the solution, which a project does not tell.
pub const THIS_FOLDER: &str = "$(MSBuildThisFileDirectory)";
pub const SOLUTION_FOLDER: &str = "$(SolutionDir)";

/// The folder of a file or folder: `a/b` of `a/b/c.cs`, `.` of `c.cs`.
#[must_use]
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or(".", |(folder, _)| folder)
}

/// `relative` seen from `folder`, without `.` and `..`. Backslashes count as slashes.
///
/// `None` where it is absolute, leaves the root, or holds a property that is not known here.
#[must_use]
pub fn join(folder: &str, relative: &str) -> Option<String> {
    let mut relative = relative.trim().replace('\\', "/");
    let folder = if relative.starts_with(ROOT) { "." } else { folder };
    relative = relative.trim_start_matches(ROOT).to_string();
    for here in [THIS_FOLDER, "$(MSBuildProjectDirectory)", "$(ProjectDir)"] {
        if let Some(rest) = relative.strip_prefix(here) {
            relative = rest.trim_start_matches('/').to_string();
        }
    }
    let absolute = relative.starts_with('/') || relative.as_bytes().get(1) == Some(&b':');
    if relative.is_empty() || absolute || relative.contains("$(") || relative.contains("://") {
        return None;
    }
    source::join(folder, &relative).map(|path| if path.is_empty() { ".".to_string() } else { path })
}

/// Whether `path` is `folder` or lies in it.
#[must_use]
pub fn is_in(path: &str, folder: &str) -> bool {
    folder == "." || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// `folder` and the folders above it up to the root, nearest first.
pub fn upward(folder: &str) -> impl Iterator<Item = &str> {
    let mut next = Some(folder);
    std::iter::from_fn(move || {
        let current = next?;
        next = if current == "." { None } else { Some(self::folder(current)) };
        Some(current)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_never_leave_the_root() {
        assert_eq!(join("a/b", r"..\Lib\Lib.csproj").as_deref(), Some("a/Lib/Lib.csproj"));
        assert_eq!(join(".", "./x//y/").as_deref(), Some("x/y"));
        assert_eq!(join("a", "..").as_deref(), Some("."));
        assert_eq!(join("a", "../../x"), None);
        assert_eq!(join("a", "/etc/passwd"), None);
        assert_eq!(join("a", r"C:\x"), None);
        assert_eq!(join("a", "$(Root)/x"), None);
        assert_eq!(join("a", r"$(MSBuildThisFileDirectory)..\x.cs").as_deref(), Some("x.cs"));
    }

    #[test]
    fn the_way_up_ends_at_the_root() {
        assert_eq!(upward("a/b").collect::<Vec<_>>(), ["a/b", "a", "."]);
        assert_eq!(upward(".").collect::<Vec<_>>(), ["."]);
        assert!(is_in("a/b", "a") && is_in("a", "a") && is_in("x", ".") && !is_in("ab", "a"));
    }
}
