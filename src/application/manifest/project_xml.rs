//! One `MSBuild` file as it is written: properties, items, imports. Nothing is evaluated here.

use crate::source::{SourceFile, offset};
use roxmltree::{Document, Node};
use std::sync::Arc;

/// A property with its value as written.
#[derive(Debug, Clone)]
pub(super) struct Property {
    pub(super) name: String,
    pub(super) value: String,
    /// The conditions under which it holds.
    pub(super) conditions: Conditions,
}

/// Conditions that must all hold; shared by what stands in one group.
pub(super) type Conditions = Arc<[String]>;

/// An item such as `<PackageReference Include="A" Version="1" />`, one for each name of a list.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Name of the element.
    pub(super) element: String,
    /// Value of `Include`, `Update`, `Remove`, or of `id` in `packages.config`.
    pub(super) name: String,
    pub(super) action: Action,
    pub(super) version: Option<String>,
    pub(super) development: bool,
    /// It has an alias or is `Static`.
    pub(super) special: bool,
    pub(super) conditions: Conditions,
    pub(super) line: u32,
}

/// What an item does to the list it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Include,
    Update,
    Remove,
}

/// One file, with everything in its order.
#[derive(Debug, Clone, Default)]
pub(super) struct ProjectXml {
    pub(super) path: String,
    pub(super) sdks: Vec<String>,
    pub(super) properties: Vec<Property>,
    pub(super) items: Vec<Item>,
    /// Files imported by path.
    pub(super) imports: Vec<String>,
}

/// Deepest nesting that is accepted; real projects have about ten levels.
const DEEPEST: usize = 500;
/// Conditions of one property or item that are kept, and their length: what is left out is one that cannot be told.
const MOST_CONDITIONS: usize = 4;
const LONGEST_CONDITION: usize = 300;
const UNTOLD: &str = "?";

impl ProjectXml {
    /// Reads a file. Entities and document types are refused, so that nothing is expanded.
    pub(super) fn parse(file: &SourceFile) -> Result<Self, String> {
        if depth(&file.text) > DEEPEST {
            return Err(format!("The elements are nested deeper than {DEEPEST} levels."));
        }
        let document = Document::parse(&file.text).map_err(|error| format!("The file is no valid XML: {error}."))?;
        let mut project = Self { path: file.path.clone(), ..Self::default() };
        project.sdks.extend(attribute(document.root_element(), "Sdk").map(str::to_string));
        for node in document.descendants().filter(Node::is_element) {
            project.element(node, file);
        }
        Ok(project)
    }

    fn element(&mut self, node: Node<'_, '_>, file: &SourceFile) {
        let element = node.tag_name().name();
        let parent = node.parent_element().map(|parent| parent.tag_name().name());
        match (element, parent) {
            ("Sdk", Some("Project")) => self.sdks.extend(attribute(node, "Name").map(str::to_string)),
            ("Import", _) => {
                self.sdks.extend(attribute(node, "Sdk").map(str::to_string));
                self.imports.extend(attribute(node, "Project").map(str::to_string));
            }
            (_, Some("PropertyGroup")) if node.first_element_child().is_none() => {
                self.properties.push(Property { name: element.to_string(), value: node.text().unwrap_or_default().trim().to_string(), conditions: conditions(node) });
            }
            (_, Some("ItemGroup")) | ("package", Some("packages")) => self.item(node, file),
            _ => {}
        }
    }

    fn item(&mut self, node: Node<'_, '_>, file: &SourceFile) {
        let actions = [("Include", Action::Include), ("id", Action::Include), ("Update", Action::Update), ("Remove", Action::Remove)];
        let Some((names, action)) = actions.iter().find_map(|(name, action)| Some((attribute(node, name)?, *action))) else { return };
        let version = ["VersionOverride", "Version", "version"].iter().find_map(|name| value(node, name));
        let private = value(node, "PrivateAssets").is_some_and(|value| value.eq_ignore_ascii_case("all"));
        let development = private || attribute(node, "developmentDependency").is_some_and(|value| value.eq_ignore_ascii_case("true"));
        // A project that is only built before, or only analyses, is no part of the program.
        let says = |name: &str, word: &str| {
            let inner = node.children().find(|child| child.tag_name().name().eq_ignore_ascii_case(name)).and_then(|child| child.text());
            attribute(node, name).or(inner).is_some_and(|value| value.trim().eq_ignore_ascii_case(word))
        };
        let apart = says("ReferenceOutputAssembly", "false") || says("OutputItemType", "Analyzer");
        let special = apart || attribute(node, "Alias").is_some() || attribute(node, "Static").is_some_and(|value| value.eq_ignore_ascii_case("true"));
        let line = file.position(offset(node.range().start)).line;
        let conditions = conditions(node);
        for name in names.split(';').map(str::trim).filter(|name| !name.is_empty()) {
            let (element, conditions) = (node.tag_name().name().to_string(), Arc::clone(&conditions));
            self.items.push(Item { element, name: name.to_string(), action, version: version.clone(), development, special, conditions, line });
        }
    }
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute(name).map(str::trim).filter(|value| !value.is_empty())
}

/// An attribute, or a child element of the same name.
fn value(node: Node<'_, '_>, name: &str) -> Option<String> {
    let child = || node.children().find(|child| child.has_tag_name(name) || child.tag_name().name() == name)?.text();
    attribute(node, name).or_else(child).map(|value| value.trim().to_string()).filter(|value| !value.is_empty())
}

/// The conditions of an element and of what it stands in: of the ways of a choice none holds where one before it does.
fn conditions(node: Node<'_, '_>) -> Conditions {
    let mut found: Vec<String> = Vec::new();
    for up in node.ancestors() {
        found.extend(attribute(up, "Condition").map(str::to_string));
        if matches!(up.tag_name().name(), "When" | "Otherwise") {
            let before = up.prev_siblings().skip(1).filter(Node::is_element).take(MOST_CONDITIONS + 1);
            found.extend(before.filter_map(|way| attribute(way, "Condition")).map(|condition| format!("!({condition})")));
        }
        if found.len() > MOST_CONDITIONS {
            found.truncate(MOST_CONDITIONS);
            found.push(UNTOLD.to_string());
            break;
        }
    }
    for condition in found.iter_mut().filter(|condition| condition.len() > LONGEST_CONDITION) {
        UNTOLD.clone_into(condition);
    }
    found.into()
}

/// The nesting of the elements, counted without a parser: the parser calls itself for each level.
fn depth(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut depth, mut deepest, mut at) = (0usize, 0, 0);
    while let Some(next) = memchr::memchr(b'<', bytes.get(at..).unwrap_or_default()) {
        at += next;
        let rest = &bytes[at..];
        let special = [(&b"<!--"[..], &b"-->"[..]), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"), (b"<!", b">")];
        if let Some((start, end)) = special.iter().find(|(start, _)| rest.starts_with(start)) {
            let length = memchr::memmem::find(&rest[start.len()..], end);
            at += length.map_or(rest.len(), |length| start.len() + length + end.len());
            continue;
        }
        let length = tag_length(rest);
        if rest.starts_with(b"</") {
            depth = depth.saturating_sub(1);
        } else if rest[..length].last() != Some(&b'/') {
            depth += 1;
            deepest = deepest.max(depth);
        }
        at += length.max(1);
    }
    deepest
}

/// Bytes up to the `>` that ends a tag; one inside quotes does not.
fn tag_length(tag: &[u8]) -> usize {
    let mut quote = None;
    for (at, byte) in tag.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_counted_as_the_parser_sees_it() {
        assert_eq!(depth("<a><b x='>'/><!-- <c><d> --><e><![CDATA[<f>]]></e><?p <g> ?></a>"), 2);
        assert_eq!(depth(&"<a>".repeat(1_000)), 1_000);
        assert_eq!(depth("<a '"), 1);
        assert_eq!(depth("<!-- "), 0);
    }
}
