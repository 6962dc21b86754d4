//! Calls, constructions, constants and mentions.

use super::{Classifier, Made, Owned};
use crate::code::{NodeId, Role, Shape};
use crate::fact::{ClientKind, Confidence, Fact, FactKind, Flow, Place};
use crate::language::{LANGUAGES, Modules};
use crate::query::{On, Requires, Row, Selector, Subject};
use crate::resolve::{Definition, NodeRef, Origin, Value};
use crate::source::Span;

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
                _ => {}
            }
        }
    }

    fn call(&self, file: usize, id: NodeId, pass: Pass) {
        let code = &self.program.files[file];
        let Some(callee) = code.callee(id) else { return };
        // An alias hides the name that the rows know.
        let name = match self.imported_name(file, callee) {
            Some(name) => name,
            None => match code.callee_name(id) {
                Some(name) => name.to_owned(),
                None => return,
            },
        };
        let set = self.set(file);
        let constructs = code.node(id).shape != Shape::Call;
        // A default export is named by whoever imports it.
        let as_constructed = constructs || LANGUAGES[code.language].calls_construct;
        let names: Vec<&str> = [name.as_str()].into_iter().chain(code.callee_name(id).filter(|local| name == "default" && *local != name)).collect();
        let as_call = (!constructs).then(|| names.iter().flat_map(|name| set.named(Subject::Call, name))).into_iter().flatten();
        let as_construction = as_constructed.then(|| names.iter().flat_map(|name| set.named(Subject::Construction, name))).into_iter().flatten();
        let mut rows: Vec<(&Row, u8)> = as_call
            .chain(as_construction)
            // What hangs on the kind of a client waits until all clients are known.
            .filter(|row| pass == Pass::Rest || !row.on.iter().any(|on| matches!(on, On::Client(_))))
            .filter(|row| !self.is_own(file, row))
            .filter_map(|row| self.strength(file, row, id).map(|strength| (row, strength)))
            .collect();
        if rows.is_empty() && as_constructed {
            rows = self.of_base(file, callee);
        }
        // The surest library first; within it the order of the rows.
        rows.sort_by_key(|(_, strength)| std::cmp::Reverse(*strength));
        let found = rows
            .iter()
            .copied()
            .find(|(row, _)| self.on_holds(file, id, row) && self.guards_hold(file, id, &row.guards) && self.entra_holds(file, row) && !self.names_another(file, id, row));
        if let Some((row, strength)) = found {
            row.hit();
            let is_client = (row.fact == FactKind::Client || row.subject == Subject::Construction && row.client.is_some()) && !row.on.iter().any(|on| matches!(on, On::Client(_)));
            if is_client != (pass == Pass::Clients) {
                return;
            }
            if pass == Pass::Clients {
                self.remember(file, id, row);
            } else if self.made.borrow().contains_key(&NodeRef { file, node: id }) {
                return;
            }
            self.fact_of_call(file, id, callee, row, strength);
        }
    }

    /// Whether a row speaks of a library whose source is in the repository.
    pub(super) fn is_own(&self, file: usize, row: &Row) -> bool {
        !row.libraries.is_empty() && row.libraries.iter().all(|library| self.context(file).own.contains(library))
    }

    /// Rows of the library's type from which the constructed type of the repository is derived.
    fn of_base(&self, file: usize, callee: NodeId) -> Vec<(&Row, u8)> {
        let Some(class) = self.eval.class_of(file, callee) else { return Vec::new() };
        let code = &self.program.files[class.file];
        let bases = code.children(class.node).filter(|child| code.node(*child).role == Role::Base);
        bases
            .flat_map(|base| {
                let name = self.imported_name(class.file, base).unwrap_or_else(|| code.name(base).to_owned());
                let rows: Vec<&Row> = self.set(class.file).named(Subject::Construction, &name).collect();
                rows.into_iter().filter_map(move |row| self.strength(class.file, row, base).map(|strength| (row, strength))).collect::<Vec<_>>()
            })
            .collect()
    }

    /// The name that an alias stands for.
    fn imported_name(&self, file: usize, callee: NodeId) -> Option<String> {
        let code = &self.program.files[file];
        if code.node(callee).shape != Shape::Name {
            return None;
        }
        self.program.tables[file].lookup(code, callee, code.name(callee)).iter().find_map(|one| match one {
            Definition::Import(_, Some(name)) => Some(name.clone()),
            _ => None,
        })
    }

    fn remember(&self, file: usize, id: NodeId, row: &Row) {
        let at = NodeRef { file, node: id };
        self.made.borrow_mut().insert(at, Made { client: row.client, libraries: row.libraries.clone() });
        if let Some(client) = row.client
            && !self.program.files[file].test
        {
            self.kinds.borrow_mut().entry(self.program.owners[file]).or_default().insert(client);
        }
    }

    /// How surely a name belongs to a library of a row: 3 followed, 2 imported by the file, 1 by the application; `None` not at all.
    pub(super) fn strength(&self, file: usize, row: &Row, id: NodeId) -> Option<u8> {
        let code = &self.program.files[file];
        let subject_node = match code.node(id).shape {
            Shape::Call | Shape::New | Shape::Element => code.callee(id)?,
            _ => id,
        };
        let subject = match code.node(subject_node).shape {
            Shape::Member => code.object(subject_node).map(|object| (object, true)),
            _ => Some((subject_node, false)),
        };
        let Some((subject, is_object)) = subject else { return self.strength_of_file(file, row) };
        let origin = self.eval.origin(file, if is_object { subject } else { subject_node });
        if row.libraries.is_empty() {
            // A function of the repository is not the thing that a row without a library means.
            return match origin {
                Origin::Local if !is_object => None,
                _ => Some(1),
            };
        }
        // The type that the row speaks of is seen, and the file imports its library.
        if row.requires == Requires::Receiver
            && is_object
            && matches!(origin, Origin::Object(_) | Origin::Unknown)
            && row.on.iter().any(|on| matches!(on, On::Type(name) if self.is_of_type(file, subject, name)))
            && let Some(strength) = self.strength_of_file(file, row)
        {
            return Some(strength);
        }
        match origin {
            Origin::Module(module, path) => {
                let found = self.known_module(file, &module, &path);
                if found.iter().any(|import| import.libraries.iter().any(|library| row.libraries.contains(library))) {
                    return Some(3);
                }
                // A name of a package that is not known at all may hand an object of this one on.
                (is_object && found.is_empty() && row.requires == Requires::Application).then(|| self.strength_of_file(file, row)).flatten().filter(|_| false)
            }
            Origin::Object(made) => {
                if let Some(known) = self.made.borrow().get(&made) {
                    return known.libraries.iter().any(|library| row.libraries.contains(library)).then_some(3).or_else(|| self.related(file, row, &known.libraries));
                }
                let other = &self.program.files[made.file];
                if made == (NodeRef { file, node: id }) && !is_object {
                    return self.strength_of_file(file, row);
                }
                if is_object && self.eval.class_made(made).is_some_and(|class| !self.is_derived(class)) {
                    // An object of the repository's own type is not the library's.
                    return None;
                }
                // Made by a name of a library, or by code that cannot be followed.
                let callee = other.callee(made.node);
                match callee.map(|callee| self.eval.origin(made.file, root_of(other, callee))) {
                    Some(Origin::Module(module, path)) => {
                        let found = self.known_module(made.file, &module, &path);
                        if found.iter().any(|import| import.libraries.iter().any(|library| row.libraries.contains(library))) {
                            Some(3)
                        } else if found.is_empty() {
                            None
                        } else {
                            self.strength_of_file(file, row).filter(|_| row.requires != Requires::Receiver).map(|_| 1)
                        }
                    }
                    Some(Origin::Local) if row.requires == Requires::Receiver => None,
                    _ => (row.requires != Requires::Receiver).then(|| self.strength_of_file(file, row)).flatten(),
                }
            }
            Origin::Local => {
                if is_object && row.requires != Requires::Receiver {
                    // An object of the repository's own type is not the library's; a type that wraps it shows in its base.
                    return None;
                }
                None
            }
            Origin::Plain => None,
            Origin::Unknown => {
                let declared = self.eval.declared_type(file, subject);
                if declared.as_ref().is_some_and(|name| self.type_is_of(file, subject, name, row)) {
                    return Some(3);
                }
                if row.requires == Requires::Receiver {
                    let root = root_of(code, subject);
                    if root != subject
                        && let Origin::Object(made) = self.eval.origin(file, root)
                        && self.is_made_by(made, row)
                    {
                        // What an object of the library hands on is the library's too.
                        return Some(3);
                    }
                    let global = code.node(subject).shape == Shape::Name && self.program.tables[file].lookup(code, subject, code.name(subject)).is_empty();
                    if global && self.is_scripted(file, row) {
                        return Some(2);
                    }
                    return declared.filter(|name| self.types.borrow().contains_key(name)).and_then(|_| self.strength_of_file(file, row));
                }
                if is_object && self.is_own_type(file, subject) {
                    return None;
                }
                self.strength_of_file(file, row)
            }
        }
    }

    /// An expression declared to be of a type of the repository that no library's type stands behind.
    fn is_own_type(&self, file: usize, expression: NodeId) -> bool {
        let Some(name) = self.eval.declared_type(file, expression) else { return false };
        let types = self.types.borrow();
        let classes = self.program.classes(&name, file);
        !types.contains_key(&name) && !classes.is_empty() && classes.iter().all(|at| !self.is_derived(*at))
    }

    /// Whether a type of the repository names a base that is not the repository's own: it may be the library's.
    fn is_derived(&self, class: NodeRef) -> bool {
        let code = &self.program.files[class.file];
        let types = self.types.borrow();
        code.children(class.node).any(|base| {
            let name = code.name(base);
            code.node(base).role == Role::Base
                && (types.contains_key(name)
                    || self.program.tables[class.file].lookup(code, base, name).iter().any(|one| matches!(one, Definition::Import(..)))
                        && self.program.classes(name, class.file).is_empty())
        })
    }

    /// Rows of the module that a name comes from: a path below a module may be one that rows know better.
    fn known_module(&self, file: usize, module: &str, path: &str) -> Vec<&Row> {
        let set = self.set(file);
        if path.is_empty() || LANGUAGES[self.program.files[file].language].modules != Modules::Dotted {
            return self.of_version(file, set.module(Subject::Import, module));
        }
        self.of_version(file, set.module(Subject::Import, &format!("{module}.{path}")))
    }

    /// Whether an object, or what it was made by, is of a row's library.
    fn is_made_by(&self, made: NodeRef, row: &Row) -> bool {
        if let Some(known) = self.made.borrow().get(&made) {
            return known.libraries.iter().any(|library| row.libraries.contains(library));
        }
        let code = &self.program.files[made.file];
        let Some(Origin::Module(module, path)) = code.callee(made.node).map(|callee| self.eval.origin(made.file, root_of(code, callee))) else { return false };
        self.known_module(made.file, &module, &path).iter().any(|import| import.libraries.iter().any(|library| row.libraries.contains(library)))
    }

    /// Whether a type's name is imported from one of a row's libraries.
    fn type_is_of(&self, file: usize, from: NodeId, name: &str, row: &Row) -> bool {
        self.program.tables[file].lookup(&self.program.files[file], from, name).iter().any(|one| match one {
            Definition::Import(module, _) => {
                self.of_version(file, self.set(file).module(Subject::Import, module)).iter().any(|import| import.libraries.iter().any(|library| row.libraries.contains(library)))
            }
            _ => false,
        })
    }

    /// Libraries that wrap one another: an object of one may be the other's where the file brings both.
    fn related(&self, file: usize, row: &Row, libraries: &[String]) -> Option<u8> {
        let both = self.brought[file].iter().any(|one| libraries.contains(&one.library)) && self.brought[file].iter().any(|one| row.libraries.contains(&one.library));
        both.then_some(1)
    }

    /// Whether the object of a call is what the row wants.
    fn on_holds(&self, file: usize, id: NodeId, row: &Row) -> bool {
        if row.on.is_empty() {
            return true;
        }
        let code = &self.program.files[file];
        let member = if code.node(id).shape == Shape::Member { Some(id) } else { code.callee(id) };
        let Some(object) = member.filter(|member| code.node(*member).shape == Shape::Member).and_then(|member| code.object(member)) else { return false };
        row.on.iter().any(|on| match on {
            On::Client(client) => self.client_of(file, object) == Some(*client),
            On::Type(name) => self.is_of_type(file, object, name),
        })
    }

    fn is_of_type(&self, file: usize, object: NodeId, name: &str) -> bool {
        let code = &self.program.files[file];
        if matches!(code.node(object).shape, Shape::Name | Shape::Member) && code.name(object) == name {
            return true;
        }
        let declared = || self.eval.declared_type(file, object).is_some_and(|of| of == name);
        match self.eval.origin(file, object) {
            Origin::Module(_, path) => path.rsplit('.').next() == Some(name) || declared(),
            Origin::Object(made) => {
                let other = &self.program.files[made.file];
                let chain =
                    |node: NodeId| other.callee_name(node) == Some(name) || other.callee(node).and_then(|callee| self.imported_name(made.file, callee)).as_deref() == Some(name);
                chain(made.node)
                    || other
                        .callee(made.node)
                        .is_some_and(|callee| other.object(callee).is_some_and(|of| matches!(other.node(of).shape, Shape::Name | Shape::Member) && other.name(of) == name))
                    || declared()
            }
            _ => declared(),
        }
    }

    /// The kind of client that an expression is: followed, declared, or the only one that the file or application builds.
    pub(super) fn client_of(&self, file: usize, object: NodeId) -> Option<ClientKind> {
        let value = self.eval.value(file, object);
        self.eval.want(file, &value);
        let mut made = Vec::new();
        super::select::collect_objects(&value, &mut made);
        let known: Vec<Option<ClientKind>> = made.iter().filter_map(|at| self.made.borrow().get(at).map(|made| made.client)).collect();
        if let Some(first) = known.first() {
            // Of clients that stand for one another by configuration the one with a secret has more to lose.
            return if known.contains(&Some(ClientKind::Confidential)) { Some(ClientKind::Confidential) } else { *first };
        }
        // An object of a library's type that no row takes for a client is none.
        let foreign = |at: &NodeRef| {
            let code = &self.program.files[at.file];
            code.node(at.node).shape == Shape::New && code.callee(at.node).is_some_and(|callee| matches!(self.eval.origin(at.file, callee), Origin::Module(..)))
        };
        if !made.is_empty() && made.iter().all(foreign) {
            return None;
        }
        if let Some(name) = self.eval.declared_type(file, object)
            && let Some((client, _)) = self.types.borrow().get(&name)
        {
            return *client;
        }
        let owner = self.program.owners[file];
        let in_file: Vec<ClientKind> = self.made.borrow().iter().filter(|(at, _)| at.file == file).filter_map(|(_, made)| made.client).collect();
        if let Some(first) = in_file.first()
            && in_file.iter().all(|kind| kind == first)
        {
            return Some(*first);
        }
        let kinds = self.kinds.borrow();
        let built = kinds.get(&owner)?;
        (built.len() == 1).then(|| built.iter().next().copied()).flatten()
    }

    /// Names of types by which annotations and factories speak of clients.
    pub(super) fn load_types(&self) {
        let mut types = self.types.borrow_mut();
        for set in self.rows {
            for row in set.rows() {
                if row.fact == FactKind::Client {
                    let own = (row.subject == Subject::Construction).then(|| row.name.clone());
                    for name in row.types.iter().cloned().chain(own) {
                        types.entry(name).or_insert_with(|| (row.client, row.libraries.clone()));
                    }
                }
            }
        }
    }

    fn fact_of_call(&self, file: usize, id: NodeId, callee: NodeId, row: &Row, strength: u8) {
        let code = &self.program.files[file];
        let node = code.node(callee);
        let span = if node.shape == Shape::Member { node.name } else { node.span };
        let span = if node.shape == Shape::Name && node.name != Span::default() { node.name } else { span };
        let mut fact = self.blank(file, span, row);
        if let (FactKind::Acquisition, Some(object)) = (row.fact, code.object(callee).filter(|_| node.shape == Shape::Member))
            && fact.client.is_none()
        {
            fact.client = self.client_of(file, object);
        }
        self.complete(file, id, &mut fact, row);
        let api = self.api_chain(file, callee);
        if let (Some(flow), Some(true)) = (row.api_flow, api) {
            fact.flow = Some(flow);
        }
        if let Some(selector) = &row.credential {
            self.serving(file, id, row, selector);
            return;
        }
        let persisted = row.persistence.as_ref().and_then(|selector| self.select(file, id, selector).into_iter().next());
        if let Some(option) = persisted {
            fact.cache = Some(crate::fact::CacheKind::Persisted);
            let span = first_line(&self.program.files[option.at.file], option.at.node);
            let plugged = Fact { kind: FactKind::Cache, place: super::place(option.at.file, span), flow: None, client: None, ..fact.clone() };
            self.facts.borrow_mut().push(Owned {
                application: self.program.owners[file],
                fact: plugged,
                node: NodeRef { file, node: id },
                api_flow: None,
                confidence: Confidence::High,
            });
        }
        let api_flow = if api.is_some() { None } else { row.api_flow };
        fact.symbol = self.symbol(file, id);
        let confidence = match strength {
            3 => Confidence::High,
            2 => Confidence::Medium,
            _ if row.libraries.is_empty() => Confidence::Medium,
            _ => Confidence::Low,
        };
        if row.framework.is_some() {
            fact.reason.clone_from(&row.framework);
        }
        if row.fact == FactKind::Ignore {
            return;
        }
        // A credential for users that keeps a cache is its own client.
        if row.fact == FactKind::Acquisition && row.silent && row.subject == Subject::Construction && fact.client == Some(ClientKind::Public) {
            let client = Fact { kind: FactKind::Client, flow: None, scopes: None, ..fact.clone() };
            self.facts.borrow_mut().push(Owned { application: self.program.owners[file], fact: client, node: NodeRef { file, node: id }, api_flow: None, confidence });
        }
        self.facts.borrow_mut().push(Owned { application: self.program.owners[file], fact, node: NodeRef { file, node: id }, api_flow, confidence });
    }

    /// Notes of the credentials that a selector picks that they only serve.
    fn serving(&self, file: usize, id: NodeId, row: &Row, selector: &Selector) {
        let mut served = Vec::new();
        for selected in self.select(file, id, selector) {
            super::select::collect_objects(&selected.value, &mut served);
        }
        for at in served {
            self.push(at.file, at.node, self.blank(at.file, self.program.files[at.file].node(at.node).span, row), row);
        }
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
            // Options without an id give none; options that are not seen may.
            let none = given.iter().all(|one| matches!(&one.value, Value::Record(_)) && !names_an_id(&one.value));
            fact.system_assigned = Some(none && !self.spreads_unseen(file, id));
        }
    }

    /// Whether a call is handed named arguments that are written elsewhere and cannot be followed.
    fn spreads_unseen(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let spread = code.children(id).filter(|child| code.node(*child).shape == Shape::Spread);
        spread.into_iter().any(|spread| matches!(self.eval.value(file, spread), Value::Unknown(_) | Value::Object(_)))
    }

    fn judge_into(&self, file: usize, id: NodeId, fact: &mut Fact, selector: &Selector, row: &Row) {
        for selected in self.select(file, id, selector) {
            if row.default_flow && fact.flow == Some(Flow::ImplicitAccessToken) && self.only_own_scopes(&selected.value, &self.program.files[selected.at.file], selected.at.node) {
                fact.flow = Some(Flow::ImplicitIdToken);
            }
            let judged = self.judge_scopes(&selected);
            let place = Place { file: crate::source::offset(selected.at.file), span: first_line(&self.program.files[selected.at.file], selected.at.node) };
            if fact.scopes.as_ref().is_none_or(|(known, _)| judged.state > *known) {
                fact.scopes = Some((judged.state, place));
                fact.reason = judged.reason;
                fact.evidence.extend(judged.evidence);
            }
        }
    }

    /// Scopes that ask for nothing but an ID token: the client id, `openid`, `profile`.
    fn only_own_scopes(&self, value: &Value, code: &crate::code::Code, node: NodeId) -> bool {
        let parts: Vec<&Value> = match value {
            Value::List(parts) => parts.iter().collect(),
            other => vec![other],
        };
        let written = self.written_parts(code, node);
        !parts.is_empty()
            && parts.iter().enumerate().all(|(index, part)| {
                part.as_text().is_some_and(|text| matches!(text, "openid" | "profile")) || written.get(index).is_some_and(|text| text.replace(['_', '-'], "").ends_with("clientid"))
            })
    }

    /// The elements of a list as they are written, also where the list, or a request that holds it, stands under a name of the file.
    fn written_parts(&self, code: &crate::code::Code, node: NodeId) -> Vec<String> {
        let mut at = node;
        for _ in 0..4 {
            match code.node(at).shape {
                Shape::List => return code.children(at).map(|child| code.text(child).to_lowercase()).collect(),
                Shape::Record => match code.descendants(at).find(|below| code.node(*below).shape == Shape::List) {
                    Some(list) => at = list,
                    None => break,
                },
                Shape::Name => {
                    let Some(file) = self.program.file(&code.source.path) else { break };
                    let found = self.program.tables[file].lookup(code, at, code.name(at)).iter().find_map(|one| match one {
                        Definition::Value(value, _) if matches!(code.node(*value).shape, Shape::List | Shape::Record | Shape::Name) => Some(*value),
                        _ => None,
                    });
                    match found {
                        Some(value) => at = value,
                        None => break,
                    }
                }
                _ => break,
            }
        }
        vec![code.text(at).to_lowercase()]
    }

    fn constant(&self, file: usize, id: NodeId) {
        let code = &self.program.files[file];
        let Some(object) = code.object(id) else { return };
        if !matches!(code.node(object).shape, Shape::Name | Shape::Member) {
            return;
        }
        let name = code.name(id);
        let of = self.imported_name(file, object).unwrap_or_else(|| code.name(object).to_owned());
        self.named_constant(file, id, &format!("{of}.{name}"), code.node(id).name);
        self.reference(file, id, name);
        let dotted = code.dotted(id);
        if dotted != format!("{of}.{name}") && dotted.matches('.').count() == 1 {
            self.reference(file, id, &dotted);
        }
    }

    fn named_constant(&self, file: usize, id: NodeId, name: &str, span: Span) {
        let rows: Vec<&Row> = self.set(file).named(Subject::Constant, name).collect();
        let found = rows.into_iter().find(|row| self.strength(file, row, id).is_some() && self.guards_hold(file, id, &row.guards) && self.entra_holds(file, row));
        if let Some(row) = found {
            row.hit();
            if row.fact == FactKind::Host && (self.is_context(file, id) || self.is_compared(file, id)) {
                return;
            }
            let mut fact = self.blank(file, span, row);
            if let Some(host) = &row.host {
                fact.host = Some((host.clone(), super::hosts::supported(self.set(file), host)));
            }
            self.push(file, id, fact, row);
        }
    }

    fn mention(&self, file: usize, id: NodeId) {
        let code = &self.program.files[file];
        let node = code.node(id);
        if matches!(node.role, Role::Callee | Role::Imported | Role::Module | Role::Type | Role::Base | Role::Parameter) {
            return;
        }
        let name = self.imported_name(file, id).unwrap_or_else(|| code.name(id).to_owned());
        self.reference(file, id, &name);
        if let Origin::Module(module, path) = self.eval_origin_cheap(file, id, &name) {
            let last = module.rsplit(['.', '/']).next().unwrap_or(&module).to_owned();
            let full = if path.contains('.') { path } else { format!("{last}.{name}") };
            self.named_constant(file, id, &full, node.span);
        }
    }

    /// The origin of a name, asked only where some row might want it.
    fn eval_origin_cheap(&self, file: usize, id: NodeId, name: &str) -> Origin {
        let suffix = format!(".{name}");
        if self.set(file).of(Subject::Constant).any(|row| row.name.ends_with(&suffix)) { self.eval.origin(file, id) } else { Origin::Unknown }
    }

    fn reference(&self, file: usize, id: NodeId, name: &str) {
        let code = &self.program.files[file];
        if code.node(id).role == Role::Callee {
            return;
        }
        let found = self.set(file).named(Subject::Reference, name).find(|row| {
            !matches!(row.fact, FactKind::Input | FactKind::Configured | FactKind::Transform)
                && self.strength(file, row, id).is_some()
                && self.on_holds(file, id, row)
                && self.entra_holds(file, row)
                && self.guards_hold(file, id, &row.guards)
        });
        if let Some(row) = found {
            row.hit();
            let node = code.node(id);
            let span = if node.shape == Shape::Member { node.name } else { node.span };
            let fact = self.blank(file, span, row);
            self.push(file, id, fact, row);
        }
    }
}

/// Whether options name an id: a field whose name ends so, at any depth, or options that could not be followed.
fn names_an_id(value: &Value) -> bool {
    match value {
        Value::Record(entries) => entries.iter().any(|(key, value)| {
            let given = !matches!(value, Value::Literal(text) if matches!(text.as_str(), "null" | "None" | "undefined"));
            given && (key == "..." || crate::query::plain_key(key).ends_with("id")) || names_an_id(value)
        }),
        _ => false,
    }
}

/// The first name of a chain of members and calls.
fn root_of(code: &crate::code::Code, id: NodeId) -> NodeId {
    let mut at = id;
    for _ in 0..64 {
        let next = match code.node(at).shape {
            Shape::Member | Shape::Index => code.object(at),
            Shape::Call => code.callee(at),
            _ => None,
        };
        match next {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// A node's region: small, on its first line.
fn first_line(code: &crate::code::Code, id: NodeId) -> Span {
    let span = code.node(id).span;
    let text = code.source.slice(span);
    match text.find(['\n', '\r']) {
        Some(end) => Span { start: span.start, end: span.start + crate::source::offset(end) },
        None => span,
    }
}
