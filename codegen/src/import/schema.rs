//! What is known of the fields of a resource, from its object page, from samples, and from the specification.

use std::collections::HashMap;

use serde_json::Value;

use super::draft::{self, Besides, Draft, DraftField};
use super::left_open::Open;
use super::naming::Candidate;
use super::page::OperationPage;
use super::takers::Takers;
use crate::model::{Field, Operation, Provider, Resource, Scalar, Type};

/// A field that is known by name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known {
    pub(super) name: String,
    pub(super) ty: Option<Type>,
    pub(super) required: Option<bool>,
    pub(super) members: Vec<Known>,
    pub(super) values: Vec<String>,
    /// The page's words, where a page is what it is known from.
    pub(super) words: Option<String>,
    /// Who takes it in the operation that is looked at.
    pub(super) takers: Option<Takers>,
    /// It stands among others as in the schema: the specification keeps to that, and not every page does.
    pub(super) is_in_order: bool,
    /// A page that has the words of fields has none for it.
    pub(super) is_wordless: bool,
    /// The same of the field in the object, of one that is sent.
    pub(super) required_in_object: Option<bool>,
    /// All of its values are known: those that a page has, and those of the specification, where it may not be from these very pages.
    pub(super) is_settled: bool,
}

/// Where names come from, as far as there is something.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sources<'a> {
    /// The object, as other pages have it.
    pub(super) object: &'a [DraftField],
    /// The operation, as other pages have it.
    pub(super) draft: Option<&'a Draft>,
    /// The object, as pages have it that are read behind this one.
    pub(super) object_behind: &'a [DraftField],
    /// The operation, as those have it.
    pub(super) draft_behind: Option<&'a Draft>,
    /// The specification that is there already.
    pub(super) resource: Option<&'a Resource>,
    /// The operation in it.
    pub(super) operation: Option<&'a Operation>,
    /// What is open in it.
    pub(super) left_open: Option<&'a Open>,
    /// Every provider that there is.
    pub(super) providers: &'a [Provider],
}

impl Sources<'_> {
    /// All that they know of an operation; of what is sent, with the samples of its page.
    pub(super) fn besides(&self, page: &OperationPage) -> Besides {
        Besides {
            query: self.query(),
            request: self.request(page),
            response: self.response(),
            is_object_whole: self.is_object_whole(),
        }
    }

    /// The specification has every field of the object.
    pub(super) fn is_object_whole(&self) -> bool {
        let is_whole = |resource: &Resource| !resource.is_partial && !resource.object.is_empty();
        self.resource.is_some_and(is_whole) && !self.left_open.is_some_and(|open| open.has_nameless)
    }

    /// The fields that an answer may have.
    pub(super) fn response(&self) -> Vec<Known> {
        let drafted = self.of_drafts(|draft| draft.response.as_deref());
        let object = both(self.drafted(self.object), self.drafted(self.object_behind));
        let answered = self.operation.map(Operation::response_fields).filter(|fields| !fields.is_empty());
        let there = answered.or(self.resource.map(|resource| resource.object.as_slice())).unwrap_or_default();
        both(both(drafted, object), self.there(&["object"], there))
    }

    /// The fields that a request may have: those of the sample, which are all that have a type, and those that are there
    /// already. What they are made of is what the object has of that name.
    fn request(&self, page: &OperationPage) -> Vec<Known> {
        let drafted = self.of_drafts(|draft| draft.request.as_deref());
        let there = self.of_operation("request", Operation::request_fields);
        let object = self.response();
        if page.sample.is_none() {
            return both(both(drafted, there), said_by(page, object));
        }
        let sample = page.sample.iter().flatten().map(|(name, value)| {
            let known = object.iter().find(|known| known.name == *name).cloned();
            let shown = of_sample(name, value);
            match known {
                Some(known) => Known {
                    required: None,
                    required_in_object: known.required,
                    takers: None,
                    is_wordless: false,
                    words: known.words.filter(|words| is_said(page, words)),
                    ty: known.ty.or(shown.ty),
                    ..known
                },
                None => shown,
            }
        });
        both(both(drafted, there), sample.collect())
    }

    /// The query parameters that are there already.
    fn query(&self) -> Vec<Known> {
        let drafted = self.of_drafts(|draft| Some(draft.query.as_slice()));
        let own = both(drafted, self.of_operation("query", |operation| &operation.query));
        both(own, self.common())
    }

    /// Those that it has in common with others and of which it is known who takes them: pages without names show them among its own.
    fn common(&self) -> Vec<Known> {
        let drafted = self.of_drafts(|draft| Some(draft.common.as_slice()));
        let there = self.operation.map(|operation| operation.common.as_slice()).unwrap_or_default();
        let there = there.iter().map(|said| Known {
            name: said.wire.clone(),
            ty: None,
            required: Some(false),
            members: Vec::new(),
            values: Vec::new(),
            words: None,
            takers: Takers::of_field(&said.support, self.providers),
            is_in_order: false,
            is_wordless: false,
            required_in_object: None,
            is_settled: false,
        });
        both(drafted, there.collect())
    }
}

impl Sources<'_> {
    fn drafted(&self, fields: &[DraftField]) -> Vec<Known> {
        of_drafts(fields, self.providers)
    }

    /// A list of the operation, as other pages have it.
    fn of_drafts(&self, list: impl Fn(&Draft) -> Option<&[DraftField]>) -> Vec<Known> {
        let fields = |draft: Option<&Draft>| self.drafted(draft.and_then(&list).unwrap_or_default());
        both(fields(self.draft), fields(self.draft_behind))
    }
}

/// What is there already, without what is open in it.
impl Sources<'_> {
    fn of_operation(&self, section: &str, fields: impl Fn(&Operation) -> &[Field]) -> Vec<Known> {
        let Some(operation) = self.operation else { return Vec::new() };
        self.there(&["operations", operation.method.wire(), section], fields(operation))
    }

    fn there(&self, above: &[&str], fields: &[Field]) -> Vec<Known> {
        fields.iter().map(|field| self.field(above, field)).collect()
    }

    fn field(&self, above: &[&str], field: &Field) -> Known {
        let path = [above, &[&field.wire]].concat();
        let is_open = |key: &str| self.left_open.is_some_and(|open| open.has(&path, key));
        let members = self.there(&path, &field.members);
        Known {
            name: field.wire.clone(),
            ty: (!is_open("type")).then(|| field.ty.clone()),
            required: (!is_open("required")).then_some(field.required),
            members,
            values: field.values.iter().map(|value| value.wire.clone()).collect(),
            words: None,
            takers: Takers::of_field(&field.support, self.providers),
            // Where another field may stand between two of them, their order tells nothing.
            is_in_order: !self.left_open.is_some_and(|open| open.has_nameless),
            is_wordless: false,
            required_in_object: None,
            is_settled: !is_open("values") && !field.values_shown.is_partial(),
        }
    }
}

/// The fields of the object that the request has in the same words, and those above them. Which of the others are sent nothing
/// shows but the samples: the order alone tells nothing of them.
fn said_by(page: &OperationPage, object: Vec<Known>) -> Vec<Known> {
    let said = object.into_iter().filter_map(|known| {
        let words = known.words.filter(|words| is_said(page, words));
        let members = said_by(page, known.members);
        let is_wordless = words.is_none();
        let is_there = !is_wordless || !members.is_empty();
        is_there.then_some(Known {
            words,
            members,
            is_wordless,
            required_in_object: known.required,
            required: None,
            takers: None,
            is_in_order: false,
            ..known
        })
    });
    said.collect()
}

/// What is sent may be described otherwise than what comes back: words that the page does not have tell nothing there.
fn is_said(page: &OperationPage, words: &str) -> bool {
    page.request.iter().flatten().any(|item| item.description.join(" ") == words)
}

/// What either knows, and of one field what both do. The first is believed where they differ.
fn both(first: Vec<Known>, second: Vec<Known>) -> Vec<Known> {
    let mut all = first;
    let order = places(second.iter().filter(|known| known.is_in_order));
    let mut places = places(all.iter());
    for other in second {
        let at = *places.entry(other.name.clone()).or_insert(all.len());
        match all.get_mut(at) {
            Some(known) => {
                known.ty = known.ty.take().or(other.ty);
                known.required = known.required.or(other.required);
                known.required_in_object = known.required_in_object.or(other.required_in_object);
                known.takers = known.takers.take().or(other.takers);
                known.words = known.words.take().or(other.words);
                known.is_wordless &= known.words.is_none();
                known.is_settled |= other.is_settled && !other.values.is_empty();
                if known.values.is_empty() {
                    known.values = other.values;
                }
                known.members = both(std::mem::take(&mut known.members), other.members);
            }
            None => all.push(other),
        }
    }
    let position = |known: &Known| order.get(&known.name).copied();
    if all.iter().all(|known| position(known).is_some()) {
        all.sort_by_key(position);
        for known in &mut all {
            known.is_in_order = true;
        }
    }
    all
}

/// Where each name comes first.
fn places<'a>(known: impl Iterator<Item = &'a Known>) -> HashMap<String, usize> {
    let mut places = HashMap::new();
    for (at, known) in known.enumerate() {
        places.entry(known.name.clone()).or_insert(at);
    }
    places
}

fn of_drafts(fields: &[DraftField], providers: &[Provider]) -> Vec<Known> {
    fields.iter().map(|field| of_draft(field, providers)).collect()
}

fn of_draft(field: &DraftField, providers: &[Provider]) -> Known {
    Known {
        name: field.name.clone(),
        ty: field.ty.clone(),
        required: field.required,
        members: match &field.members {
            draft::Known::As(members) => of_drafts(members, providers),
            draft::Known::Open(_) => Vec::new(),
        },
        values: match &field.values {
            Some(draft::Known::As(values)) => values.clone(),
            _ => Vec::new(),
        },
        words: field.words.clone(),
        takers: field.support.as_ref().map(|support| Takers::of_draft(support, providers)),
        is_in_order: false,
        is_wordless: field.words.is_none(),
        required_in_object: None,
        is_settled: matches!(field.values, Some(draft::Known::As(_))) && field.values_left_out.is_none(),
    }
}

/// What the type of a field may be that a sample shows without proving it.
pub(super) fn may_be(value: &Value) -> Option<&'static str> {
    match value {
        Value::Number(_) => Some("`integer` or `number`"),
        Value::Array(_) => Some("`array<string>`, `array<object>` or another list"),
        Value::String(_) => Some("`string`, or what an example of it looks like"),
        Value::Object(_) => Some("`map`, or `object` with the fields that the page describes below it"),
        Value::Null | Value::Bool(_) => None,
    }
}

/// What a sample's value proves of a field's type: a number may be whole or not, and an object may have members or not.
pub(super) fn of_sample(name: &str, value: &Value) -> Known {
    let ty = match value {
        Value::Bool(_) => Some(Type::One(Scalar::Boolean)),
        // One without members on the page is written as a map.
        Value::Object(_) => Some(Type::One(Scalar::Object)),
        Value::String(text) if *text == format!("your_{name}") => Some(Type::One(Scalar::String(None))),
        _ => None,
    };
    Known {
        name: name.to_owned(),
        ty,
        required: None,
        members: Vec::new(),
        values: Vec::new(),
        words: None,
        takers: None,
        is_in_order: false,
        is_wordless: false,
        required_in_object: None,
        is_settled: false,
    }
}

impl Known {
    pub(super) fn candidate(&self) -> Candidate {
        Candidate {
            name: self.name.clone(),
            required: self.required,
            is_in_order: self.is_in_order,
            is_wordless: self.is_wordless,
            members: self.members.iter().map(Self::candidate).collect(),
            description: self.words.clone(),
            takers: self.takers.clone(),
            values: self.values.clone(),
        }
    }

    /// The values of a field of this name, wherever it stands, that a page has without anything between them.
    pub(super) fn values_of(known: &[Known], name: &str, glued: &str) -> Option<Vec<String>> {
        known.iter().find_map(|known| {
            let fits = known.name == name && !known.values.is_empty() && known.values.concat() == glued;
            if fits { Some(known.values.clone()) } else { Self::values_of(&known.members, name, glued) }
        })
    }

    /// The only one of these lists that a field of this name is known to have.
    pub(super) fn one_of(known: &[Known], name: &str, ways: &[Vec<String>]) -> Option<Vec<String>> {
        let is_one = |known: &Known, way: &Vec<String>| {
            known.name == name
                && known.values.len() == way.len()
                && known.values.iter().all(|value| way.contains(value))
        };
        let mut fitting = ways.iter().filter(|way| known.iter().any(|known| is_one(known, way)));
        let found = fitting.next().filter(|_| fitting.next().is_none()).cloned();
        found.or_else(|| known.iter().find_map(|known| Self::one_of(&known.members, name, ways)))
    }

    /// The field at a path below this list.
    pub(super) fn find<'k>(known: &'k [Known], path: &[String]) -> Option<&'k Known> {
        let (first, rest) = path.split_first()?;
        let found = known.iter().find(|known| known.name == *first)?;
        if rest.is_empty() { Some(found) } else { Self::find(&found.members, rest) }
    }
}
