//! How requests travel, and how time passes: what another environment can bring of its own.

mod failure;
#[cfg(feature = "reqwest")]
mod reqwest;
mod timer;

pub use failure::TransportError;
#[cfg(feature = "reqwest")]
pub use reqwest::Reqwest;
pub use timer::Timer;
#[cfg(feature = "tokio")]
pub use timer::TokioTimer;

use bytes::Bytes;

use super::future::{BoxFuture, BoxStream};

/// Sends one request over the network.
///
/// The client does the rest: authentication, retries, timeouts, redirects, limits. So a transport
///
/// * sends the request once, as it is, and neither follows redirects nor repeats it,
/// * hands the body over as it arrives, decompressed if the transport asked for compression,
/// * says with [`TransportError::not_sent`] when certainly nothing of the request went out: only then may a write that has no
///   idempotency key be sent again,
/// * stops when its future is dropped.
pub trait Transport: Send + Sync + 'static {
    /// Sends a request.
    fn send(&self, request: http::Request<Bytes>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;
}

/// The body of an answer, as it arrives.
pub type Body = BoxStream<Result<Bytes, TransportError>>;
