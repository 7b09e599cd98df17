//! Pages that were given together, joined by resource: what one lacks another has, and what they do not agree on is asked about.

mod group;

use std::collections::BTreeMap;

use self::group::{Group, Groups};
use super::draft::{Besides, Draft, DraftField, Drafter, Known, Question};
use super::nesting::Order;
use super::page::{Item, ObjectPage, OperationPage, Page, Values};
use super::schema::Sources;
use super::unsure::Telling;
use super::{Dialect, Vocabulary, nameless, unite};
use crate::model::{Field, Http, Method, Platform, Provider, Resource, Spec};

/// What pages are joined with.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The routes, parameters and forms of answer.
    pub platform: &'a Platform,
    /// The closed list of providers.
    pub providers: &'a [Provider],
    /// The specification that is there already.
    pub there: Option<&'a Spec>,
}

/// What all pages say together.
#[derive(Debug, Clone, Default)]
pub struct Joined {
    /// By API and name.
    pub resources: Vec<Joint>,
    /// What belongs to no resource.
    pub questions: Vec<Question>,
}

/// What the pages about a resource say together.
#[derive(Debug, Clone)]
pub struct Joint {
    /// `ticketing`.
    pub api: String,
    /// `accounts`.
    pub resource: String,
    /// The object, without who fills it.
    pub object: Vec<DraftField>,
    /// The operations that pages are about, in the order of the platform's routes.
    pub operations: Vec<Draft>,
    /// Operations that pages list, and none is about.
    pub listed: Vec<(String, Http)>,
    /// The pages, and what each is about.
    pub pages: Vec<Provenance>,
    /// What the pages leave open.
    pub questions: Vec<Question>,
}

/// Where facts come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The page.
    pub path: String,
    /// How it is laid out.
    pub dialect: Dialect,
    /// The operation that it is about; `None` for the object.
    pub method: Option<String>,
}

/// Joins pages. The order in which they are given makes no difference.
pub fn join(mut pages: Vec<Page>, ground: Ground<'_>) -> Joined {
    pages.sort_by(|one, other| one.file().cmp(other.file()));
    let Groups { groups, questions } = group::group(pages, ground);
    let resources = groups.into_iter().map(|((api, resource), group)| joint(api, resource, group, ground)).collect();
    Joined { resources, questions }
}

fn joint(api: String, resource: String, group: Group, ground: Ground<'_>) -> Joint {
    let there = ground.there.and_then(|spec| {
        let mut resources = spec.resources();
        resources.find(|known| known.api == api && known.slug == resource)
    });
    let vocabulary = vocabulary(&group, there);
    let drafter = Drafter { platform: ground.platform, providers: ground.providers, vocabulary: &vocabulary };
    let pages = group.provenance();
    let listed = group.listed.clone();
    let mut joining =
        Joining { drafter, there, object: Vec::new(), operations: BTreeMap::new(), questions: Vec::new() };
    let (named, nameless): (Vec<_>, Vec<_>) = group.operations.into_iter().partition(|(_, page)| !is_nameless(page));
    let (objects, nameless_objects): (Vec<_>, Vec<_>) =
        group.objects.into_iter().partition(|page| page.properties.iter().any(|item| item.name.is_some()));
    for page in objects {
        joining.object(page, false);
    }
    for (method, page) in named.into_iter().chain(nameless) {
        joining.operation(method, page);
    }
    for page in nameless_objects {
        joining.object(page, true);
    }
    let operations: Vec<Draft> = joining.operations.into_values().collect();
    let is_listed = |method: &str| operations.iter().any(|draft| draft.method == method);
    let mut listed: Vec<(String, Http)> = listed.into_iter().filter(|(method, _)| !is_listed(method)).collect();
    listed.sort_by_key(|(method, _)| position(method));
    Joint { api, resource, object: joining.object, operations, listed, pages, questions: joining.questions }
}

fn is_nameless(page: &OperationPage) -> bool {
    matches!(page.dialect, Dialect::NewNameless | Dialect::OldNameless)
}

/// Known words, with those that these pages or the specification have apart.
fn vocabulary(group: &Group, there: Option<&Resource>) -> Vocabulary {
    fn learn(fields: &[Field], vocabulary: &mut Vocabulary) {
        for field in fields {
            vocabulary.learn(field.values.iter().map(|value| value.wire.clone()));
            learn(&field.members, vocabulary);
        }
    }
    let mut vocabulary = Vocabulary::documented();
    for item in group.items() {
        if let Some(Values::Listed(values) | Values::Partial(values, _)) = &item.values {
            vocabulary.learn(values.iter().cloned());
        }
    }
    if let Some(there) = there {
        learn(&there.object, &mut vocabulary);
        for operation in &there.operations {
            learn(operation.request_fields(), &mut vocabulary);
            learn(&operation.query, &mut vocabulary);
        }
    }
    vocabulary
}

/// A resource, as far as its pages have been read.
struct Joining<'a> {
    drafter: Drafter<'a>,
    there: Option<&'a Resource>,
    object: Vec<DraftField>,
    /// By the place of their methods in the file.
    operations: BTreeMap<(usize, String), Draft>,
    questions: Vec<Question>,
}

impl Joining<'_> {
    fn object(&mut self, mut page: ObjectPage, is_nameless: bool) {
        let sources = Sources { object: &self.object, resource: self.there, ..Sources::default() };
        let known = sources.response();
        let telling =
            Telling { known: &known, vocabulary: self.drafter.vocabulary, is_nameless, order: Order::of(page.dialect) };
        telling.settle(&mut page.properties, &mut self.questions);
        if is_nameless {
            nameless::name(&mut page.properties, &known, Order::of(page.dialect), &mut self.questions);
            page.properties.retain(|item| item.name.is_some());
        }
        let (fields, questions) = self.drafter.object(&page, &known);
        self.questions.extend(questions);
        self.add_to_object(fields);
    }

    fn add_to_object(&mut self, fields: Vec<DraftField>) {
        let object = std::mem::take(&mut self.object);
        self.object = unite::fields(object, fields, &mut self.questions);
    }

    fn operation(&mut self, method: String, mut page: OperationPage) {
        let key = (position(&method), method);
        let there = self
            .there
            .and_then(|resource| resource.operations.iter().find(|operation| operation.method.wire() == key.1));
        let sources =
            Sources { object: &self.object, draft: self.operations.get(&key), resource: self.there, operation: there };
        let besides = sources.besides(&page);
        self.settle(&mut page, &besides);
        if is_nameless(&page) {
            self.questions.extend(nameless::give_names(&mut page, &besides));
        }
        // Groups hold only pages whose path is one of the platform's.
        let Ok(address) = self.drafter.address(&page) else { return };
        let mut draft = self.drafter.draft_at(address, &page, &besides);
        self.questions.append(&mut draft.questions);
        let response: Vec<DraftField> = draft.response.iter().flatten().map(unite::bare).collect();
        self.add_to_object(response);
        let draft = match self.operations.remove(&key) {
            Some(known) => unite::operations(known, draft),
            None => draft,
        };
        let mut draft = draft;
        self.questions.append(&mut draft.questions);
        self.operations.insert(key, draft);
    }

    fn settle(&mut self, page: &mut OperationPage, besides: &Besides) {
        let (is_nameless, order) = (is_nameless(page), Order::of(page.dialect));
        let lists = [
            (Some(&mut page.query), &besides.query),
            (page.request.as_mut(), &besides.request),
            (page.response.as_mut(), &besides.response),
        ];
        for (items, known) in lists {
            let telling = Telling { known, vocabulary: self.drafter.vocabulary, is_nameless, order };
            if let Some(items) = items {
                telling.settle(items, &mut self.questions);
            }
        }
    }
}

/// Where a method stands among others: those that every resource may have come first.
fn position(method: &str) -> usize {
    let known = [Method::List, Method::Get, Method::Create, Method::Update, Method::Delete];
    known.iter().position(|known| known.wire() == method).unwrap_or(known.len())
}

impl Joint {
    /// Fields without a name that are described, so that they have one.
    pub fn left_open(&self) -> usize {
        self.operations.iter().flat_map(|draft| &draft.unnamed).filter(|(_, field)| field.words.is_some()).count()
    }

    /// All fields that the pages show with their names, members included.
    pub fn found(&self) -> usize {
        fn count(fields: &[DraftField]) -> usize {
            let members = |field: &DraftField| match &field.members {
                Known::As(members) => count(members),
                Known::Open(_) => 0,
            };
            fields.iter().map(|field| 1 + members(field)).sum()
        }
        let sent = self
            .operations
            .iter()
            .map(|draft| count(&draft.query) + count(draft.request.as_deref().unwrap_or_default()));
        count(&self.object) + sent.sum::<usize>()
    }
}

/// All items of a page.
fn items(page: &OperationPage) -> impl Iterator<Item = &Item> {
    page.query.iter().chain(page.request.iter().flatten()).chain(page.response.iter().flatten())
}
