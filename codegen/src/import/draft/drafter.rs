//! What pages say, in the terms of the specification.

use super::asked::Asked;
use super::sample::{in_order, typed_by, with_sample};
use super::{Draft, DraftField, Extent, ProviderNote, Question, Reference};
use crate::import::Dialect;
use crate::import::glued::Vocabulary;
use crate::import::integrations;
use crate::import::nesting::Hints;
use crate::import::page::{Item, ObjectPage, OperationPage};
use crate::import::route::{self, Address};
use crate::import::schema;
use crate::model::{Http, Location, Platform, Provider};

/// What a draft is made with.
#[derive(Clone, Copy)]
pub struct Drafter<'a> {
    /// The routes, parameters and forms of answer.
    pub platform: &'a Platform,
    /// The closed list of providers.
    pub providers: &'a [Provider],
    /// Words that values are made of.
    pub vocabulary: &'a Vocabulary,
}

/// What is known of the fields of an operation besides its page.
#[derive(Debug, Default)]
pub(in crate::import) struct Besides {
    pub(in crate::import) query: Vec<schema::Known>,
    pub(in crate::import) request: Vec<schema::Known>,
    pub(in crate::import) response: Vec<schema::Known>,
    /// The object has no other fields than the specification says.
    pub(in crate::import) is_object_whole: bool,
}

/// What a page says of an object.
#[derive(Debug)]
pub(in crate::import) struct Object {
    pub(in crate::import) fields: Vec<DraftField>,
    /// Fields that point at a resource, by its heading, and leave nothing else on the page.
    pub(in crate::import) pointers: Vec<(String, String)>,
    pub(in crate::import) notes: Vec<ProviderNote>,
    pub(in crate::import) questions: Vec<Question>,
}

impl Drafter<'_> {
    /// Which operation a page is about.
    pub(in crate::import) fn address(&self, page: &OperationPage) -> Result<Address, Question> {
        route::address(self.platform, page.http, page.title.as_deref(), &page.path.value).ok_or_else(|| {
            let message = format!("`{}` is no path of the `routes` in platform.yaml; leave the page out if it is of another API, or add the route", page.path.value);
            Question { message, place: page.path.place.clone() }
        })
    }

    /// What a page says of an object.
    pub(in crate::import) fn object(&self, page: &ObjectPage, known: &[schema::Known]) -> Object {
        let mut asked = Asked::new(self, known, page.dialect);
        let mut fields = asked.fields(&page.properties, &Hints { known, ..Hints::default() });
        for lost in fields.extract_if(.., |field| field.name.is_empty()) {
            asked.ask(lost_name(&lost, "object"), &lost.place);
        }
        let pointers = page.relationships.iter().filter(|(name, target)| !points(&mut fields, name, target));
        let pointers = pointers.cloned().collect();
        Object { fields, pointers, notes: asked.notes, questions: asked.questions }
    }

    /// What a page says of an operation, with what else is known of its fields.
    pub(in crate::import) fn draft_at(&self, address: Address, page: &OperationPage, besides: &Besides) -> Draft {
        let mut asked = Asked::new(self, &besides.query, page.dialect);
        asked.has_no_types = !page.dialect.has_names();
        asked.breaks_off_at = page.breaks_off_in().map(|item| item.place.bytes().start);
        let mut request = request(&mut asked, page, besides);
        asked.known = &besides.query;
        let taken = page.path_parameters.iter().map(Item::name).collect();
        let glues = page.dialect == Dialect::NewNamed;
        let (shared, own) = self.shared(&page.query, &address.method);
        let common = [page.common.as_slice(), &shared].concat();
        let query = if glues { typed_by(&own, None, &besides.query) } else { own };
        let mut query = asked.fields(&query, &Hints { taken, known: &besides.query, ..Hints::default() });
        asked.known = &besides.response;
        let hints = Hints { known: &besides.response, ..Hints::default() };
        let typed = |items: &Vec<Item>| if glues { typed_by(items, None, &besides.response) } else { items.clone() };
        let mut response = page.response.as_ref().map(|items| asked.fields(&typed(items), &hints));
        let unnamed = [
            (Location::Query, Some(&mut query)),
            (Location::Request, request.as_mut()),
            (Location::Response, response.as_mut()),
        ];
        let has_names = page.dialect.has_names();
        let unnamed =
            unnamed.into_iter().flat_map(|(location, fields)| nameless(location, fields, has_names)).collect();
        let offered = asked.offered(&common, &page.path.place);
        asked.common(&page.path_parameters, Location::Path, &address.method);
        let common = asked.common(&common, Location::Query, &address.method);
        let listed = page.integrations.as_deref();
        let slugs = listed.map(|listed| integrations::slugs(listed, self.providers, &mut asked.questions));
        let (integrations, some_integrations) = slugs.unzip();
        let verb = page.http.or_else(|| route::verb(self.platform, &address.method));
        Draft {
            api: address.api,
            resource: address.resource,
            method: address.method,
            source: page.source.as_deref().map(integrations::path_of),
            integrations,
            extent: extent(page),
            some_integrations: some_integrations.unwrap_or_default(),
            contradicted: Vec::new(),
            offered,
            response_formats: Vec::new(),
            open_formats: Vec::new(),
            sends: verb.is_some_and(Http::has_body),
            query,
            common,
            request,
            response,
            unnamed,
            is_partial_for_some: page.partial.is_some(),
            has_whole_request: page.dialect.has_names() && page.has_whole_request(),
            has_whole_response: page.dialect.has_names() && page.has_whole_response(),
            notes: asked.notes,
            questions: asked.questions,
            place: page.path.place.clone(),
        }
    }
}

/// A page lists everybody, and then the parameters that every operation has: one that ends with the list may end within it.
fn extent(page: &OperationPage) -> Extent {
    let is_over = page.path_parameters.is_empty() && page.common.is_empty() && page.query.is_empty();
    if is_over && page.request.is_none() && page.response.is_none() { Extent::Unsaid } else { Extent::All }
}

fn request<'d>(asked: &mut Asked<'d, '_>, page: &'d OperationPage, besides: &'d Besides) -> Option<Vec<DraftField>> {
    let items = page.request.as_ref()?;
    asked.known = &besides.request;
    asked.sample = page.sample.as_deref();
    let body = page.sample.as_ref();
    let names = body.map(|body| body.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
    let glues = page.dialect == Dialect::NewNamed;
    let items = if glues { typed_by(items, page.sample.as_deref(), &besides.request) } else { items.clone() };
    let hints = Hints { sample: names.clone(), known: &besides.request, ..Hints::default() };
    let fields = asked.fields(&items, &hints);
    if glues {
        asked.not_sampled(&fields, names.as_deref());
    }
    let fields = with_sample(fields, page);
    asked.sample = None;
    Some(in_order(fields, names.as_deref().unwrap_or_default()))
}

/// The fields that have no name, taken out of a list.
fn nameless(
    location: Location,
    fields: Option<&mut Vec<DraftField>>,
    has_lost_name: bool,
) -> Vec<(Location, DraftField)> {
    let nameless = fields.into_iter().flat_map(|fields| fields.extract_if(.., |field| field.name.is_empty()));
    nameless.map(|field| (location, DraftField { has_lost_name, ..field })).collect()
}

/// What is asked about a field that an object, or a part of one, has without a name: it has no place for such.
pub(super) fn lost_name(field: &DraftField, of: &str) -> String {
    let what = match (&field.words, &field.ty) {
        (Some(words), _) => format!("what the page describes with `{words}`"),
        (None, Some(ty)) => format!("what the page has as `{ty}`"),
        (None, None) => "what the page has there".to_owned(),
    };
    format!(
        "{what} is a field of the {of}, and its name is lost: write it below `{of}` by hand, or import a page that names it"
    )
}

/// Whether there is a field to point from.
fn points(fields: &mut [DraftField], name: &str, target: &str) -> bool {
    let Some(field) = fields.iter_mut().find(|field| field.name == name) else { return false };
    let heading = || Reference::Heading { resource: target.to_owned(), field: None };
    field.references.get_or_insert_with(heading);
    true
}
