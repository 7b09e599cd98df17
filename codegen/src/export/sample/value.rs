//! Values that stand for those of a caller: of the right type, and plainly no real ones.

use crate::model::{Field, Format, ProviderId, Scalar};

/// A value of JSON, keys in the order of the schema.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A number, as it is written.
    Number(String),
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
    pub(super) fn chosen(self, fields: &[Field]) -> Vec<&Field> {
        let Some(provider) = self.0 else { return fields.iter().filter(|field| is_typed(field)).collect() };
        let required = self.required(fields);
        let taken = || fields.iter().filter(|field| field.support.level_of(provider).is_some()).collect();
        if required.is_empty() { taken() } else { required }
    }

    /// Of an object, what has to be there, or else what is sent of it; an object of which nobody says who takes what is not left
    /// empty.
    pub(super) fn members(self, field: &Field) -> Vec<&Field> {
        let (required, chosen) = (self.required(&field.members), self.chosen(&field.members));
        match (required.is_empty(), chosen.is_empty()) {
            (false, _) => required,
            (true, false) => chosen,
            (true, true) => field.members.iter().filter(|member| !member.is_restricted() && is_typed(member)).collect(),
        }
    }

    fn required(self, fields: &[Field]) -> Vec<&Field> {
        fields.iter().filter(|field| field.is_required_by(self.0)).collect()
    }

    pub(super) fn object(self, fields: Vec<&Field>) -> Value {
        Value::Object(fields.into_iter().map(|field| (field.wire.clone(), self.value(field))).collect())
    }

    pub(super) fn value(self, field: &Field) -> Value {
        (0..field.ty.depth()).fold(self.innermost(field), |value, _| Value::List(vec![value]))
    }

    /// The value inside all the lists of a field.
    pub(super) fn innermost(self, field: &Field) -> Value {
        match field.ty.innermost() {
            Scalar::Object => self.object(self.members(field)),
            scalar => self.known(field, scalar).unwrap_or_else(|| placeholder(scalar, &field.wire)),
        }
    }

    /// One of the values that are known, the provider's own first.
    fn known(self, field: &Field, scalar: Scalar) -> Option<Value> {
        let own = self.0.and_then(|provider| field.support.own_values(provider)?.first());
        let word = own.or(field.values.first().map(|value| &value.wire))?;
        match scalar {
            Scalar::Integer => word.parse::<i64>().ok().map(|number| Value::Number(number.to_string())),
            Scalar::Number => word.parse::<f64>().is_ok_and(f64::is_finite).then(|| Value::Number(word.clone())),
            Scalar::Boolean => word.parse().ok().map(Value::Boolean),
            _ => Some(Value::Text(word.clone())),
        }
    }
}

/// What nobody gives a type to is sent only where it has to be.
fn is_typed(field: &Field) -> bool {
    field.required || field.ty.innermost() != Scalar::Any
}

/// A value of a type. Examples on pages are of any form, so that none is taken for a value.
pub(super) fn placeholder(scalar: Scalar, name: &str) -> Value {
    match scalar {
        Scalar::String(format) => Value::Text(text(format, name)),
        Scalar::Integer => Value::Number("1".to_owned()),
        Scalar::Number => Value::Number("1.5".to_owned()),
        Scalar::Boolean => Value::Boolean(true),
        Scalar::Object | Scalar::Map | Scalar::Itself => {
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
