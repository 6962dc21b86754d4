//! Prints the literals that decide which sources are parsed, one a line: what another searcher is given to be compared with this one.

fn main() -> Result<(), entralint::scan::ScanError> {
    let engine = entralint::scan::Engine::load()?;
    let (sources, settings) = engine.anchors();
    let which: Vec<&str> = if std::env::args().any(|argument| argument == "--settings") { settings.collect() } else { sources.collect() };
    #[expect(clippy::print_stdout, reason = "its purpose")]
    for literal in which {
        println!("{literal}");
    }
    Ok(())
}
