//! The client: every documented call, over HTTP.
mod account;
mod attempt;
mod body;
mod builder;
mod byte_stream;
mod call;
#[allow(clippy::module_inception, reason = "the client among what it is made of")]
mod client;
mod error;
mod exchange;
mod format;
mod future;
mod hook;
mod id;
mod items;
pub mod kind;
mod limit;
#[cfg(feature = "limiter")]
mod limiter;
mod list;
mod located;
mod meta;
mod operation_type;
mod origin;
mod page;
mod pages;
mod path;
mod query;
#[cfg(feature = "limiter")]
mod queue;
mod raw;
mod received;
mod request;
mod retry;
mod send;
mod transport;
mod untyped;
mod wire;

pub use account::AccountClient;
pub use body::FreeForm;
pub use builder::ClientBuilder;
pub use byte_stream::ByteStream;
pub use call::{Call, Response};
pub use client::Client;
pub use error::{
    ApiError, BuildError, CursorLoop, CutOff, DecodeError, Error, ErrorBody, Insight, InsightNames, InsightNote,
    InsightScopes, Interrupted, MissingScopes, NotFollowed, RateLimited, Redirected, Timeout, TooLarge, Waiting,
};
pub use exchange::{Exchange, ProviderExchange};
pub use format::{Format, Includes, KeyedBy, Offers, Plain, Reads, answers};
pub use future::{BoxFuture, BoxStream};
pub use hook::{Attempt, Outcome};
pub use id::{Id, IdOrNone, NoId};
pub use items::Items;
#[cfg(feature = "limiter")]
#[cfg_attr(docsrs, doc(cfg(feature = "limiter")))]
pub use limiter::Limits;
pub use list::TimeRange;
pub use meta::{Meta, RateLimit};
pub use operation_type::{NoQuery, OperationType};
pub use page::Page;
pub use pages::Pages;
pub use raw::Raw;
pub use received::Received;
pub use retry::{Jitter, RetryPolicy};
#[cfg(feature = "reqwest")]
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
pub use transport::Reqwest;
#[cfg(feature = "tokio")]
#[cfg_attr(docsrs, doc(cfg(feature = "tokio")))]
pub use transport::TokioTimer;
pub use transport::{Body, Timer, Transport, TransportError};
pub use untyped::{Any, EveryFormat, Records, Untyped};

pub(crate) use format::response_format;
pub(crate) use operation_type::{calls, operation};
pub(crate) use wire::Wire;
