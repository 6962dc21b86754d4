//! The only table of grammars: which files are of which language, where its queries stand, and which documents hold code of it.

mod container;
mod words;

pub use container::{CONTAINERS, Container, Form, Naming, SERVED, container_of};
pub use words::{NOTHING, Words};

use tree_sitter::Language as Grammar;
use words::{CSHARP_WORDS, ECMA_WORDS, NO_WORDS, PYTHON_WORDS};

/// A language that can be read.
pub struct Language {
    /// Its name, as in `entralint.toml`.
    pub id: &'static str,
    /// Gives the grammar; without one, files are lines of keys and values, or requests.
    pub grammar: Option<fn() -> Grammar>,
    /// Extensions of its files, without the dot.
    pub extensions: &'static [&'static str],
    /// How names of files end that declare what others hold, and run nothing.
    pub declarations: &'static [&'static str],
    /// The folders with its shapes, below `queries/`.
    pub shapes: &'static [&'static str],
    /// The folders with its rows, below `queries/`.
    pub rows: &'static [&'static str],
    /// How a module of this language is named by those that import it.
    pub modules: Modules,
    /// Names of files, beside code or above it, whose settings say what names of modules mean.
    pub module_settings: &'static [&'static str],
    /// How its files are made into those of another language.
    pub compiled: Option<&'static Compiled>,
    /// The words that its code is read by, beyond what the grammar tells.
    pub words: &'static Words,
    /// A call of a type's name constructs it.
    pub calls_construct: bool,
    /// What its files hold.
    pub content: Content,
    /// How its files nest, where the grammar bears only so much of it.
    pub nesting: Nesting,
    /// What may be blanked where the grammar cannot read a text.
    pub repairs: &'static [Repair],
    /// The mark of line comments of which long runs are blanked: the grammar's scanner reads a run anew at each of its lines.
    pub remarks: Option<char>,
}

/// What a compiler makes of the files of a language, and where it says so.
pub struct Compiled {
    /// Its settings, beside the folder that it writes to, and their key that names this folder.
    pub settings: &'static str,
    pub key: &'static str,
    /// Names of such folders.
    pub folders: &'static [&'static str],
    /// Where a project keeps its sources, if not beside its settings.
    pub sources: &'static str,
    /// Extensions of what it reads, and of what it writes.
    pub from: &'static [&'static str],
    pub to: &'static [&'static str],
}

/// What is blanked where a grammar cannot read a text, in the hope that it then can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repair {
    /// Lines of preprocessor directives: an `#if` around half of a member leaves an error that takes its neighbours with it.
    Directives(char),
    /// The module before a type that is taken from it in place: `import("./types").Order[]`.
    ModuleOfType(&'static str),
    /// Reserved words that the grammar does not read as names of attributes of mark-up: `<p class="x">`.
    Attributes(&'static [&'static str]),
    /// A character that the grammar takes for the start of something else where it stands alone.
    Alone(char),
    /// Doubled quotes between a value that is put into a string and the string's end: `$@"path=""{path}"""`.
    QuotesBehindHoles,
    /// A mark that asks whether there is what a member is assigned to: `button?.Text = "x"`.
    ConditionalTargets(char),
}

/// What files of a language hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Code.
    Code,
    /// Settings that only the grammar can read.
    Settings,
    /// Settings of which most stand on lines of their own: what the grammar cannot read is read line by line.
    Lines,
    /// What a deployment gives to the code that it runs, and nothing else.
    Deployment,
    /// Requests that a person sends by hand, and their settings.
    Requests,
}

/// What nests in files of a language beyond what a parser's stack takes care of. The state that a grammar's scanner keeps of it has a fixed size:
/// past it the scanner writes beyond its buffer, or takes minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nesting {
    /// Nothing.
    Free,
    /// Blocks by their indentation.
    Indented,
    /// Elements by their tags.
    Tagged,
}

/// How imports name modules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modules {
    /// By relative path or package (`./auth`, `@azure/msal-node`).
    Paths,
    /// By dotted name below the root or beside the file (`a.b`, `.c`).
    Dotted,
    /// By namespace: names of the application are visible everywhere.
    Namespaces,
    /// No imports.
    None,
}

/// Where TypeScript, and editors for JavaScript, look for what names of modules mean; a base is by custom named so.
const COMPILER_SETTINGS: &[&str] = &["tsconfig.json", "tsconfig.base.json", "tsconfig.app.json", "jsconfig.json"];

/// The compiler of TypeScript. <https://www.typescriptlang.org/tsconfig/#outDir>
const COMPILED: Compiled =
    Compiled { settings: "tsconfig.json", key: "outDir", folders: &["build", "dist", "lib", "out"], sources: "src", from: &["ts", "tsx", "mts", "cts"], to: &["js", "mjs", "cjs"] };

/// What the languages of settings have in common.
const SETTINGS: Language = Language {
    id: "",
    grammar: None,
    extensions: &[],
    declarations: &[],
    shapes: &[],
    rows: &["config", "contexts", "common", "deployment"],
    modules: Modules::None,
    module_settings: &[],
    compiled: None,
    words: &NO_WORDS,
    calls_construct: false,
    content: Content::Lines,
    nesting: Nesting::Free,
    repairs: &[],
    remarks: None,
};

/// All languages. The order is stable: it is part of no output.
pub static LANGUAGES: &[Language] = &[
    Language {
        id: "csharp",
        grammar: Some(|| tree_sitter_c_sharp::LANGUAGE.into()),
        extensions: &["cs", "csx"],
        declarations: &[],
        shapes: &["csharp"],
        rows: &["csharp", "common"],
        modules: Modules::Namespaces,
        module_settings: &[],
        compiled: None,
        words: &CSHARP_WORDS,
        calls_construct: false,
        content: Content::Code,
        nesting: Nesting::Free,
        repairs: &[Repair::Directives('#'), Repair::QuotesBehindHoles, Repair::ConditionalTargets('?')],
        remarks: None,
    },
    Language {
        id: "javascript",
        grammar: Some(|| tree_sitter_javascript::LANGUAGE.into()),
        extensions: &["js", "jsx", "mjs", "cjs"],
        declarations: &[],
        shapes: &["ecma", "jsx", "javascript"],
        rows: &["ecma", "common"],
        modules: Modules::Paths,
        module_settings: COMPILER_SETTINGS,
        compiled: None,
        words: &ECMA_WORDS,
        calls_construct: false,
        content: Content::Code,
        nesting: Nesting::Free,
        repairs: &[Repair::Alone('&'), Repair::Attributes(&["class", "for", "default", "in", "new", "if"])],
        remarks: None,
    },
    Language {
        id: "typescript",
        grammar: Some(|| tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()),
        extensions: &["ts", "mts", "cts"],
        declarations: &[".d.ts", ".d.mts", ".d.cts"],
        shapes: &["ecma", "typescript"],
        rows: &["ecma", "common"],
        modules: Modules::Paths,
        module_settings: COMPILER_SETTINGS,
        compiled: Some(&COMPILED),
        words: &ECMA_WORDS,
        calls_construct: false,
        content: Content::Code,
        nesting: Nesting::Free,
        repairs: &[Repair::ModuleOfType("import(")],
        remarks: None,
    },
    Language {
        id: "tsx",
        grammar: Some(|| tree_sitter_typescript::LANGUAGE_TSX.into()),
        extensions: &["tsx"],
        declarations: &[],
        shapes: &["ecma", "jsx", "typescript"],
        rows: &["ecma", "common"],
        modules: Modules::Paths,
        module_settings: COMPILER_SETTINGS,
        compiled: None,
        words: &ECMA_WORDS,
        calls_construct: false,
        content: Content::Code,
        nesting: Nesting::Free,
        repairs: &[Repair::ModuleOfType("import("), Repair::Alone('&')],
        remarks: None,
    },
    Language {
        id: "python",
        grammar: Some(|| tree_sitter_python::LANGUAGE.into()),
        extensions: &["py", "pyw"],
        declarations: &[],
        shapes: &["python"],
        rows: &["python", "common"],
        modules: Modules::Dotted,
        module_settings: &[],
        compiled: None,
        words: &PYTHON_WORDS,
        calls_construct: true,
        content: Content::Code,
        nesting: Nesting::Free,
        repairs: &[],
        remarks: Some('#'),
    },
    Language { id: "json", grammar: Some(|| tree_sitter_json::LANGUAGE.into()), extensions: &["json", "jsonc"], shapes: &["json"], ..SETTINGS },
    Language { id: "yaml", grammar: Some(|| tree_sitter_yaml::LANGUAGE.into()), extensions: &["yaml", "yml"], shapes: &["yaml"], nesting: Nesting::Indented, ..SETTINGS },
    Language {
        id: "xml",
        grammar: Some(|| tree_sitter_xml::LANGUAGE_XML.into()),
        extensions: &["xml", "config", "plist"],
        shapes: &["xml"],
        rows: &["xml", "config", "contexts", "common", "deployment"],
        content: Content::Settings,
        nesting: Nesting::Tagged,
        ..SETTINGS
    },
    Language { id: "toml", grammar: Some(|| tree_sitter_toml_ng::LANGUAGE.into()), extensions: &["toml"], shapes: &["toml"], ..SETTINGS },
    Language {
        id: "bicep",
        grammar: Some(|| tree_sitter_bicep::LANGUAGE.into()),
        extensions: &["bicep", "bicepparam"],
        shapes: &["bicep"],
        rows: &["deployment"],
        content: Content::Deployment,
        ..SETTINGS
    },
    Language {
        id: "terraform",
        grammar: Some(|| tree_sitter_hcl::LANGUAGE.into()),
        extensions: &["tf", "tfvars"],
        shapes: &["terraform"],
        rows: &["deployment"],
        content: Content::Deployment,
        ..SETTINGS
    },
    Language { id: "http", extensions: &["http", "rest"], rows: &["http", "contexts", "common"], content: Content::Requests, ..SETTINGS },
    Language { id: "properties", extensions: &["properties", "env", "ini", "cfg", "conf"], ..SETTINGS },
];

/// The language of a file by its name, if it is one that can be read.
#[must_use]
pub fn of_path(path: &str) -> Option<usize> {
    let name = path.rsplit('/').next().unwrap_or(path);
    // `.env.local` and `.env.example` are what `.env` is.
    if name.starts_with(".env.") {
        return by_extension("env");
    }
    let (_, extension) = name.rsplit_once('.').unwrap_or(("", name));
    by_extension(extension).filter(|_| extension != name).or_else(|| {
        // `settings.yml.example`: what is to be copied is what the copy will be.
        let settings = EXAMPLES.iter().find_map(|word| name.strip_suffix(word))?.strip_suffix(['.', '_', '-'])?;
        let (_, extension) = settings.rsplit_once('.').unwrap_or(("", settings));
        by_extension(extension).filter(|language| matches!(LANGUAGES[*language].content, Content::Settings | Content::Lines))
    })
}

/// Programs that run a file without an extension which names them in its first line, by the start of their names: a version may follow. Each with the language.
const INTERPRETERS: &[(&str, &str)] = &[
    ("python", "python"),
    ("pypy", "python"),
    ("uv", "python"),
    ("node", "javascript"),
    ("nodejs", "javascript"),
    ("bun", "typescript"),
    ("deno", "typescript"),
    ("ts-node", "typescript"),
    ("tsx", "typescript"),
];

/// Bytes of a file that show whether a program is named to run it.
pub const FIRST_LINE: usize = 128;

/// Whether the start of a file may say what language it is of, because its name does not. What is written in capitals alone is text: `LICENSE`.
#[must_use]
pub fn is_told_by_start(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    !name.contains('.') && name.contains(|c: char| c.is_lowercase()) && of_path(path).is_none()
}

/// The language of a script by the program that its first line names: `#!/usr/bin/env python3`.
#[must_use]
pub fn of_start(bytes: &[u8]) -> Option<usize> {
    let line = bytes.strip_prefix(b"#!")?;
    let line = std::str::from_utf8(line.split(|byte| *byte == b'\n').next()?).ok()?;
    let mut words = line.split_whitespace().map(|word| word.rsplit('/').next().unwrap_or(word));
    let named = |word: &str| INTERPRETERS.iter().find(|(program, _)| *program == word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.'));
    words.find_map(named).and_then(|(_, id)| by_id(id))
}

/// The language of a file by its name, or by the program that it names where its name says nothing.
#[must_use]
pub fn of_file(path: &str, bytes: &[u8]) -> Option<usize> {
    of_path(path).or_else(|| of_start(bytes).filter(|_| is_told_by_start(path)))
}

/// Words behind the name of a file of settings that is there to be copied and filled in.
const EXAMPLES: &[&str] = &["example", "sample", "template", "dist"];

fn by_extension(extension: &str) -> Option<usize> {
    LANGUAGES.iter().position(|language| language.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

/// Marks in the comment at the start of a file of one language that say it is written in the syntax of another: types of Flow are read as those of TypeScript.
const DIALECTS: &[(&str, &str, &str)] = &[("javascript", "@flow", "tsx")];
/// Lines of the comment at the start of a file that are looked at.
const MOST_REMARKS: usize = 40;

/// The language of a file by its name, or by a mark at its start; settings that do not begin with a tag are no mark-up: `app.config` of lines.
#[must_use]
pub fn of_text(path: &str, text: &str) -> Option<usize> {
    let language = of_file(path, text.as_bytes())?;
    if LANGUAGES[language].nesting == Nesting::Tagged && !text.trim_start_matches('\u{feff}').trim_start().starts_with(['<', '{']) {
        return by_id("properties");
    }
    let head = || text.lines().take(MOST_REMARKS).map(str::trim_start).take_while(|line| line.is_empty() || line.starts_with(['/', '*', '#', '\'', '"']));
    let marked = DIALECTS.iter().find(|(of, mark, _)| *of == LANGUAGES[language].id && head().any(|line| line.contains(mark)));
    Some(marked.and_then(|(_, _, id)| by_id(id)).unwrap_or(language))
}

/// Whether a file only declares what others hold, by its name.
#[must_use]
pub fn is_declaring(path: &str) -> bool {
    of_path(path).is_some_and(|language| LANGUAGES[language].declarations.iter().any(|end| path.ends_with(end)))
}

/// Whether a file holds settings, by its name.
#[must_use]
pub fn is_settings(path: &str) -> bool {
    of_path(path).is_some_and(|language| LANGUAGES[language].content != Content::Code)
}

/// Extensions of files of settings that a page asks for by their path: of no other is what is handed out known to be what was written.
const ASKED_FOR: &[&str] = &["json", "js", "yaml", "yml"];

/// Whether a path may be that of a file of settings which a page asks for.
#[must_use]
pub fn is_asked_for(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| ASKED_FOR.contains(&extension))
}

/// The language of a name in this table.
#[must_use]
pub fn by_id(id: &str) -> Option<usize> {
    LANGUAGES.iter().position(|language| language.id == id)
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, of_file, of_start};

    #[test]
    fn a_script_names_what_runs_it() {
        let id = |line: &str| of_start(line.as_bytes()).map(|language| LANGUAGES[language].id);
        assert_eq!(id("#!/usr/bin/env python3\nimport os"), Some("python"));
        assert_eq!(id("#!/usr/local/bin/python3.11 -u\n"), Some("python"));
        assert_eq!(id("#!/usr/bin/env -S uv run --script\n"), Some("python"));
        assert_eq!(id("#!/usr/bin/env node"), Some("javascript"));
        assert_eq!(id("#!/bin/sh\nexec python3 run.py"), None);
        assert_eq!(id("import os"), None);
        assert!(of_file("run.sh", b"#!/usr/bin/env python3\n").is_none(), "its name says what it is");
        assert!(of_file("bin/run", b"#!/usr/bin/env python3\n").is_some());
    }
}
