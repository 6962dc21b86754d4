//! Constants that nothing reads: what stands in them is not in use.

use crate::classify::Classifier;
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::{LANGUAGES, Modules};
use crate::resolve::{Definition, NodeRef};
use crate::source::Span;
use foldhash::HashMap;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeSet;

/// Nodes that are looked at for all constants together; one that is not looked at is taken for used.
const MOST_NODES: u64 = 20_000_000;
/// A shorter name stands in every file.
const SHORTEST_NAME: usize = 4;
/// Variables of a module that nothing in it reads, although it is no list of settings.
const MOST_UNREAD: usize = 3;

/// What is known of the constants of a program.
#[derive(Debug)]
pub(super) struct Unused {
    known: RefCell<HashMap<NodeRef, bool>>,
    left: Cell<u64>,
    /// Who names a module, by its last name.
    importers: OnceCell<HashMap<String, Vec<Importer>>>,
    /// Whether a file takes or gives names by the words of modules.
    modules: RefCell<HashMap<usize, bool>>,
}

impl Default for Unused {
    fn default() -> Self {
        Self { known: RefCell::default(), left: Cell::new(MOST_NODES), importers: OnceCell::new(), modules: RefCell::default() }
    }
}

#[derive(Debug)]
struct Importer {
    file: usize,
    module: String,
    /// The import; a module that is handed on has none.
    node: Option<NodeId>,
}

impl Classifier<'_> {
    /// Whether a text is part of the data of a constant of its file that nothing reads: neither the file, nor who imports it, nor a script beside it.
    pub(in crate::classify) fn is_unused(&self, file: usize, text: NodeId) -> bool {
        let code = &self.program.files[file];
        if LANGUAGES[code.language].words.in_types {
            return self.is_unused_member(file, text);
        }
        if let Some((function, assignment, name)) = local_around(code, text) {
            return self.is_unused_local(file, function, assignment, name);
        }
        if LANGUAGES[code.language].modules == Modules::Dotted {
            return self.is_unused_variable(file, text);
        }
        if LANGUAGES[code.language].modules != Modules::Paths || crate::language::container_of(&code.source.path).is_some() {
            return false;
        }
        let Some(binding) = constant_around(code, text) else { return false };
        let at = NodeRef { file, node: binding };
        let known = self.uses.unused.known.borrow().get(&at).copied();
        let unused = known.unwrap_or_else(|| !self.is_read(file, binding));
        self.uses.unused.known.borrow_mut().insert(at, unused);
        unused || self.is_unread_entry(file, binding, text)
    }

    /// The same of a constant that its file gives to nobody.
    pub(in crate::classify) fn is_own_and_unused(&self, file: usize, node: NodeId) -> bool {
        let code = &self.program.files[file];
        match LANGUAGES[code.language].modules {
            Modules::Paths => constant_around(code, node).is_some_and(|binding| !self.is_given_away(file, binding, code.name(binding))) && self.is_unused(file, node),
            Modules::Dotted => self.is_unused_variable(file, node),
            Modules::Namespaces | Modules::None => false,
        }
    }

    /// Whether a part of the code stands in a function that nothing names, or in a module that nothing imports and that does not act by itself. What a library, the
    /// language or a mark may call is used.
    pub(in crate::classify) fn is_unused_code(&self, at: NodeRef, acts: bool) -> bool {
        let code = &self.program.files[at.file];
        if LANGUAGES[code.language].modules == Modules::Paths {
            if acts {
                return false;
            }
            let file = NodeRef { file: at.file, node: 0 };
            if let Some(known) = self.uses.unused.known.borrow().get(&file) {
                return *known;
            }
            // Its functions are handed on by names that their callers choose.
            let is_module = code.nodes.iter().any(|node| node.shape == Shape::Export) || !self.program.tables[at.file].exports.is_empty();
            let unused = is_module && crate::language::container_of(&code.source.path).is_none() && !self.is_imported(at.file, "");
            self.uses.unused.known.borrow_mut().insert(file, unused);
            return unused;
        }
        let outermost = |shape: Shape| code.ancestors(at.node).filter(|up| code.node(*up).shape == shape && !code.name(*up).is_empty()).last();
        let (function, class) = (outermost(Shape::Function), outermost(Shape::Class));
        let Some(node) = function.or(class) else { return false };
        let key = NodeRef { file: at.file, node };
        if let Some(known) = self.uses.unused.known.borrow().get(&key) {
            return *known;
        }
        let unused = function.is_some_and(|function| self.is_called_by_nothing(NodeRef { node: function, ..at })) || class.is_some_and(|class| self.is_type_unused(at.file, class));
        self.uses.unused.known.borrow_mut().insert(key, unused);
        unused
    }

    /// Whether nothing outside of a function names it. One between two marks is called by the language itself, one of a type with a base by that.
    fn is_called_by_nothing(&self, function: NodeRef) -> bool {
        let code = &self.program.files[function.file];
        let name = code.name(function.node);
        let derived = code.enclosing(function.node, Shape::Class).is_some_and(|class| is_derived(code, class));
        let called = LANGUAGES[code.language].words.starts == Some(name) || name.starts_with("__") || derived || self.program.is_constructor(function);
        !called && self.program.decorators(function).is_empty() && !self.is_named(function.file, function.node, name)
    }

    /// Whether nothing outside of a type names it, and no program starts in it.
    fn is_type_unused(&self, file: usize, class: NodeId) -> bool {
        let code = &self.program.files[file];
        let starts = |id: NodeId| code.node(id).shape == Shape::Function && LANGUAGES[code.language].words.starts == Some(code.name(id));
        !is_derived(code, class) && !code.descendants(class).any(starts) && !self.is_named(file, class, code.name(class))
    }

    /// Whether a text is part of the data of a variable of a module that nothing names, where the module is no settings that somebody reads without naming them.
    fn is_unused_variable(&self, file: usize, text: NodeId) -> bool {
        let code = &self.program.files[file];
        if crate::language::container_of(&code.source.path).is_some() {
            return false;
        }
        let Some((assignment, name)) = assignment_around(code, text) else { return self.is_of_unused_type(file, text) };
        let at = NodeRef { file, node: assignment };
        if let Some(known) = self.uses.unused.known.borrow().get(&at) {
            return *known;
        }
        let unused = !name.starts_with("__") && self.spend(code) && !may_be_settings(code) && !self.is_named(file, assignment, name);
        self.uses.unused.known.borrow_mut().insert(at, unused);
        unused
    }

    /// Whether a text is part of the data of a member of a type that nothing names, and that the type itself does not read: that of a library is for others to use.
    fn is_of_unused_type(&self, file: usize, text: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(statement) = code.ancestors(text).find(|up| !is_data(code, *up)).filter(|up| code.node(*up).shape == Shape::Assign) else { return false };
        let around = code.ancestors(statement).find(|up| matches!(code.node(*up).shape, Shape::Function | Shape::Class));
        let Some(class) = around.filter(|around| code.node(*around).shape == Shape::Class && code.node(code.node(*around).parent).shape == Shape::File) else { return false };
        let at = NodeRef { file, node: class };
        let known = self.uses.unused.known.borrow().get(&at).copied();
        let unused = known.unwrap_or_else(|| self.program.decorators(at).is_empty() && self.spend(code) && self.is_type_unused(file, class));
        self.uses.unused.known.borrow_mut().insert(at, unused);
        unused && !code.child(statement, Role::Left).is_some_and(|left| self.is_read_within(file, class, code.name(left)))
    }

    /// Whether a member of a type is read in it. What is known of it stands at its first mention there.
    fn is_read_within(&self, file: usize, class: NodeId, name: &str) -> bool {
        let code = &self.program.files[file];
        let mut mentions = self.program.mentions_within(file, class..code.node(class).end, name).peekable();
        let Some(first) = mentions.peek().map(|node| NodeRef { file, node: *node }) else { return false };
        if let Some(known) = self.uses.unused.known.borrow().get(&first) {
            return *known;
        }
        let is_given = |id: NodeId| code.node(id).role == Role::Left && code.node(code.node(id).parent).shape == Shape::Assign;
        let read = mentions.any(|id| !is_given(id));
        self.uses.unused.known.borrow_mut().insert(first, read);
        read
    }

    /// Whether a variable of a function is given a value, and neither named there again nor handed on with all others.
    fn is_unused_local(&self, file: usize, function: NodeId, assignment: NodeId, name: &str) -> bool {
        let code = &self.program.files[file];
        let within = function..code.node(function).end;
        let inside = assignment..code.node(assignment).end;
        let is_whole = LANGUAGES[code.language].words.wholes.iter().any(|whole| code.text(function).contains(whole));
        let is_read = |id: &NodeId| within.contains(id) && !inside.contains(id) && !(code.node(*id).role == Role::Left && code.node(code.node(*id).parent).name == Span::default());
        !is_whole && !name.starts_with('_') && !self.program.mentions(file, name).any(|id| is_read(&id))
    }

    /// Whether something that may see a function, a type or a variable names it, outside of itself.
    fn is_named(&self, file: usize, of: NodeId, name: &str) -> bool {
        let owner = self.program.owners[file];
        if name.len() < SHORTEST_NAME {
            return true;
        }
        let seen_by = |other: usize| other == owner || self.contexts[owner].used_by.contains(&other);
        let mut others = self.files().filter(|(other, _)| seen_by(self.program.owners[*other]));
        let named = others.any(|(other, code)| {
            let inside = if other == file { of..code.node(of).end } else { 0..0 };
            let in_text = |id: NodeId| code.node(id).shape == Shape::Text && !inside.contains(&id) && has_word(code.text(id), name);
            let named = self.program.mentions(other, name).any(|id| !inside.contains(&id));
            named || code.source.text.contains(name) && (!self.spend(code) || (0..).take(code.nodes.len()).any(in_text))
        });
        if !named {
            self.ask_for(file, name);
        }
        named
    }

    /// Nothing that was read mentions a name: a file that does may not have been read yet, and is asked for.
    fn ask_for(&self, file: usize, name: &str) {
        self.eval.wanted.borrow_mut().mentions.insert((file, name.to_owned()));
    }

    /// Whether a text is part of the data of a member that its own application alone sees, and that nothing there mentions.
    fn is_unused_member(&self, file: usize, text: NodeId) -> bool {
        let code = &self.program.files[file];
        let words = LANGUAGES[code.language].words;
        let Some(member) = member_around(code, text) else { return false };
        let at = NodeRef { file, node: member };
        if let Some(known) = self.uses.unused.known.borrow().get(&at) {
            return *known;
        }
        let name = code.name(member);
        let marks = marks_before(code, member);
        let has = |listed: &[&str]| marks.iter().any(|mark| listed.contains(mark));
        let mentions = |of: usize| {
            let inside = if of == file { member..code.node(member).end } else { 0..0 };
            self.program.mentions(of, name).any(|id| self.program.files[of].node(id).shape != Shape::ImportName && !inside.contains(&id))
        };
        let class = code.enclosing(member, Shape::Class);
        let in_parts = class.is_some_and(|class| words.parts_mark.is_some_and(|mark| marks_before(code, class).contains(&mark)));
        let owner = self.program.owners[file];
        let seen_by = |other: usize| other == owner || self.contexts[owner].used_by.contains(&other);
        let is_open = has(words.open_marks) && class.is_none_or(|class| marks_before(code, class).iter().any(|mark| words.open_marks.contains(mark)));
        // What a type itself has, and nothing else can be made to have: nobody takes a program for its members.
        let is_fixed = has(words.type_marks) && (has(words.kept_marks) || code.node(member).shape == Shape::Field && !code.descendants(member).any(|id| code.name(id) == "set"));
        let stays_inside = is_fixed && (!is_open || self.contexts.get(owner).is_some_and(|context| context.is_program));
        let in_parts = in_parts || has(words.inner_marks) || has(words.open_marks);
        let mut unused = (!has(words.open_marks) || stays_inside) && !mentions(file);
        if unused && in_parts && name.len() < SHORTEST_NAME {
            unused = false;
        } else if unused && in_parts {
            let mut others = self.files().filter(|(other, _)| *other != file && seen_by(self.program.owners[*other]));
            unused = others.all(|(other, _)| !mentions(other));
            if unused {
                self.ask_for(file, name);
            }
        }
        self.uses.unused.known.borrow_mut().insert(at, unused);
        unused
    }

    /// Whether a text is part of an entry of a record that is only mentioned where another entry of it is read.
    fn is_unread_entry(&self, file: usize, binding: NodeId, text: NodeId) -> bool {
        let code = &self.program.files[file];
        let Some(record) = code.value_of(binding).filter(|value| code.node(*value).shape == Shape::Record) else { return false };
        let entry = std::iter::once(text).chain(code.ancestors(text)).find(|up| code.node(*up).parent == record);
        let Some((entry, key)) = entry.and_then(|entry| Some((entry, code.key_of(entry).filter(|_| code.node(entry).shape == Shape::Entry)?))) else { return false };
        let at = NodeRef { file, node: entry };
        if let Some(known) = self.uses.unused.known.borrow().get(&at) {
            return *known;
        }
        let name = code.name(binding);
        let reads_others = |other: usize, besides: std::ops::Range<NodeId>| {
            let of = &self.program.files[other];
            let is_other = |id: NodeId| {
                let up = of.node(id).parent;
                matches!(of.node(up).shape, Shape::Import | Shape::ImportName) || of.node(up).shape == Shape::Member && of.object(up) == Some(id) && of.name(up) != key
            };
            self.program.mentions(other, name).filter(|id| !besides.contains(id) && of.node(*id).shape != Shape::ImportName).all(is_other)
        };
        let given = || self.is_given_away(file, binding, name);
        let importers = || {
            let stem = stem(&code.source.path).unwrap_or_default();
            self.uses.unused.importers.get_or_init(|| self.index_importers()).get(stem).map_or(&[][..], Vec::as_slice).iter().filter(|importer| importer.file != file)
        };
        // Whoever takes it takes it by its name alone.
        let takes_name = |importer: &Importer| {
            let of = &self.program.files[importer.file];
            let by_name = |node: NodeId| {
                of.children(node).filter(|child| of.node(*child).role != Role::Module).all(|child| of.node(child).shape == Shape::ImportName && of.alias(child).is_empty())
            };
            self.program.module(importer.file, &importer.module) == Some(file) && importer.node.is_some_and(|node| of.node(node).shape == Shape::Import && by_name(node))
        };
        let unread = self.is_module(file)
            && reads_others(file, binding..code.node(binding).end)
            // What was not read yet is asked for.
            && (!given() || self.is_imported(file, name) && importers().all(|importer| takes_name(importer) && reads_others(importer.file, 0..0)));
        self.uses.unused.known.borrow_mut().insert(at, unread);
        unread
    }

    /// Whether a file gives a constant to others.
    pub(super) fn is_given_away(&self, file: usize, binding: NodeId, name: &str) -> bool {
        let code = &self.program.files[file];
        let exports = |id: NodeId| matches!(code.node(id).shape, Shape::ImportName | Shape::Name) && code.node(code.node(id).parent).shape == Shape::Export;
        code.enclosing(binding, Shape::Export).is_some() || self.program.mentions(file, name).any(exports)
    }

    /// Whether a file takes or gives names by the words of modules.
    fn is_module(&self, file: usize) -> bool {
        let looked = || self.program.files[file].nodes.iter().any(|node| matches!(node.shape, Shape::Import | Shape::Export));
        *self.uses.unused.modules.borrow_mut().entry(file).or_insert_with(looked)
    }

    fn is_read(&self, file: usize, binding: NodeId) -> bool {
        let code = &self.program.files[file];
        let name = code.name(binding);
        let reads = |id: NodeId, of: &Code| of.node(id).shape != Shape::ImportName && of.node(of.node(id).parent).shape != Shape::Export;
        let inside = binding..code.node(binding).end;
        if self.program.mentions(file, name).any(|id| !inside.contains(&id) && reads(id, code)) {
            return true;
        }
        if self.is_module(file) {
            return self.is_given_away(file, binding, name) && self.is_imported(file, name);
        }
        // The names of a script are those of all scripts beside it.
        if name.len() < SHORTEST_NAME {
            return true;
        }
        let mut others = self.files().filter(|(other, _)| *other != file && !self.is_settings(*other));
        let takes = |other: usize, of: &Code, id: NodeId| reads(id, of) && (of.node(id).shape == Shape::Member || self.program.tables[other].lookup(of, id, name).is_empty());
        let taken = others.any(|(other, of)| self.program.mentions(other, name).any(|id| takes(other, of, id)));
        if !taken {
            self.ask_for(file, name);
        }
        taken
    }

    /// Whether another file takes a name (any, where it is empty), or all names, from a file or from one that it may stand in for: `a.production.ts` for `a.ts`.
    fn is_imported(&self, file: usize, name: &str) -> bool {
        let path = &self.program.files[file].source.path;
        // A file that speaks for its folder or package is named in many ways.
        let words = LANGUAGES[self.program.files[file].language].words;
        let Some(stem) = stem(path).filter(|stem| !words.stands_for_folder(stem)) else { return true };
        let importers = self.uses.unused.importers.get_or_init(|| self.index_importers()).get(stem).map_or(&[][..], Vec::as_slice);
        let imported = importers.iter().filter(|importer| importer.file != file).any(|importer| match self.program.module(importer.file, &importer.module) {
            Some(meant) if meant == file => importer.node.is_none_or(|node| name.is_empty() || takes(&self.program.files[importer.file], node, name)),
            Some(meant) => stands_in_for(path, &self.program.files[meant].source.path),
            None => true,
        });
        if !imported {
            for importing in [format!("/{stem}'"), format!("/{stem}\""), format!("/{stem}."), format!("'{stem}'"), format!("\"{stem}\"")] {
                self.ask_for(file, &importing);
            }
        }
        imported
    }

    fn index_importers(&self) -> HashMap<String, Vec<Importer>> {
        let mut found: HashMap<String, Vec<Importer>> = HashMap::default();
        for (file, _) in self.files().filter(|(_, code)| LANGUAGES[code.language].modules == Modules::Paths) {
            let table = &self.program.tables[file];
            let handed_on = table.exports.values().flatten().filter_map(|one| match one {
                Definition::Import(module, _) => Some((module, None)),
                _ => None,
            });
            for (module, node) in table.imports.iter().map(|(module, node)| (module, Some(*node))).chain(handed_on) {
                if let Some(stem) = stem(module) {
                    found.entry(stem.to_owned()).or_default().push(Importer { file, module: module.clone(), node });
                }
            }
        }
        found
    }

    /// Takes the nodes of a file off the budget; false where it is spent.
    pub(super) fn spend(&self, code: &Code) -> bool {
        let left = self.uses.unused.left.get().checked_sub(code.nodes.len() as u64);
        self.uses.unused.left.set(left.unwrap_or(0));
        left.is_some()
    }
}

/// The variable of a file of whose data a text is a part: nothing but data stands between them.
fn constant_around(code: &Code, text: NodeId) -> Option<NodeId> {
    let data = |up: &NodeId| matches!(code.node(*up).shape, Shape::Entry | Shape::Record | Shape::List | Shape::Text | Shape::Binary);
    let binding = code.ancestors(text).find(|up| !data(up)).filter(|up| code.node(*up).shape == Shape::Binding && code.child(*up, Role::Pattern).is_none())?;
    let around = code.ancestors(binding).find(|up| !matches!(code.node(*up).shape, Shape::Export | Shape::Declaration))?;
    (code.node(around).shape == Shape::File && !code.name(binding).is_empty()).then_some(binding)
}

/// Whether a node is no more than data around a text.
fn is_data(code: &Code, up: NodeId) -> bool {
    matches!(code.node(up).shape, Shape::Entry | Shape::Record | Shape::List | Shape::Text | Shape::Binary)
}

/// The function and the assignment to a variable of it, of whose data a text is a part, and the variable's name.
fn local_around(code: &Code, text: NodeId) -> Option<(NodeId, NodeId, &str)> {
    let words = LANGUAGES[code.language].words;
    let assignment = code.ancestors(text).find(|up| !is_data(code, *up))?;
    let name = match code.node(assignment).shape {
        Shape::Binding if code.child(assignment, Role::Pattern).is_none() => code.name(assignment),
        Shape::Assign if !words.outer.is_empty() => code.child(assignment, Role::Left).filter(|left| code.node(*left).shape == Shape::Name).map(|left| code.name(left))?,
        _ => return None,
    };
    let around = code.ancestors(assignment).find(|up| matches!(code.node(*up).shape, Shape::Function | Shape::Class | Shape::File))?;
    // A name that is another scope's is that scope's affair.
    let is_own = code.node(around).shape == Shape::Function && !name.is_empty() && !words.outer.iter().any(|word| has_word(code.text(around), word));
    is_own.then_some((around, assignment, name))
}

/// The assignment to a variable of a module of whose data a text is a part, and the variable's name.
fn assignment_around(code: &Code, text: NodeId) -> Option<(NodeId, &str)> {
    let data = |up: &NodeId| matches!(code.node(*up).shape, Shape::Entry | Shape::Record | Shape::List | Shape::Text | Shape::Binary);
    let assignment = code.ancestors(text).find(|up| !data(up)).filter(|up| matches!(code.node(*up).shape, Shape::Assign | Shape::Binding))?;
    assigned(code, assignment).map(|name| (assignment, name))
}

/// The variable of a module that a statement gives its value.
fn assigned(code: &Code, statement: NodeId) -> Option<&str> {
    let of_module = code.node(code.node(statement).parent).shape == Shape::File;
    let left = code.child(statement, Role::Left).filter(|left| of_module && code.node(statement).shape == Shape::Assign && code.node(*left).shape == Shape::Name);
    left.map(|left| code.name(left)).or_else(|| (of_module && code.node(statement).shape == Shape::Binding).then(|| code.name(statement))).filter(|name| !name.is_empty())
}

/// Whether a module may be settings that a framework or its own code reads without naming them: it does nothing, most of its variables are not read in it, or it
/// hands itself over as a whole.
pub(super) fn may_be_settings(code: &Code) -> bool {
    if LANGUAGES[code.language].words.wholes.iter().any(|whole| code.source.text.contains(whole)) {
        return true;
    }
    let variables: BTreeSet<&str> = code.children(0).filter_map(|statement| assigned(code, statement)).collect();
    let is_read = |node: &crate::code::Node| node.shape == Shape::Name && !(node.role == Role::Left && code.node(node.parent).shape == Shape::Assign);
    let reads: Vec<NodeId> = (0..).zip(&code.nodes).filter(|(id, node)| is_read(node) && variables.contains(code.name(*id))).map(|(id, _)| id).collect();
    let acts = code.children(0).any(|id| code.node(id).shape == Shape::Call) || reads.iter().any(|id| code.enclosing(*id, Shape::Function).is_some());
    let read: BTreeSet<&str> = reads.into_iter().map(|id| code.name(id)).collect();
    !acts || variables.len() - read.len() > read.len().max(MOST_UNREAD)
}

/// The member of a type of whose data a text is a part, where it keeps the same value for good or is no more than a field: nothing but data stands between them.
fn member_around(code: &Code, text: NodeId) -> Option<NodeId> {
    let data = |up: &NodeId| matches!(code.node(*up).shape, Shape::Entry | Shape::Record | Shape::List | Shape::Initializer | Shape::Text | Shape::Binary);
    let member = code.ancestors(text).find(|up| !data(up)).filter(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Field))?;
    let around = code.ancestors(member).find(|up| code.node(*up).shape != Shape::Declaration)?;
    (code.node(around).shape == Shape::Class && !code.name(member).is_empty()).then_some(member)
}

/// The words before a member or a type, back to the one before it.
pub(in crate::classify) fn marks_before(code: &Code, node: NodeId) -> Vec<&str> {
    let parent = code.node(node).parent;
    let start = if code.node(parent).shape == Shape::Declaration { code.node(parent).span.start } else { code.node(node).span.start };
    let mut before_name = code.children(node).take_while(|child| code.node(*child).span.start < code.node(node).name.start);
    let of = before_name.find(|child| code.node(*child).role == Role::Type).map_or(u32::MAX, |of| code.node(of).span.start);
    let end = if matches!(code.node(node).shape, Shape::Binding) { start } else { code.node(node).name.start.min(of).max(start) };
    let before = code.source.text.get(..end as usize).unwrap_or_default();
    let from = before.rfind([';', '{', '}', ']', '\n']).map_or(0, |cut| cut + 1);
    before[from..].split_whitespace().collect()
}

/// Whether a name stands in a text by itself.
pub(super) fn has_word(text: &str, name: &str) -> bool {
    let is_part = |next: char| next.is_alphanumeric() || next == '_';
    text.match_indices(name).any(|(at, _)| !text[..at].ends_with(is_part) && !text[at + name.len()..].starts_with(is_part))
}

fn is_derived(code: &Code, class: NodeId) -> bool {
    code.children(class).any(|child| code.node(child).role == Role::Base)
}

/// Whether an import takes a name of its module, or more than names one by one.
fn takes(code: &Code, import: NodeId, name: &str) -> bool {
    code.node(import).shape != Shape::Import
        || code.children(import).filter(|child| code.node(*child).role != Role::Module).any(|child| code.node(child).shape != Shape::ImportName || code.name(child) == name)
}

/// The last name of a path or module up to its first dot.
fn stem(path: &str) -> Option<&str> {
    let last = path.rsplit('/').next()?;
    last.split('.').next().filter(|stem| !stem.is_empty())
}

/// Whether a file may be put in the place of another one in its folder.
fn stands_in_for(path: &str, other: &str) -> bool {
    path.rsplit_once('/').map(|(folder, _)| folder) == other.rsplit_once('/').map(|(folder, _)| folder)
}
