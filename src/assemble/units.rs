//! Every application judged: by its own sources, and together with the repository's own libraries that it uses.

use super::Scanned;
use crate::catalogue::Once;
use crate::classify::Owned;
use crate::code::Shape;
use crate::evaluate::{Hit, Judgement, Kind, infer_kind, judge, only_serves, speaks_last};
use crate::fact::{AppKind, ClientKind, FactKind, Flow, Framework};
use crate::finding::Verdict;
use crate::resolve::NodeRef;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The judgement of one application.
pub(super) struct Unit<'s> {
    /// Index of the application.
    pub(super) index: usize,
    /// By its own sources: what is found stands here. `None` where they say nothing.
    pub(super) own: Option<Judgement<'s, 's>>,
    /// Together with the libraries that it uses.
    pub(super) whole: Option<Judgement<'s, 's>>,
}

impl<'s> Unit<'s> {
    /// The judgement that the report gives: the worse of the two, in all that the application consists of.
    pub(super) fn judgement(&self) -> Option<&Judgement<'s, 's>> {
        self.whole.as_ref().or(self.own.as_ref())
    }
}

/// The applications that call a function, where that is known, and those that name a type: each is looked into once.
#[derive(Default)]
struct Users {
    calling: RefCell<BTreeMap<NodeRef, crate::resolve::Users>>,
    naming: RefCell<BTreeMap<NodeRef, Rc<BTreeSet<usize>>>>,
}

impl Users {
    /// The applications that name the type around a fact.
    fn naming(&self, scanned: &Scanned<'_>, owned: &Owned) -> Option<Rc<BTreeSet<usize>>> {
        let (file, code) = (owned.node.file, &scanned.program.files[owned.node.file]);
        let class = code.enclosing(owned.node.node, Shape::Class).filter(|class| !code.name(*class).is_empty()).map(|node| NodeRef { file, node })?;
        Some(Rc::clone(self.naming.borrow_mut().entry(class).or_insert_with(|| Rc::new(scanned.program.naming(class)))))
    }
}

/// Every application that says something, or uses a library that does.
pub(super) fn units<'s>(scanned: &Scanned<'s>) -> Vec<Unit<'s>> {
    let mut facts: BTreeMap<usize, Vec<&'s Owned>> = BTreeMap::new();
    for owned in scanned.facts {
        facts.entry(owned.application).or_default().push(owned);
    }
    let none: Vec<&Owned> = Vec::new();
    let unread = unread(scanned);
    let own_facts = |index: usize| facts.get(&index).unwrap_or(&none);
    let compiled = compiled(scanned, &facts);
    let users = Users::default();
    let mut units: Vec<Unit<'s>> = (0..scanned.land.paths.len())
        .map(|index| {
            let own = facts.get(&index);
            let brought = brought(scanned, index, &facts, &compiled, &users);
            let unread = unread.contains(&index);
            let stated = scanned.kinds.get(&scanned.land.paths[index]);
            let kind = |facts: &[&Owned]| stated.map_or_else(|| infer_kind(facts, scanned.land.is_site(index)), |kind| Kind::stated(*kind));
            let whole = (!brought.is_empty()).then(|| {
                let mut all: Vec<&Owned> = own_facts(index).iter().copied().chain(brought).collect();
                all.sort_by_key(|owned| owned.fact.place);
                let own = kind(own_facts(index));
                // Managed identity is the kind of what has nothing else, and so is that of a tool which lends its sign-in.
                // An API is one whatever a library does for it, unless that signs users in.
                let is_api = own.of == AppKind::WebApi && !all.iter().any(|owned| !owned.fact.test && owned.fact.kind == FactKind::SignIn);
                let gives_way = !is_api
                    && (matches!(own.of, AppKind::None | AppKind::ManagedIdentity)
                        || !has_flow(own_facts(index))
                        || stated.is_none() && (only_serves(own_facts(index)) || speaks_last(own_facts(index))));
                let kind = if gives_way { kind_of_whole(scanned, index, &all, &users, &kind) } else { own };
                judge(scanned.catalogue, scanned.edition, &all, kind, unread, &|_| true)
            });
            // A client that is only built here, for a library of the repository to use, is of the kind that the library makes of it, and lacks nothing that the library adds.
            let stands = |hit: &Hit<'_, '_>| {
                let same = |other: &Hit<'_, '_>| other.rule.name == hit.rule.name && std::ptr::eq(other.owned, hit.owned);
                !gives_way(hit) && !is_absence(hit) || whole.as_ref().is_none_or(|whole| whole.hits.iter().any(same))
            };
            let alone = own.map(|own| judge(scanned.catalogue, scanned.edition, own, kind(own), unread, &stands));
            Unit { index, own: alone, whole }
        })
        .collect();
    settle_absences(scanned, &facts, &unread, &mut units);
    settle_borrowed(scanned, &mut units);
    units.retain(|unit| unit.own.is_some() || unit.whole.as_ref().is_some_and(|whole| whole.verdict != Verdict::NoSignIn));
    units
}

/// The kind of an application together with the libraries that it uses. Where they do several things, those tell it that its own code may ask for: a library may also
/// act on behalf of the users of another application alone, which makes no API of this one.
fn kind_of_whole<'s>(scanned: &Scanned<'s>, index: usize, all: &[&'s Owned], users: &Users, kind: &dyn Fn(&[&Owned]) -> Kind) -> Kind {
    let received = received(scanned, index, all);
    let whole = kind(&received);
    // What receives tokens is an API whatever it asks for.
    let receives = || received.iter().any(|owned| owned.fact.kind == FactKind::Validation && !owned.fact.test);
    if whole.of != AppKind::Mixed && (whole.of != AppKind::WebApi || receives()) {
        return whole;
    }
    let asked: Vec<&Owned> = received.into_iter().filter(|owned| may_ask_for(scanned, index, owned, users) && !is_for_others(scanned, index, owned, users)).collect();
    let narrower = kind(&asked);
    if has_flow(&asked) && narrower.of != AppKind::None { narrower } else { whole }
}

/// Whether the code of an application, or of a library that it uses, may call what another one does: unless only others are seen to.
fn may_ask_for(scanned: &Scanned<'_>, index: usize, owned: &Owned, users: &Users) -> bool {
    let asks = |user: &usize| *user == index || scanned.land.references(index).contains(user);
    let Some(function) = scanned.program.function_around(owned.node).filter(|_| owned.application != index) else { return true };
    let mut users = users.calling.borrow_mut();
    users.entry(function).or_insert_with(|| scanned.program.users(function)).applications.as_ref().is_none_or(|users| users.iter().any(asks))
}

/// Whether what a library does stands in a type that only other applications name: one that makes no object of it has none of its flows. Where names come with their
/// imports, a type may have another one.
fn is_for_others(scanned: &Scanned<'_>, index: usize, owned: &Owned, users: &Users) -> bool {
    if owned.application == index || !scanned.program.sees_all(owned.node.file) {
        return false;
    }
    let Some(naming) = users.naming(scanned, owned) else { return false };
    let refers = |user: &usize| scanned.land.references(*user).contains(&owned.application);
    let own = || std::iter::once(&index).chain(scanned.land.references(index)).any(|one| naming.contains(one));
    naming.iter().any(refers) && !own()
}

/// The facts that tell the kind of an application: a program that serves nothing receives no tokens, whatever a library that it uses can validate.
fn received<'s>(scanned: &Scanned<'s>, index: usize, facts: &[&'s Owned]) -> Vec<&'s Owned> {
    let serves = |owned: &&Owned| owned.application == index && matches!(owned.fact.framework, Some(Framework::Web | Framework::Function));
    let alone = scanned.land.runs_alone(index) && !facts.iter().any(serves);
    facts.iter().filter(|owned| !alone || owned.application == index || owned.fact.kind != FactKind::Validation).copied().collect()
}

/// Whether facts name a flow, tests left out.
fn has_flow(facts: &[&Owned]) -> bool {
    facts.iter().any(|owned| !owned.fact.test && owned.fact.flow.is_some())
}

/// Whether a rule holds at a fact only for want of flows that would say more.
fn gives_way(hit: &Hit<'_, '_>) -> bool {
    hit.owned.fact.flow.is_none() && hit.rule.when.iter().any(|condition| !condition.unless_flows.is_empty() && condition.fact.contains(&hit.owned.fact.kind))
}

/// The facts of files of other applications that are compiled into one, put beside it, or imported by their paths from what lies around it, by application.
fn compiled<'s>(scanned: &Scanned<'s>, facts: &BTreeMap<usize, Vec<&'s Owned>>) -> BTreeMap<usize, Vec<&'s Owned>> {
    let of = |index: usize| {
        let linked = scanned.land.linked(index);
        let takes = |path: &str| linked.is_match(path) || scanned.land.is_part(index, path);
        let is_linked = |owned: &&&Owned| takes(&scanned.program.files[owned.fact.place.file as usize].source.path);
        let any = !linked.is_empty() || scanned.land.has_parts(index);
        let found = facts.iter().filter(|(owner, _)| any && **owner != index).flat_map(|(_, facts)| facts).filter(is_linked);
        (index, found.copied().collect::<Vec<&Owned>>())
    };
    (0..scanned.land.paths.len()).map(of).filter(|(_, found)| !found.is_empty()).collect()
}

/// The facts that an application has from the repository's own libraries and from files of others that are compiled into it and them, or put beside it. Tests use what they test.
fn brought<'s>(scanned: &Scanned<'s>, index: usize, facts: &BTreeMap<usize, Vec<&'s Owned>>, compiled: &BTreeMap<usize, Vec<&'s Owned>>, users: &Users) -> Vec<&'s Owned> {
    if scanned.land.is_of_tests(index) {
        return Vec::new();
    }
    let references = scanned.land.references(index);
    let used = references.iter().filter_map(|used| facts.get(used)).filter(|facts| uses(scanned, index, facts, users)).flatten();
    let taken_in = references.iter().chain([&index]).filter_map(|used| compiled.get(used)).flatten();
    let mut all: Vec<&Owned> = used.chain(taken_in.filter(|owned| owned.application != index)).copied().filter(|owned| !owned.fact.test).collect();
    all.sort_by_key(|owned| (owned.fact.place, owned.fact.kind));
    all.dedup_by_key(|owned| std::ptr::from_ref(*owned));
    all
}

/// Whether an application has something of what a library does: unless others alone that refer to the library are seen to call all that it has of flows, and it
/// does not even name a type that does so.
fn uses(scanned: &Scanned<'_>, index: usize, facts: &[&Owned], users: &Users) -> bool {
    let mut flows = facts.iter().filter(|owned| owned.fact.flow.is_some() && !owned.fact.test).peekable();
    flows.peek().is_none() || flows.any(|owned| may_ask_for(scanned, index, owned, users) || !is_asked_for(scanned, owned, users) || names_type(scanned, index, owned, users))
}

/// Whether the code of an application names the type around a fact: whoever makes an object of it may have others call it.
fn names_type(scanned: &Scanned<'_>, index: usize, owned: &Owned, users: &Users) -> bool {
    users.naming(scanned, owned).is_some_and(|naming| naming.contains(&index))
}

/// Whether a fact of a library is seen to be called by an application that refers to the library, and by no library from outside: another application may call
/// something else of that name.
fn is_asked_for(scanned: &Scanned<'_>, owned: &Owned, users: &Users) -> bool {
    let users = users.calling.borrow();
    let known = scanned.program.function_around(owned.node).and_then(|function| users.get(&function)).filter(|users| users.closed);
    let refers = |user: &usize| scanned.land.references(*user).contains(&owned.application);
    known.and_then(|users| users.applications.as_ref()).is_some_and(|users| users.iter().any(refers))
}

/// The applications of which something was not read that could matter.
fn unread(scanned: &Scanned<'_>) -> BTreeSet<usize> {
    let skipped = scanned.walked.skipped.iter().filter(|skipped| skipped.reason.could_matter()).map(|skipped| &skipped.path);
    let unclear = scanned.program.files.iter().zip(&scanned.program.owners).filter(|(code, _)| code.unclear && !code.test).map(|(_, owner)| *owner);
    scanned.unread.iter().chain(skipped).map(|path| scanned.land.owner(path)).chain(unclear).collect()
}

/// Whether a finding is one of something that an application lacks.
fn is_absence(hit: &Hit<'_, '_>) -> bool {
    !hit.rule.is_pass() && hit.rule.when.iter().any(|condition| condition.once == Some(Once::Application))
}

/// What a library lacks its users may have: a finding of something absent stands only where it holds for one of them, or where its rule speaks of none of
/// them: what is no rule for a user's kind says nothing of what the user has.
fn settle_absences<'s>(scanned: &Scanned<'s>, facts: &BTreeMap<usize, Vec<&'s Owned>>, unread: &BTreeSet<usize>, units: &mut [Unit<'s>]) {
    let key = |hit: &Hit<'_, '_>| (hit.rule.name.clone(), hit.owned.fact.place);
    let mut holds: BTreeMap<usize, BTreeSet<_>> = BTreeMap::new();
    let mut used: BTreeMap<usize, BTreeSet<AppKind>> = BTreeMap::new();
    for unit in units.iter() {
        let Some(whole) = &unit.whole else { continue };
        let libraries = scanned.land.references(unit.index);
        for library in libraries {
            used.entry(*library).or_default().extend(&whole.kind.parts);
        }
        for hit in whole.hits.iter().filter(|hit| is_absence(hit) && libraries.binary_search(&hit.owned.application).is_ok()) {
            holds.entry(hit.owned.application).or_default().insert(key(hit));
        }
    }
    for unit in units.iter_mut() {
        let (Some(own), Some(users)) = (&unit.own, used.get(&unit.index)) else { continue };
        let open = holds.get(&unit.index).cloned().unwrap_or_default();
        let asks = |hit: &Hit<'_, '_>| hit.rule.when.iter().any(|condition| condition.applications.is_empty() || condition.applications.iter().any(|kind| users.contains(kind)));
        let keep = |hit: &Hit<'_, '_>| !is_absence(hit) || open.contains(&key(hit)) || !asks(hit);
        if own.hits.iter().all(keep) {
            continue;
        }
        let kind = own.kind.clone();
        let own_facts = facts.get(&unit.index).map_or(&[][..], Vec::as_slice);
        unit.own = Some(judge(scanned.catalogue, scanned.edition, own_facts, kind, unread.contains(&unit.index), &keep));
    }
}

/// Components that only call a client which their page hands them are never protected by that: where a page of the repository that builds one uses them they are
/// shared code, which acquires nothing by itself; else it is open which client that is.
fn settle_borrowed(scanned: &Scanned<'_>, units: &mut [Unit<'_>]) {
    let builds =
        |judgement: &Judgement<'_, '_>| judgement.flows.iter().any(|(flow, ..)| matches!(flow, Flow::SpaAuthorizationCode | Flow::ImplicitIdToken | Flow::ImplicitAccessToken));
    let pages = units.iter().filter(|unit| unit.judgement().is_some_and(builds));
    let used: BTreeSet<usize> = pages.flat_map(|unit| scanned.land.references(unit.index)).copied().collect();
    for unit in units.iter_mut() {
        let Some(said) = unit.whole.as_mut().or(unit.own.as_mut()).filter(|said| said.verdict == Verdict::Protected) else { continue };
        let is_call = |owned: &Owned| owned.fact.kind == FactKind::Acquisition && owned.fact.client == Some(ClientKind::Browser);
        if !said.flows.iter().all(|(flow, owned, _)| matches!(flow, Flow::Interactive | Flow::Silent) && is_call(owned)) {
            continue;
        }
        said.verdict = if used.contains(&unit.index) { Verdict::NoSignIn } else { Verdict::Undetermined };
        if said.verdict == Verdict::NoSignIn {
            (said.kind, said.flows) = (Kind { of: AppKind::None, parts: vec![AppKind::None], evidence: Vec::new() }, Vec::new());
        }
    }
}
