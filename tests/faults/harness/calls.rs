//! Clients, and calls of every sort.

use serde_json::json;
use truto_unified::Client;
use truto_unified::client::{ApiError, ClientBuilder, Error, Jitter, Response, RetryPolicy, Timeout};

use super::{FakeTime, Server};

/// Must never be shown.
pub(crate) const TOKEN: &str = "hunter2-the-token";

pub(crate) const ACCOUNT: &str = "62f44730-dd91-461e-bd6a-aedd9e0ad79d";

/// A client of this server, whose waits are as long as they can be.
pub(crate) fn client(server: &Server, time: &FakeTime) -> ClientBuilder {
    Client::builder().token(TOKEN).base_url(server.url()).timer(time.clone()).retry(predictable())
}

/// Waits that are as long as they can be.
pub(crate) fn predictable() -> RetryPolicy {
    policy(|policy| policy.jitter = Jitter::None)
}

pub(crate) fn policy(change: impl FnOnce(&mut RetryPolicy)) -> RetryPolicy {
    let mut policy = RetryPolicy::default();
    change(&mut policy);
    policy
}

pub(crate) fn api(client: &Client) -> truto_unified::client::Records {
    client.account(ACCOUNT).untyped().resource("ticketing", "accounts")
}

/// What a call may do twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Everything.
    Read,
    /// Nothing.
    Write,
    /// Nothing.
    Delete,
    /// Everything, because the server knows it again.
    Keyed,
}

impl Sort {
    pub(crate) const ALL: [Self; 4] = [Self::Read, Self::Write, Self::Delete, Self::Keyed];

    pub(crate) fn is_write(self) -> bool {
        self != Self::Read
    }

    pub(crate) fn may_repeat(self) -> bool {
        matches!(self, Self::Read | Self::Keyed)
    }

    pub(crate) async fn send(self, client: &Client) -> Result<Response<truto_unified::Object>, Error> {
        let records = api(client);
        match self {
            Self::Read => records.get("7").send().await,
            Self::Write => records.update("7", json!({"name": "Acme"})).send().await,
            Self::Keyed => records.update("7", json!({"name": "Acme"})).idempotent().send().await,
            Self::Delete => records.delete("7").send().await,
        }
    }
}

pub(crate) fn failure<T: std::fmt::Debug>(result: Result<T, Error>) -> ApiError {
    match result {
        Err(Error::Api(error)) => *error,
        other => panic!("this is no answer that is an error: {other:?}"),
    }
}

pub(crate) fn timeout<T: std::fmt::Debug>(result: Result<T, Error>) -> Timeout {
    match result {
        Err(Error::Timeout(timeout)) => timeout,
        other => panic!("this is no timeout: {other:?}"),
    }
}
