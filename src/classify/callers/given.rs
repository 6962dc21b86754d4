//! What a function gets from a call: its own, or one that it is handed to.

use super::{Caller, HandedOver};
use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::resolve::NodeRef;

impl Classifier<'_> {
    /// The expressions that a function gets for a parameter from one of its callers.
    pub(in crate::classify) fn given_by(&self, function: NodeRef, index: usize, caller: &Caller) -> Vec<NodeId> {
        match caller.handed_over {
            Some(_) => self.argument_of(function, index, caller).into_iter().collect(),
            None => self.program.given(function, index, caller.call),
        }
    }

    /// The same for what is read of a parameter that takes all arguments with a name: the one of that name, or a record that is handed over as such; and how many
    /// of the names that lead to it are left.
    pub(in crate::classify) fn given_by_name(&self, function: NodeRef, index: usize, fields: &[String], caller: &Caller) -> Option<Vec<(NodeId, usize)>> {
        let words = self.program.words(function.file);
        let parameter = self.program.parameters(function).nth(index)?;
        let takes_names = words.by_name.is_some_and(|mark| self.program.files[function.file].text(parameter).starts_with(mark));
        let (first, _) = fields.split_first().filter(|_| takes_names && caller.handed_over.is_none())?;
        let code = &self.program.files[caller.call.file];
        let arguments = || code.children(caller.call.node).filter(|child| code.node(*child).role == Role::Argument);
        let named = arguments().find(|child| code.node(*child).shape == Shape::Argument && code.name(*child) == first).and_then(|child| code.value_of(child));
        let spread = |child: NodeId| code.children(child).next().map(|value| (value, 0));
        let spreads = || arguments().filter(|child| code.node(*child).shape == Shape::Spread).filter_map(spread).collect();
        Some(named.map_or_else(spreads, |value| vec![(value, 1)]))
    }

    /// The expression that a function gets as its argument from a call that it is handed to.
    fn argument_of(&self, function: NodeRef, index: usize, caller: &Caller) -> Option<NodeId> {
        let code = &self.program.files[caller.call.file];
        let name = || self.program.parameters(function).nth(index).map(|parameter| self.program.files[function.file].name(parameter));
        let named = |within: NodeId, shape: Shape| {
            let mut entries = code.children(within).filter(|child| code.node(*child).shape == shape);
            entries.find(|entry| name().is_some_and(|name| code.is_key(*entry, name))).and_then(|entry| code.value_of(entry))
        };
        // A method that is handed over brings its object along.
        let bound = usize::from(self.program.parameters(function).next().is_some_and(|first| self.program.is_receiver(function.file, first)));
        let position = index.checked_sub(bound);
        match caller.handed_over? {
            HandedOver::From(begins) => named(caller.call.node, Shape::Argument).or_else(|| code.positional(caller.call.node).nth(position? + begins)),
            HandedOver::Held(list, record) => {
                let listed = || list.filter(|list| code.node(*list).shape == Shape::List).and_then(|list| code.children(list).nth(position?));
                record.and_then(|record| named(record, Shape::Entry)).or_else(listed)
            }
            HandedOver::Behind(bound) => named(caller.call.node, Shape::Argument).or_else(|| code.positional(caller.call.node).nth(position?.checked_sub(bound)?)),
            HandedOver::Beside(options) => Some(options).filter(|_| position == Some(1)),
            HandedOver::Object => code.callee(caller.call.node).and_then(|callee| code.object(callee)).filter(|_| index == 0),
        }
    }
}
