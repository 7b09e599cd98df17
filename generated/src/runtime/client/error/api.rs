//! Answers that say they are errors.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::StatusCode;

use super::super::meta::Meta;
use super::super::transport::TransportError;
use super::super::wire::error as keys;
use super::Insight;
use crate::runtime::{Object, Value};

/// An answer of the server that is an error: what it says, and all of it as it came.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ApiError {
    /// The call: `PATCH /unified/ticketing/accounts/23`.
    pub call: String,
    /// The status of the answer.
    pub status: StatusCode,
    /// The error's name: `Bad Request`.
    pub code: Option<String>,
    /// What went wrong, in the server's or the provider's words.
    pub message: Option<String>,
    /// More about it, such as what failed to validate.
    pub details: Option<Value>,
    /// It was the provider that refused, not the unified API itself.
    pub is_remote: bool,
    /// What the provider answered, as JSON or as text.
    pub raw_response: Option<Value>,
    /// What the server takes to be the cause.
    pub insight: Option<Box<Insight>>,
    /// The body as it came.
    pub body: ErrorBody,
    /// Why the body is not whole. `None` where it is.
    pub cut_off: Option<Arc<CutOff>>,
    /// Status, headers, rate limit, request id.
    pub meta: Meta,
    /// How often the call was tried.
    pub tries: u32,
    /// A write at which a server failed, so that it may have been applied all the same.
    pub may_have_been_applied: bool,
}

/// Why a body is not whole.
#[derive(Debug)]
#[non_exhaustive]
pub enum CutOff {
    /// It is longer than the client takes.
    TooLarge,
    /// The rest of it did not come in time.
    Timeout,
    /// It broke off.
    Transport(TransportError),
}

impl fmt::Display for CutOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLarge => "the body of the answer is longer than the client takes",
            Self::Timeout => "the rest of the answer did not come in time",
            Self::Transport(_) => "the body of the answer broke off",
        })
    }
}

impl std::error::Error for CutOff {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(source) => Some(source),
            Self::TooLarge | Self::Timeout => None,
        }
    }
}

/// The body of an error's answer: as much of it as came.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ErrorBody {
    /// There was none.
    Empty,
    /// JSON.
    Json(Value),
    /// Something else, such as a page of HTML.
    Text(String),
    /// Something that is no text either.
    Bytes(Bytes),
}

/// What came back of a try that failed.
pub(crate) struct Answered<'a> {
    pub(crate) call: &'a str,
    pub(crate) meta: Meta,
    pub(crate) body: Bytes,
    pub(crate) cut_off: Option<CutOff>,
    pub(crate) tries: u32,
    pub(crate) may_have_been_applied: bool,
}

impl From<Answered<'_>> for ApiError {
    fn from(answered: Answered<'_>) -> Self {
        let body = ErrorBody::from(answered.body);
        let mut fields = match &body {
            ErrorBody::Json(Value::Object(object)) => object.clone(),
            _ => Object::new(),
        };
        Self {
            call: answered.call.to_owned(),
            status: answered.meta.status,
            code: text(&mut fields, keys::CODE),
            message: text(&mut fields, keys::MESSAGE),
            details: fields.remove(keys::DETAILS).filter(|value| !value.is_null()),
            is_remote: fields.get(keys::IS_REMOTE).is_some_and(is_true),
            raw_response: fields.remove(keys::RAW_RESPONSE).filter(|value| !value.is_null()),
            insight: fields.remove(keys::INSIGHT).and_then(|value| serde_json::from_value(value).ok()),
            body,
            cut_off: answered.cut_off.map(Arc::new),
            meta: answered.meta,
            tries: answered.tries,
            may_have_been_applied: answered.may_have_been_applied,
        }
    }
}

impl std::error::Error for ApiError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cut_off.as_deref().map(|cut_off| cut_off as _)
    }
}

fn is_true(flag: &Value) -> bool {
    flag.as_bool().unwrap_or_else(|| flag.as_str() == Some("true"))
}

fn text(fields: &mut Object, key: &str) -> Option<String> {
    match fields.remove(key)? {
        Value::String(text) => Some(text).filter(|text| !text.is_empty()),
        Value::Null => None,
        other => Some(other.to_string()),
    }
}

impl From<Bytes> for ErrorBody {
    fn from(body: Bytes) -> Self {
        if body.is_empty() {
            return Self::Empty;
        }
        if let Ok(json) = serde_json::from_slice(&body) {
            return Self::Json(json);
        }
        match std::str::from_utf8(&body) {
            Ok(text) => Self::Text(text.to_owned()),
            Err(_) => Self::Bytes(body),
        }
    }
}
