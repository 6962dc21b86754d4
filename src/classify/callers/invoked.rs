//! Calls of a function by its name in a text, from code of another language: `InvokeAsync("page.signIn", scopes)`.

use super::{Caller, HandedOver, MOST_ALIASES};
use crate::classify::Classifier;
use crate::code::{Code, NodeId, Piece, Shape};
use crate::fact::FactKind;
use crate::query::{Row, RowSet, Subject};
use crate::resolve::NodeRef;
use foldhash::HashMap;

/// Calls by names of which only the beginning is written out.
const MOST_BEGUN: usize = 64;
/// A shorter name, or beginning of one, stands in every file.
const SHORTEST_NAME: usize = 4;
/// Beginnings of one name that are looked for.
const MOST_BEGINNINGS: usize = 6;

/// A call that calls what a text names, as a row says.
struct Invoked<'p> {
    call: NodeRef,
    way: HandedOver,
    row: &'p Row,
}

/// Such calls, by the last name in their texts.
#[derive(Default)]
pub(super) struct Invocations<'p> {
    whole: HashMap<String, Vec<Invoked<'p>>>,
    /// Those to whose name something is joined, by how it begins.
    begun: Vec<(String, Invoked<'p>)>,
    /// Whether the language has such calls.
    known: bool,
}

impl<'p> Invocations<'p> {
    pub(super) fn new(set: &RowSet) -> Self {
        Self { known: set.of(Subject::Call).any(|row| row.fact == FactKind::Invokes), ..Self::default() }
    }

    pub(super) fn note(&mut self, code: &Code, call: NodeRef, row: &'p Row) {
        let Some(first) = code.positional(call.node).next() else { return };
        let Some((text, is_whole)) = written(code, first) else { return };
        let name = text.rsplit('.').next().unwrap_or_default();
        if name.len() < SHORTEST_NAME || !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$')) {
            return;
        }
        // All that is handed on may stand in one list.
        let mut behind = code.positional(call.node).skip(1);
        let list = behind.next().filter(|one| behind.next().is_none() && code.node(*one).shape == Shape::List);
        let way = list.map_or(HandedOver::From(1), |list| HandedOver::Held(Some(list), None));
        let invoked = Invoked { call, way, row };
        if is_whole {
            self.whole.entry(name.to_owned()).or_default().push(invoked);
        } else if self.begun.len() < MOST_BEGUN {
            self.begun.push((name.to_owned(), invoked));
        }
    }

    fn of(&self, name: &str) -> impl Iterator<Item = &Invoked<'p>> {
        let begun = self.begun.iter().filter(|(begins, _)| name.starts_with(begins.as_str())).map(|(_, invoked)| invoked);
        self.whole.get(name).into_iter().flatten().chain(begun)
    }
}

/// The text of an expression up to its first part that is not written out, and whether there is none.
fn written(code: &Code, at: NodeId) -> Option<(String, bool)> {
    if let Some(text) = code.plain(at) {
        return Some((text, true));
    }
    let first = std::iter::successors(Some(at), |up| (code.node(*up).shape == Shape::Binary && code.name(*up) == "+").then(|| code.children(*up).next()).flatten()).last()?;
    let pieces = (code.node(first).shape == Shape::Text).then(|| code.pieces(first))?;
    if let Some(Piece::Text(text, _)) = pieces.into_iter().next() { Some((text, false)) } else { None }
}

impl Classifier<'_> {
    /// The calls of a function by its name, from code of other languages of its application or of one that uses it.
    pub(super) fn invocations(&self, function: NodeRef, name: &str) -> Vec<Caller> {
        let code = &self.program.files[function.file];
        let all = self.shared.handed.iter().enumerate().filter(|(language, _)| *language != code.language).flat_map(|(_, handed)| handed.invoked.of(name));
        let may = |invoked: &&Invoked<'_>| self.may_call(invoked.call.file, function.file) && (code.test || !self.program.files[invoked.call.file].test);
        let meant = all.filter(may).inspect(|invoked| invoked.row.hit());
        meant.map(|invoked| Caller { call: invoked.call, followed: false, handed_over: Some(invoked.way) }).take(MOST_ALIASES).collect()
    }

    /// Asks for files of other languages that may call a function by its name in a text.
    pub(in crate::classify) fn want_invocations(&self, function: NodeRef, name: &str) {
        let language = self.program.files[function.file].language;
        if name.len() < SHORTEST_NAME || !self.shared.handed.iter().enumerate().any(|(other, handed)| other != language && handed.invoked.known) {
            return;
        }
        let words = name.char_indices().filter(|(at, c)| *at >= SHORTEST_NAME && c.is_uppercase()).map(|(at, _)| &name[..at]).take(MOST_BEGINNINGS);
        let mentions = words.chain([name]).map(|word| (function.file, format!("{word}\"")));
        self.eval.wanted.borrow_mut().mentions.extend(mentions);
    }
}
