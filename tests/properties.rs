//! What must hold of every tree: the answer does not hang on how the tree is walked or named, and code that has nothing to do with a
//! finding does not touch it.
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

use entralint::catalogue::Catalogue;
use entralint::finding::Report;
use entralint::scan::{Engine, ScanOptions, scan};
use entralint::walk::WalkOptions;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

/// The cases of all languages that have code.
fn cases() -> &'static [PathBuf] {
    static CASES: OnceLock<Vec<PathBuf>> = OnceLock::new();
    CASES.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let all = walkdir::WalkDir::new(root).min_depth(2).max_depth(2).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
        all.filter(|path| path.is_dir()).collect()
    })
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    entries.map(|entry| (entry.path().strip_prefix(folder).unwrap().to_path_buf(), fs::read(entry.path()).unwrap())).collect()
}

fn put(folder: &Path, path: &Path, bytes: &[u8]) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

/// A whole run, without the spelling of the path that was asked for.
fn run(from: &Path, path: &str, jobs: usize) -> String {
    let arguments = ["scan", path, "--format", "json", "--fail-on", "never", "--jobs", &jobs.to_string()];
    let output = Command::new(env!("CARGO_BIN_EXE_entralint")).args(arguments).current_dir(from).output().unwrap();
    let mut json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    json.as_object_mut().unwrap().remove("roots").unwrap();
    json.to_string()
}

fn report(root: &Path) -> Report {
    static LOADED: OnceLock<(Engine, Catalogue)> = OnceLock::new();
    let (engine, catalogue) = LOADED.get_or_init(|| (Engine::load().unwrap(), Catalogue::load().unwrap()));
    let edition = catalogue.default_edition().unwrap().date.clone();
    let options = ScanOptions { walk: WalkOptions { threads: 1, ..WalkOptions::default() }, edition, ..ScanOptions::default() };
    scan(&[root.to_path_buf()], &options, engine, catalogue).unwrap()
}

/// What is said of an application, and each finding by its place.
fn said(report: &Report) -> (BTreeSet<String>, BTreeSet<String>) {
    let verdicts = report.applications.iter().map(|application| format!("{} {:?} {:?}", application.path, application.kind, application.verdict)).collect();
    let findings = report.findings.iter().map(|finding| format!("{} {}:{:?} {}", finding.rule, finding.path, finding.region, finding.fingerprint)).collect();
    (verdicts, findings)
}

/// Code that nobody calls and that calls nobody, for the end of a file.
fn unrelated(path: &Path, name: &str, local: &str) -> Option<String> {
    Some(match path.extension()?.to_str()? {
        "py" => format!("\n\ndef {name}(count):\n    {local} = count + 1\n    for step in range({local}):\n        {local} = {local} * step\n    return [{local}, \"text\"]\n"),
        "cs" => format!(
            "\n\ninternal static class {name}\n{{\n    public static int Of(int count)\n    {{\n        var {local} = count + 1;\n        if ({local} > 3) {{ {local} = 0; }}\n        return {local};\n    }}\n}}\n"
        ),
        "js" | "mjs" | "cjs" | "ts" | "mts" | "jsx" | "tsx" => {
            format!(
                "\n\nfunction {name}(count) {{\n    let {local} = count + 1;\n    for (const step of [1, 2]) {{ {local} *= step; }}\n    return {{ {local}, text: \"text\" }};\n}}\n"
            )
        }
        _ => return None,
    })
}

fn a_case() -> impl Strategy<Value = &'static PathBuf> {
    (0..cases().len()).prop_map(|index| &cases()[index])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Files made in any order, read by any number of threads, from any folder and by any spelling of the path.
    #[test]
    fn the_way_to_a_tree_changes_nothing(case in a_case(), seed in any::<u64>(), jobs in 1usize..6) {
        let folder = TempDir::new().unwrap();
        let mut files = files(case);
        let plain = folder.path().join("one/tree");
        for (path, bytes) in &files {
            put(&plain, path, bytes);
        }
        let expected = run(folder.path(), "one/tree", 1);
        let key = |path: &Path| { use std::hash::{DefaultHasher, Hash, Hasher}; let mut hasher = DefaultHasher::new(); (seed, path).hash(&mut hasher); hasher.finish() };
        files.sort_by_key(|(path, _)| key(path));
        let other = folder.path().join("two/tree");
        for (path, bytes) in &files {
            put(&other, path, bytes);
        }
        prop_assert_eq!(&run(folder.path(), "two/tree", jobs), &expected);
        prop_assert_eq!(&run(&other, ".", jobs), &expected);
        prop_assert_eq!(&run(folder.path(), &format!("{}/../tree/", other.display()), jobs), &expected);
    }

    /// Code added to the end of a file takes no finding away and changes no verdict, whatever its names are.
    #[test]
    fn unrelated_code_changes_nothing_elsewhere(case in a_case(), which in any::<prop::sample::Index>(), name in "[A-Z][a-z]{5,9}Zq", local in "[a-z]{3,8}zq") {
        let folder = TempDir::new().unwrap();
        let files = files(case);
        for (path, bytes) in &files {
            put(folder.path(), path, bytes);
        }
        let before = said(&report(folder.path()));
        // A script that ends in the name of its source map is a compiler's, and is read once it ends otherwise.
        let is_written = |bytes: &[u8]| std::str::from_utf8(bytes).is_ok_and(|text| !text.contains("sourceMappingURL="));
        let sources: Vec<&(PathBuf, Vec<u8>)> = files.iter().filter(|(path, bytes)| unrelated(path, "", "").is_some() && is_written(bytes)).collect();
        prop_assume!(!sources.is_empty());
        let (path, bytes) = which.get(&sources);
        let more = unrelated(path, &name, &local).unwrap();
        put(folder.path(), path, &[bytes.as_slice(), more.as_bytes()].concat());
        prop_assert_eq!(said(&report(folder.path())), before, "{} with {}", path.display(), more);
    }
}
