//! Conditions of a row, as they are written.

use super::nearest;
use super::row::{KEYS, Row, Subject, list};
use super::selector::{self, Selector};

/// A condition on the arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// The selected value is given.
    Has(Selector),
    /// It is not given.
    Lacks(Selector),
    /// It is one of these texts.
    Is(Selector, Vec<String>),
    /// It is none of these texts.
    Not(Selector, Vec<String>),
    /// It constructs one of these types.
    Constructs(Selector, Vec<String>),
    /// It is a text, as far as it is known, or is none.
    IsText(Selector, bool),
    /// It is given, and no text that it may be is seen.
    Unseen(Selector),
    /// It is an address at Entra.
    AtEntra(Selector),
    /// The number of arguments is one of these.
    Count(Vec<usize>),
    /// The setting's value is one of these; case does not matter.
    Value(Vec<String>),
    /// The setting's value has one of these parts.
    ValueHas(Vec<String>),
    /// The setting's value is not seen to be a call of one of these with a number that is not below the one beside it.
    Below(Vec<(String, u32)>),
    /// The setting belongs to an object of one of these names.
    Under(Vec<String>),
    /// No condition around it speaks of one of these names.
    Unless(Vec<String>),
    /// It runs not only where one of these keys is missing in what a call gave.
    UnlessMissing(Vec<String>),
    /// Nothing that was read of the application calls or constructs one of these, with what each is handed where that is said.
    Absent(Vec<(String, Option<(Selector, Vec<String>)>)>),
    /// A type of the application's own names one of these as its base.
    Derives(Vec<String>),
    /// Settings of the application hold one of these texts under a key; case does not matter.
    Configured(String, Vec<String>),
    /// The code runs in a browser.
    InBrowser,
    /// Something lies at one of these paths from the folder, or at none of them.
    Holds(Vec<String>, bool),
}

/// Reads a key that states a condition.
///
/// # Errors
/// No key has this name, or its value is wrong.
pub(super) fn guard(row: &mut Row, key: &str, value: &str) -> Result<(), String> {
    let pair = || -> Result<(Selector, Vec<String>), String> {
        let (path, texts) = value.split_once('=').ok_or_else(|| format!("\"{key}\" needs `SELECTOR=text`"))?;
        Ok((selector::parse(path)?, list(texts)))
    };
    row.guards.push(match key {
        "has" | "lacks" if row.subject == Subject::Path => Guard::Holds(list(value), key == "has"),
        "has" => Guard::Has(selector::parse(value)?),
        "lacks" => Guard::Lacks(selector::parse(value)?),
        "is" => pair().map(|(path, texts)| Guard::Is(path, texts))?,
        "not" => pair().map(|(path, texts)| Guard::Not(path, texts))?,
        "constructs" => pair().map(|(path, types)| Guard::Constructs(path, types))?,
        "text" => Guard::IsText(selector::parse(value)?, true),
        "no-text" => Guard::IsText(selector::parse(value)?, false),
        "unseen" => Guard::Unseen(selector::parse(value)?),
        "at-entra" => Guard::AtEntra(selector::parse(value)?),
        "count" => Guard::Count(value.split('|').map(|count| count.parse().map_err(|_| format!("\"{count}\" is no number"))).collect::<Result<_, _>>()?),
        "value" => Guard::Value(list(value)),
        "value-has" => Guard::ValueHas(list(value)),
        "below" => Guard::Below(list(value).iter().map(|limit| below(limit)).collect::<Result<_, _>>()?),
        "under" => Guard::Under(list(value)),
        "unless" => Guard::Unless(list(value)),
        "unless-missing" => Guard::UnlessMissing(list(value)),
        "absent" => Guard::Absent(list(value).iter().map(|name| absent(name)).collect::<Result<_, _>>()?),
        "derives" => Guard::Derives(list(value)),
        "configured" => {
            let (name, texts) = value.split_once('=').ok_or_else(|| format!("\"{key}\" needs `KEY=text`"))?;
            Guard::Configured(name.to_owned(), list(texts))
        }
        "runs" if value == "browser" => Guard::InBrowser,
        "runs" => return Err(format!("\"{key}\" can only be \"browser\", not \"{value}\"")),
        _ => return Err(format!("unknown key \"{key}\": {}", nearest(key, KEYS.iter().copied()))),
    });
    Ok(())
}

/// Reads what a request has to have: `scope`, or with the end of its text, `scope=.default`.
pub(super) fn need(text: &str) -> Result<(Selector, Option<String>), String> {
    let (path, end) = text.split_once('=').map_or((text, None), |(path, end)| (path, Some(end.to_owned())));
    if end.as_ref().is_some_and(String::is_empty) {
        return Err(format!("\"{text}\" needs the end of a text behind `=`"));
    }
    Ok((selector::parse(path)?, end))
}

/// Reads a call that gives a length, and the number from which on it is too long: `FromDays=3`.
fn below(text: &str) -> Result<(String, u32), String> {
    let (name, number) = text.split_once('=').filter(|(name, _)| !name.is_empty()).ok_or_else(|| format!("\"{text}\" needs `Name=number`"))?;
    Ok((name.to_owned(), number.parse().map_err(|_| format!("\"{number}\" is no number"))?))
}

/// Reads the name of what is not called, and what it would be handed: `Adapter(0=IConfiguration)`.
fn absent(text: &str) -> Result<(String, Option<(Selector, Vec<String>)>), String> {
    let Some((name, handed)) = text.split_once('(') else { return Ok((text.to_owned(), None)) };
    let pair = handed.strip_suffix(')').and_then(|handed| handed.split_once('='));
    let (path, of) = pair.ok_or_else(|| format!("\"{text}\" needs `Name(SELECTOR=Type)`"))?;
    Ok((name.to_owned(), Some((selector::parse(path)?, vec![of.to_owned()]))))
}

/// Reads a condition on the major version: `<2`, `>=2`.
///
/// # Errors
/// It is none.
pub(super) fn version(value: &str) -> Result<(bool, u64), String> {
    let parsed = value
        .strip_prefix(">=")
        .map(|number| (false, number))
        .or_else(|| value.strip_prefix('<').map(|number| (true, number)))
        .and_then(|(below, number)| number.parse().ok().map(|number| (below, number)));
    parsed.ok_or_else(|| format!("\"{value}\" is no version condition such as \"<2\" or \">=2\""))
}
