//! Fixtures many times as large as they are: what one copy costs little of, hundreds may not cost without bound. `benches/growth.py` does this to all of them.

use super::{program, put, run, tell, tree};
use crate::complaint;
use std::fs;
use std::path::Path;

const COPIES: usize = 300;
/// Bytes of a file that is read.
const LARGEST: usize = 900_000;
/// Endings of the files that are copied; the others stay single.
const CODE: &[&str] = &["cs", "razor", "js", "ts", "py"];

/// Puts the files of a fixture beside the application, each of code in many copies: one behind the other, or under names of their own.
fn grow(root: &Path, from: &Path, to: &str, apart: bool) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{to}/{name}");
        if entry.file_type().unwrap().is_dir() {
            grow(root, &entry.path(), &path, apart);
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        match name.rsplit_once('.').filter(|(_, ending)| CODE.contains(ending)) {
            Some((stem, ending)) if apart => (0..COPIES).for_each(|n| put(root, &format!("{to}/{stem}{n}.{ending}"), text.as_bytes())),
            Some(_) => put(root, &path, format!("{text}\n").repeat(COPIES.min(LARGEST / text.len().max(1))).as_bytes()),
            None => put(root, &path, text.as_bytes()),
        }
    }
}

#[test]
#[ignore = "hostile"]
fn fixtures_in_very_many_copies() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut wrong = Vec::new();
    for (case, apart) in [
        ("csharp/callers-of-namesakes", false),
        ("csharp/extension-methods", false),
        ("csharp/libraries-used-in-part", true),
        ("csharp/razor-bound", false),
        ("csharp/types-by-full-name", false),
        ("javascript/adal-cordova", false),
        ("javascript/optional-identity", false),
        ("javascript/plugins-of-hapi", false),
        ("javascript/rows-small-libraries", false),
        ("javascript/scopes-of-shared-state", false),
        ("python/bases-unread", false),
        ("python/bases-renamed", true),
        ("python/collisions", false),
    ] {
        let root = tree();
        grow(root.path(), &fixtures.join(case), "grown", apart);
        let outcome = run(program(root.path(), &["scan", "--format", "json"]));
        let name = case.rsplit('/').next().unwrap_or(case);
        tell(&format!("300 copies of the fixture {name}, {}", if apart { "in files of their own" } else { "in one file" }), &outcome);
        wrong.extend(complaint(&outcome).map(|complaint| format!("{case}: {complaint}")));
    }
    assert_eq!(wrong, Vec::<String>::new());
}
