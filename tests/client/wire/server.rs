//! A server that remembers what it was sent, to the byte.
//!
//! It reads the connection itself: servers made for tests hand URLs out parsed, and `%2e%2e` is then as good as `..`.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use super::table::Answer;

/// One request as it came.
pub(super) struct Heard {
    pub(super) method: String,
    /// Path and query, not decoded.
    pub(super) target: String,
    /// Names in lower case, in the order in which they came.
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Heard {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

pub(super) struct Server {
    pub(super) address: String,
    heard: Arc<Mutex<Vec<Heard>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Answers the first request with the first answer, and so on; a request beyond the last answer with 418.
    pub(super) async fn start(answers: Vec<Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port of this machine is free");
        let address = listener.local_addr().expect("the port is known").to_string();
        let heard = Arc::<Mutex<Vec<Heard>>>::default();
        let task = tokio::spawn(serve(listener, answers, heard.clone()));
        Self { address, heard, task }
    }

    /// Every request that came.
    pub(super) fn stop(self) -> Vec<Heard> {
        self.task.abort();
        std::mem::take(&mut *self.heard.lock().expect("no lock is held over a panic"))
    }
}

async fn serve(listener: TcpListener, answers: Vec<Answer>, heard: Arc<Mutex<Vec<Heard>>>) {
    let mut answers = answers.into_iter();
    loop {
        let (mut stream, _) = listener.accept().await.expect("a connection can be accepted");
        let request = hear(&mut stream).await;
        heard.lock().expect("no lock is held over a panic").push(request);
        let too_many = Answer { status: Some(418), ..Answer::default() };
        stream.write_all(&written(&answers.next().unwrap_or(too_many))).await.expect("an answer can be sent");
    }
}

async fn hear(stream: &mut TcpStream) -> Heard {
    let mut bytes = Vec::new();
    let end = loop {
        assert_ne!(stream.read_buf(&mut bytes).await.expect("a request can be read"), 0, "a request broke off");
        if let Some(at) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break at + 4;
        }
    };
    let mut heard = parsed(&bytes[..end]);
    let length = heard.header("content-length").map_or(0, |length| length.parse().expect("a length is a number"));
    heard.body = bytes.split_off(end);
    while heard.body.len() < length {
        assert_ne!(stream.read_buf(&mut heard.body).await.expect("a body can be read"), 0, "a body broke off");
    }
    heard
}

fn parsed(head: &[u8]) -> Heard {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut request = httparse::Request::new(&mut headers);
    request.parse(head).expect("what comes is HTTP/1.1");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("headers are text");
    let headers = request.headers.iter().map(|header| (header.name.to_ascii_lowercase(), text(header.value)));
    Heard {
        method: request.method.expect("a request has a method").to_owned(),
        target: request.path.expect("a request has a target").to_owned(),
        headers: headers.collect(),
        body: Vec::new(),
    }
}

fn written(answer: &Answer) -> Vec<u8> {
    let status = answer.status.unwrap_or(200);
    let mut lines = vec![format!("HTTP/1.1 {status} Answer"), "connection: close".to_owned()];
    lines.extend(answer.headers.iter().map(|(name, value)| format!("{name}: {value}")));
    if !answer.body.is_empty() && !answer.headers.contains_key("content-type") {
        lines.push("content-type: application/json".to_owned());
    }
    if status != 204 {
        lines.push(format!("content-length: {}", answer.body.len()));
    }
    format!("{}\r\n\r\n{}", lines.join("\r\n"), answer.body).into_bytes()
}
