//! Credentials that serve what is set up beside them, and are used for more than that.

use crate::classify::Classifier;
use crate::classify::select::{Selected, collect_objects};
use crate::code::{NodeId, Role, Shape};
use crate::fact::{Fact, FactKind};
use crate::query::{Row, Selector, Step, Subject};
use crate::resolve::{Definition, NodeRef, Value, Why};
use foldhash::HashSet;

/// Names in one function whose definitions are looked at.
const MOST_NAMES: usize = 200;
/// The selector of a credential that a call has inside.
const THE_CALL: &str = "call";

impl Classifier<'_> {
    /// Notes of the credentials that only seem to serve that they are handed to something else too: what that is asks them for tokens of its own.
    pub(in crate::classify) fn note_other_uses(&self) {
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
                let on = code.callee(call).filter(|callee| self.asks_for_token(file, *callee)).and_then(|callee| code.object(callee));
                if let Some(on) = on.filter(|on| names.contains(self.name_used(file, *on)) && !self.is_lending(file, call)) {
                    collect_objects(&self.eval.value(file, on), &mut used);
                }
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
        self.clients.asked.borrow_mut().extend(used);
    }

    /// The names under which an object is kept, and that of the function that makes it.
    fn kept_as(&self, at: NodeRef) -> Vec<String> {
        let code = &self.program.files[at.file];
        let up = code.ancestors(at.node).find(|up| !matches!(code.node(*up).shape, Shape::Choice | Shape::Binary | Shape::Inline | Shape::Argument));
        let kept = up.filter(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Field | Shape::Assign)).and_then(|up| code.key_of(up));
        let function = code.enclosing(at.node, Shape::Function);
        // What reads a property has the name of the property.
        let property = function.and_then(|function| code.ancestors(function).next()).filter(|up| code.node(*up).shape == Shape::Field).and_then(|up| code.key_of(up));
        let function = function.map(|function| code.name(function).to_owned());
        kept.into_iter().chain(function).chain(property).filter(|name| !name.is_empty()).collect()
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

    /// Notes of the credentials that a selector picks that they only serve: objects, and those that a function asks for what it gives back.
    pub(in crate::classify) fn serving(&self, file: usize, id: NodeId, row: &Row, selector: &Selector) {
        let inside = selector.iter().any(|path| matches!(path.as_slice(), [Step::Name(name)] if name == THE_CALL));
        let mut served: Vec<NodeRef> = inside.then_some(NodeRef { file, node: id }).into_iter().collect();
        for selected in self.select(file, id, selector) {
            collect_objects(&selected.value, &mut served);
            // One that callers hand in.
            if let Value::Unknown(Why::Parameter(function, index, path)) = &selected.value {
                self.passed_in(*function, *index, path).iter().for_each(|(_, value)| collect_objects(value, &mut served));
            }
            // A method of a credential that is handed over: `provider.KeyVaultTokenCallback`.
            let (at, code) = (selected.at, &self.program.files[selected.at.file]);
            if let Some(object) = code.object(at.node).filter(|_| code.node(at.node).shape == Shape::Member && matches!(selected.value, Value::Unknown(_))) {
                collect_objects(&self.eval.value(at.file, object), &mut served);
            }
            if let Some(function) = self.function_meant(&selected) {
                let code = &self.program.files[function.file];
                let objects = self.calls_read_in(function).into_iter().filter_map(|call| code.object(code.callee(call)?));
                objects.for_each(|object| collect_objects(&self.eval.value(function.file, object), &mut served));
            }
        }
        served.sort_unstable();
        served.dedup();
        for at in served {
            let fact = Fact { kind: FactKind::Serving, flow: None, client: None, ..self.blank(at.file, self.program.files[at.file].node(at.node).span, row) };
            self.push(at.file, at.node, fact, row);
        }
    }

    /// The calls in a function, and those around it whose results it reads: what it gives back may have been asked for before.
    fn calls_read_in(&self, function: NodeRef) -> Vec<NodeId> {
        let code = &self.program.files[function.file];
        let is_call = |id: &NodeId| code.node(*id).shape == Shape::Call;
        let inside = code.descendants(function.node).filter(is_call);
        let names = code.descendants(function.node).filter(|id| code.node(*id).shape == Shape::Name).take(MOST_NAMES);
        let bound = names.flat_map(|name| self.program.tables[function.file].lookup(code, name, code.name(name)));
        let around = bound.filter_map(|one| if let Definition::Value(value, _) = one { Some(*value) } else { None }).filter(is_call);
        let mut calls: Vec<NodeId> = inside.chain(around).collect();
        calls.sort_unstable();
        calls.dedup();
        calls
    }

    /// Whether what is called is a method by which objects of credentials are asked for tokens.
    fn asks_for_token(&self, file: usize, callee: NodeId) -> bool {
        let code = &self.program.files[file];
        code.node(callee).shape == Shape::Member && self.set(file).named(Subject::Call, code.name(callee)).any(|row| row.fact == FactKind::Scopes && row.scopes.is_some())
    }

    /// The function that a value is, or that is named by the type which it is a member of: `Assertions.Get`.
    fn function_meant(&self, selected: &Selected) -> Option<NodeRef> {
        if let Value::Function(function) = selected.value {
            return Some(function);
        }
        let at = selected.at;
        let code = &self.program.files[at.file];
        let Value::Type(class) = self.eval.value(at.file, code.object(at.node).filter(|_| code.node(at.node).shape == Shape::Member)?) else { return None };
        let mut found = self.program.tables[class.file].member(class.node, code.name(at.node)).iter();
        found.find_map(|one| if let Definition::Function(node) = one { Some(NodeRef { file: class.file, node: *node }) } else { None })
    }

    /// Whether a call stands in a function that another credential, or what it serves, is handed, to ask it for what is lent, or is one whose result that function reads.
    pub(in crate::classify) fn is_lending(&self, file: usize, call: NodeId) -> bool {
        let lending = self.clients.lending.get_or_init(|| {
            let is_lent = |row: &&Row| matches!(row.fact, FactKind::Acquisition | FactKind::Serving) && row.credential.is_some();
            let rows = self.rows.iter().flat_map(|set| set.of(Subject::Construction)).filter(is_lent);
            let calls = rows.flat_map(|row| self.program.calls(&row.name).iter().filter_map(|call| Some((*call, row.credential.as_ref()?))));
            let mut functions = HashSet::default();
            for (call, selector) in calls.filter(|(call, _)| self.island.files.binary_search(&call.file).is_ok()) {
                functions.extend(self.select(call.file, call.node, selector).iter().filter_map(|one| self.function_meant(one)));
            }
            let read = functions.iter().flat_map(|function| self.calls_read_in(*function).into_iter().map(|node| NodeRef { file: function.file, node }));
            let read: Vec<NodeRef> = read.collect();
            functions.extend(read);
            functions
        });
        let code = &self.program.files[file];
        let is_read = || lending.contains(&NodeRef { file, node: call });
        !lending.is_empty() && (is_read() || code.ancestors(call).any(|up| code.node(up).shape == Shape::Function && lending.contains(&NodeRef { file, node: up })))
    }
}
