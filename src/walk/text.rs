//! Signs in a text that a machine wrote it, or that it is somebody else's library.

mod templates;

use super::{Folder, Folders, SkipReason};

/// Bytes at the start of a file in which its header stands.
const HEADER: usize = 1_000;
/// Bytes by which the shape of the lines is judged.
const SAMPLE: usize = 64 * 1024;
/// Bytes at the end of a script in which it names its source map.
const TAIL: usize = 400;
/// Shorter texts are never called minified: a person may well write one long line.
const SHORTEST_MINIFIED: usize = 2_000;
/// Mean length of a line from which on a script is minified.
const MEAN_LINE: usize = 500;
/// Length of a line from which on a script is minified, if such lines are most of it.
const LONG_LINE: usize = 5_000;

/// Code that a script has besides its texts, from which on the lines without them tell.
const LEAST_CODE: usize = 1_000;

/// Zero bytes without a byte order mark: no text.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let utf_16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    !utf_16 && memchr::memchr(0, &bytes[..bytes.len().min(8 * 1024)]).is_some()
}

/// Why a source file is left out by its content, if it is; `known` says which scripts are libraries by their names and what their header holds.
pub(super) fn reason(path: &str, bytes: &[u8], include_vendored: bool, known: &Folders<'_>) -> Option<SkipReason> {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let script = [".js", ".mjs", ".cjs", ".css"].iter().any(|end| name.ends_with(end));
    let header = &bytes[..bytes.len().min(HEADER)];
    if script && !include_vendored && is_library(path, &name, header, known) {
        return Some(SkipReason::Vendored);
    }
    if is_generated(header) || script && is_compiled(header, bytes) {
        return Some(SkipReason::Generated);
    }
    (script && is_minified(bytes)).then_some(SkipReason::Minified)
}

fn is_library(path: &str, name: &str, header: &[u8], known: &Folders<'_>) -> bool {
    let text = header.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(header).trim_ascii_start();
    // A library's header is a comment at the very top; an import of the same package is none.
    text.starts_with(b"/") && {
        let comment = comments(&String::from_utf8_lossy(header).to_lowercase());
        bears_its_name(name, &comment) || known(&path.to_ascii_lowercase(), &|mark| comment.contains(mark)) == Some(Folder::Vendored)
    }
}

/// The product that a script is a copy of, as its banner says: the first comment of several lines names it, much as the file is called, with its version, and whose
/// it is. Notes of a line may stand before it.
pub(super) fn product(path: &str, bytes: &[u8]) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, end) = name.split_once('.')?;
    let header = String::from_utf8_lossy(&bytes[..bytes.len().min(HEADER)]);
    let mut banner = header.trim_start_matches('\u{feff}').trim_start();
    while let Some(note) = banner.strip_prefix("//") {
        banner = note.split_once('\n').map_or("", |(_, rest)| rest.trim_start());
    }
    let banner = banner.strip_prefix("/*!").or_else(|| banner.strip_prefix("/**"))?.split("*/").next()?.to_lowercase();
    if !["js", "mjs", "cjs"].iter().any(|script| end.rsplit('.').next() == Some(script)) || !["licen", "copyright", "(c)"].iter().any(|mark| banner.contains(mark)) {
        return None;
    }
    let words: Vec<&str> = banner.split_whitespace().collect();
    let named = words.windows(2).filter(|pair| is_version(pair[1])).map(|pair| bare(pair[0]));
    named.into_iter().find(|product| is_called_alike(product, &bare(stem)))
}

/// Whether a word is the number of a version: `v2.3.1`, `1.0`.
fn is_version(word: &str) -> bool {
    let mut numbers = word.strip_prefix('v').unwrap_or(word).trim_end_matches([',', ';', ':']).split('.');
    let first = numbers.next().is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    first && numbers.next().is_some_and(|number| number.starts_with(|digit: char| digit.is_ascii_digit()))
}

/// The letters and digits of a name, without case.
pub(super) fn bare(name: &str) -> String {
    name.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether one of two names is the other with something more.
pub(super) fn is_called_alike(one: &str, other: &str) -> bool {
    one.len().min(other.len()) > 2 && (one.contains(other) || other.contains(one))
}

/// Whether a script that is too large to be written by hand begins with the notice that a published library bears.
pub(super) fn is_large_library(path: &str, bytes: &[u8]) -> bool {
    let script = [".js", ".mjs", ".cjs"].iter().any(|end| path.ends_with(end));
    let header = String::from_utf8_lossy(&bytes[..bytes.len().min(HEADER)]).to_lowercase();
    script && ["@licstart", "@license", "/*!"].iter().any(|mark| comments(&header).contains(mark))
}

/// Whether the comment at the top is that of a library on its own: it bears the name of the file behind a mark, an author and a licence.
fn bears_its_name(name: &str, comment: &str) -> bool {
    let own = name.split('.').next().filter(|own| !own.is_empty()).map(|own| format!("@{own}.js "));
    own.is_some_and(|own| format!("{comment} ").contains(&own)) && comment.contains("@license") && comment.contains("@author")
}

/// A comment at the top says so. Prose on something else that is generated does not count.
fn is_generated(header: &[u8]) -> bool {
    if memchr::memmem::find(header, b"enerated").is_none() && memchr::memmem::find(header, b"ENERATED").is_none() {
        return false;
    }
    let comment = comments(&String::from_utf8_lossy(header).to_lowercase());
    if ["<auto-generated", "<autogenerated", "@generated"].iter().any(|mark| comment.contains(mark)) {
        return true;
    }
    let made = ["auto-generated", "autogenerated", "auto generated", "automatically generated", "generated by", "generated from"];
    let warned = ["do not edit", "do not modify", "do not change", "don't edit", "will be lost", "will be overwritten"];
    made.iter().any(|words| comment.contains(words)) && warned.iter().any(|words| comment.contains(words))
}

/// What bundlers and compilers write at the start of a script; the helpers of TypeScript's compiler start like the last one, those of esbuild like the two before.
const BUNDLED: [&str; 7] = [
    "Object.defineProperty(exports, \"__esModule\"",
    "(function webpackUniversalModuleDefinition(",
    "// webpackBootstrap",
    "(function (global, factory) {\n\ttypeof exports === 'object'",
    "var __getOwnPropNames = Object.getOwnPropertyNames;",
    "var __toCommonJS = ",
    "(this && this.__",
];

/// A compiler or bundler wrote the script: it exports in the manner of a compiled module, bears the bundler's own start, or names its source map.
fn is_compiled(header: &[u8], bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let last = tail.rsplit(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).find(|line| !line.is_empty());
    BUNDLED.iter().any(|start| memchr::memmem::find(header, start.as_bytes()).is_some()) || last.is_some_and(|line| line.starts_with(b"//# sourceMappingURL="))
}

/// The comment lines before the first line of code, joined by spaces.
fn comments(header: &str) -> String {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in header.trim_start_matches('\u{feff}').lines() {
        let line = line.trim();
        let starts = ["//", "#", "/*", "*", "<!--", "'''", "\"\"\"", ";", "'use strict'", "\"use strict\""];
        if !inside && !line.is_empty() && !starts.iter().any(|start| line.starts_with(start)) {
            break;
        }
        inside = match line.rsplit_once("/*") {
            Some((_, rest)) => !rest.contains("*/"),
            None => inside && !line.contains("*/"),
        };
        lines.push(line);
    }
    lines.join(" ")
}

fn is_minified(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if sample.len() < SHORTEST_MINIFIED {
        return false;
    }
    let lengths = sample.split(|byte| *byte == b'\n').map(<[u8]>::len);
    let (lines, long) = lengths.fold((0, 0), |(lines, long), length| (lines + 1, long + if length > LONG_LINE { length } else { 0 }));
    // Strings of several lines stand between the long ones; a single long line may be a constant.
    if sample.len() / lines > MEAN_LINE || long > sample.len() / 2 {
        return true;
    }
    let (code, lines) = templates::code_outside(sample);
    code > LEAST_CODE && code / lines > MEAN_LINE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(path: &str, text: &str) -> Option<SkipReason> {
        reason(path, text.as_bytes(), false, &|_, _| None)
    }

    #[test]
    fn generated_files_say_so_in_a_comment_at_the_top() {
        assert_eq!(judge("a.cs", "// <auto-generated />\nclass A {}"), Some(SkipReason::Generated));
        assert_eq!(judge("a.ts", "/**\n * This file is auto-generated.\n * Do not edit it.\n */\n"), Some(SkipReason::Generated));
        assert_eq!(judge("a.py", "# coding: utf-8\n# Code generated by Microsoft (R) AutoRest.\n# Changes will be lost.\n"), Some(SkipReason::Generated));
    }

    #[test]
    fn scripts_that_a_compiler_wrote_are_generated() {
        let module = "\"use strict\";\nObject.defineProperty(exports, \"__esModule\", { value: true });\nexports.a = void 0;\n";
        assert_eq!(judge("a.js", module), Some(SkipReason::Generated));
        assert_eq!(judge("a.mjs", "export const a = 1;\n//# sourceMappingURL=a.mjs.map\n"), Some(SkipReason::Generated));
        assert_eq!(judge("a.js", "export const map = \"//# sourceMappingURL=a.js.map\";\nrun(map);\n"), None);
        assert_eq!(judge("a.ts", module), None);
        let bundle = "(function webpackUniversalModuleDefinition(root, factory) {\n\tif(typeof exports === 'object')\n\t\tmodule.exports = factory();\n";
        assert_eq!(judge("door.umd.js", bundle), Some(SkipReason::Generated));
        assert_eq!(judge("door.js", "/******/ (() => { // webpackBootstrap\n/******/ \t\"use strict\";\n"), Some(SkipReason::Generated));
        assert_eq!(judge("door.js", "(function (root, factory) {\n  if (typeof define === 'function') { define([], factory); }\n"), None);
        assert_eq!(judge("main.js", "var __defProp = Object.defineProperty;\nvar __getOwnPropNames = Object.getOwnPropertyNames;\n"), Some(SkipReason::Generated));
        assert_eq!(judge("a.js", "/* ours */\nvar __extends = (this && this.__extends) || function (d, b) {};\n"), Some(SkipReason::Generated));
        assert_eq!(judge("a.js", "exports.a = 1;\nmodule.exports.default = a;\n"), None);
    }

    #[test]
    fn prose_and_code_that_speak_of_generated_things_are_kept() {
        assert_eq!(judge("a.cs", "// The client id was auto-generated by the portal.\nclass A {}"), None);
        assert_eq!(judge("a.py", "import x\nNOTE = '@generated'\n"), None);
        assert_eq!(judge("a.js", "const a = 1; // automatically generated, do not edit\n"), None);
    }

    #[test]
    fn a_bundle_with_strings_of_several_lines_is_minified() {
        let long = "a".repeat(6_000);
        let styles = "  color: red;\n".repeat(200);
        assert_eq!(judge("a.js", &format!("{long}`\n{styles}`{long}`\n{styles}`{long}\n")), Some(SkipReason::Minified));
        assert_eq!(judge("a.js", &format!("const a = '{long}';\n{}", "run(a);\n".repeat(4_000))), None);
    }

    #[test]
    fn a_bundle_whose_lines_only_templates_break_is_minified() {
        let step = "var a=function(e){return e+1};run(b=>`step ${b}\n  more ${a(1,`in\n`)}\n\n  and more\n`);";
        assert_eq!(judge("a.js", &format!("#!/usr/bin/env node\n{}", step.repeat(60))), Some(SkipReason::Minified));
        let written = step.replace(';', ";\n").repeat(60);
        assert_eq!(judge("a.js", &written), None);
        let icon = "A".repeat(4_000);
        let page = "  <p>${greet(name)}, there</p>\n".repeat(300);
        assert_eq!(judge("a.js", &format!("const icon = 'data:{icon}';\nexport const page = name => html`\n{page}`;\n")), None);
        // One backtick in an expression, a comment or a text does not turn code and templates about.
        for one in ["const tick = /[/`]/;\n", "// a ` here\n", "const tick = '`';\n", "/* ` */\n", "const half = a / 2; // `\n"] {
            assert_eq!(judge("a.js", &format!("{one}{}", "say(`now ${a} is the time for something`);\n".repeat(200))), None, "{one}");
        }
    }

    #[test]
    fn a_bundle_is_minified_and_a_file_with_one_long_constant_is_not() {
        let bundle = format!("/*! x */\n{}", "a=b;".repeat(5_000));
        assert_eq!(judge("dist/main.js", &bundle), Some(SkipReason::Minified));
        let written = format!("const icon = '{}';\n{}", "A".repeat(6_000), "const value = compute(1, 2);\n".repeat(300));
        assert_eq!(judge("src/icon.js", &written), None);
        assert_eq!(judge("one.js", &"x();".repeat(200)), None);
        assert_eq!(judge("one.py", &bundle), None);
    }

    #[test]
    fn a_library_bears_the_name_of_its_file() {
        let banner = "/**\n * @greet.js\n *\n * A library for greetings.\n *\n * @author Somebody\n * @license MIT\n */\nvar greet = {};\n";
        assert_eq!(judge("js/greet.all.js", banner), Some(SkipReason::Vendored));
        assert_eq!(judge("js/other.js", banner), None);
        assert_eq!(judge("js/greet.js", "/**\n * @file greet.js\n * @author Us\n * @license MIT\n */\n"), None);
        assert_eq!(reason("js/greet.js", banner.as_bytes(), true, &|_, _| None), None);
    }

    #[test]
    fn a_banner_names_the_product_of_its_file() {
        let banner = b"/*! signboard v2.3.1 | (c) 2016 Somebody | MIT */\nvar a = 1;\n";
        assert_eq!(product("js/signboard.all.js", banner).as_deref(), Some("signboard"));
        assert_eq!(product("js/main.js", banner), None);
        assert_eq!(product("js/signboard.js", &[b"// a copy\n\n", &banner[..]].concat()).as_deref(), Some("signboard"));
        assert_eq!(product("js/signboard.ts", banner), None);
        assert_eq!(product("js/sign-board.js", b"/**\n * Sign-Board 1.0\n * Released under the MIT license\n */\n").as_deref(), Some("signboard"));
        assert_eq!(product("js/signboard.js", b"/**\n * signboard 1.0\n */\nconst licence = 1;\n"), None);
        assert_eq!(product("js/signboard.js", b"/**\n * Copyright ours.\n * @version 1.0\n */\n"), None);
        assert_eq!(product("js/signboard.js", b"/**\n * signboard v2, copyright ours\n */\n"), None);
    }

    #[test]
    fn a_large_script_with_a_notice_is_a_library() {
        assert!(is_large_library("view/reader.mjs", b"/**\n * @licstart The following is the licence of this script.\n */\nvar a = 1;\n"));
        assert!(is_large_library("view/chart.js", b"/*! chart 4.1 */\nvar a = 1;\n"));
        assert!(!is_large_library("view/chart.js", b"// ours\nconst notice = '/*! @license';\n"));
        assert!(!is_large_library("view/chart.ts", b"/*! chart 4.1 */\nvar a = 1;\n"));
    }

    #[test]
    fn binary_is_told_from_utf_16() {
        assert!(is_binary(b"MZ\0\0"));
        assert!(!is_binary(&[0xFF, 0xFE, b'a', 0]));
        assert!(!is_binary("Zażółć".as_bytes()));
    }
}
