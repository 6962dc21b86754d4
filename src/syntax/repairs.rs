//! What stands in the way of a grammar, blanked or renamed: offsets stay as they are.

use super::quotes;
use crate::language::Repair;
use tree_sitter::{Node, Tree};

/// Nodes with errors that are looked at in one tree.
const MOST_ERRORS: usize = 10_000;
/// Expressions that directives choose between in one text: each is nested in the one before.
const MOST_CHOICES: u32 = 100;
/// Characters of what something is assigned to.
const LONGEST_TARGET: usize = 200;

/// The text with what a repair blanks; `None` where there is none of it.
pub(super) fn blanked(repair: Repair, text: &str, tree: &Tree) -> Option<String> {
    match repair {
        Repair::Directives(mark) => text.contains(mark).then(|| without_directives(text, mark)),
        Repair::Attributes(words) => with_names(text, words),
        Repair::ModuleOfType(word) => without(text, modules_of_types(text, word)),
        Repair::Alone(mark) => without(text, alone(text, tree, mark)),
        Repair::QuotesBehindHoles => without(text, quotes::behind_holes(text)),
        Repair::ConditionalTargets(mark) => without(text, conditional_targets(text, mark)),
    }
}

/// How many errors of a tree count when trees of the same text are compared.
pub(super) fn errors(repair: Repair, tree: &Tree) -> usize {
    let root = tree.root_node();
    if let Repair::Directives(_) = repair {
        // Those right below the root or one level deeper tell how much is lost.
        let mut cursor = root.walk();
        return root.children(&mut cursor).filter(Node::has_error).count() + usize::from(root.is_error()) * 1000;
    }
    faults(tree).len()
}

/// Text in which reserved words that a value is given to, as to no variable, are names of the same length; `None` where there are none.
fn with_names(text: &str, words: &[&str]) -> Option<String> {
    let mut starts: Vec<usize> = Vec::new();
    for word in words {
        starts.extend(text.match_indices(word).map(|(at, _)| at).filter(|at| {
            let before = text[..*at].chars().next_back().is_some_and(char::is_whitespace);
            let value = text[at + word.len()..].trim_start().strip_prefix('=');
            before && value.is_some_and(|value| value.trim_start().starts_with(['"', '\'', '{']))
        }));
    }
    let mut out = text.to_owned();
    for at in &starts {
        out.replace_range(at..&(at + 1), "_");
    }
    (!starts.is_empty()).then_some(out)
}

/// Text without its directives. Where they choose between expressions, `=> #if … a; #else b; #endif`, all of them stay: one or the other.
fn without_directives(text: &str, mark: char) -> String {
    const CHOICE: &str = "??";
    let mut out = String::with_capacity(text.len());
    // Of each condition that is open, whether an expression is chosen by it.
    let mut open: Vec<bool> = Vec::new();
    // The end of what is no blank, and how many more choices are made.
    let (mut end, mut left) = (0, MOST_CHOICES);
    for line in text.split_inclusive('\n') {
        let Some(directive) = line.trim_start().strip_prefix(mark) else {
            // What stands behind the end of a statement is a remark.
            let last = line.rfind(';').map(|at| at + 1).filter(|at| line[*at..].trim_start().starts_with("//"));
            let written = last.unwrap_or(line.trim_end().len());
            end = if written > 0 { out.len() + written } else { end };
            out.push_str(line);
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        let chooses = match directive.trim_start() {
            word if word.starts_with("if") => {
                open.push(out[..end].ends_with("=>"));
                false
            }
            word if word.starts_with("endif") => {
                open.pop();
                false
            }
            word => word.starts_with("el") && left > 0 && open.last() == Some(&true) && out[..end].ends_with(';') && line.is_char_boundary(indent + CHOICE.len()),
        };
        if chooses {
            left -= 1;
            out.replace_range(end - 1..end, " ");
            out.push_str(&line[..indent]);
            out.push_str(CHOICE);
            end = out.len();
            super::blank(&line[indent + CHOICE.len()..], &mut out);
        } else {
            super::blank(line, &mut out);
        }
    }
    out
}

/// Text with ranges of bytes blanked that stand in order.
fn without(text: &str, ranges: Vec<(usize, usize)>) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (start, end) in ranges {
        let (Some(kept), Some(gone)) = (text.get(from..start), text.get(start..end)) else { continue };
        out.push_str(kept);
        super::blank(gone, &mut out);
        from = end;
    }
    (from > 0).then(|| out + &text[from..])
}

/// `import("x").` before the name of a type that is no call.
fn modules_of_types(text: &str, word: &str) -> Vec<(usize, usize)> {
    let found = text.match_indices(word).filter_map(|(start, _)| {
        let rest = text[start + word.len()..].strip_prefix(['"', '\''])?;
        let close = rest.find(['"', '\'', '\n'])?;
        let named = rest[close + 1..].strip_prefix(").").filter(|named| named.starts_with(char::is_uppercase))?;
        let after = named.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.'));
        (!after.starts_with('(')).then_some((start, text.len() - named.len()))
    });
    found.collect()
}

/// A mark before a member or an index to which something is assigned: `a?.b = c`.
fn conditional_targets(text: &str, mark: char) -> Vec<(usize, usize)> {
    let is_target = |at: &usize| {
        let rest = &text[at + mark.len_utf8()..];
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '[' | ']') || c == mark;
        let Some((end, _)) = rest.char_indices().take(LONGEST_TARGET).find(|(_, c)| !is_part(*c)) else { return false };
        let behind = rest[end..].trim_start_matches([' ', '\t']);
        let value = behind.strip_prefix("??").unwrap_or(behind).trim_start_matches(['+', '-', '*', '/', '|', '&']);
        rest.starts_with(['.', '[']) && value.starts_with('=') && !value.starts_with("==") && !value.starts_with("=>")
    };
    text.match_indices(mark).map(|(at, _)| at).filter(is_target).map(|at| (at, at + mark.len_utf8())).collect()
}

/// Where a character before a space is the first of a faulty node, or stands between the parameters of an address: `?a=b&c=d`.
fn alone(text: &str, tree: &Tree, mark: char) -> Vec<(usize, usize)> {
    let separates = |at: &usize| {
        let behind = text[at + mark.len_utf8()..].trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let is_named = text[at + mark.len_utf8()..].starts_with(|c: char| c.is_ascii_alphabetic());
        is_named && behind.starts_with('=') && !behind.starts_with("==") && !text[..*at].ends_with(mark)
    };
    let is_alone = |at: &usize| text.get(*at..).and_then(|rest| rest.strip_prefix(mark)).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let mut found: Vec<usize> = faults(tree).into_iter().map(|(start, _)| start).filter(is_alone).collect();
    found.extend(text.match_indices(mark).map(|(at, _)| at).filter(separates));
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|at| (at, at + mark.len_utf8())).collect()
}

/// The nodes of a tree that are errors or missing, by their bytes.
fn faults(tree: &Tree) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut cursor = tree.walk();
    let mut left = MOST_ERRORS;
    loop {
        let node = cursor.node();
        if node.is_error() || node.is_missing() {
            found.push((node.start_byte(), node.end_byte()));
        }
        left -= 1;
        if left == 0 {
            return found;
        }
        if node.has_error() && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return found;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_words_are_names_where_they_are_given_a_value() {
        assert_eq!(with_names("<p class ='a' for={b}>in = class A {}</p>", &["class", "for", "in"]).as_deref(), Some("<p _lass ='a' _or={b}>in = class A {}</p>"));
        assert_eq!(with_names("for (const a in b) {}", &["for", "in"]), None);
    }

    #[test]
    fn what_is_assigned_to_stands_under_no_condition() {
        assert_eq!(conditional_targets("a?.b = c; d?.e += f; g?[0]?.h ??= i;", '?'), [(1, 2), (11, 12), (22, 23), (26, 27)]);
        for quiet in ["a?.b == c", "d?.e => f", "g ? .5 : h", "i?.j(k) ?? l", "m?.n", "o?.p != q"] {
            assert!(conditional_targets(quiet, '?').is_empty(), "{quiet}");
        }
    }

    #[test]
    fn the_module_before_a_type_is_blanked_and_a_call_is_not() {
        let ranges = modules_of_types("let a: import('./t').A[] = await import('./t').Load(); import('x').then(f);", "import(");
        assert_eq!(ranges, [(7, 21)]);
        assert_eq!(without("let a: import('é').A[];", vec![(7, 20)]).as_deref().map(str::len), Some(24));
    }
}
