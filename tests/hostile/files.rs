//! Names, links, special files and permissions.

use super::{PASSWORD, bounded, complaint, places, problems, put, run, scan, skipped, tell, tree};
use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

#[test]
#[ignore = "hostile"]
fn names() {
    let root = tree();
    let long = [&[b'n'; 247][..], b".py"].concat();
    let names: [&[u8]; 11] = [
        b"new\nline.py",
        b"quo\"te.py",
        b"sin'gle.py",
        b"co:lon.py",
        b"back\\slash.py",
        b"per%25cent.py",
        b"-dash.py",
        b"bell\x07\x1b[31m.py",
        b"<b>&amp;.py",
        "\u{202e}yp.idib.py".as_bytes(),
        &long,
    ];
    for name in names {
        fs::write(root.path().join(OsStr::from_bytes(name)), PASSWORD).unwrap();
    }
    let bad = OsStr::from_bytes(b"bad\xff\xfe.py");
    fs::write(root.path().join(bad), PASSWORD).unwrap();
    let outcome = scan("File names", root.path(), &[]);
    let found = places(&outcome.json());
    let expected = names.iter().map(|name| String::from_utf8_lossy(name).into_owned()).chain(["bad\u{fffd}\u{fffd}.py".to_owned()]);
    for name in expected {
        assert!(found.contains(&format!("{name}:5")), "{name:?}: {found:?}");
    }
    // None of them may end a line or a cell, or send a sequence to the terminal.
    for format in ["terminal", "short", "sarif", "markdown", "html", "github", "azure", "gitlab"] {
        let outcome = run(super::program(root.path(), &["scan", "--format", format]));
        let out = String::from_utf8(outcome.out).unwrap();
        assert_eq!(outcome.status.code(), Some(1), "{format}: {}", outcome.err);
        assert!(!out.contains(['\u{7}', '\u{1b}', '\u{202e}']), "{format}");
    }
}

/// A file whose name cannot be written down is read in the walk alone: where it would be asked for later, that is told.
#[test]
#[ignore = "hostile"]
fn a_name_that_is_no_text_leaves_nothing_out_in_silence() {
    let root = tree();
    fs::write(root.path().join(OsStr::from_bytes(b"weak\xff.py")), "body = {\"grant_type\": \"password\", \"client_id\": 1}\n").unwrap();
    let outcome = scan("A file with a weak anchor and a name that is no text", root.path(), &[]);
    assert_eq!(problems(&outcome.json()), ["weak\u{fffd}.py"]);
}

#[test]
#[ignore = "hostile"]
fn links_and_special_files() {
    let outside = tempfile::tempdir().unwrap();
    put(outside.path(), "secret.py", PASSWORD.as_bytes());
    let root = tree();
    let at = |name: &str| root.path().join(name);
    fs::create_dir(at("a")).unwrap();
    fs::create_dir(at("build")).unwrap(); // what a compiler writes to, where its settings could be read
    symlink(root.path(), at("a/up")).unwrap();
    symlink("loop.py", at("loop.py")).unwrap();
    symlink(outside.path(), at("out")).unwrap();
    symlink(outside.path().join("secret.py"), at("secret.py")).unwrap();
    symlink("/dev/zero", at("zero.py")).unwrap();
    symlink("/proc/self/mem", at("package.json")).unwrap();
    symlink("/dev/zero", at(".gitignore")).unwrap();
    symlink("/dev/zero", at("pyproject.toml")).unwrap();
    assert!(Command::new("mkfifo").args(["pipe.py", "setup.cfg", "tsconfig.json", "entralint-other.toml"]).current_dir(root.path()).status().unwrap().success());
    let _socket = UnixListener::bind(at("socket.py")).unwrap();
    // Only the superuser may make one.
    let device = Command::new("mknod").args(["device.py", "c", "1", "5"]).current_dir(root.path()).status().is_ok_and(|status| status.success());
    let outcome = scan("Links and special files", root.path(), &[]);
    let json = outcome.json();
    assert_eq!(places(&json), ["app.py:5"]);
    assert_eq!(skipped(&json, "special"), 5 + u64::from(device), "{}", json["statistics"]);
    assert!(skipped(&json, "symlink") >= 6, "{}", json["statistics"]);
}

/// What is looked for by its name is no device and no pipe either.
#[test]
#[ignore = "hostile"]
fn files_that_are_looked_for_by_name() {
    for name in [".gitignore", "entralint.toml", "sub/.gitignore"] {
        for pipe in [false, true] {
            let root = tree();
            fs::create_dir(root.path().join(".git")).unwrap();
            fs::create_dir(root.path().join("sub")).unwrap();
            if pipe {
                assert!(Command::new("mkfifo").arg(root.path().join(name)).status().unwrap().success());
            } else {
                symlink("/dev/zero", root.path().join(name)).unwrap();
            }
            let outcome = run(super::program(root.path(), &["scan", "--format", "json"]));
            tell(&format!("{name} is a {}", if pipe { "pipe" } else { "link to a device" }), &outcome);
            assert!(outcome.time.as_secs() < 30 && outcome.memory < 200, "{name} {:?} {} MiB", outcome.time, outcome.memory);
            assert_eq!(complaint(&outcome), None, "{name}");
            assert_eq!(problems(&outcome.json()).len(), usize::from(name.ends_with(".gitignore")), "{name}");
        }
    }
}

fn mode(root: &Path, path: &str, mode: u32) {
    fs::set_permissions(root.join(path), Permissions::from_mode(mode)).unwrap();
}

#[test]
#[ignore = "hostile"]
fn what_may_not_be_read() {
    let root = tree();
    put(root.path(), "closed.py", PASSWORD.as_bytes());
    put(root.path(), "shut/a.py", PASSWORD.as_bytes());
    put(root.path(), "listed/a.py", PASSWORD.as_bytes());
    put(root.path(), "package.json", b"{}");
    for (path, bits) in [("closed.py", 0), ("package.json", 0), ("shut", 0), ("listed", 0o444), (".", 0o755)] {
        mode(root.path(), path, bits);
    }
    let outcome = run(bounded(root.path(), &["scan", "--format", "json"]));
    for path in ["shut", "listed"] {
        mode(root.path(), path, 0o755);
    }
    tell("Unreadable files and folders", &outcome);
    assert_eq!(complaint(&outcome), None);
    let json = outcome.json();
    for path in ["closed.py", "package.json", "shut", "listed/a.py"] {
        assert!(problems(&json).contains(&path), "{path}: {:?}", problems(&json));
    }
}

#[test]
#[ignore = "hostile"]
fn a_tree_that_may_only_be_read() {
    let root = tree();
    for (path, bits) in [("app.py", 0o444), ("requirements.txt", 0o444), (".", 0o555)] {
        mode(root.path(), path, bits);
    }
    let outcome = run(bounded(root.path(), &["scan", "--format", "json"]));
    let refused = run(bounded(root.path(), &["scan", "--output", "report.json"]));
    mode(root.path(), ".", 0o755);
    tell("Read-only tree", &outcome);
    assert_eq!(complaint(&outcome), None);
    assert_eq!(refused.code(), 3, "{}", refused.err);
    assert!(!root.path().join("report.json").exists());
}
