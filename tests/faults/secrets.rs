//! The token is shown nowhere: not in `Debug`, not in errors, not to anybody who asks for their sources.

use std::error::Error as _;
use std::fmt::Debug;
use std::fmt::Write;
use std::sync::{Arc, Mutex};

use serde_json::json as value;
use truto_unified::Client;
use truto_unified::client::{BuildError, Error};

use crate::harness::{ACCOUNT, Act, FakeTime, Server, Sort, TOKEN, answer, api, client, json, policy};

/// Everything that an error shows, with everything behind it.
fn shown(error: &Error) -> String {
    let mut all = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        write!(all, " {error} {error:?} {error:#?}").unwrap();
        source = error.source();
    }
    all
}

fn hides(what: &str, shown: &str) {
    assert!(!shown.contains(TOKEN), "{what} shows the token: {shown}");
}

fn debug(what: &str, value: &impl Debug) {
    hides(what, &format!("{value:?} {value:#?}"));
}

#[tokio::test]
async fn nothing_that_is_shown_has_the_token() {
    let (server, time) = (Server::script([json(200, &value!({"id": "7"})).into()]), FakeTime::new());
    let builder = client(&server, &time).header("x-more", "y");
    debug("the builder", &builder);
    let client = builder.build().unwrap();
    debug("the client", &client);
    debug("an account", &client.account(ACCOUNT));
    debug("the untyped calls", &client.account(ACCOUNT).untyped());
    debug("the records", &api(&client));
    debug("a call", &api(&client).update("7", value!({})).idempotent().header("x", "y"));
    debug("pages", &api(&client).list().pages());
    debug("items", &api(&client).list().items());
    debug("an answer", &api(&client).get("7").send().await.unwrap());
    assert_eq!(server.seen()[0].header("authorization"), Some(&*format!("Bearer {TOKEN}")));
}

#[tokio::test]
async fn no_error_has_the_token() {
    let html = || answer(200).body("text/html", "<html>");
    let acts = || -> Vec<Act> {
        vec![
            answer(400).into(),
            answer(429).into(),
            Act::Reset(Vec::new()),
            Act::Close(b"nonsense".to_vec()),
            Act::Close(json(400, &value!({})).without_last(1)),
            html().into(),
            answer(302).header("location", "https://elsewhere.example").into(),
            answer(200).body("text/plain", vec![b'x'; 5000]).into(),
            answer(200).header("x-huge", "h".repeat(1_000_000)).into(),
        ]
    };
    for sort in Sort::ALL {
        let (server, time) = (Server::script(acts()), FakeTime::new());
        let client =
            client(&server, &time).max_response_bytes(1000).retry(policy(|policy| policy.retries = 0)).build().unwrap();
        for _ in acts() {
            hides("an error", &shown(&sort.send(&client).await.unwrap_err()));
        }
        assert_eq!(server.count(), acts().len());
    }
}

#[tokio::test]
async fn the_authorization_of_the_client_cannot_be_replaced() {
    let (server, time) = (Server::always(|| answer(204).into()), FakeTime::new());
    let client = client(&server, &time).header("Authorization", "Basic a").build().unwrap();
    api(&client).get("7").header("AUTHORIZATION", "Basic b").await.unwrap();
    assert_eq!(server.seen()[0].header("authorization"), Some(&*format!("Bearer {TOKEN}")));
}

/// What a transport is given can be shown by it, too.
#[tokio::test]
async fn a_request_that_is_shown_has_not_the_token() {
    let canned = crate::harness::Canned::pieces(204, &[]);
    let (server, time) = (Server::deaf(), FakeTime::new());
    let client = client(&server, &time).transport(canned.clone()).build().unwrap();
    api(&client).get("7").await.unwrap();
    let sent = canned.sent.lock().unwrap();
    debug("a request", &sent[0]);
    assert_eq!(sent[0].headers()["authorization"], format!("Bearer {TOKEN}"));
}

#[test]
fn a_client_that_cannot_be_made_does_not_tell_either() {
    let base_urls = [
        format!("https://user:{TOKEN}@api.example.com"),
        format!("https://user:{TOKEN} @api.example.com"),
        format!("ftp://{TOKEN}@api.example.com"),
        format!("https://api.example.com?token={TOKEN}"),
        format!("https://api.example.com#{TOKEN}"),
        format!("http://{TOKEN}@api.example.com"),
    ];
    for base_url in base_urls {
        let builder = Client::builder().token("t").base_url(&base_url);
        debug("the builder", &builder);
        let error = builder.build().unwrap_err();
        hides(&base_url, &shown(&Error::from(error)));
    }
    for token in [format!("{TOKEN}\n"), format!("{TOKEN}\u{0}"), format!("a\r\nx: {TOKEN}")] {
        let error = Client::builder().token(token).build().unwrap_err();
        assert!(matches!(error, BuildError::Token));
        hides("a token that cannot be sent", &shown(&Error::from(error)));
    }
    for token in ["", " ", "\n"] {
        assert!(matches!(Client::builder().token(token).build(), Err(BuildError::NoToken)));
    }
    let error = Client::builder().token("t").header("x", format!("{TOKEN}\n")).build().unwrap_err();
    hides("a header", &shown(&Error::from(error)));
}

#[test]
fn tokens_travel_encrypted_or_not_at_all() {
    let build = |url: &str| Client::builder().token(TOKEN).base_url(url).build();
    assert!(matches!(build("http://api.example.com"), Err(BuildError::Plaintext { .. })));
    assert!(matches!(build("http://localhost.example.com"), Err(BuildError::Plaintext { .. })));
    for url in ["https://api.example.com", "http://127.0.0.1:9", "http://localhost:9/", "http://[::1]:9"] {
        assert!(build(url).is_ok(), "{url}");
    }
    assert!(Client::builder().token(TOKEN).base_url("http://api.example.com").allow_plaintext().build().is_ok());
}

/// Hooks are given errors, and what they do with them is for them to know.
#[tokio::test]
async fn what_hooks_are_given_has_not_the_token() {
    let (server, time) =
        (Server::script([answer(502).into(), Act::Reset(Vec::new()), answer(204).into()]), FakeTime::new());
    let given = Arc::new(Mutex::new(String::new()));
    let giving = given.clone();
    let client = client(&server, &time)
        .on_attempt(move |attempt| giving.lock().unwrap().push_str(&format!("{attempt:?}")))
        .build()
        .unwrap();
    Sort::Read.send(&client).await.unwrap();
    let given = given.lock().unwrap();
    hides("a hook's attempt", &given);
    assert_eq!(given.matches("Attempt {").count(), 3, "{given}");
}
