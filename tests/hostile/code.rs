//! Code that nests deep, chains long, or says very much on one line.

use super::{PASSWORD, complaint, places, problems, program, put, run, scan, tell, tree};

const DEEP: usize = 100_000;
const CALLS: usize = 20_000;

const CSHARP: &str = "using Microsoft.Identity.Client;\nclass A { object M() { var app = PublicClientApplicationBuilder.Create(\"x\").Build(); return ";
const SCRIPT: &str = "import { PublicClientApplication } from '@azure/msal-node';\nconst app = new PublicClientApplication({ auth: { clientId: 'x' } });\nconst a = ";
const PYTHON: &str = "import msal\napp = msal.PublicClientApplication('x')\na = ";

/// Text between a beginning and an end, `count` times on both sides of `middle`.
fn nested(start: &str, open: &str, middle: &str, close: &str, end: &str, count: usize) -> String {
    [start, &open.repeat(count), middle, &close.repeat(count), end].concat()
}

/// Each file alone beside the application, so that a failure names its form.
fn all(case: &str, files: &[(&str, &str, String)], arguments: &[&str]) {
    let mut wrong = Vec::new();
    for (form, file, text) in files {
        let root = tree();
        put(root.path(), "package.json", br#"{ "dependencies": { "@azure/msal-node": "2.0.0" } }"#);
        put(root.path(), file, text.as_bytes());
        let outcome = run(program(root.path(), &[&["scan", "--format", "json"], arguments].concat()));
        tell(&format!("{case}: {form}"), &outcome);
        wrong.extend(complaint(&outcome).map(|complaint| format!("{form} ({file}): {complaint}")));
    }
    assert_eq!(wrong, Vec::<String>::new(), "{case}");
}

#[test]
#[ignore = "hostile"]
fn csharp_nested_deep() {
    let in_csharp = |form: &'static str, open: &str, middle: &str, close: &str, count| (form, "a.cs", nested(CSHARP, open, middle, close, "; } }\n", count));
    all(
        "C#, nested",
        &[
            in_csharp("parentheses", "(", "app", ")", DEEP),
            in_csharp("parentheses, never closed", "(", "", "", DEEP),
            in_csharp("calls in arguments", "f(", "app", ")", DEEP),
            in_csharp("casts", "(A)", "app", "", DEEP),
            in_csharp("signs", "!", "app", "", DEEP),
            in_csharp("sums", "1 + ", "1", "", DEEP),
            in_csharp("choices", "a ? b : ", "c", "", DEEP),
            in_csharp("lambdas", "x => ", "x", "", DEEP),
            in_csharp("blocks", "1; {", "", "}", DEEP),
            in_csharp("else", "1; if (a) b(); else ", "c()", "", DEEP / 5),
            in_csharp("generics", "new A<", "B", ">", DEEP),
            in_csharp("interpolation", "$\"{", "a", "}\"", DEEP),
            in_csharp("classes", "1; } class B {", "", "}", DEEP / 2),
            ("directives", "a.cs", format!("{CSHARP}1; }} }}\n{}{}", "#if A\n".repeat(DEEP), "#endif\n".repeat(DEEP / 2))),
        ],
        &[],
    );
}

#[test]
#[ignore = "hostile"]
fn scripts_nested_deep() {
    for file in ["a.js", "a.ts", "a.tsx"] {
        let script = |form: &'static str, open: &str, middle: &str, close: &str, count| (form, file, nested(SCRIPT, open, middle, close, ";\n", count));
        all(
            &format!("{file}, nested"),
            &[
                script("parentheses", "(\n", "app", ")", DEEP),
                script("lists", "[\n", "", "]", DEEP),
                script("lists, never closed", "[\n", "", "", DEEP),
                script("objects", "{ a:\n", "1", "}", DEEP),
                script("functions", "()=>{\n", "", "}", DEEP),
                script("templates", "`${\n", "a", "}`", DEEP),
                script("sums", "1 +\n", "1", "", DEEP),
                script("choices", "a ? b :\n", "c", "", DEEP),
                script("elements", "<a>\n", "", "</a>", DEEP),
                script("calls", "f(\n", "app", ")", DEEP),
                script("else", "1; if (a) b(); else\n", "c()", "", DEEP / 5),
            ],
            &[],
        );
    }
}

#[test]
#[ignore = "hostile"]
fn python_nested_deep() {
    let python = |form: &'static str, open: &str, middle: &str, close: &str, count| (form, "a.py", nested(PYTHON, open, middle, close, "\n", count));
    let indented: String = (0..1_300).map(|level| " ".repeat(level) + "if a:\n").collect();
    all(
        "Python, nested",
        &[
            python("parentheses", "(", "app", ")", DEEP),
            python("lists, never closed", "[", "", "", DEEP),
            python("dictionaries", "{1:", "1", "}", DEEP),
            python("not", "not ", "a", "", DEEP),
            python("sums", "1 + ", "1", "", DEEP),
            python("lambdas", "lambda: ", "1", "", DEEP),
            python("choices", "1 if a else ", "2", "", DEEP / 2),
            ("subscripts", "a.py", format!("{PYTHON}app{}\n", "[0]".repeat(DEEP))),
            python("elif", "1\nif a:\n  b\n", "", "elif a:\n  b\n", DEEP / 2),
            ("blocks", "a.py", format!("{PYTHON}1\n{indented}")),
        ],
        &[],
    );
}

#[test]
#[ignore = "hostile"]
fn settings_nested_deep() {
    let anchor = "login.microsoftonline.com AzureAd ClientId TenantId";
    all(
        "Settings, nested",
        &[
            ("JSON objects", "appsettings.json", nested(&format!("{{ \"AzureAd\": {{ \"Instance\": \"{anchor}\" }}, \"a\": "), "{\"a\":", "1", "}", "}", DEEP)),
            ("JSON lists", "appsettings.json", nested(&format!("{{ \"AzureAd\": {{ \"Instance\": \"{anchor}\" }}, \"a\": "), "[", "", "]", "}", DEEP)),
            ("JSON lists, never closed", "appsettings.json", nested(&format!("{{ \"AzureAd\": \"{anchor}\", \"a\": "), "[", "", "", "", DEEP)),
            ("JSON, in package.json", "package.json", nested("{ \"dependencies\": ", "{\"a\":", "1", "}", "}", DEEP)),
            ("YAML flow", "a.yaml", nested(&format!("a: {anchor}\nb: "), "[", "", "]", "\n", DEEP)),
            ("YAML flow mappings", "a.yaml", nested(&format!("a: {anchor}\nb: "), "{a: ", "1", "}", "\n", DEEP)),
            ("YAML marks", "a.yaml", nested(&format!("a: {anchor}\nb:\n  "), "- ", "1", "", "\n", DEEP)),
            ("YAML blocks", "a.yaml", format!("z: {anchor}\n{}", (0..1_300).map(|level| " ".repeat(level) + "a:\n").collect::<String>())),
            (
                "YAML aliases",
                "a.yaml",
                format!("z: {anchor}\na0: &a0 [x]\n{}", (1..5_000).map(|n| format!("a{n}: &a{n} [{}]\n", format!("*a{},", n - 1).repeat(9))).collect::<String>()),
            ),
            ("XML elements", "web.config", nested(&format!("<configuration a=\"{anchor}\">"), "<a>", "", "</a>", "</configuration>", DEEP)),
            ("XML elements, never closed", "web.config", nested(&format!("<configuration a=\"{anchor}\">"), "<a>", "", "", "", DEEP)),
            (
                "XML entities",
                "web.config",
                format!(
                    "<!DOCTYPE a [<!ENTITY l0 \"lol\">{}]><configuration a=\"{anchor}\">&l99;</configuration>",
                    (1..100).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect::<String>()
                ),
            ),
            ("XML, in a project", "A.csproj", nested("<Project Sdk=\"Microsoft.NET.Sdk\">", "<a>", "", "</a>", "</Project>", DEEP)),
            ("TOML", "a.toml", nested(&format!("a = \"{anchor}\"\nb = "), "[", "", "]", "\n", DEEP)),
            ("TOML, in pyproject.toml", "pyproject.toml", nested("[project]\ndependencies = ", "[", "", "]", "\n", DEEP)),
            ("TOML keys", "pyproject.toml", nested("[project]\n", "a.", "a = 1", "", "\n", DEEP)),
            ("Markup", "a.html", nested("<script src=\"https://alcdn.msauth.net/browser/2.0.0/js/msal-browser.min.js\"></script>", "<div>", "", "</div>", "", DEEP)),
            (
                "Razor",
                "a.cshtml",
                nested("@using Microsoft.Identity.Client\n@{ var app = PublicClientApplicationBuilder.Create(\"x\").Build(); }\n", "@if (a) {<p>", "", "</p>}", "", DEEP / 2),
            ),
            ("Terraform", "a.tf", nested("resource \"azuread_application\" \"a\" {\n a = ", "[", "", "]", "\n}\n", DEEP)),
            ("Bicep", "a.bicep", nested("param a string\nvar b = ", "[\n", "", "]\n", "\n", DEEP / 2)),
        ],
        &[],
    );
}

#[test]
#[ignore = "hostile"]
fn fluent_chains() {
    let chain = |form: &'static str, file: &'static str, start: &str, call: &str, end: &str| (form, file, format!("{start}app{}{end}", call.repeat(CALLS)));
    let steps = (0..CALLS).map(|n| format!("a{} = a{n}.get_accounts()\n", n + 1)).collect::<String>();
    all(
        "Chain of 20,000 calls",
        &[
            chain("C#, a builder's", "a.cs", CSHARP, ".WithB2CAuthority(\"https://a.b/c\")", "; } }\n"),
            chain("C#, short", "a.cs", CSHARP, ".A()", "; } }\n"),
            chain("JavaScript", "a.js", SCRIPT, "\n.then(a => app)", ";\n"),
            chain("TypeScript", "a.ts", SCRIPT, "\n.acquireTokenSilent()", ";\n"),
            chain("Python", "a.py", PYTHON, ".get_accounts()", "\n"),
            ("names that lead to names", "a.py", format!("{PYTHON}app\na0 = a\n{steps}")),
        ],
        &[],
    );
}

#[test]
#[ignore = "hostile"]
fn very_many_findings_on_one_line() {
    let call = "app.acquire_token_by_username_password(u, s, scopes=[\"User.Read\"]); ";
    let root = tree();
    put(root.path(), "many.py", format!("{}{}\n", PASSWORD.split("def").next().unwrap(), call.repeat(14_000)).as_bytes());
    let outcome = scan("14,000 findings on one line", root.path(), &[]);
    assert!(places(&outcome.json()).len() > 1 || problems(&outcome.json()).contains(&"many.py"), "neither read nor told of");
    let root = tree();
    let client = "import msal\napp = msal.ConfidentialClientApplication(\"1\")\n";
    put(root.path(), "many.py", format!("{client}{}\n", "app.acquire_token_for_client(\"a\");".repeat(25_000)).as_bytes());
    let outcome = scan("25,000 findings on one line", root.path(), &[]);
    assert!(problems(&outcome.json()).contains(&"many.py"), "not told of");
    assert_eq!(outcome.json()["findings"].as_array().unwrap().iter().filter(|finding| finding["path"] == "many.py").count(), 10_000);
}

/// Few functions, types or modules of which each leads to all others: what follows them one by one takes longer with every one of them.
#[test]
#[ignore = "hostile"]
fn everything_leads_to_everything() {
    const MEMBERS: usize = 80;
    let each = |line: &dyn Fn(usize) -> String| (0..MEMBERS).map(line).collect::<String>();
    let calls = |with: &'static str| each(&move |n| format!("    f{n}({with})\n"));
    let functions = |last: &str| each(&|n| format!("def f{n}(x):\n{}    {}\n", calls("x"), if n == 0 { last } else { "return 1" }));
    let bases = |n: usize| (0..MEMBERS).filter(|other| *other != n).map(|other| format!("C{other}")).collect::<Vec<_>>().join(", ");
    all(
        "All lead to all",
        &[
            ("callers of an acquisition", "a.py", format!("{PYTHON}app\n{}", functions("return app.acquire_token_by_username_password(u, s, scopes=x)"))),
            ("callers of a sign-in", "a.py", format!("{PYTHON}app\n{}", functions("return app.acquire_token_interactive(x)"))),
            (
                "values that functions give back",
                "a.py",
                format!("{PYTHON}app\n{}", each(&|n| format!("def f{n}(): return [{}]\n", (0..MEMBERS).map(|n| format!("f{n}()")).collect::<Vec<_>>().join(", ")))),
            ),
            ("types and their bases", "a.py", format!("{PYTHON}app\n{}x = C0.nowhere\n", each(&|n| format!("class C{n}({}):\n    a{n} = 1\n", bases(n))))),
        ],
        &[],
    );
    let root = tree();
    for n in 0..MEMBERS {
        let stars = (0..MEMBERS).filter(|other| *other != n).map(|other| format!("export * from \"./m{other}\";\n")).collect::<String>();
        put(root.path(), &format!("m{n}.ts"), format!("import \"@azure/msal-node\";\nimport {{ nowhere }} from \"./m0\";\n{stars}export const v{n} = nowhere;\n").as_bytes());
    }
    scan("All lead to all: modules that hand on one another", root.path(), &[]);
    let root = tree();
    for n in 0..MEMBERS {
        let taken = (0..MEMBERS).filter(|other| *other != n).map(|other| format!("from m{other} import asked\n")).collect::<String>();
        put(root.path(), &format!("m{n}.py"), format!("{taken}import msal\napp = msal.PublicClientApplication(\"1\")\napp.acquire_token_interactive(asked)\n").as_bytes());
    }
    scan("All lead to all: modules that take a name from one another", root.path(), &[]);
}

#[test]
#[ignore = "hostile"]
fn very_many_lines_and_names() {
    all(
        "Many",
        &[
            ("10,000,000 short lines", "a.py", format!("{PYTHON}app\n{}", "a\n".repeat(10_000_000))),
            ("300,000 words of an import", "a.py", format!("{PYTHON}app\nfrom msal import {}a\n", "a, ".repeat(300_000))),
            (
                "25,000 functions that call each other",
                "a.py",
                format!("{PYTHON}app\n{}", (0..DEEP / 4).map(|n| format!("def f{n}(x): return f{}(x)\n", n + 1)).collect::<String>()),
            ),
            (
                "20,000 functions that give back one another",
                "a.py",
                format!(
                    "{PYTHON}app\ndef f0(scopes): return app.acquire_token_for_client(scopes=scopes)\n{}",
                    (1..DEEP / 5).map(|n| format!("def f{n}(): return f{}\n", n - 1)).collect::<String>()
                ),
            ),
            (
                "3,000 types that keep a function in a member of one name",
                "a.py",
                format!(
                    "{PYTHON}app\n{}",
                    (0..3_000)
                        .map(|n| format!("class C{n}:\n  def __init__(self, take):\n    self.take = take\n  def run(self): return self.take(['a'])\ndef f{n}(scopes): return app.acquire_token_for_client(scopes=scopes)\nC{n}(f{n}).run()\n"))
                        .collect::<String>()
                ),
            ),
            ("50,000 assignments of one name", "a.py", format!("{PYTHON}app\n{}", (0..50_000).map(|n| format!("x = x + {n}\n")).collect::<String>())),
            (
                "20,000 variables of one setting",
                "a.js",
                format!("const msal = require(\"@azure/msal-node\");\n{}", (0..20_000).map(|n| format!("const a{n} = process.env.MSI_SECRET;\n")).collect::<String>()),
            ),
            (
                "4,000 requests in one function",
                "a.js",
                format!(
                    "const msal = require(\"@azure/msal-node\");\nasync function f(s) {{\n{}}}\n",
                    (0..4_000)
                        .map(|n| format!(
                            "await ask('https://login.microsoftonline.com/t/oauth2/v2.0/token', {{ grant_type: 'authorization_code', code: s, client_id: 'a{n}' }});\n"
                        ))
                        .collect::<String>()
                ),
            ),
            (
                "8,000 clients with a cache that stands in somebody else's object",
                "a.py",
                format!(
                    "import msal\nimport web\nweb.state.cache = msal.SerializableTokenCache()\n{}",
                    (0..8_000).map(|n| format!("a{n} = msal.PublicClientApplication(\"a\", token_cache=web.state.cache)\n")).collect::<String>()
                ),
            ),
            (
                "8,000 functions that are handed to calls by their names",
                "a.js",
                format!(
                    "const msal = require(\"@azure/msal-browser\");\nconst app = new msal.PublicClientApplication({{ auth: {{ clientId: 'a' }} }});\n{}",
                    (0..8_000).map(|n| format!("function f{n}(s) {{ return app.acquireTokenPopup({{ scopes: [s] }}); }}\nlist.forEach(f{n});\n")).collect::<String>()
                ),
            ),
            (
                "8,000 tokens that are kept under keys",
                "a.py",
                format!(
                    "import msal\ntokens = {{}}\ncache = msal.SerializableTokenCache()\n{}",
                    (0..8_000).map(|n| format!("tokens['u{n}'] = cache.serialize()\n")).collect::<String>()
                ),
            ),
            (
                "1,000 imports inside a space of 3,500 names",
                "a.cs",
                format!(
                    "namespace {}a\n{{\nusing Microsoft.Identity.Client;\n{}class A {{ object B = PublicClientApplicationBuilder.Create(\"a\").Build(); }}\n}}\n",
                    "a.".repeat(3_500),
                    "using X;\n".repeat(1_000)
                ),
            ),
            (
                "8,000 other names of a space of names above a library's",
                "a.cs",
                format!(
                    "{}using Microsoft.Identity.Client;\nclass A {{ object B = PublicClientApplicationBuilder.Create(\"a\").Build(); }}\n",
                    (0..8_000).map(|n| format!("using A{n} = Microsoft;\n")).collect::<String>()
                ),
            ),
            (
                "4,000 parts of one type",
                "a.cs",
                format!(
                    "{CSHARP}1; }} }}\n{}",
                    (0..4_000)
                        .map(|n| format!("partial class D {{ object F{n}; void M{n}() {{ G{n}.AcquireTokenInteractive(H{n}); }} }}\n"))
                        .collect::<String>()
                ),
            ),
            (
                "5,000 objects whose member is given a value, in one function",
                "a.cs",
                format!(
                    "{CSHARP}1; }}\nclass C {{ public string Scope; void M(string[] given) {{\n{}}} }}\n",
                    (0..5_000).map(|n| format!("var c{n} = new C(); c{n}.Scope = given[{n}];\nnew C {{ Scope = given[{n}] }}.M(given);\n")).collect::<String>()
                ),
            ),
            (
                "10,000 constants that nothing reads",
                "a.cs",
                format!(
                    "{CSHARP}1; }}\npublic static class K {{\n{}}}\n",
                    (0..10_000).map(|n| format!("internal const string C{n} = \"https://login.windows.net/{n}\";\n")).collect::<String>()
                ),
            ),
            (
                "5,000 types that send a grant to an address that nothing shows",
                "a.cs",
                (0..5_000)
                    .map(|n| format!("class C{n} {{ void M(H h) {{ h.PostAsync(Where, new() {{ [\"grant_type\"] = \"authorization_code\", [\"client_secret\"] = \"a\" }}); }} }}\n"))
                    .collect::<String>(),
            ),
            (
                "5,000 functions that hold scopes against a set",
                "a.py",
                format!(
                    "{PYTHON}app\nknown = {{'a', 'b'}}\n{}",
                    (0..5_000)
                        .map(|n| format!("def f{n}(s):\n  if s not in known:\n    raise ValueError(s)\n  return app.acquire_token_for_client(scopes=[s])\n"))
                        .collect::<String>()
                ),
            ),
            ("25,000 members", "a.cs", format!("{CSHARP}1; }}\n{}}}\n", (0..DEEP / 4).map(|n| format!("object F{n} => F{};\n", n + 1)).collect::<String>())),
        ],
        &[],
    );
}
