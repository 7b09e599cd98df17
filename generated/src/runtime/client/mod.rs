//! The client: every documented call, over HTTP.
//!
//! ```
//! # #[cfg(all(feature = "ticketing", feature = "rustls"))]
//! # async fn example(token: String) -> Result<(), truto_unified::client::Error> {
//! use truto_unified::{Client, providers::Front, ticketing::accounts::UpdateAccount};
//!
//! let client = Client::builder().token(token).build()?;
//! let account = client.account("62f44730-dd91-461e-bd6a-aedd9e0ad79d");
//! let accounts = account.ticketing().accounts();
//!
//! // A call is sent when it is awaited.
//! let body = UpdateAccount::for_provider(Front).name("Acme").build();
//! let updated = accounts.update("23423523", body).exclude_fields(["remote_data"]).await?;
//! println!("{:?} was changed {:?}", updated.name, updated.updated_at);
//!
//! // A list is read page by page, record by record, to its end.
//! let mut all = accounts.list().limit(100).items();
//! while let Some(account) = all.next().await {
//!     println!("{:?}", account?.name);
//! }
//!
//! // Another form of answer has a type of its own, and is there where the operation documents it.
//! let raw = accounts.get("23423523").raw().await?;
//! println!("{:?}: {} bytes", raw.meta.content_type(), raw.bytes.len());
//! # Ok(())
//! # }
//! ```
//!
//! # What a call can be asked for
//!
//! | method | on | what it does |
//! | --- | --- | --- |
//! | `.provider(p)` | every call, or the whole account | refuses what the provider cannot take before anything is sent: [`Error::Unsupported`] |
//! | `.query(q)` | operations with query parameters of their own | sends them, typed like a body |
//! | `.exclude_fields`, `.ignore_remote_data`, `.remote_query`, `.unchecked_query` | every call | says what the answer leaves out, and what goes into queries besides |
//! | `.raw()`, `.stream()` and so on | where the operation documents the format | changes what comes back: see [`formats`](crate::formats) |
//! | `.limit`, `.cursor`, `.created_at`, `.updated_at`, `.key_by`, `.pages()`, `.items()` | lists | chooses records, and reads them page by page |
//! | `.idempotent()`, `.idempotency_key` | what sends `POST` or `PATCH` | makes a repeated write harmless |
//! | `.timeout`, `.deadline`, `.retry`, `.header`, `.max_response_bytes` | every call | replaces the client's settings for this call |
//! | `.send()` | every call | the answer with status, headers and rate limit |
//! | `.blocking()`, `.send_blocking()` | every call; lists and streams have `.blocking()` too | waits without a runtime, with the feature `blocking` |
//!
//! # What is tried again
//!
//! | what happened | a read, or a write with an idempotency key | any other write |
//! | --- | --- | --- |
//! | nothing went out | yes | yes |
//! | 429 | yes | yes: it was refused |
//! | 502, 504, no answer in time, an answer that broke off | yes | no: it may have been applied, and the error says so |
//! | anything else | no | no |
//!
//! See [`RetryPolicy`] for how often and when. All clones of a client share a budget of retries.
//!
//! # What is safe
//!
//! The token goes to the host of the base URL over HTTPS, or to this machine, and nowhere else: not along a redirect to another host,
//! and into no `Debug`, no error, no event. No identifier changes the path. Answers are bounded in size and time.
//!
//! # Without tokio, without reqwest
//!
//! The feature `client` alone brings no HTTP crate that sends: implement [`Transport`] and [`Timer`].
mod account;
mod attempt;
#[cfg(feature = "blocking")]
mod blocking;
mod body;
mod builder;
mod byte_stream;
mod call;
mod capabilities;
#[allow(clippy::module_inception, reason = "the client among what it is made of")]
mod client;
mod enveloped;
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
mod records;
mod request;
mod retry;
mod send;
mod transport;
mod typed_record;
mod untyped;
mod wire;

pub use account::AccountClient;
#[cfg(feature = "blocking")]
#[cfg_attr(docsrs, doc(cfg(feature = "blocking")))]
pub use blocking::{Blocking, Reader};
pub use body::{FreeForm, IntoFreeForm};
pub use builder::ClientBuilder;
pub use byte_stream::ByteStream;
pub use call::{Call, Response};
pub use capabilities::{
    AccountState, Capabilities, CheckDrift, Comparison, Drift, Integration, Missing, Overridden, ReadCapabilities,
    UnifiedResource, Unknown, UnknownOperation,
};
pub use client::Client;
pub use enveloped::Enveloped;
pub use error::{
    ApiError, BuildError, CursorLoop, CutOff, DecodeError, Error, ErrorBody, Insight, InsightNames, InsightNote,
    InsightScopes, Interrupted, MissingScopes, NotFollowed, RateLimited, Redirected, Timeout, TooLarge, Waiting,
};
pub use exchange::{Exchange, ProviderExchange};
pub use format::{File, Format, Includes, KeyedBy, Offers, Plain, Reads, answers};
pub use future::{BoxFuture, BoxStream};
pub use hook::{Attempt, Outcome};
pub use id::{Id, IdOrNone, IntoId, IntoIdOrNone, NoId};
pub use items::Items;
#[cfg(feature = "limiter")]
#[cfg_attr(docsrs, doc(cfg(feature = "limiter")))]
pub use limiter::Limits;
pub use list::{Lists, TimeRange};
pub use meta::{Meta, RateLimit};
pub use operation_type::{NoQuery, OfferedBy, OperationType};
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
pub use typed_record::{Typed, TypedError};
pub use untyped::{
    Any, AsSent, Batch, BatchAnswer, EveryFormat, Records, SearchEntity, SearchUrl, SendBatch, TextFormat, Untyped,
};

// Calls take and give these: whoever names one needs no other crate, and never has it in two versions. Whole crates would bring
// their names into the compiler's messages.
pub use bytes::Bytes;
pub use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

pub(crate) use format::response_format;
pub(crate) use operation_type::{calls, offered, operation};
pub(crate) use wire::Wire;
