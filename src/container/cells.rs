//! The code cells of a notebook. Cells of one language are one module.

use super::{Draft, Parts, language_of};
use crate::language::Container;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::ops::Range;

#[derive(Deserialize)]
struct Notebook<'a> {
    #[serde(default, borrow)]
    cells: Vec<Cell<'a>>,
    /// Notebooks before format 4 hold their cells in sheets.
    #[serde(default, borrow)]
    worksheets: Vec<Sheet<'a>>,
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Deserialize)]
struct Sheet<'a> {
    #[serde(default, borrow)]
    cells: Vec<Cell<'a>>,
}

#[derive(Deserialize)]
struct Cell<'a> {
    #[serde(default, rename = "cell_type")]
    kind: String,
    #[serde(default, borrow, alias = "input")]
    source: Option<&'a RawValue>,
    #[serde(default)]
    metadata: serde_json::Value,
}

#[derive(Deserialize, Default)]
struct Metadata {
    #[serde(default)]
    kernelspec: Kernel,
    #[serde(default)]
    language_info: Kernel,
}

#[derive(Deserialize, Default)]
struct Kernel {
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    name: Option<String>,
}

/// Reads a notebook.
pub(super) fn read(container: &Container, text: &str, parts: &mut Parts) {
    let notebook: Notebook<'_> = match serde_json::from_str(text) {
        Ok(notebook) => notebook,
        Err(error) => {
            parts.problem = Some(format!("is no notebook that can be read: {error}"));
            return;
        }
    };
    let Metadata { kernelspec, language_info } = notebook.metadata;
    let kernel = kernelspec.language.or(language_info.name).or(kernelspec.name).map(|kernel| kernel.to_lowercase());
    for (number, cell) in (1..).zip(notebook.worksheets.iter().flat_map(|sheet| &sheet.cells).chain(&notebook.cells)).filter(|(_, cell)| cell.kind == "code") {
        let Some(source) = cell.source else { continue };
        let lines = lines(text, source);
        // A directive on the first line, or the cell's own metadata, names another language than the kernel's.
        let first = lines.iter().map(Line::plain).find(|line| !line.trim().is_empty()).unwrap_or_default();
        let directive = first.split_whitespace().next().filter(|word| word.starts_with("%%") || word.starts_with("#!"));
        let own = ["dotnet_interactive", "polyglot_notebook"].iter().find_map(|key| {
            let of = cell.metadata.get(key)?;
            of.get("language").or_else(|| of.get("kernelName"))?.as_str()
        });
        let mark = match (directive, own.or(kernel.as_deref())) {
            (Some(directive), _) => Some(("cell", directive)),
            (None, Some(kernel)) => Some(("kernel", kernel)),
            (None, None) => None,
        };
        let Some(language) = language_of(container, mark.as_slice()) else { continue };
        let draft = parts.of(language);
        draft.weave.cell(number);
        for line in &lines {
            line.add(text, draft);
        }
        draft.weave.put("\n", 0..0);
        draft.end_unit();
    }
}

/// A line of a cell: its characters, each with its stretch of the document.
#[derive(Default)]
struct Line {
    /// Stretches that stand as they are, and characters that are escaped.
    pieces: Vec<(Range<usize>, Option<char>)>,
    /// The line goes on from a magic command.
    magic: bool,
    text: String,
}

impl Line {
    fn plain(&self) -> &str {
        &self.text
    }

    /// Commands of the notebook are no code of its language; a statement without effect keeps the block around them whole.
    fn add(&self, document: &str, draft: &mut Draft) {
        if self.magic {
            let indent = self.text.len() - self.text.trim_start_matches([' ', '\t']).len();
            let at = self.pieces.first().map_or(0, |(range, _)| range.start);
            draft.weave.put(&self.text[..indent], at..at);
            draft.weave.put("0;\n", at..at);
            return;
        }
        for (range, escaped) in &self.pieces {
            match escaped {
                None => draft.weave.keep(document, range.clone()),
                Some(c) => draft.weave.put(c.encode_utf8(&mut [0; 4]), range.clone()),
            }
        }
    }
}

/// The lines of a cell, from a string or a list of strings.
fn lines(text: &str, source: &RawValue) -> Vec<Line> {
    let raw: Vec<&RawValue> = serde_json::from_str(source.get()).unwrap_or_else(|_| vec![source]);
    let mut lines = vec![Line::default()];
    for string in raw {
        // The raw value is a slice of the document.
        let start = (string.get().as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        let end = start.saturating_add(string.get().len());
        if !string.get().starts_with('"') || end > text.len() {
            continue;
        }
        decode(text, start + 1..end - 1, &mut lines);
    }
    let mut continued = false;
    for line in &mut lines {
        let trimmed = line.text.trim();
        line.magic = continued || is_magic(trimmed);
        continued = line.magic && trimmed.ends_with('\\');
    }
    lines
}

/// `%magic`, `!shell`, `?help` and `help?`, `x = !shell` and `x = %magic`, and the directives of .NET Interactive.
fn is_magic(line: &str) -> bool {
    let name = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '%' || c == '_');
    let command = |text: &str| text.strip_prefix('%').is_some_and(name) || text.starts_with('!') && !text.starts_with("!=");
    let assigned = line.split_once('=').is_some_and(|(left, right)| {
        let left = left.trim();
        !left.is_empty() && left.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.')) && command(right.trim_start())
    });
    let help = line.ends_with('?') && line.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '?'));
    command(line) || line.starts_with('?') || line.starts_with("#!") || assigned || help
}

/// Takes the text of a JSON string apart into lines.
fn decode(text: &str, range: Range<usize>, lines: &mut Vec<Line>) {
    let body = &text[range.clone()];
    let mut at = 0;
    while at < body.len() {
        let Some(line) = lines.last_mut() else { return };
        let run = memchr::memchr(b'\\', &body.as_bytes()[at..]).map_or(body.len(), |found| at + found);
        if run > at {
            line.pieces.push((range.start + at..range.start + run, None));
            line.text.push_str(&body[at..run]);
            at = run;
            continue;
        }
        let (c, length) = escape(&body[at..]);
        line.pieces.push((range.start + at..range.start + at + length, Some(c)));
        if c != '\n' {
            line.text.push(c);
        }
        at += length;
        if c == '\n' {
            lines.push(Line::default());
        }
    }
}

/// The character of an escape sequence and its length in bytes. What is no character is U+FFFD.
fn escape(text: &str) -> (char, usize) {
    let unit = |from: usize| text.get(from..from + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    match text.as_bytes().get(1) {
        Some(b'n') => ('\n', 2),
        Some(b't') => ('\t', 2),
        Some(b'r') => ('\r', 2),
        Some(b'b') => ('\u{8}', 2),
        Some(b'f') => ('\u{c}', 2),
        Some(b'u') => match (unit(2), text.get(6..8) == Some("\\u"), unit(8)) {
            (Some(high @ 0xD800..=0xDBFF), true, Some(low @ 0xDC00..=0xDFFF)) => (char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00)).unwrap_or('\u{fffd}'), 12),
            (Some(unit), ..) => (char::from_u32(unit).unwrap_or('\u{fffd}'), 6),
            (None, ..) => ('\u{fffd}', 2.min(text.len())),
        },
        Some(other) if other.is_ascii() => (char::from(*other), 2),
        _ => ('\u{fffd}', 1),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Part, open};
    use crate::language::container_of;
    use crate::source::{Decoding, SourceFile};

    fn read(text: &str) -> (Vec<Part>, Option<String>) {
        open(container_of("a.ipynb").unwrap(), SourceFile::new("a.ipynb".into(), text.into(), Decoding::Utf8))
    }

    #[test]
    fn cells_are_one_text_with_the_places_of_the_document() {
        let parts = read("{\"cells\": [\n{\"cell_type\": \"code\", \"source\": [\"a = \\\"x\\\"\\n\",\n  \"b(a)\"]},\n{\"cell_type\": \"markdown\", \"source\": \"c()\"},\n{\"cell_type\": \"code\", \"source\": \"%pip install d\\ne()\"}]}").0;
        let part = &parts[0];
        assert_eq!(part.source.text, "a = \"x\"\nb(a)\n0;\ne()\n");
        assert_eq!(part.units.len(), 2);
        let offset = |word: &str| u32::try_from(part.source.text.find(word).unwrap()).unwrap();
        let at = |word: &str| part.source.position(offset(word));
        assert_eq!((part.source.cell(offset("b(")), part.source.cell(offset("e("))), (Some(1), Some(3)));
        assert_eq!((at("x\"").line, at("b(").line, at("b(").column, at("e(").line), (2, 3, 4, 5));
    }

    #[test]
    fn commands_of_the_notebook_are_told_from_code() {
        for line in ["%pip install x", "!ls", "?x", "x.y?", "x??", "files = !ls", "r = %sql select", "#!csharp", "%%time"] {
            assert!(super::is_magic(line), "{line}");
        }
        for line in ["% x", "a != b", "a = b % c", "# x?", "call(a = 1)", "!= x", "\"%s\" % x", "x = 'why?'"] {
            assert!(!super::is_magic(line), "{line}");
        }
    }

    #[test]
    fn what_is_no_notebook_is_said() {
        assert!(read("{\"cells\": [").1.is_some());
        assert!(read("[1]").1.is_some());
        let (parts, problem) = read("{}");
        assert!(parts.is_empty() && problem.is_none());
        assert!(read("{\"cells\": [{\"cell_type\": \"code\", \"source\": [1, null]}, {\"cell_type\": \"code\"}]}").1.is_none());
        assert_eq!(super::escape("\\ud83d\\ude00"), ('😀', 12));
        assert_eq!(super::escape("\\ud83d"), ('\u{fffd}', 6));
    }
}
