//! Which kind of client an object is: public, confidential, or both by configuration.

use crate::classify::Classifier;
use crate::classify::Made;
use crate::code::{NodeId, Shape};
use crate::fact::{ClientKind, FactKind, Flow, Framework};
use crate::language::LANGUAGES;
use crate::query::{Row, Subject};
use crate::resolve::{NodeRef, Origin, Value, Why};
use foldhash::{HashMap, HashSet};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// Callers of one function that are asked as what they declare a client.
const MOST_CALLERS: usize = 32;

/// The objects of libraries that the judged code makes, and what it does with them.
#[derive(Default)]
pub(in crate::classify) struct Clients {
    /// Those that are clients or credentials.
    pub(in crate::classify) made: RefCell<HashMap<NodeRef, Made>>,
    /// The kinds of them that each application makes.
    pub(in crate::classify) kinds: RefCell<BTreeMap<usize, BTreeSet<ClientKind>>>,
    /// Objects that are no facts themselves: what is called on them may be.
    pub(in crate::classify) handed_on: RefCell<BTreeSet<NodeRef>>,
    /// Objects that code itself asks for tokens: they serve nothing else alone.
    pub(in crate::classify) asked: RefCell<BTreeSet<NodeRef>>,
    /// Applications that are known to ask users for their sign-in, or not to.
    asking: RefCell<HashMap<usize, bool>>,
    /// Functions that ask a credential for what they lend to another one. Made when first asked for.
    pub(super) lending: OnceCell<HashSet<NodeRef>>,
}

impl Classifier<'_> {
    /// Whether an expression may be a kind of client: one of those that are followed, else the one that is meant.
    pub(in crate::classify) fn may_be(&self, file: usize, object: NodeId, client: ClientKind) -> bool {
        let mut made = Vec::new();
        crate::classify::select::collect_objects(&self.eval.value(file, object), &mut made);
        made.iter().any(|at| self.clients.made.borrow().get(at).is_some_and(|made| made.client == Some(client))) || self.client_of(file, object) == Some(client)
    }

    /// Whether the code of an application, tests left out, calls what only asks users: with a person in front of it, or a device's code.
    pub(in crate::classify) fn asks_users(&self, application: usize) -> bool {
        if let Some(known) = self.clients.asking.borrow().get(&application) {
            return *known;
        }
        let asks =
            |row: &Row| row.client == Some(ClientKind::Public) && matches!(row.flow, Some(Flow::Interactive | Flow::DeviceCode)) && row.on.is_empty() && !row.libraries.is_empty();
        let asking = self.files().filter(|(file, code)| self.program.owners[*file] == application && !code.test).any(|(file, code)| {
            let is_asking = |row: &Row| asks(row) && self.strength_of_file(file, row).is_some();
            (0..).zip(&code.nodes).any(|(id, node)| node.shape == Shape::Call && code.callee_name(id).is_some_and(|name| self.set(file).named(Subject::Call, name).any(is_asking)))
        });
        self.clients.asking.borrow_mut().insert(application, asking);
        asking
    }

    /// The kind of client that an expression is: followed, declared, or the only one that the file or application builds.
    pub(in crate::classify) fn client_of(&self, file: usize, object: NodeId) -> Option<ClientKind> {
        let value = self.eval.value(file, object);
        self.eval.want(file, &value);
        let mut made = Vec::new();
        crate::classify::select::collect_objects(&value, &mut made);
        let known = self.kinds_made(&made);
        // What callers hand in tells where nothing else does, and the application builds several kinds.
        let known = if known.is_empty() { self.kinds_made(&self.clients_handed_in(&value)) } else { known };
        if let Some(first) = known.first() {
            // Of clients that stand for one another by configuration: where the application asks users with the public one, it is the one meant, but for a web application.
            return match is_of_both(&known) {
                true if self.asks_users(self.program.owners[file]) && !self.serves_web(self.program.owners[file]) => Some(ClientKind::Public),
                true => Some(ClientKind::Confidential),
                false => *first,
            };
        }
        // An object of a library's type that no row takes for a client is none.
        let foreign = |at: &NodeRef| {
            let code = &self.program.files[at.file];
            let is_made = |callee: &NodeId| code.node(at.node).shape == Shape::New || self.is_known_type(at.file, *callee);
            code.callee(at.node).filter(is_made).is_some_and(|callee| matches!(self.eval.origin(at.file, callee), Origin::Module(..)))
        };
        if !made.is_empty() && made.iter().all(foreign) {
            return None;
        }
        if let Some(name) = self.eval.declared_type(file, object)
            && let Some(client) = self.shared.types.get(name.as_str())
        {
            return *client;
        }
        let declared = self.clients_declared_by_callers(&value);
        if let Some(first) = declared.first() {
            return if declared.contains(&ClientKind::Confidential) { Some(ClientKind::Confidential) } else { Some(*first) };
        }
        let owner = self.program.owners[file];
        let in_file: Vec<ClientKind> = self.clients.made.borrow().iter().filter(|(at, _)| at.file == file).filter_map(|(_, made)| made.client).collect();
        if let Some(first) = in_file.first()
            && in_file.iter().all(|kind| kind == first)
        {
            return Some(*first);
        }
        let kinds = self.clients.kinds.borrow();
        let Some(built) = kinds.get(&owner) else {
            // What a web application has from elsewhere is a server's.
            return self.serves_web(owner).then_some(ClientKind::Confidential);
        };
        (built.len() == 1).then(|| built.iter().next().copied()).flatten()
    }

    /// Whether a call is one of a type that rows know, where calls construct.
    fn is_known_type(&self, file: usize, callee: NodeId) -> bool {
        let code = &self.program.files[file];
        let imported = self.imported_name(file, callee);
        let name = imported.as_deref().unwrap_or_else(|| code.name(callee));
        LANGUAGES[code.language].calls_construct && self.set(file).named(Subject::Construction, name).next().is_some()
    }

    /// The objects that callers hand in for a value that is a parameter, of an application with clients of several kinds.
    pub(in crate::classify) fn clients_handed_in(&self, value: &Value) -> Vec<NodeRef> {
        let Value::Unknown(Why::Parameter(function, index, path)) = value else { return Vec::new() };
        if self.clients.kinds.borrow().get(&self.program.owners[function.file]).is_none_or(|built| built.len() < 2) {
            return Vec::new();
        }
        let name = self.program.called_name(*function);
        if !name.is_empty() {
            self.eval.wanted.borrow_mut().callers.insert((function.file, name));
        }
        let mut made = Vec::new();
        for (_, value) in self.passed_in(*function, *index, path) {
            crate::classify::select::collect_objects(&value, &mut made);
        }
        made
    }

    /// The kinds of client as which callers declare what they hand in for a value that is a parameter.
    fn clients_declared_by_callers(&self, value: &Value) -> Vec<ClientKind> {
        let Value::Unknown(Why::Parameter(function, index, path)) = value else { return Vec::new() };
        let name = self.program.called_name(*function);
        if path.contains('.') || name.is_empty() {
            return Vec::new();
        }
        self.eval.wanted.borrow_mut().callers.insert((function.file, name));
        let callers = self.callers(*function);
        let handed = callers.iter().take(MOST_CALLERS).flat_map(|caller| self.given_by(*function, *index, caller).into_iter().map(|node| (caller.call.file, node)));
        handed.filter_map(|(file, node)| *self.shared.types.get(self.eval.declared_type(file, node)?.as_str())?).collect()
    }

    /// The kinds of the clients that some calls make.
    fn kinds_made(&self, made: &[NodeRef]) -> Vec<Option<ClientKind>> {
        let known = self.clients.made.borrow();
        made.iter().filter_map(|at| known.get(at)).flat_map(|made| [made.client].into_iter().chain(made.other.map(Some))).collect()
    }

    /// Whether the object of a call may be a client of either kind.
    pub(in crate::classify) fn is_on_both(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(object) = code.callee(id).and_then(|callee| code.object(callee)) else { return false };
        let value = self.eval.value(file, object);
        let mut made = Vec::new();
        crate::classify::select::collect_objects(&value, &mut made);
        let known = self.kinds_made(&made);
        is_of_both(&if known.is_empty() { self.clients_declared_by_callers(&value).into_iter().map(Some).collect() } else { known })
    }

    /// Whether an application is behind a web server, by its manifests or its imports.
    fn serves_web(&self, application: usize) -> bool {
        let is_web = |owned: &crate::classify::Owned| {
            owned.application == application && owned.fact.kind == FactKind::Framework && !owned.fact.test && owned.fact.framework == Some(Framework::Web)
        };
        self.contexts[application].frameworks.contains(&Framework::Web) || self.facts.borrow().iter().any(is_web)
    }
}

/// Whether clients that stand for one another are public and confidential ones.
fn is_of_both(kinds: &[Option<ClientKind>]) -> bool {
    kinds.contains(&Some(ClientKind::Confidential)) && kinds.contains(&Some(ClientKind::Public))
}
