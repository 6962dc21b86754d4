//! The fuzzer's target: the reader that the environment variable `READER` names.
#![no_main]

mod readers;

use libfuzzer_sys::fuzz_target;
use std::path::Path;
use std::sync::OnceLock;

fn reader() -> &'static str {
    static READER: OnceLock<String> = OnceLock::new();
    READER.get_or_init(|| std::env::var("READER").expect("READER names a reader"))
}

/// A folder that is empty gets what the reader begins with.
fn begin() {
    assert!(readers::READERS.contains(&reader()), "READER is one of {:?}", readers::READERS);
    let Some(folder) = std::env::args().skip(1).find(|argument| Path::new(argument).is_dir()) else { return };
    if std::fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_none()) {
        for (number, seed) in readers::seeds(reader()).iter().enumerate() {
            std::fs::write(Path::new(&folder).join(format!("seed-{number}")), seed).expect("the corpus can be written");
        }
    }
}

fuzz_target!(init: begin(), |bytes: &[u8]| readers::feed(reader(), bytes));
