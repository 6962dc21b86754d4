//! What an application puts under a name of its own into what it is handed (the session of a request), to read it back when it is handed the same again.

use super::{Judged, Way};
use crate::classify::Classifier;
use crate::classify::select::{Selected, collect_objects};
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::query::{Guard, Row, Subject};
use crate::resolve::{Definition, NodeRef, Value, Why};
use foldhash::HashMap;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// Places that one name is written at.
const MOST_WRITES: usize = 32;
/// Bytes of a member with its object.
const LONGEST_MEMBER: usize = 200;

/// Functions that hand one value on, one after the other.
const MOST_HANDED_ON: usize = 3;

/// Where something is written: under the name itself, or as a member of what stands there.
struct Write {
    place: NodeRef,
    member: Option<String>,
}

/// What is known of what is put somewhere.
#[derive(Default)]
pub(in crate::classify) struct Stores {
    /// What the application writes under names of its own into what it is handed. Made when first asked for.
    written: OnceCell<HashMap<String, Vec<Write>>>,
    /// Values that files put into members, by file and the member as it is written.
    put: RefCell<HashMap<usize, Rc<HashMap<String, Vec<NodeId>>>>>,
    /// Whether an object is one that the process alone knows, by file and the object as it is written.
    in_process: RefCell<HashMap<(usize, String), bool>>,
}

impl Classifier<'_> {
    /// How settled what is read back is: as settled as what the application writes under the same name; `None` where nothing is seen to be written there.
    pub(in crate::classify) fn judge_stored(&self, file: usize, path: &str, way: &mut Way) -> Option<Judged> {
        let steps: Vec<&str> = path.split('.').collect();
        let at = steps.iter().position(|step| self.stores(file, step))?;
        let (key, read) = steps.get(at + 1..)?.split_first()?;
        let writes = self.stores.written.get_or_init(|| self.index_stored()).get(*key)?;
        let mut worst: Option<Judged> = None;
        for write in writes.iter().filter(|write| self.program.owners[write.place.file] == self.program.owners[file]).take(MOST_WRITES) {
            let fields = match &write.member {
                None => read,
                Some(member) if read.first() == Some(&member.as_str()) => &read[1..],
                Some(_) => continue,
            };
            way.left = way.left.checked_sub(1)?;
            let written = self.eval.value(write.place.file, write.place.node);
            let value = fields.iter().fold(written, |value, field| self.field_of(value, field));
            let judged = self.judge(&value, write.place.file, way);
            if worst.as_ref().is_none_or(|known| judged.state > known.state) {
                worst = Some(judged);
            }
        }
        worst
    }

    /// Whether a value is what callers pass for a cache, or read of the options that they pass, and all of them pass nothing, no such option, or a cache of which
    /// another row of the same name says that it is kept elsewhere or not at all.
    pub(in crate::classify) fn is_never_kept(&self, file: usize, row: &Row, value: &Value) -> bool {
        self.is_passed_as(value, &|value| value.is_nothing() || self.is_told(file, row, value), 0)
    }

    /// Whether a value is what callers pass, or read of it, and all of them pass nothing.
    pub(in crate::classify) fn is_never_given(&self, value: &Value) -> bool {
        self.is_passed_as(value, &Value::is_nothing, 0)
    }

    /// Whether a value is what callers pass, or read of it, and all of them pass something of a kind, or leave it out.
    fn is_passed_as(&self, value: &Value, is_kind: &dyn Fn(&Value) -> bool, depth: usize) -> bool {
        let (Value::Unknown(Why::Parameter(function, index, path)), true) = (value, depth <= MOST_HANDED_ON) else { return false };
        self.eval.wanted.borrow_mut().callers.insert((function.file, self.program.called_name(*function)));
        let callers = self.callers(*function);
        let passed = self.passed(*function, *index);
        // What nothing is passed for is left out where the callers are seen to mean the function.
        if callers.is_empty() || passed.is_empty() && !callers.iter().all(|caller| caller.followed && caller.handed_over.is_none()) {
            return false;
        }
        let read = |value: Value| path.split('.').skip(1).try_fold(value, |value, field| self.field(value, field));
        passed.into_iter().all(|(_, value)| read(value).is_none_or(|value| is_kind(&value) || self.is_passed_as(&value, is_kind, depth + 1)))
    }

    /// Whether a value is made by nothing but what the rows of the same name tell to be kept by nobody.
    fn is_told(&self, file: usize, row: &Row, value: &Value) -> bool {
        let guards = || self.set(file).named(row.subject, &row.name).flat_map(|row| &row.guards);
        let is_told = |name: &str| guards().any(|guard| matches!(guard, Guard::Constructs(_, types) if types.iter().any(|of| of == name)));
        let mut made = Vec::new();
        crate::classify::select::collect_objects(value, &mut made);
        !made.is_empty() && made.iter().all(|at| self.program.files[at.file].callee_name(at.node).is_some_and(is_told))
    }

    /// Whether what is read of an object of somebody else's is what the same file put there, and that is kept by nobody: `state.cache = Cache()`.
    pub(in crate::classify) fn is_put_there_unkept(&self, row: &Row, option: &Selected) -> bool {
        let code = &self.program.files[option.at.file];
        let read = option.at.node;
        if !matches!(code.node(read).shape, Shape::Member | Shape::Index) {
            return false;
        }
        let put = self.put_into_members(option.at.file);
        put.get(code.text(read)).is_some_and(|put| put.iter().all(|value| self.is_told(option.at.file, row, &self.eval.value(option.at.file, *value))))
    }

    /// Whether a client is handed what is read of another one of its library: `Client(cache=first.cache)`. Whether that is kept, the other one tells.
    pub(in crate::classify) fn is_read_of_client(&self, row: &Row, option: &Selected) -> bool {
        let NodeRef { file, node } = option.at;
        let code = &self.program.files[file];
        let bound = |name: NodeId| match self.program.tables[file].lookup(code, name, code.name(name)) {
            [Definition::Value(value, _)] => Some(*value),
            _ => None,
        };
        let read = if code.node(node).shape == Shape::Name { bound(node) } else { Some(node) };
        let object = read.filter(|read| code.node(*read).shape == Shape::Member).and_then(|read| code.object(read));
        let mut made = Vec::new();
        if let Some(object) = object {
            collect_objects(&self.eval.value(file, object), &mut made);
        }
        !made.is_empty() && made.iter().all(|at| self.is_made_by(*at, row))
    }

    /// Whether an option is only read of what is put whole into an object and cannot be followed: `{ ...options, clientId }`. It may have the option or not; where a
    /// caller is seen to give it, it has.
    pub(in crate::classify) fn is_of_open_spread(&self, option: &Selected) -> bool {
        let (Some(name), Value::Record(entries)) = (option.path.first(), self.eval.value(option.at.file, option.at.node)) else { return false };
        let spread = entries.iter().filter(|(key, _)| key == "...").filter_map(|(_, spread)| self.field(spread.clone(), name));
        entries.iter().all(|(key, _)| key != name) && spread.into_iter().all(|value| self.is_open(&value))
    }

    /// Whether what a call gives is put nowhere but under a key of an object that the process alone knows, and that goes nowhere, be it by a function of the
    /// repository: `tokens[user] = cache.serialize()`.
    pub(in crate::classify) fn stays_in_process(&self, file: usize, call: NodeId) -> bool {
        self.is_put_in_process(file, call) || self.is_taken_in_process(file, call)
    }

    fn is_put_in_process(&self, file: usize, value: NodeId) -> bool {
        let code = &self.program.files[file];
        let up = code.node(value).parent;
        let into = Some(up).filter(|up| code.node(*up).shape == Shape::Assign && code.node(value).role == Role::Right).and_then(|up| code.child(up, Role::Left));
        let Some(object) = into.and_then(|left| code.object(left)).filter(|object| matches!(code.node(*object).shape, Shape::Name | Shape::Member)) else { return false };
        let key = (file, code.text(object).to_owned());
        if let Some(known) = self.stores.in_process.borrow().get(&key) {
            return *known;
        }
        let stays = self.is_of_process(file, object);
        self.stores.in_process.borrow_mut().insert(key, stays);
        stays
    }

    /// Whether an object is one that the process alone knows, and that goes nowhere.
    fn is_of_process(&self, file: usize, object: NodeId) -> bool {
        let code = &self.program.files[file];
        if self.stores(file, code.name(object)) {
            return true;
        }
        let text = code.text(object);
        // What is only read of it, or looked for in it, goes nowhere as a whole.
        let is_read = |id: NodeId| {
            let up = code.node(id).parent;
            code.object(up) == Some(id) || code.node(up).shape == Shape::Binary || code.node(id).role == Role::Left
        };
        let mut mentions = (0..).zip(&code.nodes).filter(|(id, node)| matches!(node.shape, Shape::Name | Shape::Member) && code.text(*id) == text).map(|(id, _)| id);
        matches!(self.eval.value(file, object), Value::Record(_)) && mentions.all(is_read)
    }

    /// Whether a function of the repository that is handed a value does nothing else with it.
    fn is_taken_in_process(&self, file: usize, value: NodeId) -> bool {
        let code = &self.program.files[file];
        let up = code.node(value).parent;
        let call = if code.node(up).shape == Shape::Argument { code.node(up).parent } else { up };
        let Some(callee) = code.callee(call).filter(|callee| code.node(call).shape == Shape::Call && *callee != value) else { return false };
        let Value::Function(function) = self.eval.value(file, callee) else { return false };
        let here = NodeRef { file, node: call };
        let taking = self.program.parameters(function).enumerate().find(|(index, _)| self.program.given(function, *index, here).contains(&value));
        let Some((_, parameter)) = taking else { return false };
        let of = &self.program.files[function.file];
        let mut uses = of.descendants(function.node).filter(|id| of.node(*id).shape == Shape::Name && *id > parameter && of.name(*id) == of.name(parameter)).peekable();
        let within = of.node(parameter).end;
        uses.peek().is_some() && uses.filter(|id| *id >= within).all(|id| self.is_put_in_process(function.file, id))
    }

    /// The values that a file puts into members, by these as they are written.
    fn put_into_members(&self, file: usize) -> Rc<HashMap<String, Vec<NodeId>>> {
        if let Some(known) = self.stores.put.borrow().get(&file) {
            return Rc::clone(known);
        }
        let code = &self.program.files[file];
        let mut found: HashMap<String, Vec<NodeId>> = HashMap::default();
        for (id, _) in (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Assign) {
            let member = code.child(id, Role::Left).filter(|left| matches!(code.node(*left).shape, Shape::Member | Shape::Index)).map(|left| code.text(left));
            if let (Some(member), Some(value)) = (member.filter(|member| member.len() <= LONGEST_MEMBER), code.child(id, Role::Right)) {
                let values = found.entry(member.to_owned()).or_default();
                values.extend(Some(value).filter(|_| values.len() < MOST_WRITES));
            }
        }
        let found = Rc::new(found);
        self.stores.put.borrow_mut().insert(file, Rc::clone(&found));
        found
    }

    fn stores(&self, file: usize, name: &str) -> bool {
        self.set(file).named(Subject::Reference, name).any(|row| row.fact == FactKind::State && row.taken())
    }

    fn index_stored(&self) -> HashMap<String, Vec<Write>> {
        let mut found: HashMap<String, Vec<Write>> = HashMap::default();
        for (file, code) in self.files().filter(|(_, code)| !code.test) {
            let is_stored = |left: NodeId| code.object(left).is_some_and(|object| code.node(object).shape == Shape::Member && self.stores(file, code.name(object)));
            for (assign, _) in (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Assign) {
                let (Some(left), Some(node)) = (code.child(assign, Role::Left), code.child(assign, Role::Right)) else { continue };
                let place = NodeRef { file, node };
                if is_stored(left) {
                    found.entry(key_at(code, left)).or_default().push(Write { place, member: None });
                } else if let Some(under) = code.object(left).filter(|under| is_stored(*under)) {
                    found.entry(key_at(code, under)).or_default().push(Write { place, member: Some(key_at(code, left)) });
                }
            }
        }
        found
    }
}

/// The name of a member, or the fixed text by which it is read.
fn key_at(code: &Code, id: NodeId) -> String {
    code.child(id, Role::Index).and_then(|index| code.plain(index)).unwrap_or_else(|| code.name(id).to_owned())
}
