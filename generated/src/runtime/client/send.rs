//! One call, as often as it has to be tried.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{StatusCode, header};

use super::byte_stream::Chunks;
use super::client::Core;
use super::error::{Answered, ApiError, Error, Interrupted, RateLimited, Redirected, Timeout, TooLarge, Waiting};
use super::future::{next, within};
use super::hook::{Attempt, Outcome};
use super::meta::Meta;
use super::received::Received;
use super::request::Outgoing;
use super::retry::{Failure, asked_wait};
use super::transport::{Body, TransportError};

/// Redirects within the host that are followed for one call.
const REDIRECTS: usize = 5;

/// Sends a call, and again where that is worth it and does no harm.
pub(crate) async fn send(core: &Core, mut out: Outgoing) -> Result<Received, Error> {
    let deadline = out.deadline.map(|deadline| core.timer.sleep(deadline));
    let (call, after, is_write) = (out.call.clone(), out.deadline, !out.method.is_safe());
    within(tries(core, &mut out), deadline).await.unwrap_or_else(|| {
        let timeout = Timeout {
            call,
            after: after.unwrap_or_default(),
            waiting_for: Waiting::Call,
            may_have_been_applied: is_write,
        };
        Err(Error::Timeout(timeout))
    })
}

async fn tries(core: &Core, out: &mut Outgoing) -> Result<Received, Error> {
    let mut tried = 0;
    loop {
        core.wait_for_turn(out.account.as_deref()).await;
        tried += 1;
        let started = core.timer.now();
        let failed = match try_once(core, out, tried).await {
            Ok(received) => {
                core.budget.earn();
                core.tell(out, tried, started, &Outcome::Answered(received.meta.status), None);
                return Ok(received);
            }
            Err(failed) => failed,
        };
        let worth = failed.retry.and_then(|failure| out.retry.wait(tried, failure, out.may_repeat));
        let wait = worth.filter(|_| core.budget.spend());
        core.tell(out, tried, started, &Outcome::Failed(&failed.error), wait);
        match wait {
            Some(wait) => core.timer.sleep(wait).await,
            None => return Err(failed.error),
        }
    }
}

/// A try that brought no result.
struct Failed {
    error: Error,
    /// What another try depends on. `None` where none can help.
    retry: Option<Failure>,
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self { error, retry: None }
    }
}

/// One try, within its time; redirects within the host belong to it.
async fn try_once(core: &Core, out: &mut Outgoing, tries: u32) -> Result<Received, Failed> {
    let limit = out.timeout.map(|timeout| core.timer.sleep(timeout));
    let answer = within(follow(core, out, tries), limit).await;
    answer.unwrap_or_else(|| {
        let timeout = Timeout {
            call: out.call.clone(),
            after: out.timeout.unwrap_or_default(),
            waiting_for: Waiting::Answer,
            may_have_been_applied: !out.method.is_safe(),
        };
        Err(Failed { error: Error::Timeout(timeout), retry: Some(Failure::Interrupted) })
    })
}

async fn follow(core: &Core, out: &Outgoing, tries: u32) -> Result<Received, Failed> {
    let mut url = out.url.clone();
    for _ in 0..=REDIRECTS {
        let response =
            core.transport.send(request(out, &url)?).await.map_err(|error| interrupted(out, tries, error))?;
        let (parts, body) = response.into_parts();
        let meta = Meta { status: parts.status, headers: parts.headers };
        core.remember(&meta);
        if !meta.status.is_redirection() || meta.status == StatusCode::NOT_MODIFIED {
            return read(core, out, tries, meta, body).await;
        }
        url = redirect(core, out, &meta)?;
    }
    Err(Error::Redirected(Box::new(Redirected {
        call: out.call.clone(),
        status: StatusCode::LOOP_DETECTED,
        location: url,
    }))
    .into())
}

fn request(out: &Outgoing, url: &str) -> Result<http::Request<Bytes>, Error> {
    let mut request = http::Request::new(out.body.clone());
    *request.method_mut() = out.method.clone();
    *request.headers_mut() = out.headers.clone();
    *request.uri_mut() = url.parse().map_err(|_| super::error::BuildError::BaseUrl {
        given: out.call.clone(),
        reason: "the call is longer than a URL can be",
    })?;
    Ok(request)
}

fn interrupted(out: &Outgoing, tries: u32, source: TransportError) -> Failed {
    let sent = source.may_have_been_sent();
    let may_have_been_applied = sent && !out.method.is_safe();
    let retry = Some(if sent { Failure::Interrupted } else { Failure::NotSent });
    Failed {
        error: Error::Transport(Interrupted { call: out.call.clone(), tries, may_have_been_applied, source }),
        retry,
    }
}

/// The same host, and a method that stays the same: anything else is the caller's to decide.
fn redirect(core: &Core, out: &Outgoing, meta: &Meta) -> Result<String, Error> {
    let location = meta.header(header::LOCATION.as_str()).unwrap_or_default();
    let keeps_method =
        out.method.is_safe() || matches!(meta.status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT);
    match core.within_host(location).filter(|_| keeps_method) {
        Some(url) => Ok(url),
        None => Err(Error::Redirected(Box::new(Redirected {
            call: out.call.clone(),
            status: meta.status,
            location: location.to_owned(),
        }))),
    }
}

/// An answer with its body, whole or as it arrives; an error where the answer says that it is one.
async fn read(core: &Core, out: &Outgoing, tries: u32, meta: Meta, body: Body) -> Result<Received, Failed> {
    let is_write = !out.method.is_safe();
    let (call, is_success) = (out.call.clone(), meta.status.is_success());
    if is_success && out.is_streamed {
        let rest = Some(Chunks::new(body, core.timer.clone(), out.timeout));
        return Ok(Received { call, is_write, tries, meta, body: Bytes::new(), rest });
    }
    let whole = collect(body, out.max_response_bytes).await;
    if !is_success {
        return Err(refused(core, out, tries, meta, whole));
    }
    match whole {
        Whole::All(body) => Ok(Received { call, is_write, tries, meta, body, rest: None }),
        Whole::TooLarge(_) => Err(Error::TooLarge(TooLarge { call, limit: out.max_response_bytes }).into()),
        Whole::Broken(_, source) => Err(interrupted(out, tries, source)),
    }
}

/// What there was of a body.
enum Whole {
    All(Bytes),
    TooLarge(Bytes),
    Broken(Bytes, TransportError),
}

async fn collect(mut body: Body, limit: usize) -> Whole {
    let mut whole = BytesMut::new();
    while let Some(chunk) = next(&mut body).await {
        match chunk {
            Ok(chunk) if chunk.len() > limit - whole.len() => {
                whole.extend_from_slice(&chunk[..limit - whole.len()]);
                return Whole::TooLarge(whole.freeze());
            }
            Ok(chunk) => whole.extend_from_slice(&chunk),
            Err(error) => return Whole::Broken(whole.freeze(), error),
        }
    }
    Whole::All(whole.freeze())
}

/// The status says what happened, whatever became of the body.
fn refused(core: &Core, out: &Outgoing, tries: u32, meta: Meta, whole: Whole) -> Failed {
    let (Whole::All(body) | Whole::TooLarge(body) | Whole::Broken(body, _)) = whole;
    let status = meta.status;
    let wait = asked_wait(status, &meta.headers, meta.rate_limit().reset, || core.timer.wall_clock());
    let by_gateway = matches!(status, StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT);
    let may_have_been_applied = by_gateway && !out.method.is_safe();
    let answer = ApiError::from(Answered { call: &out.call, meta, body, tries, may_have_been_applied });
    let retry = Some(Failure::Status(status, wait));
    if status == StatusCode::TOO_MANY_REQUESTS {
        return Failed { error: Error::RateLimited(Box::new(RateLimited { wait, answer })), retry };
    }
    Failed { error: Error::Api(Box::new(answer)), retry }
}

impl Core {
    /// Tells the hook, and `tracing`, of one try.
    fn tell(&self, out: &Outgoing, number: u32, started: Duration, outcome: &Outcome<'_>, retry_in: Option<Duration>) {
        let elapsed = self.timer.now().saturating_sub(started);
        self.hooks.tell(&Attempt { call: &out.call, number, elapsed, outcome, retry_in });
    }
}
