//! What names stand for that other files give.

use super::{DEPTH, Evaluator, Meaning, STEPS};
use crate::code::{NodeId, Shape};
use crate::language::{LANGUAGES, Modules};
use crate::resolve::modules::below;
use crate::resolve::{Definition, NodeRef, Value, Why};
use foldhash::HashSet;
use std::rc::Rc;

/// Files through which one name is handed on, and modules that are asked for because of it.
const MOST_HANDED_ON: usize = 2_000;

impl Evaluator<'_> {
    pub(super) fn import(&self, file: usize, module: &str, name: Option<&str>, depth: u32) -> Value {
        if depth > DEPTH {
            return Value::Unknown(Why::Budget);
        }
        if !module.starts_with('.') && (self.meaning)(file, &format!("import {module}")) == Some(Meaning::Library) {
            return Value::Symbol(module.to_owned(), name.unwrap_or("").to_owned());
        }
        let submodule = |name: &str| self.program.submodule(file, module, name);
        let Some(target) = self.module(file, module) else {
            if let Some(found) = name.and_then(submodule) {
                return Value::Module(found);
            }
            if self.program.is_local_module(file, module) {
                return Value::Unknown(Why::Unread(file, module.to_owned()));
            }
            self.want_module(file, module, name);
            // A type of the repository under another name.
            let renamed = module.rsplit_once('.').filter(|_| name.is_none() && self.program.sees_all(file));
            if let Some(class) = renamed.and_then(|(space, last)| self.declared_in(file, space, last)) {
                return Value::Type(class);
            }
            return Value::Symbol(module.to_owned(), name.unwrap_or("").to_owned());
        };
        match name {
            None => match self.program.tables[target].exports.get("=").map(|found| self.defined(target, found, depth + 1)) {
                Some(value @ (Value::Object(_) | Value::Function(_) | Value::Type(_) | Value::Symbol(..) | Value::List(_) | Value::Record(_))) => value,
                _ => Value::Module(target),
            },
            Some(name) => self.exported(target, name, depth).or_else(|| submodule(name).map(Value::Module)).unwrap_or_else(|| {
                self.want_module(file, module, Some(name));
                Value::Unknown(Why::Undeclared(name.to_owned()))
            }),
        }
    }

    /// Asks for a module that was not read, and for the one below it that a name taken from it may mean.
    fn want_module(&self, file: usize, module: &str, name: Option<&str>) {
        if LANGUAGES[self.program.files[file].language].modules != Modules::Dotted {
            return;
        }
        let mut wanted = self.wanted.borrow_mut();
        wanted.modules.insert((file, module.to_owned()));
        wanted.modules.extend(name.map(|name| (file, below(module, name))));
    }

    /// The parsed file that a module means in a file.
    fn module(&self, file: usize, module: &str) -> Option<usize> {
        if let Some(known) = self.modules.borrow().get(&file).and_then(|known| known.get(module)) {
            return *known;
        }
        let found = self.program.module(file, module);
        self.modules.borrow_mut().entry(file).or_default().insert(module.to_owned(), found);
        found
    }

    /// What a file gives under a name. Files that take it from one another are gone through once.
    pub(super) fn exported(&self, file: usize, name: &str, depth: u32) -> Option<Value> {
        self.steps.set(self.steps.get() + 1);
        let key = (file, name.to_owned());
        if self.steps.get() > STEPS || self.giving.borrow().contains(&key) {
            self.cuts.set(self.cuts.get() + 1);
            return Some(if self.steps.get() > STEPS { Value::Unknown(Why::Budget) } else { Value::Choice(Rc::default()) });
        }
        self.giving.borrow_mut().insert(key.clone());
        let value = self.found_in(file, name, depth);
        self.giving.borrow_mut().remove(&key);
        value
    }

    fn found_in(&self, file: usize, name: &str, depth: u32) -> Option<Value> {
        let table = &self.program.tables[file];
        if let Some(found) = table.exports.get(name) {
            return Some(self.defined(file, found, depth + 1));
        }
        let found = table.defined(0, name);
        if !found.is_empty() {
            return Some(self.defined(file, found, depth + 1));
        }
        if let Some(value) = self.handed_on(file, name, depth) {
            return Some(value);
        }
        // A data file is one value.
        let code = &self.program.files[file];
        if LANGUAGES[code.language].modules == Modules::None {
            let whole = code.children(0).next().map(|node| self.eval(NodeRef { file, node }, depth));
            return if name == "default" { whole } else { whole.map(|whole| self.part(whole, name, depth + 1)).filter(|part| !matches!(part, Value::Unknown(_))) };
        }
        None
    }

    /// What a file gives under a name by handing on all that others give: the nearest of them that has the name. What was not read is asked for.
    fn handed_on(&self, file: usize, name: &str, depth: u32) -> Option<Value> {
        let mut files = vec![file];
        let mut seen = HashSet::from_iter([file]);
        let mut at = 0;
        while let Some(giving) = files.get(at).copied() {
            at += 1;
            let table = &self.program.tables[giving];
            let found = table.exports.get(name).map_or_else(|| table.defined(0, name), Vec::as_slice);
            if at > 1 && !found.is_empty() {
                return Some(self.defined(giving, found, depth + 1));
            }
            for star in table.exports.get("*").into_iter().flatten().take(MOST_HANDED_ON) {
                let Definition::Import(module, _) = star else { continue };
                match self.module(giving, module) {
                    Some(next) if files.len() < MOST_HANDED_ON && seen.insert(next) => files.push(next),
                    Some(_) => {}
                    None => self.want_handed_on(giving, module, name),
                }
            }
        }
        None
    }

    fn want_handed_on(&self, file: usize, module: &str, name: &str) {
        let mut wanted = self.wanted.borrow_mut();
        if wanted.handed_on.len() < MOST_HANDED_ON {
            wanted.handed_on.insert((file, module.to_owned(), name.to_owned()));
        }
    }

    /// A name that `from x import *` may have brought.
    pub(super) fn star_imports(&self, at: NodeRef, name: &str, depth: u32) -> Option<Value> {
        for module in self.starred(at.file) {
            let Some(file) = self.module(at.file, module) else {
                self.want_handed_on(at.file, module, name);
                continue;
            };
            let found = self.program.tables[file].defined(0, name);
            if !found.is_empty() {
                return Some(self.defined(file, found, depth));
            }
        }
        self.star_library(at.file, name)
    }

    /// The type that the only library among the modules has brought which a file takes all names of: none where a module of the repository has it, or may have it.
    pub(super) fn star_library(&self, file: usize, name: &str) -> Option<Value> {
        let mut libraries = Vec::new();
        for module in self.starred(file).filter(|_| name.starts_with(char::is_uppercase)) {
            match self.module(file, module) {
                Some(own) if self.program.tables[own].defined(0, name).is_empty() => {}
                None if !module.starts_with('.') && (self.meaning)(file, &format!("import {module}")) == Some(Meaning::Library) => libraries.push(module),
                None if !self.program.is_local_module(file, module) => {}
                _ => return None,
            }
        }
        match libraries[..] {
            [module] => Some(Value::Symbol(module.to_owned(), name.to_owned())),
            _ => None,
        }
    }

    /// A dotted name as it is without the names that a file gives to modules and to what it takes of them: `argv` is `sys.argv`.
    #[must_use]
    pub fn at_home(&self, file: usize, dotted: &str) -> Option<String> {
        if LANGUAGES[self.program.files[file].language].modules != Modules::Dotted {
            return None;
        }
        let (first, rest) = dotted.split_at(dotted.find(['.', '(']).unwrap_or(dotted.len()));
        match self.program.tables[file].defined(0, first) {
            [Definition::Import(module, _)] if module.starts_with('.') => None,
            [Definition::Import(module, Some(name))] => Some(format!("{module}.{name}{rest}")),
            [Definition::Import(module, None)] if module != first && !rest.is_empty() => Some(format!("{module}{rest}")),
            _ => None,
        }
    }

    /// What a dotted name means, as it is written or as it is at home.
    pub(super) fn meaning_at(&self, file: usize, dotted: &str) -> Option<Meaning> {
        (self.meaning)(file, dotted).or_else(|| (self.meaning)(file, &self.at_home(file, dotted)?))
    }

    /// The modules that a file takes all names of.
    fn starred(&self, file: usize) -> impl Iterator<Item = &'_ str> {
        let code = &self.program.files[file];
        let is_starred = |import: NodeId| code.children(import).any(|child| code.node(child).shape == Shape::ImportAll && code.name(child).is_empty());
        self.program.tables[file].imports.iter().filter(move |(_, import)| is_starred(*import)).map(|(module, _)| module.as_str())
    }
}
