//! What the facts of an application say about one another, once all of them are known.

use super::hosts::unused::marks_before;
use super::{Context, Owned, brokers};
use crate::code::{NodeId, Role, Shape};
use crate::fact::{CacheKind, ClientKind, Fact, FactKind, Flow, Framework};
use crate::language::{Content, LANGUAGES};
use crate::resolve::{NodeRef, Program};
use foldhash::{HashMap, HashSet};
use std::collections::BTreeSet;

/// Settles the facts of all applications.
pub(super) fn settle(program: &Program, contexts: &[Context], facts: &mut Vec<Owned>) {
    api_flows(contexts, facts);
    told_by_calls(program, contexts, facts);
    chosen_by_settings(program, contexts, facts);
    replaced(facts);
    response_types(program, contexts, facts);
    brokers::keep_tokens(program, contexts, facts);
    optional_ids(program, facts);
    unplugged(program, facts);
    caches_apart(contexts, facts);
    plugged_in(facts);
    twice_told(program, facts);
    uncalled(program, facts);
}

fn applications(facts: &[Owned], holds: impl Fn(&Fact) -> bool) -> BTreeSet<usize> {
    facts.iter().filter(|owned| !owned.fact.test && holds(&owned.fact)).map(|owned| owned.application).collect()
}

/// In an application that only receives tokens, or a library that only such use, calls for the user are made on the user's behalf; a registration for them stands
/// for none where every call is the application's own.
fn api_flows(contexts: &[Context], facts: &mut Vec<Owned>) {
    let signs_in = applications(facts, |fact| fact.kind == FactKind::SignIn);
    let mut apis = applications(facts, |fact| fact.kind == FactKind::Validation);
    apis.retain(|application| !signs_in.contains(application));
    // Users that neither sign in nor receive tokens have no user to act for.
    let tells = |user: &&usize| apis.contains(*user) || signs_in.contains(*user);
    let serves = |application: usize, context: &Context| {
        let mut users = context.used_by.iter().filter(tells).peekable();
        !signs_in.contains(&application) && users.peek().is_some() && users.all(|user| apis.contains(user))
    };
    let libraries: Vec<usize> = contexts.iter().enumerate().filter(|(application, context)| serves(*application, context)).map(|(application, _)| application).collect();
    apis.extend(libraries);
    for owned in facts.iter_mut().filter(|owned| apis.contains(&owned.application)) {
        owned.fact.flow = owned.api_flow.or(owned.fact.flow);
    }
    let for_users = applications(facts, |fact| fact.kind != FactKind::Registration && fact.flow == Some(Flow::OnBehalfOf));
    // What is acquired past the registering library, to open a vault as a rule, is no downstream call of it.
    let is_itself = |fact: &Fact| fact.kind == FactKind::Acquisition && matches!(fact.flow, Some(Flow::ClientCredentials | Flow::ManagedIdentity)) && fact.library.is_some();
    let as_itself: Vec<(usize, Option<String>)> =
        facts.iter().filter(|owned| !owned.fact.test && is_itself(&owned.fact)).map(|owned| (owned.application, owned.fact.library.clone())).collect();
    facts.retain(|owned| {
        let registered = owned.fact.kind == FactKind::Registration && owned.fact.flow == Some(Flow::OnBehalfOf);
        let own = || as_itself.contains(&(owned.application, owned.fact.library.clone()));
        !registered || for_users.contains(&owned.application) || !own()
    });
}

/// A client whose library has one type for all kinds is public where what is asked of it is: in the same function, else in the same file, else in an application that
/// asks nothing else of the library. What asks a person behind a web framework tells nothing.
fn told_by_calls(program: &Program, contexts: &[Context], facts: &mut Vec<Owned>) {
    let is_open = |owned: &Owned| owned.fact.kind == FactKind::Client && owned.fact.client.is_none() && owned.fact.flow.is_none() && owned.fact.library.is_some();
    let of: HashSet<(usize, Option<String>)> = facts.iter().filter(|owned| is_open(owned)).map(|owned| (owned.application, owned.fact.library.clone())).collect();
    if of.is_empty() {
        return;
    }
    let mut web = applications(facts, |fact| fact.kind == FactKind::Framework && fact.framework == Some(Framework::Web));
    web.extend((0..contexts.len()).filter(|application| contexts[*application].frameworks.contains(&Framework::Web)));
    let around = |at: NodeRef| (at.file, program.files[at.file].enclosing(at.node, Shape::Function));
    let asks = |owned: &&Owned| owned.fact.kind == FactKind::Acquisition && !owned.fact.test && of.contains(&(owned.application, owned.fact.library.clone()));
    let is_public =
        |owned: &Owned| owned.fact.client == Some(ClientKind::Public) && !(matches!(owned.fact.flow, Some(Flow::Interactive | Flow::Silent)) && web.contains(&owned.application));
    let (public, others): (Vec<&Owned>, Vec<&Owned>) = facts.iter().filter(asks).partition(|owned| is_public(owned));
    let functions: HashSet<_> = public.iter().map(|owned| around(owned.node)).collect();
    let files: HashSet<usize> = public.iter().map(|owned| owned.node.file).collect();
    let asked: HashSet<(usize, Option<String>)> = public.iter().map(|owned| (owned.application, owned.fact.library.clone())).collect();
    // What tries the cache first is a silent attempt as well.
    let silent: HashSet<(usize, Option<String>)> = public.iter().filter(|owned| owned.fact.silent_before).map(|owned| (owned.application, owned.fact.library.clone())).collect();
    let mixed: HashSet<(usize, Option<String>)> = others.iter().map(|owned| (owned.application, owned.fact.library.clone())).collect();
    let mut told: Vec<(u8, usize)> = Vec::new();
    for (index, owned) in facts.iter().enumerate().filter(|(_, owned)| is_open(owned) && !owned.fact.test) {
        let key = (owned.application, owned.fact.library.clone());
        let degree = match () {
            () if functions.contains(&around(owned.node)) => 0,
            () if mixed.contains(&key) || !asked.contains(&key) => continue,
            () if files.contains(&owned.node.file) => 1,
            () => 2,
        };
        told.push((degree, index));
    }
    let mut nearest: HashMap<usize, u8> = HashMap::default();
    for (degree, index) in &told {
        let known = nearest.entry(facts[*index].application).or_insert(*degree);
        *known = (*known).min(*degree);
    }
    for (degree, index) in told {
        if nearest.get(&facts[index].application) == Some(&degree) {
            let silent_before = silent.contains(&(facts[index].application, facts[index].fact.library.clone()));
            let fact = &mut facts[index].fact;
            (fact.client, fact.told_by_calls, fact.silent_before) = (Some(ClientKind::Public), true, silent_before);
        }
    }
    // A cache that another one is handed is a server's.
    let others: HashSet<NodeRef> = facts.iter().filter(|owned| is_open(owned)).map(|owned| owned.node).collect();
    facts.retain(|owned| owned.fact.kind != FactKind::Cache || !others.contains(&owned.node));
}

/// A cache that another application registers for clients of its own does not keep the tokens of this one's, where neither uses the other. A credential that
/// keeps its own cache is never handed one.
fn caches_apart(contexts: &[Context], facts: &mut [Owned]) {
    let is_public = |fact: &Fact| fact.kind == FactKind::Client && fact.client == Some(ClientKind::Public);
    let keeps = |fact: &Fact, of: &[CacheKind]| fact.kind == FactKind::Cache && fact.cache.is_some_and(|cache| of.contains(&cache));
    let persisting = applications(facts, |fact| keeps(fact, &[CacheKind::Persisted, CacheKind::Custom]));
    if persisting.is_empty() {
        return;
    }
    let built = applications(facts, is_public);
    let platforms = applications(facts, |fact| keeps(fact, &[CacheKind::Own]));
    let related = |one: usize, other: usize| configures(contexts, one, other) || configures(contexts, other, one);
    let of_others = |application: &usize| !persisting.contains(application) && persisting.iter().all(|other| built.contains(other));
    let on_platform = |application: usize| platforms.iter().any(|platform| configures(contexts, *platform, application));
    let apart: BTreeSet<usize> = built.iter().copied().filter(|application| of_others(application) && !on_platform(*application)).collect();
    let alone: BTreeSet<usize> = apart.iter().copied().filter(|application| !persisting.iter().any(|other| related(*other, *application))).collect();
    for owned in facts.iter_mut().filter(|owned| apart.contains(&owned.application) && is_public(&owned.fact)) {
        if owned.fact.silent_before || alone.contains(&owned.application) {
            owned.fact.cache = owned.fact.cache.or(Some(CacheKind::Memory));
        }
    }
}

/// A cache that a confidential client is constructed with is that client's. A variable that is called after the option by which a client is handed a cache hands it
/// to none: where nothing else does, it keeps nothing.
fn unplugged(program: &Program, facts: &mut Vec<Owned>) {
    let of_servers: HashSet<NodeRef> =
        facts.iter().filter(|owned| owned.fact.kind == FactKind::Client && owned.fact.client == Some(ClientKind::Confidential)).map(|owned| owned.node).collect();
    for owned in facts.iter_mut().filter(|owned| owned.fact.kind == FactKind::Cache && owned.fact.cache.is_some()) {
        let NodeRef { file, node } = owned.node;
        if program.files[file].ancestors(node).any(|node| of_servers.contains(&NodeRef { file, node })) {
            owned.fact.cache = Some(CacheKind::Server);
        }
    }
    let is_variable = |owned: &Owned| owned.fact.kind == FactKind::Cache && program.files[owned.node.file].node(owned.node.node).shape == Shape::Binding;
    let is_cache = |owned: &&Owned| owned.fact.kind == FactKind::Cache && owned.fact.cache != Some(CacheKind::Server) && !owned.fact.test && !is_variable(owned);
    let keeping: BTreeSet<usize> = facts.iter().filter(is_cache).map(|owned| owned.application).collect();
    facts.retain(|owned| !is_variable(owned) || keeping.contains(&owned.application));
}

/// An option by which a client is handed a cache keeps tokens where the application keeps what is in one.
fn plugged_in(facts: &mut Vec<Owned>) {
    let keeping = applications(facts, |fact| fact.kind == FactKind::Cache && matches!(fact.cache, Some(CacheKind::Persisted | CacheKind::Custom)));
    facts.retain(|owned| owned.fact.kind != FactKind::Cache || owned.fact.cache.is_some() || keeping.contains(&owned.application));
    for owned in facts.iter_mut().filter(|owned| owned.fact.kind == FactKind::Cache && owned.fact.cache.is_none()) {
        owned.fact.cache = Some(CacheKind::Persisted);
    }
}

/// Whether an application is one whose settings configure another: itself, or a library of the repository that it uses.
pub(super) fn configures(contexts: &[Context], application: usize, other: usize) -> bool {
    application == other || contexts.get(other).is_some_and(|context| context.used_by.contains(&application))
}

/// Where the settings of an application have a library use a managed identity, its calls as itself are made as that.
fn chosen_by_settings(program: &Program, contexts: &[Context], facts: &mut Vec<Owned>) {
    let in_settings = |owned: &Owned| LANGUAGES[program.files[owned.node.file].language].content != Content::Code;
    let chosen: Vec<(usize, Option<String>)> = facts
        .iter()
        .filter(|owned| owned.fact.flow == Some(Flow::ManagedIdentity) && owned.fact.library.is_some() && in_settings(owned))
        .map(|owned| (owned.application, owned.fact.library.clone()))
        .collect();
    facts.retain(|owned| {
        owned.fact.kind != FactKind::Acquisition
            || owned.fact.flow != Some(Flow::ClientCredentials)
            || in_settings(owned)
            || !chosen.iter().any(|(application, library)| configures(contexts, *application, owned.application) && *library == owned.fact.library)
    });
}

/// Options that ask a driver to sign in leave it to the code that an application has put in the place of that way.
fn replaced(facts: &mut Vec<Owned>) {
    let ways: Vec<(usize, Option<Flow>)> = facts.iter().filter(|owned| owned.fact.kind == FactKind::Replaced).map(|owned| (owned.application, owned.fact.flow)).collect();
    facts.retain(|owned| owned.fact.kind != FactKind::Acquisition || owned.fact.library.is_some() || !ways.contains(&(owned.application, owned.fact.flow)));
}

/// An option that decides the flow belongs to the sign-in around it, or to the only one of the application or, where it has none, of the libraries that it uses.
fn response_types(program: &Program, contexts: &[Context], facts: &mut [Owned]) {
    let of_option = |owned: &Owned| owned.fact.flow.map(|flow| (owned.application, owned.fact.test, owned.node, flow));
    let mut options: Vec<(usize, bool, NodeRef, Flow)> = facts.iter().filter(|owned| owned.fact.kind == FactKind::ResponseType).filter_map(of_option).collect();
    // What code writes stands before what it takes from settings, and that before a call that hands the handler its tokens.
    let is_call = |option: NodeRef| program.files[option.file].node(option.node).shape == Shape::Call;
    options.sort_by_key(|(_, _, option, flow)| (is_call(*option), *flow != Flow::AuthorizationCode));
    let mut decided = BTreeSet::new();
    // A client of the implicit flow does what the options beside it ask for.
    let is_open = |fact: &Fact| fact.kind == FactKind::Client && fact.client == Some(ClientKind::Implicit) && fact.flow.is_none();
    let sign_ins: Vec<usize> = (0..facts.len()).filter(|index| facts[*index].fact.kind == FactKind::SignIn || is_open(&facts[*index].fact)).collect();
    // A sign-in on which the registration of a token acquisition hangs leaves the code to that.
    let registrations = facts.iter().filter(|owned| owned.fact.kind == FactKind::Registration);
    let handed_on: BTreeSet<NodeRef> = registrations.flat_map(|owned| below(program, owned.node).into_iter().map(|node| NodeRef { file: owned.node.file, node })).collect();
    for (application, test, option, flow) in options {
        let around = sign_ins.iter().copied().filter(|index| is_within(program, option, facts[*index].node)).max_by_key(|index| facts[*index].node.node);
        // A page that asks for tokens itself redeems no code as a server does.
        let is_served = matches!(flow, Flow::AuthorizationCode | Flow::OidcIdToken);
        let sign_ins = || sign_ins.iter().copied().filter(|index| !is_served || !is_open(&facts[*index].fact));
        // A test signs in for itself, and says nothing of what it tests.
        let beside = |index: &usize| if test { facts[*index].fact.test && facts[*index].node.file == option.file } else { !facts[*index].fact.test };
        let mut own: Vec<usize> = sign_ins().filter(|index| facts[*index].application == application && beside(index)).collect();
        if own.is_empty() {
            own = sign_ins().filter(|index| configures(contexts, application, facts[*index].application) && beside(index)).collect();
        }
        let found: Vec<usize> = match (around, own.as_slice()) {
            (Some(around), _) => vec![around],
            (None, [only]) => vec![*only],
            (None, own) => {
                let named: Vec<usize> = own.iter().copied().filter(|index| is_made_for(program, option, facts[*index].node)).collect();
                let mut here = own.iter().copied().filter(|index| facts[*index].node.file == option.file);
                match (here.next(), here.next()) {
                    (Some(only), None) if named.is_empty() => vec![only],
                    _ => named,
                }
            }
        };
        for index in found {
            if flow == Flow::AuthorizationCode && (handed_on.contains(&facts[index].node) || redeems_itself(program, facts, facts[index].node)) {
                continue;
            }
            let fact = &mut facts[index].fact;
            // A call that hands the handler its tokens leaves it nothing to redeem.
            if is_call(option) && flow != Flow::AuthorizationCode {
                fact.flow = Some(flow);
                fact.client = None;
                continue;
            }
            if !decided.insert(index) && is_call(option) {
                continue;
            }
            // A code that is redeemed outweighs whatever else is asked for.
            if matches!(fact.flow, None | Some(Flow::OidcIdToken)) {
                fact.flow = Some(flow);
                if flow == Flow::AuthorizationCode {
                    fact.client = fact.client.or(Some(ClientKind::Confidential));
                }
            }
        }
    }
}

/// Whether the function that sets an option is named among the arguments of a sign-in: `AddOpenIdConnect("edit", Options("edit"))`.
fn is_made_for(program: &Program, option: NodeRef, sign_in: NodeRef) -> bool {
    if option.file != sign_in.file {
        return false;
    }
    let code = &program.files[option.file];
    let names: Vec<&str> = code.ancestors(option.node).filter(|up| code.node(*up).shape == Shape::Function).map(|up| code.name(up)).filter(|name| !name.is_empty()).collect();
    let mut inside = code.children(sign_in.node).filter(|child| code.node(*child).role == Role::Argument).flat_map(|child| std::iter::once(child).chain(code.descendants(child)));
    inside.any(|id| matches!(code.node(id).shape, Shape::Name | Shape::Member) && names.contains(&code.name(id)))
}

/// Whether the code that a sign-in asks for is redeemed by code inside it, or by a function that it is handed for that.
fn redeems_itself(program: &Program, facts: &[Owned], sign_in: NodeRef) -> bool {
    let code = &program.files[sign_in.file];
    let is_handed = |function: NodeId| {
        let name = code.name(function);
        let mut inside = code.descendants(sign_in.node);
        !name.is_empty() && inside.any(|id| matches!(code.node(id).shape, Shape::Name | Shape::Member) && code.node(id).role != Role::Callee && code.name(id) == name)
    };
    facts
        .iter()
        .filter(|owned| owned.fact.kind == FactKind::Acquisition && owned.fact.flow == Some(Flow::AuthorizationCode) && owned.node.file == sign_in.file)
        .any(|owned| is_within(program, owned.node, sign_in) || code.enclosing(owned.node.node, Shape::Function).is_some_and(is_handed))
}

/// A managed identity that the same function asks for with an id as well, to the same end, has one that is optional: not where one follows the other.
fn optional_ids(program: &Program, facts: &mut [Owned]) {
    let given: Vec<End> = facts.iter().filter(|owned| owned.fact.system_assigned == Some(false)).filter_map(|owned| end_of(program, owned)).collect();
    for owned in facts.iter_mut().filter(|owned| owned.fact.system_assigned == Some(true)) {
        let is_same =
            |end: &End, other: &End| (end.around, &end.name, &end.giver) == (other.around, &other.name, &other.giver) && (end.block.is_none() || end.block != other.block);
        if end_of(program, owned).is_some_and(|end| given.iter().any(|other| is_same(&end, other))) {
            owned.fact.system_assigned = Some(false);
        }
    }
}

/// What becomes of the object of a fact.
struct End {
    /// The function or the attempt.
    around: NodeRef,
    /// The name that it is bound to there, empty where it is given back.
    name: String,
    /// What gives it: of a managed identity its library, where each kind of identity has a name of its own; else the fact's own name.
    giver: String,
    /// The block in which it is bound to a variable.
    block: Option<NodeId>,
}

fn end_of(program: &Program, owned: &Owned) -> Option<End> {
    let file = owned.node.file;
    let code = &program.files[file];
    let holder = code
        .ancestors(owned.node.node)
        .find(|up| matches!(code.node(*up).shape, Shape::Return | Shape::Assign | Shape::Binding | Shape::Choice | Shape::Block | Shape::Function))?;
    let library = owned.fact.library.as_ref().filter(|_| owned.fact.flow == Some(Flow::ManagedIdentity));
    let giver = library.unwrap_or(&owned.fact.name).clone();
    let end = |around: NodeId, name: String, block: Option<NodeId>| Some(End { around: NodeRef { file, node: around }, name, giver: giver.clone(), block });
    if code.node(holder).shape == Shape::Choice {
        return end(holder, String::new(), None);
    }
    let name = match code.node(holder).shape {
        Shape::Return => String::new(),
        Shape::Assign | Shape::Binding => code.key_of(holder)?,
        _ => return None,
    };
    // A variable that each of several attempts has for itself is another one in each.
    let declares = code.node(holder).shape == Shape::Binding;
    let around = code.ancestors(holder).find(|up| code.node(*up).shape == Shape::Function || declares && code.node(*up).shape == Shape::Try)?;
    let block = code.ancestors(holder).find(|up| matches!(code.node(*up).shape, Shape::Block | Shape::Function)).filter(|_| !name.is_empty());
    end(around, name, block)
}

/// What an outer call says is not said again by its arguments, nor by a registration what the code does itself.
fn twice_told(program: &Program, facts: &mut Vec<Owned>) {
    let calls: Vec<NodeRef> = facts.iter().filter(|owned| owned.fact.kind == FactKind::UserInfo).map(|owned| owned.node).collect();
    let requests = applications(facts, |fact| fact.kind == FactKind::Acquisition && fact.flow == Some(Flow::SamlSpInitiated));
    let is_sender = |owned: &Owned| owned.fact.kind == FactKind::SignIn && owned.fact.flow == Some(Flow::SamlSpInitiated);
    let is_written = |owned: &Owned| LANGUAGES[program.files[owned.node.file].language].content == Content::Code && !owned.fact.test;
    // A page's code is told by its request, and by its redemption where that says nothing.
    let is_of_page = |fact: &Fact, kind: FactKind| fact.kind == kind && fact.library.is_none() && fact.flow == Some(Flow::SpaAuthorizationCode);
    let asked = applications(facts, |fact| is_of_page(fact, FactKind::Acquisition));
    let redeemed = applications(facts, |fact| is_of_page(fact, FactKind::Client));
    for owned in facts.iter_mut().filter(|owned| is_of_page(&owned.fact, FactKind::Acquisition)) {
        owned.fact.unredeemed = !redeemed.contains(&owned.application);
    }
    let in_code: BTreeSet<usize> = facts.iter().filter(|owned| is_sender(owned) && is_written(owned)).map(|owned| owned.application).collect();
    facts.retain(|owned| {
        let repeated = is_of_page(&owned.fact, FactKind::Client) && asked.contains(&owned.application)
            || owned.fact.kind == FactKind::UserInfo && calls.iter().any(|call| is_within(program, owned.node, *call));
        // What builds the request says it before what registers a sender, and code before configuration.
        let registered = is_sender(owned) && (requests.contains(&owned.application) || !is_written(owned) && in_code.contains(&owned.application));
        !repeated && !registered
    });
}

/// What a type keeps for itself and does not use is no way in which its application signs in, though the code has it.
fn uncalled(program: &Program, facts: &mut [Owned]) {
    for owned in facts.iter_mut() {
        owned.fact.uncalled = is_uncalled(program, owned.node).unwrap_or_default();
    }
}

fn is_uncalled(program: &Program, at: NodeRef) -> Option<bool> {
    let code = &program.files[at.file];
    let words = LANGUAGES[code.language].words;
    let mark = words.own_mark?;
    let class = code.enclosing(at.node, Shape::Class)?;
    let method = code.ancestors(at.node).take_while(|up| *up != class).filter(|up| code.node(*up).shape == Shape::Function && !code.name(*up).is_empty()).last()?;
    let gives = code.child(method, Role::Type).is_some_and(|of| !words.gives_nothing.contains(&code.text(of)));
    let in_parts = words.parts_mark.is_some_and(|part| marks_before(code, class).contains(&part));
    Some(gives && !in_parts && marks_before(code, method).contains(&mark) && program.mentions(at.file, code.name(method)).next().is_none())
}

fn is_within(program: &Program, inner: NodeRef, outer: NodeRef) -> bool {
    inner.file == outer.file && outer.node < inner.node && inner.node < program.files[outer.file].node(outer.node).end
}

/// The calls on whose results a call is made, in one chain.
pub(super) fn below(program: &Program, call: NodeRef) -> Vec<NodeId> {
    let code = &program.files[call.file];
    let mut chain = Vec::new();
    let mut at = call.node;
    while let Some(next) =
        code.callee(at).filter(|callee| code.node(*callee).shape == Shape::Member).and_then(|callee| code.object(callee)).filter(|next| code.node(*next).shape == Shape::Call)
    {
        if chain.len() > 64 {
            break;
        }
        chain.push(next);
        at = next;
    }
    chain
}
