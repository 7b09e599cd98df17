//! What a program can watch: every try, by its hooks and by `tracing`.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use truto_unified::client::{Attempt, Outcome};

use crate::harness::{Act, FakeTime, Server, Sort, TOKEN, answer, client};

fn acts() -> [Act; 4] {
    [answer(429).header("retry-after", 2).into(), Act::Reset(Vec::new()), answer(502).into(), answer(204).into()]
}

fn told(attempt: &Attempt<'_>) -> String {
    let outcome = match attempt.outcome {
        Outcome::Answered(status) => format!("{status}"),
        Outcome::Failed(error) => error.to_string(),
        other => panic!("{other:?}"),
    };
    format!("{} {} → {outcome} → {:?}", attempt.number, attempt.call, attempt.retry_in)
}

#[tokio::test]
async fn hooks_see_every_try() {
    let (server, time) = (Server::script(acts()), FakeTime::new());
    let seen = Arc::new(Mutex::new(Vec::new()));
    let seeing = seen.clone();
    let others = Arc::new(Mutex::new(0));
    let counting = others.clone();
    let client = client(&server, &time)
        .on_attempt(move |attempt| seeing.lock().unwrap().push(told(attempt)))
        .on_attempt(move |_| *counting.lock().unwrap() += 1)
        .build()
        .unwrap();
    Sort::Keyed.send(&client).await.unwrap();
    Sort::Write.send(&client).await.unwrap_err();
    let seen = seen.lock().unwrap();
    let call = "PATCH /unified/ticketing/accounts/7";
    for (told, (number, says, wait)) in seen.iter().zip([
        (1, "too many requests", "Some(2.5s)"),
        (2, "broke off", "Some(1s)"),
        (3, "502", "Some(2s)"),
        (4, "204", "None"),
        (1, "418", "None"),
    ]) {
        assert!(told.starts_with(&format!("{number} {call} → ")) && told.ends_with(wait), "{told}");
        assert!(told.contains(says) && !told.contains(TOKEN), "{told}");
    }
    assert_eq!((seen.len(), *others.lock().unwrap()), (5, 5));
}

#[tokio::test]
async fn a_try_takes_as_long_as_it_takes() {
    let time = FakeTime::new();
    let passing = time.clone();
    let server = Server::always(move || {
        passing.pass(Duration::from_secs(7));
        answer(204).into()
    });
    let seen = Arc::new(Mutex::new(Vec::new()));
    let seeing = seen.clone();
    let client =
        client(&server, &time).on_attempt(move |attempt| seeing.lock().unwrap().push(attempt.elapsed)).build().unwrap();
    Sort::Read.send(&client).await.unwrap();
    assert_eq!(*seen.lock().unwrap(), [Duration::from_secs(7)]);
}
