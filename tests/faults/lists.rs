//! Lists to their end: every record once, no page before it is asked for.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_json::{Value, json as value};
use truto_unified::client::Error;

use crate::harness::{Act, FakeTime, Seen, Server, answer, api, client, json, policy};

/// The page that a cursor leads to.
fn at(seen: &Seen) -> usize {
    seen.query("next_cursor").map_or(0, |cursor| cursor.trim_start_matches('c').parse().expect("a cursor of this list"))
}

fn page(records: impl IntoIterator<Item = Value>, next: Option<usize>) -> Act {
    let records: Vec<Value> = records.into_iter().collect();
    json(200, &value!({"result": records, "next_cursor": next.map(|next| format!("c{next}"))})).into()
}

/// A list of so many pages, with two records on each.
fn list(pages: usize) -> Server {
    Server::answering(move |_, seen| {
        let at = at(seen);
        page([value!({"id": 2 * at}), value!({"id": 2 * at + 1})], Some(at + 1).filter(|next| *next < pages))
    })
}

fn id(record: &truto_unified::Object) -> u64 {
    record["id"].as_u64().expect("an id")
}

#[tokio::test]
async fn ten_thousand_pages_are_read_once_each() {
    let (server, time) = (list(10_000), FakeTime::new());
    let client = client(&server, &time).build().unwrap();
    let mut items = api(&client).list().items();
    for expected in 0..20_000 {
        assert_eq!(id(&items.next().await.unwrap().unwrap()), expected);
    }
    assert!(items.next().await.is_none() && items.next().await.is_none());
    assert_eq!(server.count(), 10_000);
}

#[tokio::test]
async fn no_page_is_fetched_before_it_is_asked_for() {
    let (server, time) = (list(3), FakeTime::new());
    let client = client(&server, &time).build().unwrap();
    let mut items = api(&client).list().items();
    assert_eq!(server.count(), 0, "nobody has asked");
    for expected in [1, 1, 2, 2, 3, 3] {
        items.next().await.unwrap().unwrap();
        assert_eq!(server.count(), expected);
    }
    let mut pages = api(&client).list().pages();
    for expected in [4, 5, 6] {
        pages.next().await.unwrap().unwrap();
        assert_eq!(server.count(), expected);
    }
    assert!(pages.next().await.is_none());
    assert_eq!(server.count(), 6);
}

/// A `select!` drops the future that waits for a page, and the page comes all the same.
#[tokio::test]
async fn a_page_that_nobody_waits_for_is_neither_lost_nor_fetched_twice() {
    let (server, time) = (list(2), FakeTime::new());
    let client = client(&server, &time).build().unwrap();
    let mut pages = api(&client).list().pages();
    let mut first = None;
    for _ in 0..3 {
        // Connections may be served by another thread, and be quick.
        if let Poll::Ready(page) = pin!(pages.next()).poll(&mut Context::from_waker(Waker::noop())) {
            first = page;
            break;
        }
    }
    if first.is_none() {
        first = pages.next().await;
    }
    assert_eq!(id(&first.unwrap().unwrap().records[0]), 0);
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn empty_pages_end_nothing() {
    let (server, time) = (
        Server::answering(|count, _| match count {
            0 => page([], Some(1)),
            1 => json(200, &value!({"result": null, "next_cursor": "c2"})).into(),
            2 => page([value!({"id": 1})], Some(3)),
            3 => page([], None),
            _ => answer(418).into(),
        }),
        FakeTime::new(),
    );
    let client = client(&server, &time).build().unwrap();
    let records = api(&client).list().items().collect().await.unwrap();
    assert_eq!((records.len(), server.count()), (1, 4));
}

#[tokio::test]
async fn what_is_no_record_costs_itself_alone() {
    let records = [value!({"id": 0}), value!("text"), value!(null), value!({"id": 1}), value!([{"id": 9}])];
    let server = Server::answering(move |count, _| match count {
        0 => page(records.clone(), Some(1)),
        _ => page([value!(7), value!({"id": 2})], None),
    });
    let time = FakeTime::new();
    let client = client(&server, &time).build().unwrap();
    let mut items = api(&client).list().items();
    let mut told = Vec::new();
    while let Some(item) = items.next().await {
        told.push(match item {
            Ok(record) => format!("record {}", id(&record)),
            Err(Error::Decode(error)) => format!("{}: {}", error.path, error.excerpt),
            Err(other) => panic!("{other}"),
        });
    }
    assert_eq!(
        told,
        [
            "record 0",
            "record 1 of the page: \"text\"",
            "record 2 of the page: null",
            "record 1",
            "record 4 of the page: [{\"id\":9}]",
            "record 0 of the page: 7",
            "record 2",
        ]
    );
}

/// The pages of the circle have records like any other, and each of these comes once.
#[tokio::test]
async fn circles_are_found_and_cost_no_record() {
    for length in [1, 3] {
        for lead in [0, 2] {
            let (server, time) = (
                Server::answering(move |_, seen| {
                    let at = at(seen);
                    let next = if at == lead + length { lead + 1 } else { at + 1 };
                    page([value!({"id": at})], Some(next))
                }),
                FakeTime::new(),
            );
            let client = client(&server, &time).build().unwrap();
            let mut items = api(&client).list().items();
            for expected in 0..=lead + length {
                assert_eq!(id(&items.next().await.unwrap().unwrap()), expected as u64);
            }
            match items.next().await {
                Some(Err(Error::CursorLoop(looped))) => {
                    let pages = lead + length + 1;
                    assert_eq!((looped.cursor, looped.pages), (format!("c{}", lead + 1), pages as u64));
                    assert_eq!(server.count(), pages, "length {length} after {lead}");
                }
                other => panic!("{other:?}"),
            }
            assert!(items.next().await.is_none());
        }
    }
}

#[tokio::test]
async fn a_circle_back_to_where_the_list_began_is_found() {
    let (server, time) = (Server::answering(|_, _| page([value!({"id": 1})], Some(5))), FakeTime::new());
    let client = client(&server, &time).build().unwrap();
    let mut pages = api(&client).list().cursor("c5").pages();
    assert!(pages.next().await.unwrap().is_ok());
    assert!(matches!(pages.next().await, Some(Err(Error::CursorLoop(_)))));
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn a_list_goes_on_after_an_error_where_it_stopped() {
    for broken in 0..5 {
        let mut is_broken = true;
        let (server, time) = (
            Server::answering(move |_, seen| {
                let at = at(seen);
                if at == broken && std::mem::take(&mut is_broken) {
                    return answer(500).into();
                }
                page([value!({"id": 2 * at}), value!({"id": 2 * at + 1})], Some(at + 1).filter(|next| *next < 5))
            }),
            FakeTime::new(),
        );
        let client = client(&server, &time).build().unwrap();
        let mut items = api(&client).list().items();
        let mut read = Vec::new();
        let error = loop {
            match items.next().await {
                Some(Ok(record)) => read.push(id(&record)),
                Some(Err(error)) => break error,
                None => panic!("page {broken} does not fail"),
            }
        };
        assert_eq!(error.status().map(|status| status.as_u16()), Some(500));
        assert!(items.next().await.is_none(), "after an error there is no more");
        let mut rest = api(&client).list();
        if let Some(cursor) = items.cursor() {
            rest = rest.cursor(cursor);
        }
        read.extend(rest.items().collect().await.unwrap().iter().map(id));
        assert_eq!(read, (0..10).collect::<Vec<_>>(), "page {broken}");
        assert_eq!(server.count(), 6);
    }
}

/// Whoever stops in the middle of a page may get records of it again, and misses none.
#[tokio::test]
async fn a_list_goes_on_after_a_stop_without_a_gap() {
    for stop in 0..6 {
        let (server, time) = (list(3), FakeTime::new());
        let client = client(&server, &time).build().unwrap();
        let mut items = api(&client).list().items();
        let mut read = Vec::new();
        for _ in 0..stop {
            read.push(id(&items.next().await.unwrap().unwrap()));
        }
        let mut rest = api(&client).list();
        if let Some(cursor) = items.cursor() {
            rest = rest.cursor(cursor);
        }
        let rest: Vec<u64> = rest.items().collect().await.unwrap().iter().map(id).collect();
        let begins = stop - stop % 2;
        assert_eq!(rest, (begins..6).collect::<Vec<_>>(), "stopped after {read:?}");
    }
}

#[tokio::test]
async fn a_page_is_tried_again_by_itself() {
    let (server, time) = (
        Server::answering(|count, seen| match (count, at(seen)) {
            (1, 1) => Act::Reset(Vec::new()),
            (2, 1) => answer(429).header("retry-after", 2).into(),
            (_, at) => page([value!({"id": at})], Some(at + 1).filter(|next| *next < 3)),
        }),
        FakeTime::new(),
    );
    let client = client(&server, &time).build().unwrap();
    let records = api(&client).list().items().collect().await.unwrap();
    assert_eq!(records.iter().map(id).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!((server.count(), time.take_waits()), (5, vec![500, 2500]));
}

/// What a call was told holds for each of its pages.
#[tokio::test]
async fn every_page_is_asked_for_in_the_same_way() {
    let (server, time) = (list(3), FakeTime::new());
    let client = client(&server, &time).build().unwrap();
    let call = api(&client).list().limit(2).header("x-mark", "m").retry(policy(|policy| policy.retries = 0));
    assert_eq!(call.items().collect().await.unwrap().len(), 6);
    for seen in server.seen() {
        assert_eq!((seen.query("limit"), seen.header("x-mark")), (Some("2"), Some("m")), "{}", seen.target);
    }
}
