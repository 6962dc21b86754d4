//! The only table of grammars: which files are of which language, and where its queries stand.

use tree_sitter::Language as Grammar;

/// A language that can be read.
pub struct Language {
    /// Its name, as in `entralint.toml`.
    pub id: &'static str,
    /// Gives the grammar; without one, files are lines of keys and values.
    pub grammar: Option<fn() -> Grammar>,
    /// Extensions of its files, without the dot.
    pub extensions: &'static [&'static str],
    /// The folders with its shapes, below `queries/`.
    pub shapes: &'static [&'static str],
    /// The folders with its rows, below `queries/`.
    pub rows: &'static [&'static str],
    /// How a module of this language is named by those that import it.
    pub modules: Modules,
    /// A call of a type's name constructs it.
    pub calls_construct: bool,
    /// What its files hold.
    pub content: Content,
    /// How its files nest, where the grammar bears only so much of it.
    pub nesting: Nesting,
    /// Everything below a line of preprocessor directives can be read with the directives blanked.
    pub directives: Option<char>,
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

/// All languages. The order is stable: it is part of no output.
pub static LANGUAGES: &[Language] = &[
    Language {
        id: "csharp",
        grammar: Some(|| tree_sitter_c_sharp::LANGUAGE.into()),
        extensions: &["cs", "csx"],
        shapes: &["csharp"],
        rows: &["csharp", "common"],
        modules: Modules::Namespaces,
        calls_construct: false,
        content: Content::Code,
        nesting: Nesting::Free,
        directives: Some('#'),
    },
    Language {
        id: "javascript",
        grammar: Some(|| tree_sitter_javascript::LANGUAGE.into()),
        extensions: &["js", "jsx", "mjs", "cjs"],
        shapes: &["ecma", "jsx", "javascript"],
        rows: &["ecma", "common"],
        modules: Modules::Paths,
        calls_construct: false,
        content: Content::Code,
        nesting: Nesting::Free,
        directives: None,
    },
    Language {
        id: "typescript",
        grammar: Some(|| tree_sitter_typescript::LANGUAGE_TYPESCRIPT.into()),
        extensions: &["ts", "mts", "cts"],
        shapes: &["ecma", "typescript"],
        rows: &["ecma", "common"],
        modules: Modules::Paths,
        calls_construct: false,
        content: Content::Code,
        nesting: Nesting::Free,
        directives: None,
    },
    Language {
        id: "tsx",
        grammar: Some(|| tree_sitter_typescript::LANGUAGE_TSX.into()),
        extensions: &["tsx"],
        shapes: &["ecma", "jsx", "typescript"],
        rows: &["ecma", "common"],
        modules: Modules::Paths,
        calls_construct: false,
        content: Content::Code,
        nesting: Nesting::Free,
        directives: None,
    },
    Language {
        id: "python",
        grammar: Some(|| tree_sitter_python::LANGUAGE.into()),
        extensions: &["py", "pyw"],
        shapes: &["python"],
        rows: &["python", "common"],
        modules: Modules::Dotted,
        calls_construct: true,
        content: Content::Code,
        nesting: Nesting::Free,
        directives: None,
    },
    Language {
        id: "json",
        grammar: Some(|| tree_sitter_json::LANGUAGE.into()),
        extensions: &["json", "jsonc"],
        shapes: &["json"],
        rows: &["config", "common"],
        modules: Modules::None,
        calls_construct: false,
        content: Content::Lines,
        nesting: Nesting::Free,
        directives: None,
    },
    Language {
        id: "yaml",
        grammar: Some(|| tree_sitter_yaml::LANGUAGE.into()),
        extensions: &["yaml", "yml"],
        shapes: &["yaml"],
        rows: &["config", "common"],
        modules: Modules::None,
        calls_construct: false,
        content: Content::Lines,
        nesting: Nesting::Indented,
        directives: None,
    },
    Language {
        id: "xml",
        grammar: Some(|| tree_sitter_xml::LANGUAGE_XML.into()),
        extensions: &["xml", "config", "plist"],
        shapes: &["xml"],
        rows: &["config", "common"],
        modules: Modules::None,
        calls_construct: false,
        content: Content::Settings,
        nesting: Nesting::Tagged,
        directives: None,
    },
    Language {
        id: "toml",
        grammar: Some(|| tree_sitter_toml_ng::LANGUAGE.into()),
        extensions: &["toml"],
        shapes: &["toml"],
        rows: &["config", "common"],
        modules: Modules::None,
        calls_construct: false,
        content: Content::Lines,
        nesting: Nesting::Free,
        directives: None,
    },
    Language {
        id: "properties",
        grammar: None,
        extensions: &["properties", "env", "ini", "cfg", "conf"],
        shapes: &[],
        rows: &["config", "common"],
        modules: Modules::None,
        calls_construct: false,
        content: Content::Lines,
        nesting: Nesting::Free,
        directives: None,
    },
];

/// The language of a file by its name, if it is one that can be read.
#[must_use]
pub fn of_path(path: &str) -> Option<usize> {
    let name = path.rsplit('/').next().unwrap_or(path);
    // `.env.local` and `.env.example` are what `.env` is.
    let (_, extension) = if name.starts_with(".env.") { ("", "env") } else { name.rsplit_once('.')? };
    LANGUAGES.iter().position(|language| language.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}

/// Whether a file holds settings, by its name.
#[must_use]
pub fn is_settings(path: &str) -> bool {
    of_path(path).is_some_and(|language| LANGUAGES[language].content != Content::Code)
}

/// Extensions of mark-up whose script tags bring libraries to the code beside it.
const MARKUP: &[&str] = &["html", "htm", "cshtml", "razor", "aspx"];

/// Whether a file is mark-up that may bring scripts.
#[must_use]
pub fn is_markup(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| MARKUP.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}
