//! Hosts that no part of an address names alone: `"https://" + name + "." + "example.com"`.

use super::is_appended;
use super::texts::{find, is_known_by};
use crate::classify::Classifier;
use crate::classify::evidence::address::{OPEN, texts_of};
use crate::code::{NodeId, Piece, Role, Shape};
use crate::fact::FactKind;
use crate::query::{ANY_HOST, Row, Subject};
use crate::source::{Span, offset};

/// Operators and calls that put one address together, and parts of it.
const MOST_LEVELS: usize = 16;
const MOST_PARTS: usize = 64;

impl Classifier<'_> {
    /// The hosts of an address that begins with a string and is put together of several parts, where none of them is a host by itself.
    pub(in crate::classify) fn hosts_of_parts(&self, file: usize, id: NodeId) {
        let (code, set) = (&self.program.files[file], self.set(file));
        let Some((root, whole)) = self.whole_address(file, id) else { return };
        let Some(Piece::Text(first, at)) = code.pieces(id).into_iter().next() else { return };
        let hits = find(set, &whole, false, &String::new);
        if hits.is_empty() || whole.contains(char::is_whitespace) || self.names_host_alone(file, root) {
            return;
        }
        if self.is_doc(file, id) || self.is_context(file, id) || self.is_looked_up(file, id) || self.is_unused(file, id) || code.test && !self.is_handed_in(file, id) {
            return;
        }
        for hit in hits {
            let name = &whole[hit.start..hit.end];
            // Of a host that is known by its path alone nothing is known where it is put in.
            if hit.row.name == ANY_HOST && name.contains("{}") {
                continue;
            }
            if self.is_context_of(file, id, &hit.row.name) || self.is_read_as_name(file, id, &hit.row.name) || !self.is_in_place(file, id, hit.row, &whole[..hit.start]) {
                continue;
            }
            hit.row.hit();
            let guess = Span { start: at, end: at + offset(first.len()) };
            let mut fact = self.blank(file, self.in_source(file, guess, &first, code.node(id).span), hit.row);
            fact.host = Some((name.to_owned(), hit.row.supported.unwrap_or(false)));
            name.clone_into(&mut fact.name);
            self.push(file, id, fact, hit.row);
        }
    }

    /// The host of an address whose path stands in a string behind a fixed base, where the path alone says whose it is: `f"{SERVER}/path"`, `SERVER + "/path"`.
    pub(in crate::classify) fn host_before(&self, file: usize, id: NodeId, path: &str, at: u32) {
        let (code, set) = (&self.program.files[file], self.set(file));
        let is_known = |row: &&Row| row.fact == FactKind::Host && is_known_by(set, row, path);
        let Some(row) = set.named(Subject::Host, ANY_HOST).find(is_known) else { return };
        let joins = |up: &NodeId| code.node(*up).shape == Shape::Text || code.node(*up).shape == Shape::Binary && code.name(*up) == "+";
        let root = code.ancestors(id).take_while(joins).take(MOST_LEVELS).last().unwrap_or(id);
        let whole = texts_of(&self.eval.value(file, root));
        let host = whole.iter().find_map(|text| text.split_once("://")?.1.split_once('/').map(|(host, _)| host)).filter(|host| !host.is_empty() && !host.contains(OPEN));
        let Some(host) = host else { return };
        // What is a host by itself is reported where that is written.
        if !find(set, host, false, &String::new).is_empty()
            || self.is_doc(file, id)
            || self.is_context(file, id)
            || self.is_looked_up(file, id)
            || self.is_unused(file, id)
            || code.test && !self.is_handed_in(file, id)
        {
            return;
        }
        row.hit();
        let guess = Span { start: at, end: at + offset(path.len()) };
        let mut fact = self.blank(file, self.in_source(file, guess, path, code.node(id).span), row);
        fact.host = Some((host.to_owned(), row.supported.unwrap_or(false)));
        host.clone_into(&mut fact.name);
        self.push(file, id, fact, row);
    }

    /// The address that begins with a string and goes on behind it, and the expression that gives it.
    pub(in crate::classify) fn whole_address(&self, file: usize, id: NodeId) -> Option<(NodeId, String)> {
        let code = &self.program.files[file];
        let pieces = code.pieces(id);
        let Some(Piece::Text(first, _)) = pieces.first() else { return None };
        // A host that ends in the first part stands there; what is behind it may still tell whose it is.
        let is_open = first
            .split_once("://")
            .is_some_and(|(before, rest)| before.starts_with("http") && (rest.starts_with('{') || rest.find('/').is_none_or(|slash| slash + 1 == rest.len())));
        let root = Some(id).filter(|_| is_open).and_then(|id| self.address_around(file, id)).filter(|root| *root != id || pieces.len() > 1)?;
        let values = texts_of(&self.eval.value(file, root));
        // Of parts that are something until they are set anew, what is written out.
        let written = |text: &&String| values.len() == 1 || !text.contains(OPEN);
        let mut values = values.iter().filter(written);
        let whole = values.next().filter(|_| values.next().is_none())?.replace(OPEN, "{}");
        Some((root, whole))
    }

    /// The largest expression that begins with a string and gives it and what follows as one: joined by `+`, or by a call that only puts its arguments together.
    fn address_around(&self, file: usize, id: NodeId) -> Option<NodeId> {
        let code = &self.program.files[file];
        let mut root = id;
        for up in code.ancestors(id).take(MOST_LEVELS) {
            let joins = match code.node(up).shape {
                Shape::Binary => code.name(up) == "+" && code.child(up, Role::Left) == Some(root),
                Shape::Argument => code.children(up).next() == Some(root) && code.node(code.node(up).parent).shape == Shape::Call,
                Shape::Call => {
                    // What stands before the text of an address says how it is written: a culture, or nothing to be put between the parts.
                    let is_text = |given: &NodeId| code.node(*given).shape == Shape::Text && code.plain(*given).is_none_or(|text| !text.is_empty());
                    let first = code.positional(up).take(2).find(is_text);
                    let begins = first.is_some_and(|first| first == root || code.node(root).shape == Shape::Argument && code.children(root).next() == Some(first));
                    begins && code.callee_name(up).is_some_and(|name| self.eval.is_form(file, name))
                }
                _ => false,
            };
            if !joins {
                break;
            }
            root = up;
        }
        (code.node(root).shape != Shape::Argument).then_some(root).or_else(|| code.children(root).next())
    }

    /// Whether a part of an address is a host by itself, which is reported where that part is written.
    fn names_host_alone(&self, file: usize, root: NodeId) -> bool {
        let (code, set) = (&self.program.files[file], self.set(file));
        let names = |text: &str, behind: bool| !find(set, text, behind, &String::new).is_empty();
        std::iter::once(root).chain(code.descendants(root)).take(MOST_PARTS).any(|part| match code.node(part).shape {
            Shape::Text => {
                let appended = is_appended(code, part);
                code.pieces(part).iter().enumerate().any(|(index, piece)| matches!(piece, Piece::Text(text, _) if names(text, appended || index > 0)))
            }
            // Also behind a part that is not known: `tenant + ".example.com"`.
            Shape::Name | Shape::Member => texts_of(&self.eval.value(file, part)).iter().any(|text| names(text.trim_start_matches(OPEN), text.starts_with(OPEN))),
            _ => false,
        })
    }
}
