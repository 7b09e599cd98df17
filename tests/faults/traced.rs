//! What `tracing` is told, in a process of its own: who listens is decided for a whole process, and other tests listen to nothing.
#![allow(
    clippy::format_push_string,
    clippy::needless_pass_by_value,
    reason = "tests are read more often than they run"
)]

#[allow(dead_code, unused_imports, reason = "the other target uses all of it")]
mod harness;

use std::fmt::Write;
use std::sync::{Arc, Mutex};

use crate::harness::{Act, FakeTime, Server, Sort, TOKEN, answer, client};

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
    let (server, time) = (
        Server::script([
            answer(429).header("retry-after", 2).into(),
            Act::Reset(Vec::new()),
            answer(502).into(),
            answer(204).into(),
        ]),
        FakeTime::new(),
    );
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
