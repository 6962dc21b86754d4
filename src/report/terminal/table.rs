//! The table of applications.

use crate::finding::{Application, Verdict};
use crate::report::RenderOptions;
use crate::report::escape::visible_cell;
use comfy_table::presets::UTF8_BORDERS_ONLY;
use comfy_table::{Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Table, Width};
use std::io::{self, Write};

/// Blanks around a cell.
const PADDING: u16 = 2;

/// Writes path, kind, verdict and flows of each application.
pub(super) fn write(applications: &[&Application], options: &RenderOptions, out: &mut dyn Write) -> io::Result<()> {
    let mut table = Table::new();
    table.load_preset(UTF8_BORDERS_ONLY);
    // The table must not ask the terminal: its width and its colours are the caller's.
    table.force_no_tty();
    if let Some(width) = options.width {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width.max(40));
    }
    if options.color {
        table.enforce_styling();
    }
    let header = ["Application", "Kind", "Verdict", "Flows"];
    table.set_header(header.map(|title| Cell::new(title).add_attribute(Attribute::Bold)));
    let mut words = [longest_word(header[0]), 0, 0, 0];
    for application in applications {
        let flows = flows(application);
        words[1] = words[1].max(longest_word(&application.kind));
        words[2] = words[2].max(longest_word(application.verdict.as_str()));
        words[3] = flows.iter().map(|flow| longest_word(flow)).max().unwrap_or(0).max(words[3]);
        table.add_row([
            Cell::new(visible_cell(&application.path)),
            Cell::new(visible_cell(&application.kind)),
            verdict(application.verdict),
            Cell::new(visible_cell_lines(&flows)),
        ]);
    }
    // Where space is short, paths are broken, and titles and the words of the closed lists are not.
    for column in table.column_iter_mut() {
        let word = words.get(column.index).copied().unwrap_or(0);
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(word + PADDING)));
    }
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn verdict(verdict: Verdict) -> Cell {
    let cell = Cell::new(verdict.as_str());
    match verdict {
        Verdict::NotProtected => cell.fg(Color::Red).add_attribute(Attribute::Bold),
        Verdict::AtRisk => cell.fg(Color::Yellow).add_attribute(Attribute::Bold),
        Verdict::Undetermined => cell.fg(Color::Magenta),
        Verdict::Protected => cell.fg(Color::Green).add_attribute(Attribute::Bold),
        Verdict::NoSignIn => cell.add_attribute(Attribute::Dim),
    }
}

/// One line a flow, in the report's order, each pair of flow and status once.
fn flows(application: &Application) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for flow in &application.flows {
        let line = format!("{} ({})", flow.name, flow.status);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// Columns of the longest word, at most 30.
fn longest_word(text: &str) -> u16 {
    let longest = text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    u16::try_from(longest.min(30)).unwrap_or(30)
}

fn visible_cell_lines(lines: &[String]) -> String {
    lines.iter().map(|line| visible_cell(line)).collect::<Vec<_>>().join("\n")
}
