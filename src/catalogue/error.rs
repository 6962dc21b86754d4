//! What is wrong with a rule file: the file, the line, and the nearest valid word.
//! Knows TOML's errors, no rule.

/// A rule file that cannot be used. A build with one does not start, so the text is for whoever wrote the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text())]
pub struct CatalogueError {
    /// The file, for example `rules/ropc-grant.md`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, without a full stop.
    pub message: String,
    /// The valid word that is nearest to the one found, where there is one.
    pub nearest: Option<String>,
}

impl CatalogueError {
    pub(crate) fn new(file: &str, line: usize, message: impl std::fmt::Display) -> Self {
        Self { file: file.to_owned(), line, message: message.to_string(), nearest: None }
    }

    /// An unknown word where one of `valid` was expected.
    pub(crate) fn unknown<'a>(file: &str, line: usize, what: &str, word: &str, valid: impl IntoIterator<Item = &'a str>) -> Self {
        let nearest = nearest(word, valid).map(str::to_owned);
        Self { nearest, ..Self::new(file, line, format_args!("unknown {what} `{word}`")) }
    }

    fn text(&self) -> String {
        let Self { file, line, message, nearest } = self;
        let hint = nearest.as_ref().map(|word| format!("; did you mean `{word}`?")).unwrap_or_default();
        format!("{file}:{line}: {message}{hint}")
    }
}

/// The word of `valid` that `word` was probably meant to be, `None` where nothing is near.
#[must_use]
pub fn nearest<'a>(word: &str, valid: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best = None;
    for candidate in valid {
        let score = strsim::jaro_winkler(word, candidate);
        if score > 0.7 && best.is_none_or(|(_, top)| score > top) {
            best = Some((candidate, score));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// What an error of the toml crate says, in the words and with the hint of [`CatalogueError`].
///
/// `first_line` is the line of `file` at which `text` starts. It serves every file of this form, `entralint.toml` too.
#[must_use]
pub fn toml_error(file: &str, first_line: usize, text: &str, error: &toml::de::Error) -> CatalogueError {
    let at = error.span().map_or(0, |span| span.start);
    let line = first_line + text.get(..at).map_or(0, |before| before.matches('\n').count());
    let message = error.message();
    // serde says: unknown field `x`, expected one of `a`, `b`.
    let mut quoted = message.split('`').skip(1).step_by(2);
    let nearest = (message.starts_with("unknown ")).then(|| quoted.next().and_then(|word| nearest(word, quoted))).flatten().map(str::to_owned);
    CatalogueError { nearest, ..CatalogueError::new(file, line, message) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_near() {
        let words = ["warning", "note", "error"];
        assert_eq!(nearest("waring", words), Some("warning"));
        assert_eq!(nearest("notes", words), Some("note"));
        assert_eq!(nearest("zzz", words), None);
    }
}
