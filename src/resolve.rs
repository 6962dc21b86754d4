//! References to values, within a file and across the parsed files of an application.
//! Knows no syntax tree, no language by name and no rule.

mod aliases;
mod eval;
mod functions;
mod islands;
mod modules;
mod puts;
mod symbols;
mod targets;
mod users;
mod value;
mod wanted;

pub use eval::{Evaluator, LEAF, Meaning, Origin, Taken, TraceStep, Traced};
pub use islands::Island;
pub use modules::{Package, brings, imported_files, installed_packages};
pub use symbols::{Definition, SymbolTable, is_branch};
pub use users::Users;
pub(crate) use value::taken;
pub use value::{COMPARISON, Value, Why, is_nothing};
pub use wanted::Wanted;

use crate::code::{Code, NodeId, Shape};
use crate::language::{LANGUAGES, Modules};
use foldhash::{HashMap, HashSet};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A node in one of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeRef {
    /// Index of the file.
    pub file: usize,
    /// The node.
    pub node: NodeId,
}

/// All parsed files of a scan with what they define.
#[derive(Debug)]
pub struct Program {
    /// The files, ordered by path.
    pub files: Vec<Code>,
    /// Definitions, by file.
    pub tables: Vec<SymbolTable>,
    /// The application of each file.
    pub owners: Vec<usize>,
    /// The files of each application.
    by_owner: HashMap<usize, Vec<usize>>,
    by_path: HashMap<String, usize>,
    classes: HashMap<String, Vec<NodeRef>>,
    calls: HashMap<String, Vec<NodeRef>>,
    shared: HashMap<usize, BTreeSet<usize>>,
    derived: HashMap<String, Vec<NodeRef>>,
    /// The bases that each type names: it may have thousands of members behind them.
    bases: HashMap<NodeRef, Vec<NodeId>>,
    /// The lineage of each type, once somebody asked for it: what is linked decides it.
    lineages: HashMap<NodeRef, OnceLock<Vec<NodeRef>>>,
    outside: HashMap<(String, String), Vec<NodeRef>>,
    /// What is put into members of objects, by the member.
    puts: puts::Puts,
    /// Modules that made objects into whose members something is put.
    makers: HashSet<String>,
    /// Methods that are added to types from outside, by name.
    extensions: HashMap<String, Vec<NodeRef>>,
    /// Names of all folders that hold files.
    folders: BTreeSet<String>,
    /// The last parts of the names by which modules may mean a file.
    stems: HashSet<String>,
    aliases: aliases::Aliases,
    /// Folders in which files have modules looked for beside the usual ones, by file.
    roots: HashMap<usize, Vec<String>>,
    /// Packages of the repository that each application uses.
    packages: Vec<Vec<Arc<Package>>>,
    /// The applications in whose packages a parsed module lies, by the first part of its name.
    tops: HashMap<String, BTreeSet<usize>>,
    /// The applications whose types the code of each may name; none where that is not known.
    sights: Vec<Option<BTreeSet<usize>>>,
    /// Applications that are the source of a library which is known by name: others name its types as those of the library.
    sources: BTreeSet<usize>,
}

/// What stands behind the name of a module where its objects are meant: no name has it.
const OF_MODULE: &str = "()";
/// Types of one name that are put in order by how near they are: of more, each file that names one would ask all.
const MOST_TWINS: usize = 64;
/// Files whose global names one file sees, at most.
const MOST_SHARED: usize = 200;

impl Program {
    /// Indexes files that stand in the order of their paths, with what each defines; `shared` lists the paths of files that share their global names.
    #[must_use]
    pub fn new(files: Vec<Code>, mut tables: Vec<SymbolTable>, owners: Vec<usize>, shared: &[Vec<&str>]) -> Self {
        rename_everywhere(&files, &mut tables, &owners);
        let mut by_path: HashMap<String, usize> = HashMap::default();
        for (index, code) in files.iter().enumerate() {
            // Of a document with code of several languages the first part speaks.
            by_path.entry(code.source.path.clone()).or_insert(index);
        }
        let mut by_owner: HashMap<usize, Vec<usize>> = HashMap::default();
        for (file, owner) in owners.iter().enumerate() {
            by_owner.entry(*owner).or_default().push(file);
        }
        let shared = groups(&files, &by_path, shared);
        let mut classes: HashMap<String, Vec<NodeRef>> = HashMap::default();
        let mut calls: HashMap<String, Vec<NodeRef>> = HashMap::default();
        let mut derived: HashMap<String, Vec<NodeRef>> = HashMap::default();
        let mut bases: HashMap<NodeRef, Vec<NodeId>> = HashMap::default();
        let mut extensions: HashMap<String, Vec<NodeRef>> = HashMap::default();
        for (file, code) in files.iter().enumerate() {
            let renamed = if LANGUAGES[code.language].modules == Modules::Namespaces { tables[file].renamed(code) } else { HashMap::default() };
            for (node, item) in (0..).zip(&code.nodes) {
                match item.shape {
                    Shape::Class => {
                        classes.entry(code.name(node).to_owned()).or_default().push(NodeRef { file, node });
                        for base in code.children(node).filter(|child| code.node(*child).role == crate::code::Role::Base) {
                            derived.entry(code.name(base).to_owned()).or_default().push(NodeRef { file, node });
                            bases.entry(NodeRef { file, node }).or_default().push(base);
                        }
                        // The head of a class may construct its base.
                        if code.children(node).any(|child| code.node(child).role == crate::code::Role::Argument)
                            && let Some(base) = code.child(node, crate::code::Role::Base)
                        {
                            calls.entry(code.name(base).to_owned()).or_default().push(NodeRef { file, node });
                        }
                    }
                    Shape::Call | Shape::New | Shape::Element => {
                        if let Some(name) = code.constructs_own(node).or_else(|| code.callee_name(node)) {
                            calls.entry((*renamed.get(name).unwrap_or(&name)).to_owned()).or_default().push(NodeRef { file, node });
                        }
                        if code.constructs_base(node)
                            && let Some(class) = code.enclosing(node, Shape::Class)
                        {
                            for base in code.children(class).filter(|child| code.node(*child).role == crate::code::Role::Base) {
                                calls.entry(code.name(base).to_owned()).or_default().push(NodeRef { file, node });
                            }
                        }
                    }
                    Shape::Function if is_extension(code, node) => extensions.entry(code.name(node).to_owned()).or_default().push(NodeRef { file, node }),
                    _ => {}
                }
            }
        }
        let mut makers: HashSet<String> = HashSet::default();
        let mut outside: HashMap<(String, String), Vec<NodeRef>> = HashMap::default();
        for (file, table) in tables.iter().enumerate() {
            for (object, member, value) in table.puts().filter(|(object, ..)| classes.contains_key(*object)) {
                outside.entry((object.to_owned(), member.to_owned())).or_default().push(NodeRef { file, node: value });
            }
            for (object, member, value) in table.puts_into_imported(&files[file]).filter(|(object, ..)| !classes.contains_key(*object)) {
                outside.entry((object.to_owned(), member.to_owned())).or_default().push(NodeRef { file, node: value });
            }
            for (module, member, value) in table.puts_into_made(&files[file]) {
                outside.entry((format!("{module}{OF_MODULE}"), member.to_owned())).or_default().push(NodeRef { file, node: value });
                makers.insert(module.to_owned());
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for places in outside.values_mut() {
            places.sort_unstable();
        }
        let lineages = classes.values().flatten().map(|class| (*class, OnceLock::new())).collect();
        let folders = files.iter().filter_map(|code| code.source.path.rsplit_once('/')).flat_map(|(folder, _)| folder.split('/').map(str::to_owned)).collect();
        let stems = files.iter().flat_map(stems).map(str::to_owned).collect();
        let aliases = aliases::Aliases::new(&files);
        let puts = puts::index(&files, &tables);
        let added = |code: &Code| modules::added_roots(LANGUAGES[code.language].words, &code.source.path, &code.source.text);
        let roots = files.iter().enumerate().map(|(file, code)| (file, added(code))).filter(|(_, roots)| !roots.is_empty()).collect();
        Self {
            files,
            tables,
            owners,
            by_owner,
            by_path,
            classes,
            calls,
            shared,
            derived,
            bases,
            lineages,
            outside,
            puts,
            makers,
            extensions,
            folders,
            stems,
            aliases,
            roots,
            packages: Vec::new(),
            tops: HashMap::default(),
            sights: Vec::new(),
            sources: BTreeSet::new(),
        }
    }

    /// Takes in which packages of the repository each application uses: their modules are files of the scan; and whose types each may name, and which are the
    /// source of a library that is known by name.
    pub fn link(&mut self, packages: Vec<Vec<Arc<Package>>>, sights: Vec<Option<BTreeSet<usize>>>, sources: BTreeSet<usize>) {
        self.tops = modules::tops(&self.files, &packages);
        self.packages = packages;
        self.sights = sights;
        self.sources = sources;
        self.lineages.values_mut().for_each(|known| drop(known.take()));
    }

    /// The files of an application.
    #[must_use]
    pub fn files_of(&self, application: usize) -> &[usize] {
        self.by_owner.get(&application).map_or(&[], Vec::as_slice)
    }

    /// A file by its path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// Files whose global names a file sees.
    pub fn shared(&self, file: usize) -> impl Iterator<Item = usize> + '_ {
        self.shared.get(&file).into_iter().flatten().copied()
    }

    /// Types of a name in the language of a file that its code may mean, those of its application first, then the nearest. What a test declares means nothing to other code.
    pub fn classes(&self, name: &str, from: usize) -> impl Iterator<Item = NodeRef> + '_ {
        let rows = |file: usize| LANGUAGES[self.files[file].language].rows;
        let is_told = move |at: &NodeRef| self.files[from].test || !self.files[at.file].test;
        let is_meant = move |at: &NodeRef| rows(at.file) == rows(from) && is_told(at) && (!self.sees_all(from) || self.sees(from, at.file));
        let is_own = move |at: &NodeRef| self.owners[at.file] == self.owners[from];
        // They stand in the order of the files.
        let found = self.classes.get(name).map_or(&[][..], Vec::as_slice);
        let (few, many) = if found.len() <= MOST_TWINS { (found, &[][..]) } else { (&[][..], found) };
        let nearest = move || {
            let mut others: Vec<NodeRef> = few.iter().copied().filter(|at| !is_own(at)).collect();
            others.sort_by_cached_key(|at| std::cmp::Reverse(self.common_folders(from, at.file)));
            others
        };
        let others = std::iter::once_with(nearest).flatten().chain(many.iter().copied().filter(move |at| !is_own(at)));
        found.iter().copied().filter(is_own).chain(others).filter(is_meant)
    }

    /// Whether names of a file's language are visible to the whole program.
    #[must_use]
    pub fn sees_all(&self, file: usize) -> bool {
        LANGUAGES[self.files[file].language].modules == Modules::Namespaces
    }

    /// Whether the code of a file may name the types of another one: not those of a project that its own does not refer to, nor of a known library's source.
    fn sees(&self, from: usize, to: usize) -> bool {
        let sight = |file: usize| self.sights.get(self.owners[file]).and_then(Option::as_ref);
        let is_open = || sight(to).is_none() || sight(from).is_none_or(|sight| sight.contains(&self.owners[to]));
        self.owners[from] == self.owners[to] || !self.sources.contains(&self.owners[to]) && is_open()
    }

    /// Whether the code of one type may mean another one by its name.
    #[must_use]
    pub fn may_mean(&self, from: NodeRef, class: NodeRef) -> bool {
        !self.sees_all(from.file) || self.sees(from.file, class.file)
    }

    /// Types that name a type as their base, whichever of that name they mean.
    #[must_use]
    pub fn derived(&self, name: &str) -> &[NodeRef] {
        self.derived.get(name).map_or(&[], Vec::as_slice)
    }

    /// Types that may mean a type by the name of their base.
    pub fn derived_from(&self, class: NodeRef) -> impl Iterator<Item = NodeRef> + '_ {
        self.derived(self.files[class.file].name(class.node)).iter().copied().filter(move |derived| self.may_mean(*derived, class))
    }

    /// Values that code puts into a member of a type by the type's name, or of what another module gives by the last name of that.
    #[must_use]
    pub fn put_outside(&self, of: &str, member: &str) -> &[NodeRef] {
        self.outside.get(&(of.to_owned(), member.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// The same of objects that calls of a module made.
    #[must_use]
    pub fn put_into_made(&self, module: &str, member: &str) -> &[NodeRef] {
        if self.makers.contains(module) { self.put_outside(&format!("{module}{OF_MODULE}"), member) } else { &[] }
    }

    /// Methods of a name that are added to types from outside: their first parameter is the object that they are called on.
    #[must_use]
    pub fn extensions(&self, name: &str) -> &[NodeRef] {
        self.extensions.get(name).map_or(&[], Vec::as_slice)
    }

    /// The places at which a file mentions a name, as a variable, a member or an imported name, in order.
    pub fn mentions<'c>(&'c self, file: usize, name: &'c str) -> impl Iterator<Item = NodeId> + 'c {
        self.mentions_within(file, 0..NodeId::MAX, name)
    }

    /// The same among some nodes of the file.
    pub fn mentions_within<'c>(&'c self, file: usize, nodes: Range<NodeId>, name: &'c str) -> impl Iterator<Item = NodeId> + 'c {
        self.tables[file].mentions(&self.files[file], nodes, name)
    }

    /// Calls and constructions by the last name of what is called.
    #[must_use]
    pub fn calls(&self, name: &str) -> &[NodeRef] {
        self.calls.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Gives the files of an application the names that one of them makes for all.
fn rename_everywhere(files: &[Code], tables: &mut [SymbolTable], owners: &[usize]) {
    let mut renamed: HashMap<(usize, usize), Vec<(String, String)>> = HashMap::default();
    for ((code, table), owner) in files.iter().zip(tables.iter()).zip(owners) {
        let names: Vec<(String, String)> = table.renamed_everywhere(code).map(|(name, module)| (name.to_owned(), module.to_owned())).collect();
        if !names.is_empty() {
            renamed.entry((*owner, code.language)).or_default().extend(names);
        }
    }
    for ((code, table), owner) in files.iter().zip(tables).zip(owners).filter(|_| !renamed.is_empty()) {
        for (name, module) in renamed.get(&(*owner, code.language)).into_iter().flatten() {
            table.take_in(name, module);
        }
    }
}

/// Whether a function is a method that is added to a type from outside.
fn is_extension(code: &Code, function: NodeId) -> bool {
    let Some(mark) = LANGUAGES[code.language].words.extension.filter(|_| !code.name(function).is_empty()) else { return false };
    code.children(function).find(|child| code.node(*child).role == crate::code::Role::Parameter).is_some_and(|first| code.text(first).starts_with(mark))
}

/// The last parts of the names by which modules may mean a file.
fn stems(code: &Code) -> impl Iterator<Item = &str> {
    let stem = |ending: &&'static str| code.source.path.strip_suffix(ending).map(|stem| stem.rsplit('/').next().unwrap_or(stem));
    LANGUAGES.iter().flat_map(|language| language.words.module_files).filter_map(stem)
}

/// The files that each file shares its global names with.
fn groups(files: &[Code], by_path: &HashMap<String, usize>, shared: &[Vec<&str>]) -> HashMap<usize, BTreeSet<usize>> {
    let mut out: HashMap<usize, BTreeSet<usize>> = HashMap::default();
    for group in shared {
        let parts = |path: &&str| {
            let first = by_path.get(*path).copied().unwrap_or(files.len());
            let path = (*path).to_owned();
            (first..files.len()).take_while(move |index| files[*index].source.path == path)
        };
        let members: Vec<usize> = group.iter().flat_map(parts).filter(|index| LANGUAGES[files[*index].language].modules == Modules::Paths).collect();
        for member in &members {
            let others = out.entry(*member).or_default();
            others.extend(members.iter().filter(|other| *other != member).take(MOST_SHARED.saturating_sub(others.len())));
        }
    }
    out
}

impl Code {
    /// The last name of what a call, construction or element calls.
    #[must_use]
    pub fn callee_name(&self, call: NodeId) -> Option<&str> {
        let callee = self.callee(call)?;
        match self.node(callee).shape {
            Shape::Name | Shape::Member => Some(self.name(callee)),
            _ => None,
        }
    }

    /// What a call, construction or element calls; of a construction that leaves its type out, the type that is declared for it; of one that stands beside a
    /// constructor, the base of its type.
    #[must_use]
    pub fn callee(&self, call: NodeId) -> Option<NodeId> {
        match self.child(call, crate::code::Role::Callee) {
            // `a?.b()` calls the member behind the mark.
            Some(access) if self.node(access).shape == Shape::ConditionalAccess => self.child(access, crate::code::Role::Value).or(Some(access)),
            Some(callee) => Some(callee),
            None => (self.node(call).shape == Shape::New).then(|| self.target_type(call)).flatten(),
        }
    }

    /// Whether a call runs the constructor of the base types of the class around it: `super(x)`, `super().__init__(x)`.
    #[must_use]
    pub fn constructs_base(&self, call: NodeId) -> bool {
        let Some(callee) = self.child(call, crate::code::Role::Callee) else { return false };
        let words = LANGUAGES[self.language].words;
        match self.node(callee).shape {
            Shape::This => words.base == Some(self.text(callee)),
            Shape::Member => words.constructor == Some(self.name(callee)) && self.object(callee).is_some_and(|object| self.callee_name(object) == words.base),
            _ => false,
        }
    }

    /// The type whose constructor a call runs for the own object, which it is handed first: `Base.call(this, x)`.
    #[must_use]
    pub fn constructs_for_own(&self, call: NodeId) -> Option<NodeId> {
        let callee = self.child(call, crate::code::Role::Callee).filter(|callee| self.node(*callee).shape == Shape::Member)?;
        let words = LANGUAGES[self.language].words;
        if !words.constructs_for.contains(&self.name(callee)) {
            return None;
        }
        let first = self.positional(call).next()?;
        self.object(callee).filter(|object| self.node(first).shape == Shape::This && matches!(self.node(*object).shape, Shape::Name | Shape::Member))
    }

    /// How many arguments stand before those of what a call runs.
    #[must_use]
    pub fn handed_before(&self, call: NodeId) -> usize {
        usize::from(self.constructs_for_own(call).is_some())
    }

    /// The expression that gives an entry its key, or under which something is assigned; none where the key is written out.
    #[must_use]
    pub fn computed_key(&self, entry: NodeId) -> Option<NodeId> {
        let is_name = |id: &NodeId| matches!(self.node(*id).shape, Shape::Name | Shape::Member);
        if self.node(entry).shape == Shape::Assign {
            let left = self.child(entry, crate::code::Role::Left).filter(|left| self.node(*left).shape == Shape::Index)?;
            let index = self.child(left, crate::code::Role::Index)?;
            let index = if self.node(index).shape == Shape::Argument { self.children(index).next()? } else { index };
            return Some(index).filter(is_name);
        }
        let mark = LANGUAGES[self.language].words.computed_keys.filter(|_| self.node(entry).shape == Shape::Entry)?;
        let key = self.child(entry, crate::code::Role::Key).filter(|key| self.text(*key).starts_with(mark))?;
        std::iter::once(key).chain(self.children(key)).find(is_name)
    }

    /// Whether the key of an entry is the value of a name.
    #[must_use]
    pub fn is_keyed_by_name(&self, entry: NodeId) -> bool {
        let node = self.node(entry);
        node.shape == Shape::Entry && node.name != crate::source::Span::default() && LANGUAGES[self.language].words.computed_keys == Some("")
    }

    /// The name of the class around a constructor that hands on to another one of the same class, or around a call of the class by the name that it has for itself.
    fn constructs_own(&self, call: NodeId) -> Option<&str> {
        let callee = self.child(call, crate::code::Role::Callee)?;
        let own = match self.node(call).shape {
            Shape::New => self.node(callee).shape == Shape::This,
            Shape::Call => self.node(callee).shape == Shape::Name && LANGUAGES[self.language].words.own_type == Some(self.name(callee)),
            _ => false,
        };
        self.enclosing(call, Shape::Class).filter(|_| own).map(|class| self.name(class))
    }

    /// The object of a member, also of one behind `?.`.
    #[must_use]
    pub fn object(&self, member: NodeId) -> Option<NodeId> {
        self.child(member, crate::code::Role::Object).or_else(|| {
            // What stands in an object itself is no member of it.
            let behind = |access: NodeId| self.child(access, crate::code::Role::Object).filter(|object| !(*object..self.node(*object).end).contains(&member));
            let accesses = self.ancestors(member).take(24).filter(|up| self.node(*up).shape == Shape::ConditionalAccess);
            let object = accesses.into_iter().find_map(behind)?;
            // Of `!a?.b` grammars take `!a` for the object.
            let mut inside = self.children(object);
            let only = inside.next().filter(|_| self.node(object).shape == Shape::Other && inside.next().is_none());
            only.or(Some(object))
        })
    }

    /// `a.b.c` for a chain of names; empty where something else stands in it.
    #[must_use]
    pub fn dotted(&self, id: NodeId) -> String {
        let mut parts = Vec::new();
        let mut this = Some(id);
        while let Some(at) = this {
            match self.node(at).shape {
                Shape::Name => {
                    parts.push(self.name(at));
                    this = None;
                }
                Shape::This => {
                    parts.push("this");
                    this = None;
                }
                Shape::Member => {
                    parts.push(self.name(at));
                    this = self.object(at);
                }
                _ => return String::new(),
            }
            if parts.len() > 16 {
                return String::new();
            }
        }
        parts.reverse();
        parts.join(".")
    }
}
