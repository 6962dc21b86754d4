//! Trees that are out to hang, crash, bloat or blind a scan, made at run time: `cargo test --test hostile -- --ignored`.
//!
//! Each holds an application with one finding beside what is hostile, and that finding has to be reported, in time and within memory.
//! With `--nocapture --test-threads 1` the cases print the table of docs/robustness.md.
#![cfg(target_os = "linux")] // memory is read from /proc, and names and special files are those of Linux
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]
#![allow(clippy::format_collect, reason = "texts are made once")]
#![allow(clippy::print_stdout, reason = "the measured figures")]

mod code;
mod files;
mod growth;
mod output;
mod text;
mod tree;

use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// An application that asks for a password: one finding, on line 5.
const PASSWORD: &str = r#"import msal

app = msal.PublicClientApplication("3f1c2a9e-5d4b-4c7e-9a41-0d2f6b8c1e55", authority="https://login.microsoftonline.com/organizations")
def token(user, secret):
    return app.acquire_token_by_username_password(user, secret, scopes=["User.Read"])
"#;
const RULE: &str = "ropc-grant";
/// Seconds that the slowest of the cases may take, in a build without optimization on a machine that is busy.
const SECONDS: u64 = 60;
/// Resident memory of a scan at most, in MiB.
const MEMORY: u64 = 600;
/// Address space of a scan, in KiB: ends one that the poll of the memory would be too slow for.
const ADDRESSES: &str = "4194304";

/// A folder with the application.
fn tree() -> TempDir {
    let root = tempfile::tempdir().unwrap();
    put(root.path(), "requirements.txt", b"msal==1.31.0\n");
    put(root.path(), "app.py", PASSWORD.as_bytes());
    root
}

fn put(root: &Path, path: &str, bytes: &[u8]) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

/// How a run ended.
struct Outcome {
    status: ExitStatus,
    out: Vec<u8>,
    err: String,
    time: Duration,
    /// The most resident memory, in MiB.
    memory: u64,
}

impl Outcome {
    /// As a shell tells it: 128 and the signal for a process that one ended.
    fn code(&self) -> i32 {
        self.status.code().unwrap_or_else(|| 128 + self.status.signal().unwrap_or(0))
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.out).unwrap_or_else(|error| panic!("{error}: {} {}", self.code(), self.err))
    }
}

/// The program within its address space, in `folder`.
fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("sh");
    // A job that a shell put into the background ignores SIGINT, and would hand that on.
    command.args(["-c", "ulimit -v $0 && exec env --default-signal=INT \"$@\"", ADDRESSES, env!("CARGO_BIN_EXE_entralint")]).args(arguments).current_dir(folder);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The same as a user whom permissions stop; the superuser reads and writes everything.
fn bounded(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = program(folder, arguments);
    if fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0) {
        command.uid(65_534).gid(65_534);
    }
    command
}

/// Starts a command, and reads what it writes until it ends or its time is over.
fn run(mut command: Command) -> Outcome {
    wait(command.spawn().unwrap())
}

fn wait(mut child: Child) -> Outcome {
    let started = Instant::now();
    let all = |pipe: Option<Box<dyn Read + Send>>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
            bytes
        })
    };
    let out = all(child.stdout.take().map(|pipe| Box::new(pipe) as _));
    let err = all(child.stderr.take().map(|pipe| Box::new(pipe) as _));
    let mut memory = 0;
    let status = loop {
        memory = memory.max(resident(child.id()).unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if started.elapsed() > Duration::from_secs(SECONDS) {
            child.kill().unwrap();
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let time = started.elapsed();
    Outcome { status, out: out.join().unwrap(), err: String::from_utf8_lossy(&err.join().unwrap()).into_owned(), time, memory: memory / 1024 }
}

/// The most resident memory of a process so far, in KiB.
fn resident(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// What is wrong with a scan that should have ended well and reported the application's finding at `app.py`.
fn complaint(outcome: &Outcome) -> Option<String> {
    let mut wrong = String::new();
    if outcome.code() != 1 {
        let _ = write!(wrong, "exit code {}; ", outcome.code());
    }
    if outcome.time > Duration::from_secs(SECONDS) {
        let _ = write!(wrong, "took {:?}; ", outcome.time);
    }
    if outcome.memory > MEMORY {
        let _ = write!(wrong, "took {} MiB; ", outcome.memory);
    }
    if outcome.err.contains("fault") || outcome.err.contains("panic") {
        let _ = write!(wrong, "panicked; ");
    }
    match serde_json::from_slice::<Value>(&outcome.out) {
        Err(error) => {
            let _ = write!(wrong, "no report: {error}; ");
        }
        Ok(json) => {
            if !places(&json).contains(&"app.py:5".to_owned()) {
                let _ = write!(wrong, "the finding beside it is gone; ");
            }
            for problem in json["problems"].as_array().into_iter().flatten().filter(|problem| problem["message"].as_str().is_some_and(|text| text.contains("fault"))) {
                let _ = write!(wrong, "{problem}; ");
            }
        }
    }
    (!wrong.is_empty()).then(|| format!("{wrong}{}", outcome.err.chars().take(500).collect::<String>()))
}

/// Scans a tree, prints its row of the table, and holds it to the limits.
fn scan(case: &str, root: &Path, arguments: &[&str]) -> Outcome {
    let outcome = run(program(root, &[&["scan", "--format", "json"], arguments].concat()));
    tell(case, &outcome);
    assert_eq!(complaint(&outcome), None, "{case}");
    outcome
}

fn tell(case: &str, outcome: &Outcome) {
    println!("| {case} | {} | {:.1} | {} |", outcome.code(), outcome.time.as_secs_f64(), outcome.memory);
}

/// Places of the findings of the rule.
fn places(json: &Value) -> Vec<String> {
    let found = json["findings"].as_array().into_iter().flatten().filter(|finding| finding["rule"] == RULE);
    found.map(|finding| format!("{}:{}", finding["path"].as_str().unwrap_or(""), finding["line"])).collect()
}

/// Paths with a problem.
fn problems(json: &Value) -> Vec<&str> {
    json["problems"].as_array().into_iter().flatten().filter_map(|problem| problem["path"].as_str()).collect()
}

/// How many files and folders were left out for a reason.
fn skipped(json: &Value, reason: &str) -> u64 {
    json["statistics"]["filesSkipped"][reason].as_u64().unwrap_or(0)
}
