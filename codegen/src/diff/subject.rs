//! What a change is about, and its address.

use std::fmt;

use crate::model::{Envelope, Location, Operation, Resource};

/// A thing that the specification describes.
///
/// Its `Display` is its address, which is stable over versions and unique within a specification:
/// `ticketing/users/update/request#emails[].type`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// What holds for every resource.
    Platform,
    /// The route of a kind of method.
    Route(String),
    /// A common parameter.
    Parameter(String),
    /// A form of answer.
    ResponseFormat(String),
    /// A name around an answer: `list.records`.
    Envelope(String),
    /// A provider, by its slug.
    Provider(String),
    /// An API, by its slug.
    Api(String),
    /// A resource: `ticketing/users`.
    Resource(String),
    /// An operation of a resource.
    Operation(OperationAddress),
    /// A field of a resource's object, or of what an operation sends or answers.
    Field(FieldAddress),
    /// A field without a name: the operation, where the field goes, and which of those there it is, counted from 1.
    Unnamed(OperationAddress, Location, usize),
}

/// Where an operation is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationAddress {
    /// `ticketing/users`.
    pub resource: String,
    /// `update`.
    pub method: String,
}

/// Where a field is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldAddress {
    /// `ticketing/users`.
    pub resource: String,
    /// What the field is part of.
    pub scope: Scope,
    /// The path from the top of that: `emails[].type`; nothing for all of its fields.
    pub path: String,
}

/// What a field is part of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The resource's object.
    Object,
    /// What an operation, by its method, sends or answers.
    Operation(String, Location),
}

impl Scope {
    /// Where in an exchange its fields go; the object is what comes back.
    pub fn location(&self) -> Location {
        match self {
            Self::Object => Location::Response,
            Self::Operation(_, location) => *location,
        }
    }

    /// Its fields are sent, not received.
    pub fn is_sent(&self) -> bool {
        self.location() != Location::Response
    }
}

impl Subject {
    /// A resource.
    pub fn resource(resource: &Resource) -> Self {
        Self::Resource(resource.path())
    }

    /// An operation.
    pub fn operation(resource: &Resource, operation: &Operation) -> Self {
        Self::Operation(OperationAddress { resource: resource.path(), method: operation.method.wire().to_owned() })
    }

    /// A name around an answer.
    pub fn envelope(envelope: &Envelope) -> Self {
        Self::Envelope(format!("{}.{}", envelope.of, envelope.part))
    }

    /// The resource that it belongs to.
    pub fn resource_path(&self) -> Option<&str> {
        match self {
            Self::Resource(resource) => Some(resource),
            Self::Operation(operation) | Self::Unnamed(operation, ..) => Some(&operation.resource),
            Self::Field(field) => Some(&field.resource),
            _ => None,
        }
    }

    /// The method of the operation that it belongs to.
    pub fn method(&self) -> Option<&str> {
        match self {
            Self::Operation(operation) | Self::Unnamed(operation, ..) => Some(&operation.method),
            Self::Field(FieldAddress { scope: Scope::Operation(method, _), .. }) => Some(method),
            _ => None,
        }
    }

    /// The address, where it is a field's.
    pub fn field(&self) -> Option<&FieldAddress> {
        match self {
            Self::Field(field) => Some(field),
            _ => None,
        }
    }

    /// The path of the field.
    pub fn field_path(&self) -> Option<&str> {
        self.field().map(|field| field.path.as_str())
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Platform => f.write_str("platform"),
            Self::Route(kind) => write!(f, "platform/routes#{kind}"),
            Self::Parameter(wire) => write!(f, "platform/parameters#{wire}"),
            Self::ResponseFormat(wire) => write!(f, "platform/response_formats#{wire}"),
            Self::Envelope(name) => write!(f, "platform/envelopes#{name}"),
            Self::Provider(slug) => write!(f, "providers#{slug}"),
            Self::Api(slug) | Self::Resource(slug) => f.write_str(slug),
            Self::Operation(operation) => write!(f, "{operation}"),
            Self::Field(field) => write!(f, "{field}"),
            Self::Unnamed(operation, location, number) => {
                write!(f, "{operation}/{}#unnamed-{number}", location.as_str())
            }
        }
    }
}

impl fmt::Display for OperationAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.resource, self.method)
    }
}

impl fmt::Display for FieldAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.resource)?;
        if let Scope::Operation(method, location) = &self.scope {
            write!(f, "/{method}/{}", location.as_str())?;
        }
        if self.path.is_empty() { Ok(()) } else { write!(f, "#{}", self.path) }
    }
}
