//! Functions that are handed to a call: what they are called with there.

use super::{Judged, Way};
use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::Subject;
use crate::resolve::{Definition, NodeRef, Value};

/// Levels around a call on which a function that it stands in is looked for.
const MOST_LEVELS: usize = 24;

impl Classifier<'_> {
    /// How settled a parameter is of a function that is handed to a call: where that goes over its object, as the object is; where the function or constructor
    /// that is called is of the repository, as what it hands to it. `None` where that is not seen.
    pub(in crate::classify) fn judge_callback(&self, function: NodeRef, index: usize, path: &str, way: &mut Way) -> Option<Judged> {
        let code = &self.program.files[function.file];
        let call = code.ancestors(function.node).find(|up| code.node(*up).shape != Shape::Argument)?;
        let position = code.positional(call).position(|argument| argument == function.node)?;
        let callee = code.callee(call)?;
        if code.node(call).shape == Shape::Call
            && let (Some(object), Some(name)) = (code.object(callee), code.callee_name(call))
            && self.eval.is_form(function.file, name)
        {
            return (index == 0).then(|| self.judge_read(&self.eval.value(function.file, object), path, function.file, way));
        }
        let (file, within, parameter) = self.receives(NodeRef { file: function.file, node: call }, callee, position)?;
        let of = &self.program.files[file];
        let table = &self.program.tables[file];
        let kept = of.descendants(within).filter(|id| matches!(of.node(*id).shape, Shape::Binding | Shape::Field | Shape::Assign));
        let kept = kept.filter(|id| of.value_of(*id).is_some_and(|value| of.node(value).shape == Shape::Name && of.name(value) == parameter)).filter_map(|id| of.key_of(id));
        let names: Vec<String> = kept.chain([parameter.to_owned()]).collect();
        let mut out: Option<Judged> = None;
        for inner in names.iter().flat_map(|name| self.program.calls(name)).filter(|inner| inner.file == file && (within..of.node(within).end).contains(&inner.node)) {
            if way.left == 0 {
                break;
            }
            way.left -= 1;
            // A function of that name is another one.
            let named = of.callee(inner.node).filter(|callee| of.node(*callee).shape == Shape::Name);
            if named.is_some_and(|callee| table.lookup(of, callee, of.name(callee)).iter().any(|one| matches!(one, Definition::Function(_)))) {
                continue;
            }
            let Some(argument) = of.positional(inner.node).nth(index) else { continue };
            let judged = self.judge_read(&self.eval.value(file, argument), path, file, way);
            if out.as_ref().is_none_or(|known| judged.state > known.state) {
                out = Some(judged);
            }
        }
        out
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
        let has = |class: &NodeRef| code.callee_name(id).is_some_and(|name| !self.program.tables[class.file].member(class.node, name).is_empty());
        made.iter().filter(|made| self.eval.class_made(**made).is_none()).any(|made| {
            let of = &self.program.files[made.file];
            let asked = of.callee(made.node).and_then(|callee| of.children(callee).find(|child| of.node(*child).role == Role::TypeArgument));
            asked.is_some_and(|asked| self.program.classes(of.name(asked), made.file).iter().any(has))
        })
    }

    /// The class or function that a call hands an argument to: its file, its node, the name of the parameter.
    fn receives(&self, call: NodeRef, callee: NodeId, position: usize) -> Option<(usize, NodeId, &str)> {
        let called = match self.eval.value(call.file, callee) {
            Value::Function(function) => function,
            _ => self.eval.class_made(call)?,
        };
        let code = &self.program.files[called.file];
        let own = |of: NodeId| code.children(of).filter(|child| code.node(*child).shape == Shape::Parameter).nth(position);
        let constructors = code.descendants(called.node).filter(|id| code.node(*id).shape == Shape::Function && code.node(*id).role != Role::Body);
        let constructors = constructors.filter(|id| self.program.is_constructor(NodeRef { file: called.file, node: *id }));
        let parameter = own(called.node).or_else(|| constructors.into_iter().find_map(own))?;
        Some((called.file, called.node, code.name(parameter)))
    }
}
