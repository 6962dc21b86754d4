//! Which manifests own which folders, and what the manifests say about the units they describe.
//! Works on texts that others have read; knows no file system, no rule and no output.

pub mod manifest;
pub mod ownership;
pub mod test_code;
