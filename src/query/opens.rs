//! Anchors: the literals by which files are found that may hold a row, and what they do to a file.

use super::{Guard, Requires, Row, Subject};

/// What an anchor does to a file that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// The file is read.
    Always,
    /// It is a common word: the file is read where its application is otherwise seen to talk to Entra.
    WithEntra,
    /// It shows that the application talks to Entra, and opens no file.
    Never,
}

impl Opens {
    pub(super) const WORDS: &'static [&'static str] = &["yes", "evidence"];

    pub(super) fn parse(text: &str) -> Option<Self> {
        match text {
            "yes" => Some(Self::WithEntra),
            "evidence" => Some(Self::Never),
            _ => None,
        }
    }
}

impl Row {
    /// The literals by which a file that may hold this row is found; see `anchor` in docs/queries.md.
    #[must_use]
    pub fn anchors(&self) -> Vec<&str> {
        if let Some(anchors) = &self.anchors {
            return anchors.iter().map(String::as_str).collect();
        }
        let strict = matches!(self.requires, Requires::Import | Requires::Receiver);
        let name = self.name.as_str();
        match self.subject {
            Subject::Import | Subject::Text => vec![name],
            Subject::Host => match name.trim_start_matches('*').trim_start_matches('.') {
                "" => Vec::new(),
                host => vec![host],
            },
            Subject::Call | Subject::Construction | Subject::Reference | Subject::Base if !strict && name.len() >= 6 => vec![name],
            Subject::Constant if !strict => vec![name.rsplit('.').next().unwrap_or(name)],
            Subject::Setting if !strict && name.len() >= 12 && !self.guards.iter().any(|guard| matches!(guard, Guard::Value(_) | Guard::ValueHas(_))) => vec![name],
            _ => Vec::new(),
        }
    }
}
