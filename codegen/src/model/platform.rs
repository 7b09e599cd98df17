//! What holds for every resource of the platform.

use super::{FieldPath, Location, Method, Offsets, Operation, Row, Support, Type, ValuesShown};
use crate::source::Place;

/// The platform.
#[derive(Debug, Clone)]
pub struct Platform {
    /// The vendor's name.
    pub name: String,
    /// Where the routes start.
    pub base_url: String,
    /// How a call says who it is from.
    pub authentication: Authentication,
    /// Verb and path template of each kind of method.
    pub routes: Vec<(Method, Route)>,
    /// The common parameters, path parameters first.
    pub parameters: Vec<Parameter>,
    /// The forms of answer.
    pub response_formats: Vec<ResponseFormat>,
    /// The names around what is sent back.
    pub envelopes: Vec<Envelope>,
    /// Where the facts stand that have no entry of their own.
    pub places: PlatformPlaces,
}

impl Platform {
    /// The route of a method.
    pub fn route(&self, method: &Method) -> Option<&Route> {
        let kind = method.kind();
        self.routes.iter().find(|(known, _)| known.kind() == kind).map(|(_, route)| route)
    }

    /// The common parameters of a method, in the platform's order.
    pub fn parameters_of<'a>(&'a self, method: &'a Method) -> impl Iterator<Item = &'a Parameter> {
        let path = self.route(method).map(|route| route.path.as_str()).unwrap_or_default();
        self.parameters.iter().filter(move |parameter| parameter.belongs_to(method, path))
    }

    /// The lines of the matrix that every operation with this method has, path parameters first.
    pub fn rows_of<'a>(&'a self, method: &'a Method) -> Vec<Row<'a>> {
        let mut rows: Vec<Row<'a>> = self.parameters_of(method).map(Parameter::row).collect();
        rows.sort_by_key(|row| row.location);
        rows
    }

    /// The operation can be called without this parameter, which then ends its path.
    pub fn is_optional(&self, wire: &str, operation: &Operation) -> bool {
        let ends_path = operation.path.ends_with(&format!("/{{{wire}}}"));
        let parameter = self.parameters.iter().find(|parameter| parameter.wire == wire);
        let listed = |parameter: &Parameter| parameter.optional_in.iter().any(|name| operation.method.is_called(name));
        ends_path && parameter.is_some_and(listed)
    }

    /// The common parameter of a role.
    pub fn parameter_in_role(&self, role: Role) -> Option<&Parameter> {
        self.parameters.iter().find(|parameter| parameter.role == Some(role))
    }
}

/// Where single facts about the platform stand.
#[derive(Debug, Clone)]
pub struct PlatformPlaces {
    /// The vendor's name.
    pub name: Place,
    /// Where the routes start.
    pub base_url: Place,
    /// How a call says who it is from.
    pub authentication: Place,
    /// The names around what is sent back.
    pub envelopes: Place,
    /// The common parameters.
    pub parameters: Place,
    /// The forms of answer.
    pub response_formats: Place,
}

/// How a call says who it is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authentication {
    /// The header that carries the token.
    pub header: String,
    /// The word before the token.
    pub scheme: String,
}

/// A name around what is sent back: a list's `records` are in `result`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// What is sent back: `list`.
    pub of: &'static str,
    /// The part of it: `records`.
    pub part: &'static str,
    /// The name on the wire: `result`.
    pub wire: String,
    /// Where it stands.
    pub place: Place,
}

/// Verb and path template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The verb.
    pub http: Http,
    /// The template, with `{api}`, `{resource}`, `{method}` and path parameters.
    pub path: String,
    /// Where it stands.
    pub place: Place,
}

/// The HTTP methods of REST.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Http {
    /// GET.
    Get,
    /// POST.
    Post,
    /// PUT.
    Put,
    /// PATCH.
    Patch,
    /// DELETE.
    Delete,
}

impl Http {
    /// Every verb.
    pub const ALL: [Self; 5] = [Self::Get, Self::Post, Self::Put, Self::Patch, Self::Delete];

    /// As it stands in a request line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// A request with this verb carries a body.
    pub fn has_body(self) -> bool {
        matches!(self, Self::Post | Self::Put | Self::Patch)
    }
}

/// A parameter that operations have in common.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// The name on the wire.
    pub wire: String,
    /// In the path or in the query.
    pub location: Location,
    /// The type.
    pub ty: Type,
    /// A request is refused without it.
    pub required: bool,
    /// What it does.
    pub description: Option<String>,
    /// A value as it would be sent.
    pub example: Option<String>,
    /// The methods that have it; all, when empty.
    pub methods: Vec<String>,
    /// The methods whose route can be called without it.
    pub optional_in: Vec<String>,
    /// What a client uses it for.
    pub role: Option<Role>,
    /// No source says who takes a common parameter wherever it is: the platform does. An operation may say who takes it there.
    pub support: Support,
    /// Where it stands.
    pub place: Place,
    /// Where single facts about it stand.
    pub offsets: Offsets,
}

impl Parameter {
    /// The line of the matrix that every operation with the parameter has.
    pub fn row(&self) -> Row<'_> {
        Row {
            location: self.location,
            path: Some(FieldPath::top(&self.wire)),
            ty: &self.ty,
            required: self.required,
            values: Vec::new(),
            values_shown: ValuesShown::Whole,
            support: &self.support,
            description: self.description.as_deref(),
            place: &self.place,
            offsets: self.offsets,
            values_beside: &self.place,
            support_beside: &self.place,
        }
    }

    fn belongs_to(&self, method: &Method, path: &str) -> bool {
        if self.location == Location::Path {
            return path.contains(&format!("{{{}}}", self.wire));
        }
        self.methods.is_empty() || self.methods.iter().any(|name| method.is_called(name))
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// What a client uses a common parameter for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Role { $($(#[$doc])* $name,)* }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// As the YAML writes it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }
        }
    };
}

roles! {
    /// Names the account that the call acts on.
    Account = "account",
    /// Chooses the form of the answer.
    ResponseFormat = "response-format",
    /// Leaves fields out of the answer.
    ExcludeFields = "exclude-fields",
    /// Leaves the provider's own data out of the answer.
    IgnoreRemoteData = "ignore-remote-data",
    /// Goes to the provider as it is.
    RemoteQuery = "remote-query",
    /// Turns a list into a map.
    KeyBy = "key-by",
    /// Takes the limit off a list.
    IgnoreLimit = "ignore-limit",
    /// The length of a page.
    Limit = "limit",
    /// Where the next page starts.
    Cursor = "cursor",
    /// Keeps records by when they were created.
    CreatedAt = "created-at",
    /// Keeps records by when they were last changed.
    UpdatedAt = "updated-at",
}

/// A form of answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResponseFormat {
    /// The word on the wire.
    pub wire: String,
    /// What the answer then is.
    pub description: Option<String>,
    /// Comes when none is asked for.
    pub is_default: bool,
    /// What a client makes of it.
    pub answer: Answer,
    /// Operations have it of which no source lists the forms.
    pub everywhere: bool,
    /// Where it stands.
    pub place: Place,
}

/// What a client makes of an answer in some form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The resource's type.
    Record,
    /// JSON or bytes, as the provider sent it.
    Provider,
    /// Bytes, as they arrive.
    Bytes,
    /// The record, next to how it came about.
    Exchange,
}

impl Answer {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Record, Self::Provider, Self::Bytes, Self::Exchange];

    /// As the YAML writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Provider => "provider",
            Self::Bytes => "bytes",
            Self::Exchange => "exchange",
        }
    }
}
