//! The only table of grammars: which files are of which language, where its queries stand, and which documents hold code of it.

mod container;

pub use container::{CONTAINERS, Container, Form, Naming, container_of};

use tree_sitter::Language as Grammar;

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

/// Words of a language that mean something, and that its grammar takes for names.
pub struct Words {
    /// The first parameter of a method that is its object, which callers do not pass.
    pub receivers: &'static [&'static str],
    /// What stands before the parameter that is the object of a method which is added to a type from outside.
    pub extension: Option<&'static str>,
    /// The name of all constructors, where they do not bear that of their type.
    pub constructor: Option<&'static str>,
    /// What makes a constructor's parameter a member of the type in the same breath.
    pub member_marks: &'static [&'static str],
    /// The object whose constructor is that of the base types.
    pub base: Option<&'static str>,
    /// Methods by which a collection keeps a value (the last argument), and by which it gives one back.
    pub keeps: &'static [&'static str],
    pub gives_back: &'static [&'static str],
    /// What a method gives of which nothing is known is what something answers, and is no more settled than that; rows say what containers give.
    pub methods_answer: bool,
    /// Functions that put what the further records that they are handed hold into the first one.
    pub merges: &'static [&'static str],
    /// Methods by which a record or map is read under a key, with what they give where it has none.
    pub reads: &'static [&'static str],
    /// What the key of an entry begins with where it is an expression; empty where names and members are.
    pub computed_keys: Option<&'static str>,
    /// Functions that make a record of the arguments that they are handed by name.
    pub records: &'static [&'static str],
    /// A type without a constructor of its own is constructed with the members that it declares, in their order.
    pub fields_construct: bool,
    /// Arguments that say what a member is where nobody gives it a value.
    pub defaults: &'static [&'static str],
    /// Arguments that say what makes such a default.
    pub factories: &'static [&'static str],
    /// What stands before the parameter that takes all further arguments.
    pub rest: &'static str,
    /// What stands before a dictionary whose entries are handed over as named arguments.
    pub by_name: Option<&'static str>,
    /// A variable is known in the block that declares it alone.
    pub blocks: bool,
    /// What declares a variable that is known in the whole function all the same.
    pub hoists: Option<&'static str>,
    /// What stands before the name of a type that is declared.
    pub types: &'static [&'static str],
    /// Declared types that tell nothing of a value.
    pub plain_types: &'static [&'static str],
    /// What stands before an argument that is a variable to which the called function gives a value.
    pub filled_marks: &'static [&'static str],
    /// What stands before a member that is seen from other applications, and before one that is seen from other files of its own.
    pub open_marks: &'static [&'static str],
    pub inner_marks: &'static [&'static str],
    /// What stands before a type of which other files may hold parts.
    pub parts_mark: Option<&'static str>,
    /// Types of what is waited for: a function that gives one builds what it is made with.
    pub awaited: &'static [&'static str],
    /// The objects whose members a file gives to others; one that is put in the place of a whole is all that it gives.
    pub exports: &'static [&'static str],
    /// Functions that bring a module.
    pub brings: &'static [&'static str],
    /// What stands before the name of the space of names that types are declared in.
    pub space_mark: Option<&'static str>,
    /// What statements that name a module begin with, and what makes one of types alone.
    pub module_statements: &'static [&'static str],
    pub types_alone: Option<&'static str>,
    /// What stands right before the name of a module that is imported, quotes and spaces left out.
    pub module_marks: &'static [&'static str],
    /// What an import begins with that speaks for all files of an application.
    pub everywhere: Option<&'static str>,
    /// The name by which the statements of a program that stand in no function read its command line.
    pub command_line: Option<&'static str>,
    /// What hands on all names of another module.
    pub hands_on: Option<&'static str>,
    /// What statements begin with of whose parts one runs, what parts of them do that stand beside one another, and what loops do that have no shape of their own.
    pub branches: &'static [&'static str],
    pub cases: &'static [&'static str],
    pub loops: &'static [&'static str],
    /// What ends a function with an error.
    pub throws: Option<&'static str>,
    /// What takes a member away from an object.
    pub unsets: Option<&'static str>,
    /// What may follow the path that a module names to make it a file.
    pub module_files: &'static [&'static str],
}

impl Words {
    /// Whether a file of a name stands for its whole folder.
    #[must_use]
    pub fn stands_for_folder(&self, file: &str) -> bool {
        let stem = file.split('.').next();
        self.module_files.iter().any(|ending| ending.strip_prefix('/').is_some_and(|known| known.split('.').next() == stem))
    }
}

/// No words at all.
const WORDLESS: Words = Words {
    receivers: &[],
    extension: None,
    constructor: None,
    member_marks: &[],
    base: None,
    keeps: &[],
    gives_back: &[],
    methods_answer: false,
    merges: &[],
    reads: &[],
    computed_keys: None,
    records: &[],
    fields_construct: false,
    defaults: &[],
    factories: &[],
    rest: "\0",
    by_name: None,
    blocks: false,
    hoists: None,
    types: &[],
    plain_types: &[],
    filled_marks: &[],
    open_marks: &[],
    inner_marks: &[],
    parts_mark: None,
    awaited: &[],
    exports: &[],
    brings: &[],
    space_mark: None,
    module_statements: &[],
    types_alone: None,
    module_marks: &[],
    everywhere: None,
    command_line: None,
    hands_on: None,
    branches: &[],
    cases: &[],
    loops: &[],
    throws: None,
    unsets: None,
    module_files: &[],
};

static NO_WORDS: Words = WORDLESS;

static CSHARP_WORDS: Words = Words {
    extension: Some("this "),
    rest: "params ",
    blocks: true,
    types: &["class ", "enum ", "record ", "struct ", "interface "],
    plain_types: &["var", "string", "object"],
    filled_marks: &["out ", "ref "],
    open_marks: &["public", "protected"],
    inner_marks: &["internal"],
    parts_mark: Some("partial"),
    awaited: &["Task", "ValueTask"],
    space_mark: Some("namespace "),
    module_marks: &["using", "static", "="],
    everywhere: Some("global "),
    command_line: Some("args"),
    branches: &["if", "else"],
    cases: &["case", "default"],
    loops: &["for", "while", "do"],
    throws: Some("throw "),
    methods_answer: true,
    ..WORDLESS
};

static ECMA_WORDS: Words = Words {
    constructor: Some("constructor"),
    member_marks: &["public", "private", "protected", "readonly", "override"],
    base: Some("super"),
    keeps: &["set"],
    gives_back: &["get"],
    merges: &["Object.assign"],
    reads: &["get"],
    computed_keys: Some("["),
    rest: "...",
    blocks: true,
    hoists: Some("var"),
    types: &["class ", "enum ", "interface "],
    plain_types: &["string", "object"],
    exports: &["exports", "module.exports"],
    brings: &["require", "import"],
    module_statements: &["import", "export"],
    types_alone: Some("type "),
    module_marks: &["from", "import", "require(", "import("],
    hands_on: Some("export *"),
    branches: &["if", "else"],
    cases: &["case", "default"],
    loops: &["for", "while", "do"],
    throws: Some("throw "),
    unsets: Some("delete "),
    module_files: &["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".json", "/index.ts", "/index.tsx", "/index.js", "/index.jsx"],
    ..WORDLESS
};

static PYTHON_WORDS: Words = Words {
    receivers: &["self", "cls"],
    constructor: Some("__init__"),
    base: Some("super"),
    reads: &["get", "pop"],
    computed_keys: Some(""),
    records: &["dict"],
    fields_construct: true,
    defaults: &["default"],
    factories: &["default_factory", "factory"],
    rest: "*",
    by_name: Some("**"),
    types: &["class "],
    plain_types: &["object"],
    brings: &["importlib.import_module", "import_module", "__import__"],
    module_statements: &["from", "import"],
    module_marks: &["from", "import", ",", "__import__(", "import_module("],
    hands_on: Some("import *"),
    branches: &["if", "elif", "else"],
    cases: &["case"],
    loops: &["while"],
    throws: Some("raise "),
    unsets: Some("del "),
    module_files: &[".py", "/__init__.py"],
    ..WORDLESS
};

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
    let language = of_path(path)?;
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

/// The language of a name in this table.
#[must_use]
pub fn by_id(id: &str) -> Option<usize> {
    LANGUAGES.iter().position(|language| language.id == id)
}
