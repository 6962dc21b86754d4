use crate::container::open;
use crate::language::{LANGUAGES, container_of};
use crate::source::{Decoding, SourceFile};

fn parts(path: &str, text: &str) -> Vec<(&'static str, String)> {
    let (parts, _) = open(container_of(path).unwrap(), SourceFile::new(path.into(), text.into(), Decoding::Utf8));
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    parts.into_iter().map(|part| (LANGUAGES[part.language].id, squeeze(&part.source.text))).collect()
}

#[test]
fn code_between_markup_keeps_its_order() {
    let text = "@using A.B\n@inject C c\n<p a=\"@c.D\">me@x.org @@no @(c.E + 1)</p>@foreach (var x in c.F(\"}\")) { <li class=\">\">@x.G?.H()</li> <br/> y(); } else-where";
    assert_eq!(
        parts("w/I.razor", text),
        [(
            "csharp",
            "using A.B; partial class I { C c; } partial class I { async Task Body() { if (c.D) { } if ((c.E + 1)) { } foreach (var x in c.F(\"}\")) { if (x.G?.H()) { } y(); } }}"
                .to_owned()
        )]
    );
}

#[test]
fn members_are_those_of_a_class_named_like_the_file() {
    assert_eq!(parts("p/A.razor", "<b/>\n@code {\n string s = \"}\"; // }\n}\n"), [("csharp", "partial class A { string s = \"}\"; // } }".to_owned())]);
    assert_eq!(parts("p/a-b.cshtml", "@functions{ int x; }"), [("csharp", "partial class p_a_b { int x; }".to_owned())]);
}

#[test]
fn scripts_keep_their_text_and_lose_what_the_server_writes() {
    let text = "@section S { <script>var a = '@Model.X'; var b = @Html.Raw(\"'\"); if (a < b) { c(\"x@y.z\"); } // @Model\n@if (d) { <text>e();</text> } else { @:f();\n }</script> }<i>@g</i>";
    let found = parts("x.cshtml", text);
    assert_eq!(found[0], ("javascript", "var a = ''; var b = server.env; if (a < b) { c(\"x@y.z\"); } // @Model e();f();".to_owned()));
    assert!(found[1].1.contains("if (d) { } else {"), "{}", found[1].1);
    assert!(found[1].1.contains("if (g) { }"), "{}", found[1].1);
}

#[test]
fn lambdas_in_attributes_are_code_and_chains_of_blocks_are_one() {
    let found =
        parts("x.razor", "<button @onclick=\"() => A()\" @bind-Value=\"b\">@c</button>@if (d) { <p>1</p> }\nelse if (e) { f(); }\n@try { g(); } catch (H h) when (i) { j(); }");
    assert_eq!(found[0].1, "partial class x { async Task Body() { if (() => A()) { } if (c) { } if (d) { } else if (e) { f(); } try { g(); } catch (H h) when (i) { j(); } }}");
}

#[test]
fn what_is_bound_is_filled_from_outside() {
    let found = parts("x.razor", "@page \"/t/{Id:int}\"\n<input @bind=\"a.B\" @bind:event=\"oninput\" />@code { A a; }");
    assert_eq!(found[0].1, "partial class x { A a; void Typed() { Id = Request.Form; a.B = Request.Form; } }");
}

#[test]
fn what_is_bound_is_filled_once_where_the_code_speaks_of_it() {
    let found = parts("x.razor", "<input @bind=\"b\" /><input @bind=\"a.B\" /><input @bind=\"b\" /><input @bind=\"none\" />@code { A a; }@code { string b; }@code { string c; }");
    let first = "partial class x { A a; void Typed() { a.B = Request.Form; none = Request.Form; } }";
    let rest = "partial class x { string b; void Typed() { b = Request.Form; } } partial class x { string c; }";
    assert_eq!(found[0].1, format!("{first} {rest}"));
}

#[test]
fn handlers_of_the_page_are_script_and_those_of_components_are_not() {
    let found = parts("x.razor", "<a onclick=\"a('b')\">1</a><Button OnClick='() => c(\"d\")' Title=\"e()\" @onclick=\"@(() => f())\" />");
    assert_eq!(found, [("javascript", "{ a('b') }".to_owned()), ("csharp", "partial class x { async Task Body() { if (() => c(\"d\")) { } if ((() => f())) { } }}".to_owned())]);
}

#[test]
fn broken_text_ends() {
    for text in [
        "@",
        "@{",
        "@code {",
        "@if (",
        "<script>@",
        "@{ <p",
        "@(",
        "@section",
        "@{@{@{",
        "<p @",
        "@{ @<p>",
        "'@\"",
        "@using",
        "@inject ",
        "@section A {",
        "@if (",
        "@if(@",
        "@a",
        "@catch (",
        "@{ \"",
        "é@é",
        "@{é<é}",
    ] {
        let _ = parts("x.cshtml", text);
        let _ = parts("x.cshtml", &text.repeat(300));
    }
}

#[test]
fn blocks_of_markup_end_where_their_element_ends() {
    let found = parts("x.cshtml", "@if (a) { <style>p { }</style> b(); <!-- c --> @d.E() <script>f()</script> @(g) @if (h) { <text><style></style></text> } i(); }");
    assert_eq!(found[0], ("javascript", "f()".to_owned()));
    assert_eq!(found[1].1, "partial class x { async Task Body() { if (a) { b(); if (d.E()) { } if ((g)) { } if (h) { } i(); } }}");
}
