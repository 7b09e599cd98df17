//! An answer that is no error.

use bytes::Bytes;
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
        read(&self.body).map_err(|error| {
            let mut error = DecodeError::locate::<T>(&self.call, &self.body, self.meta, error);
            error.may_have_been_applied = self.is_write;
            Error::Decode(Box::new(error))
        })
    }

    pub(crate) fn into_stream(self) -> ByteStream {
        ByteStream::new(self)
    }
}
