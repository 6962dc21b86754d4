//! Libraries: which of them files and applications bring in, and how surely a row's library is there.

use crate::classify::Classifier;
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::{LANGUAGES, Modules, container_of};
use crate::query::{Requires, Row, Subject};
use crate::resolve::Definition;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

/// A library as a file brings it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::classify) struct Brought {
    pub(in crate::classify) library: String,
    pub(in crate::classify) generic: bool,
}

/// Names that an import takes from its module.
pub(in crate::classify) fn imported_from(code: &Code, import: NodeId) -> Vec<&str> {
    if code.node(import).shape != Shape::Import {
        return Vec::new();
    }
    code.children(import).filter(|child| code.node(*child).role == Role::Imported).map(|child| code.name(child)).filter(|name| !name.is_empty()).collect()
}

impl<'p> Classifier<'p> {
    /// The libraries that a file brings in.
    pub(in crate::classify) fn brought(&self, file: usize) -> &[Brought] {
        self.brought.get(&file).map_or(&[], Vec::as_slice)
    }

    /// Which libraries each file brings in.
    pub(in crate::classify) fn libraries(&mut self) {
        // An import may speak for all files of the application.
        let mut everywhere: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (file, code) in self.files() {
            for (module, node) in &self.program.tables[file].imports {
                if LANGUAGES[code.language].words.everywhere.is_some_and(|word| code.text(*node).starts_with(word)) {
                    everywhere.entry(self.program.owners[file]).or_default().push(module.clone());
                }
            }
            // A file that says the other name says nothing of what it stands for.
            let renamed = self.program.tables[file].renamed_everywhere(code).map(|(name, _)| (file, name.to_owned()));
            self.eval.wanted.borrow_mut().mentions.extend(renamed);
        }
        for application in self.island.applications.iter().copied() {
            let passed_on = self.contexts.get(application).into_iter().flat_map(|context| &context.passed_on);
            self.application_brings.entry(application).or_default().extend(passed_on.cloned());
        }
        for file in self.island.files.iter().copied() {
            let code = &self.program.files[file];
            let set = self.set(file);
            let mut found: Vec<Brought> = Vec::new();
            let mut retired = false;
            let mut framed: Vec<String> = Vec::new();
            let mut modules: Vec<(String, Option<NodeId>)> = self.program.tables[file].imports.iter().map(|(module, node)| (module.clone(), Some(*node))).collect();
            if LANGUAGES[code.language].modules == Modules::Namespaces {
                modules.extend(everywhere.get(&self.program.owners[file]).into_iter().flatten().map(|module| (module.clone(), None)));
                modules.extend(self.context(file).global_imports.iter().map(|module| (module.clone(), None)));
            }
            let dotted = LazyCell::new(|| dotted_names(&code.source.text));
            for (module, node) in modules {
                // A name taken from a module may be a module that rows know better.
                let narrower = node.filter(|_| LANGUAGES[code.language].modules == Modules::Dotted).map_or_else(Vec::new, |node| imported_from(code, node));
                let rows: Vec<&Row> = if narrower.is_empty() {
                    let known = set.module(Subject::Import, &module);
                    // Its names are put together only where one of them may stand for another.
                    let behind = |alias: &str| self.behind_alias(file, alias, &module, &dotted);
                    let others = || [self.scripts(file, node, &module), space_alias(code, node).map_or_else(Vec::new, behind)].concat();
                    if known.is_empty() { others() } else { known }
                } else {
                    narrower.iter().flat_map(|name| set.module(Subject::Import, &format!("{module}.{name}"))).collect()
                };
                for row in self.context(file).of_version(rows) {
                    row.hit();
                    for library in &row.libraries {
                        let one = Brought { library: library.clone(), generic: row.generic || row.framework.is_some() };
                        if !found.contains(&one) {
                            found.push(one);
                        }
                    }
                    if let Some(node) = node
                        && (row.retired && !retired || row.framework.is_some() && !framed.contains(&row.name))
                    {
                        retired |= row.retired;
                        framed.push(row.name.clone());
                        let mut fact = self.blank(file, self.import_span(file, node, &module), row);
                        fact.name.clone_from(&module);
                        self.push(file, node, fact, row);
                    }
                }
            }
            if let Some((row, node)) = self.brought_by_full_name(file).filter(|(row, _)| !retired || !row.retired) {
                row.hit();
                found.extend(row.libraries.iter().map(|library| Brought { library: library.clone(), generic: row.generic }));
                if row.retired {
                    let mut fact = self.blank(file, code.node(node).span, row);
                    fact.name.clone_from(&row.name);
                    self.push(file, node, fact, row);
                }
            }
            self.application_brings.entry(self.program.owners[file]).or_default().extend(found.iter().map(|one| one.library.clone()));
            self.brought.insert(file, found);
        }
    }

    /// The first name of a library that is written out with its namespace, or with the global object that the library makes: where a namespace is no library's
    /// own, of a retired one.
    pub(in crate::classify) fn brought_by_full_name(&self, file: usize) -> Option<(&'p Row, NodeId)> {
        let code = &self.program.files[file];
        // Elsewhere a name without dots is as good as any.
        let modules = LANGUAGES[code.language].modules;
        if modules == Modules::Dotted {
            return None;
        }
        let is_full = |row: &Row| if modules == Modules::Namespaces { row.retired } else { row.name.contains('.') && !row.name.contains(['/', '#', '@']) };
        // What no script brings has no global object.
        let is_global = |of: &Row| self.set(file).of(Subject::Script).any(|script| script.libraries.iter().any(|library| of.libraries.contains(library)));
        // Which version of a library it is, the page or the manifest that brings it knows better.
        let is_known = |row: &Row| {
            let last = row.name.rsplit('.').next().unwrap_or_default();
            let knows = |of: &Row| !row.retired && is_global(of) && self.strength_of_file(file, of).is_some();
            modules != Modules::Namespaces && self.set(file).named(Subject::Construction, last).any(knows)
        };
        let rows = self.set(file).of(Subject::Import).filter(|row| is_full(row) && code.source.text.contains(&row.name) && !is_known(row));
        rows.filter_map(|row| {
            let is_below = |text: &str| text.strip_prefix(row.name.as_str()).is_some_and(|rest| rest.starts_with('.') || rest.is_empty() && modules != Modules::Namespaces);
            let mentions = (0..).zip(&code.nodes).filter(|(id, node)| matches!(node.shape, Shape::Name | Shape::Member) && is_below(code.text(*id)));
            // A global object is at most declared, or given another name.
            let is_imported = |id: NodeId| {
                let root = std::iter::successors(Some(id), |at| code.object(*at)).last().unwrap_or(id);
                self.program.tables[file].lookup(code, root, code.name(root)).iter().any(|one| match one {
                    Definition::Import(..) => true,
                    Definition::Declared(_) => false,
                    Definition::Value(value, _) => modules != Modules::Namespaces && !matches!(code.node(*value).shape, Shape::Member | Shape::Name | Shape::Binary),
                    _ => modules != Modules::Namespaces,
                })
            };
            // Who opens a space of names below it uses nothing of it.
            let opens = |id: NodeId| {
                let before = code.source.text.get(..code.node(id).span.start as usize).unwrap_or_default();
                LANGUAGES[code.language].words.space_mark.is_some_and(|mark| before.ends_with(mark))
            };
            mentions.map(|(id, _)| (row, id)).find(|(_, id)| code.enclosing(*id, Shape::Import).is_none() && !opens(*id) && !is_imported(*id))
        })
        .min_by_key(|(_, id)| *id)
    }

    /// The libraries that a file names behind another name of a space of names above theirs: `using Ms = Microsoft.Identity;` and `Ms.Client.X`.
    fn behind_alias(&self, file: usize, alias: &str, module: &str, dotted: &Dotted) -> Vec<&'p Row> {
        let Some(written) = dotted.get(alias) else { return Vec::new() };
        let is_written = |below: &str| written.range(below..).next().and_then(|rest| rest.strip_prefix(below)).is_some_and(|behind| behind.is_empty() || behind.starts_with('.'));
        let below = |row: &&Row| row.name.strip_prefix(module).and_then(|rest| rest.strip_prefix('.')).is_some_and(is_written);
        self.set(file).of(Subject::Import).filter(below).collect()
    }

    /// Of a script that a page brings by its address, the row of its library.
    pub(in crate::classify) fn scripts(&self, file: usize, import: Option<NodeId>, address: &str) -> Vec<&'p Row> {
        let code = &self.program.files[file];
        let by_tag = import.is_some_and(|node| code.node(node).shape == Shape::Import && code.children(node).count() == 1) && container_of(&code.source.path).is_some();
        if by_tag {
            return self.set(file).of(Subject::Script).find(|row| address.contains(row.name.as_str())).into_iter().collect();
        }
        // A copy of it that lies in the repository, and is none of its sources.
        let (stem, is_script) = address.rsplit('/').next().and_then(|name| name.split_once('.')).map_or(("", false), |(stem, ending)| (stem, ending.ends_with("js")));
        let is_copy = is_script && address.starts_with('.') && import.is_some() && self.program.module(file, address).is_none();
        let is_of = |row: &&Row| row.name.split('.').next() == Some(stem);
        if is_copy { self.set(file).of(Subject::Script).find(is_of).into_iter().collect() } else { Vec::new() }
    }

    /// How surely a file has one of a row's libraries: 2 it imports one, 1 its application has one.
    pub(in crate::classify) fn strength_of_file(&self, file: usize, row: &Row) -> Option<u8> {
        if row.requires == Requires::Nothing {
            return (!self.is_own(file, row)).then_some(1);
        }
        let imports = self.brought(file).iter().any(|one| row.libraries.contains(&one.library));
        if imports || self.is_scripted(file, row) {
            return Some(2);
        }
        if row.requires != Requires::Application {
            return None;
        }
        let owner = self.program.owners[file];
        let brings = |application: usize| {
            self.contexts[application].libraries.iter().any(|library| row.libraries.contains(library))
                || self.application_brings.get(&application).is_some_and(|brought| row.libraries.iter().any(|library| brought.contains(library)))
        };
        // Settings configure the libraries of the repository that their application uses, too.
        let used = || self.is_settings(file) && self.contexts[owner].packages.iter().any(|package| brings(package.application));
        (brings(owner) || used()).then_some(1)
    }

    /// Whether a page of the application brings one of a row's libraries by a script tag.
    pub(in crate::classify) fn is_scripted(&self, file: usize, row: &Row) -> bool {
        let scripts = &self.context(file).scripts;
        !scripts.is_empty() && row.libraries.iter().any(|library| scripts.contains(library))
    }
}

/// The name that an import gives to a space of names.
fn space_alias(code: &Code, import: Option<NodeId>) -> Option<&str> {
    let node = import.filter(|node| code.node(*node).shape == Shape::Import && LANGUAGES[code.language].modules == Modules::Namespaces)?;
    Some(code.name(node)).filter(|alias| !alias.is_empty())
}

/// What is written behind the first part of the dotted names of a text, by that part.
type Dotted<'t> = BTreeMap<&'t str, BTreeSet<&'t str>>;

fn dotted_names(text: &str) -> Dotted<'_> {
    let mut names = Dotted::new();
    for (first, rest) in text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '.').filter_map(|name| name.split_once('.')) {
        names.entry(first).or_default().insert(rest);
    }
    names
}
