//! The vectors were taken from the real upload client.

use super::*;
use proptest::prelude::*;

fn wanted(bytes: &[u8], lines: &[u32]) -> Vec<String> {
    line_hash(bytes, &lines.iter().copied().collect()).into_values().collect()
}

#[test]
fn empty_file() {
    assert_eq!(wanted(b"", &[1]), ["c129715d7a2bc9a3:1"]);
}

#[test]
fn one_line_without_an_end() {
    assert_eq!(wanted(b"x", &[1]), ["638816509450efbf:1"]);
}

#[test]
fn carriage_returns_and_tabs() {
    let text = b"using A;\r\n\r\nclass B {\r\n\tint x = 1;\r\n}\r\n";
    assert_eq!(wanted(text, &[1, 2, 3]), ["5eef8cf49e581dcf:1", "7a5b810352111873:1", "b7197f74dd57f635:1"]);
}

#[test]
fn the_window_reaches_into_the_lines_below() {
    let above = "using Microsoft.Identity.Client;\n".repeat(7);
    let call = "        var r = app.AcquireTokenWithDeviceCode(scopes, Show)\n            .ExecuteAsync();\n    }\n}\n";
    assert_eq!(wanted(format!("{above}{call}").as_bytes(), &[8]), ["cab40df12573cec4:1"]);
}

#[test]
fn a_byte_order_mark_counts() {
    assert_eq!(wanted("\u{feff}using A;\nclass C {}\n".as_bytes(), &[1]), ["6bcf33c403be66c1:1"]);
}

#[test]
fn equal_lines_are_numbered() {
    let text = "x = 1\n\n".repeat(60);
    let hashes = line_hashes(text.as_bytes());
    assert_eq!(hashes[0], "da1e73f48fd53b08:1");
    assert_eq!(hashes[2], "da1e73f48fd53b08:2");
    assert_eq!(hashes[4], "da1e73f48fd53b08:3");
}

#[test]
fn an_absent_line_has_no_hash() {
    assert!(line_hash(b"x\n", &BTreeSet::from([0, 3])).is_empty());
    assert!(line_hash(b"x\n", &BTreeSet::new()).is_empty());
}

#[test]
fn a_long_line_costs_one_pass() {
    // Quadratic or allocating work would take minutes here.
    let text = vec![b'a'; 30_000_000];
    assert_eq!(wanted(&text, &[1]).len(), 1);
}

/// The description of the algorithm, word for word.
fn naive(bytes: &[u8]) -> Vec<String> {
    let mut units = Vec::new();
    let mut after_cr = false;
    for unit in String::from_utf8_lossy(bytes).encode_utf16() {
        let drop = unit == SPACE || unit == TAB || (unit == LF && after_cr);
        after_cr = unit == CR;
        if !drop {
            units.push(if unit == CR { LF } else { unit });
        }
    }
    units.push(END);
    let kept = units.len();
    units.extend([0; WINDOW]);
    let mut counts = BTreeMap::new();
    (0..kept)
        .filter(|at| *at == 0 || units[at - 1] == LF)
        .map(|at| {
            let window = &units[at..at + WINDOW];
            let hash = window.iter().fold(0_u64, |hash, unit| hash.wrapping_mul(37).wrapping_add(u64::from(*unit)));
            let count = counts.entry(hash).and_modify(|count| *count += 1).or_insert(1);
            format!("{hash:x}:{count}")
        })
        .collect()
}

proptest! {
    #[test]
    fn agrees_with_the_description(bytes in proptest::collection::vec(
        prop_oneof![Just(b'\r'), Just(b'\n'), Just(b' '), Just(b'\t'), Just(b'x'), any::<u8>()], 0..400)) {
        prop_assert_eq!(line_hashes(&bytes), naive(&bytes));
    }

    #[test]
    fn agrees_on_text(text in "(\u{feff})?([ a-c\t\r\n\u{1f600}é]{0,300})") {
        let all = naive(text.as_bytes());
        prop_assert_eq!(&line_hashes(text.as_bytes()), &all);
        let some: BTreeSet<u32> = (1..=u32::try_from(all.len()).unwrap()).step_by(3).collect();
        for (line, hash) in line_hash(text.as_bytes(), &some) {
            prop_assert_eq!(&hash, &all[line as usize - 1]);
        }
    }
}
