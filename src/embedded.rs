//! The queries and the rules as they stood in the repository at build time.
//! Holds text and knows nothing of its meaning.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
