//! A call before it is sent: everything that was asked for, and nothing that was sent yet.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};

use super::body::{JSON, Payload};
use super::client::Core;
use super::error::{BuildError, Error};
use super::path::{InPath, fill};
use super::query::{Query, top};
use super::retry::RetryPolicy;
use super::wire::{BODY_PASSTHROUGH, IDEMPOTENCY_KEY, WIRE};
use crate::Provider;
use crate::runtime::{Record, check};
use crate::support::{HttpMethod, Location, Operation, Violations};

/// A call before it is sent.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) core: Arc<Core>,
    pub(crate) account: Option<Arc<str>>,
    pub(crate) provider: Option<Provider>,
    pub(crate) operation: Option<&'static Operation>,
    pub(crate) http: Method,
    pub(crate) template: String,
    pub(crate) in_path: Vec<InPath>,
    pub(crate) typed_query: Option<Arc<dyn Record + Send + Sync>>,
    pub(crate) query: Query,
    pub(crate) payload: Option<Payload>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) max_response_bytes: Option<usize>,
    /// What was refused while the call was put together.
    pub(crate) refused: Option<Refused>,
}

/// An error is no value that can be cloned, and a call is one.
#[derive(Clone, Debug)]
pub(crate) enum Refused {
    Parameter(String),
    NoParameter(&'static str),
    NoAccount,
    UnnamedAccount,
}

impl From<Refused> for BuildError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Parameter(name) => Self::Parameter { name },
            Refused::NoParameter(what) => Self::NoParameter { what },
            Refused::NoAccount => Self::NoAccount,
            Refused::UnnamedAccount => Self::UnnamedAccount,
        }
    }
}

/// A call as it goes out, as often as it is tried.
#[derive(Debug)]
pub(crate) struct Outgoing {
    /// The call as errors name it, without the query.
    pub(crate) call: String,
    pub(crate) method: Method,
    pub(crate) url: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) account: Option<Arc<str>>,
    pub(crate) is_streamed: bool,
    /// Applying it twice does no harm.
    pub(crate) may_repeat: bool,
    pub(crate) timeout: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: RetryPolicy,
    pub(crate) max_response_bytes: usize,
}

impl Outgoing {
    /// It may change something.
    pub(crate) fn is_write(&self) -> bool {
        !self.method.is_safe()
    }
}

impl Request {
    pub(crate) fn new(core: Arc<Core>, http: Method, template: impl Into<String>) -> Self {
        Self {
            timeout: core.timeout,
            core,
            account: None,
            provider: None,
            operation: None,
            http,
            template: template.into(),
            in_path: Vec::new(),
            typed_query: None,
            query: Query::default(),
            payload: None,
            headers: Vec::new(),
            idempotency_key: None,
            deadline: None,
            retry: None,
            max_response_bytes: None,
            refused: None,
        }
    }

    /// Sets a common parameter, by its name on the platform.
    pub(crate) fn set_common(&mut self, name: Option<&'static str>, what: &'static str, value: impl Into<String>) {
        match name {
            Some(name) => self.query.set(name, value),
            None => self.refuse(Refused::NoParameter(what)),
        }
    }

    pub(crate) fn refuse(&mut self, refused: Refused) {
        self.refused.get_or_insert(refused);
    }

    /// `PATCH /unified/ticketing/accounts/{id}`, filled in.
    pub(crate) fn call(&self) -> String {
        format!("{} {}", self.http, fill(&self.template, &self.in_path).unwrap_or_else(|_| self.template.clone()))
    }

    /// Checks the call against the provider, where it is known, and makes it ready to be sent.
    pub(crate) fn prepare(&self, is_streamed: bool) -> Result<Outgoing, Error> {
        if let Some(refused) = &self.refused {
            return Err(BuildError::from(refused.clone()).into());
        }
        self.check()?;
        let (body, query) = self.body_and_query()?;
        let path = fill(&self.template, &self.in_path)?;
        let query = query.encoded();
        let separator = if query.is_empty() { "" } else { "?" };
        let idempotent = self.http.is_safe() || self.idempotency_key.is_some();
        Ok(Outgoing {
            call: format!("{} {path}", self.http),
            method: self.http.clone(),
            url: format!("{}{path}{separator}{query}", self.core.base_url),
            headers: self.all_headers(body.content_type.as_deref(), is_streamed)?,
            body: body.bytes,
            account: self.account.clone(),
            is_streamed,
            may_repeat: idempotent,
            timeout: self.timeout,
            deadline: self.deadline,
            retry: self.retry.clone().unwrap_or_else(|| self.core.retry.clone()),
            max_response_bytes: self.max_response_bytes.unwrap_or(self.core.max_response_bytes),
        })
    }

    /// Every violation of body and query.
    fn check(&self) -> Result<(), Error> {
        let (Some(operation), Some(provider)) = (self.operation, self.provider) else { return Ok(()) };
        if let Some(violations) = Violations::of_operation(operation, provider) {
            return Err(violations.into());
        }
        let query = self.typed_query.as_deref().map(|query| check(query, operation, Location::Query, provider));
        let body = match &self.payload {
            Some(Payload::Record(record)) => Some(check(&**record, operation, Location::Request, provider)),
            _ => None,
        };
        match (query.and_then(Result::err), body.and_then(Result::err)) {
            (Some(query), Some(body)) => Err(query.and(body).into()),
            (Some(violations), None) | (None, Some(violations)) => Err(violations.into()),
            (None, None) => Ok(()),
        }
    }

    /// The account, the operation's own parameters, and the others. A parameter of two of these would be up to the server.
    fn whole_query(&self) -> Result<Query, BuildError> {
        let (mut query, mut typed) = (Query::default(), Query::default());
        if let (Some(account), Some(name)) = (&self.account, WIRE.account) {
            if account.trim().is_empty() {
                return Err(BuildError::NoAccount);
            }
            query.push(name, &**account);
        }
        let mut described: &[&str] = &[];
        if let Some(record) = &self.typed_query {
            typed.push_record(&**record);
            described = record.shape().fields;
        }
        // What other methods have in common may be a field of this one alone.
        let is_of_call = |name: &str| is_own(name) && !described.contains(&name) && !described.contains(&top(name));
        let is_given = |name: &str| query.has(top(name)) || self.query.has(top(name));
        if let Some((name, _)) = typed.pairs().find(|(name, _)| is_of_call(name) || is_given(name)) {
            return Err(BuildError::Parameter { name: name.to_owned() });
        }
        for (name, value) in typed.pairs().chain(self.query.pairs()) {
            query.push(name, value);
        }
        Ok(query)
    }

    fn body_and_query(&self) -> Result<(Outbound, Query), BuildError> {
        let mut query = self.whole_query()?;
        let written = self.payload.as_ref().map(Payload::write).transpose()?.flatten();
        if written.as_ref().is_some_and(|written| written.is_passthrough) {
            query.set(BODY_PASSTHROUGH, "true");
        }
        let body = written.map_or_else(Outbound::default, |written| Outbound {
            content_type: Some(written.content_type),
            bytes: written.bytes,
        });
        Ok((body, query))
    }

    fn all_headers(&self, content_type: Option<&str>, is_streamed: bool) -> Result<HeaderMap, BuildError> {
        let mut headers = self.core.headers.clone();
        let accept = if is_streamed { "*/*" } else { JSON };
        headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
        if let Some(content_type) = content_type {
            insert(&mut headers, header::CONTENT_TYPE.as_str(), content_type)?;
        }
        for (name, value) in &self.headers {
            insert(&mut headers, name, value)?;
        }
        if let Some(key) = &self.idempotency_key {
            if key.trim().is_empty() {
                return Err(BuildError::NoIdempotencyKey);
            }
            insert(&mut headers, IDEMPOTENCY_KEY, key)?;
        }
        let (name, value) = self.core.authentication()?;
        headers.insert(name, value);
        Ok(headers)
    }
}

#[derive(Default)]
struct Outbound {
    content_type: Option<String>,
    bytes: Bytes,
}

/// Parameters that calls set by themselves: given once more, the server would have to choose.
pub(crate) fn is_own(name: &str) -> bool {
    let own = [WIRE.account, WIRE.response_format, WIRE.cursor];
    own.into_iter().flatten().any(|own| own == top(name))
}

/// Headers that say where a message ends and whom it is for. Another host would be sent the token.
const OF_CONNECTION: [HeaderName; 7] = [
    header::HOST,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
    header::TE,
    header::TRAILER,
    header::UPGRADE,
];

pub(crate) fn insert(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), BuildError> {
    let refused = || BuildError::Header { name: name.to_owned() };
    let header = HeaderName::from_bytes(name.as_bytes()).map_err(|_| refused())?;
    if OF_CONNECTION.contains(&header) {
        return Err(BuildError::ConnectionHeader { name: name.to_owned() });
    }
    headers.insert(header, HeaderValue::from_str(value).map_err(|_| refused())?);
    Ok(())
}

/// The method as the HTTP library has it.
pub(crate) fn method(http: HttpMethod) -> Method {
    match http {
        HttpMethod::Get => Method::GET,
        HttpMethod::Post => Method::POST,
        HttpMethod::Put => Method::PUT,
        HttpMethod::Patch => Method::PATCH,
        HttpMethod::Delete => Method::DELETE,
    }
}
