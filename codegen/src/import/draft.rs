//! What pages say of a resource, in the terms of the specification.

use super::Dialect;
use super::glued::{Apart, Vocabulary, take_apart};
use super::integrations;
use super::nesting::{Hints, Nested, Order};
use super::page::{Item, ItemSupport, Mention, ObjectPage, OperationPage, Values};
use super::route::{self, Address};
use super::schema;
use super::settled::{self, Undecided};
use crate::model::{Http, Level, Location, Platform, Provider, Role, Scalar, Type};
use crate::source::Place;

/// One operation of a resource, and the object that it answers with.
#[derive(Debug, Clone)]
pub struct Draft {
    /// `ticketing`.
    pub api: String,
    /// `accounts`.
    pub resource: String,
    /// `update`.
    pub method: String,
    /// Where the page is published, where it says so.
    pub source: Option<String>,
    /// Who has the operation, by slug, and whose list leaves out fields; `None` where the page does not say.
    pub integrations: Option<Vec<(String, bool)>>,
    /// The forms of answer that the page offers.
    pub response_formats: Vec<String>,
    /// It has a body, whether or not the page describes it.
    pub sends: bool,
    /// The operation's own query parameters.
    pub query: Vec<DraftField>,
    /// What is sent; `None` where the page does not say.
    pub request: Option<Vec<DraftField>>,
    /// What comes back, with who fills it; `None` where the page does not say.
    pub response: Option<Vec<DraftField>>,
    /// Fields that the page counts and that nobody has a name for, and where they go.
    pub unnamed: Vec<(Location, DraftField)>,
    /// What the page leaves open.
    pub questions: Vec<Question>,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftField {
    /// The name on the wire.
    pub name: String,
    /// The type, where one is given.
    pub ty: Option<Type>,
    /// The unified schema asks for it; `None` where nobody can say.
    pub required: Option<bool>,
    /// The values that are known; what cannot be taken apart is open.
    pub values: Option<Known<Vec<String>>>,
    /// A value as it would be sent.
    pub example: Option<String>,
    /// Its members.
    pub members: Known<Vec<DraftField>>,
    /// Who takes it.
    pub support: Option<DraftSupport>,
    /// The page's words, by which pages are compared. They are nobody else's, and are not written.
    pub words: Option<String>,
    /// What the type may be, in words, where a sample shows the field and does not prove its type.
    pub may_be: Option<&'static str>,
    /// What else is open, and what it may be, in words.
    pub open: Vec<(FieldPart, String)>,
    /// Where the page shows it.
    pub place: Place,
}

/// A part of a field that may be open for other reasons than how a page is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldPart {
    /// What it is made of.
    Type,
    /// Whether the unified schema asks for it.
    Required,
    /// What it can be.
    Values,
    /// Who takes it.
    Support,
}

/// Something that a page may leave open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known<T> {
    /// It is known.
    As(T),
    /// It is one of these, in words.
    Open(String),
}

/// Who takes a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftSupport {
    /// By slug.
    Listed(Vec<Listed>),
    /// By number.
    Counted {
        /// All of them.
        supported: u64,
        /// Those that require it.
        required: u64,
    },
}

impl DraftSupport {
    /// How many take it, and how many of them require it.
    pub fn counts(&self) -> (u64, u64) {
        match self {
            Self::Counted { supported, required } => (*supported, *required),
            Self::Listed(listed) => {
                let required = listed.iter().filter(|one| one.level == Level::Required).count();
                (listed.len() as u64, required as u64)
            }
        }
    }
}

/// A provider at a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The key on the wire.
    pub slug: String,
    /// How it stands to the field.
    pub level: Level,
    /// The values that it takes, where it takes its own.
    pub values: Option<Known<Vec<String>>>,
}

/// Something that only a person can answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is open, in one sentence without a full stop.
    pub message: String,
    /// Where on the page.
    pub place: Place,
}

/// What a draft is made with.
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
pub(super) struct Besides {
    pub(super) query: Vec<schema::Known>,
    pub(super) request: Vec<schema::Known>,
    pub(super) response: Vec<schema::Known>,
}

impl Drafter<'_> {
    /// What a page says, in the terms of the specification; nothing where its path is none of the platform's.
    pub fn draft(&self, page: &OperationPage) -> Result<Draft, Question> {
        Ok(self.draft_at(self.address(page)?, page, &Besides::default()))
    }

    /// Which operation a page is about.
    pub(super) fn address(&self, page: &OperationPage) -> Result<Address, Question> {
        route::address(self.platform, page.http, &page.path.value).ok_or_else(|| {
            let message = format!("`{}` is no path of the platform's routes", page.path.value);
            Question { message, place: page.path.place.clone() }
        })
    }

    /// The fields of an object, and what the page leaves open.
    pub(super) fn object(&self, page: &ObjectPage, known: &[schema::Known]) -> (Vec<DraftField>, Vec<Question>) {
        let mut asked = Asked {
            drafter: self,
            questions: Vec::new(),
            sample: None,
            known,
            has_no_types: false,
            order: Order::of(page.dialect),
        };
        let fields = asked.fields(&page.properties, &Hints { known, ..Hints::default() });
        (fields, asked.questions)
    }

    /// What a page says of an operation, with what else is known of its fields.
    pub(super) fn draft_at(&self, address: Address, page: &OperationPage, besides: &Besides) -> Draft {
        let mut asked = Asked {
            drafter: self,
            questions: Vec::new(),
            sample: page.sample.as_deref(),
            known: &besides.request,
            has_no_types: matches!(page.dialect, Dialect::NewNameless | Dialect::OldNameless),
            order: Order::of(page.dialect),
        };
        let sample = page.sample.as_ref().map(|body| body.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
        let taken = page.path_parameters.iter().map(Item::name).collect();
        let request = page.request.as_ref().map(|items| {
            let glues = page.dialect == Dialect::NewNamed;
            let items = typed_by(items, page.sample.as_deref().filter(|_| glues));
            let fields =
                asked.fields(&items, &Hints { sample: sample.clone(), known: &besides.request, ..Hints::default() });
            let fields = with_sample(fields, page);
            in_order(fields, sample.as_deref().unwrap_or_default())
        });
        asked.sample = None;
        asked.known = &besides.query;
        let query = asked.fields(&page.query, &Hints { taken, known: &besides.query, ..Hints::default() });
        asked.known = &besides.response;
        let hints = Hints { known: &besides.response, ..Hints::default() };
        let response = page.response.as_ref().map(|items| asked.fields(items, &hints));
        let response_formats = asked.response_formats(&page.common);
        let (mut query, mut request, mut response) = (query, request, response);
        let mut unnamed = Vec::new();
        for (location, fields) in [
            (Location::Query, Some(&mut query)),
            (Location::Request, request.as_mut()),
            (Location::Response, response.as_mut()),
        ] {
            let nameless = fields.into_iter().flat_map(|fields| fields.extract_if(.., |field| field.name.is_empty()));
            unnamed.extend(nameless.map(|field| (location, field)));
        }
        let integrations = page.integrations.as_deref();
        let before = asked.questions.len();
        let integrations = integrations.map(|listed| integrations::slugs(listed, self.providers, &mut asked.questions));
        // A list without one that the page has would say that the provider does not have the operation.
        let integrations = integrations.filter(|_| asked.questions.len() == before);
        Draft {
            api: address.api,
            resource: address.resource,
            method: address.method.clone(),
            source: page.source.as_deref().map(integrations::path_of),
            integrations,
            response_formats,
            sends: page.http.or_else(|| route::verb(self.platform, &address.method)).is_some_and(Http::has_body),
            query,
            request,
            response,
            unnamed,
            questions: asked.questions,
        }
    }
}

/// A bare name that ends like a type is no name and type where the samples, which have every typed field, do not have it.
fn typed_by(items: &[Item], sample: Option<&[(String, serde_json::Value)]>) -> Vec<Item> {
    let Some(sample) = sample else { return items.to_vec() };
    let is_there = |name: &str| sample.iter().any(|(known, _)| known == name);
    let mend = |item: &Item| {
        let Some(Type::One(scalar)) = &item.ty else { return item.clone() };
        let whole = format!("{}{}", item.name(), scalar.as_str());
        let is_bare = item.description.is_empty() && item.support.is_some() && item.required != Some(true);
        if !is_bare || is_there(item.name()) || matches!(scalar, Scalar::Map | Scalar::String(Some(_))) {
            return item.clone();
        }
        Item { name: Some(whole), ty: None, ..item.clone() }
    };
    items.iter().map(mend).collect()
}

/// The samples have every typed field, also those whose line cannot be told from others, or that have none.
fn with_sample(mut fields: Vec<DraftField>, page: &OperationPage) -> Vec<DraftField> {
    for (name, value) in page.sample.iter().flatten() {
        if fields.iter().any(|field| field.name == *name) {
            continue;
        }
        let shown = schema::of_sample(name, value);
        let ty = shown.ty.filter(|ty| *ty != Type::One(Scalar::Object));
        fields.push(DraftField {
            name: name.clone(),
            may_be: ty.is_none().then(|| schema::may_be(value)).flatten(),
            ty,
            required: None,
            values: None,
            example: None,
            members: Known::As(Vec::new()),
            support: None,
            words: None,
            open: Vec::new(),
            place: page.path.place.clone(),
        });
    }
    fields
}

/// The order of the samples is that of the schema; what they do not have keeps its place behind what it follows.
fn in_order(fields: Vec<DraftField>, sample: &[&str]) -> Vec<DraftField> {
    let (mut typed, others): (Vec<_>, Vec<_>) =
        fields.into_iter().partition(|field| sample.contains(&field.name.as_str()));
    typed.sort_by_key(|field| sample.iter().position(|name| *name == field.name));
    let end = typed.iter().position(|field| field.name == LAST).unwrap_or(typed.len());
    let last = typed.split_off(end);
    typed.into_iter().chain(others).chain(last).collect()
}

/// What closes nearly every list.
const LAST: &str = "remote_data";

struct Asked<'d, 'a> {
    drafter: &'d Drafter<'a>,
    questions: Vec<Question>,
    sample: Option<&'d [(String, serde_json::Value)]>,
    known: &'d [schema::Known],
    /// The page has lost the types of all fields, so that one without is not untyped.
    has_no_types: bool,
    order: Order,
}

impl Asked<'_, '_> {
    fn ask(&mut self, message: String, place: &Place) {
        self.questions.push(Question { message, place: place.clone() });
    }

    fn fields(&mut self, items: &[Item], hints: &Hints<'_>) -> Vec<DraftField> {
        let settled = settled::settle(items, &Hints { order: self.order, ..hints.clone() });
        let mut fields = self.nested(items, &settled.way);
        for Undecided { owners, question } in settled.open {
            for (field, one) in fields.iter_mut().zip(&settled.way).filter(|(_, one)| owners.contains(&one.at)) {
                debug_assert!(one.members.is_empty(), "members that are open are none yet");
                field.members = Known::Open(question.value.clone());
            }
            self.ask(question.value, &question.place);
        }
        fields
    }

    fn nested(&mut self, items: &[Item], way: &[Nested]) -> Vec<DraftField> {
        let mut fields = Vec::new();
        for one in way {
            let item = &items[one.at];
            let shown = self.sample.and_then(|sample| sample.iter().find(|(name, _)| *name == item.name()));
            let shown = shown.map(|(_, value)| value);
            let first = shown.and_then(|value| value.as_str()).map(str::to_owned);
            let values = item.values.as_ref().map(|values| self.values(values, first.as_deref(), item));
            let members = Known::As(self.nested(items, &one.members));
            let asked = self.questions.len();
            let support = item.support.as_ref().map(|support| self.support(support, item));
            let is_whole = match (&item.support, &support) {
                (Some(ItemSupport::Listed(mentions)), Some(DraftSupport::Listed(listed))) => {
                    mentions.len() == listed.len()
                }
                _ => true,
            };
            // A list without one that the page has would say that the provider does not take the field.
            let unknown = self.questions[asked..].iter().filter(|_| !is_whole);
            let open = unknown.map(|question| (FieldPart::Support, question.message.clone())).collect();
            fields.push(DraftField {
                name: item.name().to_owned(),
                ty: item.ty.clone(),
                required: item.required,
                values,
                example: item.example.clone(),
                members,
                support,
                words: (!item.description.is_empty()).then(|| item.description.join(" ")),
                may_be: shown.filter(|_| item.ty.is_none() && self.has_no_types).and_then(schema::may_be),
                open,
                place: item.place.clone(),
            });
        }
        fields
    }

    /// The schema's values may be followed by those of a provider, which are some of them. `first` is what a sample shows.
    fn values(&mut self, values: &Values, first: Option<&str>, item: &Item) -> Known<Vec<String>> {
        let glued = match values {
            Values::Listed(values) => return Known::As(values.clone()),
            Values::Partial(values, more) => {
                let message = format!("{more} values of `{}` are left out after {}", item.name(), values.join(", "));
                self.ask(message.clone(), &item.place);
                return Known::Open(message);
            }
            Values::Glued(glued) => glued,
        };
        if let Some(known) = schema::Known::values_of(self.known, item.name(), glued) {
            return Known::As(known);
        }
        let ways = match take_apart(glued, self.drafter.vocabulary) {
            Apart::Certain(values) => return Known::As(values),
            Apart::Open(ways) => ways,
            Apart::Unknown => {
                let message = format!("the values of `{}` cannot be told apart: `{glued}`", item.name());
                self.ask(message.clone(), &item.place);
                return Known::Open(message);
            }
        };
        let shown: Vec<&Vec<String>> = ways.iter().filter(|way| way.first().map(String::as_str) == first).collect();
        if let [only] = shown[..] {
            return Known::As(only.clone());
        }
        let listed: Vec<String> = ways.iter().map(|way| way.join(" | ")).collect();
        let message = format!("the values of `{}` may be {}", item.name(), listed.join(", or "));
        self.ask(message.clone(), &item.place);
        Known::Open(message)
    }

    fn support(&mut self, support: &ItemSupport, item: &Item) -> DraftSupport {
        match support {
            ItemSupport::Counted { supported, required } => {
                DraftSupport::Counted { supported: *supported, required: *required }
            }
            ItemSupport::Listed(mentions) => {
                DraftSupport::Listed(mentions.iter().filter_map(|mention| self.listed(mention, item)).collect())
            }
        }
    }

    fn listed(&mut self, mention: &Mention, item: &Item) -> Option<Listed> {
        let slug = match integrations::slug(&mention.label, &mention.place, self.drafter.providers) {
            Ok(slug) => slug,
            Err(question) => {
                self.questions.push(question);
                return None;
            }
        };
        let values = mention.values.as_ref().map(|values| self.values(values, None, item));
        Some(Listed { slug, level: mention.level, values })
    }

    /// The platform has the parameter that asks for them, and knows their names. Where the names of parameters are lost, the one
    /// whose values they are is meant; an example may stand before those.
    fn response_formats(&mut self, common: &[Item]) -> Vec<String> {
        let platform = self.drafter.platform;
        let wire = platform.parameter_in_role(Role::ResponseFormat).map(|parameter| &parameter.wire);
        let mut words = Vocabulary::default();
        words.learn(platform.response_formats.iter().map(|format| format.wire.clone()));
        let split = |glued: &str| {
            let starts = platform.response_formats.iter().filter_map(|format| glued.strip_prefix(&format.wire));
            std::iter::once(glued).chain(starts).find_map(|text| match take_apart(text, &words) {
                Apart::Certain(values) => Some(values),
                Apart::Open(_) | Apart::Unknown => None,
            })
        };
        if let Some(item) = common.iter().find(|item| item.name.is_some() && item.name.as_ref() == wire) {
            return match &item.values {
                Some(Values::Listed(values) | Values::Partial(values, _)) => values.clone(),
                Some(Values::Glued(glued)) => split(glued).unwrap_or_else(|| {
                    self.ask(format!("the response formats cannot be told apart: `{glued}`"), &item.place);
                    Vec::new()
                }),
                None => Vec::new(),
            };
        }
        let nameless = common.iter().filter(|item| item.name.is_none());
        let mut texts = nameless.flat_map(|item| {
            let glued = match &item.values {
                Some(Values::Glued(glued)) => Some(glued.clone()),
                Some(Values::Listed(values)) => Some(values.concat()),
                _ => None,
            };
            glued.into_iter().chain(item.unsure.iter().map(|unsure| unsure.text.clone()))
        });
        texts.find_map(|text| split(&text)).unwrap_or_default()
    }
}
