//! Types of fields, and the Rust types that they need.

use std::fmt;

use super::{EnumValue, Field, FieldPath, ValuesShown};
use crate::names::TypeName;

/// The type of a field.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// One value.
    One(Scalar),
    /// A list.
    Array(Box<Type>),
}

/// The type of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// Text, maybe in a known form.
    String(Option<Format>),
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// True or false.
    Boolean,
    /// An object whose members are known.
    Object,
    /// An object with free keys.
    Map,
    /// The resource's object again.
    Itself,
    /// No source gives the type.
    Any,
}

impl Type {
    /// The value inside all the lists.
    pub fn innermost(&self) -> Scalar {
        match self {
            Self::One(scalar) => *scalar,
            Self::Array(inner) => inner.innermost(),
        }
    }

    /// How many lists are around the value.
    pub fn depth(&self) -> usize {
        match self {
            Self::One(_) => 0,
            Self::Array(inner) => 1 + inner.depth(),
        }
    }

    /// The form of the text, where the type is text in a known form.
    pub fn format(&self) -> Option<Format> {
        match self.innermost() {
            Scalar::String(format) => format,
            _ => None,
        }
    }
}

/// As the YAML writes it, the format aside.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(scalar) => f.write_str(scalar.as_str()),
            Self::Array(inner) => write!(f, "array<{inner}>"),
        }
    }
}

impl Scalar {
    /// Every scalar, a string without a format.
    pub const ALL: [Self; 8] = [
        Self::String(None),
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Object,
        Self::Map,
        Self::Itself,
        Self::Any,
    ];

    /// As the YAML writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::String(_) => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Map => "map",
            Self::Itself => "self",
            Self::Any => "any",
        }
    }
}

/// A known form of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// ISO 8601 date and time.
    DateTime,
    /// ISO 8601 date.
    Date,
    /// A UUID.
    Uuid,
    /// Markdown.
    Markdown,
    /// An email address.
    Email,
    /// A URI.
    Uri,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [Self::DateTime, Self::Date, Self::Uuid, Self::Markdown, Self::Email, Self::Uri];

    /// As the YAML writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DateTime => "date-time",
            Self::Date => "date",
            Self::Uuid => "uuid",
            Self::Markdown => "markdown",
            Self::Email => "email",
            Self::Uri => "uri",
        }
    }
}

/// What a struct is for, which decides how its fields are wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Usage {
    /// Part of a response: a field is there or not.
    Response,
    /// Part of a query: a field is there or not.
    Query,
    /// Part of a request body: a field is absent, null or a value.
    Request,
}

/// A Rust type that a resource needs besides its scalars.
#[derive(Debug, Clone)]
pub enum Definition {
    /// A struct.
    Struct {
        /// Its name.
        name: TypeName,
        /// What it is.
        description: Option<String>,
        /// What it is for.
        usage: Usage,
        /// Where it stands, if it is a part of another struct.
        part: Option<Part>,
        /// Its fields; each knows the type of its own that it has.
        fields: Vec<Field>,
    },
    /// An open enum.
    Enum {
        /// Its name.
        name: TypeName,
        /// The field that it was made for.
        description: String,
        /// Its known values.
        values: Vec<EnumValue>,
        /// Whether these are all, of every field that has the enum.
        shown: ValuesShown,
    },
}

/// Where a nested struct stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The path of the field that has it.
    pub path: FieldPath,
    /// The field is a list of it.
    pub in_list: bool,
}

impl Definition {
    /// The Rust name.
    pub fn name(&self) -> &TypeName {
        match self {
            Self::Struct { name, .. } | Self::Enum { name, .. } => name,
        }
    }
}
