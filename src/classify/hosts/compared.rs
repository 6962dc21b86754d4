//! Strings that are only compared with, or looked for in others: they are no hosts in use.

use super::unused::may_be_settings;
use crate::classify::Classifier;
use crate::code::{Code, NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::language::{LANGUAGES, Modules};
use crate::query::{Step, Subject};
use crate::resolve::NodeRef;
use foldhash::HashMap;

/// A variable that is mentioned more often is taken for one that serves more than comparisons.
const MOST_MENTIONS: usize = 2_000;
/// Loops over one another of which the innermost compares, and nodes of one loop that are looked at.
const MOST_LOOPS: usize = 2;
const MOST_IN_LOOP: usize = 2_000;
/// Levels above a variable at which the call is looked for that it is handed to.
const NEAR: usize = 4;

impl<'p> Classifier<'p> {
    /// A comparison with a text does not use it: an operand, or a part of a list that serves nothing else.
    pub(in crate::classify) fn is_compared(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        if code.node(id).role == Role::Condition {
            return true;
        }
        let mut below = id;
        // Handed over by itself, and not as one of a list.
        let alone = |below: NodeId| below == id || code.node(below).shape == Shape::Argument && code.node(id).parent == below;
        for (steps, up) in code.ancestors(id).take(8).enumerate() {
            let node = code.node(up);
            match node.shape {
                Shape::Binary if steps < 3 && compares(code.name(up)) => return true,
                Shape::Binding | Shape::Assign | Shape::Field if (steps > 0 || names_variable(code, up)) && code.node(below).role != Role::Left => {
                    // A module of settings may be read as a whole.
                    let settled = |binder: NodeId| steps > 0 || code.node(binder).shape == Shape::Binding || self.spend(code) && !may_be_settings(code);
                    return code.key_of(up).is_some_and(|name| self.only_compares(file, up, &name)) && settled(up) && !self.is_shown(file, id, up);
                }
                // What is made of a text is another thing than the text, whatever becomes of it.
                Shape::New if alone(below) => return false,
                Shape::Call if alone(below) => return self.is_sought_by(file, up, below) || self.is_handed_to_comparison(file, up, id),
                // A list in another form is a list still: `frozenset({…})`.
                Shape::Call if code.positional(up).next() == Some(below) && self.is_formed_by(file, up) => {}
                Shape::Function | Shape::Class | Shape::Block | Shape::File | Shape::Return | Shape::Call => return false,
                _ => {}
            }
            below = up;
        }
        false
    }

    /// Whether a function that is called by itself gives back what it is handed in another form.
    fn is_formed_by(&self, file: usize, call: NodeId) -> bool {
        let code = &self.program.files[file];
        let forms = |name: &str| self.set(file).named(Subject::Call, name).any(|row| row.fact == FactKind::Transform);
        code.callee(call).is_some_and(|callee| code.node(callee).shape == Shape::Name) && code.callee_name(call).is_some_and(forms)
    }

    /// Whether the variable of an address is handed to what shows it to whoever is to open it.
    fn is_shown(&self, file: usize, id: NodeId, binder: NodeId) -> bool {
        let code = &self.program.files[file];
        let opens = |name: &str| self.set(file).named(Subject::Context, &crate::query::plain_key(name)).any(|row| self.is_opened(file, id, row));
        let shows = |up: NodeId| code.node(up).shape == Shape::Call && code.callee_name(up).is_some_and(opens);
        self.reads_of_bound(file, binder).into_iter().any(|read| code.ancestors(read).take(NEAR).any(shows))
    }

    /// Whether a variable is mentioned in comparisons and nowhere else.
    fn only_compares(&self, file: usize, binding: NodeId, name: &str) -> bool {
        self.is_only_mentioned(NodeRef { file, node: binding }, binding, name, false)
    }

    /// The same, kept for `key`; what is read of a map under a key is as good as a comparison.
    pub(super) fn is_only_mentioned(&self, key: NodeRef, binding: NodeId, name: &str, is_map: bool) -> bool {
        let file = key.file;
        if let Some(known) = self.uses.comparing.borrow().get(&key) {
            return *known;
        }
        // A list that is compared by way of itself is none.
        self.uses.comparing.borrow_mut().insert(key, false);
        let owner = self.program.owners[file];
        let mut compared = false;
        let files = self.island.files.iter().copied().filter(|other| self.program.owners[*other] == owner);
        let mentions = files.flat_map(|other| self.program.mentions(other, name).map(move |id| (other, id)));
        for (number, (other, id)) in mentions.enumerate() {
            let code = &self.program.files[other];
            let node = code.node(id);
            if node.shape == Shape::ImportName || other == file && code.ancestors(id).take(3).any(|up| up == binding) && node.role == Role::Left {
                continue;
            }
            if code.ancestors(id).take(4).any(|up| matches!(code.node(up).shape, Shape::Import | Shape::ImportName | Shape::Export) && up != 0) && node.shape == Shape::Name {
                continue;
            }
            if number == MOST_MENTIONS || !self.serves_comparison(other, id, is_map, MOST_LOOPS) {
                return false;
            }
            compared = true;
        }
        // What was not read may use it.
        if compared {
            self.eval.wanted.borrow_mut().mentions.insert((file, name.to_owned()));
        }
        self.uses.comparing.borrow_mut().insert(key, compared);
        compared
    }

    fn serves_comparison(&self, file: usize, id: NodeId, is_map: bool, loops: usize) -> bool {
        let code = &self.program.files[file];
        if code.node(id).role == Role::Condition {
            return true;
        }
        let listed = |name: &str| self.is_comparing(file, name) || is_map && LANGUAGES[code.language].words.reads.contains(&name);
        let mut below = id;
        for up in code.ancestors(id).take(5) {
            match code.node(up).shape {
                Shape::Binary if compares(code.name(up)) => return true,
                Shape::Member if code.node(below).role == Role::Object => {
                    let called = code.node(up).role == Role::Callee;
                    if called {
                        return listed(code.name(up));
                    }
                }
                Shape::Call => return code.callee_name(up).is_some_and(listed) || self.is_sought_by(file, up, below) || self.is_compared_by(file, up, below),
                Shape::Loop if code.node(below).role == Role::Value => return loops > 0 && self.goes_over_for_comparison(file, up, loops - 1),
                // Put into a longer list.
                Shape::Spread | Shape::List if code.node(id).role != Role::Callee => {}
                Shape::Argument | Shape::Comprehension | Shape::Other => {}
                _ => return false,
            }
            below = up;
        }
        false
    }

    /// Whether a loop only compares with what it goes over.
    fn goes_over_for_comparison(&self, file: usize, over: NodeId, loops: usize) -> bool {
        let code = &self.program.files[file];
        let Some(gone_over) = code.child(over, Role::Value).filter(|_| code.child(over, Role::Pattern).is_none_or(|pattern| code.node(pattern).shape == Shape::Name)) else {
            return false;
        };
        let around = if code.node(code.node(over).parent).shape == Shape::Comprehension { code.node(over).parent } else { over };
        let before = |id: &NodeId| code.node(*id).role == Role::Pattern || (gone_over..code.node(gone_over).end.max(gone_over + 1)).contains(id);
        let named = |id: &NodeId| code.node(*id).shape == Shape::Name && code.name(*id) == code.name(over) && !before(id);
        let mut reads = code.descendants(around).take(MOST_IN_LOOP).filter(named).peekable();
        reads.peek().is_some() && (code.node(around).end - around) as usize <= MOST_IN_LOOP && reads.all(|read| self.serves_comparison(file, read, false, loops))
    }

    /// Whether a string is handed to a call that only looks for what stands at its place: `text.replace(old, new)`.
    fn is_sought_by(&self, file: usize, call: NodeId, argument: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(index) = code.positional(call).position(|one| one == argument) else { return false };
        let Some(name) = code.callee_name(call) else { return false };
        let means = |path: &crate::query::Path| matches!(path.as_slice(), [Step::Index(at)] if *at == index);
        let name = crate::query::plain_key(name);
        let mut rows = self.set(file).named(Subject::Context, &name);
        rows.find(|row| row.sought.iter().flatten().any(means) && self.guards_hold(file, call, &row.guards)).inspect(|row| row.hit()).is_some()
    }

    /// Whether a function of the repository, known by its name, only compares with the argument that it is handed.
    fn is_compared_by(&self, file: usize, call: NodeId, argument: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(index) = code.positional(call).position(|one| one == argument) else { return false };
        let Some(name) = code.callee_name(call) else { return false };
        let functions = self.uses.functions.get_or_init(|| self.index_functions());
        let Some(Some(NodeRef { file: other, node: function })) = functions.get(&(self.program.owners[file], name)).copied() else { return false };
        let code = &self.program.files[other];
        let mut parameters = self.program.parameters(NodeRef { file: other, node: function }).filter(|parameter| !self.program.is_receiver(other, *parameter));
        let Some(parameter) = parameters.nth(index) else { return false };
        let mentioned = code.name(parameter);
        let mut uses = code.descendants(function).filter(|id| *id != parameter && code.node(*id).shape == Shape::Name && code.name(*id) == mentioned).peekable();
        uses.peek().is_some() && uses.all(|id| code.ancestors(id).take(5).any(|up| self.is_comparing_call(other, up, id)))
    }

    /// The functions of each application that bear a name alone; none where several do.
    fn index_functions(&self) -> HashMap<(usize, &'p str), Option<NodeRef>> {
        let mut found = HashMap::default();
        for (file, code) in self.files() {
            for (node, _) in (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Function) {
                found.entry((self.program.owners[file], code.name(node))).and_modify(|known| *known = None).or_insert(Some(NodeRef { file, node }));
            }
        }
        found
    }

    /// `list.includes(x)` on a list: a call of a name whose arguments are only compared.
    pub(in crate::classify) fn is_comparing_call(&self, file: usize, call: NodeId, object: NodeId) -> bool {
        let code = &self.program.files[file];
        code.node(call).shape == Shape::Call
            && code.callee(call).and_then(|callee| code.object(callee)).is_none_or(|of| of == object || code.node(of).shape == Shape::Name)
            && code.callee_name(call).is_some_and(|name| self.is_comparing(file, name))
    }

    /// Whether strings under a name are no hosts in use, whatever the host and the library.
    fn is_comparing(&self, file: usize, name: &str) -> bool {
        self.set(file).named(Subject::Context, &crate::query::plain_key(name)).any(|row| row.libraries.is_empty() && row.host.is_none() && row.sought.is_none())
    }
}

/// Whether a binder gives a variable its value that nobody reads without naming it.
fn names_variable(code: &Code, binder: NodeId) -> bool {
    let is_name = || code.child(binder, Role::Left).is_some_and(|left| code.node(left).shape == Shape::Name);
    let in_class = || code.ancestors(binder).find(|up| matches!(code.node(*up).shape, Shape::Function | Shape::Class)).is_some_and(|up| code.node(up).shape == Shape::Class);
    code.node(binder).shape == Shape::Binding || LANGUAGES[code.language].modules == Modules::Dotted && is_name() && !in_class()
}

fn compares(operator: &str) -> bool {
    matches!(operator, "==" | "!=" | "===" | "!==" | "in" | "is" | "not in")
}
