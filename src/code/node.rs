//! The nodes of a file's code.

use super::{Role, Shape};
use crate::source::Span;
use serde::{Deserialize, Serialize};
use std::ops::Deref;
use std::sync::Arc;

/// Index of a node in its file; the root is 0.
pub type NodeId = u32;

/// A node of code. Nodes stand in source order, a parent before its children.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Node {
    /// What it is.
    pub shape: Shape,
    /// What it is to its parent.
    pub role: Role,
    /// Its parent; the root is its own.
    pub parent: NodeId,
    /// One past its last descendant.
    pub end: NodeId,
    /// Its text.
    pub span: Span,
    /// Its name, operator or property; empty where it has none.
    pub name: Span,
}

/// Nodes of a file, the root first; files of the same content share them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Nodes(Arc<Tree>);

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Tree {
    nodes: Vec<Node>,
    /// Other names that are given to what is imported, by its node, rising: few nodes have one.
    aliases: Vec<(NodeId, Span)>,
}

impl From<Vec<Node>> for Nodes {
    fn from(nodes: Vec<Node>) -> Self {
        Self(Arc::new(Tree { nodes, aliases: Vec::new() }))
    }
}

impl Nodes {
    /// The nodes, to be made.
    pub(super) fn make_mut(&mut self) -> &mut Vec<Node> {
        &mut Arc::make_mut(&mut self.0).nodes
    }

    /// Another name given to a node.
    pub fn alias(&self, id: NodeId) -> Option<Span> {
        let aliases = &self.0.aliases;
        aliases.binary_search_by_key(&id, |(node, _)| *node).ok().map(|at| aliases[at].1)
    }

    /// Gives a node another name.
    pub(super) fn set_alias(&mut self, id: NodeId, alias: Span) {
        let aliases = &mut Arc::make_mut(&mut self.0).aliases;
        let at = aliases.partition_point(|(node, _)| *node < id);
        aliases.insert(at, (id, alias));
    }

    /// All other names.
    pub fn aliases(&self) -> impl Iterator<Item = (NodeId, Span)> {
        self.0.aliases.iter().copied()
    }
}

impl Deref for Nodes {
    type Target = [Node];
    fn deref(&self) -> &[Node] {
        &self.0.nodes
    }
}

impl<'a> IntoIterator for &'a Nodes {
    type Item = &'a Node;
    type IntoIter = std::slice::Iter<'a, Node>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.nodes.iter()
    }
}
