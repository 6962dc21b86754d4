//! Which lines of a text differ from an earlier one.

use imara_diff::{Algorithm, Diff, InternedInput};
use std::collections::BTreeSet;

/// The lines, from 1, that `after` has and `before` has not. How a line ends makes no difference: git changes that on its own.
#[must_use]
pub fn changed_lines(before: &str, after: &str) -> BTreeSet<u32> {
    let (diff, count) = diff(before, after);
    (0..count).filter(|line| diff.is_added(*line)).map(|line| line + 1).collect()
}

/// Whether at least half of the lines of both texts are the same: then one is taken for the other, moved.
#[must_use]
pub fn is_similar(before: &str, after: &str) -> bool {
    let (diff, count) = diff(before, after);
    let longer = lines(before).count().max(count as usize);
    let same = count.saturating_sub(diff.count_additions()) as usize;
    count > 0 && same * 2 >= longer
}

/// The difference, and how many lines `after` has.
fn diff(before: &str, after: &str) -> (Diff, u32) {
    let mut input: InternedInput<&str> = InternedInput::default();
    input.update_before(lines(before));
    input.update_after(lines(after));
    let diff = Diff::compute(Algorithm::Histogram, &input);
    (diff, u32::try_from(input.after.len()).unwrap_or(u32::MAX))
}

/// Lines as positions count them: a lone CR ends one too.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_new_or_other() {
        assert_eq!(changed_lines("a\nb\nc\n", "a\nB\nc\nd\n"), BTreeSet::from([2, 4]));
        assert_eq!(changed_lines("a\nb\nc\n", "a\nc\n"), BTreeSet::new());
        assert_eq!(changed_lines("a\nb\n", "a\r\nb\r\n"), BTreeSet::new());
        assert_eq!(changed_lines("", "a"), BTreeSet::from([1]));
        assert_eq!(changed_lines("a\rb", "a\rx\rb"), BTreeSet::from([2]));
        assert_eq!(changed_lines("x\na\n", "a\nx\n").len(), 1);
    }

    #[test]
    fn similar_texts() {
        assert!(is_similar("a\nb\nc\nd", "a\nb\nc\ne"));
        assert!(!is_similar("a\nb\nc\nd", "e\nf\ng\nd"));
        assert!(!is_similar("a", "b"));
    }
}
