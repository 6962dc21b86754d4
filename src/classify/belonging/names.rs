//! What names of a file are called where they come from.

use crate::classify::Classifier;
use crate::code::{NodeId, Shape};
use crate::language::{LANGUAGES, Modules};
use crate::resolve::{Definition, Origin};

pub(in crate::classify) use crate::query::DEFAULT;

impl Classifier<'_> {
    /// The name that an alias stands for, or a member of the repository's own object that keeps a name of a library.
    pub(in crate::classify) fn imported_name(&self, file: usize, callee: NodeId) -> Option<String> {
        let code = &self.program.files[file];
        if code.node(callee).shape != Shape::Name {
            code.object(callee).filter(|object| self.program.is_own_object(file, *object) && code.node(callee).shape == Shape::Member)?;
            let Origin::Module(_, path) = self.eval.origin(file, callee) else { return None };
            return path.rsplit('.').next().filter(|name| !name.is_empty()).map(str::to_owned);
        }
        self.program.tables[file].lookup(code, callee, code.name(callee)).iter().find_map(|one| match one {
            Definition::Import(_, Some(name)) => Some(name.clone()),
            _ => None,
        })
    }

    /// The name that a library gives to what stands under another name of the file, or of a module between: `const Name = library.Type`. A module that is
    /// called itself is what it gives without a name.
    pub(in crate::classify) fn name_at_home(&self, file: usize, callee: NodeId) -> Option<String> {
        let code = &self.program.files[file];
        if code.node(callee).shape != Shape::Name {
            return None;
        }
        let renamed = |one: &Definition| matches!(one, Definition::Value(..) | Definition::Part(..) | Definition::Import(..));
        if !self.program.tables[file].lookup(code, callee, code.name(callee)).iter().any(renamed) {
            return None;
        }
        let Origin::Module(module, path) = self.eval.origin(file, callee) else { return None };
        // `using Name = Library.Type;`: what is brought in is the type itself.
        let whole = if path.is_empty() && LANGUAGES[code.language].modules == Modules::Namespaces { &module } else { &path };
        let name = whole.rsplit('.').next().unwrap_or_default();
        Some(if name.is_empty() { DEFAULT } else { name }.to_owned())
    }
}
