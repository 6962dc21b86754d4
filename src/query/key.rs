//! Keys as they are compared: without case and separators.

/// A key without case and separators, as contexts are compared.
#[must_use]
pub(crate) fn plain_key(text: &str) -> String {
    text.chars().filter(|c| !is_separator(*c)).flat_map(char::to_lowercase).collect()
}

/// What is found first of a key of configuration and its endings at each of its words, in the form of [`plain_key`]: `REACT_APP_REDIRECT_URI` ends with `redirecturi`.
pub(crate) fn find_ending<T>(key: &str, find: impl FnMut(&str) -> Option<T>) -> Option<T> {
    let mut plain = String::with_capacity(key.len());
    let mut starts = Vec::new();
    let mut before = ' ';
    for this in key.chars() {
        let separated = !before.is_alphanumeric();
        if this.is_alphanumeric() && (separated || this.is_uppercase() && before.is_lowercase()) {
            starts.push(plain.len());
        }
        if !is_separator(this) {
            plain.extend(this.to_lowercase());
        }
        before = this;
    }
    starts.into_iter().map(|start| &plain[start..]).find_map(find)
}

fn is_separator(c: char) -> bool {
    matches!(c, '_' | '-' | ':' | ' ')
}
