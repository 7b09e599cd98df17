//! What the generated modules share: one decode loop, one encode loop, and the support matrix's vocabulary.
//!
//! A generated type says only where its fields are ([`record!`], [`open_enum!`]); everything that is done
//! with a field is written here once, behind trait objects, so that a type costs rustc two plain `match`es.

#[cfg(feature = "client")]
pub mod client;
mod compare;
mod content;
mod date_time;
mod decode;
mod encode;
mod field;
mod open_enum;
mod record;
mod scalar;
mod slot;
pub mod support;
#[cfg(test)]
pub(crate) mod testing;
pub mod typed;

pub use date_time::DateTime;
pub use field::Field;
pub use open_enum::Unrecognized;
pub use serde_json::Value;

pub(crate) use compare::{debug, duplicate, same};
pub(crate) use content::Content;
pub(crate) use decode::decode;
pub(crate) use encode::encode;
pub(crate) use open_enum::open_enum;
pub(crate) use record::{Record, Shape, record};
pub(crate) use scalar::Scalar;
pub(crate) use slot::{List, Misfit, Outcome, Slot, View};
pub(crate) use support::check;

/// A JSON object whose members no schema describes, in the order of their names.
pub type Object = serde_json::Map<String, Value>;
