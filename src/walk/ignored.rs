//! Whether what bears the name of an ignore file can be read as one: the library that heeds these files opens whatever is there.

use std::fs;
use std::path::Path;

const NAME: &str = ".gitignore";
/// Written ones have some thousand bytes.
const LARGEST: u64 = 1 << 20;

/// Why the ignore file of a folder below `root` must not be opened.
pub(super) fn unfit(folder: &Path, root: &Path) -> Option<&'static str> {
    let file = folder.join(NAME);
    let leads_out = fs::symlink_metadata(&file).ok()?.is_symlink() && fs::canonicalize(&file).is_ok_and(|target| !target.starts_with(root));
    if leads_out { Some("is a link out of the root") } else { unreadable(folder) }
}

/// The same of the folders above the root, where a person may have linked one.
pub(super) fn unreadable(folder: &Path) -> Option<&'static str> {
    let metadata = fs::metadata(folder.join(NAME)).ok()?;
    // git passes over a folder of that name, and so does the library.
    if metadata.is_dir() {
        None
    } else if !metadata.is_file() {
        Some("is no file")
    } else {
        (metadata.len() > LARGEST).then_some("is too large")
    }
}
