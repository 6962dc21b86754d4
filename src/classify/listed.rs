//! Clients that sign nobody in: what is built only to look into its cache.

use super::{Classifier, Owned};
use crate::code::{NodeId, Role, Shape};
use crate::fact::{ClientKind, FactKind};
use crate::language::LANGUAGES;
use crate::query::Subject;
use crate::resolve::{Definition, NodeRef};
use foldhash::HashSet;

/// Calls of one chain, and mentions of one variable, that are looked at.
const LONGEST_CHAIN: usize = 64;
const MOST_MENTIONS: usize = 64;

impl Classifier<'_> {
    /// Leaves out public clients that a variable of one function holds, and which are asked there for what their rows take for no flow, their accounts as a rule, and
    /// for members that acquire nothing, such as the cache. One that is given away, or asked for what no row knows, stays.
    pub(super) fn leave_out_listing_clients(&self) {
        let is_open = |owned: &&Owned| owned.fact.kind == FactKind::Client && owned.fact.client == Some(ClientKind::Public) && owned.fact.flow.is_none();
        let listing: HashSet<NodeRef> = self.facts.borrow().iter().filter(is_open).filter(|owned| self.only_lists(owned)).map(|owned| owned.node).collect();
        if !listing.is_empty() {
            self.facts.borrow_mut().retain(|owned| owned.fact.kind != FactKind::Client || !listing.contains(&owned.node));
        }
    }

    /// Whether nothing that acquires tokens is asked of a client.
    fn only_lists(&self, client: &Owned) -> bool {
        let (file, code) = (client.node.file, &self.program.files[client.node.file]);
        let Some(library) = client.fact.library.as_deref() else { return false };
        let Some((holder, name, function)) = self.held_in_function(client.node) else { return false };
        let mut listed = false;
        let mut mentions = self.program.mentions_within(file, function..code.node(function).end, name);
        let harmless = mentions.by_ref().take(MOST_MENTIONS).all(|mention| {
            let binds = code.node(mention).parent == holder && code.value_of(holder) != Some(mention);
            // A member of that name is another object's.
            let is_other = code.node(mention).shape == Shape::Member;
            let is_listing = !binds && !is_other && self.asks_nothing(file, mention, library);
            listed |= is_listing;
            binds || is_other || is_listing
        });
        harmless && listed && mentions.next().is_none()
    }

    /// The variable that alone holds what a chain of calls makes, its name, and the function that it belongs to.
    fn held_in_function(&self, made: NodeRef) -> Option<(NodeId, &str, NodeId)> {
        let code = &self.program.files[made.file];
        let continues = |at: &NodeId| {
            let up = code.node(*at).parent;
            let goes_on = match code.node(up).shape {
                Shape::Member => code.object(up) == Some(*at),
                Shape::Call => code.callee(up) == Some(*at),
                Shape::Inline => true,
                _ => false,
            };
            goes_on.then_some(up)
        };
        let whole = std::iter::successors(Some(made.node), continues).take(LONGEST_CHAIN).last()?;
        let holder = code.node(whole).parent;
        let name = match code.node(holder).shape {
            Shape::Binding => {
                code.children(holder).find(|child| code.node(*child).shape == Shape::Name && *child != whole).map_or_else(|| code.name(holder), |name| code.name(name))
            }
            // Where members are read by their names alone, it may be one of a base.
            Shape::Assign if !LANGUAGES[code.language].words.bare_members => {
                code.child(holder, Role::Left).filter(|left| code.node(*left).shape == Shape::Name).map(|left| code.name(left))?
            }
            _ => return None,
        };
        let function = code.enclosing(holder, Shape::Function).filter(|_| !name.is_empty())?;
        let table = &self.program.tables[made.file];
        let is_this = |one: &Definition| matches!(one, Definition::Value(_, binds) if *binds == holder);
        let inside = table.lookup(code, whole, name);
        let alone = inside.len() == 1 && inside.iter().all(is_this) && !table.lookup(code, function, name).iter().any(is_this);
        (alone && code.value_of(holder) == Some(whole)).then_some((holder, name, function))
    }

    /// Whether a mention of a client only calls what a row of its library takes for no flow, or reads a member that is no call to acquire tokens.
    fn asks_nothing(&self, file: usize, mention: NodeId, library: &str) -> bool {
        let code = &self.program.files[file];
        let member = code.node(mention).parent;
        if code.node(member).shape != Shape::Member || code.object(member) != Some(mention) {
            return false;
        }
        let name = code.name(member);
        let rows = || self.set(file).named(Subject::Call, name);
        let up = code.node(member).parent;
        if code.node(up).shape == Shape::Call && code.callee(up) == Some(member) {
            return rows().any(|row| row.fact == FactKind::Ignore && row.libraries.iter().any(|one| one == library));
        }
        !rows().any(|row| row.fact == FactKind::Acquisition)
    }
}
