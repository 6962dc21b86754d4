//! `--diff BASE`: what a change adds.
//!
//! The files of the common ancestor are written to a folder of their own and scanned like the working tree, which nothing touches.

use super::arguments::SourceArgs;
use super::settings::slashes;
use super::{Failure, failed, interrupt, usage};
use anyhow::{Context as _, anyhow};
use entralint::compare::{Known, changed_lines, is_similar, verdict_changes};
use entralint::finding::Report;
use entralint::git::{Exported, GitError, Plan, Repository};
use entralint::scan::{common_root, is_read};
use entralint::source::SourceFile;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Files that are gone and are looked at for one that is new.
const MOST_CANDIDATES: usize = 50;

/// The two states.
struct States<'s> {
    /// The scanned root now.
    root: &'s Path,
    /// It relative to the repository's root.
    prefix: &'s str,
    /// The folder that holds the files of before.
    before: &'s Path,
    exported: &'s Exported,
    /// Where a file of now was before, from the repository's root.
    renamed: BTreeMap<String, String>,
    /// Files of before that are there no longer.
    gone: Vec<String>,
    limit: u64,
}

/// Leaves in a report what differs from a revision, and says which verdicts do.
pub(super) fn narrow(report: &mut Report, revision: &str, source: &SourceArgs, scan: &dyn Fn(&[PathBuf]) -> Result<Report, Failure>) -> Result<(), Failure> {
    let told = |error: GitError| usage(error.into());
    let root = common_root(&source.path).and_then(|root| root.canonicalize().ok()).ok_or_else(|| usage(anyhow!("the roots have no common folder")))?;
    // As it was named: git on Windows does not take the form of a path that the system resolves.
    let named = source.path.first().and_then(|path| common_root(std::slice::from_ref(path))).unwrap_or_else(|| root.clone());
    let repository = Repository::open(&named).map_err(told)?;
    let commit = repository.merge_base(revision).map_err(told)?;
    let top = repository.top.canonicalize().context("the repository's root cannot be read").map_err(failed)?;
    let within = |path: &Path| path.strip_prefix(&top).map(slashes).map_err(|_| usage(anyhow!("`{}` lies outside of the repository `{}`", path.display(), top.display())));
    let prefix = within(&root)?;
    let mut roots: Vec<(String, bool)> = Vec::new();
    for path in &source.path {
        let resolved = path.canonicalize().context("a root cannot be read").map_err(failed)?;
        roots.push((within(&resolved)?, resolved.is_file()));
    }
    let folder = interrupt::made(|| tempfile::Builder::new().prefix("entralint-").tempdir()).context("no folder for the other revision could be made").map_err(failed)?;
    let before = folder.path().canonicalize().context("the folder for the other revision cannot be read").map_err(failed)?;
    let below: Vec<String> = roots.iter().map(|(path, _)| path.clone()).collect();
    let plan = Plan { below: &below, content: &is_read, limit: source.max_file_size };
    let exported = repository.export(&commit, &before, &plan).map_err(told)?;
    // A folder that was not there before had nothing in it.
    let mut earlier_roots = Vec::new();
    for (path, file) in &roots {
        let path = if path.is_empty() { before.clone() } else { before.join(path) };
        if !file {
            std::fs::create_dir_all(&path).context("a folder of the other revision could not be made").map_err(failed)?;
        }
        if path.exists() {
            earlier_roots.push(path);
        }
    }
    let earlier = if earlier_roots.is_empty() { Report::default() } else { scan(&earlier_roots)? };
    let renamed = repository.renames(&commit).map_err(told)?.into_iter().map(|(before, now)| (now, before)).collect();
    let gone = exported.paths.iter().filter(|path| is_read(path) && !top.join(path).exists()).cloned().collect();
    let mut states = States { root: &root, prefix: &prefix, before: &before, exported: &exported, renamed, gone, limit: source.max_file_size };
    // What is inside a submodule was not read before: nothing can be said of its lines.
    report.findings.retain(|finding| !states.in_submodule(&finding.path));
    report.comparison = Some(Known::of(&earlier).comparison(report, &commit));
    let mut changed: BTreeMap<String, Option<BTreeSet<u32>>> = BTreeMap::new();
    for finding in &report.findings {
        if !changed.contains_key(&finding.path) {
            let lines = states.changed(&finding.path);
            changed.insert(finding.path.clone(), lines);
        }
    }
    report.findings.retain(|finding| match changed.get(&finding.path) {
        Some(Some(lines)) => lines.range(finding.region.line..=finding.region.end_line.max(finding.region.line)).next().is_some(),
        // A file without a counterpart is new as a whole.
        _ => true,
    });
    let moved = states.moved_folders(report);
    report.verdict_changes = verdict_changes(&earlier.applications, &report.applications, &moved);
    report.verdict_changes.retain(|change| change.before.is_some() || !states.in_submodule(&change.path));
    Ok(())
}

impl States<'_> {
    fn full_path(&self, path: &str) -> String {
        match (self.prefix, path) {
            ("", path) => path.to_owned(),
            (prefix, ".") => prefix.to_owned(),
            (prefix, path) => format!("{prefix}/{path}"),
        }
    }

    /// The lines of a file that are new or other; `None` where the whole file is.
    fn changed(&mut self, path: &str) -> Option<BTreeSet<u32>> {
        let now = self.text(&self.root.join(path))?;
        let full = self.full_path(path);
        let before = if self.exported.paths.contains(&full) { full } else { self.origin(&full, &now)? };
        let before = self.text(&self.before.join(before))?;
        Some(changed_lines(&before, &now))
    }

    /// Where a file was before: as git says of what is committed, or by what it holds.
    fn origin(&mut self, full: &str, now: &str) -> Option<String> {
        if let Some(before) = self.renamed.get(full) {
            return Some(before.clone());
        }
        let (name, extension) = (full.rsplit('/').next()?, full.rsplit('.').next()?);
        // Where very much moved, only what kept its name is looked for.
        let few = self.gone.len() <= MOST_CANDIDATES;
        let named = self.gone.iter().filter(|path| path.rsplit('/').next() == Some(name));
        let others = self.gone.iter().filter(|path| few && path.rsplit('/').next() != Some(name) && path.rsplit('.').next() == Some(extension));
        let mut candidates = named.chain(others).take(MOST_CANDIDATES);
        let found = candidates.find(|path| self.text(&self.before.join(path)).is_some_and(|before| is_similar(&before, now)))?.clone();
        self.renamed.insert(full.to_owned(), found.clone());
        Some(found)
    }

    fn text(&self, path: &Path) -> Option<String> {
        use std::io::Read as _;
        let mut bytes = Vec::new();
        std::fs::File::open(path).ok()?.take(self.limit.saturating_add(1)).read_to_end(&mut bytes).ok()?;
        Some(SourceFile::decode(String::new(), bytes).text)
    }

    /// Folders of applications that are at another place now, by what was renamed in them.
    fn moved_folders(&self, report: &Report) -> BTreeMap<String, String> {
        let mut moved = BTreeMap::new();
        for application in report.applications.iter().filter(|application| application.path != ".") {
            let start = format!("{}/", self.full_path(&application.path));
            let origin = self.renamed.iter().find_map(|(now, before)| {
                let rest = now.strip_prefix(&start)?;
                before.strip_suffix(rest)?.strip_suffix('/').map(str::to_owned)
            });
            let inside = origin.and_then(|origin| if self.prefix.is_empty() { Some(origin) } else { origin.strip_prefix(&format!("{}/", self.prefix)).map(str::to_owned) });
            moved.extend(inside.map(|inside| (application.path.clone(), inside)));
        }
        moved
    }

    fn in_submodule(&self, path: &str) -> bool {
        let full = self.full_path(path);
        self.exported.submodules.iter().any(|module| full == *module || full.strip_prefix(module.as_str()).is_some_and(|rest| rest.starts_with('/')))
    }
}
