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
    Ok(match env::var("TRUTO_TOKEN") {
        Ok(token) => Client::builder().token(token).build()?,
        Err(_) => Client::builder().token("a-token").base_url(server(answer)?).build()?,
    })
}

/// The account that `TRUTO_ACCOUNT` names.
pub(crate) fn account() -> String {
    env::var("TRUTO_ACCOUNT").unwrap_or_else(|_| "62f44730-dd91-461e-bd6a-aedd9e0ad79d".to_owned())
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
