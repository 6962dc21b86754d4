//! What dotted names mean for values, by the rows of each language.

use crate::fact::FactKind;
use crate::query::{On, Row, RowSet, Step, Subject};
use crate::resolve::{Meaning, Program, Taken};
use foldhash::HashMap;
use std::sync::Arc;

/// What dotted names mean for values, by the rows of each language.
pub struct Meanings<'r> {
    rows: &'r [Arc<RowSet>],
    tables: Vec<HashMap<String, (Meaning, &'r Row)>>,
    /// Those that hold on objects of some names alone, by what is called: `get()`.
    held: Vec<HashMap<String, Vec<(Meaning, &'r Row)>>>,
    languages: Vec<usize>,
}

impl<'r> Meanings<'r> {
    /// Reads them from the rows; `rows` is by language.
    #[must_use]
    pub fn new(rows: &'r [Arc<RowSet>], program: &Program) -> Self {
        let mut held: Vec<HashMap<String, Vec<(Meaning, &'r Row)>>> = Vec::new();
        let tables = rows
            .iter()
            .map(|set| {
                let mut table = HashMap::default();
                let mut on_names: HashMap<String, Vec<(Meaning, &'r Row)>> = HashMap::default();
                // What the name of a function or a path tells is no meaning of a name that is read.
                for row in set.rows().filter(|row| !matches!(row.subject, Subject::Function | Subject::Path)) {
                    let meaning = match row.fact {
                        FactKind::Input => Meaning::Input,
                        FactKind::Configured => Meaning::Configured,
                        FactKind::Transform => Meaning::Transform,
                        FactKind::Keys => Meaning::Elements(Taken::Keys),
                        FactKind::Values => Meaning::Elements(Taken::Values),
                        FactKind::Entries => Meaning::Elements(Taken::Entries),
                        FactKind::Numbered => Meaning::Elements(Taken::Numbered),
                        FactKind::Together => Meaning::Elements(Taken::Together),
                        FactKind::Continuation => Meaning::Continuation,
                        FactKind::Container => Meaning::Container,
                        FactKind::Addition => Meaning::Addition,
                        FactKind::Mock => Meaning::Mock,
                        FactKind::HandsBack => Meaning::HandsBack,
                        FactKind::Installs if row.types.is_empty() && row.on.is_empty() => match runs_behind(row) {
                            Some(before) => Meaning::Runs(before),
                            None => continue,
                        },
                        FactKind::Cast => Meaning::Cast,
                        FactKind::Default => Meaning::Default,
                        FactKind::State => Meaning::State,
                        FactKind::Spelling => Meaning::Spelling,
                        FactKind::Schema => Meaning::Schema,
                        _ => continue,
                    };
                    // What a leaf of a schema tells, in the order of the names that the row has for it.
                    for (name, part) in row.types.iter().zip([Meaning::Configured, Meaning::Default]).filter(|_| meaning == Meaning::Schema) {
                        table.entry(format!("{} {name}", crate::resolve::LEAF)).or_insert((part, row));
                    }
                    let key = match row.subject {
                        Subject::Call if matches!(meaning, Meaning::Addition | Meaning::Mock) => format!("+{}", row.name),
                        Subject::Call if matches!(meaning, Meaning::Runs(_)) => format!("*{}", row.name),
                        Subject::Call => format!("{}()", row.name),
                        Subject::Construction => format!("new {}", row.name),
                        _ => row.name.clone(),
                    };
                    if row.subject == Subject::Call && !row.on.is_empty() && matches!(meaning, Meaning::Input | Meaning::Configured | Meaning::Container) {
                        on_names.entry(key).or_default().push((meaning, row));
                    } else {
                        table.entry(key).or_insert((meaning, row));
                    }
                }
                held.push(on_names);
                table
            })
            .collect();
        Self { rows, tables, held, languages: program.files.iter().map(|code| code.language).collect() }
    }

    /// The meaning of a dotted name in a file: of the whole name, or of what it starts or ends with.
    #[must_use]
    pub fn of(&self, file: usize, dotted: &str) -> Option<Meaning> {
        if dotted.is_empty() {
            return None;
        }
        if let Some(module) = dotted.strip_prefix("import ") {
            // A module that an organisation named may lie in the repository, and is followed there.
            return self.rows[self.languages[file]].module(Subject::Import, module).iter().any(|row| !row.named).then_some(Meaning::Library);
        }
        let table = &self.tables[self.languages[file]];
        let take = |name: &str| {
            let (meaning, row) = table.get(name)?;
            row.hit();
            Some(*meaning)
        };
        if let Some(meaning) = take(dotted) {
            return Some(meaning);
        }
        if let Some((object, called)) = dotted.strip_suffix("()").and_then(|called| called.rsplit_once('.')) {
            return self.on(file, object, called);
        }
        if dotted.starts_with("new ") || dotted.ends_with("()") {
            return None;
        }
        let dots: Vec<usize> = dotted.match_indices('.').map(|(at, _)| at).collect();
        let starts = std::iter::once(0).chain(dots.iter().map(|dot| dot + 1));
        // Of two names at least; the longest from each start.
        starts.enumerate().find_map(|(from, start)| {
            let ends = dots.iter().copied().skip(from + 1).chain((dots.len() > from).then_some(dotted.len()));
            ends.rev().find_map(|end| take(&dotted[start..end]))
        })
    }

    /// The meaning of a call on an object of a name; without a name, whether there is such a call at all.
    fn on(&self, file: usize, object: &str, called: &str) -> Option<Meaning> {
        let held = self.held[self.languages[file]].get(&format!("{called}()"))?;
        if object.is_empty() {
            return held.first().map(|(meaning, _)| *meaning);
        }
        let (meaning, row) = held.iter().find(|(_, row)| row.on.iter().any(|on| matches!(on, On::Type(word) if ends_in(object, word))))?;
        row.hit();
        Some(*meaning)
    }
}

/// How many arguments stand before the function that a call runs, where those behind it are the function's own.
pub(super) fn runs_behind(row: &Row) -> Option<usize> {
    match row.arguments.as_deref() {
        None => Some(0),
        Some([path]) => match path.first() {
            Some(Step::From(begins)) => begins.checked_sub(1),
            _ => None,
        },
        Some(_) => None,
    }
}

/// Whether a name is a word, or ends in it: `appConfig`, `USER_SETTINGS`.
fn ends_in(name: &str, word: &str) -> bool {
    let Some(at) = name.len().checked_sub(word.len()).filter(|at| name.is_char_boundary(*at)) else { return false };
    let (before, end) = name.split_at(at);
    let begins = before.is_empty() || before.ends_with(['_', '-', '/', '.']) || end.starts_with(char::is_uppercase) && before.ends_with(|last: char| last.is_lowercase());
    end.eq_ignore_ascii_case(word) && begins
}
