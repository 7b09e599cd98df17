//! What differs between the compiled matrix and a report; and what is not known to.

use serde_json::{Value, json};
use truto_unified::client::{Capabilities, Drift, Unknown};
use truto_unified::support::{Has, Operation};
use truto_unified::ticketing::accounts::operations as accounts;
use truto_unified::user_directory::organizations::operations as organizations;
use truto_unified::{OPERATIONS, Provider};

use crate::server::{Server, json as answer};

const ACCOUNTS: [&Operation; 5] =
    [&accounts::LIST, &accounts::GET, &accounts::CREATE, &accounts::UPDATE, &accounts::DELETE];

fn drift(report: Value, operations: &[&'static Operation]) -> Drift {
    let report: Capabilities = serde_json::from_value(report).expect("reports are read leniently");
    Drift::between(&report, operations.iter().copied())
}

fn resource(api: &str, resource: &str, methods: &[&str]) -> Value {
    json!({"model": api, "resource": resource, "methods": methods, "env_overridden": false})
}

fn whole() -> Value {
    resource("ticketing", "accounts", &["delete", "list", "get", "create", "update"])
}

#[test]
fn what_is_the_same_is_no_drift() {
    let drift = drift(json!({"unified": [whole()]}), &ACCOUNTS);
    assert!(drift.is_empty(), "{drift}");
    assert_eq!(drift.to_string(), "nothing differs between this crate and what is reported");
}

#[test]
fn what_only_the_account_has_is_told_apart() {
    let mut more = whole();
    more["methods"] = json!(["list", "get", "create", "update", "delete", "merge\nall"]);
    let unified = [more, resource("ticketing", "teams", &["list"]), resource("ats", "jobs", &["list", "get"])];
    let drift = drift(json!({ "unified": unified }), &ACCOUNTS);
    let unknown: Vec<_> = drift.unknown.iter().map(|o| (o.api.as_str(), o.method.as_deref(), o.unknown)).collect();
    assert_eq!(
        unknown,
        [
            ("ats", Some("get"), Unknown::Api),
            ("ats", Some("list"), Unknown::Api),
            ("ticketing", Some("merge\nall"), Unknown::Method),
            ("ticketing", Some("list"), Unknown::Resource),
        ]
    );
    assert!(drift.unknown_apis().eq(["ats"]));
    assert!(drift.unknown_resources().eq([("ticketing", "teams")]));
    assert!(!drift.is_empty());
    assert_eq!(
        drift.to_string(),
        "this crate and what is reported differ\n\
         reported, and unknown to this crate with the features that are on:\n\
         - ats/jobs (the whole API): get, list\n\
         - ticketing/accounts: merge\\nall\n\
         - ticketing/teams (the whole resource): list"
    );
}

#[test]
fn what_only_the_crate_has_is_missing_and_an_api_that_the_account_is_not_for_is_not() {
    let report = json!({"unified": [resource("ticketing", "accounts", &["list", "get", "create", "update"])]});
    let drift = drift(report, &[&ACCOUNTS[..], &[&organizations::LIST, &organizations::GET]].concat());
    let missing: Vec<_> = drift.missing.iter().map(|missing| (missing.operation, missing.is_listed)).collect();
    assert_eq!(missing, [(&accounts::DELETE, false)]);
    assert_eq!((drift.absent.as_slice(), drift.contradictions().count()), (["user-directory"].as_slice(), 0));
    assert_eq!(
        drift.to_string(),
        "this crate and what is reported differ\n\
         known to this crate, and not reported:\n\
         - ticketing/accounts: delete\n\
         known to this crate, and not for this account:\n\
         - user-directory"
    );
}

/// The matrix lists Juniper Mist alone as having the update of organizations.
#[test]
fn the_matrix_is_contradicted_where_it_says_something() {
    let update = [&organizations::UPDATE];
    let report = |provider: &str, methods: &[&str]| json!({"integration": {"name": provider}, "unified": [resource("user-directory", "organizations", methods)]});
    let lacks = drift(report("junipermist", &[]), &update);
    assert_eq!(lacks.provider, Some(Provider::JuniperMist));
    assert!(lacks.missing[0].is_listed && lacks.contradictions().eq(update), "{lacks}");
    assert!(
        lacks.to_string().contains("- user-directory/organizations: update (although the matrix lists the provider)")
    );

    let has = drift(report("front", &["update"]), &update);
    assert_eq!((has.unlisted.as_slice(), has.missing.len()), (update.as_slice(), 0));
    assert!(has.contradictions().eq(update) && !has.is_empty(), "{has}");

    for agreeing in [report("junipermist", &["update"]), report("front", &[])] {
        assert!(drift(agreeing.clone(), &update).is_empty(), "{agreeing}");
    }
    let unknown = drift(report("a-provider-of-tomorrow", &["update"]), &update);
    assert!(unknown.is_empty() && unknown.provider.is_none(), "{unknown}");
}

#[test]
fn what_is_not_stated_stays_not_known() {
    let of_accounts = |entry: Value| drift(json!({ "unified": [entry] }), &ACCOUNTS);
    let nothing = [
        drift(json!({}), &ACCOUNTS),
        drift(json!({"unified": "all of it"}), &ACCOUNTS),
        drift(json!({"unified": [null]}), &ACCOUNTS),
        of_accounts(json!({"model": "ticketing", "methods": ["list"]})),
        of_accounts(json!({"model": "ticketing", "resource": "accounts"})),
        of_accounts(json!({"model": "ticketing", "resource": "accounts", "methods": "list"})),
    ];
    for drift in nothing {
        assert_eq!(drift.not_stated, ACCOUNTS, "{drift}");
        assert!(drift.missing.is_empty() && drift.absent.is_empty() && !drift.is_empty(), "{drift}");
    }
    let half = json!({"model": "ticketing", "resource": "accounts"});
    let drift = drift(json!({"unified": [whole(), half]}), &ACCOUNTS);
    assert!(drift.is_empty(), "what is reported is there, whatever else is: {drift}");
}

#[test]
fn mappings_of_the_environment_are_told() {
    let mut own = whole();
    own["env_overridden"] = json!(true);
    let mut unknown = resource("ats", "jobs", &[]);
    unknown["env_overridden"] = json!(true);
    let drift = drift(json!({ "unified": [own, unknown] }), &ACCOUNTS);
    assert!(drift.is_overridden(&accounts::LIST) && !drift.is_overridden(&organizations::LIST));
    assert_eq!(drift.overridden.len(), 1);
    assert!(!drift.is_empty());
    assert!(drift.to_string().ends_with("need not hold:\n- ticketing/accounts"), "{drift}");
}

#[test]
fn an_account_that_cannot_be_called_is_told() {
    let with = |account: Value| drift(json!({ "unified": [whole()], "account": account }), &ACCOUNTS);
    for (account, told) in [
        (
            json!({"status": "needs_reauth", "is_blocked": false}),
            Some("the account needs attention: (status `needs_reauth`)"),
        ),
        (json!({"is_blocked": true}), Some("the account needs attention: it is blocked")),
        (json!({"status": "active", "is_blocked": false}), None),
        (json!({"status": "active"}), None),
        (json!({}), None),
    ] {
        let drift = with(account.clone());
        assert_eq!(drift.to_string().lines().nth(1), told, "{account}");
        assert_eq!(drift.is_empty(), told.is_none(), "{account}");
    }
    let stated = with(json!({"status": "active"})).account.expect("it was reported");
    assert_eq!(stated.is_in_order(), None, "whether it is blocked is not stated");
}

#[tokio::test]
async fn an_account_is_compared_in_one_call() {
    let server = Server::answering([answer(&json!({"integration": {"name": "front"}, "unified": [whole()]}))]);
    let drift = server.account().drift().await.expect("a report is there");
    assert_eq!(drift.provider, Some(Provider::Front));
    let others = OPERATIONS.iter().filter(|operation| operation.api == "ticketing" && operation.resource != "accounts");
    // Those that are known to be others' alone are not missed.
    let others = others.filter(|operation| operation.supports(Provider::Front) != Has::No);
    let missing = drift.missing.iter().map(|missing| missing.operation);
    assert!(missing.eq(others.copied()), "{drift}");
    assert_eq!(server.lines(), ["GET /integrated-account/a-1/capabilities?type=unified"]);
}
