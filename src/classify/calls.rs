//! Calls, constructions, constants and mentions.

mod bound;
mod called_types;
pub(super) mod clients;
mod mentions;
mod served;

use super::belonging::names::DEFAULT;
use super::caches::has_own_client;
use super::{Classifier, Made, Owned};
use crate::code::{NodeId, Role, Shape};
use crate::fact::{CacheKind, ClientKind, Confidence, Evidence, Fact, FactKind, Flow, Place};
use crate::language::LANGUAGES;
use crate::query::{Guard, On, Row, Selector, Subject};
use crate::resolve::{NodeRef, Value};
use crate::source::Span;
use std::cell::OnceCell;

/// Clients come first: what a call means depends on the object that it is made on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    Clients,
    Rest,
}

impl Classifier<'_> {
    pub(super) fn calls(&self, file: usize, pass: Pass) {
        let code = &self.program.files[file];
        for (id, node) in (0..).zip(&code.nodes) {
            match node.shape {
                Shape::Call | Shape::New | Shape::Element => self.call(file, id, pass),
                Shape::Member if pass == Pass::Rest => self.constant(file, id),
                Shape::Name | Shape::Shorthand if pass == Pass::Rest => self.mention(file, id),
                Shape::ImportName if pass == Pass::Clients && !code.alias(id).is_empty() => self.want_renamed(file, id),
                _ => {}
            }
        }
    }

    fn call(&self, file: usize, id: NodeId, pass: Pass) {
        let code = &self.program.files[file];
        let Some(callee) = code.callee(id) else { return };
        // What it only hands on is said where the type is constructed; an object of the base itself that is handed to it was made elsewhere.
        if code.constructs_base(id)
            && !self.hands_on(file, id)
            && let Some(class) = code.enclosing(id, Shape::Class)
        {
            let is_wrapped = |base: &NodeId| code.positional(id).any(|argument| self.eval.declared_type(file, argument).as_deref() == Some(code.name(*base)));
            for base in code.children(class).filter(|child| code.node(*child).role == Role::Base && !is_wrapped(child)) {
                // A mixin gives a type that is derived from the one it is handed: `extends Mixin(Base)`.
                let handed: Vec<NodeId> = if code.node(base).shape == Shape::Call { code.positional(base).collect() } else { vec![base] };
                for base in handed {
                    self.call_of(file, id, base, base, pass);
                }
            }
        }
        if let Some(base) = code.constructs_for_own(id) {
            return self.call_of(file, id, base, base, pass);
        }
        if self.constructs_kept(file, id, callee, pass) {
            return;
        }
        if code.node(callee).shape != Shape::Choice {
            return self.call_of(file, id, id, callee, pass);
        }
        // `(A if x else B)(…)` calls one or the other.
        for branch in code.children(callee).filter(|child| code.node(*child).role == Role::Branch && matches!(code.node(*child).shape, Shape::Name | Shape::Member)) {
            self.call_of(file, id, branch, branch, pass);
        }
    }

    /// A call of what `callee` names; `subject` is what is followed to a library.
    fn call_of(&self, file: usize, id: NodeId, subject: NodeId, callee: NodeId, pass: Pass) {
        let code = &self.program.files[file];
        // An alias hides the name that the rows know.
        let name = match self.imported_name(file, callee) {
            Some(name) => name,
            None => match code.node(callee).shape {
                Shape::Name | Shape::Member => code.name(callee).to_owned(),
                _ => return,
            },
        };
        // Most calls have no row: what follows objects is asked for the others alone.
        let mocked = OnceCell::new();
        let is_mocked = || code.test && *mocked.get_or_init(|| self.is_mocked(file, id));
        let set = self.set(file);
        let constructs = code.node(id).shape != Shape::Call;
        // A default export is named by whoever imports it.
        let of_base = is_of_base(code, id, callee);
        let as_constructed = constructs || LANGUAGES[code.language].calls_construct || of_base;
        let named = |name: &str| -> Vec<&Row> {
            let names: Vec<&str> = [name].into_iter().chain(code.callee_name(id).filter(|local| name == DEFAULT && *local != name)).collect();
            let as_call = (!constructs).then(|| names.iter().flat_map(|name| set.named(Subject::Call, name))).into_iter().flatten();
            let as_construction = as_constructed.then(|| names.iter().flat_map(|name| set.named(Subject::Construction, name))).into_iter().flatten();
            as_call.chain(as_construction).collect()
        };
        // Following an object costs most: not where the rows of the name make no client.
        let makes = |name: &str| named(name).into_iter().any(|row| makes_client(row) || is_handed_on(row));
        if pass == Pass::Clients
            && !makes(&name)
            && !(as_constructed && self.may_be_derived(file, callee, &name))
            && !self.name_at_home(file, callee).is_some_and(|home| makes(&home))
        {
            return;
        }
        let origin = OnceCell::new();
        let rows_of = |name: &str| -> Vec<(&Row, u8)> {
            named(name)
                .into_iter()
                // What hangs on the kind of a client waits until all clients are known.
                .filter(|row| pass == Pass::Rest || !row.on.iter().any(|on| matches!(on, On::Client(_))))
                .filter(|row| !is_mocked() && !self.is_own(file, row) && self.entra_holds(file, row))
                .filter_map(|row| self.strength_from(file, row, subject, &origin).map(|strength| (row, strength)))
                .collect()
        };
        let mut rows = rows_of(&name);
        if rows.is_empty() {
            rows = self.name_at_home(file, callee).filter(|home| *home != name).map_or_else(Vec::new, |home| rows_of(&home));
        }
        let derived = rows.is_empty() && as_constructed && !is_mocked();
        if derived {
            rows = self.of_base(file, callee, &name);
        }
        // The surest library first; within it the order of the rows.
        rows.sort_by_key(|(_, strength)| std::cmp::Reverse(*strength));
        let found = rows.iter().copied().find(|(row, _)| self.on_holds(file, id, row) && self.guards_hold(file, id, &row.guards) && !self.names_another(file, id, row));
        if let Some((row, strength)) = found {
            if !row.named && self.is_extension_call(file, id, &name) {
                return;
            }
            row.hit();
            if is_handed_on(row) {
                self.clients.handed_on.borrow_mut().insert(NodeRef { file, node: id });
            }
            if makes_client(row) != (pass == Pass::Clients) {
                return;
            }
            if pass == Pass::Clients {
                self.remember(file, id, row);
            }
            // Its own constructor calls the library's, and says it there.
            if derived && self.constructs_itself(file, callee) {
                return;
            }
            if pass == Pass::Rest && self.clients.made.borrow().contains_key(&NodeRef { file, node: id }) {
                return;
            }
            self.fact_of_call(file, id, callee, row, strength);
            // A client that may be of either kind is asked as both.
            let silent = |(other, _): &&(&Row, u8)| other.fact == FactKind::Acquisition && other.flow == Some(Flow::Silent) && other.subject == row.subject;
            if row.flow == Some(Flow::Refresh)
                && let Some((other, strength)) = rows.iter().find(silent).filter(|_| self.is_on_both(file, id))
            {
                self.fact_of_call(file, id, callee, other, *strength);
            }
        }
    }

    pub(super) fn remember(&self, file: usize, id: NodeId, row: &Row) {
        let at = NodeRef { file, node: id };
        let before = self.clients.made.borrow().get(&at).and_then(|made| made.client);
        self.clients.made.borrow_mut().insert(at, Made { client: row.client, other: before, libraries: row.libraries.clone() });
        if let Some(client) = row.client
            && !self.program.files[file].test
        {
            self.clients.kinds.borrow_mut().entry(self.program.owners[file]).or_default().insert(client);
        }
    }

    pub(super) fn fact_of_call(&self, file: usize, id: NodeId, callee: NodeId, row: &Row, strength: u8) {
        let code = &self.program.files[file];
        let node = code.node(callee);
        let span = if node.shape == Shape::Member { node.name } else { node.span };
        let span = if node.shape == Shape::Name && node.name != Span::default() { node.name } else { span };
        // A type that is declared elsewhere is not where the object is made.
        let around = code.node(node.parent);
        let declares = matches!(around.shape, Shape::Declaration | Shape::Binding | Shape::Field) && node.parent < id && id < around.end;
        let elsewhere = code.child(id, Role::Callee).is_none() && code.node(id).shape == Shape::New && !declares;
        let span = if is_of_base(code, id, callee) || elsewhere { first_line(code, id) } else { span };
        let mut fact = self.blank(file, span, row);
        if let Some(option) = row.at_option.as_ref().and_then(|selector| self.select(file, id, selector).into_iter().next()) {
            let set = self.chain(option.at.file, option.at.node, &option.path).pop().filter(|_| !option.path.is_empty() && option.value.as_text().is_some());
            let at = self.written_at(&option);
            fact.place = set.map_or_else(|| super::place(at.file, first_line(&self.program.files[at.file], at.node)), |set| set.place);
        }
        if let (FactKind::Acquisition, Some(object)) = (row.fact, code.object(callee).filter(|_| node.shape == Shape::Member))
            && fact.client.is_none()
        {
            fact.client = self.client_of(file, object);
        }
        if let (FactKind::Acquisition, Some(object)) = (row.fact, code.object(callee).filter(|_| node.shape == Shape::Member)) {
            fact.evidence = self.chain_of_object(file, object);
        }
        if let (FactKind::Acquisition | FactKind::Scopes, Some(object)) = (row.fact, code.object(callee).filter(|_| node.shape == Shape::Member)) {
            let mut asked = Vec::new();
            super::select::collect_objects(&self.eval.value(file, object), &mut asked);
            if !self.is_lending(file, id) {
                self.clients.asked.borrow_mut().extend(asked);
            }
        }
        if fact.cache == Some(CacheKind::Custom) && self.is_kept_in_memory(file, id) {
            fact.cache = Some(CacheKind::Memory);
        }
        self.complete(file, id, &mut fact, row);
        let api = self.api_chain(file, callee);
        if let (Some(flow), Some(true)) = (row.api_flow, api) {
            fact.flow = Some(flow);
        }
        if let Some(selector) = &row.credential {
            self.serving(file, id, row, selector);
            if row.fact == FactKind::Serving {
                return;
            }
        }
        let persisted = row.persistence.as_ref().and_then(|selector| self.select(file, id, selector).into_iter().next());
        let persisted = persisted.filter(|option| !self.is_never_kept(file, row, &option.value) && !self.is_put_there_unkept(row, option) && !self.is_read_of_client(row, option));
        if persisted.as_ref().is_some_and(|option| self.is_of_open_spread(option)) {
            fact.cache = fact.cache.or(Some(CacheKind::Unseen));
        } else if let Some(option) = persisted {
            fact.cache = Some(CacheKind::Persisted);
            let at = self.written_at(&option);
            let span = first_line(&self.program.files[at.file], at.node);
            let plugged = Fact { kind: FactKind::Cache, place: super::place(at.file, span), flow: None, client: None, ..fact.clone() };
            self.facts.borrow_mut().push(Owned {
                application: self.program.owners[file],
                fact: plugged,
                node: NodeRef { file, node: id },
                api_flow: None,
                confidence: Confidence::High,
            });
        }
        let api_flow = if api.is_some() { None } else { row.api_flow };
        let constructs = row.subject == Subject::Construction;
        fact.symbol = self.symbol(file, id);
        let confidence = match strength {
            3.. => Confidence::High,
            2 => Confidence::Medium,
            _ if row.libraries.is_empty() => Confidence::Medium,
            _ => Confidence::Low,
        };
        let confidence = confidence.max(self.sureness(file, row));
        fact.framework = row.framework;
        if row.fact == FactKind::Ignore || row.fact == FactKind::Cache && row.cache == Some(CacheKind::Persisted) && !constructs && self.stays_in_process(file, id) {
            return;
        }
        self.plugged_in(file, id, row, &fact);
        if self.is_first_sign(file, row) {
            // Without an import the first use of a global shows the library.
            let sign = Fact { kind: FactKind::Library, retired: true, flow: None, client: None, scopes: None, ..fact.clone() };
            self.facts.borrow_mut().push(Owned { application: self.program.owners[file], fact: sign, node: NodeRef { file, node: id }, api_flow: None, confidence });
        }
        if let Some(host) = &row.host {
            let known = Some((host.clone(), super::hosts::supported(self.set(file), host)));
            let by_itself = Fact { kind: FactKind::Host, host: known, flow: None, client: None, scopes: None, ..fact.clone() };
            self.facts.borrow_mut().push(Owned { application: self.program.owners[file], fact: by_itself, node: NodeRef { file, node: id }, api_flow: None, confidence });
        }
        if has_own_client(row, &fact) {
            let client = Fact { kind: FactKind::Client, flow: None, scopes: None, ..fact.clone() };
            self.facts.borrow_mut().push(Owned { application: self.program.owners[file], fact: client, node: NodeRef { file, node: id }, api_flow: None, confidence });
        }
        self.facts.borrow_mut().push(Owned { application: self.program.owners[file], fact, node: NodeRef { file, node: id }, api_flow, confidence });
    }

    /// Notes the option by which a client is handed a cache of a kind that rows know: that it is kept, another place says.
    fn plugged_in(&self, file: usize, id: NodeId, row: &Row, client: &Fact) {
        let option = row.guards.iter().find_map(|guard| if let Guard::Constructs(selector, _) = guard { Some(selector) } else { None });
        let Some(selector) = option.filter(|_| row.fact == FactKind::Client && row.client == Some(ClientKind::Public) && row.cache.is_none()) else { return };
        for option in self.select(file, id, selector).into_iter().take(1) {
            let span = first_line(&self.program.files[option.at.file], option.at.node);
            let fact = Fact { kind: FactKind::Cache, place: super::place(option.at.file, span), flow: None, client: None, cache: None, scopes: None, ..client.clone() };
            let node = NodeRef { file, node: id };
            self.facts.borrow_mut().push(Owned { application: self.program.owners[file], fact, node, api_flow: None, confidence: Confidence::High });
        }
    }

    /// Whether a row's library is a retired one that the file has from a page's script or from its project, and from no import.
    fn is_first_sign(&self, file: usize, row: &Row) -> bool {
        let retired = |library: &String| self.set(file).of(Subject::Import).any(|import| import.retired && import.libraries.contains(library));
        let imports = self.brought(file).iter().any(|one| row.libraries.contains(&one.library));
        let brings = |module: &String| self.set(file).module(Subject::Import, module).iter().any(|import| import.libraries.iter().any(|library| row.libraries.contains(library)));
        let by_project = || self.context(file).global_imports.iter().any(brings) && !self.program.tables[file].imports.iter().any(|(module, _)| brings(module));
        row.libraries.iter().any(retired) && (!imports && self.is_scripted(file, row) || imports && by_project())
    }

    /// In a chain of registrations: whether it hangs on one that validates tokens (`true`) or signs users in (`false`).
    fn api_chain(&self, file: usize, callee: NodeId) -> Option<bool> {
        let code = &self.program.files[file];
        let mut object = code.object(callee);
        let mut steps = 0;
        while let Some(at) = object {
            steps += 1;
            if code.node(at).shape != Shape::Call || steps > 24 {
                return None;
            }
            let name = code.callee_name(at)?;
            for row in self.set(file).named(Subject::Call, name) {
                match row.fact {
                    FactKind::Validation => return Some(true),
                    FactKind::SignIn => return Some(false),
                    _ => {}
                }
            }
            object = code.callee(at).and_then(|callee| code.object(callee));
        }
        None
    }

    /// Scopes, identity and the rest that arguments decide.
    pub(super) fn complete(&self, file: usize, id: NodeId, fact: &mut Fact, row: &Row) {
        if let Some(selector) = &row.scopes {
            self.judge_into(file, id, fact, selector, row);
        }
        if let Some(selector) = &row.consent
            && fact.scopes.as_ref().is_none_or(|(state, _)| matches!(state, crate::fact::ScopeState::Fixed | crate::fact::ScopeState::Configured))
        {
            self.judge_into(file, id, fact, selector, row);
        }
        if row.flow == Some(Flow::ManagedIdentity)
            && let Some(selector) = &row.identity
        {
            let given = self.select(file, id, selector);
            fact.evidence.extend(given.iter().flat_map(|one| self.chain(one.at.file, one.at.node, &one.path)));
            // Options without an id give none; options that are not seen may.
            let none = given.iter().all(|one| matches!(&one.value, Value::Record(_)) && !names_an_id(&one.value));
            fact.system_assigned = Some(none && !self.spreads_unseen(file, id));
        }
    }

    /// Whether a call is handed named arguments that are written elsewhere and cannot be followed.
    fn spreads_unseen(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let spread = code.children(id).filter(|child| code.node(*child).shape == Shape::Spread);
        spread.into_iter().any(|spread| is_unseen(&self.eval.value(file, spread)))
    }

    /// The object that a call is handed with a value inside it, or the value itself.
    fn request_with(&self, file: usize, call: NodeId, at: NodeRef) -> NodeId {
        let code = &self.program.files[file];
        let inside = std::iter::successors(Some(at.node), |node| Some(code.node(*node).parent)).take_while(|node| *node > call);
        let objects = inside.take_while(|node| *node == at.node || matches!(code.node(*node).shape, Shape::Record | Shape::Entry | Shape::List));
        let handed = objects.last().filter(|top| at.file == file && code.node(*top).shape == Shape::Record && code.node(*top).parent == call);
        handed.unwrap_or(at.node)
    }

    pub(super) fn judge_into(&self, file: usize, id: NodeId, fact: &mut Fact, selector: &Selector, row: &Row) {
        // What is asked for besides, and nobody is seen to hand in, is none: `acquire({ ...more, scopes: ["…"] })`.
        let optional = row.consent.as_ref().is_some_and(|consent| std::ptr::eq(consent, selector));
        for selected in self.select(file, id, selector) {
            let only_own = || self.only_own_scopes(&selected.value, selected.at.file, selected.at.node) || self.only_own_passed(&selected.value);
            if row.default_flow && fact.flow == Some(Flow::ImplicitAccessToken) && only_own() {
                fact.flow = Some(Flow::ImplicitIdToken);
            }
            let judged = self.judge_scopes(&selected);
            let is_unseen = judged.state == crate::fact::ScopeState::Unseen && !selected.path.is_empty();
            if optional && is_unseen && !self.is_seen_passed(&selected.value) {
                continue;
            }
            let node = if row.fact == FactKind::Acquisition && !optional { self.request_with(file, id, selected.at) } else { selected.at.node };
            let code = &self.program.files[selected.at.file];
            let place = Place { file: crate::source::offset(selected.at.file), span: first_line(code, node) };
            if fact.scopes.as_ref().is_none_or(|(known, _)| judged.state > *known) {
                fact.scopes = Some((judged.state, place));
                fact.reason = judged.reason;
                fact.scopes_evidence = self.chain_of_scopes(&selected, judged.evidence);
                let inside = Span { start: code.node(node).span.start, end: code.node(selected.at.node).span.start };
                if inside.start < inside.end && code.source.slice(inside).contains('\n') {
                    fact.scopes_evidence.insert(0, Evidence { message: "the scopes stand here".to_owned(), place: self.place_of(selected.at) });
                }
            }
        }
    }
}

/// Whether what is handed over by name cannot be followed, or something that is put into it.
fn is_unseen(handed: &Value) -> bool {
    match handed {
        Value::Unknown(_) | Value::Object(_) => true,
        Value::Record(entries) => entries.iter().any(|(key, value)| key == "..." && is_unseen(value)),
        Value::Choice(parts) => parts.iter().any(is_unseen),
        _ => false,
    }
}

/// Whether a row's calls make a client, whatever they are made on.
fn makes_client(row: &Row) -> bool {
    (row.fact == FactKind::Client || row.subject == Subject::Construction && row.client.is_some()) && !row.on.iter().any(|on| matches!(on, On::Client(_)))
}

/// Whether a row's calls make an object that tells nothing itself: what is called on it may.
fn is_handed_on(row: &Row) -> bool {
    row.subject == Subject::Construction && row.fact == FactKind::Ignore
}

/// Whether options name an id: a field whose name ends so, at any depth, or options that could not be followed.
fn names_an_id(value: &Value) -> bool {
    match value {
        Value::Record(entries) => entries.iter().any(|(key, value)| {
            let given = !value.is_nothing();
            given && (key == "..." || crate::query::plain_key(key).ends_with("id")) || names_an_id(value)
        }),
        _ => false,
    }
}

/// Whether a call is looked at as one of its type's base.
fn is_of_base(code: &crate::code::Code, id: NodeId, callee: NodeId) -> bool {
    code.node(callee).role == Role::Base
        || code.node(id).shape == Shape::Call && code.callee(id) != Some(callee) && (code.constructs_base(id) || code.constructs_for_own(id) == Some(callee))
}

/// A node's region: small, on its first line.
pub(super) fn first_line(code: &crate::code::Code, id: NodeId) -> Span {
    let span = code.node(id).span;
    let text = code.source.slice(span);
    match text.find(['\n', '\r']) {
        Some(end) => Span { start: span.start, end: span.start + crate::source::offset(end) },
        None => span,
    }
}
