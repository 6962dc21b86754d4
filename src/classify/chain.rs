//! Evidence: the steps that led to a fact, told as places with a phrase each.

use super::Classifier;
use crate::code::{NodeId, Shape};
use crate::fact::{Evidence, FactKind, Place};
use crate::resolve::{NodeRef, TraceStep, Traced, Value};
use crate::source::{clip, offset};
use foldhash::HashMap;
use std::collections::{BTreeMap, BTreeSet};

/// Places of one chain.
const MOST_STEPS: usize = 12;
/// Longest name in a phrase, in characters.
const LONGEST_NAME: usize = 60;
/// Mentions of one name that are followed to what they read, and readers that are told of one place.
const MOST_MENTIONS: usize = 64;
const MOST_READERS: usize = 3;

impl Classifier<'_> {
    /// The steps from an expression to where its value comes from.
    pub(super) fn chain(&self, file: usize, node: NodeId, path: &[String]) -> Vec<Evidence> {
        let mut chain: Vec<Evidence> = Vec::new();
        let mut lines = vec![self.line(NodeRef { file, node })];
        for step in self.eval.trace(file, node, path) {
            let line = self.line(step.at);
            let source = match &step.what {
                Traced::Configured(key) => self.configured_at(step.at.file, key),
                _ => None,
            };
            // What stands on a line that was named already tells nothing more.
            if !lines.contains(&line) {
                chain.push(Evidence { message: self.phrase(&step), place: self.place_of(step.at) });
            }
            lines.push(line);
            if let Some((at, key)) = source {
                chain.push(Evidence { message: format!("`{}` is set here", clip(key, LONGEST_NAME)), place: self.place_of(at) });
            }
        }
        chain.truncate(MOST_STEPS);
        chain
    }

    /// The steps from an object to where it is made: what its making is configured with is none of them.
    pub(super) fn chain_of_object(&self, file: usize, node: NodeId) -> Vec<Evidence> {
        let line = self.line(NodeRef { file, node });
        let named = |step: &TraceStep| matches!(step.what, Traced::Set(_) | Traced::Returned(_));
        let mut steps = self.eval.trace(file, node, &[]);
        if let Some(made) = steps.iter().position(|step| self.makes_client(step.at)) {
            steps.truncate(made + 1);
        }
        let steps = steps.iter().filter(|step| named(step) && self.line(step.at) != line);
        steps.map(|step| Evidence { message: self.phrase(step), place: self.place_of(step.at) }).collect()
    }

    fn phrase(&self, step: &TraceStep) -> String {
        let client = self.makes_client(step.at);
        match &step.what {
            Traced::Set(name) if client => format!("the client `{}` is made here", clip(name, LONGEST_NAME)),
            Traced::Returned(name) if client => format!("`{}` makes the client here", clip(name, LONGEST_NAME)),
            Traced::Value if client => "the client is made here".to_owned(),
            Traced::Set(name) => format!("`{}` is set here", clip(name, LONGEST_NAME)),
            Traced::Returned(name) => format!("`{}` gives it back here", clip(name, LONGEST_NAME)),
            Traced::Configured(key) => format!("`{}` is read from configuration", clip(key, LONGEST_NAME)),
            Traced::Input(name) => format!("`{}` is handed in here", clip(name, LONGEST_NAME)),
            Traced::Value => "it stands here".to_owned(),
        }
    }

    /// Whether a client is made in a node.
    fn makes_client(&self, at: NodeRef) -> bool {
        let mut made = Vec::new();
        super::select::collect_objects(&self.eval.value(at.file, at.node), &mut made);
        let inside = at.node..self.program.files[at.file].node(at.node).end;
        made.iter().any(|one| one.file == at.file && inside.contains(&one.node) && self.clients.made.borrow().contains_key(one))
    }

    fn line(&self, at: NodeRef) -> (usize, u32) {
        let code = &self.program.files[at.file];
        (at.file, code.source.position(code.node(at.node).span.start).line)
    }

    /// The first line of a node, as a place.
    pub(super) fn place_of(&self, at: NodeRef) -> Place {
        Place { file: offset(at.file), span: super::calls::first_line(&self.program.files[at.file], at.node) }
    }

    /// Adds to the facts of addresses and settings where the code reads them. Everything else has been classified.
    pub(super) fn tell_readers(&self) {
        let mut facts = self.facts.take();
        let told: Vec<usize> = (0..facts.len())
            .filter(|index| facts[*index].fact.host.is_some() || facts[*index].fact.kind != FactKind::Library && self.is_settings(facts[*index].node.file))
            .collect();
        let mut names: BTreeSet<String> = BTreeSet::new();
        let mut keys: BTreeSet<(usize, String)> = BTreeSet::new();
        for index in &told {
            let at = facts[*index].node;
            if self.is_settings(at.file) {
                keys.extend(self.spellings(at).into_iter().map(|key| (facts[*index].application, key)));
            } else {
                names.extend(self.bound_name(at));
            }
        }
        let texts = self.mentions_of(&names, &keys);
        for index in told {
            let at = facts[index].node;
            let (name, readers) = if self.is_settings(at.file) {
                let spellings = self.spellings(at).into_iter();
                let mut read = spellings.filter_map(|key| Some((texts.get(&(facts[index].application, key.clone()))?.clone(), key)));
                read.next().map(|(readers, key)| (Some(key), readers)).unwrap_or_default()
            } else {
                (self.bound_name(at), self.eval.readers(at.file, at.node))
            };
            let message = name.map_or_else(|| "it is read here".to_owned(), |name| format!("`{}` is read here", clip(&name, LONGEST_NAME)));
            let line = self.line(at);
            let mut lines = BTreeSet::from([line]);
            let readers = readers.into_iter().filter(|reader| self.program.files[reader.file].test == facts[index].fact.test && lines.insert(self.line(*reader)));
            let evidence: Vec<Evidence> = readers.take(MOST_READERS).map(|reader| Evidence { message: message.clone(), place: self.place_of(reader) }).collect();
            facts[index].fact.evidence.extend(evidence);
        }
        self.facts.replace(facts);
    }

    /// The name of the variable, field or constant in whose value a node stands.
    fn bound_name(&self, at: NodeRef) -> Option<String> {
        let code = &self.program.files[at.file];
        let holder = code
            .ancestors(at.node)
            .take(16)
            .take_while(|up| !matches!(code.node(*up).shape, Shape::Function | Shape::Class | Shape::Block | Shape::File))
            .find(|up| matches!(code.node(*up).shape, Shape::Binding | Shape::Field | Shape::Assign))?;
        code.key_of(holder).filter(|name| name.len() >= 3)
    }

    /// How code may write the key of a setting, the longest first.
    fn spellings(&self, at: NodeRef) -> Vec<String> {
        let code = &self.program.files[at.file];
        let mut path: Vec<String> = [at.node]
            .into_iter()
            .chain(code.ancestors(at.node))
            .filter(|up| code.node(*up).shape == Shape::Entry)
            .filter_map(|up| code.named_beside(up).or_else(|| code.key_of(up)))
            .take(8)
            .collect();
        path.reverse();
        let whole = (1..=path.len()).rev().map(|length| path[..length].join(":"));
        whole.filter(|key| key.len() >= 3).collect()
    }

    /// Strings and names of code that are the keys of settings, by application; mentions of names are followed on the way, which tells who reads what.
    fn mentions_of(&self, names: &BTreeSet<String>, keys: &BTreeSet<(usize, String)>) -> BTreeMap<(usize, String), Vec<NodeRef>> {
        let mut found: BTreeMap<(usize, String), Vec<NodeRef>> = BTreeMap::new();
        let mut followed: HashMap<&str, usize> = HashMap::default();
        if names.is_empty() && keys.is_empty() {
            return found;
        }
        for (file, code) in self.files().filter(|(file, _)| !self.is_settings(*file)) {
            let owner = self.program.owners[file];
            for (node, item) in (0..).zip(&code.nodes) {
                match item.shape {
                    Shape::Name | Shape::Member | Shape::Shorthand => {
                        let name = code.name(node);
                        if names.contains(name) {
                            let count = followed.entry(name).or_default();
                            *count += 1;
                            if *count <= MOST_MENTIONS {
                                let _: Value = self.eval.value(file, node);
                            }
                        }
                        let key = (owner, name.to_owned());
                        if item.shape == Shape::Member && keys.contains(&key) {
                            found.entry(key).or_default().push(NodeRef { file, node });
                        }
                    }
                    Shape::Text => {
                        if let Some(text) = code.plain(node).filter(|text| text.len() >= 3 && text.len() < 200) {
                            let key = (owner, text);
                            if keys.contains(&key) {
                                found.entry(key).or_default().push(NodeRef { file, node });
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        found
    }
}
