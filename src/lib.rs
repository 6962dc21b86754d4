//! `entralint` tells which applications keep signing in when Microsoft Entra ID is down.
//!
//! The main flow is [`scan::scan`]: walk, prefilter, parse, extract, resolve, classify, judge, report.

pub mod application;
mod assemble;
pub mod cache;
pub mod catalogue;
pub mod classify;
pub mod code;
pub mod compare;
pub mod config;
pub mod container;
pub mod embedded;
pub mod evaluate;
pub mod extract;
pub mod fact;
pub mod finding;
pub mod fingerprint;
pub mod git;
pub mod language;
pub mod lines;
pub mod prefilter;
pub mod query;
pub mod report;
pub mod requests;
pub mod resolve;
pub mod scan;
pub mod source;
pub mod suppress;
pub mod syntax;
pub mod walk;
