//! The client: what all calls have in common.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use super::account::AccountClient;
use super::builder::ClientBuilder;
use super::error::{BuildError, Error};
use super::hook::Hooks;
use super::meta::{Meta, RateLimit};
use super::origin::Origin;
use super::retry::{RetryBudget, RetryPolicy};
use super::transport::{Timer, Transport};
use super::wire::WIRE;

/// Calls the unified API. Cloning it is cheap, and clones share connections, retry budget and limits.
///
/// Connections live in the runtime in which they were opened, and rest while nobody drives it: a program with several runtimes takes a
/// client for each, or switches on the feature `blocking`, whose background thread serves all connections.
#[derive(Clone)]
pub struct Client {
    pub(crate) core: Arc<Core>,
}

/// What all clones of a client share.
pub(crate) struct Core {
    pub(crate) base_url: String,
    pub(crate) origin: Origin,
    pub(crate) token: SecretString,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) timer: Arc<dyn Timer>,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: RetryBudget,
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_response_bytes: usize,
    pub(crate) headers: HeaderMap,
    pub(crate) hooks: Hooks,
    #[cfg(feature = "limiter")]
    pub(crate) limiter: Option<super::limiter::Limiter>,
    pub(crate) last_rate_limit: Mutex<RateLimit>,
}

impl Client {
    /// Starts a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// Calls on behalf of one connected account, by its id.
    pub fn account(&self, id: impl Into<String>) -> AccountClient {
        AccountClient::new(self.clone(), Some(id.into()))
    }

    /// Calls on behalf of the account that the token belongs to. Tokens of a whole environment belong to none.
    pub fn token_account(&self) -> AccountClient {
        AccountClient::new(self.clone(), None)
    }

    /// How many requests were left, as the last answer said, whichever call it was to.
    pub fn rate_limit(&self) -> RateLimit {
        *self.core.last_rate_limit.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Core { base_url, retry, timeout, max_response_bytes, hooks, .. } = &*self.core;
        f.debug_struct("Client")
            .field("base_url", base_url)
            .field("timeout", timeout)
            .field("retry", retry)
            .field("max_response_bytes", max_response_bytes)
            .field("hooks", hooks)
            .finish_non_exhaustive()
    }
}

impl Core {
    /// The header that proves who calls. Its value does not show in `Debug`.
    pub(crate) fn authentication(&self) -> Result<(HeaderName, HeaderValue), BuildError> {
        let name = HeaderName::from_bytes(WIRE.authentication_header.as_bytes());
        let text = SecretString::from(format!("{} {}", WIRE.authentication_scheme, self.token.expose_secret()));
        let mut value = HeaderValue::from_str(text.expose_secret()).map_err(|_| BuildError::Token)?;
        value.set_sensitive(true);
        let name = name.map_err(|_| BuildError::Header { name: WIRE.authentication_header.to_owned() })?;
        Ok((name, value))
    }

    /// Servers repeat what they were sent, in errors above all: what is shown of an answer must not show the token.
    pub(crate) fn without_token(&self, body: Bytes) -> Bytes {
        let token = self.token.expose_secret().as_bytes();
        let (mut rest, mut shown) = (&body[..], Vec::new());
        while let Some(at) = rest.windows(token.len()).position(|part| part == token) {
            shown.extend_from_slice(&rest[..at]);
            shown.extend_from_slice("…".as_bytes());
            rest = &rest[at + token.len()..];
        }
        if shown.is_empty() {
            return body;
        }
        shown.extend_from_slice(rest);
        shown.into()
    }

    /// The same for an answer that could not be read.
    pub(crate) fn hide_token(&self, mut error: Error) -> Error {
        if let Error::Decode(error) = &mut error {
            error.hide(self.token.expose_secret());
        }
        error
    }

    /// Where a redirect leads, if it stays with the host.
    pub(crate) fn within_host(&self, location: &str) -> Option<String> {
        self.origin.join(location)
    }

    pub(crate) fn remember(&self, meta: &Meta) {
        let seen = meta.rate_limit();
        if seen != RateLimit::default() {
            *self.last_rate_limit.lock().unwrap_or_else(PoisonError::into_inner) = seen;
        }
    }

    /// Waits until the limiter lets the next request go out.
    #[cfg(feature = "limiter")]
    pub(crate) async fn wait_for_turn(&self, account: Option<&str>) {
        if let Some(limiter) = &self.limiter {
            limiter.wait(account, &*self.timer).await;
        }
    }

    #[cfg(not(feature = "limiter"))]
    #[expect(clippy::unused_async, reason = "with the feature `limiter` it waits")]
    pub(crate) async fn wait_for_turn(&self, _account: Option<&str>) {}
}
