//! Which application a file belongs to: the one of the nearest manifest at or above it.
//!
//! - Several manifests in one folder are one application.
//! - `requirements/*.txt` describe the folder above `requirements`.
//! - `environment.yml` and `dev-requirements.txt` name packages of the application that they lie in and make none.
//! - A `package.json` that only holds a workspace together is no application by itself ([`Ownership::applications`]), but files
//!   that have no nearer manifest belong to it.
//! - A file with no manifest above belongs to its own folder.

use super::manifest::{Manifest, path};
use std::collections::BTreeMap;

/// Folders and the manifests that describe them.
#[derive(Debug, Clone, Default)]
pub struct Ownership {
    folders: BTreeMap<String, Owned>,
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
        ownership
    }

    /// The folder of the application that a file belongs to, `.` for the root.
    #[must_use]
    pub fn owner<'a>(&'a self, file: &'a str) -> &'a str {
        let folder = path::folder(file);
        self.nearest(folder).unwrap_or(folder)
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
        path::upward(folder).find_map(|folder| self.folders.get_key_value(folder)).map(|(folder, _)| folder.as_str())
    }
}
