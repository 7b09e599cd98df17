//! Answers that say more, less or something else than they should: nothing of them goes missing unnoticed.

use serde_json::json as value;
use truto_unified::client::{DecodeError, Error, FreeForm};
use truto_unified::{Object, Provider};

use crate::harness::{FakeTime, Server, TOKEN, answer, api, client, json};

fn decode_error(error: Error) -> DecodeError {
    match error {
        Error::Decode(error) => *error,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_cursor_that_is_none_is_not_the_end() {
    for cursor in [value!({"page": 2}), value!(["c2"]), value!(true)] {
        let page = value!({"result": [{"id": 1}], "next_cursor": cursor});
        let (server, time) = (Server::script([json(200, &page).into()]), FakeTime::new());
        let mut items = api(&client(&server, &time).build().unwrap()).list().items();
        assert_eq!(items.next().await.unwrap().unwrap()["id"], 1);
        let error = decode_error(items.next().await.unwrap().unwrap_err());
        assert_eq!(error.path, "next_cursor");
        assert!(items.next().await.is_none() && !items.is_done(), "{cursor}");
    }
}

#[tokio::test]
async fn an_empty_answer_is_not_the_end() {
    let first = json(200, &value!({"result": [{"id": 1}], "next_cursor": "c2"}));
    let (server, time) = (Server::script([first.into(), answer(200).into()]), FakeTime::new());
    let mut items = api(&client(&server, &time).build().unwrap()).list().items();
    items.next().await.unwrap().unwrap();
    decode_error(items.next().await.unwrap().unwrap_err());
    assert_eq!((items.cursor(), items.is_done()), (Some("c2"), false));
}

#[tokio::test]
async fn the_end_can_be_told_from_the_beginning() {
    let (server, time) = (Server::script([json(200, &value!({"result": [{"id": 1}]})).into()]), FakeTime::new());
    let mut items = api(&client(&server, &time).build().unwrap()).list().items();
    assert!(!items.is_done());
    items.next().await.unwrap().unwrap();
    assert!(items.next().await.is_none() && items.is_done());
}

#[tokio::test]
async fn records_can_be_what_the_caller_says() {
    let page = value!({"result": ["a", 3, null]});
    let (server, time) = (Server::script([json(200, &page).into()]), FakeTime::new());
    let page = api(&client(&server, &time).build().unwrap()).list().typed::<String>().await.unwrap();
    assert_eq!((page.records, page.misfits), (vec!["a".to_owned()], vec![(1, value!(3)), (2, value!(null))]));
}

#[tokio::test]
async fn what_stands_beside_a_result_is_kept() {
    let whole = value!({"result": {"id": "1"}, "warnings": ["half done"]});
    let (server, time) = (Server::script([json(200, &whole).into()]), FakeTime::new());
    let records = api(&client(&server, &time).build().unwrap());
    let answered = records.method("merge", FreeForm::Empty).await.unwrap();
    assert_eq!((&answered.result, &answered.extra["warnings"]), (&value!({"id": "1"}), &value!(["half done"])));
}

#[tokio::test]
async fn a_token_that_the_server_repeats_is_not_shown() {
    for (status, body) in [
        (400, value!({"message": format!("bad header: Bearer {TOKEN}"), "details": {TOKEN: TOKEN}})),
        (200, value!([format!("Bearer {TOKEN}")])),
        (200, value!(format!("Bearer {TOKEN}"))),
    ] {
        let (server, time) = (Server::script([json(status, &body).into()]), FakeTime::new());
        let result: Result<Object, Error> = api(&client(&server, &time).build().unwrap()).get("7").await;
        let error = result.unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(shown.contains('…') && !shown.contains(TOKEN), "{shown}");
    }
}

#[tokio::test]
async fn a_token_in_the_place_of_a_record_or_a_cursor_is_not_shown() {
    let page = value!({"result": [format!("Bearer {TOKEN}")], "next_cursor": [TOKEN]});
    let (server, time) = (Server::script([json(200, &page).into()]), FakeTime::new());
    let mut items = api(&client(&server, &time).build().unwrap()).list().items();
    for _ in 0..2 {
        let error = items.next().await.unwrap().unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(shown.contains('…') && !shown.contains(TOKEN), "{shown}");
    }
}

#[tokio::test]
async fn an_operation_that_the_provider_does_not_have_is_not_sent() {
    let (server, time) = (Server::script([]), FakeTime::new());
    let account = client(&server, &time).build().unwrap().account("account-1").provider(Provider::Planhat);
    let body = truto_unified::user_directory::organizations::UpdateOrganization::default();
    let error = account.user_directory().organizations().update("1", body).await.unwrap_err();
    assert!(matches!(error, Error::Unsupported(_)));
    let (text, path) = (error.to_string(), "PATCH /unified/user-directory/organizations/{id}");
    assert_eq!((text, server.count()), (format!("Planhat does not have `{path}` at all"), 0));
}

#[test]
fn a_call_outside_of_a_runtime_says_so() {
    let time = FakeTime::new();
    let server = Server::script([]);
    let client = truto_unified::Client::builder().token(TOKEN).base_url(server.url()).build().unwrap();
    let call = api(&client).get("7").send();
    let mut call = std::pin::pin!(call);
    let polled = call.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop()));
    let std::task::Poll::Ready(Err(error)) = polled else { panic!("it waits for a runtime") };
    assert!(error.to_string().contains("no tokio runtime"), "{error}");
    drop(time);
}
