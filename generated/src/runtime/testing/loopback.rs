//! A server on this machine that answers one call after another, and tells what it was sent.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

use reqwest::Url;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::agreement::fitting;
use super::{named, object};
use crate::client::{AccountClient, Call, Client, Format, OperationType, Reads, RetryPolicy};
use crate::generated::platform::WIRE;
use crate::runtime::{Record, Value};
use crate::support::{Body, Operation};

/// A record's identifier that cannot stand in a path as it is.
pub(crate) const ID: &str = "1/2 3";

/// [`ID`] in a path.
const ENCODED_ID: &str = "1%2F2%203";

const ACCOUNT: &str = "account-1";

/// A body that no source describes.
pub(crate) fn free_form() -> Value {
    json!({"name": "Acme", "tags": [1, null]})
}

/// A record with something in every field that anything gets into.
pub(crate) fn filled<T: Record + Default + Serialize + DeserializeOwned>() -> T {
    let fields = named::<T>().iter();
    let all = object(fields.filter_map(|field| Some((*field, fitting::<T>(field)?.0))));
    serde_json::from_value(all).unwrap_or_else(|error| panic!("cannot be decoded: {error}"))
}

/// What a call sent.
struct Sent {
    /// `PATCH /unified/crm/users/1?…`
    line: String,
    authorization: Option<String>,
    body: Vec<u8>,
}

/// The server, and a client that calls nothing else.
pub(crate) struct Loopback {
    listener: TcpListener,
    address: SocketAddr,
    client: Client,
    runtime: tokio::runtime::Runtime,
}

impl Loopback {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap_or_else(|error| panic!("no port: {error}"));
        let address = listener.local_addr().unwrap_or_else(|error| panic!("no address: {error}"));
        let client =
            Client::builder().token("secret").base_url(format!("http://{address}")).retry(RetryPolicy::never());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        Self {
            listener,
            address,
            client: client.build().unwrap_or_else(|error| panic!("no client: {error}")),
            runtime: runtime.unwrap_or_else(|error| panic!("no runtime: {error}")),
        }
    }

    pub(crate) fn account(&self) -> AccountClient {
        self.client.account(ACCOUNT)
    }

    /// Panics unless the call goes to the operation's address, carries the body, and reads the answer. `body` is what is passed to it.
    pub(crate) fn answers<O, F>(&self, operation: &Operation, call: Call<O, F>, body: Option<&dyn ToJson>)
    where
        O: OperationType,
        F: Format,
        F::Answer: Reads<O>,
    {
        let sent = thread::scope(|scope| {
            let server = scope.spawn(|| self.serve(operation));
            let result = self.runtime.block_on(call.send());
            if let Err(error) = result {
                // A call that did not come this far would leave the server waiting for it.
                drop(TcpStream::connect(self.address));
                panic!("{operation}: {error}");
            }
            server.join().unwrap_or_else(|_| panic!("{operation}: the server broke"))
        });
        let sent = sent.unwrap_or_else(|| panic!("{operation}: nothing was sent"));
        let path = filled_in(operation.path);
        let (start, query) = sent.line.split_once('?').unwrap_or((&sent.line, ""));
        assert_eq!(start, format!("{} {path}", operation.http), "{operation}");
        let query =
            Url::parse(&format!("http://{}?{query}", self.address)).unwrap_or_else(|error| panic!("{query}: {error}"));
        let is_account = |name: &str| query.query_pairs().any(|(key, value)| key == name && value == ACCOUNT);
        assert!(WIRE.account.is_none_or(is_account), "{operation}: {query}");
        assert!(sent.authorization.is_some_and(|value| value.contains("secret")), "{operation}: no token");
        let expected = body.map(ToJson::to_json);
        let found = (!sent.body.is_empty()).then(|| serde_json::from_slice::<Value>(&sent.body));
        let found = found.map(|body| body.unwrap_or_else(|error| panic!("{operation}: {error}")));
        assert_eq!(found, expected, "{operation}");
    }

    /// One exchange; `None` where nothing came.
    fn serve(&self, operation: &Operation) -> Option<Sent> {
        let (stream, _) = self.listener.accept().ok()?;
        let mut reader = BufReader::new(&stream);
        let mut sent = Sent { line: String::new(), authorization: None, body: Vec::new() };
        reader.read_line(&mut sent.line).ok()?;
        sent.line.truncate(sent.line.rfind(" HTTP/")?);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            let Some((name, value)) = line.split_once(':') else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.trim().parse().ok()?,
                name if name.eq_ignore_ascii_case(WIRE.authentication_header) => {
                    sent.authorization = Some(value.trim().to_owned());
                }
                _ => {}
            }
        }
        sent.body.resize(length, 0);
        reader.read_exact(&mut sent.body).ok()?;
        // What is no JSON can be read as a file only.
        let body = if operation.response == Body::Bytes { "a file".to_owned() } else { answer(operation).to_string() };
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
        (&stream).write_all((head + &body).as_bytes()).ok()?;
        Some(sent)
    }
}

/// The path with [`ID`] in place of each of its parameters.
fn filled_in(path: &str) -> String {
    let mut parts = path.split(['{', '}']);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    while let (Some(_), Some(rest)) = (parts.next(), parts.next()) {
        filled += ENCODED_ID;
        filled += rest;
    }
    filled
}

/// A record of which nothing is known, or two in a list, in the envelope that the method's answers have.
fn answer(operation: &Operation) -> Value {
    let key = match operation.method {
        "list" => WIRE.list_records,
        "get" | "create" | "update" | "delete" => None,
        _ => WIRE.custom_result,
    };
    let record = if operation.method == "list" { json!([{}, {}]) } else { json!({}) };
    match key {
        Some(key) => json!({key: record}),
        None => record,
    }
}

/// What can be held against the body that arrived.
pub(crate) trait ToJson {
    fn to_json(&self) -> Value;
}

impl<T: Serialize> ToJson for T {
    fn to_json(&self) -> Value {
        serde_json::to_value(self).unwrap_or_else(|error| panic!("cannot be encoded: {error}"))
    }
}
