//! When a call that was refused is tried again, and how often.

use std::time::{Duration, SystemTime};

use http::StatusCode;
use truto_unified::client::{Error, RetryPolicy};

use crate::harness::{Act, Answer, FakeTime, Server, Sort, answer, api, client, json, policy, predictable};

const SECOND: Duration = Duration::from_secs(1);

fn always(answer: Answer) -> Server {
    Server::always(move || answer.clone().into())
}

#[tokio::test]
async fn every_status_is_tried_again_or_not_by_what_it_says_of_the_call() {
    for (status, read, write, in_doubt) in [
        (400, false, false, false),
        (401, false, false, false),
        (403, false, false, false),
        (404, false, false, false),
        (405, false, false, false),
        (408, false, false, false),
        (409, false, false, false),
        (422, false, false, false),
        (425, false, false, false),
        (429, true, true, false),
        (500, false, false, true),
        (501, false, false, false),
        (502, true, false, true),
        (503, false, false, true),
        (504, true, false, true),
    ] {
        for sort in Sort::ALL {
            let (server, time) = (always(answer(status)), FakeTime::new());
            let client = client(&server, &time).build().unwrap();
            let error = sort.send(&client).await.unwrap_err();
            let again = if sort.may_repeat() { read } else { write };
            assert_eq!(server.count(), if again { 4 } else { 1 }, "{sort:?} {status}");
            assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "{sort:?}");
            assert_eq!(error.may_have_been_applied(), in_doubt && sort.is_write(), "{sort:?} {status}");
            assert_eq!(time.take_waits(), if again { &[500, 1000, 2000][..] } else { &[] }, "{sort:?} {status}");
        }
    }
}

#[tokio::test]
async fn drawn_waits_stay_within_what_has_grown() {
    for _ in 0..20 {
        let (server, time) = (always(answer(502)), FakeTime::new());
        let policy = policy(|policy| policy.retries = 8);
        let client = client(&server, &time).retry(policy).build().unwrap();
        Sort::Read.send(&client).await.unwrap_err();
        let waits = time.waits();
        assert_eq!(waits.len(), 8);
        for (wait, longest) in waits.iter().zip([500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]) {
            assert!(*wait < Duration::from_millis(longest), "{waits:?}");
        }
    }
}

#[tokio::test]
async fn a_storm_is_waited_out_and_applies_a_write_once() {
    let storm = |retry_after: &str| Act::from(answer(429).header("retry-after", retry_after));
    let acts = [storm("10"), storm("0"), storm("2.5"), json(200, &serde_json::json!({"id": "7"})).into()];
    let (server, time) = (Server::script(acts), FakeTime::new());
    let client = client(&server, &time).build().unwrap();
    let response = Sort::Write.send(&client).await.unwrap();
    assert_eq!((response.tries, server.count()), (4, 4), "refused three times, applied once");
    assert_eq!(time.take_waits(), [10_500, 1000, 3000], "never sooner than without");
}

#[tokio::test]
async fn a_storm_that_lasts_ends_with_the_wait_it_asks_for() {
    let (server, time) = (always(answer(429).header("retry-after", 7)), FakeTime::new());
    let client = client(&server, &time).build().unwrap();
    match Sort::Read.send(&client).await {
        Err(Error::RateLimited(limited)) => assert_eq!((limited.wait, limited.answer.tries), (Some(7 * SECOND), 4)),
        other => panic!("{other:?}"),
    }
    assert_eq!(time.take_waits(), [7500, 7500, 7500]);
}

#[tokio::test]
async fn waits_are_as_long_as_any_of_these_says() {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    let date = |seconds: u64| httpdate::fmt_http_date(now + Duration::from_secs(seconds));
    for (refused, expected) in [
        (answer(429).header("retry-after", date(20)), vec![20_500]),
        (answer(502).header("retry-after", 20), vec![20_500]),
        (answer(504).header("retry-after", date(20)), vec![20_500]),
        // The server's own clock tells, however wrong it is.
        (answer(429).header("retry-after", date(1020)).header("date", date(1000)), vec![20_500]),
        (answer(429).header("retry-after", date(20)).header("date", date(1000)), vec![500]),
        (answer(429).header("ratelimit-reset", 20), vec![20_500]),
        (answer(429).header("ratelimit-reset", 20).header("retry-after", 3), vec![3500]),
        (answer(502).header("ratelimit-reset", 20), vec![500]),
        (answer(429).header("retry-after", "whenever"), vec![500]),
        // Longer than anybody waits.
        (answer(429).header("retry-after", 61), vec![]),
        (answer(429).header("retry-after", date(86_400)), vec![]),
        (answer(429).header("retry-after", "99999999999999999999"), vec![]),
    ] {
        let (server, time) = (Server::script([refused.clone().into(), answer(204).into()]), FakeTime::new());
        let client = client(&server, &time).build().unwrap();
        let result = Sort::Read.send(&client).await;
        assert_eq!((time.take_waits(), result.is_ok()), (expected.clone(), !expected.is_empty()), "{refused:?}");
    }
}

/// The clock of this machine is set to something else between two tries.
#[tokio::test]
async fn a_clock_that_jumps_makes_nobody_wait_for_ever_nor_storm() {
    let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    let asked = httpdate::fmt_http_date(then + 5 * SECOND);
    for (jumped, expected) in [
        (then, vec![5500, 5500, 5500]),
        (then + Duration::from_secs(86_400), vec![500, 1000, 2000]),
        (then - Duration::from_secs(86_400), vec![]),
        (SystemTime::UNIX_EPOCH, vec![]),
    ] {
        let (server, time) = (always(answer(429).header("retry-after", &asked)), FakeTime::new());
        time.set_wall_clock(jumped);
        let client = client(&server, &time).build().unwrap();
        let error = Sort::Read.send(&client).await.unwrap_err();
        assert!(matches!(error, Error::RateLimited(_)));
        assert_eq!(time.take_waits(), expected);
    }
}

#[tokio::test]
async fn the_policy_is_the_clients_or_the_calls() {
    let (server, time) = (always(answer(503)), FakeTime::new());
    let with_503 = policy(|policy| {
        policy.statuses.push(StatusCode::SERVICE_UNAVAILABLE);
        policy.jitter = truto_unified::client::Jitter::None;
        policy.base = SECOND;
        policy.cap = 3 * SECOND;
    });
    let client = client(&server, &time).retry(with_503).build().unwrap();
    Sort::Read.send(&client).await.unwrap_err();
    assert_eq!(time.take_waits(), [1000, 2000, 3000]);
    Sort::Write.send(&client).await.unwrap_err();
    assert_eq!((time.take_waits(), server.count()), (vec![], 5), "of a write it may have been applied");
    api(&client).get("7").retry(RetryPolicy::never()).await.unwrap_err();
    api(&client).get("7").retry(predictable()).await.unwrap_err();
    assert_eq!((time.take_waits(), server.count()), (vec![], 7));
}

/// A retry costs five of five hundred, whoever makes it, and a call that succeeds gives one back.
#[tokio::test]
async fn the_budget_is_shared_and_runs_out() {
    let server = Server::answering(|_, seen| answer(if seen.target.contains("/good") { 204 } else { 502 }).into());
    let time = FakeTime::new();
    let eager = policy(|policy| (policy.retries, policy.base) = (60, Duration::ZERO));
    let client = client(&server, &time).retry(eager).build().unwrap();
    let clone = client.clone();
    api(&client).get("7").await.unwrap_err();
    assert_eq!(server.count(), 61);
    api(&clone).get("7").await.unwrap_err();
    assert_eq!(server.count(), 61 + 41, "forty are left");
    api(&client).get("7").await.unwrap_err();
    assert_eq!(server.count(), 61 + 41 + 1, "and now none");
    for _ in 0..10 {
        api(&clone).get("good").await.unwrap();
    }
    api(&client).get("7").await.unwrap_err();
    assert_eq!(server.count(), 61 + 41 + 1 + 10 + 3, "two have been earned");
}
