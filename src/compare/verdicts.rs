//! Applications whose verdict is another than before.

use crate::finding::{Application, VerdictChange};
use std::collections::BTreeMap;

/// The changes, by path. `moved` gives the folder that an application had before, for one that is at another place now.
#[must_use]
pub fn verdict_changes(before: &[Application], after: &[Application], moved: &BTreeMap<String, String>) -> Vec<VerdictChange> {
    let mut earlier: BTreeMap<&str, &Application> = before.iter().map(|application| (application.path.as_str(), application)).collect();
    let mut changes = Vec::new();
    let mut fresh = Vec::new();
    for now in after {
        match earlier.remove(now.path.as_str()) {
            Some(was) => changes.push(VerdictChange { path: now.path.clone(), before: Some(was.verdict), after: Some(now.verdict) }),
            None => fresh.push(now),
        }
    }
    for now in fresh {
        // Only what is gone can have moved here.
        let was = moved.get(&now.path).and_then(|old| earlier.remove(old.as_str()));
        changes.push(VerdictChange { path: now.path.clone(), before: was.map(|was| was.verdict), after: Some(now.verdict) });
    }
    changes.extend(earlier.into_values().map(|was| VerdictChange { path: was.path.clone(), before: Some(was.verdict), after: None }));
    changes.retain(|change| change.before != change.after);
    changes.sort();
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Verdict;

    fn application(path: &str, verdict: Verdict) -> Application {
        Application { path: path.to_owned(), kind: "daemon".to_owned(), verdict, because: Vec::new(), evidence: Vec::new(), flows: Vec::new() }
    }

    #[test]
    fn changes_and_which_are_worse() {
        let before = [
            application("a", Verdict::Protected),
            application("b", Verdict::AtRisk),
            application("c", Verdict::NotProtected),
            application("gone", Verdict::NotProtected),
            application("old", Verdict::Protected),
        ];
        let after = [
            application("a", Verdict::NotProtected),
            application("b", Verdict::AtRisk),
            application("c", Verdict::Protected),
            application("fresh", Verdict::AtRisk),
            application("moved", Verdict::Undetermined),
            application("quiet", Verdict::Protected),
        ];
        let changes = verdict_changes(&before, &after, &BTreeMap::from([("moved".to_owned(), "old".to_owned())]));
        let shown: Vec<(&str, bool)> = changes.iter().map(|change| (change.path.as_str(), change.is_worse())).collect();
        assert_eq!(shown, [("a", true), ("c", false), ("fresh", true), ("gone", false), ("moved", true), ("quiet", false)]);
        assert_eq!(changes[4].before, Some(Verdict::Protected), "what moved is held against what it was");
    }
}
