//! Where a file mentions a name.

use crate::code::{Code, NodeId, Shape};
use foldhash::fast::FixedState;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::OnceLock;

/// The places of all names that a file mentions, with the hashes of the names and in their order: made when a name is first looked for.
#[derive(Debug, Default)]
pub(super) struct Mentions(OnceLock<Vec<(u32, NodeId)>>);

impl Mentions {
    /// The names, members and imported names among some nodes of a file that are called so, in order.
    pub(super) fn within<'c>(&'c self, code: &'c Code, nodes: Range<NodeId>, name: &'c str) -> impl Iterator<Item = NodeId> + 'c {
        let all = self.0.get_or_init(|| {
            let is_mention = |shape: Shape| matches!(shape, Shape::Name | Shape::Member | Shape::Shorthand | Shape::ImportName);
            let mut all: Vec<(u32, NodeId)> = (0..).zip(&code.nodes).filter(|(_, node)| is_mention(node.shape)).map(|(id, _)| (hash(code.name(id)), id)).collect();
            all.sort_unstable();
            all
        });
        let sought = hash(name);
        // Those of one hash stand in the order of the file.
        let from = all.partition_point(|mention| *mention < (sought, nodes.start));
        // Other names may have the same hash.
        all[from..].iter().take_while(move |(hash, id)| *id < nodes.end && *hash == sought).map(|(_, id)| *id).filter(move |id| code.name(*id) == name)
    }
}

#[expect(clippy::cast_possible_truncation, reason = "half of a hash tells names apart as well")]
fn hash(name: &str) -> u32 {
    FixedState::default().hash_one(name) as u32
}
