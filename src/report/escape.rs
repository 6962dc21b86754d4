//! Makes text of a scanned repository harmless where it is shown.
//! Knows which characters deceive a reader and which texts a build log obeys.

use std::fmt::Write as _;

/// Whether a character changes a terminal or hides or reorders the text around it.
///
/// Control characters, bidirectional controls, zero-width characters, line separators and invisible letters.
#[must_use]
pub fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// One line of text in which every deceptive character is written out, for example `\u{1b}`.
///
/// Neither GitHub's nor Azure's runner obeys it as a command, wherever on a line it is printed.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    // `::name::` counts at the start of a line, after blanks.
    if let Some(after) = text.trim_start().strip_prefix("::") {
        shown.push_str("\\u{3a}:");
        rest = after;
    }
    for (index, character) in rest.char_indices() {
        push(&mut shown, character, &rest[index..], false);
    }
    shown
}

/// [`visible`] for a cell of a table, where any character may come to stand at the start of a line.
#[must_use]
pub fn visible_cell(text: &str) -> String {
    visible(text).replace("::", ":\\u{3a}")
}

/// A line of source made visible, tabs kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisibleLine {
    /// The line to show.
    pub text: String,
    /// For each UTF-16 code unit of the original, and for its end, the byte of `text` at which it is shown.
    starts: Vec<usize>,
}

impl VisibleLine {
    /// Writes out what is deceptive in one line of source; must be printed behind a gutter.
    #[must_use]
    pub fn new(source: &str) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut starts = Vec::with_capacity(source.len() + 1);
        for (index, character) in source.char_indices() {
            starts.extend(std::iter::repeat_n(text.len(), character.len_utf16()));
            push(&mut text, character, &source[index..], true);
        }
        starts.push(text.len());
        Self { text, starts }
    }

    /// The byte of the shown text that stands for a column of the source (UTF-16 code units, from 1).
    #[must_use]
    pub fn byte(&self, column: u32) -> usize {
        let index = column.saturating_sub(1) as usize;
        self.starts.get(index).copied().unwrap_or(self.text.len())
    }
}

/// Whether `rest`, after a `#`, makes a command of the old form: `##[name]` and `##vso[name]` count anywhere on a line.
pub(super) fn is_command(rest: &str) -> bool {
    rest.starts_with("#[") || rest.starts_with("#vso[")
}

fn push(shown: &mut String, character: char, rest: &str, tabs: bool) {
    let command = shown.ends_with('#') && is_command(rest);
    if command || (is_deceptive(character) && !(tabs && character == '\t')) {
        let _ = write!(shown, "\\u{{{:x}}}", u32::from(character));
    } else {
        shown.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_bidi_characters_are_written_out() {
        assert_eq!(visible("a\u{1b}[31mb\r\n\tc"), "a\\u{1b}[31mb\\u{d}\\u{a}\\u{9}c");
        assert_eq!(visible("x\u{202e}y\u{200b}z\u{2066}\u{feff}\u{9b}"), "x\\u{202e}y\\u{200b}z\\u{2066}\\u{feff}\\u{9b}");
        assert_eq!(visible("Grüße 😀 日本"), "Grüße 😀 日本");
    }

    #[test]
    fn commands_of_build_logs_are_broken() {
        assert_eq!(visible("  ::error::x"), "\\u{3a}:error::x");
        assert_eq!(visible("a::b"), "a::b");
        assert_eq!(visible_cell("a::b"), "a:\\u{3a}b");
        assert_eq!(visible("a ##[error]b"), "a #\\u{23}[error]b");
        assert_eq!(visible("###vso[task]"), "##\\u{23}vso[task]");
        assert_eq!(visible("## vso"), "## vso");
    }

    #[test]
    fn columns_lead_to_what_is_shown() {
        let line = VisibleLine::new("\t😀\u{202e}x##[y");
        assert_eq!(line.text, "\t😀\\u{202e}x#\\u{23}[y");
        let shown = |from, to| &line.text[line.byte(from)..line.byte(to)];
        assert_eq!(shown(2, 4), "😀");
        assert_eq!(shown(4, 5), "\\u{202e}");
        assert_eq!(shown(5, 6), "x");
        assert_eq!(shown(9, 10), "y");
        assert_eq!(line.byte(10), line.text.len());
        assert_eq!(line.byte(99), line.text.len());
    }
}
