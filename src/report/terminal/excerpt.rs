//! A finding with its line of source.

use crate::catalogue::Rule;
use crate::finding::{Finding, Level, Related};
use crate::report::escape::{VisibleLine, visible};
use crate::report::style::Styles;
use crate::report::{RenderOptions, count};
use annotate_snippets::renderer::DEFAULT_TERM_WIDTH;
use annotate_snippets::{AnnotationKind, Group, Level as Severity, Renderer, Snippet};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Renders findings, one at a time.
pub(super) struct Excerpts {
    renderer: Renderer,
    arrow: String,
    links: bool,
    verbose: bool,
    /// What the editions state, as far as it was said.
    told: BTreeSet<String>,
}

/// A renderer of findings for these options.
pub(super) fn renderer(options: &RenderOptions) -> Excerpts {
    let renderer = if options.color { Renderer::styled() } else { Renderer::plain() };
    let width = options.width.map_or(DEFAULT_TERM_WIDTH, usize::from).max(60);
    let links = options.links && options.color;
    let style = Styles::new(options.color).margin();
    Excerpts { renderer: renderer.term_width(width).hyperlink(links), arrow: format!("{style}-->{style:#} "), links, verbose: options.verbose, told: BTreeSet::new() }
}

impl Excerpts {
    /// The finding as several lines, without a line end at the end. What an edition states stands at the first finding that it decides, if not all is asked for.
    pub(super) fn render(&mut self, finding: &Finding, rule: Option<&Rule>) -> String {
        let level = match finding.level {
            Level::Error => Severity::ERROR,
            Level::Warning => Severity::WARNING,
            Level::Note => Severity::NOTE,
        };
        let mut title = level.clone().primary_title(visible(&finding.message)).id(visible(&finding.rule));
        if let Some(link) = rule.and_then(|rule| rule.links.first()).filter(|_| self.links) {
            title = title.id_url(link.url.as_str());
        }
        let mut text = self.renderer.render(&[Group::with_title(title)]);
        let region = finding.region;
        let digits = region.line.to_string().len();
        // The renderer would count the column anew, in characters of the shown line; ours are those of every output.
        let _ = write!(text, "\n{:digits$}{}", "", self.arrow);
        let _ = writeln!(text, "{}", visible(&finding.place()));
        let mut group = Group::with_level(level);
        if !finding.snippet.trim().is_empty() {
            let line = VisibleLine::new(&finding.snippet);
            let start = line.byte(region.column);
            let end = if region.end_line == region.line { line.byte(region.end_column) } else { line.text.len() };
            let mark = AnnotationKind::Primary.span(start..end.max(start));
            group = group.element(Snippet::source(line.text).line_start(region.line as usize).annotation(mark));
        }
        let editions: Vec<&String> = finding.edition_notes.iter().filter(|note| self.told.insert((*note).clone()) || self.verbose).collect();
        text + &self.renderer.render(&[self.notes(group, finding, editions)])
    }

    fn notes<'a>(&self, mut group: Group<'a>, finding: &'a Finding, editions: Vec<&'a String>) -> Group<'a> {
        if !finding.help.is_empty() {
            group = group.element(Severity::HELP.message(visible(&finding.help)));
        }
        for note in editions {
            group = group.element(Severity::NOTE.message(visible(note)));
        }
        // The last step is the one that decides; the way there is for who asks.
        let shown = if self.verbose { &finding.related[..] } else { &finding.related[finding.related.len().saturating_sub(1)..] };
        for related in shown {
            group = group.element(Severity::NOTE.message(place(related)));
        }
        if shown.len() < finding.related.len() {
            group = group.element(Severity::NOTE.message(format!("{} lead there; --verbose names them", count(finding.related.len() as u64 - 1, "more place"))));
        }
        if finding.test {
            group = group.element(Severity::NOTE.message("this is test code: the verdict does not depend on it"));
        }
        if self.verbose && !finding.confidence.is_empty() {
            group = group.element(Severity::NOTE.message(format!("confidence: {}", visible(&finding.confidence))));
        }
        let explain = format!("entralint explain {}", visible(&finding.rule));
        group.element(Severity::INFO.with_name("more").message(explain))
    }
}

fn place(related: &Related) -> String {
    let region = related.region;
    format!("{}: {}:{}:{}", visible(&related.message), visible(&related.path), region.line, region.column)
}
