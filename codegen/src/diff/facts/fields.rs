//! Fields of an object, a request or a query.

use super::leftovers::Leftovers;
use super::matching::by_name;
use super::spot::Scoped;
use super::support::{Supported, is_listed};
use super::{Facts, Spot};
use crate::diff::change::{Member, Part, Sides, Text, TypeChange, What};
use crate::emit::scalar_type;
use crate::model::{EnumValue, Field, Scalar, Type};

impl<'a> Facts<'_, 'a> {
    /// The fields of one object. Those without a counterpart are left to `leftovers`.
    pub(super) fn fields(
        &mut self,
        scopes: &Sides<Scoped<'a>>,
        fields: Sides<&'a [Field]>,
        leftovers: &mut Leftovers<'a>,
    ) {
        let matched = by_name(fields.before, fields.after, |field| &field.wire);
        for pair in &matched.both {
            self.field(scopes, *pair, leftovers);
        }
        if let Some(order) = matched.reordered {
            self.push(Sides::new(Spot::fields(&scopes.before), Spot::fields(&scopes.after)), What::Order(order));
        }
        leftovers.lost.extend(matched.lost.into_iter().map(|field| (scopes.before.clone(), field)));
        leftovers.gained.extend(matched.gained.into_iter().map(|field| (scopes.after.clone(), field)));
    }

    /// One field, its name aside.
    pub(super) fn field(&mut self, scopes: &Sides<Scoped<'a>>, pair: Sides<&'a Field>, leftovers: &mut Leftovers<'a>) {
        if self.is_over() {
            return;
        }
        let spots = Sides::new(Spot::field(&scopes.before, pair.before), Spot::field(&scopes.after, pair.after));
        self.rust_name(spots, pair.map(|field| field.name.as_str()));
        self.field_type(spots, pair);
        self.required(spots, pair);
        self.text(spots, Text::Description, pair.map(|field| &field.description));
        self.text(spots, Text::Example, pair.map(|field| &field.example));
        self.text(spots, Text::References, pair.map(|field| &field.references));
        self.values(spots, pair);
        self.values_shown(spots, pair);
        let at = pair.map(|field| field.offsets.support);
        let support = Supported {
            spots: Sides::new(spots.before.starting(at.before), spots.after.starting(at.after)),
            support: pair.map(|field| &field.support),
            demanded: pair.map(|field| field.required),
            values: pair.map(|field| field.values.as_slice()),
        };
        self.support(support);
        if pair.before.is_struct() && pair.after.is_struct() {
            let scopes = Sides::new(scopes.before.members(pair.before), scopes.after.members(pair.after));
            self.fields(&scopes, pair.map(|field| field.members.as_slice()), leftovers);
        }
    }

    fn field_type(&mut self, spots: Sides<Spot<'_>>, pair: Sides<&Field>) {
        let written = pair.map(|field| written(&field.ty));
        let in_rust = pair.map(rust_type).differ();
        if written.differ() || (in_rust && !values_differ(pair)) {
            self.push(spots, What::Type(TypeChange { written, in_rust }));
        } else if let (Some(before), Some(after)) = (&pair.before.own_type, &pair.after.own_type) {
            let names = Sides::new(before.as_str().to_owned(), after.as_str().to_owned());
            self.differ(spots, names, What::TypeName);
        }
    }

    fn required(&mut self, spots: Sides<Spot<'_>>, pair: Sides<&Field>) {
        let at = pair.map(|field| field.offsets.required);
        let spots = Sides::new(spots.before.starting(at.before), spots.after.starting(at.after));
        let listed = pair.map(|field| is_listed(&field.support));
        self.differ(spots, pair.map(|field| field.required), |flag| What::Required { flag, listed });
    }

    fn values(&mut self, spots: Sides<Spot<'_>>, pair: Sides<&Field>) {
        let at = pair.map(|field| field.offsets.values);
        let spots = Sides::new(spots.before.starting(at.before), spots.after.starting(at.after));
        if pair.before.is_enum() && pair.after.is_enum() {
            return self.enum_values(spots, pair.map(|field| field.values.as_slice()));
        }
        let is_enum = pair.map(Field::is_enum);
        let values = pair.map(|field| field.values.iter().map(|value| value.wire.clone()).collect::<Vec<_>>());
        self.differ(spots, values, |values| What::Values { values, is_enum });
    }

    /// Where one side lists no values, that it lists some is the fact.
    fn values_shown(&mut self, spots: Sides<Spot<'_>>, pair: Sides<&Field>) {
        if pair.before.values.is_empty() || pair.after.values.is_empty() {
            return;
        }
        let at = pair.map(|field| field.offsets.values_shown.or(field.offsets.values));
        let spots = Sides::new(spots.before.starting(at.before), spots.after.starting(at.after));
        self.differ(spots, pair.map(|field| field.values_shown.is_partial()), |is| What::Partial(Part::Values, is));
    }

    fn enum_values(&mut self, spots: Sides<Spot<'_>>, values: Sides<&[EnumValue]>) {
        let matched = by_name(values.before, values.after, |value| &value.wire);
        for pair in &matched.both {
            let names = pair.map(|value| value.variant.as_str().to_owned());
            self.differ(spots, names, |names| What::ValueRustName(pair.after.wire.clone(), names));
        }
        let member = |sides| What::Member(Member::Value, sides);
        for value in matched.lost {
            self.push(spots, member(Sides::new(Some(value.wire.clone()), None)));
        }
        for value in matched.gained {
            self.push(spots, member(Sides::new(None, Some(value.wire.clone()))));
        }
        if let Some(order) = matched.reordered {
            self.push(spots, What::Order(order));
        }
    }
}

fn values_differ(pair: Sides<&Field>) -> bool {
    let wires = pair.map(|field| field.values.iter().map(|value| &value.wire).collect::<Vec<_>>());
    wires.differ()
}

/// A type in the words of the format: `string (date-time)`.
pub(super) fn written(ty: &Type) -> String {
    match ty.format() {
        Some(format) => format!("{ty} ({})", format.as_str()),
        None => ty.to_string(),
    }
}

/// What tells one Rust type from another, names of our own aside.
fn rust_type(field: &Field) -> (usize, String) {
    let kind = if field.is_struct() {
        "struct".to_owned()
    } else if field.is_enum() {
        "enum".to_owned()
    } else if field.ty.innermost() == Scalar::Itself {
        "object".to_owned()
    } else {
        scalar_type(field.ty.innermost())
    };
    (field.ty.depth(), kind)
}
