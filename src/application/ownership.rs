//! Which application a file belongs to: the one of the nearest manifest at or above it.
//!
//! - Several manifests in one folder are one application.
//! - `requirements/*.txt` describe the folder above `requirements`.
//! - `environment.yml` and `dev-requirements.txt` name packages of the application that they lie in and make none.
//! - A `package.json` that only holds a workspace together is no application by itself ([`Ownership::applications`]), but files
//!   that have no nearer manifest belong to it.
//! - The folder of a shared project, which projects only take in, belongs to the first of them.
//! - A file in such a place that projects put beside what they make, as shared settings are, belongs to the first of them.
//! - A file with no manifest above belongs to its own folder; one of settings beside which no code lies to the nearest folder of code above it, or to the only one
//!   below the nearest folder that has any.

use super::manifest::{Manifest, path};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

/// Folders and the manifests that describe them.
#[derive(Debug, Clone, Default)]
pub struct Ownership {
    folders: BTreeMap<String, Owned>,
    /// Folders of shared projects, and the folder of the project that they belong to.
    shared: BTreeMap<String, String>,
    /// Files of folders that no manifest describes, and the folder of the first project that puts each beside what it makes, or of the code that reads it.
    files: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Default)]
struct Owned {
    /// Some manifest makes the folder an application, and not only a workspace's root.
    application: bool,
    manifests: Vec<usize>,
}

impl Ownership {
    /// The ownership that a list of manifests makes. Indices are places in that list.
    #[must_use]
    pub fn new(manifests: &[Manifest]) -> Self {
        let mut ownership = Self::default();
        for (index, manifest) in manifests.iter().enumerate().filter(|(_, manifest)| manifest.kind.makes_application()) {
            let owned = ownership.folders.entry(manifest.folder.clone()).or_default();
            owned.application |= !manifest.is_workspace_root();
            owned.manifests.push(index);
        }
        for (index, manifest) in manifests.iter().enumerate().filter(|(_, manifest)| !manifest.kind.makes_application()) {
            let folder = ownership.nearest(&manifest.folder).map(str::to_string);
            if let Some(owned) = folder.and_then(|folder| ownership.folders.get_mut(&folder)) {
                owned.manifests.push(index);
            }
        }
        for manifest in manifests.iter().filter(|manifest| manifest.kind.makes_application()) {
            for folder in manifest.shared_folders() {
                if ownership.nearest(folder).is_none() {
                    ownership.shared.insert(folder.to_owned(), manifest.folder.clone());
                }
            }
            for file in &manifest.linked_settings {
                if ownership.nearest(path::folder(file)).is_none() {
                    ownership.files.entry(file.clone()).or_insert_with(|| manifest.folder.clone());
                }
            }
        }
        ownership
    }

    /// Gives files of settings to the code around them, where no manifest says whose they are and nothing lies beside them that could read them.
    pub(super) fn join_settings<'a>(&mut self, settings: impl Iterator<Item = &'a str>, code: impl Iterator<Item = &'a str>) {
        let folders: BTreeSet<&str> = code.map(path::folder).filter(|folder| self.nearest(folder).is_none()).collect();
        if folders.is_empty() {
            return;
        }
        let below = |up: &str| {
            let start = if up == "." { String::new() } else { format!("{up}/") };
            let mut found = folders.range::<str, _>((Bound::Included(start.as_str()), Bound::Unbounded)).copied().take_while(|folder| folder.starts_with(start.as_str()));
            let first = found.next()?;
            Some((first, found.next().is_none()))
        };
        let mut known: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        for file in settings {
            let own = path::folder(file);
            let reading = *known.entry(own).or_insert_with(|| {
                let bare = self.nearest(own).is_none() && !folders.contains(own);
                let above = path::upward(own).find_map(|up| folders.get(up).copied().map(|up| (up, true)).or_else(|| below(up)));
                above.filter(|(_, only)| bare && *only).map(|(folder, _)| folder)
            });
            if let Some(folder) = reading {
                self.files.entry(file.to_owned()).or_insert_with(|| folder.to_owned());
            }
        }
    }

    /// The folder of the application that a file belongs to, `.` for the root.
    #[must_use]
    pub fn owner<'a>(&'a self, file: &'a str) -> &'a str {
        let folder = path::folder(file);
        self.files.get(file).map(String::as_str).or_else(|| self.nearest(folder)).unwrap_or(folder)
    }

    /// The folders that are applications by their manifests, whether or not they hold code, ordered.
    pub fn applications(&self) -> impl Iterator<Item = &str> {
        self.folders.iter().filter(|(_, owned)| owned.application).map(|(folder, _)| folder.as_str())
    }

    /// The manifests of an application's folder, as places in the list given to [`Ownership::new`].
    #[must_use]
    pub fn manifests(&self, folder: &str) -> &[usize] {
        self.folders.get(folder).map_or(&[], |owned| owned.manifests.as_slice())
    }

    fn nearest(&self, folder: &str) -> Option<&str> {
        let owner = |folder: &str| self.folders.get_key_value(folder).map(|(folder, _)| folder).or_else(|| self.shared.get(folder));
        path::upward(folder).find_map(owner).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::super::manifest::ManifestKind;
    use super::*;

    fn project(path: &str, linked: &[&str]) -> Manifest {
        Manifest { linked_files: linked.iter().map(|&file| file.to_owned()).collect(), ..Manifest::new(path, ManifestKind::Project) }
    }

    #[test]
    fn a_shared_folder_belongs_to_the_first_project_that_takes_it_in() {
        let manifests = [project("Apps/Phone/Phone.csproj", &["Shared/**"]), project("Apps/Tablet/Tablet.csproj", &["Shared/**", "Other/One.cs"])];
        let ownership = Ownership::new(&manifests);
        assert_eq!(ownership.owner("Shared/Views/Door.cs"), "Apps/Phone");
        assert_eq!(ownership.owner("Other/One.cs"), "Other");
    }

    #[test]
    fn shared_settings_belong_to_the_first_project_that_takes_them_in() {
        let settings = |path: &str| Manifest { linked_settings: vec!["jobs/appsettings.json".to_owned()], ..Manifest::new(path, ManifestKind::Project) };
        let ownership = Ownership::new(&[settings("jobs/One/One.csproj"), settings("jobs/Two/Two.csproj")]);
        assert_eq!((ownership.owner("jobs/appsettings.json"), ownership.owner("jobs/other.json")), ("jobs/One", "jobs"));
        let ownership = Ownership::new(&[settings("jobs/One/One.csproj"), project("jobs/All.csproj", &[])]);
        assert_eq!(ownership.owner("jobs/appsettings.json"), "jobs");
    }

    #[test]
    fn settings_without_code_beside_them_belong_to_the_code_around_them() {
        let owner = |settings: &str, code: &[&str]| {
            let mut ownership = Ownership::new(&[]);
            ownership.join_settings(std::iter::once(settings), code.iter().copied());
            ownership.owner(settings).to_owned()
        };
        assert_eq!(owner("config/a.json", &["main.py", "tools/x.py"]), ".");
        assert_eq!(owner("conf/a.json", &["src/main.py"]), "src");
        assert_eq!(owner("conf/a.json", &["src/main.py", "tools/x.py"]), "conf");
        assert_eq!(owner("conf/a.json", &["conf/x.py", "main.py"]), "conf");
        assert_eq!(owner("a/conf/b.json", &["c/main.py", "a/src/x.py"]), "a/src");
    }

    #[test]
    fn a_shared_folder_with_a_project_of_its_own_stays_that_projects() {
        let manifests = [project("Phone/Phone.csproj", &["Shared/**"]), project("Shared/Shared.csproj", &[])];
        assert_eq!(Ownership::new(&manifests).owner("Shared/Door.cs"), "Shared");
    }
}
