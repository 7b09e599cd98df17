//! A field of an object, a request or a query.

use std::fmt;

use serde::Serialize;

use super::{Level, ProviderId, Scalar, Support, Type, ValuesShown};
use crate::names::{FieldName, TypeName, VariantName};
use crate::source::{Offset, Place};

/// A field.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name on the wire.
    pub wire: String,
    /// The Rust name.
    pub name: FieldName,
    /// The type.
    pub ty: Type,
    /// The struct or enum that the innermost value has, where it has one of its own.
    pub own_type: Option<TypeName>,
    /// The unified schema asks for it.
    pub required: bool,
    /// What it is.
    pub description: Option<String>,
    /// A value as it would be sent.
    pub example: Option<String>,
    /// The values that the unified schema knows.
    pub values: Vec<EnumValue>,
    /// Whether these are all.
    pub values_shown: ValuesShown,
    /// The field of another resource that the value points at, `accounts.id`, or the resource alone, where no source says which.
    pub references: Option<String>,
    /// The members of an object.
    pub members: Vec<Field>,
    /// Who takes it.
    pub support: Support,
    /// Where it stands.
    pub place: Place,
    /// Where single facts about it stand.
    pub offsets: Offsets,
}

/// Where single facts about a field start, in the file that the field stands in; `None` for what is not given.
#[derive(Debug, Clone, Copy, Default)]
pub struct Offsets {
    /// Whether the unified schema asks for it.
    pub required: Option<Offset>,
    /// The values that the unified schema knows.
    pub values: Option<Offset>,
    /// Whether these are all.
    pub values_shown: Option<Offset>,
    /// Who takes it.
    pub support: Option<Offset>,
}

impl Field {
    /// The value is an object with known members.
    pub fn is_struct(&self) -> bool {
        self.ty.innermost() == Scalar::Object && !self.members.is_empty()
    }

    /// A request lacks it that does not have it: the unified schema asks for it, or this provider does.
    pub fn is_required_by(&self, provider: Option<ProviderId>) -> bool {
        let level = provider.and_then(|provider| self.support.level_of(provider));
        self.required || level == Some(Level::Required)
    }

    /// The value is one of a known list of texts.
    pub fn is_enum(&self) -> bool {
        !self.values.is_empty() && matches!(self.ty.innermost(), Scalar::String(_) | Scalar::Any)
    }
}

/// A value of an enum.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EnumValue {
    /// The text on the wire.
    pub wire: String,
    /// The Rust variant.
    pub variant: VariantName,
}

/// Where in an exchange a field goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In the request body.
    Request,
    /// In the answer.
    Response,
}

impl Location {
    /// Every location, in the order of the matrix.
    pub const ALL: [Self; 4] = [Self::Path, Self::Query, Self::Request, Self::Response];

    /// The word that the format and the machine outputs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}

/// A field's path from the top of its object: `emails[].type`, `owner.id`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldPath(String);

impl FieldPath {
    /// A field at the top.
    pub fn top(wire: &str) -> Self {
        Self(wire.to_owned())
    }

    /// A member of the object of type `ty` that stands at this path.
    #[must_use]
    pub fn member(&self, ty: &Type, wire: &str) -> Self {
        Self(self.inside(ty) + wire)
    }

    /// What the paths of its members start with, where an object of type `ty` stands at this path: `emails[].`.
    pub fn inside(&self, ty: &Type) -> String {
        format!("{}{}.", self.0, "[]".repeat(ty.depth()))
    }

    /// The path of the object, or of the list of objects, that the field is in: `emails` of `emails[].type`.
    pub fn parent(&self) -> Option<&str> {
        self.0.rsplit_once('.').map(|(parent, _)| parent.trim_end_matches("[]"))
    }

    /// The path as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
