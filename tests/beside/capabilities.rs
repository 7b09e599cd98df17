//! Reports on what can be called.

use serde_json::json;
use truto_unified::client::{BuildError, Capabilities, Error};

use crate::server::{Server, json as answer};

#[tokio::test]
async fn an_account_reports_what_it_has() {
    let server = Server::answering([answer(&json!({
        "integration": {"id": "i-1", "name": "front", "label": "Front", "category": "ticketing"},
        "proxy": [{"resource": "contacts", "methods": []}],
        "unified": [{
            "model": "ticketing", "model_label": "Unified Ticketing API", "resource": "accounts", "description": null,
            "docs_url": "https://docs.example.com", "methods": ["list", "get"], "env_overridden": true, "since": 3,
        }],
        "account": {"id": "a-1", "status": "active", "authentication_method": "oauth2", "is_blocked": false},
    }))]);
    let report = server.account().capabilities().await.expect("a report is there");
    let resource = &report.unified.as_ref().expect("resources are there")[0];
    assert_eq!(resource.model.as_deref(), Some("ticketing"));
    assert_eq!(resource.resource.as_deref(), Some("accounts"));
    assert_eq!(resource.methods.as_deref(), Some(["list".to_owned(), "get".to_owned()].as_slice()));
    assert_eq!((resource.env_overridden, resource.description.as_deref()), (Some(true), None));
    assert_eq!(resource.extra["since"], 3);
    let account = report.account.as_ref().expect("the account is there");
    assert_eq!(account.authentication_method.as_deref(), Some("oauth2"));
    assert_eq!(account.is_in_order(), Some(true));
    assert_eq!(report.extra["proxy"][0]["resource"], "contacts");
    assert_eq!(server.lines(), ["GET /integrated-account/a-1/capabilities"]);
}

#[tokio::test]
async fn a_report_can_be_narrowed() {
    let server = Server::answering([answer(&json!({}))]);
    let call = server.client().capabilities("a/b").of_type("proxy").methods(["list", "get"]).resource("contacts");
    let response = call.has_description(true).has_description(false).send().await.expect("a report is there");
    assert_eq!((response.value, response.tries), (Capabilities::default(), 1));
    assert_eq!(
        server.lines(),
        ["GET /integration/a%2Fb/capabilities?type=proxy&methods=list%2Cget&resource=contacts&has_description=false"]
    );
}

#[tokio::test]
async fn what_does_not_fit_costs_no_more_than_itself() {
    let server = Server::answering([answer(&json!({
        "unified": [{"model": 7, "resource": ["no"], "methods": "list", "env_overridden": "true"}],
        "account": "gone",
    }))]);
    let report = server.account().capabilities().await.expect("a report is there");
    let resource = &report.unified.as_ref().expect("resources are there")[0];
    assert_eq!((resource.model.as_deref(), resource.env_overridden), (Some("7"), Some(true)));
    assert_eq!((&resource.resource, &resource.methods), (&None, &None));
    assert_eq!(resource.extra["methods"], "list");
    assert_eq!((report.account, &report.extra["account"]), (None, &json!("gone")));
}

#[tokio::test]
async fn the_token_s_own_account_has_no_id_to_ask_about() {
    let server = Server::answering([answer(&json!({}))]);
    let account = server.client().token_account();
    let refused = account.capabilities().await.expect_err("there is no id");
    assert!(matches!(refused, Error::Build(BuildError::UnnamedAccount)), "{refused}");
    assert!(refused.to_string().contains(".account(…)"), "{refused}");
    assert!(matches!(account.drift().await, Err(Error::Build(BuildError::UnnamedAccount))));
    assert!(matches!(server.client().account("").drift().await, Err(Error::Build(BuildError::NoAccount))));
    assert!(server.lines().is_empty());
}
