//! `.csproj` and its kin, with `packages.config` beside them and `Directory.*.props` above.

use super::project_xml::{Action, Item, ProjectXml, Property};
use super::{Dependency, Manifest, condition, path};
use crate::finding::Problem;
use crate::source::SourceFile;
use std::collections::BTreeMap;

/// Longest value that a property may take once others are put in.
const LONGEST_VALUE: usize = 2_000;
/// Rounds of putting properties into each other.
const ROUNDS: usize = 5;

/// The files that projects take over without naming them, by lower-case path.
#[derive(Debug, Default)]
pub(super) struct Companions(BTreeMap<String, ProjectXml>);

impl Companions {
    /// Reads `packages.config` and `Directory.*` files; a broken one becomes a problem.
    pub(super) fn read<'a>(files: impl Iterator<Item = &'a SourceFile>, problems: &mut Vec<Problem>) -> Self {
        let mut companions = BTreeMap::new();
        for file in files {
            let lower = file.path.to_ascii_lowercase();
            let name = lower.rsplit('/').next().unwrap_or(&lower);
            if name != "packages.config" && !name.starts_with("directory.") {
                continue;
            }
            match ProjectXml::parse(file) {
                Ok(xml) => {
                    companions.insert(lower, xml);
                }
                Err(message) => problems.push(Problem { path: file.path.clone(), message }),
            }
        }
        Self(companions)
    }

    /// The nearest file of a name at or above a folder, preceded by those further up that it imports.
    fn above(&self, folder: &str, name: &str) -> Vec<&ProjectXml> {
        let mut chain = Vec::new();
        for folder in path::upward(folder) {
            if let Some(xml) = self.beside(folder, name) {
                chain.push(xml);
                // MSBuild takes the nearest only, unless that one asks for the next.
                let stem = name.to_ascii_lowercase();
                let asks = |import: &String| import.contains("GetPathOfFileAbove") || import.to_ascii_lowercase().ends_with(&stem);
                if !xml.imports.iter().any(asks) {
                    break;
                }
            }
        }
        chain.reverse();
        chain
    }

    fn beside(&self, folder: &str, name: &str) -> Option<&ProjectXml> {
        let path = if folder == "." { name.to_string() } else { format!("{folder}/{name}") };
        self.0.get(&path.to_ascii_lowercase())
    }
}

/// Fills a manifest from a project file and its companions.
pub(super) fn project(manifest: &mut Manifest, file: &SourceFile, companions: &Companions) -> Result<(), String> {
    let own = ProjectXml::parse(file);
    let folder = manifest.folder.clone();
    let packages = companions.above(&folder, "Directory.Packages.props");
    let mut sources = companions.above(&folder, "Directory.Build.props");
    sources.extend(&packages);
    sources.extend(own.as_ref().ok());
    sources.extend(companions.above(&folder, "Directory.Build.targets"));
    let mut properties = Properties::default();
    let file_name = file.path.rsplit('/').next().unwrap_or_default();
    let of_companion = |source: &ProjectXml| source.path != file.path;
    for source in &sources {
        for property in &source.properties {
            let holds = properties.hold(&property.conditions, file_name, of_companion(source));
            if holds != Some(false) {
                properties.set(property, path::folder(&source.path), holds.is_none(), of_companion(source));
            }
        }
    }
    properties.put_in();
    let mut collected = Collected::default();
    for source in sources.iter().copied().chain(companions.beside(&folder, "packages.config")) {
        let of_companion = of_companion(source);
        let items = source.items.iter().filter(|item| properties.hold(&item.conditions, file_name, of_companion) != Some(false));
        items.for_each(|item| collected.item(item, source, &properties, &folder));
        collected.imports(source);
    }
    let sdks: Vec<String> = sources.iter().flat_map(|source| source.sdks.iter().cloned()).collect();
    manifest.dependencies = collected.dependencies();
    manifest.project_references = collected.references;
    manifest.linked_files = collected.linked;
    manifest.linked_settings = collected.settings;
    manifest.global_usings = collected.usings;
    manifest.properties = properties.finish();
    for (name, values) in [("Sdk", sdks), ("FrameworkReference", collected.frameworks)] {
        if !values.is_empty() {
            manifest.properties.insert(name.to_string(), values.join(";"));
        }
    }
    let parts = file_name.rsplit_once('.');
    if let Some((_, extension)) = parts {
        manifest.properties.insert("MSBuildProjectExtension".to_string(), format!(".{extension}"));
    }
    let stem = parts.map(|(stem, _)| stem.to_string());
    manifest.name = manifest.property("AssemblyName").filter(|name| !name.contains("$(")).map(str::to_string).or(stem);
    own.map(|_| ())
}

/// Properties by lower-case name, with the name as it was first written.
#[derive(Debug, Default)]
struct Properties(BTreeMap<String, (String, String)>);

/// The property by which a project calls itself one of tests, in lower case, and the word by which properties and names speak of tests.
const TESTS: &str = "istestproject";
const OF_TESTS: &str = "test";
/// The property by which a project says that it makes a program.
const PROGRAM: &str = "outputtype";

impl Properties {
    /// Whether conditions hold for a project; `None` where they cannot be told. What a companion says of some projects by a condition about tests that cannot be
    /// followed is said of none here.
    fn hold(&self, conditions: &[String], project: &str, of_companion: bool) -> Option<bool> {
        let value = |name: &str| match name {
            "msbuildprojectfile" => Some(project.to_owned()),
            "msbuildprojectname" | "assemblyname" => Some(project.rsplit_once('.').map_or(project, |(stem, _)| stem).to_owned()),
            // One that nobody sets is empty.
            _ if speaks_of_tests(name) => Some(self.0.get(name).map_or("", |(_, value)| value)).filter(|value| !value.contains([';', '$'])).map(str::to_owned),
            _ => None,
        };
        let mut all = Some(true);
        for text in conditions {
            match condition::holds(text, &value) {
                Some(true) => {}
                Some(false) => return Some(false),
                None if of_companion && speaks_of_tests(&text.to_ascii_lowercase()) => return Some(false),
                None => all = None,
            }
        }
        all
    }

    /// Takes a property in; `conditional` where it may not hold, `inherited` where it stands in a companion.
    fn set(&mut self, property: &Property, folder: &str, conditional: bool, inherited: bool) {
        let key = property.name.to_ascii_lowercase();
        let (name, before) = self.0.get(&key).cloned().unwrap_or_else(|| (property.name.clone(), String::new()));
        let itself = format!("$({})", property.name);
        // The file's own folder is told from the root: who takes the property over stands elsewhere.
        let mut value = property.value.replace(&itself, &before).replace(path::THIS_FOLDER, &format!("{}{folder}/", path::ROOT));
        // What only some projects of a folder are, by a condition on their names, is said of none here.
        if conditional && (key == TESTS || inherited && key == PROGRAM) {
            return;
        }
        if conditional && !before.is_empty() && value != before && !property.value.contains(&itself) {
            value = format!("{before};{value}");
        }
        if value.len() <= LONGEST_VALUE {
            self.0.insert(key, (name, value));
        }
    }

    /// Puts the values of other properties in, a bounded number of times: two may name each other.
    fn put_in(&mut self) {
        for _ in 0..ROUNDS {
            let known = Self(self.0.clone());
            for (_, value) in self.0.values_mut() {
                *value = known.expand(value);
            }
        }
    }

    fn expand(&self, text: &str) -> String {
        let mut expanded = String::new();
        let mut rest = text;
        while let Some(start) = rest.find("$(") {
            let (before, after) = rest.split_at(start);
            expanded.push_str(before);
            let Some(end) = after.find(')') else { break };
            let (whole, behind) = after.split_at(end + 1);
            let value = self.0.get(&whole[2..end].trim().to_ascii_lowercase()).map(|(_, value)| value.as_str());
            expanded.push_str(value.unwrap_or(whole));
            rest = behind;
            if expanded.len() > LONGEST_VALUE {
                return text.to_string();
            }
        }
        if let Some(start) = rest.find("$(") {
            // An unclosed one stays as it is; what precedes it was copied above.
            rest = &rest[start..];
        }
        expanded.push_str(rest);
        expanded
    }

    fn finish(self) -> BTreeMap<String, String> {
        let mut properties: BTreeMap<String, String> = self.0.into_values().filter(|(_, value)| !value.is_empty()).collect();
        let mut frameworks: Vec<String> = Vec::new();
        for name in ["TargetFrameworks", "TargetFramework", "TargetFrameworkVersion"] {
            let values = properties.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map_or("", |(_, value)| value.as_str());
            for value in values.split(';').map(str::trim).filter(|value| !value.is_empty()) {
                if !frameworks.iter().any(|known| known == value) {
                    frameworks.push(value.to_string());
                }
            }
        }
        if !frameworks.is_empty() {
            properties.insert("TargetFrameworks".to_string(), frameworks.join(";"));
        }
        properties
    }
}

/// Whether a name or a condition speaks of tests; the latest of something is none.
fn speaks_of_tests(text: &str) -> bool {
    text.match_indices(OF_TESTS).any(|(at, _)| !text[..at].ends_with("la"))
}

/// What the items of a project and its companions add up to.
#[derive(Debug, Default)]
struct Collected {
    packages: BTreeMap<String, Dependency>,
    versions: BTreeMap<String, String>,
    references: Vec<String>,
    linked: Vec<String>,
    settings: Vec<String>,
    usings: Vec<String>,
    frameworks: Vec<String>,
}

impl Collected {
    fn item(&mut self, item: &Item, source: &ProjectXml, properties: &Properties, folder: &str) {
        let name = properties.expand(&item.name);
        let here = path::folder(&source.path);
        match item.element.as_str() {
            "PackageVersion" => {
                if let Some(version) = &item.version {
                    self.versions.insert(name.to_ascii_lowercase(), properties.expand(version));
                }
            }
            "PackageReference" | "GlobalPackageReference" | "Reference" | "SDKReference" | "package" => self.package(item, &name, source, properties),
            "FrameworkReference" => apply(&mut self.frameworks, name, item.action),
            "ProjectReference" if item.special => {}
            "ProjectReference" => {
                let in_solution = || name.strip_prefix(path::SOLUTION_FOLDER).and_then(|rest| path::join(".", rest)).map(|rest| format!("{}{rest}", path::SOLUTION_FOLDER));
                if let Some(reference) = path::join(here, &name).or_else(in_solution) {
                    apply(&mut self.references, reference, item.action);
                }
            }
            "Using" if !item.special => apply(&mut self.usings, name, item.action),
            "Compile" | "Content" | "None" | "EmbeddedResource" => {
                let is_code = item.element == "Compile";
                if is_code && name.contains("$(") {
                    // Where it lies is not known; that there is code is.
                    apply(&mut self.linked, name, item.action);
                    return;
                }
                // What is taken in by a pattern is no file of settings.
                let linked = path::join(here, &name).filter(|file| !path::is_in(file, folder) && (is_code || !file.contains('*')));
                if let Some(file) = linked {
                    apply(if is_code { &mut self.linked } else { &mut self.settings }, file, item.action);
                }
            }
            _ => {}
        }
    }

    fn package(&mut self, item: &Item, name: &str, source: &ProjectXml, properties: &Properties) {
        // An assembly's full name: `Name, Version=1.0.0.0, Culture=neutral`.
        let assembly = item.element.ends_with("Reference") && !item.element.ends_with("PackageReference");
        let name = name.split(',').next().unwrap_or(name).trim();
        let key = name.to_ascii_lowercase();
        let version = item.version.as_ref().filter(|_| !assembly).map(|version| properties.expand(version));
        match (item.action, self.packages.get_mut(&key)) {
            (Action::Remove, _) => {
                self.packages.remove(&key);
            }
            (_, Some(known)) => known.version = version.or(known.version.take()),
            (Action::Update, None) => {
                self.versions.extend(version.map(|version| (key, version)));
            }
            (Action::Include, None) => {
                let (path, line) = (source.path.clone(), item.line);
                let development = item.development || item.element == "GlobalPackageReference";
                self.packages.insert(key, Dependency { name: name.to_string(), version, path, line, development, optional: false });
            }
        }
    }

    fn imports(&mut self, source: &ProjectXml) {
        let shared = source.imports.iter().filter(|import| import.to_ascii_lowercase().ends_with(".projitems"));
        for file in shared.filter_map(|import| path::join(path::folder(&source.path), import)) {
            // A shared project names the files of its own folder.
            let folder = path::folder(&file);
            if folder != "." {
                apply(&mut self.linked, format!("{folder}/**"), Action::Include);
            }
        }
    }

    fn dependencies(&mut self) -> Vec<Dependency> {
        let versions = std::mem::take(&mut self.versions);
        let packages = std::mem::take(&mut self.packages).into_iter();
        let with_version = |(key, mut dependency): (String, Dependency)| {
            dependency.version = dependency.version.or_else(|| versions.get(&key).cloned());
            dependency
        };
        packages.map(with_version).collect()
    }
}

fn apply(list: &mut Vec<String>, name: String, action: Action) {
    match action {
        Action::Remove => list.retain(|known| *known != name),
        Action::Include | Action::Update if !list.contains(&name) => list.push(name),
        Action::Include | Action::Update => {}
    }
}
