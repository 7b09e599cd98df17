//! An OpenAPI document as it is serialized: the parts of the standard that this export uses, and its own extensions.

use indexmap::IndexMap;
use serde::Serialize;

use crate::export::support::{IntegrationsShown, SupportShown, UnnamedShown};

/// The whole.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    pub(super) openapi: &'static str,
    pub(super) info: Info,
    pub(super) servers: Vec<Server>,
    pub(super) security: Vec<IndexMap<&'static str, Vec<String>>>,
    pub(super) tags: Vec<Tag>,
    pub(super) paths: IndexMap<String, IndexMap<String, Operation>>,
    pub(super) components: Components,
    /// The slug and the label of every provider, in the order of the specification.
    #[serde(rename = "x-providers", skip_serializing_if = "IndexMap::is_empty")]
    pub(super) providers: IndexMap<String, String>,
    /// The provider as which the API is shown.
    #[serde(rename = "x-provider", skip_serializing_if = "Option::is_none")]
    pub(super) provider: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Info {
    pub title: String,
    pub version: String,
    pub description: String,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Server {
    pub url: String,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Tag {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Sources show only some of the operations.
    #[serde(rename = "x-partial-operations", skip_serializing_if = "std::ops::Not::not")]
    pub has_more_operations: bool,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Components {
    pub parameters: IndexMap<String, Parameter>,
    pub responses: IndexMap<String, Response>,
    pub schemas: IndexMap<String, Schema>,
    pub security_schemes: IndexMap<&'static str, SecurityScheme>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub(super) enum SecurityScheme {
    Http { scheme: String },
    ApiKey { r#in: &'static str, name: String, description: String },
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Operation {
    #[serde(rename = "operationId")]
    pub id: String,
    pub tags: Vec<String>,
    pub summary: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<OrReference<Parameter>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_body: Option<RequestBody>,
    pub responses: IndexMap<&'static str, OrReference<Response>>,
    /// The page that the facts were read on.
    #[serde(rename = "x-source", skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The source was seen in part.
    #[serde(rename = "x-partial", skip_serializing_if = "std::ops::Not::not")]
    pub is_partial: bool,
    /// No source describes the body; left out where one does, or there is none.
    #[serde(rename = "x-request", skip_serializing_if = "Option::is_none")]
    pub request: Option<&'static str>,
    /// No source describes the answer; left out where one does.
    #[serde(rename = "x-response", skip_serializing_if = "Option::is_none")]
    pub response: Option<&'static str>,
    /// Who has the operation; left out where no source says.
    #[serde(rename = "x-integrations", skip_serializing_if = "Option::is_none")]
    pub integrations: Option<IntegrationsShown>,
    /// Who fills the fields of the answer, by their paths; left out where no source says.
    #[serde(rename = "x-response-support", skip_serializing_if = "IndexMap::is_empty")]
    pub response_support: IndexMap<String, SupportShown>,
    /// Fields whose name no source gives.
    #[serde(rename = "x-unnamed-fields", skip_serializing_if = "Vec::is_empty")]
    pub unnamed: Vec<UnnamedShown>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum OrReference<T> {
    Reference {
        #[serde(rename = "$ref")]
        to: String,
    },
    Here(T),
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Parameter {
    pub name: String,
    pub r#in: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    pub required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub style: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explode: Option<bool>,
    pub schema: Schema,
    /// Who takes it; left out where no source says.
    #[serde(rename = "x-support", skip_serializing_if = "Option::is_none")]
    pub support: Option<SupportShown>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct RequestBody {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<&'static str>,
    pub required: bool,
    pub content: Content,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Response {
    pub description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<Content>,
}

/// What is sent, by its media type.
pub(super) type Content = IndexMap<&'static str, Media>;

#[derive(Debug, Clone, Serialize)]
pub(super) struct Media {
    pub schema: Schema,
}

/// JSON that fits a schema.
pub(super) fn json(schema: Schema) -> Content {
    IndexMap::from([("application/json", Media { schema })])
}

/// A file.
pub(super) fn bytes(schema: Schema) -> Content {
    IndexMap::from([("application/octet-stream", Media { schema })])
}

#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Schema {
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub ty: Option<Types>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub nullable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub any_of: Vec<Schema>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub all_of: Vec<Schema>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub properties: Option<IndexMap<String, Schema>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_properties: Option<bool>,
    /// Sources show only some of the values.
    #[serde(rename = "x-partial-values", skip_serializing_if = "std::ops::Not::not")]
    pub has_more_values: bool,
    /// Sources show only some of the properties.
    #[serde(rename = "x-partial", skip_serializing_if = "std::ops::Not::not")]
    pub is_partial: bool,
    /// The page that the object of a resource was read on.
    #[serde(rename = "x-source", skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// A resource or a field of one that the value points at.
    #[serde(rename = "x-references", skip_serializing_if = "Option::is_none")]
    pub references: Option<String>,
    /// Who takes it; left out where no source says.
    #[serde(rename = "x-support", skip_serializing_if = "Option::is_none")]
    pub support: Option<SupportShown>,
}

/// The type of a value: with `null` beside it since 3.1.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Types {
    One(&'static str),
    Nullable([&'static str; 2]),
}

impl Schema {
    pub(super) fn of(ty: &'static str) -> Self {
        Self { ty: Some(Types::One(ty)), ..Self::default() }
    }

    pub(super) fn reference(name: &str) -> Self {
        Self { reference: Some(format!("#/components/schemas/{name}")), ..Self::default() }
    }
}
