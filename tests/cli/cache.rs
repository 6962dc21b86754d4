//! `--cache`: what it spares, and that it changes nothing else.

use crate::{INTERACTIVE, PASSWORD, run, scan, tree, write};
use std::fs;
use std::path::{Path, PathBuf};

/// The files of a tree that were read as code, and those of them that were not parsed for it.
fn counts(folder: &Path, path: &str, cache: &Path) -> (usize, usize) {
    let told = run(folder, &["scan", path, "--format", "json", "--fail-on", "never", "--verbose", "--cache", cache.to_str().unwrap()]).err;
    let number = |before: &str| told.split(before).next().and_then(|text| text.rsplit([' ', '(']).find(|word| !word.is_empty())).and_then(|word| word.parse().ok());
    (number(" parsed").unwrap_or_else(|| panic!("{told}")), number(" from the cache").unwrap_or_else(|| panic!("{told}")))
}

fn entries(cache: &Path) -> Vec<PathBuf> {
    walkdir::WalkDir::new(cache).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file() && entry.depth() == 2).map(walkdir::DirEntry::into_path).collect()
}

#[test]
fn a_second_run_parses_nothing_and_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("cache");
    // Pages, components, notebooks, views and settings among them.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scanned = |more: &[&str]| run(root, &[&["scan", "fixtures/javascript", "fixtures/config", "--format", "json", "--fail-on", "never"], more].concat()).out;
    let without = scanned(&[]);
    assert!(!without.contains("a fault of entralint"), "many cases beside one another are too much for it");
    let cold = scanned(&["--cache", cache.to_str().unwrap()]);
    let warm = scanned(&["--cache", cache.to_str().unwrap()]);
    assert!(without == cold, "a run that fills the cache says something else");
    assert!(without == warm, "a run from the cache says something else");
    let (parsed, kept) = counts(root, "fixtures/javascript", &cache);
    assert!(parsed > 100);
    // What could not be read whole is tried again.
    assert!(parsed - kept < 10, "{kept} of {parsed}");
}

#[test]
fn equal_contents_are_parsed_once() {
    let folder = tree(&[("one", PASSWORD), ("two", PASSWORD), ("three", INTERACTIVE)]);
    let cache = folder.path().join("cache");
    assert_eq!(scan(folder.path(), &["--cache", "cache"]).places(), ["one/app.py:5", "two/app.py:5"]);
    assert_eq!(entries(&cache).len(), 2);
}

#[test]
fn what_changed_is_read_anew() {
    let folder = tree(&[("cli", INTERACTIVE)]);
    let path = folder.path();
    assert!(scan(path, &["--cache", "cache"]).places().is_empty());
    write(path, "cli/app.py", PASSWORD);
    assert_eq!(scan(path, &["--cache", "cache"]).places(), ["cli/app.py:5"]);
}

#[test]
fn a_damaged_entry_is_made_anew() {
    let folder = tree(&[("cli", PASSWORD)]);
    let cache = folder.path().join("cache");
    assert_eq!(scan(folder.path(), &["--cache", "cache"]).code, 1);
    let [entry] = entries(&cache).try_into().unwrap();
    let whole = fs::read(&entry).unwrap();
    for damaged in [Vec::new(), whole[..whole.len() / 2].to_vec(), vec![0; whole.len()], b"::error::".to_vec()] {
        fs::write(&entry, damaged).unwrap();
        let outcome = scan(folder.path(), &["--cache", "cache"]);
        assert_eq!((outcome.places(), outcome.code), (vec!["cli/app.py:5".to_owned()], 1), "{}", outcome.err);
        assert!(fs::read(&entry).unwrap() == whole, "not written anew");
    }
}

#[test]
fn a_folder_that_cannot_be_used_is_told_of() {
    let folder = tree(&[("cli", PASSWORD)]);
    write(folder.path(), "taken", "");
    let outcome = scan(folder.path(), &["--cache", "taken"]);
    assert_eq!(outcome.code, 3);
    assert!(outcome.err.contains("`taken` cannot be used as a cache"), "{}", outcome.err);
}
