//! How a value came about: the definitions that an evaluation went through, and who reads a definition.

use super::Evaluator;
use crate::code::{Code, NodeId, Role, Shape};
use crate::resolve::{NodeRef, Value, Why};
use foldhash::{HashMap, HashSet};

/// Steps of one trace, and nodes that are looked at for it.
const MOST_STEPS: usize = 8;
const MOST_NODES: usize = 2_000;
/// How many readers of one definition are kept.
const MOST_READERS: usize = 16;

/// Which expressions led an evaluation to a definition that stands elsewhere. Filled while values are asked for.
#[derive(Debug, Default)]
pub(super) struct Jumps {
    /// The expressions that are being evaluated, the innermost last.
    open: Vec<NodeRef>,
    to: HashMap<NodeRef, Vec<NodeRef>>,
    from: HashMap<NodeRef, Vec<NodeRef>>,
}

impl Jumps {
    /// Notes that the innermost open expression asks for another, where that is none of its own parts.
    pub(super) fn note(&mut self, code: &Code, to: NodeRef) {
        let Some(from) = self.open.last().copied() else { return };
        let inside = from.file == to.file && (from.node..code.node(from.node).end).contains(&to.node);
        if inside {
            return;
        }
        let targets = self.to.entry(from).or_default();
        if !targets.contains(&to) && targets.len() < MOST_STEPS {
            targets.push(to);
            let readers = self.from.entry(to).or_default();
            if readers.len() < MOST_READERS {
                readers.push(from);
            }
        }
    }

    pub(super) fn open(&mut self, at: NodeRef) {
        self.open.push(at);
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    fn targets(&self, at: NodeRef) -> Vec<NodeRef> {
        self.to.get(&at).cloned().unwrap_or_default()
    }
}

/// One step on the way from the use of a value to where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceStep {
    /// Where.
    pub at: NodeRef,
    /// What stands there.
    pub what: Traced,
}

/// What stands at a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Traced {
    /// A name is given its value.
    Set(String),
    /// A function gives the value back.
    Returned(String),
    /// It is read from configuration, under this key.
    Configured(String),
    /// A person or a request hands it in.
    Input(String),
    /// Another expression that has the value.
    Value,
}

struct Trace {
    steps: Vec<TraceStep>,
    seen: HashSet<NodeRef>,
    left: usize,
}

impl Evaluator<'_> {
    /// The steps from an expression, whose value was asked for, to what decides it, nearest first; `path` is what is read of it.
    #[must_use]
    pub fn trace(&self, file: usize, node: NodeId, path: &[String]) -> Vec<TraceStep> {
        let mut trace = Trace { steps: Vec::new(), seen: HashSet::default(), left: MOST_NODES };
        self.trace_from(NodeRef { file, node }, path, &mut trace);
        trace.steps
    }

    fn trace_from(&self, at: NodeRef, path: &[String], trace: &mut Trace) {
        if trace.steps.len() >= MOST_STEPS || trace.left == 0 || !trace.seen.insert(at) {
            return;
        }
        trace.left -= 1;
        let code = self.code(at);
        let here = |node| NodeRef { file: at.file, node };
        let targets = self.jumps.borrow().targets(at);
        match code.node(at.node).shape {
            Shape::Function | Shape::Class => return,
            Shape::Record if !path.is_empty() => {
                match self.entry(at, path) {
                    Some((value, rest)) => self.trace_from(value, rest, trace),
                    None => {
                        for spread in code.children(at.node).filter(|child| code.node(*child).shape == Shape::Spread) {
                            self.trace_from(here(spread), path, trace);
                        }
                    }
                }
                return;
            }
            Shape::Member if targets.is_empty() => {
                if self.leaf(at, trace) {
                    return;
                }
                if let Some(object) = code.object(at.node) {
                    let mut longer = vec![code.name(at.node).to_owned()];
                    longer.extend_from_slice(path);
                    self.trace_from(here(object), &longer, trace);
                }
                return;
            }
            _ => {}
        }
        for target in &targets {
            self.trace_to(at, *target, path, trace);
        }
        if targets.is_empty() && self.leaf(at, trace) {
            return;
        }
        let passes = matches!(
            code.node(at.node).shape,
            Shape::Argument
                | Shape::Spread
                | Shape::Choice
                | Shape::ConditionalAccess
                | Shape::Binary
                | Shape::Other
                | Shape::Inline
                | Shape::Return
                | Shape::Binding
                | Shape::Entry
        );
        for child in code.children(at.node) {
            if !matches!(code.node(child).role, Role::Key | Role::Left | Role::Type | Role::TypeArgument | Role::Condition) {
                self.trace_from(here(child), if passes { path } else { &[] }, trace);
            }
        }
    }

    /// A definition that an expression led to.
    fn trace_to(&self, from: NodeRef, target: NodeRef, path: &[String], trace: &mut Trace) {
        let mut at = target;
        let mut rest = path;
        // What is put into a member of the object later is no step to another member.
        if let (Some(put), Some((first, left))) = (self.put_into(target).filter(|put| *put != self.code(from).name(from.node)), path.split_first()) {
            if put != first {
                return;
            }
            rest = left;
        }
        while let Some((value, left)) = self.entry(at, rest) {
            at = value;
            rest = left;
        }
        let what = self.binds(target);
        let what = match what {
            Traced::Set(name) if at != target => Traced::Set(format!("{name}.{}", path[..path.len() - rest.len()].join("."))),
            other => other,
        };
        if trace.steps.len() < MOST_STEPS {
            trace.steps.push(TraceStep { at, what });
        }
        // An object that is made here comes from nowhere else.
        let made = matches!(self.memo.borrow().get(&at), Some(Value::Object(made)) if made.file == at.file && (at.node..self.code(at).node(at.node).end).contains(&made.node));
        if !made {
            self.trace_from(at, rest, trace);
        }
    }

    /// The member to which an assignment gives a value.
    fn put_into(&self, value: NodeRef) -> Option<&str> {
        let code = self.code(value);
        let holder = code.node(value.node).parent;
        let left = (code.node(holder).shape == Shape::Assign).then(|| code.child(holder, Role::Left)).flatten()?;
        (code.node(left).shape == Shape::Member).then(|| code.name(left))
    }

    /// The entry of a written record to which a path leads, and what is left of the path.
    fn entry<'a>(&self, at: NodeRef, path: &'a [String]) -> Option<(NodeRef, &'a [String])> {
        let code = self.code(at);
        let (first, rest) = path.split_first()?;
        if code.node(at.node).shape != Shape::Record {
            return None;
        }
        let entry = code.children(at.node).find(|entry| code.node(*entry).shape != Shape::Spread && code.key_of(*entry).as_deref() == Some(first))?;
        Some((NodeRef { file: at.file, node: code.value_of(entry)? }, rest))
    }

    /// Whether a value comes from outside the code here; the step says so.
    fn leaf(&self, at: NodeRef, trace: &mut Trace) -> bool {
        let what = match self.memo.borrow().get(&at) {
            Some(Value::Configured(key)) => Traced::Configured(key.clone()),
            Some(Value::Unknown(Why::Input(name))) => Traced::Input(name.clone()),
            _ => return false,
        };
        trace.steps.push(TraceStep { at, what });
        true
    }

    /// What a definition is to the name that it gives a value to.
    fn binds(&self, at: NodeRef) -> Traced {
        let code = self.code(at);
        let holder = code.ancestors(at.node).find(|up| !matches!(code.node(*up).shape, Shape::Inline | Shape::Other));
        let named = |function: NodeId| match code.name(function) {
            "" => code.key_of(code.node(function).parent).unwrap_or_default(),
            name => name.to_owned(),
        };
        match holder.map(|up| (up, code.node(up).shape)) {
            Some((up, Shape::Binding | Shape::Field | Shape::Assign | Shape::Entry | Shape::Parameter | Shape::Export)) => {
                code.key_of(up).or_else(|| Some(code.name(up).to_owned())).filter(|name| !name.is_empty()).map_or(Traced::Value, Traced::Set)
            }
            Some((up, Shape::Return)) => code.enclosing(up, Shape::Function).map(named).filter(|name| !name.is_empty()).map_or(Traced::Value, Traced::Returned),
            Some((up, Shape::Function)) if code.node(at.node).role == Role::Body => Some(named(up)).filter(|name| !name.is_empty()).map_or(Traced::Value, Traced::Returned),
            _ => Traced::Value,
        }
    }

    /// Expressions that read a value in which a node stands, as far as values were asked for; in order.
    #[must_use]
    pub fn readers(&self, file: usize, node: NodeId) -> Vec<NodeRef> {
        let code = &self.program.files[file];
        let jumps = self.jumps.borrow();
        let mut path: Vec<String> = Vec::new();
        let mut found: Vec<NodeRef> = Vec::new();
        let mut below = node;
        for at in [node].into_iter().chain(code.ancestors(node).take(16)) {
            match code.node(at).shape {
                Shape::Function | Shape::Class | Shape::Block | Shape::File => break,
                Shape::Entry => path.extend(code.key_of(at).filter(|_| code.node(below).role != Role::Key)),
                _ => {}
            }
            let readers = jumps.from.get(&NodeRef { file, node: at }).into_iter().flatten().copied();
            found.extend(readers.filter(|reader| self.reads(*reader, &path)));
            below = at;
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether what is read of a value lies on the way to one of its parts; `path` is that part's, the innermost name first.
    fn reads(&self, reader: NodeRef, path: &[String]) -> bool {
        let code = self.code(reader);
        let mut at = reader.node;
        for name in path.iter().rev() {
            let up = code.node(at).parent;
            if code.node(up).shape != Shape::Member || code.object(up) != Some(at) {
                return true;
            }
            if code.name(up) != name {
                return false;
            }
            at = up;
        }
        true
    }
}
