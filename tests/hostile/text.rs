//! Bytes that are no plain UTF-8 with line feeds.

use super::{PASSWORD, places, problems, put, scan, skipped, tree};
use std::fs::File;

fn utf_16(text: &str, mark: bool, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16()).flat_map(order).collect()
}

#[test]
#[ignore = "hostile"]
fn encodings() {
    let root = tree();
    let read: [(&str, Vec<u8>); 11] = [
        ("bom.py", [b"\xEF\xBB\xBF", PASSWORD.as_bytes()].concat()),
        ("le.py", utf_16(PASSWORD, true, u16::to_le_bytes)),
        ("be.py", utf_16(PASSWORD, true, u16::to_be_bytes)),
        ("latin1.py", PASSWORD.replace("organizations\")", "organizations\") # \u{1}").bytes().map(|byte| if byte == 1 { 0xE9 } else { byte }).collect()),
        ("mixed.py", [PASSWORD.as_bytes(), b"# \xC3\xA9 \xE9 \xFF\xFE \xED\xA0\x80 \xF4\x90\x80\x80\n"].concat()),
        ("cut.py", [PASSWORD.as_bytes(), b"# \xF0\x9F"].concat()),
        ("crlf.py", PASSWORD.replace('\n', "\r\n").into_bytes()),
        ("cr.py", PASSWORD.replace('\n', "\r").into_bytes()),
        ("feed.py", PASSWORD.replace("import msal\n", "import msal\n\u{c}").into_bytes()),
        ("bidi.py", format!("{PASSWORD}# \u{202e}\u{2066}\u{200b}\u{200d}\u{feff}\u{2028}\n").into_bytes()),
        ("late.py", [PASSWORD.as_bytes(), &b"#".repeat(9_000), b"\0\0\n"].concat()),
    ];
    for (name, bytes) in &read {
        put(root.path(), name, bytes);
    }
    put(root.path(), "bare-le.py", &utf_16(PASSWORD, false, u16::to_le_bytes));
    put(root.path(), "bare-be.py", &utf_16(PASSWORD, false, u16::to_be_bytes));
    put(root.path(), "zero.py", &[PASSWORD.as_bytes(), b"\0"].concat());
    put(root.path(), "half.py", b"\xFF\xFEi\0m");
    let outcome = scan("Encodings, line ends, invisible characters", root.path(), &[]);
    let json = outcome.json();
    let found = places(&json);
    for (name, _) in &read {
        assert!(found.contains(&format!("{name}:5")), "{name}: {found:?}");
    }
    for name in ["latin1.py", "mixed.py", "cut.py"] {
        assert!(problems(&json).contains(&name), "{name}: {:?}", problems(&json));
    }
    // No compiler reads UTF-16 without its mark: it is taken for what it looks like, and counted.
    assert_eq!(skipped(&json, "binary"), 3, "{}", json["statistics"]);
}

#[test]
#[ignore = "hostile"]
fn a_large_text_file() {
    for (case, name) in [("1 GB of zeros, sparse", "a.py"), ("1 GB of zeros, a manifest", "package.json"), ("1 GB of zeros, settings", "appsettings.json")] {
        let root = tree();
        File::create(root.path().join(name)).unwrap().set_len(1 << 30).unwrap();
        scan(case, root.path(), &[]);
    }
    let root = tree();
    put(root.path(), "a.py", &PASSWORD.repeat(1_000_000_000 / PASSWORD.len()).into_bytes());
    let outcome = scan("1 GB of code", root.path(), &[]);
    assert_eq!((problems(&outcome.json()), skipped(&outcome.json(), "too-large")), (vec!["a.py"], 1));
}

#[test]
#[ignore = "hostile"]
fn a_minified_script() {
    let root = tree();
    let call = "new PublicClientApplication({auth:{authority:\"https://login.microsoftonline.com/common\"}}).acquireTokenByUsernamePassword(a);";
    put(root.path(), "a.js", &call.repeat(100_000_000 / call.len()).into_bytes());
    let outcome = scan("100 MB on one line of a script", root.path(), &[]);
    assert_eq!(skipped(&outcome.json(), "minified"), 1, "{}", outcome.json()["statistics"]);
    // TypeScript is never minified: it is told as too large.
    std::fs::rename(root.path().join("a.js"), root.path().join("a.ts")).unwrap();
    let outcome = scan("100 MB on one line of TypeScript", root.path(), &[]);
    assert_eq!(problems(&outcome.json()), ["a.ts"]);
}
