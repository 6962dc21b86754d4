//! Which applications call a function: its own code may stand between.

use super::{NodeRef, Program};
use crate::code::Shape;
use std::collections::BTreeSet;

/// Functions on the way to one, and calls of each of them, that are looked at.
const MOST_FUNCTIONS: usize = 64;
const MOST_CALLS: usize = 64;

/// Who calls a function.
#[derive(Debug, Default)]
pub struct Users {
    /// The function, and those of its own application by which others reach it.
    pub functions: Vec<NodeRef>,
    /// The other applications that call one of these. None where no application is seen to and one of these is called by nothing, or where more may call it than is looked at.
    pub applications: Option<BTreeSet<usize>>,
    /// Whether none of these may be called by a library, beside the calls that are seen.
    pub closed: bool,
}

impl Program {
    /// The function of a name that a node stands in, the outermost.
    #[must_use]
    pub fn function_around(&self, at: NodeRef) -> Option<NodeRef> {
        let code = &self.files[at.file];
        let named = code.ancestors(at.node).filter(|up| code.node(*up).shape == Shape::Function && !code.name(*up).is_empty());
        named.last().map(|node| NodeRef { file: at.file, node })
    }

    /// Whether a library may call a function: as a member of a type that it knows by its base, or as the constructor of a type that a container makes.
    fn may_be_called_unseen(&self, function: NodeRef) -> bool {
        let class = self.files[function.file].enclosing(function.node, Shape::Class).map(|node| NodeRef { file: function.file, node });
        // Of a type of the repository's own, calls would be seen.
        let is_own = |at: NodeRef, base: &str| self.classes(base, at.file).next().is_some();
        let has_others = |class: NodeRef| self.lineage(class).iter().copied().any(|at| self.bases(at).any(|base| !is_own(at, base)));
        self.is_constructor(function) || class.is_some_and(has_others)
    }

    /// The applications whose code names a type, tests and what stands in the type itself left out.
    #[must_use]
    pub fn naming(&self, class: NodeRef) -> BTreeSet<usize> {
        let code = &self.files[class.file];
        let (name, itself) = (code.name(class.node), class.node..code.node(class.node).end);
        let names = |file: usize| self.mentions(file, name).any(|node| file != class.file || !itself.contains(&node));
        (0..self.files.len()).filter(|file| !self.files[*file].test && names(*file)).map(|file| self.owners[file]).collect()
    }

    /// Who calls a function, tests left out: whoever calls something by its name.
    #[must_use]
    pub fn users(&self, function: NodeRef) -> Users {
        let own = self.owners[function.file];
        let (mut functions, mut applications, mut open, mut uncalled) = (vec![function], BTreeSet::new(), false, false);
        let mut next = 0;
        while let Some(at) = functions.get(next).copied() {
            next += 1;
            let name = self.called_name(at);
            let calls = if name.is_empty() { &[] } else { self.calls(&name) };
            // A name that stands everywhere tells nothing.
            if calls.len() > MOST_CALLS {
                return Users { functions, ..Users::default() };
            }
            let mut live = calls.iter().filter(|call| !self.files[call.file].test).peekable();
            if live.peek().is_none() {
                uncalled = true;
                open |= self.may_be_called_unseen(at);
            }
            for call in live {
                match self.function_around(*call) {
                    _ if self.owners[call.file] != own => {
                        applications.insert(self.owners[call.file]);
                    }
                    Some(around) if functions.contains(&around) => {}
                    Some(around) if functions.len() < MOST_FUNCTIONS => functions.push(around),
                    _ => open = true,
                }
            }
        }
        // What nothing calls on the way tells nothing beside what does.
        let is_open = open || uncalled && applications.is_empty();
        let closed = !is_open && !functions.iter().any(|at| self.may_be_called_unseen(*at));
        Users { functions, applications: Some(applications).filter(|_| !is_open), closed }
    }
}
