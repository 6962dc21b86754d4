//! Which applications a deployment deploys, by the folders of both, and what is said of it.

use super::folders::Folders;
use super::manifest::{Services, path};
use crate::classify::Owned;
use crate::fact::{Evidence, Fact, FactKind, Flow};
use std::collections::BTreeSet;

/// Places that are told of one fact.
const MOST_PLACES: usize = 6;
/// Files that are named in one sentence.
const MOST_FILES: usize = 2;

/// The programs that a file deploys, as places in the list of their folders; `known` tells what folders are.
pub(super) fn deployed(file: &str, programs: &[&str], services: &[Services], known: &Folders) -> Vec<usize> {
    let folder = path::folder(file);
    let all = 0..programs.len();
    let named = services.iter().filter(|one| path::is_in(folder, &one.folder)).max_by_key(|one| one.folder.len());
    if let Some(named) = named {
        let of = |program: usize| named.projects.iter().filter(move |(_, project)| path::is_in(programs[program], project));
        let listed: Vec<usize> = all.clone().filter(|program| of(*program).next().is_some()).collect();
        if !listed.is_empty() {
            let meant: Vec<usize> = listed.iter().copied().filter(|program| of(*program).any(|(name, _)| speaks_of(file, name))).collect();
            return if meant.is_empty() { listed } else { meant };
        }
    }
    let base = base(folder, known);
    // The application that the deployment lies in, and those that lie beside it. What lies deep inside of one sets up something of its own.
    let near = |program: &usize| path::folder(base) == programs[*program];
    let around = all.clone().filter(near).max_by_key(|program| programs[*program].len());
    let mut found: Vec<usize> = all.clone().filter(|program| path::is_in(programs[*program], base) || Some(*program) == around).collect();
    if found.iter().any(|program| Some(*program) != around) {
        found.retain(|program| Some(*program) != around || programs[*program] == base);
    }
    let aside = |program: &usize| above(programs[*program]).any(|folder| known.is_named(folder, FactKind::Aside));
    if found.iter().any(|program| !aside(program)) {
        found.retain(|program| !aside(program));
    }
    if found.len() > 1 {
        found.retain(|program| speaks_of(file, programs[*program].rsplit('/').next().unwrap_or("")));
    }
    if found.is_empty() && programs.len() == 1 { vec![0] } else { found }
}

/// The folder beside which a deployment lies.
fn base<'f>(folder: &'f str, known: &Folders) -> &'f str {
    above(folder).filter(|at| known.is_named(at, FactKind::Deployment)).last().map_or(folder, path::folder)
}

/// A folder and those above it.
fn above(folder: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder), |at| (*at != ".").then(|| path::folder(at)))
}

/// Whether a file or a folder of its path is named like a program.
fn speaks_of(file: &str, name: &str) -> bool {
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let name = plain(name);
    !name.is_empty() && file.split('/').any(|part| plain(part.split('.').next().unwrap_or(part)) == name)
}

/// Puts what deployments give into a fact: a phrase, and, where the fact leaves it to them which identity it is, the places.
pub(super) fn tell<'p>(fact: &mut Fact, given: &[&Owned], path_of: &dyn Fn(u32) -> &'p str) {
    let things: BTreeSet<&str> = given.iter().filter_map(|owned| owned.fact.reason.as_deref()).collect();
    let files: BTreeSet<&str> = given.iter().map(|owned| path_of(owned.fact.place.file)).collect();
    let mut names: Vec<String> = files.iter().take(MOST_FILES).map(|file| (*file).to_owned()).collect();
    if files.len() > names.len() {
        names.push(format!("{} more files", files.len() - names.len()));
    }
    fact.deployed = Some(format!("the deployment in {} gives {}", listed(&names), listed(&things.into_iter().map(str::to_owned).collect::<Vec<_>>())));
    if fact.flow != Some(Flow::CredentialChain) {
        return;
    }
    let mut seen = BTreeSet::new();
    let first = given.iter().filter(|owned| seen.insert((owned.fact.place.file, owned.fact.reason.as_deref())));
    let places = first
        .take(MOST_PLACES)
        .map(|owned| Evidence { message: format!("the deployment gives {}", owned.fact.reason.as_deref().unwrap_or("an identity")), place: owned.fact.place });
    fact.evidence.extend(places);
}

/// `a`, `a and b`, `a, b and c`.
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names<'p>(file: &str, programs: &[&'p str], services: &[Services]) -> Vec<&'p str> {
        let rows = crate::application::PackageRows::load(&[("paths/folders.scm", include_str!("../../queries/paths/folders.scm"))]).unwrap();
        deployed(file, programs, services, rows.folders()).into_iter().map(|at| programs[at]).collect()
    }

    #[test]
    fn a_deployment_belongs_to_the_code_beside_it() {
        assert_eq!(names("infra/main.bicep", &["."], &[]), ["."]);
        assert_eq!(names("infra/modules/web.bicep", &["src/web"], &[]), ["src/web"]);
        assert_eq!(names("orders/infra/main.tf", &["orders/src", "stock/src"], &[]), ["orders/src"]);
        assert_eq!(names("charts/orders/templates/deployment.yaml", &["src/Orders", "src/Stock"], &[]), ["src/Orders"]);
        assert_eq!(names("src/orders/main.bicep", &["src/orders", "src/stock"], &[]), ["src/orders"]);
    }

    #[test]
    fn of_several_none_is_meant_unless_it_is_named() {
        assert_eq!(names("infra/main.bicep", &["src/orders", "src/stock"], &[]), Vec::<&str>::new());
        assert_eq!(names("stock/infra/main.bicep", &["orders", "billing"], &[]), Vec::<&str>::new());
        assert_eq!(names("platform/infra/main.bicep", &["orders"], &[]), ["orders"]);
        assert_eq!(names("deploy/main.bicep", &["samples/orders", "src/orders"], &[]), ["src/orders"]);
        assert_eq!(names("a/b/setup/main.bicep", &[".", "c"], &[]), Vec::<&str>::new());
    }

    #[test]
    fn services_say_what_is_deployed() {
        let services = [Services { folder: ".".into(), projects: vec![("api".into(), "src/api".into()), ("web".into(), "src/web".into())] }];
        let programs = ["src/api", "src/web", "tools"];
        assert_eq!(names("infra/main.bicep", &programs, &services), ["src/api", "src/web"]);
        assert_eq!(names("infra/app/web.bicep", &programs, &services), ["src/web"]);
    }
}
