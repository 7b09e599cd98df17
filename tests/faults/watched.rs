//! What a program can watch: every try, by its hooks and by `tracing`.

use std::fmt::Write;
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

/// Everything that is told, as text.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Vec<String>>>);

impl tracing::Subscriber for Recorder {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        let mut text = String::new();
        span.record(&mut Fields(&mut text));
        self.0.lock().unwrap().push(text);
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}

    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let mut text = format!("{} {}", event.metadata().level(), event.metadata().target());
        event.record(&mut Fields(&mut text));
        self.0.lock().unwrap().push(text);
    }

    fn enter(&self, _: &tracing::span::Id) {}

    fn exit(&self, _: &tracing::span::Id) {}
}

struct Fields<'a>(&'a mut String);

impl tracing::field::Visit for Fields<'_> {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

/// Whatever is told by anybody, the layers below included, the token is not in it.
#[tokio::test]
async fn tracing_is_told_of_every_try_and_never_of_the_token() {
    let (server, time) = (Server::script(acts()), FakeTime::new());
    let recorder = Recorder::default();
    let _recording = tracing::subscriber::set_default(recorder.clone());
    let client = client(&server, &time).build().unwrap();
    Sort::Keyed.send(&client).await.unwrap();
    Sort::Write.send(&client).await.unwrap_err();
    let all = recorder.0.lock().unwrap().clone();
    assert!(!all.iter().any(|text| text.contains(TOKEN)), "{all:#?}");
    let ours: Vec<&String> = all.iter().filter(|text| text.contains("truto_unified")).collect();
    assert_eq!(ours.len(), 5, "{ours:#?}");
    for (text, says) in ours.iter().zip([
        ["WARN ", "number=1 ", "too many requests", "retry_in=2.5s"],
        ["WARN ", "number=2 ", "broke off", "retry_in=1s"],
        ["WARN ", "number=3 ", "502", "retry_in=2s"],
        ["DEBUG ", "number=4 ", "status=204", "answered"],
        ["WARN ", "number=1 ", "418", "message=failed"],
    ]) {
        assert!(says.iter().all(|says| text.contains(says)), "{text}");
    }
}
