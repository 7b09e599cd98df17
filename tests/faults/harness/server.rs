//! A server on this machine that does as it is told, and counts.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::Answer;

/// What the server does with a request.
pub(crate) enum Act {
    /// Writes this, and waits for the next request.
    Keep(Vec<u8>),
    /// Writes this, and ends the connection as one should.
    Close(Vec<u8>),
    /// Writes this, and resets the connection.
    Reset(Vec<u8>),
    /// Writes this, calls back, and never writes again.
    Stall(Vec<u8>, Box<dyn FnOnce() + Send>),
}

impl From<Answer> for Act {
    fn from(answer: Answer) -> Self {
        Self::Keep(answer.bytes())
    }
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// Which connection it came on.
    pub(crate) connection: usize,
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A parameter of the query, where it needs no decoding.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        let (_, query) = self.target.split_once('?')?;
        query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }
}

type Handler = Box<dyn FnMut(usize, &Seen) -> Act + Send>;

struct Shared {
    handler: Mutex<Handler>,
    seen: Mutex<Vec<Seen>>,
    connections: AtomicUsize,
    /// Connections are reset before anything is read.
    is_deaf: bool,
    is_over: AtomicBool,
}

/// A server on this machine. It stops when this is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Server {
    /// Does one thing after another, request by request. What comes after is answered with 418.
    pub(crate) fn script(acts: impl IntoIterator<Item = Act>) -> Self {
        let mut acts: VecDeque<Act> = acts.into_iter().collect();
        Self::answering(move |_, _| acts.pop_front().unwrap_or_else(|| super::answer(418).into()))
    }

    /// Does the same, again and again.
    pub(crate) fn always(act: impl Fn() -> Act + Send + 'static) -> Self {
        Self::answering(move |_, _| act())
    }

    /// Does what this says; it is told how many requests came before.
    pub(crate) fn answering(handler: impl FnMut(usize, &Seen) -> Act + Send + 'static) -> Self {
        Self::start(Box::new(handler), false)
    }

    /// Resets every connection before it has read anything.
    pub(crate) fn deaf() -> Self {
        Self::start(Box::new(|_, _| Act::Close(Vec::new())), true)
    }

    fn start(handler: Handler, is_deaf: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let shared = Arc::new(Shared {
            handler: Mutex::new(handler),
            seen: Mutex::default(),
            connections: AtomicUsize::new(0),
            is_deaf,
            is_over: AtomicBool::new(false),
        });
        let accepting = shared.clone();
        thread::spawn(move || accepting.accept(&listener));
        Self { address, shared }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many requests came.
    pub(crate) fn count(&self) -> usize {
        self.shared.seen.lock().expect("no test has failed yet").len()
    }

    /// How many connections came.
    pub(crate) fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    /// The requests that came.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.shared.seen.lock().expect("no test has failed yet").clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        // Wakes the one who accepts.
        let _woken = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn accept(self: Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming() {
            if self.is_over.load(Ordering::SeqCst) {
                return;
            }
            let Ok(stream) = stream else { continue };
            let number = self.connections.fetch_add(1, Ordering::SeqCst);
            if self.is_deaf {
                reset(stream);
                continue;
            }
            let shared = self.clone();
            thread::spawn(move || shared.serve(number, stream));
        }
    }

    fn serve(&self, connection: usize, mut stream: TcpStream) {
        let _quick = stream.set_nodelay(true);
        let Ok(read) = stream.try_clone() else { return };
        let mut read = BufReader::new(read);
        while let Some(seen) = request(connection, &mut read) {
            let act = {
                let mut all = self.seen.lock().expect("no test has failed yet");
                let act = (self.handler.lock().expect("no test has failed yet"))(all.len(), &seen);
                all.push(seen);
                act
            };
            match act {
                Act::Keep(bytes) => {
                    if stream.write_all(&bytes).is_err() {
                        return;
                    }
                }
                Act::Close(bytes) => return drop(stream.write_all(&bytes)),
                Act::Reset(bytes) => {
                    let _written = stream.write_all(&bytes);
                    return reset(stream);
                }
                Act::Stall(bytes, tell) => {
                    let _written = stream.write_all(&bytes);
                    tell();
                    // The connection stays until the client has had enough.
                    let _rest = read.read_to_end(&mut Vec::new());
                    return;
                }
            }
        }
    }
}

fn reset(stream: TcpStream) {
    socket2::SockRef::from(&stream).set_linger(Some(Duration::ZERO)).expect("connections can be reset");
}

fn request(connection: usize, read: &mut impl BufRead) -> Option<Seen> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        read.read_line(&mut line).ok().filter(|length| *length > 0)?;
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let mut first = lines.first()?.split(' ').map(str::to_owned);
    let (method, target) = (first.next()?, first.next()?);
    let header = |line: &String| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    let headers: Vec<(String, String)> = lines.iter().skip(1).filter_map(header).collect();
    let length = headers.iter().find(|(name, _)| name == "content-length").and_then(|(_, value)| value.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    read.read_exact(&mut body).ok()?;
    Some(Seen { connection, method, target, headers, body })
}
