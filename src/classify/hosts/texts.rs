//! Hosts as they stand in the characters of a string, and strings that only speak of one.

use crate::fact::FactKind;
use crate::query::{ANY_HOST, Row, RowSet, Subject};

/// A host inside a string.
pub(in crate::classify) struct Hit<'r> {
    pub(in crate::classify) row: &'r Row,
    pub(in crate::classify) start: usize,
    pub(in crate::classify) end: usize,
}

/// The hosts of rows in a piece of a string; `whole` is all of the string.
pub(in crate::classify) fn find<'r>(set: &'r RowSet, text: &str, after_value: bool, whole: &dyn Fn() -> String) -> Vec<Hit<'r>> {
    let mut hits: Vec<Hit<'r>> = Vec::new();
    if !text.contains('.') && !text.contains('/') {
        return hits;
    }
    for row in set.in_text(Subject::Host, text) {
        if let Some(part) = row.part_of_host() {
            if row.fact != FactKind::Host {
                continue;
            }
            // Known by the path behind it.
            for (scheme, _) in text.match_indices("://") {
                let start = scheme + 3;
                // What is to be filled in may be told in words: `https://[your host]/adfs`.
                let Some(end) = text[start..].find('/').map(|at| start + at).filter(|end| words_of(&text[start..*end]) == 1) else { continue };
                if has_part(&text[start..end], part) && is_known_by(set, row, &text[end..]) {
                    hits.push(Hit { row, start, end });
                }
            }
            continue;
        }
        let wild = row.name.strip_prefix("*.");
        let needle = wild.unwrap_or(&row.name);
        for (at, _) in text.match_indices(needle) {
            let end = at + needle.len();
            let before = text[..at].chars().next_back();
            let after = text[end..].chars().next();
            if after.is_some_and(|c| c.is_alphanumeric() || c == '-') || after == Some('.') && text[end + 1..].starts_with(char::is_alphanumeric) {
                continue;
            }
            let start = if wild.is_some() {
                if before != Some('.') {
                    continue;
                }
                let label = text[..at - 1]
                    .rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '{' | '}' | '$' | '<' | '>' | '.' | '[' | ']' | '#' | '(' | ')')))
                    .map_or(0, |cut| cut + text[cut..].chars().next().map_or(1, char::len_utf8));
                if label == at - 1 && !(after_value && label == 0) && !ends_an_expression(&text[..label]) {
                    continue;
                }
                label
            } else {
                if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_')) {
                    continue;
                }
                at
            };
            // The address ends at a space, a quotation mark or a tag; one that does not end here goes on in the next piece of the string.
            let ends = |rest: &str| rest.find([' ', '\t', '\r', '\n', '"']).into_iter().chain(rest.find("</")).min();
            let leads_on = |rest: &str| row.path.iter().any(|path| rest[..ends(rest).unwrap_or(rest.len())].contains(path.as_str()));
            let goes_on = || ends(&text[end..]).is_none() && whole().split_once(&text[at..]).is_some_and(|(_, rest)| leads_on(rest));
            if !row.path.is_empty() && !leads_on(&text[end..]) && !goes_on() {
                continue;
            }
            hits.push(Hit { row, start, end });
        }
    }
    // Of hits that overlap the longest name wins.
    hits.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.row.name.len())));
    let mut kept: Vec<Hit<'r>> = Vec::new();
    for hit in hits {
        if kept.last().is_none_or(|last| hit.start >= last.end) {
            kept.push(hit);
        }
    }
    kept
}

/// Whether a path is one by which a row knows any host, and no page at it that is known to sign nobody in.
pub(super) fn is_known_by(set: &RowSet, row: &Row, path: &str) -> bool {
    let begins = |row: &Row| row.path.iter().any(|known| path.strip_prefix(known.as_str()).is_some_and(|after| !after.starts_with(char::is_alphanumeric)));
    let ignored = |row: &&Row| row.fact == FactKind::Ignore && row.entra.is_none() && begins(row);
    begins(row) && set.named(Subject::Host, ANY_HOST).find(ignored).inspect(|row| row.hit()).is_none()
}

/// Whether the name of a host has a part in it; one that begins with a dot begins one of its labels.
fn has_part(host: &str, part: &str) -> bool {
    host.contains(part) || part.strip_prefix('.').is_some_and(|label| host.starts_with(label))
}

/// The words of a text; what stands in brackets is a place to be filled in, and one word with what is written to it.
fn words_of(text: &str) -> usize {
    let mut closing = None;
    let mut words = 0;
    let mut inside = false;
    for c in text.chars() {
        match (closing, c) {
            (Some(end), c) if c == end => closing = None,
            (Some(_), _) => {}
            (None, '<') => closing = Some('>'),
            (None, '{') => closing = Some('}'),
            (None, '[') => closing = Some(']'),
            (None, _) => {}
        }
        let blank = closing.is_none() && c.is_whitespace();
        words += usize::from(!inside && !blank);
        inside = !blank;
    }
    words
}

/// Whether an address is put together by an expression inside the text, and its end begins here: `concat('https://', name, '`.
fn ends_an_expression(before: &str) -> bool {
    let behind = before.strip_suffix('\'').map(str::trim_end);
    behind.is_some_and(|expression| expression.ends_with(',') && expression.contains("://"))
}

/// Words of a value, up to the host in it.
const MOST_IN_VALUE: usize = 4;

/// A sentence that mentions a host is no address.
pub(in crate::classify) fn is_prose(text: &str, hits: &[Hit<'_>]) -> bool {
    let words = words_of(text);
    let addressed = hits.iter().any(|hit| text[..hit.start].ends_with("://") || text[..hit.start].contains("://"));
    let before = hits.first().map_or("", |hit| &text[..hit.start]);
    // Behind the last sign of equality stands a value, or a sentence about one.
    if words_of(before) > 6 && before.rsplit_once('=').is_none_or(|(_, value)| words_of(value) > MOST_IN_VALUE) {
        return true;
    }
    if addressed && leads_in(before) {
        return true;
    }
    if addressed { words > 6 && !text.contains('=') } else { words > 1 && !text.contains('=') && !text.contains("://") }
}

/// Whether a text says in brackets what is to be put in its place, by an example that is an address: `[Enter the instance, e.g. https://login.contoso.com]`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let bracketed = [('[', ']'), ('<', '>'), ('{', '}')]
        .iter()
        .any(|(open, close)| text.strip_prefix(*open).and_then(|rest| rest.strip_suffix(*close)).is_some_and(|within| !within.contains(*close)));
    bracketed && text.contains("://") && !text.contains('\n')
}

/// Words of a sentence that leads to an address.
const LEADING_WORDS: usize = 2;

/// Whether what stands in front of an address on its line is a sentence for a reader: words and nothing else, and no request of a protocol.
fn leads_in(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let Some((head, _)) = line.rsplit_once(char::is_whitespace) else { return false };
    let is_word = |word: &&str| word.trim_matches(|c: char| !c.is_alphabetic()).chars().any(char::is_lowercase);
    let is_plain = |word: &str| !word.contains(['=', '/', '\\', '|', '<', '>', '$', '@', '"']) && !word.starts_with('-');
    let mut words = head.split_whitespace();
    words.clone().all(is_plain)
        && words.clone().next().is_some_and(|first| is_word(&first) || first.chars().all(|c| !c.is_alphanumeric()))
        && words.by_ref().filter(is_word).count() >= LEADING_WORDS
}

/// A name with a mark between its words, as keys of the environment have it: `defaultIssuers` ends in `issuers`.
pub(super) fn in_words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        if c.is_uppercase() && words.ends_with(char::is_lowercase) {
            words.push('_');
        }
        words.push(c);
    }
    words
}

/// Where a name stands in a text: what begins with a letter or a digit is not the end of a longer word.
pub(super) fn find_word(text: &str, name: &str) -> Option<usize> {
    let is_word = name.starts_with(char::is_alphanumeric);
    text.match_indices(name).map(|(at, _)| at).find(|at| !is_word || !text[..*at].ends_with(char::is_alphanumeric))
}
