//! One case: a server, a client, the call, and what became of it.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use serde::Serialize;
use serde_json::{Map, Value, json};
use truto_unified::Client;
use truto_unified::client::{
    AccountClient, Attempt, ByteStream, Call, ClientBuilder, Enveloped, Error, Exchange, Format, Items, OperationType,
    Page, Pages, Raw, Reads, Reqwest, RetryPolicy,
};

use super::compare::{differences, differs};
use super::server::Server;
use super::table::{Case, Table};

/// A call of a table, as Rust.
pub(super) struct Written {
    pub(super) name: &'static str,
    /// Its text.
    pub(super) call: &'static str,
    pub(super) run: fn(Given) -> Pin<Box<dyn Future<Output = Ran>>>,
}

/// What a call can begin at.
pub(super) struct Given {
    pub(super) builder: ClientBuilder,
    pub(super) client: Client,
    pub(super) account: AccountClient,
}

/// What became of a call.
pub(super) struct Ran {
    outcome: Result<Value, Error>,
    /// What a program might print of it.
    printed: Vec<String>,
}

/// Everything that differs from what the table says.
pub(super) async fn run(table: &Table, case: &Case, written: &Written, transport: &Reqwest) -> Vec<String> {
    let server = Server::start(case.sends.iter().map(|exchange| exchange.answer.clone()).collect()).await;
    let base_url = format!("http://{}{}", server.address, case.base_path);
    let attempts = Arc::<Mutex<Vec<String>>>::default();
    let builder = || builder(table, &base_url, attempts.clone()).transport(transport.clone());
    let client = builder().build().expect("the client can be made");
    let account = client.account(&table.common.account);
    let mut printed = vec![format!("{:?} {client:?} {account:?}", builder())];
    let ran = (written.run)(Given { builder: builder(), client, account }).await;
    let heard = server.stop();
    printed.extend(ran.printed);
    printed.append(&mut attempts.lock().expect("no lock is held over a panic"));
    let mut all = differences(&table.common, &case.sends, &heard);
    all.extend(outcome_differs(case, &ran.outcome));
    let shown = printed.into_iter().filter(|printed| printed.contains(&table.common.token));
    all.extend(shown.map(|printed| format!("the token is shown: {printed}")));
    all
}

/// What a server gives that is there already.
pub(super) async fn outcome(written: &Written, account: &AccountClient) -> Result<Value, Error> {
    let client = account.client().clone();
    (written.run)(Given { builder: Client::builder(), client, account: account.clone() }).await.outcome
}

/// How requests travel: without proxies, which the environment may name.
pub(super) fn transport() -> Reqwest {
    // Another test may have been the first.
    let _installed = rustls::crypto::ring::default_provider().install_default();
    Reqwest::from_builder(reqwest::Client::builder().no_proxy()).expect("a transport can be made")
}

/// Without a second try, of which a table would have to know.
fn builder(table: &Table, base_url: &str, attempts: Arc<Mutex<Vec<String>>>) -> ClientBuilder {
    let watch = move |attempt: &Attempt<'_>| {
        attempts.lock().expect("no lock is held over a panic").push(format!("{attempt:?}"));
    };
    Client::builder().token(&table.common.token).base_url(base_url).retry(RetryPolicy::never()).on_attempt(watch)
}

/// Values are compared as values: in which order objects have their keys depends on the build.
fn outcome_differs(case: &Case, outcome: &Result<Value, Error>) -> Option<String> {
    let as_text = |outcome: Result<&Value, &Error>| match outcome {
        Ok(value) => value.to_string(),
        Err(error) => format!("error: {error}"),
    };
    match (&case.result, &case.error, outcome) {
        (Some(expected), None, Ok(actual)) if expected == actual => None,
        (Some(expected), None, _) => differs("the outcome", &as_text(Ok(expected)), &as_text(outcome.as_ref())),
        (None, Some(expected), _) => {
            differs("the outcome", &format!("error: {}", expected.trim_end()), &as_text(outcome.as_ref()))
        }
        _ => Some("a case has either `result` or `error`".to_owned()),
    }
}

/// What the calls of the tables are: they are sent, and what they give is shown.
pub(super) trait Runs {
    async fn run(self) -> Ran;
}

impl<O: OperationType, F: Format> Runs for Call<O, F>
where
    F::Answer: Reads<O>,
    <F::Answer as Reads<O>>::Output: Shown,
{
    async fn run(self) -> Ran {
        let mut printed = vec![format!("{self:?}")];
        let outcome = self.send().await;
        printed.push(format!("{outcome:?}"));
        printed.extend(outcome.as_ref().err().map(Error::to_string));
        let outcome = match outcome {
            Ok(response) => Ok(response.value.shown().await),
            Err(error) => Err(error),
        };
        Ran { outcome, printed }
    }
}

impl<T: Serialize> Runs for Items<T> {
    async fn run(self) -> Ran {
        let printed = vec![format!("{self:?}")];
        Ran { outcome: self.collect().await.map(|records| json!(records)), printed }
    }
}

impl<C> Runs for Pages<C>
where
    Page<C>: Shown,
{
    async fn run(mut self) -> Ran {
        let mut pages = Vec::new();
        let mut printed = Vec::new();
        while let Some(page) = self.next().await {
            printed.push(format!("{self:?} {page:?}"));
            match page {
                Ok(page) => pages.push(page.shown().await),
                Err(error) => return Ran { outcome: Err(error), printed },
            }
        }
        Ran { outcome: Ok(Value::Array(pages)), printed }
    }
}

/// What calls give, as the tables have it.
pub(super) trait Shown: Debug {
    async fn shown(self) -> Value;
}

macro_rules! shown_as_they_are {
    ($($record:ty)*) => {$(
        impl Shown for $record {
            async fn shown(self) -> Value {
                json!(self)
            }
        }
    )*};
}

shown_as_they_are! {
    Value
    Map<String, Value>
    Named
    truto_unified::calendar::events::Event
    truto_unified::crm::accounts::Account
    truto_unified::crm::users::User
    truto_unified::ticketing::accounts::Account
    truto_unified::ticketing::tickets::Ticket
    truto_unified::ticketing::users::User
    truto_unified::user_directory::organizations::Organization
}

/// A record of a program's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
pub(super) struct Named {
    name: String,
}

impl<T: Debug + Serialize> Shown for Page<Vec<T>> {
    async fn shown(self) -> Value {
        let records = json!(self.records);
        page(&self, records)
    }
}

impl<T: Debug + Serialize> Shown for Page<BTreeMap<String, T>> {
    async fn shown(self) -> Value {
        let records = json!(self.records);
        page(&self, records)
    }
}

/// What a page says, without what it does not say.
fn page<C>(page: &Page<C>, records: Value) -> Value {
    let mut shown = Map::from_iter([("records".to_owned(), records)]);
    let fields = [
        ("next_cursor", json!(page.next_cursor)),
        ("previous_cursor", json!(page.previous_cursor)),
        ("count", json!(page.count)),
        ("is_partial", json!(page.is_partial)),
    ];
    shown
        .extend(fields.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (name.to_owned(), value)));
    shown.extend(page.extra.clone());
    Value::Object(shown)
}

impl Shown for Raw {
    async fn shown(self) -> Value {
        json!({"content_type": self.meta.content_type(), "text": self.text()})
    }
}

impl Shown for ByteStream {
    async fn shown(mut self) -> Value {
        let mut bytes = Vec::new();
        while let Some(chunk) = self.next().await {
            bytes.extend_from_slice(&chunk.expect("the body arrives"));
        }
        json!({"content_type": self.meta().content_type(), "text": String::from_utf8_lossy(&bytes)})
    }
}

impl<T: Shown> Shown for Exchange<T> {
    async fn shown(self) -> Value {
        json!({"debug": self.debug.as_deref(), "result": self.result.shown().await})
    }
}

/// The result; and what else the envelope has, where it has anything.
impl<T: Shown> Shown for Enveloped<T> {
    async fn shown(self) -> Value {
        let result = self.result.shown().await;
        if self.extra.is_empty() { result } else { json!({"result": result, "extra": self.extra}) }
    }
}
