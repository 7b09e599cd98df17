//! What is sent.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use super::error::BuildError;
use crate::runtime::{Object, Record, Value, View};

/// A body that no source describes, or that the caller knows better: JSON, or bytes for the provider.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum FreeForm {
    /// JSON, as it is.
    Json(Value),
    /// Goes to the provider untouched: a file, or form data.
    Passthrough {
        /// What it is: `application/pdf`, `multipart/form-data; boundary=…`.
        content_type: String,
        /// The bytes.
        bytes: Bytes,
    },
    /// Bytes for the unified API, which reads them: form data, say.
    Bytes {
        /// What it is: `text/csv`, `multipart/form-data; boundary=…`.
        content_type: String,
        /// The bytes.
        bytes: Bytes,
    },
    /// No body.
    Empty,
}

impl FreeForm {
    /// Bytes that go to the provider untouched.
    pub fn passthrough(content_type: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self::Passthrough { content_type: content_type.into(), bytes: bytes.into() }
    }

    /// Bytes that the unified API reads and translates.
    pub fn bytes(content_type: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self::Bytes { content_type: content_type.into(), bytes: bytes.into() }
    }
}

/// What can be a body that no source describes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no free-form body",
    label = "no source describes this body: JSON is needed here",
    note = "send a `serde_json::Value` or a map of them, `FreeForm::passthrough(…)` or `FreeForm::bytes(…)` for bytes, or `()` for no body"
)]
pub trait IntoFreeForm {
    /// The body.
    fn into_free_form(self) -> FreeForm;
}

impl IntoFreeForm for FreeForm {
    fn into_free_form(self) -> FreeForm {
        self
    }
}

impl IntoFreeForm for Value {
    fn into_free_form(self) -> FreeForm {
        FreeForm::Json(self)
    }
}

impl IntoFreeForm for Object {
    fn into_free_form(self) -> FreeForm {
        FreeForm::Json(Value::Object(self))
    }
}

impl IntoFreeForm for () {
    fn into_free_form(self) -> FreeForm {
        FreeForm::Empty
    }
}

/// The body of one call.
#[derive(Clone)]
pub(crate) enum Payload {
    Record(Arc<dyn Record + Send + Sync>),
    FreeForm(FreeForm),
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Payload::Record(record) => View::Record(&**record).fmt(f),
            Payload::FreeForm(body) => body.fmt(f),
        }
    }
}

/// A body as it goes out.
pub(crate) struct Written {
    pub(crate) content_type: String,
    pub(crate) bytes: Bytes,
    pub(crate) is_passthrough: bool,
}

impl Payload {
    /// `None` sends no body.
    pub(crate) fn write(&self) -> Result<Option<Written>, BuildError> {
        let json = |bytes: Result<Vec<u8>, serde_json::Error>| {
            let bytes = bytes.map_err(BuildError::Body)?.into();
            Ok(Some(Written { content_type: JSON.to_owned(), bytes, is_passthrough: false }))
        };
        let raw = |content_type: &str, bytes: &Bytes, is_passthrough| {
            Ok(Some(Written { content_type: content_type.to_owned(), bytes: bytes.clone(), is_passthrough }))
        };
        match self {
            Payload::Record(record) => json(serde_json::to_vec(&View::Record(&**record))),
            Payload::FreeForm(FreeForm::Json(value)) => json(serde_json::to_vec(value)),
            Payload::FreeForm(FreeForm::Empty) => Ok(None),
            Payload::FreeForm(FreeForm::Bytes { content_type, bytes }) => raw(content_type, bytes, false),
            Payload::FreeForm(FreeForm::Passthrough { content_type, bytes }) => raw(content_type, bytes, true),
        }
    }
}

pub(crate) const JSON: &str = "application/json";
