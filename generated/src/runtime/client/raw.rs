//! What the provider sent, as it was sent.

use bytes::Bytes;
use serde::de::DeserializeOwned;

use super::error::{DecodeError, Error};
use super::meta::Meta;

/// What the provider sent, as it was sent: JSON more often than not.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Raw {
    pub(crate) call: String,
    /// Status and headers.
    pub meta: Meta,
    /// The body.
    pub bytes: Bytes,
}

impl Raw {
    /// The body as JSON.
    ///
    /// # Errors
    ///
    /// [`Error::Decode`] where it is not JSON, or not of this type.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_slice(&self.bytes).map_err(|error| {
            Error::Decode(Box::new(DecodeError::locate::<T>(&self.call, &self.bytes, self.meta.clone(), error)))
        })
    }

    /// The body as text, where it is UTF-8.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }
}
