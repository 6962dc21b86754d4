//! Script tags of pages and components.

use super::handlers::Handlers;
use super::scan::{Tag, find_tag, is_tag, past, starts, tag};
use super::written::{Quote, WRITTEN};
use super::{Draft, Parts, language_of};
use crate::language::{Container, by_id};
use std::ops::Range;

/// Elements whose content is no mark-up.
const RAW: &[(&str, &str)] = &[
    ("<style", "</style"),
    ("<textarea", "</textarea"),
    ("<title", "</title"),
    ("<xmp", "</xmp"),
    ("<iframe", "</iframe"),
    ("<noembed", "</noembed"),
    ("<noframes", "</noframes"),
];

/// Reads the scripts of a document.
pub(super) fn read(container: &Container, text: &str, parts: &mut Parts) {
    let mut at = 0;
    let mut handlers = Handlers::default();
    let mut elements: Vec<Range<usize>> = Vec::new();
    // Where the last tag that was looked into ended: one that is never closed is not looked into again.
    let mut seen = 0;
    while let Some(found) = memchr::memchr2(b'<', b'{', &text.as_bytes()[at..]) {
        let start = at + found;
        if text.as_bytes()[start] == b'{' {
            at = start + 1;
            if let Some(end) = container.interpolates.then(|| interpolation(text, start)).flatten() {
                handlers.push(text, start + 2..end, false);
                at = end;
            }
        } else if starts(text, start, "<!--") {
            at = parts.comment(start, past(text, start + 4, "-->"));
        } else if is_tag(text, start, "<script") {
            let tag = tag(text, start);
            import(container, text, &tag, parts);
            at = content_end(text, &tag);
            if let Some(draft) = script(container, text, &tag, parts) {
                keep(container, text, tag.end..at, draft);
                draft.end_unit();
            }
        } else if let Some((_, close)) = RAW.iter().find(|(open, _)| is_tag(text, start, open)) {
            at = find_tag(text, start + 1, close).unwrap_or(text.len());
        } else {
            at = start + 1;
            if start >= seen && !container.attributes.is_empty() && text.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic) {
                let tag = tag(text, start);
                handlers.take_tag(container, text, &tag);
                elements.extend(custom(text, start, &tag).filter(|_| container.elements && elements.len() < MOST_ELEMENTS));
                seen = tag.end;
            }
        }
    }
    handlers.finish(container, text, parts);
    let Some(language) = container.script.and_then(by_id).filter(|_| !elements.is_empty()) else { return };
    let draft = parts.of(language);
    for element in elements {
        draft.weave.put("\n", element.start..element.start);
        draft.weave.keep(text, element.clone());
        draft.weave.put(" />;\n", element.end..element.end);
    }
    draft.end_unit();
}

/// Keeps the code of a script; what a template writes into it is as settled as configuration, and what it runs is left out.
fn keep(container: &Container, text: &str, code: Range<usize>, draft: &mut Draft) {
    let mut quote = Quote::default();
    let (mut kept, mut at) = (code.start, code.start);
    while !container.marks.is_empty()
        && let Some(found) = memchr::memchr2(b'<', b'{', &text.as_bytes()[at..code.end])
    {
        let start = at + found;
        at = start + 1;
        let Some((open, close, writes)) = container.marks.iter().find(|(open, ..)| text[start..code.end].starts_with(open)) else { continue };
        let Some(length) = memchr::memmem::find(&text.as_bytes()[start + open.len()..code.end], close.as_bytes()) else { break };
        let end = start + open.len() + length + close.len();
        quote.read(&text.as_bytes()[kept..start]);
        draft.weave.keep(text, kept..start);
        if *writes && !quote.is_open() {
            draft.weave.put(WRITTEN, start..end);
        }
        (kept, at) = (end, end);
    }
    draft.weave.keep(text, kept..code.end);
}

/// Elements of a document that are read.
const MOST_ELEMENTS: usize = 64;

/// The start tag of an element that a script defines (its name has a hyphen), up to its end, where it reads like code of mark-up: plain names, values in quotes.
fn custom(text: &str, start: usize, tag: &Tag) -> Option<Range<usize>> {
    let range = start..tag.end.checked_sub(1)?;
    let written = text.get(range.clone())?.trim_end_matches('/');
    let name = written.get(1..)?.split(|byte: char| byte.is_ascii_whitespace()).next()?;
    let is_name = |name: &str| name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_quoted = |value: &Range<usize>| text.as_bytes().get(value.end).is_some_and(|byte| matches!(byte, b'"' | b'\''));
    let plain = tag.marks(text).iter().all(|(name, value)| is_name(name) && !value.contains(['&', '{', '<']))
        && tag.attributes.iter().all(|(_, value)| value.is_empty() || is_quoted(value));
    (name.contains('-') && is_name(name) && !tag.attributes.is_empty() && plain).then(|| start..start + written.len())
}

/// Longest expression between braces, in bytes.
const LONGEST_EXPRESSION: usize = 1_000;

/// Where the expression between double braces that open here ends.
fn interpolation(text: &str, open: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let rest = bytes.get(open..)?.strip_prefix(b"{{")?;
    let end = memchr::memmem::find(&rest[..rest.len().min(LONGEST_EXPRESSION)], b"}}")?;
    Some(open + 2 + end)
}

/// Where the content of a script ends: at its end tag, even if that stands in a string, or with the text.
pub(super) fn content_end(text: &str, tag: &Tag) -> usize {
    if tag.closed { tag.end } else { find_tag(text, tag.end, "</script").unwrap_or(text.len()) }
}

/// The draft that the content of a script belongs to, if it is code.
pub(super) fn script<'p>(container: &Container, text: &str, tag: &Tag, parts: &'p mut Parts) -> Option<&'p mut Draft> {
    let language = language_of(container, &tag.marks(text))?;
    // Content beside an address is ignored by browsers.
    (!tag.closed && tag.value(text, "src").is_none_or(|value| value.is_empty())).then(|| parts.of(language))
}

/// A script with an address is an import without names.
pub(super) fn import(container: &Container, text: &str, tag: &Tag, parts: &mut Parts) {
    let Some(address) = tag.value(text, "src").filter(|value| is_plain(text, value)) else { return };
    let Some(language) = language_of(container, &tag.marks(text)) else { return };
    let draft = parts.of(language);
    draft.weave.put("import \"", address.start..address.start);
    draft.weave.keep(text, address.clone());
    draft.weave.put("\";\n", address.end..address.end);
    draft.end_unit();
}

/// An address that can stand between quotes.
fn is_plain(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some_and(|address| !address.is_empty() && address.len() < 2_048 && !address.contains(['"', '\\', '\n', '\r']))
}

#[cfg(test)]
mod tests {
    use super::super::open;
    use crate::language::container_of;
    use crate::source::{Decoding, SourceFile};

    fn parts(path: &str, text: &str) -> Vec<(usize, String)> {
        let container = container_of(path).unwrap();
        let (parts, _) = open(container, SourceFile::new(path.into(), text.into(), Decoding::Utf8));
        parts.into_iter().map(|part| (part.units.len(), part.source.text)).collect()
    }

    #[test]
    fn scripts_are_told_from_what_looks_like_them() {
        let text = "<!-- <script>a()</script> --><style><script></style><script>b('</p>')</script><script type=text/template>c()</script><ScRiPt TYPE='Module'>d()</script >";
        assert_eq!(parts("a.html", text), [(2, "b('</p>')d()".to_owned())]);
    }

    #[test]
    fn an_unclosed_script_ends_with_the_text() {
        assert_eq!(parts("a.html", "<script>a()"), [(1, "a()".to_owned())]);
        assert!(parts("a.html", "<script").is_empty());
        assert!(parts("a.html", "<script src='x").len() <= 1);
    }

    #[test]
    fn handlers_of_events_are_code_behind_the_scripts() {
        let text = "<b onClick=\"a(&quot;x&amp;y&quot;)\" once='b(1)' onclick=c title='d()'><a onload=\"@e()\"><script>f()</script><p onload='if (1 < 2) g()'/>";
        assert_eq!(parts("a.html", text), [(2, "f()\n{ a(\"x&y\") }\n{ if (1 < 2) g() }\n".to_owned())]);
        let text = "<template><a @click.prevent='h(1)' :x=\"{ y: i() }\" v-if=\"j()\" class='k()'>{{ l() }} {{ m }}</a></template><script lang=ts>n()</script>";
        assert_eq!(parts("a.vue", text), [(2, "n()\n{ h(1) }\n({ y: i() });\n(j());\n( l() );\n".to_owned())]);
        assert!(parts("a.vue", "{{ o( }} {{").len() <= 1);
    }

    #[test]
    fn what_a_template_writes_and_runs_is_told_from_code() {
        let text = "<script>a(<%= x %>, '<%- y %>'); <% if (z) { %>b(1 < 2);<% } %> c(<%</script>";
        assert_eq!(parts("a.ejs", text), [(1, "a(server.env, ''); b(1 < 2); c(<%".to_owned())]);
        assert_eq!(parts("a.hbs", "<script>{{#if x}}a({{{json y}}}, '{{z}}');{{else}}b({{z}});{{/if}}</script>"), [(1, "a(server.env, '');b(server.env);".to_owned())]);
        assert_eq!(parts("a.njk", "<script>{% if x %}a({{ y | dump }});{% endif %}{# no #}</script>"), [(1, "a(server.env);".to_owned())]);
    }

    #[test]
    fn components_name_their_language() {
        let found = parts("a.vue", "<template><p/></template><script lang=\"ts\">a()</script><script setup lang='ts'>b()</script>");
        assert_eq!(found, [(2, "a()b()".to_owned())]);
    }
}
