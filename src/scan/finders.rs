//! Which literals decide that a file is read, by its language: what only another language's rows speak of opens no file.

use crate::fact::FactKind;
use crate::language::{Content, LANGUAGES, Language};
use crate::prefilter::{AnchorError, Anchors, Classes, searchable};
use crate::query::{DEFAULT, Opens, Row, RowSet};
use aho_corasick::AhoCorasick;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// A file with such a literal is read.
const STRONG: Classes = 1;
/// It names a library: a second look decides.
const LIBRARY: Classes = 2;
/// A common word: a file with one is read where its application is otherwise seen to talk to Entra.
const WEAK: Classes = 4;
/// Evidence of Entra that opens no file.
const TELLING: Classes = 8;
/// What a deployment gives: read where an application asks for it.
const DEPLOYMENT: Classes = 16;

/// The literals of the rows of one or more languages.
pub(super) struct Finder {
    anchors: Anchors,
    second: SecondLook,
}

/// What was seen in a file.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) look: Look,
    /// Where it is not read at once: a common word, evidence of Entra, what a deployment gives.
    pub(super) weak: bool,
    pub(super) telling: bool,
    pub(super) deployment: bool,
}

/// The finders of all languages, each made when first asked for.
#[derive(Default)]
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
                self.languages[first].get_or_init(|| Finder::new([(&LANGUAGES[first], &*self.rows[first])].into_iter(), is_code(LANGUAGES[first].content)))
            }
            None => self.documents.get_or_init(|| {
                let code = LANGUAGES.iter().zip(&self.rows).filter(|(language, _)| language.content == Content::Code);
                Finder::new(code.map(|(language, rows)| (language, &**rows)), true)
            }),
        };
        made.as_ref().map_err(Clone::clone)
    }
}

/// Whether common words are told apart from others: settings are many and large, and few rows speak of them.
fn is_code(content: Content) -> bool {
    matches!(content, Content::Code | Content::Requests)
}

/// What a file that is searched for literals is good for.
#[derive(Default)]
pub(super) enum Look {
    /// It is read.
    Read,
    /// It only imports modules, by the rows of each, and tells nothing itself.
    Brings(Vec<Arc<[Row]>>),
    /// It holds nothing that opens a file alone.
    #[default]
    Nothing,
}

/// The second look at a file that names a library: without a name of that library it only passes on what others make.
struct SecondLook {
    words: Option<AhoCorasick>,
    /// What each word is.
    meanings: Vec<Word>,
    /// What stands before the name of a module that is imported.
    marks: Vec<&'static str>,
}

/// What a word of the second look tells.
enum Word {
    /// It is a module, of these rows.
    Brings(Arc<[Row]>),
    /// It is a name of libraries.
    Names(BTreeSet<String>),
    /// It hands on all names of a module, or any name may stand for what a module gives.
    Opens,
}

impl SecondLook {
    fn new(rows: &[&Row], hands_on: impl Iterator<Item = &'static str>, marks: Vec<&'static str>) -> Self {
        let mut brings: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
        let mut names: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for row in rows {
            if row.opens() == Opens::WithName {
                words_of_module(row).for_each(|word| brings.entry(word).or_default().push((*row).clone()));
            } else {
                row.telling_names().filter(|word| !word.is_empty()).for_each(|word| names.entry(word).or_default().extend(row.libraries.iter().cloned()));
            }
        }
        // What a module gives as a whole bears whatever name a file gives it.
        let nameless = names.remove(DEFAULT).unwrap_or_default();
        let brings = brings.into_iter().map(|(word, rows)| {
            let opens = rows.iter().any(|row| row.libraries.iter().any(|library| nameless.contains(library)));
            (word, if opens { Word::Opens } else { Word::Brings(rows.into()) })
        });
        let names = names.into_iter().map(|(word, libraries)| (word, Word::Names(libraries)));
        let (words, meanings): (Vec<&str>, Vec<Word>) = brings.chain(names).chain(hands_on.map(|word| (word, Word::Opens))).unzip();
        Self { words: AhoCorasick::new(words).ok(), meanings, marks }
    }

    /// Looks at the searchable bytes of a file.
    fn look(&self, bytes: &[u8]) -> Look {
        let Some(words) = &self.words else { return Look::Read };
        let is_word = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80);
        let is_imported = |start: usize| {
            let before = bytes[..start].strip_suffix(b"\"").or_else(|| bytes[..start].strip_suffix(b"'")).unwrap_or(&bytes[..start]).trim_ascii_end();
            self.marks.iter().any(|mark| before.ends_with(mark.as_bytes()))
        };
        // Modules that stand in the text, and whether it is seen that they are imported.
        let mut brought: Vec<(&Arc<[Row]>, bool)> = Vec::new();
        let mut named: BTreeSet<&str> = BTreeSet::new();
        for hit in words.find_overlapping_iter(bytes) {
            let alone = !hit.start().checked_sub(1).is_some_and(is_word) && !is_word(hit.end());
            match &self.meanings[hit.pattern().as_usize()] {
                Word::Opens => return Look::Read,
                Word::Brings(rows) if alone => {
                    let imported = is_imported(hit.start()) && bytes.get(hit.end()) != Some(&b'-');
                    match brought.iter_mut().find(|(one, _)| Arc::ptr_eq(one, rows)) {
                        Some((_, known)) => *known |= imported,
                        None => brought.push((rows, imported)),
                    }
                }
                Word::Names(libraries) if alone => named.extend(libraries.iter().map(String::as_str)),
                _ => {}
            }
        }
        if brought.iter().flat_map(|(rows, _)| rows.iter()).any(|row| row.libraries.iter().any(|library| named.contains(library.as_str()))) {
            return Look::Read;
        }
        Look::Brings(brought.into_iter().filter(|(_, imported)| *imported).map(|(rows, _)| Arc::clone(rows)).collect())
    }
}

/// What stands in a file that imports a module: its name, and where the name of one of its members is the anchor that alone, as `from module import Member` has it.
fn words_of_module(row: &Row) -> impl Iterator<Item = &str> {
    let is_member = |anchor: &&str| row.name.strip_suffix(*anchor).is_some_and(|module| module.ends_with('.'));
    std::iter::once(row.name.as_str()).chain(row.anchors.iter().flatten().map(String::as_str).filter(is_member))
}

impl Finder {
    fn new<'r>(sets: impl Iterator<Item = (&'static Language, &'r RowSet)> + Clone, code: bool) -> Result<Self, AnchorError> {
        let rows: Vec<&Row> = sets.clone().flat_map(|(_, set)| set.rows()).collect();
        let mut literals: Vec<(String, Classes)> = Vec::new();
        for row in &rows {
            let class = match row.fact {
                FactKind::Deployment => DEPLOYMENT,
                _ if row.opens() == Opens::WithEntra && code => WEAK,
                _ if row.opens() == Opens::WithName && code => LIBRARY | TELLING,
                _ if row.opens() == Opens::Never => TELLING,
                _ => STRONG,
            };
            literals.extend(row.anchors().into_iter().filter(|anchor| anchor.len() >= crate::prefilter::SHORTEST).map(|anchor| (anchor.to_owned(), class)));
        }
        // What is suppressed may be gone from a file: the suppression in it is read all the same.
        literals.push((crate::suppress::MARK.to_owned(), STRONG));
        let marks = sets.clone().flat_map(|(language, _)| language.words.module_marks).copied().collect();
        let hands_on = sets.flat_map(|(language, _)| [language.words.hands_on, language.words.everywhere]).flatten();
        Ok(Self { anchors: Anchors::of_classes(literals)?, second: SecondLook::new(&rows, hands_on, marks) })
    }

    /// The literals that open a file alone, with a name, or where its application talks to Entra.
    pub(super) fn literals(&self) -> impl Iterator<Item = &str> {
        self.anchors.literals().filter(|(_, classes)| classes & (STRONG | LIBRARY | WEAK) != 0).map(|(literal, _)| literal)
    }

    /// Whether a piece of a file holds a literal that opens a file.
    pub(super) fn is_strong(&self, bytes: &[u8]) -> bool {
        self.anchors.seen(bytes, STRONG) & STRONG != 0
    }

    /// What the bytes of a file are good for.
    pub(super) fn look(&self, bytes: &[u8]) -> Seen {
        let seen = self.anchors.seen(bytes, STRONG);
        let look = match seen {
            _ if seen & STRONG != 0 => Look::Read,
            _ if seen & LIBRARY != 0 => self.second.look(&searchable(bytes)),
            _ => Look::Nothing,
        };
        Seen { look, weak: seen & WEAK != 0, telling: seen & TELLING != 0, deployment: seen & DEPLOYMENT != 0 }
    }

    /// What the bytes of a file of deployments, which is never read at once, are good for.
    pub(super) fn look_at_deployment(&self, bytes: &[u8]) -> Seen {
        Seen { deployment: self.anchors.seen(bytes, DEPLOYMENT) & DEPLOYMENT != 0, ..Seen::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Finders, Look};
    use crate::language::{LANGUAGES, by_id};
    use crate::query::RowSet;
    use std::sync::Arc;

    const ROWS: &str = r#"((string_content) @import
 (#case! @import "@moor/door" library "door" anchor "@moor/door")
 (#case! @import "@moor/dock" library "dock" anchor "@moor/dock"))
((identifier) @call
 (#case! @call "knockTwice" library "door" requires "receiver" fact "acquisition" flow "interactive" client "public")
 (#case! @call "toText" library "door" requires "receiver" fact "transform"))
((identifier) @construction
 (#case! @construction "default" library "dock" requires "receiver" fact "client" client "public"))
"#;

    /// How a file is looked at: whether it is read, and how many modules it brings in.
    fn look(text: &str) -> (bool, usize) {
        let mut set = RowSet::default();
        set.extend("rows.scm", ROWS).expect("the rows");
        let rows: Vec<Arc<RowSet>> = LANGUAGES.iter().map(|_| Arc::new(set.clone())).collect();
        match Finders::new(&rows).of(by_id("javascript")).expect("the finder").look(text.as_bytes()).look {
            Look::Read => (true, 0),
            Look::Brings(modules) => (false, modules.len()),
            Look::Nothing => (false, 0),
        }
    }

    #[test]
    fn a_file_that_names_a_library_is_read_where_a_name_of_it_stands() {
        assert_eq!(look("import * as door from '@moor/door';\ndoor.knockTwice();"), (true, 0));
        assert_eq!(look("import { Knock } from '@moor/door';\nexport const knock = new Knock();"), (false, 1));
        // What only helps to follow values tells nothing, nor does a part of a longer name.
        assert_eq!(look("import * as door from '@moor/door';\ndoor.toText(); knockTwiceAgain();"), (false, 1));
        assert_eq!(look("knockTwice();"), (false, 0));
    }

    #[test]
    fn what_is_handed_on_or_has_no_name_is_read() {
        assert_eq!(look("export * from '@moor/door';"), (true, 0));
        assert_eq!(look("import Anything from '@moor/dock';\nnew Anything();"), (true, 0));
    }

    #[test]
    fn only_an_import_brings_a_module() {
        assert_eq!(look("export const name = '@moor/door';"), (false, 0));
        assert_eq!(look("// what @moor/door gives\nconst { Knock } = require('@moor/door');"), (false, 1));
        assert_eq!(look("import { Knock } from '@moor/door-bell';"), (false, 0));
    }
}
