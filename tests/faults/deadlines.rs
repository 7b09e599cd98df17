//! How long a call may take with all its tries.

use std::error::Error as _;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json as value;
use truto_unified::client::{Error, Limits, Outcome, Waiting};

use crate::harness::{Act, Canned, FakeTime, Piece, Server, answer, api, client, timeout};

const HOUR: Duration = Duration::from_secs(3600);

fn stalling(time: &FakeTime, span: Duration) -> Act {
    let time = time.clone();
    Act::Stall(Vec::new(), Box::new(move || time.end(span)))
}

#[tokio::test]
async fn a_deadline_ends_the_try_that_runs_and_names_the_one_before() {
    let time = FakeTime::new();
    time.hold(HOUR);
    let server = Server::script([answer(502).into(), stalling(&time, HOUR)]);
    let told = Arc::new(Mutex::new(Vec::new()));
    let telling = told.clone();
    let hook = move |attempt: &truto_unified::client::Attempt<'_>| {
        telling.lock().unwrap().push((attempt.number, format!("{:.30?}", attempt.outcome), attempt.retry_in));
    };
    let client = client(&server, &time).on_attempt(hook).build().unwrap();
    let error = api(&client).get("7").deadline(HOUR).await.unwrap_err();
    let source = error.source().expect("it names the try before").to_string();
    assert!(source.contains("502"), "{source}");
    let timeout = timeout(Err::<(), _>(error));
    assert_eq!((timeout.waiting_for, timeout.tries, timeout.after), (Waiting::Call, 2, HOUR));
    assert_eq!(server.count(), 2);
    let told = told.lock().unwrap();
    assert_eq!(
        told.iter().map(|(number, _, wait)| (*number, *wait)).collect::<Vec<_>>(),
        [(1, Some(Duration::from_millis(500))), (2, None)]
    );
}

#[tokio::test]
async fn what_was_in_flight_at_the_deadline_may_have_been_applied() {
    for (is_write, expected) in [(true, true), (false, false)] {
        let time = FakeTime::new();
        time.hold(HOUR);
        let server = Server::script([stalling(&time, HOUR)]);
        let client = client(&server, &time).build().unwrap();
        let error = if is_write {
            api(&client).update("7", value!({})).deadline(HOUR).await.unwrap_err()
        } else {
            api(&client).get("7").deadline(HOUR).await.unwrap_err()
        };
        assert_eq!(error.may_have_been_applied(), expected);
    }
}

/// The end is known now, so nobody waits for it, and the error is the one that happened.
#[tokio::test]
async fn a_wait_beyond_the_deadline_is_not_begun() {
    let time = FakeTime::new();
    let deadline = Duration::from_secs(5);
    time.hold(deadline);
    for (asked, tries) in [("4", 2), ("5", 1), ("50", 1)] {
        let server = Server::script([answer(429).header("retry-after", asked).into()]);
        let client = client(&server, &time).build().unwrap();
        let error = api(&client).update("7", value!({})).deadline(deadline).await.unwrap_err();
        assert_eq!(server.count(), tries, "{error}");
        assert_eq!(matches!(error, Error::RateLimited(_)), tries == 1, "{error}");
        assert!(!error.may_have_been_applied());
    }
    assert_eq!(time.take_waits(), [4500]);
}

#[tokio::test]
async fn what_waited_for_its_turn_until_the_deadline_was_never_sent() {
    let time = FakeTime::new();
    let mut limits = Limits::default();
    limits.per_account = 1;
    time.hold(HOUR);
    time.hold(Duration::from_secs(10));
    let canned = Canned::pieces(200, &[Piece::Bytes("{}")]);
    let server = Server::deaf();
    let client = client(&server, &time).transport(canned.clone()).limits(limits).build().unwrap();
    api(&client).update("7", value!({})).await.unwrap();
    let call = tokio::spawn(api(&client).update("7", value!({})).deadline(HOUR).send());
    while time.running() < 2 {
        tokio::task::yield_now().await;
    }
    time.end(HOUR);
    let timeout = timeout(call.await.unwrap());
    assert_eq!((timeout.tries, timeout.may_have_been_applied, canned.count()), (0, false, 1));
}

#[tokio::test]
async fn a_deadline_that_is_not_reached_changes_nothing() {
    let time = FakeTime::new();
    time.hold(HOUR);
    let server = Server::script([answer(502).into(), answer(204).into()]);
    let outcomes = Arc::new(Mutex::new(0));
    let counting = outcomes.clone();
    let client = client(&server, &time)
        .on_attempt(move |attempt| {
            *counting.lock().unwrap() += usize::from(matches!(attempt.outcome, Outcome::Answered(_)));
        })
        .build()
        .unwrap();
    assert_eq!(api(&client).get("7").deadline(HOUR).send().await.unwrap().tries, 2);
    assert_eq!((*outcomes.lock().unwrap(), time.running()), (1, 0));
}
