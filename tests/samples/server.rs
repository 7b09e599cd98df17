//! A server that answers one request, and keeps it.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::JoinHandle;

use serde_json::Value;
use unified_codegen::export::sample::{Call, Language, Value as Sampled};

/// The token that samples are run with.
pub(super) const SECRET: &str = "a-token";

/// The end of a list, and a record of which nothing is known.
const LIST: &str = r#"{"result": [], "next_cursor": null}"#;

/// A file that is no text.
pub(super) const BYTES: &[u8] = b"\x00\xff\n\x80 of a file";

pub(super) struct Server {
    address: SocketAddr,
    heard: JoinHandle<Option<Recorded>>,
}

/// A request, as far as a sample decides about it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Recorded {
    method: String,
    path: String,
    /// Names and texts, decoded, in order.
    query: Vec<(String, String)>,
    authorization: Option<String>,
    is_json: bool,
    body: Option<Value>,
}

impl Server {
    /// One that answers with a file, or as the API does.
    pub(super) fn start(is_file: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a port");
        let address = listener.local_addr().expect("it has an address");
        let heard = std::thread::spawn(move || {
            let (stream, _) = listener.accept().ok()?;
            answer(stream, is_file)
        });
        Self { address, heard }
    }

    pub(super) fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What was sent; nothing where nobody came.
    pub(super) fn stop(self) -> Option<Recorded> {
        // Wakes a server that nobody has called.
        drop(TcpStream::connect(self.address));
        self.heard.join().expect("the server does not panic")
    }
}

fn answer(mut stream: TcpStream, is_file: bool) -> Option<Recorded> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        if let Some(recorded) = request(&bytes) {
            let (ty, body) = match recorded.method.as_str() {
                _ if is_file => ("octet-stream", BYTES),
                "GET" => ("json", LIST.as_bytes()),
                _ => ("json", b"{}".as_slice()),
            };
            let head = format!("HTTP/1.1 200 OK\r\nContent-Type: application/{ty}\r\nConnection: close\r\n");
            stream.write_all(format!("{head}Content-Length: {}\r\n\r\n", body.len()).as_bytes()).ok()?;
            stream.write_all(body).ok()?;
            return Some(recorded);
        }
        match stream.read(&mut chunk).ok()? {
            0 => return None,
            read => bytes.extend_from_slice(&chunk[..read]),
        }
    }
}

/// The request, once all of it is there.
fn request(bytes: &[u8]) -> Option<Recorded> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut head = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(start) = head.parse(bytes).expect("it is HTTP") else { return None };
    let header = |name: &str| {
        let mut named = head.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        named.next().map(|header| String::from_utf8_lossy(header.value).into_owned())
    };
    let length: usize = header("content-length").map_or(0, |length| length.parse().expect("it is a number"));
    let body = bytes.get(start..start + length)?;
    let target = head.path.unwrap_or_default();
    let url = reqwest::Url::parse(&format!("http://here{target}")).expect("a target is the end of a URL");
    Some(Recorded {
        method: head.method.unwrap_or_default().to_owned(),
        // As it was sent: a URL takes steps up out of its path.
        path: target.split('?').next().unwrap_or_default().to_owned(),
        query: url.query_pairs().into_owned().collect(),
        authorization: header("authorization"),
        is_json: header("content-type").is_some_and(|ty| ty == "application/json"),
        body: (!body.is_empty()).then(|| serde_json::from_slice(body).expect("the body is JSON")),
    })
}

impl Recorded {
    /// What a call is to send.
    pub(super) fn of(call: &Call) -> Self {
        let path = call.url.splitn(4, '/').nth(3).map(|path| format!("/{path}"));
        Self {
            method: call.http.as_str().to_owned(),
            path: path.expect("a URL has a path"),
            query: call.query.clone(),
            authorization: Some(format!("{} {SECRET}", call.authorization.1)),
            is_json: call.body.is_some(),
            body: call.body.as_ref().map(json),
        }
    }

    /// What was sent instead, and how; `None` where it means the same.
    pub(super) fn difference(&self, sent: Option<&Self>, language: Language) -> Option<String> {
        let differs = match language {
            Language::Curl | Language::JavaScript | Language::Python => sent != Some(self),
            Language::TypeScript | Language::PythonSdk | Language::Rust => {
                sent.map(Self::normal) != Some(self.normal())
            }
        };
        differs.then(|| format!("{sent:#?} was sent, and not {self:#?}"))
    }

    /// Without what clients are free to spell in their own way: what they encode in the path, numbers for the elements of lists, a
    /// type without a body, and the cursor of a first page, which is empty.
    fn normal(&self) -> Self {
        let decoded = |segment| percent_encoding::percent_decode_str(segment).decode_utf8_lossy().into_owned();
        let path: Vec<String> = self.path.split('/').map(decoded).collect();
        let query = self.query.iter().filter(|(name, text)| name != "next_cursor" || !text.is_empty());
        let query = query.map(|(name, text)| (without_numbers(name), text.clone()));
        Self {
            // What stood between two slashes cannot be taken for two parts any more.
            path: format!("{path:?}"),
            query: query.collect(),
            is_json: self.is_json && self.body.is_some(),
            ..self.clone()
        }
    }
}

/// `a[0][b]` as `a[][b]`.
fn without_numbers(name: &str) -> String {
    let mut parts = name.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| match part.split_once(']') {
        Some((index, rest)) if index.chars().all(|c| c.is_ascii_digit()) => format!("[]{rest}"),
        _ => format!("[{part}"),
    });
    first + &rest.collect::<String>()
}

fn json(value: &Sampled) -> Value {
    match value {
        Sampled::Text(text) => text.as_str().into(),
        Sampled::Number(number) => serde_json::from_str(number).expect("it is a number"),
        Sampled::Boolean(value) => (*value).into(),
        Sampled::List(items) => items.iter().map(json).collect(),
        Sampled::Object(members) => {
            Value::Object(members.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
    }
}
