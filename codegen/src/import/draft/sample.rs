//! What the samples of a page tell of the fields of its request: they have every typed one, in the schema's own order.

use super::DraftField;
use super::asked::Asked;
use crate::import::page::{Doubt, Doubted, Item, OperationPage};
use crate::import::schema;
use crate::model::{Scalar, Type};

/// A bare name that ends like a type is a whole name, of a field without a type, where that is known, or where the samples, which have
/// every typed field, do not have what would be left of it. Where nobody knows, its type is in doubt.
pub(super) fn typed_by(
    items: &[Item],
    sample: Option<&[(String, serde_json::Value)]>,
    known: &[schema::Known],
) -> Vec<Item> {
    let is_known = |name: &str| known.iter().any(|field| field.name == name);
    let is_sampled = |name: &str| sample.map(|sample| sample.iter().any(|(known, _)| known == name));
    let mend = |item: &Item| {
        let Some(Type::One(scalar)) = &item.ty else { return item.clone() };
        let whole = format!("{}{}", item.name(), scalar.as_str());
        let is_bare = item.description.is_empty() && item.support.is_some() && item.required != Some(true);
        if !is_bare || matches!(scalar, Scalar::Map | Scalar::String(Some(_))) {
            return item.clone();
        }
        let is_cut = item.name().ends_with(['_', '-']);
        match (is_known(&whole), is_known(item.name()), is_sampled(item.name())) {
            (_, _, Some(true)) | (false, true, None) if !is_cut => item.clone(),
            (false, false, None) if !is_cut => {
                let doubt = format!("`{whole}` may be a name, or `{}` of the type `{}`", item.name(), scalar.as_str());
                let doubt = Doubt { about: Doubted::Type, message: doubt };
                Item { doubts: vec![doubt], ..item.clone() }
            }
            _ => Item { name: Some(whole), ty: None, ..item.clone() },
        }
    };
    items.iter().map(mend).collect()
}

impl Asked<'_, '_> {
    /// One of the two says something untrue of a typed field that the samples of its own page do not have.
    pub(super) fn not_sampled(&mut self, fields: &[DraftField], sample: Option<&[&str]>) {
        let Some(sample) = sample else { return };
        let is_typed = |field: &&DraftField| field.ty.as_ref().is_some_and(|ty| ty.innermost() != Scalar::Any);
        for field in fields.iter().filter(is_typed).filter(|field| !sample.contains(&field.name.as_str())) {
            let message = format!(
                "`{}` is a typed field of the request, and the samples of the page, which have every one, do not have it",
                field.name
            );
            self.ask(message, &field.place);
        }
    }
}

/// The samples have every typed field, also those whose line cannot be told from others, or that have none.
pub(super) fn with_sample(mut fields: Vec<DraftField>, page: &OperationPage) -> Vec<DraftField> {
    for (name, value) in page.sample.iter().flatten() {
        if fields.iter().any(|field| field.name == *name) {
            continue;
        }
        let shown = schema::of_sample(name, value);
        let ty = shown.ty.filter(|ty| *ty != Type::One(Scalar::Object));
        fields.push(DraftField {
            may_be: ty.is_none().then(|| schema::may_be(value)).flatten(),
            ty,
            ..DraftField::at(name.clone(), page.path.place.clone())
        });
    }
    fields
}

/// The order of the samples is that of the schema; what they do not have keeps its place behind what it follows.
pub(super) fn in_order(fields: Vec<DraftField>, sample: &[&str]) -> Vec<DraftField> {
    let (mut typed, others): (Vec<_>, Vec<_>) =
        fields.into_iter().partition(|field| sample.contains(&field.name.as_str()));
    typed.sort_by_key(|field| sample.iter().position(|name| *name == field.name));
    let end = typed.iter().position(|field| field.name == LAST).unwrap_or(typed.len());
    let last = typed.split_off(end);
    typed.into_iter().chain(others).chain(last).collect()
}

/// What closes nearly every list.
const LAST: &str = "remote_data";
