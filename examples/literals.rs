//! Prints the literals that decide which files of a language are parsed, one a line: what another searcher is given to be compared with this one.
//! Without the name of a language, those of all languages of code.

use entralint::language::{Content, LANGUAGES, by_id};
use std::collections::BTreeSet;

fn main() -> Result<(), entralint::scan::ScanError> {
    let engine = entralint::scan::Engine::load()?;
    let asked: BTreeSet<usize> = std::env::args().skip(1).filter_map(|id| by_id(&id)).collect();
    let mut literals = BTreeSet::new();
    for language in (0..LANGUAGES.len()).filter(|language| if asked.is_empty() { LANGUAGES[*language].content == Content::Code } else { asked.contains(language) }) {
        literals.extend(engine.anchors(language)?);
    }
    #[expect(clippy::print_stdout, reason = "its purpose")]
    for literal in literals {
        println!("{literal}");
    }
    Ok(())
}
