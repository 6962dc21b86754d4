//! `--diff`: what a change adds, in repositories made for the purpose.

use crate::{INTERACTIVE, PASSWORD, run, scan, tree, write};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

fn git(folder: &Path, arguments: &[&str]) {
    let fixed = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"];
    let status = Command::new("git").args(fixed).args(arguments).current_dir(folder).env_remove("GIT_DIR").output().unwrap();
    assert!(status.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&status.stderr));
}

fn commit(folder: &Path) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "--allow-empty", "-m", "x"]);
}

/// A repository whose `main` holds these applications, with a branch to change.
fn repository(applications: &[(&str, &str)]) -> TempDir {
    let folder = tree(applications);
    write(folder.path(), "README", "x");
    git(folder.path(), &["init", "-q"]);
    commit(folder.path());
    git(folder.path(), &["branch", "-M", "main"]);
    git(folder.path(), &["checkout", "-q", "-b", "change"]);
    folder
}

const MORE: &str = "\ndef again(user, secret):\n    return app.acquire_token_by_username_password(user, secret, scopes=[\"Mail.Read\"])\n";

#[test]
fn only_changed_lines_whether_committed_or_not() {
    let folder = repository(&[("cli", PASSWORD), ("other", PASSWORD)]);
    let path = folder.path();
    assert_eq!(scan(path, &["--diff", "main"]).places(), [""; 0]);
    write(path, "cli/app.py", &format!("# head\n{PASSWORD}{MORE}"));
    let uncommitted = scan(path, &["--diff", "main"]);
    assert_eq!(uncommitted.places(), ["cli/app.py:9"]);
    assert_eq!(uncommitted.code, 1);
    commit(path);
    assert_eq!(scan(path, &["--diff", "main"]).places(), ["cli/app.py:9"]);
    let comparison = scan(path, &["--diff", "main"]).json()["comparison"].clone();
    assert_eq!(comparison["against"].as_str().unwrap().len(), 40);
    assert_eq!((&comparison["fixed"], &comparison["worse"]), (&0.into(), &0.into()));
    write(path, "fresh/app.py", PASSWORD);
    write(path, "fresh/requirements.txt", "msal\n");
    assert_eq!(scan(path, &["--diff", "main"]).places(), ["cli/app.py:9", "fresh/app.py:5"], "a file that git does not know is new");
}

#[test]
fn the_merge_base_counts_and_not_the_tip() {
    let folder = repository(&[("cli", PASSWORD)]);
    let path = folder.path();
    git(path, &["checkout", "-q", "main"]);
    write(path, "cli/app.py", INTERACTIVE);
    commit(path);
    git(path, &["checkout", "-q", "change"]);
    let outcome = scan(path, &["--diff", "main"]);
    assert_eq!((outcome.places().len(), outcome.code), (0, 0), "what the base mended is not what this branch added");
    assert!(outcome.json().get("verdictChanges").is_none());
}

#[test]
fn renamed_files_and_moved_applications_are_followed() {
    for committed in [true, false] {
        let folder = repository(&[("cli", PASSWORD)]);
        let path = folder.path();
        std::fs::create_dir(path.join("tools")).unwrap();
        std::fs::rename(path.join("cli"), path.join("tools/login")).unwrap();
        write(path, "tools/login/app.py", &format!("{PASSWORD}{MORE}"));
        if committed {
            commit(path);
        }
        let outcome = scan(path, &["--diff", "main"]);
        assert_eq!(outcome.places(), ["tools/login/app.py:8"], "committed: {committed}");
        assert!(outcome.json().get("verdictChanges").is_none(), "the application is the same: {}", outcome.json()["verdictChanges"]);
    }
}

#[test]
fn a_verdict_that_gets_worse_counts_even_where_no_changed_line_has_a_finding() {
    let shared = "import msal\n\ndef make(authority):\n    return msal.PublicClientApplication(\"3f1c2a9e-5d4b-4c7e-9a41-0d2f6b8c1e55\", authority=authority)\n";
    let folder = repository(&[("cli", INTERACTIVE), ("lib", shared)]);
    let path = folder.path();
    write(path, "cli/app.py", PASSWORD);
    let outcome = scan(path, &["--diff", "main", "--ignore", crate::RULE, "--fail-on", "error"]);
    let changes = outcome.json()["verdictChanges"].clone();
    assert_eq!((&changes[0]["path"], &changes[0]["after"]), (&"cli".into(), &"not-protected".into()), "{changes}");
    assert_ne!(changes[0]["before"], "not-protected");
    assert_eq!(outcome.code, 1, "a worse verdict is an error");
    assert_eq!(scan(path, &["--diff", "main", "--fail-on", "never"]).code, 0);
    let terminal = run(path, &["scan", "--diff", "main"]);
    assert!(terminal.out.starts_with("Verdicts that change:\n  cli: "), "{}", terminal.out);
    commit(path);
    git(path, &["branch", "-f", "main"]);
    write(path, "cli/app.py", INTERACTIVE);
    let better = scan(path, &["--diff", "main"]);
    assert_eq!(better.json()["verdictChanges"][0]["before"], "not-protected");
    assert_eq!(better.code, 0, "a better one is none");
    assert!(better.json()["comparison"]["fixed"].as_u64().unwrap() >= 1);
}

#[test]
fn a_folder_of_the_repository_and_ignored_files() {
    let folder = repository(&[("services/cli", PASSWORD), ("services/build/x", PASSWORD), ("other", INTERACTIVE)]);
    let path = folder.path();
    // Tracked, and ignored from now on: neither side reads it.
    write(path, ".gitignore", "build/\n");
    commit(path);
    git(path, &["branch", "-f", "main"]);
    write(path, "services/cli/app.py", &format!("{PASSWORD}{MORE}"));
    write(path, "other/app.py", PASSWORD);
    let outcome = scan(&path.join("services"), &["--diff", "main"]);
    assert_eq!(outcome.places(), ["cli/app.py:8"]);
    assert!(outcome.json().get("verdictChanges").is_none(), "{}", outcome.json()["verdictChanges"]);
    let file = scan(path, &["services/cli/app.py", "--diff", "main"]);
    assert_eq!(file.places(), ["app.py:8"]);
}

#[test]
fn nothing_in_the_repository_is_touched_or_run() {
    let folder = repository(&[("cli", PASSWORD)]);
    let path = folder.path();
    let trap = path.join("ran");
    let script = format!("touch '{}'; cat", trap.display());
    for (key, value) in
        [("filter.x.clean", &script), ("filter.x.smudge", &script), ("diff.x.textconv", &script), ("diff.external", &script), ("core.fsmonitor", &script), ("core.pager", &script)]
    {
        git(path, &["config", key, value]);
    }
    write(path, ".gitattributes", "*.py filter=x diff=x\n");
    write(path, "cli/app.py", &format!("{PASSWORD}{MORE}"));
    let index = std::fs::read(path.join(".git/index")).unwrap();
    let outcome = scan(path, &["--diff", "main"]);
    assert_eq!(outcome.places(), ["cli/app.py:8"], "{}", outcome.err);
    assert!(!trap.exists());
    assert_eq!(std::fs::read(path.join(".git/index")).unwrap(), index);
}

#[test]
fn what_cannot_be_compared_is_said_with_a_remedy() {
    let folder = repository(&[("cli", PASSWORD)]);
    let path = folder.path();
    let refused = |folder: &Path, revision: &str| {
        let outcome = scan(folder, &["--diff", revision]);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{}", outcome.err);
        outcome.err
    };
    assert!(refused(path, "no-such-branch").contains("there is no revision `no-such-branch` here: `git fetch origin`"));
    assert!(refused(path, "").contains("there is no revision"));
    let option = scan(path, &["--diff=--output=x"]);
    assert!(option.code == 2 && option.err.contains("there is no revision `--output=x`") && !path.join("x").exists(), "{}", option.err);
    let bare = tree(&[("cli", PASSWORD)]);
    assert!(refused(bare.path(), "main").contains("is in no git repository"));
    git(bare.path(), &["init", "-q"]);
    assert!(refused(bare.path(), "main").contains("no commit yet"));
    git(path, &["checkout", "-q", "--orphan", "alone"]);
    write(path, "README", "of another history");
    commit(path);
    assert!(refused(path, "main").contains("no common ancestor"));
    git(path, &["checkout", "-q", "change"]);
    write(path, "cli/app.py", INTERACTIVE);
    commit(path);
    let clone = TempDir::new().unwrap();
    git(clone.path(), &["clone", "-q", "--depth", "1", "--branch", "change", &format!("file://{}", path.display()), "c"]);
    let shallow = refused(&clone.path().join("c"), "origin/main");
    assert!(shallow.contains("this clone is shallow; fetch the history with `git fetch --unshallow`"), "{shallow}");
    let without = Command::new(env!("CARGO_BIN_EXE_entralint")).args(["scan", "--diff", "main"]).current_dir(path).env("PATH", "").output().unwrap();
    assert_eq!(without.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&without.stderr).contains("`git` was not found"));
}

#[test]
fn both_sides_have_the_rows_of_the_configuration_of_now() {
    let wrapped = "import contoso_auth\n\n\ndef run(user, secret):\n    return contoso_auth.get_token(user, secret)\n";
    let folder = repository(&[("cli", wrapped)]);
    let path = folder.path();
    write(path, "entralint.toml", "[[api]]\nlanguage = \"python\"\nmodule = \"contoso_auth\"\nmethod = \"get_token\"\nflow = \"password\"\n");
    let named = scan(path, &["--diff", "main"]);
    assert_eq!((named.places().len(), named.code), (0, 0), "a name that is new changes no verdict");
    assert_eq!(named.json()["comparison"]["unchanged"], 1);
    write(path, "cli/app.py", &format!("{wrapped}\n\nagain = contoso_auth.get_token(\"kiosk\", \"\")\n"));
    assert_eq!(scan(path, &["--diff", "main"]).places(), ["cli/app.py:8"]);
    // A base whose own configuration is wrong, or another, decides nothing.
    commit(path);
    git(path, &["branch", "-f", "main"]);
    write(path, "entralint.toml", "[rules]\n");
    assert_eq!(scan(path, &["--diff", "main"]).code, 0);
}

#[test]
fn a_baseline_beside_a_revision_is_held_against_everything() {
    let folder = repository(&[("cli", PASSWORD), ("other", PASSWORD)]);
    let path = folder.path();
    run(path, &["baseline"]);
    write(path, "cli/app.py", &format!("{PASSWORD}{MORE}"));
    write(path, "other/app.py", INTERACTIVE);
    let outcome = scan(path, &["--diff", "main", "--baseline", "entralint-baseline.json"]);
    assert_eq!(outcome.places(), ["cli/app.py:8"]);
    let fixed = scan(path, &["--baseline", "entralint-baseline.json"]).json()["comparison"]["fixed"].clone();
    assert_eq!(outcome.json()["comparison"]["fixed"], fixed, "findings on lines that did not change are not fixed");
}

#[test]
fn a_submodule_that_was_there_is_compared_by_its_own_repository() {
    let inner = repository(&[("a", PASSWORD)]);
    let folder = repository(&[("cli", PASSWORD)]);
    let path = folder.path();
    git(path, &["submodule", "add", "-q", &inner.path().display().to_string(), "li b"]);
    assert_eq!(scan(path, &["--diff", "main"]).places(), ["li b/a/app.py:5"], "a new one counts as a whole");
    commit(path);
    git(path, &["branch", "-f", "main"]);
    write(path, "cli/app.py", &format!("{PASSWORD}{MORE}"));
    write(path, "li b/a/app.py", &format!("{PASSWORD}{MORE}"));
    let outcome = scan(path, &["--diff", "main"]);
    assert_eq!(outcome.places(), ["cli/app.py:8"]);
    assert!(outcome.json().get("verdictChanges").is_none());
    assert_eq!(scan(&path.join("li b"), &["--diff", "HEAD"]).places(), ["a/app.py:8"]);
}

#[test]
fn odd_names_of_folders_are_compared_like_others() {
    let odd: Vec<&str> =
        ["sp ace", "quo'te", "-dash", "ünï", ":(glob)x"].into_iter().chain(["new\nline", "dou\"ble", "*star", "ba\\ck"].into_iter().filter(|_| cfg!(unix))).collect();
    let folder = repository(&odd.iter().map(|name| (*name, PASSWORD)).collect::<Vec<_>>());
    let path = folder.path();
    for name in &odd {
        write(path, &format!("{name}/app.py"), &format!("{PASSWORD}{MORE}"));
    }
    let outcome = scan(path, &["--diff", "main"]);
    let mut wanted: Vec<String> = odd.iter().map(|name| format!("{name}/app.py:8")).collect();
    wanted.sort();
    let mut places = outcome.places();
    places.sort();
    assert_eq!(places, wanted);
    assert!(outcome.json().get("verdictChanges").is_none());
}

#[test]
fn another_working_tree_of_the_repository() {
    let folder = repository(&[("cli", PASSWORD)]);
    let other = TempDir::new().unwrap();
    let tree = other.path().join("w t");
    git(folder.path(), &["worktree", "add", "-q", "--detach", &tree.display().to_string(), "main"]);
    write(&tree, "cli/app.py", &format!("{PASSWORD}{MORE}"));
    assert_eq!(scan(&tree, &["--diff", "main"]).places(), ["cli/app.py:8"]);
}

#[cfg(unix)]
#[test]
fn links_of_the_base_lead_nowhere() {
    let folder = repository(&[("cli", PASSWORD)]);
    let path = folder.path();
    let outside = tree(&[("secret", PASSWORD)]);
    std::os::unix::fs::symlink(outside.path(), path.join("out")).unwrap();
    std::os::unix::fs::symlink("..", path.join("up")).unwrap();
    commit(path);
    git(path, &["branch", "-f", "main"]);
    std::fs::remove_file(path.join("out")).unwrap();
    write(path, "out/app.py", PASSWORD);
    write(path, "out/requirements.txt", "msal\n");
    let outcome = scan(path, &["--diff", "main"]);
    assert_eq!(outcome.places(), ["out/app.py:5"], "{}", outcome.err);
    assert_eq!(outcome.json()["comparison"]["fixed"], 0, "what a link of then led to was not read");
}

#[test]
fn a_folder_of_somebody_else_is_said_with_a_remedy() {
    let folder = repository(&[("cli", PASSWORD)]);
    let output = Command::new(env!("CARGO_BIN_EXE_entralint"))
        .args(["scan", "--diff", "main"])
        .current_dir(folder.path())
        .envs([("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"), ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", "/dev/null")])
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("git config --global --add safe.directory '/"), "{err}");
}
