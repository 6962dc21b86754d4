//! What a fuzzer may feed to this program, and what must hold of whatever it feeds. Shared by `reader.rs` and by `tests/readers.rs`.
//!
//! A reader is named like the file that its bytes are to be. It panics where something is wrong: the program's own faults, an answer that differs the
//! second time, a report that its own readers do not take.

use entralint::catalogue::Catalogue;
use entralint::compare::{Known, changed_lines, is_similar, merge, verdict_changes};
use entralint::config::{Config, FILE_NAME};
use entralint::finding::Report;
use entralint::fingerprint::{line_hash, line_hashes};
use entralint::language::LANGUAGES;
use entralint::query::{Addition, RowSet, Shapes};
use entralint::report::json::Document;
use entralint::report::{Format, RenderOptions, SarifProfile, render};
use entralint::scan::{Engine, ScanOptions, scan};
use entralint::suppress::{Policy, settle};
use entralint::walk::WalkOptions;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// All readers. Code, documents and settings are files of a scan; those of the last rows read something else.
pub const READERS: &[&str] = &[
    // Code, and documents that hold some.
    "a.cs",
    "a.js",
    "a.ts",
    "a.tsx",
    "a.py",
    "a.cshtml",
    "a.razor",
    "a.html",
    "a.vue",
    "a.aspx",
    "a.ipynb",
    // Settings and what a deployment gives.
    "a.json",
    "a.yaml",
    "a.config",
    "a.toml",
    "a.properties",
    "a.http",
    "a.bicep",
    "a.tf",
    // Manifests.
    "package.json",
    "pnpm-workspace.yaml",
    "tsconfig.json",
    "a.csproj",
    "Directory.Build.props",
    "packages.config",
    "requirements.txt",
    "pyproject.toml",
    "setup.py",
    "setup.cfg",
    "Pipfile",
    "azure.yaml",
    // A whole folder: files behind lines `=== path`.
    "folder",
    // Comments that suppress.
    "suppressions",
    // The configuration, the values of one `[[api]]`, and the files of queries.
    FILE_NAME,
    "api",
    "a.scm",
    // Earlier reports.
    "report.json",
    "report.sarif",
    // The hash of a line against its description.
    "lines",
];

/// Code that is there beside settings and manifests, so that they have a meaning.
const BESIDE: &[(&str, &str)] = &[
    (
        "Program.cs",
        "using Microsoft.Identity.Client;\nusing Microsoft.Identity.Web;\nbuilder.Services.AddMicrosoftIdentityWebAppAuthentication(builder.Configuration, \"AzureAd\");\n\
         var app = PublicClientApplicationBuilder.Create(configuration[\"AzureAd:ClientId\"]).WithAuthority(configuration[\"AzureAd:Authority\"]).Build();\n\
         var result = await app.AcquireTokenByUsernamePassword(scopes, user, password).ExecuteAsync();\n",
    ),
    (
        "app.ts",
        "import { PublicClientApplication } from '@azure/msal-browser';\nimport { own } from '@/own';\nconst app = new PublicClientApplication({ auth: { clientId: process.env.CLIENT_ID, authority: \
         process.env.AUTHORITY } });\nawait app.acquireTokenPopup({ scopes: [process.env.SCOPE] });\n",
    ),
    (
        "app.py",
        "import os\nimport msal\nfrom own import settings\napp = msal.ConfidentialClientApplication(os.environ['CLIENT_ID'], authority=os.environ['AUTHORITY'], \
         client_credential=settings.SECRET)\napp.acquire_token_for_client(scopes=[os.environ['SCOPE']])\n",
    ),
];

/// What is known of code stays in memory for a run, and a fuzzer's run never ends: an engine is renewed after so many scans.
const SCANS: usize = 400;

/// Feeds bytes to a reader.
///
/// # Panics
/// Something is wrong with the program.
pub fn feed(reader: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match reader {
        "folder" => folder(&text),
        "suppressions" => {
            let comments: String = text.lines().map(|line| format!("# entralint: {line}\n")).collect();
            scanned(&[("app.py", format!("import msal\napp = msal.PublicClientApplication('x')\n{comments}app.acquire_token_by_username_password(u, s, scopes=x)\n").as_bytes())]);
        }
        FILE_NAME => configuration(&text),
        "api" => api(&text),
        "a.scm" => queries(&text),
        "report.json" | "report.sarif" => earlier(&text),
        "lines" => lines(bytes),
        _ if is_code(reader) => scanned(&[(reader, bytes)]),
        _ => scanned(&BESIDE.iter().map(|(path, text)| (*path, text.as_bytes())).chain([(reader, bytes)]).collect::<Vec<_>>()),
    }
}

/// Whether a reader's file is scanned alone.
fn is_code(reader: &str) -> bool {
    READERS.iter().take_while(|name| **name != "a.json").any(|name| *name == reader)
}

/// What a reader is given to begin with: files of this repository that are like its own.
pub fn seeds(reader: &str) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = if root.join("fixtures").is_dir() { root } else { root.parent().unwrap_or(root) };
    match reader {
        "folder" => cases(root).iter().map(|case| files(case).into_iter().map(|(path, text)| format!("=== {path}\n{text}\n")).collect::<String>().into_bytes()).collect(),
        "suppressions" => {
            let directives = files(&root.join("tests/cli")).into_iter().chain(files(&root.join("fixtures")));
            let directives = directives.filter_map(|(_, text)| text.split_once("entralint: ").map(|(_, rest)| rest.lines().next().unwrap_or_default().as_bytes().to_vec()));
            directives.chain(["ignore[ropc-grant, on-behalf-of] until=2030-01-01 -- nobody signs in here", "ignore-file[ropc-grant]: kiosk"].map(|text| text.as_bytes().to_vec())).collect()
        }
        "api" => vec![
            b"csharp\nTokenBroker|Broker\n\nGetAppTokenAsync\nclient-credentials\nconfidential\n0|scopes\n1".to_vec(),
            b"python\n\ncontoso.auth\nget_user_token\non-behalf-of\n\nscopes\n".to_vec(),
            b"javascript\nOwnClient\n@contoso/auth\nnew\ninteractive\npublic\nlambda.Scopes|*\nchain".to_vec(),
        ],
        "report.json" | "report.sarif" => {
            let report = report(&cases(root).into_iter().find(|case| case.ends_with("csharp/msal-native-flows")).unwrap_or_else(|| root.join("fixtures/config")));
            let known = Known::of(&report).text().into_bytes();
            let audit = rendered(&report, Format::Sarif, SarifProfile::Audit);
            vec![rendered(&report, Format::Json, SarifProfile::Github), rendered(&report, Format::Sarif, SarifProfile::Github), audit, known]
        }
        "Directory.Build.props" => vec![
            b"<Project>\n  <PropertyGroup>\n    <MsalVersion>4.60.0</MsalVersion>\n    <OutputType Condition=\"'$(Web)' == ''\">Exe</OutputType>\n  </PropertyGroup>\n  <ItemGroup>\n    \
              <PackageReference Include=\"Microsoft.Identity.Client\" Version=\"$(MsalVersion)\" />\n    <Using Include=\"Microsoft.Identity.Web\" />\n  </ItemGroup>\n</Project>\n"
                .to_vec(),
        ],
        "setup.cfg" => vec![b"[metadata]\nname = own\n[options]\ninstall_requires =\n    msal>=1.20 ; python_version > '3.8'\n    azure-identity[broker]\n[options.entry_points]\nconsole_scripts =\n    own = app:main\n".to_vec()],
        "Pipfile" => vec![b"[[source]]\nname = \"pypi\"\n[packages]\nmsal = \"*\"\nazure-identity = {version = \">=1.15\", extras = [\"broker\"]}\n[dev-packages]\npytest = \"*\"\n[requires]\npython_version = \"3.12\"\n".to_vec()],
        "lines" => ["a.cs", "a.py"].iter().flat_map(|reader| seeds(reader)).take(50).collect(),
        _ => {
            let (_, extension) = reader.rsplit_once('.').unwrap_or(("", reader));
            let like = |path: &str| path.rsplit(['/', '.']).next() == Some(extension) || path.rsplit('/').next() == Some(reader);
            let named = |path: &str| !READERS.iter().any(|other| *other != reader && path.rsplit('/').next() == Some(*other));
            ["fixtures", "queries"].iter().flat_map(|folder| files(&root.join(folder))).filter(|(path, _)| like(path) && named(path)).map(|(_, text)| text.into_bytes()).collect()
        }
    }
}

/// The cases of the fixtures, in order.
fn cases(root: &Path) -> Vec<PathBuf> {
    let folders = |folder: &Path| {
        let mut all: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
        all.sort();
        all
    };
    folders(&root.join("fixtures")).iter().flat_map(|language| folders(language)).collect()
}

/// The texts below a folder, with their paths in order.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut open = vec![folder.to_path_buf()];
    let mut found = Vec::new();
    while let Some(next) = open.pop() {
        for path in fs::read_dir(next).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                open.push(path);
            } else if let (Ok(text), Ok(relative)) = (fs::read_to_string(&path), path.strip_prefix(folder)) {
                found.push((relative.to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
    found.sort();
    found
}

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| Catalogue::load().expect("the rules are right"))
}

fn engine() -> Arc<Engine> {
    static ENGINE: Mutex<Option<(Arc<Engine>, usize)>> = Mutex::new(None);
    let mut held = ENGINE.lock().unwrap_or_else(PoisonError::into_inner);
    match &mut *held {
        Some((engine, left)) if *left > 0 => {
            *left -= 1;
            Arc::clone(engine)
        }
        _ => {
            let engine = Arc::new(Engine::load().expect("the queries are right"));
            *held = Some((Arc::clone(&engine), SCANS));
            engine
        }
    }
}

fn report(root: &Path) -> Report {
    with(root, &engine())
}

/// A scan, with its suppressions settled.
fn with(root: &Path, engine: &Engine) -> Report {
    let edition = catalogue().default_edition().expect("there is an edition").date.clone();
    let options = ScanOptions { walk: WalkOptions { threads: 1, ..WalkOptions::default() }, edition, ..ScanOptions::default() };
    let mut report = scan(&[root.to_path_buf()], &options, engine, catalogue()).expect("the root is there and the queries are right");
    report.roots = vec![".".to_owned()];
    settle(&mut report, &[], &Policy { catalogue: catalogue(), today: "2026-01-01", hide: true, unused: true, whole: true, runs: &|_| true });
    report
}

fn rendered(report: &Report, format: Format, sarif_profile: SarifProfile) -> Vec<u8> {
    let mut out = Vec::new();
    let options = RenderOptions { verbose: true, width: Some(80), sarif_profile, ..RenderOptions::default() };
    render(report, catalogue(), format, &options, &mut out).expect("memory takes all");
    out
}

/// Scans files alone in a folder, and holds the report to what must hold of all.
fn scanned(files: &[(&str, &[u8])]) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (path, bytes) in files {
        let file = folder.path().join(path);
        if let Some(parent) = file.parent() {
            let _ = fs::create_dir_all(parent);
        }
        // What is a folder by now stays one.
        let _ = fs::write(file, bytes);
    }
    let alone = match files {
        [(path, _)] => folder.path().join(path),
        _ => folder.path().to_path_buf(),
    };
    let (first, second) = (report(&alone), report(&alone));
    let json = rendered(&first, Format::Json, SarifProfile::Github);
    assert!(json == rendered(&second, Format::Json, SarifProfile::Github), "the same tree gives the same bytes, also where files were read before");
    sound(&first, &json);
    let texts: BTreeMap<&str, u32> =
        files.iter().map(|(path, bytes)| (*path, 2 + u32::try_from(String::from_utf8_lossy(bytes).matches(['\n', '\r', '\u{2028}', '\u{2029}']).count()).unwrap_or(0))).collect();
    for (path, last) in first.findings.iter().map(|finding| (&finding.path, finding.region.end_line)).chain(first.passes.iter().map(|pass| (&pass.path, pass.line))) {
        assert!(texts.get(path.as_str()).is_none_or(|lines| (1..=*lines).contains(&last)), "{path}:{last} is no line of it");
    }
}

/// What must hold of a report, whatever was scanned.
fn sound(report: &Report, json: &[u8]) {
    let fault = report.problems.iter().find(|problem| problem.message.contains("a fault of entralint"));
    assert!(fault.is_none(), "{fault:?}");
    let document: Document<Report> = serde_json::from_slice(json).expect("a report can be read again");
    assert!(rendered(&document.report, Format::Json, SarifProfile::Github) == json, "what is read again is what was written");
    // The other forms hold all rules and take most of the time: a report in eight is written in them.
    if !json.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte)).is_multiple_of(8) {
        return;
    }
    for format in Format::WORDS.iter().filter_map(|word| Format::parse(word)) {
        rendered(report, format, SarifProfile::Audit);
    }
    let sarif = rendered(report, Format::Sarif, SarifProfile::Github);
    for earlier in [json, &sarif, Known::of(report).text().as_bytes()] {
        let known = Known::read(std::str::from_utf8(earlier).expect("reports are UTF-8")).expect("a report is a baseline");
        assert!(report.findings.iter().all(|finding| finding.suppressed || known.covers(finding)), "a report holds nothing new against itself");
        assert!(known.absent(report, &|_| true).is_empty(), "and nothing is gone");
    }
    assert!(verdict_changes(&report.applications, &document.report.applications, &BTreeMap::new()).is_empty(), "no verdict changes against itself");
}

/// Files behind lines that name them.
fn folder(text: &str) {
    let plain =
        |part: &str| !part.is_empty() && !part.starts_with("..") && part != "." && part.len() < 40 && part.chars().all(|c| c.is_ascii_alphanumeric() || "._-@ ".contains(c));
    let parts = text.split("=== ").skip(1).filter_map(|part| part.split_once('\n'));
    let named = parts.filter(|(path, _)| path.split('/').count() < 8 && path.split('/').all(plain));
    let files: Vec<(&str, &[u8])> = named.take(30).map(|(path, text)| (path, text.as_bytes())).collect();
    if files.len() > 1 {
        scanned(&files);
    }
}

/// A configuration that is right gives rows that can be used.
fn configuration(text: &str) {
    for below in ["", "services/pay"] {
        if let Ok(config) = Config::parse(FILE_NAME, text, below, catalogue())
            && !config.apis.is_empty()
        {
            added(&config.apis);
        }
    }
}

/// Rows that were found right are loaded, or refused with a line of the configuration: two entries may say the same.
fn added(apis: &[Addition]) {
    let Ok(engine) = Engine::with(apis) else { return };
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (path, text) in BESIDE {
        fs::write(folder.path().join(path), text).expect("a file can be written");
    }
    let report = with(folder.path(), &engine);
    sound(&report, &rendered(&report, Format::Json, SarifProfile::Github));
}

/// The values of an entry, one a line: none of them becomes more than a value.
fn api(text: &str) {
    let keys = ["language", "type", "module", "method", "flow", "client", "scopes", "identity"];
    let values = keys.iter().zip(text.split('\n')).filter(|(_, value)| !value.is_empty());
    // JSON escapes what TOML does, but for this one character.
    let entry: String = values.map(|(key, value)| format!("{key} = {}\n", serde_json::Value::from(value).to_string().replace('\u{7f}', "\\u007f"))).collect();
    if let Ok(config) = Config::parse(FILE_NAME, &format!("[[api]]\n{entry}"), "", catalogue()) {
        let names = text.split('\n').nth(1).map_or(1, |names| names.split('|').count());
        assert!(config.apis.len() <= names + 1, "an entry is a row for each name, and one for its module");
        let one = |addition: &Addition| RowSet::load(&[("a/a.scm", addition.text.as_str())], &[&["a"]]).map(|sets| sets.iter().flat_map(RowSet::rows).count());
        assert!(config.apis.iter().all(|addition| one(addition) == Ok(1)), "{:?}", config.apis);
        added(&config.apis);
    }
}

fn queries(text: &str) {
    let _ = RowSet::load(&[("a/a.scm", text)], &[&["a"]]);
    for language in LANGUAGES.iter().filter(|language| ["csharp", "json"].contains(&language.id)) {
        let _ = language.grammar.map(|grammar| Shapes::load(&[("a/shapes.scm", text)], &grammar()));
    }
    // A row that is right can be used: alone it is loaded, and files are looked for by it.
    let row = Addition { language: 0, file: "a.scm".to_owned(), text: text.to_owned() };
    if text.len() < 2_000 && row.check().is_ok() {
        added(&[row]);
    }
}

/// An earlier report, whoever wrote it.
fn earlier(text: &str) {
    static NOW: OnceLock<Report> = OnceLock::new();
    let now = NOW.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder can be made");
        for (path, text) in BESIDE {
            fs::write(folder.path().join(path), text).expect("a file can be written");
        }
        report(folder.path())
    });
    if let Ok(mut known) = Known::read(text) {
        let mut report = now.clone();
        let absent = known.absent(&report, &|_| true);
        report.comparison = Some(known.comparison(&report, "earlier"));
        known.take(&mut report, absent);
        for format in Format::WORDS.iter().filter_map(|word| Format::parse(word)) {
            let out = rendered(&report, format, SarifProfile::Audit);
            if format == Format::Sarif {
                Known::read(std::str::from_utf8(&out).expect("reports are UTF-8")).expect("a report is a baseline");
            }
        }
        known.prune(now);
        let read = Known::read(&known.text()).expect("a baseline is one");
        assert_eq!(read.len(), known.len());
    }
    if let Ok(document) = serde_json::from_str::<Document<Report>>(text) {
        let edition = document.report.edition.clone();
        let merged = merge(vec![("a".to_owned(), document.report.clone()), ("b".to_owned(), Report { edition, ..now.clone() }), ("a".to_owned(), document.report)]);
        let merged = merged.expect("they are of one edition");
        for format in Format::WORDS.iter().filter_map(|word| Format::parse(word)) {
            rendered(&merged, format, SarifProfile::Audit);
        }
        let json = rendered(&merged, Format::Json, SarifProfile::Github);
        let again: Document<Report> = serde_json::from_slice(&json).expect("a report can be read again");
        assert!(rendered(&again.report, Format::Json, SarifProfile::Github) == json, "what is read again is what was written");
    }
}

fn lines(bytes: &[u8]) {
    let all = described(bytes);
    assert_eq!(line_hashes(bytes), all);
    let wanted: BTreeSet<u32> = (1..=u32::try_from(all.len()).unwrap_or(u32::MAX)).step_by(3).chain([u32::MAX]).collect();
    for (line, hash) in line_hash(bytes, &wanted) {
        assert_eq!(all.get(line as usize - 1), Some(&hash));
    }
    let text = String::from_utf8_lossy(bytes);
    let (before, after) = text.split_at((0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0));
    let count = u32::try_from(after.matches(['\n', '\r']).count() + 1).unwrap_or(u32::MAX);
    assert!(changed_lines(before, after).iter().all(|line| (1..=count).contains(line)));
    assert!(changed_lines(after, after).is_empty() && is_similar(after, after));
}

/// `primaryLocationLineHash` as its description has it, each line on its own.
fn described(bytes: &[u8]) -> Vec<String> {
    const WINDOW: usize = 100;
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\r").replace([' ', '\t'], "");
    let text = text.replace('\r', "\n");
    let mut units: Vec<u16> = text.encode_utf16().chain([65535]).collect();
    let kept = units.len();
    units.extend([0; WINDOW]);
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    let starts = (0..kept).filter(|at| *at == 0 || units[at - 1] == 10);
    starts
        .map(|at| {
            let hash = units[at..at + WINDOW].iter().fold(0_u64, |hash, unit| hash.wrapping_mul(37).wrapping_add(u64::from(*unit)));
            let count = counts.entry(hash).or_default();
            *count += 1;
            format!("{hash:x}:{count}")
        })
        .collect()
}
