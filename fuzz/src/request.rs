//! Requests of anything: identifiers, cursors, queries, headers and bodies as somebody could have them from somewhere.

use std::sync::{Arc, Mutex};

use http::{Request, Response};
use percent_encoding::percent_decode_str;
use serde_json::Value;
use truto_unified::client::{Body, BoxFuture, Bytes, Client, Transport, TransportError};

use crate::answer::{Clock, TOKEN, at_once};

const ACCOUNT: &str = "62f44730-dd91-461e-bd6a-aedd9e0ad79d";

/// Reads lines, each with a letter for what it is, as parts of requests. Whatever they are, a request goes to the host, the path and the
/// account that it is for, with the token, once; and what it was given can be read from it.
///
/// # Panics
///
/// Where that is not so.
pub fn request(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let parts = Parts::of(text);
    let sent = Sent::default();
    let client = Client::builder().token(TOKEN).timeout(None).timer(Clock::default()).transport(sent.clone()).build();
    let client = client.unwrap_or_else(|error| panic!("{error}"));
    let records = client.account(ACCOUNT).untyped().resource("crm", "contacts");

    let mut list = records.list();
    if let Some(cursor) = parts.cursor {
        list = list.cursor(cursor);
    }
    for (name, value) in &parts.query {
        list = list.unchecked_query(name, *value);
    }
    let _ = at_once(list.into_future());
    if let Some(request) = sent.take() {
        assert_whole(&request, &["unified", "crm", "contacts"]);
        let pairs = pairs(&request);
        let has = |name: &str, value: &str| pairs.iter().any(|(known, given)| known == name && given == value);
        assert!(parts.cursor.is_none_or(|cursor| cursor.is_empty() || has("next_cursor", cursor)), "{pairs:?}");
        assert!(parts.query.iter().all(|(name, value)| has(name, value)), "{pairs:?} has not {:?}", parts.query);
    }

    let mut update = records.update(parts.id, parts.body.clone());
    for (name, value) in &parts.headers {
        update = update.header(*name, *value);
    }
    let _ = at_once(update.into_future());
    if let Some(request) = sent.take() {
        assert_whole(&request, &["unified", "crm", "contacts", parts.id]);
        let body: Value = serde_json::from_slice(request.body()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(body, parts.body, "the body is what was given");
        // The token's header is the client's own.
        for (name, value) in parts.headers.iter().filter(|(name, _)| !name.trim().eq_ignore_ascii_case("authorization"))
        {
            // Of several of one name the last one counts.
            let counting = parts.headers.iter().rfind(|(other, _)| other.trim().eq_ignore_ascii_case(name.trim()));
            let value = counting.map_or(*value, |(_, value)| value).trim();
            let given = request.headers().get(name.trim()).map(|given| given.as_bytes().trim_ascii());
            assert_eq!(given, Some(value.as_bytes()), "{name:?}");
        }
    }
}

/// What a request must not be, whatever it was given.
fn assert_whole(request: &Request<Bytes>, path: &[&str]) {
    let uri = request.uri();
    assert_eq!((uri.scheme_str(), uri.host()), (Some("https"), Some("api.truto.one")), "{uri}");
    let segments: Vec<String> = uri.path().split('/').skip(1).map(decoded).collect();
    assert_eq!(segments, path, "{uri}");
    let accounts: Vec<(String, String)> =
        pairs(request).into_iter().filter(|(name, _)| name == "integrated_account_id").collect();
    assert_eq!(accounts, [("integrated_account_id".to_owned(), ACCOUNT.to_owned())], "{uri}");
    let tokens: Vec<_> = request.headers().get_all("authorization").iter().collect();
    assert_eq!(tokens, [format!("Bearer {TOKEN}").as_str()], "one token, which is the client's");
}

/// The query, as a server reads it.
fn pairs(request: &Request<Bytes>) -> Vec<(String, String)> {
    let query = request.uri().query().unwrap_or_default();
    let pair = |pair: &str| pair.split_once('=').map(|(name, value)| (decoded(name), decoded(value)));
    query.split('&').filter_map(pair).collect()
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap_or_else(|error| panic!("{error}: {text}")).into_owned()
}

/// What the lines say.
struct Parts<'a> {
    id: &'a str,
    cursor: Option<&'a str>,
    query: Vec<(&'a str, &'a str)>,
    headers: Vec<(&'a str, &'a str)>,
    body: Value,
}

impl<'a> Parts<'a> {
    /// `i` an identifier, `c` a cursor, `q` and `h` a name and a value with `=` between them, `b` JSON or else text.
    fn of(text: &'a str) -> Self {
        let mut parts = Self { id: "1", cursor: None, query: Vec::new(), headers: Vec::new(), body: Value::Null };
        for line in text.split('\n').filter(|line| !line.is_empty()) {
            let Some((kind, rest)) = line.split_at_checked(1) else { continue };
            let pair = rest.split_once('=');
            match (kind, pair) {
                ("i", _) => parts.id = rest,
                ("c", _) => parts.cursor = Some(rest),
                ("q", Some(pair)) => parts.query.push(pair),
                ("h", Some(pair)) => parts.headers.push(pair),
                ("b", _) => parts.body = serde_json::from_str(rest).unwrap_or_else(|_| Value::from(rest)),
                _ => {}
            }
        }
        parts
    }
}

/// Keeps what is sent, and fails.
#[derive(Clone, Default)]
struct Sent(Arc<Mutex<Option<Request<Bytes>>>>);

impl Sent {
    /// What was sent since the last time, if anything was: a call may refuse what it was given.
    fn take(&self) -> Option<Request<Bytes>> {
        self.0.lock().unwrap_or_else(|_| panic!("nobody panicked with it")).take()
    }
}

impl Transport for Sent {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        *self.0.lock().unwrap_or_else(|_| panic!("nobody panicked with it")) = Some(request);
        let empty: Body = Box::pin(crate::answer::Pieces::none());
        let mut response = Response::new(empty);
        *response.status_mut() = http::StatusCode::NOT_FOUND;
        Box::pin(std::future::ready(Ok(response)))
    }
}
