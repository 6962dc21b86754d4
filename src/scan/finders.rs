//! Which literals decide that a file is read, by its language: what only another language's rows speak of opens no file.

use crate::fact::FactKind;
use crate::language::{Content, LANGUAGES};
use crate::prefilter::{AnchorError, Anchors};
use crate::query::{Opens, RowSet};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// The literals of the rows of one or more languages.
pub(super) struct Finder {
    /// A file with one of these is read.
    pub(super) strong: Anchors,
    /// Common words: a file with one is read where its application is otherwise seen to talk to Entra.
    pub(super) weak: Anchors,
    /// Evidence of Entra that opens no file.
    pub(super) telling: Anchors,
    /// What a deployment gives: read where an application asks for it.
    pub(super) deployments: Anchors,
}

/// The finders of all languages, each made when first asked for.
pub(super) struct Finders {
    rows: Vec<Arc<RowSet>>,
    /// By language; languages that share their rows share the first one's.
    languages: Vec<OnceLock<Result<Finder, AnchorError>>>,
    /// Of documents that hold code of several languages.
    documents: OnceLock<Result<Finder, AnchorError>>,
}

impl Finders {
    /// Finders by the rows of each language.
    pub(super) fn new(rows: &[Arc<RowSet>]) -> Self {
        Self { rows: rows.to_vec(), languages: LANGUAGES.iter().map(|_| OnceLock::new()).collect(), documents: OnceLock::new() }
    }

    /// The finder of a language; of none, that of documents.
    ///
    /// # Errors
    /// A literal of a query is no anchor.
    pub(super) fn of(&self, language: Option<usize>) -> Result<&Finder, AnchorError> {
        let made = match language {
            Some(language) => {
                let first = LANGUAGES.iter().position(|other| other.rows == LANGUAGES[language].rows && is_code(other.content) == is_code(LANGUAGES[language].content));
                let first = first.unwrap_or(language);
                self.languages[first].get_or_init(|| Finder::new([&*self.rows[first]].into_iter(), is_code(LANGUAGES[first].content)))
            }
            None => self.documents.get_or_init(|| {
                let code = LANGUAGES.iter().zip(&self.rows).filter(|(language, _)| language.content == Content::Code);
                Finder::new(code.map(|(_, rows)| &**rows), true)
            }),
        };
        made.as_ref().map_err(Clone::clone)
    }
}

/// Whether common words are told apart from others: settings are many and large, and few rows speak of them.
fn is_code(content: Content) -> bool {
    matches!(content, Content::Code | Content::Requests)
}

impl Finder {
    fn new<'r>(sets: impl Iterator<Item = &'r RowSet>, code: bool) -> Result<Self, AnchorError> {
        let (mut strong, mut weak, mut telling, mut deployments) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for row in sets.flat_map(RowSet::rows) {
            let target = match row.fact {
                FactKind::Deployment => &mut deployments,
                _ if row.opens == Opens::WithEntra && code => &mut weak,
                _ if row.opens == Opens::Never => &mut telling,
                _ => &mut strong,
            };
            target.extend(row.anchors().into_iter().filter(|anchor| anchor.len() >= crate::prefilter::SHORTEST).map(str::to_owned));
        }
        // What is suppressed may be gone from a file: the suppression in it is read all the same.
        strong.insert(crate::suppress::MARK.to_owned());
        Ok(Self { strong: Anchors::new(strong)?, weak: Anchors::new(weak)?, telling: Anchors::new(telling)?, deployments: Anchors::new(deployments)? })
    }
}
