//! The format as it is written: one serde type a mapping of the YAML, nothing resolved yet.
//!
//! Every key is a [`Given`], so that a key with an unusable value is told from a key that is absent, and one bad
//! value never hides another. `spec/schema.json` is made from these types ([`crate::export::schema`]).

mod apis;
mod approvals;
mod overrides;
mod platform;
mod providers;
mod resource;

pub use self::apis::{Api, Apis, Published};
pub use self::approvals::{Approval, Approvals};
pub use self::overrides::{Override, Overrides};
pub use self::platform::{
    Authentication, CustomEnvelope, DebugEnvelope, Envelopes, ListEnvelope, Parameter, Platform, ResponseFormat, Route,
};
pub use self::providers::Providers;
pub use self::resource::{
    BYTES, Body, Field, Integrations, NOT_STATED, Operation, Resource, ResponseField, Support, Unnamed, Words,
};

pub use crate::yaml::{Entries, Given, List, Spanned};

/// Text with its place: what nearly every key holds.
pub type Text = Given<Spanned<String>>;
/// `true` or `false` with its place.
pub type Flag = Given<Spanned<bool>>;
/// A whole number with its place.
pub type Count = Given<Spanned<u64>>;
/// A list of texts, each with its place, and the list's own place.
pub type Texts = Given<Spanned<List<Spanned<String>>>>;
