//! How a client is made.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{HeaderMap, HeaderValue, header};
use secrecy::{ExposeSecret, SecretString};

use super::client::{Client, Core};
use super::error::BuildError;
use super::hook::{Attempt, Hooks};
use super::meta::RateLimit;
use super::origin::{Origin, without_secrets};
use super::request::insert;
use super::retry::{RetryBudget, RetryPolicy};
use super::transport::{Timer, Transport};
use super::wire::WIRE;

/// How long one try may take, unless the client or the call says otherwise.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How long an answer may be that is not read as a stream, unless the client or the call says otherwise.
const MAX_RESPONSE_BYTES: usize = 64 << 20;

/// Makes a [`Client`].
pub struct ClientBuilder {
    base_url: String,
    token: Option<SecretString>,
    allow_plaintext: bool,
    transport: Option<Arc<dyn Transport>>,
    timer: Option<Arc<dyn Timer>>,
    retry: RetryPolicy,
    timeout: Option<Duration>,
    max_response_bytes: usize,
    headers: Vec<(String, String)>,
    hooks: Hooks,
    #[cfg(feature = "limiter")]
    limits: Option<super::limiter::Limits>,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            base_url: WIRE.base_url.to_owned(),
            token: None,
            allow_plaintext: false,
            transport: None,
            timer: None,
            retry: RetryPolicy::default(),
            timeout: Some(TIMEOUT),
            max_response_bytes: MAX_RESPONSE_BYTES,
            headers: Vec::new(),
            hooks: Hooks::default(),
            #[cfg(feature = "limiter")]
            limits: None,
        }
    }
}

/// Without the token.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("base_url", &without_secrets(&self.base_url))
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

impl ClientBuilder {
    /// The token of an environment or of one account. It is wiped from memory when the client goes, and shown nowhere.
    #[must_use]
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(SecretString::from(token.into()));
        self
    }

    /// Another server than [`platform::BASE_URL`](crate::platform::BASE_URL).
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// Lets the token go unencrypted to a host that is not this machine.
    #[must_use]
    pub fn allow_plaintext(mut self) -> Self {
        self.allow_plaintext = true;
        self
    }

    /// How requests travel.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// How time passes.
    #[must_use]
    pub fn timer(mut self, timer: impl Timer) -> Self {
        self.timer = Some(Arc::new(timer));
        self
    }

    /// When calls that failed are tried again.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// How long one try may take, the reading of its answer included; of a stream, how long it may pause. `None` waits for ever.
    /// Half a minute otherwise.
    #[must_use]
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.timeout = timeout.into();
        self
    }

    /// How long an answer may be, decompressed, that is not read as a stream. 64 MiB otherwise.
    #[must_use]
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Sends a header with every call.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Calls this after every try of every call, whatever came of it.
    #[must_use]
    pub fn on_attempt(mut self, hook: impl Fn(&Attempt<'_>) + Send + Sync + 'static) -> Self {
        self.hooks.add(hook);
        self
    }

    /// Holds requests back that would exceed these limits, for all clones of this client together.
    #[cfg(feature = "limiter")]
    #[cfg_attr(docsrs, doc(cfg(feature = "limiter")))]
    #[must_use]
    pub fn limits(mut self, limits: super::limiter::Limits) -> Self {
        self.limits = Some(limits);
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// Where there is no token or none that a header can carry, where the base URL is none or would show the token to the network, where
    /// a header has characters that headers cannot have, and where there is no transport.
    pub fn build(self) -> Result<Client, BuildError> {
        let token = self.token.ok_or(BuildError::NoToken)?;
        if token.expose_secret().trim().is_empty() {
            return Err(BuildError::NoToken);
        }
        if !is_bare(token.expose_secret()) {
            return Err(BuildError::Token);
        }
        let base_url = self.base_url.trim_end_matches('/').to_owned();
        let origin = Origin::of(&base_url, self.allow_plaintext)?;
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, HeaderValue::from_static(USER_AGENT));
        for (name, value) in &self.headers {
            insert(&mut headers, name, value)?;
        }
        let timer = self.timer.or_else(default_timer).ok_or(BuildError::NoTimer)?;
        let core = Core {
            base_url,
            token,
            transport: self.transport.map_or_else(|| default_transport(&origin), Ok)?,
            origin,
            #[cfg(feature = "limiter")]
            limiter: self.limits.map(|limits| super::limiter::Limiter::new(limits, timer.clone())),
            timer,
            retry: self.retry,
            budget: RetryBudget::default(),
            timeout: self.timeout,
            max_response_bytes: self.max_response_bytes,
            headers,
            hooks: self.hooks,
            last_rate_limit: Mutex::new(RateLimit::default()),
        };
        core.authentication()?;
        Ok(Client { core: Arc::new(core) })
    }
}

/// Nothing stands around the token, and not what the client puts before it by itself.
fn is_bare(token: &str) -> bool {
    let scheme = token.split(' ').next().filter(|word| word.len() < token.len());
    token.trim() == token && !scheme.is_some_and(|word| word.eq_ignore_ascii_case(WIRE.authentication_scheme))
}

const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

#[cfg(feature = "tokio")]
#[expect(clippy::unnecessary_wraps, reason = "there is none without tokio")]
fn default_timer() -> Option<Arc<dyn Timer>> {
    Some(Arc::new(super::transport::TokioTimer::default()))
}

#[cfg(not(feature = "tokio"))]
fn default_timer() -> Option<Arc<dyn Timer>> {
    None
}

#[cfg(feature = "reqwest")]
fn default_transport(origin: &Origin) -> Result<Arc<dyn Transport>, BuildError> {
    let mut builder = reqwest::Client::builder();
    if origin.is_loopback() {
        // Plaintext is let through to this machine; a proxy of the environment may be another.
        builder = builder.no_proxy();
    }
    Ok(Arc::new(super::transport::Reqwest::over_tls(builder)?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(_: &Origin) -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::Transport(None))
}
