//! Who a piece of code talks to: what shows Entra, what shows another provider, and which of them decides for a generic call.

pub(super) mod address;
mod addressed;
mod answers;
mod heirs;
pub(super) mod providers;
mod registered;
mod seen;
mod sent;
mod servers;
pub(super) mod users;

use super::Classifier;
use super::belonging::root_of;
use super::hosts::{names_entra, stands_alone};
use crate::code::{Code, NodeId, Piece, Role, Shape};
use crate::fact::{ClientKind, Confidence, FactKind};
use crate::language::{LANGUAGES, Modules};
use crate::query::{Entra, Guard, On, Row, RowSet, Subject, plain_key};
use crate::resolve::{NodeRef, Origin, Value};
use address::{Receiver, is_address_of_another, texts_of};
use foldhash::HashMap;
pub(super) use seen::Seen;
use std::collections::BTreeSet;
use users::Shown;

/// Levels above a text at which its name is looked for.
const NEAR: usize = 6;
/// Addresses and calls of one file that may show that code elsewhere talks to Entra.
const MOST_ADDRESSES: usize = 200;
const MOST_CALLS: usize = 2_000;
/// Sign-ins of one file of which it is asked after whom they are called.
const MOST_SIGN_INS: usize = 100;

impl Classifier<'_> {
    /// Which files, folders and applications are seen to talk to Entra, and which files and folders to somebody else.
    pub(super) fn talks_to_entra(&mut self) {
        let telling = &self.shared.telling;
        let addresses = self.addresses();
        for (file, code) in self.files() {
            let set = self.set(file);
            let library = self.brought(file).iter().filter(|one| !one.generic).filter_map(|one| telling.get(one.library.as_str())).max().copied();
            let signed_in = self.sign_ins_given(file);
            let names = |id: NodeId| names_entra(set, code.text(id)) || !code.test && self.whole_address(file, id).is_some_and(|(_, whole)| names_entra(set, &whole));
            let host = signed_in == Some(Receiver::Entra)
                || self.reads_entra(file, &addresses)
                || (0..).zip(&code.nodes).any(|(id, node)| node.shape == Shape::Text && names(id) && !self.is_looked_up(file, id) && !self.is_no_use(file, id));
            let shown = if host { Some(Shown::Users) } else { library.max(self.shown_by_rows(file)) };
            let entra = shown.is_some();
            let other = !host && (signed_in == Some(Receiver::Another) || (0..).zip(&code.nodes).any(|(id, node)| node.shape == Shape::Text && self.is_of_somebody_else(file, id)));
            if entra {
                self.seen.files.insert(file);
            }
            if other {
                self.seen.others.insert(file);
            }
            if code.test {
                continue;
            }
            let owner = self.program.owners[file];
            if entra {
                self.seen.apps.insert(owner);
            }
            if shown == Some(Shown::Users) {
                self.seen.signing.insert(owner);
            }
            if entra || other && self.shows_another_around(file, signed_in) {
                *self.seen.folders.entry((owner, folder(&code.source.path).to_owned())).or_default() |= entra;
            }
        }
        self.hand_on_entra();
        self.hand_on_settings();
        self.read_around();
        for application in self.island.applications.iter().copied() {
            let Some(context) = self.contexts.get(application) else { continue };
            let brought = context.libraries.iter().filter(|library| !context.generic.contains(*library));
            let shown = brought.filter_map(|library| telling.get(library.as_str())).max();
            if shown.is_some() {
                self.seen.apps.insert(application);
            }
            if shown == Some(&Shown::Users) {
                self.seen.signing.insert(application);
            }
        }
        self.note_named_sign_ins();
        self.seen.is_known = true;
    }

    /// Applications that read the settings of a folder around them talk to whom those show.
    fn read_around(&mut self) {
        if self.island.applications.len() < 2 {
            return;
        }
        let settings = self.files().filter(|(file, code)| !code.test && self.is_settings(*file) && self.seen.files.contains(file));
        let mut users: HashMap<&str, BTreeSet<usize>> = HashMap::default();
        for (file, code) in settings.filter(|(file, _)| !self.context(*file).used_by.is_empty()) {
            users.entry(folder(&code.source.path)).or_default().extend(&self.context(file).used_by);
        }
        let reads = |path: &str, owner: usize| {
            let mut around = std::iter::successors(Some(folder(path)), |at| (!at.is_empty()).then(|| folder(at)));
            around.any(|at| users.get(at).is_some_and(|users| users.contains(&owner)))
        };
        let owners = self.files().map(|(file, code)| (self.program.owners[file], code));
        let reached: BTreeSet<usize> = owners.filter(|(owner, code)| !users.is_empty() && reads(&code.source.path, *owner)).map(|(owner, _)| owner).collect();
        let reached: Vec<usize> = reached.into_iter().chain(self.readers_of_modules()).collect();
        self.seen.apps.extend(reached.iter().copied());
        self.seen.signing.extend(reached);
    }

    /// Applications that use the folder of a module which shows Entra, and import nothing from it: they read it as settings.
    fn readers_of_modules(&self) -> BTreeSet<usize> {
        let is_module = |file: usize, code: &Code| {
            LANGUAGES[code.language].modules == Modules::Dotted && !code.test && self.seen.files.contains(&file) && !self.context(file).used_by.is_empty()
        };
        let modules: Vec<(usize, &Code)> = self.files().filter(|(file, code)| is_module(*file, code)).collect();
        let mut imported: HashMap<usize, BTreeSet<&str>> = HashMap::default();
        for (file, _) in self.files().filter(|_| !modules.is_empty()) {
            let first = self.program.tables[file].imports.iter().filter_map(|(module, _)| module.trim_start_matches('.').split('.').next());
            imported.entry(self.program.owners[file]).or_default().extend(first);
        }
        let mut readers = BTreeSet::new();
        for (file, code) in modules {
            let imports = |user: &usize| imported.get(user).is_some_and(|first| folder(&code.source.path).split('/').any(|space| first.contains(space)));
            readers.extend(self.context(file).used_by.iter().copied().filter(|user| !imports(user)));
        }
        readers
    }

    /// A library of the repository is configured by the settings of the applications that use it.
    fn hand_on_settings(&mut self) {
        let settings = self.files().filter(|(file, code)| !code.test && self.seen.files.contains(file) && self.is_settings(*file));
        let configured: BTreeSet<usize> = settings.map(|(file, _)| self.program.owners[file]).collect();
        let applications = self.island.applications.iter().copied();
        let used = applications.filter(|library| self.contexts.get(*library).is_some_and(|context| context.used_by.iter().any(|user| configured.contains(user))));
        let used: Vec<usize> = used.collect();
        self.seen.apps.extend(used.iter().copied());
        self.seen.signing.extend(used);
    }

    /// Code of another application that is handed an address at Entra, or whose type another one derives from to give it one, talks to Entra.
    fn hand_on_entra(&mut self) {
        if self.island.applications.len() < 2 {
            return;
        }
        let mut reached: BTreeSet<usize> = BTreeSet::new();
        let files = || self.files().filter(|(file, code)| !code.test && self.seen.files.contains(file) && !self.is_settings(*file));
        for (file, code) in files() {
            let set = self.set(file);
            let apart = |at: &NodeRef| self.program.owners[at.file] != self.program.owners[file] && !self.program.files[at.file].test;
            let texts = (0..).zip(&code.nodes).filter(|(id, node)| node.shape == Shape::Text && names_entra(set, code.text(*id))).take(MOST_ADDRESSES);
            for (text, _) in texts {
                let class = code.enclosing(text, Shape::Class).map(|node| NodeRef { file, node });
                reached.extend(class.into_iter().flat_map(|class| self.program.lineage(class).iter().copied()).filter(apart).map(|at| at.file));
            }
            let calls = (0..).zip(&code.nodes).filter(|(_, node)| matches!(node.shape, Shape::Call | Shape::New)).map(|(id, _)| id);
            for call in calls.filter(|call| code.children(*call).any(|child| code.node(child).role == Role::Argument)).take(MOST_CALLS) {
                let called = code.callee(call).and_then(|callee| match self.eval.value(file, callee) {
                    Value::Function(function) | Value::Type(function) => Some(function),
                    _ => None,
                });
                let given = |argument: NodeId| code.value_of(argument).unwrap_or(argument);
                let arguments = || code.children(call).filter(|child| code.node(*child).role == Role::Argument).map(given);
                if let Some(called) = called.filter(apart)
                    && arguments().any(|argument| shows_entra(set, &self.eval.value(file, argument)))
                {
                    reached.insert(called.file);
                }
            }
        }
        self.seen.apps.extend(reached.iter().map(|file| self.program.owners[*file]));
        self.seen.signing.extend(reached.iter().map(|file| self.program.owners[*file]));
        self.seen.files.extend(reached);
    }

    /// Whether the options by which a row knows Entra are addresses there, however they are handed in.
    fn is_given_entra(&self, file: usize, call: NodeId, row: &Row) -> bool {
        let set = self.set(file);
        let selectors = row.guards.iter().filter_map(|guard| if let Guard::AtEntra(selector) = guard { Some(selector) } else { None });
        selectors.flat_map(|selector| self.select(file, call, selector)).any(|one| shows_entra(set, &one.value))
    }

    /// Whether a text documents code, or stands in settings under a name whose hosts are none in use.
    fn is_no_use(&self, file: usize, id: NodeId) -> bool {
        if self.is_settings(file) { self.is_context(file, id) } else { stands_alone(&self.program.files[file], id) }
    }

    /// Names that code gives to texts which show Entra, and to functions that read these in the same file, with the applications that do so.
    fn addresses(&self) -> HashMap<String, BTreeSet<usize>> {
        let mut found: HashMap<String, BTreeSet<usize>> = HashMap::default();
        for (file, code) in self.files().filter(|(file, code)| !code.test && !self.is_settings(*file)) {
            let named = |up: NodeId| match code.node(up).shape {
                Shape::Binding | Shape::Field | Shape::Entry | Shape::Assign => code.key_of(up),
                Shape::Function => Some(code.name(up).to_owned()),
                _ => None,
            };
            let name_of = |id: NodeId| code.ancestors(id).take(NEAR).filter_map(named).find(|name| !name.is_empty());
            let is_used = |id: NodeId| !self.is_looked_up(file, id) && !self.is_context(file, id);
            let texts = (0..).zip(&code.nodes).filter(|(id, node)| node.shape == Shape::Text && names_entra(self.set(file), code.text(*id)) && !stands_alone(code, *id));
            let names: BTreeSet<String> = texts.filter_map(|(id, _)| name_of(id).filter(|_| is_used(id))).collect();
            if names.is_empty() {
                continue;
            }
            let reads = |id: &NodeId| matches!(code.node(*id).shape, Shape::Name | Shape::Member) && names.contains(code.name(*id));
            let readers: Vec<String> = (0..).zip(&code.nodes).map(|(id, _)| id).filter(reads).filter_map(name_of).collect();
            for name in names.into_iter().chain(readers) {
                found.entry(name).or_default().insert(self.program.owners[file]);
            }
        }
        found
    }

    /// Whether a file reads a text that shows Entra, by the name that its application or a library of the repository which it uses gives it.
    fn reads_entra(&self, file: usize, addresses: &HashMap<String, BTreeSet<usize>>) -> bool {
        let code = &self.program.files[file];
        let owner = self.program.owners[file];
        let known = |application: &usize| {
            let used = || self.contexts.get(*application).is_some_and(|context| context.used_by.contains(&owner));
            *application == owner || used() || self.context(file).packages.iter().any(|package| package.application == *application)
        };
        // What brings a name, or gives it a value, does not read it.
        let reads = |id: NodeId| match code.node(code.node(id).parent).shape {
            Shape::Import | Shape::Pattern => false,
            Shape::Assign => code.node(id).role != Role::Left,
            _ => true,
        };
        (0..).zip(&code.nodes).filter(|(_, node)| matches!(node.shape, Shape::Name | Shape::Member | Shape::Shorthand)).any(|(id, _)| {
            addresses.get(code.name(id)).is_some_and(|applications| applications.iter().any(known))
                && reads(id)
                && self.gives_entra(file, id)
                && !self.is_looked_up(file, id)
                && !self.is_named_so(file, if self.is_called(file, id) { code.node(id).parent } else { id })
        })
    }

    /// Whether an address stands under a name whose hosts are none in use; what a call makes of it may be called anything: `issuer = discover(address)`.
    fn is_named_so(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        let names = |up: &NodeId| matches!(code.node(*up).shape, Shape::Entry | Shape::Argument | Shape::Assign | Shape::Binding | Shape::Field | Shape::Call | Shape::New);
        code.ancestors(id).take(NEAR).find(names).is_none_or(|up| !matches!(code.node(up).shape, Shape::Call | Shape::New)) && self.is_context(file, id)
    }

    /// Whether a name is that of a function of the repository which is called there.
    fn is_called(&self, file: usize, id: NodeId) -> bool {
        let code = &self.program.files[file];
        code.node(id).role == Role::Callee && code.node(code.node(id).parent).shape == Shape::Call && matches!(self.eval.value(file, id), Value::Function(_))
    }

    /// Whether a name stands for a text that shows Entra, or for a function of the repository whose call gives one. Of a function that gives the addresses of many
    /// providers, what it is handed has to say which.
    fn gives_entra(&self, file: usize, id: NodeId) -> bool {
        let (code, set) = (&self.program.files[file], self.set(file));
        if !self.is_called(file, id) {
            return shows_entra(set, &self.eval.value(file, id));
        }
        let call = code.node(id).parent;
        let given = self.eval.value(file, call);
        let others = |value: &Value| texts_of(value).iter().any(|text| !names_entra(set, text) && is_address_of_another(set, text, true));
        let says_entra = |argument: NodeId| code.plain(argument).is_some_and(|name| self.provider_named(file, &name) == Some(Receiver::Entra));
        shows_entra(set, &given) && (!others(&given) || code.positional(call).any(says_entra))
    }

    /// Whether a generic call or option in a file is one to Entra: the file says so, else the nearest folder above it that shows
    /// anything, else its application.
    pub(super) fn is_entra(&self, file: usize) -> bool {
        let owner = self.program.owners[file];
        if self.seen.files.contains(&file) || self.seen.others.contains(&file) || !self.seen.apps.contains(&owner) {
            return self.seen.files.contains(&file);
        }
        let mut at = self.program.files[file].source.path.as_str();
        while !at.is_empty() {
            at = folder(at);
            if let Some(entra) = self.seen.folders.get(&(owner, at.to_owned())) {
                return *entra;
            }
        }
        true
    }

    /// How sure a row of many providers is to mean Entra in a file: the file shows it itself, or only what stands around it.
    pub(super) fn sureness(&self, file: usize, row: &Row) -> Confidence {
        let generic = row.entra == Some(Entra::Required) || row.entra.is_none() && self.set(file).is_generic(row);
        if generic && !self.seen.files.contains(&file) { Confidence::Medium } else { Confidence::High }
    }

    /// Whether an option belongs to another provider: the nearest call around it is of a module below that of a library of many
    /// providers, or, where it is `strict`, of a module that no row knows.
    pub(super) fn is_of_another(&self, file: usize, node: NodeId, strict: bool) -> bool {
        let code = &self.program.files[file];
        let around = || {
            let is_call = |up: &NodeId| matches!(code.node(*up).shape, Shape::Call | Shape::New | Shape::Element);
            code.ancestors(node).take_while(|up| code.node(*up).shape != Shape::Function).find(is_call)
        };
        // A call that puts the option in: `address.set("key", value)`.
        let puts = code.node(node).shape == Shape::Call && code.callee(node).is_some_and(|callee| code.node(callee).shape == Shape::Member);
        let around = if puts { Some(node) } else { around() };
        let Some(callee) = around.and_then(|call| code.callee(call)) else { return false };
        if around.is_some_and(|call| self.is_in_registration_of_another(file, call)) {
            return true;
        }
        let origin = self.eval.origin(file, callee);
        // What an object hands on, such as an address, is its provider's too.
        if let Origin::Object(made) = self.eval.origin(file, root_of(code, callee)) {
            if self.addressed(file, &Value::Object(made)) == Some(false) {
                return true;
            }
            return self.is_made_for_another(made) || strict && self.is_made_by_unknown(made);
        }
        let Origin::Module(module, _) = origin else { return false };
        let found = self.set(file).module(Subject::Import, &module);
        if found.is_empty() { strict } else { found.iter().all(|import| import.generic && import.name != module) }
    }

    /// Whether an object is of a library that no row knows.
    fn is_made_by_unknown(&self, made: NodeRef) -> bool {
        let code = &self.program.files[made.file];
        let maker = code.callee(made.node).map(|callee| self.eval.origin(made.file, root_of(code, callee)));
        matches!(maker, Some(Origin::Module(module, _)) if self.set(made.file).module(Subject::Import, &module).is_empty())
    }

    /// Whether an object is of a library that has a type for each provider, and of none that rows know.
    fn is_made_for_another(&self, made: NodeRef) -> bool {
        let code = &self.program.files[made.file];
        let set = self.set(made.file);
        let Some(callee) = code.callee(made.node).filter(|callee| code.node(made.node).shape == Shape::New && code.node(*callee).shape == Shape::Name) else { return false };
        let Origin::Module(module, name) = self.eval.origin(made.file, callee) else { return false };
        set.module(Subject::Import, &module).iter().any(|import| import.generic) && set.named(Subject::Construction, &name).next().is_none()
    }

    /// A generic call whose own arguments name somebody else's address and none of Entra's. On a client that is known they only carry its values.
    pub(super) fn names_another(&self, file: usize, call: NodeId, row: &Row) -> bool {
        let generic = row.entra == Some(Entra::Required) || row.entra.is_none() && self.set(file).is_generic(row);
        let client = self.program.files[file].callee(call).and_then(|callee| self.program.files[file].object(callee));
        if generic && (self.is_asked_elsewhere(file, call, row) || client.is_some_and(|client| self.is_registered_for_another(file, client, row))) {
            return true;
        }
        if !generic || row.on.iter().any(|on| matches!(on, On::Client(_))) {
            return false;
        }
        let code = &self.program.files[file];
        // A chain that registers sign-ins registers those of others as well.
        let taken = client.filter(|_| row.fact == FactKind::Acquisition);
        if self.is_called_after_another(file, call) || taken.is_some_and(|client| self.is_taken_after_another(file, client)) {
            return true;
        }
        let set = self.set(file);
        let callee = code.callee(call);
        let inside = code.children(call).filter(|child| Some(*child) != callee).flat_map(|child| std::iter::once(child).chain(code.descendants(child)));
        let texts: Vec<NodeId> = inside.filter(|id| code.node(*id).shape == Shape::Text).collect();
        if texts.iter().any(|id| names_entra(set, code.text(*id))) {
            return false;
        }
        if !row.addresses.is_empty() && self.is_given_another(file, call, &row.addresses) {
            return true;
        }
        // Without a function among the arguments the one around the call tells.
        let handed = code.descendants(call).any(|id| code.node(id).shape == Shape::Function);
        let around = if handed { Some(call) } else { code.enclosing(call, Shape::Function).or(Some(call)) };
        let tells = |id: NodeId| {
            let named = |name: &str, _| row.addresses.iter().any(|word| plain_key(name).contains(word.as_str()));
            row.addresses.is_empty() || self.stands_below(file, id, &named)
        };
        texts.iter().any(|id| tells(*id) && self.is_foreign(file, *id))
            || around.is_some_and(|around| self.is_configured_for_another(file, around))
            || !row.addresses.is_empty() && self.is_named_after_another(file, call, row)
    }

    /// Whether the sign-in that an option is set in is somebody else's.
    pub(super) fn is_in_sign_in_of_another(&self, file: usize, option: NodeId) -> bool {
        let code = &self.program.files[file];
        let around = code.ancestors(option).filter(|up| code.node(*up).shape == Shape::Call).find_map(|call| self.sign_in_row(file, call).map(|row| (call, row)));
        around.is_some_and(|(call, row)| self.names_another(file, call, row))
    }

    /// Whose addresses the sign-ins of a file are given: Entra's, where one of them is.
    fn sign_ins_given(&self, file: usize) -> Option<Receiver> {
        let code = &self.program.files[file];
        let calls = (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Call).map(|(id, _)| id);
        let sign_ins: Vec<(NodeId, &Row)> = calls.filter_map(|id| Some((id, self.sign_in_row(file, id)?))).collect();
        let given_to = |id: NodeId, row: &Row| self.given_to(file, id, &row.addresses);
        let given: Vec<Receiver> = sign_ins.iter().filter_map(|(id, row)| given_to(*id, row)).collect();
        let is_called = || sign_ins.iter().take(MOST_SIGN_INS).any(|(id, row)| self.is_called_entra(file, *id, row) && given_to(*id, row).is_none());
        if given.contains(&Receiver::Entra) || is_called() { Some(Receiver::Entra) } else { given.first().copied() }
    }

    /// The row of a call that registers a sign-in whose options say where it is.
    fn sign_in_row(&self, file: usize, call: NodeId) -> Option<&Row> {
        let name = self.program.files[file].callee_name(call)?;
        self.set(file).named(Subject::Call, name).find(|row| row.fact == FactKind::SignIn && !row.addresses.is_empty())
    }

    /// A row counts only beside Entra where it or its library says so.
    pub(super) fn entra_holds(&self, file: usize, row: &Row) -> bool {
        let generic = row.entra == Some(Entra::Required) || row.entra.is_none() && self.set(file).is_generic(row);
        // What a test asks that does not say whom is the application itself; a page asks nobody so.
        let asks = matches!(row.fact, FactKind::Acquisition | FactKind::Consent) && !matches!(row.client, Some(ClientKind::Browser | ClientKind::Implicit));
        let asks_itself = || asks && self.program.files[file].test && !self.seen.files.contains(&file);
        !generic || self.is_entra(file) && self.is_of_shown_kind(file, row) && !asks_itself()
    }

    /// The same for an option: whatever its file shows, where it is seen to be sent to Entra.
    pub(super) fn entra_holds_for(&self, file: usize, row: &Row, option: NodeId) -> bool {
        self.entra_holds(file, row) || self.may_be_sent(file, row) && self.is_sent_to_entra(file, option) == Some(true)
    }

    /// Whether an option in code that shows no Entra itself may be one of a request that the application sends there.
    pub(super) fn may_be_sent(&self, file: usize, row: &Row) -> bool {
        row.entra == Some(Entra::Required) && self.seen.is_known && self.seen.apps.contains(&self.program.owners[file]) && !self.is_settings(file)
    }

    /// A text that shows that the code around it talks to somebody else's sign-in.
    pub(super) fn is_of_somebody_else(&self, file: usize, id: NodeId) -> bool {
        self.is_foreign_text(file, id, true)
    }

    /// Whether a file that talks to somebody else says so of the folder that it lies in, too: by more than texts that speak of their own file alone.
    fn shows_another_around(&self, file: usize, signed_in: Option<Receiver>) -> bool {
        let (code, set) = (&self.program.files[file], self.set(file));
        let alone = |text: &str| set.in_text(Subject::Text, text).into_iter().any(|row| row.entra == Some(Entra::Another) && row.apart);
        let mut nodes = (0..).zip(&code.nodes);
        signed_in == Some(Receiver::Another) || nodes.any(|(id, node)| node.shape == Shape::Text && !alone(code.text(id)) && self.is_of_somebody_else(file, id))
    }

    /// The address of anybody but Entra, whatever it leads to.
    pub(super) fn is_foreign(&self, file: usize, id: NodeId) -> bool {
        self.is_foreign_text(file, id, false)
    }

    /// An address counts where it stands alone as a string and is none of the application's own: no prose, no redirect, no comparison.
    fn is_foreign_text(&self, file: usize, id: NodeId, telling: bool) -> bool {
        let code = &self.program.files[file];
        // A part of a string is judged with the whole.
        if code.node(code.node(id).parent).shape == Shape::Text {
            return false;
        }
        let set = self.set(file);
        let text = code.text(id);
        let named = set.in_text(Subject::Text, text).into_iter().find(|row| row.entra == Some(Entra::Another)).inspect(|row| row.hit()).is_some();
        if !named && !text.contains("://") || names_entra(set, text) {
            return false;
        }
        // Strings that are written one after the other are one.
        let parts: Vec<NodeId> = code.children(id).filter(|child| code.node(*child).shape == Shape::Text).collect();
        let pieces: Vec<Piece> = if parts.is_empty() { code.pieces(id) } else { parts.iter().flat_map(|part| code.pieces(*part)).collect() };
        let starts = matches!(pieces.first(), Some(Piece::Text(text, _)) if text.starts_with("http://") || text.starts_with("https://"));
        let alone = !pieces.iter().any(|piece| matches!(piece, Piece::Text(text, _) if text.contains(char::is_whitespace)));
        alone
            // What is asked for is no server that is asked; only what is a sign-in's own shows whose it is.
            && (named || starts && is_address_of_another(set, text, telling || self.stands_in(file, id, "", |row| row.entra == Some(Entra::Another))))
            && !self.is_doc(file, id)
            && !self.stands_in(file, id, "", |row| row.entra != Some(Entra::Another))
            && !self.is_compared(file, id)
    }
}

/// Whether a value has a text that shows Entra.
fn shows_entra(set: &RowSet, value: &Value) -> bool {
    match value {
        Value::Text(text) => names_entra(set, text),
        Value::Joined(parts) | Value::Choice(parts) => parts.iter().any(|part| shows_entra(set, part)),
        _ => false,
    }
}

/// The folder of a path; empty at the root.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
