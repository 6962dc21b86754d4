//! Where output goes.

use super::{Failure, failed};
use anyhow::{Context as _, Result, anyhow};
use entralint::catalogue::Catalogue;
use entralint::finding::Report;
use entralint::report::{Format, RenderOptions, render};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// A reader that goes away (`| head`) is no failure.
pub(super) fn finish(written: io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(failed(anyhow!(error).context("the output could not be written"))),
        _ => Ok(()),
    }
}

/// The terminal's width.
pub(super) fn width() -> Option<u16> {
    io::stdout().is_terminal().then(|| comfy_table::Table::new().width()).flatten()
}

/// Writes a report to a file, or to standard output where none is named.
pub(super) fn write(report: &Report, catalogue: &Catalogue, format: Format, options: &RenderOptions, file: Option<&Path>) -> Result<(), Failure> {
    let Some(path) = file else {
        let mut out = BufWriter::new(io::stdout().lock());
        let written = render(report, catalogue, format, options, &mut out);
        return finish(written.and_then(|()| out.flush()));
    };
    let plain = RenderOptions { color: false, links: false, width: None, ..options.clone() };
    let write = || -> Result<()> {
        let mut out = BufWriter::new(std::fs::File::create(path)?);
        render(report, catalogue, format, &plain, &mut out)?;
        Ok(out.flush()?)
    };
    write().with_context(|| format!("`{}` could not be written", path.display())).map_err(failed)
}
