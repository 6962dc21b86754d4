//! The identity and the positions of text: decoding, line starts, columns.
//! Knows no language and no rule.

use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A half-open range of byte offsets into a file's decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span as a range for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A place as people count it: line and column from 1, the column in UTF-16 code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in UTF-16 code units, from 1.
    pub column: u32,
}

/// How the bytes of a file became text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decoding {
    /// Valid UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark.
    Utf16,
    /// Invalid UTF-8: each bad byte became U+FFFD.
    Lossy,
}

/// A file's text with its path and the starts of its lines.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path relative to the scanned root, with forward slashes.
    pub path: String,
    /// The decoded text, without a byte order mark.
    pub text: String,
    /// How it was decoded.
    pub decoding: Decoding,
    /// Comments of a document's mark-up, in their order: no language of its parts holds them.
    pub comments: Vec<Span>,
    /// Few files are ever asked for a place.
    places: OnceLock<Places>,
    woven: Option<Woven>,
}

/// What lines and columns of a text are worked out from.
#[derive(Debug, Clone)]
struct Places {
    line_starts: Vec<u32>,
    /// UTF-16 units before each stretch of the text: a line may be as long as the file, and hold very many places.
    units: Vec<u32>,
}

/// Where a text that was put together stands in the document that it comes from.
#[derive(Debug, Clone)]
struct Woven {
    document: Arc<SourceFile>,
    threads: Vec<Thread>,
    cells: Vec<(u32, u32)>,
}

/// A part of a woven text, up to the next one's start: a stretch of the document as it stands there, or what was put in its place.
#[derive(Debug, Clone, Copy)]
struct Thread {
    /// Its first byte in the woven text.
    start: u32,
    /// The stretch of the document.
    from: u32,
    until: u32,
}

/// Puts a text together from stretches of a document, and remembers where each of them stands.
#[derive(Debug, Default)]
pub struct Weave {
    text: String,
    threads: Vec<Thread>,
    /// Where each cell of a notebook starts, and its number.
    cells: Vec<(u32, u32)>,
}

impl Weave {
    /// Adds a stretch of the document as it stands.
    pub fn keep(&mut self, document: &str, range: Range<usize>) {
        if let Some(text) = document.get(range.clone()).filter(|text| !text.is_empty()) {
            self.put(text, range);
        }
    }

    /// Adds a text that stands for a stretch of the document.
    pub fn put(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        self.threads.push(Thread { start: offset(self.text.len()), from: offset(range.start), until: offset(range.end) });
        self.text.push_str(text);
    }

    /// What follows is the cell of this number, from 1.
    pub fn cell(&mut self, number: usize) {
        self.cells.push((offset(self.text.len()), offset(number)));
    }

    /// Length of the text so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Nothing was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text, whose positions are those of the document.
    #[must_use]
    pub fn finish(self, document: &Arc<SourceFile>) -> SourceFile {
        let woven = Woven { document: Arc::clone(document), threads: self.threads, cells: self.cells };
        SourceFile { path: document.path.clone(), text: self.text, decoding: document.decoding, comments: Vec::new(), places: OnceLock::new(), woven: Some(woven) }
    }
}

impl Woven {
    /// The place in the document of a place in the woven text; `end` where it is the end of something.
    fn origin(&self, at: u32, end: bool) -> u32 {
        // The end of something belongs to what stands before it.
        let index = self.threads.partition_point(|thread| if end { thread.start < at } else { thread.start <= at });
        let Some(thread) = index.checked_sub(1).and_then(|index| self.threads.get(index)) else { return 0 };
        match self.threads.get(index) {
            Some(next) if end && next.start == at => thread.until,
            _ => thread.from.saturating_add(at - thread.start).min(thread.until),
        }
    }
}

/// Bytes between two places whose UTF-16 units are known.
const STRETCH: usize = 1_024;

/// The UTF-16 units of the characters that begin in a part of a text.
fn units(part: &[u8]) -> u32 {
    part.iter().map(|byte| u32::from(byte & 0xC0 != 0x80) + u32::from(*byte >= 0xF0)).sum()
}

impl Places {
    fn of(text: &[u8]) -> Self {
        // A lone CR ends a line too, as in editors and in code scanning's line hash.
        let ends = memchr::memchr2_iter(b'\n', b'\r', text).filter(|end| text[*end] == b'\n' || text.get(end + 1) != Some(&b'\n'));
        let line_starts = std::iter::once(0).chain(ends.map(|end| offset(end + 1))).collect();
        let units = text.chunks(STRETCH).scan(0, |before, stretch| Some(std::mem::replace(before, *before + units(stretch)))).collect();
        Self { line_starts, units }
    }

    fn units_before(&self, text: &[u8], at: u32) -> u32 {
        let at = (at as usize).min(text.len());
        let stretch = at / STRETCH;
        let known = self.units.get(stretch).or(self.units.last()).copied().unwrap_or(0);
        let from = stretch.min(self.units.len().saturating_sub(1)) * STRETCH;
        known + units(&text[from..at])
    }
}

impl SourceFile {
    /// Decodes `bytes`: UTF-8, UTF-16 by its byte order mark, else UTF-8 with replacement characters.
    #[must_use]
    pub fn decode(path: String, bytes: Vec<u8>) -> Self {
        let (text, decoding) = if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            let encoding = if bytes[0] == 0xFF { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
            (encoding.decode_with_bom_removal(&bytes).0.into_owned(), Decoding::Utf16)
        } else {
            let bytes = if bytes.starts_with(b"\xEF\xBB\xBF") { bytes[3..].to_vec() } else { bytes };
            match String::from_utf8(bytes) {
                Ok(text) => (text, Decoding::Utf8),
                Err(error) => (String::from_utf8_lossy(error.as_bytes()).into_owned(), Decoding::Lossy),
            }
        };
        Self::new(path, text, decoding)
    }

    /// A file whose text is already at hand.
    #[must_use]
    pub fn new(path: String, text: String, decoding: Decoding) -> Self {
        Self { path, text, decoding, comments: Vec::new(), places: OnceLock::new(), woven: None }
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(self.text.as_bytes()))
    }

    /// The document as it stands in the file, of which this text may be a part.
    #[must_use]
    pub fn document(&self) -> &Self {
        self.woven.as_ref().map_or(self, |woven| woven.document.as_ref())
    }

    /// The number of the notebook's cell in which a byte offset stands.
    #[must_use]
    pub fn cell(&self, at: u32) -> Option<u32> {
        let cells = &self.woven.as_ref()?.cells;
        let index = cells.partition_point(|(start, _)| *start <= at).checked_sub(1)?;
        cells.get(index).map(|(_, number)| *number)
    }

    /// Line and column of a byte offset.
    #[must_use]
    pub fn position(&self, at: u32) -> Position {
        match &self.woven {
            Some(woven) => woven.document.place(woven.origin(at, false)),
            None => self.place(at),
        }
    }

    /// Line and column of the end of a span.
    #[must_use]
    pub fn end_position(&self, span: Span) -> Position {
        match &self.woven {
            Some(woven) => woven.document.place(woven.origin(span.end, span.end > span.start)),
            None => self.place(span.end),
        }
    }

    fn place(&self, at: u32) -> Position {
        let (places, text) = (self.places(), self.text.as_bytes());
        let line = places.line_starts.partition_point(|start| *start <= at).max(1) - 1;
        let column = places.units_before(text, at).saturating_sub(places.units_before(text, places.line_starts[line])) + 1;
        Position { line: offset(line + 1), column }
    }

    /// The text of line `line` (from 1) without its line end; empty past the last line.
    #[must_use]
    pub fn line(&self, line: u32) -> &str {
        if let Some(woven) = &self.woven {
            return woven.document.line(line);
        }
        let index = line.saturating_sub(1) as usize;
        let line_starts = &self.places().line_starts;
        let Some(start) = line_starts.get(index) else { return "" };
        let end = line_starts.get(index + 1).map_or(self.text.len(), |next| *next as usize);
        self.text.get(*start as usize..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    }

    /// The text of a span; empty where the span does not lie on character boundaries.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }
}

/// A relative path joined to a folder, `None` where it leaves the root.
#[must_use]
pub(crate) fn join(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

/// A text of at most so many characters, and a mark where there is more: a line may be as long as its file.
#[must_use]
pub(crate) fn clip(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A byte offset or a count as `u32`; files of 4 GiB are never read.
#[must_use]
pub(crate) fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_a_woven_text_are_those_of_the_document() {
        let document = Arc::new(SourceFile::new("a.html".into(), "<p>é</p>\r<script>one\ntwo</script>".into(), Decoding::Utf8));
        let at = |text: &str| document.text.find(text).unwrap_or_default();
        let mut weave = Weave::default();
        weave.put("class A {", 0..0);
        weave.keep(&document.text, at("two")..at("two") + 3);
        weave.put("; ", at("one")..at("one"));
        weave.keep(&document.text, at("one")..at("one") + 3);
        let woven = weave.finish(&document);
        assert_eq!(woven.text, "class A {two; one");
        let place = |start, end| (woven.position(start), woven.end_position(Span { start, end }));
        assert_eq!(place(9, 12), (Position { line: 3, column: 1 }, Position { line: 3, column: 4 }));
        assert_eq!(place(14, 17), (Position { line: 2, column: 9 }, Position { line: 2, column: 12 }));
        assert_eq!(place(0, 5), (Position { line: 1, column: 1 }, Position { line: 1, column: 1 }));
        assert_eq!(woven.line(2), "<script>one");
        assert_eq!(woven.document().text, document.text);
    }

    #[test]
    fn a_text_that_stands_for_another_ends_where_that_ends() {
        let document = Arc::new(SourceFile::new("a.ipynb".into(), r#""a\u0062c""#.into(), Decoding::Utf8));
        let mut weave = Weave::default();
        weave.keep(&document.text, 1..2);
        weave.put("b", 2..8);
        weave.keep(&document.text, 8..9);
        let woven = weave.finish(&document);
        assert_eq!(woven.text, "abc");
        assert_eq!(woven.end_position(Span { start: 1, end: 2 }).column, 9);
        assert_eq!(woven.end_position(Span { start: 0, end: 3 }).column, 10);
        assert_eq!(woven.position(2).column, 9);
    }

    #[test]
    fn columns_of_a_long_line_count_utf_16_units() {
        let text = format!("é\n{}", "aé😀".repeat(2_000));
        let source = SourceFile::new(String::new(), text.clone(), Decoding::Utf8);
        for (at, _) in text.char_indices().skip(2).step_by(97).chain([(text.len(), 'x'), (3, 'a')]) {
            let column = text[3..at].encode_utf16().count() + 1;
            assert_eq!(source.position(offset(at)), Position { line: 2, column: offset(column) });
        }
    }
}
