//! Where the strings of a text stand that have holes for values and are written as they are read: `$@"path=""{path}"""`.

/// What a place of the text is part of.
enum Part {
    /// Code, and how many braces are open in it.
    Code(u32),
    /// A string: whether quotes in it are doubled, and whether it has holes for values.
    Text { doubled: bool, holes: bool },
}

/// The doubled quotes right behind a hole that are followed by one more quote: grammars take three of them for one mark.
pub(super) fn behind_holes(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    let find = |from: usize, what: &str| text.as_bytes()[from.min(bytes.len())..].windows(what.len()).position(|part| part == what.as_bytes()).map_or(bytes.len(), |at| from + at);
    let mut found = Vec::new();
    // What is around the place, from the outside in.
    let mut parts = vec![Part::Code(0)];
    let mut line = true;
    let mut at = 0;
    while at < bytes.len() {
        let first = line;
        line = byte(at) == b'\n' || first && byte(at).is_ascii_whitespace();
        let outermost = parts.len() == 1;
        match (parts.last_mut(), byte(at)) {
            (Some(Part::Code(_)), b'/') if byte(at + 1) == b'/' => at = find(at, "\n"),
            (Some(Part::Code(_)), b'#') if first && outermost => at = find(at, "\n"),
            (Some(Part::Code(_)), b'/') if byte(at + 1) == b'*' => at = find(at + 2, "*/"),
            (Some(Part::Code(_)), b'\'') if byte(at + 1) == b'\\' => at = find(at + 3, "'") + 1,
            (Some(Part::Code(_)), b'\'') if byte(at + 2) == b'\'' => at += 3,
            (Some(Part::Code(_)), b'"') => {
                let marks = bytes[..at].iter().rev().take_while(|mark| matches!(mark, b'$' | b'@')).count();
                let has = |mark: u8| bytes[at - marks..at].contains(&mark);
                let quotes = run(bytes, at);
                if quotes >= 3 && !has(b'@') {
                    let end = find(at + quotes, &"\"".repeat(quotes));
                    at = end + run(bytes, end);
                } else {
                    parts.push(Part::Text { doubled: has(b'@'), holes: has(b'$') });
                    at += 1;
                }
            }
            (Some(Part::Code(open)), b'{') => {
                *open += 1;
                at += 1;
            }
            (Some(Part::Code(0)), b'}') if !outermost => {
                parts.pop();
                at += 1;
            }
            (Some(Part::Code(open)), b'}') => {
                *open = open.saturating_sub(1);
                at += 1;
            }
            (Some(Part::Text { doubled: true, holes }), b'"') if run(bytes, at) > 1 => {
                let quotes = run(bytes, at);
                let end = at + quotes / 2 * 2;
                if *holes && quotes >= 3 && bytes[..at].last() == Some(&b'}') {
                    found.push((at, end));
                }
                at = end;
            }
            (Some(Part::Text { doubled, .. }), b'"' | b'\n') if byte(at) == b'"' || !*doubled => {
                parts.pop();
                at += 1;
            }
            (Some(Part::Text { doubled: false, .. }), b'\\') => at += 2,
            (Some(Part::Text { holes: true, .. }), b'{') if byte(at + 1) == b'{' => at += 2,
            (Some(Part::Text { holes: true, .. }), b'{') => {
                parts.push(Part::Code(0));
                at += 1;
            }
            _ => at += 1,
        }
    }
    found
}

/// How many quotes stand one behind the other.
fn run(bytes: &[u8], at: usize) -> usize {
    bytes[at.min(bytes.len())..].iter().take_while(|byte| **byte == b'"').count()
}

#[cfg(test)]
mod tests {
    use super::behind_holes;

    #[test]
    fn quotes_that_end_a_string_behind_a_hole_are_found() {
        let found = |text: &str| behind_holes(text).into_iter().map(|(start, end)| text[..start].len() * 100 + (end - start)).collect::<Vec<_>>();
        assert_eq!(found(r#"a = $@"x=""{a}""";"#), [1402]);
        assert_eq!(found(r#"a = @$"{b["}"]}""";"#), [1502]);
        assert_eq!(found("// don't $@\"{a}\"\"\"\n#region it's\nc = '\"'; d = '\\''; a = $@\"{a}\"\"\";"), [6102]);
        for quiet in [r#"$"""x{a}""";"#, r#"$@"{a}"" b""#, r#"@"{a}""";"#, r#"$"{a}" + """ + """;"#, r#"$@"a {a} ""b""";"#] {
            assert!(behind_holes(quiet).is_empty(), "{quiet}");
        }
    }
}
