//! The pages about one resource, read one after another: each has what the others say.

use std::collections::BTreeMap;

use serde_json::Value;

use super::reading::{Key, Read, Said};
use super::{is_nameless, position};
use crate::import::draft::{Besides, Draft, DraftField, Drafter, Known, ProviderNote, Question};
use crate::import::left_open::Open;
use crate::import::nameless::{self, List, Nameless};
use crate::import::nesting::Order;
use crate::import::page::{ObjectPage, OperationPage};
use crate::import::schema::Sources;
use crate::import::unite;
use crate::import::unsure::Telling;
use crate::model::Resource;
use crate::source::Place;

/// A resource, as far as its pages have been read.
pub(super) struct Joining<'a> {
    pub(super) drafter: Drafter<'a>,
    pub(super) there: Option<&'a Resource>,
    left_open: Option<&'a Open>,
    /// What the pages say that are read behind this one.
    pub(super) behind: Said,
    pub(super) object: Vec<DraftField>,
    /// By the place of their methods in the file.
    pub(super) operations: BTreeMap<Key, Draft>,
    pub(super) pointers: Vec<(String, String, Place)>,
    pub(super) notes: Vec<ProviderNote>,
    pub(super) nameless: Vec<Nameless>,
    pub(super) questions: Vec<Question>,
}

impl<'a> Joining<'a> {
    pub(super) fn new(drafter: Drafter<'a>, there: Option<&'a Resource>, left_open: Option<&'a Open>) -> Self {
        Self {
            drafter,
            there,
            left_open,
            behind: Said::default(),
            object: Vec::new(),
            operations: BTreeMap::new(),
            pointers: Vec::new(),
            notes: Vec::new(),
            nameless: Vec::new(),
            questions: Vec::new(),
        }
    }
}

impl Joining<'_> {
    /// Adds what a page says to what is known; that alone is returned.
    pub(super) fn page(&mut self, page: Read) -> Said {
        match page {
            Read::Object(page, is_nameless) => self.object(*page, is_nameless),
            Read::Operation(method, page) => self.operation(method, *page),
        }
    }

    fn object(&mut self, mut page: ObjectPage, is_nameless: bool) -> Said {
        let sources = Sources {
            object: &self.object,
            object_behind: &self.behind.object,
            resource: self.there,
            left_open: self.left_open,
            providers: self.drafter.providers,
            ..Sources::default()
        };
        let (known, is_whole) = (sources.response(), sources.is_object_whole());
        let order = Order::of(page.dialect);
        let telling = Telling { known: &known, vocabulary: self.drafter.vocabulary, is_nameless, order, shown: &[] };
        telling.settle(&mut page.properties, &mut self.questions);
        if is_nameless {
            let list = List { order, are_all: false, is_whole };
            self.nameless.extend(nameless::name(&mut page.properties, &known, list, None));
            page.properties.retain(|item| item.name.is_some());
        }
        let object = self.drafter.object(&page, &known);
        self.questions.extend(object.questions);
        self.notes.extend(object.notes);
        let place = || page.title.place.clone();
        self.pointers.extend(object.pointers.into_iter().map(|(field, resource)| (field, resource, place())));
        self.add_to_object(object.fields.clone());
        Said { object: object.fields, ..Said::default() }
    }

    fn add_to_object(&mut self, fields: Vec<DraftField>) {
        let object = std::mem::take(&mut self.object);
        self.object = unite::fields(object, fields, &mut self.questions);
    }

    fn operation(&mut self, method: String, mut page: OperationPage) -> Said {
        let key = (position(&method), method);
        let there = self
            .there
            .and_then(|resource| resource.operations.iter().find(|operation| operation.method.wire() == key.1));
        let sources = Sources {
            object: &self.object,
            draft: self.operations.get(&key),
            object_behind: &self.behind.object,
            draft_behind: self.behind.operations.get(&key),
            resource: self.there,
            operation: there,
            left_open: self.left_open,
            providers: self.drafter.providers,
        };
        let besides = sources.besides(&page);
        self.settle(&mut page, &besides);
        if is_nameless(&page) {
            self.nameless.extend(nameless::give_names(&mut page, &besides));
        }
        // Groups hold only pages whose path is one of the platform's.
        let Ok(address) = self.drafter.address(&page) else { return Said::default() };
        let mut draft = self.drafter.draft_at(address, &page, &besides);
        self.questions.append(&mut draft.questions);
        let response: Vec<DraftField> = draft.response.iter().flatten().map(unite::bare).collect();
        self.add_to_object(response.clone());
        self.add_operation(key.clone(), draft.clone());
        Said { object: response, operations: BTreeMap::from([(key, draft)]) }
    }

    /// Adds what is said of an operation to what is known of it.
    pub(super) fn add_operation(&mut self, key: Key, draft: Draft) {
        let mut draft = match self.operations.remove(&key) {
            Some(known) => unite::operations(known, draft),
            None => draft,
        };
        self.questions.append(&mut draft.questions);
        self.operations.insert(key, draft);
    }

    /// That a list leaves out fields for some providers is answered by whoever says for which.
    pub(super) fn partial(&mut self) {
        for draft in self.operations.values().filter(|draft| draft.is_partial_for_some) {
            let by_pages = match &draft.integrations {
                Some(Known::As(listed)) => listed.iter().any(|(_, is_partial)| *is_partial),
                Some(Known::Open(_)) => true,
                None => false,
            };
            let mut known = self.there.iter().flat_map(|resource| &resource.operations);
            let known = known.find(|operation| operation.method.wire() == draft.method);
            let by_file =
                known.and_then(|known| known.integrations.as_ref()).is_some_and(|known| !known.partial.is_empty());
            if !by_pages && !by_file {
                let message = format!(
                    "`{}` leaves out fields for some providers, and the page does not say for which: `integrations.partial`, \
                     or the API's page about its integrations, does",
                    draft.method
                );
                self.questions.push(Question { message, place: draft.place.clone() });
            }
        }
    }

    fn settle(&mut self, page: &mut OperationPage, besides: &Besides) {
        let (is_nameless, order) = (is_nameless(page), Order::of(page.dialect));
        let shown = examples(page);
        let lists = [
            (Some(&mut page.query), &besides.query),
            (page.request.as_mut(), &besides.request),
            (page.response.as_mut(), &besides.response),
        ];
        for (items, known) in lists {
            let telling = Telling { known, vocabulary: self.drafter.vocabulary, is_nameless, order, shown: &shown };
            if let Some(items) = items {
                telling.settle(items, &mut self.questions);
            }
        }
    }
}

/// What the samples show that is no stand-in for a value.
fn examples(page: &OperationPage) -> Vec<String> {
    let shown = page.sample.iter().flatten().filter_map(|(name, value)| match value {
        Value::String(text) if *text != format!("your_{name}") => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    });
    shown.filter(|text| !text.is_empty() && text != "0").collect()
}
