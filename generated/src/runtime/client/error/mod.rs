//! What can go wrong, so that a program can tell it apart and a person knows what to do.

mod advice;
mod api;
mod body;
mod build;
mod decode;
mod display;
mod fields;
mod insight;

use std::time::Duration;

pub use api::{ApiError, CutOff};
pub use body::ErrorBody;
pub use build::BuildError;
pub use decode::DecodeError;
pub use insight::{Insight, InsightNames, InsightNote, InsightScopes, MissingScopes};

pub(crate) use api::Answered;

use super::TransportError;
use crate::support::Violations;

/// Why a call brought no result.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The server answered with an error.
    Api(Box<ApiError>),
    /// The server, or the provider behind it, answered that there were too many requests.
    RateLimited(Box<RateLimited>),
    /// No answer, or not the whole of it, came in time.
    Timeout(Timeout),
    /// No answer came, or it broke off.
    Transport(Interrupted),
    /// An answer came that is not what was asked for.
    Decode(Box<DecodeError>),
    /// The provider cannot take the request; nothing was sent.
    Unsupported(Box<Violations>),
    /// The request or the client cannot be made as it was asked for; nothing was sent.
    Build(BuildError),
    /// The server sent the call elsewhere, which is not followed: the token belongs to the host that was called.
    Redirected(Box<Redirected>),
    /// The answer is longer than the client takes.
    TooLarge(TooLarge),
    /// A list came back to a page that it had already been on.
    CursorLoop(CursorLoop),
}

/// Too many requests.
#[derive(Debug)]
#[non_exhaustive]
pub struct RateLimited {
    /// How long the answer says to wait. `None` where it does not say.
    pub wait: Option<Duration>,
    /// The answer itself. Its `is_remote` says whose limit it was.
    pub answer: ApiError,
}

/// Too much time went by.
#[derive(Debug)]
#[non_exhaustive]
pub struct Timeout {
    /// The call: `PATCH /unified/ticketing/accounts/23`.
    pub call: String,
    /// The time that was allowed.
    pub after: Duration,
    /// What did not come in time.
    pub waiting_for: Waiting,
    /// How often the call was tried. None where it was still waiting for its turn.
    pub tries: u32,
    /// A write that may have been applied all the same.
    pub may_have_been_applied: bool,
    /// How the try before ended, where the time ran out during a later one.
    pub previous: Option<Box<Error>>,
}

/// What a call waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Waiting {
    /// The answer to one try.
    Answer,
    /// The next part of a body that is read as it arrives.
    NextChunk,
    /// The whole call, with its retries.
    Call,
}

/// No answer, or half of one.
#[derive(Debug)]
#[non_exhaustive]
pub struct Interrupted {
    /// The call: `PATCH /unified/ticketing/accounts/23`.
    pub call: String,
    /// How often it was tried.
    pub tries: u32,
    /// A write that may have been applied all the same.
    pub may_have_been_applied: bool,
    /// What the transport says.
    pub source: TransportError,
}

/// Sent elsewhere.
#[derive(Debug)]
#[non_exhaustive]
pub struct Redirected {
    /// The call: `GET /unified/ticketing/accounts/23`.
    pub call: String,
    /// The status of the answer.
    pub status: http::StatusCode,
    /// Where to, as the answer says.
    pub location: String,
    /// Why it is not followed.
    pub reason: NotFollowed,
    /// A write that may have been applied before it was sent on.
    pub may_have_been_applied: bool,
}

/// Why a redirect is not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotFollowed {
    /// It leads to another scheme, host or port, which the token is not for, or to nowhere that can be understood.
    Elsewhere,
    /// It turns a write into a read, so the write is over, whatever became of it.
    Method,
    /// One redirect followed on another, too often.
    Endless,
}

/// More than is taken.
#[derive(Debug)]
#[non_exhaustive]
pub struct TooLarge {
    /// The call: `GET /unified/ticketing/accounts`.
    pub call: String,
    /// How many bytes are taken.
    pub limit: usize,
    /// A write, which was answered as if it had been applied.
    pub may_have_been_applied: bool,
}

/// Round and round.
#[derive(Debug)]
#[non_exhaustive]
pub struct CursorLoop {
    /// The call: `GET /unified/ticketing/accounts`.
    pub call: String,
    /// The cursor that came again.
    pub cursor: String,
    /// How many pages were read.
    pub pages: u64,
}

impl Error {
    /// The server's answer, where there was one that says it is an error.
    pub fn answer(&self) -> Option<&ApiError> {
        match self {
            Error::Api(error) => Some(error),
            Error::RateLimited(limited) => Some(&limited.answer),
            _ => None,
        }
    }

    /// The status of that answer.
    pub fn status(&self) -> Option<http::StatusCode> {
        self.answer().map(|answer| answer.status)
    }

    /// What was asked for does not exist.
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(http::StatusCode::NOT_FOUND)
    }

    /// The write may have been applied although it failed, so sending it again may apply it twice. It holds for every try of the
    /// call, not for the last alone.
    pub fn may_have_been_applied(&self) -> bool {
        match self {
            Error::Api(error) => error.may_have_been_applied,
            Error::RateLimited(limited) => limited.answer.may_have_been_applied,
            Error::Timeout(timeout) => timeout.may_have_been_applied,
            Error::Transport(interrupted) => interrupted.may_have_been_applied,
            Error::Decode(error) => error.may_have_been_applied,
            Error::Redirected(redirected) => redirected.may_have_been_applied,
            Error::TooLarge(large) => large.may_have_been_applied,
            Error::Unsupported(_) | Error::Build(_) | Error::CursorLoop(_) => false,
        }
    }

    /// An earlier try may have been applied, whatever became of the last.
    pub(crate) fn mark_in_doubt(&mut self) {
        match self {
            Error::Api(error) => error.may_have_been_applied = true,
            Error::RateLimited(limited) => limited.answer.may_have_been_applied = true,
            Error::Timeout(timeout) => timeout.may_have_been_applied = true,
            Error::Transport(interrupted) => interrupted.may_have_been_applied = true,
            Error::Decode(error) => error.may_have_been_applied = true,
            Error::Redirected(redirected) => redirected.may_have_been_applied = true,
            Error::TooLarge(large) => large.may_have_been_applied = true,
            Error::Unsupported(_) | Error::Build(_) | Error::CursorLoop(_) => {}
        }
    }
}

impl From<Violations> for Error {
    fn from(violations: Violations) -> Self {
        Error::Unsupported(Box::new(violations))
    }
}

impl From<BuildError> for Error {
    fn from(error: BuildError) -> Self {
        Error::Build(error)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Api(error) => std::error::Error::source(&**error),
            Error::RateLimited(limited) => std::error::Error::source(&limited.answer),
            Error::Timeout(timeout) => timeout.previous.as_deref().map(|previous| previous as _),
            // What is told along with the error does not come again as its source.
            Error::Transport(interrupted) => std::error::Error::source(&interrupted.source),
            Error::Decode(error) => std::error::Error::source(&**error),
            Error::Unsupported(violations) => std::error::Error::source(&**violations),
            Error::Build(error) => std::error::Error::source(error),
            Error::Redirected(_) | Error::TooLarge(_) | Error::CursorLoop(_) => None,
        }
    }
}
