//! What holds for every resource.

use schemars::JsonSchema;
use serde::Serialize;

use super::PlaceShown;
use crate::model::{Format, Parameter, Platform, Role};

/// What holds for every resource.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Platform")]
pub(super) struct PlatformShown {
    /// The vendor's name.
    name: String,
    /// Where the paths start.
    base_url: String,
    /// How a call says who it is from.
    authentication: AuthenticationShown,
    /// The parameters that operations have in common.
    parameters: Vec<ParameterShown>,
    /// The forms of answer.
    response_formats: Vec<ResponseFormatShown>,
    /// The names around what is sent back.
    envelopes: Vec<EnvelopeShown>,
}

/// How a call says who it is from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Authentication")]
struct AuthenticationShown {
    /// The header that carries the token.
    header: String,
    /// The word before the token.
    scheme: String,
}

/// A parameter that operations have in common.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Parameter")]
struct ParameterShown {
    /// The name on the wire.
    name: String,
    /// `path` or `query`.
    r#in: &'static str,
    /// As of a field.
    r#type: String,
    /// As of a field.
    format: Option<&'static str>,
    /// A request is refused without it.
    required: bool,
    /// What it does.
    description: Option<String>,
    /// A value as it would be sent.
    example: Option<String>,
    /// The methods that have it; all, when empty.
    methods: Vec<String>,
    /// The methods whose path can end before it.
    optional_in: Vec<String>,
    /// What a client uses it for.
    role: Option<&'static str>,
    /// Where it stands in the specification.
    spec: PlaceShown,
}

/// A form of answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "ResponseFormat")]
struct ResponseFormatShown {
    /// The word on the wire.
    name: String,
    /// What the answer then is.
    description: Option<String>,
    /// Comes when none is asked for.
    is_default: bool,
    /// `record`, `provider`, `bytes` or `exchange`: what a client makes of it.
    answer: &'static str,
    /// Operations have it of which no source lists the forms.
    everywhere: bool,
}

/// A name around what is sent back: the `records` of a `list` are in `result`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Envelope")]
struct EnvelopeShown {
    /// What is sent back.
    of: &'static str,
    /// The part of it.
    part: &'static str,
    /// The name on the wire.
    name: String,
}

impl PlatformShown {
    pub(super) fn of(platform: &Platform) -> Self {
        let format = |one: &crate::model::ResponseFormat| ResponseFormatShown {
            name: one.wire.clone(),
            description: one.description.clone(),
            is_default: one.is_default,
            answer: one.answer.as_str(),
            everywhere: one.everywhere,
        };
        let envelope =
            |one: &crate::model::Envelope| EnvelopeShown { of: one.of, part: one.part, name: one.wire.clone() };
        Self {
            name: platform.name.clone(),
            base_url: platform.base_url.clone(),
            authentication: AuthenticationShown {
                header: platform.authentication.header.clone(),
                scheme: platform.authentication.scheme.clone(),
            },
            parameters: platform.parameters.iter().map(ParameterShown::of).collect(),
            response_formats: platform.response_formats.iter().map(format).collect(),
            envelopes: platform.envelopes.iter().map(envelope).collect(),
        }
    }
}

impl ParameterShown {
    fn of(parameter: &Parameter) -> Self {
        Self {
            name: parameter.wire.clone(),
            r#in: parameter.location.as_str(),
            r#type: parameter.ty.to_string(),
            format: parameter.ty.format().map(Format::as_str),
            required: parameter.required,
            description: parameter.description.clone(),
            example: parameter.example.clone(),
            methods: parameter.methods.clone(),
            optional_in: parameter.optional_in.clone(),
            role: parameter.role.map(Role::as_str),
            spec: PlaceShown::of(&parameter.place),
        }
    }
}
