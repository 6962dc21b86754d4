//! What a folder is, by the rows of paths: somebody else's code, what a build wrote, a place of settings, a deployment.

use crate::fact::FactKind;
use crate::query::{Guard, QueryError, Row};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// The rows that speak of folders, with their globs.
#[derive(Debug, Clone, Default)]
pub struct Folders {
    globs: GlobSet,
    rows: Vec<Row>,
}

impl Folders {
    /// Takes those that speak of folders out of the rows of paths.
    ///
    /// # Errors
    /// A path is no glob.
    pub(super) fn new<'r>(rows: impl Iterator<Item = &'r Row>) -> Result<Self, QueryError> {
        let mut globs = GlobSetBuilder::new();
        let mut kept = Vec::new();
        let speaks = |fact: FactKind| matches!(fact, FactKind::Vendored | FactKind::Generated | FactKind::Settings | FactKind::Deployment | FactKind::Aside);
        for row in rows.filter(|row| speaks(row.fact)) {
            let wrong = |error: globset::Error| QueryError { file: row.file.clone(), line: row.line, message: error.to_string() };
            globs.add(GlobBuilder::new(&row.name).literal_separator(true).build().map_err(wrong)?);
            kept.push(row.clone());
        }
        Ok(Self { globs: globs.build().unwrap_or_default(), rows: kept })
    }

    /// What a folder is, by the first row that holds of it; `holds` says whether something lies at a path from the folder.
    pub fn kind(&self, path: &str, holds: &dyn Fn(&str) -> bool) -> Option<FactKind> {
        let row = self.globs.matches(path).into_iter().map(|index| &self.rows[index]).find(|row| is_met(row, holds))?;
        row.hit();
        Some(row.fact)
    }

    /// Whether a folder is of a kind by its name alone, however that is written.
    pub(super) fn is_named(&self, path: &str, kind: FactKind) -> bool {
        self.globs.matches(path.to_lowercase()).into_iter().map(|index| &self.rows[index]).any(|row| row.fact == kind && row.taken())
    }
}

/// Whether what a row asks for lies in a folder: one of its paths, or as many of them as it says.
fn is_met(row: &Row, holds: &dyn Fn(&str) -> bool) -> bool {
    let counts = row.guards.iter().find_map(|guard| if let Guard::Count(counts) = guard { counts.first() } else { None });
    let least = counts.copied().unwrap_or(1);
    row.guards.iter().all(|guard| match guard {
        Guard::Holds(paths, true) => paths.iter().filter(|path| holds(path)).take(least).count() == least,
        Guard::Holds(paths, false) => !paths.iter().any(|path| holds(path)),
        _ => true,
    })
}
