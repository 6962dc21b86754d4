//! Pages with `<% %>`: their scripts, and the code that the server runs.

use super::markup::{content_end, import, script};
use super::scan::{Tag, is_tag, past, starts, tag};
use super::server::Server;
use super::written::{Quote, WRITTEN};
use super::{Parts, language_of};
use crate::language::{Container, by_id};
use crate::source::SourceFile;
use std::ops::Range;

/// Reads a page.
pub(super) fn read(container: &Container, document: &SourceFile, parts: &mut Parts) {
    let text = document.text.as_str();
    let mut server = Server::default();
    let mut ours = true;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &text.as_bytes()[at..]) {
        let start = at + found;
        if starts(text, start, "<%--") {
            at = parts.comment(start, past(text, start + 4, "--%>"));
        } else if starts(text, start, "<!--") {
            // The server runs what stands in it all the same.
            parts.comment(start, past(text, start + 4, "-->"));
            at = start + 4;
        } else if starts(text, start, "<%") {
            at = block(text, start, &mut server, &mut ours);
        } else if is_tag(text, start, "<script") {
            let tag = tag(text, start);
            let end = content_end(text, &tag);
            if language_of(container, &tag.marks(text)) == container.server.and_then(by_id) {
                server.members.push(tag.end..end);
            } else {
                import(container, text, &tag, parts);
                client(container, text, &tag, end, &mut server, &mut ours, parts);
            }
            at = end;
        } else {
            at = start + 1;
        }
    }
    // The table knows one language of the server; a page in another one is left alone.
    if ours {
        server.finish(container, &document.path, text, parts);
    }
}

/// A script that the browser runs: what the server writes into it is as settled as configuration.
fn client(container: &Container, text: &str, tag: &Tag, end: usize, server: &mut Server, ours: &mut bool, parts: &mut Parts) {
    let Some(draft) = script(container, text, tag, parts) else { return };
    let mut at = tag.end;
    let mut quote = Quote::default();
    while at < end {
        let next = memchr::memmem::find(&text.as_bytes()[at..end], b"<%").map_or(end, |found| at + found);
        quote.read(&text.as_bytes()[at..next]);
        draft.weave.keep(text, at..next);
        if next < end {
            let after = block(&text[..end], next, server, ours);
            let writes = text.as_bytes().get(next + 2).is_some_and(|byte| matches!(byte, b'=' | b':' | b'#'));
            if writes && !quote.is_open() {
                draft.weave.put(WRITTEN, next..after);
            }
            at = after;
        } else {
            at = end;
        }
    }
    draft.end_unit();
}

/// Takes the block whose `<%` stands at an offset; gives what follows it.
fn block(text: &str, start: usize, server: &mut Server, ours: &mut bool) -> usize {
    if starts(text, start, "<%--") {
        return past(text, start + 4, "--%>");
    }
    let end = past(text, start + 2, "%>");
    let inner = start + 2..end.saturating_sub(2).max(start + 2);
    let inside = text.get(inner.clone()).unwrap_or("");
    match inside.as_bytes().first() {
        Some(b'@') => {
            // A directive has the form of a tag.
            let directive = tag(text, start + 2);
            let name = inside.trim_start_matches('@').trim_start();
            if starts(name, 0, "import") {
                server.imports.extend(value(text, &directive, "namespace", inner.end));
            }
            if let Some(language) = value(text, &directive, "language", inner.end).and_then(|range| text.get(range)) {
                *ours &= ["c#", "cs", "csharp"].iter().any(|known| known.eq_ignore_ascii_case(language));
            }
        }
        Some(b'=' | b':') => server.expression(inner.start + 1..inner.end),
        Some(b'#' | b'$') => {}
        _ => {
            server.keep(inner.clone());
            server.put("\n", inner.end);
        }
    }
    end
}

fn value(text: &str, tag: &Tag, name: &str, end: usize) -> Option<Range<usize>> {
    tag.value(text, name).filter(|value| value.end <= end)
}
