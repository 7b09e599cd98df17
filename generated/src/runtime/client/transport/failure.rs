//! Requests that got no answer.

use std::error::Error;
use std::fmt;

/// Why a request got no answer, or not the whole of it.
#[derive(Debug)]
pub struct TransportError {
    source: Box<dyn Error + Send + Sync>,
    sent: bool,
}

impl TransportError {
    /// Certainly nothing of the request went out: the host was not found, refused the connection, or is not whom it claims to be.
    pub fn not_sent(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: source.into(), sent: false }
    }

    /// The request went out, in part or whole, or nobody knows.
    pub fn interrupted(source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { source: source.into(), sent: true }
    }

    /// Some of the request may have gone out, and the server may have acted on it.
    pub fn may_have_been_sent(&self) -> bool {
        self.sent
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.sent { "the connection broke off" } else { "no connection could be made" })
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
