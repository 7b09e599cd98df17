//! Lists of which sources show only a part: whoever is on them is known, and of the others nobody knows.

use super::tests::{A, B, C, TOO_FEW, slugs};
use super::{
    Answer, FieldSupport, HttpMethod, Integrations, Level, Listed, Operation, ProviderList, Support, listed,
    listed_in_part,
};
use crate::generated::provider::Provider;

static UPDATE: Operation = Operation::new("ticketing", "accounts", "update", HttpMethod::Patch, "/").own(&[
    FieldSupport::request("name", "string").support(listed(slugs!(A), slugs!(B, C))),
    FieldSupport::request("lane", "string")
        .values(&["fast", "slow"])
        .support(listed_in_part(slugs!(A), slugs!(B)).values(&[(B, &["slow"])])),
    FieldSupport::request("owner", "object").support(listed_in_part(slugs!(), slugs!(A))),
    FieldSupport::request("owner.id", "string").support(listed(slugs!(A, C), slugs!())),
]);

/// The same, where a source lists everybody who has the operation.
static BOUND: Operation = Operation::new("ticketing", "accounts", "archive", HttpMethod::Post, "/")
    .integrations(Integrations::new(slugs!(B), ""))
    .own(&[FieldSupport::request("lane", "string").support(listed_in_part(slugs!(A), slugs!()))]);

fn lane() -> &'static FieldSupport {
    UPDATE.request_field("lane").expect("it is there")
}

#[test]
fn of_whom_no_source_says_anything_nothing_is_known() {
    if TOO_FEW {
        return;
    }
    let answers = |name| [A, B, C].map(|provider| UPDATE.support(provider, name));
    assert_eq!(answers("lane"), [Answer::Required, Answer::Supported, Answer::NotKnown]);
    assert_eq!(answers("owner"), [Answer::Supported, Answer::NotKnown, Answer::NotKnown]);
    assert_eq!([A, C].map(|provider| lane().support.level(provider)), [Some(Level::Required), None]);
    assert_eq!((lane().support.providers(), lane().support.count()), (None, None));
    assert_eq!((UPDATE.who_takes(&["lane"]), UPDATE.who_takes(&["name"]).map(|all| all.len())), (None, Some(3)));
}

#[test]
fn whoever_is_named_is_held_to_it() {
    if TOO_FEW {
        return;
    }
    assert!(lane().must_be_set(A) && !lane().must_be_set(B) && !lane().must_be_set(C));
    assert!([A, B, C].iter().all(|provider| lane().may_be_set(*provider)));
    assert!(!lane().may_have(B, "fast") && lane().may_have(B, "slow") && lane().may_have(C, "fast"));
    assert_eq!(UPDATE.missing(A, &["name"]).map(|field| field.name).collect::<Vec<_>>(), [Some("lane")]);
    let given = ["name", "lane", "owner", "owner.id"];
    assert_eq!([A, C].map(|provider| UPDATE.unsupported(provider, &given).count()), [0, 0]);
    assert_eq!(UPDATE.unsupported(B, &given).map(|refused| refused.name).collect::<Vec<_>>(), ["owner.id"]);
}

#[test]
fn a_selection_says_what_its_fields_say() {
    if TOO_FEW {
        return;
    }
    let both = UPDATE.select(["name", "lane"]).expect("it has both");
    assert_eq!([A, B, C].map(|who| both.answer(who)), [Answer::Required, Answer::Supported, Answer::NotKnown]);
    assert_eq!(both.who_takes(), None);
    let bound = BOUND.select(["lane"]).expect("it has it");
    for (who, answer) in [(A, Answer::Required), (B, Answer::NotKnown), (C, Answer::Unsupported)] {
        assert_eq!((BOUND.support(who, "lane"), bound.answer(who)), (answer, answer), "{who}");
    }
}

#[test]
fn a_list_in_part_is_a_list() {
    let Support::InPart(Listed { required, supported, values, .. }) = lane().support else {
        panic!("{:?}", lane().support)
    };
    assert_eq!((required, supported), (ProviderList::new(slugs!(A)), ProviderList::new(slugs!(B))));
    assert_eq!(values.len(), 1);
}
