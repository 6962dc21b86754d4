//! `entralint.toml`: where it is found, what it changes, what is refused.

use crate::{INTERACTIVE, PASSWORD, RULE, run, scan, tree, write};

#[test]
fn levels_and_exit_code() {
    let folder = tree(&[("cli", PASSWORD)]);
    let path = folder.path();
    write(path, "entralint.toml", "[rules]\nropc-grant = \"note\"\n");
    let outcome = scan(path, &["--only", RULE]);
    assert_eq!((outcome.code, outcome.json()["findings"][0]["level"].as_str()), (0, Some("note")));
    write(path, "entralint.toml", "fail-on = \"note\"\n[rules]\nropc-grant = \"note\"\n");
    assert_eq!(scan(path, &["--only", RULE]).code, 1);
    assert_eq!(scan(path, &["--only", RULE, "--fail-on", "error"]).code, 0, "the command line has the last word");
    assert_eq!(scan(path, &["--only", RULE, "--no-config"]).json()["findings"][0]["level"], "error");
    write(path, "entralint.toml", "[rules]\nropc-grant = \"off\"\n");
    let off = scan(path, &[]);
    assert!(off.places().is_empty());
    assert_eq!(off.json()["applications"][0]["verdict"], "not-protected", "a rule that is off changes no verdict");
}

#[test]
fn edition_exclude_and_kind() {
    let folder = tree(&[("cli", PASSWORD), ("legacy/old", PASSWORD)]);
    let path = folder.path();
    write(path, "entralint.toml", "edition = \"2023-06-02\"\nexclude = [\"legacy/**\"]\n[[application]]\npath = \"cli\"\nkind = \"web-api\"\n");
    let outcome = scan(path, &[]);
    assert_eq!(outcome.json()["edition"], "2023-06-02");
    assert!(outcome.places().iter().all(|place| place.starts_with("cli/")), "{:?}", outcome.places());
    assert_eq!(outcome.json()["applications"][0]["kind"], "web-api");
    assert_eq!(scan(path, &["--edition", "2024-05-29"]).json()["edition"], "2024-05-29");
}

#[test]
fn found_above_up_to_the_root_of_the_repository() {
    let folder = tree(&[("repo/services/cli", PASSWORD), ("repo/services/old/x", PASSWORD)]);
    let path = folder.path();
    write(path, "entralint.toml", "this is no configuration of the repository below");
    let services = path.join("repo/services");
    assert_eq!(scan(&services, &[]).places().len(), 2, "without a repository nothing above is read");
    std::fs::create_dir(path.join("repo/.git")).unwrap();
    assert_eq!(scan(&services, &[]).places().len(), 2, "above the repository nothing is read");
    write(path, "repo/entralint.toml", "exclude = [\"services/old/**\"]\n[[application]]\npath = \"services/cli\"\nkind = \"native\"\n");
    let outcome = scan(&services, &[]);
    assert_eq!(outcome.places(), ["cli/app.py:5"], "patterns are seen from the folder of the configuration");
    assert_eq!(outcome.json()["applications"][0]["evidence"][0], "the configuration");
    assert_eq!(scan(path, &["repo/services/cli", "repo/services/old"]).places(), ["cli/app.py:5"], "of several roots, too");
    write(path, "repo/services/entralint.toml", "");
    assert_eq!(scan(&services, &[]).places().len(), 2, "the nearest one counts");
    assert_eq!(scan(&services, &["--config", "../entralint.toml"]).places().len(), 1);
}

#[cfg(unix)]
#[test]
fn a_link_is_no_configuration() {
    let folder = tree(&[("cli", PASSWORD)]);
    write(folder.path(), "secret", "secret words");
    std::os::unix::fs::symlink("secret", folder.path().join("entralint.toml")).unwrap();
    let outcome = scan(folder.path(), &[]);
    assert_eq!((outcome.code, outcome.err.as_str()), (1, ""));
}

#[test]
fn what_is_wrong_ends_the_run_and_commands_no_log() {
    let folder = tree(&[("cli", INTERACTIVE)]);
    let path = folder.path();
    for (text, wanted) in [
        ("\n[rules]\nropc-grnt = \"off\"\n", "entralint.toml:3: unknown rule `ropc-grnt`; did you mean `ropc-grant`?"),
        ("exclud = []\n", "did you mean `exclude`?"),
        ("\"\\n::error::x\" = 1\n", "unknown field"),
        ("[rules]\n\"##[error]\\n::stop-commands::x\" = \"off\"\n", "unknown rule"),
    ] {
        write(path, "entralint.toml", text);
        let outcome = run(path, &["scan"]);
        assert_eq!(outcome.code, 2, "{text}");
        assert!(outcome.err.contains(wanted), "{text}: {}", outcome.err);
        assert!(outcome.err.lines().all(|line| line.starts_with("entralint: ") && !line.contains("##[")), "{}", outcome.err);
        assert_eq!(outcome.out, "");
    }
    assert_eq!(run(path, &["scan", "--config", "missing.toml"]).code, 2);
}

const WRAPPER: &str = "[[api]]\nlanguage = \"python\"\nmodule = \"contoso_auth\"\nmethod = \"get_token\"\nflow = \"password\"\n";
const WRAPPED: &str = "import contoso_auth\n\n\ndef run(user, secret):\n    return contoso_auth.get_token(user, secret)\n";

#[test]
fn a_wrapper_that_is_named_counts_like_a_row() {
    let folder = tree(&[("cli", WRAPPED)]);
    let path = folder.path();
    assert!(scan(path, &[]).places().is_empty());
    write(path, "entralint.toml", WRAPPER);
    let outcome = scan(path, &[]);
    assert_eq!((outcome.code, outcome.places()), (1, vec!["cli/app.py:5".to_owned()]));
    assert_eq!(outcome.json()["applications"][0]["flows"][0]["name"], "password");
    assert!(scan(path, &["--no-config"]).places().is_empty());
    // Baselines are made and held against the same rows.
    assert_eq!(run(path, &["baseline"]).code, 0);
    assert_eq!(scan(path, &["--baseline", "entralint-baseline.json"]).json()["comparison"]["unchanged"], 1);
}

#[test]
fn a_wrapper_that_is_wrong_ends_the_run() {
    let folder = tree(&[("cli", WRAPPED)]);
    let path = folder.path();
    for (text, wanted) in [
        (WRAPPER.replace("password", "pasword"), "entralint.toml:5: unknown flow `pasword`; did you mean `password`?"),
        (WRAPPER.replace("python", "pyton"), "entralint.toml:2: unknown language `pyton`; did you mean `python`?"),
        (WRAPPER.replace("method", "methode"), "entralint.toml:4: unknown field `methode`, expected one of"),
        (format!("{WRAPPER}{WRAPPER}"), "entralint.toml:6: the row \"get_token\" stands already at "),
        (format!("{WRAPPER}scopes = \"0.%\"\n"), "entralint.toml:6: \"%\" is no step of a selector"),
    ] {
        write(path, "entralint.toml", &text);
        let outcome = run(path, &["scan"]);
        assert_eq!((outcome.code, outcome.out.as_str()), (2, ""), "{text}");
        assert!(outcome.err.contains(wanted), "{text}: {}", outcome.err);
    }
}
