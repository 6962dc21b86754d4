//! Where a file mentions a name.

use crate::code::{Code, NodeId, Shape};
use foldhash::fast::FixedState;
use std::hash::BuildHasher;
use std::sync::OnceLock;

/// The places of all names that a file mentions, under the hashes of the names: made when a name is first looked for, and sorted.
#[derive(Debug, Default)]
pub(super) struct Mentions(OnceLock<Vec<(u32, NodeId)>>);

impl Mentions {
    /// The names, members and imported names of a file that are called so, in order.
    pub(super) fn of<'c>(&'c self, code: &'c Code, name: &'c str) -> impl Iterator<Item = NodeId> + 'c {
        let all = self.0.get_or_init(|| {
            let is_mention = |shape: Shape| matches!(shape, Shape::Name | Shape::Member | Shape::Shorthand | Shape::ImportName);
            let mentions = (0..).zip(&code.nodes).filter(|(_, node)| is_mention(node.shape)).map(|(id, _)| (hash(code.name(id)), id));
            let mut all: Vec<(u32, NodeId)> = mentions.collect();
            all.sort_unstable();
            all
        });
        let sought = hash(name);
        let from = all.partition_point(|(hash, _)| *hash < sought);
        all[from..].iter().take_while(move |(hash, _)| *hash == sought).map(|(_, id)| *id).filter(move |id| code.name(*id) == name)
    }
}

/// The lower half is as good as the whole: what has the same one is compared.
#[allow(clippy::cast_possible_truncation, reason = "the lower half")]
fn hash(name: &str) -> u32 {
    FixedState::default().hash_one(name) as u32
}
