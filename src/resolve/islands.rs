//! Islands: groups of applications whose files can tell nothing of those of any other group. What is said of an island hangs on its own files alone.

use super::Program;
use crate::code::{NodeId, Role, Shape};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Applications that are joined by what they import, share or name, with their files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Island {
    /// Indices of the applications, rising.
    pub applications: Vec<usize>,
    /// Indices of their files, rising; never none.
    pub files: Vec<usize>,
}

/// A forest of sets: each member leads to another one of its set, or to itself.
struct Sets(Vec<usize>);

impl Sets {
    fn find(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        self.0[one.max(other)] = one.min(other);
    }
}

impl Program {
    /// The islands of the program, by their first files; `links` are pairs of applications of which one uses the other.
    #[must_use]
    pub fn islands(&self, links: impl Iterator<Item = (usize, usize)>) -> Vec<Island> {
        let links: Vec<(usize, usize)> = links.collect();
        let count = self.owners.iter().chain(links.iter().flat_map(|(one, other)| [one, other])).max().map_or(0, |last| last + 1);
        let mut sets = Sets((0..count).collect());
        for (one, other) in links {
            sets.join(one, other);
        }
        for file in 0..self.files.len() {
            for other in self.shared(file) {
                sets.join(self.owners[file], self.owners[other]);
            }
        }
        let imported: Vec<Vec<usize>> = (0..self.files.len()).into_par_iter().map(|file| self.imported_owners(file)).collect();
        for (owner, others) in self.owners.iter().zip(&imported) {
            for other in others {
                sets.join(*owner, *other);
            }
        }
        let named: Vec<Vec<&str>> = (0..self.files.len()).into_par_iter().map(|file| self.foreign_types(file)).collect();
        for (file, names) in named.into_iter().enumerate() {
            for name in names {
                let own = sets.find(self.owners[file]);
                let found = || self.classes(name, file);
                // What is declared at home hides what stands elsewhere; else it is the nearest one.
                if !found().any(|at| sets.find(self.owners[at.file]) == own)
                    && let Some(nearest) = found().max_by_key(|at| (self.common_folders(file, at.file), std::cmp::Reverse(*at)))
                {
                    sets.join(own, self.owners[nearest.file]);
                }
            }
        }
        let mut islands: BTreeMap<usize, Island> = BTreeMap::new();
        for (file, owner) in self.owners.iter().enumerate() {
            islands.entry(sets.find(*owner)).or_insert_with(|| Island { applications: Vec::new(), files: Vec::new() }).files.push(file);
        }
        for application in 0..count {
            if let Some(island) = islands.get_mut(&sets.find(application)) {
                island.applications.push(application);
            }
        }
        let mut islands: Vec<Island> = islands.into_values().collect();
        islands.sort_by_key(|island| island.files[0]);
        islands
    }

    /// The applications of the files that a file imports, but for its own.
    fn imported_owners(&self, file: usize) -> Vec<usize> {
        let named: BTreeSet<(&str, Option<&str>)> = self.tables[file].modules().collect();
        let files = named.into_iter().flat_map(|(module, name)| [self.module(file, module), name.and_then(|name| self.submodule(file, module, name))]);
        let mut owners: Vec<usize> = files.flatten().map(|other| self.owners[other]).collect();
        owners.retain(|owner| *owner != self.owners[file]);
        owners.sort_unstable();
        owners.dedup();
        owners
    }

    /// The names in a file that types of other applications bear, and none of its own.
    fn foreign_types(&self, file: usize) -> Vec<&str> {
        if !self.sees_all(file) {
            return Vec::new();
        }
        let code = &self.files[file];
        // What is called on an object is no type.
        let may_be_type = |id: NodeId| match code.node(id).shape {
            Shape::Name => true,
            Shape::Member => code.node(id).role != Role::Callee || code.node(code.node(id).parent).shape != Shape::Call,
            _ => false,
        };
        let names = (0..).take(code.nodes.len()).filter(|id| may_be_type(*id)).map(|id| code.name(id));
        let mut names: Vec<&str> = names.filter(|name| self.classes.get(*name).is_some_and(|found| found.iter().all(|at| self.owners[at.file] != self.owners[file]))).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// How many folders the paths of two files begin with in common.
    pub(super) fn common_folders(&self, one: usize, other: usize) -> usize {
        let folders = |file: usize| self.files[file].source.path.split('/');
        folders(one).zip(folders(other)).take_while(|(one, other)| one == other).count()
    }
}
