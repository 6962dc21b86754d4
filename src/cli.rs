//! Arguments, and what each command does with the library.
//! Knows no syntax node and no rule's name.

use anyhow::{Context as _, Result, anyhow};
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use entralint::catalogue::Catalogue;
use entralint::finding::{Level, Report};
use entralint::report::{Format, RenderOptions, SarifProfile, explain, render, rules_json, rules_table};
use entralint::scan::{Engine, ScanError, ScanOptions, scan};
use entralint::walk::{WalkError, WalkOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Exit codes, as product.md states them.
pub(crate) mod exit {
    pub(crate) const FINDINGS: u8 = 1;
    pub(crate) const USAGE: u8 = 2;
    pub(crate) const FAILED: u8 = 3;
}

/// Tells which applications keep signing in when Microsoft Entra ID is down.
#[derive(Debug, Parser)]
#[command(name = "entralint", version, about, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
    /// When to write colours.
    #[arg(long, value_enum, default_value_t = When::Auto, global = true)]
    color: When,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Scan a folder or a file.
    Scan(Box<ScanArgs>),
    /// Say what a rule means, what the article states, and what to do.
    Explain {
        /// The rule's name.
        rule: String,
        /// The edition of the article.
        #[arg(long, value_name = "DATE")]
        edition: Option<String>,
    },
    /// List all rules.
    Rules {
        /// `terminal` or `json`.
        #[arg(long, default_value = "terminal")]
        format: RulesFormat,
    },
    /// Write shell completions.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Write the manual page.
    Man,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
enum RulesFormat {
    Terminal,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, ValueEnum, PartialEq, Eq)]
enum FailOn {
    Error,
    Warning,
    Note,
    Never,
}

#[derive(Debug, Args)]
struct ScanArgs {
    /// Folders or files.
    #[arg(default_value = ".")]
    path: Vec<PathBuf>,
    /// The form of the output: terminal, short, json, sarif.
    #[arg(long, value_parser = format_of, default_value = "terminal", value_name = "F")]
    format: Format,
    /// Write to this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write another form to a file, as F=FILE; may be given several times.
    #[arg(long, value_name = "F=FILE", value_parser = report_of)]
    report: Vec<(Format, PathBuf)>,
    /// The edition of the article to judge by.
    #[arg(long, value_name = "DATE")]
    edition: Option<String>,
    /// The level from which findings give exit code 1.
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "LEVEL")]
    fail_on: FailOn,
    /// Report only this rule; may be given several times.
    #[arg(long, value_name = "RULE")]
    only: Vec<String>,
    /// Leave this rule out; may be given several times.
    #[arg(long, value_name = "RULE")]
    ignore: Vec<String>,
    /// What SARIF holds: github or audit.
    #[arg(long, value_parser = profile_of, default_value = "github", value_name = "PROFILE")]
    sarif_profile: SarifProfile,
    /// Leave out what matches this pattern; may be given several times.
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,
    /// Read vendored libraries too.
    #[arg(long)]
    include_vendored: bool,
    /// Read what .gitignore leaves out.
    #[arg(long)]
    no_ignore: bool,
    /// Read hidden files too.
    #[arg(long)]
    hidden: bool,
    /// Largest file to read, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = 1_000_000)]
    max_file_size: u64,
    /// Threads; 0 for as many as the machine has.
    #[arg(long, short, default_value_t = 0, value_name = "N")]
    jobs: usize,
    /// Say more.
    #[arg(long, short)]
    verbose: bool,
}

fn format_of(word: &str) -> Result<Format, String> {
    Format::parse(word).ok_or_else(|| format!("a format is one of: {}", Format::WORDS.join(", ")))
}

fn profile_of(word: &str) -> Result<SarifProfile, String> {
    SarifProfile::parse(word).ok_or_else(|| format!("a profile is one of: {}", SarifProfile::WORDS.join(", ")))
}

fn report_of(word: &str) -> Result<(Format, PathBuf), String> {
    let (format, file) = word.split_once('=').ok_or("a report is F=FILE, for example sarif=out.sarif")?;
    if file.is_empty() {
        return Err("the file's name is missing behind `=`".into());
    }
    Ok((format_of(format)?, PathBuf::from(file)))
}

/// A failure with the exit code that it has.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) code: u8,
    pub(crate) error: anyhow::Error,
}

fn usage(error: anyhow::Error) -> Failure {
    Failure { code: exit::USAGE, error }
}

fn failed(error: anyhow::Error) -> Failure {
    Failure { code: exit::FAILED, error }
}

/// Does what the arguments ask for; gives the exit code.
pub(crate) fn run(cli: Cli) -> Result<u8, Failure> {
    let catalogue = Catalogue::load().map_err(|error| failed(error.into()))?;
    let color = match cli.color {
        When::Always => true,
        When::Never => false,
        When::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let written = match cli.command {
        Command::Scan(arguments) => return run_scan(&arguments, &catalogue, color),
        Command::Explain { rule, edition } => {
            let edition = edition_of(&catalogue, edition.as_deref()).map_err(usage)?;
            let rule = known_rule(&catalogue, &rule).map_err(usage)?;
            explain(rule, &catalogue, &edition, color, &mut out)
        }
        Command::Rules { format: RulesFormat::Terminal } => rules_table(&catalogue, color, width(), &mut out),
        Command::Rules { format: RulesFormat::Json } => rules_json(&catalogue, &mut out),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "entralint", &mut out);
            Ok(())
        }
        Command::Man => clap_mangen::Man::new(Cli::command()).render(&mut out),
    };
    finish(written.and_then(|()| out.flush()))?;
    Ok(0)
}

/// A reader that goes away (`| head`) is no failure.
fn finish(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(failed(anyhow!(error).context("the output could not be written"))),
        _ => Ok(()),
    }
}

fn width() -> Option<u16> {
    io::stdout().is_terminal().then(|| comfy_table::Table::new().width()).flatten()
}

fn edition_of(catalogue: &Catalogue, wanted: Option<&str>) -> Result<String> {
    let known = || catalogue.editions().iter().map(|edition| edition.date.as_str()).collect::<Vec<_>>().join(", ");
    match wanted {
        Some(date) => catalogue.edition(date).map(|edition| edition.date.clone()).ok_or_else(|| anyhow!("there is no edition `{date}`; the editions are: {}", known())),
        None => catalogue.default_edition().map(|edition| edition.date.clone()).ok_or_else(|| anyhow!("no edition is the default")),
    }
}

fn known_rule<'c>(catalogue: &'c Catalogue, name: &str) -> Result<&'c entralint::catalogue::Rule> {
    catalogue.rule(name).ok_or_else(|| match catalogue.nearest_rule(name) {
        Some(near) => anyhow!("there is no rule `{name}`; did you mean `{near}`?"),
        None => anyhow!("there is no rule `{name}`; `entralint rules` lists them"),
    })
}

fn run_scan(arguments: &ScanArgs, catalogue: &Catalogue, color: bool) -> Result<u8, Failure> {
    let edition = edition_of(catalogue, arguments.edition.as_deref()).map_err(usage)?;
    for name in arguments.only.iter().chain(&arguments.ignore) {
        known_rule(catalogue, name).map_err(usage)?;
    }
    let options = ScanOptions {
        walk: WalkOptions {
            exclude: arguments.exclude.clone(),
            include_vendored: arguments.include_vendored,
            no_ignore: arguments.no_ignore,
            hidden: arguments.hidden,
            max_file_size: arguments.max_file_size,
            threads: arguments.jobs,
        },
        edition,
    };
    if arguments.jobs > 0 {
        // Fails only where a pool was built before: then that one is used, and the output is the same.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(arguments.jobs).build_global();
    }
    let started = std::time::Instant::now();
    let engine = Engine::load().map_err(|error| failed(error.into()))?;
    let mut report = scan(&arguments.path, &options, &engine, catalogue).map_err(scan_failure)?;
    let keep = |rule: &str| (arguments.only.is_empty() || arguments.only.iter().any(|only| only == rule)) && !arguments.ignore.iter().any(|ignored| ignored == rule);
    report.findings.retain(|finding| keep(&finding.rule));
    report.passes.retain(|pass| keep(&pass.rule));
    let render_options = RenderOptions {
        color,
        links: color && io::stdout().is_terminal(),
        verbose: arguments.verbose,
        width: width(),
        sarif_profile: arguments.sarif_profile,
        uri_prefix: prefix(&arguments.path),
        ..RenderOptions::default()
    };
    write_all(arguments, &report, catalogue, &render_options)?;
    if arguments.verbose {
        let mut err = io::stderr().lock();
        // Where standard error is gone there is nobody to tell.
        let _ = writeln!(err, "entralint: {} files seen, {} parsed, {} ms", report.statistics.files_seen, report.statistics.files_parsed, started.elapsed().as_millis());
    }
    Ok(code(&report, arguments.fail_on))
}

fn scan_failure(error: ScanError) -> Failure {
    match error {
        ScanError::Walk(WalkError::Missing { .. } | WalkError::Special { .. } | WalkError::Pattern { .. }) => usage(error.into()),
        other => failed(other.into()),
    }
}

fn write_all(arguments: &ScanArgs, report: &Report, catalogue: &Catalogue, options: &RenderOptions) -> Result<(), Failure> {
    let plain = RenderOptions { color: false, links: false, ..options.clone() };
    let to_file = |format: Format, path: &Path| -> Result<(), Failure> {
        let write = || -> Result<()> {
            let mut out = BufWriter::new(std::fs::File::create(path)?);
            render(report, catalogue, format, &plain, &mut out)?;
            Ok(out.flush()?)
        };
        write().with_context(|| format!("`{}` could not be written", path.display())).map_err(failed)
    };
    for (format, path) in &arguments.report {
        to_file(*format, path)?;
    }
    if let Some(path) = &arguments.output {
        to_file(arguments.format, path)
    } else {
        let mut out = BufWriter::new(io::stdout().lock());
        let written = render(report, catalogue, arguments.format, options, &mut out);
        finish(written.and_then(|()| out.flush()))
    }
}

fn code(report: &Report, fail_on: FailOn) -> u8 {
    let least = match fail_on {
        FailOn::Error => Level::Error,
        FailOn::Warning => Level::Warning,
        FailOn::Note => Level::Note,
        FailOn::Never => return 0,
    };
    let found = report.findings.iter().any(|finding| !finding.suppressed && finding.level >= least);
    if found { exit::FINDINGS } else { 0 }
}

/// The scanned root relative to the repository's root: what SARIF puts before every path.
fn prefix(paths: &[PathBuf]) -> String {
    let Some(root) = entralint::scan::common_root(paths) else { return String::new() };
    let Ok(root) = root.canonicalize() else { return String::new() };
    let repository = root.ancestors().find(|folder| folder.join(".git").exists());
    let relative = repository.and_then(|repository| root.strip_prefix(repository).ok());
    relative.map(|path| path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")).unwrap_or_default()
}
