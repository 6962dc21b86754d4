//! The applications of a scan: which folder owns a file, what its manifests bring, which libraries of the repository it uses.

use super::manifest::{Manifest, ManifestKind, Manifests, path};
use super::ownership::Ownership;
use super::test_code::is_test;
use crate::classify::Context;
use crate::fact::FactKind;
use crate::finding::Problem;
use crate::query::{Guard, QueryError, Row, RowSet, Subject};
use crate::source::SourceFile;
use std::collections::{BTreeMap, BTreeSet};

/// What packages mean, by the registry that a manifest speaks to.
#[derive(Debug, Clone)]
pub struct PackageRows {
    sets: Vec<(&'static str, RowSet)>,
}

/// The folders of queries with `@dependency` rows: one a registry.
const REGISTRIES: &[&str] = &["nuget", "npm", "pypi"];

impl PackageRows {
    /// Reads the rows of all registries.
    ///
    /// # Errors
    /// A query file is wrong.
    pub fn load(files: &[(&str, &str)]) -> Result<Self, QueryError> {
        let sets = REGISTRIES.iter().map(|folder| Ok((*folder, RowSet::load(files, &[folder])?))).collect::<Result<_, _>>()?;
        Ok(Self { sets })
    }

    /// The rows for a kind of manifest.
    fn of(&self, kind: ManifestKind) -> Option<&RowSet> {
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

/// All applications of a scan, ordered by folder.
#[derive(Debug)]
pub struct Land {
    /// Folder of each application, `.` for the root.
    pub paths: Vec<String>,
    /// What the manifests of each bring.
    pub contexts: Vec<Context>,
    /// Manifests that could not be read.
    pub problems: Vec<Problem>,
    ownership: Ownership,
    manifests: Vec<Manifest>,
    index: BTreeMap<String, usize>,
    references: Vec<Vec<usize>>,
}

impl Land {
    /// Reads the manifests and shares the source files out among them.
    #[must_use]
    pub fn new<'a>(files: &[(String, Vec<u8>)], sources: impl Iterator<Item = &'a str>, rows: &PackageRows) -> Self {
        let mut texts: Vec<SourceFile> = files.iter().map(|(path, bytes)| SourceFile::decode(path.clone(), bytes.clone())).collect();
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        let Manifests { list: manifests, problems } = Manifests::read(&texts);
        let ownership = Ownership::new(&manifests);
        let folders: BTreeSet<String> = ownership.applications().map(str::to_owned).chain(sources.map(|path| ownership.owner(path).to_owned())).collect();
        let paths: Vec<String> = folders.into_iter().collect();
        let index: BTreeMap<String, usize> = paths.iter().cloned().zip(0..).collect();
        let own = own_libraries(&manifests, rows);
        let contexts = paths.iter().map(|folder| Context { own: own.clone(), ..context(&ownership, &manifests, folder, rows) }).collect();
        let mut land = Self { references: Vec::new(), paths, contexts, problems, ownership, manifests, index };
        let known: Vec<bool> = land.paths.iter().map(|folder| land.is_known_library(folder, rows)).collect();
        land.references = (0..land.paths.len()).map(|application| land.reach(application, &known)).collect();
        land
    }

    /// The application of a file.
    #[must_use]
    pub fn owner(&self, path: &str) -> usize {
        let folder = self.ownership.owner(path);
        // Every source file took part in the building of the index.
        self.index.get(folder).copied().unwrap_or(0)
    }

    /// Takes in that a file brings a script's library to its application.
    pub fn bring(&mut self, path: &str, row: &Row) {
        let owner = self.owner(path);
        if let Some(context) = self.contexts.get_mut(owner) {
            context.libraries.extend(row.libraries.iter().cloned());
            context.scripts.extend(row.libraries.iter().cloned());
            if row.generic {
                context.generic.extend(row.libraries.iter().cloned());
            }
        }
    }

    /// Whether a file is test code.
    #[must_use]
    pub fn is_test(&self, path: &str) -> bool {
        let manifest = self.ownership.manifests(self.ownership.owner(path)).first().and_then(|index| self.manifests.get(*index));
        is_test(path, manifest)
    }

    /// Applications whose manifests bring a library that the rows know.
    pub fn with_libraries(&self) -> impl Iterator<Item = usize> + '_ {
        self.contexts.iter().enumerate().filter(|(_, context)| !context.libraries.is_empty()).map(|(index, _)| index)
    }

    /// The repository's own libraries that an application uses, directly or through others.
    #[must_use]
    pub fn references(&self, application: usize) -> &[usize] {
        self.references.get(application).map_or(&[], Vec::as_slice)
    }

    /// Applications that use this one or are used by it.
    #[must_use]
    pub fn neighbours(&self, application: usize) -> Vec<usize> {
        (0..self.paths.len()).filter(|other| *other != application && (self.references(*other).contains(&application) || self.references(application).contains(other))).collect()
    }

    /// Properties that the manifests of an application state, with the manifest's path.
    pub fn properties(&self, application: usize) -> impl Iterator<Item = (&str, &str)> + '_ {
        self.ownership
            .manifests(&self.paths[application])
            .iter()
            .filter_map(|index| self.manifests.get(*index))
            .flat_map(|manifest| manifest.properties.iter().map(|(key, value)| (key.as_str(), value.as_str())))
    }

    /// Whether a folder is the source of a package whose calls the rows know: what those mean is said where they are called.
    fn is_known_library(&self, folder: &str, rows: &PackageRows) -> bool {
        self.ownership.manifests(folder).iter().filter_map(|index| self.manifests.get(*index)).any(|manifest| {
            let Some((set, name)) = rows.of(manifest.kind).zip(manifest.registry_name()) else { return false };
            // One that wraps another library is seen through.
            set.named(Subject::Dependency, &name).any(|row| !row.libraries.is_empty() && !row.wraps)
        })
    }

    /// The libraries of the repository that an application draws in, but for those that are `known` by name.
    fn reach(&self, application: usize, known: &[bool]) -> Vec<usize> {
        let mut seen = BTreeSet::new();
        let mut open = vec![application];
        while let Some(next) = open.pop() {
            let named = self.ownership.manifests(&self.paths[next]).iter().filter_map(|index| self.manifests.get(*index)).flat_map(|manifest| &manifest.project_references);
            for reference in named {
                // A reference names a project file or a folder.
                let folder = if self.index.contains_key(reference.as_str()) { reference.as_str() } else { path::folder(reference) };
                if let Some(target) = self.index.get(folder)
                    && *target != application
                    && !known[*target]
                    && seen.insert(*target)
                {
                    open.push(*target);
                }
            }
        }
        seen.into_iter().collect()
    }
}

/// Libraries that wrap others and whose package is made in this repository.
fn own_libraries(manifests: &[Manifest], rows: &PackageRows) -> BTreeSet<String> {
    manifests
        .iter()
        .filter_map(|manifest| Some((rows.of(manifest.kind)?, manifest.registry_name()?)))
        .flat_map(|(set, name)| set.named(Subject::Dependency, &name).filter(|row| row.wraps).flat_map(|row| row.libraries.iter().cloned()).collect::<Vec<_>>())
        .collect()
}

/// What the manifests of a folder bring.
fn context(ownership: &Ownership, manifests: &[Manifest], folder: &str, rows: &PackageRows) -> Context {
    let mut out = Context::default();
    for manifest in ownership.manifests(folder).iter().filter_map(|index| manifests.get(*index)) {
        out.global_imports.extend(manifest.global_usings.iter().cloned());
        out.stated.extend(manifest.properties.iter().filter_map(|(key, value)| stated(rows.of(manifest.kind)?, key, value)).cloned());
        for dependency in &manifest.dependencies {
            let major = dependency.version.as_deref().and_then(major);
            if let Some(major) = major {
                out.versions.insert(dependency.name.clone(), major);
            }
            for row in rows.of(manifest.kind).into_iter().flat_map(|set| set.named(Subject::Dependency, &dependency.name)) {
                let holds = row.version.is_none_or(|(below, limit)| major.map_or(!below, |major| (major < limit) == below));
                if !holds {
                    continue;
                }
                out.libraries.extend(row.libraries.iter().cloned());
                if row.generic || row.framework.is_some() {
                    out.generic.extend(row.libraries.iter().cloned());
                }
            }
        }
    }
    out
}

/// What a property says: the first row of its name whose guards hold for its value.
fn stated<'r>(set: &'r RowSet, key: &str, value: &str) -> Option<&'r Row> {
    let value = value.to_lowercase();
    let holds = |guard: &Guard| match guard {
        Guard::Value(texts) => texts.iter().any(|text| text.to_lowercase() == value),
        Guard::ValueHas(texts) => texts.iter().any(|text| value.contains(&text.to_lowercase())),
        _ => false,
    };
    set.named(Subject::Setting, key).find(|row| row.guards.iter().all(holds)).filter(|row| row.fact != FactKind::Ignore)
}

/// The major version that a requirement such as `^2.1`, `>=1,<2` or `3.0.*` speaks of.
fn major(version: &str) -> Option<u64> {
    let digits = version.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}
