//! What is test code: by its path, by what its project says, as rows have it.

use super::manifest::{Manifest, ManifestKind};
use super::packages::{PackageRows, property_rows};
use crate::fact::{FactKind, Framework};
use crate::query::{Opens, Row, RowSet, Subject};
use foldhash::HashMap;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::collections::BTreeSet;

/// What tells test code.
#[derive(Debug, Default)]
pub struct TestCode {
    paths: GlobSet,
    /// The rows of the globs, in their order.
    rows: Vec<Row>,
    /// Projects of tests, as places in the list of manifests.
    projects: BTreeSet<usize>,
}

impl TestCode {
    /// Reads the rows, and which of some manifests are projects of tests.
    #[must_use]
    pub fn new(manifests: &[Manifest], rows: &PackageRows) -> Self {
        let mut globs = GlobSetBuilder::new();
        let mut kept = Vec::new();
        for row in rows.paths().filter(|row| says_test(row)) {
            if let Ok(glob) = GlobBuilder::new(&row.name).literal_separator(true).build() {
                globs.add(glob);
                kept.push(row.clone());
            }
        }
        let paths = globs.build().unwrap_or_default();
        let projects = projects(manifests, rows, &paths);
        Self { paths, rows: kept, projects }
    }

    /// Whether a path is that of test code, for example `src/__tests__/auth.ts` or `Portal.Tests/AuthTests.cs`.
    #[must_use]
    pub fn is_path(&self, path: &str) -> bool {
        let found = self.paths.matches(path);
        for index in &found {
            self.rows[*index].hit();
        }
        !found.is_empty()
    }

    /// Whether a manifest is a project of tests.
    #[must_use]
    pub fn is_project(&self, manifest: usize) -> bool {
        self.projects.contains(&manifest)
    }
}

/// Whether a module is one that runs tests: who brings it in is test code.
#[must_use]
pub fn is_of_tests(set: &RowSet, module: &str) -> bool {
    set.module(Subject::Import, module).into_iter().any(says_test)
}

fn says_test(row: &Row) -> bool {
    row.framework == Some(Framework::Test)
}

/// What a project says of itself.
struct Said {
    /// What runs tests, which is there to run them.
    strong: bool,
    /// What asserts: it may be left over in a program, and in a library that programs use.
    weak: bool,
    /// It is built to be run, and is there for no test.
    program: bool,
}

fn said(manifest: &Manifest, rows: &PackageRows) -> Option<Said> {
    let set = rows.of(manifest.kind).filter(|_| manifest.kind == ManifestKind::Project)?;
    let stated: Vec<&Row> = manifest.properties.iter().flat_map(|(key, value)| property_rows(set, key, value)).filter(|row| says_test(row) && row.taken()).collect();
    let brings: Vec<&Row> = manifest.dependencies.iter().flat_map(|dependency| set.of_package(&dependency.name)).filter(|row| says_test(row)).collect();
    let is_weak = |row: &&Row| row.opens() == Opens::WithEntra;
    let (weak, strong): (Vec<&Row>, Vec<&Row>) = stated.into_iter().chain(brings).partition(is_weak);
    let is_none = |rows: &[&Row]| rows.iter().any(|row| row.fact == FactKind::Ignore);
    // A library that says it holds no tests and brings what asserts is there for those that do.
    let holds = |rows: &[&Row]| !rows.is_empty() && !is_none(rows);
    Some(Said { strong: holds(&strong), weak: holds(&weak), program: is_none(&weak) })
}

/// The projects of tests among some manifests. What a program that is none of them refers to, directly or through others, is none, whatever it brings to be tested with;
/// what a library that brings nothing of the kind refers to is none where it runs no tests.
fn projects(manifests: &[Manifest], rows: &PackageRows, paths: &GlobSet) -> BTreeSet<usize> {
    let said: Vec<Option<Said>> = manifests.iter().map(|manifest| said(manifest, rows)).collect();
    let by = |holds: &dyn Fn(&Said) -> bool| said.iter().enumerate().filter(|(_, said)| said.as_ref().is_some_and(holds)).map(|(index, _)| index).collect::<Vec<usize>>();
    let mut found: BTreeSet<usize> = by(&|said| said.strong || said.weak).into_iter().collect();
    if found.is_empty() {
        return found;
    }
    let places: HashMap<&str, usize> = manifests.iter().enumerate().map(|(index, manifest)| (manifest.path.as_str(), index)).collect();
    let used_by = |users: Vec<usize>| {
        let mut open: Vec<usize> = users.into_iter().filter(|user| !paths.is_match(&manifests[*user].path)).collect();
        let mut seen: BTreeSet<usize> = open.iter().copied().collect();
        while let Some(next) = open.pop() {
            open.extend(manifests[next].project_references.iter().filter_map(|reference| places.get(reference.as_str()).copied()).filter(|target| seen.insert(*target)));
        }
        seen
    };
    let of_programs = used_by(by(&|said| said.program && !said.strong));
    let of_libraries = used_by(by(&|said| !said.strong && !said.weak));
    found.retain(|project| !of_programs.contains(project) && (said[*project].as_ref().is_some_and(|said| said.strong) || !of_libraries.contains(project)));
    found
}
