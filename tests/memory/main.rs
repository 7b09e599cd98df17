//! How much memory it takes to read what is large, in a process where nothing else happens. Where no `/proc` says so (which is
//! Linux's), the reading is tested and its memory is not.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use truto_unified::Client;
use truto_unified::client::{BoxFuture, Records, Timer};

const GIGABYTE: u64 = 1_000_000_000;

/// Of the whole process, server included.
const MOST: u64 = 64 << 20;

const PAGES: usize = 10_000;
/// All pages together are longer than what may be held.
const PAGE: usize = 10_000;

/// A server. Returns its address.
fn server(answer: impl Fn(&str, &mut TcpStream) -> std::io::Result<()> + Copy + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        // Which connection a request comes on is for the client to say.
        for stream in listener.incoming().flatten() {
            thread::spawn(move || serve(stream, answer));
        }
    });
    url
}

fn serve(mut stream: TcpStream, answer: impl Fn(&str, &mut TcpStream) -> std::io::Result<()>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let read = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    for line in read.lines() {
        match line?.as_str() {
            "" => answer(&std::mem::take(&mut first), &mut stream)?,
            line if first.is_empty() => line.clone_into(&mut first),
            _ => {}
        }
    }
    Ok(())
}

fn accounts(url: String) -> Records {
    let client = Client::builder().token("t").base_url(url).timer(Timeless).build().unwrap();
    client.account("a").untyped().resource("ticketing", "accounts")
}

/// Nothing is waited for, and nothing comes too late.
struct Timeless;

impl Timer for Timeless {
    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }

    fn now(&self) -> Duration {
        Duration::ZERO
    }
}

async fn stream() {
    let url = server(move |_, stream| {
        write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {GIGABYTE}\r\n\r\n")?;
        let buffer = vec![7; 1 << 16];
        let mut left = GIGABYTE;
        while left > 0 {
            let length = left.min(buffer.len() as u64);
            stream.write_all(&buffer[..usize::try_from(length).unwrap()])?;
            left -= length;
        }
        Ok(())
    });
    let mut stream = accounts(url).get("7").stream().await.unwrap();
    assert_eq!(stream.content_length(), Some(GIGABYTE));
    let mut read = 0;
    while let Some(chunk) = stream.next().await {
        read += chunk.unwrap().len() as u64;
    }
    assert_eq!(read, GIGABYTE);
}

async fn list() {
    let url = server(|first, stream| {
        let at: usize = first.split("next_cursor=c").nth(1).map_or(0, |rest| {
            rest.split(['&', ' ']).next().and_then(|cursor| cursor.parse().ok()).expect("a cursor of this list")
        });
        let next = if at + 1 < PAGES { format!("\"c{}\"", at + 1) } else { "null".to_owned() };
        let body = format!(r#"{{"result": [{{"id": {at}, "wide": "{}"}}], "next_cursor": {next}}}"#, "w".repeat(PAGE));
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
        stream.write_all((head + &body).as_bytes())
    });
    let mut pages = accounts(url).list().pages();
    let mut read = 0;
    while let Some(page) = pages.next().await {
        assert_eq!(page.unwrap().records[0]["id"], read);
        read += 1;
    }
    assert_eq!(read, PAGES);
}

/// The most that the process has held at once, in bytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

/// One test, because there is one peak.
#[tokio::test]
async fn what_is_large_is_read_in_little_memory() {
    const { assert!((PAGES * PAGE) as u64 > MOST) };
    list().await;
    let after_list = peak();
    stream().await;
    let after_stream = peak();
    match (after_list, after_stream) {
        (Some(list), Some(stream)) => {
            eprintln!("at most {} KiB with the list, {} KiB with the stream", list >> 10, stream >> 10);
            assert!(list <= MOST, "{list} bytes with a list of {PAGES} pages");
            assert!(stream <= MOST, "{stream} bytes with a stream of {GIGABYTE} bytes");
        }
        _ => eprintln!("not measured: no /proc/self/status says how much memory it took"),
    }
}
