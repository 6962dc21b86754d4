//! The kind of an application, inferred from what it does.

use crate::classify::Owned;
use crate::fact::{AppKind, ClientKind, FactKind, Flow, Framework};
use std::collections::{BTreeMap, BTreeSet};

/// What an application is.
#[derive(Debug, Clone)]
pub struct Kind {
    /// The kind of the whole.
    pub of: AppKind,
    /// The kinds that it has, where it is mixed; else its own.
    pub parts: Vec<AppKind>,
    /// What it rests on.
    pub evidence: Vec<String>,
}

impl Kind {
    /// A kind that the configuration states: what is called mixed there may have a part of any kind.
    #[must_use]
    pub fn stated(of: AppKind) -> Self {
        let parts = if of == AppKind::Mixed { AppKind::WORDS.iter().filter_map(|word| AppKind::parse(word)).collect() } else { vec![of] };
        Self { of, parts, evidence: vec!["the configuration".to_owned()] }
    }
}

/// The kind and what it rests on, from the facts of an application outside test code, and whether its manifests say that it is a site.
#[must_use]
pub fn infer(facts: &[&Owned], is_site: bool) -> Kind {
    // What nothing calls speaks where nothing else does.
    let called: Vec<&Owned> = facts.iter().copied().filter(|owned| !owned.fact.uncalled).collect();
    match infer_from(&called, is_site) {
        Kind { of: AppKind::None, .. } if called.len() < facts.len() => infer_from(facts, is_site),
        told => told,
    }
}

fn infer_from(facts: &[&Owned], is_site: bool) -> Kind {
    let mut seen: BTreeMap<AppKind, String> = BTreeMap::new();
    let mut api = None;
    // What speaks only where nothing else does: flows that no rule is about, and a person's sign-in behind a web framework.
    let mut last = None;
    let serves = serving(facts);
    let mut served = None;
    let mut is_beside = false;
    let mut renews: Option<&String> = None;
    let mut is_native = false;
    let redeems = facts.iter().any(|owned| !owned.fact.test && owned.fact.flow == Some(Flow::AuthorizationCode) && owned.fact.client == Some(ClientKind::Confidential));
    let is_asked = |owned: &&&Owned| owned.fact.client == Some(ClientKind::Public) && owned.fact.kind == FactKind::Acquisition;
    let asks = facts.iter().filter(is_asked).any(|owned| !owned.fact.test && matches!(owned.fact.flow, Some(Flow::Interactive | Flow::Silent | Flow::DeviceCode | Flow::Password)));
    let runs_in = |of: Framework| facts.iter().any(|owned| !owned.fact.test && owned.fact.kind == FactKind::Framework && owned.fact.framework == Some(of));
    let web = runs_in(Framework::Web);
    // A site, or a function that a platform calls, whose public client asks nobody, and signs in by a password that it has, acts as the one user whose password that is.
    let of_public = |flows: &[Flow]| facts.iter().filter(is_asked).any(|owned| !owned.fact.test && owned.fact.flow.is_some_and(|flow| flows.contains(&flow)));
    let acts_alone = (web || is_site || runs_in(Framework::Function)) && of_public(&[Flow::Password]) && !of_public(&[Flow::Interactive, Flow::DeviceCode]);
    for owned in facts.iter().filter(|owned| !owned.fact.test) {
        let fact = &owned.fact;
        let mut say = |kind: AppKind| {
            is_beside |= !serves(owned);
            seen.entry(kind).or_insert_with(|| format!("{} ({kind})", fact.name));
        };
        if fact.kind == FactKind::Validation {
            api.get_or_insert_with(|| format!("{} ({})", fact.name, AppKind::WebApi));
            continue;
        }
        if !acquires(owned) || fact.told_by_calls {
            continue;
        }
        match (fact.flow, fact.client) {
            _ if signs_in_a_page(owned) => say(AppKind::Spa),
            (Some(Flow::OnBehalfOf), _) => say(AppKind::WebApi),
            // A confidential client that looks into its cache says nothing of who filled it.
            (Some(Flow::Refresh), _) if fact.kind == FactKind::Acquisition => renews = renews.or(Some(&fact.name)),
            (Some(Flow::AuthorizationCode | Flow::Refresh | Flow::OidcIdToken | Flow::WsFederation), _) => say(AppKind::WebApp),
            (Some(Flow::SamlSpInitiated | Flow::SamlIdpInitiated), _) => say(AppKind::Saml),
            // A chain of nothing but people's sign-ins is what these are.
            (Some(Flow::CredentialChain), Some(ClientKind::Public)) => {}
            (Some(Flow::ManagedIdentity | Flow::CredentialChain), _) if serves(owned) => {
                served = served.or(Some(&fact.name));
            }
            (Some(Flow::ManagedIdentity | Flow::CredentialChain), _) => say(AppKind::ManagedIdentity),
            (Some(Flow::ClientCredentials | Flow::Password), Some(ClientKind::Confidential)) | (Some(Flow::ClientCredentials), _) => say(AppKind::Daemon),
            // A public client whose user Windows names is a program's all the same, where nothing serves the web.
            (Some(Flow::IntegratedWindows), Some(ClientKind::Public)) if !web => {
                is_native = true;
                say(AppKind::Native);
            }
            (Some(Flow::IntegratedWindows | Flow::WsTrust | Flow::DeveloperTool), _) => last = last.or(Some(&fact.name)),
            // A request of the program's own that renews a token says nothing of who was signed in.
            (Some(Flow::Silent), None) if fact.library.is_none() => last = last.or(Some(&fact.name)),
            // What a site signs its users in by needs no secret to be that.
            (Some(Flow::Interactive), Some(ClientKind::Public)) if fact.kind == FactKind::SignIn => say(AppKind::WebApp),
            (Some(Flow::Interactive), _) if web && fact.kind == FactKind::Acquisition => last = last.or(Some(&fact.name)),
            (Some(Flow::Password), Some(ClientKind::Public)) if acts_alone => say(AppKind::Daemon),
            (Some(Flow::Silent) | None, Some(ClientKind::Public)) if acts_alone => {}
            // A site makes one where it is given no secret, and asks it for nothing that only a program would.
            (None, Some(ClientKind::Public)) if web && redeems && !asks => {}
            (Some(Flow::Interactive | Flow::Silent | Flow::DeviceCode | Flow::Password), _) | (None, Some(ClientKind::Public)) => {
                is_native |= fact.flow != Some(Flow::Silent);
                say(AppKind::Native);
            }
            _ => {}
        }
    }
    // Who redeems codes and looks into the cache alone is a web application still.
    if !is_native && redeems {
        seen.remove(&AppKind::Native);
    }
    // A page that asks for a code which no page redeems has people consent to what is acquired elsewhere.
    let is_of_page = |owned: &&&Owned| !owned.fact.test && acquires(owned) && !owned.fact.told_by_calls && signs_in_a_page(owned);
    if seen.contains_key(&AppKind::WebApi) && facts.iter().filter(is_of_page).all(|owned| owned.fact.unredeemed) {
        seen.remove(&AppKind::Spa);
    }
    // Where users sign in and nothing takes tokens of others, the token that is handed on is that of the sign-in.
    if api.is_none() && facts.iter().any(|owned| !owned.fact.test && owned.fact.kind == FactKind::SignIn) && seen.contains_key(&AppKind::WebApp) {
        seen.remove(&AppKind::WebApi);
    }
    if let Some(name) = renews.filter(|_| api.is_none() && !seen.contains_key(&AppKind::WebApi)) {
        seen.entry(AppKind::WebApp).or_insert_with(|| format!("{name} ({})", AppKind::WebApp));
    }
    // Credentials that serve the same thing serve nothing of each other's.
    if let Some(name) = served.filter(|_| !is_beside && renews.is_none() && api.is_none()) {
        seen.insert(AppKind::ManagedIdentity, format!("{name} ({})", AppKind::ManagedIdentity));
    }
    if let Some(name) = last.filter(|_| seen.is_empty()) {
        seen.insert(AppKind::Native, format!("{name} ({})", AppKind::Native));
    }
    let mut kinds: Vec<AppKind> = seen.keys().copied().collect();
    let mut evidence: Vec<String> = seen.into_values().collect();
    if kinds.is_empty() && api.is_none() && facts.iter().any(|owned| !owned.fact.test && owned.fact.kind == FactKind::Client && owned.fact.client == Some(ClientKind::Confidential))
    {
        kinds.push(AppKind::WebApp);
        evidence.push("a confidential client is constructed (web-app)".into());
    }
    // A web API may call on as itself or as its user and stays one.
    let receives = api.is_some() || kinds.contains(&AppKind::WebApi);
    if let Some(api) = api {
        evidence.insert(0, api);
    }
    if receives && !kinds.iter().any(|kind| matches!(kind, AppKind::Spa | AppKind::WebApp | AppKind::Native)) {
        return Kind { of: AppKind::WebApi, parts: vec![AppKind::WebApi], evidence };
    }
    for deployed in facts.iter().filter_map(|owned| owned.fact.deployed.as_ref()) {
        if !evidence.contains(deployed) {
            evidence.push(deployed.clone());
        }
    }
    let of = match kinds.as_slice() {
        [] => AppKind::None,
        [only] => *only,
        _ => AppKind::Mixed,
    };
    Kind { of, parts: if kinds.is_empty() { vec![of] } else { kinds }, evidence }
}

/// Whether all flows that facts name, tests left out, are those of credentials that only serve something beside them.
#[must_use]
pub fn only_serves(facts: &[&Owned]) -> bool {
    let serves = serving(facts);
    let flows = || facts.iter().filter(|owned| !owned.fact.test && acquires(owned)).filter_map(|owned| owned.fact.flow.map(|flow| (flow, owned)));
    flows().next().is_some() && flows().all(|(flow, owned)| matches!(flow, Flow::ManagedIdentity | Flow::CredentialChain) && serves(owned))
}

/// Whether all flows that facts name, tests left out, speak of a kind only where nothing else does: a developer's tool, which lends its sign-in, and what no rule is about.
#[must_use]
pub fn speaks_last(facts: &[&Owned]) -> bool {
    let mut flows = facts.iter().filter(|owned| !owned.fact.test && acquires(owned)).filter_map(|owned| owned.fact.flow).peekable();
    flows.peek().is_some() && flows.all(|flow| matches!(flow, Flow::DeveloperTool | Flow::IntegratedWindows | Flow::WsTrust))
}

/// Whether it is a page in which a fact's flow or client runs.
fn signs_in_a_page(owned: &Owned) -> bool {
    matches!(owned.fact.client, Some(ClientKind::Browser | ClientKind::Implicit))
        || matches!(owned.fact.flow, Some(Flow::SpaAuthorizationCode | Flow::ImplicitIdToken | Flow::ImplicitAccessToken))
}

/// Whether a fact is of what signs in or acquires tokens.
fn acquires(owned: &Owned) -> bool {
    matches!(owned.fact.kind, FactKind::Client | FactKind::Acquisition | FactKind::Registration | FactKind::SignIn)
}

/// Tells the credentials that only open a vault, or lend an assertion: they serve what is signed in to beside them.
fn serving(facts: &[&Owned]) -> impl Fn(&Owned) -> bool {
    let serving = || facts.iter().filter(|owned| owned.fact.kind == FactKind::Serving);
    let credentials: BTreeSet<_> = serving().filter(|owned| owned.fact.flow.is_none()).map(|owned| owned.node).collect();
    let flows: BTreeSet<Flow> = serving().filter(|owned| !owned.fact.test).filter_map(|owned| owned.fact.flow).collect();
    move |owned| owned.fact.flow.is_some_and(|flow| flows.contains(&flow)) || credentials.contains(&owned.node)
}
