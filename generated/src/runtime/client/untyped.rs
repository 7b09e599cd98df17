//! The untyped way out: everything that the types do not cover, through the same client.

mod batch;
mod platform;
mod search;

use std::marker::PhantomData;

pub use batch::{Batch, BatchAnswer, SendBatch};
pub use platform::{AsSent, TextFormat};
pub use search::{SearchEntity, SearchUrl};

use http::Method;
use serde::de::DeserializeOwned;

use super::account::AccountClient;
use super::body::{FreeForm, IntoFreeForm, Payload};
use super::call::Call;
use super::format::Includes;
use super::id::{IdOrNone, IntoId, IntoIdOrNone};
use super::kind::{Custom, Delete, Kind, List, Read, Write};
use super::operation_type::{NoQuery, OperationType};
use super::path::InPath;
use crate::runtime::{Object, Value};
use crate::support::Operation;

/// An operation that is known at run time only; its record is an [`Object`] until [`Call::typed`] says more.
#[derive(Clone, Copy, Debug)]
pub struct Any<K, T = Object>(std::convert::Infallible, PhantomData<fn() -> (K, T)>);

/// Every response format.
#[derive(Clone, Copy, Debug)]
pub enum EveryFormat {}

impl<F> Includes<F> for EveryFormat {}

impl<K: Kind, T: DeserializeOwned + Send + 'static> OperationType for Any<K, T> {
    type Kind = K;
    type Record = T;
    type Query = NoQuery;
    type Formats = EveryFormat;
    const OPERATION: Option<&'static Operation> = None;
}

impl<K, T, F> Call<Any<K, T>, F> {
    /// Reads every record as this type.
    pub fn typed<U: DeserializeOwned + Send + 'static>(self) -> Call<Any<K, U>, F> {
        self.recast()
    }
}

/// Calls whose resource is chosen at run time, and the routes beside the unified API.
#[derive(Clone, Debug)]
pub struct Untyped {
    account: AccountClient,
}

impl Untyped {
    pub(crate) fn new(account: AccountClient) -> Self {
        Self { account }
    }

    /// A resource of the unified API by its names on the wire: `("crm", "contacts")`. Answers of a search point back into the unified
    /// API by these names.
    pub fn resource(&self, api: impl AsRef<str>, resource: impl AsRef<str>) -> Records {
        self.records("/unified", [("api", api.as_ref()), ("resource", resource.as_ref())])
    }

    /// A resource as the provider has it, not translated.
    pub fn proxy(&self, resource: impl AsRef<str>) -> Records {
        self.records("/proxy", [("resource", resource.as_ref())])
    }

    /// A path of the provider's own, with any verb. Its segments are encoded one by one, its slashes stay as they are, and the query
    /// is the call's.
    pub fn custom(&self, http: Method, path: impl AsRef<str>, body: impl IntoFreeForm) -> Call<Any<Read, Value>> {
        let path = path.as_ref();
        let mut request = self.account.request(http, "/custom");
        for segment in path.strip_prefix('/').unwrap_or(path).split('/') {
            request.template.push_str(if segment.is_empty() { "/" } else { "/{}" });
            let value = Some(segment.to_owned()).filter(|segment| !segment.is_empty());
            request.in_path.extend(value.map(|value| InPath { name: "path", value: Some(value) }));
        }
        request.payload = Some(Payload::FreeForm(body.into_free_form()));
        Call::of(request)
    }

    /// What the unified API knows of a method: its mapping, its schemas, what it sends by default.
    pub fn method_meta(
        &self,
        api: impl AsRef<str>,
        resource: impl AsRef<str>,
        method: impl AsRef<str>,
    ) -> Call<Any<Read>> {
        let names = [("api", api.as_ref()), ("resource", resource.as_ref())];
        self.route(Method::GET, "/unified", in_path(names), None).then("meta", method.as_ref())
    }

    /// The same for one provider, by its slug, with schemas field by field.
    pub fn provider_meta(
        &self,
        api: impl AsRef<str>,
        resource: impl AsRef<str>,
        provider: impl AsRef<str>,
        method: impl AsRef<str>,
    ) -> Call<Any<Read>> {
        let names = [("api", api.as_ref()), ("resource", resource.as_ref()), ("provider", provider.as_ref())];
        self.route(Method::GET, "/unified", in_path(names), None).then("meta", method.as_ref())
    }

    fn records<const N: usize>(&self, base: &'static str, names: [(&'static str, &str); N]) -> Records {
        Records { account: self.account.clone(), base, in_path: in_path(names).collect() }
    }

    fn route<K, T>(
        &self,
        http: Method,
        base: &str,
        in_path: impl Iterator<Item = InPath>,
        body: Option<FreeForm>,
    ) -> Call<Any<K, T>> {
        let mut request = self.account.request(http, base);
        for value in in_path {
            request.template.push_str("/{}");
            request.in_path.push(value);
        }
        request.payload = body.map(Payload::FreeForm);
        Call::of(request)
    }
}

fn in_path<const N: usize>(names: [(&'static str, &str); N]) -> impl Iterator<Item = InPath> {
    names.map(|(name, value)| InPath { name, value: Some(value.to_owned()) }).into_iter()
}

impl<K, T> Call<Any<K, T>> {
    /// Two more steps of the path: a word, and a value.
    fn then(mut self, word: &str, value: &str) -> Self {
        self.request.template = format!("{}/{word}/{{}}", self.request.template);
        self.request.in_path.push(InPath { name: "method", value: Some(value.to_owned()) });
        self
    }
}

/// The records of one resource, untyped.
#[derive(Clone, Debug)]
pub struct Records {
    account: AccountClient,
    base: &'static str,
    in_path: Vec<InPath>,
}

impl Records {
    /// Many records, page by page.
    pub fn list(&self) -> Call<Any<List>> {
        self.call(Method::GET, None, None)
    }

    /// One record.
    pub fn get(&self, id: impl IntoId) -> Call<Any<Read>> {
        self.call(Method::GET, Some(("id", id.into_id().into_id_or_none())), None)
    }

    /// A new record.
    pub fn create(&self, body: impl IntoFreeForm) -> Call<Any<Write>> {
        self.call(Method::POST, None, Some(body.into_free_form()))
    }

    /// Fields of a record.
    pub fn update(&self, id: impl IntoIdOrNone, body: impl IntoFreeForm) -> Call<Any<Write>> {
        self.call(Method::PATCH, Some(("id", id.into_id_or_none())), Some(body.into_free_form()))
    }

    /// The end of a record.
    pub fn delete(&self, id: impl IntoIdOrNone) -> Call<Any<Delete>> {
        self.call(Method::DELETE, Some(("id", id.into_id_or_none())), None)
    }

    /// A method of the resource's own.
    pub fn method(&self, method: impl AsRef<str>, body: impl IntoFreeForm) -> Call<Any<Custom, Value>> {
        let method = IdOrNone(Some(method.as_ref().to_owned()));
        self.call(Method::POST, Some(("method", method)), Some(body.into_free_form()))
    }

    fn call<K, T>(
        &self,
        http: Method,
        last: Option<(&'static str, IdOrNone)>,
        body: Option<FreeForm>,
    ) -> Call<Any<K, T>> {
        let last = last.map(|(name, value)| InPath { name, value: value.0 });
        let in_path = self.in_path.iter().cloned().chain(last);
        Untyped::new(self.account.clone()).route(http, self.base, in_path, body)
    }
}
