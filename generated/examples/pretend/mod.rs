//! What the examples share: a client for the real API where there is a token, or else for a server on this machine.

use std::env;
use std::error::Error;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use truto_unified::Client;

/// A client for the API that `TRUTO_TOKEN` is for. Without a token, for a server on this machine, which shows what it is sent and
/// answers with what `answer` makes of it: `GET /unified/crm/accounts?…`.
pub(crate) fn client(answer: fn(&str) -> String) -> Result<Client, Box<dyn Error>> {
    Ok(match setting("TRUTO_TOKEN") {
        Some(token) => Client::builder().token(token).build()?,
        None => Client::builder().token("a-token").base_url(server(answer)?).build()?,
    })
}

/// The account that `TRUTO_ACCOUNT` names, which the real API needs.
pub(crate) fn account() -> Result<String, Box<dyn Error>> {
    or_invented(setting("TRUTO_ACCOUNT"), "TRUTO_ACCOUNT", "62f44730-dd91-461e-bd6a-aedd9e0ad79d")
}

/// What was given. What was not is invented for the server on this machine, and for no other.
pub(crate) fn or_invented(given: Option<String>, what: &str, invented: &str) -> Result<String, Box<dyn Error>> {
    match given {
        Some(given) => Ok(given),
        None if setting("TRUTO_TOKEN").is_none() => Ok(invented.to_owned()),
        None => Err(format!("with TRUTO_TOKEN set, {what} has to be given, too").into()),
    }
}

fn setting(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// Starts the server, which lives as long as the program. Returns its address.
fn server(answer: fn(&str) -> String) -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming() {
            if let Err(error) = stream.and_then(|stream| respond(&stream, answer)) {
                eprintln!("the server failed: {error}");
            }
        }
    });
    Ok(address)
}

/// One request and its answer.
fn respond(mut stream: &TcpStream, answer: fn(&str) -> String) -> io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    eprintln!("> {}", request.trim_end());
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
        eprintln!("> {}", if line.starts_with("authorization:") { "authorization: …" } else { &line });
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    eprintln!("> {}", String::from_utf8_lossy(&body));
    let json = answer(request.trim_end_matches(" HTTP/1.1\r\n"));
    write!(
        stream,
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{json}",
        json.len()
    )
}
