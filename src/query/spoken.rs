//! Which rows a text may speak of: those whose words stand in it, found in one pass over the text.

use super::{Row, RowSet, Subject};
use aho_corasick::AhoCorasick;
use std::sync::Arc;

/// The name of rows that speak of an address by its path, whatever its host.
pub const ANY_HOST: &str = "*";

/// The words of the rows of hosts and texts.
#[derive(Debug, Clone)]
pub(super) struct Spoken {
    finder: Option<AhoCorasick>,
    /// The row of each word, by its place among all rows.
    rows: Vec<usize>,
}

impl Spoken {
    fn new(rows: &[Arc<Row>]) -> Self {
        let speaks = |row: &Row| matches!(row.subject, Subject::Host | Subject::Text);
        let (indices, words): (Vec<usize>, Vec<&str>) = (0..).zip(rows).filter(|(_, row)| speaks(row)).map(|(index, row)| (index, row.word())).unzip();
        Self { finder: AhoCorasick::new(words).ok(), rows: indices }
    }
}

impl RowSet {
    /// The rows of hosts, or of texts, whose words stand in a text, in the order of the files.
    #[must_use]
    pub fn in_text(&self, subject: Subject, text: &str) -> Vec<&Row> {
        let spoken = self.spoken.get_or_init(|| Spoken::new(&self.rows));
        let Some(finder) = &spoken.finder else { return self.of(subject).filter(|row| text.contains(row.word())).collect() };
        let mut found: Vec<usize> =
            finder.find_overlapping_iter(text).map(|hit| spoken.rows[hit.pattern().as_usize()]).filter(|index| self.rows[*index].subject == subject).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|index| &*self.rows[index]).collect()
    }
}

impl Row {
    /// What stands in every text that the row speaks of: the name of a host without its wildcard; for any host, what stands before one.
    #[must_use]
    pub fn word(&self) -> &str {
        if self.subject == Subject::Host && self.part_of_host().is_some() { "://" } else { self.name.trim_start_matches("*.") }
    }

    /// What the names of the hosts have in them that the row speaks of, which are known by their paths: `*adfs*`; of any host, nothing.
    #[must_use]
    pub fn part_of_host(&self) -> Option<&str> {
        if self.name == ANY_HOST { Some("") } else { self.name.strip_prefix(ANY_HOST)?.strip_suffix(ANY_HOST) }
    }
}
