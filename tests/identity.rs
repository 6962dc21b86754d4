//! `entralint/v1` speaks of what is found, not of where it stands: a formatter, other lines above, functions in another order and
//! files read in another order make nothing new.
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

use entralint::catalogue::Catalogue;
use entralint::compare::Known;
use entralint::finding::Report;
use entralint::scan::{Engine, ScanOptions, scan};
use entralint::walk::WalkOptions;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

struct Scanner {
    engine: Engine,
    catalogue: Catalogue,
}

impl Scanner {
    fn new() -> Self {
        Self { engine: Engine::load().unwrap(), catalogue: Catalogue::load().unwrap() }
    }

    fn scan(&self, roots: &[PathBuf], threads: usize) -> Report {
        let edition = self.catalogue.default_edition().unwrap().date.clone();
        let options = ScanOptions { walk: WalkOptions { threads, ..WalkOptions::default() }, edition, ..ScanOptions::default() };
        scan(roots, &options, &self.engine, &self.catalogue).unwrap()
    }
}

/// Each fingerprint with its rule, so that a failure says what differs.
fn identities(report: &Report) -> BTreeSet<(String, String)> {
    let all: BTreeSet<_> = report.findings.iter().map(|finding| (finding.rule.clone(), finding.fingerprint.clone())).collect();
    assert_eq!(all.len(), report.findings.len(), "each finding has a fingerprint of its own");
    all
}

/// The same findings, and nothing new or gone against a baseline of the first.
fn assert_same(before: &Report, after: &Report, what: &str) {
    assert_eq!(identities(before), identities(after), "{what}");
    let known = Known::read(&Known::of(before).text()).unwrap();
    let comparison = known.comparison(after, what);
    assert_eq!((comparison.new, comparison.fixed, comparison.worse), (0, 0, 0), "{what}");
}

fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    entries.map(|entry| (entry.path().strip_prefix(folder).unwrap().to_path_buf(), std::fs::read(entry.path()).unwrap())).collect()
}

fn write(folder: &Path, path: &Path, bytes: &[u8]) {
    let file = folder.join(path);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(file, bytes).unwrap();
}

/// What a file looks like after somebody's formatter went over it: the same code to its language.
fn reformatted(path: &Path, bytes: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or("");
    let comment = match extension {
        "cs" | "js" | "mjs" | "cjs" | "ts" | "mts" => "// words that say nothing",
        "py" => "# words that say nothing",
        "json" => "",
        _ => return bytes.to_vec(),
    };
    // In these a line is not what it looks like.
    let several_lines = ["\"\"\"", "'''", "`", "@\"", "@$\"", "\\\n", "\\\r"].iter().any(|mark| text.contains(mark)) || text.starts_with("#!") || text.contains('\r');
    if several_lines {
        return bytes.to_vec();
    }
    let mut lines = String::new();
    for line in text.lines() {
        let body = line.trim_start();
        let indent = &line[..line.len() - body.len()];
        if !body.is_empty() && !comment.is_empty() {
            let _ = writeln!(lines, "{indent}{indent}{comment}\n");
        }
        let _ = writeln!(lines, "{indent}{indent}{body}  \n");
    }
    lines.into_bytes()
}

/// Every case of the fixtures, with comments, blank lines and deeper indentation, written in another order into a folder of another name and read by
/// more threads.
#[test]
fn a_reformat_of_every_fixture_makes_nothing_new() {
    let scanner = Scanner::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let cases: Vec<PathBuf> = walkdir::WalkDir::new(root).min_depth(2).max_depth(2).into_iter().map(|entry| entry.unwrap().into_path()).filter(|path| path.is_dir()).collect();
    let counts: Vec<(String, usize)> = cases
        .par_iter()
        .map(|case| {
            let before = scanner.scan(std::slice::from_ref(case), 1);
            let folder = TempDir::new().unwrap();
            let copy = folder.path().join("renamed");
            for (path, bytes) in files(case).into_iter().rev() {
                write(&copy, &path, &reformatted(&path, &bytes));
            }
            let after = scanner.scan(&[copy], 3);
            let moved = before.findings.iter().filter(|finding| !after.findings.iter().any(|other| other.region == finding.region && other.path == finding.path)).count();
            assert_same(&before, &after, &case.display().to_string());
            (case.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned(), moved)
        })
        .collect();
    for language in ["csharp", "javascript", "python"] {
        let moved: usize = counts.iter().filter(|(known, _)| known == language).map(|(_, moved)| moved).sum();
        assert!(moved > 50, "of {language} only {moved} findings stand elsewhere than before: nothing was tried");
    }
}

/// A file of functions, each on its own, with a head and a foot that stay where they are.
struct Sample {
    manifest: (&'static str, &'static str),
    file: &'static str,
    head: &'static str,
    functions: &'static [&'static str],
    foot: &'static str,
}

const SAMPLES: &[Sample] = &[
    Sample {
        manifest: ("requirements.txt", "msal==1.31.0\n"),
        file: "app.py",
        head: "import msal\n\napp = msal.PublicClientApplication(\"3f1c2a9e-5d4b-4c7e-9a41-0d2f6b8c1e55\", authority=\"https://login.microsoftonline.com/organizations\")\n\n",
        functions: &[
            "def kiosk(user, secret):\n    return app.acquire_token_by_username_password(user, secret, scopes=[\"User.Read\"])\n\n",
            "def device():\n    flow = app.initiate_device_flow(scopes=[\"User.Read\"])\n    return app.acquire_token_by_device_flow(flow)\n\n",
            "def again(user, secret):\n    return app.acquire_token_by_username_password(user, secret, scopes=[\"Mail.Read\"])\n\n",
            "def nothing():\n    return 1\n\n",
        ],
        foot: "",
    },
    Sample {
        manifest: ("package.json", "{\"dependencies\":{\"@azure/msal-node\":\"^2.0.0\"}}"),
        file: "app.ts",
        head: "import { PublicClientApplication } from '@azure/msal-node';\nconst pca = new PublicClientApplication({ auth: { clientId: '3f1c2a9e-5d4b-4c7e-9a41-0d2f6b8c1e55' } });\n",
        functions: &[
            "export async function kiosk(username: string, password: string) {\n  return pca.acquireTokenByUsernamePassword({ scopes: ['User.Read'], username, password });\n}\n",
            "export async function device() {\n  return pca.acquireTokenByDeviceCode({ scopes: ['User.Read'], deviceCodeCallback: r => console.log(r.message) });\n}\n",
            "export async function again(username: string, password: string) {\n  return pca.acquireTokenByUsernamePassword({ scopes: ['Mail.Read'], username, password });\n}\n",
            "export function nothing() {\n  return 1;\n}\n",
        ],
        foot: "",
    },
    Sample {
        manifest: (
            "App.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup><ItemGroup><PackageReference Include=\"Microsoft.Identity.Client\" Version=\"4.66.0\" /></ItemGroup></Project>",
        ),
        file: "Program.cs",
        head: "using Microsoft.Identity.Client;\nclass Program\n{\n    static IPublicClientApplication app = PublicClientApplicationBuilder.Create(\"3f1c2a9e-5d4b-4c7e-9a41-0d2f6b8c1e55\").Build();\n",
        functions: &[
            "    static void Kiosk(string user, string secret)\n    {\n        app.AcquireTokenByUsernamePassword(new[] { \"User.Read\" }, user, secret).ExecuteAsync();\n    }\n",
            "    static void Device()\n    {\n        app.AcquireTokenWithDeviceCode(new[] { \"User.Read\" }, Show).ExecuteAsync();\n    }\n",
            "    static void Again(string user, string secret)\n    {\n        app.AcquireTokenByUsernamePassword(new[] { \"Mail.Read\" }, user, secret).ExecuteAsync();\n    }\n",
            "    static int Nothing() => 1;\n",
        ],
        foot: "}\n",
    },
];

impl Sample {
    fn text(&self, order: &[usize]) -> String {
        let functions: String = order.iter().map(|index| self.functions[*index]).collect();
        format!("{}{functions}{}", self.head, self.foot)
    }

    fn write(&self, root: &Path, folder: &str, text: &str) {
        let folder = root.join(folder);
        write(&folder, Path::new(self.file), text.as_bytes());
        write(&folder, Path::new(self.manifest.0), self.manifest.1.as_bytes());
    }
}

#[test]
fn functions_in_another_order_are_the_same_findings() {
    let scanner = Scanner::new();
    for sample in SAMPLES {
        let report = |text: &str| {
            let folder = TempDir::new().unwrap();
            sample.write(folder.path(), "cli", text);
            scanner.scan(&[folder.path().to_path_buf()], 1)
        };
        let plain = sample.text(&[0, 1, 2, 3]);
        let before = report(&plain);
        assert!(before.findings.iter().filter(|finding| finding.rule == "ropc-grant").count() == 2, "{:?}", before.findings);
        for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
            assert_same(&before, &report(&sample.text(&order)), sample.file);
        }
        assert_same(&before, &report(&plain.replace('\n', "\r\n")), "ends of lines");
        assert_same(&before, &report(&format!("\u{feff}{plain}")), "a byte order mark");
        assert_same(&before, &report(&plain.replace(", ", ",\n        ").replace('(', "(\n        ")), "a line an argument");
        // What a hash of the line alone would not do: the two identities differ in what they outlast.
        let below = report(&plain.replace("again", "renamed").replace("Again", "Renamed"));
        assert_eq!(identities(&below).intersection(&identities(&before)).count(), before.findings.len() - 1, "of another function it is another finding: {}", sample.file);
    }
}

#[test]
fn roots_in_another_order_are_the_same_findings() {
    let scanner = Scanner::new();
    let folder = TempDir::new().unwrap();
    let names = ["b", "a", "c"];
    for (sample, name) in SAMPLES.iter().zip(names) {
        sample.write(folder.path(), name, &sample.text(&[0, 1, 2, 3]));
    }
    let roots = |order: [usize; 3]| order.map(|index| folder.path().join(names[index]));
    let whole = scanner.scan(&[folder.path().to_path_buf()], 1);
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        assert_same(&whole, &scanner.scan(&roots(order), 4), "roots");
    }
}
