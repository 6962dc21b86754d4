//! Functions that are handed to a call: what they are called with there.

use super::{Judged, Way};
use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::Subject;
use crate::resolve::NodeRef;

/// Levels around a call on which a function that it stands in is looked for.
const MOST_LEVELS: usize = 24;
/// Mentions of a function that are looked at.
const MOST_MENTIONS: usize = 64;

impl Classifier<'_> {
    /// How settled the first parameter is of a function that is handed to a call which goes over its object: as the object is.
    pub(in crate::classify) fn judge_callback(&self, function: NodeRef, index: usize, path: &str, way: &mut Way) -> Option<Judged> {
        let code = &self.program.files[function.file];
        let call = code.ancestors(function.node).find(|up| code.node(*up).shape != Shape::Argument).filter(|call| code.node(*call).shape == Shape::Call)?;
        let (object, name) = (code.object(code.callee(call)?)?, code.callee_name(call)?);
        let goes_over = index == 0 && self.eval.is_form(function.file, name);
        goes_over.then(|| self.judge_read(&self.eval.value(function.file, object), path, function.file, way))
    }

    /// Whether a function is handed to what runs it with what a person hands in: `run(main)`.
    pub(in crate::classify) fn is_run_by_a_person(&self, function: NodeRef) -> bool {
        let code = &self.program.files[function.file];
        let runs = |mention: NodeId| {
            let call = code.node(mention).parent;
            code.node(call).shape == Shape::Call
                && code.positional(call).any(|one| one == mention)
                && code.callee(call).is_some_and(|callee| self.eval.is_input(function.file, &code.dotted(callee)))
        };
        self.program.mentions(function.file, code.name(function.node)).take(MOST_MENTIONS).any(runs)
    }

    /// Whether a function hands what it is given to a call that fills it from the settings under a key: `options => configuration.Bind("Section", options)`.
    pub(in crate::classify) fn is_filled_by_settings(&self, function: NodeRef, parameter: &str) -> bool {
        let code = &self.program.files[function.file];
        let fills = |name: &str| self.set(function.file).named(Subject::Call, name).any(|row| row.fact == FactKind::Configured);
        code.descendants(function.node).filter(|id| code.node(*id).shape == Shape::Call && code.callee_name(*id).is_some_and(fills)).any(|call| {
            let mut given = code.positional(call);
            given.next().is_some_and(|key| code.plain(key).is_some()) && given.any(|one| code.node(one).shape == Shape::Name && code.name(one) == parameter)
        })
    }

    /// Whether a call only says what an object that stands in for another one is to do: in a function that is handed to such a call, before or behind one.
    pub(in crate::classify) fn is_mocked(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let mocks = |call: NodeId| code.node(call).shape == Shape::Call && code.callee_name(call).is_some_and(|name| self.eval.is_mock(file, name));
        let handed = code.ancestors(id).take(MOST_LEVELS).filter(|up| code.node(*up).shape == Shape::Function);
        let mut calls = handed.filter_map(|function| code.ancestors(function).find(|up| code.node(*up).shape != Shape::Argument));
        let behind = code.callee(id).and_then(|callee| code.object(callee));
        let before = Some(code.node(id).parent).filter(|member| code.object(*member) == Some(id)).map(|member| code.node(member).parent);
        calls.any(mocks) || behind.is_some_and(mocks) || before.is_some_and(mocks) || self.is_of_stand_in(file, id)
    }

    /// Whether a call is one of a member of a type of the repository that an object of another type stands in for: `new Mock<Own>().Object.Member()`.
    fn is_of_stand_in(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(object) = code.callee(id).and_then(|callee| code.object(callee)).and_then(|object| code.object(object)) else { return false };
        let mut made = Vec::new();
        crate::classify::select::collect_objects(&self.eval.value(file, object), &mut made);
        let has = |class: NodeRef| code.callee_name(id).is_some_and(|name| !self.program.tables[class.file].member(class.node, name).is_empty());
        made.iter().filter(|made| self.eval.class_made(**made).is_none()).any(|made| {
            let of = &self.program.files[made.file];
            let asked = of.callee(made.node).and_then(|callee| of.children(callee).find(|child| of.node(*child).role == Role::TypeArgument));
            asked.is_some_and(|asked| self.program.classes(of.name(asked), made.file).any(has))
        })
    }
}
