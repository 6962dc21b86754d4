//! Documents that hold code of other languages: pages, components, views, notebooks. Each gives the parts that are code, with the
//! positions of the document.
//! Knows no tree, no API and no rule.

mod active_server;
mod cells;
mod handlers;
mod markup;
mod page;
mod razor;
mod scan;
mod server;
mod written;

pub use page::{Page, Script, join_pages, scripts};
pub use server::is_of_imports;

use crate::language::{Container, Form, by_id};
use crate::source::{SourceFile, Span, Weave, offset};
use std::ops::Range;
use std::sync::Arc;

/// Parts of a document beyond which it is read no further.
const MOST_UNITS: usize = 2_000;

/// The code of one language in a document.
#[derive(Debug)]
pub struct Part {
    /// Index of the language in the table.
    pub language: usize,
    /// The code, with the positions of the document.
    pub source: SourceFile,
    /// What is parsed by itself, so that an error in one script or cell leaves the others alone. Together they are one scope.
    pub units: Vec<Range<usize>>,
}

/// The parts of a document that are code, and why some of it was not read, if so.
#[must_use]
pub fn open(container: &Container, document: SourceFile) -> (Vec<Part>, Option<String>) {
    let mut document = document;
    let mut parts = Parts::default();
    match container.form {
        Form::MarkUp => markup::read(container, &document.text, &mut parts),
        Form::Razor => razor::read(container, &document, &mut parts),
        Form::ActiveServer => active_server::read(container, &document, &mut parts),
        Form::Notebook => cells::read(container, &document.text, &mut parts),
    }
    document.comments = std::mem::take(&mut parts.comments);
    parts.finish(&Arc::new(document))
}

/// The parts of a document while it is read, by language in order of appearance.
#[derive(Debug, Default)]
struct Parts {
    list: Vec<(usize, Draft)>,
    /// Comments of the mark-up.
    comments: Vec<Span>,
    problem: Option<String>,
}

/// The code of one language while it is put together.
#[derive(Debug, Default)]
struct Draft {
    weave: Weave,
    units: Vec<Range<usize>>,
    start: usize,
}

impl Draft {
    /// Ends what is parsed by itself.
    fn end_unit(&mut self) {
        if self.weave.len() > self.start {
            self.units.push(self.start..self.weave.len());
        }
        self.start = self.weave.len();
    }
}

impl Parts {
    /// The draft for a language of the table.
    fn of(&mut self, language: usize) -> &mut Draft {
        let index = self.list.iter().position(|(known, _)| *known == language).unwrap_or_else(|| {
            self.list.push((language, Draft::default()));
            self.list.len() - 1
        });
        &mut self.list[index].1
    }

    /// Notes a comment of the mark-up; gives where it ends.
    fn comment(&mut self, start: usize, end: usize) -> usize {
        self.comments.push(Span { start: offset(start), end: offset(end) });
        end
    }

    fn finish(self, document: &Arc<SourceFile>) -> (Vec<Part>, Option<String>) {
        let mut problem = self.problem;
        let mut parts = Vec::new();
        for (language, mut draft) in self.list {
            draft.end_unit();
            if draft.units.len() > MOST_UNITS {
                draft.units.truncate(MOST_UNITS);
                problem = Some(format!("has more than {MOST_UNITS} scripts or cells and was read no further"));
            }
            if !draft.units.is_empty() {
                parts.push(Part { language, source: draft.weave.finish(document), units: draft.units });
            }
        }
        (parts, problem)
    }
}

/// The language of a part by its marks: `None` where it is none of ours.
fn language_of(container: &Container, marks: &[(&str, &str)]) -> Option<usize> {
    let mut marked = false;
    for (mark, values, language) in container.parts {
        let Some((_, value)) = marks.iter().find(|(name, _)| name.eq_ignore_ascii_case(mark)) else { continue };
        // A parameter such as `; charset=utf-8` says nothing about the language.
        let value = value.split(';').next().unwrap_or("").trim();
        if values.iter().any(|known| known.eq_ignore_ascii_case(value)) {
            return by_id(language);
        }
        // Only a server's mark has a value that may be anything else.
        marked |= *mark != "runat";
    }
    if marked { None } else { container.script.and_then(by_id) }
}
