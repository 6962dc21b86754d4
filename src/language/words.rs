//! The words that code is read by, beyond what the grammars tell.

/// Words of a language that mean something, and that its grammar takes for names.
pub struct Words {
    /// The first parameter of a method that is its object, which callers do not pass.
    pub receivers: &'static [&'static str],
    /// The one of them that is the type itself.
    pub own_type: Option<&'static str>,
    /// What stands before and behind the name of a function where it is called or handed on.
    pub called_as: &'static [(&'static str, &'static str)],
    /// The same of a type's name where its constructor is called by other means.
    pub constructed_as: &'static [(&'static str, &'static str)],
    /// What makes an object of the type that is declared for it.
    pub makes_declared: Option<&'static str>,
    /// The method that a call of an object calls.
    pub called: Option<&'static str>,
    /// What stands before the parameter that is the object of a method which is added to a type from outside.
    pub extension: Option<&'static str>,
    /// What a parameter begins with that only says of which type the function's object is: nothing is passed for it.
    pub own_parameter: Option<&'static str>,
    /// The name of all constructors, where they do not bear that of their type.
    pub constructor: Option<&'static str>,
    /// Members of a type by which its constructor is run for the own object, which is handed over first.
    pub constructs_for: &'static [&'static str],
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
    /// Methods that give what the function that they are handed makes of each element, and nothing of the elements themselves.
    pub makes: &'static [&'static str],
    /// Methods that a function is handed to say which elements they give, or in which order.
    pub picks: &'static [&'static str],
    /// Calls of which one of what they are called on is left.
    pub picks_one: &'static [&'static str],
    /// Methods by which a record or map is read under a key, with what they give where it has none.
    pub reads: &'static [&'static str],
    /// Operators of an assignment that leaves what was there, or a part of it, where it is.
    pub adds: &'static [&'static str],
    /// Methods by which the texts of a list become one, with another text between each two.
    pub joins: &'static [&'static str],
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
    /// What stands before a call or name that decorates the function behind it.
    pub decorates: Option<char>,
    /// What stands before the parameter that takes all further arguments.
    pub rest: &'static str,
    /// Where any argument may be left out: what says so behind the name of a parameter that has a type.
    pub left_out: Option<&'static str>,
    /// What stands before a dictionary whose entries are handed over as named arguments.
    pub by_name: Option<&'static str>,
    /// A variable is known in the block that declares it alone.
    pub blocks: bool,
    /// What declares a variable that is known in the whole function all the same.
    pub hoists: Option<&'static str>,
    /// All code stands in types, but for the statements of a program: no module keeps a variable for others.
    pub in_types: bool,
    /// The members of a type are read, and given their values, by their names alone in its functions.
    pub bare_members: bool,
    /// An object is filled behind its construction, by the names of its members: what is not written there is not given.
    pub initializers: bool,
    /// What stands before the name of a type that is declared.
    pub types: &'static [&'static str],
    /// Declared types that tell nothing of a value.
    pub plain_types: &'static [&'static str],
    /// The types of a text and of a whole number that are written out, where they tell overloads apart.
    pub text_type: Option<&'static str>,
    pub number_type: Option<&'static str>,
    /// Declared types that may hold any text.
    pub open_types: &'static [&'static str],
    /// What makes a type an enumeration: the word before its name, which ends in a space here, or its base.
    pub enumerations: &'static [&'static str],
    /// The type that lists texts as its only values; without one a type is made of them alone.
    pub listed_type: Option<&'static str>,
    /// What is put before a type, and behind it what is said of it: `Annotated[T, Depends(give)]`.
    pub annotates: Option<&'static str>,
    /// What stands before an argument that is a variable to which the called function gives a value.
    pub filled_marks: &'static [&'static str],
    /// What stands before a member that is seen from other applications, and before one that is seen from other files of its own.
    pub open_marks: &'static [&'static str],
    pub inner_marks: &'static [&'static str],
    /// What stands before a member that keeps what it is made with, and before one of the type itself.
    pub kept_marks: &'static [&'static str],
    /// What stands before a member that its type alone sees, and the types of functions that give nothing back: mark-up and frameworks call such by their names.
    pub own_mark: Option<&'static str>,
    pub gives_nothing: &'static [&'static str],
    pub type_marks: &'static [&'static str],
    /// What stands before a type of which other files may hold parts.
    pub parts_mark: Option<&'static str>,
    /// What the name of an interface begins with by habit, and that of a type which stands for whatever type it is put to.
    pub interface_mark: Option<char>,
    pub type_parameter_mark: Option<char>,
    /// Types of what is waited for: a function that gives one builds what it is made with.
    pub awaited: &'static [&'static str],
    /// Types that say more of the type that they are made with: `Annotated[T, …]`.
    pub wrappers: &'static [&'static str],
    /// The objects whose members a file gives to others; one that is put in the place of a whole is all that it gives.
    pub exports: &'static [&'static str],
    /// What frameworks put before a name under which they provide something.
    pub provided: Option<&'static str>,
    /// Functions that bring a module.
    pub brings: &'static [&'static str],
    /// Functions that add a folder to those in which modules are looked for.
    pub adds_roots: &'static [&'static str],
    /// What stands before a name that counts from the space around all others.
    pub root_mark: Option<&'static str>,
    /// What stands before the name of the space of names that types are declared in.
    pub space_mark: Option<&'static str>,
    /// What statements that name a module begin with, and what makes one of types alone.
    pub module_statements: &'static [&'static str],
    pub types_alone: Option<&'static str>,
    /// What stands right before the name of a module that is imported, quotes and spaces left out.
    pub module_marks: &'static [&'static str],
    /// What a comment to the end of a line begins with, and one between two marks.
    pub comments: Option<(&'static str, (&'static str, &'static str))>,
    /// What an import begins with that speaks for all files of an application.
    pub everywhere: Option<&'static str>,
    /// The name by which the statements of a program that stand in no function read its command line.
    pub command_line: Option<&'static str>,
    /// The method that a program starts with.
    pub starts: Option<&'static str>,
    /// What hands on all names of another module.
    pub hands_on: Option<&'static str>,
    /// What statements begin with of whose parts one runs, what parts of them do that stand beside one another, and what loops do that have no shape of their own.
    pub branches: &'static [&'static str],
    pub cases: &'static [&'static str],
    pub loops: &'static [&'static str],
    /// What stands before a condition that is to be false.
    pub negates: &'static [&'static str],
    /// What ends a function with an error.
    pub throws: Option<&'static str>,
    /// What gives one value after the other.
    pub yields: Option<&'static str>,
    /// What the elements of a tuple are called by their places, which count from one.
    pub elements: Option<&'static str>,
    /// How a value that nobody gave begins, beside the words of all languages for none.
    pub unset: Option<&'static str>,
    /// What takes a member away from an object.
    pub unsets: Option<&'static str>,
    /// How the file that a compiler writes ends: a module may be named by that in the place of its source.
    pub emitted: Option<&'static str>,
    /// What may follow the path that a module names to make it a file.
    pub module_files: &'static [&'static str],
    /// Words by which a function speaks of variables that are not its own, where what it assigns to is its own without them.
    pub outer: &'static [&'static str],
    /// What gives all variables of a module at once.
    pub wholes: &'static [&'static str],
    /// The module that a program's first file is, whatever its own name.
    pub main_module: Option<&'static str>,
    /// What stands before a module's name in that of the package which brings it, by habit.
    pub packaged_as: &'static [&'static str],
}

impl Words {
    /// Whether a file of a name stands for its whole folder.
    #[must_use]
    pub fn stands_for_folder(&self, file: &str) -> bool {
        let stem = file.split('.').next();
        self.module_files.iter().any(|ending| ending.strip_prefix('/').is_some_and(|known| known.split('.').next() == stem))
    }

    /// Whether a type's name is one that interfaces have: `ITokenProvider`.
    #[must_use]
    pub fn is_interface(&self, name: &str) -> bool {
        self.of_interface(name).is_some_and(|rest| rest.starts_with(char::is_uppercase))
    }

    /// The name of an interface without its mark: by habit that of the type which does what it says.
    #[must_use]
    pub fn of_interface<'n>(&self, name: &'n str) -> Option<&'n str> {
        self.interface_mark.and_then(|mark| name.strip_prefix(mark))
    }

    /// Whether a type's name is one that stands for whatever type it is put to: `T`, `TClient`.
    #[must_use]
    pub fn is_type_parameter(&self, name: &str) -> bool {
        let rest = self.type_parameter_mark.and_then(|mark| name.strip_prefix(mark));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_uppercase))
    }
}

/// A call, and what keeps a function where nothing else is given.
const CALLS: &[(&str, &str)] = &[("", "("), ("?? ", "")];

/// No words at all.
const WORDLESS: Words = Words {
    receivers: &[],
    own_type: None,
    called_as: CALLS,
    constructed_as: &[],
    makes_declared: None,
    called: None,
    extension: None,
    own_parameter: None,
    constructor: None,
    constructs_for: &[],
    member_marks: &[],
    base: None,
    keeps: &[],
    gives_back: &[],
    methods_answer: false,
    merges: &[],
    makes: &[],
    picks: &[],
    picks_one: &[],
    reads: &[],
    adds: &[],
    joins: &[],
    computed_keys: None,
    records: &[],
    fields_construct: false,
    defaults: &[],
    factories: &[],
    decorates: None,
    rest: "\0",
    left_out: None,
    by_name: None,
    blocks: false,
    hoists: None,
    in_types: false,
    bare_members: false,
    initializers: false,
    types: &[],
    plain_types: &[],
    text_type: None,
    number_type: None,
    open_types: &[],
    enumerations: &[],
    listed_type: None,
    annotates: None,
    filled_marks: &[],
    open_marks: &[],
    inner_marks: &[],
    kept_marks: &[],
    own_mark: None,
    gives_nothing: &[],
    type_marks: &[],
    parts_mark: None,
    interface_mark: None,
    type_parameter_mark: None,
    awaited: &[],
    wrappers: &[],
    exports: &[],
    provided: None,
    brings: &[],
    adds_roots: &[],
    root_mark: None,
    space_mark: None,
    module_statements: &[],
    types_alone: None,
    module_marks: &[],
    comments: None,
    everywhere: None,
    command_line: None,
    starts: None,
    hands_on: None,
    branches: &[],
    cases: &[],
    loops: &[],
    negates: &[],
    throws: None,
    yields: None,
    elements: None,
    unset: None,
    unsets: None,
    emitted: None,
    module_files: &[],
    outer: &[],
    wholes: &[],
    main_module: None,
    packaged_as: &[],
};

/// Words of all languages for no value.
pub const NOTHING: &[&str] = &["undefined", "null", "None"];

pub(super) static NO_WORDS: Words = WORDLESS;

pub(super) static CSHARP_WORDS: Words = Words {
    extension: Some("this "),
    keeps: &["Add", "TryAdd"],
    makes: &["Select", "SelectMany"],
    picks: &["Where", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "OrderBy", "OrderByDescending"],
    picks_one: &["First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault"],
    adds: &["??=", "+=", "|="],
    joins: &["Join"],
    rest: "params ",
    blocks: true,
    in_types: true,
    bare_members: true,
    initializers: true,
    types: &["class ", "enum ", "record ", "struct ", "interface "],
    plain_types: &["var", "string", "object"],
    text_type: Some("string"),
    number_type: Some("int"),
    open_types: &["string", "object", "dynamic"],
    enumerations: &["enum "],
    filled_marks: &["out ", "ref "],
    open_marks: &["public", "protected"],
    inner_marks: &["internal"],
    kept_marks: &["const", "readonly"],
    own_mark: Some("private"),
    gives_nothing: &["void", "Task", "ValueTask", "IEnumerator"],
    type_marks: &["const", "static"],
    parts_mark: Some("partial"),
    interface_mark: Some('I'),
    type_parameter_mark: Some('T'),
    awaited: &["Task", "ValueTask"],
    root_mark: Some("global::"),
    space_mark: Some("namespace "),
    module_marks: &["using", "static", "="],
    everywhere: Some("global "),
    command_line: Some("args"),
    starts: Some("Main"),
    branches: &["if", "else"],
    cases: &["case", "default"],
    loops: &["for", "while", "do"],
    negates: &["!"],
    throws: Some("throw "),
    // Also with arguments of types; and types hold all functions, so one is handed on by its name alone.
    called_as: &[("", "("), ("?? ", ""), ("", "<"), ("", ")"), ("", ","), ("", ";")],
    // By what is derived from the type, by its other name, and where it is one of several parts of a name.
    constructed_as: &[(": ", ""), (":", ""), (".", ";"), ("= ", ";")],
    makes_declared: Some("new("),
    unset: Some("default"),
    yields: Some("yield"),
    elements: Some("Item"),
    methods_answer: true,
    ..WORDLESS
};

pub(super) static ECMA_WORDS: Words = Words {
    own_parameter: Some("this:"),
    constructor: Some("constructor"),
    constructs_for: &["call"],
    member_marks: &["public", "private", "protected", "readonly", "override"],
    base: Some("super"),
    keeps: &["set"],
    gives_back: &["get"],
    merges: &["Object.assign"],
    makes: &["map", "flatMap", "Array.from"],
    picks: &["filter", "find", "findLast", "sort", "toSorted"],
    picks_one: &["find", "findLast"],
    reads: &["get"],
    adds: &["??=", "||=", "&&=", "+="],
    joins: &["join"],
    computed_keys: Some("["),
    rest: "...",
    left_out: Some("?"),
    blocks: true,
    hoists: Some("var"),
    types: &["class ", "enum ", "interface "],
    plain_types: &["string", "object"],
    open_types: &["string", "any", "unknown", "object"],
    enumerations: &["enum "],
    interface_mark: Some('I'),
    exports: &["exports", "module.exports"],
    called_as: &[("", "("), ("?? ", ""), ("", "<")],
    provided: Some("$"),
    brings: &["require", "import"],
    module_statements: &["import", "export"],
    types_alone: Some("type "),
    module_marks: &["from", "import", "require(", "import("],
    comments: Some(("//", ("/*", "*/"))),
    hands_on: Some("export *"),
    branches: &["if", "else"],
    cases: &["case", "default"],
    loops: &["for", "while", "do"],
    negates: &["!"],
    throws: Some("throw "),
    yields: Some("yield"),
    unsets: Some("delete "),
    emitted: Some(".js"),
    module_files: &["", ".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts", ".json", "/index.ts", "/index.tsx", "/index.js", "/index.jsx"],
    ..WORDLESS
};

pub(super) static PYTHON_WORDS: Words = Words {
    wrappers: &["Annotated", "Optional", "Final"],
    receivers: &["self", "cls"],
    own_type: Some("cls"),
    called: Some("__call__"),
    constructor: Some("__init__"),
    base: Some("super"),
    reads: &["get", "pop"],
    adds: &["+=", "|="],
    joins: &["join"],
    computed_keys: Some(""),
    records: &["dict"],
    fields_construct: true,
    defaults: &["default", "fallback"],
    factories: &["default_factory", "factory"],
    decorates: Some('@'),
    rest: "*",
    by_name: Some("**"),
    types: &["class "],
    plain_types: &["object"],
    open_types: &["str", "Any", "object"],
    enumerations: &["Enum", "StrEnum"],
    listed_type: Some("Literal"),
    annotates: Some("Annotated"),
    brings: &["importlib.import_module", "import_module", "__import__"],
    adds_roots: &["sys.path.append(", "sys.path.insert(", "sys.path.extend(", "site.addsitedir("],
    module_statements: &["from", "import"],
    module_marks: &["from", "import", ",", "__import__(", "import_module("],
    hands_on: Some("import *"),
    branches: &["if", "elif", "else"],
    cases: &["case"],
    loops: &["while"],
    negates: &["not"],
    throws: Some("raise "),
    yields: Some("yield"),
    unsets: Some("del "),
    module_files: &[".py", "/__init__.py"],
    outer: &["global", "nonlocal"],
    wholes: &["globals()", "locals()", "vars(", "__dict__", "sys.modules"],
    main_module: Some("__main__"),
    packaged_as: &["django_", "python_"],
    ..WORDLESS
};
