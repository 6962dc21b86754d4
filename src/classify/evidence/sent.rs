//! Where the request that an option is part of is sent: the address of the string in which it stands, or one beside it in the call that it is handed to.

mod beside;

use super::address::{has_host, is_address, starts_address, texts_of};
use crate::classify::Classifier;
use crate::classify::hosts::names_entra;
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::{ANY_HOST, Entra, Row, Subject};
use crate::resolve::{Definition, NodeRef, Value, Why};

/// What stands for the address of a view of the application's own, whose path is not known.
const OWN_PATH: &str = "/own";
/// Levels above an option, variables that it is kept in one after the other, and mentions of them that are looked at.
const LEVELS: usize = 16;
const MOST_MENTIONS: usize = 60;
/// Callers of a function that gives a request.
const MOST_CALLERS: usize = 16;

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
                Shape::Binding if code.node(below).role != Role::Left => {
                    let beside = if self.holds_options(file, below, from) { self.addresses_beside(file, up, below, held) } else { Vec::new() };
                    return if self.leads_to_entra(file, &beside) == Some(true) { Above::Addresses(beside) } else { Above::Kept(up) };
                }
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
            if self.program.files[file].test && text.starts_with('/') && !self.seen.files.contains(&file) {
                return false;
            }
            // A host that is written out whole is another one, unless nobody else has such paths.
            let counts = |row: &Row| row.apart || !has_host(set, text);
            let has = |row: &&Row| row.name == ANY_HOST && row.entra == Some(Entra::Required) && counts(row) && row.path.iter().any(|path| text.contains(path.as_str()));
            set.of(Subject::Host).find(has).inspect(|row| row.hit()).is_some() || named(text, Entra::Evidence)
        };
        // A path is its own server's, where nothing around it speaks of Entra.
        let is_own = |text: &String| !starts_address(text) && (text == OWN_PATH || !self.seen.files.contains(&file));
        let elsewhere = |text: &String| named(text, Entra::Another) || has_host(set, text) || is_own(text);
        let configured = |value: &Value| matches!(value, Value::Joined(parts) if matches!(&parts[0], Value::Configured(key) if self.setting_text(file, key).is_some_and(|text| text.contains("://"))));
        // What a caller may pass in the place of an address is not known, nor what a call gives there that cannot be followed.
        let is_unknown = |part: &Value| matches!(part, Value::Unknown(Why::Parameter(..) | Why::Call(_)) | Value::Object(_));
        let is_open = |value: &Value| matches!(value, Value::Choice(parts) if parts.iter().any(is_unknown));
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
