//! References between the manifests of one repository: from paths and names to the manifests that exist.

use super::{Dependency, Manifest, ManifestKind, path};
use globset::GlobBuilder;
use std::collections::{BTreeMap, BTreeSet};

/// Most files that one requirements file may draw in by `-r`, one through the other.
const MOST_INCLUDED: usize = 50;
/// Most manifests that one pattern of a reference may name.
const MOST_MATCHED: usize = 200;

/// Settles the references of all manifests.
pub(super) fn link(list: &mut [Manifest]) {
    let index = Index::of(list);
    include_requirements(list, &index);
    let made = packages_made(list);
    let named = named(list);
    for at in 0..list.len() {
        let mut references: Vec<String> = list[at].project_references.iter().flat_map(|reference| index.resolve_all(reference, &list[at])).collect();
        let depended = depended(&list[at], list, &named);
        // Of members of a workspace and of others alike; those of projects are found by `projects`.
        references.extend(depended.iter().filter(|other| other.folder != list[at].folder).map(|other| other.path.clone()));
        references.extend(projects(&list[at], &made));
        let mut seen = BTreeSet::new();
        references.retain(|reference| *reference != list[at].path && seen.insert(reference.clone()));
        list[at].project_references = references;
    }
}

/// Manifests by lower-case path and by folder.
struct Index {
    paths: BTreeMap<String, String>,
    folders: BTreeMap<String, Vec<(ManifestKind, String)>>,
}

impl Index {
    fn of(list: &[Manifest]) -> Self {
        let mut folders: BTreeMap<String, Vec<(ManifestKind, String)>> = BTreeMap::new();
        for manifest in list {
            folders.entry(manifest.folder.clone()).or_default().push((manifest.kind, manifest.path.clone()));
        }
        Self { paths: list.iter().map(|manifest| (manifest.path.to_ascii_lowercase(), manifest.path.clone())).collect(), folders }
    }

    /// The manifests that a reference names: by a pattern, or from the folder of the solution, which is one above, several or one.
    fn resolve_all(&self, reference: &str, from: &Manifest) -> Vec<String> {
        if let Some(rest) = reference.strip_prefix(path::SOLUTION_FOLDER) {
            let mut places = path::upward(&from.folder).filter_map(|folder| path::join(folder, rest)).map(|place| self.resolve_all(&place, from));
            return places.find(|found| found.iter().any(|path| self.paths.contains_key(&path.to_ascii_lowercase()))).unwrap_or_default();
        }
        if !reference.contains('*') {
            return vec![self.resolve(reference, from.kind)];
        }
        let Ok(glob) = GlobBuilder::new(reference).literal_separator(true).case_insensitive(true).build() else { return Vec::new() };
        let matcher = glob.compile_matcher();
        self.paths.values().filter(|path| matcher.is_match(path)).take(MOST_MATCHED).cloned().collect()
    }

    /// The manifest at a path, or in a folder the one of the same ecosystem. Windows does not tell case apart.
    fn resolve(&self, reference: &str, kind: ManifestKind) -> String {
        if let Some(path) = self.paths.get(&reference.to_ascii_lowercase()) {
            return path.clone();
        }
        let node = kind == ManifestKind::PackageJson;
        let fits = |candidate: &&(ManifestKind, String)| (candidate.0 == ManifestKind::PackageJson) == node && candidate.0 != ManifestKind::Project;
        // The kinds are declared in the order of preference.
        let best = self.folders.get(reference).into_iter().flatten().filter(fits).min();
        best.map_or_else(|| reference.to_string(), |(_, path)| path.clone())
    }
}

/// Puts the packages of files drawn in by `-r` into the file that draws them in.
fn include_requirements(list: &mut [Manifest], index: &Index) {
    let is_list = |manifest: &Manifest| matches!(manifest.kind, ManifestKind::Requirements | ManifestKind::OtherRequirements);
    let own: BTreeMap<String, (Vec<Dependency>, Vec<String>)> =
        list.iter().filter(|manifest| is_list(manifest)).map(|manifest| (manifest.path.clone(), (manifest.dependencies.clone(), manifest.project_references.clone()))).collect();
    for manifest in list.iter_mut().filter(|manifest| is_list(manifest)) {
        let mut seen = BTreeSet::from([manifest.path.clone()]);
        let mut open = std::mem::take(&mut manifest.project_references);
        while let Some(reference) = open.pop() {
            let path = index.paths.get(&reference.to_ascii_lowercase());
            match path.and_then(|path| own.get(path).map(|included| (path, included))) {
                None => manifest.project_references.push(reference),
                Some((path, (dependencies, references))) if seen.len() < MOST_INCLUDED && seen.insert(path.clone()) => {
                    manifest.dependencies.extend(dependencies.iter().cloned());
                    open.extend(references.iter().cloned());
                }
                Some(_) => {}
            }
        }
        manifest.project_references.sort();
        manifest.dependencies.sort();
        manifest.dependencies.dedup();
    }
}

/// The packages that projects make, by lower-case name; of a name that several projects bear nothing is known.
fn packages_made(list: &[Manifest]) -> BTreeMap<String, Option<String>> {
    let mut made: BTreeMap<String, Option<String>> = BTreeMap::new();
    for manifest in list.iter().filter(|manifest| manifest.kind == ManifestKind::Project) {
        let Some(name) = manifest.property("PackageId").filter(|name| !name.contains("$(")).or(manifest.name.as_deref()) else { continue };
        made.entry(name.to_ascii_lowercase()).and_modify(|path| *path = None).or_insert_with(|| Some(manifest.path.clone()));
    }
    made
}

/// Projects of the repository that another one takes as the packages which they make.
fn projects(manifest: &Manifest, made: &BTreeMap<String, Option<String>>) -> Vec<String> {
    let named = manifest.dependencies.iter().filter(|dependency| manifest.kind == ManifestKind::Project && !dependency.development);
    named.filter_map(|dependency| made.get(&dependency.name.to_ascii_lowercase())?.clone()).collect()
}

/// Whether the packages of a manifest are those of npm, or of Python's index; none of a project.
fn is_of_npm(manifest: &Manifest) -> Option<bool> {
    match manifest.kind {
        ManifestKind::Project | ManifestKind::Companion => None,
        kind => Some(kind == ManifestKind::PackageJson),
    }
}

/// Packages of the repository by their names, as their registry compares these.
fn named(list: &[Manifest]) -> BTreeMap<(bool, String), Vec<usize>> {
    let mut named: BTreeMap<(bool, String), Vec<usize>> = BTreeMap::new();
    for (index, manifest) in list.iter().enumerate() {
        if let (Some(npm), Some(name)) = (is_of_npm(manifest), &manifest.name) {
            named.entry((npm, manifest.normalised(name))).or_default().push(index);
        }
    }
    named
}

/// Packages of the repository that a manifest depends on by name. What only its development uses is no part of it.
fn depended<'l>(manifest: &Manifest, list: &'l [Manifest], named: &BTreeMap<(bool, String), Vec<usize>>) -> Vec<&'l Manifest> {
    let Some(npm) = is_of_npm(manifest) else { return Vec::new() };
    // What code imports of an extra is found by the import.
    let used = manifest.dependencies.iter().filter(|dependency| !dependency.development && !dependency.optional);
    let found: BTreeSet<usize> = used.filter_map(|dependency| named.get(&(npm, manifest.normalised(&dependency.name)))).flatten().copied().collect();
    found.into_iter().map(|index| &list[index]).collect()
}
