//! The transport that comes with the crate.

use bytes::Bytes;
use futures_core::Stream;

use super::super::error::BuildError;
use super::super::future::BoxFuture;
use super::{Body, Transport, TransportError};

/// HTTP/1.1 over TLS, by `reqwest`, with its connection pool.
#[derive(Clone, Debug)]
pub struct Reqwest(reqwest::Client);

impl Reqwest {
    /// A transport with a connection pool of its own. It trusts whom the operating system trusts, asks for gzip, and heeds the
    /// proxy settings of the environment.
    ///
    /// # Errors
    ///
    /// Where TLS cannot be set up: the system has no roots to trust, say.
    pub fn new() -> Result<Self, BuildError> {
        Self::over_tls(reqwest::Client::builder())
    }

    /// A transport from a builder with settings of its own: proxies, addresses, and all of TLS, which is left to the builder. It is
    /// told not to follow redirects and not to repeat requests.
    ///
    /// With the feature `rustls`, the program chooses who does the cryptography, because a builder cannot be told:
    /// `rustls::crypto::ring::default_provider().install_default()`.
    ///
    /// # Errors
    ///
    /// Where `reqwest` refuses the settings, and where that choice was not made.
    pub fn from_builder(builder: reqwest::ClientBuilder) -> Result<Self, BuildError> {
        #[cfg(feature = "rustls")]
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            return Err(BuildError::Transport(Some(
                "no provider of cryptography is installed: rustls::crypto::ring::default_provider().install_default()"
                    .into(),
            )));
        }
        Self::build(builder)
    }

    /// The same with the TLS that the crate chooses: rustls with `ring`, which needs no C compiler beyond what Rust needs, unless the
    /// program has chosen another provider.
    pub(crate) fn over_tls(builder: reqwest::ClientBuilder) -> Result<Self, BuildError> {
        Self::build(with_tls(builder)?)
    }

    fn build(builder: reqwest::ClientBuilder) -> Result<Self, BuildError> {
        let builder = builder.redirect(reqwest::redirect::Policy::none()).retry(reqwest::retry::never());
        builder.build().map(Self).map_err(|error| BuildError::Transport(Some(error.into())))
    }
}

#[cfg(feature = "rustls")]
fn with_tls(builder: reqwest::ClientBuilder) -> Result<reqwest::ClientBuilder, BuildError> {
    use rustls_platform_verifier::BuilderVerifierExt;

    let chosen = rustls::crypto::CryptoProvider::get_default().cloned();
    let provider = chosen.unwrap_or_else(|| std::sync::Arc::new(rustls::crypto::ring::default_provider()));
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier)
        .map_err(|error| BuildError::Transport(Some(error.into())))?;
    Ok(builder.tls_backend_preconfigured(config.with_no_client_auth()))
}

#[cfg(not(feature = "rustls"))]
#[expect(clippy::unnecessary_wraps, reason = "rustls can fail")]
fn with_tls(builder: reqwest::ClientBuilder) -> Result<reqwest::ClientBuilder, BuildError> {
    Ok(builder)
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Bytes>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let request = reqwest::Request::try_from(request).map_err(TransportError::not_sent)?;
            let response = in_background(self.0.execute(request)).await.map_err(failure)?;
            let (status, headers) = (response.status(), response.headers().clone());
            let body: Body = Box::pin(Chunks(Box::pin(response.bytes_stream())));
            let mut answer = http::Response::new(body);
            *answer.status_mut() = status;
            *answer.headers_mut() = headers;
            Ok(answer)
        })
    }
}

#[cfg(feature = "blocking")]
use super::super::blocking::in_background;

#[cfg(not(feature = "blocking"))]
async fn in_background<F: std::future::Future>(future: F) -> F::Output {
    future.await
}

/// `is_connect` holds until the connection stands, and no longer.
fn failure(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    if error.is_connect() || error.is_builder() {
        TransportError::not_sent(error)
    } else {
        TransportError::interrupted(error)
    }
}

struct Chunks<S>(S);

impl<S: Stream<Item = reqwest::Result<Bytes>> + Unpin> Stream for Chunks<S> {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let chunk = std::pin::Pin::new(&mut self.0).poll_next(cx);
        chunk.map(|chunk| chunk.map(|chunk| chunk.map_err(|error| TransportError::interrupted(error.without_url()))))
    }
}
