//! What comes before what: whether a silent attempt precedes an interactive one.

use super::{Context, Owned};
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::{ClientKind, FactKind, Flow};
use crate::query::{Row, RowSet, Subject, plain_key};
use crate::resolve::{Definition, NodeRef, Program, is_branch};
use foldhash::{HashMap, HashSet};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Callers that are looked at, one behind the other, and in all for one call.
const DEPTH: u32 = 3;
const MOST_CALLS: u32 = 200;
/// Other names of one function.
const MOST_ALIASES: usize = 8;

/// Marks interactive acquisitions that a silent attempt precedes in the same function, in a function called before it there, or in a caller. Gives back, by
/// file and name, the functions whose callers might tell of the others.
pub(super) fn mark_silent_before<'c>(program: &'c Program, rows: &[Arc<RowSet>], contexts: &'c [Context], facts: &mut [Owned]) -> BTreeSet<(usize, String)> {
    let mut open = BTreeSet::new();
    // What a page of the same application does is another client's. A refresh token that a public client redeems is no flow of its own, and asks nobody either.
    let tries = |owned: &&Owned| match owned.fact.flow {
        Some(Flow::Silent) => owned.fact.client != Some(ClientKind::Browser),
        None => owned.fact.client == Some(ClientKind::Public),
        _ => false,
    };
    let attempts: Vec<&Owned> = facts.iter().filter(|owned| owned.fact.kind == FactKind::Acquisition).filter(tries).collect();
    let silent: BTreeSet<NodeRef> = attempts.iter().map(|owned| owned.node).collect();
    let outside = attempts.iter().filter(|owned| owned.fact.flow.is_some() || outermost(program, owned.node).is_none()).map(|owned| owned.node).collect();
    let silent_functions: BTreeSet<String> = silent.iter().filter_map(|at| outermost(program, *at)).map(|at| program.called_name(at)).filter(|name| !name.is_empty()).collect();
    let commands = commands(program, &silent_functions);
    let applications: BTreeSet<usize> = attempts.iter().filter(|owned| owned.fact.flow.is_some()).map(|owned| program.owners[owned.node.file]).collect();
    let called = silent_functions.iter().chain(commands.values().flatten()).cloned().collect();
    let functions = Silent { commands, functions: silent_functions, called, contexts, outside, mentions: RefCell::default() };
    for owned in facts.iter_mut().filter(|owned| owned.fact.flow == Some(Flow::Interactive) && !owned.fact.silent_before) {
        let at = owned.node;
        let mut search = Search { left: MOST_CALLS, asked: BTreeSet::new() };
        let explicit = applications.contains(&program.owners[at.file])
            && (is_asked_for(program, rows, at) || is_told(program, rows, at) || is_command(program, rows, contexts, at, 0, &mut search));
        owned.fact.silent_before = explicit || is_without_account(program, &silent, at) || precedes(program, &silent, &functions, at, 0, &mut search);
        if !owned.fact.silent_before && !owned.fact.test {
            open.extend(search.asked);
        }
    }
    open
}

/// One search through callers: how many more are looked at, and the functions that were asked for.
struct Search {
    left: u32,
    asked: BTreeSet<(usize, String)>,
}

/// What tries silently: functions by their names anywhere, and functions that call them, by their home and name.
struct Silent<'c> {
    functions: BTreeSet<String>,
    commands: BTreeMap<Home, BTreeSet<String>>,
    /// The names of all of them, whatever their home.
    called: HashSet<String>,
    contexts: &'c [Context],
    /// The attempts that count outside of functions. A refresh token that a function redeems is often another program's: it does where that runs.
    outside: BTreeSet<NodeRef>,
    /// The names in a file by which one of them may be called, in order. Made when first asked for.
    mentions: RefCell<HashMap<usize, Rc<[NodeId]>>>,
}

impl Silent<'_> {
    /// The names among some nodes of a file by which one of these functions may be called.
    fn mentions(&self, code: &Code, file: usize, nodes: Range<NodeId>) -> impl Iterator<Item = NodeId> + use<> {
        let find = || {
            let named = (0..).zip(&code.nodes).filter(|(_, node)| matches!(node.shape, Shape::Name | Shape::Member)).map(|(id, _)| id);
            named.filter(|id| self.called.contains(code.name(*id))).collect()
        };
        let all = Rc::clone(self.mentions.borrow_mut().entry(file).or_insert_with(find));
        let place = |node: NodeId| all.partition_point(|id| *id < node);
        (place(nodes.start)..place(nodes.end)).map(move |at| all[at])
    }
}

/// Where a function may be called by its bare name: in its file, and in the other parts of its type.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Home {
    File(usize),
    Type(usize, String),
}

/// The homes of a function, or of what is called in it.
fn homes(program: &Program, at: NodeRef) -> impl Iterator<Item = Home> {
    let code = &program.files[at.file];
    let class = code.enclosing(at.node, Shape::Class).map(|class| code.name(class)).filter(|name| !name.is_empty());
    [Home::File(at.file)].into_iter().chain(class.map(|name| Home::Type(program.owners[at.file], name.to_owned())))
}

/// The functions that call functions of these names.
fn commands(program: &Program, functions: &BTreeSet<String>) -> BTreeMap<Home, BTreeSet<String>> {
    let mut found: BTreeMap<Home, BTreeSet<String>> = BTreeMap::new();
    let calls = functions.iter().flat_map(|name| program.calls(name)).filter(|call| !program.files[call.file].test);
    let named = calls.filter_map(|call| outermost(program, *call)).map(|at| (at, program.called_name(at))).filter(|(_, name)| !name.is_empty());
    for (at, name) in named {
        for home in homes(program, at) {
            found.entry(home).or_default().insert(name.clone());
        }
    }
    found
}

/// Whether code of one application may call that of another: it is the same, or uses it as a library.
pub(super) fn may_call(contexts: &[Context], from: usize, to: usize) -> bool {
    from == to || contexts[to].used_by.contains(&from)
}

/// Whether a call may be one of a function: its code may call that of the function's application, or asks for it by a type that the function's own is derived from and
/// that the library declares which the function's application uses.
fn may_be_call(program: &Program, contexts: &[Context], call: NodeRef, function: NodeRef, name: &str) -> bool {
    let (from, to) = (program.owners[call.file], program.owners[function.file]);
    may_call(contexts, from, to)
        || contexts[from].used_by.contains(&to)
            && program.files[function.file].enclosing(function.node, Shape::Class).is_some_and(|class| {
                let lineage = program.lineage(NodeRef { file: function.file, node: class });
                lineage.iter().any(|base| may_call(contexts, from, program.owners[base.file]) && !program.tables[base.file].member(base.node, name).is_empty())
            })
}

/// What is among some nodes of a file.
fn within(all: &BTreeSet<NodeRef>, file: usize, nodes: Range<NodeId>) -> impl Iterator<Item = NodeId> + '_ {
    let at = |node: NodeId| NodeRef { file, node };
    // None where the range is turned round.
    let range = (nodes.start < nodes.end).then(|| all.range(at(nodes.start)..at(nodes.end)));
    range.into_iter().flatten().map(|at| at.node)
}

fn precedes<'c>(program: &'c Program, silent: &BTreeSet<NodeRef>, functions: &Silent<'c>, at: NodeRef, depth: u32, search: &mut Search) -> bool {
    if search.left == 0 {
        return false;
    }
    search.left -= 1;
    let code = &program.files[at.file];
    let around = outermost(program, at);
    let (from, to) = around.map_or((0, code.node(0).end), |function| (function.node, code.node(function.node).end));
    let attempts = if around.is_some() { silent } else { &functions.outside };
    if within(attempts, at.file, from..to.min(at.node)).next().is_some() {
        return true;
    }
    // A function that tries silently is called, or handed on, earlier in the same one.
    let commands: Vec<&BTreeSet<String>> = homes(program, at).filter_map(|home| functions.commands.get(&home)).collect();
    let tries = |name: &str| functions.functions.contains(name) || commands.iter().any(|names| names.contains(name));
    // Outside of functions only what is called there runs earlier.
    let runs = |node: NodeId| around.is_some() || code.node(node).role == Role::Callee && outermost(program, NodeRef { file: at.file, node }).is_none();
    if functions.mentions(code, at.file, from..at.node).any(|node| tries(code.name(node)) && runs(node)) {
        return true;
    }
    let Some(function) = around else { return false };
    let name = program.called_name(function);
    if depth >= DEPTH || name.is_empty() {
        return false;
    }
    search.asked.insert((at.file, name.clone()));
    // A method is also called by whoever it is handed to: `run = this.method.bind(this)`; and so is a function: `retry(run)`.
    let is_function = |node: NodeId| program.tables[at.file].lookup(code, node, &name).contains(&Definition::Function(function.node));
    let is_plain = |node: NodeId| is_handed_on(code, node) && code.enclosing(function.node, Shape::Class).is_none() && is_function(node);
    let handed_on: Vec<NodeId> = program.mentions(at.file, &name).filter(|node| code.node(*node).shape == Shape::Member || is_plain(*node)).collect();
    // And who has it under another name calls it by that.
    let aliases = handed_on.iter().map(|node| code.node(*node).parent).filter(|up| code.node(*up).shape == Shape::Binding).map(|up| code.name(up));
    let by_alias = aliases.filter(|alias| !alias.is_empty()).take(MOST_ALIASES).flat_map(|alias| program.calls(alias)).filter(|call| call.file == at.file);
    let calls: Vec<NodeRef> = program.calls(&name).iter().chain(by_alias).copied().chain(handed_on.iter().map(|node| NodeRef { file: at.file, node: *node })).collect();
    calls
        .into_iter()
        .filter(|call| may_be_call(program, functions.contexts, *call, function, &name) && outermost(program, *call) != Some(function))
        .filter(|call| !program.is_counted_for_another(function, *call))
        .any(|call| precedes(program, silent, functions, call, depth + 1, search))
}

/// Whether a name stands where what it means is given to something else: as an argument, an entry, an element, the value of a variable.
fn is_handed_on(code: &Code, id: NodeId) -> bool {
    let node = code.node(id);
    let shape = code.node(node.parent).shape;
    match node.shape {
        Shape::Name => {
            matches!(node.role, Role::Argument | Role::Value | Role::Branch | Role::Right) && !matches!(shape, Shape::Import | Shape::ImportName | Shape::Export | Shape::Pattern)
        }
        Shape::Shorthand => shape == Shape::Record,
        _ => false,
    }
}

/// On the branch of a function where no account is there: what its condition asks for is handed to a silent attempt further down.
fn is_without_account(program: &Program, silent: &BTreeSet<NodeRef>, at: NodeRef) -> bool {
    let code = &program.files[at.file];
    let Some(function) = outermost(program, at) else { return false };
    let later: Vec<NodeId> = within(silent, at.file, at.node + 1..code.node(function.node).end).collect();
    let names = |of: NodeId| code.descendants(of).chain([of]).filter(|id| matches!(code.node(*id).shape, Shape::Name | Shape::Shorthand)).map(|id| code.name(id));
    !later.is_empty()
        && code.ancestors(at.node).take_while(|up| *up != function.node).filter_map(|up| condition_of(code, up, at.node)).any(|condition| {
            let asked: Vec<&str> = names(condition).collect();
            later.iter().any(|call| code.children(*call).filter(|child| code.node(*child).role == Role::Argument).any(|argument| names(argument).any(|name| asked.contains(&name))))
        })
}

/// What a statement asks before it comes to a node inside it: its first part, where a block or a branch follows.
fn condition_of(code: &Code, statement: NodeId, node: NodeId) -> Option<NodeId> {
    let plain = matches!(code.node(statement).shape, Shape::Other | Shape::Choice);
    let first = code.child(statement, Role::Condition).or_else(|| code.children(statement).next().filter(|_| plain))?;
    // The parts of a statement of many stand beside one another, and ask for nothing of what follows.
    (code.node(first).end <= node && code.node(first).shape != Shape::Block && !is_branch(code, first)).then_some(first)
}

/// The outermost function around a node.
fn outermost(program: &Program, at: NodeRef) -> Option<NodeRef> {
    let code = &program.files[at.file];
    let function = code.ancestors(at.node).filter(|up| code.node(*up).shape == Shape::Function).last()?;
    Some(NodeRef { file: at.file, node: function })
}

/// Inside a function that runs because a person asks for it, or in a type or member that is called after such a command: by two words of one.
fn is_asked_for(program: &Program, rows: &[Arc<RowSet>], at: NodeRef) -> bool {
    let code = &program.files[at.file];
    code.ancestors(at.node).any(|up| {
        let (name, words) = match code.node(up).shape {
            Shape::Function => (program.called_name(NodeRef { file: at.file, node: up }), 1),
            Shape::Class | Shape::Field => (code.name(up).to_owned(), 2),
            _ => return false,
        };
        let name = plain_key(&name);
        let gives = |row: &Row| row.fact == FactKind::Ignore && row.entra.is_none() && name.contains(row.name.as_str()) && row.taken();
        !rows[code.language].of(Subject::Function).any(gives)
            && asking(&rows[code.language]).filter(|row| name.contains(row.name.as_str()) && row.taken()).take(words).count() == words
    })
}

/// The rows of what a person asks for.
fn asking(set: &RowSet) -> impl Iterator<Item = &Row> {
    set.of(Subject::Function).filter(|row| row.fact == FactKind::Input)
}

/// Whether all calls of the function around a node run because a person asks for it: by the name of what they stand in, or by the word of a command.
fn is_command(program: &Program, rows: &[Arc<RowSet>], contexts: &[Context], at: NodeRef, depth: u32, search: &mut Search) -> bool {
    let Some(function) = outermost(program, at) else { return false };
    let name = program.called_name(function);
    if name.is_empty() {
        return false;
    }
    search.asked.insert((at.file, name.clone()));
    let may_be = |call: NodeRef| may_be_call(program, contexts, call, function, &name) && !program.is_counted_for_another(function, call);
    let is_other = |call: &NodeRef| !program.files[call.file].test && may_be(*call) && outermost(program, *call) != Some(function);
    let mut called = false;
    for call in program.calls(&name).iter().copied().filter(is_other) {
        called = true;
        search.left = search.left.saturating_sub(1);
        let asked = || is_asked_for(program, rows, call) || is_told(program, rows, call);
        if search.left == 0 || !(asked() || depth < DEPTH && is_command(program, rows, contexts, call, depth + 1, search)) {
            return false;
        }
    }
    called
}

/// Inside what runs for the word of a command: `if (argv.includes("--login"))`, `command("login").action(…)`, `tool("login", …)`.
fn is_told(program: &Program, rows: &[Arc<RowSet>], at: NodeRef) -> bool {
    let code = &program.files[at.file];
    let is_word = |text: &str| {
        let first = text.trim_start_matches('-').split(' ').next().unwrap_or_default();
        let word = plain_key(first.rsplit('.').next().unwrap_or_default());
        asking(&rows[code.language]).any(|row| row.name == word && row.taken())
    };
    // What a variable was given from the start.
    let given = |name: NodeId| {
        let found = program.tables[at.file].lookup(code, name, code.name(name)).iter();
        found.filter_map(|one| if let Definition::Value(value, _) = one { Some(*value) } else { None }).take(MOST_ALIASES)
    };
    let in_condition = |condition: NodeId| {
        let says = |id: NodeId| code.node(id).shape == Shape::Text && code.plain(id).is_some_and(|text| is_word(&text));
        let tells = |id: NodeId| match code.node(id).shape {
            Shape::Text => says(id),
            Shape::Member => is_word(code.name(id)),
            Shape::Name => given(id).any(|value| code.node(value).shape == Shape::Binary && !code.text(value).contains('!') && code.children(value).any(says)),
            _ => false,
        };
        !code.text(condition).contains('!') && code.descendants(condition).chain([condition]).any(tells)
    };
    let names = |call: NodeId| code.positional(call).filter(|one| code.node(*one).shape == Shape::Text).filter_map(|one| code.plain(one)).any(|text| is_word(&text));
    // The command itself may stand under a name: `command.SetAction(…)`.
    let of_named = |call: NodeId| {
        let on = code.callee(call).and_then(|callee| code.object(callee)).filter(|on| code.node(*on).shape == Shape::Name);
        on.is_some_and(|on| given(on).any(|made| matches!(code.node(made).shape, Shape::New | Shape::Call) && names(made)))
    };
    let below = |call: &NodeId| code.callee(*call).and_then(|callee| code.object(callee)).filter(|on| code.node(*on).shape == Shape::Call);
    code.ancestors(at.node).any(|up| match code.node(up).shape {
        // A handler is handed to the call that names its command, or to one further up in its chain.
        Shape::Call => {
            code.callee(up).is_none_or(|callee| at.node >= code.node(callee).end)
                && std::iter::successors(Some(up), below).take(DEPTH as usize).any(|call| names(call) || of_named(call))
        }
        _ => condition_of(code, up, at.node).is_some_and(|condition| {
            // All that stands behind a label runs for it, and of the parts behind a question the first one.
            let is_label = code.node(condition).role == Role::Condition && code.node(up).shape == Shape::Other;
            (is_label || code.children(up).nth(1).is_some_and(|then| at.node < code.node(then).end)) && in_condition(condition)
        }),
    })
}
