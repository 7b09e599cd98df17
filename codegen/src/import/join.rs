//! Pages that were given together, joined by resource: what one lacks another has, and what they do not agree on is asked about.

mod coverage;
mod formats;
mod group;
mod joining;
mod reading;
mod references;
mod sites;
mod values;

use rayon::prelude::*;

use self::group::Group;
use self::joining::Joining;
use self::reading::Read;
use super::draft::{Draft, DraftField, Drafter, Extent, Known, ProviderNote, Question};
use super::nameless::{Nameless, NamelessField};
use super::page::{Item, OperationPage, Page, Values};
use super::{Dialect, LeftOpen, Vocabulary};
use crate::model::{Field, Http, Method, Platform, Provider, Resource, Spec};
use crate::source::Place;

/// What pages are joined with.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// The routes, parameters and forms of answer.
    pub platform: &'a Platform,
    /// The closed list of providers.
    pub providers: &'a [Provider],
    /// The specification that is there already.
    pub there: Option<&'a Spec>,
    /// What imports before left open in it.
    pub left_open: &'a LeftOpen,
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
    /// A page lists the operations: that of the object, or an index.
    pub are_operations_listed: bool,
    /// A page is about the object and shows every field of it by its name.
    pub is_object_whole: bool,
    /// Fields that a page says to point at a resource, by its heading, and says nothing else of.
    pub pointers: Vec<(String, String, Place)>,
    /// What providers have to say.
    pub notes: Vec<ProviderNote>,
    /// The pages, and what each is about.
    pub pages: Vec<Provenance>,
    /// Fields that stand on the pages without a name that is certain.
    pub nameless: Vec<Nameless>,
    /// What else the pages leave open.
    pub questions: Vec<Question>,
}

/// Where facts come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The page.
    pub path: String,
    /// How it is laid out.
    pub dialect: Dialect,
    /// What it is about.
    pub about: About,
}

/// What of a resource a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The object.
    Object,
    /// The operation with this method.
    Operation(String),
    /// Who has which operation.
    Integrations,
    /// Which operations it has.
    Methods,
}

/// Joins pages. The order in which they are given makes no difference.
pub fn join(mut pages: Vec<Page>, ground: Ground<'_>) -> Joined {
    // What a page says decides, and not what its file is called.
    pages.sort_by(|one, other| (one.dialect(), one.text()).cmp(&(other.dialect(), other.text())));
    let groups = group::group(pages, ground);
    let headings = groups.headings;
    let found = groups.found.into_par_iter();
    let mut resources: Vec<Joint> = found.map(|((api, resource), group)| joint(api, resource, group, ground)).collect();
    references::resolve(&mut resources, &headings, ground.there);
    Joined { resources, questions: groups.questions }
}

fn joint(api: String, resource: String, group: Group, ground: Ground<'_>) -> Joint {
    let there = ground.there.and_then(|spec| spec.resource(&api, &resource));
    let vocabulary = vocabulary(&group, there);
    let drafter = Drafter { platform: ground.platform, providers: ground.providers, vocabulary: &vocabulary };
    let pages = group.provenance();
    let listed = group.listed.clone();
    let left_open = ground.left_open.in_resource(&api, &resource);
    let are_operations_listed = group.lists_operations();
    let (named, nameless): (Vec<_>, Vec<_>) = group.operations.into_iter().partition(|(_, page)| !is_nameless(page));
    let (objects, nameless_objects): (Vec<_>, Vec<_>) =
        group.objects.into_iter().partition(|page| page.properties.iter().any(|item| item.name.is_some()));
    let is_object_whole = objects.iter().any(|page| page.left.is_empty() && !page.methods.is_empty());
    let objects = objects.into_iter().map(|page| Read::Object(Box::new(page), false));
    let operations = named.into_iter().chain(nameless).map(|(method, page)| Read::Operation(method, Box::new(page)));
    let nameless_objects = nameless_objects.into_iter().map(|page| Read::Object(Box::new(page), true));
    let all = objects.chain(operations).chain(nameless_objects).collect();
    let mut joining = reading::read(all, || Joining::new(drafter, there, left_open));
    coverage::add(&mut joining, (&api, &resource), group.covered, group.extent.unwrap_or(Extent::Unsaid));
    joining.partial();
    joining.formats();
    joining.values();
    let mut operations: Vec<Draft> = joining.operations.into_values().collect();
    let notes = operations.iter_mut().flat_map(|draft| std::mem::take(&mut draft.notes));
    let notes = joining.notes.into_iter().chain(notes).collect();
    let is_listed = |method: &str| operations.iter().any(|draft| draft.method == method);
    let mut listed: Vec<(String, Http)> = listed.into_iter().filter(|(method, _)| !is_listed(method)).collect();
    listed.sort_by_key(|(method, _)| position(method));
    Joint {
        api,
        resource,
        object: joining.object,
        operations,
        listed,
        are_operations_listed,
        is_object_whole,
        pointers: joining.pointers,
        notes,
        pages,
        nameless: joining.nameless,
        questions: joining.questions,
    }
}

fn is_nameless(page: &OperationPage) -> bool {
    !page.dialect.has_names()
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

/// Where a method stands among others: those that every resource may have come first.
fn position(method: &str) -> usize {
    let known = [Method::List, Method::Get, Method::Create, Method::Update, Method::Delete];
    known.iter().position(|known| known.wire() == method).unwrap_or(known.len())
}

impl Joint {
    /// `ticketing/accounts`.
    pub fn path(&self) -> String {
        format!("{}/{}", self.api, self.resource)
    }

    /// Fields without a name that are described, so that they have one.
    pub fn left_open(&self) -> usize {
        self.operations.iter().flat_map(|draft| &draft.unnamed).filter(|(_, field)| field.words.is_some()).count()
    }

    /// All that the pages leave open, in one list.
    pub fn asked(&self) -> impl Iterator<Item = Question> {
        let nameless = self.nameless.iter().flat_map(|list| &list.fields).map(NamelessField::question);
        nameless.chain(self.questions.iter().cloned())
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
