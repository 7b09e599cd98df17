//! A server on this machine that answers in turn, and remembers what it was asked.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::Value;
use truto_unified::Client;
use truto_unified::client::{AccountClient, ClientBuilder, RetryPolicy};

/// One answer: status, content type and body.
pub(crate) type Answer = (u16, &'static str, Vec<u8>);

pub(crate) fn json(value: &Value) -> Answer {
    (200, "application/json", value.to_string().into_bytes())
}

/// What the server was asked.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// `GET /ping?a=b`
    pub(crate) line: String,
    /// In lower case: `accept: */*`.
    pub(crate) headers: Vec<String>,
    pub(crate) body: String,
}

/// The last answer is given again and again.
pub(crate) struct Server {
    url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    pub(crate) fn answering(answers: impl IntoIterator<Item = Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let url = format!("http://{}", listener.local_addr().expect("the port is known"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, answers) = (asked.clone(), Arc::new(answers.into_iter().collect::<Vec<_>>()));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (log, answers) = (log.clone(), answers.clone());
                thread::spawn(move || serve(&stream?, &answers, &log));
            }
        });
        Self { url, asked }
    }

    pub(crate) fn client(&self) -> Client {
        self.client_with(|builder| builder)
    }

    pub(crate) fn client_with(&self, more: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Client {
        let builder = Client::builder().base_url(&self.url).token("secret").retry(RetryPolicy::never());
        more(builder).build().expect("the client can be made")
    }

    /// The account `a-1`.
    pub(crate) fn account(&self) -> AccountClient {
        self.client().account("a-1")
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("no thread has failed").clone()
    }

    /// `GET /ping?a=b` of every request.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.line).collect()
    }
}

/// Every request of one connection.
fn serve(mut stream: &TcpStream, answers: &[Answer], log: &Mutex<Vec<Asked>>) -> io::Result<()> {
    let mut reader = BufReader::new(stream);
    while let Some(asked) = read(&mut reader)? {
        let index = {
            let mut log = log.lock().expect("no thread has failed");
            log.push(asked);
            log.len() - 1
        };
        let (status, content_type, body) = answers.get(index).or(answers.last()).expect("there is an answer");
        let length = body.len();
        let head = format!("HTTP/1.1 {status} x\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\r\n");
        stream.write_all(&[head.as_bytes(), body].concat())?;
    }
    Ok(())
}

/// `None` at the end of the connection.
fn read(reader: &mut impl BufRead) -> io::Result<Option<Asked>> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        lines.push(line.to_owned());
    }
    if lines.is_empty() {
        return Ok(None);
    }
    let line = lines.remove(0).trim_end_matches(" HTTP/1.1").to_owned();
    let headers: Vec<String> = lines.iter().map(|line| line.to_ascii_lowercase()).collect();
    let length = headers.iter().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    Ok(Some(Asked { line, headers, body: String::from_utf8_lossy(&body).into_owned() }))
}
