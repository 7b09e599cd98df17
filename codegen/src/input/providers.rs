//! `providers.yaml`: the closed list of providers.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Entries, Given, Spanned};

/// Every provider that a support list may name.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Providers {
    /// The provider's key on the wire, and the name that people know it by.
    #[serde(default)]
    pub providers: Given<Entries<Spanned<String>>>,
}
