//! Reads the objects of a git repository through `git` itself, and nothing but objects.
//!
//! Only commands that look at commits, trees and blobs are run. They start no hook, no filter and no external diff, open no
//! connection, and touch neither the index nor the working tree, whatever the repository's own configuration says. `git` as a
//! process and not as a library: it is there wherever `--diff` makes sense, reads every form of repository that it wrote, and
//! a library that did the same would be larger than this program.
//! Knows commits and paths, not what files mean.

mod export;

pub use export::{Exported, Plan};

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use thiserror::Error;

/// Why git has no answer; each says what helps.
#[derive(Debug, Error)]
pub enum GitError {
    /// There is no such program.
    #[error("`git` was not found: --diff needs it; install it, or leave --diff out")]
    Missing,
    /// The folder belongs to no repository.
    #[error("`{}` is in no git repository: --diff compares with a revision of one", .0.display())]
    NoRepository(PathBuf),
    /// Git does not trust a folder of somebody else.
    #[error("`{}` belongs to somebody else, and git reads nothing of it: `git config --global --add safe.directory '{}'` says that you trust it", .0.display(), .0.display())]
    Owner(PathBuf),
    /// Nothing was committed.
    #[error("the repository has no commit yet: there is nothing to compare with")]
    NoCommit,
    /// There is no such revision.
    #[error("there is no revision `{revision}` here: {}", remedy(*.shallow, "`git fetch origin` may bring it, or the name is another, for example `origin/main`"))]
    Unknown {
        /// As it was named.
        revision: String,
        /// The clone is cut off.
        shallow: bool,
    },
    /// The revision and HEAD have no common ancestor here.
    #[error("`{revision}` and HEAD have no common ancestor here: {}", remedy(*.shallow, "compare with a revision of the same history"))]
    Unrelated {
        /// As it was named.
        revision: String,
        /// The clone is cut off.
        shallow: bool,
    },
    /// An object is not in this clone.
    #[error("objects of `{0}` are missing in this clone, which was made with a filter: fetch them with `git fetch --refetch --no-filter`")]
    Partial(String),
    /// The tree is too large.
    #[error("the tree of `{0}` is too large to compare with: scan a folder of it")]
    TooLarge(String),
    /// Anything else that git says.
    #[error("`git {command}` failed: {message}")]
    Failed {
        /// The command.
        command: String,
        /// The first line of what it said.
        message: String,
    },
    /// A file could not be written.
    #[error("the files of the other revision could not be written: {0}")]
    Write(#[from] std::io::Error),
}

fn remedy(shallow: bool, else_: &str) -> String {
    if shallow { "this clone is shallow; fetch the history with `git fetch --unshallow`, or check out with `fetch-depth: 0`".to_owned() } else { else_.to_owned() }
}

/// A repository with a working tree.
#[derive(Debug, Clone)]
pub struct Repository {
    /// The folder at its root.
    pub top: PathBuf,
}

/// What a person's shell or a hook may have set, and would lead elsewhere.
const VARIABLES: &[&str] = &[
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_EXTERNAL_DIFF",
    "GIT_TRACE",
];

impl Repository {
    /// The repository that a folder belongs to.
    ///
    /// # Errors
    /// There is no git, or no repository.
    pub fn open(folder: &Path) -> Result<Self, GitError> {
        let output = run(folder, &["rev-parse", "--show-toplevel"])?;
        if !output.status.success() {
            let text = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(match text {
                text if text.contains("not a git repository") => GitError::NoRepository(folder.to_path_buf()),
                text if text.contains("dubious ownership") => GitError::Owner(named_in(&text).unwrap_or_else(|| folder.to_path_buf())),
                text => failed("rev-parse", &text),
            });
        }
        let top = line(&output);
        Ok(Self { top: PathBuf::from(top) })
    }

    /// The commit from which HEAD and a revision went apart.
    ///
    /// # Errors
    /// The revision is unknown, or has nothing in common with HEAD.
    pub fn merge_base(&self, revision: &str) -> Result<String, GitError> {
        let shallow = || run(&self.top, &["rev-parse", "--is-shallow-repository"]).is_ok_and(|output| line(&output) == "true");
        let commit = |name: &str| -> Result<Option<String>, GitError> {
            // A name that begins with a dash would be an option.
            if name.is_empty() || name.starts_with('-') {
                return Ok(None);
            }
            let output = run(&self.top, &["rev-parse", "--verify", "--quiet", &format!("{name}^{{commit}}")])?;
            Ok(output.status.success().then(|| line(&output)))
        };
        let head = commit("HEAD")?.ok_or(GitError::NoCommit)?;
        let other = commit(revision)?.ok_or_else(|| GitError::Unknown { revision: revision.to_owned(), shallow: shallow() })?;
        let output = run(&self.top, &["merge-base", &other, &head])?;
        if output.status.success() { Ok(line(&output)) } else { Err(GitError::Unrelated { revision: revision.to_owned(), shallow: shallow() }) }
    }

    /// Files that were renamed between a commit and HEAD: path before and path now.
    ///
    /// # Errors
    /// Git fails.
    pub fn renames(&self, commit: &str) -> Result<Vec<(String, String)>, GitError> {
        let output = succeed("diff-tree", run(&self.top, &["diff-tree", "-r", "-z", "-M", "--raw", "--diff-filter=R", "--no-ext-diff", commit, "HEAD"])?)?;
        let mut fields = output.stdout.split(|byte| *byte == 0).map(|field| String::from_utf8_lossy(field).into_owned());
        let mut renames = Vec::new();
        while let Some(status) = fields.next() {
            if !status.starts_with(':') {
                continue;
            }
            if let (Some(before), Some(now)) = (fields.next(), fields.next()) {
                renames.push((before, now));
            }
        }
        Ok(renames)
    }
}

/// A command that reads objects.
fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.args(["--no-pager", "--no-replace-objects", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never"]);
    command.arg("-C").arg(folder).args(arguments).stdin(Stdio::null());
    for variable in VARIABLES {
        command.env_remove(variable);
    }
    command.envs([("GIT_OPTIONAL_LOCKS", "0"), ("GIT_TERMINAL_PROMPT", "0"), ("GIT_NO_LAZY_FETCH", "1"), ("LC_ALL", "C")]);
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Result<Output, GitError> {
    command(folder, arguments).output().map_err(|error| started(arguments, &error))
}

fn started(arguments: &[&str], error: &std::io::Error) -> GitError {
    if error.kind() == std::io::ErrorKind::NotFound { GitError::Missing } else { failed(arguments.first().unwrap_or(&""), &error.to_string()) }
}

fn succeed(command: &str, output: Output) -> Result<Output, GitError> {
    if output.status.success() { Ok(output) } else { Err(failed(command, &String::from_utf8_lossy(&output.stderr))) }
}

fn failed(command: &str, text: &str) -> GitError {
    GitError::Failed { command: command.to_owned(), message: text.lines().next().unwrap_or("it said nothing").to_owned() }
}

/// The path that a message of git names in quotes on its first line.
fn named_in(text: &str) -> Option<PathBuf> {
    text.lines().next()?.split_once('\'')?.1.strip_suffix('\'').map(PathBuf::from)
}

fn line(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout);
    text.strip_suffix('\n').map_or_else(|| text.to_string(), |text| text.trim_end_matches('\r').to_owned())
}
