//! `pyproject.toml` (PEP 621, PEP 735, Poetry, PDM, uv, Hatch) and `Pipfile`.

use super::requirement::{add, is_development, push};
use super::{Manifest, path};
use crate::source::{SourceFile, offset};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Fills a manifest from a `pyproject.toml`.
pub(super) fn pyproject(manifest: &mut Manifest, file: &SourceFile) -> Result<(), String> {
    let document = parse(file)?;
    let document = document.get_ref();
    let mut reader = Reader { manifest, file };
    if let Some(project) = at(document, &["project"]) {
        reader.describe(project);
        reader.list(project.get("dependencies").map(Spanned::get_ref), false);
        let required = reader.manifest.dependencies.len();
        reader.groups(at(project, &["optional-dependencies"]), false);
        reader.manifest.dependencies[required..].iter_mut().for_each(|extra| extra.optional = true);
    }
    reader.groups(at(document, &["dependency-groups"]), true);
    reader.groups(at(document, &["tool", "pdm", "dev-dependencies"]), true);
    reader.list(at(document, &["tool", "uv"]).and_then(|uv| uv.get("dev-dependencies")).map(Spanned::get_ref), true);
    for environment in tables(at(document, &["tool", "hatch", "envs"])) {
        reader.list(environment.1.get("dependencies").map(Spanned::get_ref), true);
    }
    if let Some(poetry) = at(document, &["tool", "poetry"]) {
        reader.describe(poetry);
        reader.table(at(poetry, &["dependencies"]), false);
        reader.table(at(poetry, &["dev-dependencies"]), true);
        for (name, group) in tables(at(poetry, &["group"])) {
            reader.table(at(group, &["dependencies"]), is_development(name));
        }
    }
    for (_, source) in tables(at(document, &["tool", "uv", "sources"])) {
        reader.reference(source);
    }
    Ok(())
}

/// Fills a manifest from a `Pipfile`.
pub(super) fn pipfile(manifest: &mut Manifest, file: &SourceFile) -> Result<(), String> {
    let document = parse(file)?;
    let mut reader = Reader { manifest, file };
    reader.table(at(document.get_ref(), &["packages"]), false);
    reader.table(at(document.get_ref(), &["dev-packages"]), true);
    Ok(())
}

fn parse(file: &SourceFile) -> Result<Spanned<DeTable<'_>>, String> {
    DeTable::parse(&file.text).map_err(|error| {
        let line = error.span().map_or(1, |span| file.position(offset(span.start)).line);
        format!("The file is no valid TOML: {} at line {line}.", error.message())
    })
}

/// The table at a path of keys.
fn at<'a, 'i>(table: &'a DeTable<'i>, keys: &[&str]) -> Option<&'a DeTable<'i>> {
    keys.iter().try_fold(table, |table, key| table.get(*key)?.get_ref().as_table())
}

/// The tables inside a table.
fn tables<'a, 'i>(table: Option<&'a DeTable<'i>>) -> impl Iterator<Item = (&'a str, &'a DeTable<'i>)> {
    table.into_iter().flat_map(DeTable::iter).filter_map(|(name, value)| Some((name.get_ref().as_ref(), value.get_ref().as_table()?)))
}

struct Reader<'a> {
    manifest: &'a mut Manifest,
    file: &'a SourceFile,
}

impl Reader<'_> {
    /// The name.
    fn describe(&mut self, project: &DeTable<'_>) {
        let text = |key: &str| project.get(key).and_then(|value| value.get_ref().as_str()).map(str::to_string);
        self.manifest.name = self.manifest.name.take().or_else(|| text("name"));
    }

    /// A list of requirements; entries that are no strings (`include-group`) are repeated elsewhere.
    fn list(&mut self, value: Option<&DeValue<'_>>, development: bool) {
        for entry in value.and_then(DeValue::as_array).into_iter().flat_map(|array| array.iter()) {
            if let Some(text) = entry.get_ref().as_str() {
                let line = self.line(entry.span().start);
                add(self.manifest, text, &self.file.path, line, development);
            }
        }
    }

    /// Named lists of requirements.
    fn groups(&mut self, groups: Option<&DeTable<'_>>, development: bool) {
        for (name, value) in groups.into_iter().flat_map(DeTable::iter) {
            self.list(Some(value.get_ref()), development || is_development(name.get_ref()));
        }
    }

    /// A table of packages: `name = "^1.0"` or `name = { version = "^1.0", path = "../lib" }`.
    fn table(&mut self, packages: Option<&DeTable<'_>>, development: bool) {
        for (name, value) in packages.into_iter().flat_map(DeTable::iter) {
            if name.get_ref() == "python" {
                continue;
            }
            let value = value.get_ref();
            let version = value.as_str().or_else(|| value.as_table()?.get("version")?.get_ref().as_str());
            if let Some(table) = value.as_table() {
                self.reference(table);
            }
            let line = self.line(name.span().start);
            push(self.manifest, name.get_ref(), version.map(str::to_string), &self.file.path, line, development);
        }
    }

    fn reference(&mut self, table: &DeTable<'_>) {
        let local = table.get("path").and_then(|value| value.get_ref().as_str());
        self.manifest.project_references.extend(local.and_then(|local| path::join(path::folder(&self.file.path), local)));
    }

    fn line(&self, at: usize) -> u32 {
        self.file.position(offset(at)).line
    }
}
