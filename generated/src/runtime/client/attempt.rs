//! One try of one call: within its time, and within the host.

use bytes::{Bytes, BytesMut};
use http::{StatusCode, header};

use super::byte_stream::Chunks;
use super::client::Core;
use super::error::{
    Answered, ApiError, BuildError, CutOff, Error, Interrupted, NotFollowed, RateLimited, Redirected, Timeout,
    TooLarge, Waiting,
};
use super::future::next;
use super::limit::Limit;
use super::meta::Meta;
use super::received::Received;
use super::request::Outgoing;
use super::retry::{Failure, asked_wait};
use super::transport::{Body, TransportError};

/// Redirects within the host that are followed for one try.
const REDIRECTS: usize = 5;

/// A try that brought no result.
pub(crate) struct Failed {
    pub(crate) error: Error,
    /// What another try depends on. `None` where none can help.
    pub(crate) retry: Option<Failure>,
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self { error, retry: None }
    }
}

/// Tries a call; redirects within the host belong to the try.
pub(crate) async fn attempt(core: &Core, out: &Outgoing, number: u32) -> Result<Received, Failed> {
    let limit = Limit::new(out.timeout, &*core.timer);
    Try { core, out, number, limit }.run().await
}

struct Try<'a> {
    core: &'a Core,
    out: &'a Outgoing,
    number: u32,
    limit: Limit,
}

impl Try<'_> {
    async fn run(mut self) -> Result<Received, Failed> {
        let mut url = self.out.url.clone();
        let mut redirects = 0;
        loop {
            let (meta, body) = self.exchange(&url).await?;
            let Some(location) = location(&meta) else { return self.read(meta, body).await };
            url = self.redirect(&meta, location, redirects)?;
            redirects += 1;
            // A redirect costs the server a request like any other.
            let turn = self.limit.within(self.core.wait_for_turn(self.out.account.as_deref())).await;
            turn.ok_or_else(|| self.timed_out())?;
        }
    }

    async fn exchange(&mut self, url: &str) -> Result<(Meta, Body), Failed> {
        let request = request(self.out, url)?;
        let answer = self.limit.within(self.core.transport.send(request)).await.ok_or_else(|| self.timed_out())?;
        let (parts, body) = answer.map_err(|error| self.interrupted(error))?.into_parts();
        let meta = Meta { status: parts.status, headers: parts.headers };
        self.core.remember(&meta);
        Ok((meta, body))
    }

    /// The same host, and a method that stays the same: anything else is the caller's to decide.
    fn redirect(&self, meta: &Meta, location: &str, redirects: usize) -> Result<String, Error> {
        let is_resent = matches!(meta.status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT);
        let refuse = |reason| {
            Err(Error::Redirected(Box::new(Redirected {
                call: self.out.call.clone(),
                status: meta.status,
                location: location.to_owned(),
                reason,
                may_have_been_applied: self.out.is_write() && !is_resent,
            })))
        };
        match self.core.within_host(location) {
            None => refuse(NotFollowed::Elsewhere),
            Some(_) if self.out.is_write() && !is_resent => refuse(NotFollowed::Method),
            Some(_) if redirects == REDIRECTS => refuse(NotFollowed::Endless),
            Some(url) => Ok(url),
        }
    }

    /// An answer with its body, whole or as it arrives; an error where the answer says that it is one.
    async fn read(mut self, meta: Meta, body: Body) -> Result<Received, Failed> {
        let (out, tries) = (self.out, self.number);
        let (call, is_write, is_success) = (out.call.clone(), out.is_write(), meta.status.is_success());
        if is_success && out.is_streamed {
            let rest = Some(Chunks::new(body, self.core.timer.clone(), out.timeout));
            return Ok(Received { call, is_write, tries, meta, body: Bytes::new(), rest });
        }
        let (body, cut_off) = collect(body, out.max_response_bytes, &mut self.limit).await;
        if !is_success {
            return Err(self.refused(meta, body, cut_off));
        }
        match cut_off {
            None => Ok(Received { call, is_write, tries, meta, body, rest: None }),
            Some(CutOff::TooLarge) => {
                let (limit, may_have_been_applied) = (out.max_response_bytes, is_write);
                Err(Error::TooLarge(TooLarge { call, limit, may_have_been_applied }).into())
            }
            Some(CutOff::Timeout) => Err(self.timed_out()),
            Some(CutOff::Transport(source)) => Err(self.interrupted(source)),
        }
    }

    fn timed_out(&self) -> Failed {
        let timeout = Timeout {
            call: self.out.call.clone(),
            after: self.out.timeout.unwrap_or_default(),
            waiting_for: Waiting::Answer,
            tries: self.number,
            may_have_been_applied: self.out.is_write(),
            previous: None,
        };
        Failed { error: Error::Timeout(timeout), retry: Some(Failure::Interrupted) }
    }

    fn interrupted(&self, source: TransportError) -> Failed {
        let sent = source.may_have_been_sent();
        let interrupted = Interrupted {
            call: self.out.call.clone(),
            tries: self.number,
            may_have_been_applied: sent && self.out.is_write(),
            source,
        };
        let retry = Some(if sent { Failure::Interrupted } else { Failure::NotSent });
        Failed { error: Error::Transport(interrupted), retry }
    }

    /// The status says what happened, whatever became of the body.
    fn refused(&self, meta: Meta, body: Bytes, cut_off: Option<CutOff>) -> Failed {
        let status = meta.status;
        let wait = asked_wait(status, &meta.headers, meta.rate_limit().reset, || self.core.timer.wall_clock());
        let mut answer = ApiError::from(Answered {
            call: &self.out.call,
            meta,
            body: self.core.without_token(body),
            cut_off,
            tries: self.number,
            may_have_been_applied: false,
        });
        answer.may_have_been_applied = self.out.is_write() && leaves_in_doubt(&answer);
        let retry = Some(Failure::Status(status, wait));
        if status == StatusCode::TOO_MANY_REQUESTS {
            return Failed { error: Error::RateLimited(Box::new(RateLimited { wait, answer })), retry };
        }
        Failed { error: Error::Api(Box::new(answer)), retry }
    }
}

/// A server that fails says nothing of what it did before it failed, and one that leads elsewhere did something. One that cannot do it,
/// or says in its own words that the account is blocked, did nothing; a gateway's 503 may follow what was done behind it.
fn leaves_in_doubt(answer: &ApiError) -> bool {
    match answer.status {
        StatusCode::SERVICE_UNAVAILABLE => answer.is_remote || answer.code.is_none(),
        StatusCode::NOT_IMPLEMENTED | StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => false,
        status => status.is_server_error() || status.is_redirection(),
    }
}

/// Where a redirect leads. An answer that leads nowhere is none.
fn location(meta: &Meta) -> Option<&str> {
    let is_redirect = meta.status.is_redirection() && meta.status != StatusCode::NOT_MODIFIED;
    meta.header(header::LOCATION.as_str()).filter(|_| is_redirect)
}

fn request(out: &Outgoing, url: &str) -> Result<http::Request<Bytes>, Error> {
    let mut request = http::Request::new(out.body.clone());
    *request.method_mut() = out.method.clone();
    *request.headers_mut() = out.headers.clone();
    *request.uri_mut() = url.parse().map_err(|_| BuildError::TooLong { call: out.call.chars().take(120).collect() })?;
    Ok(request)
}

/// A body, and why it is not whole where it is not.
async fn collect(mut body: Body, most: usize, limit: &mut Limit) -> (Bytes, Option<CutOff>) {
    let mut whole = BytesMut::new();
    let cut_off = loop {
        match limit.within(next(&mut body)).await {
            Some(Some(Ok(chunk))) if chunk.len() > most - whole.len() => {
                whole.extend_from_slice(&chunk[..most - whole.len()]);
                break Some(CutOff::TooLarge);
            }
            Some(Some(Ok(chunk))) => whole.extend_from_slice(&chunk),
            Some(Some(Err(error))) => break Some(CutOff::Transport(error)),
            Some(None) => break None,
            None => break Some(CutOff::Timeout),
        }
    };
    (whole.freeze(), cut_off)
}
