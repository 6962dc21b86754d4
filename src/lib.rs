//! `entralint` tells which applications keep signing in when Microsoft Entra ID is down.
pub mod catalogue;
pub mod embedded;
pub mod fact;
pub mod finding;
pub mod fingerprint;
pub mod report;
pub mod source;
