//! Updates an account at Front.
//!
//! ```sh
//! cargo run --example update_account
//! TRUTO_TOKEN=… TRUTO_ACCOUNT=… cargo run --example update_account -- <id> <name>
//! ```
//!
//! Without a token the call goes to a server on this machine, which shows what it was sent.

use std::env;
use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use truto_unified::Client;
use truto_unified::providers::Front;
use truto_unified::ticketing::accounts::UpdateAccount;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let id = args.next().unwrap_or_else(|| "23423523".to_owned());
    let name = args.next().unwrap_or_else(|| "Acme".to_owned());
    let client = match env::var("TRUTO_TOKEN") {
        Ok(token) => Client::builder().token(token).build()?,
        Err(_) => Client::builder().token("a-token").base_url(pretend_server()?).build()?,
    };
    let account = env::var("TRUTO_ACCOUNT").unwrap_or_else(|_| "62f44730-dd91-461e-bd6a-aedd9e0ad79d".to_owned());

    // What Front does not take, or misses, does not compile.
    let body = UpdateAccount::for_provider(Front).name(name).domains(["acme.com"]).build();
    let updated = client.account(account).ticketing().accounts().update(id, body).await?;

    println!("updated {}: {}", updated.id.as_deref().unwrap_or("?"), updated.name.as_deref().unwrap_or("?"));
    Ok(())
}

/// A server that answers one request with what it was sent. Returns its address.
fn pretend_server() -> Result<String, Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || -> std::io::Result<()> { answer(&listener.accept()?.0) });
    Ok(address)
}

fn answer(stream: &TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
        let is_secret = line.to_ascii_lowercase().starts_with("authorization:");
        eprintln!("> {}", if is_secret { "authorization: …" } else { line });
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    eprintln!("> {}", String::from_utf8_lossy(&body));
    let answer = r#"{"id": "23423523", "name": "Acme", "domains": ["acme.com"]}"#;
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{answer}",
        answer.len()
    )
}
