//! Credentials that serve what is set up beside them, and are used for more than that.

use super::Classifier;
use super::select::collect_objects;
use crate::code::{NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::{Row, Subject};
use crate::resolve::{NodeRef, Value};
use foldhash::HashSet;

impl Classifier<'_> {
    /// Notes of the credentials that only seem to serve that they are handed to something else too: what that is asks them for tokens of its own.
    pub(super) fn note_other_uses(&self) {
        let serving: HashSet<NodeRef> =
            self.facts.borrow().iter().filter(|owned| owned.fact.kind == FactKind::Serving && owned.fact.flow.is_none()).map(|owned| owned.node).collect();
        let names: HashSet<String> = serving.iter().flat_map(|at| self.kept_as(*at)).collect();
        if names.is_empty() {
            return;
        }
        let mut used = Vec::new();
        for (file, code) in self.files().filter(|(file, code)| !code.test && !self.is_settings(*file)) {
            for (call, _) in (0..).zip(&code.nodes).filter(|(_, node)| matches!(node.shape, Shape::Call | Shape::New)) {
                let arguments = code.children(call).filter(|child| code.node(*child).role == Role::Argument);
                let values = arguments.map(|argument| if code.node(argument).shape == Shape::Argument { code.value_of(argument).unwrap_or(argument) } else { argument });
                for value in values.filter(|value| names.contains(self.name_used(file, *value))) {
                    let mut made = Vec::new();
                    collect_objects(&self.eval.value(file, value), &mut made);
                    made.retain(|at| serving.contains(at));
                    if !made.is_empty() && self.asks_for_more(file, call) {
                        used.extend(made);
                    }
                }
            }
        }
        self.asked.borrow_mut().extend(used);
    }

    /// The names under which an object is kept, and that of the function that makes it.
    fn kept_as(&self, at: NodeRef) -> Vec<String> {
        let code = &self.program.files[at.file];
        let up = code.ancestors(at.node).find(|up| !matches!(code.node(*up).shape, Shape::Choice | Shape::Binary | Shape::Inline | Shape::Argument));
        let kept = up.filter(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Field | Shape::Assign)).and_then(|up| code.key_of(up));
        let function = code.enclosing(at.node, Shape::Function).map(|function| code.name(function).to_owned());
        kept.into_iter().chain(function).filter(|name| !name.is_empty()).collect()
    }

    /// The name by which an argument speaks of an object: its own, or that of the function that is called.
    fn name_used(&self, file: usize, value: NodeId) -> &str {
        let code = &self.program.files[file];
        match code.node(value).shape {
            Shape::Name | Shape::Member | Shape::Shorthand => code.name(value),
            Shape::Call => code.callee_name(value).unwrap_or_default(),
            _ => "",
        }
    }

    /// Whether what a call is handed is asked for tokens by it: by a library of which no row says what else it does with it.
    fn asks_for_more(&self, file: usize, call: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(callee) = code.callee(call) else { return false };
        let Some(name) = self.imported_name(file, callee).or_else(|| code.callee_name(call).map(str::to_owned)) else { return false };
        let set = self.set(file);
        let other = |row: &Row| !matches!(row.fact, FactKind::Scopes);
        !set.named(Subject::Call, &name).chain(set.named(Subject::Construction, &name)).any(other) && !matches!(self.eval.value(file, callee), Value::Function(_) | Value::Type(_))
    }
}
