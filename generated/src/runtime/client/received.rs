//! An answer that is no error.

use bytes::Bytes;
use http::StatusCode;
use serde::de::DeserializeOwned;

use super::byte_stream::{ByteStream, Chunks};
use super::error::{DecodeError, Error};
use super::meta::Meta;

/// An answer that is no error: whole, or as it arrives.
#[derive(Debug)]
pub struct Received {
    pub(crate) call: String,
    pub(crate) is_write: bool,
    pub(crate) tries: u32,
    pub(crate) meta: Meta,
    pub(crate) body: Bytes,
    /// What follows after `body`, where it is read as it arrives.
    pub(crate) rest: Option<Chunks>,
}

impl Received {
    /// Reads the body with `read`; where that fails, `T` says where in it.
    pub(crate) fn decode<T: DeserializeOwned, A>(
        self,
        read: impl FnOnce(&[u8]) -> Result<A, serde_json::Error>,
    ) -> Result<A, Error> {
        let read = if self.lacks_body() { Err(nothing()) } else { read(&self.body) };
        read.map_err(|error| {
            let mut error = DecodeError::locate::<T>(&self.call, &self.body, self.meta, error);
            error.may_have_been_applied = self.is_write;
            Error::Decode(Box::new(error))
        })
    }

    /// An answer to a read that says nothing, and does not say that it says nothing. Of a list it would look like its end.
    fn lacks_body(&self) -> bool {
        let is_meant = matches!(self.meta.status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT);
        self.body.is_empty() && !self.is_write && !is_meant
    }

    pub(crate) fn into_stream(self) -> ByteStream {
        ByteStream::new(self)
    }
}

fn nothing() -> serde_json::Error {
    serde::de::Error::custom("there is no body")
}
