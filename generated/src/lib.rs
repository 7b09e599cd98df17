//! Typed requests and responses of a unified API, calls that send them, and its support matrix.
//!
//! A unified API puts one schema in front of many providers, but each provider takes only some of the
//! fields and requires others. This crate holds
//!
//! * the **types** of every resource, lenient where they are read and exact where they are written,
//! * the **matrix** of which provider has each operation, and supports and requires each field of it
//!   ([`support`]), known at compile time and to be asked at run time,
//! * **requests** that do not compile when the named provider cannot take them, or does not have the
//!   operation ([`typed`]),
//! * the **calls** that send them, in the module `client`.
//!
//! ```
//! # #[cfg(feature = "ticketing")] {
//! use truto_unified::{Provider, ticketing::accounts};
//!
//! // What is read: a field that does not fit its documented type never fails the record.
//! let account: accounts::Account = serde_json::from_str(r#"{"id": 7, "name": "Acme", "tier": "gold"}"#)?;
//! assert_eq!(account.id.as_deref(), Some("7"));
//! assert_eq!(account.extra["tier"], "gold");
//!
//! // What is written: a PATCH sends what is set, `null` included, and nothing else.
//! let body = accounts::UpdateAccount { name: "Acme Ltd".into(), ..Default::default() };
//! assert_eq!(serde_json::to_string(&body)?, r#"{"name":"Acme Ltd"}"#);
//!
//! // Who takes it, checked while this line compiles.
//! const _: () = assert!(accounts::operations::UPDATE.takes(Provider::Front, "name"));
//! # }
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Features
//!
//! One feature an API, by its name in the URL: `ticketing`, `crm` and `user-directory` are on by default, `all-apis` turns on all
//! of them. An API that is switched off costs nothing to compile. The documentation shows all of them, each with its feature.
//!
//! | feature | default | |
//! | --- | --- | --- |
//! | `rustls` | yes | the client, over TLS by rustls |
//! | `native-tls` | | the client, over TLS by the operating system |
//! | `client` | with either | the client without a way to send: bring a `Transport` and a `Timer` |
//! | `limiter` | | `ClientBuilder::limits` holds requests back that would exceed the vendor's limits |
//! | `tracing` | | an event a try |
//! | `blocking` | | `.blocking()` where `.await` stands otherwise |
//!
//! Without all of these the crate needs `serde` and `serde_json` alone.
//!
//! The types read any self-describing format that serde has, JSON first of all.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

#[rustfmt::skip]
#[allow(clippy::doc_markdown, reason = "labels of providers stand as their owners write them")]
#[allow(clippy::module_inception, reason = "an API may have a resource of its name")]
#[allow(clippy::match_single_binding, reason = "of a record no field may be known")]
#[allow(clippy::too_many_lines, reason = "one test tries every builder of a resource")]
mod generated;
#[allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "which parts the generated modules use depends on the spec and on the features"
)]
mod runtime;

pub use generated::*;
#[cfg(feature = "client")]
#[cfg_attr(docsrs, doc(cfg(feature = "client")))]
pub use runtime::client;
#[cfg(feature = "client")]
#[cfg_attr(docsrs, doc(cfg(feature = "client")))]
pub use runtime::client::Client;
pub use runtime::{DateTime, Field, Object, Unrecognized, Value, support, typed};

pub use generated::provider::Provider;
