//! Reads the list of editions.
//! Knows its form, no rule.

use super::error::{CatalogueError, toml_error};
use super::rule::{Article, Edition};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    edition: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    date: String,
    title: String,
    article: String,
    url: String,
    #[serde(default)]
    default: bool,
    read_with: Option<String>,
    read_with_title: Option<String>,
    read_with_article: Option<String>,
    read_with_url: Option<String>,
}

/// Reads `editions.toml`; the oldest comes first.
pub(super) fn parse(file: &str, text: &str) -> Result<Vec<Edition>, CatalogueError> {
    let list: File = toml::from_str(text).map_err(|error| toml_error(file, 1, text, &error))?;
    let mut editions = Vec::new();
    for entry in list.edition {
        let line = line(text, &entry.date);
        for date in std::iter::once(&entry.date).chain(&entry.read_with) {
            if !is_date(date) {
                return Err(CatalogueError::new(file, line, format_args!("`{date}` is no date of the form YYYY-MM-DD")));
            }
        }
        let error = "read_with, read_with_title, read_with_article and read_with_url go together";
        let edition = entry.edition().ok_or_else(|| CatalogueError::new(file, line, error))?;
        editions.push(edition);
    }
    editions.sort_by(|a, b| a.date.cmp(&b.date));
    if let Some(pair) = editions.windows(2).find(|pair| pair[0].date == pair[1].date) {
        let date = &pair[0].date;
        return Err(CatalogueError::new(file, line(text, date), format_args!("the edition {date} stands twice")));
    }
    if editions.iter().filter(|edition| edition.default).count() != 1 {
        return Err(CatalogueError::new(file, 1, "exactly one edition must be the default"));
    }
    Ok(editions)
}

impl Entry {
    fn edition(self) -> Option<Edition> {
        let read_with = match (self.read_with, self.read_with_title, self.read_with_article, self.read_with_url) {
            (None, None, None, None) => None,
            (date, title, article, url) => Some(Article { date: date?, title: title?, article: article?, url: url? }),
        };
        let Self { date, title, article, url, default, .. } = self;
        Some(Edition { date, title, article, url, default, read_with })
    }
}

/// The line on which a date stands first.
fn line(text: &str, date: &str) -> usize {
    text.lines().position(|line| line.starts_with("date") && line.contains(date)).map_or(1, |index| index + 1)
}

/// Four, two and two digits.
fn is_date(date: &str) -> bool {
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = date.split('-').collect();
    matches!(parts[..], [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}
