//! Calls on behalf of one connected account.

use std::fmt;
use std::sync::Arc;

use http::Method;

use super::client::Client;
use super::request::{Refused, Request};
use super::untyped::Untyped;
use crate::Provider;

/// Calls on behalf of one connected account. Cloning it is cheap.
#[derive(Clone)]
pub struct AccountClient {
    client: Client,
    id: Option<Arc<str>>,
    provider: Option<Provider>,
}

impl AccountClient {
    pub(crate) fn new(client: Client, id: Option<String>) -> Self {
        Self { client, id: id.map(Arc::from), provider: None }
    }

    /// The provider that the account is connected to: every call of a documented resource is held against the support matrix before it is sent, and what the
    /// provider cannot take is [`Error::Unsupported`](super::Error::Unsupported).
    #[must_use]
    pub fn provider(mut self, provider: Provider) -> Self {
        self.provider = Some(provider);
        self
    }

    /// The account's id. `None` is the account that the token belongs to.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The client that the calls go through.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Calls whose resource is chosen at run time, and the routes beside the unified API.
    pub fn untyped(&self) -> Untyped {
        Untyped::new(self.clone())
    }

    /// The id, for calls that have it in the path or in the body.
    pub(crate) fn named(&self) -> Result<&str, Refused> {
        match self.id() {
            None => Err(Refused::UnnamedAccount),
            Some("") => Err(Refused::NoAccount),
            Some(id) => Ok(id),
        }
    }

    pub(crate) fn request(&self, http: Method, template: impl Into<String>) -> Request {
        let mut request = Request::new(self.client.core.clone(), http, template);
        request.account.clone_from(&self.id);
        request.provider = self.provider;
        request
    }
}

impl fmt::Debug for AccountClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccountClient").field("id", &self.id).field("provider", &self.provider).finish_non_exhaustive()
    }
}
