//! Anchors: the literals by which files are found that may hold a row, and what they do to a file.

use super::{Guard, Requires, Row, Subject};
use crate::fact::FactKind;

/// The name of what a module gives without one.
pub const DEFAULT: &str = "default";

/// What an anchor does to a file that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// The file is read.
    Always,
    /// It is a common word: the file is read where its application is otherwise seen to talk to Entra.
    WithEntra,
    /// It names a library: the file is read where a name of that library stands in it too.
    WithName,
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
    /// What the row's anchors do to a file.
    #[must_use]
    pub fn opens(&self) -> Opens {
        match self.opens {
            // What kind of application it is matters where it signs in.
            Opens::Always if self.subject == Subject::Import && self.fact == FactKind::Framework => Opens::WithEntra,
            Opens::Always if self.subject == Subject::Import && !self.retired && self.flow.is_none() => Opens::WithName,
            opens => opens,
        }
    }

    /// The names of a library by which a file that brings it in may tell something: those that stand in its code, and do more than help to follow values.
    pub fn telling_names(&self) -> impl Iterator<Item = &str> {
        let in_code = matches!(self.subject, Subject::Call | Subject::Construction | Subject::Constant | Subject::Reference | Subject::Base | Subject::Setting);
        let names = std::iter::once(&self.name).chain(&self.types).map(|name| name.rsplit('.').next().unwrap_or(name));
        names.filter(move |_| in_code && !self.fact.helps_alone())
    }

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
