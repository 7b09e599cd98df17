//! What an account, or a provider in general, can be asked for: as the platform reports it.

mod drift;
mod report;
mod summary;

use http::Method;

pub use drift::{Drift, Missing, Overridden, Unknown, UnknownOperation};
pub use report::{AccountState, Capabilities, Integration, UnifiedResource};

use super::account::AccountClient;
use super::call::Call;
use super::client::Client;
use super::id::IntoId;
use super::kind::{Kind, Read};
use super::operation_type::operation;
use super::path::InPath;
use super::request::Request;
use crate::generated::OPERATIONS;
use crate::runtime::Value;

/// Reads [`Capabilities`].
#[derive(Clone, Copy, Debug)]
pub enum ReadCapabilities {}

/// Reads [`Capabilities`], and compares them with the compiled matrix.
#[derive(Clone, Copy, Debug)]
pub enum CheckDrift {}

/// The kind of [`CheckDrift`]: what comes back is the comparison.
#[derive(Clone, Copy, Debug)]
pub enum Comparison {}

operation!(ReadCapabilities, Read, Capabilities);
operation!(CheckDrift, Comparison, Capabilities);

impl Kind for Comparison {
    type Answer<T: serde::de::DeserializeOwned + Send + 'static> = Drift;
    type Body<T: serde::de::DeserializeOwned + Send + 'static> = Capabilities;

    fn read<T: serde::de::DeserializeOwned + Send + 'static>(body: &[u8]) -> Result<Drift, serde_json::Error> {
        let report = Read::read(body)?;
        Ok(Drift::between(&report, OPERATIONS.iter().copied()))
    }
}

impl Client {
    /// What a provider can be asked for, by its slug: `GET /integration/{slug}/capabilities`. It says nothing of any account.
    pub fn capabilities(&self, provider: impl IntoId) -> Call<ReadCapabilities> {
        let mut request = Request::new(self.core.clone(), Method::GET, "/integration/{}/capabilities");
        request.in_path.push(InPath { name: "provider", value: Some(provider.into_id().0) });
        Call::of(request)
    }
}

impl AccountClient {
    /// What this account can be asked for: `GET /integrated-account/{id}/capabilities`.
    ///
    /// An account that was named by nothing but its token has no id to ask about: sending the call is
    /// [`BuildError::UnnamedAccount`](super::BuildError::UnnamedAccount).
    pub fn capabilities(&self) -> Call<ReadCapabilities> {
        Call::of(self.capabilities_request())
    }

    /// Compares what this account can be asked for with what the crate was compiled from, as far as its features are on.
    ///
    /// ```
    /// # async fn check(account: truto_unified::client::AccountClient) -> Result<(), truto_unified::client::Error> {
    /// let drift = account.drift().await?;
    /// if !drift.is_empty() {
    ///     eprintln!("{drift}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// It needs an id, as [`AccountClient::capabilities`] does. To compare with some operations only, or with the report on a
    /// provider, take [`Drift::between`].
    pub fn drift(&self) -> Call<CheckDrift> {
        let mut request = self.capabilities_request();
        request.query.set(TYPE, "unified");
        Call::of(request)
    }

    fn capabilities_request(&self) -> Request {
        let mut request = Request::new(self.client().core.clone(), Method::GET, "/integrated-account/{}/capabilities");
        match self.named() {
            Ok(id) => request.in_path.push(InPath { name: "account", value: Some(id.to_owned()) }),
            Err(refused) => request.refuse(refused),
        }
        request
    }
}

const TYPE: &str = "type";

/// What a report on capabilities can be narrowed to. A report that is says nothing of the rest: [`Drift`] would take it for lacking.
impl<F> Call<ReadCapabilities, F> {
    /// One side of the API only: `unified` or `proxy`.
    pub fn of_type(mut self, side: impl Into<String>) -> Self {
        self.request.query.set(TYPE, side);
        self
    }

    /// Methods of these names. The vendor says that this narrows what is reported of `/proxy` alone.
    pub fn methods<T: AsRef<str>>(mut self, names: impl IntoIterator<Item = T>) -> Self {
        let mut list = String::new();
        for name in names {
            if !list.is_empty() {
                list.push(',');
            }
            list.push_str(name.as_ref());
        }
        self.request.query.set("methods", list);
        self
    }

    /// One resource, by its name on the wire: `contacts`.
    pub fn resource(mut self, name: impl Into<String>) -> Self {
        self.request.query.set("resource", name);
        self
    }

    /// Methods of `/proxy` that have a description, which is what comes when nothing is asked for, or those that have none as well.
    pub fn has_description(mut self, described: bool) -> Self {
        self.request.query.remove("has_description");
        self.request.query.push_value("has_description", &Value::Bool(described));
        self
    }
}
