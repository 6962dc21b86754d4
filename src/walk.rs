//! Which files a scan reads, and what it leaves out and why.
//! Knows names, sizes and signs of machine-written text; never what the contents mean.
//!
//! Files are handed out in the threads of the walk as they are read, so that memory stays flat whatever the size of the tree.
//! What decides is the tree alone: `.gitignore` files inside the root and above it count, a person's own ignore files
//! (`core.excludesFile`, `.git/info/exclude`) do not, so that two machines answer alike.

mod folder;
mod ignored;
mod name;
mod text;
mod visit;

use crate::finding::Problem;
use ignore::WalkBuilder;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use thiserror::Error;
use visit::Threads;

/// Folders nested deeper than this are left out and reported.
pub const MAX_DEPTH: usize = 1_000;

/// How many times as large as code a file of settings may be.
const SETTINGS: u64 = 16;

/// Why a file or a folder was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SkipReason {
    /// A library of somebody else's, in a package folder or by its own header.
    Vendored,
    /// Squeezed by a bundler or a minifier.
    Minified,
    /// Written or built by a machine, which says so.
    Generated,
    /// A list of resolved packages.
    Lockfile,
    /// Larger than the limit.
    TooLarge,
    /// Holds zero bytes and no byte order mark.
    Binary,
    /// A symbolic link: none is followed.
    Symlink,
    /// A pipe, a socket or a device.
    Special,
    /// Could not be opened or read.
    Unreadable,
    /// Named by an exclude pattern.
    Excluded,
    /// Hidden by a leading dot.
    Hidden,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
}

impl SkipReason {
    /// The word used in every output, for example `too-large`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Vendored => "vendored",
            Self::Minified => "minified",
            Self::Generated => "generated",
            Self::Lockfile => "lock-file",
            Self::TooLarge => "too-large",
            Self::Binary => "binary",
            Self::Symlink => "symlink",
            Self::Special => "special",
            Self::Unreadable => "unreadable",
            Self::Excluded => "excluded",
            Self::Hidden => "hidden",
            Self::TooDeep => "too-deep",
        }
    }

    /// Whether what was left out could change an answer, so that its application may have to be `undetermined`.
    #[must_use]
    pub fn could_matter(self) -> bool {
        matches!(self, Self::TooLarge | Self::Unreadable | Self::TooDeep)
    }
}

/// What the caller wants of a file, told by its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interest {
    /// Only counted as seen.
    No,
    /// Handed out unless it is vendored, generated, minified or binary.
    Source,
    /// A source where its first line names a program of a language to run it, else only counted.
    Script,
    /// Like a source, and many times as large: data that mostly holds nothing of interest.
    Settings,
    /// Handed out whatever it looks like, if it is not too large.
    Manifest,
}

/// What a folder is to the caller, told by its path and by what lies in it and around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folder {
    /// It holds somebody else's code.
    Vendored,
    /// It holds what a build wrote.
    Generated,
    /// It holds settings, and is walked although its name begins with a dot.
    Settings,
}

/// Tells what folders are: it is handed the path of one, and may ask whether something lies at a path from there (`../*.csproj`, `Debug/`). The same of scripts, by their
/// paths in lower case and by what their header holds.
pub type Folders<'a> = dyn Fn(&str, &dyn Fn(&str) -> bool) -> Option<Folder> + Sync + 'a;

/// What to walk and what to leave out.
#[derive(Debug, Clone)]
pub struct WalkOptions {
    /// Patterns as in a `.gitignore` at the root, for example `legacy/**`.
    pub exclude: Vec<String>,
    /// Such patterns of a configuration whose folder is this root or lies above it.
    pub configured: Vec<String>,
    /// The root relative to that folder; empty where they are the same.
    pub below: String,
    /// Walk package folders and third-party library files too.
    pub include_vendored: bool,
    /// Ignore `.gitignore` files.
    pub no_ignore: bool,
    /// Walk names that start with a dot too. `.env` files are always walked, `.git` never.
    pub hidden: bool,
    /// Largest file in bytes.
    pub max_file_size: u64,
    /// Threads; 0 for as many as the machine has.
    pub threads: usize,
}

impl WalkOptions {
    /// Largest file of any kind, in bytes.
    #[must_use]
    pub fn largest(&self) -> u64 {
        self.max_file_size.saturating_mul(SETTINGS)
    }
}

impl Default for WalkOptions {
    fn default() -> Self {
        Self { exclude: Vec::new(), configured: Vec::new(), below: String::new(), include_vendored: false, no_ignore: false, hidden: false, max_file_size: 1_000_000, threads: 0 }
    }
}

/// A file that was read.
#[derive(Debug)]
pub struct WalkedFile<'a> {
    /// Relative to the root, with forward slashes.
    pub path: &'a str,
    /// What the caller asked for.
    pub interest: Interest,
    /// Its bytes, undecoded. The buffer is used again for the next file.
    pub bytes: &'a [u8],
}

/// A file or folder that was left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Relative to the root; `.` for the root itself.
    pub path: String,
    /// Why.
    pub reason: SkipReason,
    /// A whole folder, whose files were not seen.
    pub folder: bool,
}

/// What a walk came by, ordered by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Walked {
    /// Files seen, skipped ones included; those in skipped folders are not.
    pub files_seen: u64,
    /// Files handed out.
    pub files_read: u64,
    /// Bytes handed out.
    pub bytes: u64,
    /// What was left out although it is of interest, and links and special files.
    pub skipped: Vec<Skipped>,
    /// What could not be read and might matter.
    pub problems: Vec<Problem>,
}

impl Walked {
    /// Number of files and folders left out, by the word of the reason.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<String, u64> {
        let mut counts = BTreeMap::new();
        for skipped in &self.skipped {
            *counts.entry(skipped.reason.as_str().to_string()).or_default() += 1;
        }
        counts
    }
}

/// Why a walk could not start.
#[derive(Debug, Error)]
pub enum WalkError {
    /// Nothing is at this path (exit code 2).
    #[error("there is no file or folder `{}`", path.display())]
    Missing {
        /// The root as it was given.
        path: PathBuf,
    },
    /// It is there and cannot be read (exit code 3).
    #[error("`{}` cannot be read: {source}", path.display())]
    Unreadable {
        /// The root as it was given.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is neither a file nor a folder (exit code 2).
    #[error("`{}` is neither a file nor a folder", path.display())]
    Special {
        /// The root as it was given.
        path: PathBuf,
    },
    /// An exclude pattern is no pattern (exit code 2).
    #[error("the exclude pattern `{pattern}` is wrong: {message}")]
    Pattern {
        /// The pattern.
        pattern: String,
        /// What is wrong with it.
        message: String,
    },
}

/// Walks `root`, a folder or a single file, and calls `visit` with each file of interest from several threads; `folders` says which are not its own work.
///
/// The order of the calls is not fixed; the result is. A single file is read whatever its name says.
///
/// # Errors
/// The root is missing, unreadable or special, or an exclude pattern is wrong. Nothing below the root is an error:
/// it becomes an entry of [`Walked::problems`].
pub fn walk(
    root: &Path,
    options: &WalkOptions,
    interest: &(dyn Fn(&str) -> Interest + Sync),
    folders: &Folders<'_>,
    visit: &(dyn Fn(WalkedFile<'_>) + Sync),
) -> Result<Walked, WalkError> {
    let exclude = Exclude { named: exclude(&options.exclude)?, configured: exclude(&options.configured)?, below: &options.below };
    // A root that is a link is the one link that is followed: its name was given on purpose.
    let resolved = fs::canonicalize(root).map_err(|source| root_error(root, source))?;
    let metadata = fs::metadata(&resolved).map_err(|source| root_error(root, source))?;
    let collected = Mutex::new(Walked::default());
    let job = visit::Job { root: &resolved, options, exclude: &exclude, interest, folders, visit, collected: &collected };
    if metadata.is_dir() {
        fs::read_dir(&resolved).map_err(|source| root_error(root, source))?;
        let closed = Arc::new(Mutex::new(Vec::new()));
        builder(&resolved, options, &closed, &collected).build_parallel().visit(&mut Threads(&job));
        for folder in closed.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            job.closed(&folder);
        }
    } else if metadata.is_file() {
        fs::File::open(&resolved).map_err(|source| root_error(root, source))?;
        job.single_file();
    } else {
        return Err(WalkError::Special { path: root.to_path_buf() });
    }
    let mut walked = collected.into_inner().unwrap_or_else(PoisonError::into_inner);
    walked.skipped.sort_unstable();
    walked.problems.sort_unstable();
    Ok(walked)
}

/// Reads a file of an earlier walk again: what was a file may be a pipe by now, and have grown.
///
/// # Errors
/// It cannot be read, is no file any more, or is larger than `limit`.
pub fn read_again(file: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let metadata = fs::symlink_metadata(file)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is no file any more"));
    }
    // What is read may stay until the end of a scan, without room to grow; one more byte is asked for at its end.
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(limit)).unwrap_or(0) + 1);
    visit::fill(&mut bytes, file, limit)?;
    if bytes.len() as u64 > limit { Err(io::Error::other(format!("it is larger than {limit} bytes now"))) } else { Ok(bytes) }
}

/// What is left out by the patterns of the command line and of the configuration.
struct Exclude<'o> {
    named: Gitignore,
    configured: Gitignore,
    below: &'o str,
}

impl Exclude<'_> {
    fn matches(&self, path: &str, folder: bool) -> bool {
        let from_configuration = || if self.below.is_empty() { path.to_owned() } else { format!("{}/{path}", self.below) };
        self.named.matched(path, folder).is_ignore() || (self.configured.num_ignores() > 0 && self.configured.matched(from_configuration(), folder).is_ignore())
    }
}

/// The walk of the library. Folders whose ignore file it must not open are `closed` to it; where that is the root's, or one above, it heeds none.
fn builder(root: &Path, options: &WalkOptions, closed: &Closed, collected: &Mutex<Walked>) -> WalkBuilder {
    let unfit = ignored::unfit(root, root).or_else(|| root.ancestors().skip(1).find_map(ignored::unreadable));
    if let Some(reason) = unfit.filter(|_| !options.no_ignore) {
        let message = format!("No ignore file was heeded: the root's, or one above it, {reason}.");
        collected.lock().unwrap_or_else(PoisonError::into_inner).problems.push(Problem { path: ".".to_owned(), message });
    }
    let heed = !options.no_ignore && unfit.is_none();
    let mut builder = WalkBuilder::new(root);
    builder.standard_filters(false).git_ignore(heed).parents(heed).follow_links(false).threads(options.threads);
    if heed {
        let (root, closed) = (root.to_path_buf(), Arc::clone(closed));
        builder.filter_entry(move |entry| {
            let reason = entry.file_type().filter(fs::FileType::is_dir).and_then(|_| ignored::unfit(entry.path(), &root));
            if let Some(reason) = reason {
                closed.lock().unwrap_or_else(PoisonError::into_inner).push((entry.path().to_path_buf(), reason));
            }
            reason.is_none()
        });
    }
    builder
}

/// Folders that are not walked, and what is wrong with the ignore file of each.
type Closed = Arc<Mutex<Vec<(PathBuf, &'static str)>>>;

fn exclude(patterns: &[String]) -> Result<Gitignore, WalkError> {
    let wrong = |pattern: &str, error: &ignore::Error| WalkError::Pattern { pattern: pattern.to_string(), message: error.to_string() };
    let mut builder = GitignoreBuilder::new("");
    builder.allow_unclosed_class(false);
    for pattern in patterns {
        builder.add_line(None, pattern).map_err(|error| wrong(pattern, &error))?;
    }
    builder.build().map_err(|error| wrong(&patterns.join(", "), &error))
}

fn root_error(root: &Path, source: io::Error) -> WalkError {
    let path = root.to_path_buf();
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => WalkError::Missing { path },
        _ => WalkError::Unreadable { path, source },
    }
}
