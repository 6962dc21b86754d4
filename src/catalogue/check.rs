//! What must agree within a rule file and between it and the editions.
//! Knows the rules of the house for rule files (docs/rules.md), no rule.

use super::error::CatalogueError;
use super::parse::Parsed;
use super::rule::{Edition, PLACEHOLDERS, Replacement, Rule};

/// Code scanning shows no more.
const TAGS: usize = 10;

/// The first thing that is wrong with the rule, if anything.
pub(super) fn rule(parsed: &Parsed, editions: &[Edition]) -> Result<(), CatalogueError> {
    texts(parsed)?;
    kind(parsed)?;
    statements(parsed, editions)?;
    messages(parsed)?;
    replacements(parsed)
}

/// A text is replaced once, by another one; a pass has nothing to mend.
fn replacements(parsed: &Parsed) -> Result<(), CatalogueError> {
    let replace = &parsed.rule.replace;
    if !replace.is_empty() && parsed.rule.is_pass() {
        return Err(parsed.error("replace", "a pass replaces nothing"));
    }
    for (index, Replacement { text, with }) in replace.iter().enumerate() {
        let plain = |text: &str| !text.is_empty() && !text.contains(char::is_whitespace);
        if !plain(text) || !plain(with) || text == with || replace[..index].iter().any(|earlier| earlier.text == *text) {
            return Err(parsed.error("text", format_args!("`{text}` cannot be replaced by `{with}`")));
        }
    }
    Ok(())
}

fn texts(parsed: &Parsed) -> Result<(), CatalogueError> {
    let Rule { name, title, summary, tags, when, links, .. } = &parsed.rule;
    let kebab = |text: &str| text.split('-').all(|part| !part.is_empty() && part.chars().all(is_kebab));
    if !kebab(name) {
        return Err(parsed.error("name", "a name is written in kebab case"));
    }
    if title.split_whitespace().count() > 6 {
        return Err(parsed.error("title", "a title has at most six words"));
    }
    if summary.chars().count() > 200 || summary.trim().is_empty() {
        return Err(parsed.error("summary", "a summary has 1 to 200 characters"));
    }
    if tags.len() > TAGS {
        return Err(parsed.error("tags", "a rule has at most ten tags"));
    }
    if when.is_empty() {
        return Err(parsed.error("when", "a rule needs at least one [[when]]"));
    }
    if let Some(link) = links.iter().find(|link| !link.url.starts_with("https://")) {
        return Err(parsed.error("url", format_args!("`{}` is no https address", link.url)));
    }
    Ok(())
}

fn is_kebab(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit()
}

/// A pass has neither level nor effect; every other rule has both, and advice.
fn kind(parsed: &Parsed) -> Result<(), CatalogueError> {
    let rule = &parsed.rule;
    if rule.is_pass() {
        if rule.level.is_some() {
            return Err(parsed.error("level", "a pass has no level"));
        }
        if parsed.has_effect {
            return Err(parsed.error("effect", "a pass has no effect"));
        }
        return Ok(());
    }
    if rule.level.is_none() {
        return Err(parsed.error("kind", "the key `level` is missing"));
    }
    if !parsed.has_effect {
        return Err(parsed.error("kind", "the key `effect` is missing"));
    }
    if rule.advice.trim().is_empty() {
        return Err(parsed.error("advice", "a rule says what to do"));
    }
    Ok(())
}

fn statements(parsed: &Parsed, editions: &[Edition]) -> Result<(), CatalogueError> {
    let dates = || editions.iter().map(|edition| edition.date.as_str());
    for date in parsed.rule.editions.keys() {
        if !dates().any(|known| known == date) {
            return Err(CatalogueError::unknown(&parsed.file, parsed.line(date), "edition", date, dates()));
        }
    }
    for date in dates() {
        let Some(statement) = parsed.rule.editions.get(date) else {
            return Err(parsed.error("editions", format_args!("the edition {date} is missing; say `unstated`")));
        };
        if statement.states.trim().is_empty() {
            return Err(parsed.error(date, "the key `states` is missing or empty"));
        }
    }
    Ok(())
}

/// Braces hold placeholders that are known.
fn messages(parsed: &Parsed) -> Result<(), CatalogueError> {
    let rule = &parsed.rule;
    let others = rule.when.iter().filter_map(|condition| condition.message.as_ref());
    for message in std::iter::once(&rule.message).chain(others) {
        for piece in message.split('{').skip(1) {
            let word = piece.split_once('}').map_or(piece, |(word, _)| word);
            if !PLACEHOLDERS.contains(&word) {
                let valid = PLACEHOLDERS.iter().copied();
                return Err(CatalogueError::unknown(&parsed.file, parsed.line("message"), "placeholder", word, valid));
            }
        }
    }
    Ok(())
}
