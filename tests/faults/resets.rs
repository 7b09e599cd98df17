//! Connections that break, before, in the middle of, and after: what may be sent again is, and nothing else.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::time::Duration;

use serde_json::{Value, json as value};
use socket2::{Domain, Socket, Type};
use truto_unified::Client;
use truto_unified::client::{Error, Interrupted, TokioTimer};

use crate::harness::{Act, Answer, FakeTime, Seen, Server, Sort, TOKEN, answer, client, json, policy};

fn record() -> Answer {
    json(200, &value!({"id": "7", "name": "Acme"}))
}

/// How a connection ends, with a name for messages.
type Ending = (&'static str, fn() -> Act);

const ENDINGS: [Ending; 9] = [
    ("reset before the answer", || Act::Reset(Vec::new())),
    ("closed before the answer", || Act::Close(Vec::new())),
    ("reset in the first line", || Act::Reset(b"HTTP/1.1 2".to_vec())),
    ("closed in the headers", || Act::Close(b"HTTP/1.1 200 OK\r\ncontent-le".to_vec())),
    ("reset in the headers", || Act::Reset(b"HTTP/1.1 200 OK\r\ncontent-le".to_vec())),
    ("closed in the body", || Act::Close(record().without_last(5))),
    ("reset in the body", || Act::Reset(record().without_last(5))),
    ("closed between chunks", || Act::Close(record().chunked(4, false))),
    ("no HTTP", || Act::Close(b"SSH-2.0-nothing\r\n\r\n".to_vec())),
];

fn interrupted<T: std::fmt::Debug>(result: Result<T, Error>) -> Interrupted {
    match result {
        Err(Error::Transport(interrupted)) => interrupted,
        other => panic!("this is no connection that broke: {other:?}"),
    }
}

#[tokio::test]
async fn only_what_may_be_repeated_is_sent_again() {
    for (name, ending) in ENDINGS {
        for sort in Sort::ALL {
            let (server, time) = (Server::always(ending), FakeTime::new());
            let client = client(&server, &time).build().unwrap();
            let error = interrupted(sort.send(&client).await);
            let expected = if sort.may_repeat() { 4 } else { 1 };
            assert_eq!(server.count(), expected, "{sort:?}, {name}");
            assert_eq!(error.tries as usize, expected, "{sort:?}, {name}");
            assert_eq!(error.may_have_been_applied, sort.is_write(), "{sort:?}, {name}");
            assert_eq!(time.take_waits(), [500, 1000, 2000][..expected - 1], "{sort:?}, {name}");
        }
    }
}

#[tokio::test]
async fn nothing_is_lost_when_the_next_try_succeeds() {
    for (name, ending) in ENDINGS {
        for sort in [Sort::Read, Sort::Keyed] {
            let (server, time) = (Server::script([ending(), ending(), record().into()]), FakeTime::new());
            let client = client(&server, &time).build().unwrap();
            let response = sort.send(&client).await.unwrap_or_else(|error| panic!("{sort:?}, {name}: {error}"));
            assert_eq!((response.tries, &response.value["name"]), (3, &Value::from("Acme")), "{sort:?}, {name}");
        }
    }
}

#[tokio::test]
async fn every_try_of_a_keyed_write_is_the_same() {
    let (server, time) =
        (Server::script([Act::Reset(Vec::new()), Act::Close(Vec::new()), record().into()]), FakeTime::new());
    let client = client(&server, &time).build().unwrap();
    Sort::Keyed.send(&client).await.unwrap();
    Sort::Keyed.send(&client).await.unwrap_err();
    let seen = server.seen();
    let key = |at: usize| seen[at].header("idempotency-key").expect("it has a key");
    assert_eq!([key(0), key(1)], [key(2); 2]);
    assert_ne!(key(3), key(0), "another call has another key");
    let same = |seen: &Seen| {
        seen.body == br#"{"name":"Acme"}"# && seen.method == "PATCH" && seen.target == server.seen()[0].target
    };
    assert!(seen.iter().all(same), "{seen:?}");
}

/// A client whose clock is the machine's, for races: nobody can tell when a fake one had to end a timeout. Nothing is waited for.
fn racing(server: &Server) -> Client {
    let at_once = policy(|policy| policy.base = Duration::ZERO);
    client(server, &FakeTime::new()).timer(TokioTimer::default()).retry(at_once).build().unwrap()
}

/// Whether the client notices before it writes is a race; whatever comes of it, each try is one that was counted.
#[tokio::test]
async fn a_connection_that_is_reset_unread_is_made_again_only_where_that_does_no_harm() {
    for sort in Sort::ALL {
        let server = Server::deaf();
        let error = sort.send(&racing(&server)).await.unwrap_err();
        let tries = match &error {
            Error::Transport(interrupted) => interrupted.tries,
            Error::Timeout(timeout) => timeout.tries,
            other => panic!("{other}"),
        };
        let is_over = tries == 4 || (!sort.may_repeat() && error.may_have_been_applied());
        assert!(is_over, "{sort:?}: {error:?}");
        assert_eq!(server.connections(), tries as usize, "{sort:?}");
        assert!(sort.is_write() || !error.may_have_been_applied());
    }
}

#[tokio::test]
async fn a_connection_that_was_never_made_is_tried_again_for_writes_too() {
    for sort in Sort::ALL {
        // A port that is taken, so that no other test gets it, and that nobody listens at.
        let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        socket.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into()).unwrap();
        let url = format!("http://{}", socket.local_addr().unwrap().as_socket().unwrap());
        let time = FakeTime::new();
        let server = Server::deaf();
        let client = client(&server, &time).base_url(url).build().unwrap();
        let error = interrupted(sort.send(&client).await);
        assert!(!error.may_have_been_applied, "{sort:?}");
        assert_eq!((error.tries, time.take_waits()), (4, vec![500, 1000, 2000]), "{sort:?}");
        assert!(std::error::Error::source(&error.source).is_some(), "the reason is not hidden");
    }
}

#[tokio::test]
async fn a_server_that_is_not_whom_it_claims_to_be_gets_nothing() {
    let server = Server::always(|| Act::Close(b"HTTP/1.1 400 Bad\r\n\r\n".to_vec()));
    let time = FakeTime::new();
    let client = client(&server, &time).base_url(server.url().replace("http", "https")).build().unwrap();
    let error = interrupted(Sort::Write.send(&client).await);
    assert!(!error.may_have_been_applied, "nothing of the write went out");
    assert_eq!(error.tries, 4);
    let seen = format!("{:?}", server.seen());
    assert!(!seen.contains(TOKEN), "{seen}");
}

/// A connection that is used again may have ended in the meantime: nobody knows whether the server read the request.
#[tokio::test]
async fn a_write_on_a_used_connection_is_not_repeated_in_secret() {
    for sort in Sort::ALL {
        let (mut used, mut is_reset) = (HashSet::new(), false);
        let server = Server::answering(move |_, seen| {
            let is_used = !used.insert(seen.connection);
            if is_used && !std::mem::replace(&mut is_reset, is_used) { Act::Reset(Vec::new()) } else { record().into() }
        });
        let time = FakeTime::new();
        let client = client(&server, &time).build().unwrap();
        let mut sent = 0;
        // A connection that has just been used may not be back yet.
        let result = loop {
            let result = sort.send(&client).await;
            sent += 1;
            if result.as_ref().map_or(true, |response| response.tries > 1) {
                break result;
            }
        };
        if sort.may_repeat() {
            assert_eq!((result.unwrap().tries, server.count()), (2, sent + 1), "{sort:?}");
        } else {
            assert!(interrupted(result).may_have_been_applied, "{sort:?}");
            assert_eq!(server.count(), sent, "{sort:?}");
        }
    }
}

/// Whether the client notices in time is a race; whatever comes of it, no write is applied twice.
#[tokio::test]
async fn a_write_on_a_connection_that_is_ending_is_sent_once_at_most() {
    for _ in 0..30 {
        let server = Server::script([Act::Close(record().bytes()), record().into()]);
        let client = racing(&server);
        Sort::Read.send(&client).await.unwrap();
        match Sort::Write.send(&client).await {
            Ok(_) => assert_eq!(server.count(), 2),
            Err(error) => assert!(error.may_have_been_applied() && server.count() <= 2, "{error}"),
        }
    }
}

/// What a later try comes to does not take back what an earlier one may have done.
#[tokio::test]
async fn doubt_outlasts_the_tries_that_follow() {
    for last in [answer(429), answer(400), answer(404)] {
        let acts = [Act::Reset(Vec::new()), last.clone().into()];
        let (server, time) = (Server::script(acts), FakeTime::new());
        let call = client(&server, &time).retry(policy(|policy| policy.retries = 1)).build().unwrap();
        let error = Sort::Keyed.send(&call).await.unwrap_err();
        assert!(error.may_have_been_applied(), "{error}");
        assert!(error.to_string().contains("may have been applied"), "{error}");
    }
}
