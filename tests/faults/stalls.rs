//! Servers that say nothing more: what a try may take, and what becomes of it.

use truto_unified::client::{CutOff, Error, Waiting};

use crate::harness::{
    Act, Canned, FakeTime, Piece, Server, Sort, TIMEOUT, api, client, failure, json, policy, timeout,
};

const HALVES: [(&str, &str); 4] = [
    ("before the answer", ""),
    ("in the headers", "HTTP/1.1 200 OK\r\ncontent-"),
    ("before the body", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n"),
    ("in the body", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"a\":"),
];

fn stall(time: &FakeTime, half: &str) -> Act {
    let time = time.clone();
    Act::Stall(half.into(), Box::new(move || time.end(TIMEOUT)))
}

#[tokio::test]
async fn a_try_ends_in_time_and_only_what_may_be_repeated_is_sent_again() {
    for (name, half) in HALVES {
        for sort in Sort::ALL {
            let time = FakeTime::new();
            let stalling = time.clone();
            let server = Server::always(move || stall(&stalling, half));
            let client = client(&server, &time).build().unwrap();
            let timeout = timeout(sort.send(&client).await);
            let expected = if sort.may_repeat() { 4 } else { 1 };
            assert_eq!((server.count(), timeout.tries as usize), (expected, expected), "{sort:?}, {name}");
            assert_eq!((timeout.after, timeout.waiting_for), (TIMEOUT, Waiting::Answer), "{sort:?}, {name}");
            assert_eq!(timeout.may_have_been_applied, sort.is_write(), "{sort:?}, {name}");
            assert_eq!(time.take_waits(), [500, 1000, 2000][..expected - 1], "{sort:?}, {name}");
        }
    }
}

#[tokio::test]
async fn the_next_try_may_be_quicker() {
    let time = FakeTime::new();
    let acts = [stall(&time, ""), stall(&time, HALVES[3].1), json(200, &serde_json::json!({})).into()];
    let server = Server::script(acts);
    let client = client(&server, &time).build().unwrap();
    assert_eq!(Sort::Read.send(&client).await.unwrap().tries, 3);
    assert_eq!(time.running(), 0, "no timeout is left behind");
}

#[tokio::test]
async fn what_a_try_may_take_is_for_the_call_to_say() {
    let (time, short) = (FakeTime::new(), std::time::Duration::from_secs(3));
    time.hold(short);
    let ending = time.clone();
    let server = Server::always(move || {
        let time = ending.clone();
        Act::Stall(Vec::new(), Box::new(move || time.end(short)))
    });
    let client = client(&server, &time).retry(policy(|policy| policy.retries = 0)).build().unwrap();
    assert_eq!(timeout(api(&client).get("7").timeout(short).await).after, short);
}

/// The status has come, and says what happened.
#[tokio::test]
async fn an_error_whose_body_stalls_is_that_error() {
    let time = FakeTime::new();
    time.release(TIMEOUT);
    let canned = Canned::pieces(400, &[Piece::Bytes("no such "), Piece::Never]);
    let server = Server::deaf();
    let client = client(&server, &time).transport(canned.clone()).build().unwrap();
    let error = failure(Sort::Write.send(&client).await);
    assert!(matches!(error.cut_off.as_deref(), Some(CutOff::Timeout)), "{error:?}");
    assert_eq!((error.may_have_been_applied, canned.count()), (false, 1));
}

#[tokio::test]
async fn an_answer_that_is_there_when_the_time_ends_is_taken() {
    let time = FakeTime::new();
    time.release(TIMEOUT);
    let canned = Canned::pieces(200, &[Piece::Bytes("{}")]);
    let server = Server::deaf();
    let client = client(&server, &time).transport(canned).build().unwrap();
    assert!(Sort::Write.send(&client).await.is_ok());
}

#[tokio::test]
async fn a_body_that_breaks_is_no_timeout() {
    let canned = Canned::pieces(200, &[Piece::Bytes("{"), Piece::Break]);
    let (server, time) = (Server::deaf(), FakeTime::new());
    let client = client(&server, &time).transport(canned.clone()).build().unwrap();
    let error = Sort::Keyed.send(&client).await.unwrap_err();
    assert!(matches!(&error, Error::Transport(interrupted) if interrupted.tries == 4), "{error}");
    assert!(error.may_have_been_applied() && canned.count() == 4);
}
