//! Conditions of `MSBuild`, as far as they speak of a project's name and of whether it is one of tests: what holds for some projects of a folder is not said of
//! the others. <https://learn.microsoft.com/visualstudio/msbuild/msbuild-conditions>

/// Brackets and marks of negation in one another beyond which a condition is not followed.
const DEEPEST: usize = 16;

/// Whether a condition holds; `None` where it cannot be told. `value` is asked for what a property holds, by its name in lower case.
pub(super) fn holds(condition: &str, value: &dyn Fn(&str) -> Option<String>) -> Option<bool> {
    let mut reader = Reader { rest: condition.trim(), value };
    let found = reader.any(0).ok()?;
    if reader.rest.is_empty() { found } else { None }
}

/// What is no condition, or none that is followed.
struct Malformed;

/// A condition that is read from left to right; `None` where what is read cannot be told.
struct Reader<'c> {
    rest: &'c str,
    value: &'c dyn Fn(&str) -> Option<String>,
}

impl Reader<'_> {
    fn any(&mut self, depth: usize) -> Result<Option<bool>, Malformed> {
        let mut found = self.all(depth)?;
        while self.word("or") {
            found = match (found, self.all(depth)?) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (Some(false), other) => other,
                (None, _) => None,
            };
        }
        Ok(found)
    }

    fn all(&mut self, depth: usize) -> Result<Option<bool>, Malformed> {
        let mut found = self.one(depth)?;
        while self.word("and") {
            found = match (found, self.one(depth)?) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (Some(true), other) => other,
                (None, _) => None,
            };
        }
        Ok(found)
    }

    fn one(&mut self, depth: usize) -> Result<Option<bool>, Malformed> {
        if depth > DEEPEST {
            return Err(Malformed);
        }
        if self.rest.starts_with('!') {
            self.skip(1);
            return Ok(self.one(depth + 1)?.map(|found| !found));
        }
        if self.rest.starts_with('(') {
            self.skip(1);
            let found = self.any(depth + 1)?;
            if !self.rest.starts_with(')') {
                return Err(Malformed);
            }
            self.skip(1);
            return Ok(found);
        }
        let left = self.text()?;
        let equals = if self.rest.starts_with("==") {
            true
        } else if self.rest.starts_with("!=") {
            false
        } else {
            return Ok(left.and_then(|text| text.to_ascii_lowercase().parse().ok()));
        };
        self.skip(2);
        let right = self.text()?;
        Ok(left.zip(right).map(|(left, right)| left.eq_ignore_ascii_case(&right) == equals))
    }

    /// A text in quotes or without, with what its properties hold.
    fn text(&mut self) -> Result<Option<String>, Malformed> {
        let quoted = self.rest.strip_prefix('\'');
        let text = match quoted {
            Some(inner) => &inner[..end(inner, |byte| byte == b'\'')],
            None => &self.rest[..end(self.rest, |byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'!' | b')'))],
        };
        // What calls a function of a condition, as `Exists('…')` does, is none of this.
        if quoted.is_none() && (text.is_empty() || text.contains('(') && !text.starts_with("$(")) {
            return Err(Malformed);
        }
        self.skip(text.len() + if quoted.is_some() { 2 } else { 0 });
        Ok(self.expand(text))
    }

    fn expand(&self, text: &str) -> Option<String> {
        let mut out = String::new();
        let mut rest = text;
        while let Some(start) = rest.find("$(") {
            out.push_str(&rest[..start]);
            let inner = &rest[start + 2..];
            let inside = &inner[..closing(inner)?];
            out.push_str(&self.property(inside)?);
            rest = &inner[inside.len() + 1..];
        }
        out.push_str(rest);
        Some(out)
    }

    /// What a property holds, or a question that is asked of it: `Name.EndsWith('Tests')`.
    fn property(&self, text: &str) -> Option<String> {
        let Some((name, question)) = text.split_once('.') else { return (self.value)(&text.trim().to_ascii_lowercase()) };
        let value = (self.value)(&name.trim().to_ascii_lowercase())?;
        let (question, argument) = question.strip_suffix(')')?.split_once('(')?;
        let argument = argument.split(',').next()?.trim().trim_matches(['\'', '"', '`']);
        let answer = match question {
            "EndsWith" => value.ends_with(argument),
            "StartsWith" => value.starts_with(argument),
            "Contains" => value.contains(argument),
            "Equals" => value == argument,
            _ => return None,
        };
        Some(answer.to_string())
    }

    fn word(&mut self, word: &str) -> bool {
        let is_next = self.rest.get(..word.len()).is_some_and(|next| next.eq_ignore_ascii_case(word))
            && self.rest[word.len()..].starts_with(|next: char| next.is_whitespace() || matches!(next, '(' | '!' | '\'' | '$'));
        if is_next {
            self.skip(word.len());
        }
        is_next
    }

    fn skip(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default().trim_start();
    }
}

/// Where a text ends that may hold properties, whose names and questions may hold anything.
fn end(text: &str, ends: impl Fn(u8) -> bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(b"$(") {
            at += 2 + closing(&text[at + 2..]).map_or(bytes.len(), |length| length + 1);
        } else if ends(bytes[at]) {
            return at;
        } else {
            at += 1;
        }
    }
    bytes.len().min(at)
}

/// Bytes up to the bracket that closes the one before a text.
fn closing(text: &str) -> Option<usize> {
    let mut open = 0usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => open += 1,
            b')' if open == 0 => return Some(at),
            b')' => open -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::holds;

    fn of(condition: &str) -> Option<bool> {
        holds(condition, &|name| match name {
            "msbuildprojectname" => Some("Door.Tests".to_owned()),
            "istestproject" => Some(String::new()),
            _ => None,
        })
    }

    #[test]
    fn names_and_properties_are_compared() {
        assert_eq!(of("$(MSBuildProjectName.EndsWith('.Tests'))"), Some(true));
        assert_eq!(of("!$(MSBuildProjectName.Contains('Tests'))"), Some(false));
        assert_eq!(of("'$(MSBuildProjectName)' == 'door.tests'"), Some(true));
        assert_eq!(of("'$(IsTestProject)' == 'true'"), Some(false));
        assert_eq!(of("$(IsTestProject) != true and ('$(MSBuildProjectName)' != 'Gate')"), Some(true));
        assert_eq!(of("'$(MSBuildProjectName.StartsWith(`Door`))' == 'True' Or Exists('x')"), None);
    }

    #[test]
    fn what_is_not_known_is_not_told_unless_it_decides_nothing() {
        assert_eq!(of("'$(Configuration)' == 'Debug'"), None);
        assert_eq!(of("'$(Configuration)' == 'Debug' or $(MSBuildProjectName.EndsWith('Tests'))"), Some(true));
        assert_eq!(of("'$(Configuration)' == 'Debug' and '$(IsTestProject)' == 'true'"), Some(false));
        assert_eq!(of("$([System.Text.RegularExpressions.Regex]::IsMatch($(MSBuildProjectName), '.*Tests$'))"), None);
    }

    #[test]
    fn damaged_conditions_say_nothing() {
        for text in ["", "?", "(", "'", "$(", "'$(' == '", "!!!!!", "'a' ==", "and", "'ä$(ö' == 'x'"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
