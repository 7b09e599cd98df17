//! Fields of objects, requests and queries.

use std::collections::{HashMap, HashSet};

use super::context::File;
use super::overrides::{Kind, entry};
use super::{support, text, types, values};
use crate::diagnostics::Rule;
use crate::input::{self, Entries, Spanned};
use crate::model::{EnumValue, Field, FieldPath, Offsets, Scalar, Support, Type};
use crate::names::{EXTRA, FieldName, MORE, VariantName};
use crate::source::Place;

/// The fields of one object: their names must differ in Rust too. `base` are the fields of the resource's object,
/// which a field of the same name takes over what it does not say itself.
pub(super) fn lower_all(
    cx: &mut File<'_>,
    fields: &Entries<input::Field>,
    base: Option<&Entries<input::Field>>,
    parent: Option<(&FieldPath, &Type)>,
) -> Vec<Field> {
    let mut lowered: Vec<Field> = Vec::new();
    let mut names = Names::default();
    for item in &fields.0 {
        let Some(input) = item.value.get() else {
            cx.shared.overrides.excuse(&format!("{}#{}", cx.resource, path_of(&item.key, parent)));
            continue;
        };
        let name = &item.key;
        let known = base.is_some_and(|base| base.0.iter().any(|item| item.key.value == name.value));
        let near = base.filter(|_| !known && input.ty.is_absent());
        let near = near
            .and_then(|base| cx.report_mut().nearest(&name.value, base.0.iter().map(|item| item.key.value.as_str())));
        let base = Base { known, near, field: base.and_then(|base| base.get(&name.value)) };
        let Some(field) = lower(cx, name, input, base, parent) else { continue };
        names.check(cx, &path_of(name, parent), name, &field, known);
        lowered.push(field);
    }
    lowered
}

/// The object's field of the same name.
#[derive(Clone, Copy)]
struct Base<'a> {
    /// There is one, usable or not: what is wrong with it was found where it is written.
    known: bool,
    /// There is none, but one of nearly the same name.
    near: Option<&'a str>,
    field: Option<&'a input::Field>,
}

fn lower(
    cx: &mut File<'_>,
    wire: &Spanned<String>,
    input: &input::Field,
    base: Base<'_>,
    parent: Option<(&FieldPath, &Type)>,
) -> Option<Field> {
    let path = path_of(wire, parent);
    let target = format!("{}#{path}", cx.resource);
    let name =
        cx.quietly(base.known, |cx| cx.name(Kind::Field, &target, wire, FieldName::from_wire, FieldName::chosen));
    let inherits = base.known && input.ty.is_absent();
    let Base { near, field: base, .. } = base;
    let shape = Shape::of(input, base);
    let ty = cx.quietly(inherits, |cx| check_type_given(cx, wire, &shape, near));
    values::check_listed(cx, &input.values, &input.partial_values);
    let values = cx.quietly(inherits && input.values.is_absent(), |cx| enum_values(cx, &shape, &target));
    let values_shown = values::shown(shape.partial_values);
    let mut members = cx.quietly(inherits, |cx| members(cx, &shape, wire, &ty, &path));
    if inherits {
        forget_operation(&mut members);
    }
    let known: Vec<&str> = values.iter().map(|value| value.wire.as_str()).collect();
    let support = support::lower(cx, &input.support, values::closed(&known, values_shown));
    let mut described = |own: &input::Text, base: Option<&input::Text>| {
        text::optional(cx, own).or_else(|| base.filter(|_| own.is_absent()).and_then(|text| text::optional(cx, text)))
    };
    let description = described(&input.description, base.map(|base| &base.description));
    let example = described(&input.example, base.map(|base| &base.example));
    let references = described(&input.references, base.map(|base| &base.references));
    Some(Field {
        wire: wire.value.clone(),
        name: name?,
        ty,
        own_type: None,
        required: input.required.get().is_some_and(|flag| flag.value),
        description,
        example,
        values,
        values_shown,
        references,
        members,
        support,
        place: cx.place(&wire.bytes),
        offsets: Offsets {
            required: input.required.offset(),
            values: shape.values.offset(),
            values_shown: shape.partial_values.offset(),
            support: input.support.offset(),
        },
    })
}

/// What the object says of its members is about answers: who must send one, and who takes it, is for the operation to say.
fn forget_operation(members: &mut [Field]) {
    for member in members {
        member.required = false;
        member.support = Support::NotStated;
        forget_operation(&mut member.members);
    }
}

fn path_of(wire: &Spanned<String>, parent: Option<(&FieldPath, &Type)>) -> FieldPath {
    match parent {
        None => FieldPath::top(&wire.value),
        Some((path, ty)) => path.member(ty, &wire.value),
    }
}

/// Where type, format, values and members come from: the field itself as soon as it gives a type, else the object.
struct Shape<'a> {
    of: &'a input::Field,
    /// The field may say `values` of its own on the object's type.
    values: &'a input::Texts,
    /// Whether these are all is said beside them.
    partial_values: &'a input::Flag,
}

impl<'a> Shape<'a> {
    fn of(own: &'a input::Field, base: Option<&'a input::Field>) -> Self {
        let of = base.filter(|_| own.ty.is_absent()).unwrap_or(own);
        let valued = if own.values.is_absent() { of } else { own };
        Self { of, values: &valued.values, partial_values: &valued.partial_values }
    }
}

fn check_type_given(cx: &mut File<'_>, wire: &Spanned<String>, shape: &Shape<'_>, near: Option<&str>) -> Type {
    if let Some(ty) = shape.of.ty.get() {
        return types::lower(cx, ty, shape.of.format.get());
    }
    if shape.of.ty.is_absent() && cx.has_object {
        let place = cx.place(&wire.bytes);
        let finding = text::missing_key(place, "type", &format!("the field `{}`", wire.value));
        let help = "give its type; write `type: any` where no source gives one";
        cx.push(finding.help(match near {
            Some(near) => format!("did you mean the object's field `{near}`? If not, {help}"),
            None => help.to_owned(),
        }));
    }
    Type::One(Scalar::Any)
}

fn enum_values(cx: &mut File<'_>, shape: &Shape<'_>, target: &str) -> Vec<EnumValue> {
    let items = text::items(cx, shape.values);
    support::check_duplicate_values(cx, &items);
    let mut values: Vec<EnumValue> = Vec::new();
    let mut seen = HashSet::new();
    let mut variants: HashMap<VariantName, &str> = HashMap::new();
    for item in items.into_iter().filter(|item| seen.insert(item.value.as_str())) {
        let target = format!("{target}={}", item.value);
        let Some(variant) = cx.name(Kind::Value, &target, item, VariantName::from_wire, VariantName::chosen) else {
            continue;
        };
        let other = variants.insert(variant.clone(), &item.value);
        check_variant(cx, other, item, &variant, &target);
        values.push(EnumValue { wire: item.value.clone(), variant });
    }
    values
}

/// The variant that holds what the schema does not know, and what an enum has besides its variants.
const TAKEN: [(&str, &str); 2] =
    [("Unrecognized", "the values that the schema does not know"), ("VALUES", "the list of the values")];

fn check_variant(cx: &mut File<'_>, other: Option<&str>, item: &Spanned<String>, variant: &VariantName, target: &str) {
    let taken = TAKEN.iter().find(|(name, _)| *name == variant.as_str());
    let message = match (other, taken) {
        (Some(other), _) => format!("`{other}` and `{}` would both be the variant `{variant}`", item.value),
        (None, Some((name, by))) => format!("the variant `{name}` is taken by {by}"),
        (None, None) => return,
    };
    let finding = cx.finding(Rule::NameCollision, &item.bytes, message);
    cx.push(finding.label("needs another name").help(format!("name it in names.yaml: {}", entry(Kind::Value, target))));
}

fn members(cx: &mut File<'_>, shape: &Shape<'_>, wire: &Spanned<String>, ty: &Type, path: &FieldPath) -> Vec<Field> {
    let is_object = ty.innermost() == Scalar::Object;
    match shape.of.fields.get() {
        Some(fields) if is_object => lower_all(cx, fields, None, Some((path, ty))),
        Some(_) => {
            let finding = cx.finding(Rule::FieldsNeedObject, &wire.bytes, format!("`{ty}` has no members"));
            cx.push(
                finding.label("given `fields`").help("make the type `object` or `array<object>`, or remove `fields`"),
            );
            Vec::new()
        }
        None => {
            if is_object && shape.of.fields.is_absent() {
                let finding = cx.finding(Rule::ObjectWithoutFields, &wire.bytes, "an object needs its members");
                let map = ty.to_string().replace("object", "map");
                cx.push(
                    finding
                        .label("has no `fields`")
                        .help(format!("list them under `fields`; where no source does, the type is `{map}`")),
                );
            }
            Vec::new()
        }
    }
}

/// The fields that every generated struct has besides, and what for.
const STRUCTS_OWN: [(&str, &str); 2] =
    [(EXTRA, "the data that the schema does not know"), (MORE, "what keeps literals and patterns open")];

/// The Rust names of one object's fields so far.
#[derive(Default)]
struct Names(HashMap<FieldName, Taken>);

/// Who has a name.
struct Taken {
    wire: String,
    place: Place,
    /// The object has this field too, so that two of them were found to collide there.
    inherited: bool,
}

impl Names {
    fn check(&mut self, cx: &mut File<'_>, path: &FieldPath, wire: &Spanned<String>, field: &Field, inherited: bool) {
        let taken = Taken { wire: wire.value.clone(), place: field.place.clone(), inherited };
        let other = self.0.insert(field.name.clone(), taken);
        let own = STRUCTS_OWN.iter().find(|(name, _)| *name == field.name.as_str());
        let (message, quiet) = match (&other, own) {
            (Some(other), _) => (
                format!("`{}` and `{}` would both be the Rust field `{}`", other.wire, wire.value, field.name),
                inherited && other.inherited,
            ),
            (None, Some((name, by))) => (format!("the Rust field `{name}` is taken by {by}"), inherited),
            (None, None) => return,
        };
        if quiet {
            return;
        }
        let mut finding = cx.finding(Rule::NameCollision, &wire.bytes, message).label("needs another name");
        if let Some(other) = other {
            finding = finding.related(other.place, "the first of the two");
        }
        let target = format!("{}#{path}", cx.resource);
        cx.push(finding.help(format!("name it in names.yaml by its path: {}", entry(Kind::Field, &target))));
    }
}
