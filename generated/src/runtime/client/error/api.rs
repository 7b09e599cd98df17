//! Answers that say they are errors.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::StatusCode;

use super::super::meta::Meta;
use super::super::transport::TransportError;
use super::super::wire::error as keys;
use super::body::KEPT;
use super::fields::Fields;
use super::{ErrorBody, Insight};
use crate::runtime::Value;

/// An answer of the server that is an error: what it says, and the body that says so as it came.
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
    /// More of the body came than an error keeps, which is its first MiB. `details`, `raw_response` and `insight` were not read then.
    pub is_shortened: bool,
    /// Why no more of the body came. `None` where all of it did.
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
        let mut fields = Fields::of(&answered.body);
        Self {
            call: answered.call.to_owned(),
            status: answered.meta.status,
            code: fields.text(keys::CODE),
            message: fields.text(keys::MESSAGE),
            details: fields.value(keys::DETAILS),
            is_remote: fields.flag(keys::IS_REMOTE),
            raw_response: fields.value(keys::RAW_RESPONSE),
            insight: fields.value(keys::INSIGHT).and_then(|value| serde_json::from_value(value).ok()),
            is_shortened: answered.body.len() > KEPT,
            body: ErrorBody::kept(answered.body),
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
