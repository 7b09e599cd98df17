//! As whom the API is seen: as everybody, or as one provider, with what it has and takes.

use super::document::{Schema, Types};
use super::names;
use crate::export::support::SupportShown;
use crate::model::{Field, Format, Has, Operation, ProviderId, Resource, Scalar, Spec, Support, Type};

/// Which version of the standard a document is in. Before 3.1, a schema could not name two types.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Version {
    /// 3.0.3, which many generators want.
    V3_0,
    /// 3.1.0.
    #[default]
    V3_1,
}

/// As whom, and in which version.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) spec: &'a Spec,
    pub(super) provider: Option<ProviderId>,
    pub(super) version: Version,
    pub(super) is_flat: bool,
}

/// What the values of a field go into, which decides what may be left out and be null.
#[derive(Debug, Clone, Copy)]
pub(super) enum Within<'a> {
    /// What is sent: what is required has to be there.
    Sent,
    /// What comes back of a resource: nobody validates what providers answer.
    Received(&'a Resource),
}

impl Within<'_> {
    fn is_sent(self) -> bool {
        matches!(self, Self::Sent)
    }
}

impl View<'_> {
    /// Whether the provider has the operation, as far as anybody says: what is not known is no "no".
    pub(super) fn has(&self, operation: &Operation) -> bool {
        self.provider.is_none_or(|provider| operation.has(provider) != Has::No)
    }

    /// Whether the provider takes the field, or fills it. Where nobody is named, nobody is known not to.
    pub(super) fn takes(&self, field: &Field) -> bool {
        self.is_taken(&field.support)
    }

    pub(super) fn is_taken(&self, support: &Support) -> bool {
        match support {
            Support::Listed(_) => self.provider.is_none_or(|provider| support.level_of(provider).is_some()),
            Support::InPart(_) | Support::Counted { .. } | Support::NotStated => true,
        }
    }

    pub(super) fn requires(&self, field: &Field) -> bool {
        field.is_required_by(self.provider)
    }

    /// An object with these fields.
    /// These fields of a resource's object, and what is known of it.
    pub(super) fn resource_object(&self, resource: &Resource, fields: &[Field]) -> Schema {
        Schema {
            description: resource.description.clone(),
            is_partial: resource.is_partial,
            source: resource.source.clone(),
            ..self.object(fields, Within::Received(resource))
        }
    }

    pub(super) fn object(&self, fields: &[Field], within: Within<'_>) -> Schema {
        let taken: Vec<&Field> = fields.iter().filter(|field| self.takes(field)).collect();
        let required = taken.iter().filter(|field| within.is_sent() && self.requires(field));
        Schema {
            required: required.map(|field| field.wire.clone()).collect(),
            properties: Some(taken.iter().map(|field| (field.wire.clone(), self.field(field, within))).collect()),
            additional_properties: Some(true),
            ..Schema::of("object")
        }
    }

    /// A field, with who takes it where that is shown of everybody.
    pub(super) fn field(&self, field: &Field, within: Within<'_>) -> Schema {
        let nullable = !within.is_sent() || !self.requires(field);
        let schema = self.nullable(self.ty(&field.ty, field, within), nullable);
        let support = SupportShown::of(self.spec, &field.support);
        Schema {
            description: field.description.clone(),
            references: field.references.clone(),
            support: support.filter(|_| self.provider.is_none() && within.is_sent()),
            ..schema
        }
    }

    fn ty(&self, ty: &Type, field: &Field, within: Within<'_>) -> Schema {
        match ty {
            Type::Array(inner) => {
                Schema { items: Some(Box::new(self.ty(inner, field, within))), ..Schema::of("array") }
            }
            Type::One(Scalar::Object) => self.object(&field.members, within),
            Type::One(Scalar::String(_)) => self.text(field, ty),
            Type::One(Scalar::Itself) => itself(within),
            Type::One(scalar) => plain(*scalar),
        }
    }

    /// Providers pass on values that nobody has mapped, so that those of the schema are not all that there are; what a provider
    /// has of its own is.
    fn text(&self, field: &Field, ty: &Type) -> Schema {
        let text = plain(ty.innermost());
        if let Some(own) = self.provider.and_then(|provider| field.support.own_values(provider)) {
            return Schema { values: own.to_vec(), ..text };
        }
        if field.values.is_empty() {
            return text;
        }
        let values = field.values.iter().map(|value| value.wire.clone()).collect();
        let any_of = vec![Schema { values, ..Schema::of("string") }, text];
        Schema { any_of, has_more_values: field.values_shown.is_partial(), ..Schema::default() }
    }

    pub(super) fn nullable(&self, schema: Schema, nullable: bool) -> Schema {
        if !nullable {
            return schema;
        }
        if schema.reference.is_some() {
            return self.nullable_reference(schema);
        }
        match (self.version, &schema.ty) {
            // An enumeration without `null` refuses it whatever its type.
            _ if !schema.values.is_empty() => schema,
            (Version::V3_0, Some(_)) => Schema { nullable: true, ..schema },
            (Version::V3_1, Some(Types::One(ty))) => Schema { ty: Some(Types::Nullable([ty, "null"])), ..schema },
            (Version::V3_1, None) if !schema.any_of.is_empty() => {
                Schema { any_of: schema.any_of.into_iter().chain([Schema::of("null")]).collect(), ..schema }
            }
            // Without a type, anything fits.
            _ => schema,
        }
    }

    /// Beside a reference, 3.0 reads nothing.
    fn nullable_reference(&self, schema: Schema) -> Schema {
        match self.version {
            Version::V3_0 => Schema { all_of: vec![schema], nullable: true, ..Schema::default() },
            Version::V3_1 => Schema { any_of: vec![schema, Schema::of("null")], ..Schema::default() },
        }
    }
}

/// The object that the field is in, as a whole.
fn itself(within: Within<'_>) -> Schema {
    match within {
        Within::Received(resource) => Schema::reference(&names::object(resource)),
        Within::Sent => plain(Scalar::Map),
    }
}

/// What is no text, no list, and no object whose members are known.
pub(super) fn plain(scalar: Scalar) -> Schema {
    match scalar {
        Scalar::String(format) => Schema { format: format.map(Format::as_str), ..Schema::of("string") },
        Scalar::Integer => Schema::of("integer"),
        Scalar::Number => Schema::of("number"),
        Scalar::Boolean => Schema::of("boolean"),
        Scalar::Object | Scalar::Map | Scalar::Itself => {
            Schema { additional_properties: Some(true), ..Schema::of("object") }
        }
        Scalar::Any => Schema::default(),
    }
}
