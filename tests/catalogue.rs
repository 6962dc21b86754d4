//! The rule files that this build carries.
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

use entralint::catalogue::Catalogue;
use entralint::evaluate::flow_status;
use entralint::fact::Flow;

#[test]
fn every_rule_file_is_valid() {
    let catalogue = Catalogue::load().unwrap_or_else(|error| panic!("{error}"));
    assert!(catalogue.default_edition().is_some());
    for rule in catalogue.rules() {
        assert!(!rule.links.is_empty(), "{} cites no page", rule.name);
        assert!(rule.section("What it means").is_some_and(|text| !text.is_empty()), "{} says nothing", rule.name);
    }
}

/// As the two editions have it: what one does not name is unstated.
#[test]
fn what_the_editions_say_of_each_flow() {
    let catalogue = Catalogue::load().unwrap();
    for (flow, earlier, later) in [
        ("authorization-code", "not-protected", "not-protected"),
        ("client-credentials", "not-protected", "not-protected"),
        ("credential-chain", "at-risk", "at-risk"),
        ("device-code", "not-protected", "not-protected"),
        ("implicit-access-token", "not-protected", "not-protected"),
        ("implicit-id-token", "protected", "protected"),
        ("interactive", "protected", "protected"),
        ("managed-identity", "protected", "protected"),
        ("oidc-id-token", "unstated", "protected"),
        ("on-behalf-of", "not-protected", "not-protected"),
        ("password", "not-protected", "not-protected"),
        ("saml-idp-initiated", "protected", "protected"),
        ("saml-sp-initiated", "not-protected", "not-protected"),
        ("silent", "protected", "protected"),
        ("spa-authorization-code", "not-protected", "not-protected"),
        ("ws-federation", "unstated", "unstated"),
    ] {
        let of = |edition| flow_status(&catalogue, edition, Flow::parse(flow).unwrap()).as_str();
        assert_eq!((of("2023-06-02"), of("2024-05-29")), (earlier, later), "{flow}");
    }
}
