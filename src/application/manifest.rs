//! What the manifests of a repository say: names, packages, references, properties.
//! Facts only: what a package or a property means for the kind of an application is data elsewhere.

mod condition;
mod dotnet;
mod link;
mod node;
mod node_lines;
pub mod path;
mod project_xml;
mod python;
mod requirement;
mod setup;
mod toml_manifest;

use crate::finding::Problem;
use crate::source::SourceFile;
use std::collections::BTreeMap;

/// The sort of a manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ManifestKind {
    /// `.csproj`, `.fsproj`, `.vbproj` or `.xproj`.
    Project,
    /// `package.json`.
    PackageJson,
    /// `pyproject.toml`.
    Pyproject,
    /// `setup.py` that imports a packaging library; other modules of that name are code only. Either is code as well.
    SetupPy,
    /// `setup.cfg`.
    SetupCfg,
    /// `requirements*.txt`, and any text file in a folder `requirements`.
    Requirements,
    /// `Pipfile`.
    Pipfile,
    /// `environment.yml`: it names packages and makes no application.
    Environment,
    /// `dev-requirements.txt` and the like: it names packages and makes no application.
    OtherRequirements,
    /// `packages.config`, `Directory.*.props` and `pnpm-workspace.yaml`: read with the manifests that they belong to.
    Companion,
    /// `azure.yaml`: it says what is deployed and makes no application. <https://learn.microsoft.com/azure/developer/azure-developer-cli/azd-schema>
    Services,
}

impl ManifestKind {
    /// The kind that a path stands for; `None` where it is no manifest.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let lower = name.to_ascii_lowercase();
        let text = lower.rsplit_once('.').is_some_and(|(_, extension)| extension == "txt");
        Some(match lower.as_str() {
            "package.json" => Self::PackageJson,
            "pyproject.toml" => Self::Pyproject,
            "setup.py" => Self::SetupPy,
            "setup.cfg" => Self::SetupCfg,
            "pipfile" => Self::Pipfile,
            "environment.yml" | "environment.yaml" => Self::Environment,
            "packages.config" | "directory.packages.props" | "directory.build.props" | "directory.build.targets" | "pnpm-workspace.yaml" => Self::Companion,
            "azure.yaml" | "azure.yml" => Self::Services,
            _ if [".csproj", ".fsproj", ".vbproj", ".xproj"].iter().any(|end| lower.ends_with(end)) => Self::Project,
            _ if text && (lower.starts_with("requirements") || is_requirements_folder(folder)) => Self::Requirements,
            _ if text && lower.contains("requirements") => Self::OtherRequirements,
            _ => return None,
        })
    }

    /// Whether the folder of such a manifest is an application.
    #[must_use]
    pub fn makes_application(self) -> bool {
        !matches!(self, Self::Environment | Self::OtherRequirements | Self::Companion | Self::Services)
    }
}

/// A package that a manifest names. The order of the fields orders a list by file and line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dependency {
    /// The file in which it stands: the manifest, or a companion of it.
    pub path: String,
    /// Line in that file, from 1.
    pub line: u32,
    /// As it is written, for example `Microsoft.Identity.Client` or `@azure/msal-node`.
    pub name: String,
    /// As it is written, with properties put in, for example `^2.1.0`.
    pub version: Option<String>,
    /// Only for building, testing or documenting.
    pub development: bool,
    /// An extra that whoever installs the package may leave out.
    pub optional: bool,
}

/// One manifest, with what its companions add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Path relative to the root.
    pub path: String,
    /// The folder that it describes, `.` for the root. A file in `requirements/` describes the folder above.
    pub folder: String,
    /// Its sort.
    pub kind: ManifestKind,
    /// Name of the package or assembly.
    pub name: Option<String>,
    /// Packages, ordered by file, line and name.
    pub dependencies: Vec<Dependency>,
    /// Manifests of the repository's own libraries that it refers to; a path that no manifest has where none was found.
    pub project_references: Vec<String>,
    /// Files outside its folder that are compiled into it, and those of shared projects (`.projitems`).
    pub linked_files: Vec<String>,
    /// Files outside its folder that are put beside what it makes: settings above all.
    pub linked_settings: Vec<String>,
    /// Packages that are installed under another name: that name, and the package's own.
    pub aliases: BTreeMap<String, String>,
    /// Namespaces imported in every file.
    pub global_usings: Vec<String>,
    /// Neutral signs: every simple `MSBuild` property and `Sdk`, `FrameworkReference`; for `package.json` `main`, `module`, `browser`, `bin`, `type`,
    /// `private`, `workspaces` and `scripts.*`; for Python `scripts`, `requires-python`. Values of several conditions are joined by `;`.
    pub properties: BTreeMap<String, String>,
    /// It could not be read; its folder is an application all the same.
    pub broken: bool,
}

impl Manifest {
    /// An empty manifest for a path.
    #[must_use]
    pub fn new(path: &str, kind: ManifestKind) -> Self {
        let folder = path::folder(path);
        let folder = if kind == ManifestKind::Requirements && is_requirements_folder(folder) { path::folder(folder) } else { folder };
        Self {
            path: path.to_string(),
            folder: folder.to_string(),
            kind,
            name: None,
            dependencies: Vec::new(),
            project_references: Vec::new(),
            linked_files: Vec::new(),
            linked_settings: Vec::new(),
            aliases: BTreeMap::new(),
            global_usings: Vec::new(),
            properties: BTreeMap::new(),
            broken: false,
        }
    }

    /// The value of a property; `MSBuild` does not tell case apart, nor is it told apart here.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The dependency on a package, by the rules of the package's registry: npm tells case apart, `NuGet` does not, `PyPI` also takes `-`, `_` and `.` as one.
    #[must_use]
    pub fn dependency(&self, name: &str) -> Option<&Dependency> {
        let wanted = self.normalised(name);
        self.dependencies.iter().find(|dependency| self.normalised(&dependency.name) == wanted)
    }

    /// Whether what it makes is published as a package. A project says so by how its package is to be made, or it signs its assembly for others; of the other
    /// registries every manifest is that of a package.
    #[must_use]
    pub fn is_published(&self) -> bool {
        let says = |key: &str, value: &str| match key.to_ascii_lowercase().as_str() {
            "ispackable" | "generatepackageonbuild" | "signassembly" => value.split(';').any(|value| value.eq_ignore_ascii_case("true")),
            key => key.starts_with("package"),
        };
        self.kind != ManifestKind::Project || self.properties.iter().any(|(key, value)| says(key, value))
    }

    /// Folders of shared projects that it takes in whole, or by a pattern.
    pub fn shared_folders(&self) -> impl Iterator<Item = &str> {
        self.linked_files.iter().filter_map(|file| file.find('*').and_then(|star| file[..star].rfind('/')).map(|end| &file[..end]))
    }

    /// The name of the package that it makes, as its registry compares names; `NuGet`'s stay as they are written.
    #[must_use]
    pub fn registry_name(&self) -> Option<String> {
        self.name.as_deref().map(|name| self.in_registry(name))
    }

    /// A package's name in the form in which its registry compares names; `NuGet`'s stay as they are written.
    #[must_use]
    pub fn in_registry(&self, name: &str) -> String {
        if self.kind == ManifestKind::Project || self.kind == ManifestKind::Companion { name.to_owned() } else { self.normalised(name) }
    }

    /// A workspace's root and no application: a `package.json` with members that has no packages of its own or is private.
    #[must_use]
    pub fn is_workspace_root(&self) -> bool {
        self.kind == ManifestKind::PackageJson
            && self.properties.contains_key("workspaces")
            && (self.property("private") == Some("true") || self.dependencies.iter().all(|dependency| dependency.development))
    }

    fn normalised(&self, name: &str) -> String {
        match self.kind {
            ManifestKind::PackageJson => name.to_string(),
            ManifestKind::Project | ManifestKind::Companion => name.to_ascii_lowercase(),
            _ => requirement::normalised(name),
        }
    }
}

/// All manifests of a scan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifests {
    /// Ordered by path; companions are not among them.
    pub list: Vec<Manifest>,
    /// What is deployed from which folder.
    pub services: Vec<Services>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// The services that one folder and those below it deploy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Services {
    /// The folder.
    pub folder: String,
    /// The name of each service and the folder of its code.
    pub projects: Vec<(String, String)>,
}

impl Services {
    /// Reads `azure.yaml`. Of the YAML only the plain lines are read: names below `services:`, and `project:` below them.
    fn read(file: &SourceFile) -> Self {
        let folder = path::folder(&file.path);
        let mut projects = Vec::new();
        let mut inside = false;
        let mut name: Option<(usize, String)> = None;
        for line in file.text.lines() {
            let body = line.split(" #").next().unwrap_or(line).trim_end();
            let indent = body.len() - body.trim_start().len();
            let Some((key, value)) = body.trim_start().split_once(':').filter(|(key, _)| !key.starts_with('#')) else { continue };
            if indent == 0 {
                inside = key == "services";
                name = None;
            } else if inside && name.as_ref().is_none_or(|(of, _)| indent <= *of) {
                name = Some((indent, key.to_owned()));
            } else if let (Some((_, name)), "project") = (&name, key)
                && let Some(project) = path::join(folder, value.trim().trim_matches(['"', '\'']))
            {
                projects.push((name.clone(), project));
            }
        }
        Self { folder: folder.to_owned(), projects }
    }
}

impl Manifests {
    /// Reads the manifests among `files`; other files are passed over. Nothing is run and nothing is fetched.
    #[must_use]
    pub fn read(files: &[SourceFile]) -> Self {
        let mut files: Vec<(&SourceFile, ManifestKind)> = files.iter().filter_map(|file| ManifestKind::of(&file.path).map(|kind| (file, kind))).collect();
        files.sort_by(|a, b| a.0.path.cmp(&b.0.path));
        let mut problems = Vec::new();
        let companions = dotnet::Companions::read(files.iter().map(|(file, _)| *file), &mut problems);
        let mut list = Vec::new();
        for &(file, kind) in &files {
            let module = kind == ManifestKind::SetupPy && !setup::is_script(&file.text);
            if matches!(kind, ManifestKind::Companion | ManifestKind::Services) || module {
                continue;
            }
            let mut manifest = Manifest::new(&file.path, kind);
            if let Err(message) = fill(&mut manifest, file, &companions) {
                manifest.broken = true;
                problems.push(Problem { path: file.path.clone(), message });
            }
            manifest.dependencies.sort();
            list.push(manifest);
        }
        let workspaces = files.iter().filter(|(file, _)| file.path.ends_with("pnpm-workspace.yaml"));
        for (file, _) in workspaces {
            node::pnpm_workspace(file, &mut list);
        }
        link::link(&mut list);
        problems.sort();
        let services = files.iter().filter(|(_, kind)| *kind == ManifestKind::Services).map(|(file, _)| Services::read(file)).collect();
        Self { list, services, problems }
    }
}

fn fill(manifest: &mut Manifest, file: &SourceFile, companions: &dotnet::Companions) -> Result<(), String> {
    match manifest.kind {
        ManifestKind::Project => dotnet::project(manifest, file, companions),
        ManifestKind::PackageJson => node::package_json(manifest, file),
        ManifestKind::Pyproject => toml_manifest::pyproject(manifest, file),
        ManifestKind::Pipfile => toml_manifest::pipfile(manifest, file),
        ManifestKind::SetupPy => {
            setup::python(manifest, file);
            Ok(())
        }
        ManifestKind::SetupCfg => {
            setup::config(manifest, file);
            Ok(())
        }
        ManifestKind::Requirements | ManifestKind::OtherRequirements => {
            python::requirements(manifest, file);
            Ok(())
        }
        ManifestKind::Environment => {
            python::environment(manifest, file);
            Ok(())
        }
        ManifestKind::Companion | ManifestKind::Services => Ok(()),
    }
}

fn is_requirements_folder(folder: &str) -> bool {
    folder.rsplit('/').next() == Some("requirements")
}
