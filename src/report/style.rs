//! The colours of the terminal.

use crate::finding::{Level, Verdict};
use anstyle::{AnsiColor, Style};

/// Styles that write nothing where no colour is wanted. `{s}text{s:#}` prints styled text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Styles {
    color: bool,
}

impl Styles {
    pub(super) fn new(color: bool) -> Self {
        Self { color }
    }

    fn of(self, style: Style) -> Style {
        if self.color { style } else { Style::new() }
    }

    pub(super) fn bold(self) -> Style {
        self.of(Style::new().bold())
    }

    pub(super) fn faint(self) -> Style {
        self.of(Style::new().dimmed())
    }

    /// Of the arrow before a place, as annotate-snippets has its line numbers.
    pub(super) fn margin(self) -> Style {
        self.of(annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE)
    }

    pub(super) fn level(self, level: Option<Level>) -> Style {
        self.of(match level {
            Some(Level::Error) => AnsiColor::BrightRed.on_default(),
            Some(Level::Warning) => AnsiColor::Yellow.on_default(),
            Some(Level::Note) => AnsiColor::BrightBlue.on_default(),
            None => AnsiColor::Green.on_default(),
        })
    }

    pub(super) fn verdict(self, verdict: Verdict) -> Style {
        self.of(match verdict {
            Verdict::NotProtected => AnsiColor::BrightRed.on_default().bold(),
            Verdict::AtRisk => AnsiColor::Yellow.on_default().bold(),
            Verdict::Undetermined => AnsiColor::Magenta.on_default(),
            Verdict::Protected => AnsiColor::Green.on_default().bold(),
            Verdict::NoSignIn => Style::new().dimmed(),
        })
    }
}
