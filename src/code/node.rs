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
    /// Another name given to it (imports); empty where it has none.
    pub alias: Span,
}

/// Nodes of a file, the root first; files of the same content share them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Nodes(Arc<Vec<Node>>);

impl From<Vec<Node>> for Nodes {
    fn from(nodes: Vec<Node>) -> Self {
        Self(Arc::new(nodes))
    }
}

impl Nodes {
    /// The nodes, to be made.
    pub(super) fn make_mut(&mut self) -> &mut Vec<Node> {
        Arc::make_mut(&mut self.0)
    }
}

impl Deref for Nodes {
    type Target = [Node];
    fn deref(&self) -> &[Node] {
        &self.0
    }
}

impl<'a> IntoIterator for &'a Nodes {
    type Item = &'a Node;
    type IntoIter = std::slice::Iter<'a, Node>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
