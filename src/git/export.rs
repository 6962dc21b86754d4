//! Writes the tree of a commit to a folder, within bounds and never outside of it.

use super::{GitError, Repository, command, run, started, succeed};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Files of one tree at most.
const MOST_FILES: usize = 1_000_000;
/// Bytes that are written at most.
const MOST_BYTES: u64 = 4 << 30;
/// Folders below each other at most: deeper than a walk goes.
const MOST_DEPTH: usize = 1_000;

/// What of a tree is wanted.
pub struct Plan<'p> {
    /// Folders or files, relative to the repository's root; an empty name is the root.
    pub below: &'p [String],
    /// Of which files the content is wanted; of the others the name is enough.
    pub content: &'p dyn Fn(&str) -> bool,
    /// Bytes of a file beyond which it is cut off.
    pub limit: u64,
}

/// What was written.
#[derive(Debug, Default)]
pub struct Exported {
    /// The files, relative to the repository's root.
    pub paths: BTreeSet<String>,
    /// Folders that are repositories of their own.
    pub submodules: Vec<String>,
}

struct Blob {
    path: String,
    id: String,
}

impl Repository {
    /// Writes the files of a commit below `into`, an empty folder. Links are left out: a scan follows none.
    ///
    /// # Errors
    /// Git fails, an object is missing, the tree is too large, or nothing can be written.
    pub fn export(&self, commit: &str, into: &Path, plan: &Plan<'_>) -> Result<Exported, GitError> {
        let listing = succeed("ls-tree", run(&self.top, &["ls-tree", "-r", "-z", "--full-tree", commit])?)?;
        let mut exported = Exported::default();
        let mut blobs = Vec::new();
        let mut folders = BTreeSet::new();
        // Ignore files count inside a repository only.
        fs::create_dir_all(into.join(".git"))?;
        for entry in listing.stdout.split(|byte| *byte == 0).filter(|entry| !entry.is_empty()) {
            let Some((mode, id, path)) = parsed(entry) else { continue };
            let Some(target) = target(into, &path) else { continue };
            if mode == "160000" {
                exported.submodules.push(path);
                continue;
            }
            let ignores = path.rsplit('/').next() == Some(".gitignore");
            if !mode.starts_with("100") || !(ignores || is_below(&path, plan.below)) {
                continue;
            }
            if exported.paths.len() >= MOST_FILES {
                return Err(GitError::TooLarge(commit.to_owned()));
            }
            if let Some(folder) = target.parent().filter(|folder| !folders.contains(*folder)) {
                fs::create_dir_all(folder)?;
                folders.insert(folder.to_path_buf());
            }
            // Two names may be one on this system: the first stays.
            if File::create_new(&target).is_err() {
                continue;
            }
            if ignores || (plan.content)(&path) {
                blobs.push(Blob { path: path.clone(), id });
            }
            exported.paths.insert(path);
        }
        self.fill(commit, into, &blobs, plan.limit)?;
        Ok(exported)
    }

    fn fill(&self, commit: &str, into: &Path, blobs: &[Blob], limit: u64) -> Result<(), GitError> {
        let arguments = ["cat-file", "--batch"];
        let mut process = command(&self.top, &arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(|error| started(&arguments, &error))?;
        let (Some(mut input), Some(output)) = (process.stdin.take(), process.stdout.take()) else { return Err(GitError::Missing) };
        let mut output = BufReader::new(output);
        let mut room = MOST_BYTES;
        let mut result = Ok(());
        for blob in blobs {
            result = one(&mut input, &mut output, blob, commit, into, limit, &mut room);
            if result.is_err() {
                break;
            }
        }
        drop(input);
        // What is left unread must not keep it alive.
        let _ = process.kill();
        let _ = process.wait();
        result
    }
}

fn one(input: &mut impl Write, output: &mut impl BufRead, blob: &Blob, commit: &str, into: &Path, limit: u64, room: &mut u64) -> Result<(), GitError> {
    writeln!(input, "{}", blob.id)?;
    input.flush()?;
    let mut header = String::new();
    output.read_line(&mut header)?;
    let mut words = header.split_whitespace();
    let (_, kind, size) = (words.next(), words.next(), words.next().and_then(|size| size.parse::<u64>().ok()));
    let (Some("blob"), Some(size)) = (kind, size) else { return Err(GitError::Partial(commit.to_owned())) };
    let kept = size.min(limit.saturating_add(1));
    *room = room.checked_sub(kept).ok_or_else(|| GitError::TooLarge(commit.to_owned()))?;
    let Some(path) = target(into, &blob.path) else { return Ok(()) };
    let mut file = File::create(path)?;
    io::copy(&mut output.by_ref().take(kept), &mut file)?;
    // The rest, and the line end behind it.
    io::copy(&mut output.by_ref().take(size - kept + 1), &mut io::sink())?;
    Ok(())
}

/// `mode type id TAB path`.
fn parsed(entry: &[u8]) -> Option<(String, String, String)> {
    let entry = std::str::from_utf8(entry).ok()?;
    let (head, path) = entry.split_once('\t')?;
    let mut words = head.split_whitespace();
    let (mode, _, id) = (words.next()?, words.next()?, words.next()?);
    Some((mode.to_owned(), id.to_owned(), path.to_owned()))
}

fn is_below(path: &str, below: &[String]) -> bool {
    below.iter().any(|folder| folder.is_empty() || path == folder || path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('/')))
}

/// Where a path of a tree goes; `None` for one that would leave the folder or mean something else on this system: trees can be made by hand.
fn target(into: &Path, path: &str) -> Option<PathBuf> {
    let bad =
        |part: &str| part.is_empty() || part == "." || part == ".." || part.eq_ignore_ascii_case(".git") || part.contains('\0') || (cfg!(windows) && part.contains(['\\', ':']));
    if path.split('/').count() > MOST_DEPTH || path.split('/').any(bad) {
        return None;
    }
    Some(path.split('/').fold(into.to_path_buf(), |target, part| target.join(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leaves_the_folder() {
        let into = Path::new("/x");
        assert_eq!(target(into, "a/b.cs"), Some(PathBuf::from("/x/a/b.cs")));
        for path in ["../a", "a/../../b", "/etc/passwd", "a//b", ".git/config", "a/.GIT/hooks/x", "."] {
            assert_eq!(target(into, path), None, "{path}");
        }
    }

    #[test]
    fn folders_and_files_are_picked() {
        let below = ["services/pay".to_owned(), "a.py".to_owned()];
        assert!(is_below("services/pay/x.cs", &below) && is_below("a.py", &below));
        assert!(!is_below("services/payroll/x.cs", &below) && !is_below("b/a.py", &below));
        assert!(is_below("anything", &[String::new()]));
    }
}
