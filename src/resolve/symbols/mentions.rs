//! Where a file mentions a name.

use crate::code::{Code, NodeId, Shape};
use foldhash::fast::FixedState;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::OnceLock;

/// The places of all names that a file mentions, in the order of the hashes of the names: made when a name is first looked for.
#[derive(Debug, Default)]
pub(super) struct Mentions(OnceLock<Vec<NodeId>>);

impl Mentions {
    /// The names, members and imported names among some nodes of a file that are called so, in order.
    pub(super) fn within<'c>(&'c self, code: &'c Code, nodes: Range<NodeId>, name: &'c str) -> impl Iterator<Item = NodeId> + 'c {
        let key = |id: NodeId| hash(code.name(id));
        let all = self.0.get_or_init(|| {
            let is_mention = |shape: Shape| matches!(shape, Shape::Name | Shape::Member | Shape::Shorthand | Shape::ImportName);
            let mut all: Vec<NodeId> = (0..).zip(&code.nodes).filter(|(_, node)| is_mention(node.shape)).map(|(id, _)| id).collect();
            all.sort_by_cached_key(|id| key(*id));
            all
        });
        let sought = hash(name);
        // Those of one hash stand in the order of the file.
        let from = all.partition_point(|id| (key(*id), *id) < (sought, nodes.start));
        // Other names may have the same hash.
        all[from..].iter().copied().take_while(move |id| *id < nodes.end && key(*id) == sought).filter(move |id| code.name(*id) == name)
    }
}

fn hash(name: &str) -> u64 {
    FixedState::default().hash_one(name)
}
