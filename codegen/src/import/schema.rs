//! What is known of the fields of a resource, from its object page, from samples, and from the specification.

use serde_json::Value;

use super::naming::Candidate;
use super::page::{Item, ObjectPage, OperationPage, Values};
use crate::model::{Field, Operation, Resource, Scalar, Support, Type};

/// A field that is known by name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    pub(super) name: String,
    pub(super) ty: Option<Type>,
    pub(super) required: bool,
    pub(super) members: Vec<Known>,
    pub(super) values: Vec<String>,
    /// The page's words, where a page is what it is known from.
    pub(super) words: Option<String>,
    /// How many take it and how many require it, in the operation that is looked at.
    pub(super) counts: Option<(u64, u64)>,
}

/// Where names come from, as far as there is something.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sources<'a> {
    /// The page about the object.
    pub(super) object: Option<&'a ObjectPage>,
    /// The specification that is there already.
    pub(super) resource: Option<&'a Resource>,
    /// The operation in it.
    pub(super) operation: Option<&'a Operation>,
}

impl Sources<'_> {
    /// The fields that an answer may have.
    pub(super) fn response(&self) -> Vec<Known> {
        let page = self.object.map(|page| of_items(&page.properties)).unwrap_or_default();
        let answered = self.operation.map(Operation::response_fields).filter(|fields| !fields.is_empty());
        let there = answered.or(self.resource.map(|resource| resource.object.as_slice())).unwrap_or_default();
        both(page, of_fields(there))
    }

    /// The fields that a request may have: those of the sample, which are all that have a type, and those that are there
    /// already. What they are made of is what the object has of that name.
    pub(super) fn request(&self, page: &OperationPage) -> Vec<Known> {
        let there = of_fields(self.operation.map(Operation::request_fields).unwrap_or_default());
        let object = self.response();
        let sample = page.sample.iter().flatten().map(|(name, value)| {
            let known = object.iter().find(|known| known.name == *name).cloned();
            Known { required: false, counts: None, ..known.unwrap_or_else(|| of_sample(name, value)) }
        });
        both(there, sample.collect())
    }

    /// The query parameters that are there already.
    pub(super) fn query(&self) -> Vec<Known> {
        of_fields(self.operation.map(|operation| operation.query.as_slice()).unwrap_or_default())
    }
}

/// What either knows, and of one field what both do. The first is believed where they differ.
fn both(first: Vec<Known>, second: Vec<Known>) -> Vec<Known> {
    let mut all = first;
    for other in second {
        match all.iter_mut().find(|known| known.name == other.name) {
            Some(known) => {
                known.ty = known.ty.take().or(other.ty);
                known.counts = known.counts.or(other.counts);
                known.words = known.words.take().or(other.words);
                if known.values.is_empty() {
                    known.values = other.values;
                }
                known.members = both(std::mem::take(&mut known.members), other.members);
            }
            None => all.push(other),
        }
    }
    all
}

/// Items that say how deep they are nested.
fn of_items(items: &[Item]) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    for item in items {
        let siblings = last_at(&mut known, item.depth.unwrap_or_default());
        siblings.push(Known {
            name: item.name().to_owned(),
            ty: item.ty.clone(),
            required: item.required == Some(true),
            members: Vec::new(),
            values: match &item.values {
                Some(Values::Listed(values) | Values::Partial(values, _)) => values.clone(),
                Some(Values::Glued(_)) | None => Vec::new(),
            },
            words: (!item.description.is_empty()).then(|| item.description.join(" ")),
            counts: None,
        });
    }
    known
}

/// Where the next field of this depth belongs.
fn last_at(known: &mut Vec<Known>, depth: usize) -> &mut Vec<Known> {
    if depth == 0 || known.is_empty() {
        return known;
    }
    let last = known.len() - 1;
    last_at(&mut known[last].members, depth - 1)
}

fn of_fields(fields: &[Field]) -> Vec<Known> {
    fields.iter().map(of_field).collect()
}

fn of_field(field: &Field) -> Known {
    Known {
        name: field.wire.clone(),
        ty: Some(field.ty.clone()),
        required: field.required,
        members: of_fields(&field.members),
        values: field.values.iter().map(|value| value.wire.clone()).collect(),
        words: None,
        counts: if field.support == Support::NotStated { None } else { field.support.counts() },
    }
}

/// What a sample's value proves of a field's type: a number may be whole or not, and an object may have members or not.
fn of_sample(name: &str, value: &Value) -> Known {
    let ty = match value {
        Value::Bool(_) => Some(Type::One(Scalar::Boolean)),
        Value::String(text) if *text == format!("your_{name}") => Some(Type::One(Scalar::String(None))),
        _ => None,
    };
    Known {
        name: name.to_owned(),
        ty,
        required: false,
        members: Vec::new(),
        values: Vec::new(),
        words: None,
        counts: None,
    }
}

impl Known {
    pub(super) fn candidate(&self) -> Candidate {
        Candidate {
            name: self.name.clone(),
            required: self.required,
            members: self.members.iter().map(Self::candidate).collect(),
            description: self.words.clone(),
            counts: self.counts,
            values: self.values.clone(),
        }
    }

    /// The field at a path below this list.
    pub(super) fn find<'k>(known: &'k [Known], path: &[String]) -> Option<&'k Known> {
        let (first, rest) = path.split_first()?;
        let found = known.iter().find(|known| known.name == *first)?;
        if rest.is_empty() { Some(found) } else { Self::find(&found.members, rest) }
    }
}
