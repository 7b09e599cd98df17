//! What an error keeps of the body that it came with.

use bytes::Bytes;
use serde::de::DeserializeOwned;

/// How much of a body an error keeps. Errors are collected and held on to, and a body may have been read that is much longer.
pub(super) const KEPT: usize = 1 << 20;

/// The body of an error's answer, byte for byte as it came: numbers have the digits and objects the order that they were sent with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorBody(Bytes);

impl ErrorBody {
    /// Nothing came.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What came.
    pub fn bytes(&self) -> &Bytes {
        &self.0
    }

    /// What came as text, such as a page of HTML or JSON as it was written. `None` where it is no UTF-8. A character that was cut in two
    /// at the end is left out.
    pub fn text(&self) -> Option<&str> {
        match std::str::from_utf8(&self.0) {
            Ok(text) => Some(text),
            Err(error) if error.error_len().is_none() => std::str::from_utf8(&self.0[..error.valid_up_to()]).ok(),
            Err(_) => None,
        }
    }

    /// What came as JSON, read anew each time.
    ///
    /// # Errors
    ///
    /// Where it is no JSON, not the whole of it, or something else.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&self.0)
    }

    /// Copies what it cuts: a slice would hold on to the whole.
    pub(super) fn kept(body: Bytes) -> Self {
        Self(if body.len() > KEPT { Bytes::copy_from_slice(&body[..KEPT]) } else { body })
    }
}
