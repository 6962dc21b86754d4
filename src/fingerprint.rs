//! The two identities of a finding: code scanning's hash of the line, and `entralint/v1`.
//! Knows bytes and names, no rule and no output.

mod line_hash;

pub use line_hash::{line_hash, line_hashes};

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many hexadecimal digits of the digest are kept.
const DIGITS: usize = 32;

/// The fingerprint `entralint/v1`: 32 hexadecimal digits that survive moves within the symbol and reformatting.
///
/// `code` is the text of the finding's region, `symbol` the enclosing function or type, and `occurrence` (from 0)
/// tells findings apart that are equal in all of these; [`Occurrences`] counts it.
#[must_use]
pub fn entralint_v1(rule: &str, application: &str, symbol: &str, code: &str, occurrence: u32) -> String {
    let mut digest = Sha256::new();
    for part in [rule, application, symbol, &normalise(code), &occurrence.to_string()] {
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part.as_bytes());
    }
    let mut text = String::with_capacity(DIGITS);
    for byte in digest.finalize().iter().take(DIGITS / 2) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Code without its white space, so that a formatter changes no fingerprint.
fn normalise(code: &str) -> String {
    code.chars().filter(|character| !character.is_whitespace()).collect()
}

/// Numbers findings that are equal in rule, application, symbol and code, in the order in which they are asked for.
///
/// Ask in the report's order (path, line, column) and the numbers are the same in each run.
#[derive(Debug, Default)]
pub struct Occurrences {
    seen: BTreeMap<String, u32>,
}

impl Occurrences {
    /// The fingerprint of the next finding with these properties.
    pub fn fingerprint(&mut self, rule: &str, application: &str, symbol: &str, code: &str) -> String {
        let first = entralint_v1(rule, application, symbol, code, 0);
        let count = self.seen.entry(first.clone()).or_default();
        let occurrence = *count;
        *count += 1;
        if occurrence == 0 { first } else { entralint_v1(rule, application, symbol, code, occurrence) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_stable_across_versions() {
        // A change of this value reopens every alert and unmatches every baseline.
        let fingerprint = entralint_v1("ropc-grant", "src/Cli", "Login", "AcquireTokenByUsernamePassword", 0);
        assert_eq!(fingerprint, "3cf70133bbcd67317405cc9ef643ea45");
    }

    #[test]
    fn ignores_white_space_only() {
        let one = entralint_v1("r", "a", "s", "f(x, y)", 0);
        assert_eq!(one, entralint_v1("r", "a", "s", "f(\n\tx,\u{a0}y )", 0));
        assert_ne!(one, entralint_v1("r", "a", "s", "f(x, z)", 0));
    }

    #[test]
    fn each_part_counts() {
        let base = entralint_v1("r", "a", "s", "c", 0);
        let others = [
            entralint_v1("q", "a", "s", "c", 0),
            entralint_v1("r", "b", "s", "c", 0),
            entralint_v1("r", "a", "t", "c", 0),
            entralint_v1("r", "a", "s", "d", 0),
            entralint_v1("r", "a", "s", "c", 1),
            entralint_v1("ra", "", "s", "c", 0),
        ];
        assert!(others.iter().all(|other| *other != base));
    }

    #[test]
    fn equal_findings_are_numbered() {
        let mut occurrences = Occurrences::default();
        let first = occurrences.fingerprint("r", "a", "s", "c");
        let other = occurrences.fingerprint("r", "a", "s", "d");
        let second = occurrences.fingerprint("r", "a", "s", " c ");
        assert_eq!(first, entralint_v1("r", "a", "s", "c", 0));
        assert_eq!(second, entralint_v1("r", "a", "s", "c", 1));
        assert_eq!(other, entralint_v1("r", "a", "s", "d", 0));
    }
}
