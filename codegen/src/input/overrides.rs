//! `names.yaml`: where the Rust name is not what the rule makes of the wire name.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Given, List, Spanned, Text};

/// The exceptions to naming, all of them.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Overrides {
    /// One entry an exception.
    #[serde(default)]
    pub overrides: Given<List<Spanned<Override>>>,
}

/// One exception: exactly one of the first six keys says what is renamed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Override {
    /// The slug of a provider.
    #[serde(default)]
    pub provider: Text,
    /// The slug of an API: `user-directory`.
    #[serde(default)]
    pub api: Text,
    /// A resource: `ticketing/ticket_status`.
    #[serde(default)]
    pub resource: Text,
    /// A field by its path in the resource: `ticketing/users#emails[].type`. Holds wherever the path occurs.
    #[serde(default)]
    pub field: Text,
    /// A value of an enum: `ticketing/users#status=active`.
    #[serde(default)]
    pub value: Text,
    /// The nested or enum type of a field: `ticketing/users#emails`.
    #[serde(rename = "type", default)]
    pub ty: Text,
    /// The Rust name to use: a module or field in `snake_case`, a type, variant or provider in `CamelCase`.
    #[serde(default)]
    pub name: Text,
    /// Why the rule's name will not do.
    #[serde(default)]
    pub reason: Text,
}
