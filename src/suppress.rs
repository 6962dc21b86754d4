//! Decisions that findings are not to be shown: read from comments, held against what was found.
//! Knows comments, dates and reasons, not how findings come about.

mod directive;
mod pattern;
mod settle;

pub use directive::{MARK, is_date, read, reason_problem};
pub use pattern::Pattern;
pub use settle::{Configured, Policy, settle};
