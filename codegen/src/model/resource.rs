//! APIs and their resources.

use super::{Definition, Field, Operation, Usage};
use crate::names::{ModuleName, TypeName};
use crate::source::{Offset, Place};

/// One unified API: ticketing, CRM…
#[derive(Debug, Clone)]
pub struct Api {
    /// The name on the wire.
    pub slug: String,
    /// The Rust module.
    pub module: ModuleName,
    /// What the vendor calls it.
    pub label: Option<String>,
    /// The page that the facts were read on.
    pub source: Option<String>,
    /// The page that says which provider has which operation.
    pub coverage: Option<String>,
    /// How much of it there is, as the vendor says.
    pub published: Option<Published>,
    /// Where what is said of it stands in `apis.yaml`; `None` where it has no entry.
    pub entry: Option<Place>,
    /// Its resources, by slug.
    pub resources: Vec<Resource>,
}

impl Api {
    /// The Cargo feature: `ticketing`. What the crate has features for already is told apart: `client-api`, and `client-api-api` of an API
    /// that is called so.
    pub fn feature(&self) -> String {
        let is_taken = CRATE_FEATURES.contains(&self.slug.trim_end_matches("-api"));
        if is_taken { format!("{}-api", self.slug) } else { self.slug.clone() }
    }
}

/// Numbers that a vendor gives of an API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Published {
    /// Its resources.
    pub resources: u64,
    /// The providers that have some of it.
    pub integrations: u64,
}

/// The features of the generated crate that are no APIs.
const CRATE_FEATURES: [&str; 10] =
    ["all-apis", "blocking", "client", "default", "limiter", "native-tls", "reqwest", "rustls", "tokio", "tracing"];

/// A resource.
#[derive(Debug, Clone)]
pub struct Resource {
    /// The API's name on the wire.
    pub api: String,
    /// The name on the wire.
    pub slug: String,
    /// The Rust module.
    pub module: ModuleName,
    /// The Rust name of the object.
    pub ty: TypeName,
    /// What it is.
    pub description: Option<String>,
    /// The page that the object was read on.
    pub source: Option<String>,
    /// The object's fields, in schema order.
    pub object: Vec<Field>,
    /// Sources show only these fields of the object, which has more.
    pub is_partial: bool,
    /// Where that is said; `None` where it is not.
    pub partial_at: Option<Offset>,
    /// It has operations besides these, or may have.
    pub has_more_operations: bool,
    /// Where that is said; `None` where it is not.
    pub has_more_operations_at: Option<Offset>,
    /// The operations, in the order of the file.
    pub operations: Vec<Operation>,
    /// Every Rust type that the resource needs, each once: the object first, then what it is made of, then each
    /// operation's.
    pub definitions: Vec<Definition>,
    /// The start of the file.
    pub place: Place,
}

impl Resource {
    /// `ticketing/accounts`.
    pub fn path(&self) -> String {
        format!("{}/{}", self.api, self.slug)
    }

    /// Of some operation it is known who has it, and that nobody else does.
    pub fn bounds_some_operation(&self) -> bool {
        self.operations.iter().any(Operation::is_bound)
    }

    /// The Rust name of an operation's request, whether or not a source describes it.
    pub fn request_type(&self, operation: &Operation) -> TypeName {
        self.ty.prefixed(operation.method.wire())
    }

    /// The Rust name of an operation's own query parameters.
    pub fn query_type(&self, operation: &Operation) -> TypeName {
        self.request_type(operation).suffixed("Query")
    }

    /// The structs of one use.
    pub fn structs(&self, wanted: Usage) -> impl Iterator<Item = (&TypeName, &[Field])> {
        self.definitions.iter().filter_map(move |definition| match definition {
            Definition::Struct { name, usage, fields, .. } if *usage == wanted => Some((name, fields.as_slice())),
            _ => None,
        })
    }
}
