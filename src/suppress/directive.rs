//! Reads `entralint: ignore[rule, …] until=YYYY-MM-DD -- reason` (or `: reason`) from the comments of a file.

use crate::code::Code;
use crate::finding::{Covers, Level, Suppression};
use crate::source::{SourceFile, Span, offset};
use std::collections::BTreeSet;

/// What a directive starts with, behind the marks of its comment.
pub const MARK: &str = "entralint:";
const LINE: &str = "ignore";
const FILE: &str = "ignore-file";

/// What stands for a reason and is none.
const PLACEHOLDERS: &[&str] = &[
    "...",
    "because",
    "explain",
    "explanation",
    "false positive",
    "fixme",
    "fp",
    "ignore",
    "ignored",
    "justification",
    "later",
    "n/a",
    "na",
    "none",
    "no reason",
    "ok",
    "reason",
    "suppress",
    "suppressed",
    "tbd",
    "temp",
    "temporary",
    "todo",
    "why",
    "wip",
    "wontfix",
    "xxx",
    "your reason",
    "…",
];
/// Characters of a reason that are kept.
const LONGEST_REASON: usize = 500;
/// Bytes of a tag that are looked through for its end.
const LONGEST_TAG: usize = 10_000;
/// Directives of a file that are read.
const MOST_DIRECTIVES: usize = 1_000;
/// Rules that one directive can name.
const MOST_RULES: usize = 100;

/// The suppressions that the comments of a file state, in their order; what is wrong with one stands in it.
#[must_use]
pub fn read(code: &Code) -> Vec<Suppression> {
    // Comments of mark-up belong to the document, whatever the language of a part.
    let document = code.source.document();
    let mut found = of(&code.source, &code.comments);
    found.extend(of(document, &document.comments));
    found
}

fn of(source: &SourceFile, comments: &[Span]) -> Vec<Suppression> {
    let mut found: Vec<Suppression> = Vec::new();
    if comments.is_empty() || !source.text.contains(MARK) {
        return found;
    }
    let read = Comments::new(&source.text, comments);
    for (comment, place) in comments.iter().zip(&read.places) {
        let text = source.slice(*comment);
        if !text.contains(MARK) {
            continue;
        }
        let target = read.target(place);
        // Inside a tag no comment can stand: that above it speaks of the whole tag.
        let further = if place.alone && text.starts_with("<!--") { read.start_of(target).map_or(0, |start| open_lines(&source.text, start)) } else { 0 };
        let here = |line| if line == place.first { source.position(comment.start).line } else { read.line_of(source, line) };
        for (line, text) in (place.first..).zip(lines(text)) {
            let Some(directive) = directive(text) else { continue };
            let file = directive.file;
            if found.len() > MOST_DIRECTIVES {
                return found;
            }
            let many = (found.len() == MOST_DIRECTIVES).then(|| format!("this file has more than {MOST_DIRECTIVES} suppressions: the others are not read"));
            let misplaced = (file && !place.at_top).then(|| format!("`{FILE}` has to stand at the top of the file, before any code"));
            let problem = many.or(directive.problem).or(misplaced);
            found.push(Suppression {
                rules: directive.rules,
                path: source.path.clone(),
                line: here(line),
                source: "inline".to_owned(),
                reason: directive.reason,
                until: directive.until,
                fingerprints: Vec::new(),
                level: problem.is_some().then_some(Level::Error),
                problem,
                covers: if file { Covers::File } else { Covers::Lines(here(target), here(target + further)) },
            });
        }
    }
    found
}

/// Where the comments of a file stand. Read in one pass: a hostile file may hold a hundred thousand on one line.
struct Comments {
    places: Vec<CommentPlace>,
    /// First and last of lines that follow each other and hold comments and nothing else.
    runs: Vec<(u32, u32)>,
    /// Where each line of the text starts.
    starts: Vec<u32>,
}

struct CommentPlace {
    first: u32,
    last: u32,
    /// Nothing else stands on its lines.
    alone: bool,
    /// No code stands before it.
    at_top: bool,
}

impl Comments {
    fn new(text: &str, comments: &[Span]) -> Self {
        let mut places = Vec::new();
        let mut with_code = BTreeSet::new();
        // The first line of a script names its interpreter, that of XML its version.
        let start = if text.starts_with("#!") || text.starts_with("<?") { text.find(['\n', '\r']).unwrap_or(text.len()) } else { 0 };
        let mut reader = Lines { text, at: start, line: 1, starts: vec![0] };
        let mut at_top = true;
        for comment in comments {
            let Span { start, end } = *comment;
            at_top &= !reader.advance(start as usize, &mut |line| {
                with_code.insert(line);
            });
            let first = reader.line;
            reader.advance(end as usize, &mut |_| {});
            places.push(CommentPlace { first, last: reader.line, alone: true, at_top });
        }
        reader.advance(text.len(), &mut |line| {
            with_code.insert(line);
        });
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for place in &mut places {
            place.alone = with_code.range(place.first..=place.last).next().is_none();
            if place.alone {
                match runs.last_mut().filter(|(_, last)| place.first <= last.saturating_add(1)) {
                    Some((_, last)) => *last = place.last.max(*last),
                    None => runs.push((place.first, place.last)),
                }
            }
        }
        Self { places, runs, starts: reader.starts }
    }

    /// Where a line of the text starts.
    fn start_of(&self, line: u32) -> Option<usize> {
        self.starts.get(line.saturating_sub(1) as usize).map(|start| *start as usize)
    }

    /// A line of the text as the document counts it: what is put together of parts has lines of its own.
    fn line_of(&self, source: &SourceFile, line: u32) -> u32 {
        let start = self.start_of(line).filter(|start| source.text.len() > *start);
        start.map_or_else(|| source.position(offset(source.text.len())).line + 1, |start| source.position(offset(start)).line)
    }

    /// The line that a comment speaks of: its own, or that below the comments where it stands among comments alone.
    fn target(&self, place: &CommentPlace) -> u32 {
        if !place.alone {
            return place.first;
        }
        let run = self.runs.partition_point(|(_, last)| *last < place.last);
        self.runs.get(run).map_or(place.last, |(_, last)| *last) + 1
    }
}

/// Counts lines as it goes through a text.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    starts: Vec<u32>,
}

impl Lines<'_> {
    /// Goes on to a place; tells each line with more than blanks and braces, and whether there was one.
    fn advance(&mut self, to: usize, with_code: &mut dyn FnMut(u32)) -> bool {
        let bytes = self.text.as_bytes();
        let mut told = 0;
        while self.at < to.min(bytes.len()) {
            match bytes[self.at] {
                byte if byte == b'\n' || byte == b'\r' && bytes.get(self.at + 1) != Some(&b'\n') => {
                    self.line += 1;
                    self.starts.push(offset(self.at + 1));
                }
                // Mark-up in code has its comments in braces.
                byte if byte.is_ascii_whitespace() || matches!(byte, b'{' | b'}') => {}
                _ if told != self.line => {
                    told = self.line;
                    with_code(told);
                }
                _ => {}
            }
            self.at += 1;
        }
        told != 0
    }
}

/// How many lines more a line of mark-up goes on, because a tag is open at its end.
fn open_lines(text: &str, start: usize) -> u32 {
    let (mut tag, mut quote, mut more) = (false, None, 0);
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate().skip(start).take(LONGEST_TAG) {
        match byte {
            b'\n' if !tag => return more,
            b'\r' if !tag && bytes.get(at + 1) != Some(&b'\n') => return more,
            b'\n' => more += 1,
            b'\r' if bytes.get(at + 1) != Some(&b'\n') => more += 1,
            b'"' | b'\'' if tag && quote.is_none() => quote = Some(byte),
            _ if quote == Some(byte) => quote = None,
            b'<' if !tag => tag = bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic),
            b'>' if quote.is_none() => tag = false,
            _ => {}
        }
    }
    // A tag that does not end is none.
    if tag { 0 } else { more }
}

/// Lines as `SourceFile` counts them.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Directive {
    file: bool,
    rules: Vec<String>,
    until: Option<String>,
    reason: String,
    problem: Option<String>,
}

/// The directive of one line of a comment, if it holds one.
fn directive(line: &str) -> Option<Directive> {
    let text = line.trim_start_matches([' ', '\t', '/', '*', '#', '<', '!', '-', '{', '@', '%']).strip_prefix(MARK)?.trim_start();
    let text = text.trim_end_matches([' ', '\t', '*', '/', '>', '}', '@']);
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let mut directive = Directive { file: word == FILE, ..Directive::default() };
    if word != LINE && word != FILE {
        // Somebody may mention this program in prose.
        let near = strsim::jaro_winkler(word, LINE) > 0.85 || rest.starts_with('[');
        directive.problem = near.then(|| format!("unknown word `{}`; did you mean `{LINE}` or `{FILE}`?", clip(word)));
        return near.then_some(directive);
    }
    if let Err(problem) = fill(&mut directive, rest) {
        directive.problem = Some(problem);
    }
    Some(directive)
}

fn fill(directive: &mut Directive, rest: &str) -> Result<(), String> {
    let no_rules = || "name the rules in brackets: `entralint: ignore[RULE] -- reason`".to_owned();
    let (rules, rest) = rest.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']')).ok_or_else(no_rules)?;
    directive.rules = rules.split(',').map(|rule| clip(rule.trim())).filter(|rule| !rule.is_empty()).take(MOST_RULES).collect();
    let (options, reason) = parted(rest);
    directive.reason = reason.trim_end_matches([' ', '\t', '-']).trim_start().chars().take(LONGEST_REASON).collect();
    if directive.rules.is_empty() {
        return Err(no_rules());
    }
    for option in options.split_whitespace() {
        let date = option.strip_prefix("until=").ok_or_else(|| format!("`{}` is not understood; behind the rules come `until=YYYY-MM-DD` and `-- reason`", clip(option)))?;
        if !is_date(date) {
            return Err(format!("`{}` is no date of the form YYYY-MM-DD", clip(date)));
        }
        directive.until = Some(date.to_owned());
    }
    reason_problem(&directive.reason).map_or(Ok(()), Err)
}

/// What stands before the reason, and the reason: behind ` -- `, or behind a colon where a comment may hold no `--`, as in XML.
fn parted(text: &str) -> (&str, &str) {
    let dashes = text.find("--").map(|at| (at, 2));
    let colon = text.find(':').map(|at| (at, 1));
    match dashes.into_iter().chain(colon).min() {
        Some((at, length)) => (&text[..at], &text[at + length..]),
        None => (text, ""),
    }
}

fn clip(text: &str) -> String {
    text.chars().take(100).collect()
}

/// What is wrong with a reason, if anything.
#[must_use]
pub fn reason_problem(reason: &str) -> Option<String> {
    let plain = reason.trim().trim_end_matches(['.', '!', ':']).to_lowercase();
    if plain.is_empty() && !reason.contains('.') {
        return Some("the reason is missing: add ` -- why this may stay`".to_owned());
    }
    let letters = plain.chars().filter(|c| c.is_alphabetic()).count();
    let placeholder = letters < 3 || PLACEHOLDERS.contains(&plain.as_str()) || plain.starts_with("todo") || plain.starts_with('<');
    placeholder.then(|| format!("`{}` is no reason: say why this may stay", clip(reason.trim())))
}

/// Whether text is a day of the calendar, `YYYY-MM-DD`.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return false;
    }
    let month = month.parse::<u8>().ok().and_then(|month| time::Month::try_from(month).ok());
    match (year.parse(), month, day.parse()) {
        (Ok(year), Some(month), Ok(day)) => time::Date::from_calendar_date(year, month, day).is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_of_every_kind_of_comment() {
        for line in [
            "// entralint: ignore[ropc-grant] until=2027-01-31 -- legacy kiosk, replaced in spring",
            "# entralint: ignore[ropc-grant] until=2027-01-31 -- legacy kiosk, replaced in spring",
            "/* entralint: ignore[ropc-grant] until=2027-01-31 -- legacy kiosk, replaced in spring */",
            "{/* entralint:ignore [ ropc-grant ] until=2027-01-31 --legacy kiosk, replaced in spring */}",
            "<!-- entralint: ignore[ropc-grant,] until=2027-01-31 -- legacy kiosk, replaced in spring -->",
            " * entralint: ignore[ropc-grant]   until=2027-01-31   --   legacy kiosk, replaced in spring",
            "<!-- entralint: ignore[ropc-grant] until=2027-01-31: legacy kiosk, replaced in spring -->",
            "# entralint: ignore[ropc-grant] until=2027-01-31 : legacy kiosk, replaced in spring",
        ] {
            let found = directive(line).unwrap_or_default();
            assert_eq!((found.problem, found.file), (None, false), "{line}");
            assert_eq!(found.rules, ["ropc-grant"], "{line}");
            assert_eq!(found.until.as_deref(), Some("2027-01-31"), "{line}");
            assert_eq!(found.reason, "legacy kiosk, replaced in spring", "{line}");
        }
        assert!(directive("// entralint: ignore-file[a, b] -- generated by our tool").is_some_and(|found| found.file && found.rules == ["a", "b"] && found.problem.is_none()));
    }

    #[test]
    fn what_comes_first_parts_the_reason_from_the_rules() {
        for (line, reason) in [
            ("// entralint: ignore[a] -- see: the plan", "see: the plan"),
            ("<!-- entralint: ignore[a]: see the plan -- page 4 -->", "see the plan -- page 4"),
            ("<!-- entralint: ignore[a]:see https://example.com/plan -->", "see https://example.com/plan"),
        ] {
            let found = directive(line).unwrap_or_default();
            assert_eq!((found.problem, found.reason.as_str()), (None, reason), "{line}");
        }
    }

    #[test]
    fn a_tag_may_go_on_for_some_lines() {
        for (text, more) in [
            ("<a b=\"c\" />\n<x\n", 0),
            ("  <a\n  b=\">\"\n  c='x\"'>\n<d>", 2),
            ("<a\r\n b>\r\n", 1),
            ("<a\r b>\r", 1),
            ("<a><b\nc/></a>\n", 1),
            ("x < y\n", 0),
            ("it's\n<a>\n", 0),
            ("<a\n\n\n", 0),
            ("", 0),
        ] {
            assert_eq!(open_lines(text, 0), more, "{text:?}");
        }
        assert_eq!(open_lines("x\n<a\nb>\n", 2), 1);
        assert_eq!(open_lines("x", 5), 0);
    }

    #[test]
    fn prose_is_no_directive() {
        for line in ["// see entralint: ignore[x] -- y", "// entralint: a tool", "// entralint finds this", "// entralint: https://example.com"] {
            assert_eq!(directive(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        let problem = |line: &str| directive(line).and_then(|found| found.problem).unwrap_or_default();
        for (line, wanted) in [
            ("// entralint: ignore -- kiosk", "in brackets"),
            ("// entralint: ignore[] -- kiosk", "in brackets"),
            ("// entralint: ignore[a", "in brackets"),
            ("// entralint: ignore[a]", "reason is missing"),
            ("// entralint: ignore[a] --", "reason is missing"),
            ("// entralint: ignore[a] -- TODO", "no reason"),
            ("<!-- entralint: ignore[a]: -->", "reason is missing"),
            ("<!-- entralint: ignore[a]: TODO -->", "no reason"),
            ("<!-- entralint: ignore[a] until=soon: kiosk -->", "no date"),
            ("// entralint: ignore[a] -- ...", "no reason"),
            ("// entralint: ignore[a] -- todo: look", "no reason"),
            ("// entralint: ignore[a] -- <reason>", "no reason"),
            ("// entralint: ignore[a] -- x", "no reason"),
            ("// entralint: ignore[a] until=2026-02-30 -- kiosk", "no date"),
            ("// entralint: ignore[a] until=soon -- kiosk", "no date"),
            ("// entralint: ignore[a] kiosk", "not understood"),
            ("// entralint: ignor[a] -- kiosk", "did you mean"),
            ("// entralint: disable[a] -- kiosk", "did you mean"),
        ] {
            assert!(problem(line).contains(wanted), "{line}: {}", problem(line));
        }
    }

    #[test]
    fn dates_are_days_of_the_calendar() {
        assert!(is_date("2028-02-29") && is_date("2026-12-31"));
        for text in ["2027-02-29", "2026-13-01", "2026-1-1", "2026-01-01T00", "+026-01-01", "", "2026-01"] {
            assert!(!is_date(text), "{text}");
        }
    }
}
