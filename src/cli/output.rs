//! Where output goes.

use super::interrupt::{self, Hold};
use super::{Failure, failed};
use anyhow::{Context as _, anyhow};
use entralint::catalogue::Catalogue;
use entralint::finding::Report;
use entralint::report::{Format, RenderOptions, render};
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use tempfile::NamedTempFile;

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

/// Writes a report to a file, or to standard output where none is named. A signal that comes once it is there waits for what is given back.
pub(super) fn write(report: &Report, catalogue: &Catalogue, format: Format, options: &RenderOptions, file: Option<&Path>) -> Result<Hold, Failure> {
    let Some(path) = file else {
        let mut out = BufWriter::new(io::stdout().lock());
        let written = render(report, catalogue, format, options, &mut out);
        return finish(written.and_then(|()| out.flush())).map(|()| interrupt::hold());
    };
    let plain = RenderOptions { color: false, links: false, width: None, ..options.clone() };
    whole(path, |out| render(report, catalogue, format, &plain, out))
}

/// Writes a file whole or not at all: beside its place, and moved there once it is complete, with signals held back from then on. A device or a pipe is written to as it is.
pub(super) fn whole(path: &Path, content: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Hold, Failure> {
    let written = || -> io::Result<Hold> {
        // A link stays one.
        let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        if std::fs::metadata(&target).is_ok_and(|metadata| !metadata.is_file()) {
            let mut out = BufWriter::new(File::create(&target)?);
            content(&mut out)?;
            return out.flush().map(|()| interrupt::hold());
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut out = BufWriter::new(interrupt::made(|| beside(folder))?);
        content(&mut out)?;
        let beside = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        // Who may read the report stays as it was.
        if let Ok(earlier) = std::fs::metadata(&target) {
            beside.as_file().set_permissions(earlier.permissions())?;
        }
        let hold = interrupt::hold();
        beside.persist(&target).map_err(|error| error.error)?;
        Ok(hold)
    };
    written().with_context(|| format!("`{}` could not be written", path.display())).map_err(failed)
}

/// A file for others to read too, as any that a program makes.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".entralint-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
