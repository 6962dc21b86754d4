//! Requests of which all that is sent is written out: what Entra would never take is somebody else's.

use super::Setting;
use super::beside;
use crate::classify::Classifier;
use crate::classify::belonging::root_of;
use crate::code::{Code, NodeId, Piece, Role, Shape};
use crate::query::{Guard, Row, Selector};
use crate::resolve::{Definition, Value};

/// Nodes of code in which calls that one object may be handed to are looked for.
const MOST_NODES: usize = 4_000;

impl Classifier<'_> {
    /// Whether a request that is not seen to go to Entra is written out as a whole, and has none of what a row says that all to Entra have one of, or has it with
    /// another text.
    pub(in crate::classify) fn is_without_needs(&self, file: usize, setting: &Setting, row: &Row) -> bool {
        let has = |needs: &mut dyn Iterator<Item = &(Selector, Option<String>)>| {
            self.setting_guards_hold(file, setting, &[Guard::Has(needs.flat_map(|(selector, _)| selector.clone()).collect())])
        };
        let is_unlike = |group: &[(Selector, Option<String>)], need: &(Selector, Option<String>)| {
            need.1.as_deref().is_some_and(|end| self.is_with_another_end(file, setting, &need.0, end)) && !has(&mut group.iter().filter(|other| *other != need))
        };
        !row.needs.is_empty()
            && (row.needs.iter().any(|group| group.iter().any(|need| is_unlike(group, need)))
                || self.is_written_whole(file, setting.holder) && row.needs.iter().any(|group| !has(&mut group.iter())))
            && self.is_sent_to_entra(file, setting.holder) != Some(true)
            && !self.reads_address_at_entra(file, setting.holder)
    }

    /// Whether all that is known of an option beside another one ends otherwise. What stands there to be filled in is not known.
    fn is_with_another_end(&self, file: usize, setting: &Setting, selector: &Selector, end: &str) -> bool {
        let is_other = |text: &str| !text.is_empty() && !text.contains(|one| "<>{}[]$%".contains(one)) && !text.to_ascii_lowercase().ends_with(end);
        self.options_beside(file, setting.holder, selector).next().is_some_and(|one| matches!(&one.value, Value::Text(text) | Value::Literal(text) if is_other(text)))
    }

    /// Whether nothing but what is written out stands beside an option: in an object without spreads, in a string from its first character on, or put one by one
    /// into what was made empty.
    fn is_written_whole(&self, file: usize, holder: NodeId) -> bool {
        let code = &self.program.files[file];
        match code.node(holder).shape {
            // `new Form { ["key"] = value }` puts what it assigns into what it makes.
            Shape::Assign if code.node(code.node(holder).parent).shape == Shape::Initializer => true,
            Shape::Entry | Shape::Shorthand => {
                let record = code.node(holder).parent;
                let spreads = || code.children(record).any(|child| code.node(child).shape == Shape::Spread);
                code.node(record).shape == Shape::Record && !spreads() && !calls_with(code, record).into_iter().any(|(call, argument)| self.is_taken_in(file, call, argument))
            }
            Shape::Text => {
                let joins = |id: NodeId| code.node(id).shape == Shape::Text || code.node(id).shape == Shape::Binary && code.name(id) == "+";
                let root = std::iter::once(holder).chain(code.ancestors(holder).take_while(|up| joins(*up))).last().unwrap_or(holder);
                let first = std::iter::successors(Some(root), |at| (code.node(*at).shape == Shape::Binary).then(|| code.children(*at).next()).flatten()).last();
                // The query of an address begins behind its mark.
                let asks = |piece: &Piece| matches!(piece, Piece::Text(text, _) if text.split_once('?').is_some_and(|(_, query)| query.contains('=')));
                let begins = |id: NodeId| code.node(id).shape == Shape::Text && matches!(code.pieces(id).first(), Some(Piece::Text(text, _)) if text.contains('='));
                let is_added = code.ancestors(root).find(|up| code.node(*up).shape != Shape::Argument).is_some_and(|call| is_one_of_many(code, call));
                !is_added && first.is_some_and(begins) || code.pieces(holder).iter().any(asks)
            }
            // What is put in by a format, or under a constant, does not tell what else is.
            Shape::Call if code.positional(holder).next().and_then(|key| code.plain(key)).is_some_and(|key| !key.contains(['=', '{', '%'])) => {
                let empty = |id: NodeId| code.node(id).shape == Shape::New && code.positional(id).next().is_none();
                let bound =
                    |name: NodeId| self.program.tables[file].lookup(code, name, code.name(name)).iter().any(|one| matches!(one, Definition::Value(value, _) if empty(*value)));
                let object = code.callee(holder).and_then(|callee| code.object(callee)).map(|object| beside::chain_start(code, object));
                object.is_some_and(|object| empty(object) || code.node(object).shape == Shape::Name && bound(object))
            }
            _ => false,
        }
    }

    /// Whether an object is handed, before all else, to something of the repository that cannot be followed: it may send more than that.
    fn is_taken_in(&self, file: usize, call: NodeId, argument: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(callee) = code.callee(call).filter(|_| code.node(call).shape == Shape::Call && code.positional(call).next() == Some(argument)) else { return false };
        let root = root_of(code, callee);
        let value = self.eval.value(file, callee);
        self.eval.want(file, &value);
        let is_global = || code.node(root).shape == Shape::Name && self.program.tables[file].lookup(code, root, code.name(root)).is_empty();
        !matches!(value, Value::Function(_) | Value::Symbol(..)) && !is_global()
    }
}

/// Whether a call is one of several that put something into the same object by the same name: `body.Append("…")`.
fn is_one_of_many(code: &Code, call: NodeId) -> bool {
    let of = |call: NodeId| {
        let callee = code.callee(call).filter(|callee| code.node(call).shape == Shape::Call && code.node(*callee).shape == Shape::Member)?;
        let object = code.object(callee).filter(|object| code.node(*object).shape == Shape::Name)?;
        Some((code.name(object), code.name(callee)))
    };
    let Some(own) = of(call) else { return false };
    let around = code.enclosing(call, Shape::Function).unwrap_or(0);
    code.descendants(around).take(MOST_NODES).any(|other| other != call && of(other) == Some(own))
}

/// The calls that are handed an object: it is written among their arguments, or the variable that it is bound to stands there; each with that argument.
fn calls_with(code: &Code, record: NodeId) -> Vec<(NodeId, NodeId)> {
    let call_of = |value: NodeId| {
        let up = code.node(value).parent;
        let call = if code.node(up).shape == Shape::Argument { code.node(up).parent } else { up };
        (matches!(code.node(call).shape, Shape::Call | Shape::New) && code.node(value).role != Role::Callee).then_some((call, value))
    };
    let direct = call_of(record);
    let binder = code.node(record).parent;
    let name = if matches!(code.node(binder).shape, Shape::Binding | Shape::Assign) { code.key_of(binder) } else { None };
    let end = code.enclosing(record, Shape::Function).map_or(code.node(0).end, |around| code.node(around).end);
    let behind = (code.node(record).end..end).take(MOST_NODES);
    let named = behind.filter(|id| code.node(*id).shape == Shape::Name && name.as_deref() == Some(code.name(*id)));
    direct.into_iter().chain(named.filter_map(call_of)).collect()
}
