//! Times the stages of a scan over the repository's own fixtures: `cargo bench --bench stages`.

use divan::Bencher;
use divan::counter::BytesCount;
use entralint::catalogue::Catalogue;
use entralint::language::{LANGUAGES, by_id};
use entralint::prefilter::Anchors;
use entralint::query::Shapes;
use entralint::scan::{Engine, ScanOptions, scan};
use entralint::source::{Decoding, SourceFile};
use entralint::syntax::{ParseBudget, parse};
use std::path::{Path, PathBuf};
use tree_sitter::{Parser, Tree};

/// Languages whose code is timed.
const CODE: [&str; 4] = ["csharp", "javascript", "typescript", "python"];

fn main() {
    divan::main();
}

/// The fixtures of a language, one behind the other.
fn text(id: &str) -> String {
    let language = &LANGUAGES[by_id(id).expect("a language of the table")];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok);
    let of_language = files.filter(|file| file.path().extension().is_some_and(|end| language.extensions.iter().any(|known| end == *known)));
    of_language.filter_map(|file| std::fs::read_to_string(file.path()).ok()).collect()
}

fn tree(id: &str, text: &str) -> Tree {
    let language = &LANGUAGES[by_id(id).expect("a language of the table")];
    parse(&mut Parser::new(), language, text, &mut ParseBudget::default()).expect("within the budget")
}

fn shapes(id: &str) -> Shapes {
    let language = &LANGUAGES[by_id(id).expect("a language of the table")];
    let queries = entralint::embedded::QUERIES;
    let files: Vec<(&str, &str)> = language.shapes.iter().filter_map(|folder| queries.iter().find(|(name, _)| name.strip_suffix("/shapes.scm") == Some(folder)).copied()).collect();
    Shapes::load(&files, &language.grammar.expect("a grammar")()).expect("the shapes are right")
}

/// Rows, literals and rules: what every run does first.
#[divan::bench]
fn load() -> (Engine, Catalogue) {
    (Engine::load().expect("the queries are right"), Catalogue::load().expect("the rules are right"))
}

/// The search for a language's literals in text that holds none of them.
#[divan::bench(args = CODE)]
fn search(bencher: Bencher<'_, '_>, id: &str) {
    let engine = Engine::load().expect("the queries are right");
    let literals: Vec<String> = engine.anchors(by_id(id).expect("a language of the table")).expect("anchors").map(str::to_owned).collect();
    let anchors = Anchors::new(literals).expect("anchors");
    // Upper case holds no literal but those that are upper case themselves: a hit would end the search.
    let text = text(id).to_uppercase().replace('_', " ");
    let text = text.lines().filter(|line| !anchors.hits(line.as_bytes())).collect::<Vec<_>>().join("\n");
    bencher.counter(BytesCount::of_str(&text)).bench(|| anchors.hits(divan::black_box(text.as_bytes())));
}

/// The parse of the fixtures of a language.
#[divan::bench(args = CODE)]
fn parsing(bencher: Bencher<'_, '_>, id: &str) {
    let text = text(id);
    bencher.counter(BytesCount::of_str(&text)).bench(|| tree(id, &text));
}

/// From trees to flat shapes.
#[divan::bench(args = CODE)]
fn lowering(bencher: Bencher<'_, '_>, id: &str) {
    let (text, shapes, language) = (text(id), shapes(id), by_id(id).expect("a language of the table"));
    let parsed = || (vec![(0, tree(id, &text))], SourceFile::new("a".into(), text.clone(), Decoding::Utf8));
    bencher.counter(BytesCount::of_str(&text)).with_inputs(parsed).bench_values(|(trees, source)| entralint::extract::lower(&trees, source, language, &shapes));
}

/// All of it: from the folder of a language's fixtures to the report.
#[divan::bench(args = ["csharp", "javascript", "python"], sample_count = 10)]
fn whole(bencher: Bencher<'_, '_>, id: &str) {
    let (engine, catalogue) = load();
    let roots = [PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(id)];
    let options = ScanOptions { edition: catalogue.default_edition().map(|edition| edition.date.clone()).unwrap_or_default(), ..ScanOptions::default() };
    bencher.bench(|| scan(&roots, &options, &engine, &catalogue).expect("the fixtures can be read"));
}
