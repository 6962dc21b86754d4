//! Code in attributes of mark-up: handlers of events, and what components compute.

use super::Parts;
use super::scan::Tag;
use crate::language::{Container, by_id};
use std::ops::Range;

/// Gives a variable what a person types: input, as it is where code takes it (`target.value` in queries/ecma/values.scm).
const TYPED: &str = " = event.target.value;";
/// Longest value in bytes that is read.
const LONGEST: usize = 2_000;
/// Values of one document that are read.
const MOST: usize = 2_000;
/// What stands in an attribute for a character that would end it.
const ENTITIES: &[(&str, &str)] = &[("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];

/// Marks of what a server writes before a browser reads it: what stands around them is no code yet.
const TEMPLATES: [&str; 5] = ["@", "{{", "{%", "<%", "<?"];

/// Values of attributes that are code of a script's language. They follow the scripts, as one unit: they use the names of all of them.
#[derive(Debug, Default)]
pub(super) struct Handlers {
    found: Vec<(Range<usize>, bool)>,
    /// Variables and members that a control keeps what is typed in.
    typed: Vec<Range<usize>>,
}

impl Handlers {
    /// Takes the attributes of a tag.
    pub(super) fn take_tag(&mut self, container: &Container, text: &str, tag: &Tag) {
        for (name, value) in &tag.attributes {
            self.take(container, text, name.clone(), value.clone());
        }
    }

    /// Takes an attribute whose value is code; says whether it is.
    pub(super) fn take(&mut self, container: &Container, text: &str, name: Range<usize>, value: Range<usize>) -> bool {
        let name = text.get(name).unwrap_or("");
        let of = |start: &str| {
            name.strip_prefix(start)
                .is_some_and(|rest| (!rest.is_empty() || start.len() > 3) && (start != "on" || rest.len() > 2 && rest.bytes().all(|byte| byte.is_ascii_alphabetic())))
        };
        let is_bound = |bound: &&str| name.strip_prefix(*bound).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', ':']));
        if container.bindings.iter().any(is_bound)
            && let Some(kept) = plain_member(text, &value)
        {
            if self.typed.len() < MOST {
                self.typed.push(kept);
            }
            return true;
        }
        let Some((_, statements)) = container.attributes.iter().find(|(start, _)| of(start)) else { return false };
        self.push(text, value, *statements);
        true
    }

    /// Takes code that calls something; all else decides nothing.
    pub(super) fn push(&mut self, text: &str, range: Range<usize>, statements: bool) {
        let calls = text.get(range.clone()).is_some_and(|code| code.len() <= LONGEST && code.contains('(') && !TEMPLATES.iter().any(|mark| code.contains(mark)));
        if calls && self.found.len() < MOST {
            self.found.push((range, statements));
        }
    }

    /// Adds all of it to the code of the document's scripts.
    pub(super) fn finish(self, container: &Container, text: &str, parts: &mut Parts) {
        let known = parts.list.iter().map(|(language, _)| *language).find(|language| container.parts.iter().any(|(.., id)| by_id(id) == Some(*language)));
        let Some(language) = known.or_else(|| container.script.and_then(by_id)).filter(|_| !self.found.is_empty() || !self.typed.is_empty()) else {
            return;
        };
        let draft = parts.of(language);
        for (range, statements) in self.found {
            let (open, close) = if statements { ("\n{ ", " }") } else { ("\n(", ");") };
            draft.weave.put(open, range.start..range.start);
            let mut at = range.start;
            while at < range.end {
                let rest = &text[at..range.end];
                let next = memchr::memchr(b'&', rest.as_bytes()).map_or(range.end, |found| at + found);
                draft.weave.keep(text, at..next);
                at = next;
                if let Some((entity, character)) = ENTITIES.iter().find(|(entity, _)| text[at..range.end].starts_with(entity)) {
                    draft.weave.put(character, at..at + entity.len());
                    at += entity.len();
                } else if at < range.end {
                    draft.weave.keep(text, at..at + 1);
                    at += 1;
                }
            }
            draft.weave.put(close, range.end..range.end);
        }
        for range in self.typed {
            draft.weave.put("\n", range.start..range.start);
            draft.weave.keep(text, range.clone());
            draft.weave.put(TYPED, range.end..range.end);
        }
        draft.weave.put("\n", text.len()..text.len());
        draft.end_unit();
    }
}

/// The name, or the member of one, that a value of an attribute is, in braces or not.
fn plain_member(text: &str, value: &Range<usize>) -> Option<Range<usize>> {
    let inside = |range: &Range<usize>| text.get(range.clone()).and_then(|text| text.strip_prefix('{')).is_some_and(|text| text.ends_with('}'));
    let range = if inside(value) { value.start + 1..value.end - 1 } else { value.clone() };
    let is_name = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '_' | '$'))
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$'))
    };
    text.get(range.clone())?.split('.').all(is_name).then_some(range)
}
