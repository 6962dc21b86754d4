//! The rule files that this build carries.
#![allow(clippy::unwrap_used, reason = "a test may fail so")]

use entralint::catalogue::Catalogue;

#[test]
fn every_rule_file_is_valid() {
    let catalogue = Catalogue::load().unwrap_or_else(|error| panic!("{error}"));
    assert!(catalogue.default_edition().is_some());
    for rule in catalogue.rules() {
        assert!(!rule.links.is_empty(), "{} cites no page", rule.name);
        assert!(rule.section("What it means").is_some_and(|text| !text.is_empty()), "{} says nothing", rule.name);
    }
}
