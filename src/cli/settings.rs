//! What the command line and `entralint.toml` ask for together: the command line has the last word.

use super::arguments::SourceArgs;
use super::{Failure, edition_of, usage};
use anyhow::{Context as _, anyhow};
use entralint::catalogue::Catalogue;
use entralint::config::{Config, FILE_NAME};
use entralint::finding::{Level, Report};
use entralint::scan::{ScanOptions, common_root};
use entralint::suppress::{Policy, settle};
use entralint::walk::WalkOptions;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Largest configuration and largest baseline, in bytes.
const LARGEST_CONFIG: u64 = 1 << 20;
const LARGEST_DOCUMENT: u64 = 512 << 20;

/// A scan's settings.
pub(super) struct Settings {
    pub(super) config: Config,
    /// The scanned root, relative to the configuration's folder.
    below: String,
    /// The whole folder of the configuration is scanned.
    whole: bool,
    /// Today, `YYYY-MM-DD`.
    today: String,
}

/// What becomes of findings, beyond what the configuration says.
#[derive(Default)]
pub(super) struct Filter<'a> {
    pub(super) only: &'a [String],
    pub(super) ignore: &'a [String],
    pub(super) no_suppress: bool,
    pub(super) report_unused: Option<bool>,
}

impl Settings {
    /// Finds and reads the configuration.
    pub(super) fn load(arguments: &SourceArgs, catalogue: &Catalogue) -> Result<Self, Failure> {
        let today = today();
        // A root that is missing is told by the scan.
        let base = common_root(&arguments.path).and_then(|base| base.canonicalize().ok());
        let found = match (&arguments.config, base.as_deref()) {
            _ if arguments.no_config => None,
            (Some(file), _) => Some(file.clone()),
            (None, Some(base)) => find(base),
            (None, None) => None,
        };
        let Some(file) = found else { return Ok(Self { config: Config::default(), below: String::new(), whole: false, today }) };
        let text = read(&file, LARGEST_CONFIG)?;
        let folder = file.canonicalize().ok().and_then(|file| file.parent().map(Path::to_path_buf));
        let whole = base == folder && matches!(arguments.path.as_slice(), [root] if root.is_dir()) && arguments.exclude.is_empty();
        let below = base.zip(folder).and_then(|(base, folder)| base.strip_prefix(folder).ok().map(slashes)).unwrap_or_default();
        let config = Config::parse(&file.display().to_string(), &text, &below, catalogue).map_err(|error| usage(error.into()))?;
        Ok(Self { config, below, whole, today })
    }

    /// The options of the scan.
    pub(super) fn scan_options(&self, arguments: &SourceArgs, catalogue: &Catalogue) -> Result<ScanOptions, Failure> {
        let edition = edition_of(catalogue, arguments.edition.as_deref().or(self.config.edition.as_deref())).map_err(usage)?;
        Ok(ScanOptions {
            walk: WalkOptions {
                exclude: arguments.exclude.clone(),
                configured: self.config.exclude.clone(),
                below: self.below.clone(),
                include_vendored: arguments.include_vendored,
                no_ignore: arguments.no_ignore,
                hidden: arguments.hidden,
                max_file_size: arguments.max_file_size,
                threads: arguments.jobs,
            },
            edition,
            kinds: self.config.applications.clone(),
        })
    }

    /// Whether findings of a rule are asked for.
    pub(super) fn runs(&self, filter: &Filter<'_>, rule: &str) -> bool {
        let off = self.config.rules.get(rule).is_some_and(|setting| setting.level().is_none());
        (filter.only.is_empty() || filter.only.iter().any(|only| only == rule)) && !filter.ignore.iter().any(|ignored| ignored == rule) && !off
    }

    /// Leaves out what is not asked for, gives findings the levels asked for, and settles suppressions.
    pub(super) fn apply(&self, report: &mut Report, filter: &Filter<'_>, catalogue: &Catalogue) {
        let runs = |rule: &str| self.runs(filter, rule);
        report.findings.retain(|finding| runs(&finding.rule));
        report.passes.retain(|pass| runs(&pass.rule));
        for finding in &mut report.findings {
            let level = self.config.rules.get(&finding.rule).and_then(|setting| setting.level());
            // Test code is no part of what is deployed: what is found there stays a note.
            finding.level = level.map_or(finding.level, |level| if finding.test { Level::Note } else { level });
        }
        let policy = Policy {
            catalogue,
            today: &self.today,
            hide: !filter.no_suppress,
            unused: filter.report_unused.unwrap_or(filter.only.is_empty() && filter.ignore.is_empty()),
            whole: self.whole,
            runs: &runs,
        };
        settle(report, &self.config.suppress, &policy);
    }
}

/// The nearest configuration at a folder or above it, no higher than the repository's root.
fn find(base: &Path) -> Option<PathBuf> {
    let repository = base.ancestors().find(|folder| folder.join(".git").exists());
    let mut folders = base.ancestors();
    loop {
        let folder = folders.next()?;
        let file = folder.join(FILE_NAME);
        // A link could lead anywhere.
        if file.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
            return Some(file);
        }
        if repository.is_none_or(|repository| repository == folder) {
            return None;
        }
    }
}

/// The text of a file that is not too large to be what it should be.
fn read(file: &Path, largest: u64) -> Result<String, Failure> {
    let read = || -> anyhow::Result<String> {
        let mut bytes = Vec::new();
        std::fs::File::open(file)?.take(largest + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > largest {
            return Err(anyhow!("it is larger than {largest} bytes"));
        }
        Ok(String::from_utf8(bytes).map_err(|_| anyhow!("it is not UTF-8"))?.trim_start_matches('\u{feff}').to_owned())
    };
    read().with_context(|| format!("`{}` could not be read", file.display())).map_err(usage)
}

/// The text of a document that an earlier scan wrote.
pub(super) fn document(file: &Path) -> Result<String, Failure> {
    read(file, LARGEST_DOCUMENT)
}

/// A path with forward slashes.
pub(super) fn slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The day, in universal time. `SOURCE_DATE_EPOCH` stands for the clock where output has to be repeated.
fn today() -> String {
    let stated = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok()).and_then(|seconds| time::OffsetDateTime::from_unix_timestamp(seconds).ok());
    let date = stated.unwrap_or_else(time::OffsetDateTime::now_utc).date();
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}
