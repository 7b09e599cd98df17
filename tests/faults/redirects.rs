//! Answers that send the call elsewhere: the token stays with the host.

use serde_json::json as value;
use truto_unified::client::{Error, NotFollowed, Redirected};

use crate::harness::{Act, FakeTime, Server, Sort, TOKEN, answer, api, client, failure, json};

fn to(status: u16, location: impl ToString) -> Act {
    answer(status).header("location", location).into()
}

fn redirected<T: std::fmt::Debug>(result: Result<T, Error>) -> Redirected {
    match result {
        Err(Error::Redirected(redirected)) => *redirected,
        other => panic!("this was followed: {other:?}"),
    }
}

#[tokio::test]
async fn reads_are_followed_within_the_host() {
    for status in [301, 302, 303, 307, 308] {
        let (server, time) = (
            Server::script([to(status, "/elsewhere?a=b"), json(200, &value!({"name": "Acme"})).into()]),
            FakeTime::new(),
        );
        let client = client(&server, &time).build().unwrap();
        let response = Sort::Read.send(&client).await.unwrap();
        let seen = server.seen();
        assert_eq!((response.tries, response.value["name"].as_str()), (1, Some("Acme")), "{status}");
        assert_eq!((seen[1].method.as_str(), seen[1].target.as_str()), ("GET", "/elsewhere?a=b"), "{status}");
        assert_eq!(seen[1].header("authorization"), seen[0].header("authorization"), "{status}");
        assert!(seen[1].header("authorization").is_some_and(|value| value.ends_with(TOKEN)));
        assert_eq!(seen[1].header("referer"), None, "the query is nobody's business");
    }
}

#[tokio::test]
async fn the_host_by_its_full_name_is_the_host() {
    let time = FakeTime::new();
    let server = Server::answering(|count, seen| match count {
        0 => to(302, format!("http://{}/elsewhere", seen.header("host").unwrap())),
        _ => answer(204).into(),
    });
    let client = client(&server, &time).build().unwrap();
    Sort::Read.send(&client).await.unwrap();
    assert_eq!(server.count(), 2);
}

#[tokio::test]
async fn nothing_goes_to_another_host_port_or_scheme() {
    let other = Server::always(|| answer(204).into());
    let port = other.address().port();
    for sort in Sort::ALL {
        for status in [301, 302, 303, 307, 308] {
            for location in [
                format!("http://127.0.0.1:{port}/"),
                format!("http://localhost:{port}/"),
                format!("//127.0.0.1:{port}/"),
                format!("http://user@127.0.0.1:{port}/"),
                "https://OWN/".to_owned(),
                "http:///nowhere".to_owned(),
                "ftp://127.0.0.1/".to_owned(),
                "/with a space".to_owned(),
                String::new(),
            ] {
                let sent = location.clone();
                // OWN is the server itself, which is another one by another scheme.
                let server = Server::answering(move |_, seen| {
                    to(status, sent.replace("OWN", seen.header("host").unwrap_or_default()))
                });
                let location = location.replace("OWN", &server.address().to_string());
                let client = client(&server, &FakeTime::new()).transport(shared()).build().unwrap();
                let redirected = redirected(sort.send(&client).await);
                assert_eq!(
                    (redirected.reason, redirected.status.as_u16()),
                    (NotFollowed::Elsewhere, status),
                    "{location}"
                );
                assert_eq!((server.count(), redirected.location), (1, location));
                let applied = sort.is_write() && !matches!(status, 307 | 308);
                assert_eq!(redirected.may_have_been_applied, applied, "{sort:?} {status}");
            }
        }
    }
    assert_eq!(other.connections(), 0);
}

/// One pool of connections for all of them: to set up TLS takes longer than to send a request.
fn shared() -> truto_unified::client::Reqwest {
    static SHARED: std::sync::OnceLock<truto_unified::client::Reqwest> = std::sync::OnceLock::new();
    SHARED.get_or_init(|| truto_unified::client::Reqwest::new().unwrap()).clone()
}

#[tokio::test]
async fn a_write_that_is_to_be_sent_elsewhere_is_sent_there_as_it_is() {
    for status in [307, 308] {
        for sort in [Sort::Write, Sort::Keyed, Sort::Delete] {
            let (server, time) = (Server::script([to(status, "/elsewhere"), answer(204).into()]), FakeTime::new());
            let client = client(&server, &time).build().unwrap();
            sort.send(&client).await.unwrap();
            let seen = server.seen();
            assert_eq!((seen.len(), seen[1].target.as_str()), (2, "/elsewhere"), "{sort:?} {status}");
            assert_eq!((&seen[1].method, &seen[1].body), (&seen[0].method, &seen[0].body), "{sort:?} {status}");
            assert_eq!(seen[1].header("idempotency-key"), seen[0].header("idempotency-key"));
        }
    }
}

#[tokio::test]
async fn a_write_is_not_made_a_read() {
    for status in [301, 302, 303] {
        for sort in [Sort::Write, Sort::Keyed, Sort::Delete] {
            let (server, time) = (Server::script([to(status, "/elsewhere")]), FakeTime::new());
            let client = client(&server, &time).build().unwrap();
            let redirected = redirected(sort.send(&client).await);
            assert_eq!((redirected.reason, server.count()), (NotFollowed::Method, 1), "{sort:?} {status}");
            assert!(redirected.may_have_been_applied, "{sort:?} {status}");
        }
    }
}

#[tokio::test]
async fn redirects_come_to_an_end() {
    for sort in Sort::ALL {
        let (server, time) = (Server::always(|| to(307, "/round")), FakeTime::new());
        let client = client(&server, &time).build().unwrap();
        let redirected = redirected(sort.send(&client).await);
        assert_eq!((redirected.reason, redirected.status.as_u16()), (NotFollowed::Endless, 307), "{sort:?}");
        assert_eq!((server.count(), redirected.may_have_been_applied), (6, false), "{sort:?}");
    }
}

#[tokio::test]
async fn a_redirect_to_nowhere_is_an_answer() {
    for status in [300, 302, 304] {
        let (server, time) = (Server::script([answer(status).into()]), FakeTime::new());
        let client = client(&server, &time).build().unwrap();
        assert_eq!(failure(api(&client).get("7").await).status.as_u16(), status);
    }
}

/// A fault after a redirect is a fault of the call.
#[tokio::test]
async fn a_write_that_breaks_after_a_redirect_is_not_sent_again() {
    let (server, time) = (Server::script([to(307, "/elsewhere"), Act::Reset(Vec::new())]), FakeTime::new());
    let client = client(&server, &time).build().unwrap();
    let error = Sort::Write.send(&client).await.unwrap_err();
    assert_eq!((error.may_have_been_applied(), server.count()), (true, 2));
}
