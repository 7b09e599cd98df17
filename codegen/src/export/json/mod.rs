//! The whole model as one JSON object, for other generators.
//!
//! Its shape is [`Model`]; [`schema`] is the same as a JSON schema, made from these types, so that it is always true.
//! Within one [`FORMAT`], keys are added and never changed.

mod operation;
mod platform;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use self::operation::{FieldShown, OperationShown};
use self::platform::PlatformShown;
use crate::model::{Published, Resource, Spec};
use crate::source::Place;

/// The number of the shape.
pub const FORMAT: u32 = 1;

/// A specification.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(title = "The model of a unified API")]
pub struct Model {
    /// The number of the shape of this object.
    format: u32,
    /// What holds for every resource.
    platform: PlatformShown,
    /// Every provider, in the order of the specification.
    providers: Vec<ProviderShown>,
    /// Every API, by its name.
    apis: Vec<ApiShown>,
}

/// A provider behind the unified API.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Provider")]
struct ProviderShown {
    /// The key on the wire: `bmchelix`.
    slug: String,
    /// The name that people know it by: `BMC Helix`.
    label: String,
}

/// Resources of one domain.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Api")]
struct ApiShown {
    /// The name on the wire: `ticketing`.
    slug: String,
    /// What the vendor calls it.
    label: Option<String>,
    /// The page that the facts were read on.
    source: Option<String>,
    /// The page that says who has which operation, where an operation has no page of its own.
    coverage: Option<String>,
    /// How much of it there is, as the vendor says; what is here may be less.
    published: Option<PublishedShown>,
    /// By name.
    resources: Vec<ResourceShown>,
}

/// Numbers that a vendor gives of an API.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Published")]
struct PublishedShown {
    /// Its resources.
    resources: u64,
    /// The providers that have some of it.
    integrations: u64,
}

/// What operations are about.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Resource")]
struct ResourceShown {
    /// The name on the wire: `accounts`.
    slug: String,
    /// What it is; null where its name says it all.
    description: Option<String>,
    /// The page that the object was read on.
    source: Option<String>,
    /// The fields of a record, in the order of the schema. Who fills them is said by each operation.
    object: Vec<FieldShown>,
    /// Sources show only these fields of a record, which has more.
    partial: bool,
    /// Sources show only these operations, and there are others, or may be.
    partial_operations: bool,
    /// What can be done with it.
    operations: Vec<OperationShown>,
    /// Where it stands in the specification.
    spec: PlaceShown,
}

/// A line of the specification.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Place")]
struct PlaceShown {
    /// The file.
    file: String,
    /// The line, from 1.
    line: usize,
}

impl PlaceShown {
    fn of(place: &Place) -> Self {
        Self { file: place.source().path().to_owned(), line: place.line() }
    }
}

/// The model of a specification.
pub fn model(spec: &Spec) -> Model {
    let provider = |one: &crate::model::Provider| ProviderShown { slug: one.slug.clone(), label: one.label.clone() };
    let resource = |one: &Resource| ResourceShown {
        slug: one.slug.clone(),
        description: one.description.clone(),
        source: one.source.clone(),
        object: one.object.iter().map(|field| FieldShown::of(spec, field)).collect(),
        partial: one.is_partial,
        partial_operations: one.has_more_operations,
        operations: one.operations.iter().map(|operation| OperationShown::of(spec, operation)).collect(),
        spec: PlaceShown::of(&one.place),
    };
    let api = |api: &crate::model::Api| ApiShown {
        slug: api.slug.clone(),
        label: api.label.clone(),
        source: api.source.clone(),
        coverage: api.coverage.clone(),
        published: api
            .published
            .map(|Published { resources, integrations }| PublishedShown { resources, integrations }),
        resources: api.resources.iter().map(resource).collect(),
    };
    Model {
        format: FORMAT,
        platform: PlatformShown::of(&spec.platform),
        providers: spec.providers.iter().map(provider).collect(),
        apis: spec.apis.iter().map(api).collect(),
    }
}

/// The JSON schema of [`Model`], with a newline at its end.
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<Model>();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_else(|_| unreachable!("a schema is JSON"));
    text.push('\n');
    text
}
