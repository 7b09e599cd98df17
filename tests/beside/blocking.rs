//! Calls from code that is not asynchronous, and from code that is.

use std::io::{BufRead, Read};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, SystemTime};

use http::{Request, Response};
use serde_json::{Value, json};
use truto_unified::Client;
use truto_unified::client::{Attempt, Body, BoxFuture, Bytes, Error, RetryPolicy, Timer, Transport, TransportError};
use truto_unified::ticketing::accounts::UpdateAccount;

use crate::server::{Answer, Server, json as answer};

fn pages() -> [Answer; 3] {
    let record = |id: u8| json!({"id": id.to_string()});
    [
        answer(&json!({"result": [record(1), record(2)], "next_cursor": "b"})),
        answer(&json!({"result": [], "next_cursor": "c"})),
        answer(&json!({"result": ["no record", record(3)], "next_cursor": null})),
    ]
}

#[test]
fn a_call_is_sent_without_a_runtime() {
    let server = Server::answering([answer(&json!({"id": "7", "name": "Acme"}))]);
    let accounts = server.account().ticketing().accounts();
    let body = UpdateAccount::builder().name("Acme").build();
    let updated = accounts.update("7", body).blocking().expect("it is answered");
    assert_eq!(updated.name.as_deref(), Some("Acme"));
    let response = accounts.get("7").send_blocking().expect("it is answered");
    assert_eq!((response.meta.status.as_u16(), response.tries), (200, 1));
    assert_eq!(server.asked()[0].body, r#"{"name":"Acme"}"#);
}

#[test]
fn lists_are_iterators_over_every_page() {
    let server = Server::answering(pages());
    let list = || server.account().crm().accounts().list();
    let mut items = list().items().blocking();
    let first = items.next().expect("there is one").expect("it is a record");
    assert_eq!((first.id.as_deref(), items.get_ref().cursor()), (Some("1"), None));
    let rest: Vec<Option<String>> = items.map(|record| record.ok().and_then(|record| record.id)).collect();
    assert_eq!(rest, [Some("2".to_owned()), None, Some("3".to_owned())]);
    assert_eq!(server.lines().len(), 3);

    let server = Server::answering(pages());
    let pages = server.account().crm().accounts().list().pages().blocking();
    let lengths: Vec<usize> = pages.map(|page| page.expect("it is a page").records.len()).collect();
    assert_eq!(lengths, [2, 0, 1]);
}

#[test]
fn after_an_error_there_is_no_more() {
    let server = Server::answering([(500, "application/json", b"{}".to_vec())]);
    let mut items = server.account().crm().accounts().list().items().blocking();
    assert!(matches!(items.next(), Some(Err(Error::Api(_)))));
    assert!(items.next().is_none() && items.next().is_none());
}

/// In a runtime of one thread, which is blocked meanwhile.
#[tokio::test]
async fn it_works_within_asynchronous_code() {
    let server = Server::answering([answer(&json!({"id": "7"}))]);
    let call = server.account().ticketing().accounts().get("7");
    // Awaited and waited for in turn, over the same connection.
    for _ in 0..3 {
        assert!(call.clone().await.is_ok());
        assert!(call.clone().blocking().is_ok());
    }
    // More often than tokio lets a task go on without a break.
    for _ in 0..200 {
        assert_eq!(call.clone().blocking().expect("it is answered").id.as_deref(), Some("7"));
    }
}

#[test]
fn many_threads_wait_at_once() {
    let server = Server::answering([answer(&json!({"id": "7"}))]);
    let call = server.account().ticketing().accounts().get("7");
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert!(call.clone().blocking().is_ok()));
        }
    });
    assert_eq!(server.lines().len(), 8);
}

#[test]
fn bytes_are_read_as_a_file_is() {
    let text = (0..100_000).map(|line| line.to_string()).collect::<Vec<_>>().join("\n");
    let server = Server::answering([(200, "text/plain", text.clone().into_bytes())]);
    let call = server.account().crm().accounts().get("7").stream();
    let mut reader = call.clone().blocking().expect("it is answered").blocking();
    assert_eq!(reader.meta().content_type(), Some("text/plain"));
    let mut start = [0; 4];
    reader.read_exact(&mut start).expect("there is more");
    assert_eq!(&start, b"0\n1\n");
    assert_eq!(reader.read(&mut []).expect("nothing was asked for"), 0);
    let mut rest = String::new();
    reader.read_to_string(&mut rest).expect("the rest is there");
    assert_eq!(rest, text[4..]);
    assert_eq!(reader.read(&mut start).expect("this is the end"), 0);

    let lines = call.blocking().expect("it is answered").blocking().lines();
    assert_eq!(lines.map_while(Result::ok).last().as_deref(), Some("99999"));
}

/// Answers from a script, on no runtime at all.
struct Script(Mutex<Vec<Result<&'static str, &'static str>>>);

impl Transport for Script {
    fn send(&self, _: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let chunks = std::mem::take(&mut *self.0.lock().expect("no thread has failed")).into_iter();
        Box::pin(async move { Ok(Response::new(Box::pin(Chunks(chunks)) as Body)) })
    }
}

struct Chunks(std::vec::IntoIter<Result<&'static str, &'static str>>);

impl futures_core::Stream for Chunks {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let Some(chunk) = self.0.next() else { return std::task::Poll::Ready(None) };
        // A chunk that is empty stands for a pause, and another thread ends it.
        if chunk == Ok("") {
            let waker = cx.waker().clone();
            thread::spawn(move || waker.wake());
            return std::task::Poll::Pending;
        }
        std::task::Poll::Ready(Some(
            chunk.map(|text| Bytes::from_static(text.as_bytes())).map_err(TransportError::interrupted),
        ))
    }
}

/// A clock that stands still.
struct Still;

impl Timer for Still {
    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }

    fn now(&self) -> Duration {
        Duration::ZERO
    }

    fn wall_clock(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }
}

fn scripted(chunks: &[Result<&'static str, &'static str>]) -> Client {
    let client = Client::builder().token("t").transport(Script(Mutex::new(chunks.to_vec()))).timer(Still);
    client.retry(RetryPolicy::never()).build().expect("the client can be made")
}

#[test]
fn any_transport_will_do() {
    let client = scripted(&[Ok(r#"{"id""#), Ok(""), Ok(r#": "7"}"#)]);
    let account = client.account("a-1").crm().accounts().get("7").blocking().expect("it is answered");
    assert_eq!(account.id.as_deref(), Some("7"));
}

#[test]
fn a_body_that_breaks_off_is_an_error_of_reading_and_says_which() {
    let client = scripted(&[Ok("half"), Err("gone")]);
    let mut reader =
        client.account("a-1").crm().accounts().get("7").stream().blocking().expect("it is answered").blocking();
    let mut text = String::new();
    let error = reader.read_to_string(&mut text).expect_err("it breaks off");
    assert_eq!(error.kind(), std::io::ErrorKind::UnexpectedEof);
    assert!(matches!(error.get_ref().and_then(|error| error.downcast_ref()), Some(Error::Transport(_))), "{error}");
    assert_eq!(reader.read(&mut [0]).expect("there is no more"), 0);
}

#[test]
fn a_hook_that_panics_panics_here() {
    let told = Arc::new(Mutex::new(0));
    let (server, count) = (Server::answering([answer(&json!({}))]), told.clone());
    let hook = move |_: &Attempt<'_>| {
        *count.lock().expect("no thread has failed") += 1;
        panic!("the hook fails");
    };
    let client = server.client_with(|builder| builder.on_attempt(hook));
    let call = client.account("a-1").untyped().proxy("a").get("1");
    let panicked = thread::spawn(move || call.blocking().map(Value::Object)).join();
    assert!(panicked.is_err());
    assert_eq!(*told.lock().unwrap_or_else(std::sync::PoisonError::into_inner), 1);
    assert!(server.client().ping().blocking().is_ok(), "others go on");
}
