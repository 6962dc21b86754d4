//! Names that are read without being called: constants of libraries, and references.

use crate::classify::Classifier;
use crate::classify::meanings::runs_behind;
use crate::code::{NodeId, Role, Shape};
use crate::fact::{Fact, FactKind};
use crate::language::LANGUAGES;
use crate::query::{Entra, Guard, Row, Selector, Step, Subject};
use crate::resolve::{Definition, Origin};
use crate::source::Span;
use foldhash::HashMap;
use std::rc::Rc;

/// Places at which one name is read that are looked at.
const MOST_READS: usize = 32;

impl Classifier<'_> {
    pub(in crate::classify) fn constant(&self, file: usize, id: NodeId) {
        let code = &self.program.files[file];
        let Some(object) = code.object(id) else { return };
        if !matches!(code.node(object).shape, Shape::Name | Shape::Member) {
            return;
        }
        // What gives it a value, or takes it away, does not read it.
        let up = code.node(id).parent;
        let unset = || LANGUAGES[code.language].words.unsets.is_some_and(|word| code.node(up).shape == Shape::Other && code.text(up).starts_with(word));
        if code.node(id).role == Role::Left && code.node(up).shape == Shape::Assign || unset() {
            return;
        }
        let (set, name) = (self.set(file), code.name(id));
        // Most members end no row's name.
        let ends = |subject| set.has_end(subject, name);
        let full = || format!("{}.{name}", self.imported_name(file, object).as_deref().unwrap_or_else(|| code.name(object)));
        if ends(Subject::Constant) {
            self.named_constant(file, id, &full(), code.node(id).name);
        }
        self.reference(file, id, name);
        self.handed_type(file, id, name);
        if [Subject::Reference, Subject::Base, Subject::Call].into_iter().any(ends) {
            let dotted = code.dotted(id);
            if dotted.matches('.').count() == 1 && dotted != full() {
                self.reference(file, id, &dotted);
            }
        }
    }

    pub(in crate::classify) fn named_constant(&self, file: usize, id: NodeId, name: &str, span: Span) {
        let rows: Vec<&Row> = self.set(file).named(Subject::Constant, name).collect();
        let found = rows.into_iter().find(|row| self.strength(file, row, id).is_some() && self.guards_hold(file, id, &row.guards) && self.entra_holds(file, row));
        if let Some(row) = found {
            row.hit();
            if row.fact == FactKind::Host && (self.is_context(file, id) || self.is_compared(file, id)) {
                return;
            }
            // What a variable of the file keeps is used where a function reads it.
            let read = if row.fact == FactKind::Acquisition { self.read_in_function(file, id) } else { None };
            let (id, span) = match read {
                Some(read) => (read, self.program.files[file].node(read).span),
                None => (id, span),
            };
            let mut fact = self.blank(file, span, row);
            if let Some(host) = &row.host {
                fact.host = Some((host.clone(), crate::classify::hosts::supported(self.set(file), host)));
            }
            if let Some(selector) = &row.identity {
                fact.system_assigned = Some(!self.writes_identity(file, id, selector));
            }
            self.push(file, id, fact, row);
        }
    }

    /// Where a function first reads the variable outside of functions that keeps an expression.
    fn read_in_function(&self, file: usize, id: NodeId) -> Option<NodeId> {
        let code = &self.program.files[file];
        let binder = code.ancestors(id).find(|up| !matches!(code.node(*up).shape, Shape::Binary | Shape::Inline | Shape::Other))?;
        if code.node(binder).shape != Shape::Binding || code.enclosing(binder, Shape::Function).is_some() {
            return None;
        }
        let name = code.name(binder);
        let means = |one: &Definition| matches!(one, Definition::Value(_, at) if *at == binder);
        let reads = self.reads_in_functions(file);
        reads.get(name)?.iter().copied().find(|id| self.program.tables[file].lookup(code, *id, name).iter().any(means))
    }

    /// The names that functions of a file read.
    fn reads_in_functions(&self, file: usize) -> Rc<HashMap<String, Vec<NodeId>>> {
        if let Some(known) = self.read.borrow().get(&file) {
            return Rc::clone(known);
        }
        let code = &self.program.files[file];
        let mut found: HashMap<String, Vec<NodeId>> = HashMap::default();
        for (id, _) in (0..).zip(&code.nodes).filter(|(_, node)| matches!(node.shape, Shape::Name | Shape::Shorthand)) {
            if code.enclosing(id, Shape::Function).is_some() {
                let places = found.entry(code.name(id).to_owned()).or_default();
                places.extend(Some(id).filter(|_| places.len() < MOST_READS));
            }
        }
        let found = Rc::new(found);
        self.read.borrow_mut().insert(file, Rc::clone(&found));
        found
    }

    pub(in crate::classify) fn mention(&self, file: usize, id: NodeId) {
        let code = &self.program.files[file];
        let node = code.node(id);
        // What is called on a module says it itself.
        let calls_on = node.role == Role::Object && code.node(node.parent).role == Role::Callee && code.node(code.node(node.parent).parent).shape == Shape::Call;
        if matches!(node.role, Role::Callee | Role::Imported | Role::Module | Role::Type | Role::Parameter) || calls_on && self.is_default_called(file, id) {
            return;
        }
        let name = self.imported_name(file, id).or_else(|| self.eval.injected_name(file, id)).unwrap_or_else(|| code.name(id).to_owned());
        self.reference(file, id, &name);
        if node.role == Role::Base {
            return;
        }
        self.handed_type(file, id, &name);
        if let Origin::Module(module, path) = self.eval_origin_cheap(file, id, &name) {
            let last = module.rsplit(['.', '/']).next().unwrap_or(&module).to_owned();
            let full = if path.contains('.') { path } else { format!("{last}.{name}") };
            self.named_constant(file, id, &full, node.span);
        }
    }

    /// The origin of a name, asked only where some row might want it.
    pub(in crate::classify) fn eval_origin_cheap(&self, file: usize, id: NodeId, name: &str) -> Origin {
        if self.set(file).has_end(Subject::Constant, name) { self.eval.origin(file, id) } else { Origin::Unknown }
    }

    pub(in crate::classify) fn reference(&self, file: usize, id: NodeId, name: &str) {
        let code = &self.program.files[file];
        if code.node(id).role == Role::Callee {
            return;
        }
        let subject = if code.node(id).role == Role::Base { Subject::Base } else { Subject::Reference };
        let found = self.set(file).named(subject, name).find(|row| {
            !row.fact.is_of_values()
                && !self.is_own(file, row)
                && self.entra_holds(file, row)
                && self.strength(file, row, id).is_some()
                && (subject != Subject::Base || row.entra != Some(Entra::Required) || self.is_derived_for_entra(file, id))
                && self.on_holds(file, id, row)
                // An address that is only looked at is not called.
                && (row.fact != FactKind::UserInfo || self.is_handed(file, id))
                && (row.entra != Some(Entra::Required) || !row.libraries.is_empty() || self.is_handed_at_entra(file, id, row))
                && self.guards_hold_behind(file, id, &row.guards)
                // What a test says of a method, or puts in its place, is no use of it.
                && (!matches!(row.fact, FactKind::Acquisition | FactKind::SignIn) || code.node(id).role != Role::Left && !(code.test && (code.node(id).role == Role::Object || self.is_context(file, id))))
                && !(self.set(file).is_generic(row) && code.object(id).is_some_and(|client| self.is_registered_for_another(file, client, row)))
        });
        let found = found.or_else(|| self.row_of_run(file, id, name));
        if let Some(row) = found {
            row.hit();
            let node = code.node(id);
            let span = if node.shape == Shape::Member { node.name } else { node.span };
            let mut fact = self.blank(file, span, row);
            if let Some(selector) = &row.scopes {
                self.scopes_handed_on(file, id, &mut fact, selector, row);
            }
            self.push(file, id, fact, row);
        }
    }

    /// The row of a call, where a method is handed to what calls it as it would be called: `to_thread(session.fetch_token, address)`.
    fn row_of_run(&self, file: usize, id: NodeId, name: &str) -> Option<&Row> {
        let code = &self.program.files[file];
        let acquires = |row: &&Row| matches!(row.fact, FactKind::Acquisition | FactKind::UserInfo);
        if code.node(id).role != Role::Argument || !self.set(file).named(Subject::Call, name).any(|row| acquires(&row)) {
            return None;
        }
        let (call, _) = self.handed_to(file, id).filter(|(call, before)| self.runs(file, *call, *before))?;
        if code.test && self.is_mocked(file, call) || self.is_called_on(file, call) {
            return None;
        }
        let rows = self.set(file).named(Subject::Call, name).filter(|row| !self.is_own(file, row) && self.entra_holds(file, row));
        let mut rows: Vec<(&Row, u8)> = rows.filter_map(|row| self.strength(file, row, id).map(|strength| (row, strength))).collect();
        rows.sort_by_key(|(_, strength)| std::cmp::Reverse(*strength));
        let holds = |row: &Row| self.on_holds(file, id, row) && self.guards_hold_behind(file, id, &row.guards) && !self.names_another(file, call, row);
        rows.into_iter().map(|(row, _)| row).find(|row| holds(row)).filter(acquires)
    }

    /// Whether what a call gives is called itself, and may be handed more: `partial(session.fetch_token, address)`.
    fn is_called_on(&self, file: usize, call: NodeId) -> bool {
        let code = &self.program.files[file];
        let binder = code.node(call).parent;
        let means = |callee: NodeId| {
            let found = self.program.tables[file].lookup(code, callee, code.name(callee));
            code.node(callee).shape == Shape::Name && found.iter().any(|one| matches!(one, Definition::Value(_, at) if *at == binder))
        };
        let name = code.key_of(binder).filter(|_| matches!(code.node(binder).shape, Shape::Binding | Shape::Assign));
        let calls = name.as_ref().map_or(&[][..], |name| self.program.calls(name));
        code.node(call).role == Role::Callee || calls.iter().any(|other| other.file == file && code.callee(other.node).is_some_and(means))
    }

    /// Whether a call runs the function that is the last of so many arguments, or calls what another one gave back.
    fn runs(&self, file: usize, call: NodeId, before: usize) -> bool {
        if before == 0 {
            return true;
        }
        let Some(name) = self.program.files[file].callee_name(call) else { return false };
        let runs = |row: &Row| row.fact == FactKind::Installs && row.types.is_empty() && row.on.is_empty() && runs_behind(row).is_some_and(|behind| behind + 1 == before);
        self.set(file).named(Subject::Call, name).any(runs)
    }

    /// Scopes of a method that is handed to something that calls it: among the arguments behind it, `to_thread(client.acquire, scopes)`.
    fn scopes_handed_on(&self, file: usize, id: NodeId, fact: &mut Fact, selector: &Selector, row: &Row) {
        for call in self.calls_of_bound(file, id) {
            self.judge_into(call.file, call.node, fact, selector, row);
        }
        let Some((call, before)) = self.handed_to(file, id) else { return };
        let behind = behind(selector, before);
        self.judge_into(file, call, fact, &behind, row);
    }

    /// The call that a function is handed to, and how many arguments stand there before what is the function's own.
    fn handed_to(&self, file: usize, id: NodeId) -> Option<(NodeId, usize)> {
        let code = &self.program.files[file];
        let call = code.ancestors(id).take(2).find(|up| matches!(code.node(*up).shape, Shape::Call | Shape::New))?;
        let before = code.positional(call).position(|argument| argument == id)? + 1;
        // What is given back is called with what stands behind that: `sync_to_async(client.acquire)(scopes)`.
        let outer = code.node(call).parent;
        let is_called = before == 1 && code.node(outer).shape == Shape::Call && code.node(call).role == Role::Callee;
        Some(if is_called && self.hands_back(file, call) { (outer, 0) } else { (call, before) })
    }

    /// Whether guards hold of the arguments that stand behind a function which is handed to a call.
    fn guards_hold_behind(&self, file: usize, id: NodeId, guards: &[Guard]) -> bool {
        let Some((call, before)) = self.handed_to(file, id).filter(|_| !guards.is_empty()) else { return self.guards_hold(file, id, guards) };
        let shifted = |guard: &Guard| match guard {
            Guard::Has(selector) => Guard::Has(behind(selector, before)),
            Guard::Lacks(selector) => Guard::Lacks(behind(selector, before)),
            Guard::Is(selector, texts) => Guard::Is(behind(selector, before), texts.clone()),
            Guard::Not(selector, texts) => Guard::Not(behind(selector, before), texts.clone()),
            Guard::Constructs(selector, types) => Guard::Constructs(behind(selector, before), types.clone()),
            Guard::IsText(selector, wanted) => Guard::IsText(behind(selector, before), *wanted),
            Guard::Unseen(selector) => Guard::Unseen(behind(selector, before)),
            Guard::AtEntra(selector) => Guard::AtEntra(behind(selector, before)),
            other => other.clone(),
        };
        self.guards_hold(file, call, &guards.iter().map(shifted).collect::<Vec<_>>())
    }
}

/// A selector of arguments, where so many others stand before them.
fn behind(selector: &Selector, before: usize) -> Selector {
    let shifted = |step: &Step| match step {
        Step::Index(index) => Step::Index(index + before),
        Step::From(from) => Step::From(from + before),
        other => other.clone(),
    };
    selector.iter().map(|path| path.iter().take(1).map(shifted).chain(path.iter().skip(1).cloned()).collect()).collect()
}
