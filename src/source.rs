//! The identity and the positions of text: decoding, line starts, columns.
//! Knows no language and no rule.

use std::ops::Range;

/// A half-open range of byte offsets into a file's decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
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
    line_starts: Vec<u32>,
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
        let mut line_starts = vec![0];
        let bytes = text.as_bytes();
        for (index, byte) in bytes.iter().enumerate() {
            // A lone CR ends a line too, as in editors and in code scanning's line hash.
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(index + 1) != Some(&b'\n')) {
                line_starts.push(offset(index + 1));
            }
        }
        Self { path, text, decoding, line_starts }
    }

    /// Line and column of a byte offset.
    #[must_use]
    pub fn position(&self, at: u32) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= at).max(1) - 1;
        let start = self.line_starts[line] as usize;
        let end = (at as usize).min(self.text.len());
        let before = self.text.get(start..end).unwrap_or("");
        let column = before.chars().map(char::len_utf16).sum::<usize>() + 1;
        Position { line: offset(line + 1), column: offset(column) }
    }

    /// The text of line `line` (from 1) without its line end; empty past the last line.
    #[must_use]
    pub fn line(&self, line: u32) -> &str {
        let index = line.saturating_sub(1) as usize;
        let Some(start) = self.line_starts.get(index) else { return "" };
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |next| *next as usize);
        self.text.get(*start as usize..end).unwrap_or("").trim_end_matches(['\n', '\r'])
    }

    /// The text of a span; empty where the span does not lie on character boundaries.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }
}

/// A byte offset or a count as `u32`; files of 4 GiB are never read.
#[must_use]
pub(crate) fn offset(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
