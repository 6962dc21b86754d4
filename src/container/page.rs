//! Which scripts a page brings by their addresses, and which files of the repository these are.

use super::scan::{find_tag, past, tag};
use crate::language::{Container, SERVED};
use crate::source::join;
use std::collections::BTreeMap;
use std::ops::Range;

/// Script tags of one page that are looked at.
const MOST_SCRIPTS: usize = 200;
/// Folders above a page in which an address that starts at the root is looked for.
const MOST_FOLDERS: usize = 16;

/// A script that a page brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// Its address, as written.
    pub address: String,
    /// It has a scope of its own.
    pub module: bool,
}

/// A page with the files of the repository that it brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its path.
    pub path: String,
    /// Addresses of all its scripts.
    pub addresses: Vec<String>,
    /// Paths of those that lie in the repository; `true` where they share the page's global names.
    pub files: Vec<(String, bool)>,
}

/// Finds the scripts of pages among the files of the repository.
#[must_use]
pub fn join_pages(pages: &BTreeMap<String, Vec<Script>>, is_known: &dyn Fn(&str) -> bool) -> Vec<Page> {
    let page = |(path, scripts): (&String, &Vec<Script>)| Page {
        path: path.clone(),
        addresses: scripts.iter().map(|script| script.address.clone()).collect(),
        files: scripts.iter().filter_map(|script| Some((script.paths(path).into_iter().find(|path| is_known(path))?, !script.module))).collect(),
    };
    pages.iter().map(page).collect()
}

/// The scripts that mark-up brings by address, comments left out.
#[must_use]
pub fn scripts(container: &Container, text: &str) -> Vec<Script> {
    let mut out = Vec::new();
    let mut at = 0;
    // Comments are passed over in the order in which they stand.
    let mut comment = next_comment(text, 0);
    while let Some(start) = find_tag(text, at, "<script") {
        while comment.end <= start && comment.start < text.len() {
            comment = next_comment(text, comment.end);
        }
        if comment.contains(&start) {
            at = comment.end.max(start + 1);
            continue;
        }
        let tag = tag(text, start);
        at = tag.end;
        if let Some(address) = tag.value(text, "src").and_then(|value| text.get(value)).filter(|address| !address.is_empty()) {
            let module = tag.value(text, "type").and_then(|value| text.get(value)).is_some_and(|kind| kind.eq_ignore_ascii_case("module"));
            out.push(Script { address: address.to_owned(), module });
        }
        if out.len() >= MOST_SCRIPTS {
            break;
        }
    }
    out.extend(container.brings.iter().flat_map(|call| rendered(text, call)).take(MOST_SCRIPTS));
    out
}

/// The scripts that a call of the server's code brings: the strings among its arguments.
fn rendered<'t>(text: &'t str, call: &'t str) -> impl Iterator<Item = Script> + 't {
    let arguments = memchr::memmem::find_iter(text.as_bytes(), call.as_bytes()).filter_map(|at| text[at + call.len()..].split(')').next());
    let addresses = arguments.flat_map(|arguments| arguments.split('"').skip(1).step_by(2)).filter(|address| !address.is_empty());
    addresses.map(|address| Script { address: address.to_owned(), module: false })
}

fn next_comment(text: &str, from: usize) -> Range<usize> {
    match text.get(from..).and_then(|rest| memchr::memmem::find(rest.as_bytes(), b"<!--")) {
        Some(at) => from + at..past(text, from + at + 4, "-->"),
        None => text.len()..text.len(),
    }
}

impl Script {
    /// Paths that the address may mean, seen from a page; none where it leads elsewhere.
    #[must_use]
    pub fn paths(&self, page: &str) -> Vec<String> {
        let address = self.address.split(['?', '#']).next().unwrap_or("").trim();
        let address = address.strip_prefix('~').unwrap_or(address);
        if address.is_empty() || address.contains(':') || address.starts_with("//") || address.contains(['\\', '@', '{', '<']) {
            return Vec::new();
        }
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        let Some(rest) = address.strip_prefix('/') else { return join(folder, address).into_iter().collect() };
        let mut above = folder;
        let mut out = Vec::new();
        for _ in 0..MOST_FOLDERS {
            out.extend(SERVED.iter().filter_map(|shown| join(above, &format!("{shown}{rest}"))));
            if above.is_empty() {
                break;
            }
            above = above.rsplit_once('/').map_or("", |(up, _)| up);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn container() -> &'static Container {
        crate::language::container_of("a.cshtml").expect("Razor is a container")
    }

    fn addresses(text: &str) -> Vec<String> {
        scripts(container(), text).into_iter().map(|script| script.address).collect()
    }

    #[test]
    fn addresses_are_read_off_tags_however_they_are_written() {
        assert_eq!(addresses("<SCRIPT async\n src = 'a.js'></SCRIPT><script src=b.js></script><scripts src=c.js>"), ["a.js", "b.js"]);
        assert_eq!(addresses("<!-- <script src=a.js></script> --><script data-src=x src=\"b>c.js\">"), ["b>c.js"]);
        assert_eq!(addresses("<script src"), Vec::<String>::new());
        assert!(scripts(container(), "<script type=module src=a.js>")[0].module);
    }

    #[test]
    fn scripts_that_the_server_renders_count_too() {
        assert_eq!(addresses("<script src=a.js></script>@Scripts.Render(\"~/bundles/a\", \"~/b\")\n@Scripts.Render(name)"), ["a.js", "~/bundles/a", "~/b"]);
    }

    #[test]
    fn an_address_means_files_beside_the_page_or_below_a_root() {
        let paths = |page: &str, address: &str| Script { address: address.into(), module: false }.paths(page);
        assert_eq!(paths("a/b/index.html", "../js/x.js?v=2"), ["a/js/x.js"]);
        assert!(paths("a/Views/x.cshtml", "~/js/x.js").contains(&"a/wwwroot/js/x.js".to_owned()));
        assert!(paths("index.html", "../x.js").is_empty());
        assert!(paths("index.html", "https://cdn.example/x.js").is_empty());
    }
}
