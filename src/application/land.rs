//! The applications of a scan: which folder owns a file, what its manifests bring, which libraries of the repository it uses.

mod reach;

use super::deployment;
use super::folders::Folders;
use super::manifest::{Manifest, ManifestKind, Manifests, Services};
use super::ownership::Ownership;
use super::packages::{PackageRows, says, says_program, stated};
use super::test_code::TestCode;
use crate::classify::{Context, Owned};
use crate::fact::{Flow, Framework};
use crate::finding::Problem;
use crate::query::{Row, Subject};
use crate::source::SourceFile;
use foldhash::HashSet;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Files of what lies around applications that these take in by their paths, with all that they import in turn, by application.
pub type Parts = BTreeMap<usize, Vec<Arc<BTreeSet<String>>>>;

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
    tests: TestCode,
    manifests: Vec<Manifest>,
    /// Manifests of projects that start those that they refer to, and use none of them.
    starters: BTreeSet<usize>,
    /// Manifests of projects that make a program, and of those that make one which serves nobody.
    programs: BTreeSet<usize>,
    alone: BTreeSet<usize>,
    /// Manifests of projects whose kind of project serves the web.
    sites: BTreeSet<usize>,
    /// Manifests of projects whose code is not read.
    unread: BTreeSet<usize>,
    /// Applications that are projects without any code: they only name others, which those that refer to them use.
    empty: BTreeSet<usize>,
    services: Vec<Services>,
    index: BTreeMap<String, usize>,
    references: Vec<Vec<usize>>,
    /// Applications without a manifest from which others import.
    imported: BTreeMap<usize, BTreeSet<usize>>,
    /// Files of an application around it that each takes in by their paths.
    parts: Parts,
    /// Applications that are the source of a package whose calls the rows know.
    known: Vec<bool>,
}

impl Land {
    /// Reads the manifests and shares the source files out among them; `is_settings` tells by its path whether one holds settings.
    #[must_use]
    pub fn new(files: &[(String, Vec<u8>)], sources: &[String], is_settings: &(dyn Fn(&str) -> bool + Sync), rows: &PackageRows) -> Self {
        let mut texts: Vec<SourceFile> = files.iter().map(|(path, bytes)| SourceFile::decode(path.clone(), bytes.clone())).collect();
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        let Manifests { list: manifests, services, problems } = Manifests::read(&texts);
        let mut ownership = Ownership::new(&manifests);
        let tests = TestCode::new(&manifests, rows);
        let (settings, code): (Vec<&str>, Vec<&str>) = sources.par_iter().map(String::as_str).filter(|path| !tests.is_path(path)).partition(|path| is_settings(path));
        ownership.join_settings(settings.into_iter(), code.into_iter());
        let owners: HashSet<&str> = sources.par_iter().map(|path| ownership.owner(path)).collect();
        let folders: BTreeSet<&str> = ownership.applications().chain(owners).collect();
        let paths: Vec<String> = folders.into_iter().map(str::to_owned).collect();
        let index: BTreeMap<String, usize> = paths.iter().cloned().zip(0..).collect();
        let own = own_libraries(&manifests, rows);
        let contexts = paths.iter().map(|folder| Context { own: own.clone(), ..context(&ownership, &manifests, folder, rows) }).collect();
        let says = |framework: Framework| (0..).zip(&manifests).filter(move |(_, manifest)| says(manifest, rows, framework)).map(|(index, _)| index);
        let starters = says(Framework::Starter).collect();
        let programs: BTreeSet<usize> = says(Framework::Program).collect();
        let plain: BTreeSet<usize> = says(Framework::Cli).collect();
        let sites = says(Framework::Web).collect();
        let unread = says(Framework::Unread).collect();
        let alone = programs.iter().copied().filter(|index| plain.contains(index) || manifests[*index].property("Sdk").is_none()).collect();
        let mut land = Self {
            references: Vec::new(),
            imported: BTreeMap::new(),
            parts: Parts::new(),
            known: Vec::new(),
            paths,
            contexts,
            problems,
            ownership,
            tests,
            manifests,
            starters,
            programs,
            alone,
            sites,
            unread,
            empty: BTreeSet::new(),
            services,
            index,
        };
        land.known = land.paths.iter().map(|folder| land.is_known_library(folder, rows)).collect();
        land.reach_all();
        land
    }

    /// Whether the manifests of an application say that it is a site: it serves pages or requests, and is started from no command line and shows no windows of its own.
    #[must_use]
    pub fn is_site(&self, application: usize) -> bool {
        let all = &self.contexts[application].frameworks;
        let serves = all.contains(&Framework::Web) || self.ownership.manifests(&self.paths[application]).iter().any(|index| self.sites.contains(index));
        serves && ![Framework::Cli, Framework::Desktop, Framework::Mobile].iter().any(|other| all.contains(other))
    }

    /// The application of a file.
    #[must_use]
    pub fn owner(&self, path: &str) -> usize {
        let folder = self.ownership.owner(path);
        // Every source file took part in the building of the index.
        self.index.get(folder).copied().unwrap_or(0)
    }

    /// Takes in that a file brings a script's library to its application. Where no manifest says what belongs together, its scripts lie in the folders below as well.
    pub fn bring(&mut self, path: &str, row: &Row) {
        row.hit();
        let owner = self.owner(path);
        // Without any source file there is no application.
        let below: Vec<usize> = if owner < self.paths.len() && self.is_bare(owner) { self.bare_below(owner) } else { Vec::new() };
        for application in std::iter::once(owner).chain(below) {
            let Some(context) = self.contexts.get_mut(application) else { continue };
            context.libraries.extend(row.libraries.iter().cloned());
            context.scripts.extend(row.libraries.iter().cloned());
            if row.generic {
                context.generic.extend(row.libraries.iter().cloned());
            }
        }
    }

    /// The folders below one that no manifest describes either.
    fn bare_below(&self, application: usize) -> Vec<usize> {
        let folder = &self.paths[application];
        let start = if folder == "." { String::new() } else { format!("{folder}/") };
        let inside = self.index.range(start.clone()..).take_while(|(path, _)| path.starts_with(&start)).map(|(_, index)| *index);
        inside.filter(|one| *one != application && self.is_bare(*one)).collect()
    }

    /// Takes in that a file which tells nothing else imports modules, by the rows of each.
    pub fn pass_on(&mut self, path: &str, modules: &[Arc<[Row]>]) {
        let owner = self.owner(path);
        let Some(context) = self.contexts.get_mut(owner) else { return };
        for rows in modules {
            for row in context.of_version(rows.iter().collect()) {
                row.hit();
                context.passed_on.extend(row.libraries.iter().cloned());
            }
        }
    }

    /// Whether a file is test code.
    #[must_use]
    pub fn is_test(&self, path: &str) -> bool {
        self.tests.is_path(path) || self.ownership.manifests(self.ownership.owner(path)).first().is_some_and(|index| self.tests.is_project(*index))
    }

    /// Whether all manifests of an application are projects whose code would have been read, and which take none in from elsewhere.
    fn is_empty_project(&self, application: usize) -> bool {
        let manifests = self.ownership.manifests(&self.paths[application]);
        let is_read = |index: usize| self.manifests.get(index).is_some_and(|manifest| manifest.kind == ManifestKind::Project && manifest.linked_files.is_empty());
        !manifests.is_empty() && manifests.iter().all(|index| is_read(*index) && !self.unread.contains(index))
    }

    /// Whether others may use an application as a library: it does not run by itself, and is none that the rows know.
    #[must_use]
    pub fn is_library(&self, application: usize) -> bool {
        !self.known[application] && !self.is_program(application)
    }

    /// Whether a package is published for others: they bring what it needs beside it, and it says which module stands for the whole.
    #[must_use]
    pub fn is_published(&self, application: usize) -> bool {
        let mut manifests = self.ownership.manifests(&self.paths[application]).iter().filter_map(|index| self.manifests.get(*index));
        let has = |manifest: &Manifest, key: &str| manifest.property(key).is_some();
        manifests.any(|manifest| has(manifest, "peerDependencies") && (has(manifest, "main") || has(manifest, "module")) && manifest.property("private") != Some("true"))
    }

    /// Whether a file is the module that the manifest of a package names as what others import.
    #[must_use]
    pub fn is_entry(&self, application: usize, path: &str) -> bool {
        let Some(below) = path.strip_prefix(&self.paths[application]).and_then(|rest| rest.strip_prefix('/')) else { return false };
        let stem = |file: &str| file.rsplit_once('.').map_or_else(|| file.to_owned(), |(stem, _)| stem.to_owned());
        let names = |module: &str| module == below || module == stem(below);
        let mut manifests = self.ownership.manifests(&self.paths[application]).iter().filter_map(|index| self.manifests.get(*index));
        manifests.any(|manifest| ["main", "module"].iter().filter_map(|key| manifest.property(key)).any(|module| names(module.trim_start_matches("./"))))
    }

    /// Whether an application is a folder that no manifest describes.
    #[must_use]
    pub fn is_bare(&self, application: usize) -> bool {
        self.ownership.manifests(&self.paths[application]).is_empty()
    }

    /// Takes in which files of the applications around them others import by their paths.
    pub fn take_in(&mut self, parts: Parts) {
        self.parts = parts;
    }

    /// Whether an application takes in files of one around it.
    #[must_use]
    pub fn has_parts(&self, application: usize) -> bool {
        self.parts.contains_key(&application)
    }

    /// Whether a file of an application around another one is a part of that one as well.
    #[must_use]
    pub fn is_part(&self, application: usize, path: &str) -> bool {
        self.parts.get(&application).is_some_and(|parts| parts.iter().any(|part| part.contains(path)))
    }

    /// Whether a fact leaves its identity to what it is deployed to.
    #[must_use]
    pub fn is_deployed(owned: &Owned) -> bool {
        !owned.fact.test && matches!(owned.fact.flow, Some(Flow::CredentialChain | Flow::ManagedIdentity))
    }

    /// Joins what deployments give with the facts of the applications that they deploy; `path_of` names a file of the scan, `known` tells what folders are.
    pub fn deploy<'p>(&self, facts: &mut [Owned], deployments: &[Owned], known: &Folders, path_of: &dyn Fn(u32) -> &'p str) {
        let with_facts: BTreeSet<usize> = facts.iter().filter(|owned| Self::is_deployed(owned)).map(|owned| owned.application).collect();
        let reach =
            |application: usize| std::iter::once(application).chain(self.references(application).iter().copied()).filter(|one| with_facts.contains(one)).collect::<Vec<_>>();
        let mut programs: Vec<(usize, Vec<usize>)> =
            (0..self.paths.len()).filter(|one| !self.is_of_tests(*one)).map(|one| (one, reach(one))).filter(|(_, reach)| !reach.is_empty()).collect();
        // A library is deployed with what uses it.
        let used: BTreeSet<usize> = programs.iter().flat_map(|(one, _)| self.references(*one)).copied().collect();
        programs.retain(|(one, _)| !used.contains(one));
        let folders: Vec<&str> = programs.iter().map(|(one, _)| self.paths[*one].as_str()).collect();
        let mut given: BTreeMap<usize, Vec<&Owned>> = BTreeMap::new();
        for owned in deployments.iter().filter(|owned| !owned.fact.test) {
            for program in deployment::deployed(path_of(owned.fact.place.file), &folders, &self.services, known) {
                for application in &programs[program].1 {
                    given.entry(*application).or_default().push(owned);
                }
            }
        }
        for owned in facts.iter_mut().filter(|owned| Self::is_deployed(owned)) {
            if let Some(given) = given.get(&owned.application) {
                deployment::tell(&mut owned.fact, given, path_of);
            }
        }
    }

    /// Whether an application is one of tests and nothing else: its folder or its project says so.
    #[must_use]
    pub fn is_of_tests(&self, application: usize) -> bool {
        let folder = &self.paths[application];
        let is_project = |index: &usize| self.manifests.get(*index).is_some_and(|manifest| manifest.kind == ManifestKind::Project);
        self.tests.is_path(&format!("{folder}/-")) || self.ownership.manifests(folder).iter().find(|index| is_project(index)).is_some_and(|index| self.tests.is_project(*index))
    }

    /// Files of other folders that are compiled into an application, or put beside it.
    #[must_use]
    pub fn linked(&self, application: usize) -> GlobSet {
        let manifests = self.ownership.manifests(&self.paths[application]).iter().filter_map(|index| self.manifests.get(*index));
        let mut set = GlobSetBuilder::new();
        let files = manifests.flat_map(|manifest| manifest.linked_files.iter().chain(&manifest.linked_settings));
        for glob in files.filter_map(|file| GlobBuilder::new(file).literal_separator(true).case_insensitive(true).build().ok()) {
            set.add(glob);
        }
        set.build().unwrap_or_default()
    }

    /// Applications whose manifests bring a library that the rows know.
    pub fn with_libraries(&self) -> impl Iterator<Item = usize> + '_ {
        self.contexts.iter().enumerate().filter(|(_, context)| !context.libraries.is_empty()).map(|(index, _)| index)
    }

    /// The packages of others that the manifests of each application name, in the form of modules' names.
    pub fn packages_named(&self) -> impl Iterator<Item = (usize, BTreeSet<String>)> {
        let plain = |name: &str| name.to_ascii_lowercase().replace(['-', '.'], "_");
        let own: BTreeSet<String> = self.manifests.iter().filter_map(|manifest| manifest.name.as_deref()).map(plain).collect();
        self.paths.iter().enumerate().map(move |(application, folder)| {
            let manifests = self.ownership.manifests(folder).iter().filter_map(|index| self.manifests.get(*index));
            let named = manifests.flat_map(|manifest| &manifest.dependencies).map(|dependency| plain(&dependency.name));
            (application, named.filter(|name| !own.contains(name)).collect())
        })
    }

    /// Whether a folder is the source of a published package whose calls the rows know: what those mean is said where they are called.
    fn is_known_library(&self, folder: &str, rows: &PackageRows) -> bool {
        self.ownership.manifests(folder).iter().filter_map(|index| self.manifests.get(*index)).any(|manifest| {
            let Some((set, name)) = rows.of(manifest.kind).zip(manifest.registry_name()) else { return false };
            // One that wraps another library is seen through, and so is code of the repository that only bears a package's name.
            manifest.is_published() && set.named(Subject::Dependency, &name).any(|row| !row.libraries.is_empty() && !row.wraps)
        })
    }

    /// Whether what a folder holds runs by itself: what it does is done there, whoever refers to it.
    fn is_program(&self, application: usize) -> bool {
        self.ownership.manifests(&self.paths[application]).iter().any(|index| self.programs.contains(index))
    }

    /// Whether an application is a program that no manifest of it says to serve anything.
    #[must_use]
    pub fn runs_alone(&self, application: usize) -> bool {
        let serves = |framework: &Framework| matches!(framework, Framework::Web | Framework::Function);
        self.ownership.manifests(&self.paths[application]).iter().any(|index| self.alone.contains(index)) && !self.contexts[application].frameworks.iter().any(serves)
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
        out.aliases.extend(manifest.aliases.clone());
        out.stated.extend(manifest.properties.iter().filter_map(|(key, value)| stated(rows.of(manifest.kind)?, key, value)).cloned());
        out.is_program |= manifest.properties.iter().any(|(key, value)| rows.of(manifest.kind).is_some_and(|set| says_program(set, key, value)));
        for dependency in &manifest.dependencies {
            let name = manifest.in_registry(&dependency.name);
            let major = dependency.version.as_deref().and_then(major);
            if let Some(major) = major {
                out.versions.insert(name.clone(), major);
            }
            for row in rows.of(manifest.kind).into_iter().flat_map(|set| set.of_package(&name)) {
                let holds = row.version.is_none_or(|(below, limit)| major.map_or(!below, |major| (major < limit) == below));
                if !holds {
                    continue;
                }
                row.hit();
                out.libraries.extend(row.libraries.iter().cloned());
                out.frameworks.extend(row.framework);
                if row.generic || row.framework.is_some() {
                    out.generic.extend(row.libraries.iter().cloned());
                }
                // Where another package has it installed, the code shows by its imports whether it uses it itself.
                out.generic.extend(row.brings.iter().cloned());
            }
        }
    }
    if ownership.manifests(folder).iter().filter_map(|index| manifests.get(*index)).any(|manifest| says(manifest, rows, Framework::Desktop)) {
        out.frameworks.remove(&Framework::Web);
        out.frameworks.insert(Framework::Desktop);
    }
    out
}

/// The major version that a requirement such as `^2.1`, `>=1,<2` or `3.0.*` speaks of.
fn major(version: &str) -> Option<u64> {
    let digits = version.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}
