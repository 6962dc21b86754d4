//! What is known of an application before its code is judged.

use super::Package;
use crate::fact::Framework;
use crate::query::Row;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What is known of an application before its code is judged.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Libraries that its manifests bring.
    pub libraries: BTreeSet<String>,
    /// Libraries that files of it import which tell nothing else and were not read.
    pub passed_on: BTreeSet<String>,
    /// Those of its libraries that its pages bring by script tags: their names are global.
    pub scripts: BTreeSet<String>,
    /// Those of them that serve many identity providers.
    pub generic: BTreeSet<String>,
    /// Kinds of frameworks that its manifests bring.
    pub frameworks: BTreeSet<Framework>,
    /// Libraries whose source the repository holds: their names are wrappers of what that source calls.
    pub own: BTreeSet<String>,
    /// Major versions by package name.
    pub versions: BTreeMap<String, u64>,
    /// Packages that are installed under another name: that name, and the package's own.
    pub aliases: BTreeMap<String, String>,
    /// Namespaces that are imported everywhere in it.
    pub global_imports: Vec<String>,
    /// What properties of its manifests say.
    pub stated: Vec<Row>,
    /// One of them says that it is built as a program.
    pub is_program: bool,
    /// Packages of the repository that it uses.
    pub packages: Vec<Arc<Package>>,
    /// Applications that use it as a library, directly or through others.
    pub used_by: Vec<usize>,
}

impl Context {
    /// Of rows for one module those that hold for the version at hand: the first with a condition that holds, else those without.
    #[must_use]
    pub fn of_version<'r>(&self, rows: Vec<&'r Row>) -> Vec<&'r Row> {
        match rows.iter().find(|row| row.version.is_some() && self.version_holds(row)) {
            Some(row) => vec![row],
            None => rows.into_iter().filter(|row| row.version.is_none()).collect(),
        }
    }

    fn version_holds(&self, row: &Row) -> bool {
        let Some((below, limit)) = row.version else { return true };
        match self.versions.get(&row.name) {
            Some(version) => (*version < limit) == below,
            // Without a manifest the newest line of a package is meant.
            None => !below,
        }
    }

    /// The real name of a module that is installed under another one.
    #[must_use]
    pub fn real_name(&self, module: &str) -> Option<String> {
        self.aliases.iter().find_map(|(alias, real)| {
            let rest = module.strip_prefix(alias.as_str()).filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
            Some(format!("{real}{rest}"))
        })
    }
}
