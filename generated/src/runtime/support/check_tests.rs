//! What `check` says of a request.

use serde_json::json;

use super::tests::{A, B, C, TOO_FEW, slugs};
use super::{Checked, FieldSupport, HttpMethod, Location, Operation, Reason, check, counted, listed};
use crate::generated::provider::Provider;
use crate::runtime::testing::sample::UpdateAccount;

static UPDATE: Operation =
    Operation::new("ticketing", "accounts", "update", HttpMethod::Patch, "/unified/ticketing/accounts/{id}").own(&[
        FieldSupport::request("name", "string").support(listed(slugs!(A), slugs!(B, C))),
        FieldSupport::request("domains", "array<string>").support(counted(7, 3)),
        FieldSupport::request("emails", "array<object>").support(listed(slugs!(), slugs!(A, B))),
        FieldSupport::request("emails[].email", "string").required(),
        FieldSupport::request("owner", "object").required().support(listed(slugs!(), slugs!(A))),
        FieldSupport::request("status", "string")
            .values(&["active", "inactive"])
            .support(listed(slugs!(), slugs!(A, B)).values(&[(B, &["active"])])),
        FieldSupport::query("since", "string").support(listed(slugs!(A), slugs!())),
    ]);

/// Fields of every kind, of which A takes only some values, and B all.
static SOME_VALUES: Operation =
    Operation::new("ticketing", "accounts", "update", HttpMethod::Patch, "/unified/ticketing/accounts/{id}").own(&[
        FieldSupport::request("domains", "array<string>")
            .support(listed(slugs!(), slugs!(A, B)).values(&[(A, &["a.com", "b.com"])])),
        FieldSupport::request("emails", "array<object>")
            .support(listed(slugs!(), slugs!(A, B)).values(&[(A, &["work"])])),
        FieldSupport::request("emails[].email", "string"),
        FieldSupport::request("owner", "object").support(listed(slugs!(), slugs!(A, B)).values(&[(A, &["1"])])),
        FieldSupport::request("anything", "any")
            .support(listed(slugs!(), slugs!(A, B)).values(&[(A, &["1", "true", "big"])])),
    ]);

fn body(json: serde_json::Value) -> UpdateAccount {
    serde_json::from_value(json).unwrap_or_else(|error| panic!("{error}"))
}

/// Path and reason of every violation.
fn found(json: serde_json::Value, provider: Provider) -> Vec<(String, Reason)> {
    violated(&UPDATE, json, provider)
}

fn violated(operation: &'static Operation, json: serde_json::Value, provider: Provider) -> Vec<(String, Reason)> {
    match check(&body(json), operation, Location::Request, provider) {
        Ok(_) => Vec::new(),
        Err(violations) => violations.iter().map(|one| (one.path.clone(), one.reason.clone())).collect(),
    }
}

/// The fields that a list of what passed has.
fn passed(
    operation: &'static Operation,
    json: serde_json::Value,
    provider: Provider,
    list: fn(Checked) -> Vec<&'static FieldSupport>,
) -> Vec<String> {
    let checked = check(&body(json), operation, Location::Request, provider);
    list(checked.unwrap_or_else(|violations| panic!("{violations}"))).iter().map(ToString::to_string).collect()
}

fn is(path: &str, reason: Reason) -> (String, Reason) {
    (path.to_owned(), reason)
}

#[test]
fn everything_at_once_in_the_order_of_the_schema() {
    if TOO_FEW {
        return;
    }
    let body = json!({"emails": [{"email": "a@example.com"}, {}], "status": "inactive"});
    assert_eq!(
        found(body.clone(), A),
        [is("name", Reason::Missing), is("emails[1].email", Reason::Missing), is("owner", Reason::Missing)]
    );
    assert_eq!(
        found(body.clone(), B),
        [
            is("emails[1].email", Reason::Missing),
            is("owner", Reason::Missing),
            is("status", Reason::Value("inactive".to_owned()))
        ]
    );
    assert_eq!(
        found(body, C),
        [is("emails", Reason::Unsupported), is("owner", Reason::Missing), is("status", Reason::Unsupported)]
    );
}

#[test]
fn null_is_a_value_and_the_schema_outweighs_a_list() {
    if TOO_FEW {
        return;
    }
    assert_eq!(found(json!({"name": null, "owner": null}), A), []);
    assert_eq!(found(json!({"owner": {}}), C), [], "the schema requires of everybody what only A takes");
}

#[test]
fn what_nobody_says_never_blocks() {
    if TOO_FEW {
        return;
    }
    let json = json!({"domains": ["example.com"], "owner": {}, "unchecked": 1, "since": "2024-01-31T12:00:00Z"});
    assert_eq!(passed(&UPDATE, json, C, |checked| checked.not_known), ["domains"]);
}

#[test]
fn every_item_has_to_be_a_value_that_the_provider_takes() {
    if TOO_FEW {
        return;
    }
    let domains = json!({"domains": ["a.com", "c.com", "b.com", "d.com"]});
    let is_value = |path, value: &str| is(path, Reason::Value(value.to_owned()));
    assert_eq!(
        violated(&SOME_VALUES, domains.clone(), A),
        [is_value("domains[1]", "c.com"), is_value("domains[3]", "d.com")]
    );
    assert_eq!(violated(&SOME_VALUES, domains, B), []);
    for taken in [json!(1), json!(true), json!("big"), json!("1"), json!(null)] {
        assert_eq!(violated(&SOME_VALUES, json!({"anything": taken}), A), [], "{taken}");
    }
    for (refused, value) in [(json!(2), "2"), (json!(false), "false"), (json!("Big"), "Big")] {
        assert_eq!(violated(&SOME_VALUES, json!({"anything": refused}), A), [is_value("anything", value)]);
    }
}

/// Values of an object may be those of any of its members, even if it has only one.
#[test]
fn values_that_cannot_be_checked_are_told() {
    if TOO_FEW {
        return;
    }
    let not_known = |json, provider| passed(&SOME_VALUES, json, provider, |checked| checked.values_not_known);
    let body = json!({"owner": {}, "emails": [{"email": "home"}, {}], "domains": ["a.com"]});
    assert_eq!(not_known(body.clone(), A), ["emails", "owner"]);
    assert_eq!(not_known(body, B), [""; 0], "B takes every value");
    assert_eq!(not_known(json!({"emails": [], "owner": null}), A), [""; 0], "nothing is said to be of any value");
    for anything in [json!(1.5), json!(["big"]), json!({"size": "big"})] {
        assert_eq!(not_known(json!({"anything": anything}), A), ["anything"], "{anything}");
    }
}

#[test]
fn the_text_teaches() {
    if TOO_FEW {
        return;
    }
    let text = |json, provider| {
        check(&body(json), &UPDATE, Location::Request, provider).map_err(|violations| violations.to_string())
    };
    let [a, b, c] = [A, B, C].map(Provider::label);
    assert_eq!(
        text(json!({"owner": {}, "emails": []}), C),
        Err(format!("`emails` is not supported by {c} (supported by: {a}, {b})"))
    );
    assert_eq!(
        text(json!({"emails": [{}], "owner": {}, "status": "gone"}), B),
        Err(format!(
            "{b} does not take this `PATCH /unified/ticketing/accounts/{{id}}`:\n\
             - `emails[0].email` is missing: the unified schema requires it, whoever the provider is\n\
             - `status` is `gone`, and {b} takes only `active`"
        ))
    );
    assert_eq!(text(json!({"owner": {}}), A), Err(format!("`name` is missing: {a} requires it")));
}
