//! What people read when a call fails: one example of each error, and what they do about it.

use std::error::Error as _;
use std::fs;
use std::time::Duration;

use serde_json::{Value, json as value};
use truto_unified::Client;
use truto_unified::Provider;
use truto_unified::client::{ApiError, Error};
use truto_unified::ticketing::accounts::UpdateAccount;

use crate::harness::{
    Act, Answer, Canned, FakeTime, Piece, Server, TIMEOUT, answer, api, client, failure, json, policy, predictable,
};

/// An error with its sources, line by line.
fn shown(error: &Error) -> String {
    let mut lines = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        lines.push_str(&format!("\n  because: {error}"));
        source = error.source();
    }
    lines
}

async fn read(act: impl Into<Act>) -> Error {
    let (server, time) = (Server::script([act.into()]), FakeTime::new());
    let client = client(&server, &time).retry(policy(|policy| policy.retries = 0)).build().unwrap();
    api(&client).get("7").await.unwrap_err()
}

async fn write(act: impl Into<Act>) -> Error {
    let (server, time) = (Server::script([act.into()]), FakeTime::new());
    let client = client(&server, &time).max_response_bytes(2000).build().unwrap();
    api(&client).update("7", value!({"name": "Acme"})).await.unwrap_err()
}

fn envelope(status: u16, error: &str, message: &str, more: Value) -> Answer {
    let mut body = value!({"statusCode": status, "error": error, "message": message});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json(status, &body)
}

async fn of_answers() -> Vec<(&'static str, Error)> {
    let broken = Canned::pieces(400, &[Piece::Bytes("{"), Piece::Break]);
    let broken = client(&Server::deaf(), &FakeTime::new()).transport(broken).build().unwrap();
    let remote = |more: Value| {
        let mut remote = value!({"truto_is_remote_error": true, "raw_response": {"code": "E1"}});
        remote.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        remote
    };
    let names =
        |key: &str, names: &[&str]| value!({"truto_error_insight": {key: {"description": "d", "value": names}}});
    let scopes = value!({"truto_error_insight": {"forbidden_error": {"value": {"missing_scopes": ["crm.write"]}}}});
    let details = value!({"details": {"failures": [{"field": "limit", "given": "x".repeat(200)}]}});
    let (phone, silence) = (value!({"raw_response": {"err": "bad phone"}}), value!({"raw_response": {}}));
    vec![
        ("the request is refused", read(envelope(400, "Bad Request", "`limit` must be a number.", value!({}))).await),
        ("the details say why", read(envelope(400, "Bad Request", "Invalid", details)).await),
        ("the provider says why", read(envelope(400, "Bad Request", "", remote(phone))).await),
        ("the provider says nothing", read(envelope(400, "Bad Request", "", remote(silence))).await),
        (
            "the provider misses a query parameter",
            read(envelope(
                400,
                "Bad Request",
                "Invalid",
                remote(names("missing_required_query_parameters", &["project"])),
            ))
            .await,
        ),
        (
            "the provider misses fields",
            write(envelope(
                422,
                "Unprocessable",
                "",
                remote(names("missing_required_body_fields", &["name", "email"])),
            ))
            .await,
        ),
        ("the token is refused", read(envelope(401, "Unauthorized", "Invalid token", value!({}))).await),
        ("the account is refused", read(envelope(401, "Unauthorized", "Expired", remote(value!({})))).await),
        ("a scope is missing", read(envelope(403, "Forbidden", "Insufficient scopes", remote(scopes))).await),
        (
            "there is no such record",
            read(envelope(404, "Not Found", "", value!({})).header("x-request-id", "req-5f3")).await,
        ),
        ("the record exists", write(envelope(409, "Conflict", "Duplicate", remote(value!({})))).await),
        ("the account is not paid", read(envelope(402, "Payment Required", "", remote(value!({})))).await),
        ("the plan is not paid", read(envelope(402, "Payment Required", "", value!({}))).await),
        ("the provider took too long", read(envelope(408, "Request Timeout", "", remote(value!({})))).await),
        ("the record is gone", read(envelope(410, "Gone", "", remote(value!({})))).await),
        ("the request is too large", write(envelope(413, "Too Large", "", remote(value!({})))).await),
        ("the type is not taken", write(envelope(415, "Unsupported", "", remote(value!({})))).await),
        ("the account is blocked", read(envelope(503, "Service Unavailable", "Blocked", value!({}))).await),
        ("a page of HTML", read(answer(502).body("text/html", "<html><h1>Bad Gateway</h1></html>")).await),
        ("a text", read(answer(500).body("text/plain", "out of memory")).await),
        ("no body", read(answer(418)).await),
        ("the server failed at a write", write(envelope(500, "Internal", "It failed", value!({}))).await),
        ("the provider could not be reached with a write", write(answer(504)).await),
        ("the body of an error broke off", api(&broken).get("7").await.unwrap_err()),
        ("too many requests for the API", read(answer(429).header("retry-after", 10)).await),
        ("too many requests for the provider", read(json(429, &value!({"truto_is_remote_error": true}))).await),
        (
            "too many requests, with a request id",
            read(envelope(429, "Too Many Requests", "Slow down.", value!({})).header("x-request-id", "rq1")).await,
        ),
        (
            "a write that failed, with a request id",
            write(envelope(500, "Internal", "It failed", value!({})).header("x-request-id", "rq1")).await,
        ),
    ]
}

/// What comes of a transport that fails like this, which no operating system words in its own way.
fn canned(pieces: &'static [Piece], time: &FakeTime) -> Client {
    client(&Server::deaf(), time).transport(Canned::pieces(200, pieces)).build().unwrap()
}

async fn of_connections() -> Vec<(&'static str, Error)> {
    let time = FakeTime::new();
    let broken = canned(&[Piece::Bytes("{"), Piece::Break], &time);
    let silent = canned(&[Piece::Never], &time);
    let refused = client(&Server::deaf(), &time)
        .transport(Canned::new(|_, _| Err(truto_unified::client::TransportError::not_sent("the host is not known"))))
        .build()
        .unwrap();
    time.release(TIMEOUT);
    let mut stream = api(&silent).get("7").stream().await.unwrap();
    let late = FakeTime::new();
    let hour = Duration::from_secs(3600);
    late.hold(hour);
    let ending = late.clone();
    let stalling = Server::answering(move |count, _| {
        let time = ending.clone();
        let stall = || Act::Stall(Vec::new(), Box::new(move || time.end(hour)));
        if count == 0 { answer(502).into() } else { stall() }
    });
    let late = client(&stalling, &late).retry(predictable()).build().unwrap();
    vec![
        ("a read broke off", api(&broken).get("7").await.unwrap_err()),
        ("a write broke off", api(&broken).update("7", value!({})).await.unwrap_err()),
        ("no connection", api(&refused).update("7", value!({})).await.unwrap_err()),
        ("a read was not answered", api(&silent).get("7").await.unwrap_err()),
        ("a write was not answered", api(&silent).update("7", value!({})).await.unwrap_err()),
        ("a stream paused", stream.next().await.unwrap().unwrap_err()),
        ("a deadline came", api(&late).get("7").deadline(hour).await.unwrap_err()),
    ]
}

async fn of_contents() -> Vec<(&'static str, Error)> {
    let to = |status: u16, location: &str| answer(status).header("location", location);
    let circle = Server::always(|| json(200, &value!({"result": [], "next_cursor": "c1"})).into());
    let circle = client(&circle, &FakeTime::new()).build().map(|client| (circle, client)).unwrap();
    let rounds = Server::always(|| answer(307).header("location", "/round").into());
    let rounds = client(&rounds, &FakeTime::new()).build().map(|client| (rounds, client)).unwrap();
    let misfit = Server::always(|| json(200, &value!({"result": ["text"], "next_cursor": null})).into());
    let misfit = client(&misfit, &FakeTime::new()).build().map(|client| (misfit, client)).unwrap();
    vec![
        ("JSON that is none", read(answer(200).body("application/json", r#"{"id": "7", "tags": ["a", oops]}"#)).await),
        ("HTML instead of a record", read(answer(200).body("text/html", "<html>Sign in</html>")).await),
        ("a write was answered with HTML", write(answer(200).body("text/html", "<html>Sign in</html>")).await),
        ("a record that is none", api(&misfit.1).list().items().collect().await.unwrap_err()),
        ("an answer that is too long", write(answer(200).body("text/plain", vec![b'x'; 3000])).await),
        ("a redirect to another host", read(to(302, "https://login.example.com/")).await),
        ("a write that would become a read", write(to(303, "/unified/ticketing/accounts/8")).await),
        ("redirects without end", api(&rounds.1).get("7").await.unwrap_err()),
        ("a list in circles", api(&circle.1).list().items().collect().await.unwrap_err()),
    ]
}

async fn of_requests() -> Vec<(&'static str, Error)> {
    let server = Server::deaf();
    let client = client(&server, &FakeTime::new()).build().unwrap();
    let build = |url: &str| Error::from(Client::builder().token("t").base_url(url).build().unwrap_err());
    let body = UpdateAccount::builder().website("https://acme.com").build();
    let unsupported = client.account("a").ticketing().accounts().update("7", body).provider(Provider::Planhat);
    vec![
        ("what the provider does not take", unsupported.await.unwrap_err()),
        ("no token", Client::builder().build().unwrap_err().into()),
        ("a token with a line break", Client::builder().token("a\nb").build().unwrap_err().into()),
        ("no base URL", build("api.example.com")),
        ("a base URL without encryption", build("http://api.example.com")),
        ("a base URL with a password", build("https://user:password@api.example.com")),
        ("an empty id", api(&client).get("").await.unwrap_err()),
        ("an id that is a step", api(&client).get("..").await.unwrap_err()),
        ("a header that is none", api(&client).get("7").header("x y", "z").await.unwrap_err()),
        ("a URL that is too long", api(&client).get("7").unchecked_query("q", "x".repeat(70_000)).await.unwrap_err()),
    ]
}

#[tokio::test]
async fn every_error_says_what_happened_and_what_to_do() {
    let mut told = String::new();
    for (title, errors) in [
        ("Answers", of_answers().await),
        ("Connections", of_connections().await),
        ("Contents", of_contents().await),
        ("Requests", of_requests().await),
    ] {
        told.push_str(&format!("{title}\n{}\n\n", "=".repeat(title.len())));
        for (what, error) in errors {
            told.push_str(&format!("# {what}\n{}\n\n", shown(&error)));
        }
    }
    let path = tests::workspace().join("tests/faults/messages.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &told).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    for (line, (told, expected)) in told.lines().zip(expected.lines()).enumerate() {
        assert_eq!(told, expected, "{}:{}", path.display(), line + 1);
    }
    assert_eq!(told.len(), expected.len(), "{}", path.display());
}

#[tokio::test]
async fn an_error_has_everything_that_the_answer_said() {
    let body = value!({
        "statusCode": 422, "error": "Unprocessable Entity", "message": "The provider refuses",
        "details": {"failures": [{"field": "name"}]}, "truto_is_remote_error": true, "raw_response": {"code": "E1"},
        "truto_error_insight": {
            "missing_required_body_fields": {"description": "Send these", "value": ["name", 7]},
            "conditionally_required_body_fields": {"description": "Sometimes", "value": ["a or b"]},
            "remote_error": {"description": "Theirs", "value": "E1"},
            "forbidden_error": {"description": "Scopes", "value": {"missing_scopes": ["crm.write"]}},
            "news": true,
        },
    });
    let sent = json(422, &body).header("cf-ray", "ray").header("x-request-id", "req-1").header("x-provider", "yes");
    let error: ApiError = failure(Err::<(), _>(read(sent).await));
    assert_eq!((error.status.as_u16(), error.code.as_deref()), (422, Some("Unprocessable Entity")));
    assert_eq!(error.message.as_deref(), Some("The provider refuses"));
    assert_eq!(error.details, Some(body["details"].clone()));
    assert!(error.is_remote);
    assert_eq!(error.raw_response, Some(body["raw_response"].clone()));
    assert_eq!(error.body.json::<Value>().unwrap(), body);
    assert_eq!((error.meta.request_id(), error.meta.headers["x-provider"].to_str().ok()), (Some("req-1"), Some("yes")));
    let insight = error.insight.unwrap();
    assert_eq!(insight.missing_required_body_fields.unwrap().value, Some(vec!["name".to_owned(), "7".to_owned()]));
    assert_eq!(insight.conditionally_required_body_fields.unwrap().description.as_deref(), Some("Sometimes"));
    assert_eq!(insight.remote_error.unwrap().value, Some(value!("E1")));
    let scopes = insight.forbidden_error.unwrap().value.unwrap().missing_scopes;
    assert_eq!(scopes, Some(vec!["crm.write".to_owned()]));
    assert_eq!(insight.extra["news"], true);
}

/// Nobody validates what a provider answers: what does not fit costs itself, and the whole stays in the body.
#[tokio::test]
async fn an_error_of_another_shape_is_read_as_far_as_it_goes() {
    for (body, message, is_remote) in [
        (value!({"message": ["a", "b"]}), Some(r#"["a","b"]"#), false),
        (value!({"message": 7, "truto_is_remote_error": "true"}), Some("7"), true),
        (value!({"message": "", "truto_is_remote_error": 1, "truto_error_insight": "none"}), None, false),
        (value!({"message": "m", "truto_error_insight": {"forbidden_error": 7}, "details": null}), Some("m"), false),
        (value!("text"), None, false),
        (value!(null), None, false),
    ] {
        let error = failure(Err::<(), _>(read(json(400, &body)).await));
        assert_eq!((error.message.as_deref(), error.is_remote, error.details), (message, is_remote, None), "{body}");
        assert_eq!(error.body.json::<Value>().unwrap(), body);
    }
}
