//! The form of `entralint.toml`, and what must be right about it.

use super::{Config, FailOn, Setting, api};
use crate::catalogue::{Catalogue, CatalogueError, Rule, toml_error};
use crate::fact::AppKind;
use crate::finding::{Covers, Suppression};
use crate::suppress::{Configured, Pattern, is_date, reason_problem};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// Its name.
pub const FILE_NAME: &str = "entralint.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    edition: Option<Spanned<String>>,
    fail_on: Option<Spanned<String>>,
    #[serde(default)]
    exclude: Vec<Spanned<String>>,
    #[serde(default)]
    rules: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(default)]
    application: Vec<Application>,
    #[serde(default)]
    suppress: Vec<Suppress>,
    #[serde(default)]
    api: Vec<Spanned<api::Api>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Application {
    path: Spanned<String>,
    kind: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Suppress {
    rule: Spanned<String>,
    path: Spanned<String>,
    reason: Spanned<String>,
    until: Option<Spanned<String>>,
}

/// A text being read: turns places into lines.
pub(super) struct Reader<'t> {
    pub(super) file: &'t str,
    text: &'t str,
    catalogue: &'t Catalogue,
}

pub(super) fn parse(file: &str, text: &str, below: &str, catalogue: &Catalogue) -> Result<Config, CatalogueError> {
    let reader = Reader { file, text, catalogue };
    let raw: File = toml::from_str(text).map_err(|error| toml_error(file, 1, text, &error))?;
    let mut config = Config::default();
    if let Some(edition) = &raw.edition {
        let dates = catalogue.editions().iter().map(|edition| edition.date.as_str());
        config.edition = Some(reader.word(edition, "edition", |date| catalogue.edition(date).map(|edition| edition.date.clone()), dates)?);
    }
    if let Some(level) = &raw.fail_on {
        config.fail_on = Some(reader.word(level, "level", FailOn::parse, FailOn::WORDS.iter().copied())?);
    }
    for pattern in &raw.exclude {
        Pattern::new(pattern.get_ref(), below).map_err(|problem| reader.error(pattern, &format!("the pattern `{}` is wrong: {problem}", pattern.get_ref())))?;
        config.exclude.push(pattern.get_ref().clone());
    }
    for (name, setting) in &raw.rules {
        let rule = reader.rule(name, |_| true)?;
        let parsed = reader.word(setting, "level", Setting::parse, Setting::WORDS.iter().copied())?;
        if rule.is_pass() && parsed != Setting::Off {
            return Err(reader.error(setting, &format!("`{}` is a pass and has no level; it can only be `off`", rule.name)));
        }
        config.rules.insert(rule.name.clone(), parsed);
    }
    for application in &raw.application {
        let kind = reader.word(&application.kind, "kind", AppKind::parse, AppKind::WORDS.iter().copied())?;
        let folder = reader.folder(&application.path)?;
        if let Some(folder) = relative(&folder, below) {
            config.applications.insert(folder, kind);
        }
    }
    for entry in &raw.suppress {
        config.suppress.push(reader.suppress(entry, below)?);
    }
    config.apis = api::additions(&raw.api, &reader)?;
    Ok(config)
}

/// A folder of the configuration relative to the scanned root; `None` where it lies outside.
fn relative(folder: &str, below: &str) -> Option<String> {
    if below.is_empty() {
        return Some(folder.to_owned());
    }
    if folder == below {
        return Some(".".to_owned());
    }
    folder.strip_prefix(below)?.strip_prefix('/').map(str::to_owned)
}

impl Reader<'_> {
    pub(super) fn line<T>(&self, at: &Spanned<T>) -> usize {
        1 + self.text.get(..at.span().start).map_or(0, |before| before.matches('\n').count())
    }

    pub(super) fn error<T>(&self, at: &Spanned<T>, message: &str) -> CatalogueError {
        CatalogueError::new(self.file, self.line(at), message)
    }

    /// A word of a closed list.
    pub(super) fn word<'w, T>(&self, word: &Spanned<String>, what: &str, parse: impl Fn(&str) -> Option<T>, valid: impl Iterator<Item = &'w str>) -> Result<T, CatalogueError> {
        let valid: Vec<&str> = valid.collect();
        parse(word.get_ref()).ok_or_else(|| {
            let error = CatalogueError::unknown(self.file, self.line(word), what, word.get_ref(), valid.iter().copied());
            // Where nothing is near, the whole list helps: all of them are short.
            if error.nearest.is_some() { error } else { self.error(word, &format!("unknown {what} `{}`; one of: {}", word.get_ref(), valid.join(", "))) }
        })
    }

    fn rule(&self, name: &Spanned<String>, fits: impl Fn(&Rule) -> bool) -> Result<&Rule, CatalogueError> {
        let fitting = || self.catalogue.rules().iter().filter(|rule| fits(rule));
        fitting()
            .find(|rule| rule.name == *name.get_ref())
            .ok_or_else(|| CatalogueError::unknown(self.file, self.line(name), "rule", name.get_ref(), fitting().map(|rule| rule.name.as_str())))
    }

    /// A folder below the configuration's: `.` for itself, forward slashes, no way out.
    fn folder(&self, path: &Spanned<String>) -> Result<String, CatalogueError> {
        let text = path.get_ref().as_str();
        let parts: Vec<&str> = text.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        if text.starts_with('/') || text.contains(['\\', ':']) || parts.contains(&"..") {
            return Err(self.error(path, &format!("`{text}` is no folder below that of the configuration, with forward slashes")));
        }
        Ok(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
    }

    fn suppress(&self, entry: &Suppress, below: &str) -> Result<Configured, CatalogueError> {
        let rule = self.rule(&entry.rule, |rule| !rule.is_pass())?.name.clone();
        let glob = entry.path.get_ref();
        let pattern = Pattern::new(glob, below).map_err(|problem| self.error(&entry.path, &format!("the pattern `{glob}` is wrong: {problem}")))?;
        if let Some(problem) = reason_problem(entry.reason.get_ref()) {
            return Err(self.error(&entry.reason, &problem.replace("add ` -- why this may stay`", "say why this may stay")));
        }
        if let Some(until) = entry.until.as_ref().filter(|until| !is_date(until.get_ref())) {
            return Err(self.error(until, &format!("`{}` is no date of the form YYYY-MM-DD", until.get_ref())));
        }
        let entry = Suppression {
            rules: vec![rule],
            path: glob.clone(),
            line: u32::try_from(self.line(&entry.rule)).unwrap_or(u32::MAX),
            source: "configuration".to_owned(),
            reason: entry.reason.get_ref().trim().to_owned(),
            until: entry.until.as_ref().map(|until| until.get_ref().clone()),
            fingerprints: Vec::new(),
            problem: None,
            level: None,
            covers: Covers::File,
        };
        Ok(Configured { entry, pattern })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Catalogue {
        Catalogue::load().unwrap()
    }

    fn read(text: &str) -> Result<Config, String> {
        parse(FILE_NAME, text, "", &catalogue()).map_err(|error| error.to_string())
    }

    #[test]
    fn everything_that_can_be_said() {
        let text = r#"
edition = "2024-05-29"
fail-on = "warning"
exclude = ["legacy/**"]
[rules]
on-behalf-of = "off"
ropc-grant = "note"
[[application]]
path = "./tools/cli/"
kind = "native"
[[suppress]]
rule = "service-principal"
path = "jobs/**"
reason = "batch, runs again the next day"
until = "2027-01-01"
"#;
        let config = read(text).unwrap();
        assert_eq!(config.edition.as_deref(), Some("2024-05-29"));
        assert_eq!(config.fail_on, Some(FailOn::Warning));
        assert_eq!(config.rules["on-behalf-of"], Setting::Off);
        assert_eq!(config.applications["tools/cli"], AppKind::Native);
        assert_eq!(config.suppress[0].entry.line, 12);
        assert!(config.suppress[0].pattern.matches("jobs/a/b.cs") && !config.suppress[0].pattern.matches("web/b.cs"));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line_and_the_nearest_word() {
        for (text, wanted) in [
            ("\nediton = \"2024-05-29\"", "entralint.toml:2: unknown field `editon`"),
            ("editon = 1", "did you mean `edition`?"),
            ("edition = \"2024-05-30\"", "entralint.toml:1: unknown edition `2024-05-30`; did you mean `2024-05-29`?"),
            ("fail-on = \"waring\"", "did you mean `warning`?"),
            ("[rules]\n\nropc-grnt = \"off\"", "entralint.toml:3: unknown rule `ropc-grnt`; did you mean `ropc-grant`?"),
            ("[rules]\nropc-grant = \"of\"", "entralint.toml:2: unknown level `of`; did you mean `off`?"),
            ("[[application]]\npath = \"a\"\nkind = \"natve\"", "entralint.toml:3: unknown kind `natve`; did you mean `native`?"),
            ("[[application]]\npath = \"../a\"\nkind = \"native\"", "entralint.toml:2: `../a` is no folder below"),
            ("[[application]]\npath = \"/etc\"\nkind = \"native\"", "is no folder below"),
            ("[[suppress]]\nrule = \"ropc-grant\"\npath = \"a\"\nreason = \"todo\"", "entralint.toml:4: `todo` is no reason"),
            ("[[suppress]]\nrule = \"ropc-grant\"\npath = \"a\"\nreason = \"\"", "the reason is missing"),
            ("[[suppress]]\nrule = \"ropc-grant\"\npath = \"a\"", "missing field `reason`"),
            ("[[suppress]]\nrule = \"ropc-grant\"\npath = \"a\"\nreason = \"kiosk\"\nuntil = \"2026-02-30\"", "entralint.toml:5: `2026-02-30` is no date"),
            ("exclude = [\"ok\", \"a[\"]", "entralint.toml:1: the pattern `a[` is wrong"),
            ("edition = ", "entralint.toml:1: "),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(wanted), "{text}: {error}");
        }
    }

    #[test]
    fn folders_are_seen_from_the_scanned_root() {
        assert_eq!(relative("services/pay", "services"), Some("pay".to_owned()));
        assert_eq!(relative("services", "services"), Some(".".to_owned()));
        assert_eq!(relative("services2", "services"), None);
        assert_eq!(relative("tools", ""), Some("tools".to_owned()));
    }
}
