//! What is refused before anything is sent.

use std::fmt;

/// Why a client or a request cannot be made.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The client was given no token.
    NoToken,
    /// The token has characters that no header can carry. It is not shown.
    Token,
    /// The base URL is not one.
    BaseUrl {
        /// As it was given.
        given: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The base URL would send the token over the network for everybody to read.
    Plaintext {
        /// As it was given.
        given: String,
    },
    /// The transport could not be set up, or there is none.
    Transport(Option<Box<dyn std::error::Error + Send + Sync>>),
    /// Nothing says how time passes.
    NoTimer,
    /// A call was awaited outside of the asynchronous runtime that its clock belongs to.
    NoRuntime,
    /// A value that stands in the path would change which path it is.
    PathParameter {
        /// The parameter: `id`.
        name: String,
        /// As it was given.
        given: String,
    },
    /// A header's name or value has characters that headers cannot have. Its value is not shown.
    Header {
        /// As it was given.
        name: String,
    },
    /// A header that says where a message ends, or whom it is for.
    ConnectionHeader {
        /// As it was given.
        name: String,
    },
    /// The account has no id.
    NoAccount,
    /// The idempotency key is empty. The server would see none, and a write that is sent again could be applied twice.
    NoIdempotencyKey,
    /// A query parameter was given twice, or once more than the call sets it by itself.
    Parameter {
        /// Its name.
        name: String,
    },
    /// The platform has no parameter for what was asked for.
    NoParameter {
        /// What was asked for.
        what: &'static str,
    },
    /// The call is longer than a URL can be.
    TooLong {
        /// The call without its query, shortened.
        call: String,
    },
    /// The call needs the id of an account, and the account is known by its token alone.
    UnnamedAccount,
    /// The body cannot be written as JSON.
    Body(serde_json::Error),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoToken => f.write_str("the client has no token: give it one with `.token(…)`"),
            Self::Token => f.write_str("the token is none: it has spaces around it, `Bearer` before it, or characters that no header can carry"),
            Self::BaseUrl { given, reason } => write!(f, "`{given}` is not a base URL: {reason}"),
            Self::Plaintext { given } => write!(
                f,
                "`{given}` would send the token unencrypted: use https, or say that it is meant with `.allow_plaintext()`"
            ),
            Self::Transport(Some(_)) => f.write_str("the transport cannot be set up"),
            Self::Transport(None) => f.write_str(
                "there is no transport: give one with `.transport(…)` and `.timer(…)`, or switch on the feature `rustls` or `native-tls`",
            ),
            Self::NoTimer => f.write_str("there is no timer: give one with `.timer(…)`, or switch on the feature `tokio`"),
            Self::NoRuntime => f.write_str(
                "there is no tokio runtime here: await the call within one that has its clock on, or send it with `.blocking()` (feature `blocking`)",
            ),
            Self::PathParameter { name, given } if given.is_empty() => {
                write!(f, "`{name}` is empty: the call would be another one; leave it out with `NoId` where that is meant")
            }
            Self::PathParameter { name, given } => {
                write!(f, "`{name}` is {given:?}, which a URL takes for a step between folders: no such record can be called")
            }
            Self::Header { name } => write!(f, "the header `{name}` has characters that headers cannot have"),
            Self::ConnectionHeader { name } => {
                write!(f, "the header `{name}` is not the call's to send: it belongs to the connection")
            }
            Self::NoAccount => f.write_str(
                "the account's id is empty: name one, or take `.token_account()` where the token belongs to one",
            ),
            Self::NoIdempotencyKey => f.write_str(
                "the idempotency key is empty, and would let the same write be applied twice: give one, or let `.idempotent()` draw one",
            ),
            Self::Parameter { name } => {
                write!(f, "the query parameter `{name}` is given twice: give it once, by the call's own method where there is one")
            }
            Self::NoParameter { what } => write!(f, "the platform has no parameter for {what}"),
            Self::TooLong { call } => {
                write!(f, "`{call}` is longer than a URL can be, which is 64 KiB: shorten its path or its query")
            }
            Self::UnnamedAccount => {
                f.write_str("the call needs the id of an account, and this one is known by its token alone: name it with `.account(…)`")
            }
            Self::Body(_) => f.write_str("the body cannot be written as JSON"),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(Some(source)) => Some(&**source),
            Self::Body(source) => Some(source),
            _ => None,
        }
    }
}
