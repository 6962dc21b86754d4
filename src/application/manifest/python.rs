//! Plain lists of Python packages: `requirements.txt` and `environment.yml`.

use super::requirement::{add, is_development, push};
use super::{Manifest, path};
use crate::source::{SourceFile, offset};

/// Fills a manifest from a requirements file.
pub(super) fn requirements(manifest: &mut Manifest, file: &SourceFile) {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    let development = is_development(name.trim_end_matches(".txt"));
    let mut joined = String::new();
    for (index, line) in file.text.lines().enumerate() {
        joined.push_str(without_comment(line));
        if joined.ends_with('\\') {
            joined.pop();
            continue;
        }
        requirement_line(manifest, joined.trim(), &file.path, offset(index + 1), development);
        joined.clear();
    }
    requirement_line(manifest, joined.trim(), &file.path, offset(file.text.lines().count()), development);
}

fn requirement_line(manifest: &mut Manifest, line: &str, file: &str, number: u32, development: bool) {
    let option = |names: [&str; 2]| {
        let value = names.iter().find_map(|name| line.strip_prefix(name))?;
        value.starts_with([' ', '=', '.']).then(|| value.trim_start_matches(['=', ' ']))
    };
    if let Some(included) = option(["-r", "--requirement"]) {
        manifest.project_references.extend(path::join(path::folder(file), included));
    } else if let Some(editable) = option(["-e", "--editable"]) {
        let bare = !editable.starts_with('.') && !editable.contains("://");
        let editable = if bare { format!("./{editable}") } else { editable.to_string() };
        add(manifest, &editable, file, number, development);
    } else if !line.is_empty() && !line.starts_with('-') {
        // Options such as `--hash` may follow the requirement.
        add(manifest, line.split(" --").next().unwrap_or(line), file, number, development);
    }
}

fn without_comment(line: &str) -> &str {
    let trimmed = line.trim();
    if trimmed.starts_with('#') { "" } else { trimmed.split(" #").next().unwrap_or(trimmed).trim_end() }
}

/// Fills a manifest from a Conda environment. Of the YAML only the plain lines are read: `name:`, `- package=1.0`, and those below `- pip:`.
pub(super) fn environment(manifest: &mut Manifest, file: &SourceFile) {
    let mut inside = false;
    for (index, line) in file.text.lines().enumerate() {
        let entry = without_comment(line);
        if !line.starts_with([' ', '-', '#', '\t']) && !entry.is_empty() {
            inside = entry == "dependencies:";
            if let Some(name) = entry.strip_prefix("name:") {
                manifest.name = Some(name.trim().trim_matches(['"', '\'']).to_string());
            }
            continue;
        }
        let Some(entry) = entry.strip_prefix('-').map(|entry| entry.trim().trim_matches(['"', '\''])) else { continue };
        if !inside || entry.ends_with(':') {
            continue;
        }
        // Conda writes `channel::name=version=build`, pip `name==version`.
        let entry = entry.rsplit("::").next().unwrap_or(entry);
        match entry.split_once('=') {
            Some((name, version)) if !version.starts_with('=') && !name.ends_with(['>', '<', '~', '!']) => {
                push(manifest, name.trim(), Some(version.to_string()), &file.path, offset(index + 1), false);
            }
            _ => requirement_line(manifest, entry, &file.path, offset(index + 1), false),
        }
    }
}
