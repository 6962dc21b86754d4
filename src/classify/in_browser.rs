//! Whether code runs in a browser, and what callbacks that an option is given do.

use super::Classifier;
use crate::code::Shape;
use crate::fact::{FactKind, Framework};
use crate::query::Subject;
use crate::resolve::{Definition, Value};

impl Classifier<'_> {
    /// Whether a file mentions or brings in what only a browser has, and nothing of a server, or is one of an application of pages alone. On a phone nothing does.
    pub(super) fn runs_in_browser(&self, file: usize) -> bool {
        if let Some(known) = self.in_browser.borrow().get(&file) {
            return *known;
        }
        let runs = self.is_of_browser(file);
        self.in_browser.borrow_mut().insert(file, runs);
        runs
    }

    fn is_of_browser(&self, file: usize) -> bool {
        let code = &self.program.files[file];
        let set = self.set(file);
        let page = |module: &str| set.module(Subject::Import, module).iter().any(|row| row.framework == Some(Framework::Browser));
        let brings = self.program.tables[file].imports.iter().any(|(module, _)| page(module));
        let mentions = |of: Framework| {
            (0..).zip(&code.nodes).filter(|(_, node)| node.shape == Shape::Name).any(|(id, _)| {
                set.named(Subject::Reference, code.name(id)).any(|row| row.fact == FactKind::Ignore && row.framework == Some(of))
                    && self.program.tables[file].lookup(code, id, code.name(id)).iter().all(|one| matches!(one, Definition::Import(..)))
            })
        };
        let in_page = crate::language::container_of(&code.source.path).is_some();
        let frameworks = &self.context(file).frameworks;
        let pages =
            frameworks.contains(&Framework::Browser) && ![Framework::Web, Framework::Desktop, Framework::Function, Framework::Cli].iter().any(|other| frameworks.contains(other));
        !frameworks.contains(&Framework::Mobile) && (in_page || brings || pages || mentions(Framework::Browser)) && !mentions(Framework::Web)
    }

    /// Callbacks that are written out and call nothing.
    pub(super) fn stores_nothing(&self, value: &Value) -> bool {
        let Value::Record(entries) = value else { return false };
        !entries.is_empty()
            && entries.iter().all(|(_, value)| match value {
                Value::Function(at) => {
                    let code = &self.program.files[at.file];
                    !code.descendants(at.node).any(|node| code.node(node).shape == Shape::Call)
                }
                _ => false,
            })
    }
}
