//! Requests of which all that is sent is written out: what Entra would never take is somebody else's.

use super::Classifier;
use super::beside;
use super::settings::Setting;
use crate::code::{NodeId, Piece, Shape};
use crate::query::{Guard, Row};
use crate::resolve::Definition;

impl Classifier<'_> {
    /// Whether a request that is not seen to go to Entra is written out as a whole, and has none of what a row says that all to Entra have.
    pub(super) fn is_without_needs(&self, file: usize, setting: &Setting, row: &Row) -> bool {
        let Some(needs) = &row.needs else { return false };
        self.is_written_whole(file, setting.holder)
            && !self.setting_guards_hold(file, setting, &[Guard::Has(needs.clone())])
            && self.is_sent_to_entra(file, setting.holder) != Some(true)
    }

    /// Whether nothing but what is written out stands beside an option: in an object without spreads, in a string from its first character on, or put one by one
    /// into what was made empty.
    fn is_written_whole(&self, file: usize, holder: NodeId) -> bool {
        let code = &self.program.files[file];
        match code.node(holder).shape {
            Shape::Entry | Shape::Shorthand => {
                let record = code.node(holder).parent;
                code.node(record).shape == Shape::Record && !code.children(record).any(|child| code.node(child).shape == Shape::Spread)
            }
            Shape::Text => {
                let joins = |id: NodeId| code.node(id).shape == Shape::Text || code.node(id).shape == Shape::Binary && code.name(id) == "+";
                let root = std::iter::once(holder).chain(code.ancestors(holder).take_while(|up| joins(*up))).last().unwrap_or(holder);
                let first = std::iter::successors(Some(root), |at| (code.node(*at).shape == Shape::Binary).then(|| code.children(*at).next()).flatten()).last();
                let begins = |id: NodeId| code.node(id).shape == Shape::Text && matches!(code.pieces(id).first(), Some(Piece::Text(text, _)) if text.contains('='));
                first.is_some_and(begins)
            }
            Shape::Call => {
                let empty = |id: NodeId| code.node(id).shape == Shape::New && code.positional(id).next().is_none();
                let bound =
                    |name: NodeId| self.program.tables[file].lookup(code, name, code.name(name)).iter().any(|one| matches!(one, Definition::Value(value, _) if empty(*value)));
                let object = code.callee(holder).and_then(|callee| code.object(callee)).map(|object| beside::chain_start(code, object));
                object.is_some_and(|object| empty(object) || code.node(object).shape == Shape::Name && bound(object))
            }
            _ => false,
        }
    }
}
