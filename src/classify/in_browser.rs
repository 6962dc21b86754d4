//! Whether code runs in a browser.

use super::Classifier;
use crate::code::{NodeId, Shape};
use crate::fact::{ClientKind, Flow, Framework};
use crate::query::{Guard, Row, Subject};
use crate::resolve::Definition;

/// Schemes of what a page itself asks for, or is asked at.
const PAGES: [&str; 8] = ["http", "https", "ws", "wss", "file", "data", "blob", "about"];

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

    /// Whether a file may make a request that is written out, as far as only a browser makes it: one for a code without a secret is a page's, and what a server
    /// without pages writes into an address for an access token comes back to somebody else.
    pub(super) fn may_be_asked_by(&self, file: usize, row: &Row) -> bool {
        let frameworks = &self.context(file).frameworks;
        // Settings that name their endpoint are those of something that sends the browser there.
        let is_of_settings = row.guards.iter().any(|guard| matches!(guard, Guard::Has(..)));
        let on_server = || !is_of_settings && frameworks.contains(&Framework::Web) && !frameworks.contains(&Framework::Browser);
        (row.client != Some(ClientKind::Browser) || self.runs_in_browser(file)) && (row.flow != Some(Flow::ImplicitAccessToken) || !on_server() || self.runs_in_browser(file))
    }

    fn is_of_browser(&self, file: usize) -> bool {
        let in_page = crate::language::container_of(&self.program.files[file].source.path).is_some();
        let frameworks = &self.context(file).frameworks;
        let of_pages =
            frameworks.contains(&Framework::Browser) && ![Framework::Web, Framework::Desktop, Framework::Function, Framework::Cli].iter().any(|other| frameworks.contains(other));
        let shown = || self.imports_of(file, Framework::Browser) || self.mentions(file, Framework::Browser) || self.mentions_member(file, Framework::Browser);
        // Scripts and servers may lie beside the pages.
        let in_pages = || of_pages && !self.imports_of(file, Framework::Cli) && !self.mentions(file, Framework::Cli) && !self.mentions_member(file, Framework::Cli);
        !frameworks.contains(&Framework::Mobile) && (in_page || shown() || in_pages()) && !self.mentions(file, Framework::Web) && !self.is_called_by_system(file)
    }

    /// Whether a file is called back at an address of a scheme that only the operating system, or the program that it extends, leads to: `books://signed-in`.
    fn is_called_by_system(&self, file: usize) -> bool {
        let code = &self.program.files[file];
        let is_own = |text: &str| {
            let (scheme, rest) = text.split_once("://").unwrap_or_default();
            let is_word = scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
            // A page inside a program is a page still.
            is_word && !PAGES.contains(&scheme) && !scheme.ends_with("-extension") && !rest.starts_with("localhost")
        };
        let texts = (0..).zip(&code.nodes).filter(|(id, node)| node.shape == Shape::Text && code.text(*id).contains("://")).map(|(id, _)| id);
        let comes_back = |id: NodeId| self.stands_in(file, id, "", |row| row.framework == Some(Framework::Browser));
        texts.filter(|id| code.plain(*id).is_some_and(|text| is_own(&text))).any(|id| comes_back(id) || self.reads_of(file, id).into_iter().any(comes_back))
    }

    /// Whether a file imports a module that only a kind of application has.
    fn imports_of(&self, file: usize, of: Framework) -> bool {
        let set = self.set(file);
        self.program.tables[file].imports.iter().any(|(module, _)| set.module(Subject::Import, module).iter().any(|row| row.framework == Some(of)))
    }

    /// Whether a file mentions a name, none of its own, that only a kind of application has. What it imports from a module that no page has only has the same name.
    fn mentions(&self, file: usize, of: Framework) -> bool {
        let code = &self.program.files[file];
        let is_of_another =
            |module: &str| of == Framework::Browser && self.set(file).module(Subject::Import, module).iter().any(|row| row.framework.is_some_and(|other| other != of));
        let is_meant = |one: &Definition| matches!(one, Definition::Import(module, _) if !is_of_another(module));
        (0..)
            .zip(&code.nodes)
            .filter(|(_, node)| node.shape == Shape::Name)
            .any(|(id, _)| self.tells(file, code.name(id), of) && self.program.tables[file].lookup(code, id, code.name(id)).iter().all(is_meant))
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
}
