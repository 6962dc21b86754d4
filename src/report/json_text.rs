//! Writes JSON that is harmless on a terminal and in a build log, without changing what it means.
//! Knows JSON's escapes, no document.

use super::escape::{is_command, is_deceptive};
use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};
use std::io::{self, Write};

/// Writes `value` indented, with a line end; deceptive characters are `\uXXXX`, and `##[` is broken so.
pub(super) fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut buffer = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut buffer, Harmless(PrettyFormatter::new())))?;
    buffer.push(b'\n');
    out.write_all(&buffer)
}

struct Harmless<'a>(PrettyFormatter<'a>);

impl Formatter for Harmless<'_> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut written = 0;
        let mut before = ' ';
        for (index, character) in fragment.char_indices() {
            let command = before == '#' && is_command(&fragment[index..]);
            if command || is_deceptive(character) {
                out.write_all(&fragment.as_bytes()[written..index])?;
                for unit in character.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
                written = index + character.len_utf8();
            }
            before = character;
        }
        out.write_all(&fragment.as_bytes()[written..])
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write(&text, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn deceptive_characters_are_escaped() {
        assert_eq!(written("a\u{202e}\u{7f}\u{e0041}\n\"##[x]"), "\"a\\u202e\\u007f\\udb40\\udc41\\n\\\"#\\u0023[x]\"\n");
    }

    proptest! {
        #[test]
        fn nothing_changes_in_meaning(text in "[ -~#\\[\u{202e}\u{1b}\u{e0041}é😀\n]{0,40}") {
            prop_assert_eq!(serde_json::from_str::<String>(&written(&text)).unwrap(), text);
        }
    }
}
