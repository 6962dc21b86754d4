//! The code of a script without its texts: what is left tells how a person, or a machine, broke its lines.

/// Bytes of code, and lines of it, outside template literals. Texts and comments count as nothing, and so do interpolations.
pub(super) fn code_outside(script: &[u8]) -> (usize, usize) {
    let (mut code, mut lines) = (0, 1);
    // Braces that are open in each interpolation, from the outermost on.
    let mut interpolations: Vec<usize> = Vec::new();
    let mut in_template = false;
    let mut last = b'(';
    let mut at = 0;
    while let Some(&byte) = script.get(at) {
        if in_template {
            match byte {
                b'\\' => at += 1,
                b'`' => in_template = false,
                b'$' if script.get(at + 1) == Some(&b'{') => {
                    interpolations.push(0);
                    (in_template, last) = (false, b'(');
                    at += 1;
                }
                _ => {}
            }
            at += 1;
            continue;
        }
        match (byte, interpolations.last_mut()) {
            (b'`', _) => in_template = true,
            (b'{', Some(braces)) => *braces += 1,
            (b'}', Some(0)) => {
                interpolations.pop();
                in_template = true;
            }
            (b'}', Some(braces)) => *braces -= 1,
            _ => {}
        }
        let end = end_of_text(script, at, last);
        let outermost = interpolations.is_empty() && !in_template;
        match end {
            Some(end) if outermost => lines += memchr::memchr_iter(b'\n', &script[at..end]).count(),
            None if outermost && byte == b'\n' => lines += 1,
            None if outermost => code += 1,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
        at = end.unwrap_or(at + 1);
    }
    (code, lines)
}

/// Where the text, comment or regular expression ends that starts here, if one does. `last` is the code before it.
fn end_of_text(script: &[u8], at: usize, last: u8) -> Option<usize> {
    let rest = &script[at..];
    let line = || memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    match rest {
        [b'/', b'/', ..] => Some(at + line()),
        [b'/', b'*', ..] => Some(memchr::memmem::find(&rest[2..], b"*/").map_or(script.len(), |end| at + end + 4)),
        // Where a value may stand, a slash starts a regular expression; anywhere else it divides.
        [b'/', ..] if b"(,=:[!&|?{;+-*%~^<>".contains(&last) => closed(&rest[..line()]).map(|end| at + end),
        [b'"' | b'\'', ..] => Some(at + closed(&rest[..line()]).unwrap_or_else(line)),
        _ => None,
    }
}

/// Where a text ends that its first byte opens and closes.
fn closed(line: &[u8]) -> Option<usize> {
    let open = *line.first()?;
    let mut in_class = false;
    let mut at = 1;
    while let Some(&byte) = line.get(at) {
        match byte {
            b'\\' => at += 1,
            b'[' if open == b'/' => in_class = true,
            b']' => in_class = false,
            _ if byte == open && !in_class => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}
