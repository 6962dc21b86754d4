//! Which libraries of the repository each application uses, directly or through others, and whose types its code may name.

use super::Land;
use crate::application::manifest::{Manifest, ManifestKind, path};
use crate::classify::Package;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Libraries of the repository that one application uses, the nearest first: thousands that use one another would take a square of memory.
const MOST_REACHED: usize = 500;

impl Land {
    /// Takes in which applications import from which folders that no manifest describes.
    pub fn import(&mut self, imported: BTreeMap<usize, BTreeSet<usize>>) {
        self.imported = imported;
        self.reach_all();
    }

    /// Takes in which applications hold code: a project without any uses nothing of what it names.
    pub fn leave_empty(&mut self, with_code: &BTreeSet<usize>) {
        self.empty = (0..self.paths.len()).filter(|application| !with_code.contains(application) && self.is_empty_project(*application)).collect();
        if !self.empty.is_empty() {
            self.reach_all();
        }
    }

    /// Cuts links by a package's name that no code uses: `is_used` is asked of an application and the name, where what the link leads to is among `telling`.
    /// A Python package that is not among those `with_code` only names others, and uses none.
    pub fn keep_used(&mut self, telling: &BTreeSet<usize>, with_code: &BTreeSet<usize>, is_used: &dyn Fn(usize, &str) -> bool) {
        let mut cut: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
        let by_path: BTreeMap<&str, &Manifest> = self.manifests.iter().map(|manifest| (manifest.path.as_str(), manifest)).collect();
        for (index, manifest) in self.manifests.iter().enumerate().filter(|(_, manifest)| !matches!(manifest.kind, ManifestKind::PackageJson | ManifestKind::Project)) {
            if self.index.get(manifest.folder.as_str()).is_some_and(|application| !with_code.contains(application)) {
                cut.entry(index).or_default().extend(manifest.project_references.iter().cloned());
            }
        }
        for (index, manifest) in self.manifests.iter().enumerate().filter(|(_, manifest)| manifest.kind == ManifestKind::PackageJson) {
            let Some(application) = self.index.get(manifest.folder.as_str()) else { continue };
            for reference in &manifest.project_references {
                let Some(other) = by_path.get(reference.as_str()) else { continue };
                let (Some(target), Some(name)) = (self.index.get(other.folder.as_str()), &other.name) else { continue };
                let tells = telling.contains(target) || self.references(*target).iter().any(|further| telling.contains(further));
                if tells && !is_used(*application, name) {
                    cut.entry(index).or_default().insert(reference.clone());
                }
            }
        }
        if cut.is_empty() {
            return;
        }
        for (index, references) in cut {
            self.manifests[index].project_references.retain(|known| !references.contains(known));
        }
        self.reach_all();
    }

    /// The repository's own libraries that an application uses, directly or through others, in order.
    #[must_use]
    pub fn references(&self, application: usize) -> &[usize] {
        self.references.get(application).map_or(&[], Vec::as_slice)
    }

    /// Pairs of an application and a library of the repository that it uses.
    pub fn links(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.references.iter().enumerate().flat_map(|(user, used)| used.iter().map(move |library| (user, *library)))
    }

    /// Applications that use this one or are used by it, and those whose files are compiled into it.
    #[must_use]
    pub fn neighbours(&self, application: usize) -> Vec<usize> {
        let users = self.contexts.get(application).map_or(&[][..], |context| &context.used_by);
        let used = self.references(application).iter().chain(users).copied().chain(self.linked_owners(application));
        let all: BTreeSet<usize> = used.filter(|other| *other != application).collect();
        all.into_iter().collect()
    }

    /// Applications to which files belong that are compiled into this one; of many by a pattern, the one of the folder that it begins with.
    fn linked_owners(&self, application: usize) -> impl Iterator<Item = usize> + '_ {
        let manifests = self.ownership.manifests(&self.paths[application]).iter().filter_map(|index| self.manifests.get(*index));
        let fixed = |file: &'_ String| file.find('*').and_then(|star| file[..star].rfind('/')).map_or(file.len(), |end| end + 1);
        manifests.flat_map(|manifest| &manifest.linked_files).filter_map(move |file| self.index.get(self.ownership.owner(&file[..fixed(file)])).copied())
    }

    /// The applications that are the source of a library which is known by name.
    #[must_use]
    pub fn sources(&self) -> BTreeSet<usize> {
        (0..self.paths.len()).filter(|application| self.known[*application]).collect()
    }

    /// The applications whose types the code of each may name: those that its project refers to, directly or through others. None where no project tells, or not
    /// all of it: files of other folders are compiled into it, a reference leads to nothing that was found, or they are more than are followed. What the source of a
    /// library does that is known by name is said by rows, where it is called.
    #[must_use]
    pub fn sights(&self) -> Vec<Option<BTreeSet<usize>>> {
        let projects = |application: usize| self.ownership.manifests(&self.paths[application]).iter().filter_map(|index| self.manifests.get(*index));
        let is_project = |application: usize| projects(application).next().is_some() && projects(application).all(|manifest| manifest.kind == ManifestKind::Project);
        let mut by_name: BTreeMap<&str, usize> = BTreeMap::new();
        for application in (0..self.paths.len()).filter(|application| is_project(*application)) {
            by_name.extend(projects(application).filter_map(|manifest| Some((manifest.name.as_deref()?, application))));
        }
        let folder = |reference: &str| self.index.get(reference).or_else(|| self.index.get(path::folder(reference))).copied();
        let direct: Vec<Option<Vec<usize>>> = (0..self.paths.len())
            .map(|application| {
                if !is_project(application) || projects(application).any(|manifest| !manifest.linked_files.is_empty()) {
                    return None;
                }
                let referred = projects(application).flat_map(|manifest| &manifest.project_references).map(|reference| folder(reference));
                let named = projects(application).flat_map(|manifest| &manifest.dependencies).filter_map(|dependency| by_name.get(dependency.name.as_str()).copied().map(Some));
                referred.chain(named).collect()
            })
            .collect();
        let sight = |application: usize| {
            let (mut seen, mut open) = (BTreeSet::from([application]), vec![application]);
            while let Some(next) = open.pop() {
                open.extend(
                    direct[next]
                        .as_ref()?
                        .iter()
                        .copied()
                        .chain(self.imported.get(&next).into_iter().flatten().copied())
                        .filter(|target| !self.known[*target] && seen.insert(*target)),
                );
                if seen.len() > MOST_REACHED {
                    return None;
                }
            }
            Some(seen)
        };
        (0..self.paths.len()).map(sight).collect()
    }

    pub(super) fn reach_all(&mut self) {
        self.references = self.reach();
        let packages: Vec<Vec<Arc<Package>>> = (0..self.paths.len()).map(|application| self.packages(application)).collect();
        for application in 0..self.paths.len() {
            self.contexts[application].packages = self.references[application].iter().flat_map(|used| &packages[*used]).map(Arc::clone).collect();
        }
        for context in &mut self.contexts {
            context.used_by.clear();
        }
        for (user, references) in self.references.iter().enumerate() {
            for library in references {
                self.contexts[*library].used_by.push(user);
            }
        }
    }

    /// The packages that an application is the source of.
    fn packages(&self, application: usize) -> Vec<Arc<Package>> {
        let folder = &self.paths[application];
        let package = |manifest: &Manifest| {
            let named = manifest.kind == ManifestKind::PackageJson;
            Package {
                application,
                name: manifest.name.clone().filter(|_| named).unwrap_or_default(),
                folder: if folder == "." { String::new() } else { folder.clone() },
                entry: ["module", "main"].iter().find_map(|key| manifest.property(key)).filter(|_| named).unwrap_or_default().to_owned(),
            }
        };
        self.ownership.manifests(folder).iter().filter_map(|index| self.manifests.get(*index)).map(package).map(Arc::new).collect()
    }

    /// The libraries of the repository that an application names or imports itself, but for those that are known by name and what runs by itself.
    fn named(&self, application: usize) -> BTreeSet<usize> {
        let imported = self.imported.get(&application).into_iter().flatten().copied();
        let own = self.ownership.manifests(&self.paths[application]).iter().filter(|index| !self.starters.contains(index));
        let references = own.filter_map(|index| self.manifests.get(*index)).flat_map(|manifest| &manifest.project_references);
        // A reference names a project file or a folder.
        let named = references.filter_map(|reference| self.index.get(reference.as_str()).or_else(|| self.index.get(path::folder(reference)))).copied();
        imported.chain(named.filter(|target| !self.known[*target] && !self.is_program(*target))).filter(|target| *target != application).collect()
    }

    /// The libraries of the repository that each application draws in, in order.
    fn reach(&self) -> Vec<Vec<usize>> {
        let named: Vec<BTreeSet<usize>> = (0..self.paths.len()).map(|application| self.named(application)).collect();
        let mut seen_by = vec![usize::MAX; self.paths.len()];
        let reach = |application: usize| {
            seen_by[application] = application;
            let mut reached = Vec::new();
            let mut next = Some(application).filter(|application| !self.empty.contains(application));
            let mut done = 0;
            while let Some(user) = next {
                let left = MOST_REACHED - reached.len();
                reached.extend(named[user].iter().copied().filter(|target| std::mem::replace(&mut seen_by[*target], application) != application).take(left));
                next = reached.get(done).copied().filter(|_| reached.len() < MOST_REACHED);
                done += 1;
            }
            reached.sort_unstable();
            reached
        };
        (0..self.paths.len()).map(reach).collect()
    }
}
