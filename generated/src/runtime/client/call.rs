//! One call: what it is asked for, and how it is sent.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::account::AccountClient;
use super::body::{IntoFreeForm, Payload};
use super::error::Error;
use super::format::{Format, Plain, Reads};
use super::future::BoxFuture;
use super::id::{IntoId, IntoIdOrNone};
use super::kind::Keyed;
use super::meta::Meta;
use super::operation_type::{OfferedBy, OperationType};
use super::path::InPath;
use super::query::member;
use super::request::{Refused, Request, is_own, method};
use super::retry::RetryPolicy;
use super::send::send;
use super::wire::WIRE;
use crate::Provider;
use crate::runtime::{Record, Value};
use crate::typed::ProviderType;

/// One call of the operation `O`, its answer in the format `F`. Awaiting it sends it, with its retries.
///
/// ```
/// # #[cfg(all(feature = "ticketing", feature = "rustls"))]
/// # async fn update(client: truto_unified::Client) -> Result<(), truto_unified::client::Error> {
/// use truto_unified::{providers::Front, ticketing::accounts::UpdateAccount};
///
/// let account = client.account("62f44730-dd91-461e-bd6a-aedd9e0ad79d");
/// let body = UpdateAccount::for_provider(Front).name("Acme").domains(["acme.com"]).build();
/// let updated = account.ticketing().accounts().update("23423523", body).exclude_fields(["remote_data"]).await?;
/// println!("{:?}", updated.name);
/// # Ok(())
/// # }
/// ```
///
/// A call can be cloned and sent more than once.
#[must_use = "a call is sent when it is awaited"]
pub struct Call<O, F = Plain> {
    pub(crate) request: Request,
    of: PhantomData<fn() -> (O, F)>,
}

/// An answer, and what came with it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Response<T> {
    /// What was asked for.
    pub value: T,
    /// Status, headers, rate limit.
    pub meta: Meta,
    /// How often the call was tried.
    pub tries: u32,
}

impl<O, F> Clone for Call<O, F> {
    fn clone(&self) -> Self {
        Self::of(self.request.clone())
    }
}

/// Method, path, query and body. The token is not part of a call.
impl<O, F> fmt::Debug for Call<O, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Request { http, template, in_path, query, payload, .. } = &self.request;
        let query: Vec<String> = query.pairs().map(|(name, value)| format!("{name}={value}")).collect();
        f.debug_struct("Call")
            .field("http", http)
            .field("path", template)
            .field("in_path", in_path)
            .field("query", &query)
            .field("body", payload)
            .finish_non_exhaustive()
    }
}

/// How generated code makes calls.
impl<O: OperationType> Call<O> {
    pub(crate) fn new(account: &AccountClient) -> Self {
        let mut request = account.request(http::Method::GET, "");
        if let Some(operation) = O::OPERATION {
            request.http = method(operation.http);
            operation.path.clone_into(&mut request.template);
            request.operation = Some(operation);
        }
        Self::of(request)
    }

    pub(crate) fn in_path(self, name: &'static str, id: impl IntoId) -> Self {
        self.in_path_or_not(name, id.into_id())
    }

    pub(crate) fn in_path_or_not(mut self, name: &'static str, id: impl IntoIdOrNone) -> Self {
        self.request.in_path.push(InPath { name, value: id.into_id_or_none().0 });
        self
    }

    pub(crate) fn record(mut self, record: impl Record + Send + Sync + 'static) -> Self {
        self.request.payload = Some(Payload::Record(Arc::new(record)));
        self
    }

    pub(crate) fn free_form(mut self, body: impl IntoFreeForm) -> Self {
        self.request.payload = Some(Payload::FreeForm(body.into_free_form()));
        self
    }

    /// Where an operation has query parameters of its own, leaving them all out is checked as well.
    pub(crate) fn own_query(self) -> Self
    where
        O::Query: Record + Default + Send + Sync + 'static,
    {
        self.query(O::Query::default())
    }

    pub(crate) fn in_format<F: Format>(mut self) -> Call<O, F> {
        if let Some(word) = F::WIRE {
            self.request.set_common(WIRE.response_format, "a response format", word);
        }
        self.recast()
    }
}

impl<O: OperationType, F> Call<O, F> {
    /// The operation's own query parameters.
    #[allow(private_bounds, reason = "what can be sent is for this crate to know")]
    pub fn query(mut self, query: O::Query) -> Self
    where
        O::Query: Record + Send + Sync + 'static,
    {
        self.request.typed_query = Some(Arc::new(query));
        self
    }

    /// Says which provider the account is connected to: that the provider does not have the operation does not compile, where a
    /// source lists everybody who has it, and what it cannot take is found before the call is sent, as by [`Call::provider`].
    ///
    /// ```
    /// # #[cfg(feature = "crm")]
    /// # fn update(account: &truto_unified::client::AccountClient) {
    /// use truto_unified::{crm::users::UpdateUser, providers::Pipedrive};
    ///
    /// let users = account.crm().users();
    /// let call = users.update("23423523", UpdateUser::default()).for_provider(Pipedrive);
    /// # drop(call);
    /// # }
    /// ```
    pub fn for_provider<P: ProviderType>(self, _provider: P) -> Self
    where
        O: OfferedBy<P>,
    {
        self.provider(P::PROVIDER)
    }

    /// Sends the call, with its retries; the answer comes with status and headers.
    ///
    /// # Errors
    ///
    /// See [`Error`].
    pub async fn send(self) -> Result<Response<<F::Answer as Reads<O>>::Output>, Error>
    where
        F: Format,
        F::Answer: Reads<O>,
    {
        let outgoing = self.request.prepare(<F::Answer as Reads<O>>::IS_STREAMED)?;
        let received = send(&self.request.core, outgoing).await?;
        let (meta, tries) = (received.meta.clone(), received.tries);
        let value = <F::Answer as Reads<O>>::read(received).map_err(|error| self.request.core.hide_token(error))?;
        Ok(Response { value, meta, tries })
    }
}

impl<O, F> IntoFuture for Call<O, F>
where
    O: OperationType,
    F: Format,
    F::Answer: Reads<O>,
{
    type Output = Result<<F::Answer as Reads<O>>::Output, Error>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.send().await.map(|response| response.value) })
    }
}

/// What every call can be asked for.
impl<O, F> Call<O, F> {
    pub(crate) fn of(request: Request) -> Self {
        Self { request, of: PhantomData }
    }

    pub(crate) fn recast<P, G>(self) -> Call<P, G> {
        Call::of(self.request)
    }

    /// Holds the call against the support matrix before it is sent: what the provider cannot take, or lacks, is
    /// [`Error::Unsupported`], and nothing goes out.
    pub fn provider(mut self, provider: Provider) -> Self {
        self.request.provider = Some(provider);
        self
    }

    /// Leaves these fields out of the answer. Another call of this replaces the one before.
    pub fn exclude_fields<T: Into<String>>(mut self, fields: impl IntoIterator<Item = T>) -> Self {
        let Some(name) = WIRE.exclude_fields else {
            self.request.refuse(Refused::NoParameter("leaving fields out"));
            return self;
        };
        let fields = fields.into_iter().map(|field| Value::String(field.into())).collect();
        self.request.query.remove(name);
        self.request.query.push_value(name, &Value::Array(fields));
        self
    }

    /// Leaves `remote_data`, the record as the provider sent it, out of the answer.
    pub fn ignore_remote_data(mut self) -> Self {
        self.request.set_common(WIRE.ignore_remote_data, "leaving the remote data out", "true");
        self
    }

    /// Goes into the query string that the provider is sent, untranslated. May be called more than once. The name is the
    /// provider's, with the brackets that it has there: `filter[status]`.
    pub fn remote_query(mut self, name: impl AsRef<str>, value: impl Into<Value>) -> Self {
        match WIRE.remote_query {
            Some(remote) => self.request.query.push_value(&member(remote, name.as_ref()), &value.into()),
            None => self.request.refuse(Refused::NoParameter("a query of the provider's own")),
        }
        self
    }

    /// Sends a query parameter whatever is known of it; encoded like the others, an object as `name[key]=…`.
    ///
    /// What the call sets by itself cannot be given here, nor what it was given before: that is
    /// [`BuildError::Parameter`](super::BuildError::Parameter).
    pub fn unchecked_query(mut self, name: impl AsRef<str>, value: impl Into<Value>) -> Self {
        let name = name.as_ref();
        if is_own(name) || self.request.query.has(name) {
            self.request.refuse(Refused::Parameter(name.to_owned()));
        } else {
            self.request.query.push_value(name, &value.into());
        }
        self
    }

    /// Sends a header. The token's header is the client's own and cannot be replaced.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.request.headers.push((name.into(), value.into()));
        self
    }

    /// How long one try may take; of a stream, how long it may pause. `None` waits for ever.
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.request.timeout = timeout.into();
        self
    }

    /// How long the whole call may take, its retries and waits included. Without it there is no end but that of the retries.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.request.deadline = Some(deadline);
        self
    }

    /// When this call is tried again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.request.retry = Some(policy);
        self
    }

    /// How long the answer may be that is not read as a stream.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.request.max_response_bytes = Some(bytes);
        self
    }
}

/// What `POST` and `PATCH` can be asked for.
impl<O: OperationType, F> Call<O, F> {
    /// Makes the call safe to be sent again, by a key of its own: where the server has seen the key, it answers as it did the first
    /// time and applies nothing twice. Clones of the call carry the same key.
    pub fn idempotent(self) -> Self
    where
        O::Kind: Keyed,
    {
        self.idempotency_key(uuid::Uuid::new_v4().to_string())
    }

    /// The same with a key of the caller's: one that outlives the program makes the call safe to be sent again after a crash.
    pub fn idempotency_key(mut self, key: impl Into<String>) -> Self
    where
        O::Kind: Keyed,
    {
        self.request.idempotency_key = Some(key.into());
        self
    }
}
