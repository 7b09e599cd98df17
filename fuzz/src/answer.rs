//! Answers of a server, as anything.

use std::pin::{Pin, pin};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime};

use futures_core::Stream;
use http::{HeaderName, HeaderValue, Request, Response, StatusCode};
use truto_unified::client::{AccountClient, Body, BoxFuture, Bytes, Client, Timer, Transport, TransportError};
use truto_unified::crm::contacts::Contact;

/// What stands between two answers.
const BETWEEN: &[u8] = b"\n%%%%\n";

/// No list is longer than there are answers: the last one is given again, and a list that it would never end is stopped.
const PAGES: usize = 8;

/// It stands nowhere but where the client puts it.
pub(crate) const TOKEN: &str = "tok-8Jw2mQx7Rb4Zk9Vt";

/// Reads bytes as answers, and asks calls of every kind for them. Nothing panics, nothing waits for what does not come, and a record that
/// was decoded is the same when it is encoded and decoded again.
///
/// # Panics
///
/// Where that is not so.
pub fn answer(bytes: &[u8]) {
    // What a server says of its own, an error may say.
    if bytes.windows(TOKEN.len()).any(|window| window == TOKEN.as_bytes()) {
        return;
    }
    let client = Client::builder().token(TOKEN).timeout(None).timer(Clock::default()).transport(Answers::of(bytes));
    let client = client.build().unwrap_or_else(|error| panic!("{error}"));
    let account = client.account("62f44730-dd91-461e-bd6a-aedd9e0ad79d");
    at_once(get(&account));
    at_once(list(&account));
    at_once(write(&account));
    if let Ok(contact) = serde_json::from_slice::<Contact>(bytes) {
        assert_kept(&contact);
    }
}

async fn get(account: &AccountClient) {
    match account.crm().contacts().get("1").await {
        Ok(contact) => assert_kept(&contact),
        Err(error) => assert_words(&error),
    }
    if let Err(error) = account.ticketing().accounts().get("1").raw().await {
        assert_words(&error);
    }
}

async fn list(account: &AccountClient) {
    let mut pages = account.crm().contacts().list().pages();
    for _ in 0..PAGES {
        match pages.next().await {
            Some(Ok(page)) => page.records.iter().for_each(assert_kept),
            Some(Err(error)) => assert_words(&error),
            None => return,
        }
    }
}

async fn write(account: &AccountClient) {
    if let Err(error) = account.crm().contacts().delete("1").await {
        assert_words(&error);
    }
    if let Err(error) = account.untyped().resource("crm", "contacts").list().await {
        assert_words(&error);
    }
}

fn assert_words(error: &truto_unified::client::Error) {
    let (text, debug) = (error.to_string(), format!("{error:?}"));
    assert!(!text.trim().is_empty(), "an error has words");
    assert!(!text.contains(TOKEN) && !debug.contains(TOKEN), "no error has the token");
}

fn assert_kept(contact: &Contact) {
    let text = serde_json::to_string(contact).unwrap_or_else(|error| panic!("{error}: {contact:?}"));
    let again: Contact = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(*contact, again, "{text}");
}

/// What a call comes to, which waits for nobody.
pub(crate) fn at_once<T>(call: impl Future<Output = T>) -> T {
    match pin!(call).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => panic!("a call waits for what does not come"),
    }
}

/// Waits end at once, and it is later.
#[derive(Default)]
pub(crate) struct Clock(AtomicU64);

impl Timer for Clock {
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let millis = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX / 2);
        self.0.fetch_add(millis, Ordering::Relaxed);
        Box::pin(std::future::ready(()))
    }

    fn now(&self) -> Duration {
        Duration::from_millis(self.0.load(Ordering::Relaxed))
    }

    fn wall_clock(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000)
    }
}

/// Each answer once, and the last one from then on.
struct Answers(Mutex<Vec<Vec<u8>>>);

impl Answers {
    fn of(bytes: &[u8]) -> Self {
        let mut rest = bytes;
        let mut answers = Vec::new();
        while let Some(at) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
            answers.push(rest[..at].to_vec());
            rest = &rest[at + BETWEEN.len()..];
        }
        answers.push(rest.to_vec());
        answers.reverse();
        Self(Mutex::new(answers))
    }
}

impl Transport for Answers {
    fn send(&self, _: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let mut left = self.0.lock().unwrap_or_else(|_| panic!("nobody panicked with it"));
        let bytes = if left.len() > 1 { left.pop() } else { left.last().cloned() };
        Box::pin(std::future::ready(Ok(response(&bytes.unwrap_or_default()))))
    }
}

/// A line with a status, lines of headers, an empty one, and the body; what cannot be sent over a wire is left out.
fn response(bytes: &[u8]) -> Response<Body> {
    let mut lines = bytes.splitn(2, |byte| *byte == b'\n');
    let status = lines.next().and_then(|line| std::str::from_utf8(line).ok()?.trim().parse::<u16>().ok());
    let mut rest = lines.next().unwrap_or_default();
    let mut response = Response::new(());
    *response.status_mut() = status.and_then(|status| StatusCode::from_u16(status).ok()).unwrap_or(StatusCode::OK);
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let line = &rest[..end];
        rest = &rest[end + 1..];
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { break };
        let name = HeaderName::from_bytes(line[..colon].trim_ascii());
        let value = HeaderValue::from_bytes(line[colon + 1..].trim_ascii());
        if let (Ok(name), Ok(value)) = (name, value) {
            response.headers_mut().append(name, value);
        }
    }
    let pieces: Vec<_> = rest.chunks(100).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    response.map(|()| -> Body { Box::pin(Pieces(pieces.into_iter())) })
}

pub(crate) struct Pieces(std::vec::IntoIter<Result<Bytes, TransportError>>);

impl Pieces {
    pub(crate) fn none() -> Self {
        Self(Vec::new().into_iter())
    }
}

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next())
    }
}
