//! Which of several functions of one name, which a type has, a call means.

use super::types::type_declared;
use super::{Evaluator, MOST_DERIVED};
use crate::code::{NodeId, Role, Shape};
use crate::resolve::{Definition, NodeRef, Value};

/// Members of one name that are told apart by the types of their parameters, and how many of these.
const MOST_OVERLOADS: usize = 8;
const MOST_TYPED: usize = 8;

impl Evaluator<'_> {
    /// What those give which a call may mean, where all are members of one type.
    pub(super) fn of_overloads(&self, parts: &[Value], at: NodeRef, depth: u32) -> Option<Value> {
        let class = |function: NodeRef| self.code(function).enclosing(function.node, Shape::Class).map(|class| (function.file, class));
        let function = |part: &Value| if let Value::Function(function) = part { Some(*function) } else { None };
        let functions: Vec<NodeRef> = parts.iter().take(MOST_DERIVED).map(function).collect::<Option<_>>()?;
        let home = class(*functions.first()?)?;
        if parts.len() > MOST_DERIVED || functions.iter().any(|one| class(*one) != Some(home)) {
            return None;
        }
        let meant = functions.into_iter().filter(|one| !self.is_overload_of_another(*one, at));
        let given: Vec<Value> = meant.filter_map(|one| self.result(one, at, depth)).collect();
        (!given.is_empty()).then(|| Value::choice(given))
    }

    /// Whether a call cannot be one of this function, and another member of its type has the name: an overload is told by the number and the types of its arguments.
    #[must_use]
    pub fn is_overload_of_another(&self, function: NodeRef, call: NodeRef) -> bool {
        let Some(class) = self.program.overloaded_in(function) else { return false };
        self.program.is_counted_for_another(function, call) || self.program.sees_all(function.file) && self.is_typed_for_another(function, class, call)
    }

    /// Whether another member of the name takes, in the place of what this one does not, an argument of the type that a call hands over.
    fn is_typed_for_another(&self, function: NodeRef, class: NodeId, call: NodeRef) -> bool {
        let (code, caller) = (&self.program.files[function.file], &self.program.files[call.file]);
        let name = code.name(function.node);
        let types = |of: NodeId| {
            let at = NodeRef { file: function.file, node: of };
            let own = self.program.parameters(at).filter(|parameter| !self.program.is_extended(function.file, *parameter));
            own.map(|parameter| code.child(parameter, Role::Type).map_or("", |of| code.text(of))).take(MOST_TYPED)
        };
        let overloads = self.program.tables[function.file].member(class, name);
        if overloads.len() > MOST_OVERLOADS {
            return false;
        }
        types(function.node).zip(caller.positional(call.node)).enumerate().any(|(index, (taken, argument))| {
            let words = self.program.words(call.file);
            let handed = match caller.node(argument).shape {
                Shape::New => caller.callee_name(argument).map(str::to_owned),
                Shape::Text => words.text_type.map(str::to_owned),
                Shape::Literal if caller.text(argument).bytes().all(|byte| byte.is_ascii_digit()) => words.number_type.map(str::to_owned),
                _ => None,
            };
            let is_text = || matches!(self.peek(call.file, argument), Value::Text(_)) || self.is_declared_as(call.file, argument, words.text_type);
            let handed = handed.or_else(|| self.declared_type(call.file, argument)).or_else(|| words.text_type.filter(|_| is_text()).map(str::to_owned));
            let Some(handed) = handed else { return false };
            !taken.contains(&handed) && overloads.iter().any(|one| matches!(one, Definition::Function(other) if types(*other).nth(index) == Some(&handed)))
        })
    }

    /// Whether an expression names what is declared with a type that is spelt so: a variable, a parameter, a member of a type of the repository.
    fn is_declared_as(&self, file: usize, expression: NodeId, spelt: Option<&str>) -> bool {
        let code = &self.program.files[file];
        let name = code.name(expression);
        let is_so = |file: usize, one: &Definition| {
            let code = &self.program.files[file];
            type_declared(code, one).is_some_and(|of| Some(code.text(of)) == spelt)
        };
        match code.node(expression).shape {
            Shape::Name => self.program.tables[file].lookup(code, expression, name).iter().any(|one| is_so(file, one)),
            Shape::Member => code.object(expression).and_then(|object| self.class_behind(file, object)).is_some_and(|class| {
                let lineage = self.program.lineage(class);
                lineage.iter().any(|at| self.program.tables[at.file].member(at.node, name).iter().any(|one| is_so(at.file, one)))
            }),
            _ => false,
        }
    }
}
