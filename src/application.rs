//! Manifests own folders; what an application is, what it brings and which libraries of the repository it uses.
//! Knows no rule and no output.

mod deployment;
mod folders;
mod land;
pub mod manifest;
pub mod ownership;
mod packages;
pub mod test_code;

pub use folders::Folders;
pub use land::{Land, Parts};
pub use packages::PackageRows;

/// Whether a file is a manifest, by its path.
#[must_use]
pub fn is_manifest(path: &str) -> bool {
    manifest::ManifestKind::of(path).is_some()
}
