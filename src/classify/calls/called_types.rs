//! Types that are called without being named: kept in a variable, a table or a parameter, or handed to something that calls them.

use super::Pass;
use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::fact::FactKind;
use crate::language::{LANGUAGES, Modules};
use crate::query::{Row, Subject};
use crate::resolve::{Definition, Value, Why};

/// Types that one call is taken to construct.
const MOST_TYPES: usize = 16;

/// A name of a library: its module, and the path within it.
type Type = (String, String);

impl Classifier<'_> {
    /// Takes a call for one of each type that it may construct, where its callee is not the name of a single one; whether that is so.
    pub(in crate::classify) fn constructs_kept(&self, file: usize, id: NodeId, callee: NodeId, pass: Pass) -> bool {
        let code = &self.program.files[file];
        if !LANGUAGES[code.language].calls_construct && code.node(id).shape == Shape::Call {
            return false;
        }
        let types = self.called_types(file, callee);
        if types.is_empty() || code.test && self.is_mocked(file, id) {
            return false;
        }
        let mut known = false;
        for of in &types {
            let Some(row) = self.row_of_type(file, id, of) else { continue };
            known = true;
            row.hit();
            if row.fact == FactKind::Ignore {
                self.clients.handed_on.borrow_mut().insert(crate::resolve::NodeRef { file, node: id });
            }
            if is_client(row) != (pass == Pass::Clients) {
                continue;
            }
            if pass == Pass::Clients {
                self.remember(file, id, row);
            }
            self.fact_of_call(file, id, callee, row, 3);
        }
        known
    }

    /// Asks for who mentions a type of a library by the name that a file gives it for others: no word of theirs tells of the library.
    pub(in crate::classify) fn want_renamed(&self, file: usize, imported: NodeId) {
        let code = &self.program.files[file];
        let up = code.node(imported).parent;
        let given = match code.node(up).shape {
            Shape::Export => true,
            Shape::Import => LANGUAGES[code.language].modules == Modules::Dotted && code.enclosing(up, Shape::Function).is_none(),
            _ => false,
        };
        let module = || code.child(up, Role::Module).map(|module| code.plain(module).unwrap_or_else(|| code.text(module).to_owned()));
        let is_known = |name: &str| self.set(file).named(Subject::Construction, name).next().is_some();
        let alias = code.alias(imported);
        if given && !code.test && alias != code.name(imported) && is_known(code.name(imported)) && module().is_some_and(|module| !self.known_module(file, &module, "").is_empty()) {
            self.eval.wanted.borrow_mut().mentions.insert((file, alias.to_owned()));
        }
    }

    /// The same of a variable outside of functions that is given a type, where others may bring it.
    fn want_variable(&self, file: usize, mention: NodeId) {
        let code = &self.program.files[file];
        let up = code.node(mention).parent;
        let is_value = matches!(code.node(up).shape, Shape::Assign | Shape::Binding) && matches!(code.node(mention).role, Role::Right | Role::Value);
        let is_brought = |name: &str| {
            let exported = || code.ancestors(up).any(|up| code.node(up).shape == Shape::Export) || self.program.tables[file].exports.contains_key(name);
            LANGUAGES[code.language].modules == Modules::Dotted || exported()
        };
        if is_value
            && !code.test
            && code.ancestors(up).all(|up| !matches!(code.node(up).shape, Shape::Function | Shape::Class))
            && matches!(self.eval.value(file, mention), Value::Symbol(module, path) if !self.known_module(file, &module, &path).is_empty())
            && let Some(name) = code.key_of(up).filter(|name| !name.is_empty())
            && is_brought(&name)
        {
            self.eval.wanted.borrow_mut().mentions.insert((file, name));
        }
    }

    /// A type that is handed to a call which constructs it: with what stands behind it, or to give a member its default.
    pub(in crate::classify) fn handed_type(&self, file: usize, id: NodeId, name: &str) {
        let code = &self.program.files[file];
        let up = code.node(id).parent;
        let named = Some(up).filter(|up| code.node(*up).shape == Shape::Argument && !code.name(*up).is_empty());
        if self.set(file).named(Subject::Construction, name).next().is_none() {
            return;
        }
        if code.node(id).role != Role::Argument && named.is_none() {
            return self.want_variable(file, id);
        }
        if !LANGUAGES[code.language].calls_construct {
            return;
        }
        let call = named.map_or(up, |argument| code.node(argument).parent);
        let Some(callee) = code.callee(call).filter(|_| code.node(call).shape == Shape::Call && !(code.test && self.is_mocked(file, call))) else { return };
        // A function of the repository says itself what becomes of it; its file may hold nothing else of interest.
        let called = self.eval.value(file, callee);
        self.eval.want(file, &called);
        if matches!(called, Value::Function(_)) {
            return;
        }
        let Value::Symbol(module, path) = self.eval.value(file, id) else { return };
        let row_of = |fact: FactKind| self.set(file).named(Subject::Call, code.callee_name(call)?).find(|row| row.fact == fact && row.types.is_empty() && row.on.is_empty());
        let runs = match named {
            Some(argument) => row_of(FactKind::Default).filter(|_| LANGUAGES[code.language].words.factories.contains(&code.name(argument))),
            None => row_of(FactKind::Installs).filter(|_| code.positional(call).next() == Some(id)),
        };
        let Some(runs) = runs else { return };
        if let Some(row) = self.row_of_type(file, call, &(module, path)) {
            runs.hit();
            row.hit();
            self.fact_of_call(file, call, id, row, 3);
        }
    }

    /// The row of a library's type that holds for the arguments of a call.
    fn row_of_type(&self, file: usize, call: NodeId, (module, path): &Type) -> Option<&Row> {
        let name = path.rsplit('.').next()?;
        let found = self.known_module(file, module, path);
        let is_of = |row: &Row| found.iter().any(|import| import.libraries.iter().any(|library| row.libraries.contains(library)));
        let set = self.set(file);
        let rows = set.named(Subject::Construction, name).chain(set.named(Subject::Call, name)).filter(|row| row.on.is_empty() && is_of(row));
        rows.into_iter().find(|row| !self.is_own(file, row) && self.entra_holds(file, row) && self.guards_hold(file, call, &row.guards) && !self.names_another(file, call, row))
    }

    /// The types of libraries that a callee may stand for, where it is not the name of a single one.
    fn called_types(&self, file: usize, callee: NodeId) -> Vec<Type> {
        let code = &self.program.files[file];
        let mut types = Vec::new();
        let mut by_name = false;
        match code.node(callee).shape {
            Shape::Name => {
                let found = self.program.tables[file].lookup(code, callee, code.name(callee));
                let is_import = |one: &Definition| matches!(one, Definition::Import(..));
                if found.iter().all(is_import) {
                    if found.len() > 1 {
                        for one in self.program.tables[file].imports_reaching(code, callee) {
                            self.types_in(&self.eval.value_by(file, &one), &mut types, 0);
                        }
                    }
                    return types;
                }
                if !found.iter().any(|one| matches!(one, Definition::Value(..) | Definition::Part(..) | Definition::Loop(..) | Definition::Parameter(..))) {
                    return types;
                }
                by_name = found.iter().any(|one| matches!(one, Definition::Value(..) | Definition::Part(..)));
            }
            Shape::Member if code.object(callee).is_some_and(|object| self.program.is_own_object(file, object)) => by_name = true,
            Shape::Index | Shape::Call => {}
            _ => return types,
        }
        self.types_in(&self.eval.value(file, callee), &mut types, 0);
        // A single type that a variable keeps is followed by its name.
        if by_name && types.len() < 2 {
            types.clear();
        }
        types
    }

    /// The names of libraries among what a value may be; of a parameter, among what is handed in.
    fn types_in(&self, value: &Value, types: &mut Vec<Type>, depth: u32) {
        if types.len() >= MOST_TYPES {
            return;
        }
        match value {
            Value::Symbol(module, path) if !path.is_empty() => {
                let of = (module.clone(), path.clone());
                if !types.contains(&of) {
                    types.push(of);
                }
            }
            Value::Choice(parts) => parts.iter().for_each(|part| self.types_in(part, types, depth)),
            Value::Unknown(Why::Parameter(function, index, path)) if depth < 2 => {
                for (_, passed) in self.passed_in(*function, *index, path) {
                    self.types_in(&passed, types, depth + 1);
                }
            }
            _ => {}
        }
    }
}

/// Whether a row makes a client.
fn is_client(row: &Row) -> bool {
    row.fact == FactKind::Client || row.subject == Subject::Construction && row.client.is_some()
}
