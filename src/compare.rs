//! Holds a report against an earlier state: a baseline, or the report of another revision.
//! Knows finished reports and texts, not where they come from.

mod baseline;
mod lines;
mod merge;
mod verdicts;

pub use baseline::{Known, KnownError};
pub use lines::{changed_lines, is_similar};
pub use merge::{MergeError, merge};
pub use verdicts::verdict_changes;
