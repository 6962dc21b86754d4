//! The lines on which the keys of a JSON object's sections stand; `serde_json` keeps no positions.

use crate::source::{SourceFile, offset};
use std::collections::BTreeMap;

/// Lines by section (a key of the outer object) and key inside it.
#[derive(Debug, Default)]
pub(super) struct KeyLines(BTreeMap<(String, String), u32>);

impl KeyLines {
    /// Reads a text that is known to be valid JSON. No recursion: the nesting is only counted.
    pub(super) fn of(file: &SourceFile) -> Self {
        let bytes = file.text.as_bytes();
        let mut lines = BTreeMap::new();
        let mut section = String::new();
        let mut depth = 0usize;
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                b'"' => {
                    let end = string_end(bytes, at);
                    if depth <= 2 && is_key(bytes, end) {
                        let key = serde_json::from_str::<String>(file.text.get(at..end).unwrap_or_default()).unwrap_or_default();
                        if depth == 1 {
                            section = key;
                        } else {
                            lines.insert((section.clone(), key), file.position(offset(at)).line);
                        }
                    }
                    at = end;
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        Self(lines)
    }

    /// The line of a key, from 1; 1 where it was not found.
    pub(super) fn line(&self, section: &str, key: &str) -> u32 {
        self.0.get(&(section.to_string(), key.to_string())).copied().unwrap_or(1)
    }
}

/// One past the closing quote of the string that starts at `at`.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < bytes.len() {
        match bytes[end] {
            b'\\' => end += 2,
            b'"' => return end + 1,
            _ => end += 1,
        }
    }
    bytes.len()
}

fn is_key(bytes: &[u8], end: usize) -> bool {
    bytes[end..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':')
}
