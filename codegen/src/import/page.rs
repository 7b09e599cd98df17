//! What a page says, as it says it: nothing is concluded here, and nothing of another page is known.

use super::{Dialect, samples};
use crate::model::{Http, Level, Type};
use crate::source::{Place, Source};

/// A page.
#[derive(Debug, Clone)]
pub enum Page {
    /// About one operation.
    Operation(OperationPage),
    /// About the object of a resource.
    Object(ObjectPage),
    /// About the resources of an API.
    Index(IndexPage),
    /// About who has which operation of an API.
    Coverage(CoveragePage),
}

impl Page {
    /// How it is laid out.
    pub fn dialect(&self) -> Dialect {
        match self {
            Self::Operation(page) => page.dialect,
            Self::Object(page) => page.dialect,
            Self::Index(page) => page.dialect,
            Self::Coverage(page) => page.dialect,
        }
    }

    /// Where the fields, or what else the page lists, and what may be some, become more than so many.
    pub(super) fn beyond(&self, most: usize) -> Option<&Place> {
        fn of<'p>(items: impl Iterator<Item = &'p Item>, most: usize) -> Option<&'p Place> {
            let mut places = items
                .flat_map(|item| std::iter::once(&item.place).chain(item.unsure.iter().map(|unsure| &unsure.place)));
            places.nth(most)
        }
        match self {
            Self::Operation(page) => {
                let parameters = page.path_parameters.iter().chain(&page.query).chain(&page.common);
                let shown = page.sample.as_ref().filter(|sample| sample.len() > most).map(|_| &page.path.place);
                of(parameters.chain(page.request.iter().flatten()).chain(page.response.iter().flatten()), most)
                    .or(shown)
            }
            Self::Object(page) => {
                of(page.properties.iter(), most).or_else(|| page.methods.get(most).map(|listing| &listing.path.place))
            }
            Self::Index(page) => {
                page.resources.iter().flat_map(|entry| &entry.methods).nth(most).map(|listing| &listing.path.place)
            }
            Self::Coverage(page) => page.providers.get(most).map(|covered| &covered.place),
        }
    }

    /// What its layout ends with and it does not: it may be cut off. `None` where the layout has no such mark.
    pub fn lacks(&self) -> Option<&'static str> {
        match self {
            Self::Operation(page) => page.lacks(),
            Self::Object(page) if page.dialect == Dialect::MarkdownObject => {
                page.methods.is_empty().then_some("`Methods`")
            }
            Self::Object(_) | Self::Index(_) | Self::Coverage(_) => None,
        }
    }

    /// The file that it was read from; empty where it says nothing.
    pub fn file(&self) -> &str {
        self.place().map_or("", |place| place.source().path())
    }

    /// All of it; empty where it says nothing.
    pub(super) fn text(&self) -> &str {
        self.place().map_or("", |place| place.source().text())
    }

    /// The text that it was read from.
    pub fn source(&self) -> Option<&Source> {
        self.place().map(Place::source)
    }

    fn place(&self) -> Option<&Place> {
        match self {
            Self::Operation(page) => Some(&page.path.place),
            Self::Object(page) => Some(&page.title.place),
            Self::Index(page) => page.resources.first().map(|entry| &entry.title.place),
            Self::Coverage(page) => page.providers.first().map(|provider| &provider.place),
        }
    }

    /// What nothing was made of.
    pub fn left(&self) -> &[Place] {
        match self {
            Self::Operation(page) => &page.left,
            Self::Object(page) => &page.left,
            Self::Index(page) => &page.left,
            Self::Coverage(page) => &page.left,
        }
    }
}

/// A page about one operation.
#[derive(Debug, Clone)]
pub struct OperationPage {
    /// How the page is laid out.
    pub dialect: Dialect,
    /// The title, where the layout has one.
    pub title: Option<String>,
    /// Where the page is published, where it says so.
    pub source: Option<String>,
    /// The resource by its heading, where the page has it: `TicketStatus`.
    pub resource: Option<String>,
    /// The API by its name for people, where the page has it: `Unified Demo API`.
    pub api: Option<String>,
    /// The verb, where the layout has one.
    pub http: Option<Http>,
    /// `/unified/ticketing/accounts/{id}`.
    pub path: Located<String>,
    /// Who has the operation; `None` where the page does not say.
    pub integrations: Option<Vec<Integration>>,
    /// The sentence that the list leaves out fields, where the page has it without saying for whom.
    pub partial: Option<Located<String>>,
    /// Parameters in the path.
    pub path_parameters: Vec<Item>,
    /// Parameters of this operation alone.
    pub query: Vec<Item>,
    /// Parameters that the platform has everywhere.
    pub common: Vec<Item>,
    /// What is sent; `None` where the page has no such section.
    pub request: Option<Vec<Item>>,
    /// What comes back; `None` where the page has no such section.
    pub response: Option<Vec<Item>>,
    /// The body of the samples: the typed fields at its top, in the schema's own order.
    pub sample: Option<Vec<(String, serde_json::Value)>>,
    /// What nothing was made of.
    pub left: Vec<Place>,
}

impl OperationPage {
    /// All of the request is there: what comes behind it is.
    pub(super) fn has_whole_request(&self) -> bool {
        self.left.is_empty() && self.response.is_some()
    }

    /// All of the answer is there: the samples come behind it, and show a body where one is sent.
    pub(super) fn has_whole_response(&self) -> bool {
        self.left.is_empty() && self.sample.is_some()
    }

    fn lacks(&self) -> Option<&'static str> {
        match self.dialect {
            Dialect::MarkdownOperation => None,
            _ if self.response.is_none() => Some("`Response Body`"),
            Dialect::NewNamed | Dialect::NewNameless => {
                (!samples::are_in(self.path.place.source().text())).then_some("samples")
            }
            _ => None,
        }
    }

    /// The field that it ends with, where it may end before that does.
    pub(super) fn breaks_off_in(&self) -> Option<&Item> {
        self.lacks()?;
        let parameters = self.path_parameters.iter().chain(&self.query).chain(&self.common);
        let fields = self.request.iter().chain(&self.response).flatten();
        parameters.chain(fields).max_by_key(|item| item.place.bytes().start)
    }

    /// A page of which nothing is known yet but its operation.
    pub(super) fn at(dialect: Dialect, path: Located<String>) -> Self {
        Self {
            dialect,
            title: None,
            source: None,
            resource: None,
            api: None,
            http: None,
            path,
            integrations: None,
            partial: None,
            path_parameters: Vec::new(),
            query: Vec::new(),
            common: Vec::new(),
            request: None,
            response: None,
            sample: None,
            left: Vec::new(),
        }
    }
}

/// A page about the object of a resource.
#[derive(Debug, Clone)]
pub struct ObjectPage {
    /// How the page is laid out.
    pub dialect: Dialect,
    /// The heading: `TicketStatus Object`, without its last word.
    pub title: Located<String>,
    /// Where the page is published, where it says so.
    pub source: Option<String>,
    /// The API by its name for people, where the page has it: `Unified Demo API`.
    pub api: Option<String>,
    /// The fields.
    pub properties: Vec<Item>,
    /// Fields that point at another resource, by its heading.
    pub relationships: Vec<(String, String)>,
    /// The operations, where the page lists them.
    pub methods: Vec<Listing>,
    /// What nothing was made of.
    pub left: Vec<Place>,
}

/// A page about the resources of an API.
#[derive(Debug, Clone)]
pub struct IndexPage {
    /// How the page is laid out.
    pub dialect: Dialect,
    /// The title.
    pub title: String,
    /// Where the page is published, where it says so.
    pub source: Option<String>,
    /// Where the routes start.
    pub base_url: Option<String>,
    /// The resources.
    pub resources: Vec<IndexEntry>,
    /// What nothing was made of.
    pub left: Vec<Place>,
}

/// A resource in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexEntry {
    /// The heading: `TicketStatus`.
    pub title: Located<String>,
    /// The page about it.
    pub page: Option<String>,
    /// Its operations.
    pub methods: Vec<Listing>,
}

/// An operation in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The verb.
    pub http: Http,
    /// `/unified/ticketing/accounts/{id}`.
    pub path: Located<String>,
    /// The page about it.
    pub page: Option<String>,
    /// What it is called for people.
    pub title: Option<String>,
}

/// A page about who has which operation of an API.
#[derive(Debug, Clone)]
pub struct CoveragePage {
    /// How the page is laid out.
    pub dialect: Dialect,
    /// The title.
    pub title: String,
    /// Where the page is published, where it says so.
    pub source: Option<String>,
    /// Providers, and what they have.
    pub providers: Vec<Covered>,
    /// What nothing was made of.
    pub left: Vec<Place>,
}

/// What a provider has of an API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// The name that people know it by, with the blanks it ends in; empty where the page has none.
    pub label: String,
    /// The key on the wire, as the page has it; empty where the page has none.
    pub slug: String,
    /// Resources, by their headings, and the methods of each, whole or in part.
    pub resources: Vec<(String, Vec<CoveredMethod>)>,
    /// Where it stands.
    pub place: Place,
}

/// A method that a provider has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoveredMethod {
    /// The method.
    pub method: String,
    /// Its list leaves out fields that `get` has.
    pub is_partial: bool,
}

/// A provider that has an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Integration {
    /// The label; a provider without one stands by its key.
    pub name: String,
    /// Its list leaves out fields that `get` has.
    pub is_partial: bool,
    /// Where it stands.
    pub place: Place,
}

/// Something, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// It.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// A field, as far as a page shows it.
///
/// Layouts that have lost the names have lost what separates fields, too. There, each line of words is an item, so that a
/// second paragraph is one as well; and what says who takes an item may be said of a field after it that nothing is said of.
#[derive(Debug, Clone)]
pub struct Item {
    /// The name on the wire; `None` where the layout has lost it.
    pub name: Option<String>,
    /// The type, where one is given.
    pub ty: Option<Type>,
    /// The unified schema asks for it; `None` where the layout cannot say.
    pub required: Option<bool>,
    /// What it is: the page's words, which are nobody else's.
    pub description: Vec<String>,
    /// A value as it would be sent.
    pub example: Option<String>,
    /// The values that are known.
    pub values: Option<Values>,
    /// The field that it points at: `Accounts → id`.
    pub references: Option<String>,
    /// Who takes it.
    pub support: Option<ItemSupport>,
    /// How many take it and how many of them require it, where the page counts those that it names.
    pub counted: Option<(u64, u64)>,
    /// What of it is not certain, and why.
    pub doubts: Vec<Doubt>,
    /// What providers have to say of it, with their labels where the layout has them.
    pub notes: Vec<(Option<String>, String)>,
    /// How deep it is nested, where the layout marks it: 0 at the top.
    pub depth: Option<usize>,
    /// How many members follow it, where the page says so.
    pub members: Option<usize>,
    /// Texts that stand at it, for reasons that this layout has lost, in the order of the page.
    pub unsure: Vec<Unsure>,
    /// Where it stands.
    pub place: Place,
}

impl Item {
    /// A field of which nothing is known yet but where it stands.
    pub(super) fn at(place: Place) -> Self {
        Self {
            name: None,
            ty: None,
            required: None,
            description: Vec::new(),
            example: None,
            values: None,
            references: None,
            support: None,
            counted: None,
            doubts: Vec::new(),
            notes: Vec::new(),
            depth: None,
            members: None,
            unsure: Vec::new(),
            place,
        }
    }

    /// The name, or nothing.
    pub(super) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }
}

/// What a page says of a field and leaves open all the same, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What is not certain.
    pub about: Doubted,
    /// Why, and what it may be.
    pub message: String,
}

/// What of a field may not be certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubted {
    /// What it is made of.
    Type,
    /// Whether the unified schema asks for it.
    Required,
    /// What it can be: a text may be its values, which is asked where that stands.
    Values,
    /// Who takes it.
    Support,
    /// What providers have to say of it.
    Notes,
}

/// A text that can be several things. It stands nowhere else in the item; who knows the names and the values can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsure {
    /// The text, as the page has it.
    pub text: String,
    /// All that it can be.
    pub may_be: &'static [Part],
    /// Where it stands.
    pub place: Place,
}

/// What a text can be to the item that it stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its words.
    Description,
    /// Its example.
    Example,
    /// The schema's values, without anything between them.
    Values,
    /// The values of every provider that has its own, without anything between them.
    OwnValues,
    /// What a provider has to say of it.
    Note,
    /// All that is there of another item, which comes right after it. What comes after the text is said of that one then.
    Item,
    /// Its name. Otherwise the text is the last of the words of the item before.
    Name,
    /// Its type, and the name is the last word of the item before.
    Type,
    /// Its example, then the schema's values.
    ExampleThenValues,
    /// Its example, then the number of those that take it.
    ExampleThenCount,
    /// The example of the item before, then its words.
    ExampleThenDescription,
    /// The example of the item before, then its name.
    ExampleThenName,
}

/// Values of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// One text, without anything between the values.
    Glued(String),
    /// One by one.
    Listed(Vec<String>),
    /// One by one, and so many more that the page leaves out.
    Partial(Vec<String>, usize),
}

/// Who takes a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemSupport {
    /// By label, each once: all who take it are those that require it and those that merely take it.
    Listed(Vec<Mention>),
    /// By number.
    Counted {
        /// All of them.
        supported: u64,
        /// Those that require it.
        required: u64,
    },
}

impl ItemSupport {
    /// How many take it, and how many of them require it.
    pub(super) fn counts(&self) -> (u64, u64) {
        match self {
            Self::Counted { supported, required } => (*supported, *required),
            Self::Listed(mentions) => {
                let required = mentions.iter().filter(|mention| mention.level == Level::Required).count();
                (mentions.len() as u64, required as u64)
            }
        }
    }
}

/// A provider at a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name that people know it by.
    pub label: String,
    /// How it stands to the field.
    pub level: Level,
    /// The values that it takes, where it takes its own.
    pub values: Option<Values>,
    /// Where it stands.
    pub place: Place,
}
