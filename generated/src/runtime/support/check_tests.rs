//! What `check` says of a request.

use serde_json::json;

use super::tests::{A, B, C, TOO_FEW};
use super::{FieldSupport, HttpMethod, Location, Operation, Reason, check, counted, listed};
use crate::generated::provider::Provider;
use crate::runtime::testing::sample::UpdateAccount;

static UPDATE: Operation =
    Operation::new("ticketing", "accounts", "update", HttpMethod::Patch, "/unified/ticketing/accounts/{id}").own(&[
        FieldSupport::request("name", "string").support(listed(&[A], &[B, C])),
        FieldSupport::request("domains", "array<string>").support(counted(7, 3)),
        FieldSupport::request("emails", "array<object>").support(listed(&[], &[A, B])),
        FieldSupport::request("emails[].email", "string").required(),
        FieldSupport::request("owner", "object").required().support(listed(&[], &[A])),
        FieldSupport::request("status", "string")
            .values(&["active", "inactive"])
            .support(listed(&[], &[A, B]).values(&[(B, &["active"])])),
        FieldSupport::query("since", "string").support(listed(&[A], &[])),
    ]);

/// Path and reason of every violation.
fn found(body: serde_json::Value, provider: Provider) -> Vec<(String, Reason)> {
    let body: UpdateAccount = serde_json::from_value(body).unwrap_or_else(|error| panic!("{error}"));
    match check(&body, &UPDATE, Location::Request, provider) {
        Ok(_) => Vec::new(),
        Err(violations) => violations.iter().map(|one| (one.path.clone(), one.reason.clone())).collect(),
    }
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
    let body = json!({"domains": ["example.com"], "owner": {}, "unchecked": 1, "since": "2024-01-31T12:00:00Z"});
    let body: UpdateAccount = serde_json::from_value(body).unwrap_or_else(|error| panic!("{error}"));
    let known = check(&body, &UPDATE, Location::Request, C).map(|checked| checked.not_known);
    assert_eq!(known.map(|fields| fields.iter().map(ToString::to_string).collect()), Ok(vec!["domains".to_owned()]));
}

#[test]
fn the_text_teaches() {
    if TOO_FEW {
        return;
    }
    let text = |body: serde_json::Value, provider| {
        let body: UpdateAccount = serde_json::from_value(body).unwrap_or_else(|error| panic!("{error}"));
        check(&body, &UPDATE, Location::Request, provider).map_err(|violations| violations.to_string())
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
