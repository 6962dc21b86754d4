//! Where the request that an option is part of is sent: the address of the string in which it stands, or one beside it in the call that it is handed to.

use super::address::{OPEN, Receiver, has_host, is_address_of_another, starts_address, texts_of};
use super::providers::keys_read;
use crate::classify::Classifier;
use crate::classify::belonging::root_of;
use crate::classify::hosts::names_entra;
use crate::classify::select::Selected;
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::{ANY_HOST, Entra, Row, Selector, Subject};
use crate::resolve::{Definition, NodeRef, Value, Why};
use crate::source::Span;

/// What stands for the address of a view of the application's own, whose path is not known.
const OWN_PATH: &str = "/own";
/// Levels above an option, variables that it is kept in one after the other, and mentions of them that are looked at.
const LEVELS: usize = 16;
const MOST_MENTIONS: usize = 60;
/// Arguments of a call that may say whom it asks, and values that are looked at for it.
const MOST_HANDED: usize = 3;
const MOST_VALUES: usize = 200;
/// Members that one object is constructed with.
const MOST_HANDED_OVER: usize = 32;
/// Callers of a function that gives a request.
const MOST_CALLERS: usize = 16;
/// Calls of one chain.
const MOST_CHAINED: usize = 8;

/// What holds a request on its way: a variable, or a parameter.
#[derive(Clone, Copy)]
pub(super) struct Held {
    at: NodeRef,
    /// It lies in a function that was handed the request: what one caller hands on goes where that one says, and not where others do.
    handed: bool,
}

/// What is known of the way of a request: what holds it and was not looked at yet, all that held it, and how many mentions more are looked at.
struct OnTheWay {
    open: Vec<Held>,
    seen: Vec<NodeRef>,
    left: usize,
}

impl OnTheWay {
    fn hold(&mut self, next: Held) {
        if !self.seen.contains(&next.at) {
            self.seen.push(next.at);
            self.open.push(next);
        }
    }
}

/// What stands above an expression.
pub(super) enum Above {
    /// Addresses to which it is sent.
    Addresses(Vec<Value>),
    /// A variable that keeps it.
    Kept(NodeId),
    /// A parameter of a function of the repository that is handed it.
    Handed(NodeRef),
    /// A function of the repository that gives it to its callers.
    Given(NodeRef),
    Nothing,
}

impl Classifier<'_> {
    /// Whether what an option stands in is sent to Entra (`true`), or to a fixed address of somebody else or of the application itself; `None` where no address is seen.
    pub(in crate::classify) fn is_sent_to_entra(&self, file: usize, holder: NodeId) -> Option<bool> {
        let code = &self.program.files[file];
        let mut way = OnTheWay { open: Vec::new(), seen: Vec::new(), left: MOST_MENTIONS };
        if let Some(object) = put_into(code, holder) {
            for node in self.bindings_of(file, object) {
                way.hold(Held { at: NodeRef { file, node }, handed: code.node(node).role == Role::Parameter });
            }
        } else {
            let above = self.above(file, holder, None);
            if let Above::Addresses(addresses) = &above {
                return self.leads_to_entra(file, addresses);
            }
            if let Some(known) = self.go_on(file, above, false, &mut way) {
                return Some(known);
            }
        }
        while let Some(held @ Held { at: NodeRef { file, node: binding }, handed }) = way.open.pop() {
            let code = &self.program.files[file];
            let name = if code.node(binding).role == Role::Parameter { code.name(binding).to_owned() } else { code.key_of(binding)? };
            let around = code.ancestors(binding).find(|up| matches!(code.node(*up).shape, Shape::Function | Shape::File))?;
            let is_mention = |id: &NodeId| matches!(code.node(*id).shape, Shape::Name | Shape::Shorthand) && code.name(*id) == name;
            // What stands behind the assignment is nearer than what a loop leads back to.
            let behind = code.descendants(around).filter(|id| *id > binding);
            for mention in behind.chain(code.descendants(around).filter(|id| *id < binding)).filter(is_mention) {
                way.left = way.left.checked_sub(1)?;
                if !self.bindings_of(file, mention).contains(&binding) {
                    continue;
                }
                if let Some(known) = self.go_on(file, self.above(file, mention, Some(held)), handed, &mut way) {
                    return Some(known);
                }
            }
        }
        None
    }

    /// Whether what stands above a mention tells where it is sent; else what holds it next.
    fn go_on(&self, file: usize, above: Above, handed: bool, way: &mut OnTheWay) -> Option<bool> {
        match above {
            Above::Addresses(addresses) => return self.leads_to_entra(file, &addresses),
            Above::Kept(node) => way.hold(Held { at: NodeRef { file, node }, handed }),
            Above::Handed(parameter) => way.hold(Held { at: parameter, handed: true }),
            Above::Given(function) if !way.seen.contains(&function) => {
                way.seen.push(function);
                for caller in self.callers(function).iter().filter(|caller| caller.handed_over.is_none()).take(MOST_CALLERS) {
                    way.left = way.left.checked_sub(1)?;
                    let above = self.above(caller.call.file, caller.call.node, None);
                    if let Some(known) = self.go_on(caller.call.file, above, handed, way) {
                        return Some(known);
                    }
                }
            }
            Above::Given(_) | Above::Nothing => {}
        }
        None
    }

    /// Whether a selected value is an address at Entra; one that is not known is where its file shows Entra, or its application has an endpoint there.
    pub(in crate::classify) fn is_at_entra(&self, file: usize, call: NodeId, selector: &Selector) -> bool {
        let set = self.set(file);
        let leads = |one: &Selected| {
            let mut texts = texts_of(&one.value);
            if let Value::Unknown(Why::Parameter(function, index, path)) = &one.value {
                texts.extend(self.texts_passed_in(*function, *index, path));
            }
            self.eval.want(one.at.file, &one.value);
            texts.extend(keys_read(&one.value).into_iter().filter_map(|key| self.text_under(one.at.file, key)));
            // What is no address says nothing of one.
            let tells = |text: &&String| text.contains("://") || text.starts_with('/') || text.contains('.');
            let mut known = texts.iter().filter(tells).peekable();
            if known.peek().is_none() {
                let found_out = || self.is_entra(file) && self.has_endpoint(file) && self.is_found_out(&one.value);
                // Calls of the application as itself show nothing of a sign-in, unless its address is called after Entra.
                let named = || keys_read(&one.value).into_iter().any(|key| self.provider_named(one.at.file, key) == Some(Receiver::Entra));
                let shown = || self.entra_files.contains(&file) && (self.signing_apps.contains(&self.program.owners[file]) || named());
                (shown() || found_out()) && !self.is_read_for_another(one.at.file, &one.value) && !self.is_called_after_another(file, call)
            } else {
                known.any(|text| names_entra(set, text) || set.in_text(Subject::Text, text).iter().any(|row| row.entra == Some(Entra::Evidence)))
            }
        };
        selector.iter().flat_map(|path| self.select_path(file, call, path)).any(|one| leads(&one))
    }

    /// Whether a value is one that the application finds out itself: not one of which nothing is seen that hands it in.
    fn is_found_out(&self, value: &Value) -> bool {
        let Value::Unknown(Why::Parameter(function, ..)) = value else { return true };
        let code = &self.program.files[function.file];
        let handed = code.node(code.node(function.node).parent).shape == Shape::Call && code.node(function.node).role == Role::Argument;
        handed || !self.callers(*function).is_empty()
    }

    /// Whether a call of a library of many providers is made on a client, or handed a configuration, whose address is fixed and somebody else's.
    pub(in crate::classify) fn is_asked_elsewhere(&self, file: usize, call: NodeId, row: &Row) -> bool {
        let code = &self.program.files[file];
        let object = code.callee(call).and_then(|callee| code.object(callee));
        // A part of a client is asked where the client is: `client.credentials.get()`.
        let objects = std::iter::successors(object, |at| code.object(*at).filter(|_| code.node(*at).shape == Shape::Member)).take(MOST_HANDED);
        let mut elsewhere = false;
        for at in objects.chain(code.positional(call).take(MOST_HANDED)) {
            let value = self.eval.value(file, at);
            // A client is made with the address that it asks before all else.
            let first = row.fact == FactKind::Client && code.positional(call).next() == Some(at);
            let value = if first && !matches!(value, Value::Record(_)) { Value::Record(vec![(String::new(), value)].into()) } else { value };
            match self.addressed(file, &value) {
                Some(true) => return false,
                Some(false) => elsewhere = true,
                None => {}
            }
        }
        elsewhere
    }

    /// Whether a member that many providers have is handed to a call, in a file that shows Entra and a function that does not talk to somebody else.
    pub(in crate::classify) fn is_handed_at_entra(&self, file: usize, member: NodeId, row: &Row) -> bool {
        self.is_handed(file, member) && self.entra_files.contains(&file) && self.entra_near(file, member, row)
    }

    /// Whether a member is handed to a call that does something with it.
    pub(in crate::classify) fn is_handed(&self, file: usize, member: NodeId) -> bool {
        let code = &self.program.files[file];
        let up = code.node(member).parent;
        matches!(code.node(up).shape, Shape::Call | Shape::New) && code.callee(up) != Some(member) && !self.is_context(file, member)
    }

    /// Whether an object was made with an address at Entra (`true`) or with one of somebody else, and none at Entra; `None` where it was made with none.
    pub(in crate::classify) fn addressed(&self, file: usize, value: &Value) -> Option<bool> {
        let set = self.set(file);
        // What is handed in without a name may as well be where the application is called back.
        let mut open = vec![(file, None::<String>, value.clone())];
        let (mut left, mut elsewhere) = (MOST_VALUES, false);
        while let Some((file, key, value)) = open.pop() {
            left -= 1;
            if left == 0 {
                return None;
            }
            match value {
                Value::Record(entries) => open.extend(entries.iter().map(|(key, value)| (file, Some(key.clone()), value.clone()))),
                Value::List(parts) => open.extend(parts.iter().map(|part| (file, key.clone(), part.clone()))),
                Value::Object(made) => {
                    let code = &self.program.files[made.file];
                    let object = code.callee(made.node).and_then(|callee| code.object(callee));
                    let parts = object.into_iter().chain(code.positional(made.node).take(MOST_HANDED));
                    // The only argument of a call is what it is about: `discover("https://…")`.
                    let found = code.node(made.node).shape == Shape::Call || code.positional(made.node).count() == 1;
                    open.extend(parts.map(|part| (made.file, found.then(String::new), self.eval.value(made.file, part))));
                    open.extend(self.initialized(made).into_iter().map(|(key, value)| (made.file, Some(key), value)));
                }
                other => {
                    let meant = key.as_ref().is_some_and(|key| key.is_empty() || !self.is_listed(file, key, "", |_| true));
                    self.eval.want(file, &other);
                    for text in self.addresses_in(file, &other) {
                        if names_entra(set, &text) {
                            return Some(true);
                        }
                        let named = set.in_text(Subject::Text, &text).iter().any(|row| row.entra == Some(Entra::Another) && row.taken());
                        elsewhere |= named || meant && is_address_of_another(set, &text, false);
                    }
                    elsewhere |= meant && self.is_read_for_another(file, &other);
                }
            }
        }
        elsewhere.then_some(false)
    }

    /// What the members are given that an object is constructed with, by their names; for what is read of another object that one.
    fn initialized(&self, made: NodeRef) -> Vec<(String, Value)> {
        let code = &self.program.files[made.file];
        let initializers = code.children(made.node).filter(|child| code.node(*child).shape == Shape::Initializer);
        let given = initializers.flat_map(|initializer| code.children(initializer)).filter(|child| code.node(*child).shape == Shape::Assign).take(MOST_HANDED_OVER);
        // What is read of an answer is told by what was asked.
        let asked = |name: NodeId| {
            let held = self.program.tables[made.file].held(code, name).into_iter();
            held.filter_map(|one| if let Definition::Value(value, _) = one { Some(value) } else { None }).find(|value| code.node(*value).shape == Shape::Call)
        };
        let read = |value: NodeId| match self.eval.value(made.file, value) {
            Value::Unknown(Why::Undeclared(_) | Why::Other | Why::Answer(_)) | Value::Object(_) if code.node(value).shape == Shape::Member => {
                let root = root_of(code, value);
                asked(root).map_or_else(|| self.eval.value(made.file, root), |node| Value::Object(NodeRef { file: made.file, node }))
            }
            known => known,
        };
        given.filter_map(|entry| Some((code.key_of(entry)?, read(code.value_of(entry)?)))).collect()
    }

    /// The assignments of a variable that may hold where its name stands, and the parameter that it may be.
    fn bindings_of(&self, file: usize, name: NodeId) -> Vec<NodeId> {
        let held = self.program.tables[file].held(&self.program.files[file], name);
        held.into_iter().filter_map(|one| if let Definition::Value(_, binding) | Definition::Parameter(_, _, binding, _) = one { Some(binding) } else { None }).collect()
    }

    /// What stands above an expression, where it is the mention of what holds it.
    fn above(&self, file: usize, from: NodeId, held: Option<Held>) -> Above {
        let code = &self.program.files[file];
        let joins = |id: NodeId| code.node(id).shape == Shape::Text || code.node(id).shape == Shape::Binary && code.name(id) == "+";
        let mut below = from;
        // Whether the string around it was looked at.
        let mut whole = false;
        // Whether it is still the request itself, in whatever form, and not what a call gives for it.
        let mut itself = true;
        for up in code.ancestors(from).take(LEVELS) {
            if joins(below) && !joins(up) && !std::mem::replace(&mut whole, true) {
                let value = self.eval.value(file, below);
                if is_address(&value) {
                    return Above::Addresses(vec![value]);
                }
            }
            match code.node(up).shape {
                // What is called on it is sent nowhere, unless it gives the same in another form.
                Shape::Call | Shape::New if code.node(below).role == Role::Callee && code.callee_name(up).is_some_and(|name| self.is_form(file, name)) => {}
                Shape::Call | Shape::New if code.node(below).role == Role::Callee => break,
                // What is put into a text is not where the text is sent.
                Shape::Call if self.puts_together(file, up, below) => {}
                Shape::Call | Shape::New => {
                    let found = self.at_server(file, up, self.addresses_beside(file, up, below, held));
                    if !found.is_empty() {
                        return Above::Addresses(found);
                    }
                    if let Some(answered) = self.handed_for_an_answer(file, up, below) {
                        return answered;
                    }
                    itself &= code.callee_name(up).is_some_and(|name| self.is_form(file, name));
                }
                // What an object is made with is sent where that is: `new Message(address) { Content = body }`.
                Shape::Assign if code.node(code.node(up).parent).shape == Shape::Initializer => {}
                Shape::Assign if code.node(below).role != Role::Left => {
                    return match self.put_into_made(file, up) {
                        Some(Ok(addresses)) => Above::Addresses(addresses),
                        Some(Err(binding)) => Above::Kept(binding),
                        None => Above::Kept(up),
                    };
                }
                Shape::Binding if code.node(below).role != Role::Left => return Above::Kept(up),
                Shape::Return | Shape::Function if itself && self.is_given_back(file, up, below) => {
                    let function = if code.node(up).shape == Shape::Function { Some(up) } else { code.enclosing(up, Shape::Function) };
                    return function.map_or(Above::Nothing, |node| Above::Given(NodeRef { file, node }));
                }
                Shape::Function | Shape::Class | Shape::File | Shape::Block | Shape::Return => break,
                _ => {}
            }
            below = up;
        }
        Above::Nothing
    }

    /// Whether a call or construction of a name gives what it is handed in another form.
    fn is_form(&self, file: usize, name: &str) -> bool {
        let set = self.set(file);
        set.named(Subject::Call, name).chain(set.named(Subject::Construction, name)).any(|row| row.fact == FactKind::Transform)
    }

    /// Whether an expression is what its function gives back.
    fn is_given_back(&self, file: usize, up: NodeId, below: NodeId) -> bool {
        let code = &self.program.files[file];
        code.node(up).shape == Shape::Return || code.node(below).role == Role::Body
    }

    /// The parameter of a function of the repository that is handed an argument of a call.
    pub(super) fn handed_as(&self, file: usize, call: NodeId, argument: NodeId) -> Option<NodeRef> {
        let code = &self.program.files[file];
        let Value::Function(function) = self.eval.value(file, code.callee(call)?) else { return None };
        let argument = if code.node(argument).shape == Shape::Argument { code.value_of(argument).or_else(|| code.children(argument).next())? } else { argument };
        let mut parameters = self.program.parameters(function).enumerate();
        let (_, parameter) = parameters.find(|(index, _)| self.program.given(function, *index, NodeRef { file, node: call }).contains(&argument))?;
        Some(NodeRef { file: function.file, node: parameter })
    }

    /// Whether a call only makes one text of what it is handed, and what it is handed here is neither its address nor stands behind one.
    fn puts_together(&self, file: usize, call: NodeId, handed: NodeId) -> bool {
        let code = &self.program.files[file];
        let handed = if code.node(handed).shape == Shape::Argument { code.children(handed).next().unwrap_or(handed) } else { handed };
        let puts = |name: &str| self.set(file).named(Subject::Call, name).any(|row| matches!(row.fact, FactKind::Transform | FactKind::Addition));
        let value = self.eval.value(file, handed);
        let whole = matches!(code.node(handed).shape, Shape::Text | Shape::Binary) || matches!(value, Value::Text(_));
        let is_text = whole && !is_address(&value) && !value.texts().iter().any(|text| text.starts_with('{'));
        let mut before = code.positional(call).take_while(|argument| *argument != handed);
        is_text && code.callee_name(call).is_some_and(puts) && !before.any(|argument| is_address(&self.eval.value(file, argument)))
    }

    /// The addresses among the other arguments of a call and of those on whose results it is made, and among the options beside what it is handed.
    pub(super) fn addresses_beside(&self, file: usize, call: NodeId, handed: NodeId, held: Option<Held>) -> Vec<Value> {
        let code = &self.program.files[file];
        let mut arguments: Vec<NodeId> = code.positional(call).filter(|argument| *argument != handed).collect();
        // Of what is given by its name only a whole address is one (`verify="/etc/ca.pem"`), and somebody else's only where it is known what becomes of it.
        let is_named = |child: &NodeId| code.node(*child).shape == Shape::Argument && code.node(*child).name != Span::default() && *child != handed;
        let taking = code.callee(call).map(|callee| self.eval.value(file, callee));
        let is_taken = |name: &str| matches!(&taking, Some(Value::Function(of)) if self.program.parameters(*of).any(|parameter| self.program.files[of.file].name(parameter) == name && !self.program.is_rest(of.file, parameter)));
        let named: Vec<(NodeId, bool)> = code.children(call).filter(is_named).filter_map(|child| Some((code.value_of(child)?, is_taken(code.name(child))))).collect();
        let in_full = |argument: NodeId, value: &Value| {
            let by_name = named.iter().find(|(value, _)| *value == argument);
            let is_whole = |text: &String| starts_address(text) && (by_name.is_some_and(|(_, taken)| *taken) || names_entra(self.set(file), text));
            by_name.is_none() || texts_of(value).iter().any(is_whole) && !self.is_context(file, argument)
        };
        arguments.extend(named.iter().map(|(value, _)| *value));
        let mut at = call;
        for _ in 0..MOST_CHAINED {
            let Some(next) = code.callee(at).and_then(|callee| code.object(callee)).filter(|next| code.node(*next).shape == Shape::Call) else { break };
            arguments.extend(code.positional(next));
            at = next;
        }
        if code.node(handed).shape == Shape::Record {
            let beside = code.children(handed).filter(|entry| code.node(*entry).shape == Shape::Entry).filter_map(|entry| code.value_of(entry));
            arguments.extend(beside.filter(|value| !self.is_context(file, *value)));
        }
        let given = |argument: NodeId| {
            let value = held.map_or_else(|| self.eval.value(file, argument), |held| self.eval.value_beside(file, argument, held.at.node));
            let value = if held.is_some_and(|held| held.handed) { value } else { self.with_passed(value) };
            self.eval.want(file, &value);
            match &value {
                Value::Configured(key) => self.text_under(file, key).map_or(value, Value::Text),
                _ => value,
            }
        };
        arguments
            .into_iter()
            .filter(|argument| !matches!(code.node(*argument).shape, Shape::Function | Shape::Record | Shape::List))
            .flat_map(|argument| {
                if code.positional(call).next() == Some(argument) && self.is_own_address(file, argument) {
                    return vec![Value::Text(OWN_PATH.to_owned())];
                }
                let asked = self.asked_for(file, argument);
                let values = if asked.is_empty() { vec![given(argument)] } else { asked };
                values.into_iter().filter(|value| in_full(argument, value)).collect::<Vec<Value>>()
            })
            .filter(|value| is_address(value) || self.ends_elsewhere(file, value))
            .collect()
    }

    /// Whether a value is a path that Entra does not have, behind an address that is not known.
    fn ends_elsewhere(&self, file: usize, value: &Value) -> bool {
        let another = |text: &String| self.set(file).in_text(Subject::Text, text).iter().any(|row| row.entra == Some(Entra::Another) && row.taken());
        match value {
            Value::Joined(parts) => matches!(parts.as_slice(), [Value::Unknown(_) | Value::Object(_), _]) && texts_of(value).iter().any(another),
            // As callers pass it.
            Value::Text(text) => text.starts_with(OPEN) && another(text),
            Value::Choice(parts) => !parts.is_empty() && parts.iter().all(|part| matches!(part, Value::Text(_)) && self.ends_elsewhere(file, part)),
            _ => false,
        }
    }

    /// The addresses that were asked for a document of which an expression reads a part: an endpoint that a provider names is its own.
    fn asked_for(&self, file: usize, expression: NodeId) -> Vec<Value> {
        let code = &self.program.files[file];
        let kept = |name: NodeId| match self.program.tables[file].held(code, name).as_slice() {
            [Definition::Value(value, _)] if code.node(name).shape == Shape::Name => *value,
            _ => name,
        };
        let part = kept(expression);
        let read = code.callee(part).filter(|_| code.node(part).shape == Shape::Call).unwrap_or(part);
        let document = code.object(read).filter(|of| matches!(code.node(read).shape, Shape::Index | Shape::Member) && code.node(*of).shape == Shape::Name).map(kept);
        let calls = std::iter::successors(document, |call| code.callee(*call).and_then(|callee| code.object(callee)));
        let mut found = Vec::new();
        for call in calls.take_while(|call| code.node(*call).shape == Shape::Call).take(MOST_CHAINED) {
            let first = code.positional(call).next().map(|first| self.eval.value(file, first));
            found.extend(first.filter(|value| texts_of(value).iter().any(|text| starts_address(text))));
        }
        found
    }

    /// A value with the texts that callers pass in the place of the parameters that it begins with.
    fn with_passed(&self, value: Value) -> Value {
        match value {
            Value::Unknown(Why::Parameter(function, index, path)) => {
                let texts: Vec<Value> = self.texts_passed_in(function, index, &path).into_iter().map(Value::Text).collect();
                if texts.is_empty() { Value::Unknown(Why::Parameter(function, index, path)) } else { Value::choice(texts) }
            }
            Value::Joined(parts) => Value::joined(parts.iter().enumerate().map(|(at, part)| if at == 0 { self.with_passed(part.clone()) } else { part.clone() }).collect()),
            Value::Choice(parts) => Value::choice(parts.iter().map(|part| self.with_passed(part.clone())).collect()),
            other => other,
        }
    }

    fn leads_to_entra(&self, file: usize, addresses: &[Value]) -> Option<bool> {
        let set = self.set(file);
        let mut texts: Vec<String> = addresses.iter().flat_map(texts_of).collect();
        for address in addresses {
            if let Value::Choice(parts) = address {
                let configured = parts.iter().filter_map(|part| if let Value::Configured(key) = part { self.setting_text(file, key) } else { None });
                texts.extend(configured.filter(|text| starts_address(text)));
            }
        }
        if texts.iter().any(|text| names_entra(set, text)) {
            return Some(true);
        }
        let named = |text: &str, whose: Entra| set.in_text(Subject::Text, text).iter().any(|row| row.entra == Some(whose) && row.taken());
        let may_be = |text: &String| {
            if named(text, Entra::Another) {
                return false;
            }
            // A test asks the application's own server by a path alone.
            if self.program.files[file].test && text.starts_with('/') && !self.entra_files.contains(&file) {
                return false;
            }
            // A host that is written out whole is another one, unless nobody else has such paths.
            let counts = |row: &Row| row.apart || !has_host(set, text);
            let has = |row: &&Row| row.name == ANY_HOST && row.entra == Some(Entra::Required) && counts(row) && row.path.iter().any(|path| text.contains(path.as_str()));
            set.of(Subject::Host).find(has).inspect(|row| row.hit()).is_some() || named(text, Entra::Evidence)
        };
        // A path is its own server's, where nothing around it speaks of Entra.
        let is_own = |text: &String| !starts_address(text) && (text == OWN_PATH || !self.entra_files.contains(&file));
        let elsewhere = |text: &String| named(text, Entra::Another) || has_host(set, text) || is_own(text);
        let configured = |value: &Value| matches!(value, Value::Joined(parts) if matches!(&parts[0], Value::Configured(key) if self.setting_text(file, key).is_some_and(|text| text.contains("://"))));
        // What a caller may pass in the place of an address is not known.
        let is_open = |value: &Value| matches!(value, Value::Choice(parts) if parts.iter().any(|part| matches!(part, Value::Unknown(Why::Parameter(..)))));
        let all = !texts.is_empty() && !addresses.iter().any(is_open) && texts.iter().all(|text| !may_be(text) && elsewhere(text)) && !addresses.iter().any(configured);
        all.then_some(false)
    }
}

/// The object that an option is put into by a statement: `form.append("key", value)`, `form.key = value`.
fn put_into(code: &Code, holder: NodeId) -> Option<NodeId> {
    let target = match code.node(holder).shape {
        Shape::Call => code.callee(holder).filter(|callee| code.node(*callee).shape == Shape::Member)?,
        Shape::Assign => code.child(holder, Role::Left)?,
        _ => return None,
    };
    code.object(target).filter(|object| code.node(*object).shape == Shape::Name)
}

/// Whether a value is an address: a whole one, a path, or a path behind an address that is configured.
fn is_address(value: &Value) -> bool {
    match value {
        Value::Text(text) => starts_address(text) || text.starts_with('/') && text.len() > 1,
        Value::Joined(parts) => match parts.as_slice() {
            [Value::Text(text), ..] => starts_address(text) || text.starts_with('/'),
            [Value::Configured(_) | Value::Unknown(Why::Undeclared(_)), Value::Text(text), ..] => text.starts_with('/'),
            _ => texts_of(value).iter().any(|text| starts_address(text)),
        },
        Value::Choice(parts) => parts.iter().any(is_address),
        _ => false,
    }
}
