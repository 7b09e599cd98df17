//! The untyped way out: what is sent, and what comes back.

use serde_json::{Value, json};
use truto_unified::Object;
use truto_unified::client::{Batch, BuildError, Error, FreeForm, Method, NoId, TextFormat, Typed};
use truto_unified::crm::accounts::Account;

use crate::server::{Server, json as answer};

fn object(value: Value) -> Object {
    serde_json::from_value(value).expect("it is an object")
}

#[tokio::test]
async fn every_route_is_reached_with_and_without_an_id() {
    let server = Server::answering([answer(&json!({}))]);
    let untyped = server.account().untyped();
    let (unified, proxy) = (untyped.resource("crm", "contacts"), untyped.proxy("Contact"));
    for records in [unified, proxy] {
        let body = || object(json!({"a": 1}));
        records.get(7).await.expect("get");
        records.create(body()).await.expect("create");
        records.update("7", body()).await.expect("update");
        records.update(NoId, body()).await.expect("update");
        records.delete("7").await.expect("delete");
        records.delete(NoId).await.expect("delete");
        records.method("merge", ()).await.expect("a method of its own");
    }
    untyped.custom(Method::PUT, "/v1/reports/{id}", json!([1])).await.expect("a path of its own");
    untyped.method_meta("crm", "contacts", "list").await.expect("meta");
    untyped.provider_meta("crm", "contacts", "front", "list").await.expect("meta");
    let account = "?integrated_account_id=a-1";
    let of = |base: &str| {
        ["GET B/7", "POST B", "PATCH B/7", "PATCH B", "DELETE B/7", "DELETE B", "POST B/merge"]
            .map(|line| format!("{}{account}", line.replace('B', base)))
    };
    let rest = [
        "PUT /custom/v1/reports/%7Bid%7D",
        "GET /unified/crm/contacts/meta/list",
        "GET /unified/crm/contacts/front/meta/list",
    ];
    let expected = of("/unified/crm/contacts").into_iter().chain(of("/proxy/Contact"));
    let expected: Vec<String> = expected.chain(rest.map(|line| format!("{line}{account}"))).collect();
    assert_eq!(server.lines(), expected);
}

#[tokio::test]
async fn a_name_that_would_be_another_route_is_encoded_or_refused() {
    let server = Server::answering([answer(&json!({}))]);
    let untyped = server.account().untyped();
    untyped.resource("crm", "a/b").method("c?d", ()).await.expect("it is answered");
    assert_eq!(server.lines(), ["POST /unified/crm/a%2Fb/c%3Fd?integrated_account_id=a-1"]);
    for refused in [
        untyped.custom(Method::GET, "a/../../token", ()).await.map(drop),
        untyped.resource("crm", "..").list().await.map(drop),
        untyped.resource("crm", "contacts").method("", ()).await.map(drop),
    ] {
        assert!(matches!(refused, Err(Error::Build(BuildError::PathParameter { .. }))), "{refused:?}");
    }
    assert_eq!(server.lines().len(), 1);
}

#[tokio::test]
async fn batches_are_sent_with_the_account_in_the_body() {
    let server = Server::answering([answer(&json!({
        "result": {"crm/contacts": [{"id": "1"}], "res": []},
        "errors": {"crm/contacts": [], "crm/companies": ["gone"]},
        "took": 3,
    }))]);
    let call = json!({"resource": "crm/contacts", "method": "list"});
    let batch = Batch::new([call.clone()]).call(json!({"resource": "crm/companies"})).arg("ids", vec!["1"]);
    let response = server.account().untyped().batch(batch).idempotency_key("k-1").await.expect("it is answered");
    assert_eq!(response.of("crm/contacts"), [json!({"id": "1"})]);
    assert_eq!(response.errors_of("crm/companies"), ["gone"]);
    assert!(response.of("crm/companies").is_empty() && response.has_errors());
    assert_eq!(response.extra["took"], 3);
    let [asked] = &server.asked()[..] else { panic!("one request was sent") };
    assert_eq!(asked.line, "POST /batch-request");
    assert!(asked.headers.contains(&"idempotency-key: k-1".to_owned()), "{asked:?}");
    let sent: Value = serde_json::from_str(&asked.body).expect("JSON was sent");
    let calls = [call, json!({"resource": "crm/companies"})];
    assert_eq!(sent, json!({"integrated_account_id": "a-1", "resources": calls, "args": {"ids": ["1"]}}));
}

#[tokio::test]
async fn a_batch_of_which_something_failed_says_so_whatever_its_form() {
    for (errors, failed) in [
        (json!({}), false),
        (json!({"res": []}), false),
        (json!({"res": null}), false),
        (json!({"res": ["gone"]}), true),
        (json!({"res": {"message": "gone"}}), true),
        (json!([]), false),
        (json!(["gone"]), true),
        (json!("gone"), true),
        (json!(null), false),
    ] {
        let server = Server::answering([answer(&json!({ "errors": errors }))]);
        let answered = server.account().untyped().batch(Batch::default()).await.expect("it is answered");
        assert_eq!(answered.has_errors(), failed, "{errors}");
    }
}

#[tokio::test]
async fn a_batch_needs_an_account() {
    let server = Server::answering([answer(&json!({}))]);
    let refused = server.client().token_account().untyped().batch(Batch::default()).await;
    assert!(matches!(refused, Err(Error::Build(BuildError::UnnamedAccount))), "{refused:?}");
}

#[tokio::test]
async fn texts_come_as_they_were_sent() {
    let server = Server::answering([
        (200, "text/plain", b"pong".to_vec()),
        (200, "text/markdown", "# Zoë".as_bytes().to_vec()),
        answer(&json!({"plans": []})),
        (200, "text/html", b"<p>".to_vec()),
    ]);
    let client = server.client();
    assert_eq!(client.ping().await.expect("it is there").text(), Some("pong"));
    let guide = client.provider_guide("crm", "a b", TextFormat::Markdown).await.expect("it is there");
    assert_eq!((guide.text(), guide.meta.content_type()), (Some("# Zoë"), Some("text/markdown")));
    let json = client.provider_guide("crm", "front", TextFormat::default()).await.expect("it is there");
    assert_eq!(json.json::<Value>().expect("it is JSON"), json!({"plans": []}));
    let html = client.provider_guide("crm", "front", TextFormat::Html).await.expect("it is there");
    assert_eq!(html.text(), Some("<p>"));
    let format = |provider: &str, format: &str| format!("GET /unified/meta/crm/{provider}?format={format}");
    assert_eq!(
        server.lines(),
        ["GET /ping".to_owned(), format("a%20b", "md"), format("front", "json"), format("front", "html")]
    );
    assert!(server.asked()[1].headers.contains(&"accept: */*".to_owned()));
}

#[tokio::test]
async fn records_are_typed_before_and_after_they_arrive() {
    let server = Server::answering([answer(&json!({"id": 7, "number_of_employees": "many", "tier": "gold"}))]);
    let records = server.account().untyped().resource("crm", "accounts");
    let before: Account = records.get("7").typed().await.expect("it is there");
    let record = records.get("7").await.expect("it is there");
    let after: Account = record.typed().expect("generated types take every object");
    assert_eq!(before, after);
    assert_eq!((after.id.as_deref(), after.number_of_employees), (Some("7"), None));
    assert_eq!((&after.extra["number_of_employees"], &after.extra["tier"]), (&json!("many"), &json!("gold")));
}

#[test]
fn a_record_of_another_type_says_where() {
    #[derive(Debug, serde::Deserialize)]
    struct Order {
        #[allow(dead_code, reason = "it is never reached")]
        items: Vec<u8>,
    }
    let error = object(json!({"items": [1, "two"]})).typed::<Order>().expect_err("`two` is no number");
    assert_eq!(error.path, "items[1]");
    let text = error.to_string();
    assert!(text.contains("Order`, at `items[1]`: invalid type: string \"two\""), "{text}");
    assert_eq!(json!(3).typed::<Account>().expect_err("3 is no object").path, ".");
}

#[tokio::test]
async fn files_go_to_the_provider_untouched() {
    let server = Server::answering([answer(&json!({"result": {"id": "f"}}))]);
    let files = server.account().untyped().proxy("files");
    let answered = files.method("upload", FreeForm::passthrough("application/pdf", &b"%PDF"[..])).await;
    assert_eq!(answered.expect("it is answered").result, json!({"id": "f"}));
    let [asked] = &server.asked()[..] else { panic!("one request was sent") };
    assert_eq!(asked.line, "POST /proxy/files/upload?integrated_account_id=a-1&truto_body_passthrough=true");
    assert!(asked.headers.contains(&"content-type: application/pdf".to_owned()), "{asked:?}");
    assert_eq!(asked.body, "%PDF");
}
