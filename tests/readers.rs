//! Each reader that a fuzzer feeds is fed with its seeds here, some of them damaged: always in the same way, and in little time.
//! `READERS=1000` makes that a thousand of each, and other ones. How to look for more stands in CONTRIBUTING.md.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail so")]
#![allow(clippy::format_collect, clippy::missing_panics_doc, unreachable_pub, reason = "the readers are a crate of their own to the fuzzer")]

#[path = "../fuzz/readers.rs"]
mod readers;

use rayon::prelude::*;
use readers::{READERS, feed, seeds};
use std::time::{Duration, Instant};

/// Numbers that look as if by chance, and are the same in each run (xorshift64*, <https://doi.org/10.1145/2845077>).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).unwrap() % limit.max(1)
    }
}

/// What is put into a text: what opens, closes, ends or repeats something, and bytes that are no text.
const PUT: &[&[u8]] = &[
    b"(",
    b")",
    b"{",
    b"}",
    b"[",
    b"]",
    b"<",
    b">",
    b"\"",
    b"'",
    b"`",
    b"\\",
    b"\0",
    b"\r",
    b"\n",
    b"\r\n",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\xe2\x80\xa8",
    b"/*",
    b"*/",
    b"<!--",
    b"-->",
    b"#",
    b"@",
    b"%",
    b"${",
    b"...",
    b"99999999999999999999",
    b"-1",
    b"=",
    b":",
    b",",
    b".",
    b"|",
    b"await ",
    b"import ",
    b"entralint: ignore",
    b"\xf0\x9f\x98\x80",
];

fn damaged(seed: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.below(4) {
        let (from, to) = (chance.below(bytes.len() + 1), chance.below(bytes.len() + 1));
        let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 200));
        match chance.below(6) {
            0 => drop(bytes.drain(from..to)),
            1 => bytes.truncate(to),
            2 => drop(bytes.splice(from..from, bytes[from..to].to_vec())),
            3 => {
                let start = chance.below(other.len() + 1);
                let end = other.len().min(start + chance.below(400));
                drop(bytes.splice(from..to, other[start..end].iter().copied()));
            }
            4 => drop(bytes.splice(from..from, PUT[chance.below(PUT.len())].repeat(1 + chance.below(3)))),
            _ => drop(bytes.splice(from..from, PUT[chance.below(PUT.len())].repeat(300))),
        }
    }
    bytes
}

/// Every reader bears its seeds, and what becomes of them.
#[test]
fn every_reader_bears_what_it_is_fed() {
    let asked: Option<usize> = std::env::var("READERS").ok().map(|count| count.parse().unwrap());
    let faults: Vec<String> = READERS
        .par_iter()
        .flat_map_iter(|reader| {
            let seeds = seeds(reader);
            assert!(!seeds.is_empty(), "{reader} has nothing to begin with");
            let mut chance = Chance(0x9e37_79b9_7f4a_7c15 ^ asked.unwrap_or_default() as u64);
            let fed: Vec<Vec<u8>> = (0..asked.unwrap_or(10))
                .map(|_| damaged(&seeds[chance.below(seeds.len())], &seeds[chance.below(seeds.len())], &mut chance))
                .chain([Vec::new(), seeds[0].clone()])
                .collect();
            let wrong = |bytes: &Vec<u8>| {
                let started = Instant::now();
                let failed = std::panic::catch_unwind(|| feed(reader, bytes)).is_err();
                // A machine may be busy: only who looks for more asks for the time.
                failed || asked.is_some() && started.elapsed() > Duration::from_secs(10)
            };
            fed.into_iter().filter(wrong).map(move |bytes| format!("{reader}: {}", String::from_utf8_lossy(&bytes))).take(1)
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n---\n"));
}
