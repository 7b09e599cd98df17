//! What holds for the table of rules.

use std::collections::{BTreeMap, BTreeSet};

use unified_codegen::diff::Rule;

/// Rules that mirror themselves, and why the level is the same from either side.
const OWN_TWINS: &[(&str, &str)] = &[
    ("api-renamed", "renaming it back is renaming it"),
    ("resource-renamed", "renaming it back is renaming it"),
    ("operation-renamed", "renaming it back is renaming it"),
    ("provider-renamed", "renaming it back is renaming it"),
    ("base-url-changed", "neither of two hosts is the better one"),
    ("authentication-changed", "neither of two headers is the better one"),
    ("route-changed", "neither of two routes is the better one"),
    ("parameter-renamed", "renaming it back is renaming it"),
    ("parameter-changed", "neither of two types, places or roles takes what the other does"),
    ("default-format-changed", "neither of two forms is the better one"),
    ("answer-changed", "neither of two Rust types stands for the other"),
    (
        "envelope-changed",
        "a client that looks for the name finds nothing, and one that does not know it loses that part",
    ),
    ("field-renamed", "renaming it back is renaming it"),
    ("field-moved", "moving it back is moving it"),
    ("field-type-changed", "neither of two Rust types stands for the other"),
    ("field-format-changed", "code that expects one form may get another, whichever was first"),
    ("documented-values-changed", "no type holds these values, so fewer surprise as much as more"),
    ("provider-values-changed", "some values are refused that were taken, whichever side is first"),
    ("demanded-support-level-changed", "everybody has to set the field, whoever of the providers requires it"),
    ("response-support-level-changed", "the level of an answer's field means nothing"),
    ("response-provider-values-changed", "values that come back may be other ones, whichever side is first"),
    ("support-count-changed", "a count refuses nobody, be it higher or lower"),
    ("unnamed-field-changed", "a field without a name cannot be set, whatever is known of it"),
    ("rust-name-changed", "renaming it back is renaming it"),
    ("label-changed", "only people read it"),
    ("vendor-changed", "only people read it"),
    ("description-changed", "only people read it"),
    ("example-changed", "only people read it"),
    ("references-changed", "only people read it"),
    ("source-changed", "only people read it"),
    ("coverage-source-changed", "only people read it"),
    ("published-numbers-changed", "only people read it"),
    ("reordered", "order means nothing on the wire"),
];

#[test]
fn ids_are_written_alike_and_differ() {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase());
    let strange: Vec<_> = Rule::ALL.iter().map(|rule| rule.id()).filter(|id| !id.split('-').all(word)).collect();
    assert!(strange.is_empty(), "not in kebab-case: {strange:?}");
    let ids: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    assert_eq!(ids.len(), Rule::ALL.len(), "two rules have one id");
    for rule in Rule::ALL {
        assert_eq!(Rule::from_id(rule.id()), Some(*rule));
    }
    assert_eq!(Rule::from_id("no-such-rule"), None);
}

#[test]
fn reasons_and_advice_are_sentences() {
    for rule in Rule::ALL {
        let reason = rule.reason();
        assert!(!reason.is_empty() && !reason.ends_with('.') && reason.trim() == reason, "{rule}: {reason:?}");
        let advice = rule.advice();
        assert!(advice.ends_with('.') && !advice.contains("  ") && advice.trim() == advice, "{rule}: {advice:?}");
    }
}

#[test]
fn twins_are_each_others() {
    for rule in Rule::ALL {
        assert_eq!(rule.twin().twin(), *rule, "{rule} mirrors {}, which does not mirror it", rule.twin());
    }
}

/// A rule that mirrors itself says that the direction does not matter, which is to be thought about.
#[test]
fn rules_that_mirror_themselves_have_a_reason_to() {
    let reasons: BTreeMap<_, _> = OWN_TWINS.iter().copied().collect();
    let own: BTreeSet<_> = Rule::ALL.iter().filter(|rule| rule.twin() == **rule).map(|rule| rule.id()).collect();
    assert_eq!(reasons.keys().copied().collect::<BTreeSet<_>>(), own);
    assert_eq!(reasons.len(), OWN_TWINS.len(), "a rule is listed twice");
    assert!(reasons.values().all(|reason| !reason.is_empty() && !reason.ends_with('.')));
}
