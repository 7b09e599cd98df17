//! Values that stand for those of a caller: of the right type, and plainly no real ones.

use crate::model::{Field, Format, ProviderId, Scalar, Type};

/// A value of JSON, keys in the order of the schema.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number, as it is written.
    Number(&'static str),
    /// True or false.
    Boolean(bool),
    /// A list.
    List(Vec<Value>),
    /// An object.
    Object(Vec<(String, Value)>),
}

/// For whom a sample is.
#[derive(Debug, Clone, Copy)]
pub(super) struct For(pub(super) Option<ProviderId>);

impl For {
    /// What is sent: to a provider what it requires, or what it takes where it requires nothing; else what the unified schema has.
    pub(super) fn body(self, fields: &[Field]) -> Vec<(String, Value)> {
        let is_typed = |field: &&Field| field.required || field.ty.innermost() != Scalar::Any;
        let chosen: Vec<&Field> = match self.0 {
            None => fields.iter().filter(is_typed).collect(),
            Some(provider) => {
                let required: Vec<&Field> = fields.iter().filter(|field| field.is_required_by(self.0)).collect();
                let taken = || fields.iter().filter(|field| field.support.level_of(provider).is_some()).collect();
                if required.is_empty() { taken() } else { required }
            }
        };
        chosen.into_iter().map(|field| (field.wire.clone(), self.value(field))).collect()
    }

    pub(super) fn value(self, field: &Field) -> Value {
        self.of(&field.ty, field)
    }

    fn of(self, ty: &Type, field: &Field) -> Value {
        match ty {
            Type::Array(inner) => Value::List(vec![self.of(inner, field)]),
            Type::One(Scalar::Object) => Value::Object(self.members(field)),
            Type::One(scalar) => self.word(field).unwrap_or_else(|| placeholder(*scalar, &field.wire)),
        }
    }

    /// Of an object, what has to be there, or else all of it.
    fn members(self, field: &Field) -> Vec<(String, Value)> {
        let required = field.members.iter().filter(|member| member.is_required_by(self.0));
        let required: Vec<_> = required.map(|member| (member.wire.clone(), self.value(member))).collect();
        if required.is_empty() { self.body(&field.members) } else { required }
    }

    /// One of the values that are known, the provider's own first.
    fn word(self, field: &Field) -> Option<Value> {
        let own = self.0.and_then(|provider| field.support.own_values(provider)?.first());
        let known = own.or(field.values.first().map(|value| &value.wire));
        known.map(|word| Value::Text(word.clone()))
    }
}

/// A value of a type. Examples on pages are of any form, so that none is taken for a value.
pub(super) fn placeholder(scalar: Scalar, name: &str) -> Value {
    match scalar {
        Scalar::String(format) => Value::Text(text(format, name)),
        Scalar::Integer => Value::Number("1"),
        Scalar::Number => Value::Number("1.5"),
        Scalar::Boolean => Value::Boolean(true),
        Scalar::Object | Scalar::Map => {
            Value::Object(vec![("your_key".to_owned(), Value::Text("your_value".to_owned()))])
        }
        Scalar::Any => Value::Text(format!("your_{name}")),
    }
}

fn text(format: Option<Format>, name: &str) -> String {
    match format {
        Some(Format::DateTime) => "2026-01-31T12:00:00Z".to_owned(),
        Some(Format::Date) => "2026-01-31".to_owned(),
        Some(Format::Uuid) => "123e4567-e89b-12d3-a456-426614174000".to_owned(),
        Some(Format::Email) => "jane@example.com".to_owned(),
        Some(Format::Uri) => "https://example.com".to_owned(),
        Some(Format::Markdown) | None => format!("your_{name}"),
    }
}
