//! The model as an OpenAPI document, with what the standard has no words for as extensions.
//!
//! | extension | on | says |
//! | --- | --- | --- |
//! | `x-providers` | the document | slug and label of every provider |
//! | `x-provider` | the document | as which provider the API is shown |
//! | `x-support` | a field or a parameter that is sent | who takes it: `listed` by slug, or `counted`; left out where no source says |
//! | `x-response-support` | an operation | who fills the fields of the answer, by path |
//! | `x-integrations` | an operation | who has it, and whether that is everybody (`complete`); left out where no source says |
//! | `x-unnamed-fields` | an operation | fields whose name no source gives |
//! | `x-partial` | the object of a resource | sources show only some of its fields |
//! | `x-partial` | an operation | its source was seen in part: there may be more query parameters and fields |
//! | `x-request` | an operation | `not-stated`: no source describes the body |
//! | `x-response` | an operation | `not-stated`: no source describes the answer |
//! | `x-partial-operations` | the tag of a resource | sources show only some of its operations |
//! | `x-references` | a field | the resource that it points at |
//! | `x-source` | an operation, the object of a resource | the page that the facts were read on |
//!
//! Seen as one provider, the document has the operations that the provider has, the fields that it takes, and as required what it
//! requires. What no source says of it stays, since nothing says that it does not.
//!
//! A resource of which no source shows an operation has its tag and its schema, and the descriptions say so.

mod document;
mod names;
mod operation;
mod parameter;
mod view;

use indexmap::IndexMap;

pub use self::document::Document;
use self::document::{Components, Info, Response, Schema, SecurityScheme, Server, Tag, json};
pub use self::view::Version;
use self::view::{View, Within};
use crate::model::{Operation, ProviderId, Request, Resource, Spec};

/// What the name of the credentials is in a document.
const TOKEN: &str = "token";

/// The name of what is answered when something is wrong; that of a resource has dots in it.
const ERROR: &str = "Error";

/// What a document is wanted for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'a> {
    /// As this provider has it; of everybody, when there is none.
    pub provider: Option<ProviderId>,
    /// The version of the standard.
    pub version: Version,
    /// Without query parameters that are objects, which some generators cannot read.
    pub is_flat: bool,
    /// The version that the document says it has.
    pub release: &'a str,
}

/// The specification as a document.
pub fn openapi(spec: &Spec, wanted: Wanted<'_>) -> Document {
    let Wanted { provider, version, is_flat, release } = wanted;
    let view = View { spec, provider, version, is_flat };
    let shown: Vec<(&Resource, Vec<&Operation>)> =
        spec.resources().map(|resource| (resource, view.operations(resource))).collect();
    let is_shown = |resource: &Resource, has: &[&Operation]| resource.operations.is_empty() || !has.is_empty();
    let shown: Vec<_> = shown.into_iter().filter(|(resource, has)| is_shown(resource, has)).collect();
    Document {
        openapi: match version {
            Version::V3_0 => "3.0.3",
            Version::V3_1 => "3.1.0",
        },
        info: view.info(release),
        servers: vec![Server { url: spec.platform.base_url.clone() }],
        security: vec![IndexMap::from([(TOKEN, Vec::new())])],
        tags: shown.iter().map(|(resource, _)| tag(resource)).collect(),
        paths: view.paths(&shown),
        components: Components {
            parameters: parameter::components(&view),
            responses: IndexMap::from([(
                ERROR.to_owned(),
                Response {
                    description: "What went wrong, at the platform or at the provider.".to_owned(),
                    content: Some(json(Schema::reference(ERROR))),
                },
            )]),
            schemas: view.schemas(&shown),
            security_schemes: IndexMap::from([(TOKEN, view.security())]),
        },
        providers: match provider {
            None => spec.providers.iter().map(|one| (one.slug.clone(), one.label.clone())).collect(),
            Some(_) => IndexMap::new(),
        },
        provider: provider.map(|provider| spec.provider(provider).slug.clone()),
    }
}

impl<'a> View<'a> {
    fn operations(&self, resource: &'a Resource) -> Vec<&'a Operation> {
        resource.operations.iter().filter(|operation| self.has(operation)).collect()
    }

    fn info(&self, release: &str) -> Info {
        let name = &self.spec.platform.name;
        let (title, description) = match self.provider {
            None => (
                format!("{name}: the unified API"),
                "One schema before many providers. `x-support` says who takes a field.".to_owned(),
            ),
            Some(provider) => {
                let label = &self.spec.provider(provider).label;
                (
                    format!("{name}: the unified API for {label}"),
                    format!("What {label} takes and requires, as far as sources say."),
                )
            }
        };
        let description = format!("{description}{}", without_operations(self.spec));
        Info { title, version: release.to_owned(), description }
    }

    fn paths(&self, shown: &[(&Resource, Vec<&Operation>)]) -> IndexMap<String, IndexMap<String, document::Operation>> {
        let mut paths: IndexMap<String, IndexMap<String, document::Operation>> = IndexMap::new();
        for (resource, operations) in shown {
            for operation in operations {
                let verbs = paths.entry(operation.path.clone()).or_default();
                verbs.insert(operation.http.as_str().to_ascii_lowercase(), self.operation(resource, operation));
            }
        }
        paths
    }

    fn schemas(&self, shown: &[(&Resource, Vec<&Operation>)]) -> IndexMap<String, Schema> {
        let mut schemas = IndexMap::from([(ERROR.to_owned(), error())]);
        for (resource, operations) in shown {
            schemas.insert(names::object(resource), self.resource_object(resource, &resource.object));
            for operation in operations {
                if let Request::Fields(fields) = &operation.request {
                    schemas.insert(names::request(resource, operation), self.object(fields, Within::Sent));
                }
            }
        }
        schemas
    }

    fn security(&self) -> SecurityScheme {
        let authentication = &self.spec.platform.authentication;
        let is_standard = authentication.header.eq_ignore_ascii_case("authorization");
        if is_standard && ["bearer", "basic"].contains(&authentication.scheme.to_ascii_lowercase().as_str()) {
            return SecurityScheme::Http { scheme: authentication.scheme.to_ascii_lowercase() };
        }
        SecurityScheme::ApiKey {
            r#in: "header",
            name: authentication.header.clone(),
            description: format!("`{} ` and the token.", authentication.scheme),
        }
    }
}

fn tag(resource: &Resource) -> Tag {
    Tag { name: resource.path(), description: described(resource), has_more_operations: resource.has_more_operations }
}

/// What a resource is, and why there may be nothing to call.
fn described(resource: &Resource) -> Option<String> {
    let none = resource.operations.is_empty().then(|| "No source shows its operations.".to_owned());
    let texts: Vec<String> = resource.description.clone().into_iter().chain(none).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

/// Readers of documents leave out tags without operations, so that the document as a whole names them; nothing where there are none.
fn without_operations(spec: &Spec) -> String {
    let all = spec.resources().filter(|resource| resource.operations.is_empty());
    let names: Vec<String> = all.map(|resource| format!("`{}`", resource.path())).collect();
    if names.is_empty() {
        String::new()
    } else {
        format!("\n\nNo source shows the operations of {}.", names.join(", "))
    }
}

/// What the platform answers when something is wrong.
fn error() -> Schema {
    let properties = [("statusCode", "integer"), ("error", "string"), ("message", "string")];
    Schema {
        properties: Some(properties.map(|(name, ty)| (name.to_owned(), Schema::of(ty))).into()),
        additional_properties: Some(true),
        ..Schema::of("object")
    }
}
