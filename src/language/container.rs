//! Documents that hold code of the languages.

/// Folders that a server shows as its root, the folder itself foremost. <https://learn.microsoft.com/aspnet/core/fundamentals/static-files>
pub const SERVED: &[&str] = &["", "wwwroot/", "public/", "static/"];

/// A document that holds code of other languages.
pub struct Container {
    /// Extensions of its files, without the dot.
    pub extensions: &'static [&'static str],
    /// How its parts are told apart.
    pub form: Form,
    /// What says of which language a part is: a mark (an attribute of the script tag; of a notebook the kernel, or the directive of a
    /// cell), its values, the language. A part that has such a mark with another value is none of ours.
    pub parts: &'static [(&'static str, &'static [&'static str], &'static str)],
    /// The language of scripts without any such mark.
    pub script: Option<&'static str>,
    /// The language of the code that the server runs.
    pub server: Option<&'static str>,
    /// How names of attributes start whose values are code of its scripts, and whether that is statements.
    pub attributes: &'static [(&'static str, bool)],
    /// Names of attributes by which a control keeps what is typed in a variable of its scripts.
    pub bindings: &'static [&'static str],
    /// What stands between double braces is code of its scripts.
    pub interpolates: bool,
    /// Elements that scripts define are code of its scripts, as mark-up.
    pub elements: bool,
    /// Calls of the server's code that bring scripts by an address: <https://learn.microsoft.com/dotnet/api/system.web.optimization.scripts.render>
    pub brings: &'static [&'static str],
    /// The names around the server's code, as its compiler puts them.
    pub naming: Naming,
    /// How the marks of a template open and close in its scripts, and whether a value is written in their place; the longer ones first.
    pub marks: &'static [(&'static str, &'static str, bool)],
}

/// How the parts of a container are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By script tags.
    MarkUp,
    /// By `@` in mark-up.
    Razor,
    /// By `<% %>` in mark-up.
    ActiveServer,
    /// By the cells of a JSON document.
    Notebook,
}

/// The class that holds the server's code of a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// Named like the file.
    File,
    /// Named like the whole path.
    Path,
}

/// Script types as browsers know them. <https://mimesniff.spec.whatwg.org/#javascript-mime-type>
const SCRIPT_TYPES: &[&str] = &[
    "",
    "module",
    "text/javascript",
    "application/javascript",
    "application/x-javascript",
    "text/x-javascript",
    "text/ecmascript",
    "application/ecmascript",
    "text/babel",
    "text/jsx",
    "javascript",
];
const PAGE_PARTS: &[(&str, &[&str], &str)] = &[("type", SCRIPT_TYPES, "javascript")];
const COMPONENT_PARTS: &[(&str, &[&str], &str)] = &[
    ("lang", &["ts", "typescript"], "typescript"),
    ("lang", &["tsx"], "tsx"),
    ("lang", &["js", "jsx", "javascript"], "javascript"),
    ("type", &["text/typescript"], "typescript"),
    ("type", SCRIPT_TYPES, "javascript"),
];

/// <https://html.spec.whatwg.org/#event-handler-content-attributes>
const HANDLERS: &[(&str, bool)] = &[("on", true)];
/// Pages, and templates of Angular. <https://angular.dev/guide/templates/event-listeners>
const PAGE_HANDLERS: &[(&str, bool)] = &[("on", true), ("(", true)];
/// <https://svelte.dev/docs/svelte/basic-markup#Events> <https://svelte.dev/docs/svelte/legacy-on>
const BRACED_HANDLERS: &[(&str, bool)] = &[("on", true), ("on:", true)];
/// <https://vuejs.org/api/built-in-directives.html>
const DIRECTIVES: &[(&str, bool)] = &[("@", true), ("v-on:", true), (":", false), ("v-bind:", false), ("v-if", false), ("v-model", false)];

/// <https://vuejs.org/guide/components/v-model.html>
const MODELS: &[&str] = &["v-model"];
/// <https://svelte.dev/docs/svelte/bind>
const BOUND: &[&str] = &["bind:value", "bind:group"];

/// <https://ejs.co/#docs>
const EJS: &[(&str, &str, bool)] = &[("<%=", "%>", true), ("<%-", "%>", true), ("<%", "%>", false)];
/// <https://handlebarsjs.com/guide/>
const HANDLEBARS: &[(&str, &str, bool)] = &[
    ("{{#", "}}", false),
    ("{{/", "}}", false),
    ("{{^", "}}", false),
    ("{{!", "}}", false),
    ("{{>", "}}", false),
    ("{{else", "}}", false),
    ("{{{", "}}}", true),
    ("{{", "}}", true),
];
/// <https://mozilla.github.io/nunjucks/templating.html>
const NUNJUCKS: &[(&str, &str, bool)] = &[("{{", "}}", true), ("{%", "%}", false), ("{#", "#}", false)];

/// What a server fills in and sends as a page.
const fn view(extensions: &'static [&'static str], marks: &'static [(&'static str, &'static str, bool)]) -> Container {
    Container {
        extensions,
        form: Form::MarkUp,
        parts: PAGE_PARTS,
        script: Some("javascript"),
        server: None,
        attributes: &[],
        bindings: &[],
        interpolates: false,
        elements: false,
        brings: &[],
        naming: Naming::File,
        marks,
    }
}

/// All containers.
pub static CONTAINERS: &[Container] = &[
    Container {
        extensions: &["html", "htm"],
        form: Form::MarkUp,
        parts: PAGE_PARTS,
        script: Some("javascript"),
        server: None,
        attributes: PAGE_HANDLERS,
        bindings: &[],
        interpolates: false,
        elements: true,
        brings: &[],
        naming: Naming::File,
        marks: &[],
    },
    view(&["ejs"], EJS),
    view(&["hbs", "handlebars"], HANDLEBARS),
    view(&["njk"], NUNJUCKS),
    Container {
        extensions: &["svelte"],
        form: Form::MarkUp,
        parts: COMPONENT_PARTS,
        script: Some("javascript"),
        server: None,
        attributes: BRACED_HANDLERS,
        bindings: BOUND,
        interpolates: false,
        elements: false,
        brings: &[],
        naming: Naming::File,
        marks: &[],
    },
    Container {
        extensions: &["vue"],
        form: Form::MarkUp,
        parts: COMPONENT_PARTS,
        script: Some("javascript"),
        server: None,
        attributes: DIRECTIVES,
        bindings: MODELS,
        interpolates: true,
        elements: false,
        brings: &[],
        naming: Naming::File,
        marks: &[],
    },
    Container {
        extensions: &["razor"],
        form: Form::Razor,
        parts: PAGE_PARTS,
        script: Some("javascript"),
        server: Some("csharp"),
        attributes: HANDLERS,
        bindings: &[],
        interpolates: false,
        elements: false,
        brings: &[],
        naming: Naming::File,
        marks: &[],
    },
    Container {
        extensions: &["cshtml"],
        form: Form::Razor,
        parts: PAGE_PARTS,
        script: Some("javascript"),
        server: Some("csharp"),
        attributes: HANDLERS,
        bindings: &[],
        interpolates: false,
        elements: false,
        brings: &["Scripts.Render("],
        naming: Naming::Path,
        marks: &[],
    },
    Container {
        extensions: &["aspx", "ascx", "master"],
        form: Form::ActiveServer,
        parts: &[("runat", &["server"], "csharp"), ("type", SCRIPT_TYPES, "javascript")],
        script: Some("javascript"),
        server: Some("csharp"),
        attributes: &[],
        bindings: &[],
        interpolates: false,
        elements: false,
        brings: &["Scripts.Render("],
        naming: Naming::Path,
        marks: &[],
    },
    Container {
        extensions: &["ipynb"],
        form: Form::Notebook,
        parts: &[
            ("kernel", &["python", "python3", "ipython", "pyspark"], "python"),
            ("kernel", &["c#", "csharp", ".net-csharp"], "csharp"),
            ("kernel", &["javascript", "js", ".net-javascript"], "javascript"),
            ("kernel", &["typescript", "deno"], "typescript"),
            ("cell", &["%%time", "%%timeit", "%%capture", "%%prun", "%%python", "%%python3", "%%pyspark"], "python"),
            ("cell", &["#!csharp", "#!c#"], "csharp"),
            ("cell", &["#!javascript", "#!js"], "javascript"),
        ],
        script: Some("python"),
        server: None,
        attributes: &[],
        bindings: &[],
        interpolates: false,
        elements: false,
        brings: &[],
        naming: Naming::File,
        marks: &[],
    },
];

/// The kind of container that a file is by its name.
#[must_use]
pub fn container_of(path: &str) -> Option<&'static Container> {
    let (_, extension) = path.rsplit_once('.')?;
    CONTAINERS.iter().find(|container| container.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension)))
}
