//! Selectors: which argument, option or field of a call a row speaks of.

/// Alternatives of paths to a value.
pub type Selector = Vec<Path>;

/// Steps from a call to a value.
pub type Path = Vec<Step>;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// A positional argument, from 0.
    Index(usize),
    /// All positional arguments from one on.
    From(usize),
    /// A named argument, keyword, option or field.
    Name(String),
    /// What is assigned inside a lambda argument.
    Lambda,
    /// Another call of a name in the same chain of calls.
    Chain,
    /// The calls that register the client which the call is made on.
    Registered,
}

/// Reads `0|scopes`, `0.auth.authority`, `*`, `1-`, `lambda.Scopes`.
///
/// # Errors
/// What is wrong with it.
pub(super) fn parse(text: &str) -> Result<Selector, String> {
    text.split('|').map(|path| path.split('.').map(step).collect::<Result<Path, String>>()).collect()
}

fn step(text: &str) -> Result<Step, String> {
    if text == "*" {
        return Ok(Step::From(0));
    }
    if text == "lambda" {
        return Ok(Step::Lambda);
    }
    if text == "chain" {
        return Ok(Step::Chain);
    }
    if text == "registered" {
        return Ok(Step::Registered);
    }
    if let Some(from) = text.strip_suffix('-').and_then(|digits| digits.parse().ok()) {
        return Ok(Step::From(from));
    }
    if let Ok(index) = text.parse() {
        return Ok(Step::Index(index));
    }
    if !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | ':')) {
        return Ok(Step::Name(text.to_owned()));
    }
    Err(format!("\"{text}\" is no step of a selector; a step is a number, `1-`, `*`, `lambda` or a name"))
}
