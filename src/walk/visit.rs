//! What happens to each entry of the walk, in its thread.

use super::{Exclude, Folder, Folders, Interest, MAX_DEPTH, SkipReason, Skipped, WalkOptions, Walked, WalkedFile, folder, name, text};
use crate::finding::Problem;
use crate::language;
use ignore::{DirEntry, ParallelVisitor, ParallelVisitorBuilder, WalkState};
use std::fs::File;
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What all threads of one walk share.
pub(super) struct Job<'a> {
    pub(super) root: &'a Path,
    pub(super) options: &'a WalkOptions,
    pub(super) exclude: &'a Exclude<'a>,
    pub(super) interest: &'a (dyn Fn(&str) -> Interest + Sync),
    pub(super) folders: &'a Folders<'a>,
    pub(super) visit: &'a (dyn Fn(WalkedFile<'_>) + Sync),
    pub(super) collected: &'a Mutex<Walked>,
}

impl Job<'_> {
    /// Reads the root, which is a file.
    pub(super) fn single_file(&self) {
        let path = self.root.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let mut thread = Thread { job: self, walked: Walked { files_seen: 1, ..Walked::default() }, buffer: Vec::new() };
        let interest = of_start((self.interest)(&path), self.root);
        if interest != Interest::No {
            thread.read(self.root, &path, interest, true);
        }
    }

    /// Tells of a folder that the walk was kept from.
    pub(super) fn closed(&self, (folder, reason): &(PathBuf, &'static str)) {
        let path = relative(self.root, folder);
        let mut thread = Thread { job: self, walked: Walked::default(), buffer: Vec::new() };
        thread.problem(&path, format!("The folder was not read: its ignore file {reason}."));
        thread.skip(&path, SkipReason::Unreadable, true);
    }
}

/// Makes a visitor for each thread.
pub(super) struct Threads<'a>(pub(super) &'a Job<'a>);

impl<'a> ParallelVisitorBuilder<'a> for Threads<'a> {
    fn build(&mut self) -> Box<dyn ParallelVisitor + 'a> {
        Box::new(Thread { job: self.0, walked: Walked::default(), buffer: Vec::new() })
    }
}

/// One thread: its own results, merged into the job's when it ends.
struct Thread<'a> {
    job: &'a Job<'a>,
    walked: Walked,
    buffer: Vec<u8>,
}

impl Drop for Thread<'_> {
    fn drop(&mut self) {
        let mut all = self.job.collected.lock().unwrap_or_else(PoisonError::into_inner);
        all.files_seen += self.walked.files_seen;
        all.files_read += self.walked.files_read;
        all.bytes += self.walked.bytes;
        all.skipped.append(&mut self.walked.skipped);
        all.problems.append(&mut self.walked.problems);
    }
}

impl ParallelVisitor for Thread<'_> {
    fn visit(&mut self, entry: Result<DirEntry, ignore::Error>) -> WalkState {
        match entry {
            Ok(entry) if entry.depth() == 0 => WalkState::Continue,
            Ok(entry) => self.entry(&entry),
            Err(error) => {
                self.error(&error);
                WalkState::Continue
            }
        }
    }
}

impl Thread<'_> {
    fn entry(&mut self, entry: &DirEntry) -> WalkState {
        let path = relative(self.job.root, entry.path());
        let Some(kind) = entry.file_type() else { return WalkState::Continue };
        if kind.is_dir() {
            return match self.folder_reason(entry, &path) {
                None => WalkState::Continue,
                Some(reason) => {
                    // The repository's own data is no part of its code and not worth a count.
                    if entry.file_name() != ".git" {
                        self.skip(&path, reason, true);
                    }
                    WalkState::Skip
                }
            };
        }
        self.walked.files_seen += 1;
        if kind.is_symlink() {
            self.skip(&path, SkipReason::Symlink, false);
        } else if kind.is_file() {
            self.file(entry, &path);
        } else {
            self.skip(&path, SkipReason::Special, false);
        }
        WalkState::Continue
    }

    fn folder_reason(&mut self, entry: &DirEntry, path: &str) -> Option<SkipReason> {
        let name = entry.file_name().to_string_lossy();
        // `.NET Core` is a name and hides nothing.
        let hides = name.strip_prefix('.').is_some_and(|rest| !rest.starts_with(|first: char| first.is_ascii_uppercase()));
        if name == ".git" {
            return Some(SkipReason::Hidden);
        }
        let kind = (self.job.folders)(path, &|inside| folder::holds(entry.path(), inside));
        if hides && !self.job.options.hidden && kind != Some(Folder::Settings) {
            return Some(SkipReason::Hidden);
        }
        if self.job.exclude.matches(path, true) {
            return Some(SkipReason::Excluded);
        }
        if entry.depth() >= MAX_DEPTH {
            self.problem(path, format!("The folder is nested deeper than {MAX_DEPTH} levels and was not read."));
            return Some(SkipReason::TooDeep);
        }
        match kind {
            Some(Folder::Generated) => Some(SkipReason::Generated),
            _ if folder::is_compiled(entry.path(), &name) => Some(SkipReason::Generated),
            Some(Folder::Vendored) if !self.job.options.include_vendored => Some(SkipReason::Vendored),
            _ => None,
        }
    }

    fn file(&mut self, entry: &DirEntry, path: &str) {
        let interest = (self.job.interest)(path);
        let name = entry.file_name().to_string_lossy();
        if let Some(reason) = name::lock_file(&name) {
            return self.skip(path, reason, false);
        }
        if interest == Interest::No {
            return;
        }
        if !self.job.options.hidden && name.starts_with('.') && !name.starts_with(".env") {
            return self.skip(path, SkipReason::Hidden, false);
        }
        if self.job.exclude.matches(path, false) {
            return self.skip(path, SkipReason::Excluded, false);
        }
        let interest = of_start(interest, entry.path());
        if interest == Interest::No {
            return;
        }
        if interest != Interest::Manifest
            && let Some(reason) = name::reason(&name, path)
        {
            return self.skip(path, reason, false);
        }
        self.read(entry.path(), path, interest, false);
    }

    /// Reads a file and hands it out. Of a `named` one the content is not judged.
    fn read(&mut self, file: &Path, path: &str, interest: Interest, named: bool) {
        let options = self.job.options;
        let limit = if interest == Interest::Settings { options.largest() } else { options.max_file_size };
        if let Err(error) = fill(&mut self.buffer, file, limit) {
            self.problem(path, format!("The file cannot be read: {error}."));
            return self.skip(path, SkipReason::Unreadable, false);
        }
        let length = self.buffer.len() as u64;
        if interest != Interest::Manifest {
            if text::is_binary(&self.buffer) {
                return self.skip(path, SkipReason::Binary, false);
            }
            if !named && let Some(reason) = text::reason(path, &self.buffer, self.job.options.include_vendored, self.job.folders) {
                return self.skip(path, reason, false);
            }
            // The package that a product is made in has its source.
            let is_copy = |product: &String| !path.rsplit('/').zip(file.ancestors().skip(1)).any(|(_, folder)| folder::is_package_of(folder, product));
            if !named && !options.include_vendored && text::product(path, &self.buffer).is_some_and(|product| is_copy(&product)) {
                return self.skip(path, SkipReason::Vendored, false);
            }
        }
        if length > limit && !named && !options.include_vendored && text::is_large_library(path, &self.buffer) {
            return self.skip(path, SkipReason::Vendored, false);
        }
        if length > limit {
            self.problem(path, format!("The file is larger than {limit} bytes and was not read."));
            return self.skip(path, SkipReason::TooLarge, false);
        }
        self.walked.files_read += 1;
        self.walked.bytes += length;
        (self.job.visit)(WalkedFile { path, interest, bytes: &self.buffer });
    }

    fn error(&mut self, error: &ignore::Error) {
        let Some(path) = path_of(error) else { return };
        let path = relative(self.job.root, path);
        let reason = error.io_error().map_or_else(|| "unknown".to_string(), io::Error::to_string);
        self.problem(&path, format!("The folder cannot be read: {reason}."));
        self.skip(&path, SkipReason::Unreadable, true);
    }

    fn skip(&mut self, path: &str, reason: SkipReason, folder: bool) {
        self.walked.skipped.push(Skipped { path: path.to_string(), reason, folder });
    }

    fn problem(&mut self, path: &str, message: String) {
        self.walked.problems.push(Problem { path: path.to_string(), message });
    }
}

/// What is wanted of a file whose start decides.
fn of_start(interest: Interest, file: &Path) -> Interest {
    if interest != Interest::Script {
        return interest;
    }
    let mut start = [0; language::FIRST_LINE];
    let read = File::open(file).and_then(|mut file| file.read(&mut start)).unwrap_or(0);
    if language::of_start(&start[..read]).is_some() { Interest::Source } else { Interest::No }
}

/// Fills `buffer` with at most one byte more than `limit`: enough to see that a file is too large.
pub(super) fn fill(buffer: &mut Vec<u8>, file: &Path, limit: u64) -> io::Result<()> {
    buffer.clear();
    File::open(file)?.take(limit.saturating_add(1)).read_to_end(buffer)?;
    Ok(())
}

/// The path that an error of the walk is about; none for a bad line of an ignore file, which git passes over too.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, err } => err.io_error().map(|_| path.as_path()),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

/// `path` relative to `root` with forward slashes; `.` for the root.
fn relative(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
    if relative.is_empty() {
        return ".".to_string();
    }
    if MAIN_SEPARATOR == '/' { relative.into_owned() } else { relative.replace(MAIN_SEPARATOR, "/") }
}
