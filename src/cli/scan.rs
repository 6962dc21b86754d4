//! `entralint scan`.

use super::arguments::{ScanArgs, SourceArgs};
use super::settings::{Filter, Settings, document, slashes};
use super::{Failure, diff, exit, failed, known_rule, output, say, usage};
use anyhow::Context as _;
use entralint::catalogue::Catalogue;
use entralint::compare::Known;
use entralint::config::FailOn;
use entralint::finding::{Comparison, Level, Report};
use entralint::report::RenderOptions;
use entralint::scan::{Engine, ScanError, ScanOptions, scan};
use entralint::walk::WalkError;
use std::io::{self, IsTerminal};
use std::mem::ManuallyDrop;
use std::path::PathBuf;

/// Scans, and gives the exit code.
pub(super) fn run(arguments: &ScanArgs, catalogue: &Catalogue, color: bool) -> Result<u8, Failure> {
    for name in arguments.only.iter().chain(&arguments.ignore) {
        known_rule(catalogue, name).map_err(usage)?;
    }
    let started = std::time::Instant::now();
    let source = &arguments.source;
    let settings = Settings::load(source, catalogue)?;
    let scanner = Scanner::new(source, &settings, catalogue)?;
    // What is wrong with it is told before the work is done.
    let known = arguments.baseline.as_ref().map(|file| read_known(file)).transpose()?;
    let filter = Filter { only: &arguments.only, ignore: &arguments.ignore, no_suppress: arguments.no_suppress, report_unused: arguments.report_unused };
    let scanned = |roots: &[PathBuf]| -> Result<Report, Failure> {
        let mut report = scanner.scan(roots)?;
        settings.apply(&mut report, &filter, catalogue);
        Ok(report)
    };
    let mut report = scanned(&source.path)?;
    // Against everything that was found, whatever of it is shown.
    let absent = known.as_ref().map(|known| known.absent(&report, &|rule| catalogue.rule(rule).is_some() && settings.runs(&filter, rule)));
    if let Some(revision) = &arguments.diff {
        diff::narrow(&mut report, revision, source, &scanned)?;
    }
    if let (Some(known), Some(absent), Some(file)) = (known, absent, &arguments.baseline) {
        let fixed = absent.iter().filter(|absent| absent.level.is_some()).count() as u64;
        report.comparison = Some(Comparison { fixed, ..known.comparison(&report, &file.display().to_string()) });
        known.take(&mut report, absent);
    }
    let options = RenderOptions {
        color,
        links: color && io::stdout().is_terminal(),
        verbose: arguments.verbose,
        quiet: arguments.quiet,
        width: output::width(),
        sarif_profile: arguments.sarif_profile,
        uri_prefix: prefix(&source.path),
        ..RenderOptions::default()
    };
    for (format, path) in &arguments.report {
        output::write(&report, catalogue, *format, &options, Some(path))?;
    }
    output::write(&report, catalogue, arguments.format, &options, arguments.output.as_deref())?.until_the_end();
    scanner.finish();
    if arguments.verbose {
        let (seen, parsed) = (report.statistics.files_seen, report.statistics.files_parsed);
        say(&format!("{seen} files seen, {parsed} parsed ({} from the cache), {} ms", scanner.engine.spared(), started.elapsed().as_millis()));
    }
    Ok(code(&report, arguments.fail_on.or(settings.config.fail_on).unwrap_or(FailOn::Error)))
}

/// What every scan of one run needs.
pub(super) struct Scanner<'c> {
    /// It serves until the process ends: to take its rows apart before that would be a seventh of an empty run.
    engine: ManuallyDrop<Engine>,
    options: ScanOptions,
    catalogue: &'c Catalogue,
}

impl<'c> Scanner<'c> {
    pub(super) fn new(source: &SourceArgs, settings: &Settings, catalogue: &'c Catalogue) -> Result<Self, Failure> {
        let options = settings.scan_options(source, catalogue)?;
        if source.jobs > 0 {
            // Fails only where a pool was built before: then that one is used, and the output is the same.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(source.jobs).build_global();
        }
        // The built-in rows are held by tests: what is wrong is in those of the configuration.
        let mut engine = Engine::with(&settings.config.apis).map_err(|error| if settings.config.apis.is_empty() { failed(error.into()) } else { usage(error.into()) })?;
        if let Some(folder) = &source.cache {
            engine.keep_in(folder).with_context(|| format!("`{}` cannot be used as a cache", folder.display())).map_err(failed)?;
        }
        Ok(Self { engine: ManuallyDrop::new(engine), options, catalogue })
    }

    /// The end of the run.
    pub(super) fn finish(&self) {
        self.engine.prune();
    }

    pub(super) fn scan(&self, roots: &[PathBuf]) -> Result<Report, Failure> {
        scan(roots, &self.options, &self.engine, self.catalogue).map_err(failure)
    }
}

fn failure(error: ScanError) -> Failure {
    match error {
        ScanError::Walk(WalkError::Missing { .. } | WalkError::Special { .. } | WalkError::Pattern { .. }) => usage(error.into()),
        other => failed(other.into()),
    }
}

fn read_known(file: &std::path::Path) -> Result<Known, Failure> {
    let text = document(file)?;
    Known::read(&text).with_context(|| format!("`{}` is no baseline", file.display())).map_err(usage)
}

/// Exit code 1 where a finding, a verdict that got worse or a suppression that is refused stands at the level or above it.
fn code(report: &Report, fail_on: FailOn) -> u8 {
    let least = match fail_on {
        FailOn::Error => Level::Error,
        FailOn::Warning => Level::Warning,
        FailOn::Note => Level::Note,
        FailOn::Never => return 0,
    };
    let found = report.findings.iter().any(|finding| !finding.suppressed && finding.level >= least);
    let worse = report.verdict_changes.iter().any(entralint::finding::VerdictChange::is_worse);
    let refused = report.suppressions.iter().any(|entry| entry.level.is_some_and(|level| level >= least));
    if found || worse || refused { exit::FINDINGS } else { 0 }
}

/// The scanned root relative to the repository's root: what stands before every path where paths start there.
fn prefix(paths: &[PathBuf]) -> String {
    let Some(root) = entralint::scan::common_root(paths) else { return String::new() };
    let Ok(root) = root.canonicalize() else { return String::new() };
    let repository = root.ancestors().find(|folder| folder.join(".git").exists());
    let relative = repository.and_then(|repository| root.strip_prefix(repository).ok());
    relative.map(slashes).unwrap_or_default()
}
