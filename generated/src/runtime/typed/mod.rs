//! Requests that do not compile when the provider cannot take them.
//!
//! `UpdateAccount::for_provider(Front)` starts a builder that has exactly what Front takes:
//!
//! ```
//! # #[cfg(feature = "ticketing")] {
//! use truto_unified::{providers::Front, ticketing::accounts::UpdateAccount};
//!
//! let body = UpdateAccount::for_provider(Front).name("Acme").domains(["acme.com"]).build();
//! # let _ = body;
//! # }
//! ```
//!
//! Setting a field that the provider does not support, and leaving out one that it or the unified schema requires, are
//! compile errors that say who does support the field and what to call. A field of which no source says who takes it can be
//! set for everybody. Calls come in any order; of two calls for one field the last one wins. [`Null`] clears a field, and
//! counts as set. A body and the query of the same operation are built and checked
//! each by itself.
//!
//! # Code that is generic over providers
//!
//! Every listed field of a request has a trait in the request's `takes` module, and `TakesEverything` stands for all of them:
//!
//! ```
//! # #[cfg(feature = "ticketing")] {
//! use truto_unified::providers::{Front, Planhat};
//! use truto_unified::ticketing::accounts::{UpdateAccount, update_account::takes};
//! use truto_unified::typed::ProviderType;
//!
//! fn rename<P: ProviderType + takes::Name + takes::Domains>(provider: P) -> UpdateAccount {
//!     UpdateAccount::for_provider(provider).name("Acme").domains(["acme.com"]).build()
//! }
//!
//! assert_eq!(rename(Front), rename(Planhat));
//! # }
//! ```
//!
//! Providers' types are not `Copy`: to make hundreds of them so would cost whoever compiles this more than all else about them. Code that
//! needs one twice lends it, for what a provider can do a reference to it can: `rename(&provider)`.
//!
//! # A provider that is known at run time only
//!
//! `UpdateAccount::builder()` lets every field be set, and `check` reports everything that the provider cannot take:
//!
//! ```
//! # #[cfg(feature = "ticketing")] {
//! use truto_unified::{Provider, ticketing::accounts::UpdateAccount};
//!
//! let body = UpdateAccount::builder().name("Acme").website("https://acme.com").build();
//! let violations = body.check(Provider::Planhat).unwrap_err();
//! assert_eq!(violations.to_string(), "`website` is not supported by Planhat (supported by: Front)");
//! # }
//! ```
//!
//! # The way out
//!
//! `.unchecked("website", value)` sends a field whatever is known of it. It goes to the body's `extra`, beside the fields that
//! were checked, and shows there in `Debug`. It does not count as one of the required fields, and where the field is set as well,
//! what is set goes out.

mod builder;
mod fit;
mod provider_type;
mod sent;
mod state;

pub use fit::{Fit, Null, Parts};
pub use provider_type::{AnyProvider, ProviderType};
pub use sent::{IntoSent, NotNull, Nullable, Sent};
pub use state::{Set, Unset};

pub(crate) use builder::{builder, nested, request};
pub(crate) use fit::{Sealed, put_part, put_part_there};
pub(crate) use provider_type::{Numbered, One, OtherThan, Three, Two, Zero};
pub(crate) use sent::{put, put_there};
pub(crate) use state::{State, given, takes};
#[cfg(test)]
pub(crate) use state::{implement_given, implement_takes};
