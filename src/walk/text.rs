//! Signs in a text that a machine wrote it, or that it is somebody else's library.

mod templates;

use super::SkipReason;

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

/// Library files by the start of their name and a mark that their own header bears.
const LIBRARIES: [(&str, &[&str]); 4] = [
    ("jquery", &["copyright", "license", "(c)"]),
    ("bootstrap", &["bootstrap v", "bootstrap.js v", "getbootstrap"]),
    ("msal", &["/*! msal v", "@azure/msal-"]),
    ("adal", &["adaljs v"]),
];

/// Zero bytes without a byte order mark: no text.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let utf_16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    !utf_16 && memchr::memchr(0, &bytes[..bytes.len().min(8 * 1024)]).is_some()
}

/// Why a source file is left out by its content, if it is.
pub(super) fn reason(path: &str, bytes: &[u8], include_vendored: bool) -> Option<SkipReason> {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let script = [".js", ".mjs", ".cjs", ".css"].iter().any(|end| name.ends_with(end));
    let header = &bytes[..bytes.len().min(HEADER)];
    if script && !include_vendored && is_library(&name, header) {
        return Some(SkipReason::Vendored);
    }
    if is_generated(header) || script && is_compiled(header, bytes) {
        return Some(SkipReason::Generated);
    }
    (script && is_minified(bytes)).then_some(SkipReason::Minified)
}

fn is_library(name: &str, header: &[u8]) -> bool {
    if bears_its_name(name, header) || bears_its_version(name, header) {
        return true;
    }
    let Some((_, marks)) = LIBRARIES.iter().find(|(start, _)| name.starts_with(start)) else { return false };
    let header = String::from_utf8_lossy(header).to_lowercase();
    // A library's header is a comment at the very top; an import of the same package is none.
    header.trim_start_matches('\u{feff}').trim_start().starts_with('/') && marks.iter().any(|mark| comments(&header).contains(mark))
}

/// Whether a script that is too large to be written by hand begins with the notice that a published library bears.
pub(super) fn is_large_library(path: &str, bytes: &[u8]) -> bool {
    let script = [".js", ".mjs", ".cjs"].iter().any(|end| path.ends_with(end));
    let header = String::from_utf8_lossy(&bytes[..bytes.len().min(HEADER)]).to_lowercase();
    script && ["@licstart", "@license", "/*!"].iter().any(|mark| comments(&header).contains(mark))
}

/// Whether the comment at the top is that of a library on its own: it bears the name of the file behind a mark, an author and a licence.
fn bears_its_name(name: &str, header: &[u8]) -> bool {
    if memchr::memmem::find(header, b"@license").is_none() {
        return false;
    }
    let comment = comments(&String::from_utf8_lossy(header).to_lowercase());
    let own = name.split('.').next().filter(|own| !own.is_empty()).map(|own| format!("@{own}.js "));
    own.is_some_and(|own| format!("{comment} ").contains(&own)) && comment.contains("@license") && comment.contains("@author")
}

/// Whether the notice at the top is that of a published library: the name of the file and a version, `greet v1.2.0` or `greet.js 1.2.0`, and whose it is or under which licence.
fn bears_its_version(name: &str, header: &[u8]) -> bool {
    let start = header.strip_prefix("\u{feff}".as_bytes()).unwrap_or(header).trim_ascii_start();
    if !start.starts_with(b"/") || memchr::memmem::find(header, b"/*").is_none() {
        return false;
    }
    let comment = comments(&String::from_utf8_lossy(header).to_lowercase());
    let Some(own) = name.split('.').next().filter(|own| own.len() > 2) else { return false };
    let is_owned = ["license", "licence", "copyright", "(c)"].iter().any(|mark| comment.contains(mark));
    let is_version = |rest: &str| {
        let rest = rest.strip_prefix(".js").or_else(|| rest.strip_prefix("js")).unwrap_or(rest);
        let rest = rest.strip_prefix([' ', '@']).map(|rest| rest.trim_start_matches("version ").trim_start_matches(['v', ' ']));
        rest.is_some_and(|rest| {
            rest.split(|c: char| !c.is_ascii_digit() && c != '.').next().is_some_and(|version| version.contains('.') && version.starts_with(|c: char| c.is_ascii_digit()))
        })
    };
    let begins = |at: usize| comment[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric() && !"-_./".contains(before));
    is_owned && comment.contains("/*") && comment.match_indices(own).any(|(at, _)| begins(at) && is_version(&comment[at + own.len()..]))
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

    #[test]
    fn a_notice_with_the_file_s_name_and_a_version_is_a_library_s() {
        let script = "\nvar greet = {};\n";
        let reason = |path: &str, notice: &str| judge(path, &format!("{notice}{script}"));
        assert_eq!(reason("lib/greet.all.js", "/*! greetjs v1.14.0 | (c) 2012 Somebody | MIT */"), Some(SkipReason::Vendored));
        assert_eq!(reason("js/greet-kit.js", "/**\n * greet-kit v2.3.1\n * Copyright (c) 2016 Somebody\n */"), Some(SkipReason::Vendored));
        assert_eq!(reason("js/greet.js", "/* greet.js version 2.0 - MIT License */"), Some(SkipReason::Vendored));
        // Another product's, without a version, or nobody's.
        assert_eq!(reason("src/kit.js", "/*! greet-kit v2.3.1 | (c) 2020 Us | MIT */"), None);
        assert_eq!(reason("src/greet.js", "/* greet: says hello. Copyright 2020 Us */"), None);
        assert_eq!(reason("src/greet.js", "/* greet v1.2.0 */"), None);
        assert_eq!(reason("src/greet.js", "// greet v1.2.0 (c) Us"), None);
    }

    fn judge(path: &str, text: &str) -> Option<SkipReason> {
        reason(path, text.as_bytes(), false)
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
    fn a_library_needs_its_header_and_not_only_its_name() {
        assert_eq!(judge("js/msal.js", "/*! msal v1.4.4 2020-10-15 */\n'use strict';\n"), Some(SkipReason::Vendored));
        assert_eq!(judge("js/msal-browser.js", "/*! @azure/msal-browser v2.38.0 */\n"), Some(SkipReason::Vendored));
        assert_eq!(judge("src/lib/msal.js", "import { PublicClientApplication } from '@azure/msal-browser';\n"), None);
        assert_eq!(judge("src/msalConfig.js", "/* settings */\nimport x from \"@azure/msal-browser\";\n"), None);
        assert_eq!(judge("src/bootstrap.js", "// Copyright (c) Us\nimport('./app');\n"), None);
        assert_eq!(reason("js/msal.js", b"/*! msal v1.4.4 */", true), None);
        let banner = "/**\n * @greet.js\n *\n * A library for greetings.\n *\n * @author Somebody\n * @license MIT\n */\nvar greet = {};\n";
        assert_eq!(judge("js/greet.all.js", banner), Some(SkipReason::Vendored));
        assert_eq!(judge("js/other.js", banner), None);
        assert_eq!(judge("js/greet.js", "/**\n * @file greet.js\n * @author Us\n * @license MIT\n */\n"), None);
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
