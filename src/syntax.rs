//! Bytes to a syntax tree, within a budget of work.
//! Knows no pattern and no fact.

mod nesting;
mod quotes;
mod repairs;

use crate::language::Language;
use std::borrow::Cow;
use std::cell::Cell;
use std::ops::ControlFlow;
use tree_sitter::{ParseOptions, ParseState, Parser, Tree};

/// How much work one file may still cost.
#[derive(Debug, Clone, Copy)]
pub struct ParseBudget {
    /// Calls of the parser's progress callback: a count and not a clock, so that the same input gives the same tree.
    pub steps: u64,
    /// Stretches of text that the parser still may ask for: a grammar's scanner that looks for an end which is not there reads to the end of the text,
    /// for each token anew, and calls nothing back.
    pub reads: u64,
}

/// Length of the stretches in which a parser is handed its text.
const STRETCH: usize = 8_192;

impl Default for ParseBudget {
    fn default() -> Self {
        // About two seconds of parsing; an ordinary file of 1 MB takes some thousands.
        Self { steps: 400_000, reads: 40_000 }
    }
}

/// Parses text; `None` where the budget ran out, the text nests too deep, or the language has no grammar.
///
/// Where the tree has errors, what the language says may stand in the way is blanked (offsets kept) and the text is parsed again.
pub fn parse(parser: &mut Parser, language: &Language, text: &str, budget: &mut ParseBudget) -> Option<Tree> {
    if nesting::is_too_deep(language.nesting, text) {
        return None;
    }
    // A grammar that this build of tree-sitter refuses cannot be in the table: tests load them all.
    parser.set_language(&language.grammar?()).ok()?;
    let shortened = language.remarks.and_then(|mark| blank_runs(text, mark));
    let text = shortened.as_deref().unwrap_or(text);
    let tree = parse_text(parser, text, budget)?;
    Some(repaired(parser, language, text, tree, budget))
}

/// The tree of a text with as few errors as the repairs of its language leave.
fn repaired(parser: &mut Parser, language: &Language, text: &str, mut tree: Tree, budget: &mut ParseBudget) -> Tree {
    let mut text = Cow::Borrowed(text);
    for repair in language.repairs.iter().filter(|_| tree.root_node().has_error()).collect::<Vec<_>>() {
        let Some(blanked) = repairs::blanked(*repair, &text, &tree) else { continue };
        if let Some(second) = parse_text(parser, &blanked, budget)
            && repairs::errors(*repair, &second) < repairs::errors(*repair, &tree)
        {
            tree = second;
            text = Cow::Owned(blanked);
        }
    }
    tree
}

fn parse_text(parser: &mut Parser, text: &str, budget: &mut ParseBudget) -> Option<Tree> {
    let (steps, reads) = (Cell::new(budget.steps), Cell::new(budget.reads));
    let mut progress = |_: &ParseState| {
        steps.set(steps.get().saturating_sub(1));
        if steps.get() == 0 || reads.get() == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let bytes = text.as_bytes();
    let mut read = |at: usize, _| {
        reads.set(reads.get().saturating_sub(1));
        // Without a budget the text ends here; the tree of it is thrown away.
        let end = if reads.get() == 0 { at } else { bytes.len().min(at + STRETCH) };
        bytes.get(at..end).unwrap_or(&[])
    };
    let tree = parser.parse_with_options(&mut read, None, Some(ParseOptions::new().progress_callback(&mut progress)));
    let tree = tree.filter(|_| reads.get() > 0);
    *budget = ParseBudget { steps: steps.get(), reads: reads.get() };
    if tree.is_none() {
        // Else the next document would come back as this one's half-built tree.
        parser.reset();
    }
    tree
}

/// As many spaces as the line has bytes, and its end.
fn blank(line: &str, out: &mut String) {
    out.extend(line.chars().flat_map(|c| {
        let kept = if matches!(c, '\n' | '\r') { c } else { ' ' };
        std::iter::repeat_n(kept, if kept == ' ' { c.len_utf8() } else { 1 })
    }));
}

/// Lines of one run of comments beyond which the run is blanked.
const LONGEST_RUN: usize = 300;

/// The text with the long runs of line comments blanked; `None` where there are none.
fn blank_runs(text: &str, mark: char) -> Option<String> {
    let is_remark = |line: &str| line.trim_start().starts_with(mark);
    let mut out = String::new();
    let mut rest = text;
    let mut found = false;
    while !rest.is_empty() {
        let run: Vec<&str> = rest.split_inclusive('\n').take_while(|line| is_remark(line)).collect();
        let long = run.len() > LONGEST_RUN;
        found |= long;
        let mut length = 0;
        for line in run {
            length += line.len();
            if long { blank(line, &mut out) } else { out.push_str(line) }
        }
        let next = rest[length..].split_inclusive('\n').next().unwrap_or("");
        out.push_str(next);
        rest = &rest[length + next.len()..];
    }
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_scanner_reads_again_and_again_is_counted() {
        let bicep = &crate::language::LANGUAGES[crate::language::by_id("bicep").expect("a language")];
        let mut parser = Parser::new();
        let text = "var a = 'x'\n".repeat(5_000);
        assert!(parse(&mut parser, bicep, &text, &mut ParseBudget { reads: 100, ..ParseBudget::default() }).is_some());
        let hostile = "@".repeat(text.len());
        assert!(parse(&mut parser, bicep, &hostile, &mut ParseBudget { reads: 100, ..ParseBudget::default() }).is_none());
        assert!(parse(&mut parser, bicep, &text, &mut ParseBudget::default()).is_some_and(|tree| !tree.root_node().has_error()));
    }

    #[test]
    fn what_a_grammar_does_not_know_is_blanked() {
        let tsx = &crate::language::LANGUAGES[crate::language::by_id("tsx").expect("a language")];
        let text = "let a: import('./t').A<B>[] = [];\nexport const b = () => <h2>C & D</h2>;\nconst d = a & b;\n";
        let tree = parse(&mut Parser::new(), tsx, text, &mut ParseBudget::default()).expect("a tree");
        assert!(!tree.root_node().has_error());
    }

    #[test]
    fn long_runs_of_comments_are_blanked_in_place() {
        let few = "a = 1\n# one\n# two\nb = 2\n";
        assert_eq!(blank_runs(few, '#'), None);
        let many = format!("a = 1\n{}b = 'é'\n", "  # né\n".repeat(LONGEST_RUN + 1));
        let blanked = blank_runs(&many, '#').expect("a long run");
        assert_eq!((blanked.len(), blanked.find("b ="), blanked.matches('#').count()), (many.len(), many.find("b ="), 0));
        assert_eq!(blanked.lines().count(), many.lines().count());
    }
}
