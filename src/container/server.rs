//! The code that a server runs for a page, put together as its compiler would: a class of imports, members and a body.

use super::written::TYPED;
use super::{Draft, Parts};
use crate::language::{Container, Naming, by_id};
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// The pieces of a page's class, as stretches of the document.
#[derive(Debug, Default)]
pub(super) struct Server {
    /// Namespaces.
    pub(super) imports: Vec<Range<usize>>,
    /// Attributes of the class, with their brackets.
    pub(super) attributes: Vec<Range<usize>>,
    /// Fields that are filled from outside: type and name.
    pub(super) injected: Vec<Range<usize>>,
    /// Stretches of members.
    pub(super) members: Vec<Range<usize>>,
    /// Members that a person or an address fills, by name.
    pub(super) typed: Vec<Range<usize>>,
    body: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    Keep(Range<usize>),
    Put(&'static str, usize),
}

impl Server {
    /// Adds a stretch of statements.
    pub(super) fn keep(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.body.push(Piece::Keep(range));
        }
    }

    /// Adds what the document leaves out.
    pub(super) fn put(&mut self, text: &'static str, at: usize) {
        self.body.push(Piece::Put(text, at));
    }

    /// Adds an expression as a statement, which a mere name is not: as a condition it defines and calls nothing.
    pub(super) fn expression(&mut self, range: Range<usize>) {
        let Range { start, end } = range;
        self.put("if (", start);
        self.keep(start..end);
        self.put(") { }\n", end);
    }

    /// Puts the class together.
    pub(super) fn finish(self, container: &Container, path: &str, text: &str, parts: &mut Parts) {
        let Some(language) = container.server.and_then(by_id) else { return };
        let head = format!("partial class {} {{\n", class_name(container.naming, path));
        let draft = parts.of(language);
        // What a file of imports says holds for the files beside and below it.
        let keyword = if is_of_imports(path) { "global using " } else { "using " };
        for import in self.imports {
            draft.around(text, keyword, import, ";\n");
        }
        draft.end_unit();
        if !self.attributes.is_empty() || !self.injected.is_empty() {
            for attribute in self.attributes {
                draft.around(text, "", attribute, "\n");
            }
            draft.weave.put(&head, 0..0);
            for field in self.injected {
                draft.around(text, "", field, ";\n");
            }
            draft.weave.put("}\n", text.len()..text.len());
            draft.end_unit();
        }
        let mut typed = typed_by_stretch(text, &self.members, self.typed);
        for (stretch, members) in self.members.into_iter().enumerate() {
            draft.around(text, &head, members, "\n");
            if let Some(typed) = typed.remove(&stretch) {
                draft.weave.put("void Typed() {\n", text.len()..text.len());
                for member in typed {
                    draft.around(text, "", member, TYPED);
                }
                draft.weave.put("}\n", text.len()..text.len());
            }
            draft.weave.put("}\n", text.len()..text.len());
            draft.end_unit();
        }
        if self.body.iter().any(|piece| matches!(piece, Piece::Keep(_))) {
            draft.weave.put(&head, 0..0);
            draft.weave.put("async Task Body() {\n", 0..0);
            for piece in self.body {
                match piece {
                    Piece::Keep(range) => draft.weave.keep(text, range),
                    Piece::Put(put, at) => draft.weave.put(put, at..at),
                }
            }
            draft.weave.put("\n}}\n", text.len()..text.len());
            draft.end_unit();
        }
    }
}

impl Draft {
    /// Adds a stretch of the document with text around it.
    fn around(&mut self, text: &str, before: &str, range: Range<usize>, after: &str) {
        let Range { start, end } = range;
        self.weave.put(before, start..start);
        self.weave.keep(text, start..end);
        self.weave.put(after, end..end);
    }
}

/// What is filled by a person or an address, each once and in order, by the first of the stretches of members that speaks of it; by the first one where none does.
fn typed_by_stretch(text: &str, members: &[Range<usize>], typed: Vec<Range<usize>>) -> HashMap<usize, Vec<Range<usize>>> {
    let words = |range: Range<usize>| text[range].split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let mut first: HashMap<&str, usize> = HashMap::default();
    for (stretch, range) in members.iter().enumerate().filter(|_| !typed.is_empty()) {
        for word in words(range.clone()) {
            first.entry(word).or_insert(stretch);
        }
    }
    let mut seen: HashSet<&str> = HashSet::default();
    let mut found: HashMap<usize, Vec<Range<usize>>> = HashMap::default();
    for name in typed.into_iter().filter(|name| seen.insert(&text[name.clone()])) {
        let stretch = words(name.clone()).next().and_then(|root| first.get(root)).copied().unwrap_or(0);
        found.entry(stretch).or_default().push(name);
    }
    found
}

fn class_name(naming: Naming, path: &str) -> String {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let name = match naming {
        Naming::File => stem.rsplit('/').next().unwrap_or(stem),
        Naming::Path => stem,
    };
    let name: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{name}") } else { name }
}

/// Whether what a document brings in counts for the others of its application.
#[must_use]
pub fn is_of_imports(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.starts_with("_Imports.") || name.starts_with("_ViewImports.")
}
