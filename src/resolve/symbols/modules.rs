//! What a file takes from other modules, and what it gives to them.

use super::{Definition, SymbolTable, reaching, scope_of};
use crate::code::{Code, NodeId, Role, Shape};
use crate::language::LANGUAGES;
use foldhash::HashMap;

/// Whether a name that a statement takes or hands on, or all that follows the word which the statement begins with, is of types alone.
fn is_of_types(code: &Code, text: &str) -> bool {
    LANGUAGES[code.language].words.types_alone.is_some_and(|word| text.starts_with(word))
}

fn behind_first_word(statement: &str) -> &str {
    statement.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start())
}

impl SymbolTable {
    pub(super) fn export(&mut self, code: &Code, id: NodeId) {
        if let Some(value) = code.child(id, Role::Value) {
            self.exports.entry("default".into()).or_default().push(Definition::Value(value, id));
        }
        self.export_whole(code, id);
        let module = code.child(id, Role::Module).and_then(|node| code.plain(node));
        let names = || code.children(id).filter(|child| code.node(*child).shape == Shape::ImportName);
        if let Some(module) = &module
            && !is_of_types(code, behind_first_word(code.text(id)))
            && (names().next().is_none() || names().any(|name| !is_of_types(code, code.text(name))))
        {
            self.handed_on.push(module.clone());
        }
        for child in names() {
            let name = code.name(child).to_owned();
            let alias = code.alias(child);
            let given = if alias.is_empty() { name.clone() } else { alias.to_owned() };
            let definition = match &module {
                Some(module) => Definition::Import(module.clone(), Some(name)),
                None => Definition::Alias(name),
            };
            self.exports.entry(given).or_default().push(definition);
        }
        if let Some(module) = module
            && names().next().is_none()
        {
            self.exports.entry("*".into()).or_default().push(Definition::Import(module, None));
        }
    }

    /// `export default function f() {…}` and `export = f`: what a statement declares, or holds, without a role of its own.
    fn export_whole(&mut self, code: &Code, id: NodeId) {
        let given = code.text(id).trim_start_matches(char::is_alphanumeric).trim_start();
        let of = |child: &NodeId| code.node(*child).role == Role::Child;
        if given.starts_with("default") {
            let declared = code.children(id).filter(of).find_map(|child| match code.node(child).shape {
                Shape::Function => Some(Definition::Function(child)),
                Shape::Class => Some(Definition::Class(child)),
                _ => None,
            });
            self.exports.entry("default".into()).or_default().extend(declared);
        } else if given.starts_with('=')
            && let Some(value) = code.children(id).find(of)
        {
            for name in ["=", "default"] {
                self.exports.entry(name.into()).or_default().push(Definition::Value(value, id));
            }
        }
    }

    /// The names under which the file gives what has another one, in order: `export { acquire as token }`.
    #[must_use]
    pub fn given_anew(&self, code: &Code) -> Vec<&str> {
        let is_new = |name: &str, one: &Definition| match one {
            Definition::Alias(own) => own != name,
            Definition::Import(_, taken) => taken.as_ref().is_some_and(|taken| taken != name),
            Definition::Value(value, _) => code.node(*value).shape == Shape::Name && code.name(*value) != name,
            _ => false,
        };
        let mut names: Vec<&str> = self
            .exports
            .iter()
            .filter(|(name, found)| !matches!(name.as_str(), "default" | "=" | "*") && found.iter().any(|one| is_new(name, one)))
            .map(|(name, _)| name.as_str())
            .collect();
        names.sort_unstable();
        names
    }

    /// Of the modules' names that a name of the file is given, those that may hold where it stands.
    #[must_use]
    pub fn imports_reaching(&self, code: &Code, at: NodeId) -> Vec<Definition> {
        let name = code.name(at);
        let found = self.lookup(code, at, name);
        let gives = |child: NodeId| match code.node(child).shape {
            Shape::ImportName => name == code.alias(child) || code.alias(child).is_empty() && code.name(child) == name,
            _ => code.name(child) == name,
        };
        let statement = |module: &str, taken: Option<&str>| {
            let mut nodes = self.imports.iter().filter(|(of, _)| of == module).map(|(_, node)| *node);
            nodes.find(|node| code.children(*node).any(|child| gives(child) && taken.is_none_or(|taken| code.text(child).contains(taken))))
        };
        let placed: Vec<Option<Definition>> = found
            .iter()
            .map(|one| match one {
                Definition::Import(module, taken) => statement(module, taken.as_deref()).map(Definition::Declared),
                _ => None,
            })
            .collect();
        let Some(statements) = placed.iter().cloned().collect::<Option<Vec<Definition>>>() else { return found.to_vec() };
        let Some(left) = reaching(code, at, &statements) else { return found.to_vec() };
        found.iter().zip(&statements).filter(|(_, statement)| left.contains(statement)).map(|(one, _)| one.clone()).collect()
    }

    /// The other names that the file gives to types and modules for all files of its application, with what they stand for.
    pub fn renamed_everywhere<'t>(&'t self, code: &'t Code) -> impl Iterator<Item = (&'t str, &'t str)> + 't {
        let everywhere = LANGUAGES[code.language].words.everywhere;
        let speaks = move |id: NodeId| everywhere.is_some_and(|word| code.text(id).starts_with(word));
        self.imports
            .iter()
            .map(|(module, id)| (code.name(*id), module.as_str(), *id))
            .filter(move |(name, _, id)| !name.is_empty() && speaks(*id))
            .map(|(name, module, _)| (name, module))
    }

    /// The other names that the file gives to types, with the types' own.
    pub fn renamed<'t>(&'t self, code: &'t Code) -> HashMap<&'t str, &'t str> {
        let given = self.imports.iter().map(|(module, id)| (code.name(*id), module.rsplit('.').next().unwrap_or(module)));
        given.filter(|(name, _)| !name.is_empty()).collect()
    }

    /// Takes in such a name of another file, where this one gives it no meaning of its own.
    pub fn take_in(&mut self, name: &str, module: &str) {
        if self.defined(0, name).is_empty() {
            self.define(0, name, Definition::Import(module.to_owned(), None));
        }
    }

    pub(super) fn import(&mut self, code: &Code, id: NodeId) {
        let module_node = code.child(id, Role::Module);
        let module = module_node.map(|node| match code.node(node).shape {
            Shape::Text => code.plain(node).unwrap_or_default(),
            Shape::ImportName => code.name(node).to_owned(),
            _ => code.text(node).split_whitespace().collect::<String>(),
        });
        if is_of_types(code, behind_first_word(code.text(id))) {
            return;
        }
        let Some(module) = module.filter(|module| !module.is_empty()) else {
            // `import x = require("y")`
            if let Some(name) = code.children(id).find(|child| code.node(*child).shape == Shape::ImportName)
                && let Some(source) = code.child(name, Role::Module).and_then(|node| code.plain(node))
            {
                self.imports.push((source.clone(), id));
                self.define(0, code.name(name), Definition::Import(source, None));
            }
            return;
        };
        let from_root = LANGUAGES[code.language].words.root_mark.and_then(|mark| module.strip_prefix(mark)).map(str::to_owned);
        // Inside a space of names one may be named from any space around it.
        let spaces = if from_root.is_some() { "" } else { around(code, id) };
        let module = from_root.unwrap_or(module);
        self.imports.push((module.clone(), id));
        let parts = spaces.match_indices('.').map(|(at, _)| &spaces[..at]).chain(Some(spaces).filter(|spaces| !spaces.is_empty())).take(MOST_PARTS);
        self.imports.extend(parts.map(|space| (format!("{space}.{module}"), id)));
        // `using A = X.Y;`
        let alias = code.name(id);
        if !alias.is_empty() {
            self.define(0, alias, Definition::Import(module.clone(), None));
        }
        for child in code.children(id) {
            let node = code.node(child);
            match (node.shape, node.role) {
                (Shape::ImportName, Role::Module) => self.define(scope_of(code, id), code.alias(child), Definition::Import(code.name(child).to_owned(), None)),
                (Shape::ImportName, _) => {
                    if is_of_types(code, code.text(child)) {
                        continue;
                    }
                    let name = code.name(child).to_owned();
                    let local = if code.alias(child).is_empty() { code.name(child) } else { code.alias(child) };
                    self.define(scope_of(code, id), local, Definition::Import(module.clone(), Some(name)));
                }
                (Shape::ImportAll, _) => self.define(0, code.name(child), Definition::Import(module.clone(), None)),
                (Shape::Name, Role::Imported) => {
                    let name = code.name(child).to_owned();
                    // A bare name behind `import` is the default; behind `from x import` it is the name itself.
                    let imported = if module_node.is_some_and(|module| code.node(module).shape == Shape::Text) { "default".to_owned() } else { name.clone() };
                    self.define(scope_of(code, id), &name, Definition::Import(module.clone(), Some(imported)));
                }
                (Shape::Name, Role::Module) => {
                    // `import a.b` binds `a`; all modules of the statement count.
                    let dotted = code.text(child);
                    if dotted != module {
                        self.imports.push((dotted.to_owned(), id));
                    }
                    let root = dotted.split('.').next().unwrap_or(dotted);
                    if code.children(id).all(|other| code.node(other).role == Role::Module) {
                        self.define(scope_of(code, id), root, Definition::Import(root.to_owned(), None));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Bytes before an import in which the space of names around it is looked for.
const NEAR: usize = 16 * 1024;
/// Parts of the name of a space, and its length, beyond which it is none that anybody wrote.
const MOST_PARTS: usize = 16;
const LONGEST_SPACE: usize = 256;

/// The space of names in which an import stands, as it is written; empty where it stands in none. Imports come first in each, so it is the last one named before.
fn around(code: &Code, import: NodeId) -> &str {
    let Some(mark) = LANGUAGES[code.language].words.space_mark else { return "" };
    let text = &code.source.text;
    let before = &text.as_bytes()[..code.node(import).span.start as usize];
    let from = before.len().saturating_sub(NEAR);
    let Some(at) = memchr::memmem::rfind(&before[from..], mark.as_bytes()).map(|at| from + at) else { return "" };
    // A sentence of a comment may hold the word.
    let begins = before[..at].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t')).is_none_or(|byte| !byte.is_ascii() || matches!(byte, b'\n' | b'\r' | b'}' | b'{' | b';'));
    let name = text.get(at + mark.len()..).filter(|_| begins).unwrap_or_default();
    let name = &name[..name.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(name.len())];
    if name.len() > LONGEST_SPACE { "" } else { name }
}

/// The module that `require("x")` or `import("x")` brings.
pub(in crate::resolve) fn required(code: &Code, value: NodeId) -> Option<String> {
    let node = code.node(value);
    if node.shape != Shape::Call {
        return None;
    }
    let callee = code.callee(value)?;
    if !LANGUAGES[code.language].words.brings.contains(&code.text(callee)) {
        return None;
    }
    code.positional(value).next().and_then(|argument| code.plain(argument))
}
