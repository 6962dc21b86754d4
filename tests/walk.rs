//! What a walk hands out, leaves out and reports.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

use entralint::application::PackageRows;
use entralint::fact::FactKind;
use entralint::walk::{Folder, Interest, SkipReason, WalkError, WalkOptions, Walked, walk};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{LazyLock, Mutex};
use tempfile::TempDir;

fn interest(path: &str) -> Interest {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit('.').next() {
        _ if name == "package.json" => Interest::Manifest,
        _ if name.starts_with(".env") => Interest::Source,
        Some("cs" | "js" | "ts" | "py" | "csproj") => Interest::Source,
        _ => Interest::No,
    }
}

fn folders(path: &str, holds: &dyn Fn(&str) -> bool) -> Option<Folder> {
    static ROWS: LazyLock<PackageRows> = LazyLock::new(|| PackageRows::load(entralint::embedded::QUERIES).unwrap());
    match ROWS.folders().kind(path, holds)? {
        FactKind::Vendored => Some(Folder::Vendored),
        FactKind::Generated => Some(Folder::Generated),
        _ => Some(Folder::Settings),
    }
}

fn tree(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        put(root.path(), path, text.as_bytes());
    }
    root
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

fn run(root: &Path, options: &WalkOptions) -> (BTreeMap<String, Vec<u8>>, Walked) {
    let files = Mutex::new(BTreeMap::new());
    let walked = walk(root, options, &interest, &folders, &|file| {
        files.lock().unwrap().insert(file.path.to_string(), file.bytes.to_vec());
    });
    (files.into_inner().unwrap(), walked.unwrap())
}

fn paths(root: &Path, options: &WalkOptions) -> Vec<String> {
    run(root, options).0.into_keys().collect()
}

fn reason(walked: &Walked, path: &str) -> Option<SkipReason> {
    walked.skipped.iter().find(|skipped| skipped.path == path).map(|skipped| skipped.reason)
}

#[test]
fn an_empty_repository_is_no_error() {
    let root = tree(&[]);
    assert_eq!(run(root.path(), &WalkOptions::default()), (BTreeMap::new(), Walked::default()));
}

#[test]
fn sources_and_manifests_are_handed_out_and_the_rest_is_counted() {
    let root = tree(&[("src/a.cs", "class A {}"), ("package.json", "{}"), ("README.md", "text")]);
    let (files, walked) = run(root.path(), &WalkOptions::default());
    assert_eq!(files.keys().collect::<Vec<_>>(), ["package.json", "src/a.cs"]);
    assert_eq!((walked.files_seen, walked.files_read, walked.bytes), (3, 2, 12));
    assert_eq!(walked.skipped, []);
}

#[test]
fn the_result_is_the_same_whatever_the_number_of_threads() {
    let root = tempfile::tempdir().unwrap();
    for index in 0..200 {
        put(root.path(), &format!("d{}/f{index}.cs", index % 17), b"class A {}");
        put(root.path(), &format!("d{}/f{index}.g.cs", index % 17), b"class A {}");
    }
    let with = |threads| run(root.path(), &WalkOptions { threads, ..WalkOptions::default() });
    assert_eq!(with(1), with(4));
}

#[test]
fn package_folders_are_left_out_unless_asked_for() {
    let root = tree(&[
        ("app/node_modules/x/i.js", ""),
        ("app/wwwroot/lib/x.js", ""),
        ("add-in/Scripts/Office/1/office.js", ""),
        ("add-in/Scripts/Office/1/excel-web.debug.js", ""),
        ("suite/Scripts/Office/calendar.js", "written"),
        ("app/lib/auth.js", "written"),
        ("py/venv/pyvenv.cfg", ""),
        ("py/venv/x.py", ""),
        ("py/env/settings.py", "written"),
        ("old/packages/A.1.0/A.1.0.nupkg", ""),
        ("old/packages/A.1.0/a.js", ""),
        ("mono/packages/web/a.js", "written"),
        ("php/vendor/x/y.js", ""),
        ("portal/vendor/package.json", "{}"),
        ("portal/vendor/a.ts", "written"),
    ]);
    let written = ["app/lib/auth.js", "mono/packages/web/a.js", "portal/vendor/a.ts", "portal/vendor/package.json", "py/env/settings.py", "suite/Scripts/Office/calendar.js"];
    let (files, walked) = run(root.path(), &WalkOptions::default());
    assert_eq!(files.keys().collect::<Vec<_>>(), written);
    assert_eq!(walked.counts(), BTreeMap::from([("vendored".to_string(), 6)]));
    assert!(walked.skipped.iter().all(|skipped| skipped.folder));
    let all = WalkOptions { include_vendored: true, ..WalkOptions::default() };
    assert_eq!(paths(root.path(), &all).len(), written.len() + 7);
}

#[test]
fn libraries_that_lie_beside_code_bear_their_headers() {
    let root = tree(&[
        ("js/msal.js", "/*! msal v1.4.4 2020-10-15 */\n'use strict';\n"),
        ("js/MSAL-browser.js", "\u{feff}/*! @azure/msal-browser v2.38.0 */\n"),
        ("js/adal.js", "//---\n// AdalJS v1.0.14\n"),
        ("js/bootstrap.bundle.js", "/*!\n * Bootstrap v5.1\n */\n"),
        ("js/jquery.js", "// (c) Somebody\n"),
        ("src/msal.js", "import { PublicClientApplication } from '@azure/msal-browser';\n"),
        ("src/msalConfig.js", "/* settings */\nimport x from \"@azure/msal-browser\";\n"),
        ("src/bootstrap.js", "// Copyright (c) Us\nimport('./app');\n"),
        ("src/msal.ts", "/*! msal v1.4.4 */\n"),
    ]);
    let (files, walked) = run(root.path(), &WalkOptions::default());
    assert_eq!(files.keys().collect::<Vec<_>>(), ["src/bootstrap.js", "src/msal.js", "src/msal.ts", "src/msalConfig.js"]);
    assert_eq!(walked.counts(), BTreeMap::from([("vendored".to_string(), 5)]));
    let all = WalkOptions { include_vendored: true, ..WalkOptions::default() };
    assert_eq!(paths(root.path(), &all).len(), 9);
}

#[test]
fn build_output_stands_beside_a_project_file() {
    let root = tree(&[("a/A.csproj", ""), ("a/obj/x.cs", ""), ("a/bin/y.cs", ""), ("site/Bin/Release/Publish/z.cs", ""), ("tool/bin/run.js", "written")]);
    let (files, walked) = run(root.path(), &WalkOptions::default());
    assert_eq!(files.keys().collect::<Vec<_>>(), ["a/A.csproj", "tool/bin/run.js"]);
    assert_eq!(reason(&walked, "a/obj"), Some(SkipReason::Generated));
    // A site has no project file.
    assert_eq!(reason(&walked, "site/Bin"), Some(SkipReason::Generated));
}

#[test]
fn machine_written_files_are_left_out_and_a_dist_folder_of_written_ones_is_not() {
    let root = tree(&[
        ("dist/app.js", "const a = 1;\n"),
        ("dist/app.bundle.js", &"var a=1;".repeat(1_000)),
        ("a.min.js", "x"),
        ("b.Designer.cs", "x"),
        ("c.generated.ts", "x"),
        ("package-lock.json", "{}"),
    ]);
    let (files, walked) = run(root.path(), &WalkOptions::default());
    assert_eq!(files.keys().collect::<Vec<_>>(), ["dist/app.js"]);
    let counts = [("generated", 2), ("lock-file", 1), ("minified", 2)].map(|(word, count)| (word.to_string(), count));
    assert_eq!(walked.counts(), BTreeMap::from(counts));
}

#[test]
fn ignore_files_count_in_a_working_tree_of_git() {
    let root = tree(&[(".gitignore", "out/\n*.tmp.js\n"), ("out/a.js", ""), ("b.tmp.js", ""), ("c.js", "")]);
    // What was exported from a repository was part of it, whatever its ignore file says.
    assert_eq!(paths(root.path(), &WalkOptions::default()), ["b.tmp.js", "c.js", "out/a.js"]);
    std::fs::create_dir(root.path().join(".git")).expect("a folder");
    assert_eq!(paths(root.path(), &WalkOptions::default()), ["c.js"]);
    let all = WalkOptions { no_ignore: true, ..WalkOptions::default() };
    assert_eq!(paths(root.path(), &all), ["b.tmp.js", "c.js", "out/a.js"]);
}

#[test]
fn hidden_names_are_left_out_except_env_files() {
    let root = tree(&[(".env", "A=1"), (".env.local", "A=1"), (".tool/a.js", ""), (".b.js", ""), (".git/c.js", "")]);
    assert_eq!(paths(root.path(), &WalkOptions::default()), [".env", ".env.local"]);
    let all = WalkOptions { hidden: true, ..WalkOptions::default() };
    assert_eq!(paths(root.path(), &all), [".b.js", ".env", ".env.local", ".tool/a.js"]);
}

#[test]
fn exclude_patterns_work_as_in_an_ignore_file_and_a_wrong_one_is_an_error() {
    let root = tree(&[("legacy/a.js", ""), ("b.spec.ts", ""), ("src/c.spec.ts", ""), ("src/d.ts", "")]);
    let exclude = vec!["legacy/**".to_string(), "*.spec.ts".to_string()];
    let (files, walked) = run(root.path(), &WalkOptions { exclude, ..WalkOptions::default() });
    assert_eq!(files.into_keys().collect::<Vec<_>>(), ["src/d.ts"]);
    assert_eq!(walked.counts(), BTreeMap::from([("excluded".to_string(), 3)]));
    let wrong = WalkOptions { exclude: vec!["a[".to_string()], ..WalkOptions::default() };
    let error = walk(root.path(), &wrong, &interest, &folders, &|_| ()).unwrap_err();
    assert!(matches!(error, WalkError::Pattern { pattern, .. } if pattern == "a["));
}

#[test]
fn a_file_may_be_the_root_and_its_name_does_not_matter() {
    let root = tree(&[("node_modules/x.min.js", "let a;"), ("note.txt", "")]);
    let (files, walked) = run(&root.path().join("node_modules/x.min.js"), &WalkOptions::default());
    assert_eq!((files.len(), files["x.min.js"].as_slice(), walked.files_seen), (1, &b"let a;"[..], 1));
    assert_eq!(run(&root.path().join("note.txt"), &WalkOptions::default()).1.files_seen, 1);
}

#[test]
fn a_missing_root_is_an_error_of_its_own() {
    let root = tree(&[("a.js", "")]);
    for missing in ["nothing", "a.js/b"] {
        let error = walk(&root.path().join(missing), &WalkOptions::default(), &interest, &folders, &|_| ()).unwrap_err();
        assert!(matches!(error, WalkError::Missing { .. }), "{error}");
    }
}

#[test]
fn a_file_over_the_limit_is_reported_and_a_huge_bundle_is_only_minified() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "long.py", "a = 1\n".repeat(300_000).as_bytes());
    put(root.path(), "package.json", " ".repeat(1_000_001).as_bytes());
    put(root.path(), "bundle.js", "a=1;".repeat(5_000_000).as_bytes());
    let notice = "/**\n * @licstart The following is the licence of this script.\n */\n";
    put(root.path(), "reader.js", format!("{notice}{}", "a = 1;\n".repeat(300_000)).as_bytes());
    put(root.path(), "exact.py", "#".repeat(1_000_000).as_bytes());
    let (files, walked) = run(root.path(), &WalkOptions::default());
    assert_eq!(files.into_keys().collect::<Vec<_>>(), ["exact.py"]);
    assert_eq!(reason(&walked, "long.py"), Some(SkipReason::TooLarge));
    assert_eq!(reason(&walked, "bundle.js"), Some(SkipReason::Minified));
    assert_eq!(reason(&walked, "reader.js"), Some(SkipReason::Vendored));
    assert_eq!(walked.problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["long.py", "package.json"]);
    assert!(SkipReason::TooLarge.could_matter() && !SkipReason::Minified.could_matter());
}

#[test]
fn bytes_come_as_they_are_and_binaries_do_not() {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "latin.py", b"name = '\xE9'\n");
    put(root.path(), "wide.cs", &[0xFF, 0xFE, b'a', 0]);
    put(root.path(), "packed.js", b"MZ\0\x01");
    let (files, walked) = run(root.path(), &WalkOptions::default());
    assert_eq!(files["latin.py"], b"name = '\xE9'\n");
    assert_eq!(files["wide.cs"], [0xFF, 0xFE, b'a', 0]);
    assert_eq!(reason(&walked, "packed.js"), Some(SkipReason::Binary));
}

#[cfg(unix)]
#[test]
fn links_and_pipes_are_counted_and_never_followed_or_opened() {
    use std::os::unix::fs::symlink;
    let outside = tree(&[("secret.js", "")]);
    let root = tree(&[("a/b.js", "")]);
    symlink(root.path().join("a"), root.path().join("a/loop")).unwrap();
    symlink(outside.path(), root.path().join("out")).unwrap();
    symlink(outside.path().join("secret.js"), root.path().join("link.js")).unwrap();
    symlink("nowhere", root.path().join("dangling.js")).unwrap();
    assert!(Command::new("mkfifo").arg(root.path().join("pipe.js")).status().unwrap().success());
    let (files, walked) = run(root.path(), &WalkOptions::default());
    assert_eq!(files.into_keys().collect::<Vec<_>>(), ["a/b.js"]);
    let counts = [("special", 1), ("symlink", 4)].map(|(word, count)| (word.to_string(), count));
    assert_eq!(walked.counts(), BTreeMap::from(counts));
    assert_eq!(walked.problems, []);
    let pipe = walk(&root.path().join("pipe.js"), &WalkOptions::default(), &interest, &folders, &|_| ()).unwrap_err();
    assert!(matches!(pipe, WalkError::Special { .. }));
    // The root itself may be a link.
    let link = outside.path().join("link");
    symlink(root.path(), &link).unwrap();
    assert_eq!(paths(&link, &WalkOptions::default()), ["a/b.js"]);
}

#[cfg(unix)]
#[test]
fn an_ignore_file_that_is_none_is_told_and_never_opened() {
    use std::os::unix::fs::symlink;
    let outside = tree(&[("ignore", "*.js")]);
    let root = tree(&[("a.js", ""), ("pipe/b.js", ""), ("out/c.js", ""), ("own/d.js", ""), ("own/ignore", "e.js"), ("own/e.js", "")]);
    fs::create_dir(root.path().join(".git")).unwrap();
    assert!(Command::new("mkfifo").arg(root.path().join("pipe/.gitignore")).status().unwrap().success());
    symlink(outside.path().join("ignore"), root.path().join("out/.gitignore")).unwrap();
    symlink("ignore", root.path().join("own/.gitignore")).unwrap();
    let (files, walked) = run(root.path(), &WalkOptions::default());
    assert_eq!(files.into_keys().collect::<Vec<_>>(), ["a.js", "own/d.js"]);
    assert_eq!(walked.problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["out", "pipe"]);
    assert_eq!(reason(&walked, "pipe"), Some(SkipReason::Unreadable));
    // Of the root itself, and where no ignore file counts, everything is read.
    symlink(outside.path().join("ignore"), root.path().join(".gitignore")).unwrap();
    let (files, walked) = run(root.path(), &WalkOptions::default());
    assert_eq!((files.len(), walked.problems.len()), (5, 1));
    let all = WalkOptions { no_ignore: true, ..WalkOptions::default() };
    assert_eq!((paths(root.path(), &all).len(), run(root.path(), &all).1.problems.len()), (5, 0));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_a_problem_and_the_walk_goes_on() {
    use std::os::unix::fs::PermissionsExt;
    let root = tree(&[("a.js", ""), ("closed.js", ""), ("shut/b.js", "")]);
    for path in ["closed.js", "shut"] {
        fs::set_permissions(root.path().join(path), fs::Permissions::from_mode(0o000)).unwrap();
    }
    // The superuser reads everything.
    let blocked = fs::File::open(root.path().join("closed.js")).is_err();
    let (files, walked) = run(root.path(), &WalkOptions::default());
    let shut = walk(&root.path().join("shut"), &WalkOptions::default(), &interest, &folders, &|_| ());
    fs::set_permissions(root.path().join("shut"), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(files.contains_key("a.js"));
    if blocked {
        assert_eq!(walked.problems.iter().map(|problem| problem.path.as_str()).collect::<Vec<_>>(), ["closed.js", "shut"]);
        assert_eq!(reason(&walked, "shut"), Some(SkipReason::Unreadable));
        assert!(matches!(shut, Err(WalkError::Unreadable { .. })));
    }
}

#[cfg(unix)]
#[test]
fn three_thousand_nested_folders_end_in_a_problem_and_not_in_a_crash() {
    let root = tree(&[("a.js", "")]);
    let script = "i=0; while [ $i -lt 30 ]; do mkdir -p $0 && cd -P $0 || exit 1; i=$((i+1)); done; : > deep.js";
    let hundred = ["d"; 100].join("/");
    assert!(Command::new("sh").args(["-c", script, &hundred]).current_dir(root.path()).status().unwrap().success());
    let (files, walked) = run(root.path(), &WalkOptions::default());
    assert!(files.contains_key("a.js"));
    assert_eq!(walked.counts(), BTreeMap::from([("too-deep".to_string(), 1)]));
    assert_eq!(walked.problems.len(), 1);
    // The path is too long for the library's own clean-up.
    assert!(Command::new("rm").arg("-rf").arg(root.path()).status().unwrap().success());
}
