//! `platform.yaml`: what holds for every resource of the unified API.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Entries, Flag, Given, Text, Texts};

/// The platform: where it is, how its routes and common parameters look.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Platform {
    /// The vendor's name, for docs.
    #[serde(default)]
    pub name: Text,
    /// Where the routes start, without a slash at the end: `https://api.example.com`.
    #[serde(default)]
    pub base_url: Text,
    /// How a request proves who sends it.
    #[serde(default)]
    pub authentication: Given<Authentication>,
    /// Verb and path of each kind of method: `list`, `get`, `create`, `update`, `delete`, and `custom` for all others.
    #[serde(default)]
    pub routes: Given<Entries<Route>>,
    /// The parameters that operations have in common, in the order they are shown.
    #[serde(default)]
    pub parameters: Given<Entries<Parameter>>,
    /// The forms in which an answer can be asked for.
    #[serde(default)]
    pub response_formats: Given<Entries<ResponseFormat>>,
    /// The names around the records of an answer.
    #[serde(default)]
    pub envelopes: Given<Envelopes>,
}

/// How a request proves who sends it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Authentication {
    /// The header's name: `Authorization`.
    #[serde(default)]
    pub header: Text,
    /// What stands before the token: `Bearer`.
    #[serde(default)]
    pub scheme: Text,
}

/// Verb and path of one kind of method.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Route {
    /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    #[serde(default)]
    pub http: Text,
    /// The path, with `{api}` and `{resource}`, and `{method}` or path parameters where they stand.
    #[serde(default)]
    pub path: Text,
}

/// A parameter that operations have in common.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Parameter {
    /// `path` or `query`. A path parameter belongs to the routes whose path names it.
    #[serde(rename = "in", default)]
    pub location: Text,
    /// The type, as for a field.
    #[serde(rename = "type", default)]
    pub ty: Text,
    /// The format, as for a field.
    #[serde(default)]
    pub format: Text,
    /// The request is refused without it.
    #[serde(default)]
    pub required: Flag,
    /// What it does.
    #[serde(default)]
    pub description: Text,
    /// A value as it would be sent.
    #[serde(default)]
    pub example: Text,
    /// The methods that have it; all, when the key is absent.
    #[serde(default)]
    pub methods: Texts,
    /// The methods whose route can be called without this parameter, which then ends their path.
    #[serde(default)]
    pub optional_in: Texts,
    /// What the client uses it for: `account`, `response-format`, `exclude-fields`, `ignore-remote-data`,
    /// `remote-query`, `key-by`, `ignore-limit`, `limit`, `cursor`, `created-at` or `updated-at`.
    #[serde(default)]
    pub role: Text,
}

/// A form in which an answer can be asked for.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct ResponseFormat {
    /// What the answer then is.
    #[serde(default)]
    pub description: Text,
    /// The form that comes when none is asked for.
    #[serde(rename = "default", default)]
    pub is_default: Flag,
    /// What a client makes of the answer: `record` (the resource's type; the default), `provider` (JSON or bytes, as the
    /// provider sent it), `bytes` (as they arrive) or `exchange` (the record, next to how it came about).
    #[serde(default)]
    pub answer: Text,
    /// Operations have it of which no source lists the forms.
    #[serde(default)]
    pub everywhere: Flag,
}

/// The names around the records of an answer.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Envelopes {
    /// Of a list.
    #[serde(default)]
    pub list: Given<ListEnvelope>,
    /// Of a custom method.
    #[serde(default)]
    pub custom: Given<CustomEnvelope>,
    /// Of the debug format.
    #[serde(default)]
    pub debug: Given<DebugEnvelope>,
}

/// The names around the records of a list.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct ListEnvelope {
    /// Holds the records.
    #[serde(default)]
    pub records: Text,
    /// Holds the cursor of the next page.
    #[serde(default)]
    pub next_cursor: Text,
    /// Holds the cursor of the page before.
    #[serde(default)]
    pub previous_cursor: Text,
    /// Holds the number of records.
    #[serde(default)]
    pub count: Text,
    /// True where the provider's list leaves out fields that `get` has.
    #[serde(default)]
    pub partial: Text,
}

/// The name around the answer of a custom method.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct CustomEnvelope {
    /// Holds the answer.
    #[serde(default)]
    pub result: Text,
}

/// The names around an answer in the debug format.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct DebugEnvelope {
    /// Holds what the unified format would have been.
    #[serde(default)]
    pub result: Text,
    /// Holds the exchange with the provider, or null.
    #[serde(default)]
    pub debug: Text,
}
