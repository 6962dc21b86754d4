//! A pattern of paths, as in `.gitignore`, of a configuration that may lie above the scanned root.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// A pattern that is relative to the folder of the configuration.
#[derive(Debug, Clone)]
pub struct Pattern {
    matcher: Gitignore,
    /// The scanned root, relative to the folder of the configuration; empty where they are the same.
    below: String,
}

impl Pattern {
    /// Reads a pattern; the error says what is wrong with it.
    pub fn new(pattern: &str, below: &str) -> Result<Self, String> {
        let mut builder = GitignoreBuilder::new("");
        builder.allow_unclosed_class(false);
        builder.add_line(None, pattern).map_err(|error| error.to_string())?;
        let matcher = builder.build().map_err(|error| error.to_string())?;
        if matcher.num_ignores() == 1 { Ok(Self { matcher, below: below.to_owned() }) } else { Err("it names no path".to_owned()) }
    }

    /// Whether it means a file, given relative to the scanned root.
    #[must_use]
    pub fn matches(&self, path: &str) -> bool {
        let path = if self.below.is_empty() { path.to_owned() } else { format!("{}/{path}", self.below) };
        // A path that starts at a root of the file system is no path of a report, and the matcher refuses it.
        !path.starts_with('/') && self.matcher.matched_path_or_any_parents(&path, false).is_ignore()
    }
}
