//! `entralint baseline`.

use super::arguments::SourceArgs;
use super::scan::Scanner;
use super::settings::{Filter, Settings, document};
use super::{Failure, output, say, usage};
use anyhow::Context as _;
use clap::Args;
use entralint::catalogue::Catalogue;
use entralint::compare::Known;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct BaselineArgs {
    #[command(flatten)]
    source: SourceArgs,
    /// The baseline; where it is there already, what is fixed is taken out and nothing is added.
    #[arg(long, value_name = "FILE", default_value = "entralint-baseline.json")]
    output: PathBuf,
    /// Write all findings of now, whatever the file holds.
    #[arg(long)]
    renew: bool,
}

/// Writes or prunes a baseline.
pub(super) fn run(arguments: &BaselineArgs, catalogue: &Catalogue) -> Result<u8, Failure> {
    let file = &arguments.output;
    let earlier = if file.exists() && !arguments.renew {
        let text = document(file)?;
        Some(Known::read(&text).with_context(|| format!("`{}` is no baseline", file.display())).map_err(usage)?)
    } else {
        None
    };
    let settings = Settings::load(&arguments.source, catalogue)?;
    let mut report = Scanner::new(&arguments.source, &settings, catalogue)?.scan(&arguments.source.path)?;
    settings.apply(&mut report, &Filter::default(), catalogue);
    let (known, told) = match earlier {
        None => {
            let known = Known::of(&report);
            let told = format!("{} findings are known from now on: {}", known.len(), file.display());
            (known, told)
        }
        Some(mut known) => {
            let fixed = known.prune(&report);
            let comparison = known.comparison(&report, "");
            let told = format!("{fixed} fixed and taken out, {} left, {} new and not added: {}", known.len(), comparison.new, file.display());
            (known, told)
        }
    };
    output::whole(file, |out| out.write_all(known.text().as_bytes()))?.until_the_end();
    say(&told);
    Ok(0)
}
