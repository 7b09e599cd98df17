//! Answers that are not what one would wish, and what becomes of them.

use serde_json::{Value, json as value};
use truto_unified::Object;
use truto_unified::client::{CutOff, DecodeError, Error};

use crate::harness::{Act, Answer, Canned, FakeTime, Piece, Server, Sort, answer, api, client, failure, json};

/// What one read comes to, and how many requests it took.
async fn read(act: impl Fn() -> Act + Send + 'static) -> (Result<Object, Error>, usize) {
    let (server, time) = (Server::always(act), FakeTime::new());
    let client = client(&server, &time).build().unwrap();
    let result = Sort::Read.send(&client).await.map(|response| response.value);
    (result, server.count())
}

fn acme() -> Answer {
    json(200, &value!({"name": "Acme"}))
}

fn undecoded<T: std::fmt::Debug>(result: Result<T, Error>) -> DecodeError {
    match result {
        Err(Error::Decode(error)) => *error,
        other => panic!("this was decoded: {other:?}"),
    }
}

#[tokio::test]
async fn a_record_is_read_however_it_is_packed() {
    let wide = "x".repeat(100_000);
    let long = json(200, &value!({"name": "Acme", "wide": wide}));
    for (name, bytes) in [
        ("as it is", acme().bytes()),
        ("compressed", acme().gzip().bytes()),
        ("compressed, in chunks", long.clone().gzip().chunked(7, true)),
        ("in chunks of one byte", acme().chunked(1, true)),
        ("in large chunks", long.chunked(30_000, true)),
        ("until the connection ends", acme().until_the_end()),
        ("as text", answer(200).body("text/plain", r#"{"name": "Acme"}"#).bytes()),
        ("as nothing", answer(200).header("x", "y").body("", r#"{"name": "Acme"}"#).bytes()),
        ("as 201", json(201, &value!({"name": "Acme"})).bytes()),
    ] {
        let (result, count) = read(move || Act::Close(bytes.clone())).await;
        let record = result.unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((&record["name"], count), (&Value::from("Acme"), 1), "{name}");
    }
}

#[tokio::test]
async fn no_body_is_a_record_of_which_nothing_is_known() {
    for empty in [answer(204), answer(205), answer(204).header("content-encoding", "gzip")] {
        let (result, count) = read(move || empty.clone().into()).await;
        assert_eq!((result.unwrap(), count), (Object::new(), 1));
    }
    for sort in Sort::ALL {
        let (server, time) = (Server::script([answer(204).into()]), FakeTime::new());
        let client = client(&server, &time).build().unwrap();
        assert!(sort.send(&client).await.unwrap().value.is_empty(), "{sort:?}");
    }
}

/// Of a list it would look like the end, of a record like one that has nothing.
#[tokio::test]
async fn a_read_that_is_answered_with_nothing_is_an_error() {
    for empty in [answer(200), answer(200).gzip().header("x", "y")] {
        let (result, count) = read(move || empty.clone().into()).await;
        let error = undecoded(result);
        assert_eq!((error.to_string().contains("there is no body"), count), (true, 1), "{error}");
    }
}

#[tokio::test]
async fn json_that_ends_early_says_where() {
    let (result, count) =
        read(|| answer(200).body("application/json", r#"{"id": "7", "tags": ["a", {"b": tr"#).into()).await;
    let error = undecoded(result);
    assert_eq!((error.path.as_str(), count), ("tags[1].b", 1), "it was answered, and is not asked for again");
    assert!(error.excerpt.ends_with(r#"{"b": tr"#), "{}", error.excerpt);
    assert!(!error.may_have_been_applied);
}

#[tokio::test]
async fn the_place_of_a_misfit_is_told_in_every_envelope() {
    #[derive(Debug, serde::Deserialize)]
    struct Strict {
        #[expect(dead_code, reason = "it is read, or it is not")]
        size: u8,
    }

    let wrong = value!({"size": "large"});
    let page = json(200, &value!({"result": [{"size": 1}, wrong], "next_cursor": null}));
    let enveloped = json(200, &value!({"result": wrong}));
    let (server, time) = (
        Server::script([
            page.clone().into(),
            json(200, &wrong).into(),
            enveloped.clone().into(),
            enveloped.into(),
            page.into(),
        ]),
        FakeTime::new(),
    );
    let client = client(&server, &time).build().unwrap();
    let records = api(&client);
    let place = |error: DecodeError| (error.path, error.may_have_been_applied);
    assert_eq!(place(undecoded(records.list().typed::<Strict>().await)), ("result[1].size".to_owned(), false));
    assert_eq!(place(undecoded(records.get("7").typed::<Strict>().await)), ("size".to_owned(), false));
    assert_eq!(place(undecoded(records.method("close", ()).typed::<Strict>().await)), ("result.size".to_owned(), true));
    assert_eq!(place(undecoded(records.get("7").debug().typed::<Strict>().await)), ("result.size".to_owned(), false));
    let raw = records.list().raw().await.unwrap();
    let error = undecoded(raw.json::<Strict>());
    assert!(error.to_string().starts_with("`GET /unified/ticketing/accounts`"), "{error}");
}

#[tokio::test]
async fn a_page_of_html_is_no_record() {
    let page = || answer(200).body("text/html; charset=utf-8", format!("<html>{}</html>", "Sign in ".repeat(5000)));
    let (result, count) = read(move || page().into()).await;
    let error = undecoded(result);
    assert_eq!((error.content_type.as_deref(), count), (Some("text/html; charset=utf-8"), 1));
    assert!(error.excerpt.len() < 200 && error.excerpt.starts_with("<html>Sign in"), "{}", error.excerpt);
    assert!(error.to_string().contains("text/html") && error.to_string().len() < 400, "{error}");
}

#[tokio::test]
async fn an_error_is_read_whatever_its_body_is() {
    let html = "<html><h1>502 Bad Gateway</h1></html>";
    let json_body = r#"{"message":null,"error":7}"#;
    for (sent, bytes, text) in [
        (answer(400), &b""[..], Some("")),
        (answer(400).body("text/html", html), html.as_bytes(), Some(html)),
        (
            answer(400).body("application/json", "{\"message\": \"cut"),
            b"{\"message\": \"cut",
            Some("{\"message\": \"cut"),
        ),
        (answer(400).body("application/json", "[1]"), b"[1]", Some("[1]")),
        (answer(400).body("text/plain", vec![0xff, 0xfe]), b"\xff\xfe", None),
        (answer(400).body("text/plain", vec![b'a', 0xc3]), b"a\xc3", Some("a")),
        (answer(400).body("application/json", json_body).gzip(), json_body.as_bytes(), Some(json_body)),
    ] {
        let (result, count) = read(move || sent.clone().into()).await;
        let error = failure(result);
        assert_eq!((&error.body.bytes()[..], error.body.text(), count), (bytes, text, 1));
        assert_eq!((error.status.as_u16(), error.message, error.is_shortened), (400, None, false));
    }
}

#[tokio::test]
async fn the_body_of_an_error_is_what_was_sent() {
    let sent = r#"{"z": 1.10, "message": "no", "a": 123456789012345678901234567890, "z": 2}"#;
    let (result, _) = read(move || answer(400).body("application/json", sent).into()).await;
    let error = failure(result);
    assert_eq!((error.body.text(), error.message.as_deref()), (Some(sent), Some("no")));
    assert_eq!(error.body.json::<Value>().unwrap()["z"], 2);
    assert!(error.body.json::<Vec<Value>>().is_err());
}

#[tokio::test]
async fn an_error_says_what_it_said_before_it_broke_off() {
    let sent = r#"{"message": "no", "truto_is_remote_error": true, "raw_response": {"a": 1}, "details": {"b": "#;
    let (result, _) = read(move || answer(400).body("application/json", sent).into()).await;
    let error = failure(result);
    assert_eq!((error.message.as_deref(), error.is_remote, error.details), (Some("no"), true, None));
    assert_eq!(error.raw_response, Some(value!({"a": 1})));
}

#[tokio::test]
async fn an_error_keeps_the_beginning_of_a_long_body() {
    let filler = "ä".repeat(1 << 20);
    let sent = format!(r#"{{"raw_response": ["{filler}"], "message": "no", "truto_is_remote_error": true}}"#);
    let beginning = sent.as_bytes()[..1 << 20].to_vec();
    let (result, _) = read(move || answer(400).body("application/json", sent.as_str()).into()).await;
    let error = failure(result);
    assert_eq!((error.message.as_deref(), error.is_remote, error.raw_response), (Some("no"), true, None));
    assert!(error.is_shortened && error.cut_off.is_none() && error.body.bytes()[..] == beginning);
    assert!(error.body.text().is_some_and(|text| text.ends_with('ä')));
}

#[tokio::test]
async fn an_error_keeps_its_status_when_its_body_breaks_off() {
    let whole = json(400, &value!({"message": "no"}));
    let (result, count) = read(move || Act::Close(whole.without_last(4))).await;
    let error = failure(result);
    assert_eq!((error.status.as_u16(), count), (400, 1));
    assert_eq!(error.body.text(), Some("{\"message\":\""));
    assert!(matches!(error.cut_off.as_deref(), Some(CutOff::Transport(_))), "{error:?}");
    let chain: Vec<_> = std::iter::successors(std::error::Error::source(&error), |error| error.source()).collect();
    assert!(chain.len() >= 3, "nothing hides its source: {chain:?}");
}

#[tokio::test]
async fn headers_without_end_are_not_read_for_ever() {
    let huge = answer(200).header("x-huge", "h".repeat(2_000_000));
    let (result, count) = read(move || huge.clone().into()).await;
    assert!(matches!(result, Err(Error::Transport(_))), "{result:?}");
    assert_eq!(count, 4);
    let many = (0..500).fold(acme(), |answer, number| answer.header(&format!("x-{number}"), number));
    let (result, _) = read(move || many.clone().into()).await;
    assert!(matches!(result, Err(Error::Transport(_))), "{result:?}");
}

#[tokio::test]
async fn an_answer_is_as_long_as_it_may_be_and_no_longer() {
    let body = |length: usize| answer(200).body("application/json", format!("\"{}\"", "x".repeat(length - 2)));
    let bomb = || answer(200).body("application/json", vec![b' '; 20_000_000]).gzip();
    assert!(bomb().bytes().len() < 50_000, "small, as it is sent");
    for (sent, fits) in [
        (body(1000), true),
        (body(1001), false),
        (body(1000).gzip(), true),
        (body(1001).gzip(), false),
        (bomb(), false),
    ] {
        for sort in Sort::ALL {
            let bytes = sent.bytes();
            let (server, time) = (Server::always(move || Act::Keep(bytes.clone())), FakeTime::new());
            let client = client(&server, &time).max_response_bytes(1000).build().unwrap();
            match sort.send(&client).await {
                Err(Error::TooLarge(large)) if !fits => {
                    assert_eq!((large.limit, large.may_have_been_applied), (1000, sort.is_write()));
                }
                Err(Error::Decode(_)) if fits => {}
                other => panic!("{other:?}"),
            }
            assert_eq!(server.count(), 1, "it would be as long again");
        }
    }
}

#[tokio::test]
async fn pieces_are_added_up() {
    for (most, fits) in [(11, true), (10, false), (4, false)] {
        let canned = Canned::pieces(200, &[Piece::Bytes("{\"a\""), Piece::Bytes(":  \""), Piece::Bytes("b\"}")]);
        let server = Server::deaf();
        let client = client(&server, &FakeTime::new()).transport(canned).max_response_bytes(most).build().unwrap();
        let result = api(&client).get("7").await;
        assert_eq!((result.is_ok(), matches!(result, Err(Error::TooLarge(_)))), (fits, !fits), "{most}");
    }
}

#[tokio::test]
async fn a_call_may_take_longer_answers_than_its_client() {
    let (server, time) = (Server::always(|| acme().into()), FakeTime::new());
    let client = client(&server, &time).max_response_bytes(3).build().unwrap();
    assert!(matches!(api(&client).get("7").await, Err(Error::TooLarge(_))));
    assert!(api(&client).get("7").max_response_bytes(100).await.is_ok());
}

#[tokio::test]
async fn the_body_of_an_error_is_bounded_too() {
    let (server, time) =
        (Server::always(|| answer(400).body("text/plain", vec![b'x'; 5_000_000]).gzip().into()), FakeTime::new());
    let client = client(&server, &time).max_response_bytes(10).build().unwrap();
    let error = failure(api(&client).get("7").await);
    assert_eq!(error.body.text(), Some("xxxxxxxxxx"));
    assert!(matches!(error.cut_off.as_deref(), Some(CutOff::TooLarge)));
}

#[tokio::test]
async fn what_is_compressed_and_cut_is_not_taken_for_whole() {
    let cut = || {
        let mut bytes = Vec::new();
        let whole = acme().gzip().bytes();
        let at = whole.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
        bytes.extend(b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\nconnection: close\r\n\r\n");
        bytes.extend(&whole[at..whole.len() - 12]);
        Act::Close(bytes)
    };
    let (result, count) = read(cut).await;
    assert!(matches!(result, Err(Error::Transport(_))), "{result:?}");
    assert_eq!(count, 4);
}
