//! Whether code runs in a browser, and what callbacks that an option is given do.

use super::Classifier;
use super::belonging::root_of;
use super::names::DEFAULT;
use crate::code::{NodeId, Role, Shape};
use crate::fact::{CacheKind, Framework};
use crate::query::Subject;
use crate::resolve::{Definition, NodeRef, Value, Why};

impl Classifier<'_> {
    /// Whether a file mentions or brings in what only a browser has, and nothing of a server, or is one of an application of pages alone and has nothing that no browser runs. On a phone nothing does.
    pub(super) fn runs_in_browser(&self, file: usize) -> bool {
        if let Some(known) = self.in_browser.borrow().get(&file) {
            return *known;
        }
        let runs = self.is_of_browser(file);
        self.in_browser.borrow_mut().insert(file, runs);
        runs
    }

    fn is_of_browser(&self, file: usize) -> bool {
        let in_page = crate::language::container_of(&self.program.files[file].source.path).is_some();
        let frameworks = &self.context(file).frameworks;
        let of_pages =
            frameworks.contains(&Framework::Browser) && ![Framework::Web, Framework::Desktop, Framework::Function, Framework::Cli].iter().any(|other| frameworks.contains(other));
        let shown = || self.imports_of(file, Framework::Browser) || self.mentions(file, Framework::Browser);
        // Scripts and servers may lie beside the pages.
        let in_pages = || of_pages && !self.imports_of(file, Framework::Cli) && !self.mentions(file, Framework::Cli) && !self.mentions_member(file, Framework::Cli);
        !frameworks.contains(&Framework::Mobile) && (in_page || shown() || in_pages()) && !self.mentions(file, Framework::Web)
    }

    /// Whether a file imports a module that only a kind of application has.
    fn imports_of(&self, file: usize, of: Framework) -> bool {
        let set = self.set(file);
        self.program.tables[file].imports.iter().any(|(module, _)| set.module(Subject::Import, module).iter().any(|row| row.framework == Some(of)))
    }

    /// Whether a file mentions a name, none of its own, that only a kind of application has.
    fn mentions(&self, file: usize, of: Framework) -> bool {
        let code = &self.program.files[file];
        (0..)
            .zip(&code.nodes)
            .filter(|(_, node)| node.shape == Shape::Name)
            .any(|(id, _)| self.tells(file, code.name(id), of) && self.program.tables[file].lookup(code, id, code.name(id)).iter().all(|one| matches!(one, Definition::Import(..))))
    }

    /// The same of a member with its object: `process.argv`.
    fn mentions_member(&self, file: usize, of: Framework) -> bool {
        let code = &self.program.files[file];
        (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Member).any(|(id, _)| {
            let object = || code.object(id).filter(|object| code.node(*object).shape == Shape::Name);
            self.set(file).has_end(Subject::Reference, code.name(id)) && object().is_some_and(|object| self.tells(file, &format!("{}.{}", code.name(object), code.name(id)), of))
        })
    }

    fn tells(&self, file: usize, name: &str, of: Framework) -> bool {
        let told = self.set(file).named(Subject::Reference, name).find(|row| row.framework == Some(of));
        told.inspect(|row| row.hit()).is_some()
    }

    /// The cache that callbacks make of what they are handed; `None` where there are none of them.
    pub(super) fn cache_of_callbacks(&self, file: usize, value: &Value) -> Option<CacheKind> {
        self.eval.want(file, value);
        let none = value.is_nothing() || matches!(value, Value::Choice(parts) if !parts.is_empty() && parts.iter().all(Value::is_nothing));
        (!none).then(|| if self.stores_nothing(value) { CacheKind::Memory } else { CacheKind::Custom })
    }

    /// Callbacks that are written out and call nothing.
    fn stores_nothing(&self, value: &Value) -> bool {
        let given: Vec<Value> = match value {
            Value::Record(entries) => entries.iter().map(|(_, value)| value.clone()).collect(),
            // A module whose exports they are.
            Value::Module(of) => {
                let given = |one: &Definition| match one {
                    Definition::Function(node) => Value::Function(NodeRef { file: *of, node: *node }),
                    Definition::Value(value, _) => self.eval.value(*of, *value),
                    _ => Value::Unknown(Why::Other),
                };
                self.program.tables[*of].exports.iter().filter(|(name, _)| *name != DEFAULT).flat_map(|(_, found)| found).map(given).collect()
            }
            _ => return false,
        };
        let in_memory = |value: &Value| match value {
            Value::Function(at) => {
                let code = &self.program.files[at.file];
                code.descendants(at.node).filter(|node| code.node(*node).shape == Shape::Call).all(|call| self.is_in_memory(*at, call))
            }
            _ => false,
        };
        !given.is_empty() && given.iter().all(in_memory)
    }

    /// Whether a call is handed one function, which keeps what it is given in members of its own type, and calls nothing else.
    pub(super) fn is_kept_in_memory(&self, file: usize, call: NodeId) -> bool {
        let code = &self.program.files[file];
        let mut given = code.positional(call);
        let (Some(callback), None) = (given.next(), given.next()) else { return false };
        let Value::Function(at) = self.eval.value(file, callback) else { return false };
        let code = &self.program.files[at.file];
        let keeps = |assign: NodeId| code.child(assign, Role::Left).is_some_and(|left| self.is_own_memory(at, left));
        // A function without a body, or with none of both, is another's affair.
        let mut told = code.descendants(at.node).filter(|node| matches!(code.node(*node).shape, Shape::Call | Shape::Assign | Shape::New)).peekable();
        told.peek().is_some()
            && told.all(|node| match code.node(node).shape {
                Shape::Call => self.is_in_memory(at, node),
                Shape::Assign => keeps(node),
                _ => false,
            })
    }

    /// Whether what is assigned to is a variable or a plain member that the code around a function declares, or an entry of an object of the language's own in it.
    fn is_own_memory(&self, function: NodeRef, left: NodeId) -> bool {
        let code = &self.program.files[function.file];
        let into = if code.node(left).shape == Shape::Index { code.object(left) } else { Some(left) };
        let Some(into) = into.filter(|into| code.node(*into).shape == Shape::Name) else { return false };
        let found = self.program.tables[function.file].lookup(code, into, code.name(into));
        let binds = |one: &Definition| match one {
            Definition::Value(_, node) | Definition::Declared(node) => Some(*node).filter(|node| matches!(code.node(*node).shape, Shape::Binding | Shape::Assign)),
            _ => None,
        };
        let declared = found.iter().any(|one| binds(one).is_some_and(|node| code.node(node).shape == Shape::Binding)) && found.iter().all(|one| binds(one).is_some());
        declared && (into == left || matches!(self.eval.value(function.file, into), Value::Object(made) if self.is_made_of_nothing(made)))
    }

    /// Whether an object is one that a type of the language itself made out of nothing.
    fn is_made_of_nothing(&self, made: NodeRef) -> bool {
        let code = &self.program.files[made.file];
        let plain = code.node(made.node).shape == Shape::New && code.positional(made.node).next().is_none();
        plain && code.callee(made.node).is_some_and(|callee| matches!(self.eval.value(made.file, callee), Value::Unknown(Why::Undeclared(_))))
    }

    /// Whether a call in a function only asks what the function is handed, or an object that a type of the language itself made out of nothing: `new Map()`.
    fn is_in_memory(&self, function: NodeRef, call: NodeId) -> bool {
        let code = &self.program.files[function.file];
        let Some(root) = code.callee(call).map(|callee| root_of(code, callee)).filter(|root| Some(*root) != code.callee(call) && code.node(*root).shape == Shape::Name) else {
            return false;
        };
        match self.eval.value(function.file, root) {
            Value::Unknown(Why::Parameter(of, ..)) => of == function,
            Value::Object(made) => self.is_made_of_nothing(made),
            _ => false,
        }
    }
}
