//! Methods that the repository adds to a library's types under the library's own names: calls of them are calls of a wrapper.

use super::names::DEFAULT;
use crate::classify::Classifier;
use crate::code::{NodeId, Role, Shape};
use crate::language::{LANGUAGES, Modules};
use crate::resolve::{Definition, NodeRef, Value};

/// Methods of one name that an application adds to types.
const MOST_EXTENSIONS: usize = 64;

impl Classifier<'_> {
    /// Whether a call is one of a method that the repository adds to the type of its object, and not of the library's method of that name: what the type has by
    /// itself comes first, so only arguments that are of the repository's types, or a number of them that is not the one handed on, tell.
    pub(in crate::classify) fn is_extension_call(&self, file: usize, call: NodeId, name: &str) -> bool {
        let code = &self.program.files[file];
        if code.callee(call).is_none_or(|callee| code.node(callee).shape != Shape::Member) {
            return false;
        }
        let reached = self.program.extensions(name).iter().filter(|extension| self.reaches(file, extension.file)).take(MOST_EXTENSIONS);
        reached.copied().any(|extension| self.fits(file, call, extension))
    }

    /// Whether a file sees what another declares, and that is no test.
    pub(in crate::classify) fn brings_types(&self, file: usize, other: usize) -> bool {
        !self.program.files[other].test && self.reaches(file, other)
    }

    /// Whether a file sees what another declares: it is of the same application, or of a package that this one uses.
    fn reaches(&self, file: usize, other: usize) -> bool {
        self.uses(file, self.program.owners[other])
    }

    /// Whether a file is of an application, or that of a package which its own one uses.
    pub(in crate::classify) fn uses(&self, file: usize, application: usize) -> bool {
        application == self.program.owners[file] || self.context(file).packages.iter().any(|package| package.application == application)
    }

    fn fits(&self, file: usize, call: NodeId, extension: NodeRef) -> bool {
        let of = &self.program.files[extension.file];
        let parameters: Vec<NodeId> = of.children(extension.node).filter(|child| of.node(*child).role == Role::Parameter).skip(1).collect();
        let arguments: Vec<NodeId> = self.program.files[file].positional(call).collect();
        let needed = parameters.iter().filter(|parameter| of.child(**parameter, Role::Value).is_none()).count();
        let given = self.number_of_arguments(file, call);
        if given > parameters.len() || given < needed {
            return false;
        }
        let own: Vec<(&NodeId, &str)> =
            parameters.iter().zip(&arguments).filter_map(|(parameter, argument)| Some((argument, self.own_type(extension.file, *parameter)?))).collect();
        if !own.is_empty() {
            return own.iter().all(|(argument, name)| self.is_made_of(file, **argument, name));
        }
        let name = of.name(extension.node);
        let mut handed_on = of.descendants(extension.node).filter(|id| of.node(*id).shape == Shape::Call && of.callee_name(*id) == Some(name)).peekable();
        handed_on.peek().is_some() && handed_on.all(|inner| self.number_of_arguments(extension.file, inner) != given)
    }

    /// Whether a type of the repository, named in a file that says where each name comes from, has a function of that name itself, whatever it is derived from.
    pub(in crate::classify) fn defines_member(&self, file: usize, of: &str, name: &str) -> bool {
        let has = |class: NodeRef| self.program.tables[class.file].member(class.node, name).iter().any(|one| matches!(one, Definition::Function(_)));
        // An interface leaves it to the classes that implement it.
        let implemented = || !self.shared.types.contains_key(of) && self.program.derived(of).iter().copied().any(has);
        LANGUAGES[self.program.files[file].language].modules == Modules::Paths && (self.program.classes(of, file).any(has) || implemented())
    }

    /// Whether a name that stands for the default of a module is called by that word: `Provider.default(…)`.
    pub(in crate::classify) fn is_default_called(&self, file: usize, name: NodeId) -> bool {
        let code = &self.program.files[file];
        code.name(code.node(name).parent) == DEFAULT && self.imported_name(file, name).as_deref() == Some(DEFAULT)
    }

    fn number_of_arguments(&self, file: usize, call: NodeId) -> usize {
        let code = &self.program.files[file];
        code.children(call).filter(|child| code.node(*child).role == Role::Argument).count()
    }

    /// The name of a parameter's type, where the repository declares that type.
    fn own_type(&self, file: usize, parameter: NodeId) -> Option<&str> {
        let code = &self.program.files[file];
        let of = code.child(parameter, Role::Type).filter(|of| matches!(code.node(*of).shape, Shape::Name | Shape::Member))?;
        Some(code.name(of)).filter(|name| self.program.classes(name, file).next().is_some())
    }

    /// Whether an argument is seen to be an object of a type.
    fn is_made_of(&self, file: usize, argument: NodeId, name: &str) -> bool {
        if let Some(declared) = self.eval.declared_type(file, argument) {
            return declared == name;
        }
        match self.eval.value(file, argument) {
            Value::Object(made) => self.eval.class_made(made).is_some_and(|class| self.program.files[class.file].name(class.node) == name),
            _ => false,
        }
    }
}
