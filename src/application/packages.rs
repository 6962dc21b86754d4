//! What packages, properties of projects and paths mean, by the rows of each registry.

use super::folders::Folders;
use super::manifest::{Manifest, ManifestKind};
use crate::fact::{FactKind, Framework};
use crate::query::{Guard, Opens, QueryError, Row, RowSet, Subject};

/// What packages mean, by the registry that a manifest speaks to, and what paths mean.
#[derive(Debug, Clone, Default)]
pub struct PackageRows {
    sets: Vec<(&'static str, RowSet)>,
    folders: Folders,
}

/// The folders of queries with `@dependency` rows, one a registry, and the one with `@path` rows.
const REGISTRIES: [&str; 4] = ["nuget", "npm", "pypi", PATHS];
const PATHS: &str = "paths";

impl PackageRows {
    /// Reads the rows of all registries.
    ///
    /// # Errors
    /// A query file is wrong.
    pub fn load(files: &[(&str, &str)]) -> Result<Self, QueryError> {
        let sets = RowSet::load(files, &REGISTRIES.each_ref().map(std::slice::from_ref))?;
        let rows = Self { sets: REGISTRIES.into_iter().zip(sets).collect(), folders: Folders::default() };
        Ok(Self { folders: Folders::new(rows.paths())?, ..rows })
    }

    /// The rows of folders.
    #[must_use]
    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// The rows of paths.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Row> {
        self.sets.iter().filter(|(name, _)| *name == PATHS).flat_map(|(_, set)| set.of(Subject::Path))
    }

    /// The rows for a kind of manifest.
    pub(super) fn of(&self, kind: ManifestKind) -> Option<&RowSet> {
        let registry = match kind {
            ManifestKind::Project | ManifestKind::Companion => "nuget",
            ManifestKind::PackageJson => "npm",
            _ => "pypi",
        };
        self.sets.iter().find(|(name, _)| *name == registry).map(|(_, set)| set)
    }

    /// All rows.
    pub fn sets(&self) -> impl Iterator<Item = &RowSet> {
        self.sets.iter().map(|(_, set)| set)
    }
}

/// Whether properties of a project say that it is of some kind.
pub(super) fn says(manifest: &Manifest, rows: &PackageRows, framework: Framework) -> bool {
    let Some(set) = rows.of(manifest.kind).filter(|_| manifest.kind == ManifestKind::Project) else { return false };
    manifest.properties.iter().any(|(key, value)| property_rows(set, key, value).any(|row| row.framework == Some(framework) && row.fact == FactKind::Framework && row.taken()))
}

/// What a property says of an application that is no test.
pub(super) fn stated<'r>(set: &'r RowSet, key: &'r str, value: &str) -> Option<&'r Row> {
    property_rows(set, key, value).find(|row| row.fact != FactKind::Framework && row.taken()).filter(|row| row.fact != FactKind::Ignore)
}

/// Whether a property says that an application is built as a program: by itself, or as what a library of assertions makes no tests of.
pub(super) fn says_program(set: &RowSet, key: &str, value: &str) -> bool {
    property_rows(set, key, value).any(|row| match row.framework {
        Some(Framework::Program) => true,
        Some(Framework::Test) => row.fact == FactKind::Ignore && row.opens == Opens::WithEntra,
        _ => false,
    })
}

/// The rows of a property's name whose guards hold for its value: of several values one is enough.
pub(super) fn property_rows<'r>(set: &'r RowSet, key: &'r str, value: &str) -> impl Iterator<Item = &'r Row> {
    let value = value.to_lowercase();
    let holds = move |guard: &Guard| match guard {
        Guard::Value(texts) => texts.iter().any(|text| value.split(';').any(|value| text.to_lowercase() == value)),
        Guard::ValueHas(texts) => texts.iter().any(|text| value.contains(&text.to_lowercase())),
        _ => false,
    };
    // https://learn.microsoft.com/visualstudio/msbuild/msbuild-properties: their names have no case.
    set.named(Subject::Setting, set.spelt(Subject::Setting, key).unwrap_or(key)).filter(move |row| row.guards.iter().all(&holds))
}
