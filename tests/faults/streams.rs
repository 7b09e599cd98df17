//! Bodies that are read as they arrive.

use std::time::Duration;

use truto_unified::client::{Error, Waiting};

use crate::harness::{Act, Canned, FakeTime, Piece, Server, TIMEOUT, answer, api, client, failure, timeout};

const HOUR: Duration = Duration::from_secs(3600);

async fn rest(stream: &mut truto_unified::client::ByteStream) -> Result<Vec<u8>, Error> {
    let mut all = Vec::new();
    while let Some(chunk) = stream.next().await {
        all.extend(chunk?);
    }
    Ok(all)
}

#[tokio::test]
async fn every_byte_comes_once_and_no_size_is_too_large() {
    let body: Vec<u8> = (0..3_000_000_u32).map(|number| (number % 251) as u8).collect();
    let sent = answer(200).body("application/octet-stream", body.clone());
    for bytes in [sent.bytes(), sent.chunked(65_536, true), sent.clone().gzip().bytes(), sent.until_the_end()] {
        let (server, time) = (Server::always(move || Act::Close(bytes.clone())), FakeTime::new());
        let client = client(&server, &time).max_response_bytes(10).build().unwrap();
        let mut stream = api(&client).get("7").stream().await.unwrap();
        assert!(rest(&mut stream).await.unwrap() == body);
        assert!(stream.next().await.is_none());
        assert_eq!((server.count(), time.running()), (1, 0));
    }
}

#[tokio::test]
async fn a_stream_that_breaks_says_so_and_is_not_begun_again() {
    let whole = answer(200).body("application/octet-stream", vec![7; 100_000]);
    let acts: [fn(Vec<u8>) -> Act; 2] = [Act::Close, Act::Reset];
    for act in acts {
        let bytes = whole.without_last(50_000);
        let (server, time) = (Server::always(move || act(bytes.clone())), FakeTime::new());
        let client = client(&server, &time).build().unwrap();
        let mut stream = api(&client).get("7").stream().await.unwrap();
        let error = rest(&mut stream).await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)) && !error.may_have_been_applied(), "{error}");
        assert!(stream.next().await.is_none(), "after an error there is no more");
        assert_eq!(server.count(), 1, "what was handed out would come again");
    }
}

#[tokio::test]
async fn a_stream_that_does_not_begin_is_tried_again() {
    let acts = [Act::Reset(Vec::new()), answer(502).into(), answer(200).body("a/b", "abc").into()];
    let (server, time) = (Server::script(acts), FakeTime::new());
    let client = client(&server, &time).build().unwrap();
    let mut stream = api(&client).get("7").stream().await.unwrap();
    assert_eq!((rest(&mut stream).await.unwrap(), server.count()), (b"abc".to_vec(), 3));
}

#[tokio::test]
async fn an_error_instead_of_a_stream_is_an_error() {
    let (server, time) = (Server::script([answer(404).body("text/plain", "no")].map(Act::from)), FakeTime::new());
    let client = client(&server, &time).build().unwrap();
    assert_eq!(failure(api(&client).get("7").stream().await).message, None);
}

#[tokio::test]
async fn a_stream_may_pause_but_not_for_ever() {
    let time = FakeTime::new();
    let server = Server::always(|| Act::Stall(answer(200).body("a/b", vec![7; 10]).without_last(3), Box::new(|| {})));
    let client = client(&server, &time).build().unwrap();
    let mut stream = api(&client).get("7").stream().await.unwrap();
    let mut read = 0;
    while read < 7 {
        read += stream.next().await.unwrap().unwrap().len();
    }
    time.release(TIMEOUT);
    let timeout = timeout(stream.next().await.unwrap());
    assert_eq!((timeout.waiting_for, timeout.after), (Waiting::NextChunk, TIMEOUT));
    assert!(stream.next().await.is_none());
}

/// The time of a try is that until the stream begins: how long all of it takes is not limited by that.
#[tokio::test]
async fn a_slow_stream_that_never_pauses_is_read_to_its_end() {
    let (server, time) = (Server::deaf(), FakeTime::new());
    let canned = Canned::pieces(200, &[Piece::Bytes("a"); 100]);
    let client = client(&server, &time).transport(canned).build().unwrap();
    let mut stream = api(&client).get("7").stream().await.unwrap();
    for _ in 0..100 {
        assert_eq!(stream.next().await.unwrap().unwrap(), "a");
        time.pass(Duration::from_secs(29));
    }
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn nothing_is_read_that_is_not_asked_for() {
    let (server, time) = (Server::deaf(), FakeTime::new());
    let canned = Canned::pieces(200, &[Piece::Bytes("a"); 100]);
    let client = client(&server, &time).transport(canned.clone()).build().unwrap();
    let asked = || canned.asked.load(std::sync::atomic::Ordering::SeqCst);
    let mut stream = api(&client).get("7").stream().await.unwrap();
    assert_eq!(asked(), 0);
    for expected in 1..=3 {
        stream.next().await.unwrap().unwrap();
        assert_eq!(asked(), expected);
    }
}

/// A stream belongs to its call, and so does a deadline; even one that never pauses.
#[tokio::test]
async fn a_deadline_ends_a_stream() {
    let (server, time) = (Server::deaf(), FakeTime::new());
    time.hold(HOUR);
    let canned = Canned::pieces(200, &[Piece::Bytes("a"); 100]);
    let client = client(&server, &time).transport(canned).build().unwrap();
    let mut stream = api(&client).method("export", ()).stream().deadline(HOUR).await.unwrap();
    stream.next().await.unwrap().unwrap();
    time.end(HOUR);
    let timeout = timeout(stream.next().await.unwrap());
    assert_eq!((timeout.waiting_for, timeout.after, timeout.may_have_been_applied), (Waiting::Call, HOUR, true));
    assert!(stream.next().await.is_none());
}

/// The answer to a write said that it was applied, whatever became of the rest.
#[tokio::test]
async fn a_write_whose_stream_breaks_is_in_doubt() {
    let (server, time) = (Server::deaf(), FakeTime::new());
    let canned = Canned::pieces(200, &[Piece::Bytes("a"), Piece::Break]);
    let client = client(&server, &time).transport(canned.clone()).build().unwrap();
    let mut stream = api(&client).method("export", ()).stream().await.unwrap();
    let error = rest(&mut stream).await.unwrap_err();
    assert!(error.may_have_been_applied() && canned.count() == 1, "{error}");
}
