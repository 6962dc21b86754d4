//! `entralint` tells which applications keep signing in when Microsoft Entra ID is down.
pub mod classify;
pub mod code;
pub mod extract;
pub mod fact;
pub mod finding;
pub mod language;
pub mod query;
pub mod resolve;
pub mod source;
pub mod syntax;
