//! One line a finding: `path:line:column: level: message [rule]`; of a notebook the cell stands behind the message.
//! For editors, grep and people in a hurry.

use super::escape::visible;
use crate::finding::Report;
use std::io::{self, Write};

/// Writes one line for each finding that is not suppressed, and nothing where there is none.
pub(super) fn render(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings.iter().filter(|finding| !finding.suppressed) {
        let path = visible(&finding.path);
        let level = finding.level.as_str();
        let message = visible(&finding.message);
        let cell = finding.cell.map(|cell| format!(" (cell {cell})")).unwrap_or_default();
        writeln!(out, "{path}:{}:{}: {level}: {message}{cell} [{}]", finding.region.line, finding.region.column, visible(&finding.rule))?;
    }
    Ok(())
}
