//! What lies in a folder and around it: by this others tell whose work it holds.

use super::text;
use crate::language::{Compiled, LANGUAGES, is_declaring};
use globset::GlobBuilder;
use std::fs;
use std::path::{Path, PathBuf};

/// Entries of a folder that are looked at before it counts as hand-written.
const LOOK: usize = 200;
/// Bytes of a project's settings that are looked at.
const LONGEST_SETTINGS: u64 = 64 * 1024;

/// Whether something lies at a path from a folder: marks of a glob match names without case, `..` leads up, and what ends in a slash is a folder.
/// No link is followed: it may lead out of what is scanned.
pub(super) fn holds(folder: &Path, path: &str) -> bool {
    match path.split_once('/') {
        Some(("..", rest)) => folder.parent().is_some_and(|up| holds(up, rest)),
        Some((part, rest)) => entries(folder, part).iter().any(|entry| is(entry, fs::FileType::is_dir) && (rest.is_empty() || holds(entry, rest))),
        None => entries(folder, path).iter().any(|entry| is(entry, fs::FileType::is_file)),
    }
}

/// The entries of a folder that a part of a path may mean; one that is written out need not be there.
fn entries(folder: &Path, part: &str) -> Vec<PathBuf> {
    if !part.contains(['*', '?', '[', '{']) {
        return vec![folder.join(part)];
    }
    let Ok(glob) = GlobBuilder::new(part).case_insensitive(true).build() else { return Vec::new() };
    let glob = glob.compile_matcher();
    names(folder).filter(|name| glob.is_match(name)).map(|name| folder.join(name)).collect()
}

fn is(path: &Path, of: fn(&fs::FileType) -> bool) -> bool {
    path.symlink_metadata().is_ok_and(|found| of(&found.file_type()))
}

/// Whether the package of a folder is called like a product.
pub(super) fn is_package_of(folder: &Path, product: &str) -> bool {
    let Ok(manifest) = super::read_again(&folder.join("package.json"), LONGEST_SETTINGS) else { return false };
    let name = serde_json::from_slice::<serde_json::Value>(&manifest).ok().and_then(|manifest| manifest.get("name")?.as_str().map(text::bare));
    name.is_some_and(|name| text::is_called_alike(&name, product))
}

/// Whether a compiler wrote what a folder holds.
pub(super) fn is_compiled(folder: &Path, name: &str) -> bool {
    let mut compilers = LANGUAGES.iter().filter_map(|language| language.compiled).filter(|compiled| compiled.folders.contains(&name));
    compilers.any(|compiled| folder.parent().is_some_and(|project| is_compiled_from(folder, project, name, compiled)))
}

/// Whether the settings of a compiler name a folder as its output, it holds no source, and a script in it has its source beside it.
fn is_compiled_from(folder: &Path, project: &Path, name: &str, compiled: &Compiled) -> bool {
    let Ok(settings) = super::read_again(&project.join(compiled.settings), LONGEST_SETTINGS) else { return false };
    if !String::from_utf8_lossy(&settings).lines().filter_map(|line| output_of(line, compiled.key)).any(|output| output == name) {
        return false;
    }
    let sources = |scripts: &Path, sources: &Path| {
        let stems = names(scripts).filter_map(|script| script.rsplit_once('.').filter(|(_, extension)| compiled.to.contains(extension)).map(|(stem, _)| stem.to_owned()));
        stems.into_iter().any(|stem| compiled.from.iter().any(|end| sources.join(format!("{stem}.{end}")).is_file()))
    };
    let is_source = |name: &str| name.rsplit_once('.').is_some_and(|(_, extension)| compiled.from.iter().any(|known| extension.eq_ignore_ascii_case(known)));
    let written = names(folder).any(|name| is_source(&name) && !is_declaring(&name));
    let beside = project.join(compiled.sources);
    !written && (sources(folder, &beside) || sources(&folder.join(compiled.sources), &beside) || sources(folder, project))
}

/// The folder that a line of a compiler's settings names as its output: `"outDir": "./build",`.
fn output_of<'l>(line: &'l str, key: &str) -> Option<&'l str> {
    let (before, rest) = line.split_once(key)?;
    let value = rest.strip_prefix('"')?.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?.split('"').next()?;
    (before.ends_with('"') && !before.contains("//")).then(|| value.trim_start_matches("./").trim_end_matches('/'))
}

fn names(folder: &Path) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(folder).into_iter().flatten().take(LOOK).flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned())
}
