//! Functions and types across the program: what callers pass for a parameter, and what stands behind a type.

use super::symbols::is_own_parameter;
use super::{NodeRef, Program};
use crate::code::{NodeId, Role, Shape};
use crate::language::{LANGUAGES, Words};

/// Types that one type is looked for in, itself included.
const MOST_BASES: usize = 64;
/// Decorators of one function, and levels of one.
const MOST_DECORATORS: usize = 32;
const DEEPEST_DECORATOR: usize = 24;

impl Program {
    pub(crate) fn words(&self, file: usize) -> &'static Words {
        LANGUAGES[self.files[file].language].words
    }

    /// A type, the other parts of it, and its bases in the repository, nearest first and each once.
    #[must_use]
    pub fn lineage(&self, class: NodeRef) -> &[NodeRef] {
        debug_assert!(self.lineages.contains_key(&class), "only types have a lineage");
        // Each call of a name asks for the lineage of each type that has the name.
        self.lineages.get(&class).map_or(&[], |known| known.get_or_init(|| self.lineage_of(class)))
    }

    fn lineage_of(&self, class: NodeRef) -> Vec<NodeRef> {
        let (mut open, mut seen) = (vec![class], Vec::new());
        // The parts of a type are the same from each of them: there may be thousands.
        let mut whole: Vec<(&str, usize, bool)> = Vec::new();
        while let Some(at) = open.pop().filter(|_| seen.len() < MOST_BASES) {
            if seen.contains(&at) {
                continue;
            }
            seen.push(at);
            let code = &self.files[at.file];
            let is_part = (code.name(at.node), self.owners[at.file], code.test);
            let is_first = self.sees_all(at.file) && !whole.contains(&is_part);
            whole.push(is_part);
            let parts = is_first.then(|| self.classes(code.name(at.node), at.file)).into_iter().flatten();
            let bases = self.bases(at).flat_map(|base| self.classes(base, at.file));
            let next: Vec<NodeRef> = parts.chain(bases).filter(|next| !seen.contains(next)).take(MOST_BASES).collect();
            open.extend(next.into_iter().rev());
        }
        seen
    }

    /// Names of the types that a type is derived from.
    pub fn bases(&self, class: NodeRef) -> impl Iterator<Item = &str> {
        let code = &self.files[class.file];
        self.bases.get(&class).into_iter().flatten().map(|base| code.name(*base))
    }

    /// Parameters of a function, its object included; of a type, those of the constructor that its head is.
    pub fn parameters(&self, function: NodeRef) -> impl Iterator<Item = NodeId> + '_ {
        let code = &self.files[function.file];
        let is_head = code.node(function.node).shape == Shape::Class;
        let is_parameter = move |child: &NodeId| code.node(*child).role == Role::Parameter || is_head && code.node(*child).shape == Shape::Parameter;
        code.children(function.node).filter(move |child| is_parameter(child) && !is_own_parameter(code, *child))
    }

    /// The type in which a function has others of its name beside it, and takes a number of arguments that tells it from them.
    pub(super) fn overloaded_in(&self, function: NodeRef) -> Option<NodeId> {
        let code = &self.files[function.file];
        let name = code.name(function.node);
        let class = code.enclosing(function.node, Shape::Class).filter(|class| !name.is_empty() && self.tables[function.file].member(*class, name).len() > 1)?;
        (!self.parameters(function).any(|parameter| self.is_rest(function.file, parameter))).then_some(class)
    }

    /// Whether a call hands over more than a function takes, or less than it has to have, and its type has another one of the name.
    #[must_use]
    pub fn is_counted_for_another(&self, function: NodeRef, call: NodeRef) -> bool {
        let (code, caller) = (&self.files[function.file], &self.files[call.file]);
        // A name that is handed on is no call.
        if matches!(caller.node(call.node).shape, Shape::Name | Shape::Member) || self.overloaded_in(function).is_none() {
            return false;
        }
        let parameters = || self.parameters(function).filter(|parameter| !self.is_extended(function.file, *parameter));
        let given = caller.children(call.node).filter(|child| caller.node(*child).role == Role::Argument).count();
        let needed = parameters().filter(|parameter| code.child(*parameter, Role::Value).is_none()).count();
        given > parameters().count() || self.sees_all(function.file) && given < needed
    }

    /// Whether a parameter is the object of its method, which stands before the name in a call.
    #[must_use]
    pub fn is_receiver(&self, file: usize, parameter: NodeId) -> bool {
        let code = &self.files[file];
        self.words(file).receivers.contains(&code.text(parameter)) && code.enclosing(parameter, Shape::Class).is_some() || self.is_extended(file, parameter)
    }

    /// Whether a parameter is the object of a method that is added to its type from outside.
    #[must_use]
    pub fn is_extended(&self, file: usize, parameter: NodeId) -> bool {
        self.words(file).extension.is_some_and(|word| self.files[file].text(parameter).starts_with(word))
    }

    /// Whether a parameter takes all further arguments.
    #[must_use]
    pub fn is_rest(&self, file: usize, parameter: NodeId) -> bool {
        self.files[file].text(parameter).starts_with(self.words(file).rest)
    }

    /// Whether a name is that of the object a method belongs to.
    #[must_use]
    pub fn is_own_object(&self, file: usize, name: NodeId) -> bool {
        let code = &self.files[file];
        code.node(name).shape == Shape::This || self.words(file).receivers.contains(&code.text(name))
    }

    /// Whether a name is that of the object whose members are those of the base types alone.
    #[must_use]
    pub fn is_base_object(&self, file: usize, name: NodeId) -> bool {
        self.words(file).base == Some(self.files[file].text(name))
    }

    /// Whether a function is the constructor of the type around it.
    #[must_use]
    pub fn is_constructor(&self, function: NodeRef) -> bool {
        let code = &self.files[function.file];
        let name = code.name(function.node);
        code.node(function.node).shape == Shape::Class
            || code.enclosing(function.node, Shape::Class).is_some_and(|class| self.words(function.file).constructor.map_or_else(|| code.name(class) == name, |word| word == name))
    }

    /// The name by which a function is called: of a constructor its type's, of a function without a name that of the variable or member that holds it; empty
    /// where there is none.
    #[must_use]
    pub fn called_name(&self, function: NodeRef) -> String {
        let code = &self.files[function.file];
        if self.is_constructor(function) && code.node(function.node).shape != Shape::Class {
            return code.enclosing(function.node, Shape::Class).map(|class| code.name(class).to_owned()).unwrap_or_default();
        }
        match code.name(function.node) {
            "" => {
                // What is handed to a call is called by the name of what that gives: `const take = useCallback((scopes) => …)`.
                let holder = code.node(function.node).parent;
                let bound = Some(code.node(holder).parent).filter(|_| code.node(holder).shape == Shape::Call && code.node(function.node).role == Role::Argument);
                let bound = bound.filter(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Field));
                code.key_of(bound.unwrap_or(holder)).unwrap_or_default()
            }
            own => own.to_owned(),
        }
    }

    /// What decorates a function, nearest first: it stands before it, each behind its mark.
    #[must_use]
    pub fn decorators(&self, function: NodeRef) -> Vec<NodeId> {
        let code = &self.files[function.file];
        let (Some(mark), Some(parent)) = (self.words(function.file).decorates, Some(code.node(function.node).parent)) else { return Vec::new() };
        let before = |node: NodeId| {
            let last = node.checked_sub(1).filter(|last| *last > parent)?;
            std::iter::once(last).chain(code.ancestors(last)).take(DEEPEST_DECORATOR).find(|up| code.node(*up).parent == parent)
        };
        let is_marked = |node: &NodeId| code.source.text[..code.node(*node).span.start as usize].ends_with(mark);
        std::iter::successors(before(function.node), |node| before(*node)).take_while(is_marked).take(MOST_DECORATORS).collect()
    }

    /// The arguments that a call gives to a parameter of a function: one by its name or its place, or all that are left.
    #[must_use]
    pub fn given(&self, function: NodeRef, index: usize, call: NodeRef) -> Vec<NodeId> {
        let Some(parameter) = self.parameters(function).nth(index) else { return Vec::new() };
        let caller = &self.files[call.file];
        let name = self.files[function.file].name(parameter);
        let is_named = |child: &NodeId| caller.node(*child).role == Role::Argument && caller.node(*child).shape == Shape::Argument && caller.name(*child) == name;
        if let Some(named) = caller.children(call.node).find(is_named).and_then(|child| caller.value_of(child)) {
            return vec![named];
        }
        let own = usize::from(self.parameters(function).next().is_some_and(|first| self.is_receiver(function.file, first)));
        // The object of an extension stands before its name.
        let Some(position) = index.checked_sub(own) else { return caller.callee(call.node).and_then(|callee| caller.object(callee)).into_iter().collect() };
        let rest = caller.positional(call.node).skip(position);
        if self.is_rest(function.file, parameter) { rest.collect() } else { rest.take(1).collect() }
    }
}
