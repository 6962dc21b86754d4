//! Keys as they are compared: without case and separators.

/// A key without case and separators, as contexts are compared.
#[must_use]
pub(crate) fn plain_key(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '_' | '-' | ':' | ' ')).flat_map(char::to_lowercase).collect()
}

/// A key of configuration and its endings at each of its words, in the form of [`plain_key`]: `REACT_APP_REDIRECT_URI` ends with `redirecturi`.
#[must_use]
pub(crate) fn key_endings(key: &str) -> Vec<String> {
    let starts = key.char_indices().zip(std::iter::once(' ').chain(key.chars())).filter(|((_, this), before)| {
        let separated = !before.is_alphanumeric();
        this.is_alphanumeric() && (separated || this.is_uppercase() && before.is_lowercase())
    });
    starts.map(|((at, _), _)| plain_key(&key[at..])).collect()
}
