//! The laws of `docs/architecture.md`, read off the sources: who may refer to whom, and who may touch what.
//!
//! A module is a file or a folder of `src/`. A reference is a path that starts at the crate (`crate::x`, in the binary `entralint::x`),
//! or a `super::` that leaves the module. Comments do not count; tests inside the sources do.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Which module may refer to which. An edge that nothing uses is as wrong as one that is missing: the table says what is so.
const EDGES: &[(&str, &[&str])] = &[
    // The words that both halves share.
    ("source", &[]),
    ("fact", &["source"]),
    ("finding", &["fact"]),
    ("code", &["fact", "source"]),
    ("embedded", &[]),
    // From a path to code in neutral shapes.
    ("walk", &["finding", "language"]),
    ("language", &[]),
    ("container", &["language", "source"]),
    ("query", &["code", "fact"]),
    ("prefilter", &["source"]),
    ("syntax", &["language"]),
    ("lines", &["code", "source"]),
    ("requests", &["code", "source"]),
    ("extract", &["code", "language", "lines", "query", "source"]),
    ("cache", &["code", "source"]),
    // From code to facts of applications.
    ("resolve", &["code", "fact", "language", "source"]),
    ("classify", &["code", "fact", "language", "query", "resolve", "source"]),
    ("application", &["classify", "fact", "finding", "query", "source"]),
    // From facts to a report.
    ("catalogue", &["embedded", "fact", "finding"]),
    ("evaluate", &["catalogue", "classify", "fact", "finding"]),
    ("suppress", &["catalogue", "code", "finding", "source"]),
    ("config", &["catalogue", "fact", "finding", "language", "query", "suppress"]),
    ("fingerprint", &[]),
    ("report", &["catalogue", "fact", "finding"]),
    ("assemble", &["application", "catalogue", "classify", "code", "evaluate", "fact", "finding", "fingerprint", "resolve", "source", "suppress", "walk"]),
    // What an earlier state is held against.
    ("compare", &["finding"]),
    ("git", &[]),
    // The main flow, and the binary that starts it.
    (
        "scan",
        &[
            "application",
            "assemble",
            "cache",
            "catalogue",
            "classify",
            "code",
            "container",
            "embedded",
            "extract",
            "fact",
            "finding",
            "language",
            "lines",
            "requests",
            "prefilter",
            "query",
            "resolve",
            "source",
            "suppress",
            "syntax",
            "walk",
        ],
    ),
    ("cli", &["catalogue", "compare", "config", "finding", "git", "report", "scan", "source", "suppress", "walk"]),
    ("main", &["cli"]),
];

/// Files of the binary; all others are the library's.
const BINARY: &[&str] = &["cli", "main"];

/// Modules that may hold a syntax node, a grammar or a parser.
const SYNTAX: &[&str] = &["language", "query", "syntax", "extract", "scan"];

/// Modules that may read or write files.
const FILES: &[&str] = &["walk", "scan", "cache", "assemble", "git", "cli", "main"];

/// Modules that may start a process: git, to read its own objects.
const PROCESS: &[&str] = &["git"];

/// Modules that may read a clock.
const CLOCK: &[&str] = &["cli", "main"];

struct Source {
    /// Path below `src/`.
    path: String,
    /// The module that the file belongs to.
    module: String,
    /// How many modules deep the file's own items are: 1 for `walk.rs`, 2 for `walk/visit.rs`.
    depth: usize,
    /// Its text without comment lines.
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let entries = walkdir::WalkDir::new(&root).sort_by_file_name().into_iter().map(|entry| entry.expect("src/ can be read"));
    let files = entries.filter(|entry| entry.file_type().is_file() && entry.path().extension().is_some_and(|extension| extension == "rs"));
    let sources = files.filter_map(|entry| {
        let parts: Vec<String> = entry.path().strip_prefix(&root).ok()?.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let module = parts[0].clone();
        let depth = parts.len();
        let text = std::fs::read_to_string(entry.path()).expect("a source file can be read");
        let text = text.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line }).collect::<Vec<_>>().join("\n");
        (module != "lib").then(|| Source { path: format!("{}.rs", parts.join("/")), module, depth, text })
    });
    sources.collect()
}

/// Where a word stands by itself, not inside a longer name.
fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| !inside(text[..*at].chars().next_back()) && (word.ends_with([':', '!']) || !inside(text[at + word.len()..].chars().next())))
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    &text[..end]
}

/// The first names of a path or of a group of paths: of `{a::b, c}` both `a` and `c`.
fn heads(text: &str) -> Vec<&str> {
    let Some(group) = text.strip_prefix('{') else { return vec![name(text)] };
    let mut depth = 0;
    let mut start = 0;
    let mut all = Vec::new();
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                all.push(name(group[start..at].trim_start()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    all.retain(|head| !head.is_empty() && *head != "self");
    all
}

/// What follows a root in paths, `std::` for one.
fn after<'t>(text: &'t str, root: &'t str) -> BTreeSet<&'t str> {
    places(text, root).flat_map(|at| heads(&text[at + root.len()..])).collect()
}

/// The modules that a file refers to.
fn references(source: &Source, modules: &BTreeSet<&str>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    if source.module == "main" {
        all.extend(after(&source.text, "cli::").iter().any(|head| !head.is_empty()).then_some("cli"));
    }
    for root in ["crate::", "entralint::"] {
        let heads = after(&source.text, root);
        if let Some(unknown) = heads.iter().find(|head| !modules.contains(**head)) {
            panic!("src/{}: `{root}{unknown}` names no module; refer to the module that holds it", source.path);
        }
        all.extend(heads);
    }
    for at in places(&source.text, "super::") {
        let mut rest = &source.text[at..];
        let mut up = 0;
        while let Some(next) = rest.strip_prefix("super::") {
            rest = next;
            up += 1;
        }
        if up >= source.depth {
            all.extend(heads(rest).into_iter().filter(|head| modules.contains(head)));
        }
    }
    all.remove(source.module.as_str());
    all.into_iter().map(str::to_owned).collect()
}

/// Every edge between modules, with the files that make it.
fn edges(sources: &[Source]) -> BTreeMap<(String, String), Vec<String>> {
    let modules: BTreeSet<&str> = sources.iter().map(|source| source.module.as_str()).collect();
    let mut edges: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for source in sources {
        for target in references(source, &modules) {
            edges.entry((source.module.clone(), target)).or_default().push(source.path.clone());
        }
    }
    edges
}

#[test]
fn references_are_those_of_the_table() {
    let sources = sources();
    let edges = edges(&sources);
    let allowed: BTreeSet<(&str, &str)> = EDGES.iter().flat_map(|(from, to)| to.iter().map(|to| (*from, *to))).collect();
    let mut wrong = Vec::new();
    for module in sources.iter().map(|source| source.module.as_str()).collect::<BTreeSet<_>>() {
        if EDGES.iter().all(|(known, _)| *known != module) {
            wrong.push(format!("`{module}` has no row in the table"));
        }
    }
    for ((from, to), files) in &edges {
        if !allowed.contains(&(from.as_str(), to.as_str())) {
            wrong.push(format!("`{from}` must not refer to `{to}`: src/{}", files.join(", src/")));
        }
    }
    for (from, to) in &allowed {
        if !edges.contains_key(&((*from).to_owned(), (*to).to_owned())) {
            wrong.push(format!("`{from}` no longer refers to `{to}`: take it from the table"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_module_refers_to_itself_in_a_circle() {
    let edges = edges(&sources());
    let mut reach: BTreeSet<(&str, &str)> = edges.keys().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    loop {
        let further: Vec<(&str, &str)> =
            reach.iter().flat_map(|(from, over)| edges.keys().filter(move |(next, _)| next == over).map(move |(_, to)| (*from, to.as_str()))).collect();
        let before = reach.len();
        reach.extend(further);
        if reach.len() == before {
            break;
        }
    }
    let circular: Vec<String> = edges
        .iter()
        .filter(|((from, to), _)| reach.contains(&(to.as_str(), from.as_str())))
        .map(|((from, to), files)| format!("{from} → {to}: src/{}", files.join(", src/")))
        .collect();
    assert!(circular.is_empty(), "these references close a circle:\n{}", circular.join("\n"));
}

/// Holds a kind of text to the modules that may have it.
fn only_in(allowed: &[&str], what: &str, has: impl Fn(&str) -> bool) {
    let wrong: Vec<String> =
        sources().iter().filter(|source| !allowed.contains(&source.module.as_str()) && has(&source.text)).map(|source| format!("src/{}", source.path)).collect();
    assert!(wrong.is_empty(), "{what} is for {} only: {}", allowed.join(", "), wrong.join(", "));
}

#[test]
fn syntax_nodes_stay_where_they_are_made() {
    only_in(SYNTAX, "tree-sitter", |text| text.contains("tree_sitter"));
}

#[test]
fn files_are_read_and_written_in_few_places() {
    let methods = [".canonicalize(", ".read_dir(", ".read_link(", ".symlink_metadata(", ".exists("];
    only_in(FILES, "the file system", |text| after(text, "std::").contains("fs") || methods.iter().any(|method| text.contains(method)));
}

#[test]
fn the_library_reads_no_clock() {
    only_in(CLOCK, "the clock", |text| after(text, "std::").contains("time") || text.contains("now_utc") || text.contains("now_local"));
}

#[test]
fn nothing_is_executed() {
    only_in(PROCESS, "a process", |text| text.contains("process::Command") || text.contains("Command::new(") || text.contains("process::{Command"));
}

#[test]
fn the_library_does_not_print() {
    only_in(BINARY, "printing", |text| ["println!", "eprintln!", "print!", "eprint!", "dbg!"].iter().any(|word| places(text, word).next().is_some()));
}

#[test]
fn paths_are_read_whole() {
    assert_eq!(heads("code::{Code, Node};"), ["code"]);
    assert_eq!(heads("{language::{self, LANGUAGES}, source, self};"), ["language", "source"]);
    let text = "use crate::fact::Fact;\nfn f() -> crate::code::Code {}\nuse mycrate::walk::x;\nuse std::{\n    fs,\n    io::{self, Write},\n};";
    assert_eq!(after(text, "crate::"), BTreeSet::from(["fact", "code"]));
    assert_eq!(after(text, "std::"), BTreeSet::from(["fs", "io"]));
    let visit = Source { path: "walk/visit.rs".into(), module: "walk".into(), depth: 2, text: "use super::name;\nuse super::super::fact::Fact;".into() };
    assert_eq!(references(&visit, &BTreeSet::from(["walk", "name", "fact"])), BTreeSet::from(["fact".to_owned()]));
}
