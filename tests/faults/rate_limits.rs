//! How many requests are left, as answers say.

use std::time::Duration;

use serde_json::json as value;
use truto_unified::client::{Error, RateLimit};

use crate::harness::{Answer, FakeTime, Server, answer, api, client, failure, json, policy};

fn limited(answer: Answer, remaining: &str) -> Answer {
    answer.header("ratelimit-limit", 500).header("ratelimit-remaining", remaining).header("RateLimit-Reset", 9)
}

fn parts(limit: RateLimit) -> (Option<u64>, Option<u64>, Option<Duration>) {
    (limit.limit, limit.remaining, limit.reset)
}

fn left(remaining: u64) -> (Option<u64>, Option<u64>, Option<Duration>) {
    (Some(500), Some(remaining), Some(Duration::from_secs(9)))
}

#[tokio::test]
async fn every_answer_tells_and_the_client_remembers_the_last() {
    let acts = [
        limited(json(200, &value!({})), "41").into(),
        answer(204).into(),
        limited(answer(404), "40").into(),
        limited(answer(429).header("retry-after", 10), "0").into(),
        limited(json(200, &value!({"result": [], "next_cursor": null})), "39").into(),
        limited(answer(302).header("location", "https://elsewhere.example"), "38").into(),
        answer(204).header("ratelimit-limit", "many").into(),
    ];
    let (server, time) = (Server::script(acts), FakeTime::new());
    let client = client(&server, &time).retry(policy(|policy| policy.retries = 0)).build().unwrap();
    let records = api(&client);
    assert_eq!(parts(client.rate_limit()), (None, None, None));

    assert_eq!(parts(records.get("7").send().await.unwrap().meta.rate_limit()), left(41));
    assert_eq!(parts(records.get("7").send().await.unwrap().meta.rate_limit()), (None, None, None));
    assert_eq!(parts(client.clone().rate_limit()), left(41), "an answer that does not say takes nothing back");

    assert_eq!(parts(failure(records.get("7").await).meta.rate_limit()), left(40));
    match records.get("7").await {
        Err(Error::RateLimited(limited)) => {
            assert_eq!(parts(limited.answer.meta.rate_limit()), left(0));
            assert_eq!((limited.wait, limited.answer.is_remote), (Some(Duration::from_secs(10)), false));
        }
        other => panic!("{other:?}"),
    }
    let mut pages = records.list().pages();
    pages.next().await.unwrap().unwrap();
    assert_eq!(pages.meta().map(|meta| parts(meta.rate_limit())), Some(left(39)));
    records.get("7").await.unwrap_err();
    assert_eq!(parts(client.rate_limit()), left(38), "a redirect is an answer");
    records.get("7").await.unwrap();
    assert_eq!(parts(client.rate_limit()), left(38));
}

#[tokio::test]
async fn whose_limit_it_was_is_told() {
    let body = value!({"statusCode": 429, "error": "Too Many Requests", "message": "slow down",
        "truto_is_remote_error": true, "truto_error_insight": {"rate_limit_error": {"description": "d", "value": 1}}});
    let (server, time) = (Server::always(move || json(429, &body).into()), FakeTime::new());
    let client = client(&server, &time).retry(policy(|policy| policy.retries = 0)).build().unwrap();
    match api(&client).get("7").await {
        Err(Error::RateLimited(limited)) => {
            assert_eq!((limited.wait, limited.answer.is_remote), (None, true));
            assert!(limited.answer.insight.is_some_and(|insight| insight.rate_limit_error.is_some()));
        }
        other => panic!("{other:?}"),
    }
}
