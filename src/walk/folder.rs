//! Folders that hold other people's code or the output of a build.
//!
//! A name alone decides only where nobody gives it to hand-written code; else the folder has to show what it is.

use super::SkipReason;
use std::fs;
use std::path::Path;

/// Entries of a folder that are looked at before it counts as hand-written.
const LOOK: usize = 200;

/// Why a folder is left out, if it is.
pub(super) fn reason(folder: &Path, path: &str, name: &str, include_vendored: bool) -> Option<SkipReason> {
    let output = ["bin", "obj"].iter().any(|known| name.eq_ignore_ascii_case(known));
    if output && (folder.parent().is_some_and(holds_project) || holds_configurations(folder)) {
        return Some(SkipReason::Generated);
    }
    // What setuptools copies modules to before it packs them.
    if (name == "lib" || name.starts_with("lib.")) && folder.parent().is_some_and(|build| build.ends_with("build") && build.parent().is_some_and(is_packed)) {
        return Some(SkipReason::Generated);
    }
    if COMPILED.contains(&name) && folder.parent().is_some_and(|project| is_compiled_from(folder, project, name)) {
        return Some(SkipReason::Generated);
    }
    let vendored = match name {
        "node_modules" | "bower_components" | "jspm_packages" | "site-packages" | "_vendor" | "ps_modules" => true,
        "vendor" | "third_party" => !holds_written_code(folder),
        "lib" if path.ends_with("wwwroot/lib") => true,
        // Where the package Microsoft.Office.js puts its scripts: some thirty files of more than a megabyte.
        "Office" if path.ends_with("Scripts/Office") => names(folder).any(|version| folder.join(version).join("office.js").is_file()),
        "plugins" => holds_cordova_plugins(folder),
        // Where an application that runs elsewhere brings its Python packages with it.
        "lib" | "libs" | "python" | "packages" | "dist-packages" | "vendored" => (name == "packages" && is_nuget_restore(folder)) || holds_python_packages(folder),
        ".venv" | "venv" | ".env" | "env" => folder.join("pyvenv.cfg").is_file(),
        _ => false,
    };
    (vendored && !include_vendored).then_some(SkipReason::Vendored)
}

/// Where an application of Cordova keeps the plugins that it restored, each with its description.
fn holds_cordova_plugins(folder: &Path) -> bool {
    folder.parent().is_some_and(|application| application.join("config.xml").is_file()) && names(folder).any(|name| folder.join(name).join("plugin.xml").is_file())
}

/// Folders that a compiler writes scripts to, where the settings of the project say so.
const COMPILED: [&str; 4] = ["build", "dist", "lib", "out"];
/// Bytes of a project's settings that are looked at.
const LONGEST_SETTINGS: u64 = 64 * 1024;

/// Whether the settings of the compiler name a folder as its output, it holds no source, and a script in it has its source beside it.
/// <https://www.typescriptlang.org/tsconfig/#outDir>
fn is_compiled_from(folder: &Path, project: &Path, name: &str) -> bool {
    let Ok(settings) = super::read_again(&project.join("tsconfig.json"), LONGEST_SETTINGS) else { return false };
    if !String::from_utf8_lossy(&settings).lines().filter_map(output_of).any(|output| output == name) {
        return false;
    }
    let sources = |scripts: &Path, sources: &Path| {
        let stems = names(scripts).filter_map(|script| [".js", ".mjs", ".cjs"].iter().find_map(|end| script.strip_suffix(end).map(str::to_owned)));
        stems.into_iter().any(|stem| ["ts", "tsx", "mts", "cts"].iter().any(|end| sources.join(format!("{stem}.{end}")).is_file()))
    };
    let written = names(folder).any(|name| has_extension(&name, &["ts", "tsx", "mts", "cts"]) && !name.contains(".d."));
    !written && (sources(folder, &project.join("src")) || sources(&folder.join("src"), &project.join("src")) || sources(folder, project))
}

/// The folder that a line of a compiler's settings names as its output: `"outDir": "./build",`.
fn output_of(line: &str) -> Option<&str> {
    let (before, rest) = line.split_once("\"outDir\"")?;
    let value = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?.split('"').next()?;
    (!before.contains("//")).then(|| value.trim_start_matches("./").trim_end_matches('/'))
}

/// Whether a folder holds what a Python package is built by.
fn is_packed(folder: &Path) -> bool {
    ["setup.py", "setup.cfg", "pyproject.toml"].iter().any(|name| folder.join(name).is_file())
}

/// A site without a project file is built, and published, into a folder for each configuration.
fn holds_configurations(folder: &Path) -> bool {
    names(folder).any(|name| matches!(name.as_str(), "Debug" | "Release") && folder.join(&name).is_dir())
}

fn holds_project(folder: &Path) -> bool {
    names(folder).any(|name| has_extension(&name, &["csproj", "fsproj", "vbproj", "xproj"]))
}

/// An application or a feature of one that happens to be called `vendor`: libraries come as scripts in folders of their own.
fn holds_written_code(folder: &Path) -> bool {
    names(folder).any(|name| {
        has_extension(&name, &["cs", "ts", "tsx", "jsx", "vue", "csproj", "fsproj", "vbproj", "xproj"])
            || matches!(name.as_str(), "package.json" | "pyproject.toml" | "setup.py" | "requirements.txt")
    })
}

/// `packages/Name.1.2.3/Name.1.2.3.nupkg`: where older projects keep restored packages.
fn is_nuget_restore(folder: &Path) -> bool {
    names(folder).any(|name| name == "repositories.config" || has_extension(&name, &["nupkg"]) || folder.join(&name).join(format!("{name}.nupkg")).is_file())
}

/// Names of top packages that every installation of an HTTP client or of a Microsoft library brings along, and that nobody gives to modules of an application.
const PYTHON_PACKAGES: &[&str] = &[
    "adal",
    "attr",
    "azure",
    "botocore",
    "certifi",
    "cffi",
    "chardet",
    "charset_normalizer",
    "cryptography",
    "idna",
    "isodate",
    "jwt",
    "msal",
    "msrest",
    "oauthlib",
    "requests",
    "requests_oauthlib",
    "urllib3",
];
/// As many of them side by side are an installation.
const INSTALLED: usize = 4;

/// A folder of installed Python packages: several well-known ones lie in it side by side.
fn holds_python_packages(folder: &Path) -> bool {
    // A link may lead out of what is scanned.
    let found = |path: &Path| path.symlink_metadata().map(|found| found.file_type());
    let is_package = |name: &&&str| {
        let package = folder.join(name);
        found(&package).is_ok_and(|found| found.is_dir()) && (**name == "azure" || found(&package.join("__init__.py")).is_ok_and(|found| found.is_file()))
    };
    PYTHON_PACKAGES.iter().filter(is_package).take(INSTALLED).count() == INSTALLED
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extensions.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

fn names(folder: &Path) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(folder).into_iter().flatten().take(LOOK).flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned())
}
