//! Operations and fields.

use schemars::JsonSchema;
use serde::Serialize;

use super::PlaceShown;
use crate::export::support::{IntegrationsShown, SupportShown, UnnamedShown};
use crate::model::{CommonSupport, Field, Format, Operation, Request, Response, Spec};

/// What can be done with a resource.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Operation")]
pub(super) struct OperationShown {
    /// The name on the wire: `list`, `get`, `create`, `update`, `delete`, or that of a custom method.
    method: String,
    /// The verb: `PATCH`.
    http: &'static str,
    /// The path, path parameters in braces.
    path: String,
    /// What it does.
    description: Option<String>,
    /// The page that the facts were read on.
    source: Option<String>,
    /// The forms of answer that the source offers; empty where no source says.
    response_formats: Vec<String>,
    /// The source was seen in part: there may be more query parameters and fields than these.
    partial: bool,
    /// Who has the operation; null where no source says.
    integrations: Option<IntegrationsShown>,
    /// Its own query parameters; the common ones are the platform's.
    query: Vec<FieldShown>,
    /// Who takes common query parameters; of those that are not here, no source says.
    common: Vec<CommonShown>,
    /// What is sent in the body.
    request: ContentShown,
    /// What comes back, without the names around it, which are the platform's.
    response: ContentShown,
    /// Fields whose name no source gives.
    unnamed: Vec<UnnamedShown>,
    /// Where it stands in the specification.
    spec: PlaceShown,
}

/// Who takes a parameter that operations have in common.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "CommonSupport")]
struct CommonShown {
    /// The name on the wire; what the parameter is, the platform says.
    name: String,
    /// Who takes it.
    support: Option<SupportShown>,
    /// Where it stands in the specification.
    spec: PlaceShown,
}

/// What a body is.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[schemars(rename = "Content")]
enum ContentShown {
    /// There is none.
    None,
    /// There is one, and no source describes it.
    NotStated,
    /// A file: bytes as they come.
    Bytes,
    /// An object with these fields.
    Fields {
        /// In the order of the schema.
        fields: Vec<FieldShown>,
    },
}

/// A field.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Field")]
pub(super) struct FieldShown {
    /// The name on the wire.
    name: String,
    /// `string`, `integer`, `number`, `boolean`, `object` (with `fields`), `map` (with free keys), `self` (the resource's
    /// object again), `any`, or `array<…>` of one.
    r#type: String,
    /// The form of a text: `date-time`, `date`, `uuid`, `markdown`, `email`, `uri`.
    format: Option<&'static str>,
    /// The unified schema asks for it, whoever the provider is.
    required: bool,
    /// What it holds.
    description: Option<String>,
    /// A value as it would be sent.
    example: Option<String>,
    /// The values that the unified schema knows; providers may have others.
    values: Vec<String>,
    /// Sources show only some of its values: there are others than these.
    partial_values: bool,
    /// The resource that it points at, or a field of it.
    references: Option<String>,
    /// The members of an object.
    fields: Vec<FieldShown>,
    /// Who takes or fills it; null where no source says.
    support: Option<SupportShown>,
    /// Where it stands in the specification.
    spec: PlaceShown,
}

impl OperationShown {
    pub(super) fn of(spec: &Spec, operation: &Operation) -> Self {
        let fields =
            |fields: &[Field]| fields.iter().map(|field| FieldShown::of(spec, field)).collect::<Vec<FieldShown>>();
        Self {
            method: operation.method.wire().to_owned(),
            http: operation.http.as_str(),
            path: operation.path.clone(),
            description: operation.description.clone(),
            source: operation.source.clone(),
            response_formats: operation.response_formats.clone(),
            partial: operation.is_partial,
            integrations: operation.integrations.as_ref().map(|known| IntegrationsShown::of(spec, known)),
            query: fields(&operation.query),
            common: operation.common.iter().map(|said| CommonShown::of(spec, said)).collect(),
            request: match &operation.request {
                Request::None => ContentShown::None,
                Request::NotStated => ContentShown::NotStated,
                Request::Fields(known) => ContentShown::Fields { fields: fields(known) },
            },
            response: match &operation.response {
                Response::NotStated => ContentShown::NotStated,
                Response::Bytes => ContentShown::Bytes,
                Response::Object(known) => ContentShown::Fields { fields: fields(known) },
            },
            unnamed: operation.unnamed.iter().map(|unnamed| UnnamedShown::of(spec, unnamed)).collect(),
            spec: PlaceShown::of(&operation.place),
        }
    }
}

impl CommonShown {
    fn of(spec: &Spec, said: &CommonSupport) -> Self {
        Self {
            name: said.wire.clone(),
            support: SupportShown::of(spec, &said.support),
            spec: PlaceShown::of(&said.place),
        }
    }
}

impl FieldShown {
    pub(super) fn of(spec: &Spec, field: &Field) -> Self {
        Self {
            name: field.wire.clone(),
            r#type: field.ty.to_string(),
            format: field.ty.format().map(Format::as_str),
            required: field.required,
            description: field.description.clone(),
            example: field.example.clone(),
            values: field.values.iter().map(|value| value.wire.clone()).collect(),
            partial_values: field.values_shown.is_partial(),
            references: field.references.clone(),
            fields: field.members.iter().map(|member| Self::of(spec, member)).collect(),
            support: SupportShown::of(spec, &field.support),
            spec: PlaceShown::of(&field.place),
        }
    }
}
