//! The support matrix: which provider supports, and which requires, each field of each operation.
//!
//! The facts are those of the vendor's documentation, which comes in four degrees ([`Support`]): it lists the providers, all or some,
//! it only counts them, or it says nothing. An [`Answer`] keeps "no" and "nobody said" apart.
//!
//! Every question can be asked at run time, and most of them while compiling:
//!
//! ```
//! # #[cfg(feature = "ticketing")] {
//! use truto_unified::{Provider, support::Answer, ticketing::accounts::operations::UPDATE};
//!
//! // A build fails here the day the vendor's documentation takes the field away from a provider you rely on.
//! const _: () = assert!(UPDATE.takes(Provider::Front, "name"));
//!
//! assert_eq!(UPDATE.support(Provider::Front, "name"), Answer::Required);
//! for field in UPDATE.missing(Provider::Front, &["website"]) {
//!     println!("Front also needs {field}");
//! }
//! # }
//! ```
//!
//! Questions about single fields allocate nothing. Those that are answered with several fields make a list of them, and `check` walks
//! a whole request.

mod check;
#[cfg(test)]
mod check_tests;
mod coverage;
mod field_support;
#[cfg(test)]
mod in_part_tests;
mod operation;
mod provider;
mod provider_list;
#[cfg(test)]
mod provider_list_tests;
mod provider_set;
mod questions;
mod selection;
#[cfg(test)]
mod tests;
mod text;

pub use check::{Checked, Reason, Violation, Violations};
pub use coverage::Coverage;
pub use field_support::{Answer, FieldSupport, Level, Listed, Location, Support};
pub use operation::{Body, Has, HttpMethod, Integrations, Operation};
pub use provider::UnknownProvider;
pub use provider_list::ProviderList;
pub use provider_set::{ProviderIter, ProviderSet};
pub use questions::{Difference, Refused};
pub use selection::Selection;

pub(crate) use check::check;
#[cfg(test)]
pub(crate) use check::check_part;
pub(crate) use field_support::{counted, listed, listed_in_part};
