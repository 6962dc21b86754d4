//! `setup.py` and `setup.cfg`. No code is run: of `setup.py` only lists of literal strings are read.

use super::Manifest;
use super::requirement::{add, is_development};
use crate::source::{SourceFile, offset};

/// Whether a file called `setup.py` packages something: applications have modules of that name too.
pub(super) fn is_script(text: &str) -> bool {
    ["setuptools", "distutils", "skbuild"].iter().any(|library| text.contains(library))
}

/// Fills a manifest from a `setup.py`.
pub(super) fn python(manifest: &mut Manifest, file: &SourceFile) {
    let text = &file.text;
    let name = argument(text, "name").and_then(|at| literals(text, list_start(text, at), false).into_iter().next());
    manifest.name = name.map(|(_, name)| name);
    for (key, development) in [("install_requires", false), ("tests_require", true), ("setup_requires", true)] {
        let Some(at) = argument(text, key) else { continue };
        for (at, requirement) in literals(text, list_start(text, at), true) {
            add(manifest, &requirement, &file.path, file.position(offset(at)).line, development);
        }
    }
}

/// Offset behind `key=` or `"key":`, where the key stands as a word of its own.
fn argument(text: &str, key: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    text.match_indices(key).find_map(|(at, _)| {
        let before = at.checked_sub(1).map(|before| bytes[before]);
        if before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return None;
        }
        let rest = text[at + key.len()..].trim_start_matches(['"', '\'']).trim_start();
        let value = rest.strip_prefix(['=', ':'])?;
        (!value.starts_with('=')).then_some(text.len() - value.len())
    })
}

/// Where the list or the string starts: here, or where the variable that is named here is assigned.
fn list_start(text: &str, at: usize) -> usize {
    let value = text[at..].trim_start();
    let end = value.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(value.len());
    let name = &value[..end];
    if name.is_empty() { at } else { argument(text, name).filter(|found| *found != at).unwrap_or(at) }
}

/// The strings of the literal list or tuple (or the one string) that starts at `at`, with their offsets.
fn literals(text: &str, at: usize, list: bool) -> Vec<(usize, String)> {
    let bytes = text.as_bytes();
    let mut at = at + (text[at..].len() - text[at..].trim_start().len());
    let opens = bytes.get(at).is_some_and(|byte| b"[(".contains(byte));
    let mut found = Vec::new();
    if list && !opens {
        return found;
    }
    let mut depth = 0usize;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'[' | b'(' | b'{' => depth += 1,
            b']' | b')' | b'}' if depth <= 1 => break,
            b']' | b')' | b'}' => depth -= 1,
            b'#' => at += memchr::memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at),
            b'"' | b'\'' => {
                let Some(length) = memchr::memchr2(*byte, b'\n', &bytes[at + 1..]) else { break };
                if depth <= 1 {
                    found.push((at, text.get(at + 1..at + 1 + length).unwrap_or_default().to_string()));
                }
                at += length + 1;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
        at += 1;
    }
    found
}

/// Fills a manifest from a `setup.cfg`.
pub(super) fn config(manifest: &mut Manifest, file: &SourceFile) {
    let mut section = String::new();
    let mut key = String::new();
    for (index, line) in file.text.lines().enumerate() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with(['#', ';']) {
            continue;
        }
        let continues = line.starts_with([' ', '\t']) && !key.is_empty();
        let value = if continues {
            trimmed
        } else if let Some(name) = trimmed.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            section = name.trim().to_string();
            key.clear();
            continue;
        } else {
            let Some((name, value)) = trimmed.split_once(['=', ':']) else { continue };
            key = name.trim().to_string();
            value.trim()
        };
        if value.is_empty() {
            continue;
        }
        entry(manifest, (&section, &key), value, &file.path, offset(index + 1));
    }
}

fn entry(manifest: &mut Manifest, (section, key): (&str, &str), value: &str, file: &str, line: u32) {
    match (section, key) {
        ("metadata", "name") => manifest.name = Some(value.to_string()),
        ("options", "install_requires") => add(manifest, value, file, line, false),
        ("options", "tests_require" | "setup_requires") => add(manifest, value, file, line, true),
        ("options.extras_require", group) => {
            let required = manifest.dependencies.len();
            add(manifest, value, file, line, is_development(group));
            manifest.dependencies[required..].iter_mut().for_each(|extra| extra.optional = true);
        }
        _ => {}
    }
}
