//! `apis.yaml`: what the vendor says of its APIs.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Count, Entries, Given, Spanned, Text};

/// The APIs, by their names on the wire. One without an entry is told by its resources alone.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Apis {
    /// One entry an API.
    #[serde(default)]
    pub apis: Given<Entries<Api>>,
}

/// One unified API.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Api {
    /// What the vendor calls it.
    #[serde(default)]
    pub label: Text,
    /// The page that the facts were read on.
    #[serde(default)]
    pub source: Text,
    /// The page that says which provider has which operation; `integrations` of operations without a `source` were read there.
    #[serde(default)]
    pub coverage: Text,
    /// How much of it there is, as the vendor says.
    #[serde(default)]
    pub published: Given<Spanned<Published>>,
}

/// Numbers that the vendor gives of an API.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Published {
    /// Its resources.
    #[serde(default)]
    pub resources: Count,
    /// The providers that have some of it.
    #[serde(default)]
    pub integrations: Count,
}
