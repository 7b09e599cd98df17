//! Search results that point back into the API.

use serde_json::json;
use truto_unified::client::SearchUrl;

use crate::server::{Server, json as answer};

fn url(value: serde_json::Value) -> SearchUrl {
    serde_json::from_value(value).expect("records are read leniently")
}

#[tokio::test]
async fn what_was_found_is_called_through_the_same_client() {
    let server = Server::answering([
        answer(&json!({"result": [{
            "id": "d/1", "title": "Contract", "score": 0.9,
            "urls": [
                {"type": "web", "url": "https://example.com"},
                {"type": "truto_api", "unified_model": "drive", "resource": "files", "url": "/somewhere"},
            ],
            "children": [{"id": "d/2", "children": [{"id": "d/3"}]}],
        }]})),
        answer(&json!({"name": "contract.pdf"})),
    ]);
    let untyped = server.account().untyped();
    let page = untyped.search().unchecked_query("text", "contract").await.expect("a page is there");
    let entity = &page.records[0];
    let children = entity.children.as_ref().expect("it has children");
    assert_eq!(children[0].children.as_ref().expect("they have, too")[0].id.as_deref(), Some("d/3"));
    assert_eq!(entity.extra["score"], 0.9);

    let leads: Vec<_> = entity.urls.iter().flatten().filter_map(|url| untyped.lead(url)).collect();
    let [records] = leads.as_slice() else { panic!("one of the two leads back: {leads:?}") };
    let id = entity.id.as_deref().expect("it has an id");
    assert_eq!(records.get(id).await.expect("it is there")["name"], "contract.pdf");
    assert_eq!(
        server.lines(),
        [
            "GET /unified/search/search?integrated_account_id=a-1&text=contract",
            "GET /unified/drive/files/d%2F1?integrated_account_id=a-1"
        ]
    );
}

#[test]
fn only_addresses_that_say_where_lead_back() {
    for kind in ["truto_api", "truto_download"] {
        let full = url(json!({"type": kind, "unified_model": "crm", "resource": "contacts"}));
        assert_eq!((full.target(), full.is_download()), (Some(("crm", "contacts")), kind == "truto_download"));
    }
    for elsewhere in [
        json!({}),
        json!({"type": "web", "unified_model": "crm", "resource": "contacts"}),
        json!({"unified_model": "crm", "resource": "contacts"}),
        json!({"type": "truto_api", "resource": "contacts"}),
        json!({"type": "truto_api", "unified_model": "crm"}),
        json!({"type": "truto_api", "unified_model": "", "resource": "contacts"}),
    ] {
        assert_eq!(url(elsewhere.clone()).target(), None, "{elsewhere}");
    }
}

#[tokio::test]
async fn a_hostile_answer_leads_to_no_other_route() {
    let server = Server::answering([answer(&json!({}))]);
    let untyped = server.account().untyped();
    let sly = url(json!({"type": "truto_api", "unified_model": "../integrated-account", "resource": "a?b=c#d"}));
    untyped.lead(&sly).expect("it says where").get("1").await.expect("it is answered");
    assert_eq!(server.lines(), ["GET /unified/..%2Fintegrated-account/a%3Fb%3Dc%23d/1?integrated_account_id=a-1"]);
    let up = url(json!({"type": "truto_api", "unified_model": "..", "resource": "token"}));
    assert!(untyped.lead(&up).expect("it says where").list().await.is_err());
    assert_eq!(server.lines().len(), 1);
}
