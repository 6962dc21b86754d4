//! `entralint` tells which applications keep signing in when Microsoft Entra ID is down.
pub mod application;
pub mod fact;
pub mod finding;
pub mod prefilter;
pub mod source;
pub mod walk;
