//! What becomes of the object that an option stands in: it is put together with others, a function takes it in, gives it back or sends it, another object is made
//! of it, and each may put more beside the option.

use super::Setting;
use super::carried::is_of_request;
use super::guards::plain_names;
use crate::classify::Classifier;
use crate::classify::scopes::Judged;
use crate::classify::select::Selected;
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::LANGUAGES;
use crate::query::{Selector, Step};
use crate::resolve::{Definition, NodeRef, Value, Why};
use foldhash::HashSet;

/// Places at which one object is looked at, mentions of one variable and callers of one function among them.
const MOST_PLACES: usize = 64;
const MOST_MENTIONS: usize = 12;
/// Nodes in which mentions of a variable, or calls that one object may be handed to, are looked for.
const MOST_NODES: usize = 4_000;
/// Objects inside one another.
const DEEPEST: usize = 8;

/// The way of an object through the code.
struct Way<'w> {
    /// The options that are looked for, by their names, and by what the request carries.
    names: &'w [String],
    selector: &'w Selector,
    texts: &'w [String],
    /// The parameter by which the option has its value, and that value.
    given: Option<(NodeRef, usize, &'w Value)>,
    /// The function of the option: what it puts into the object itself is known by its order.
    home: NodeRef,
    open: Vec<NodeRef>,
    seen: HashSet<NodeRef>,
    /// What was found under one of the names.
    found: Option<Selected>,
}

impl Way<'_> {
    /// Takes in what stands under one of the names; whether there is anything.
    fn take(&mut self, value: Option<Value>, file: usize, node: NodeId) -> bool {
        self.found = value.map(|value| Selected { value, at: NodeRef { file, node }, path: Vec::new() });
        self.found.is_some()
    }

    fn push(&mut self, file: usize, node: NodeId) {
        if self.seen.len() < MOST_PLACES && self.seen.insert(NodeRef { file, node }) {
            self.open.push(NodeRef { file, node });
        }
    }
}

impl Classifier<'_> {
    /// Whether the object that an option stands in gets an option that a selector names, wherever it is handed to, or is sent by a request that carries one; with
    /// texts, one that is known to hold one of these.
    pub(in crate::classify) fn is_gathered_with(&self, file: usize, setting: &Setting, selector: &Selector, names: &[String], texts: &[String]) -> bool {
        (!names.is_empty() || is_of_request(selector)) && self.gather(file, setting, selector, names, texts).0
    }

    /// The scopes of the request that an option is part of, with how settled they are: those that are the least, where it has several such options.
    pub(in crate::classify) fn scopes_of(&self, file: usize, setting: &Setting, selector: &Selector) -> Option<(Selected, Judged)> {
        let mut found: Option<(Selected, Judged)> = None;
        let beside = self.options_beside(file, setting.holder, selector).map(|one| (self.judge_scopes(&one), one));
        for (judged, one) in beside {
            if found.as_ref().is_none_or(|(_, known)| judged.state > known.state) {
                found = Some((one, judged));
            }
        }
        found.or_else(|| {
            let one = self.option_gathered(file, setting, selector, &plain_names(selector))?;
            let judged = self.judge_scopes(&one);
            Some((one, judged))
        })
    }

    /// The option of one of these names that the object of another option has besides, or gets wherever it is handed to.
    fn option_gathered(&self, file: usize, setting: &Setting, selector: &Selector, names: &[String]) -> Option<Selected> {
        let code = &self.program.files[file];
        let record = code.node(setting.holder).parent;
        let own = (code.node(record).shape == Shape::Record).then(|| option_in(&self.eval.value(file, record), names)).flatten();
        let own = own.map(|value| Selected { value, at: NodeRef { file, node: record }, path: Vec::new() });
        own.or_else(|| self.gather(file, setting, selector, names, &[]).1)
    }

    /// What becomes of an option's object on its way: whether it gets one that is looked for, and that, where it has a value.
    fn gather(&self, file: usize, setting: &Setting, selector: &Selector, names: &[String], texts: &[String]) -> (bool, Option<Selected>) {
        let (code, option) = (&self.program.files[file], setting.holder);
        let given = match setting.value_node.map(|node| self.eval.value(file, node)) {
            Some(Value::Unknown(Why::Parameter(function, index, path))) if !path.contains('.') => Some((function, index, &setting.value)),
            _ => None,
        };
        let home = NodeRef { file, node: code.enclosing(option, Shape::Function).unwrap_or(0) };
        let mut way = Way { names, selector, texts, given, home, open: Vec::new(), seen: HashSet::default(), found: None };
        match code.node(option).shape {
            Shape::Entry | Shape::Shorthand => {
                if let Some(record) = code.ancestors(option).take(2).find(|up| code.node(*up).shape == Shape::Record) {
                    way.push(file, record);
                }
            }
            Shape::Assign if code.node(code.node(option).parent).shape == Shape::Initializer => way.push(file, code.node(code.node(option).parent).parent),
            Shape::Assign => self.push_name(file, code.child(option, Role::Left).and_then(|left| code.object(left)), &mut way),
            Shape::Call => self.push_name(file, code.callee(option).and_then(|callee| code.object(callee)), &mut way),
            Shape::Argument => self.push_named(file, option, &mut way),
            _ => {}
        }
        while let Some(at) = way.open.pop() {
            if self.gathers(at, &mut way) {
                return (true, way.found);
            }
        }
        (false, None)
    }

    /// What a named argument becomes a part of: the object that a call makes of it, what the function takes in by names, what the call is made on.
    fn push_named(&self, file: usize, argument: NodeId, way: &mut Way) {
        let code = &self.program.files[file];
        let call = code.node(argument).parent;
        let Some(callee) = code.callee(call) else { return };
        match self.eval.value(file, callee) {
            Value::Function(function) => {
                let by_name = |parameter: &NodeId| {
                    let of = &self.program.files[function.file];
                    LANGUAGES[of.language].words.by_name.is_some_and(|mark| of.text(*parameter).starts_with(mark))
                };
                let named = self.program.parameters(function).any(|parameter| self.program.files[function.file].name(parameter) == code.name(argument));
                let rest = self.program.parameters(function).find(by_name).filter(|_| !named);
                self.push_parameter(function, rest, way);
            }
            _ if matches!(self.eval.value(file, call), Value::Record(_)) => way.push(file, call),
            _ => self.push_name(file, code.object(callee), way),
        }
    }

    /// The object that a name stands for, at each of its mentions.
    fn push_name(&self, file: usize, name: Option<NodeId>, way: &mut Way) {
        let code = &self.program.files[file];
        let Some(name) = name.filter(|name| code.node(*name).shape == Shape::Name) else { return };
        let held = self.program.tables[file].held(code, name);
        self.push_mentions(file, name + 1..end_of_way(code, name), code.name(name), &held, way);
    }

    fn push_mentions(&self, file: usize, among: std::ops::Range<NodeId>, name: &str, held: &[Definition], way: &mut Way) {
        let code = &self.program.files[file];
        let is_mention = |id: &NodeId| {
            matches!(code.node(*id).shape, Shape::Name | Shape::Shorthand)
                && code.name(*id) == name
                && (code.node(*id).role != Role::Left || code.node(code.node(*id).parent).shape == Shape::Binary)
        };
        let means = |id: &NodeId| self.program.tables[file].held(code, *id).iter().any(|one| held.contains(one));
        for mention in among.take(MOST_NODES).filter(is_mention).filter(means).take(MOST_MENTIONS) {
            way.push(file, mention);
        }
    }

    /// The object that a member of a type stands for, where methods of the type or of its bases read it: `{**self.params}`.
    fn push_members(&self, file: usize, holder: NodeId, way: &mut Way) {
        let code = &self.program.files[file];
        let around = code.ancestors(holder).find(|up| matches!(code.node(*up).shape, Shape::Function | Shape::Class)).filter(|up| code.node(*up).shape == Shape::Class);
        let (Some(class), Some(name)) = (around, code.key_of(holder)) else { return };
        // A base may stand in a file that was not read yet.
        for base in code.children(class).filter(|child| code.node(*child).role == Role::Base) {
            self.eval.want(file, &self.eval.value(file, base));
        }
        for class in self.program.lineage(NodeRef { file, node: class }).iter().copied() {
            let of = &self.program.files[class.file];
            let reads = |id: &NodeId| of.node(*id).shape == Shape::Member && of.name(*id) == name && of.node(*id).role != Role::Left;
            let own = |id: &NodeId| of.object(*id).is_some_and(|object| self.program.is_own_object(class.file, object));
            for mention in of.descendants(class.node).take(MOST_NODES).filter(reads).filter(own).take(MOST_MENTIONS) {
                way.push(class.file, mention);
            }
        }
    }

    fn push_parameter(&self, function: NodeRef, parameter: Option<NodeId>, way: &mut Way) {
        let Some(parameter) = parameter else { return };
        let code = &self.program.files[function.file];
        let Some(index) = self.program.parameters(function).position(|one| one == parameter) else { return };
        self.push_mentions(
            function.file,
            function.node + 1..code.node(function.node).end,
            code.name(parameter),
            &[Definition::Parameter(function.node, index, parameter, None)],
            way,
        );
    }

    /// Whether an object that stands somewhere gets an option there; where it goes on from there is looked at next.
    fn gathers(&self, at: NodeRef, way: &mut Way) -> bool {
        let code = &self.program.files[at.file];
        let holds = |id: NodeId, way: &mut Way| way.take(option_in(&self.eval.value(at.file, id), way.names), at.file, id);
        let up = code.node(at.node).parent;
        let role = code.node(at.node).role;
        let at_home = at.file == way.home.file && code.enclosing(at.node, Shape::Function).unwrap_or(0) == way.home.node;
        match code.node(up).shape {
            // `form["key"] = value`, `form.key = value`, `form.update(more)`, `form.append("key", value)`
            Shape::Index | Shape::Member if role == Role::Object => {
                let above = code.node(up).parent;
                match code.node(above).shape {
                    Shape::Assign if code.node(up).role == Role::Left => {
                        let value = code.value_of(above).filter(|_| !at_home && code.key_of(above).is_some_and(|key| way.names.contains(&key)));
                        value.is_some_and(|value| way.take(Some(self.eval.value(at.file, value)), at.file, value))
                    }
                    Shape::Call if code.callee(above) == Some(up) => {
                        if !at_home && self.is_handed_one(at.file, above, way) {
                            return true;
                        }
                        if matches!(self.eval.value(at.file, above), Value::Record(_)) {
                            way.push(at.file, above);
                        }
                        false
                    }
                    _ => false,
                }
            }
            Shape::Spread => {
                let around = code.node(up).parent;
                match code.node(around).shape {
                    Shape::Record => {
                        let found = self.takes_written(at.file, around, way) || holds(around, way);
                        way.push(at.file, around);
                        found
                    }
                    Shape::Call => self.is_spread_with(at.file, around, way) || self.is_taken(at, around, up, way),
                    _ => false,
                }
            }
            Shape::Argument => self.is_taken(at, code.node(up).parent, up, way),
            Shape::Call | Shape::New if role == Role::Argument => self.is_taken(at, up, at.node, way),
            Shape::Binary | Shape::Choice => {
                let found = holds(up, way);
                way.push(at.file, up);
                found
            }
            Shape::Binding | Shape::Assign | Shape::Field if role != Role::Left => {
                self.push_members(at.file, up, way);
                let target = if code.node(up).shape == Shape::Assign { code.child(up, Role::Left).filter(|left| code.node(*left).shape == Shape::Name) } else { Some(up) };
                let value = code.value_of(up);
                if let (Some(target), Some(value)) = (target, value) {
                    self.push_mentions(at.file, code.node(up).end..end_of_way(code, up), code.name(target), &[Definition::Value(value, up)], way);
                }
                false
            }
            // What a function without a block consists of is what it gives.
            Shape::Return | Shape::Function if code.node(up).shape == Shape::Return || role == Role::Body => {
                let inside = if code.node(up).shape == Shape::Return { up } else { at.node };
                if let Some(function) = code.enclosing(inside, Shape::Function) {
                    let function = NodeRef { file: at.file, node: function };
                    for caller in self.callers(function).iter().filter(|caller| caller.followed).take(MOST_MENTIONS) {
                        if self.gives_value(function, caller.call, way) {
                            way.push(caller.call.file, caller.call.node);
                        }
                    }
                }
                false
            }
            _ => false,
        }
    }

    /// Whether a call of a function may give the option the value that is asked about.
    fn gives_value(&self, function: NodeRef, call: NodeRef, way: &Way) -> bool {
        let Some((_, index, value)) = way.given.filter(|(of, ..)| *of == function) else { return true };
        let given = self.program.given(function, index, call);
        given.is_empty() || given.iter().any(|argument| self.eval.value(call.file, *argument).texts().iter().any(|text| value.texts().contains(text)))
    }

    /// Whether a call that takes an object in puts an option beside it: among its own arguments, in the request that it sends, or in what the object is added to.
    fn is_taken(&self, at: NodeRef, call: NodeId, argument: NodeId, way: &mut Way) -> bool {
        let code = &self.program.files[at.file];
        let Some(callee) = code.callee(call).filter(|_| matches!(code.node(call).shape, Shape::Call | Shape::New)) else { return false };
        if self.carries(at.file, call, way) {
            return true;
        }
        if let Value::Function(function) = self.eval.value(at.file, callee) {
            let here = NodeRef { file: at.file, node: call };
            let parameters: Vec<NodeId> = self.program.parameters(function).collect();
            let taking = (0..parameters.len()).find(|index| self.program.given(function, *index, here).iter().any(|given| *given == at.node || *given == argument));
            let rest = || parameters.last().copied().filter(|last| code.node(argument).shape == Shape::Spread && self.program.is_rest(function.file, *last));
            self.push_parameter(function, taking.map(|index| parameters[index]).or_else(rest), way);
            return false;
        }
        let made = self.eval.value(at.file, call);
        if way.take(option_in(&made, way.names), at.file, call) {
            return true;
        }
        if matches!(made, Value::Record(_) | Value::Joined(_)) {
            way.push(at.file, call);
        }
        let Some(object) = code.object(callee).filter(|object| code.node(*object).shape == Shape::Name) else { return false };
        let value = self.eval.value(at.file, object);
        if !matches!(value, Value::Record(_)) {
            return false;
        }
        self.push_name(at.file, Some(object), way);
        way.take(option_in(&value, way.names), at.file, object)
    }

    /// Whether a call that an object is spread into is handed an option beside it, by name or in another object. What a function has a parameter for does not come
    /// together with the rest that it takes in.
    fn is_spread_with(&self, file: usize, call: NodeId, way: &mut Way) -> bool {
        let code = &self.program.files[file];
        let function = code.callee(call).and_then(|callee| if let Value::Function(function) = self.eval.value(file, callee) { Some(function) } else { None });
        let parts = |name: &str| function.is_some_and(|function| self.program.parameters(function).any(|one| self.program.files[function.file].name(one) == name));
        let names: Vec<String> = way.names.iter().filter(|name| !parts(name)).cloned().collect();
        if let Some(value) = written(code, call, &names) {
            return way.take(Some(self.eval.value(file, value)), file, value);
        }
        let mut spread = code.children(call).filter(|child| code.node(*child).shape == Shape::Spread).filter_map(|spread| code.children(spread).next());
        spread.any(|one| way.take(option_in(&self.eval.value(file, one), &names), file, one))
    }

    /// Whether a call on an object is handed an option: by name, as a key and its value, or in another object.
    fn is_handed_one(&self, file: usize, call: NodeId, way: &mut Way) -> bool {
        let code = &self.program.files[file];
        let mut handed = code.positional(call);
        let pair = handed.next().zip(handed.next()).map(|(first, second)| code.keyed(first, second));
        if let Some((_, value)) = pair.filter(|(key, _)| code.plain(*key).is_some_and(|key| way.names.contains(&key))) {
            return way.take(Some(self.eval.value(file, value)), file, value);
        }
        self.takes_written(file, call, way) || code.positional(call).any(|one| way.take(option_in(&self.eval.value(file, one), way.names), file, one))
    }

    /// Whether an object, or what a call is handed by name, is written out with an option of one of the names.
    fn takes_written(&self, file: usize, around: NodeId, way: &mut Way) -> bool {
        let found = written(&self.program.files[file], around, way.names);
        found.is_some_and(|value| way.take(Some(self.eval.value(file, value)), file, value))
    }

    /// Whether a request carries what the selector names behind `request`.
    fn carries(&self, file: usize, call: NodeId, way: &Way) -> bool {
        way.selector.iter().any(|path| match path.as_slice() {
            // What a helper is handed for it is told by the call of the helper.
            [Step::Name(root), Step::Name(name), rest @ ..] if root == "request" => {
                let handed = |one: &Selected| matches!(one.value, Value::Unknown(Why::Parameter(..)));
                !self.carried(file, call, name, rest).as_ref().is_some_and(handed) && self.is_carried_by(file, call, name, rest, way.texts)
            }
            _ => false,
        })
    }

    /// Whether what an option's object is put together with holds an option of one of these names: by a spread, an operator, a call that merges both, or a call
    /// behind it that puts one into the other.
    pub(in crate::classify) fn is_put_together(&self, file: usize, option: NodeId, names: &[String]) -> bool {
        let code = &self.program.files[file];
        let holds = |id: NodeId| holds_one_of(&self.eval.value(file, id), names);
        let around = || code.ancestors(option).take(DEEPEST).take_while(|up| !matches!(code.node(*up).shape, Shape::Function | Shape::Block | Shape::Class | Shape::File));
        let spreads = |record: NodeId| code.children(record).any(|child| code.node(child).shape == Shape::Spread);
        let merged = around().any(|up| match code.node(up).shape {
            Shape::Record => spreads(up) && holds(up),
            Shape::Binary => code.children(up).any(holds),
            Shape::Call => code.positional(up).any(holds) || code.callee(up).and_then(|callee| code.object(callee)).is_some_and(holds),
            _ => false,
        });
        merged || around().find(|up| code.node(*up).shape == Shape::Record).is_some_and(|record| self.is_filled_behind(file, record, &holds))
    }

    /// Whether a call behind the variable that an object is bound to is on or with the object, and is handed something that `holds`.
    fn is_filled_behind(&self, file: usize, record: NodeId, holds: &dyn Fn(NodeId) -> bool) -> bool {
        let code = &self.program.files[file];
        let binder = code.node(record).parent;
        let Some(name) = code.key_of(binder).filter(|_| matches!(code.node(binder).shape, Shape::Binding | Shape::Assign)) else { return false };
        let end = code.enclosing(record, Shape::Function).map_or(code.node(0).end, |around| code.node(around).end);
        let is_it = |id: NodeId| code.node(id).shape == Shape::Name && code.name(id) == name;
        let mut calls = (code.node(record).end..end).take(MOST_NODES).filter(|id| code.node(*id).shape == Shape::Call);
        calls.any(|call| {
            let on = code.callee(call).and_then(|callee| code.object(callee)).is_some_and(is_it);
            (on || code.positional(call).any(is_it)) && code.positional(call).any(|one| !is_it(one) && holds(one))
        })
    }
}

/// Where what runs behind a node ends: with the block around it that returns, else with its function.
fn end_of_way(code: &Code, node: NodeId) -> NodeId {
    let returns = |block: NodeId| code.node(block).shape == Shape::Block && code.children(block).last().is_some_and(|last| code.node(last).shape == Shape::Return);
    let around = code.ancestors(node).find(|up| matches!(code.node(*up).shape, Shape::Function | Shape::File) || returns(*up)).unwrap_or(0);
    code.node(around).end
}

/// Whether a value is an object that is known to have an entry of one of these names.
pub(in crate::classify) fn holds_one_of(value: &Value, names: &[String]) -> bool {
    option_in(value, names).is_some()
}

/// The entry of one of these names that an object is known to have.
fn option_in(value: &Value, names: &[String]) -> Option<Value> {
    match value {
        Value::Record(entries) => entries.iter().rev().find_map(|(key, value)| match key.as_str() {
            "..." => option_in(value, names),
            _ => (names.contains(key) && !value.is_nothing()).then(|| value.clone()),
        }),
        Value::Choice(parts) | Value::Joined(parts) => parts.iter().find_map(|part| option_in(part, names)),
        _ => None,
    }
}

/// The option of one of these names with which an object, or what a call is handed by name, is written out.
fn written(code: &Code, around: NodeId, names: &[String]) -> Option<NodeId> {
    let is_one = |one: &NodeId| matches!(code.node(*one).shape, Shape::Entry | Shape::Shorthand | Shape::Argument) && code.key_of(*one).is_some_and(|key| names.contains(&key));
    let values = code.children(around).filter(is_one).map(|one| code.value_of(one).unwrap_or(one));
    values.into_iter().find(|value| !crate::resolve::is_nothing(code.text(*value)))
}
