//! `package.json` and `pnpm-workspace.yaml`.

use super::node_lines::KeyLines;
use super::{Dependency, Manifest, ManifestKind, path};
use crate::source::SourceFile;
use serde_json::{Map, Value};

/// Longest property that is kept; a script may be a program.
const LONGEST_PROPERTY: usize = 500;

/// Fills a manifest from a `package.json`.
pub(super) fn package_json(manifest: &mut Manifest, file: &SourceFile) -> Result<(), String> {
    let value: Value = serde_json::from_str(&file.text).map_err(|error| format!("The file is no valid JSON: {error}."))?;
    let Value::Object(object) = value else { return Err("The file holds no JSON object.".to_string()) };
    manifest.name = object.get("name").and_then(Value::as_str).map(str::to_string);
    dependencies(manifest, file, &object);
    properties(manifest, &object);
    let members = workspaces(&object);
    if !members.is_empty() {
        manifest.properties.insert("workspaces".to_string(), members.join(";"));
    }
    Ok(())
}

fn dependencies(manifest: &mut Manifest, file: &SourceFile, object: &Map<String, Value>) {
    let lines = KeyLines::of(file);
    let sections = [("dependencies", false), ("optionalDependencies", false), ("peerDependencies", false), ("devDependencies", true)];
    for (section, development) in sections {
        let Some(packages) = object.get(section).and_then(Value::as_object) else { continue };
        for (name, version) in packages {
            if manifest.dependencies.iter().any(|known| known.name == *name) {
                continue;
            }
            let version = version.as_str().map(str::to_string);
            let local = version.as_deref().and_then(|version| ["file:", "link:", "portal:"].iter().find_map(|scheme| version.strip_prefix(scheme)));
            if !development {
                manifest.project_references.extend(local.and_then(|local| path::join(&manifest.folder, local)));
            }
            let line = lines.line(section, name);
            // `"x": "npm:y@1"` installs `y` under the name of `x`.
            let (name, version) = match version.as_deref().and_then(alias) {
                Some((real, version)) => {
                    manifest.aliases.insert(name.clone(), real.to_owned());
                    (real.to_owned(), Some(version.to_owned()))
                }
                None => (name.clone(), version),
            };
            manifest.dependencies.push(Dependency { name, version, path: file.path.clone(), line, development, optional: false });
        }
    }
}

/// The package and the version of `npm:package@version`.
fn alias(version: &str) -> Option<(&str, &str)> {
    let real = version.strip_prefix("npm:")?;
    let at = real.rfind('@').filter(|at| *at > 0);
    Some(at.map_or((real, ""), |at| (&real[..at], &real[at + 1..])))
}

fn properties(manifest: &mut Manifest, object: &Map<String, Value>) {
    for key in ["main", "module", "private"] {
        let value = match object.get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Bool(flag)) => flag.to_string(),
            _ => continue,
        };
        set(manifest, key, value);
    }
    if object.get("peerDependencies").and_then(Value::as_object).is_some_and(|peers| !peers.is_empty()) {
        set(manifest, "peerDependencies", true.to_string());
    }
}

fn set(manifest: &mut Manifest, key: &str, value: String) {
    if !value.is_empty() && value.len() <= LONGEST_PROPERTY {
        manifest.properties.insert(key.to_string(), value);
    }
}

fn workspaces(object: &Map<String, Value>) -> Vec<String> {
    let workspaces = object.get("workspaces");
    let list = workspaces.and_then(|value| value.as_array().or_else(|| value.get("packages")?.as_array()));
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_string).collect()
}

/// Gives the `package.json` beside a `pnpm-workspace.yaml` its members. Of the YAML only the plain list under `packages:` is read.
pub(super) fn pnpm_workspace(file: &SourceFile, list: &mut [Manifest]) {
    let folder = path::folder(&file.path);
    let root = list.iter_mut().find(|manifest| manifest.kind == ManifestKind::PackageJson && manifest.folder == folder);
    let Some(root) = root else { return };
    let inside = file.text.lines().skip_while(|line| !line.starts_with("packages:")).skip(1);
    let mut members = Vec::new();
    for line in inside {
        let line = line.split(" #").next().unwrap_or(line).trim_end();
        match line.trim_start().strip_prefix('-') {
            Some(member) => members.push(member.trim().trim_matches(['"', '\'']).to_string()),
            None if line.trim().is_empty() || line.trim_start().starts_with('#') => {}
            None => break,
        }
    }
    if !members.is_empty() {
        root.properties.insert("workspaces".to_string(), members.join(";"));
    }
}
