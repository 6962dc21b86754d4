//! `primaryLocationLineHash`, the key by which code scanning knows an alert again.
//! The algorithm of github/codeql-action (src/fingerprints.ts): a file that differs gets a warning on each upload.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

/// Units that a line's hash reaches over, its own and those of the lines below it.
const WINDOW: usize = 100;
/// The base of the polynomial.
const BASE: u64 = 37;
/// Closes the text; may itself be the start of a last line.
const END: u16 = 65535;

const TAB: u16 = 9;
const LF: u16 = 10;
const CR: u16 = 13;
const SPACE: u16 = 32;

/// The hash of every line, in order: the hash of line 1 comes first.
///
/// Lines are those of the algorithm: an empty file has one, and a text that ends with a line feed has one more.
#[must_use]
pub fn line_hashes(bytes: &[u8]) -> Vec<String> {
    let mut hashes = Vec::new();
    walk(bytes, u32::MAX, |_, hash, count| hashes.push(print(hash, count)));
    hashes
}

/// The hashes of the `wanted` lines (from 1), without a text for each of the other lines.
///
/// `bytes` is the whole file as it lies on disk, byte order mark included. A line that the file does not have is absent.
#[must_use]
pub fn line_hash(bytes: &[u8], wanted: &BTreeSet<u32>) -> BTreeMap<u32, String> {
    let mut hashes = BTreeMap::new();
    if let Some(last) = wanted.last() {
        walk(bytes, *last, |line, hash, count| {
            if wanted.contains(&line) {
                hashes.insert(line, print(hash, count));
            }
        });
    }
    hashes
}

fn print(hash: u64, count: u32) -> String {
    format!("{hash:x}:{count}")
}

/// Calls `emit(line, hash, count)` for the lines 1 to `last` in order; `count` says how often this hash has come up.
fn walk(bytes: &[u8], last: u32, mut emit: impl FnMut(u32, u64, u32)) {
    let mut roll = Roll::default();
    let mut counts: HashMap<u64, u32> = HashMap::new();
    let mut line = 0;
    let mut starts = true;
    // Positions at which lines start whose window is not full yet.
    let mut open: VecDeque<u64> = VecDeque::new();
    let mut emitted = 0;

    let end = std::iter::once((END, true)).chain(std::iter::repeat_n((0, false), WINDOW));
    for (unit, kept) in KeptUnits::new(bytes).map(|unit| (unit, true)).chain(end) {
        if starts && kept {
            line += 1;
            open.push_back(roll.length);
        }
        starts = unit == LF;
        roll.push(unit);
        if open.front().is_some_and(|start| start + WINDOW as u64 == roll.length) {
            open.pop_front();
            emitted += 1;
            let count = counts.entry(roll.hash).or_default();
            *count += 1;
            emit(emitted, roll.hash, *count);
            if emitted == last {
                return;
            }
        }
    }
    debug_assert_eq!(line, emitted);
}

/// The hash of the last [`WINDOW`] units.
struct Roll {
    hash: u64,
    length: u64,
    ring: [u16; WINDOW],
    next: usize,
    /// BASE to the power of WINDOW: the weight of the unit that leaves.
    leaving: u64,
}

impl Default for Roll {
    fn default() -> Self {
        let leaving = (0..WINDOW).fold(1_u64, |power, _| power.wrapping_mul(BASE));
        Self { hash: 0, length: 0, ring: [0; WINDOW], next: 0, leaving }
    }
}

impl Roll {
    fn push(&mut self, unit: u16) {
        let old = std::mem::replace(&mut self.ring[self.next], unit);
        self.next = (self.next + 1) % WINDOW;
        self.length += 1;
        let gone = self.leaving.wrapping_mul(u64::from(old));
        self.hash = self.hash.wrapping_mul(BASE).wrapping_add(u64::from(unit)).wrapping_sub(gone);
    }
}

/// The UTF-16 code units of the text that count: no space, no tab, and one LF for each line end.
struct KeptUnits<'a> {
    chunks: std::str::Utf8Chunks<'a>,
    text: std::str::Chars<'a>,
    invalid: bool,
    low: Option<u16>,
    after_cr: bool,
}

impl<'a> KeptUnits<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { chunks: bytes.utf8_chunks(), text: "".chars(), invalid: false, low: None, after_cr: false }
    }

    fn next_char(&mut self) -> Option<char> {
        loop {
            if let Some(character) = self.text.next() {
                return Some(character);
            }
            if std::mem::take(&mut self.invalid) {
                return Some(char::REPLACEMENT_CHARACTER);
            }
            let chunk = self.chunks.next()?;
            self.text = chunk.valid().chars();
            self.invalid = !chunk.invalid().is_empty();
        }
    }

    fn next_unit(&mut self) -> Option<u16> {
        if let Some(low) = self.low.take() {
            return Some(low);
        }
        let mut units = [0; 2];
        let encoded = self.next_char()?.encode_utf16(&mut units);
        self.low = encoded.get(1).copied();
        encoded.first().copied()
    }
}

impl Iterator for KeptUnits<'_> {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        loop {
            let unit = self.next_unit()?;
            match unit {
                SPACE | TAB => self.after_cr = false,
                LF if self.after_cr => self.after_cr = false,
                CR => {
                    self.after_cr = true;
                    return Some(LF);
                }
                _ => {
                    self.after_cr = false;
                    return Some(unit);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
