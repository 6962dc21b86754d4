//! Where a report goes: pipes that close, disks that are full, runs that are ended, and nothing but the report.

use super::{PASSWORD, complaint, program, put, run, tell, tree, wait};
use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::time::Duration;

#[test]
#[ignore = "hostile"]
fn standard_output_that_closes_early() {
    let root = tree();
    put(root.path(), "many.py", PASSWORD.replace("    return", &"    app.acquire_token_by_username_password(user, secret, scopes=[])\n".repeat(2_000)).as_bytes());
    let mut child = program(root.path(), &["scan", "--format", "json"]).spawn().unwrap();
    drop(child.stdout.take());
    let outcome = wait(child);
    tell("Standard output closed early", &outcome);
    assert_eq!((outcome.code(), outcome.err.as_str()), (1, ""));
}

#[test]
#[ignore = "hostile"]
fn a_full_disk() {
    let root = tree();
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let mut command = program(root.path(), &["scan", "--format", "json"]);
    command.stdout(full());
    let outcome = run(command);
    tell("Standard output to a full disk", &outcome);
    assert_eq!(outcome.code(), 3, "{}", outcome.err);
    let mut command = program(root.path(), &["scan", "--format", "json"]);
    command.stdout(full()).stderr(full());
    assert_eq!(run(command).code(), 3);
    let outcome = run(program(root.path(), &["scan", "--format", "json", "--output", "/dev/full"]));
    tell("--output to a full device", &outcome);
    assert_eq!(outcome.code(), 3, "{}", outcome.err);
}

/// A report is there whole or not at all, and what was there before stays until it is.
#[test]
#[ignore = "hostile"]
fn never_half_a_file() {
    let root = tree();
    let earlier = "the report before";
    put(root.path(), "out/report.json", earlier.as_bytes());
    // Files may grow to 4 blocks of 512 bytes: as a disk that is nearly full, without the rights to make one.
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; ulimit -f 4 && exec \"$@\"", "sh", env!("CARGO_BIN_EXE_entralint"), "scan", "--format", "json", "--output", "out/report.json"]);
    command.current_dir(root.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let outcome = run(command);
    tell("--output to a disk that fills up", &outcome);
    assert_eq!(outcome.code(), 3, "{}", outcome.err);
    assert_eq!(fs::read_to_string(root.path().join("out/report.json")).unwrap(), earlier);
    assert_eq!(fs::read_dir(root.path().join("out")).unwrap().count(), 1, "something is left beside the report");
    let calls = "    app.acquire_token_by_username_password(user, secret, scopes=[])\n".repeat(200);
    put(root.path(), "many.py", PASSWORD.replace("    return", &format!("{calls}    return")).as_bytes());
    // The same on a file system of its own, where one may be mounted.
    let script = "mount -t tmpfs -o size=16k tmpfs out && \"$@\"; code=$?; ls -A out; exit $code";
    let mut command = Command::new("unshare");
    command.args(["-m", "sh", "-c", script, "sh", env!("CARGO_BIN_EXE_entralint"), "scan", "--format", "html", "--output", "out/report.html"]);
    let outcome = run({
        command.current_dir(root.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    });
    if outcome.err.contains("could not be written") {
        tell("--output to a full file system", &outcome);
        assert_eq!((outcome.code(), outcome.out.len()), (3, 0), "{}", String::from_utf8_lossy(&outcome.out));
    } else {
        assert!(outcome.err.contains("unshare") || outcome.err.contains("mount"), "{}", outcome.err);
    }
}

#[test]
#[ignore = "hostile"]
fn a_run_that_is_ended() {
    let root = tree();
    for file in 0..400 {
        put(root.path(), &format!("d{file}/app.py"), PASSWORD.repeat(20).as_bytes());
        put(root.path(), &format!("d{file}/requirements.txt"), b"msal==1.31.0\n");
    }
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let mut ended = 0;
        for pause in [100, 200, 400, 800, 1_600, 3_200] {
            let child = program(root.path(), &["scan", "--format", "json", "--output", "report.json"]).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(pause));
            let told = Command::new("kill").args([format!("-{signal}"), child.id().to_string()]).stderr(Stdio::null()).status().unwrap().success();
            let outcome = wait(child);
            let report = root.path().join("report.json");
            if told && outcome.code() != 1 {
                ended += 1;
                assert_eq!(outcome.code(), code, "{}", outcome.err);
                assert!(!report.exists(), "half a report after {pause} ms");
            } else {
                serde_json::from_slice::<serde_json::Value>(&fs::read(&report).unwrap()).unwrap();
            }
            let _ = fs::remove_file(&report);
            let names = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
            assert_eq!(names.filter(|name| !name.starts_with('d')).count(), 2, "something is left");
        }
        assert!(ended > 0, "the scan was always faster than the signal");
        println!("| SIG{signal} | {code} | | |");
    }
}

/// Nothing is asked of a network, and nothing is written but the report.
#[test]
#[ignore = "hostile"]
fn a_scan_in_a_sandbox() {
    let root = tree();
    fs::create_dir(root.path().join("out")).unwrap();
    fs::set_permissions(root.path().join("out"), Permissions::from_mode(0o777)).unwrap();
    // No network, and every file system read-only but the folder of the report.
    let script = "mount --make-rprivate / && mount --bind out out && mount -o remount,bind,ro / && cd . || exit 90; touch probe 2>/dev/null && exit 90; exec \"$@\"";
    let mut command = Command::new("unshare");
    command.args(["-n", "-m", "sh", "-c", script, "sh", env!("CARGO_BIN_EXE_entralint"), "scan", "--format", "json", "--report", "sarif=out/report.sarif"]);
    command.current_dir(root.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).env("TMPDIR", "/nowhere").env("HOME", "/nowhere");
    let outcome = run(command);
    if outcome.err.contains("unshare:") || outcome.err.contains("mount:") || outcome.code() == 90 {
        println!("No sandbox may be made here: {}{}", outcome.err, outcome.code());
        return;
    }
    tell("No network, read-only file systems", &outcome);
    assert_eq!(complaint(&outcome), None);
    assert!(root.path().join("out/report.sarif").exists());
}
