//! The two tiers: no ten seconds see more than the limit, and nobody waits for others longer than the token's tier demands.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::Instant;
use truto_unified::Client;
use truto_unified::client::{Limits, TokioTimer};

use crate::harness::{Canned, FakeTime, Piece, TOKEN};

const WINDOW: Duration = Duration::from_secs(10);

/// When requests went out, for which account, and with which id.
type Sent = Arc<Mutex<Vec<(Duration, String, u64)>>>;

/// A client whose clock is tokio's, which is paused: it goes on when everybody waits.
fn limited(per_token: u32, per_account: u32, refused: usize) -> (Client, Sent) {
    let (start, sent) = (Instant::now(), Sent::default());
    let telling = sent.clone();
    let canned = Canned::new(move |count, request| {
        let query = request.uri().query().unwrap_or_default();
        let account = query.split(['=', '&']).nth(1).unwrap_or_default().to_owned();
        let id = request.uri().path().rsplit('/').next().and_then(|id| id.parse().ok()).unwrap_or_default();
        telling.lock().unwrap().push((start.elapsed(), account, id));
        Ok(Canned::response(if count < refused { 429 } else { 200 }, &[Piece::Bytes("{}")]))
    });
    let mut limits = Limits::default();
    (limits.per_token, limits.per_account) = (per_token, per_account);
    let client = Client::builder().token(TOKEN).timer(TokioTimer::default()).transport(canned).limits(limits);
    (client.build().unwrap(), sent)
}

async fn send(client: &Client, calls: impl IntoIterator<Item = String>) {
    let calls: Vec<_> = calls
        .into_iter()
        .map(|account| {
            let call = client.clone().account(account).untyped().resource("crm", "contacts").get("7");
            tokio::spawn(call.into_future())
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
}

/// The most that any ten seconds see.
fn busiest(sent: &[Duration]) -> usize {
    let until = |start: Duration| sent.iter().filter(|time| (start..start + WINDOW).contains(*time)).count();
    sent.iter().map(|start| until(*start)).max().unwrap_or(0)
}

fn times(sent: &Sent, account: impl Fn(&str) -> bool) -> Vec<Duration> {
    sent.lock().unwrap().iter().filter(|(_, whose, _)| account(whose)).map(|(time, ..)| *time).collect()
}

fn of(account: impl ToString, calls: usize) -> std::iter::RepeatN<String> {
    std::iter::repeat_n(account.to_string(), calls)
}

#[tokio::test(start_paused = true)]
async fn no_ten_seconds_see_more_of_an_account_than_its_limit() {
    let (client, sent) = limited(500, 50, 0);
    send(&client, of("a", 300)).await;
    let sent = times(&sent, |_| true);
    assert!(busiest(&sent) <= 50, "{}", busiest(&sent));
    let last = sent.last().unwrap().as_secs();
    assert!((50..=75).contains(&last), "limits are used: {last} s");
}

#[tokio::test(start_paused = true)]
async fn no_ten_seconds_see_more_of_a_token_than_its_limit() {
    let (client, sent) = limited(500, 50, 0);
    send(&client, (0..40).flat_map(|account| of(account, 50))).await;
    let all = times(&sent, |_| true);
    assert_eq!(all.len(), 2000);
    assert!(busiest(&all) <= 500, "{}", busiest(&all));
    for account in 0..40 {
        let account = account.to_string();
        assert!(busiest(&times(&sent, |whose| whose == account)) <= 50, "account {account}");
    }
    let last = all.last().unwrap().as_secs();
    assert!((40..=60).contains(&last), "limits are used: {last} s");
}

/// One account waits for the token's turn while all its own come due: they must not go out together then.
#[tokio::test(start_paused = true)]
async fn turns_that_come_due_while_waiting_for_the_other_tier_are_not_saved_up() {
    let (client, sent) = limited(60, 50, 0);
    send(&client, (0..20).flat_map(|account| of(account, 30))).await;
    assert!(busiest(&times(&sent, |_| true)) <= 60);
    for account in 0..20 {
        let account = account.to_string();
        let busiest = busiest(&times(&sent, |whose| whose == account));
        assert!(busiest <= 50, "account {account}: {busiest}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_account_that_waits_for_itself_holds_nobody_up() {
    let (client, sent) = limited(500, 50, 0);
    let greedy = tokio::spawn({
        let client = client.clone();
        async move { send(&client, of("greedy", 500)).await }
    });
    tokio::time::sleep(Duration::from_secs(1)).await;
    let start = Instant::now();
    send(&client, of("modest", 10)).await;
    assert_eq!(start.elapsed(), Duration::ZERO, "there are turns enough for it");
    greedy.await.unwrap();
    assert!(busiest(&times(&sent, |whose| whose == "greedy")) <= 50);
}

#[tokio::test(start_paused = true)]
async fn nobody_pays_for_a_turn_that_was_not_given() {
    let (client, sent) = limited(5, 3, 0);
    send(&client, (0..6).map(|account| account.to_string())).await;
    let last = *times(&sent, |_| true).last().unwrap();
    assert!(last < Duration::from_millis(12_600), "as long as the token's tier demands, and no longer: {last:?}");
}

#[tokio::test]
async fn nobody_is_overtaken() {
    let time = FakeTime::new();
    time.hold(WINDOW);
    let canned = Canned::pieces(200, &[Piece::Bytes("{}")]);
    let mut limits = Limits::default();
    limits.per_account = 1;
    let client = Client::builder().token(TOKEN).timer(time.clone()).transport(canned.clone()).limits(limits);
    let client = client.build().unwrap();
    let call = |id: &str| client.account("a").untyped().resource("crm", "contacts").get(id).into_future();
    call("0").await.unwrap();
    let waiting = tokio::spawn(call("1"));
    while time.running() == 0 {
        tokio::task::yield_now().await;
    }
    // Its turn has come, and it has not noticed yet.
    time.pass(WINDOW);
    let late = tokio::spawn(call("2"));
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
    assert_eq!(canned.count(), 1);
    while !late.is_finished() {
        time.end(WINDOW);
        tokio::task::yield_now().await;
    }
    assert!(waiting.is_finished());
    let sent = canned.sent.lock().unwrap();
    let ids: Vec<_> = sent.iter().map(|request| request.uri().path().rsplit('/').next().unwrap().to_owned()).collect();
    assert_eq!(ids, ["0", "1", "2"]);
}

/// Whoever gives up leaves the queue, and the others keep their order.
#[tokio::test(start_paused = true)]
async fn requests_for_an_account_go_in_the_order_in_which_they_came() {
    let (client, sent) = limited(500, 5, 0);
    let call = |id: u64| client.clone().account("a").untyped().resource("crm", "contacts").get(id.to_string());
    let mut calls: Vec<_> = (0..30).map(|id| tokio::spawn(call(id).into_future())).collect();
    tokio::time::sleep(Duration::from_millis(1)).await;
    calls.remove(20).abort();
    calls.remove(3).abort();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let ids = sent.lock().unwrap().iter().map(|(_, _, id)| *id).collect::<Vec<_>>();
    assert_eq!(ids, (0..30).filter(|id| ![3, 20].contains(id)).collect::<Vec<u64>>());
}

#[tokio::test(start_paused = true)]
async fn retries_take_turns_like_first_tries() {
    let (client, sent) = limited(500, 5, 3);
    send(&client, of("a", 20)).await;
    let sent = times(&sent, |_| true);
    assert!(sent.len() >= 21 && busiest(&sent) <= 5, "{sent:?}");
}

#[tokio::test(start_paused = true)]
async fn limits_of_one_are_limits() {
    let (client, sent) = limited(1, 1, 0);
    send(&client, of("a", 4)).await;
    assert_eq!(times(&sent, |_| true).iter().map(Duration::as_secs).collect::<Vec<_>>(), [0, 10, 20, 30]);
}

#[tokio::test(start_paused = true)]
async fn clones_share_the_limits_and_an_account_is_known_for_as_long_as_it_matters() {
    let (client, sent) = limited(1_000_000, 5, 0);
    // So many that those which no longer matter are forgotten, which must not be any of these.
    for round in 0..3 {
        send(&client.clone(), (0..1500).map(|account| format!("{round}-{account}"))).await;
        send(&client, of("a", 2)).await;
    }
    assert!(busiest(&times(&sent, |whose| whose == "a")) <= 5);
    assert!(times(&sent, |whose| whose == "a").last().unwrap() > &Duration::from_secs(8));
}

#[tokio::test(start_paused = true)]
async fn without_limits_nobody_waits() {
    let canned = Canned::pieces(200, &[Piece::Bytes("{}")]);
    let client = Client::builder().token(TOKEN).timer(TokioTimer::default()).transport(canned.clone()).build().unwrap();
    let start = Instant::now();
    send(&client, of("a", 600)).await;
    assert_eq!((canned.count(), start.elapsed()), (600, Duration::ZERO));
}
